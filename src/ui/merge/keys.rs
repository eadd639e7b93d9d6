//! The keys of the page: one hand decides, the other goes on.

use super::{MergeAnswer, MergePage};
use crate::edit::merge::{Decision, Side};
use egui::{Key, Modifiers, Ui};

/// Hears the keys that are meant for the page.
pub(super) fn listen(page: &mut MergePage, ui: &Ui) -> MergeAnswer {
    let typing = ui.ctx().text_edit_focused();
    let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
    if pressed(Modifiers::COMMAND, Key::S) && page.merge.undecided() == 0 {
        return MergeAnswer::Done;
    }
    if pressed(Modifiers::NONE, Key::F8)
        && let Some(next) = page.next_open(page.at, false)
    {
        page.go(next);
    }
    if typing {
        return MergeAnswer::Open;
    }
    let writes = page.current().map(|one| one.spot.clone());
    let writes = writes.and_then(|spot| page.writes(&spot)).cloned();
    if pressed(Modifiers::NONE, Key::Escape) {
        // The page is put away with all that was decided; what is being written is put aside first.
        if writes.is_none() {
            return MergeAnswer::Back;
        }
        page.stop_writing();
        return MergeAnswer::Open;
    }
    // Where something has the focus, Enter is for that.
    let free = ui.ctx().memory(|memory| memory.focused().is_none());
    if let Some(draft) = writes {
        if free && pressed(Modifiers::NONE, Key::Enter) {
            page.decide(page.at, Decision::Written(draft.text));
            return MergeAnswer::Open;
        }
    } else if free && page.merge.undecided() == 0 && pressed(Modifiers::NONE, Key::Enter) {
        return MergeAnswer::Done;
    }
    let last = page.merge.conflicts().len().saturating_sub(1);
    if pressed(Modifiers::NONE, Key::ArrowDown) {
        page.go((page.at + 1).min(last));
    }
    if pressed(Modifiers::NONE, Key::ArrowUp) {
        page.go(page.at.saturating_sub(1));
    }
    for (key, side) in [(Key::Num1, Side::Theirs), (Key::Num2, Side::Ours)] {
        if pressed(Modifiers::NONE, key) {
            page.choose(page.at, side);
        }
    }
    if pressed(Modifiers::NONE, Key::Num3) {
        super::writing::join(page, page.at);
    }
    MergeAnswer::Open
}
