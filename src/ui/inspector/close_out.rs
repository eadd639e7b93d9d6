//! The five steps of the close-out: circles done, in hand and to come, with dates, hands and documents.

use super::close_out_edit;
use super::close_out_form::{self, Draft};
use super::pane::{self, Pane};
use crate::assess::{CloseOutState, Status};
use crate::edit::TaskField;
use crate::plan::calendar::Calendar;
use crate::plan::{CloseOutEvent, CloseOutStep, Day, NoticeUnit, Outcome, Task};
use crate::text::{self, Phrase, common_words, inspector_words as words};
use crate::ui::widgets::look::{self, BODY, SMALL, ink};
use crate::ui::widgets::{self, Look, icon, link, main_button, plain_button};
use egui::accesskit::Role;
use egui::{Align2, Sense, Shape, Stroke, Ui, WidgetInfo, pos2, vec2};

/// Height of a step's row.
const ROW: f32 = 30.0;

/// The word of a step.
pub(super) fn step_words(step: CloseOutStep) -> Phrase {
    match step {
        CloseOutStep::SelfCheck => common_words::SELF_CHECK,
        CloseOutStep::Verification => common_words::VERIFICATION,
        CloseOutStep::PublicNotice => common_words::PUBLIC_NOTICE,
        CloseOutStep::Filing => common_words::FILING,
        CloseOutStep::RecordFiling => common_words::RECORD_FILING,
        CloseOutStep::Relapse => common_words::RELAPSE,
    }
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
    let look = pane.look;
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
        let clicked = step_row(ui, pane, number, step, event, state);
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
    earlier(ui, pane, &round, &mut open);
    pane::keep(ui, open_id, open);
    if state.sent_back {
        widgets::note(ui, look, pane.say(words::WAS_SENT_BACK));
    }
    actions(ui, pane, state, &round);
}

enum Circle {
    Done,
    InHand,
    ToCome,
}

fn step_row(
    ui: &mut Ui,
    pane: &Pane<'_, '_>,
    number: usize,
    step: CloseOutStep,
    event: Option<&CloseOutEvent>,
    state: CloseOutState,
) -> bool {
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
        .map(|event| step_date(event, look))
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
    response.clicked()
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

/// `2021-10-12`, or `11-15 至 11-26` for a public notice.
fn step_date(event: &CloseOutEvent, look: Look) -> String {
    match event.end {
        Some(end) => words::SPAN.fill(
            look.language,
            &[("from", &short(event.date)), ("to", &short(end))],
        ),
        None => text::date(event.date),
    }
}

fn short(day: Day) -> String {
    format!("{:02}-{:02}", day.month(), day.day())
}

fn right_words(
    pane: &Pane<'_, '_>,
    step: CloseOutStep,
    event: Option<&CloseOutEvent>,
    state: CloseOutState,
) -> (String, crate::chart::Color) {
    let look = pane.look;
    let theme = look.theme;
    if let (CloseOutStep::PublicNotice, Some(event), Some(until)) =
        (step, event, state.notice_until)
    {
        let (head, as_of) = (pane.stage.plan.head(), pane.stage.as_of);
        let calendar = Calendar::of(head);
        let count = |to| match head.settings.notice_unit {
            NoticeUnit::WorkingDays => calendar.working_days(event.date, to),
            NoticeUnit::CalendarDays => event
                .date
                .until(to)
                .map_or(0, |span| usize::try_from(span.get_days() + 1).unwrap_or(0)),
        };
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
            let words: Vec<&str> = [event.by.as_str(), event.document.as_str()]
                .into_iter()
                .filter(|words| !words.is_empty())
                .collect();
            let words = if words.is_empty() {
                look.say(words::PASSED).to_owned()
            } else {
                words.join(" ")
            };
            (words, theme.t3)
        }
        None if step == CloseOutStep::Filing && state.notice_until.is_some() => {
            (look.say(words::AFTER_NOTICE).to_owned(), theme.t3)
        }
        None if state.current == Some(step) => (look.say(words::NEXT).to_owned(), theme.t3),
        None => (String::new(), theme.t3),
    }
}

/// Events of earlier rounds and those after the as-of date.
fn earlier(ui: &mut Ui, pane: &mut Pane<'_, '_>, round: &[usize], open: &mut Option<usize>) {
    let look = pane.look;
    let task = std::sync::Arc::clone(&pane.task);
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
    let mut rest: Vec<usize> = (0..task.close_out.len())
        .filter(|place| !current.contains(place))
        .collect();
    if rest.is_empty() {
        return;
    }
    rest.sort_by_key(|place| std::cmp::Reverse(task.close_out[*place].date));
    let key = pane.id("close-out earlier");
    let mut shows = pane::draft::<bool>(ui, key).unwrap_or(false);
    let phrase = words::OTHER_RECORDS.fill(look.language, &[("n", &rest.len())]);
    ui.add_space(2.0);
    if link(ui, look, &phrase).clicked() {
        shows = !shows;
    }
    pane::keep(ui, key, shows.then_some(true));
    if !shows {
        return;
    }
    for place in rest {
        let event = &task.close_out[place];
        let later = event.date > pane.stage.as_of;
        let mut parts = vec![
            text::date(event.date),
            look.say(step_words(event.step)).to_owned(),
        ];
        if event.outcome == Outcome::SentBack {
            parts.push(look.say(words::SENT_BACK).to_owned());
        }
        if later {
            parts.push(look.say(words::AFTER_AS_OF).to_owned());
        }
        parts.push(event.reason.clone());
        let (rect, response) =
            ui.allocate_exact_size(vec2(ui.available_width(), look::FIELD_ROW), Sense::click());
        if response.hovered() {
            ui.painter()
                .rect_filled(rect, look::RADIUS, ink(look.theme.hover));
        }
        let line = parts.join(" ");
        look::write(
            ui.painter(),
            rect.left_center(),
            Align2::LEFT_CENTER,
            line.trim(),
            look::regular(SMALL),
            ink(if later { look.theme.t4 } else { look.theme.t2 }),
            rect.width(),
        );
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, line.trim()));
        if response.clicked() {
            *open = if *open == Some(place) {
                None
            } else {
                Some(place)
            };
        }
        if *open == Some(place) && close_out_edit::edit(ui, pane, place) {
            *open = None;
        }
    }
}

fn actions(ui: &mut Ui, pane: &mut Pane<'_, '_>, state: CloseOutState, round: &[usize]) {
    let look = pane.look;
    let key = pane.id("close-out form");
    let draft: Option<Draft> = pane::draft(ui, key);
    if let Some(draft) = draft {
        let kept = close_out_form::write(ui, pane, draft, state);
        pane::keep(ui, key, kept);
        return;
    }
    ui.add_space(6.0);
    let mut begin = None;
    let mut notice = None;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(8.0, 4.0);
        match state.current {
            Some(step) => {
                let running = state.notice_until.is_some();
                let words = if running {
                    pane.say(words::RECORD_RESULT).to_owned()
                } else {
                    let name = step_words(step).of(look.language);
                    words::RECORD_STEP.fill(look.language, &[("step", &name)])
                };
                if main_button(ui, look, &words).clicked() {
                    if running {
                        notice = round.iter().rev().copied().find(|place| {
                            pane.task.close_out[*place].step == CloseOutStep::PublicNotice
                        });
                    } else {
                        begin = Some((step, Outcome::Passed));
                    }
                }
                if (state.passed > 0 || running)
                    && plain_button(ui, look, pane.say(words::SEND_BACK)).clicked()
                {
                    begin = Some((step, Outcome::SentBack));
                }
            }
            None => {
                if plain_button(ui, look, pane.say(words::RECORD_RELAPSE)).clicked() {
                    begin = Some((CloseOutStep::Relapse, Outcome::Passed));
                }
            }
        }
    });
    if let Some(place) = notice {
        let open = pane.id("close-out open");
        pane::keep(ui, open, Some(place));
    }
    if let Some((step, outcome)) = begin {
        let draft = close_out_form::begin(pane, step, outcome);
        pane::keep(ui, key, Some(draft));
    }
}

/// Sets the log of the close-out as one step.
pub(super) fn set(pane: &mut Pane<'_, '_>, events: Vec<CloseOutEvent>) {
    pane.set(TaskField::CloseOut(events));
}
