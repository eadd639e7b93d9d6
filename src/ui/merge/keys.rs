//! The keys of the page: one hand decides, the other goes on.

use super::{MergeAnswer, MergePage, Quiet};
use crate::edit::merge::{Decision, Side};
use egui::{Event, Key, Modifiers, Ui};

/// Hears the keys that are meant for the page.
pub(super) fn listen(page: &mut MergePage, ui: &Ui) -> MergeAnswer {
    if !hears(page, ui) {
        return MergeAnswer::Open;
    }
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

/// Whether keys are for the page yet. It comes in front by itself: what was being typed elsewhere at that moment, a choice
/// of an input method above all, decides nothing. A rest, a click, Tab or F8 says that the page is seen.
fn hears(page: &mut MergePage, ui: &Ui) -> bool {
    /// How long nothing is typed, in seconds.
    const REST: f64 = 0.8;
    let focused = ui.ctx().memory(|memory| memory.focused().is_some());
    let (now, typed, seen) = ui.input(|input| {
        let typed = input.events.iter().any(|event| {
            matches!(
                event,
                Event::Text(_) | Event::Ime(_) | Event::Key { pressed: true, .. }
            )
        });
        let seen = input.pointer.any_pressed()
            || input.key_pressed(Key::Tab)
            || input.key_pressed(Key::F8);
        (input.time, typed, seen)
    });
    let quiet = match page.quiet {
        Quiet::New if focused => Quiet::Since(now),
        Quiet::New => Quiet::Over,
        Quiet::Since(_) if seen => Quiet::Over,
        Quiet::Since(_) if typed => Quiet::Since(now),
        Quiet::Since(since) if now - since >= REST => Quiet::Over,
        same => same,
    };
    page.quiet = quiet;
    if let Quiet::Since(since) = quiet {
        let left = (REST - (now - since)).max(0.0);
        ui.ctx().request_repaint_after_secs(left as f32);
        return false;
    }
    true
}
