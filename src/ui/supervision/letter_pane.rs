//! One complaint at the right: how it stands, its follow-up visits, its tasks and unit, and what can be done.

use super::card::{self, SIDE, letter_glyph};
use super::letter_forms;
use super::record_pane::hear;
use super::view::LetterForm;
use super::{look, names, tasks_field};
use crate::edit::{self, Edit};
use crate::exchange::{
    ComplaintColumn, ComplaintGround, complaint_status_word, outcome_word, substantiated_word,
};
use crate::plan::{Complaint, ComplaintStatus, FollowUpVisit, Id, Substantiated};
use crate::text::{date, supervision_words as words};
use crate::ui::date_field::DateField;
use crate::ui::widgets::in_view::FollowsFocus as _;
use crate::ui::widgets::look::{self as drawn, SMALL, ink};
use crate::ui::widgets::{
    self, PickField, TextField, badge, choice, link, main_button, plain_button,
};
use crate::ui::{Action, Stage, read_only};
use egui::accesskit::Role;
use egui::{Align, Align2, Layout, Rect, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

/// Height of the buttons' row.
const FOOT: f32 = 42.0;

pub(super) fn put(stage: &mut Stage<'_>, complaint: Complaint) {
    stage.actions.push(Action::EndTyping);
    stage.actions.edit(Edit::PutComplaint(complaint));
}

pub(super) fn with(complaint: &Complaint, change: impl FnOnce(&mut Complaint)) -> Complaint {
    let mut complaint = complaint.clone();
    change(&mut complaint);
    complaint
}

/// Draws the card.
pub(super) fn show(ui: &mut Ui, stage: &mut Stage<'_>, rect: Rect) {
    let complaint = stage
        .view
        .supervision
        .letter
        .as_ref()
        .and_then(|id| stage.plan.complaints().get(id))
        .cloned();
    let Some(complaint) = complaint else {
        let (_, body) = card::card(ui, stage, rect, stage.say(words::LETTERS), "");
        card::empty(ui, stage, body, stage.say(words::CHOOSE_LETTER));
        return;
    };
    let number = if complaint.number.is_empty() {
        stage.say(words::NO_NUMBER).to_owned()
    } else {
        complaint.number.clone()
    };
    let (_, body) = card::card(ui, stage, rect, &number, "");
    title(ui, stage, &complaint, &number, rect);
    let foot = Rect::from_min_max(pos2(body.left(), body.bottom() - FOOT), body.max);
    let list = Rect::from_min_max(body.min, pos2(body.right(), foot.top()));
    card::within(ui, list, ("letter", complaint.id.as_str()), |ui| {
        egui::ScrollArea::vertical()
            .id_salt(("letter", complaint.id.as_str()))
            .auto_shrink(false)
            .show_following(ui, |ui| {
                ui.spacing_mut().item_spacing = vec2(6.0, 0.0);
                ui.spacing_mut().interact_size.y = widgets::entry_field::HEIGHT;
                egui::Frame::NONE
                    .inner_margin(egui::Margin::symmetric(SIDE as i8, 6))
                    .show(ui, |ui| {
                        ui.set_width(ui.available_width());
                        standing(ui, stage, &complaint);
                    });
                read_only::changes(ui, |ui| letter_forms::open_form(ui, stage, &complaint));
                visits(ui, stage, &complaint);
                egui::Frame::NONE
                    .inner_margin(egui::Margin::symmetric(SIDE as i8, 6))
                    .show(ui, |ui| {
                        ui.set_width(ui.available_width());
                        fields(ui, stage, &complaint);
                    });
            });
    });
    read_only::changes(ui, |ui| buttons(ui, stage, &complaint, foot));
}

fn title(ui: &mut Ui, stage: &Stage<'_>, complaint: &Complaint, number: &str, rect: Rect) {
    let bar = Rect::from_min_size(rect.min, vec2(rect.width(), card::TITLE));
    let mut right = bar.right() - SIDE;
    if complaint.sample {
        let place = Rect::from_center_size(pos2(right - 29.0, bar.center().y), vec2(58.0, 20.0));
        card::within(ui, place, "letter sample", |ui| {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                badge::sample_badge(ui, look(stage));
            });
        });
        right = place.left() - 6.0;
    }
    let named = crate::chart::metrics::width(number, 13.0, true) as f32;
    let mut parts: Vec<&str> = Vec::new();
    if !complaint.place.is_empty() {
        parts.push(&complaint.place);
    }
    if complaint.priority {
        parts.push(stage.say(words::PRIORITY));
    }
    if complaint.substantiated != Substantiated::Unknown {
        parts.push(stage.say(substantiated_word(complaint.substantiated)));
    }
    let left = bar.left() + SIDE + named + 9.0;
    drawn::write(
        ui.painter(),
        pos2(left, bar.center().y),
        Align2::LEFT_CENTER,
        &parts.join(" · "),
        drawn::regular(SMALL),
        ink(stage.theme.t3),
        (right - left).max(0.0),
    );
}

/// The words of the status with its day, its limit and how late it is.
fn status_words(stage: &Stage<'_>, complaint: &Complaint) -> String {
    let status = complaint.status_at(stage.as_of);
    let word = stage.say(complaint_status_word(status));
    let since = complaint.status_date.filter(|day| *day <= stage.as_of);
    match (status, complaint.due, since) {
        (ComplaintStatus::Open, Some(due), _) if due < stage.as_of => {
            let late = due.until(stage.as_of).map_or(0, |span| span.get_days());
            words::STATUS_LATE.fill(
                stage.language,
                &[("status", &word), ("day", &date(due)), ("n", &late)],
            )
        }
        (ComplaintStatus::Open, Some(due), _) => {
            words::STATUS_LIMIT.fill(stage.language, &[("status", &word), ("day", &date(due))])
        }
        (ComplaintStatus::Open, None, _) | (_, _, None) => word.to_owned(),
        (_, _, Some(since)) => {
            words::STATUS_SINCE.fill(stage.language, &[("status", &word), ("day", &date(since))])
        }
    }
}

fn standing(ui: &mut Ui, stage: &mut Stage<'_>, complaint: &Complaint) {
    let look = look(stage);
    let id = egui::Id::unique(("complaint", complaint.id.as_str(), "text"));
    let heard = TextField::new(id, stage.say(words::C_TEXT), &complaint.text)
        .wrapping()
        .font(13.0, true)
        .show(ui, look);
    let key = format!("complaint/{}/text", complaint.id);
    hear(stage, key, heard, |text| {
        Edit::PutComplaint(with(complaint, |one| one.text = text))
    });
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 22.0), Sense::hover());
    let status = complaint.status_at(stage.as_of);
    let overdue = complaint.is_overdue_at(stage.as_of);
    letter_glyph(
        ui,
        stage,
        pos2(rect.left() + 10.0, rect.center().y),
        status,
        overdue,
    );
    let text = status_words(stage, complaint);
    drawn::write(
        ui.painter(),
        pos2(rect.left() + 22.0, rect.center().y),
        Align2::LEFT_CENTER,
        &text,
        drawn::regular(SMALL),
        ink(stage.theme.status(names::glyph(status, overdue)).word),
        rect.width() - 22.0,
    );
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &text));
    response.on_hover_text(&text);
}

fn visits(ui: &mut Ui, stage: &mut Stage<'_>, complaint: &Complaint) {
    let theme = stage.theme;
    let mut visits: Vec<&FollowUpVisit> = complaint.follow_up_visits.iter().collect();
    visits.sort_by(|a, b| a.date.cmp(&b.date).then_with(|| a.id.cmp(&b.id)));
    let line = |ui: &Ui, y: f32| {
        let rect = ui.max_rect();
        card::line(ui, stage, rect, y);
    };
    line(ui, ui.cursor().top());
    if visits.is_empty() {
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 26.0), Sense::hover());
        drawn::write(
            ui.painter(),
            pos2(rect.left() + SIDE, rect.center().y),
            Align2::LEFT_CENTER,
            stage.say(words::NO_VISITS),
            drawn::regular(SMALL),
            ink(theme.t4),
            rect.width() - 2.0 * SIDE,
        );
    }
    for (place, visit) in visits.into_iter().enumerate() {
        let n = place + 1;
        let day_width = 76.0;
        let text_width = ui.available_width() - 2.0 * SIDE - day_width;
        let later = visit.date > stage.as_of;
        let color = |color| ink(if later { theme.t4 } else { color });
        let body = ui.painter().layout(
            visit.text.clone(),
            drawn::regular(SMALL),
            color(theme.t2),
            text_width.max(40.0),
        );
        let under = if visit.text.is_empty() {
            0.0
        } else {
            body.size().y
        };
        let height = (22.0 + under + 4.0).max(28.0);
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
        let id = egui::Id::unique(("visit", complaint.id.as_str(), visit.id.as_str()));
        let response = ui.interact(rect, id, Sense::click());
        if response.hovered() {
            ui.painter().rect_filled(rect, 0.0, ink(theme.hover));
        }
        let top = if visit.text.is_empty() {
            rect.center().y
        } else {
            rect.top() + 12.0
        };
        drawn::write(
            ui.painter(),
            pos2(rect.left() + SIDE, top),
            Align2::LEFT_CENTER,
            &date(visit.date),
            drawn::regular(SMALL),
            color(theme.t3),
            day_width,
        );
        let told = words::VISIT_N.fill(
            stage.language,
            &[
                ("n", &n),
                ("outcome", &stage.say(outcome_word(visit.outcome))),
            ],
        );
        drawn::write(
            ui.painter(),
            pos2(rect.left() + SIDE + day_width, top),
            Align2::LEFT_CENTER,
            &told,
            drawn::regular(SMALL),
            color(theme.t1),
            text_width,
        );
        if !visit.text.is_empty() {
            let at = pos2(rect.left() + SIDE + day_width, rect.top() + 21.0);
            ui.painter().galley(at, body, color(theme.t2));
        }
        if response.has_focus() {
            drawn::focus_frame(ui.painter(), rect.shrink(3.0), theme);
        }
        let name = words::EDIT_VISIT.fill(stage.language, &[("n", &n)]);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
        if response.on_hover_text(&name).clicked() {
            letter_forms::open(stage, LetterForm::Visit(visit.clone()));
        }
        card::line(ui, stage, rect, rect.bottom());
    }
}

fn fields(ui: &mut Ui, stage: &mut Stage<'_>, complaint: &Complaint) {
    let look = look(stage);
    let own =
        |field: &str| egui::Id::unique(("complaint", complaint.id.as_str(), field.to_owned()));
    for id in &complaint.tasks {
        let Some(task) = stage.plan.task(id) else {
            continue;
        };
        let (rect, response) =
            ui.allocate_exact_size(vec2(ui.available_width(), 20.0), Sense::click());
        if let Some(state) = stage.assessment.task(id) {
            badge::status_glyph(ui, rect.left_center() + vec2(8.0, 0.0), look, state.status);
        }
        let text = format!("{} {}", task.number, task.title);
        drawn::write(
            ui.painter(),
            rect.left_center() + vec2(22.0, 0.0),
            Align2::LEFT_CENTER,
            text.trim(),
            drawn::regular(SMALL),
            ink(stage.theme.acc),
            rect.width() - 22.0,
        );
        if response.has_focus() {
            drawn::focus_frame(ui.painter(), rect.shrink(2.0), stage.theme);
        }
        response.widget_info(|| WidgetInfo::labeled(Role::Link, true, text.trim()));
        if response
            .on_hover_text(text.trim())
            .on_hover_cursor(egui::CursorIcon::PointingHand)
            .clicked()
        {
            stage.actions.push(Action::ShowTask(id.clone()));
        }
    }
    let name = stage.say(words::RELATED_TASKS);
    let tasks = widgets::form_row(ui, look, name, |ui| {
        tasks_field::show(ui, stage, own("tasks"), name, &complaint.tasks)
    });
    if let Some(tasks) = tasks {
        put(stage, with(complaint, |one| one.tasks = tasks));
    }
    let unit = complaint.unit.as_ref();
    let unit = unit.map_or_else(String::new, |id| stage.plan.unit_label(id));
    let name = stage.say(words::C_UNIT);
    let heard = widgets::form_row(ui, look, name, |ui| {
        PickField::new(TextField::new(own("unit"), name, &unit).framed().hint("")).show(
            ui,
            look,
            || crate::ui::inspector::units(stage.plan, &unit),
        )
    });
    let key = format!("complaint/{}/unit", complaint.id);
    hear(stage, key, heard, |text| {
        Edit::PutComplaint(with(complaint, |one| one.unit = Id::given(&text)))
    });
    other_fields(ui, stage, complaint);
    super::letter_origin::show(ui, stage, complaint);
    let days = [
        (words::C_RECEIVED, "received", Some(complaint.received)),
        (words::C_DUE, "due", complaint.due),
    ];
    for (label, field, value) in days {
        let name = stage.say(label);
        let taken = widgets::form_row(ui, look, name, |ui| {
            let date_field = DateField::new(own(field), name, stage.plan.head(), stage.today)
                .near(stage.as_of)
                .base(Some(complaint.received))
                .framed();
            let date_field = if field == "received" {
                date_field.required()
            } else {
                date_field
            };
            date_field.day(ui, look, value)
        });
        match (field, taken) {
            ("received", Some(Some(day))) => put(stage, with(complaint, |one| one.received = day)),
            ("due", Some(day)) => put(stage, with(complaint, |one| one.due = day)),
            _ => {}
        }
    }
}

/// What narrow tables leave out: number, round, place, and what is chosen from few words.
fn other_fields(ui: &mut Ui, stage: &mut Stage<'_>, complaint: &Complaint) {
    use ComplaintColumn as C;
    let look = look(stage);
    let ground = ComplaintGround::without_tasks(stage.as_of);
    for column in [
        C::Number,
        C::Round,
        C::Place,
        C::Priority,
        C::Kind,
        C::Substantiated,
    ] {
        let name = stage.say(column.heading());
        let id = egui::Id::unique(("complaint field", complaint.id.as_str(), column as u8));
        let value = column.write(complaint, stage.plan, stage.as_of, stage.language);
        let read = |text: &str| {
            let mut changed = complaint.clone();
            column.read(text, &mut changed, &ground).then_some(changed)
        };
        if matches!(column, C::Number | C::Round | C::Place | C::Kind) {
            let heard = widgets::form_row(ui, look, name, |ui| {
                let field = PickField::new(TextField::new(id, name, &value).framed().hint(""));
                // A letter may touch several kinds, the main one first.
                let field = if column == C::Kind {
                    field.many()
                } else {
                    field
                };
                field.show(ui, look, || super::grid::candidates(stage, column))
            });
            let key = format!("complaint/{}/{}", complaint.id, column.heading().en);
            hear(stage, key, heard, |text| {
                Edit::PutComplaint(read(&text).unwrap_or_else(|| complaint.clone()))
            });
        } else {
            let options = super::grid::candidates(stage, column);
            let picked = widgets::form_row(ui, look, name, |ui| {
                choice(ui, look, id, name, &value, &options)
            });
            let changed = picked
                .and_then(|place| options.get(place))
                .and_then(|picked| read(&picked.words));
            if let Some(changed) = changed.filter(|changed| changed != complaint) {
                put(stage, changed);
            }
        }
    }
}

fn buttons(ui: &mut Ui, stage: &mut Stage<'_>, complaint: &Complaint, foot: Rect) {
    let look = look(stage);
    card::line(ui, stage, foot, foot.top());
    let mut row = ui.new_child(
        UiBuilder::new()
            .id_salt("letter buttons")
            .max_rect(foot.shrink2(vec2(SIDE, 0.0)))
            .layout(Layout::left_to_right(Align::Center)),
    );
    row.spacing_mut().item_spacing.x = 8.0;
    if main_button(&mut row, look, look.say(words::ADD_VISIT)).clicked() {
        let visit = FollowUpVisit {
            id: edit::mint(),
            ..FollowUpVisit::on(stage.as_of)
        };
        letter_forms::open(stage, LetterForm::Visit(visit));
    }
    let ellipsis = format!("{}…", look.say(words::CHANGE_STATUS));
    if plain_button(&mut row, look, &ellipsis).clicked() {
        let status = complaint.status_at(stage.as_of);
        letter_forms::open(stage, LetterForm::Status(status, stage.as_of));
    }
    row.add_space(4.0);
    if link(&mut row, look, look.say(words::DELETE_LETTER)).clicked() {
        stage.actions.push(Action::EndTyping);
        stage
            .actions
            .edit(Edit::DeleteComplaint(complaint.id.clone()));
        stage.view.supervision.letter = None;
    }
}
