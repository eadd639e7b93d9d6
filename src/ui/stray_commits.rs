//! Shortcuts that come as text: while an input method shows unfinished letters, the toolkit under X11 takes Ctrl+S for a
//! chosen word, a control character, and Ctrl+1 for the word "1".

use egui::{Event, ImeEvent, Key, Modifiers};

/// Turns such words back into keys; `held` follows the modifiers from frame to frame. The letters that were being composed
/// are left as they are: the shortcut ends them, as it ends other typing.
pub fn to_keys(events: &mut Vec<Event>, held: &mut Modifiers) {
    let mut kept: Vec<Event> = Vec::with_capacity(events.len());
    for event in events.drain(..) {
        match &event {
            Event::ModifiersChanged(modifiers) => *held = *modifiers,
            Event::WindowFocused(_) => *held = Modifiers::NONE,
            Event::Ime(ImeEvent::Commit(word)) => {
                if let Some(key) = shortcut(word, *held) {
                    let ends = |event: &Event| matches!(event, Event::Ime(ImeEvent::Preedit { text, .. }) if text.is_empty());
                    if kept.last().is_some_and(ends) {
                        kept.pop();
                    }
                    kept.extend(key.map(|key| Event::Key {
                        key,
                        physical_key: None,
                        pressed: true,
                        repeat: false,
                        modifiers: *held,
                    }));
                    continue;
                }
            }
            _ => {}
        }
        kept.push(event);
    }
    *events = kept;
}

/// Whether a word is a shortcut, and of which key; there are some that no key is known of.
fn shortcut(word: &str, held: Modifiers) -> Option<Option<Key>> {
    let mut chars = word.chars();
    let (Some(first), None) = (chars.next(), chars.next()) else {
        return None;
    };
    let with_control = first.is_control() || held.ctrl && first.is_ascii();
    if !with_control {
        return None;
    }
    let letter = match u8::try_from(first) {
        Ok(code @ 1..=26) => char::from(b'A' + code - 1),
        _ => first.to_ascii_uppercase(),
    };
    Some(
        held.ctrl
            .then(|| Key::from_name(&letter.to_string()))
            .flatten(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn commit(word: &str) -> Event {
        Event::Ime(ImeEvent::Commit(word.to_owned()))
    }

    fn ended() -> Event {
        Event::Ime(ImeEvent::Preedit {
            text: String::new(),
            active_range_chars: None,
        })
    }

    #[test]
    fn a_control_character_is_its_key_and_a_word_stays_a_word() {
        let mut held = Modifiers::NONE;
        let control = Modifiers::CTRL | Modifiers::COMMAND;
        let mut events = vec![
            ended(),
            commit("管网"),
            Event::ModifiersChanged(control),
            ended(),
            commit("\u{13}"),
            ended(),
            commit("1"),
            commit("好"),
        ];
        to_keys(&mut events, &mut held);
        let keys: Vec<Key> = events
            .iter()
            .filter_map(|event| match event {
                Event::Key { key, modifiers, .. } if *modifiers == control => Some(*key),
                _ => None,
            })
            .collect();
        assert_eq!(keys, [Key::S, Key::Num1]);
        assert_eq!(events[..2], [ended(), commit("管网")]);
        assert_eq!(events.last(), Some(&commit("好")));
        assert_eq!(events.len(), 6);
    }

    #[test]
    fn a_digit_without_control_is_text() {
        let mut events = vec![commit("1")];
        let mut held = Modifiers::NONE;
        to_keys(&mut events, &mut held);
        assert_eq!(events, [commit("1")]);
    }
}
