//! Bodies that scroll to what the keyboard has come to, so that Tab never leads out of sight.

use egui::scroll_area::ScrollAreaOutput;
use egui::style::ScrollAnimation;
use egui::{Context, Id, Rect, ScrollArea, Ui};
use std::ops::Range;

/// A body is asked for so many passes: of areas that lie in each other the inner one comes first.
const PASSES: u64 = 4;

/// A scroll area that follows the keyboard.
pub(crate) trait FollowsFocus {
    /// As `show`.
    fn show_following<R>(self, ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> ScrollAreaOutput<R>;
    /// As `show_viewport`.
    fn show_viewport_following<R>(
        self,
        ui: &mut Ui,
        add: impl FnOnce(&mut Ui, Rect) -> R,
    ) -> ScrollAreaOutput<R>;
    /// As `show_rows`.
    fn show_rows_following<R>(
        self,
        ui: &mut Ui,
        height: f32,
        count: usize,
        add: impl FnOnce(&mut Ui, Range<usize>) -> R,
    ) -> ScrollAreaOutput<R>;
}

impl FollowsFocus for ScrollArea {
    fn show_following<R>(self, ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> ScrollAreaOutput<R> {
        self.show(ui, |ui| {
            let shown = add(ui);
            follow(ui);
            shown
        })
    }

    fn show_viewport_following<R>(
        self,
        ui: &mut Ui,
        add: impl FnOnce(&mut Ui, Rect) -> R,
    ) -> ScrollAreaOutput<R> {
        self.show_viewport(ui, |ui, seen| {
            let shown = add(ui, seen);
            follow(ui);
            shown
        })
    }

    fn show_rows_following<R>(
        self,
        ui: &mut Ui,
        height: f32,
        count: usize,
        add: impl FnOnce(&mut Ui, Range<usize>) -> R,
    ) -> ScrollAreaOutput<R> {
        self.show_rows(ui, height, count, |ui, range| {
            let shown = add(ui, range);
            follow(ui);
            shown
        })
    }
}

/// What the keyboard came to last.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Came {
    to: Option<Id>,
    /// The pass in which that was seen.
    at: u64,
    /// The pointer pressed it: what is clicked is in sight.
    by_pointer: bool,
    /// The last pass in which an area scrolled to it.
    scrolled: u64,
}

/// At the end of a body that scrolls: brings what has just got the keyboard in it into view.
fn follow(ui: &Ui) {
    let ctx = ui.ctx();
    let key = Id::unique("keyboard came to");
    let pass = ctx.cumulative_pass_nr();
    let to = ctx.memory(egui::Memory::focused);
    let mut came: Came = ctx.data(|data| data.get_temp(key)).unwrap_or_default();
    if came.to != to {
        came = Came {
            to,
            at: pass,
            by_pointer: to.is_some_and(|to| pressed(ctx, to)),
            scrolled: 0,
        };
        ctx.data_mut(|data| data.insert_temp(key, came));
        // A body that was drawn before this one has its turn in the next pass.
        ctx.request_repaint();
    }
    let Some(to) = to.filter(|_| !came.by_pointer && pass < came.at + PASSES) else {
        return;
    };
    if came.scrolled == pass || !inside(ctx, to, ui.unique_id()) {
        return;
    }
    let Some(rect) = place(ctx, to) else {
        return;
    };
    let wanted = ctx.viewport(|viewport| {
        let target = viewport.this_pass.scroll_target[1].as_ref();
        target.map(|target| target.range)
    });
    if let Some(wanted) = wanted {
        // The body has asked for more than what has the keyboard, as the whole of a form: that goes before.
        let more = wanted.contains(rect.top()) && wanted.contains(rect.bottom());
        came.scrolled = pass;
        if more && wanted.span() > rect.height() + 8.0 {
            came.at = 0;
        }
        ctx.data_mut(|data| data.insert_temp(key, came));
        return;
    }
    let seen = ui.clip_rect();
    let fits = |length: f32, room: f32| length <= room;
    let hidden = |inner: egui::Rangef, outer: egui::Rangef| {
        fits(inner.span(), outer.span()) && (inner.min < outer.min || inner.max > outer.max)
    };
    if hidden(rect.y_range(), seen.y_range()) || hidden(rect.x_range(), seen.x_range()) {
        ui.scroll_to_rect_animation(rect, None, ScrollAnimation::none());
        came.scrolled = pass;
        ctx.data_mut(|data| data.insert_temp(key, came));
    }
}

/// Whether the pointer presses a widget.
fn pressed(ctx: &Context, widget: Id) -> bool {
    let at = ctx.input(|input| {
        let pointer = &input.pointer;
        let busy = pointer.any_down() || pointer.any_released();
        pointer.interact_pos().filter(|_| busy)
    });
    at.is_some_and(|at| place(ctx, widget).is_some_and(|rect| rect.contains(at)))
}

/// Where a widget stands. Asking for its response would take the focus from it while something else is clicked.
fn place(ctx: &Context, widget: Id) -> Option<Rect> {
    ctx.viewport(|viewport| {
        [&viewport.this_pass, &viewport.prev_pass]
            .into_iter()
            .filter_map(|pass| pass.widgets.get(widget))
            .map(|found| found.rect)
            .find(|rect| rect.is_positive() && rect.is_finite())
    })
}

/// Whether a widget lies in a body, however deep.
fn inside(ctx: &Context, widget: Id, body: Id) -> bool {
    ctx.viewport(|viewport| {
        let known = |id: Id| {
            let this = viewport.this_pass.widgets.get(id);
            this.or_else(|| viewport.prev_pass.widgets.get(id))
        };
        let mut id = widget;
        // Bounded: two things of one name could lead round in a circle.
        for _ in 0..200 {
            match known(id) {
                Some(found) if found.parent_id == body => return true,
                Some(found) if found.parent_id != id => id = found.parent_id,
                _ => return false,
            }
        }
        false
    })
}
