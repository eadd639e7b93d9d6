//! The form in which parts are given out: the units with what each would get and was given, and what was given so far.

use super::unit_row::{GIVEN, GivenRow, PAD, ROW, UnitRow, body, quiet, unit_row};
use crate::plan::{Id, UnitKind};
use crate::text::{common_words, date, parts_page_words as words};
use crate::ui::dialog::{self, Button, Dialog};
use crate::ui::structure::kind_word;
use crate::ui::widgets::found;
use crate::ui::widgets::in_view::FollowsFocus as _;
use crate::ui::widgets::look::{self, SMALL, ink};
use crate::ui::widgets::{
    self, Candidate, Look, TextField, choice, focus_at_first, segmented, small_button,
};
use crate::wording::Sought;
use egui::accesskit::Role;
use egui::{Align2, Context, Rect, ScrollArea, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};
use std::collections::BTreeSet;

const WIDTH: f32 = 680.0;
const HEAD: f32 = 22.0;
/// Rows in view at once.
const ROWS: f32 = 11.0;

/// What the form ends in.
#[derive(Clone, Debug, PartialEq)]
pub enum GivingAnswer {
    /// Nothing yet.
    Open,
    /// Nothing is given out.
    Cancelled,
    /// These units are given a part each.
    Give(Vec<Id>),
}

/// The form.
#[derive(Clone, Debug)]
pub struct GivingForm {
    rows: Vec<UnitRow>,
    given: Vec<GivenRow>,
    chosen: BTreeSet<Id>,
    sought: String,
    kind: Option<UnitKind>,
    shows_given: bool,
    /// The listed rows, by their places.
    listed: Vec<usize>,
    /// A unit that was asked for and has no tasks.
    without: Option<String>,
    reveal: Option<Id>,
}

impl GivingForm {
    /// The form about the units of a plan, one of them chosen already.
    pub fn new(rows: Vec<UnitRow>, given: Vec<GivenRow>, chosen: Option<&Id>) -> Self {
        let mut form = Self {
            rows,
            given,
            chosen: BTreeSet::new(),
            sought: String::new(),
            kind: None,
            shows_given: false,
            listed: Vec::new(),
            without: None,
            reveal: chosen.cloned(),
        };
        form.list();
        if let Some(id) = chosen {
            form.toggle(id);
        }
        form
    }

    fn list(&mut self) {
        let sought = Sought::new(&self.sought);
        // Those without tasks are only in the way, but who looks for one is to find it and read why.
        let fits = |row: &UnitRow| {
            (row.tasks > 0 || !sought.is_empty())
                && self.kind.is_none_or(|kind| kind == row.kind)
                && sought.is_in_name(&row.name)
        };
        let places = self.rows.iter().enumerate();
        self.listed = places
            .filter(|(_, row)| fits(row))
            .map(|(at, _)| at)
            .collect();
    }

    fn toggle(&mut self, id: &Id) {
        self.without = None;
        let Some(row) = self.rows.iter().find(|row| row.id == *id) else {
            return;
        };
        if row.tasks == 0 {
            self.without = Some(row.name.clone());
        } else if !self.chosen.remove(id) {
            self.chosen.insert(id.clone());
        }
    }

    /// The units that would be given a part: those chosen, else the only one that is left of a search.
    fn meant(&self) -> Vec<&UnitRow> {
        if !self.chosen.is_empty() {
            let rows = self.rows.iter();
            return rows.filter(|row| self.chosen.contains(&row.id)).collect();
        }
        let only = match self.listed.as_slice() {
            [only] if !self.sought.trim().is_empty() => self.rows.get(*only),
            _ => None,
        };
        only.filter(|row| row.tasks > 0).into_iter().collect()
    }

    /// Shows the form.
    pub fn show(&mut self, ctx: &Context, look: Look) -> GivingAnswer {
        let (n, tasks, ids) = {
            let meant = self.meant();
            let tasks: usize = meant.iter().map(|row| row.tasks).sum();
            let ids: Vec<Id> = meant.iter().map(|row| row.id.clone()).collect();
            (meant.len(), tasks, ids)
        };
        let give = match n {
            0 | 1 => look.say(words::GIVE).to_owned(),
            n => words::GIVE_MANY.fill(look.language, &[("n", &n)]),
        };
        let buttons = [
            Button::cancel(look.say(common_words::CANCEL)),
            Button::main(&give).only_if(n > 0, look.say(words::NOTHING_CHOSEN)),
        ];
        let note = match n {
            0 => String::new(),
            1 => words::CHOSEN_ONE.fill(look.language, &[("tasks", &tasks)]),
            n => words::CHOSEN.fill(look.language, &[("n", &n)]),
        };
        let dialog = Dialog {
            width: WIDTH,
            note: &note,
            ..Dialog::new("give parts", look.say(words::GIVE_TITLE), &buttons)
        };
        let shown = dialog::show(ctx, look.theme, look.language, &dialog, |ui| {
            self.body(ui, look);
        });
        match shown.answer(&buttons) {
            None => GivingAnswer::Open,
            Some(0) => GivingAnswer::Cancelled,
            Some(_) => GivingAnswer::Give(ids),
        }
    }

    fn body(&mut self, ui: &mut Ui, look: Look) {
        widgets::note(ui, look, look.say(words::GIVE_NOTE));
        ui.add_space(4.0);
        let given = words::GIVEN_SO_FAR.fill(look.language, &[("n", &self.given.len())]);
        let tabs = [look.say(words::UNITS_TAB), given.as_str()];
        let on = Some(usize::from(self.shows_given));
        if let Some(tab) = segmented(ui, look, look.say(words::GIVE_TITLE), &tabs, on) {
            self.shows_given = tab == 1;
        }
        ui.add_space(6.0);
        if self.shows_given {
            self.given_so_far(ui, look);
            return;
        }
        if self.rows.iter().all(|row| row.tasks == 0) {
            widgets::note(ui, look, look.say(words::NO_UNITS));
            return;
        }
        self.tools(ui, look);
        ui.add_space(4.0);
        self.units(ui, look);
        self.warnings(ui, look);
    }

    fn tools(&mut self, ui: &mut Ui, look: Look) {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 8.0;
            let id = egui::Id::unique("give parts search");
            focus_at_first(ui, egui::Id::unique("give parts form"), id);
            let label = look.say(words::FIND_UNIT);
            let caption = egui::RichText::new(label)
                .font(look::regular(SMALL))
                .color(ink(look.theme.t3));
            ui.label(caption);
            let heard = TextField::new(id, label, &self.sought)
                .framed()
                .width(190.0)
                .show(ui, look);
            if let Some(text) = heard.value {
                self.sought = text;
                self.list();
            }
            self.kind_choice(ui, look);
            if small_button(ui, look, look.say(words::CHOOSE_SHOWN)).clicked() {
                let listed = self.listed.iter().filter_map(|at| self.rows.get(*at));
                let with_tasks = listed.filter(|row| row.tasks > 0);
                self.chosen.extend(with_tasks.map(|row| row.id.clone()));
            }
            if small_button(ui, look, look.say(words::CHOOSE_NONE)).clicked() {
                self.chosen.clear();
            }
        });
    }

    fn kind_choice(&mut self, ui: &mut Ui, look: Look) {
        let kinds: Vec<UnitKind> = UnitKind::ALL
            .into_iter()
            .filter(|kind| {
                let mut rows = self.rows.iter();
                rows.any(|row| row.kind == *kind && row.tasks > 0)
            })
            .collect();
        if kinds.len() < 2 {
            return;
        }
        let all = look.say(words::ALL_KINDS);
        let mut options = vec![Candidate {
            words: all.to_owned(),
            on: self.kind.is_none(),
            ..Candidate::default()
        }];
        options.extend(kinds.iter().map(|kind| Candidate {
            words: look.say(kind_word(*kind)).to_owned(),
            on: self.kind == Some(*kind),
            ..Candidate::default()
        }));
        let now = self.kind.map_or(all, |kind| look.say(kind_word(kind)));
        let id = egui::Id::unique("give parts kind");
        let picked = ui
            .scope(|ui| {
                ui.set_max_width(150.0);
                choice(ui, look, id, look.say(words::KIND), now, &options)
            })
            .inner;
        if let Some(place) = picked {
            self.kind = place.checked_sub(1).and_then(|at| kinds.get(at).copied());
            self.list();
        }
    }

    fn units(&mut self, ui: &mut Ui, look: Look) {
        let width = ui.available_width();
        let (head, _) = ui.allocate_exact_size(vec2(width, HEAD), Sense::hover());
        ui.painter().rect_filled(head, 0.0, ink(look.theme.sunk));
        let columns = [
            (head.left() + 30.0, Align2::LEFT_CENTER, words::COLUMN_UNIT),
            (
                head.right() - GIVEN - PAD,
                Align2::RIGHT_CENTER,
                words::COLUMN_TASKS,
            ),
            (
                head.right() - GIVEN + PAD,
                Align2::LEFT_CENTER,
                words::COLUMN_GIVEN,
            ),
        ];
        for (x, align, phrase) in columns {
            quiet(
                ui,
                look,
                pos2(x, head.center().y),
                align,
                look.say(phrase),
                GIVEN,
            );
        }
        ui.spacing_mut().item_spacing.y = 0.0;
        if self.listed.is_empty() {
            ui.add_space(6.0);
            widgets::note(ui, look, look.say(words::NO_UNIT_FOUND));
            ui.add_space(ROW * ROWS - 26.0);
            return;
        }
        let meant: BTreeSet<Id> = self.meant().iter().map(|row| row.id.clone()).collect();
        let mut toggled = None;
        let reveal = self.reveal.take();
        let at = reveal.and_then(|id| {
            let mut listed = self.listed.iter();
            listed.position(|at| self.rows.get(*at).is_some_and(|row| row.id == id))
        });
        let mut area = ScrollArea::vertical()
            .id_salt("give parts units")
            .max_height(ROW * ROWS)
            .min_scrolled_height(ROW * ROWS)
            .auto_shrink([false, false]);
        if let Some(at) = at {
            area = area.vertical_scroll_offset((at as f32 * ROW - 3.0 * ROW).max(0.0));
        }
        let sought = Sought::new(&self.sought);
        let ctx = ui.ctx().clone();
        let rows = |ui: &mut Ui, range: std::ops::Range<usize>| {
            for at in range {
                let Some(row) = self.listed.get(at).and_then(|at| self.rows.get(*at)) else {
                    continue;
                };
                if unit_row(ui, look, row, meant.contains(&row.id)) {
                    toggled = Some(row.id.clone());
                }
            }
        };
        found::mark(&ctx, look.theme, sought, || {
            area.show_rows_following(ui, ROW, self.listed.len(), rows);
        });
        if let Some(id) = toggled {
            self.toggle(&id);
        }
    }

    fn warnings(&self, ui: &mut Ui, look: Look) {
        ui.add_space(6.0);
        if let Some(unit) = &self.without {
            let words = words::WITHOUT_TASKS.fill(look.language, &[("unit", unit)]);
            widgets::warning(ui, look, &words);
        }
        let meant = self.meant();
        let out = meant.iter().filter_map(|row| match row.last {
            Some((date, None)) => Some((&row.name, date)),
            _ => None,
        });
        let out: Vec<_> = out.collect();
        match out.as_slice() {
            [] => {}
            [(unit, on)] => {
                let values: [(&str, &dyn std::fmt::Display); 2] =
                    [("unit", unit), ("date", &date(*on))];
                widgets::warning(ui, look, &words::AGAIN_ONE.fill(look.language, &values));
            }
            many => {
                let words = words::AGAIN_SEVERAL.fill(look.language, &[("n", &many.len())]);
                widgets::warning(ui, look, &words);
            }
        }
    }

    fn given_so_far(&self, ui: &mut Ui, look: Look) {
        if self.given.is_empty() {
            widgets::note(ui, look, look.say(words::NONE_GIVEN));
            return;
        }
        let width = ui.available_width();
        let ends = |rect: Rect| {
            [
                (rect.left() + PAD, Align2::LEFT_CENTER, width * 0.5),
                (rect.left() + width * 0.55, Align2::LEFT_CENTER, 120.0),
                (rect.left() + width * 0.8, Align2::RIGHT_CENTER, 80.0),
                (
                    rect.left() + width * 0.84,
                    Align2::LEFT_CENTER,
                    width * 0.16,
                ),
            ]
        };
        let (head, _) = ui.allocate_exact_size(vec2(width, HEAD), Sense::hover());
        ui.painter().rect_filled(head, 0.0, ink(look.theme.sunk));
        let names = [
            words::COLUMN_UNIT,
            words::COLUMN_DATE,
            words::COLUMN_COUNT,
            words::COLUMN_BACK,
        ];
        for ((x, align, room), phrase) in ends(head).into_iter().zip(names) {
            quiet(
                ui,
                look,
                pos2(x, head.center().y),
                align,
                look.say(phrase),
                room,
            );
        }
        ui.spacing_mut().item_spacing.y = 0.0;
        ScrollArea::vertical()
            .id_salt("given so far")
            .max_height(ROW * ROWS)
            .auto_shrink([false, true])
            .show_rows_following(ui, ROW, self.given.len(), |ui, range| {
                for row in self.given.get(range).unwrap_or_default() {
                    let (rect, response) = ui.allocate_exact_size(vec2(width, ROW), Sense::hover());
                    let back = row
                        .back
                        .map_or_else(|| look.say(words::NOT_BACK).to_owned(), date);
                    let cells = [
                        row.unit.clone(),
                        date(row.date),
                        row.tasks.to_string(),
                        back,
                    ];
                    for ((x, align, room), cell) in ends(rect).into_iter().zip(&cells) {
                        body(ui, look, pos2(x, rect.center().y), align, cell, room);
                    }
                    let line = Stroke::new(1.0, ink(look.theme.hair));
                    ui.painter()
                        .hline(rect.x_range(), rect.bottom() - 0.5, line);
                    let said = cells.join(" · ");
                    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &said));
                    response.on_hover_text(&row.unit);
                }
            });
    }
}

#[cfg(test)]
mod tests {
    use super::super::unit_row::{given_rows, unit_rows};
    use super::*;
    use crate::edit::History;
    use crate::plan::Day;

    #[test]
    fn each_unit_is_told_what_it_would_get_and_was_given() {
        let plan = crate::file::changshou().unwrap().plan;
        let rows = unit_rows(&plan);
        let some = rows.iter().find(|row| row.tasks > 0).unwrap().clone();
        assert_eq!(some.last, None);
        let on = Day::constant(2021, 11, 20);
        let mut history = History::new(plan);
        let part = history.give_out(&some.id, on).part;
        assert_eq!(part.tasks().len(), some.tasks);
        let rows = unit_rows(history.plan());
        let again = rows.iter().find(|row| row.id == some.id).unwrap();
        assert_eq!(again.last, Some((on, None)));
        let given = given_rows(history.plan());
        assert_eq!(given.len(), 1);
        assert_eq!((given[0].date, given[0].back), (on, None));
        let form = GivingForm::new(rows, given, Some(&some.id));
        assert_eq!(form.meant().len(), 1);
    }

    #[test]
    fn a_search_that_leaves_one_unit_means_it_and_one_without_tasks_is_refused() {
        let row = |id: &str, tasks| UnitRow {
            id: id.into(),
            name: id.to_owned(),
            depth: 0,
            kind: UnitKind::District,
            tasks,
            last: None,
        };
        let rows = vec![row("甲局", 3), row("乙局", 2), row("丙局", 0)];
        let mut form = GivingForm::new(rows, Vec::new(), None);
        assert_eq!(form.listed, [0, 1], "one without tasks is not in the way");
        assert!(form.meant().is_empty());
        form.sought = "甲".to_owned();
        form.list();
        assert_eq!(form.meant().len(), 1);
        form.sought = "丙".to_owned();
        form.list();
        assert!(form.meant().is_empty());
        form.toggle(&"丙局".into());
        assert_eq!(form.without.as_deref(), Some("丙局"));
        form.toggle(&"甲局".into());
        form.toggle(&"乙局".into());
        assert_eq!((form.meant().len(), form.without), (2, None));
    }
}
