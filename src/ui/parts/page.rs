//! The page on which parts are collected: the files that were handed in, what each brings, and the conflicts of each.

use super::brings::Brings;
use super::{foot, list};
use crate::edit::merge::{Conflict, Merge, Side};
use crate::edit::parts::{Brought, Collected, Standing};
use crate::file::{ReadError, Repair};
use crate::plan::Day;
use crate::text::parts_page_words as words;
use crate::ui::merge::{Drafts, MergePage, Names};
use crate::ui::widgets::look::ink;
use crate::ui::widgets::{self, Look};
use egui::{Event, Frame, Key, Modifiers, Panel, Stroke, Ui, UiBuilder, vec2};
use std::collections::HashMap;
use std::path::PathBuf;

/// Height of the bar above.
const BAR: f32 = 34.0;
/// Width of the list.
const LIST: f32 = 300.0;
/// Height of the foot.
const FOOT: f32 = 46.0;
/// Height of what stands over what a part brings.
const HEAD: f32 = 84.0;

/// What came of reading a file that was handed in.
#[derive(Clone, Debug)]
pub enum Outcome {
    /// It was read, and is the part at this place.
    Part {
        /// The place among the parts.
        at: usize,
        /// What was repaired.
        repairs: Vec<Repair>,
    },
    /// It is of a newer format.
    Newer,
    /// It could not be read.
    Failed(std::sync::Arc<ReadError>),
}

/// A file that was handed in.
#[derive(Clone, Debug)]
pub struct HandedIn {
    /// Where.
    pub path: PathBuf,
    /// What came of it.
    pub outcome: Outcome,
}

impl HandedIn {
    /// Its name.
    pub fn name(&self) -> String {
        let name = self.path.file_name().unwrap_or(self.path.as_os_str());
        name.to_string_lossy().into_owned()
    }
}

/// Parts as they are collected by now, with what has to be counted for it once.
#[derive(Clone, Debug)]
pub struct Worked {
    /// The parts.
    pub collected: Collected,
    /// How many changes each brings.
    changes: Vec<usize>,
}

impl Worked {
    /// Counts; costs a pass over what the parts bring, and so is done aside.
    pub fn of(collected: Collected) -> Self {
        Self {
            changes: collected.parts().iter().map(Brought::changes).collect(),
            collected,
        }
    }
}

/// What the page asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CollectAnswer {
    /// Nothing.
    Open,
    /// It is put away; what was decided stays decided.
    Away,
    /// It is to be given up.
    GiveUp,
    /// More files are to be picked.
    AddFiles,
    /// What was decided for a part is to be worked out for those after it; then, if all is decided, taken in.
    Settle {
        /// Take in what is then decided.
        takes: bool,
    },
    /// One side holds in every conflict that waits.
    Everywhere(Side),
}

/// A row of the list.
#[derive(Clone, Debug)]
pub(super) struct Row {
    pub name: String,
    pub unit: String,
    pub given: Option<Day>,
    pub changes: usize,
    pub conflicts: usize,
    pub open: usize,
    pub standing: Option<Standing>,
}

/// Which half of a part is in front.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Half {
    Conflicts,
    Brings,
}

/// Parts being collected.
#[derive(Debug)]
pub struct CollectPage {
    pub(super) worked: Worked,
    pub(super) files: Vec<HandedIn>,
    pub(super) rows: Vec<Row>,
    /// The row that is shown.
    pub(super) chosen: usize,
    /// It should come into view.
    pub(super) reveal: bool,
    pub(super) half: Half,
    /// The conflicts of the part that is shown, with what was decided since the parts were worked out.
    pub(super) shown: Option<(usize, MergePage)>,
    pub(super) brings: Option<Brings>,
    /// What was typed in conflicts of the parts that are not shown, and not taken.
    drafts: HashMap<usize, Drafts>,
    /// Something was decided that the parts after it do not know.
    dirty: bool,
    /// It is being worked out.
    working: bool,
    /// Another row was chosen meanwhile: it is shown as soon as it is worked out.
    waits: bool,
}

impl CollectPage {
    /// The page of parts that were read from files, in the order of the files.
    pub fn new(worked: Worked, files: Vec<HandedIn>) -> Self {
        let mut page = Self {
            worked,
            files,
            rows: Vec::new(),
            chosen: 0,
            reveal: true,
            half: Half::Conflicts,
            shown: None,
            brings: None,
            drafts: HashMap::new(),
            dirty: false,
            working: false,
            waits: false,
        };
        page.list();
        let first = page.rows.iter().position(|row| row.open > 0);
        let looked = page.rows.iter().position(|row| row.changes > 0);
        page.show_row(first.or(looked).unwrap_or(0));
        page
    }

    /// The parts as they were worked out last.
    pub fn collected(&self) -> &Collected {
        &self.worked.collected
    }

    /// The files that were handed in.
    pub fn files(&self) -> &[HandedIn] {
        &self.files
    }

    /// The part that is shown, with its merge as decided by now, where that is not yet worked out for the others.
    pub fn decided(&self) -> Option<(usize, &Merge)> {
        let (at, page) = self.shown.as_ref().filter(|_| self.dirty)?;
        Some((*at, &page.merge))
    }

    /// How many conflicts were decided.
    pub fn decided_count(&self) -> usize {
        self.rows.iter().map(|row| row.conflicts - row.open).sum()
    }

    /// How many conflicts wait for a decision.
    pub fn open_count(&self) -> usize {
        self.rows.iter().map(|row| row.open).sum()
    }

    /// How many parts would be taken in.
    pub fn taken(&self) -> usize {
        let taken = |row: &&Row| row.standing.is_some_and(Standing::is_taken);
        self.rows.iter().filter(taken).count()
    }

    /// How many changes the parts bring.
    pub fn changes(&self) -> usize {
        self.rows.iter().map(|row| row.changes).sum()
    }

    /// Nothing is being worked out any more.
    pub fn stop_waiting(&mut self) {
        self.working = false;
    }

    /// Whether it is being worked out.
    pub fn is_working(&self) -> bool {
        self.working
    }

    /// Waits for the parts to be worked out again.
    pub fn wait(&mut self) {
        self.working = true;
    }

    /// Takes the parts as they were worked out again, with files that came since.
    pub fn renew(&mut self, worked: Worked, files: Option<Vec<HandedIn>>) {
        self.worked = worked;
        self.working = false;
        self.dirty = false;
        if let Some(files) = files {
            self.files = files;
        }
        let mut before = self.shown.take();
        self.list();
        let at = self.chosen;
        // What is being written in a card stays where the part is still shown.
        let (waits, half) = (std::mem::take(&mut self.waits), self.half);
        let stays = |(part, _): &mut (usize, MergePage)| self.part_of(at) == Some(*part);
        if let Some((part, mut page)) = before.take_if(stays)
            && let Some(merge) = self.merge_of(part).cloned()
        {
            page.renew(merge);
            page.names = self.names(part);
            self.brings = Some(Brings::of(&page.merge));
            self.shown = Some((part, page));
        } else {
            self.shown = before;
            self.show_row(at);
        }
        if !waits && self.shown.is_some() {
            self.half = half;
        }
    }

    fn list(&mut self) {
        let collected = &self.worked.collected;
        let plan = collected.start();
        let row = |file: &HandedIn| {
            let part = match &file.outcome {
                Outcome::Part { at, .. } => collected.parts().get(*at).map(|one| (*at, one)),
                _ => None,
            };
            let conflicts = part.map_or(&[][..], |(_, one)| one.conflicts());
            Row {
                name: file.name(),
                unit: part.map_or_else(String::new, |(_, one)| one.unit(plan).to_owned()),
                given: part.and_then(|(_, one)| Some(one.origin.as_ref()?.date)),
                changes: part.map_or(0, |(at, _)| {
                    self.worked.changes.get(at).copied().unwrap_or_default()
                }),
                conflicts: conflicts.len(),
                open: open(conflicts),
                standing: part.map(|(_, one)| one.standing),
            }
        };
        self.rows = self.files.iter().map(row).collect();
    }

    fn part_of(&self, row: usize) -> Option<usize> {
        match self.files.get(row)?.outcome {
            Outcome::Part { at, .. } => Some(at),
            _ => None,
        }
    }

    fn merge_of(&self, part: usize) -> Option<&Merge> {
        self.worked.collected.parts().get(part)?.merge()
    }

    /// Who the sides of a part's conflicts are.
    fn names(&self, part: usize) -> Names {
        let collected = &self.worked.collected;
        let (parts, plan) = (collected.parts(), collected.start());
        let Some(own) = parts.get(part) else {
            return Names::default();
        };
        let rival = |conflict: &Conflict| {
            let rival = own.rival(&conflict.spot)?;
            let unit = parts.get(rival)?.unit(plan).to_owned();
            Some((conflict.spot.clone(), unit))
        };
        let rivals: HashMap<_, _> = own.conflicts().iter().filter_map(rival).collect();
        Names::Part {
            unit: own.unit(plan).to_owned(),
            rivals,
        }
    }

    /// Brings a row to the front; where decisions wait to be worked out, as soon as that is done.
    pub(super) fn choose(&mut self, row: usize) {
        if row == self.chosen {
            return;
        }
        // What was typed and cannot be read is seen to first.
        if !self.written_taken() {
            return;
        }
        self.chosen = row.min(self.rows.len().saturating_sub(1));
        self.reveal = true;
        if self.dirty || self.working {
            self.waits = true;
        } else {
            self.show_row(self.chosen);
        }
    }

    fn show_row(&mut self, row: usize) {
        self.chosen = row;
        self.reveal = true;
        if let Some((part, mut page)) = self.shown.take() {
            self.drafts.insert(part, page.lift_drafts());
        }
        self.brings = None;
        let Some(part) = self.part_of(row) else {
            return;
        };
        let Some(merge) = self.merge_of(part).cloned() else {
            return;
        };
        self.half = if merge.conflicts().is_empty() {
            Half::Brings
        } else {
            Half::Conflicts
        };
        self.brings = Some(Brings::of(&merge));
        let mut page = MergePage::new(merge, String::new(), false);
        page.names = self.names(part);
        page.lay_drafts(self.drafts.remove(&part).unwrap_or_default());
        self.shown = Some((part, page));
    }

    /// What is being written is taken along by whatever leaves the part; `false` where it cannot be read.
    fn written_taken(&mut self) -> bool {
        let Some((_, page)) = self.shown.as_mut().filter(|(_, page)| page.is_writing()) else {
            return true;
        };
        let taken = page.take_written();
        self.see_decided();
        taken
    }

    /// Looks whether something was decided on the cards.
    fn see_decided(&mut self) -> bool {
        let Some((part, page)) = &self.shown else {
            return false;
        };
        let Some(known) = self.worked.collected.parts().get(*part) else {
            return false;
        };
        let now = page.merge.conflicts();
        let decisions = now.iter().map(|one| (&one.spot, &one.decision));
        let before = known.conflicts().iter();
        let differs = !decisions.eq(before.map(|one| (&one.spot, &one.decision)));
        if let Some(row) = self.rows.get_mut(self.chosen).filter(|_| !self.waits) {
            row.conflicts = now.len();
            row.open = open(now);
        }
        self.dirty = differs;
        differs
    }

    /// Whether all is decided, and there is something to take in.
    pub(super) fn can_take(&self) -> bool {
        let writes = |(_, page): &(usize, MergePage)| page.is_writing();
        let writes = self.shown.as_ref().is_some_and(writes);
        self.taken() > 0 && self.open_count() == 0 && !self.working && !writes
    }

    /// The next row with something to decide, from a row on and around.
    pub(super) fn next_open(&self) -> Option<usize> {
        let n = self.rows.len();
        (1..=n)
            .map(|step| (self.chosen + step) % n.max(1))
            .find(|at| self.rows.get(*at).is_some_and(|row| row.open > 0))
    }

    fn listen(&mut self, ui: &Ui) -> CollectAnswer {
        let typing = ui.ctx().text_edit_focused();
        let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
        let decided = self
            .shown
            .as_ref()
            .is_none_or(|(_, page)| page.merge.undecided() == 0);
        if decided
            && let Some(next) = self.next_open()
            && pressed(Modifiers::NONE, Key::F8)
        {
            self.choose(next);
        }
        if typing {
            return CollectAnswer::Open;
        }
        let last = self.rows.len().saturating_sub(1);
        let cards = self.half == Half::Conflicts && self.shown.is_some();
        let steps = [
            (Key::PageDown, Key::ArrowDown, 1),
            (Key::PageUp, Key::ArrowUp, -1),
        ];
        for (page, arrow, by) in steps {
            if pressed(Modifiers::NONE, page) || (!cards && pressed(Modifiers::NONE, arrow)) {
                self.choose(self.chosen.saturating_add_signed(by).min(last));
            }
        }
        if !cards && pressed(Modifiers::NONE, Key::Escape) {
            return CollectAnswer::Away;
        }
        if self.can_take() && entered(ui) && pressed(Modifiers::NONE, Key::Enter) {
            return CollectAnswer::Settle { takes: true };
        }
        CollectAnswer::Open
    }

    /// Shows the page in all of the room; keys are heard while nothing stands in front of it.
    pub fn show(&mut self, ui: &mut Ui, look: Look, keys: bool) -> CollectAnswer {
        let mut answer = if keys && !self.working {
            self.listen(ui)
        } else {
            CollectAnswer::Open
        };
        let frame = |color| Frame::NONE.fill(ink(color));
        Panel::top("collect bar")
            .exact_size(BAR)
            .resizable(false)
            .frame(frame(look.theme.note_bg))
            .show(ui, |ui| foot::bar(ui, look, self, &mut answer));
        Panel::left("collect list")
            .exact_size(LIST)
            .resizable(false)
            .frame(frame(look.theme.panel))
            .show(ui, |ui| self.left(ui, look, &mut answer));
        Panel::bottom("collect foot")
            .exact_size(FOOT)
            .resizable(false)
            .frame(frame(look.theme.sunk))
            .show(ui, |ui| foot::foot(ui, look, self, &mut answer));
        egui::CentralPanel::default()
            .frame(frame(look.theme.win))
            .show(ui, |ui| self.part(ui, look, keys, &mut answer));
        if answer != CollectAnswer::Open && !self.written_taken() {
            answer = CollectAnswer::Open;
        }
        let differs = !self.working && self.see_decided();
        let done = self.rows.get(self.chosen).is_none_or(|row| row.open == 0);
        if self.waits && !differs && !self.working {
            self.waits = false;
            self.show_row(self.chosen);
        }
        if answer == CollectAnswer::Open && differs && (self.waits || done) {
            answer = CollectAnswer::Settle { takes: false };
        }
        answer
    }

    fn left(&mut self, ui: &mut Ui, look: Look, answer: &mut CollectAnswer) {
        let all = ui.max_rect();
        let edge = Stroke::new(1.0, ink(look.theme.line));
        ui.painter().vline(all.right() - 0.5, all.y_range(), edge);
        ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
        let here = self
            .shown
            .as_ref()
            .map_or(0, |(_, page)| page.merge.undecided());
        if self.open_count() > 0 && !self.working {
            Panel::bottom("collect at once")
                .resizable(false)
                .show_separator_line(false)
                .frame(Frame::NONE)
                .show(ui, |ui| {
                    ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
                    if here > 1
                        && let Some((_, page)) = self.shown.as_mut()
                    {
                        page.show_at_once(ui, look);
                    }
                    list::everywhere(ui, look, self.open_count(), here, answer);
                });
        }
        list::show(ui, look, self);
    }

    fn part(&mut self, ui: &mut Ui, look: Look, keys: bool, answer: &mut CollectAnswer) {
        let all = ui.max_rect();
        let head = all.with_max_y(all.top() + HEAD);
        self.head(ui, look, head);
        let place = all.with_min_y(head.bottom());
        let mut body = ui.new_child(UiBuilder::new().id_salt("collect body").max_rect(place));
        body.set_clip_rect(place.intersect(ui.clip_rect()));
        if self.waits || self.working {
            let mut body = inset(&mut body);
            widgets::note(&mut body, look, look.say(words::WORKING));
            return;
        }
        let Some((_, page)) = &mut self.shown else {
            return;
        };
        match self.half {
            Half::Conflicts if page.merge.conflicts().is_empty() => {
                let mut body = inset(&mut body);
                widgets::note(&mut body, look, look.say(words::NO_CONFLICTS));
            }
            Half::Conflicts => {
                if page.show_cards(&mut body, look, keys) {
                    *answer = CollectAnswer::Away;
                }
            }
            Half::Brings => {
                if let Some(brings) = &mut self.brings {
                    brings.show(&mut body, look, &page.merge);
                }
            }
        }
    }
}

/// Whether Enter was pressed just now and is for nothing that has the focus; held down it began elsewhere.
fn entered(ui: &Ui) -> bool {
    let free = ui.ctx().memory(|memory| memory.focused().is_none());
    let pressed = |event: &Event| {
        matches!(
            event,
            Event::Key {
                key: Key::Enter,
                pressed: true,
                repeat: false,
                ..
            }
        )
    };
    free && ui.input(|input| input.events.iter().any(pressed))
}

fn open(conflicts: &[Conflict]) -> usize {
    let open = conflicts.iter().filter(|one| one.decision.is_none());
    open.count()
}

/// A room with the margin of a page.
fn inset(ui: &mut Ui) -> Ui {
    let place = ui.max_rect().shrink2(vec2(14.0, 12.0));
    ui.new_child(UiBuilder::new().id_salt("collect inset").max_rect(place))
}
