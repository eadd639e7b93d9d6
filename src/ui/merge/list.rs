//! The list at the left: the conflicts, what merged by itself, and deciding many at once.

use super::{LIST, MergePage};
use crate::edit::merge::{Conflict, Decision, Side};
use crate::text::merge_page_words as words;
use crate::ui::widgets::in_view::FollowsFocus as _;
use crate::ui::widgets::look::{self, BODY, SMALL, ink};
use crate::ui::widgets::{self, Look, link, small_button};
use egui::accesskit::Role;
use egui::{Align2, Rect, ScrollArea, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

/// Height of a conflict's row.
const ROW: f32 = 42.0;
const SIDE: f32 = 12.0;

/// Shows the list.
pub(super) fn show(ui: &mut Ui, look: Look, page: &mut MergePage) {
    let all = ui.max_rect();
    ui.painter().vline(
        all.right() - 0.5,
        all.y_range(),
        Stroke::new(1.0, ink(look.theme.line)),
    );
    ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
    head(ui, look, page);
    let n = page.merge.conflicts().len();
    // What stands below the rows keeps its room as long as there is any.
    let room = (ui.available_height() - 330.0)
        .max(ROW * 3.0)
        .min(n as f32 * ROW);
    let reveal = page.reveal;
    let mut area = ScrollArea::vertical()
        .id_salt("merge conflicts")
        .max_height(room)
        .auto_shrink([false, false]);
    if reveal {
        let at = page.at as f32 * ROW;
        let id = egui::Id::unique("merge conflicts offset");
        let offset: f32 = ui.data(|data| data.get_temp(id)).unwrap_or_default();
        if at < offset {
            area = area.vertical_scroll_offset(at);
        } else if at + ROW > offset + room {
            area = area.vertical_scroll_offset(at + ROW - room);
        }
    }
    let shown = area.show_rows_following(ui, ROW, n, |ui, range| {
        for at in range {
            row(ui, look, page, at);
        }
    });
    ui.data_mut(|data| {
        data.insert_temp(
            egui::Id::unique("merge conflicts offset"),
            shown.state.clamped_offset().y,
        );
    });
    ScrollArea::vertical()
        .id_salt("merge rest")
        .auto_shrink(false)
        .show_following(ui, |ui| {
            taken(ui, look, page);
            at_once(ui, look, page);
            afterwards(ui, look, page);
        });
}

fn head(ui: &mut Ui, look: Look, page: &MergePage) {
    let theme = look.theme;
    let (rect, _) = ui.allocate_exact_size(vec2(LIST, 32.0), Sense::hover());
    ui.painter().rect_filled(rect, 0.0, ink(theme.sunk));
    line(ui, look, rect.bottom());
    let n = page.merge.conflicts().len();
    let open = page.merge.undecided();
    let name = words::CONFLICTS.fill(look.language, &[("n", &n)]);
    let tally = words::TALLY.fill(look.language, &[("decided", &(n - open)), ("open", &open)]);
    let color = ink(theme.t2);
    let text = |at, align, words: &str| {
        look::write(
            ui.painter(),
            at,
            align,
            words,
            look::regular(SMALL),
            color,
            150.0,
        );
    };
    text(
        rect.left_center() + vec2(SIDE, 0.0),
        Align2::LEFT_CENTER,
        &name,
    );
    text(
        rect.right_center() - vec2(SIDE, 0.0),
        Align2::RIGHT_CENTER,
        &tally,
    );
}

fn line(ui: &Ui, look: Look, y: f32) {
    ui.painter().hline(
        ui.max_rect().x_range(),
        y - 0.5,
        Stroke::new(1.0, ink(look.theme.hair)),
    );
}

/// The name of a field where it stands alone: with a capital in the languages that have them.
pub(super) fn heading(field: &str) -> String {
    let mut letters = field.chars();
    let first = letters.next();
    let first = first.into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}

/// What was decided, in a word; that it came up late is said with it.
pub(super) fn state(page: &MergePage, conflict: &Conflict, look: Look) -> String {
    let state = page.say(
        look,
        match conflict.decision {
            None => words::OPEN,
            Some(Decision::Ours) => words::TOOK_MINE,
            Some(Decision::Theirs) => words::TOOK_THEIRS,
            Some(Decision::Written(_)) => words::TOOK_WRITTEN,
        },
    );
    if page.news.contains(&conflict.spot) {
        words::NEW.fill(look.language, &[("state", &state)])
    } else {
        state.to_owned()
    }
}

fn row(ui: &mut Ui, look: Look, page: &mut MergePage, at: usize) {
    let theme = look.theme;
    let (rect, response) = ui.allocate_exact_size(vec2(LIST, ROW), Sense::click());
    let Some(conflict) = page.merge.conflicts().get(at) else {
        return;
    };
    let on = at == page.at && !page.shows_taken;
    let painter = ui.painter();
    if on {
        painter.rect_filled(rect, 0.0, ink(theme.sel));
        let edge = Rect::from_min_max(rect.min, pos2(rect.left() + 3.0, rect.bottom()));
        painter.rect_filled(edge, 0.0, ink(theme.acc));
    } else if response.hovered() {
        painter.rect_filled(rect, 0.0, ink(theme.hover));
    }
    line(ui, look, rect.bottom());
    let word = state(page, conflict, look);
    // Beside the name: the field has the whole of its line.
    let end = pos2(rect.right() - SIDE, rect.top() + 13.0);
    let right = if conflict.decision.is_some() {
        let at = end;
        let color = ink(theme.t2);
        look::write(
            painter,
            at,
            Align2::RIGHT_CENTER,
            &word,
            look::regular(SMALL),
            color,
            110.0,
        )
    } else {
        badge(ui, look, &word, end)
    };
    let width = right.left() - rect.left() - SIDE - 8.0;
    let name = conflict.name();
    let field = heading(&conflict.field(look.language));
    let font = if on {
        look::bold(BODY)
    } else {
        look::regular(BODY)
    };
    let left = rect.left() + SIDE;
    look::write(
        ui.painter(),
        pos2(left, rect.top() + 13.0),
        Align2::LEFT_CENTER,
        &name,
        font,
        ink(theme.t1),
        width,
    );
    look::write(
        ui.painter(),
        pos2(left, rect.top() + 30.0),
        Align2::LEFT_CENTER,
        &field,
        look::regular(SMALL),
        ink(theme.t2),
        rect.width() - 2.0 * SIDE,
    );
    if response.has_focus() {
        look::focus_frame(ui.painter(), rect.shrink(3.0), theme);
    }
    let label = format!("{name} {field} {word}");
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, on, &label));
    if response.clicked() {
        page.go(at);
    }
}

/// The badge of what waits, its right end at a place: a tinted mark with a dot and no edge, so that nobody takes it for a
/// button.
pub(super) fn badge(ui: &Ui, look: Look, words: &str, right: egui::Pos2) -> Rect {
    let theme = look.theme;
    let painter = ui.painter();
    let color = ink(theme.note_text);
    let galley = look::elided(painter, words, look::regular(SMALL), color, 120.0);
    let size = galley.size() + vec2(21.0, 2.0);
    let rect = Align2::RIGHT_CENTER.anchor_size(right, size);
    painter.rect_filled(rect, size.y / 2.0, ink(theme.note_bg));
    let dot = pos2(rect.left() + 9.0, rect.center().y);
    painter.circle_filled(dot, 2.5, ink(theme.note_edge));
    let at = pos2(rect.right() - 7.0, rect.center().y);
    let at = Align2::RIGHT_CENTER.anchor_size(at, galley.size());
    painter.galley(at.min, galley, color);
    rect
}

fn taken(ui: &mut Ui, look: Look, page: &mut MergePage) {
    let theme = look.theme;
    let (mine, theirs) = (page.taken.ours, page.taken.theirs);
    let (rect, _) = ui.allocate_exact_size(vec2(LIST, 26.0), Sense::hover());
    ui.painter().rect_filled(rect, 0.0, ink(theme.group));
    let pair = |ui: &Ui, rect: Rect, name: &str, n: usize, strong: bool| {
        let (font, color) = if strong {
            (look::regular(SMALL), ink(theme.t2))
        } else {
            (look::regular(BODY), ink(theme.t1))
        };
        let left = rect.left_center() + vec2(SIDE, 0.0);
        let right = rect.right_center() - vec2(SIDE, 0.0);
        let n = if n == 0 {
            "–".to_owned()
        } else {
            n.to_string()
        };
        look::write(
            ui.painter(),
            left,
            Align2::LEFT_CENTER,
            name,
            font.clone(),
            color,
            200.0,
        );
        look::write(
            ui.painter(),
            right,
            Align2::RIGHT_CENTER,
            &n,
            font,
            color,
            60.0,
        );
    };
    pair(
        ui,
        rect,
        look.say(words::MERGED_ALREADY),
        mine + theirs,
        true,
    );
    for (phrase, n) in [(words::BY_OTHERS, theirs), (words::BY_ME, mine)] {
        let (rect, _) = ui.allocate_exact_size(vec2(LIST, 26.0), Sense::hover());
        pair(ui, rect, look.say(phrase), n, false);
        line(ui, look, rect.bottom());
    }
    if mine + theirs == 0 {
        return;
    }
    ui.add_space(6.0);
    indented(ui, |ui| {
        let (phrase, to) = if page.shows_taken {
            (words::BACK_TO_CONFLICTS.of(look.language).to_owned(), false)
        } else {
            let n = mine + theirs;
            (words::SEE_MERGED.fill(look.language, &[("n", &n)]), true)
        };
        if link(ui, look, &phrase).clicked() {
            page.shows_taken = to;
        }
    });
    ui.add_space(6.0);
}

fn indented(ui: &mut Ui, show: impl FnOnce(&mut Ui)) {
    ui.horizontal(|ui| {
        ui.add_space(SIDE);
        ui.vertical(|ui| {
            ui.set_width(LIST - 2.0 * SIDE);
            ui.spacing_mut().item_spacing.y = 6.0;
            show(ui);
        });
    });
}

pub(super) fn at_once(ui: &mut Ui, look: Look, page: &mut MergePage) {
    let open = page.merge.undecided();
    if open == 0 {
        return;
    }
    line(ui, look, ui.cursor().top() + 1.0);
    ui.add_space(8.0);
    indented(ui, |ui| {
        let caption = words::REST_AT_ONCE.fill(look.language, &[("n", &open)]);
        widgets::note(ui, look, &caption);
        for (phrase, side) in [
            (words::REST_MINE, Side::Ours),
            (words::REST_THEIRS, Side::Theirs),
        ] {
            if small_button(ui, look, page.say(look, phrase)).clicked() {
                page.decide_each(|one| one.decision.is_none().then_some(side));
            }
        }
        let dated = page
            .merge
            .conflicts()
            .iter()
            .any(|one| one.decision.is_none() && one.later().is_some());
        if dated && small_button(ui, look, look.say(words::REST_LATER)).clicked() {
            page.decide_each(|one| one.decision.is_none().then(|| one.later())?);
        }
        same_field(ui, look, page, open);
    });
    ui.add_space(6.0);
}

/// The side that was taken at the conflict at hand, for every other of the same field that waits.
fn same_field(ui: &mut Ui, look: Look, page: &mut MergePage, open: usize) {
    let Some(conflict) = page.current().cloned() else {
        return;
    };
    let side = match conflict.decision {
        Some(Decision::Ours) => Side::Ours,
        Some(Decision::Theirs) => Side::Theirs,
        _ => return,
    };
    let of_field = |one: &Conflict| one.decision.is_none() && one.spot.is_alike(&conflict.spot);
    // Counted once, since there may be very many.
    let known = page.alike.as_ref();
    let known = known.filter(|(spot, before, _)| *spot == conflict.spot && *before == open);
    let n = known.map_or_else(
        || {
            page.merge
                .conflicts()
                .iter()
                .filter(|one| of_field(one))
                .count()
        },
        |(_, _, n)| *n,
    );
    page.alike = Some((conflict.spot.clone(), open, n));
    if n == 0 {
        return;
    }
    let field = conflict.field(look.language);
    let phrase = words::REST_FIELD.fill(look.language, &[("field", &field), ("n", &n)]);
    if small_button(ui, look, &phrase).clicked() {
        page.decide_each(|one| of_field(one).then_some(side));
    }
}

fn afterwards(ui: &mut Ui, look: Look, page: &MergePage) {
    line(ui, look, ui.cursor().top() + 1.0);
    ui.add_space(8.0);
    indented(ui, |ui| {
        let known = page.merge.is_worked_out();
        let problems = if known { page.merge.problems() } else { &[] };
        if !known && page.merge.undecided() == 0 {
            widgets::note(ui, look, look.say(words::CHECKING));
        }
        if !problems.is_empty() {
            let caption = words::PROBLEMS.fill(look.language, &[("n", &problems.len())]);
            widgets::note(ui, look, &caption);
            for problem in problems.iter().take(20) {
                let sentence = problem.sentence(look.language);
                let state = if problem.is_resolved() {
                    words::PUT_RIGHT
                } else {
                    words::LEFT
                };
                let sentence = format!("{}: {sentence}", look.say(state));
                widgets::warning(ui, look, &sentence);
            }
        }
        widgets::note(ui, look, look.say(words::AFTERWARDS));
        widgets::note(ui, look, look.say(words::ONE_STEP));
    });
}
