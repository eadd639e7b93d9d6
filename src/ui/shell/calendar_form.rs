//! The dialog of the working calendar: which years are known, which days the plan adds, adding by hand or from a file.

use super::plan_form::FormAnswer;
use crate::plan::calendar::Calendar;
use crate::plan::{CalendarDay, Day, Head, Plan};
use crate::text::{self, close_out_words as words, common_words, shell_words};
use crate::ui::date_field::DateField;
use crate::ui::dialog::{self, Button, Dialog};
use crate::ui::widgets::in_view::FollowsFocus as _;
use crate::ui::widgets::look::{self, Look, SMALL, ink};
use crate::ui::widgets::{self, Icon, TextField, icon_button, plain_button, segmented};
use egui::accesskit::Role;
use egui::{Align2, Context, Id, Sense, Ui, WidgetInfo, vec2};
use std::collections::{BTreeMap, BTreeSet};

const ROW: f32 = 24.0;

/// What the user is filling in.
#[derive(Clone, Debug, PartialEq)]
pub struct CalendarForm {
    /// The plan's head with the days as they are in the dialog.
    pub head: Head,
    /// Years that the plan has dates in.
    years: BTreeSet<i16>,
    date: Option<Day>,
    working: bool,
    name: String,
    /// What became of the last import.
    told: Option<Result<String, String>>,
    /// A file is to be picked.
    pub wants_file: bool,
}

impl CalendarForm {
    /// The calendar of a plan.
    pub fn new(plan: &Plan) -> Self {
        let mut head = Head::clone(plan.head());
        head.calendar.sort_by_key(|day| day.date);
        Self {
            years: needed_years(plan),
            head,
            date: None,
            working: false,
            name: String::new(),
            told: None,
            wants_file: false,
        }
    }

    /// Takes days that were read from a file, or the sentence why they could not be.
    pub fn take(&mut self, read: Result<Vec<CalendarDay>, String>, look: Look) {
        self.told = Some(read.map(|days| {
            let n = days.len();
            let replaced = self.put(days);
            words::IMPORTED.fill(look.language, &[("n", &n), ("replaced", &replaced)])
        }));
    }

    /// Adds days, each replacing one of the same date; how many were replaced.
    fn put(&mut self, days: Vec<CalendarDay>) -> usize {
        let calendar = std::mem::take(&mut self.head.calendar);
        let mut known: BTreeMap<Day, CalendarDay> =
            calendar.into_iter().map(|day| (day.date, day)).collect();
        let replaced = days
            .into_iter()
            .filter(|day| known.insert(day.date, day.clone()).is_some())
            .count();
        self.head.calendar = known.into_values().collect();
        replaced
    }

    /// Shows the dialog.
    pub fn show(&mut self, ctx: &Context, look: Look, today: Day) -> FormAnswer<Head> {
        let buttons = [
            Button::cancel(look.say(common_words::CANCEL)),
            Button::main(look.say(shell_words::APPLY)),
        ];
        let dialog = Dialog {
            width: 520.0,
            ..Dialog::new("calendar form", look.say(words::CALENDAR_TITLE), &buttons)
        };
        let shown = dialog::show(ctx, look.theme, look.language, &dialog, |ui| {
            ui.spacing_mut().item_spacing.y = 6.0;
            self.body(ui, look, today);
        });
        match shown.answer(&buttons) {
            Some(0) => FormAnswer::Cancelled,
            Some(_) => FormAnswer::Done(self.head.clone()),
            None => FormAnswer::Open,
        }
    }

    fn body(&mut self, ui: &mut Ui, look: Look, today: Day) {
        let years = Calendar::built_in_years()
            .map(|(first, last)| format!("{first}–{last}"))
            .unwrap_or_default();
        let note = words::CALENDAR_NOTE.fill(look.language, &[("years", &years)]);
        widgets::note(ui, look, &note);
        let calendar = Calendar::of(&self.head);
        let lacking: Vec<String> = self
            .years
            .iter()
            .filter(|year| !calendar.known(**year))
            .map(ToString::to_string)
            .collect();
        if !lacking.is_empty() {
            let years = lacking.join(", ");
            let sentence = words::PLAN_NEEDS_YEARS.fill(look.language, &[("years", &years)]);
            widgets::warning(ui, look, &sentence);
        }
        self.add_row(ui, look, today);
        ui.horizontal(|ui| {
            if plain_button(ui, look, look.say(words::IMPORT)).clicked() {
                self.wants_file = true;
                self.told = None;
            }
            ui.vertical(|ui| widgets::note(ui, look, look.say(words::IMPORT_HINT)));
        });
        match &self.told {
            Some(Ok(sentence)) => {
                widgets::note(ui, look, sentence);
            }
            Some(Err(sentence)) => {
                widgets::warning(ui, look, sentence);
            }
            None => {}
        }
        self.list(ui, look);
    }

    fn add_row(&mut self, ui: &mut Ui, look: Look, today: Day) {
        let mut add = false;
        ui.horizontal(|ui| {
            let name = look.say(words::DAY);
            let day = Id::unique("calendar day");
            widgets::focus_at_first(ui, Id::unique("calendar form"), day);
            let picked = DateField::new(day, name, &self.head, today)
                .framed()
                .width(126.0)
                .day(ui, look, self.date);
            if let Some(day) = picked {
                self.date = day;
            }
            let options = [look.say(words::OFF), look.say(words::WORK)];
            let on = Some(usize::from(self.working));
            if let Some(place) = segmented(ui, look, look.say(words::KIND), &options, on) {
                self.working = place == 1;
            }
            let name = look.say(words::HOLIDAY);
            ui.scope(|ui| {
                ui.set_width(96.0);
                let heard = TextField::new(Id::unique("calendar name"), name, &self.name)
                    .framed()
                    .hint(name)
                    .show(ui, look);
                if let Some(told) = heard.value {
                    self.name = told;
                }
            });
            add = ui
                .add_enabled_ui(self.date.is_some(), |ui| {
                    plain_button(ui, look, look.say(words::ADD_DAY))
                })
                .inner
                .on_disabled_hover_text(look.say(words::DAY_OUT_OF_ORDER))
                .clicked();
        });
        if add && let Some(date) = self.date.take() {
            let day = CalendarDay {
                date,
                working: self.working,
                name: self.name.trim().to_owned(),
            };
            self.put(vec![day]);
        }
    }

    fn list(&mut self, ui: &mut Ui, look: Look) {
        let n = self.head.calendar.len();
        let words = if n == 0 {
            look.say(words::NO_ADDITIONS).to_owned()
        } else {
            words::ADDITIONS.fill(look.language, &[("n", &n)])
        };
        widgets::note(ui, look, &words);
        let mut gone = None;
        ui.spacing_mut().item_spacing.y = 0.0;
        egui::ScrollArea::vertical()
            .id_salt("calendar days")
            .max_height(ROW * 8.0)
            .auto_shrink([false, true])
            .show_rows_following(ui, ROW, n, |ui, range| {
                for place in range {
                    if let Some(day) = self.head.calendar.get(place)
                        && line(ui, look, day)
                    {
                        gone = Some(place);
                    }
                }
            });
        if let Some(place) = gone {
            self.head.calendar.remove(place);
        }
    }
}

/// One day; returns whether it is to go.
fn line(ui: &mut Ui, look: Look, day: &CalendarDay) -> bool {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
    let kind = look.say(if day.working { words::WORK } else { words::OFF });
    let date = text::date_with_weekday(day.date, look.language);
    let mut x = rect.left() + 4.0;
    for (words, width) in [
        (date.as_str(), 140.0),
        (kind, 140.0),
        (day.name.as_str(), rect.width() - 330.0),
    ] {
        look::write(
            ui.painter(),
            egui::pos2(x, rect.center().y),
            Align2::LEFT_CENTER,
            words,
            look::regular(SMALL),
            ink(look.theme.t1),
            width - 8.0,
        );
        x += width;
    }
    let label = format!("{date} {kind} {}", day.name);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, label.trim()));
    let mut buttons = ui.new_child(
        egui::UiBuilder::new()
            .max_rect(rect.with_max_x(rect.right() - 12.0))
            .layout(egui::Layout::right_to_left(egui::Align::Center)),
    );
    let name = words::REMOVE_DAY.fill(look.language, &[("day", &text::date(day.date))]);
    icon_button(&mut buttons, look, Icon::Close, &name, 20.0).clicked()
}

/// The years in which the plan counts working days: those of its window and of its notices.
fn needed_years(plan: &Plan) -> BTreeSet<i16> {
    let head = plan.head();
    let mut years: BTreeSet<i16> = (head.window_start.year()
        ..=head.window_end.year().min(head.window_start.year() + 50))
        .collect();
    for task in plan.tasks().values() {
        for event in &task.close_out {
            years.extend(event.end.map(Day::year));
        }
    }
    years
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::theme::LIGHT;
    use crate::plan::PlanParts;
    use crate::text::Language;
    use jiff::civil::date;

    #[test]
    fn days_replace_those_of_the_same_date_and_stand_in_order() {
        let look = Look {
            theme: &LIGHT,
            language: Language::En,
        };
        let day = |month, day, working| CalendarDay {
            date: date(2027, month, day),
            working,
            name: String::new(),
        };
        let mut form = CalendarForm::new(&Plan::new(PlanParts::default()));
        form.take(Ok(vec![day(10, 1, false), day(2, 6, false)]), look);
        form.take(Ok(vec![day(2, 6, true)]), look);
        assert_eq!(form.head.calendar, [day(2, 6, true), day(10, 1, false)]);
        assert!(matches!(&form.told, Some(Ok(told)) if told.contains("1 of them replaced")));
        form.take(Err("Line 3".to_owned()), look);
        assert_eq!(form.head.calendar.len(), 2);
    }
}
