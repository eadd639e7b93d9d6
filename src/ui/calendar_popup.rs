//! The calendar that opens under a date field: a month, holidays and make-up days marked, all of it by keyboard too.

mod lunar;

use super::widgets::look::{self, BODY, Look, SMALL, ink};
use super::widgets::{Icon, icon_button, link};
use crate::plan::calendar::{Calendar, DayKind};
use crate::plan::{Day, Head};
use crate::text::{self, date_field_words as words};
use egui::accesskit::Role;
use egui::{
    Align, Align2, Frame, Id, Key, Layout, Modifiers, Popup, PopupCloseBehavior, Rect, RectAlign,
    Response, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};
use jiff::ToSpan;
use jiff::civil::Weekday;

/// Size of a day's cell.
const CELL: egui::Vec2 = egui::Vec2::new(40.0, 36.0);

/// What the calendar asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// This day.
    Day(Day),
    /// No date.
    Clear,
    /// To be closed.
    Close,
}

/// A calendar under a field.
pub struct CalendarPopup<'t> {
    /// Its own id.
    pub id: Id,
    /// Days off of the plan's own.
    pub head: &'t Head,
    /// The value of the field.
    pub chosen: Option<Day>,
    /// A date to compare with.
    pub base: Option<Day>,
    /// Today.
    pub today: Day,
    /// Whether "no date" may be chosen.
    pub clearable: bool,
}

/// Takes the keys that move in the open calendar, before the field sees them.
pub fn keys(ui: &Ui, cursor: &mut Day, today: Day) -> Option<Answer> {
    let mut answer = None;
    ui.input_mut(|input| {
        let mut take = |modifiers, key| input.count_and_consume_key(modifiers, key) as i64;
        let years = take(Modifiers::SHIFT, Key::PageDown) - take(Modifiers::SHIFT, Key::PageUp);
        let months = take(Modifiers::NONE, Key::PageDown) - take(Modifiers::NONE, Key::PageUp);
        let weeks = take(Modifiers::NONE, Key::ArrowDown) - take(Modifiers::NONE, Key::ArrowUp);
        let days = take(Modifiers::NONE, Key::ArrowRight) - take(Modifiers::NONE, Key::ArrowLeft);
        if take(Modifiers::NONE, Key::Home) > 0 {
            *cursor = today;
        }
        if take(Modifiers::NONE, Key::End) > 0 {
            *cursor = cursor.last_of_month();
        }
        let span = years.years().months(months).weeks(weeks).days(days);
        *cursor = cursor.saturating_add(span);
        if take(Modifiers::NONE, Key::Enter) > 0 {
            answer = Some(Answer::Day(*cursor));
        }
        if take(Modifiers::NONE, Key::Escape) > 0 {
            answer = Some(Answer::Close);
        }
        // Tab moves on to the next field, and the calendar goes.
        if input.key_pressed(Key::Tab) {
            answer = Some(Answer::Close);
        }
    });
    answer
}

impl CalendarPopup<'_> {
    /// Shows the calendar; `cursor` is the day the keyboard stands on, its month is the one shown.
    pub fn show(self, ui: &Ui, look: Look, field: &Response, cursor: &mut Day) -> Option<Answer> {
        let theme = look.theme;
        let mut answer = None;
        let calendar = Calendar::of(self.head);
        let shown = Popup::new(self.id, ui.ctx().clone(), field, ui.layer_id())
            .open(true)
            .align(RectAlign::BOTTOM_END)
            .align_alternatives(&[
                RectAlign::BOTTOM_START,
                RectAlign::TOP_END,
                RectAlign::TOP_START,
            ])
            .close_behavior(PopupCloseBehavior::IgnoreClicks)
            .gap(4.0)
            .frame(
                Frame::NONE
                    .fill(ink(theme.panel))
                    .stroke(Stroke::new(1.0, ink(theme.ctl)))
                    .corner_radius(look::RADIUS)
                    .inner_margin(10),
            )
            .show(|ui| {
                ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
                ui.set_width(CELL.x * 7.0);
                self.head_row(ui, look, cursor);
                weekday_row(ui, look);
                answer = self.days(ui, look, &calendar, cursor);
                answer = self.foot(ui, look, &calendar, cursor).or(answer);
            });
        let pressed_elsewhere = shown.is_some_and(|shown| {
            ui.input(|input| {
                input.pointer.any_pressed()
                    && input.pointer.interact_pos().is_some_and(|pos| {
                        !shown.response.rect.contains(pos) && !field.rect.contains(pos)
                    })
            })
        });
        answer.or(pressed_elsewhere.then_some(Answer::Close))
    }

    fn head_row(&self, ui: &mut Ui, look: Look, cursor: &mut Day) {
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 28.0), Sense::hover());
        look::write(
            ui.painter(),
            rect.center(),
            Align2::CENTER_CENTER,
            &text::month(cursor.year(), cursor.month(), look.language),
            look::bold(BODY),
            ink(look.theme.t1),
            rect.width(),
        );
        let steps = [
            (rect.left(), Icon::PreviousYear, words::PREVIOUS_YEAR, -12),
            (
                rect.left() + 26.0,
                Icon::Previous,
                words::PREVIOUS_MONTH,
                -1,
            ),
            (rect.right() - 52.0, Icon::Next, words::NEXT_MONTH, 1),
            (rect.right() - 26.0, Icon::NextYear, words::NEXT_YEAR, 12),
        ];
        for (x, icon, name, months) in steps {
            let place = Rect::from_min_size(pos2(x, rect.top() + 1.0), vec2(26.0, 26.0));
            let mut child = ui.new_child(egui::UiBuilder::new().max_rect(place).id_salt(months));
            if icon_button(&mut child, look, icon, look.say(name), 26.0).clicked() {
                *cursor = cursor.saturating_add(i64::from(months).months());
            }
        }
    }

    fn days(
        &self,
        ui: &mut Ui,
        look: Look,
        calendar: &Calendar<'_>,
        cursor: &Day,
    ) -> Option<Answer> {
        let first = cursor.first_of_month();
        let lead = i64::from(first.weekday().to_monday_zero_offset());
        let start = first.saturating_sub(lead.days());
        let mut answer = None;
        let chinese = look.language == text::Language::Zh;
        let lunar = chinese.then(|| lunar::month(ui, self.id, start));
        let (grid, _) = ui.allocate_exact_size(vec2(CELL.x * 7.0, CELL.y * 6.0), Sense::hover());
        for place in 0..42_u8 {
            // The calendar ends with the year 9999.
            let Ok(day) = start.checked_add(i64::from(place).days()) else {
                break;
            };
            let corner =
                grid.min + vec2(f32::from(place % 7) * CELL.x, f32::from(place / 7) * CELL.y);
            let rect = Rect::from_min_size(corner, CELL);
            let response = ui.interact(rect, self.id.with(("day", place)), Sense::click());
            let below = lunar
                .as_ref()
                .and_then(|words| words.get(usize::from(place)))
                .map_or("", String::as_str);
            self.day(ui, look, calendar, rect, &response, day, *cursor, below);
            if response.clicked() {
                answer = Some(Answer::Day(day));
            }
        }
        answer
    }

    fn day(
        &self,
        ui: &Ui,
        look: Look,
        calendar: &Calendar<'_>,
        rect: Rect,
        response: &Response,
        day: Day,
        cursor: Day,
        lunar: &str,
    ) {
        let theme = look.theme;
        let mark = calendar.kind(day);
        let chosen = self.chosen == Some(day);
        let inside = day.month() == cursor.month();
        let fill = match (chosen, response.hovered(), &mark) {
            (true, _, _) => Some(theme.acc),
            (false, true, _) => Some(theme.hover),
            (false, false, DayKind::Holiday(_)) => Some(theme.group),
            _ => None,
        };
        let painter = ui.painter();
        if let Some(fill) = fill {
            painter.rect_filled(rect, if chosen { 2.0 } else { 0.0 }, ink(fill));
        }
        if day == cursor && !chosen {
            painter.rect_stroke(
                rect.shrink(1.0),
                2.0,
                Stroke::new(2.0, ink(theme.acc)),
                StrokeKind::Inside,
            );
        }
        let color = match (chosen, inside, &mark) {
            (true, _, _) => theme.onacc,
            (false, false, _) => theme.t4,
            (false, true, DayKind::Weekend) => theme.t3,
            (false, true, _) => theme.t1,
        };
        let quiet = if chosen { theme.onacc } else { theme.t3 };
        let (badge, below) = match mark {
            DayKind::Holiday(name) => {
                // Its name stands on the first day only.
                let begins = day
                    .yesterday()
                    .is_ok_and(|before| calendar.kind(before) != DayKind::Holiday(name));
                (look.say(words::DAY_OFF), if begins { name } else { lunar })
            }
            DayKind::MakeUp(_) => (look.say(words::MAKE_UP_DAY), lunar),
            DayKind::Weekend | DayKind::Working => ("", lunar),
        };
        if !badge.is_empty() {
            look::write(
                painter,
                rect.right_top() + vec2(-2.0, 1.0),
                Align2::RIGHT_TOP,
                badge,
                look::bold(SMALL),
                ink(if chosen { theme.onacc } else { theme.t1 }),
                16.0,
            );
        }
        let below = if day == self.today {
            look.say(words::TODAY)
        } else {
            below
        };
        let (number, align) = if below.is_empty() {
            (rect.center(), Align2::CENTER_CENTER)
        } else {
            (rect.center_top() + vec2(0.0, 2.0), Align2::CENTER_TOP)
        };
        look::write(
            painter,
            number,
            align,
            &day.day().to_string(),
            look::regular(BODY),
            ink(color),
            rect.width(),
        );
        look::write(
            painter,
            rect.center_bottom() - vec2(0.0, 1.0),
            Align2::CENTER_BOTTOM,
            below,
            look::regular(SMALL),
            ink(quiet),
            rect.width() - 2.0,
        );
        let name = text::date(day);
        response.widget_info(|| WidgetInfo::selected(Role::Button, true, chosen, &name));
    }

    fn foot(
        &self,
        ui: &mut Ui,
        look: Look,
        calendar: &Calendar<'_>,
        cursor: &Day,
    ) -> Option<Answer> {
        ui.add_space(6.0);
        let mut line = text::date_with_weekday(*cursor, look.language);
        if let DayKind::Holiday(name) | DayKind::MakeUp(name) = calendar.kind(*cursor) {
            line = format!("{line} · {name}");
        }
        if look.language == text::Language::Zh {
            let lunar = lunar::full(*cursor);
            if !lunar.is_empty() {
                line = words::LUNAR.fill(look.language, &[("day", &line), ("lunar", &lunar)]);
            }
        }
        say(ui, look, &line);
        if let Some(days) = self
            .base
            .and_then(|base| base.until(*cursor).ok())
            .map(|span| span.get_days())
            .filter(|days| *days != 0)
        {
            let phrase = if days > 0 {
                words::LATER_BY
            } else {
                words::EARLIER_BY
            };
            let (from, to) = match self.base {
                Some(base) if base < *cursor => (base, *cursor),
                Some(base) => (*cursor, base),
                None => (*cursor, *cursor),
            };
            // The first of the two is the day counted from.
            let working = calendar.working_days(from.saturating_add(1.days()), to);
            say(
                ui,
                look,
                &phrase.fill(
                    look.language,
                    &[("days", &days.abs()), ("working", &working)],
                ),
            );
        }
        let mut answer = None;
        ui.add_space(4.0);
        ui.horizontal(|ui| {
            if link(ui, look, look.say(words::TODAY)).clicked() {
                answer = Some(Answer::Day(self.today));
            }
            if self.clearable {
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    if link(ui, look, look.say(words::CLEAR)).clicked() {
                        answer = Some(Answer::Clear);
                    }
                });
            }
        });
        answer
    }
}

fn say(ui: &mut Ui, look: Look, words: &str) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 18.0), Sense::hover());
    look::write(
        ui.painter(),
        rect.left_center(),
        Align2::LEFT_CENTER,
        words,
        look::regular(SMALL),
        ink(look.theme.t2),
        rect.width(),
    );
}

fn weekday_row(ui: &mut Ui, look: Look) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 22.0), Sense::hover());
    let mut day = Weekday::Monday;
    for place in 0..7_u8 {
        look::write(
            ui.painter(),
            pos2(
                rect.left() + CELL.x * (f32::from(place) + 0.5),
                rect.center().y,
            ),
            Align2::CENTER_CENTER,
            text::weekday(day, look.language),
            look::regular(SMALL),
            ink(look.theme.t3),
            CELL.x,
        );
        day = day.next();
    }
}
