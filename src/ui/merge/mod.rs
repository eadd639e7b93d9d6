//! The page on which conflicts with another's changes are decided: each side by side with what was there before, nothing
//! preselected, nothing written until all are decided.

mod card;
mod foot;
mod keyed;
mod keys;
mod list;
mod names;
mod taken;
mod text;
mod writing;

use super::widgets::Look;
use super::widgets::look::ink;
use crate::edit::merge::{Conflict, Decision, Merge, Side, Spot};
use crate::text::merge_page_words as words;
use egui::{Panel, Rect, Ui, UiBuilder, pos2};
use std::collections::{BTreeMap, BTreeSet};
use text::Marked;

pub use names::Names;

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

/// What the plan was that both sides began from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Since {
    /// As it was opened.
    #[default]
    Opened,
    /// As it was saved here last.
    Saved,
    /// As it was after the last merge.
    Merged,
    /// As it was when others' content was taken in last.
    TakenIn,
}

/// Something typed in the place of both sides and not yet taken.
#[derive(Clone, Debug)]
struct Draft {
    text: String,
    /// It is being written; else it waits to be taken up again.
    open: bool,
    /// What was decided before it was begun.
    before: Option<Decision>,
}

/// What was typed on a page and not taken, kept while another is shown.
#[derive(Debug, Default)]
pub(in crate::ui) struct Drafts(BTreeMap<Spot, Draft>);

/// Whether keys are heard yet.
#[derive(Clone, Copy, Debug)]
enum Quiet {
    /// It has not been shown.
    New,
    /// It came while something was typed; so far nothing more was since then, in seconds of the window.
    Since(f64),
    /// They are.
    Over,
}

/// A merge being decided.
#[derive(Debug)]
pub struct MergePage {
    /// The merge with what was decided.
    pub merge: Merge,
    /// Who saved the other side, and when, as far as is known; empty for nobody knows.
    pub who: String,
    /// What stands beside their side; [`MergePage::who`] where it is `None`.
    pub beside: Option<String>,
    /// Whether the file is to be written as soon as all is decided.
    pub saves: bool,
    /// What the first column shows.
    pub since: Since,
    /// They saved again while it was being decided.
    pub again: bool,
    /// Where a copy of the plan was saved meanwhile.
    pub copy: Option<String>,
    /// It is being taken in: nothing more can be decided.
    pub taking: bool,
    /// Whose the two sides are.
    pub names: Names,
    /// Whether what is typed is meant for the page.
    quiet: Quiet,
    /// The conflict the keyboard stands on.
    at: usize,
    /// It should come into view.
    reveal: bool,
    /// What was typed and not taken.
    drafts: BTreeMap<Spot, Draft>,
    /// The questions that came up while others were being decided.
    news: BTreeSet<Spot>,
    /// The text that could not be read.
    refused: bool,
    /// The final button has had the focus since all is decided.
    called: bool,
    /// What merged by itself is shown in place of the conflicts.
    shows_taken: bool,
    taken: taken::Taken,
    marked: Vec<Option<Marked>>,
    heights: Vec<f32>,
    /// Whether a conflict is the first of its record.
    firsts: Vec<bool>,
    /// The field of which there is more to decide alike, with the conflicts counted; by the one at hand and how many wait.
    alike: Option<(Spot, usize, usize)>,
}

impl MergePage {
    /// The page of a merge.
    pub fn new(merge: Merge, who: String, saves: bool) -> Self {
        let mut page = Self {
            merge,
            who,
            beside: None,
            saves,
            since: Since::Opened,
            again: false,
            copy: None,
            taking: false,
            names: Names::default(),
            quiet: Quiet::New,
            at: 0,
            reveal: true,
            drafts: BTreeMap::new(),
            news: BTreeSet::new(),
            refused: false,
            called: false,
            shows_taken: false,
            taken: taken::Taken::default(),
            marked: Vec::new(),
            heights: Vec::new(),
            firsts: Vec::new(),
            alike: None,
        };
        page.count_anew();
        page.at = page.next_open(0, true).unwrap_or(0);
        page
    }

    /// Takes a newer merge, decisions included; what is being written stays where it still is a question, and what was no
    /// question before, or was answered otherwise by the other side, is marked as new.
    pub fn renew(&mut self, merge: Merge) {
        let spot = self.current().map(|one| one.spot.clone());
        let before: BTreeMap<Spot, Conflict> = self
            .merge
            .conflicts()
            .iter()
            .map(|one| (one.spot.clone(), one.clone()))
            .collect();
        let news: BTreeSet<Spot> = merge
            .conflicts()
            .iter()
            .filter(|one| {
                let known = before.get(&one.spot);
                known.is_none_or(|known| known.theirs != one.theirs)
            })
            .map(|one| one.spot.clone())
            .collect();
        let fresh = Self::new(merge, std::mem::take(&mut self.who), self.saves);
        let before = std::mem::replace(self, fresh);
        self.since = before.since;
        self.again = before.again;
        self.copy = before.copy;
        self.beside = before.beside;
        self.names = before.names;
        self.lay_drafts(Drafts(before.drafts));
        self.news = news;
        // What is new comes in front; else it stays where it was.
        let conflicts = self.merge.conflicts();
        let new = conflicts
            .iter()
            .position(|one| one.decision.is_none() && self.news.contains(&one.spot));
        let same = conflicts
            .iter()
            .position(|one| Some(&one.spot) == spot.as_ref());
        self.at = new.or(same).unwrap_or(self.at);
    }

    /// They saved again before what was decided was written: all that is asked now is new.
    pub fn ask_anew(&mut self) {
        self.again = true;
        let all = self.merge.conflicts().iter().map(|one| one.spot.clone());
        self.news = all.collect();
    }

    /// Takes what was typed and not taken off the page.
    pub(in crate::ui) fn lift_drafts(&mut self) -> Drafts {
        Drafts(std::mem::take(&mut self.drafts))
    }

    /// Lays what was typed before on the page again; what is no question any more goes.
    pub(in crate::ui) fn lay_drafts(&mut self, drafts: Drafts) {
        self.drafts = drafts.0;
        let known: BTreeSet<&Spot> = self.merge.conflicts().iter().map(|one| &one.spot).collect();
        self.drafts.retain(|spot, _| known.contains(spot));
    }

    /// Whether something is typed that has not been taken.
    pub fn is_writing(&self) -> bool {
        self.drafts.values().any(|draft| draft.open)
    }

    fn current(&self) -> Option<&Conflict> {
        self.merge.conflicts().get(self.at)
    }

    /// What is being written at a conflict.
    fn writes(&self, spot: &Spot) -> Option<&Draft> {
        self.drafts.get(spot).filter(|draft| draft.open)
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
        let written = matches!(decision, Decision::Written(_));
        self.refused = !self.merge.decide(&spot, decision);
        if self.refused {
            return;
        }
        if written {
            self.drafts.remove(&spot);
        } else if let Some(draft) = self.drafts.get_mut(&spot) {
            draft.open = false;
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
        self.at = at;
        if conflict.decision.as_ref() == Some(&decision) {
            self.reconsider(at);
        } else {
            self.decide(at, decision);
        }
    }

    fn reconsider(&mut self, at: usize) {
        if let Some(conflict) = self.merge.conflicts().get(at) {
            let spot = conflict.spot.clone();
            self.merge.reconsider(&spot);
            self.settled(&spot);
        }
    }

    /// Begins to write at a conflict, or goes on with what was begun. It waits for a decision from then on: what is typed
    /// and not taken is never passed over.
    fn begin(&mut self, at: usize, text: String) {
        let Some(conflict) = self.merge.conflicts().get(at) else {
            return;
        };
        let spot = conflict.spot.clone();
        let before = conflict.decision.clone();
        let draft = self.drafts.entry(spot).or_insert_with(|| Draft {
            text,
            open: true,
            before: None,
        });
        if before.is_some() {
            draft.before = before;
        }
        draft.open = true;
        self.refused = false;
        self.at = at;
        self.reconsider(at);
    }

    /// Puts what is being written aside: what was decided before holds again.
    fn stop_writing(&mut self) {
        let Some(spot) = self.current().map(|one| one.spot.clone()) else {
            return;
        };
        let Some(draft) = self.drafts.get_mut(&spot) else {
            return;
        };
        draft.open = false;
        self.refused = false;
        if let Some(before) = draft.before.take() {
            self.merge.decide(&spot, before);
            self.settled(&spot);
        }
    }

    fn decide_each(&mut self, how: impl Fn(&Conflict) -> Option<Side>) {
        // What is being written is not passed over.
        let open: BTreeSet<&Spot> = self
            .drafts
            .iter()
            .filter(|(_, draft)| draft.open)
            .map(|(spot, _)| spot)
            .collect();
        self.merge
            .decide_each(|one| how(one).filter(|_| !open.contains(&one.spot)));
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
        self.alike = None;
        let conflicts = self.merge.conflicts();
        if conflicts.len() != self.marked.len() {
            let at = conflicts.iter().position(|one| one.spot == *spot);
            self.at = at.unwrap_or(self.at).min(conflicts.len().saturating_sub(1));
            self.count_anew();
        }
    }

    fn count_anew(&mut self) {
        let conflicts = self.merge.conflicts();
        let n = conflicts.len();
        let pairs = conflicts.windows(2);
        let firsts = pairs.map(|pair| !matches!(pair, [one, other] if same_record(one, other)));
        self.firsts = std::iter::once(true).chain(firsts).take(n).collect();
        self.marked = vec![None; n];
        self.heights = vec![0.0; n];
        self.taken = taken::Taken::of(&self.merge);
    }

    /// Shows the page in all of the room: what was typed and not taken stays a draft, whatever it ends in. Keys are heard while nothing stands in front of it.
    pub fn show(&mut self, ui: &mut Ui, look: Look, keys: bool) -> MergeAnswer {
        if self.taking {
            ui.disable();
        }
        let mut answer = if keys && !self.taking {
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
        answer
    }

    /// Shows the cards alone, within another page; keys are heard while nothing stands in front of it. Whether the way out
    /// is asked for.
    pub fn show_cards(&mut self, ui: &mut Ui, look: Look, keys: bool) -> bool {
        let answer = if keys {
            keys::listen(self, ui)
        } else {
            MergeAnswer::Open
        };
        card::show(ui, look, self);
        answer == MergeAnswer::Back
    }

    /// Shows what decides many of its conflicts at once.
    pub fn show_at_once(&mut self, ui: &mut Ui, look: Look) {
        list::at_once(ui, look, self);
    }

    /// Takes what is being written for the conflict it is about; `false` where it cannot be read, and it stays there.
    pub fn take_written(&mut self) -> bool {
        let conflicts = self.merge.conflicts().iter().enumerate();
        let written: Vec<(usize, String)> = conflicts
            .filter_map(|(at, one)| {
                let draft = self.drafts.get(&one.spot).filter(|draft| draft.open)?;
                Some((at, draft.text.clone()))
            })
            .collect();
        for (at, text) in written {
            self.at = at;
            self.decide(at, Decision::Written(text));
            if self.refused {
                return false;
            }
        }
        true
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

/// Whether two conflicts are about one record.
fn same_record(one: &Conflict, other: &Conflict) -> bool {
    one.spot.kind == other.spot.kind && one.spot.record == other.spot.record
}

/// A part of the page at its place.
fn part(ui: &mut Ui, salt: impl egui::AsIdSalt, rect: Rect) -> Ui {
    ui.new_child(UiBuilder::new().id_salt(salt).max_rect(rect))
}

/// The right part of a rectangle, `width` wide.
fn right_of(rect: Rect, width: f32) -> Rect {
    Rect::from_min_max(pos2(rect.right() - width, rect.top()), rect.max)
}
