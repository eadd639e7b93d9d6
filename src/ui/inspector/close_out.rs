//! The five steps of the close-out: circles done, in hand and to come, with dates, hands and documents.

use super::close_out_form::{self, Draft};
use super::pane::{self, Pane};
use super::{close_out_edit, close_out_files, close_out_history, close_out_result};
use crate::assess::close_out::{Round, step_word};
use crate::assess::{CloseOutState, Status};
use crate::edit::TaskField;
use crate::plan::calendar::Calendar;
use crate::plan::{CloseOutEvent, CloseOutStep, Day, Evidence, NoticeUnit, Outcome, Task};
use crate::text::{self, Phrase, close_out_words, inspector_words as words};
use crate::ui::widgets::look::{self, BODY, SMALL, ink};
use crate::ui::widgets::{self, Look, icon, link, main_button, plain_button};
use egui::accesskit::Role;
use egui::{Align2, Rect, Response, Sense, Shape, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

/// Height of a step's row.
const ROW: f32 = 30.0;

/// The word on what takes a record away.
pub(super) const DELETE: Phrase = words::DELETE_RECORD;

/// The word of a step.
pub(super) fn step_words(step: CloseOutStep) -> Phrase {
    step_word(step)
}

/// The places of the events of the round in hand: those after the latest return or relapse known at a day.
pub(super) fn round_in_hand(task: &Task, day: Day) -> Vec<usize> {
    let mut order: Vec<usize> = (0..task.close_out.len())
        .filter(|place| task.close_out[*place].date <= day)
        .collect();
    order.sort_by_key(|place| task.close_out[*place].date);
    let begin = order
        .iter()
        .rposition(|place| {
            let event = &task.close_out[*place];
            event.step == CloseOutStep::Relapse || event.outcome == Outcome::SentBack
        })
        .map_or(0, |last| last + 1);
    order.split_off(begin)
}

/// Shows the section.
pub(super) fn show(ui: &mut Ui, pane: &mut Pane<'_, '_>) {
    let task = std::sync::Arc::clone(&pane.task);
    let state = pane
        .stage
        .assessment
        .task(&task.id)
        .map(|state| state.close_out)
        .unwrap_or_default();
    let title = pane.say(words::FIVE_STEPS);
    let aside = format!("{} / 5", state.passed);
    if !pane.section(ui, "inspector close-out", title, &aside, true) {
        return;
    }
    let as_of = pane.stage.as_of;
    let round = round_in_hand(&task, as_of);
    let open_id = pane.id("close-out open");
    let mut open: Option<usize> = pane::draft(ui, open_id);
    for (number, step) in CloseOutStep::FIVE.into_iter().enumerate() {
        let place = round
            .iter()
            .rev()
            .copied()
            .find(|place| task.close_out[*place].step == step);
        let event = place.map(|place| &task.close_out[place]);
        let (clicked, rect) = step_row(ui, pane, number, step, event, state);
        let dropped = close_out_files::take_dropped(ui, pane, rect);
        if !dropped.is_empty() {
            drop_on(ui, pane, step, place, dropped, state);
        }
        if clicked && let Some(place) = place {
            open = if open == Some(place) {
                None
            } else {
                Some(place)
            };
        }
        if let Some(place) = place
            && open == Some(place)
            && close_out_edit::edit(ui, pane, place)
        {
            open = None;
        }
    }
    let current: Vec<usize> = CloseOutStep::FIVE
        .into_iter()
        .filter_map(|step| {
            round
                .iter()
                .rev()
                .copied()
                .find(|place| task.close_out[*place].step == step)
        })
        .collect();
    close_out_history::show(ui, pane, &current, &mut open);
    pane::keep(ui, open_id, open);
    begun_again(ui, pane, &task);
    take_chosen(ui, pane);
    close_out_files::ask_where(ui, pane, &current);
    actions(ui, pane, state, &round);
    super::papers::show(ui, pane);
}

enum Circle {
    Done,
    InHand,
    ToCome,
}

fn step_row(
    ui: &mut Ui,
    pane: &mut Pane<'_, '_>,
    number: usize,
    step: CloseOutStep,
    event: Option<&CloseOutEvent>,
    state: CloseOutState,
) -> (bool, Rect) {
    let look = pane.look;
    let theme = look.theme;
    let circle = if number < usize::from(state.passed) {
        Circle::Done
    } else if event.is_some() && state.current == Some(step) {
        Circle::InHand
    } else {
        Circle::ToCome
    };
    let (rect, response) = ui.allocate_exact_size(
        vec2(ui.available_width(), ROW),
        if event.is_some() {
            Sense::click()
        } else {
            Sense::hover()
        },
    );
    let painter = ui.painter();
    if response.hovered() && event.is_some() {
        painter.rect_filled(rect, look::RADIUS, ink(theme.hover));
    }
    let green = theme.status(Status::Completed);
    let center = pos2(rect.left() + 9.0, rect.center().y);
    if number < 4 {
        let (width, color) = match circle {
            Circle::Done => (2.0, green.fill),
            _ => (1.0, theme.line),
        };
        painter.line_segment(
            [center + vec2(0.0, 9.0), center + vec2(0.0, ROW - 9.0)],
            Stroke::new(width, ink(color)),
        );
    }
    match circle {
        Circle::Done => {
            painter.circle_filled(center, 8.0, ink(green.fill));
            icon::draw(painter, center, widgets::Icon::Tick, ink(theme.panel));
        }
        Circle::InHand => {
            painter.circle_stroke(center, 7.3, Stroke::new(1.6, ink(green.fill)));
            half_disc(painter, center, 4.5, ink(green.fill));
        }
        Circle::ToCome => {
            dashed_circle(painter, center, 7.5, ink(theme.ctl));
            look::write(
                painter,
                center,
                Align2::CENTER_CENTER,
                &(number + 1).to_string(),
                look::regular(SMALL),
                ink(theme.t3),
                16.0,
            );
        }
    }
    let current = state.current == Some(step);
    let name = look::write(
        painter,
        pos2(rect.left() + 26.0, rect.center().y),
        Align2::LEFT_CENTER,
        step_words(step).of(look.language),
        if current && event.is_some() {
            look::bold(BODY)
        } else {
            look::regular(BODY)
        },
        ink(if matches!(circle, Circle::ToCome) {
            theme.t3
        } else {
            theme.t1
        }),
        rect.width() * 0.4,
    );
    let date = event
        .map(|event| step_date(event, look, false))
        .unwrap_or_default();
    // The dates stand in one column unless a name is long.
    let column = match look.language {
        text::Language::Zh => 66.0,
        text::Language::En => 106.0,
    };
    let left = (rect.left() + column).max(name.right() + 8.0);
    let date = look::write(
        painter,
        pos2(left, rect.center().y),
        Align2::LEFT_CENTER,
        &date,
        look::regular(SMALL),
        ink(theme.t2),
        rect.right() - left,
    );
    let (right, color) = right_words(pane, step, event, state);
    look::write(
        painter,
        pos2(rect.right(), rect.center().y),
        Align2::RIGHT_CENTER,
        &right,
        look::regular(SMALL),
        ink(color),
        rect.right() - date.right() - 10.0,
    );
    let response = if event.is_some() {
        response.on_hover_text(&right)
    } else {
        response
    };
    if response.has_focus() {
        look::focus_frame(painter, rect.shrink(2.0), theme);
    }
    let label = step_words(step).of(look.language);
    if event.is_some() {
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, label));
    } else {
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, label));
    }
    if close_out_files::hovered(ui, rect) {
        let stroke = Stroke::new(1.0, ink(theme.acc));
        ui.painter()
            .rect_stroke(rect, look::RADIUS, stroke, StrokeKind::Inside);
    }
    (response.clicked(), rect)
}

/// Files dropped on a step go to its event; on the step that comes next they begin its form.
fn drop_on(
    ui: &Ui,
    pane: &mut Pane<'_, '_>,
    step: CloseOutStep,
    place: Option<usize>,
    pieces: Vec<Evidence>,
    state: CloseOutState,
) {
    if let Some(place) = place {
        close_out_files::attach(pane, place, pieces);
    } else if state.current == Some(step) {
        let key = pane.id("close-out form");
        let mut draft: Draft = pane::draft(ui, key)
            .unwrap_or_else(|| close_out_form::begin(pane, step, Outcome::Passed));
        draft.attach(pieces);
        pane::keep(ui, key, Some(draft));
    } else {
        let words = close_out_words::NOT_NEXT.fill(
            pane.look.language,
            &[
                ("asked", &step_words(step).of(pane.look.language)),
                (
                    "next",
                    &state
                        .current
                        .map_or("", |next| step_words(next).of(pane.look.language)),
                ),
            ],
        );
        pane.stage.actions.push(crate::ui::Action::Tell(words));
    }
}

/// Attaches the file that was picked for an event of this task, or for the one being written; one for another task is
/// dropped.
fn take_chosen(ui: &Ui, pane: &mut Pane<'_, '_>) {
    let Some((event, path)) = pane.stage.view.evidence.chosen.take() else {
        return;
    };
    let pieces = close_out_files::pieces(pane, vec![path]);
    let key = pane.id("close-out form");
    let events = &pane.task.close_out;
    if let Some(place) = events.iter().position(|known| known.id == event) {
        close_out_files::attach(pane, place, pieces);
    } else if let Some(mut draft) = pane::draft::<Draft>(ui, key).filter(|one| *one.id() == event) {
        let step = draft.step().of(pane.look.language);
        close_out_files::told(pane, &pieces, step);
        draft.attach(pieces);
        draft.after_picking();
        pane::keep(ui, key, Some(draft));
    }
    ui.ctx().request_repaint();
}

/// Says why the steps begin again: sent back or relapsed, when and why.
fn begun_again(ui: &mut Ui, pane: &Pane<'_, '_>, task: &Task) {
    let look = pane.look;
    let round = Round::at(&task.close_out, pane.stage.as_of);
    let Some(begun) = round.begun_by else { return };
    let on = text::date(begun.date);
    let reason = match begun.reason.trim() {
        "" => pane.say(close_out_words::NO_REASON),
        reason => reason,
    };
    let words = if begun.step == CloseOutStep::Relapse {
        close_out_words::OPEN_SINCE_RELAPSE.fill(look.language, &[("on", &on)])
    } else {
        let step = step_words(begun.step).of(look.language);
        close_out_words::SENT_BACK_ON.fill(
            look.language,
            &[("on", &on), ("step", &step), ("reason", &reason)],
        )
    };
    widgets::note(ui, look, &words);
}

/// A bold line at the head of a small form.
pub(super) fn form_title(ui: &mut Ui, pane: &Pane<'_, '_>, words: &str) {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 22.0), Sense::hover());
    look::write(
        ui.painter(),
        rect.left_top(),
        Align2::LEFT_TOP,
        words,
        look::bold(BODY),
        ink(pane.look.theme.t1),
        rect.width(),
    );
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, words));
}

/// The left half of a disc.
fn half_disc(painter: &egui::Painter, center: egui::Pos2, radius: f32, color: egui::Color32) {
    let points: Vec<_> = (0..=16_u8)
        .map(|place| {
            let angle = std::f32::consts::PI * (0.5 + f32::from(place) / 16.0);
            center + radius * vec2(angle.cos(), angle.sin())
        })
        .collect();
    painter.add(Shape::convex_polygon(points, color, Stroke::NONE));
}

fn dashed_circle(painter: &egui::Painter, center: egui::Pos2, radius: f32, color: egui::Color32) {
    let points: Vec<_> = (0..=32_u8)
        .map(|place| {
            let angle = std::f32::consts::TAU * f32::from(place) / 32.0;
            center + radius * vec2(angle.cos(), angle.sin())
        })
        .collect();
    painter.extend(Shape::dashed_line(
        &points,
        Stroke::new(1.0, color),
        3.0,
        2.0,
    ));
}

/// `2021-10-12`, or `11-15 至 11-26` for a public notice; `whole` with its year.
pub(super) fn step_date(event: &CloseOutEvent, look: Look, whole: bool) -> String {
    match event.end {
        Some(end) => {
            let from = if whole {
                text::date(event.date)
            } else {
                short(event.date)
            };
            words::SPAN.fill(look.language, &[("from", &from), ("to", &short(end))])
        }
        None => text::date(event.date),
    }
}

fn short(day: Day) -> String {
    format!("{:02}-{:02}", day.month(), day.day())
}

fn right_words(
    pane: &mut Pane<'_, '_>,
    step: CloseOutStep,
    event: Option<&CloseOutEvent>,
    state: CloseOutState,
) -> (String, crate::chart::Color) {
    let look = pane.look;
    let theme = look.theme;
    if let Some(event) = event {
        let missing = close_out_files::missing(pane, &event.evidence);
        if missing > 0 {
            let words = close_out_words::MISSING_N.fill(look.language, &[("n", &missing)]);
            return (words, theme.status(Status::Overdue).word);
        }
    }
    if let (CloseOutStep::PublicNotice, Some(event), Some(until)) =
        (step, event, state.notice_until)
    {
        let (head, as_of) = (pane.stage.plan.head(), pane.stage.as_of);
        let calendar = Calendar::of(head);
        let count = |to| calendar.notice_day(event.date, to, &head.settings);
        let phrase = match head.settings.notice_unit {
            NoticeUnit::WorkingDays => words::NOTICE_WORKING_DAY,
            NoticeUnit::CalendarDays => words::NOTICE_DAY,
        };
        return (
            phrase.fill(
                look.language,
                &[("n", &count(as_of)), ("all", &count(until))],
            ),
            theme.status(Status::Completed).word,
        );
    }
    match event {
        Some(event) => {
            let mut parts: Vec<String> = [&event.by, &event.document]
                .into_iter()
                .filter(|words| !words.is_empty())
                .cloned()
                .collect();
            // It has ended, but nobody said yet what was objected: the buttons below ask for it.
            let open = step == CloseOutStep::PublicNotice
                && state.passed == 3
                && event.objections.trim().is_empty();
            if open {
                let words = look.say(close_out_words::RESULT_OPEN).to_owned();
                return (words, theme.status(Status::Behind).word);
            }
            if parts.is_empty() {
                parts.push(look.say(words::PASSED).to_owned());
            }
            if !event.override_reason.trim().is_empty() {
                parts.insert(
                    0,
                    close_out_words::OVERRIDDEN
                        .fill(look.language, &[("reason", &event.override_reason)]),
                );
            }
            if !event.evidence.is_empty() {
                let n = event.evidence.len();
                parts.push(words::PIECES.fill(look.language, &[("n", &n)]));
            }
            (parts.join(" "), theme.t3)
        }
        None if step == CloseOutStep::Filing && state.notice_until.is_some() => {
            (look.say(words::AFTER_NOTICE).to_owned(), theme.t3)
        }
        None if state.current == Some(step) => (look.say(words::NEXT).to_owned(), theme.t3),
        None => (String::new(), theme.t3),
    }
}

/// What can be recorded now: what the rule allows next, and what ends a round.
fn actions(ui: &mut Ui, pane: &mut Pane<'_, '_>, state: CloseOutState, round: &[usize]) {
    let look = pane.look;
    let key = pane.id("close-out form");
    let result_key = pane.id("notice result");
    if let Some(draft) = pane::draft::<Draft>(ui, key) {
        let kept = close_out_form::write(ui, pane, draft);
        hand_on(ui, pane, kept.is_none());
        pane::keep_typed(ui, key, Some(&pane.task.id), kept, Draft::is_typed);
        return;
    }
    if let Some(draft) = pane::draft::<close_out_result::Draft>(ui, result_key) {
        let kept = close_out_result::write(ui, pane, draft);
        hand_on(ui, pane, kept.is_none());
        let task = std::sync::Arc::clone(&pane.task);
        pane::keep_typed(ui, result_key, Some(&task.id), kept, |draft| {
            draft.is_typed(&task)
        });
        return;
    }
    let task = std::sync::Arc::clone(&pane.task);
    let as_of = pane.stage.as_of;
    let notice = round
        .iter()
        .rev()
        .filter_map(|place| task.close_out.get(*place))
        .find(|event| event.step == CloseOutStep::PublicNotice);
    let running = state.notice_until.is_some();
    let unsettled =
        notice.filter(|notice| running || state.passed == 3 && notice.objections.trim().is_empty());
    let open = task
        .measures
        .iter()
        .filter(|measure| measure.done_at(as_of).is_none())
        .count();
    let blocked = state.current == Some(CloseOutStep::Verification) && open > 0;
    if blocked {
        let phrase = close_out_words::MEASURES_FIRST.fill(look.language, &[("open", &open)]);
        widgets::note(ui, look, &phrase);
    } else if let Some(notice) = unsettled.filter(|_| !running) {
        let until = text::date(notice.end.unwrap_or(notice.date));
        let phrase = close_out_words::NOTICE_ENDED.fill(look.language, &[("until", &until)]);
        widgets::note(ui, look, &phrase);
    }
    ui.add_space(6.0);
    let mut begin = None;
    let mut result = None;
    let next = pane.id("close-out next");
    let mut to_next = pane::draft::<bool>(ui, next).is_some();
    pane::keep::<bool>(ui, next, None);
    let mut clicked = |button: Response| {
        if std::mem::take(&mut to_next) {
            button.request_focus();
        }
        button.clicked()
    };
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(8.0, 4.0);
        let Some(step) = state.current else {
            if clicked(plain_button(ui, look, pane.say(words::RECORD_RELAPSE))) {
                begin = Some((CloseOutStep::Relapse, Outcome::Passed));
            }
            return;
        };
        if let Some(notice) = unsettled
            && clicked(main_button(ui, look, pane.say(words::RECORD_RESULT)))
        {
            result = Some(close_out_result::begin(notice, as_of));
        }
        if blocked {
            if clicked(link(ui, look, pane.say(close_out_words::OVERRIDE))) {
                begin = Some((step, Outcome::Passed));
            }
        } else if !running {
            let name = step_words(step).of(look.language);
            let words = words::RECORD_STEP.fill(look.language, &[("step", &name)]);
            let button = if unsettled.is_some() {
                plain_button(ui, look, &words)
            } else {
                main_button(ui, look, &words)
            };
            if clicked(button) {
                begin = Some((step, Outcome::Passed));
            }
        }
        if (state.passed > 0 || running)
            && clicked(plain_button(ui, look, pane.say(words::SEND_BACK)))
        {
            begin = Some((step, Outcome::SentBack));
        }
    });
    if let Some(result) = result {
        pane::keep(ui, result_key, Some(result));
    }
    if let Some((step, outcome)) = begin {
        let draft = close_out_form::begin(pane, step, outcome);
        pane::keep(ui, key, Some(draft));
    }
}

/// A form that was closed by key leaves the focus to the button of what comes next.
fn hand_on(ui: &Ui, pane: &Pane<'_, '_>, closed: bool) {
    if closed && close_out_form::by_key(ui) {
        pane::keep(ui, pane.id("close-out next"), Some(true));
        ui.ctx().request_repaint();
    }
}

/// Sets the log of the close-out as one step.
pub(super) fn set(pane: &mut Pane<'_, '_>, events: Vec<CloseOutEvent>) {
    pane.set(TaskField::CloseOut(events));
}
