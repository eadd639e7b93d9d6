//! Letters that an input method holds without showing them to the program, and what would lose them.
//!
//! Some input methods draw unfinished letters in a window of their own and tell nothing of them (X11 without on-the-spot
//! style). What they tell is that a key was let go of that was never pressed: the press went to them. Leaving the field then
//! ends their composition with no way to get its letters, so the first press that would leave is taken back and said.

use egui::{Event, ImeEvent, Key, Modifiers, PointerButton, Rect};
use std::collections::HashSet;

/// Seconds in which a letter that is let go of belongs to a word already chosen: fast typing lets go late.
const LATE: f64 = 0.4;

/// What is known of letters the program cannot see.
#[derive(Debug, Default)]
pub struct UnseenLetters {
    /// Keys whose press came to the program.
    down: HashSet<Key>,
    /// Letters that went to the input method and have not come back as words.
    held: usize,
    /// Letters let go of before this time are no new ones.
    quiet_until: f64,
    /// The input method shows its letters to the program.
    shows: bool,
    /// A press was taken back; the next one means it.
    warned: bool,
    /// It has not been said yet that a press was taken back.
    to_say: bool,
    /// What the input method holds is given up.
    given_up: bool,
    /// The button whose press was taken back.
    lifts: Option<PointerButton>,
}

/// What a press does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Press {
    /// It stays in the field, or ends nothing.
    Stays,
    /// An input method that holds letters would have kept it to itself.
    TellsNone,
    /// It leaves the field.
    Leaves,
}

/// What a key that came through does to a field. Input methods keep plain editing keys to themselves while they compose.
fn of_key(key: Key, held: Modifiers) -> Press {
    use Key::{
        A, ArrowDown, ArrowLeft, ArrowRight, ArrowUp, Backspace, C, Delete, End, Enter, Escape, F1,
        F12, Home, Insert, PageDown, PageUp, S, Space, Tab, V, X, Y, Z,
    };
    if is_modifier(key) {
        return Press::Stays;
    }
    let edits = matches!(
        key,
        ArrowDown
            | ArrowLeft
            | ArrowRight
            | ArrowUp
            | Backspace
            | Delete
            | End
            | Enter
            | Escape
            | Home
            | Space
            | Tab
    );
    if held.ctrl || held.command {
        // Saving comes back to the field, and the input method goes on.
        let within = matches!(key, A | C | S | V | X | Y | Z)
            || matches!(
                key,
                ArrowLeft | ArrowRight | Backspace | Delete | Home | End
            );
        return if within { Press::Stays } else { Press::Leaves };
    }
    if held.alt {
        return Press::Leaves;
    }
    match key {
        Insert | PageDown | PageUp => Press::Leaves,
        key if (F1..=F12).contains(&key) => Press::Leaves,
        _ if edits || is_letter(key) => Press::TellsNone,
        _ => Press::Stays,
    }
}

fn is_letter(key: Key) -> bool {
    (Key::A..=Key::Z).contains(&key)
}

fn is_modifier(key: Key) -> bool {
    use Key::{AltLeft, AltRight, ControlLeft, ControlRight, SuperLeft, SuperRight};
    matches!(
        key,
        AltLeft | AltRight | ControlLeft | ControlRight | SuperLeft | SuperRight
    )
}

impl UnseenLetters {
    /// Hears what comes in a frame and takes out what would lose letters; `field` is where text is being typed.
    pub fn hear(&mut self, events: &mut Vec<Event>, now: f64, field: Option<Rect>) {
        events.retain(|event| self.keeps(event, now, field));
    }

    /// Whether something may leave the field; the first time it may not while letters are held.
    pub fn may_leave(&mut self) -> bool {
        if self.held == 0 {
            return true;
        }
        if self.warned {
            self.given_up = true;
            self.end();
            return true;
        }
        self.warned = true;
        self.to_say = true;
        false
    }

    /// Whether it is to be said that a press was taken back; asked once.
    pub fn to_say(&mut self) -> bool {
        std::mem::take(&mut self.to_say)
    }

    /// Whether what the input method holds was given up; asked once.
    pub fn given_up(&mut self) -> bool {
        std::mem::take(&mut self.given_up)
    }

    /// Whether a key is still pressed.
    pub fn any_down(&self) -> bool {
        !self.down.is_empty()
    }

    /// Nothing is held any longer.
    pub fn end(&mut self) {
        self.held = 0;
        self.warned = false;
    }

    fn keeps(&mut self, event: &Event, now: f64, field: Option<Rect>) -> bool {
        match event {
            Event::Ime(ImeEvent::Preedit { text, .. }) if !text.is_empty() => {
                self.shows = true;
                self.end();
            }
            Event::Ime(ImeEvent::Commit(_)) => {
                self.end();
                self.quiet_until = now + LATE;
            }
            Event::WindowFocused(_) => {
                // Keys that were pressed in another window are let go of here.
                self.down.clear();
                self.end();
                self.quiet_until = now + 2.0 * LATE;
            }
            Event::Key {
                key,
                pressed: true,
                modifiers,
                ..
            } => {
                self.down.insert(*key);
                return match of_key(*key, *modifiers) {
                    Press::Stays => true,
                    Press::TellsNone => {
                        self.end();
                        true
                    }
                    Press::Leaves => self.may_go(field.is_some()),
                };
            }
            Event::Key {
                key,
                pressed: false,
                modifiers,
                ..
            } => {
                if !self.down.remove(key) {
                    self.swallowed(*key, *modifiers, now);
                } else if is_modifier(*key) {
                    self.quiet_until = self.quiet_until.max(now + LATE);
                }
            }
            Event::PointerButton {
                pos,
                button,
                pressed: true,
                ..
            } => {
                let leaves = field.is_some_and(|field| !field.contains(*pos));
                if leaves && !self.may_go(true) {
                    self.lifts = Some(*button);
                    return false;
                }
            }
            Event::PointerButton {
                button,
                pressed: false,
                ..
            } if self.lifts == Some(*button) => {
                self.lifts = None;
                return false;
            }
            _ => {}
        }
        true
    }

    fn may_go(&mut self, from_field: bool) -> bool {
        if from_field {
            return self.may_leave();
        }
        self.end();
        true
    }

    /// The input method kept the press of a key to itself.
    fn swallowed(&mut self, key: Key, with: Modifiers, now: f64) {
        if self.shows {
            return;
        }
        match key {
            Key::Escape => self.end(),
            Key::Backspace => {
                self.held = self.held.saturating_sub(1);
                self.warned &= self.held > 0;
            }
            key if is_letter(key)
                && now >= self.quiet_until
                && !(with.ctrl || with.command || with.alt) =>
            {
                // Who goes on after the warning is warned again.
                self.held += 1;
                self.warned = false;
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::pos2;

    const FIELD: Option<Rect> = Some(Rect {
        min: pos2(0.0, 0.0),
        max: pos2(100.0, 20.0),
    });

    fn key_with(key: Key, pressed: bool, modifiers: Modifiers) -> Event {
        Event::Key {
            key,
            physical_key: None,
            pressed,
            repeat: false,
            modifiers,
        }
    }

    fn key(key: Key, pressed: bool) -> Event {
        key_with(key, pressed, Modifiers::NONE)
    }

    fn click(x: f32) -> Vec<Event> {
        [true, false]
            .map(|pressed| Event::PointerButton {
                pos: pos2(x, 10.0),
                button: PointerButton::Primary,
                pressed,
                modifiers: Modifiers::NONE,
            })
            .to_vec()
    }

    /// How many of the events come through.
    fn through(unseen: &mut UnseenLetters, events: &[Event], now: f64) -> usize {
        let mut events = events.to_vec();
        unseen.hear(&mut events, now, FIELD);
        events.len()
    }

    /// An input method that took two letters.
    fn composing() -> UnseenLetters {
        let mut unseen = UnseenLetters::default();
        let letters = [key(Key::N, false), key(Key::I, false)];
        assert_eq!(through(&mut unseen, &letters, 1.0), 2);
        unseen
    }

    #[test]
    fn the_first_press_that_leaves_is_taken_back_and_the_second_means_it() {
        let mut unseen = composing();
        assert_eq!(through(&mut unseen, &click(50.0), 2.0), 2, "in the field");
        assert_eq!(through(&mut unseen, &click(300.0), 2.0), 0);
        assert!(unseen.to_say() && !unseen.to_say());
        assert_eq!(through(&mut unseen, &click(300.0), 3.0), 2);
        assert!(unseen.given_up() && !unseen.given_up());
        assert_eq!(through(&mut unseen, &click(300.0), 4.0), 2);
        assert!(!unseen.to_say());
    }

    #[test]
    fn a_page_key_leaves_and_saving_does_not() {
        let mut unseen = composing();
        let save = [key_with(Key::S, true, Modifiers::COMMAND)];
        assert_eq!(through(&mut unseen, &save, 2.0), 1);
        let page = [key_with(Key::Num2, true, Modifiers::COMMAND)];
        assert_eq!(through(&mut unseen, &page, 2.0), 0);
        assert_eq!(through(&mut unseen, &page, 2.5), 1);
    }

    #[test]
    fn a_word_chosen_given_up_or_rubbed_out_holds_nothing() {
        let word = Event::Ime(ImeEvent::Commit("你".to_owned()));
        let rubbed = vec![key(Key::Backspace, false), key(Key::Backspace, false)];
        for end in [vec![word], vec![key(Key::Escape, false)], rubbed] {
            let mut unseen = composing();
            through(&mut unseen, &end, 2.0);
            assert_eq!(through(&mut unseen, &click(300.0), 3.0), 2, "{end:?}");
        }
    }

    #[test]
    fn letters_that_come_through_are_not_held() {
        let mut unseen = UnseenLetters::default();
        let typed = [
            key(Key::N, true),
            Event::Text("n".to_owned()),
            key(Key::N, false),
        ];
        assert_eq!(through(&mut unseen, &typed, 1.0), 3);
        assert_eq!(through(&mut unseen, &click(300.0), 2.0), 2);
    }

    #[test]
    fn a_letter_let_go_of_late_belongs_to_the_word_before() {
        let mut unseen = composing();
        let word = Event::Ime(ImeEvent::Commit("你".to_owned()));
        through(&mut unseen, &[word, key(Key::I, false)], 2.0);
        assert_eq!(through(&mut unseen, &click(300.0), 3.0), 2);
        // Coming from another window by a key, too.
        let come = [Event::WindowFocused(true), key(Key::A, false)];
        through(&mut unseen, &come, 4.0);
        assert_eq!(through(&mut unseen, &click(300.0), 5.0), 2);
    }

    #[test]
    fn an_input_method_that_shows_its_letters_needs_no_guess() {
        let mut unseen = UnseenLetters::default();
        let shown = Event::Ime(ImeEvent::Preedit {
            text: "n".to_owned(),
            active_range_chars: None,
        });
        through(&mut unseen, &[shown, key(Key::N, false)], 1.0);
        assert_eq!(through(&mut unseen, &click(300.0), 2.0), 2);
    }
}
