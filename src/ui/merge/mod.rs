//! The page on which conflicts with another's changes are decided: each side by side with what was there before, nothing
//! preselected, nothing written until all are decided.

mod card;
mod foot;
mod keys;
mod list;
mod taken;
mod text;

use super::widgets::Look;
use super::widgets::look::ink;
use crate::edit::merge::{Conflict, Decision, Merge, Side, Spot};
use crate::text::merge_page_words as words;
use egui::{Panel, Rect, Ui, UiBuilder, pos2};
use text::Marked;

/// Height of the bar above.
const BAR: f32 = 34.0;
/// Width of the list.
const LIST: f32 = 276.0;
/// Height of the foot.
const FOOT: f32 = 46.0;

/// What the page ends in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MergeAnswer {
    /// Nothing yet.
    Open,
    /// It is put away; what was decided stays decided.
    Back,
    /// The plan as it is here is to be saved in another place first.
    SaveCopy,
    /// All is decided: the merge is to be taken in.
    Done,
}

/// Something typed in the place of both sides.
#[derive(Clone, Debug)]
struct Written {
    spot: Spot,
    text: String,
}

/// A merge being decided.
#[derive(Debug)]
pub struct MergePage {
    /// The merge with what was decided.
    pub merge: Merge,
    /// Who saved the other side, and when, as far as is known; empty for nobody knows.
    pub who: String,
    /// Whether the file is to be written as soon as all is decided.
    pub saves: bool,
    /// The conflict the keyboard stands on.
    at: usize,
    /// It should come into view.
    reveal: bool,
    written: Option<Written>,
    /// The text that could not be read.
    refused: bool,
    /// What merged by itself is shown in place of the conflicts.
    shows_taken: bool,
    taken: taken::Taken,
    marked: Vec<Option<Marked>>,
    heights: Vec<f32>,
}

impl MergePage {
    /// The page of a merge.
    pub fn new(merge: Merge, who: String, saves: bool) -> Self {
        let taken = taken::Taken::of(&merge);
        let n = merge.conflicts().len();
        let mut page = Self {
            merge,
            who,
            saves,
            at: 0,
            reveal: true,
            written: None,
            refused: false,
            shows_taken: false,
            taken,
            marked: vec![None; n],
            heights: vec![0.0; n],
        };
        page.at = page.next_open(0, true).unwrap_or(0);
        page
    }

    /// Takes a newer merge, decisions included; what is being written stays where it still is a question.
    pub fn renew(&mut self, merge: Merge) {
        let spot = self.current().map(|one| one.spot.clone());
        let written = self.written.take();
        *self = Self::new(merge, std::mem::take(&mut self.who), self.saves);
        let conflicts = self.merge.conflicts();
        if let Some(at) = conflicts
            .iter()
            .position(|one| Some(&one.spot) == spot.as_ref())
        {
            self.at = at;
        }
        self.written = written.filter(|written| {
            let mut conflicts = self.merge.conflicts().iter();
            conflicts.any(|one| one.spot == written.spot)
        });
    }

    /// Whether something is typed that has not been taken.
    pub fn is_writing(&self) -> bool {
        self.written.is_some()
    }

    fn current(&self) -> Option<&Conflict> {
        self.merge.conflicts().get(self.at)
    }

    /// The next conflict that waits for a decision, from a place on and around.
    fn next_open(&self, from: usize, itself: bool) -> Option<usize> {
        let conflicts = self.merge.conflicts();
        let n = conflicts.len();
        let first = usize::from(!itself);
        (first..n + first)
            .map(|step| (from + step) % n.max(1))
            .find(|at| conflicts[*at].decision.is_none())
    }

    fn go(&mut self, at: usize) {
        if at != self.at {
            self.at = at.min(self.merge.conflicts().len().saturating_sub(1));
            self.refused = false;
        }
        self.reveal = true;
        self.shows_taken = false;
    }

    /// Decides a conflict and goes to the next that waits.
    fn decide(&mut self, at: usize, decision: Decision) {
        let Some(conflict) = self.merge.conflicts().get(at) else {
            return;
        };
        let spot = conflict.spot.clone();
        self.refused = !self.merge.decide(&spot, decision);
        if self.refused {
            return;
        }
        if self.written.as_ref().is_some_and(|one| one.spot == spot) {
            self.written = None;
        }
        self.settled(&spot);
        if let Some(next) = self.next_open(self.at, false) {
            self.go(next);
        }
    }

    /// Chooses a side, or takes the choice back where it is the one that holds.
    fn choose(&mut self, at: usize, side: Side) {
        let Some(conflict) = self.merge.conflicts().get(at) else {
            return;
        };
        let decision = Decision::from(side);
        if conflict.decision.as_ref() == Some(&decision) {
            let spot = conflict.spot.clone();
            self.merge.reconsider(&spot);
            self.settled(&spot);
        } else {
            self.at = at;
            self.decide(at, decision);
        }
    }

    fn decide_each(&mut self, how: impl Fn(&Conflict) -> Option<Side>) {
        self.merge.decide_each(how);
        let spot = self.current().map(|one| one.spot.clone());
        self.settled(&spot.unwrap_or_else(|| Spot {
            kind: "head",
            record: crate::plan::Id::default(),
            entries: Vec::new(),
            field: "",
        }));
        if let Some(next) = self.next_open(self.at, true) {
            self.go(next);
        }
    }

    /// After a decision: a record that comes back or goes may bring or take other conflicts along.
    fn settled(&mut self, spot: &Spot) {
        let conflicts = self.merge.conflicts();
        if conflicts.len() != self.marked.len() {
            self.marked = vec![None; conflicts.len()];
            self.heights = vec![0.0; conflicts.len()];
            let at = conflicts.iter().position(|one| one.spot == *spot);
            self.at = at.unwrap_or(self.at).min(conflicts.len().saturating_sub(1));
            self.taken = taken::Taken::of(&self.merge);
        }
    }

    /// Shows the page in all of the room; keys are heard while nothing stands in front of it.
    pub fn show(&mut self, ui: &mut Ui, look: Look, keys: bool) -> MergeAnswer {
        let mut answer = if keys {
            keys::listen(self, ui)
        } else {
            MergeAnswer::Open
        };
        let frame = |color| egui::Frame::NONE.fill(ink(color));
        Panel::top("merge bar")
            .exact_size(BAR)
            .resizable(false)
            .frame(frame(look.theme.note_bg))
            .show(ui, |ui| foot::bar(ui, look, self, &mut answer));
        Panel::left("merge list")
            .exact_size(LIST)
            .resizable(false)
            .frame(frame(look.theme.panel))
            .show(ui, |ui| list::show(ui, look, self));
        Panel::bottom("merge foot")
            .exact_size(FOOT)
            .resizable(false)
            .frame(frame(look.theme.sunk))
            .show(ui, |ui| foot::foot(ui, look, self, &mut answer));
        egui::CentralPanel::default()
            .frame(frame(look.theme.win))
            .show(ui, |ui| {
                if self.shows_taken {
                    taken::show(ui, look, self);
                } else {
                    card::show(ui, look, self);
                }
            });
        if answer != MergeAnswer::Open
            && let Some(written) = self.written.take()
        {
            // What is left takes what was typed along.
            self.merge
                .decide(&written.spot, Decision::Written(written.text));
        }
        answer
    }

    /// What stands over the page.
    fn title(&self, look: Look) -> String {
        let n = self.merge.undecided();
        if n == 0 {
            return look.say(words::ALL_DECIDED).to_owned();
        }
        let phrase = if self.saves {
            words::DECIDE_FIRST
        } else {
            words::DECIDE_FIRST_TAKING
        };
        phrase.fill(look.language, &[("n", &n)])
    }
}

/// A part of the page at its place.
fn part(ui: &mut Ui, salt: impl egui::AsIdSalt, rect: Rect) -> Ui {
    ui.new_child(UiBuilder::new().id_salt(salt).max_rect(rect))
}

/// The right part of a rectangle, `width` wide.
fn right_of(rect: Rect, width: f32) -> Rect {
    Rect::from_min_max(pos2(rect.right() - width, rect.top()), rect.max)
}
