//! Start and deadline: typed in any wording, moved officially with a record or corrected as a slip, and how they moved.

use super::known::Known;
use super::pane::{self, Pane};
use crate::edit::{Edit, TaskField};
use crate::plan::{Day, Due, DueChange, Id};
use crate::text::{self, common_words, inspector_words as words};
use crate::ui::date_field::{DateField, due_text};
use crate::ui::widgets::look::{self, FIELD_ROW, SMALL, ink};
use crate::ui::widgets::{self, Look, link, main_button, plain_button, resting_cell};
use crate::ui::{ViewState, keys_in_turn, open_edits, read_only};
use crate::wording;
use egui::text::{LayoutJob, TextFormat};
use egui::{Align2, Key, Modifiers, Sense, Stroke, Ui, vec2};
use std::sync::Arc;

/// A new deadline that waits for the user to say what kind of change it is. Left alone it is an official change.
#[derive(Clone, Debug, PartialEq)]
pub struct NewDue {
    /// The tasks; of several, `mark` tells the selection from others.
    ids: Vec<Id>,
    mark: u64,
    due: Due,
    on: Day,
    approval: String,
    reason: String,
    /// The pass in which its form was drawn last.
    drawn: u64,
    /// A field elsewhere had the focus by then, so that Esc is for that one.
    elsewhere: bool,
}

impl NewDue {
    /// A new deadline of some tasks; `mark` is 0 for a single one, else that of the selection.
    pub(super) fn of(ids: Vec<Id>, mark: u64, due: Due, on: Day) -> Self {
        Self {
            ids,
            mark,
            due,
            on,
            approval: String::new(),
            reason: String::new(),
            drawn: 0,
            elsewhere: false,
        }
    }

    /// Whether it is about the tasks of a selection.
    pub(super) fn is_of(&self, mark: u64) -> bool {
        self.mark == mark
    }

    /// The deadline.
    pub(super) fn due(&self) -> &Due {
        &self.due
    }

    /// Its form is drawn in this pass, and counts as an open edit.
    pub(super) fn is_drawn(&mut self, ctx: &egui::Context) {
        self.drawn = ctx.cumulative_pass_nr();
        open_edits::note(ctx);
    }

    /// The edit it ends as.
    pub(super) fn edit(&self, slip: bool) -> Edit {
        let approval = if slip { "" } else { self.approval.trim() };
        Edit::MoveDue {
            ids: self.ids.clone(),
            due: self.due.clone(),
            on: self.on,
            approval: approval.to_owned(),
            reason: self.reason.trim().to_owned(),
            correction: slip,
        }
    }
}

/// The change of a deadline whose form has gone: another task, another page, the inspector folded.
pub fn due_left(view: &mut ViewState, pass: u64) -> Option<Edit> {
    let left = view.new_due.take_if(|new| new.drawn < pass)?;
    Some(left.edit(false))
}

/// The start.
pub(super) fn start_row(ui: &mut Ui, pane: &mut Pane<'_, '_>) {
    let start = pane.task.start;
    let refused = pane.id("start refused");
    if let Some(value) = pane.start_row(ui, words::START, "start", start) {
        match (value, pane.task.due.date) {
            (Some(start), Some(due)) if start > due => {
                pane::keep(ui, refused, Some((start, due)));
            }
            _ => {
                pane::keep::<(Day, Day)>(ui, refused, None);
                pane.set(TaskField::Start(value));
            }
        }
    }
    refusal(ui, pane, refused, words::START_AFTER_DUE);
}

/// Says why a date was not taken, for as long as the dates that spoke against it stand.
fn refusal(ui: &mut Ui, pane: &Pane<'_, '_>, id: egui::Id, phrase: text::Phrase) {
    let Some((wanted, against)) = pane::draft::<(Day, Day)>(ui, id) else {
        return;
    };
    let stands = pane.task.due.date == Some(against) || pane.task.start == Some(against);
    if !stands {
        pane::keep::<(Day, Day)>(ui, id, None);
        return;
    }
    let sentence = phrase.fill(
        pane.look.language,
        &[
            ("day", &text::date(wanted)),
            ("other", &text::date(against)),
        ],
    );
    widgets::warning(ui, pane.look, &sentence);
}

/// The deadline.
pub(super) fn due_row(ui: &mut Ui, pane: &mut Pane<'_, '_>) {
    let look = pane.look;
    let due = pane.task.due.clone();
    let (id, name) = (pane.id("due"), pane.say(common_words::DUE));
    let refused = pane.id("due refused");
    let state = pane.stage.assessment.task(&pane.task.id).cloned();
    let overdue = state.as_ref().is_some_and(|state| state.days_late > 0);
    let (head, as_of) = (Arc::clone(pane.stage.plan.head()), pane.stage.as_of);
    let today = pane.stage.today;
    let focused = ui.memory(|memory| memory.has_focus(id));
    let (taken, rect) = widgets::row(ui, look, name, |ui| {
        let top = ui.cursor().min;
        let width = ui.available_width();
        let mut field = DateField::new(id, name, &head, today)
            .near(as_of)
            .base(due.date);
        if overdue {
            let color = look.theme.status(crate::assess::Status::Overdue).word;
            field = field.color(ink(color));
        }
        let taken = field.due(ui, look, &due);
        (
            taken,
            egui::Rect::from_min_size(top, vec2(width, FIELD_ROW)),
        )
    });
    let hovered = ui.rect_contains_pointer(rect);
    if !focused && !hovered {
        aside(
            ui,
            pane,
            rect,
            &due,
            state.map_or(0, |state| state.days_late),
        );
    }
    if let Some(new) = taken {
        match (pane.task.start, new.date) {
            (Some(start), Some(day)) if start > day => {
                pane::keep(ui, refused, Some((day, start)));
            }
            _ if due.date.is_none() || due.date == new.date => {
                pane::keep::<(Day, Day)>(ui, refused, None);
                set_due(pane, new);
            }
            _ => {
                pane::keep::<(Day, Day)>(ui, refused, None);
                let ids = vec![pane.task.id.clone()];
                pane.stage.view.new_due = Some(NewDue::of(ids, 0, new, as_of));
            }
        }
    }
    refusal(ui, pane, refused, words::DUE_BEFORE_START);
    let task = pane.task.id.clone();
    if let Some(asked) = pane
        .stage
        .view
        .new_due
        .take_if(|new| new.mark == 0 && new.ids == [task.clone()])
    {
        pane.stage.view.new_due = question(ui, pane, asked, due.date);
    }
}

/// Sets the deadline as such; words that say 长期坚持 or 立行立改 set that flag in the same step.
fn set_due(pane: &mut Pane<'_, '_>, due: Due) {
    let ids = vec![pane.task.id.clone()];
    let mut fields = Vec::new();
    if wording::says_continuing(&due.wording) && !pane.task.continuing {
        fields.push(TaskField::Continuing(true));
    }
    if wording::says_immediate(&due.wording) && !pane.task.immediate {
        fields.push(TaskField::Immediate(true));
    }
    if fields.is_empty() {
        pane.set(TaskField::Due(due));
        return;
    }
    fields.insert(0, TaskField::Due(due));
    pane.stage.actions.edit(Edit::All(
        fields
            .into_iter()
            .map(|field| Edit::SetTasks {
                ids: ids.clone(),
                field,
            })
            .collect(),
    ));
}

/// At the right end of the field: the day a wording means, and how far it is.
fn aside(ui: &Ui, pane: &Pane<'_, '_>, rect: egui::Rect, due: &Due, late: i32) {
    let look = pane.look;
    let Some(day) = due.date else { return };
    let mut parts = Vec::new();
    if !due.wording.is_empty() {
        parts.push(text::date(day));
    }
    let state = pane.stage.assessment.task(&pane.task.id);
    let done = state.is_none_or(|state| state.status.is_done());
    if late > 0 {
        parts.push(words::DAYS_LATE.fill(look.language, &[("n", &late)]));
    } else if !done && let Some(days) = days_between(pane.stage.as_of, day) {
        parts.push(words::DAYS_LEFT.fill(look.language, &[("n", &days)]));
    }
    let field = look::elided(
        ui.painter(),
        &due_text(due),
        look::regular(SMALL),
        ink(look.theme.t1),
        rect.width(),
    );
    let room = rect.width() - field.size().x - 16.0;
    // Where there is no room for both, how late it is comes before the day.
    let mut ways = vec![parts.join(" · ")];
    ways.extend(parts.into_iter().rev());
    let fits = |words: &String| {
        crate::chart::metrics::width(words, f64::from(SMALL), false) <= f64::from(room)
    };
    let Some(words) = ways.into_iter().find(fits) else {
        return;
    };
    look::write(
        ui.painter(),
        rect.right_center() - vec2(4.0, 0.0),
        Align2::RIGHT_CENTER,
        &words,
        look::regular(SMALL),
        ink(look.theme.t4),
        room,
    );
}

fn days_between(from: Day, to: Day) -> Option<i32> {
    from.until(to).ok().map(|span| span.get_days())
}

/// Asks what kind of change a new deadline is; returns what to keep.
fn question(
    ui: &mut Ui,
    pane: &mut Pane<'_, '_>,
    mut asked: NewDue,
    old: Option<Day>,
) -> Option<NewDue> {
    let look = pane.look;
    let mut keep = true;
    let (approval, reason) = (pane.id("due approval"), pane.id("due reason"));
    widgets::form(ui, look, |ui| {
        let new = asked.due.date;
        moved_line(
            ui,
            look,
            old.map(text::date).unwrap_or_default(),
            &asked.due,
        );
        if let (Some(old), Some(new)) = (old, new)
            && let Some(days) = days_between(old, new)
        {
            let phrase = if days > 0 {
                words::LATER
            } else {
                words::EARLIER
            };
            widgets::note(ui, look, &phrase.fill(look.language, &[("n", &days.abs())]));
        }
        ui.add_space(4.0);
        pane::form_pick(
            ui,
            look,
            approval,
            pane.say(words::APPROVAL),
            &mut asked.approval,
            pane.stage,
            Known::Documents,
        );
        pane::form_text(
            ui,
            look,
            reason,
            pane.say(words::REASON),
            &mut asked.reason,
            false,
        );
        if asked.approval.trim().is_empty() {
            widgets::note(ui, look, pane.say(words::APPROVAL_LATER));
        }
        ui.add_space(4.0);
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(6.0, 4.0);
            let official = main_button(ui, look, pane.say(words::RECORD_MOVE)).clicked();
            let slip = plain_button(ui, look, pane.say(words::CORRECT_SLIP)).clicked();
            if official || slip {
                pane.stage.actions.edit(asked.edit(slip));
                keep = false;
            }
            if plain_button(ui, look, pane.say(common_words::CANCEL)).clicked() {
                keep = false;
            }
        });
    });
    // After its fields have been drawn: the Enter that brought the form up is none for them.
    if asked.drawn == 0 && !resting_cell::types(ui.ctx()) {
        ui.memory_mut(|memory| memory.request_focus(approval));
        keys_in_turn::expect_letters(ui.ctx());
        ui.ctx().request_repaint();
    }
    // An open list of documents has taken its own Esc.
    let free = ui.memory(|memory| memory.allows_interaction(ui.layer_id()))
        && !egui::Popup::is_any_open(ui.ctx());
    if keep && free && !asked.elsewhere {
        keep = !ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
    }
    if keep && pane.stage.view.leaving.ends_edits() {
        pane.stage.actions.edit(asked.edit(false));
        keep = false;
    }
    let focused = ui.memory(egui::Memory::focused);
    asked.drawn = ui.ctx().cumulative_pass_nr();
    asked.elsewhere =
        resting_cell::types(ui.ctx()) && focused.is_some_and(|id| id != approval && id != reason);
    if keep {
        open_edits::note(ui.ctx());
    }
    keep.then_some(asked)
}

fn moved_line(ui: &mut Ui, look: Look, old: String, new: &Due) {
    let new = match (new.wording.is_empty(), new.date) {
        (false, Some(day)) => words::WORDING_WITH_DAY.fill(
            look.language,
            &[("wording", &new.wording), ("day", &text::date(day))],
        ),
        (false, None) => new.wording.clone(),
        (true, Some(day)) => text::date(day),
        (true, None) => look.say(words::NO_END).to_owned(),
    };
    let galley = ui.painter().layout_job(struck_then(look, old, &new));
    let (rect, _) = ui.allocate_exact_size(
        vec2(ui.available_width(), galley.size().y + 2.0),
        Sense::hover(),
    );
    ui.painter().galley(rect.min, galley, ink(look.theme.t1));
}

/// The old value struck through, an arrow, the new one.
fn struck_then(look: Look, old: String, new: &str) -> LayoutJob {
    let mut job = LayoutJob::default();
    let quiet = ink(look.theme.t3);
    let plain = |color| TextFormat {
        font_id: look::regular(SMALL),
        color,
        ..TextFormat::default()
    };
    let struck = TextFormat {
        strikethrough: Stroke::new(1.0, quiet),
        ..plain(quiet)
    };
    let old = if old.is_empty() {
        "–".to_owned()
    } else {
        old
    };
    job.append(&old, 0.0, struck);
    job.append(" → ", 0.0, plain(quiet));
    job.append(new, 0.0, plain(ink(look.theme.t1)));
    job
}

/// How the deadline moved, the latest first.
pub(super) fn changes(ui: &mut Ui, pane: &mut Pane<'_, '_>) {
    let look = pane.look;
    let task = Arc::clone(&pane.task);
    let mut order: Vec<usize> = (0..task.due_changes.len()).collect();
    order.sort_by_key(|place| std::cmp::Reverse(task.due_changes[*place].date));
    let open_id = pane.id("due change open");
    let mut open: Option<usize> = pane::draft(ui, open_id);
    for (row, place) in order.into_iter().enumerate() {
        let change = &task.due_changes[place];
        let label = if row == 0 {
            pane.say(words::DUE_CHANGES)
        } else {
            ""
        };
        let clicked = widgets::row(ui, look, label, |ui| {
            change_line(ui, look, change, change.date > pane.stage.as_of)
        });
        if clicked {
            open = if open == Some(place) {
                None
            } else {
                Some(place)
            };
        }
        if open == Some(place) && edit_change(ui, pane, place, change) {
            open = None;
        }
    }
    pane::keep(ui, open_id, open);
}

fn change_line(ui: &mut Ui, look: Look, change: &DueChange, later: bool) -> bool {
    let mut clicked = false;
    widgets::beside(ui, 5.0, |ui| {
        let old = if change.old_wording.is_empty() {
            change.old.map(text::date).unwrap_or_default()
        } else {
            change.old_wording.clone()
        };
        let new = change
            .new
            .map_or_else(|| look.say(words::NO_END).to_owned(), text::date);
        let mut job = struck_then(look, old, &new);
        if later {
            // Not known at the as-of date.
            for section in &mut job.sections {
                section.format.color = ink(look.theme.t4);
            }
        }
        let galley = ui.painter().layout_job(job);
        let (rect, response) =
            ui.allocate_exact_size(vec2(galley.size().x, FIELD_ROW), Sense::hover());
        if later {
            response.on_hover_text(look.say(words::AFTER_AS_OF));
        }
        let at = Align2::LEFT_CENTER.anchor_size(rect.left_center(), galley.size());
        ui.painter().galley(at.min, galley, ink(look.theme.t1));
        let words = if change.correction {
            look.say(words::CORRECTION)
        } else if change.approval.is_empty() {
            look.say(words::ADD_APPROVAL)
        } else {
            look.say(words::APPROVAL)
        };
        // An approval that stands can be read and copied in a plan that is only read.
        let response = if change.approval.is_empty() {
            link(ui, look, words)
        } else {
            read_only::of_view(ui, |ui| link(ui, look, words))
        };
        clicked = response.clicked();
        if !change.approval.is_empty() {
            response.on_hover_text(&change.approval);
        }
    });
    clicked
}

/// The record of one move, editable; returns whether it was closed or deleted.
fn edit_change(ui: &mut Ui, pane: &mut Pane<'_, '_>, place: usize, change: &DueChange) -> bool {
    use crate::ui::widgets::{PickField, TextField};
    let look = pane.look;
    let changes = pane.task.due_changes.clone();
    let mut closed = false;
    widgets::form(ui, look, |ui| {
        let plan = pane.stage.plan;
        let key = format!("due change {place} approval");
        let (id, name) = (pane.id(&key), pane.say(words::APPROVAL));
        let heard = widgets::form_row(ui, look, name, |ui| {
            PickField::new(
                TextField::new(id, name, &change.approval)
                    .framed()
                    .hint(look.say(words::DOCUMENT_NUMBER)),
            )
            .show(ui, look, || {
                super::known::candidates(plan, Known::Documents, &change.approval)
            })
        });
        pane.hear(
            &key,
            heard.map(|text| {
                TaskField::DueChanges(pane::with(&changes, place, |change| change.approval = text))
            }),
        );
        let key = format!("due change {place} reason");
        let (id, name) = (pane.id(&key), pane.say(words::REASON));
        let heard = widgets::form_row(ui, look, name, |ui| {
            TextField::new(id, name, &change.reason)
                .framed()
                .hint("")
                .lines()
                .show(ui, look)
        });
        pane.hear(
            &key,
            heard.map(|text| {
                TaskField::DueChanges(pane::with(&changes, place, |change| change.reason = text))
            }),
        );
        let key = format!("due change {place} date");
        let mut day = change.date;
        let id = pane.id(&key);
        pane::form_day(
            ui,
            look,
            id,
            pane.say(words::MOVED_ON),
            &mut day,
            pane.stage,
        );
        if day != change.date {
            pane.set(TaskField::DueChanges(pane::with(
                &changes,
                place,
                |change| change.date = day,
            )));
        }
        ui.horizontal(|ui| {
            if pane::close(ui, look) {
                closed = true;
            }
            ui.add_space(8.0);
            let (other, words) = if change.correction {
                (false, words::IS_OFFICIAL)
            } else {
                (true, words::IS_SLIP)
            };
            if link(ui, look, pane.say(words)).clicked() {
                pane.set(TaskField::DueChanges(pane::with(
                    &changes,
                    place,
                    |change| change.correction = other,
                )));
            }
            ui.add_space(8.0);
            if link(ui, look, pane.say(words::DELETE_RECORD)).clicked() {
                pane.set(TaskField::DueChanges(pane::without(&changes, place)));
                closed = true;
            }
        });
    });
    closed
}
