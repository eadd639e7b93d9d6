//! A field for a date or a deadline: any usual wording is understood and said back, and a calendar opens beside it.

use super::calendar_popup::{self, CalendarPopup};
use super::widgets::look::{Look, ink};
use super::widgets::{EntryField, Icon, Understood, icon};
use crate::plan::{Day, Due, Head};
use crate::text::{self, Language, date_field_words as words};
use crate::ui::read_only;
use crate::wording;
use egui::accesskit::Role;
use egui::{Id, Key, Modifiers, Rect, Sense, Ui, WidgetInfo};

/// Width of the button that opens the calendar.
const OPENER: f32 = 20.0;

/// A date field.
pub struct DateField<'t> {
    id: Id,
    name: &'t str,
    head: &'t Head,
    today: Day,
    near: Day,
    base: Option<Day>,
    framed: bool,
    required: bool,
    first: bool,
    afloat: bool,
    width: Option<f32>,
    hint: &'t str,
    color: Option<egui::Color32>,
}

impl<'t> DateField<'t> {
    /// A quiet field. `today` is marked in the calendar; `head` has the plan's own days off.
    pub fn new(id: Id, name: &'t str, head: &'t Head, today: Day) -> Self {
        Self {
            id,
            name,
            head,
            today,
            near: today,
            base: None,
            framed: false,
            required: false,
            first: false,
            afloat: false,
            width: None,
            hint: "–",
            color: None,
        }
    }

    /// The day near which dates are expected (the as-of date): where the calendar opens while there is none, and whose
    /// year `10.31` means.
    pub fn near(mut self, near: Day) -> Self {
        self.near = near;
        self
    }

    /// The date that `+30` counts from and that the calendar compares with (the old deadline).
    pub fn base(mut self, base: Option<Day>) -> Self {
        self.base = base;
        self
    }

    /// With a frame at rest.
    pub fn framed(mut self) -> Self {
        self.framed = true;
        self
    }

    /// Cannot be emptied.
    pub fn required(mut self) -> Self {
        self.required = true;
        self
    }

    /// Takes the first day of a month, quarter or year that is typed, as starts are meant.
    pub fn first(mut self) -> Self {
        self.first = true;
        self
    }

    /// There is no room below: what the field says of its text stands over what is there.
    pub fn afloat(mut self) -> Self {
        self.afloat = true;
        self
    }

    /// Width in points.
    pub fn width(mut self, width: f32) -> Self {
        self.width = Some(width);
        self
    }

    /// What stands there while the field is empty.
    pub fn hint(mut self, hint: &'t str) -> Self {
        self.hint = hint;
        self
    }

    /// Colour of the text.
    pub fn color(mut self, color: egui::Color32) -> Self {
        self.color = Some(color);
        self
    }

    /// Shows a day; returns the new value once it was taken (`Some(None)`: emptied).
    pub fn day(self, ui: &mut Ui, look: Look, value: Option<Day>) -> Option<Option<Day>> {
        let shown = value.map(text::date).unwrap_or_default();
        let reading = Reading {
            base: self.base.or(value),
            near: self.near,
            language: look.language,
            first: self.first,
        };
        let required = self.required;
        let taken = self.show(ui, look, value, &shown, &|typed| {
            if typed.is_empty() {
                return if required {
                    Err(look.say(words::EMPTY).to_owned())
                } else {
                    Ok(Understood {
                        value: None,
                        echo: look.say(words::NO_DATE).to_owned(),
                    })
                };
            }
            reading.day(typed).map(|day| Understood {
                value: Some(day),
                echo: text::date_with_weekday(day, look.language),
            })
        })?;
        Some(match taken {
            Taken::Typed(day) => day,
            Taken::Picked(day) => day,
        })
        .filter(|day| *day != value)
    }

    /// Shows a deadline with its wording; returns the new one once it was taken.
    pub fn due(self, ui: &mut Ui, look: Look, value: &Due) -> Option<Due> {
        let shown = due_text(value);
        let reading = Reading {
            base: self.base.or(value.date),
            near: self.near,
            language: look.language,
            first: false,
        };
        let taken = self.show(ui, look, value.date, &shown, &|typed| {
            let due = reading.due(typed)?;
            let echo = due_echo(&due, look.language);
            Ok(Understood { value: due, echo })
        })?;
        Some(match taken {
            Taken::Typed(due) => due,
            Taken::Picked(day) => day.map(Due::on).unwrap_or_default(),
        })
        .filter(|due| due != value)
    }

    fn show<T>(
        self,
        ui: &mut Ui,
        look: Look,
        value: Option<Day>,
        shown: &str,
        understand: &dyn Fn(&str) -> Result<Understood<T>, String>,
    ) -> Option<Taken<T>> {
        let key = self.id.with("calendar");
        let shut = read_only::shuts_field(ui.ctx()).is_some();
        let mut open: Option<Day> = ui.data(|data| data.get_temp(key)).filter(|_| !shut);
        let focused = ui.memory(|memory| memory.has_focus(self.id));
        let mut answer = None;
        if let Some(cursor) = &mut open {
            answer = calendar_popup::keys(ui, cursor, self.today);
        } else if focused
            && !shut
            && ui.input_mut(|input| {
                input.consume_key(Modifiers::ALT, Key::ArrowDown)
                    || input.consume_key(Modifiers::NONE, Key::ArrowDown)
                    || input.consume_key(Modifiers::NONE, Key::F4)
            })
        {
            open = Some(value.unwrap_or(self.near));
        }
        let mut field = EntryField::new(self.id, self.name, shown)
            .hint(self.hint)
            .hold_escape(open.is_some())
            .reserve(OPENER);
        if self.framed {
            field = field.framed();
        }
        if let Some(width) = self.width {
            field = field.width(width);
        }
        if let Some(color) = self.color {
            field = field.color(color);
        }
        if self.afloat {
            field = field.afloat();
        }
        let entered = field.show(ui, look, understand);
        if shut {
            return None;
        }
        let rect = entered.response.rect;
        let opener = Rect::from_min_max(
            egui::pos2(rect.right() - OPENER - 2.0, rect.top()),
            rect.right_bottom(),
        );
        // The keyboard opens the calendar from the field itself: Tab goes on to the next one.
        let button = ui.interact(opener, self.id.with("opener"), Sense::CLICK);
        let hovered = entered.response.hovered() || button.hovered();
        if hovered || entered.focused || open.is_some() || self.framed {
            let color = if button.hovered() {
                look.theme.t1
            } else {
                look.theme.t3
            };
            icon::draw(ui.painter(), opener.center(), Icon::Calendar, ink(color));
        }
        let opener_name = words::OPEN_CALENDAR.fill(look.language, &[("field", &self.name)]);
        button.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), &opener_name));
        if button.clicked() {
            open = match open {
                Some(_) => None,
                None => {
                    entered.response.request_focus();
                    Some(value.unwrap_or(self.near))
                }
            };
        }
        let mut taken = entered.value.map(Taken::Typed);
        // A calendar that closes by Tab is not drawn once more: the focus would go into it and be gone with it.
        let closes = matches!(answer, Some(calendar_popup::Answer::Close));
        if let Some(mut cursor) = open.filter(|_| !closes) {
            let shown = CalendarPopup {
                id: key,
                head: self.head,
                chosen: value,
                base: self.base,
                today: self.today,
                clearable: !self.required,
            }
            .show(ui, look, &entered.response, &mut cursor);
            open = Some(cursor);
            answer = answer.or(shown);
        }
        match answer {
            Some(calendar_popup::Answer::Day(day)) => {
                taken = Some(Taken::Picked(Some(day)));
                open = None;
            }
            Some(calendar_popup::Answer::Clear) => {
                taken = Some(Taken::Picked(None));
                open = None;
            }
            Some(calendar_popup::Answer::Close) => open = None,
            None => {}
        }
        if taken.is_some() {
            // A text half typed must not come back over what was picked.
            EntryField::forget(ui, self.id);
        }
        match open {
            Some(cursor) => {
                ui.data_mut(|data| data.insert_temp(key, cursor));
            }
            None => ui.data_mut(|data| data.remove::<Day>(key)),
        }
        taken
    }
}

enum Taken<T> {
    Typed(T),
    Picked(Option<Day>),
}

/// A day field with everything as usual: `Some(Some(day))` a new day, `Some(None)` emptied.
pub fn date_field(
    ui: &mut Ui,
    look: Look,
    head: &Head,
    today: Day,
    id: Id,
    name: &str,
    value: Option<Day>,
) -> Option<Option<Day>> {
    DateField::new(id, name, head, today).day(ui, look, value)
}

/// A deadline field with everything as usual.
pub fn due_field(
    ui: &mut Ui,
    look: Look,
    head: &Head,
    today: Day,
    id: Id,
    name: &str,
    value: &Due,
) -> Option<Due> {
    DateField::new(id, name, head, today).due(ui, look, value)
}

/// A deadline as it stands in a field: its wording, else its date.
pub fn due_text(due: &Due) -> String {
    if due.wording.is_empty() {
        due.date.map(text::date).unwrap_or_default()
    } else {
        due.wording.clone()
    }
}

fn due_echo(due: &Due, language: Language) -> String {
    match due.date {
        Some(day) => text::date_with_weekday(day, language),
        None => words::NO_DATE.of(language).to_owned(),
    }
}

/// What typed words count from, and the language of a refusal.
struct Reading {
    base: Option<Day>,
    near: Day,
    language: Language,
    /// Whether a period means its first day.
    first: bool,
}

impl Reading {
    fn refusal(&self, typed: &str) -> String {
        match wording::wrong_date(typed) {
            Some(wrong) => wrong.sentence(self.language),
            None => words::NOT_A_DATE.of(self.language).to_owned(),
        }
    }

    fn day(&self, typed: &str) -> Result<Day, String> {
        if self.first {
            let from = self.base.unwrap_or(self.near);
            return wording::typed_start(typed, from).ok_or_else(|| self.refusal(typed));
        }
        let due = self.due(typed)?;
        due.date.ok_or_else(|| self.refusal(typed))
    }

    fn due(&self, typed: &str) -> Result<Due, String> {
        if typed.is_empty() {
            return Ok(Due::default());
        }
        wording::typed_due(typed, self.base.unwrap_or(self.near)).ok_or_else(|| self.refusal(typed))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::Precision;
    use jiff::civil::date;

    fn reading() -> Reading {
        Reading {
            base: Some(date(2021, 6, 30)),
            near: date(2021, 11, 20),
            language: Language::Zh,
            first: false,
        }
    }

    #[test]
    fn a_month_means_its_first_day_where_something_starts() {
        let start = Reading {
            first: true,
            ..reading()
        };
        assert_eq!(start.day("2020年10月"), Ok(date(2020, 10, 1)));
        assert_eq!(reading().day("2020年10月"), Ok(date(2020, 10, 31)));
        assert!(start.day("下周吧").is_err());
    }

    #[test]
    fn short_forms_count_from_the_base() {
        let reading = reading();
        assert_eq!(reading.day("+30"), Ok(date(2021, 7, 30)));
        assert_eq!(reading.day("－7天"), Ok(date(2021, 6, 23)));
        assert_eq!(reading.day("10.31"), Ok(date(2021, 10, 31)));
        assert_eq!(reading.day("１０月３１日"), Ok(date(2021, 10, 31)));
        assert_eq!(reading.day("2021-12-31"), Ok(date(2021, 12, 31)));
    }

    #[test]
    fn the_end_of_a_month_keeps_its_wording() {
        let due = reading().due("10月底").unwrap();
        assert_eq!(due.date, Some(date(2021, 10, 31)));
        assert_eq!(due.precision, Precision::Month);
        assert_eq!(due.wording, "2021年10月底前");
    }

    #[test]
    fn a_day_that_no_calendar_has_is_told_as_such() {
        let told = reading().day("2021-02-30").unwrap_err();
        assert_eq!(told, "2021年2月没有 30 日，请核对。");
        let english = Reading {
            language: Language::En,
            ..reading()
        };
        let told = english.due("21.4.31").unwrap_err();
        assert_eq!(told, "April 2021 has no day 31; please check it.");
        assert_eq!(reading().day("21.11.20"), Ok(date(2021, 11, 20)));
    }

    #[test]
    fn nonsense_is_refused_in_words() {
        for bad in ["2021-02-30", "下周吧", "13.40", "+"] {
            assert!(reading().day(bad).is_err(), "{bad}");
        }
    }
}
