//! The month slider under the as-of date: dragging replays the plan month by month.

use crate::assess::Status;
use crate::plan::Day;
use crate::text::{self, compare_words as words};
use crate::ui::widgets::Look;
use crate::ui::widgets::look::{self, SMALL, ink};
use crate::ui::{Action, Stage};
use egui::accesskit::Role;
use egui::{
    Align2, CursorIcon, Frame, Id, Key, Modifiers, Popup, PopupCloseBehavior, Rect, RectAlign,
    Response, Sense, Stroke, Ui, WidgetInfo, pos2, vec2,
};

/// Width of the track in points.
const WIDTH: f32 = 336.0;

/// The months of a plan's window, one after another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Months {
    first: Day,
    count: i32,
}

impl Months {
    /// The months from one day to another, with the month of a third where it lies outside.
    fn of(start: Day, end: Day, as_of: Day) -> Self {
        let first = start.min(as_of).first_of_month();
        let last = end.max(as_of);
        let count = months_between(first, last) + 1;
        Self {
            first,
            count: count.max(1),
        }
    }

    /// Which month a day lies in, from 0.
    fn place(self, day: Day) -> i32 {
        months_between(self.first, day).clamp(0, self.count - 1)
    }

    /// The last day of a month, which is what a month is seen at.
    fn day(self, place: i32) -> Day {
        let place = place.clamp(0, self.count - 1);
        self.first
            .saturating_add(jiff::Span::new().months(place))
            .last_of_month()
    }
}

fn months_between(from: Day, to: Day) -> i32 {
    (i32::from(to.year()) - i32::from(from.year())) * 12
        + (i32::from(to.month()) - i32::from(from.month()))
}

/// The popup at the label of the as-of date, opened and closed by a click on it.
pub(super) fn popup(opener: &Response, stage: &mut Stage<'_>, look: Look) {
    Popup::menu(opener)
        .id(Id::unique("month slider popup"))
        .align(RectAlign::BOTTOM_START)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .gap(6.0)
        .frame(
            Frame::NONE
                .fill(ink(look.theme.panel))
                .stroke(Stroke::new(1.0, ink(look.theme.ctl)))
                .corner_radius(look::RADIUS)
                .inner_margin(12),
        )
        .show(|ui| {
            ui.set_width(WIDTH);
            ui.spacing_mut().item_spacing.y = 6.0;
            body(ui, stage, look);
        });
}

fn body(ui: &mut Ui, stage: &mut Stage<'_>, look: Look) {
    let head = stage.plan.head();
    let months = Months::of(head.window_start, head.window_end, stage.as_of);
    // The day under the pointer runs ahead of the plan while 100,000 tasks are being assessed.
    let key = Id::unique("month slider drag");
    let dragged: Option<Day> = ui.data(|data| data.get_temp(key));
    let shown = dragged.unwrap_or(stage.as_of);
    let (rect, _) = ui.allocate_exact_size(vec2(WIDTH, 18.0), Sense::hover());
    look::write(
        ui.painter(),
        rect.left_center(),
        Align2::LEFT_CENTER,
        look.say(words::SLIDER),
        look::bold(SMALL),
        ink(look.theme.t1),
        140.0,
    );
    look::write(
        ui.painter(),
        rect.right_center(),
        Align2::RIGHT_CENTER,
        &text::date(shown),
        look::bold(SMALL),
        ink(look.theme.acc),
        120.0,
    );
    let (moved, still) = track(ui, look, months, shown);
    let next = moved.filter(|day| *day != shown);
    if let Some(day) = next {
        stage.actions.push(Action::SetAsOf(day));
    }
    let kept = if still { moved.or(dragged) } else { None };
    ui.data_mut(|data| match kept {
        Some(day) => {
            data.insert_temp(key, day);
        }
        None => data.remove::<Day>(key),
    });
    counts(ui, stage, look);
}

/// The track; the day of the month under the pointer or the keys, and whether it is still being dragged.
fn track(ui: &mut Ui, look: Look, months: Months, shown: Day) -> (Option<Day>, bool) {
    let theme = look.theme;
    let (rect, _) = ui.allocate_exact_size(vec2(WIDTH, 40.0), Sense::hover());
    let id = Id::unique("month slider");
    let response = ui
        .interact(rect, id, Sense::click_and_drag())
        .on_hover_cursor(CursorIcon::ResizeHorizontal)
        .on_hover_text(look.say(words::SLIDER_HINT));
    let line = Rect::from_min_max(
        pos2(rect.left() + 7.0, rect.top() + 9.0),
        pos2(rect.right() - 7.0, rect.top() + 13.0),
    );
    #[expect(
        clippy::cast_precision_loss,
        reason = "a plan has a few hundred months"
    )]
    let step = line.width() / (months.count - 1).max(1) as f32;
    #[expect(
        clippy::cast_precision_loss,
        reason = "a plan has a few hundred months"
    )]
    let x = |place: i32| line.left() + step * place as f32;
    let here = months.place(shown);
    let painter = ui.painter();
    painter.rect_filled(line, 2.0, ink(theme.group));
    let mut done = line;
    done.set_right(x(here));
    painter.rect_filled(done, 2.0, ink(theme.acc));
    let mut free = rect.left();
    for place in 0..months.count {
        let day = months.day(place);
        let january = day.month() == 1;
        let height = if january { 7.0 } else { 3.0 };
        if step < 3.0 && !january {
            continue;
        }
        painter.vline(
            x(place),
            line.bottom() + 3.0..=line.bottom() + 3.0 + height,
            Stroke::new(1.0, ink(if january { theme.t3 } else { theme.line })),
        );
        if (january || place == 0) && x(place) >= free && x(place) + 30.0 <= rect.right() {
            free = x(place) + 34.0;
            look::write(
                painter,
                pos2(x(place), line.bottom() + 17.0),
                Align2::LEFT_CENTER,
                &day.year().to_string(),
                look::regular(SMALL),
                ink(theme.t3),
                40.0,
            );
        }
    }
    let knob = pos2(x(here), line.center().y);
    painter.circle(
        knob,
        7.0,
        ink(theme.panel),
        Stroke::new(2.0, ink(theme.acc)),
    );
    if response.has_focus() {
        painter.circle_stroke(knob, 9.5, Stroke::new(2.0, ink(theme.acc)));
    }
    let value = words::SLIDER_VALUE.fill(look.language, &[("day", &text::date(shown))]);
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::Slider, true, look.say(words::SLIDER));
        info.current_text_value = Some(value.clone());
        info
    });
    if response.clicked() || response.drag_started() {
        response.request_focus();
    }
    let mut target = None;
    if (response.dragged() || response.clicked())
        && let Some(at) = response.interact_pointer_pos()
    {
        #[expect(clippy::cast_possible_truncation, reason = "clamped to the months")]
        let place = ((at.x - line.left()) / step.max(1e-3)).round() as i32;
        if place != here {
            target = Some(months.day(place));
        }
    }
    if response.has_focus() {
        let take = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let moved = if take(Key::ArrowLeft) {
            Some(here - 1)
        } else if take(Key::ArrowRight) {
            Some(here + 1)
        } else if take(Key::Home) {
            Some(0)
        } else if take(Key::End) {
            Some(months.count - 1)
        } else {
            None
        };
        // A day within its month goes to the month's own end first.
        if let Some(place) = moved {
            target = Some(months.day(place)).filter(|day| *day != shown);
        }
        ui.memory_mut(|memory| {
            memory.set_focus_lock_filter(
                id,
                egui::EventFilter {
                    horizontal_arrows: true,
                    ..egui::EventFilter::default()
                },
            );
        });
    }
    (target, response.dragged())
}

/// How the tasks stand at the date: what moves while the plan is replayed.
fn counts(ui: &mut Ui, stage: &Stage<'_>, look: Look) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(10.0, 2.0);
        for status in Status::ALL {
            let words = format!(
                "{} {}",
                status.counted().of(look.language),
                stage.assessment.count(status)
            );
            let color = ink(look.theme.status(status).word);
            let galley = look::elided(ui.painter(), &words, look::regular(SMALL), color, 160.0);
            let (rect, response) = ui.allocate_exact_size(galley.size(), Sense::hover());
            ui.painter().galley(rect.min, galley, color);
            response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &words));
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_month_is_seen_at_its_last_day() {
        let months = Months::of(date(2020, 1, 1), date(2023, 12, 31), date(2021, 11, 20));
        assert_eq!(months.count, 48);
        assert_eq!(months.place(date(2021, 11, 20)), 22);
        assert_eq!(months.day(22), date(2021, 11, 30));
        assert_eq!(months.day(13), date(2021, 2, 28));
        assert_eq!(months.day(99), date(2023, 12, 31));
        let later = Months::of(date(2020, 1, 1), date(2020, 12, 31), date(2021, 2, 5));
        assert_eq!(later.count, 14);
    }
}
