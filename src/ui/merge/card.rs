//! The cards: one a conflict, what was there before, what they have and what I have side by side, and writing it anew.

use super::keyed::{self, Weight};
use super::list::{badge, heading, state};
use super::text::{self, Laid, Marked};
use super::{MergePage, Since, writing};
use crate::edit::merge::{Conflict, ConflictKind, Decision, Side, Writable};
use crate::text::{Phrase, merge_page_words as words};
use crate::ui::widgets::in_view::FollowsFocus as _;
use crate::ui::widgets::look::{self, BODY, SMALL, ink};
use crate::ui::widgets::{Look, small_button};
use egui::accesskit::Role;
use egui::{
    Align, Align2, Layout, Rect, ScrollArea, Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo,
    pos2, vec2,
};

const MARGIN: f32 = 14.0;
const GAP: f32 = 10.0;
/// Height of a card's head, and of the head of a record.
const HEAD: f32 = 30.0;
/// Height of what stands over a side.
const CAPTION: f32 = 24.0;
pub(super) const PAD: f32 = 12.0;
/// Height of the head of a record.
const RECORD: f32 = HEAD + 6.0;
/// Height of a card that has not been laid out yet.
const ESTIMATE: f32 = HEAD + CAPTION + 40.0;

/// What a click in a card asks for.
pub(super) enum Asked {
    Choose(Side),
    Write,
    Join,
    Decide(Decision),
    Reconsider,
}

/// Shows the cards; of very many only those in view are laid out.
pub(super) fn show(ui: &mut Ui, look: Look, page: &mut MergePage) {
    let all = ui.max_rect();
    let n = page.merge.conflicts().len();
    if n == 0 {
        return;
    }
    ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
    let reveal = std::mem::take(&mut page.reveal);
    let wanted = page.at;
    ScrollArea::vertical()
        .id_salt("merge cards")
        .auto_shrink(false)
        .show_viewport_following(ui, |ui, view| {
            let origin = ui.max_rect().top();
            let view = view.expand(200.0);
            let mut y = 4.0;
            for at in 0..n {
                let first = page.firsts.get(at).copied().unwrap_or_default();
                let head = if first { RECORD } else { 0.0 };
                let known = page.heights.get(at).copied().unwrap_or_default();
                let mut height = if known > 0.0 { known } else { ESTIMATE };
                let block = egui::Rangef::new(y, y + head + height + GAP);
                let revealed = reveal && at == wanted;
                if revealed || block.intersects(view.y_range()) {
                    let row =
                        Rect::from_min_size(pos2(all.left(), origin + y), vec2(all.width(), head));
                    if first {
                        record_head(ui, look, page, at, row);
                    }
                    let place = Rect::from_min_size(
                        pos2(all.left() + MARGIN, row.bottom()),
                        vec2(all.width() - 2.0 * MARGIN, height),
                    );
                    height = card(ui, look, page, at, place);
                    // A decision may have changed how many there are.
                    if let Some(known) = page.heights.get_mut(at) {
                        *known = height;
                    }
                    if revealed {
                        let whole = place.with_max_y(place.top() + height);
                        ui.scroll_to_rect(whole.expand2(vec2(0.0, HEAD + GAP)), None);
                    }
                }
                y += head + height + GAP;
            }
            ui.set_width(all.width());
            ui.set_height(y);
        });
}

/// The head of a record, over the first of its conflicts.
fn record_head(ui: &mut Ui, look: Look, page: &mut MergePage, at: usize, rect: Rect) {
    let theme = look.theme;
    let rest = page.firsts.iter().skip(at + 1);
    let count = 1 + rest.take_while(|first| !**first).count();
    let first = at == 0;
    let mut end = rect.right() - MARGIN;
    if first {
        let mut row = ui.new_child(
            UiBuilder::new()
                .id_salt("merge steps")
                .max_rect(rect.shrink2(vec2(MARGIN, 0.0)))
                .layout(Layout::right_to_left(Align::Center)),
        );
        row.spacing_mut().item_spacing.x = 6.0;
        let last = page.merge.conflicts().len() - 1;
        if keyed::button(&mut row, look, look.say(words::NEXT), "F8", Weight::Plain).clicked() {
            let to = page.next_open(page.at, false);
            page.go(to.unwrap_or((page.at + 1).min(last)));
        }
        if small_button(&mut row, look, look.say(words::PREVIOUS)).clicked() {
            page.go(page.at.saturating_sub(1));
        }
        end = row.min_rect().left() - 8.0;
    }
    let Some(conflict) = page.merge.conflicts().get(at) else {
        return;
    };
    let font = look::bold(if first { 15.0 } else { BODY });
    let name = look::write(
        ui.painter(),
        rect.left_center() + vec2(MARGIN, 0.0),
        Align2::LEFT_CENTER,
        &conflict.name(),
        font,
        ink(theme.t1),
        (end - rect.left() - MARGIN - 210.0).max(80.0),
    );
    let of = words::OF_RECORD.fill(look.language, &[("n", &count)]);
    let plan = page.merge.ours();
    let task = plan.task(&conflict.spot.record);
    let task = task.filter(|_| conflict.spot.kind == "tasks");
    let unit = plan.unit_word(task.and_then(|task| task.lead_unit.as_ref()));
    let of = match unit.trim() {
        "" => of,
        unit => format!("{unit} · {of}"),
    };
    look::write(
        ui.painter(),
        name.right_center() + vec2(12.0, 0.0),
        Align2::LEFT_CENTER,
        &of,
        look::regular(SMALL),
        ink(theme.t2),
        (end - name.right() - 20.0).clamp(0.0, 240.0),
    );
}

fn about(conflict: &Conflict) -> Phrase {
    match conflict.kind {
        ConflictKind::TheirsDeleted => words::THEY_DELETED,
        ConflictKind::OursDeleted => words::I_DELETED,
        ConflictKind::Field if conflict.writable == Some(Writable::Text) => words::TEXT_MARKED,
        ConflictKind::Field => words::BOTH_ALTERED,
    }
}

/// One card at a place; gives its height.
fn card(ui: &mut Ui, look: Look, page: &mut MergePage, at: usize, place: Rect) -> f32 {
    let theme = look.theme;
    let Some(conflict) = page.merge.conflicts().get(at).cloned() else {
        return 0.0;
    };
    let Some(marked) = page.marked.get_mut(at) else {
        return 0.0;
    };
    let fresh = marked.take().filter(|one| one.is_for(look.language));
    let texts = fresh.unwrap_or_else(|| Marked::of(&conflict, look.language));
    let on = at == page.at;
    let third = (place.width() / 3.0).floor();
    let width = third - 2.0 * PAD;
    let columns =
        [&texts.base, &texts.theirs, &texts.ours].map(|pieces| Laid::of(ui, look, pieces, width));
    let tallest = columns.iter().map(Laid::height).fold(18.0, f32::max);
    let body = CAPTION + tallest + 10.0;
    let head = Rect::from_min_size(place.min, vec2(place.width(), HEAD));
    let sides = Rect::from_min_size(head.left_bottom(), vec2(place.width(), body));
    let painter = ui.painter();
    painter.rect_filled(head, 0.0, ink(if on { theme.sel } else { theme.sunk }));
    painter.rect_filled(sides, 0.0, ink(theme.panel));
    card_head(ui, look, page, &conflict, head);
    let shown = Sides {
        texts: &texts,
        columns: &columns,
        captions: captions(page, look),
    };
    let mut asked = columns_of(ui, look, page, &conflict, &shown, sides);
    if let Some(marked) = page.marked.get_mut(at) {
        *marked = Some(texts);
    }
    let mut height = HEAD + body;
    if on {
        // As high as it was in the frame before; a frame later it is right.
        let known = page.heights.get(at).copied().unwrap_or_default();
        let below = (known - height).max(36.0);
        let foot = Rect::from_min_size(sides.left_bottom(), vec2(place.width(), below));
        ui.painter().rect_filled(foot, 0.0, ink(theme.panel));
    }
    if on && let Some(how) = conflict.writable {
        let foot = Rect::from_min_size(sides.left_bottom(), vec2(place.width(), 10.0));
        let (taller, more) = writing::show(ui, look, page, &conflict, how, foot);
        height += taller;
        asked = asked.or(more);
    } else if on {
        let foot = Rect::from_min_size(sides.left_bottom(), vec2(place.width(), 36.0));
        asked = asked.or(writing::buttons(ui, look, page, &conflict, foot, None));
        height += 36.0;
    }
    let whole = Rect::from_min_size(place.min, vec2(place.width(), height));
    let edge = if on { theme.acc } else { theme.line };
    ui.painter()
        .rect_stroke(whole, 3.0, Stroke::new(1.0, ink(edge)), StrokeKind::Inside);
    match asked {
        None => {}
        Some(Asked::Choose(side)) => page.choose(at, side),
        Some(Asked::Decide(decision)) => {
            page.at = at;
            page.decide(at, decision);
        }
        Some(Asked::Reconsider) => page.reconsider(at),
        Some(Asked::Join) => writing::join(page, at),
        Some(Asked::Write) => {
            let text = match &conflict.decision {
                Some(Decision::Written(text)) => text.clone(),
                _ => conflict.ours.text(look.language),
            };
            page.begin(at, text);
        }
    }
    height
}

fn card_head(ui: &Ui, look: Look, page: &MergePage, conflict: &Conflict, head: Rect) {
    let theme = look.theme;
    let words = state(page, conflict, look);
    let right = head.right_center() - vec2(PAD, 0.0);
    let end = if conflict.decision.is_some() {
        look::write(
            ui.painter(),
            right,
            Align2::RIGHT_CENTER,
            &words,
            look::regular(SMALL),
            ink(theme.t1),
            120.0,
        )
    } else {
        badge(ui, look, &words, right)
    };
    let room = end.left() - head.left() - 2.0 * PAD;
    let name = look::write(
        ui.painter(),
        head.left_center() + vec2(PAD, 0.0),
        Align2::LEFT_CENTER,
        &heading(&conflict.field(look.language)),
        look::bold(BODY),
        ink(theme.t1),
        room * 0.7,
    );
    look::write(
        ui.painter(),
        name.right_center() + vec2(PAD, 0.0),
        Align2::LEFT_CENTER,
        page.say(look, about(conflict)),
        look::regular(SMALL),
        ink(theme.t2),
        (end.left() - name.right() - 2.0 * PAD).max(0.0),
    );
}

/// What the columns of a card show.
struct Sides<'s> {
    texts: &'s Marked,
    columns: &'s [Laid; 3],
    /// What stands beside the name of each.
    captions: [String; 3],
}

fn captions(page: &MergePage, look: Look) -> [String; 3] {
    let before = match page.since {
        Since::Opened => words::AT_OPENING,
        Since::Saved => words::AT_SAVING,
        Since::Merged => words::AT_MERGING,
        Since::TakenIn => words::AT_TAKING,
    };
    let before = page.say(look, before);
    let not_saved = page.side_note().map_or("", |note| look.say(note));
    [
        before.to_owned(),
        page.beside.as_ref().unwrap_or(&page.who).trim().to_owned(),
        not_saved.to_owned(),
    ]
}

/// The three columns; a click on a side chooses it.
fn columns_of(
    ui: &mut Ui,
    look: Look,
    page: &MergePage,
    conflict: &Conflict,
    shown: &Sides<'_>,
    sides: Rect,
) -> Option<Asked> {
    let theme = look.theme;
    let third = (sides.width() / 3.0).floor();
    let column = |n: usize| {
        let left = sides.left() + third * n as f32;
        let right = if n == 2 { sides.right() } else { left + third };
        Rect::from_min_max(pos2(left, sides.top()), pos2(right, sides.bottom()))
    };
    let text = |ui: &Ui, n: usize| {
        let at = column(n).min + vec2(PAD, CAPTION);
        if let Some(laid) = shown.columns.get(n) {
            laid.paint(ui.painter(), at, look);
        }
    };
    let before = column(0);
    let [before_words, who, not_saved] = &shown.captions;
    ui.painter().rect_filled(before, 0.0, ink(theme.sunk));
    look::write(
        ui.painter(),
        before.min + vec2(PAD, 13.0),
        Align2::LEFT_CENTER,
        before_words,
        look::regular(SMALL),
        ink(theme.t2),
        third - 2.0 * PAD,
    );
    text(ui, 0);
    let mut asked = None;
    for (n, side, note) in [(1, Side::Theirs, who), (2, Side::Ours, not_saved)] {
        let name = page.side_name(look, side, &conflict.spot);
        let rect = column(n);
        let id = ui.scope_id().with(("merge side", &conflict.spot, n));
        let response = ui.interact(rect, id, Sense::click());
        let chosen = conflict.decision == Some(side.into());
        if chosen {
            ui.painter().rect_filled(rect, 0.0, ink(theme.sel));
        } else if response.hovered() {
            ui.painter().rect_filled(rect, 0.0, ink(theme.hover));
        }
        ui.painter().vline(
            rect.left() + 0.5,
            rect.y_range(),
            Stroke::new(1.0, ink(theme.hair)),
        );
        radio(ui, look, rect.min + vec2(PAD + 6.0, 13.0), chosen);
        let written = look::write(
            ui.painter(),
            rect.min + vec2(PAD + 20.0, 13.0),
            Align2::LEFT_CENTER,
            &name,
            look::bold(SMALL),
            ink(theme.t1),
            third - 60.0,
        );
        look::write(
            ui.painter(),
            written.right_center() + vec2(10.0, 0.0),
            Align2::LEFT_CENTER,
            note,
            look::regular(SMALL),
            ink(theme.t2),
            (rect.right() - written.right() - 16.0).max(0.0),
        );
        text(ui, n);
        if chosen {
            ui.painter().rect_stroke(
                rect,
                0.0,
                Stroke::new(2.0, ink(theme.acc)),
                StrokeKind::Inside,
            );
        }
        if response.has_focus() {
            look::focus_frame(ui.painter(), rect.shrink(4.0), theme);
        }
        let said = match side {
            Side::Theirs => text::read(&shown.texts.theirs),
            Side::Ours => text::read(&shown.texts.ours),
        };
        let label = words::CHOOSE.fill(
            look.language,
            &[
                ("name", &conflict.name()),
                ("field", &conflict.field(look.language)),
                ("side", &format!("{name} {said}").trim()),
            ],
        );
        response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, chosen, &label));
        if response.clicked() {
            asked = Some(Asked::Choose(side));
        }
    }
    asked
}

pub(super) fn radio(ui: &Ui, look: Look, at: egui::Pos2, on: bool) {
    let color = ink(if on { look.theme.acc } else { look.theme.ctl });
    ui.painter()
        .circle(at, 5.5, ink(look.theme.panel), Stroke::new(1.5, color));
    if on {
        ui.painter().circle_filled(at, 3.0, color);
    }
}
