//! The deadline of a task and the log of its changes, merged as one: two moves of one deadline are one conflict.

use super::decision::{ConflictKind, Decision, Side};
use super::mixer::{Mixer, Open};
use super::said::{Said, Value};
use crate::plan::{Due, DueChange};
use crate::text::merge_words as words;

/// What became of the deadline of the task at hand, for the log of its changes that follows.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) enum Deadline {
    /// At most one side moved it.
    #[default]
    Apart,
    /// Both moved it to the same.
    Same,
    /// Both moved it, and neither counts yet.
    Open,
    /// Both moved it, and one side's holds.
    Won(Side),
    /// Both moved it, and another was written.
    Written(Due),
}

impl Mixer<'_> {
    /// The deadline in force.
    pub fn deadline(
        &mut self,
        field: &'static str,
        base: Option<&Due>,
        ours: &Due,
        theirs: &Due,
    ) -> Due {
        let due = self.value(field, base, ours, theirs);
        let one_sided = base == Some(ours) || base == Some(theirs);
        self.deadline = if one_sided {
            Deadline::Apart
        } else if ours == theirs {
            Deadline::Same
        } else {
            let decision = self.conflicts.last();
            let decision = decision.and_then(|last| last.decision.as_ref());
            match (decision, self.open) {
                (Some(Decision::Theirs), _) | (None, Open::Theirs) => Deadline::Won(Side::Theirs),
                (None, Open::Base) => Deadline::Open,
                (Some(Decision::Written(text)), _) if Due::written(text).is_some() => {
                    Deadline::Written(due.clone())
                }
                _ => Deadline::Won(Side::Ours),
            }
        };
        due
    }

    /// The log of changes; the task's deadline has been settled before.
    pub fn due_changes(
        &mut self,
        field: &'static str,
        base: Option<&Vec<DueChange>>,
        ours: &Vec<DueChange>,
        theirs: &Vec<DueChange>,
    ) -> Vec<DueChange> {
        let deadline = std::mem::take(&mut self.deadline);
        let none = Vec::new();
        let from = base.unwrap_or(&none);
        if !matches!(deadline, Deadline::Apart | Deadline::Same) {
            self.tell_approvals(from, ours, theirs);
        }
        let winner = match &deadline {
            Deadline::Apart => return self.entries(field, base, ours, theirs),
            Deadline::Same => {
                let [base, ours, theirs] = paired(from, ours, theirs);
                return self.entries(field, Some(&base), &ours, &theirs);
            }
            Deadline::Open => {
                let [ours, theirs] = [ours, theirs].map(|side| giving_way(from, side, from));
                return self.entries(field, base, &ours, &theirs);
            }
            Deadline::Won(side) => *side,
            // The record of the move that is written over is kept, and says where it went.
            Deadline::Written(_) if latest(from, ours).is_some() => Side::Ours,
            Deadline::Written(_) => Side::Theirs,
        };
        let mut all = match winner {
            Side::Ours => self.entries(field, base, ours, &giving_way(from, theirs, ours)),
            Side::Theirs => self.entries(field, base, &giving_way(from, ours, theirs), theirs),
        };
        if let Deadline::Written(due) = deadline {
            let new = all.iter_mut().rev().find(|one| is_move(from, one));
            if let Some(new) = new {
                new.new = due.date;
            }
        }
        all
    }

    /// Shows with the deadlines what approved them.
    fn tell_approvals(&mut self, base: &[DueChange], ours: &[DueChange], theirs: &[DueChange]) {
        let spot = self.at("due");
        let conflict = self.conflicts.last_mut();
        let Some(conflict) =
            conflict.filter(|last| last.spot == spot && last.kind == ConflictKind::Field)
        else {
            return;
        };
        for (said, side) in [(&mut conflict.ours, ours), (&mut conflict.theirs, theirs)] {
            let Some(change) = latest(base, side) else {
                continue;
            };
            let mut lines = vec![said.clone()];
            match change.approval.trim() {
                "" if change.is_official() => lines.push(Said::Words(words::NOT_APPROVED)),
                "" => {}
                approval => lines.push(Said::Filled(words::APPROVED_BY, approval.to_owned())),
            }
            match change.reason.trim() {
                "" => {}
                reason => lines.push(Said::Filled(words::REASON, reason.to_owned())),
            }
            *said = Said::Lines(lines);
        }
    }
}

fn known<'c>(base: &'c [DueChange], one: &DueChange) -> Option<&'c DueChange> {
    base.iter().find(|known| known.id == one.id)
}

/// Whether an entry records a move that was not there before.
fn is_move(base: &[DueChange], one: &DueChange) -> bool {
    known(base, one).is_none_or(|known| (known.old, known.new) != (one.old, one.new))
}

/// Whether the log of changes may conflict one way or another, depending on which deadline holds: only where both sides
/// touched one entry.
pub(super) fn may_meet(base: &[DueChange], ours: &[DueChange], theirs: &[DueChange]) -> bool {
    let both = |before: &DueChange| {
        let touched = |log: &[DueChange]| known(log, before).is_none_or(|after| after != before);
        touched(ours) && touched(theirs)
    };
    let both_new = |here: &DueChange| known(base, here).is_none() && known(theirs, here).is_some();
    base.iter().any(both) || ours.iter().any(both_new)
}

/// The latest move that a side recorded.
fn latest<'c>(base: &[DueChange], side: &'c [DueChange]) -> Option<&'c DueChange> {
    side.iter().rev().find(|one| is_move(base, one))
}

/// The log of the side whose deadline gives way: its own moves are out, and of the entries that either side moved or took
/// out it says what the other says, so that they are no conflict of their own.
fn giving_way(base: &[DueChange], side: &[DueChange], other: &[DueChange]) -> Vec<DueChange> {
    let moved = |log: &[DueChange], before: &DueChange| {
        known(log, before).is_none_or(|after| is_move(base, after))
    };
    let said = |before: &DueChange| {
        let from = if moved(side, before) || moved(other, before) {
            other
        } else {
            side
        };
        known(from, before).cloned()
    };
    base.iter().filter_map(said).collect()
}

/// Both sides recorded one move, each for itself: the two entries become one, with what either says of it.
fn paired(base: &[DueChange], ours: &[DueChange], theirs: &[DueChange]) -> [Vec<DueChange>; 3] {
    let (mut base, mut ours, mut theirs) = (base.to_vec(), ours.to_vec(), theirs.to_vec());
    // Known before, or found to be one already.
    for here in &mut ours {
        if known(&base, here).is_some() {
            continue;
        }
        let same = |there: &&mut DueChange| {
            known(&base, there).is_none()
                && there.id != here.id
                && (there.old, there.new, there.correction) == (here.old, here.new, here.correction)
                && (&there.old_wording, there.old_precision)
                    == (&here.old_wording, here.old_precision)
        };
        let Some(there) = theirs.iter_mut().find(same) else {
            continue;
        };
        let id = here.id.clone().min(there.id.clone());
        let date = here.date.min(there.date);
        for one in [&mut *here, &mut *there] {
            one.id = id.clone();
            one.date = date;
        }
        // Nothing was said of it before either, so what one side alone says is taken in.
        base.push(DueChange {
            approval: String::new(),
            reason: String::new(),
            ..here.clone()
        });
    }
    [base, ours, theirs]
}
