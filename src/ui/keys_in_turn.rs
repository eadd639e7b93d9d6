//! Keys that come faster than frames are taken one after the other, each by the field that has the focus at its turn.
//!
//! A frame takes letters in a run, or one key that may move the focus, never both: what comes after it waits for the next
//! frame. So whole rows that are typed, sent or scanned in at once arrive as if somebody had typed them slowly.

use super::stray_commits;
use super::unseen_letters::UnseenLetters;
use egui::output::IMEOutput;
use egui::{
    Context, Event, FullOutput, IMEPurpose, Id, ImeEvent, Key, Modifiers, Plugin, RawInput, Rect,
    Ui, ViewportCommand, ViewportId,
};

/// Seconds for which an input method stays on after the last field was left.
const LINGER: f64 = 0.15;

/// The same while a key is held.
const LONGEST: f64 = 1.0;

/// What holds events back until their turn.
#[derive(Debug, Default)]
pub struct KeysInTurn {
    kept: Vec<Event>,
    /// The next frame takes nothing: what was asked for is still being done.
    still: bool,
    /// What had the focus when the last turn began.
    focus: Option<Id>,
    /// An input method shows unfinished letters in the field.
    composing: bool,
    /// A field gets the focus in the next frame: an input method is on before it.
    soon: bool,
    /// Letters that an input method holds and does not show.
    unseen: UnseenLetters,
    /// An input method was on after the last frame.
    on: bool,
    /// Modifiers that are held.
    modifiers: Modifiers,
    /// When the last field was left, while an input method is still on.
    left_at: Option<f64>,
    /// What the window is called.
    title: String,
}

/// Has keys wait for one frame more, in which something that was asked for is done.
pub fn hold(ctx: &Context) {
    if let Some(plugin) = ctx.plugin_opt::<KeysInTurn>() {
        plugin.lock().still = true;
    }
}

/// Has an input method on for a field that gets the focus only in the next frame, so that it composes the first letter.
pub fn expect_letters(ctx: &Context) {
    if let Some(plugin) = ctx.plugin_opt::<KeysInTurn>() {
        plugin.lock().soon = true;
    }
}

/// Whether what asks to leave may do so; the first time it may not while an input method holds letters it does not show.
pub fn may_leave(ctx: &Context) -> bool {
    ctx.plugin_opt::<KeysInTurn>()
        .is_none_or(|plugin| plugin.lock().unseen.may_leave())
}

/// Whether something that would have lost such letters was taken back and is to be said; asked once.
pub fn took_back(ctx: &Context) -> bool {
    ctx.plugin_opt::<KeysInTurn>()
        .is_some_and(|plugin| plugin.lock().unseen.to_say())
}

/// Takes keys in turn from now on.
pub fn install(ctx: &Context) {
    ctx.add_plugin(KeysInTurn::default());
}

/// What an event means to the order of things.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// Nothing: it goes along.
    Free,
    /// It writes into the field that has the focus.
    Letter,
    /// It may move the focus, or run something.
    Key(Key, Modifiers),
    /// The key before it is held down.
    Again(Key, Modifiers),
    /// The clipboard comes or is asked for.
    Clipboard,
    /// The pointer goes down, or up.
    Pointer(bool),
    /// A screen reader acts.
    Reader,
}

/// Whether a key may have a letter, which then comes right after it.
fn writes(key: Key, held: Modifiers) -> bool {
    use Key::{
        ArrowDown, ArrowLeft, ArrowRight, ArrowUp, Backspace, Delete, End, Enter, Escape, F1, F2,
        F3, F4, F5, F6, F7, F8, F9, F10, F11, F12, Home, Insert, PageDown, PageUp, Tab,
    };
    !held.ctrl
        && !held.command
        && !matches!(
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
                | Insert
                | PageDown
                | PageUp
                | Tab
                | F1
                | F2
                | F3
                | F4
                | F5
                | F6
                | F7
                | F8
                | F9
                | F10
                | F11
                | F12
        )
}

fn kind(event: &Event, next: Option<&Event>, typing: bool) -> Kind {
    match event {
        Event::Text(_) | Event::Ime(_) => Kind::Letter,
        Event::Key {
            key,
            pressed: true,
            modifiers,
            ..
        } if typing && writes(*key, *modifiers) && matches!(next, Some(Event::Text(_))) => {
            Kind::Letter
        }
        Event::Key {
            key,
            pressed: true,
            repeat,
            modifiers,
            ..
        } => {
            if *repeat {
                Kind::Again(*key, *modifiers)
            } else {
                Kind::Key(*key, *modifiers)
            }
        }
        Event::Copy | Event::Cut | Event::Paste(_) => Kind::Clipboard,
        Event::PointerButton { pressed, .. } => Kind::Pointer(*pressed),
        Event::AccessKitActionRequest(_) => Kind::Reader,
        _ => Kind::Free,
    }
}

/// Whether an event of a kind may follow in the same turn.
fn goes_with(turn: Kind, kind: Kind) -> bool {
    match (turn, kind) {
        (_, Kind::Free) | (Kind::Free, _) => true,
        (Kind::Letter, Kind::Letter) | (Kind::Reader, Kind::Reader) => true,
        (Kind::Pointer(down), Kind::Pointer(also)) => down == also,
        (Kind::Key(key, held) | Kind::Again(key, held), Kind::Again(again, with)) => {
            key == again && held == with
        }
        _ => false,
    }
}

/// How many of the events are one turn.
fn turn(events: &[Event], typing: bool) -> usize {
    let mut turn = Kind::Free;
    let mut awaited = false;
    for (place, event) in events.iter().enumerate() {
        let kind = kind(event, events.get(place + 1), typing);
        // The letter of a key belongs to its key.
        let own = awaited && matches!(event, Event::Text(_));
        if !own && !goes_with(turn, kind) {
            return place;
        }
        // What is let go of was held for all that came before; to letters it means nothing.
        let changes = matches!(event, Event::ModifiersChanged(_));
        if changes && !matches!(turn, Kind::Free | Kind::Letter) {
            return place;
        }
        awaited = match kind {
            Kind::Key(key, held) | Kind::Again(key, held) => writes(key, held),
            _ => false,
        };
        if kind != Kind::Free && !own {
            turn = kind;
        }
    }
    events.len()
}

/// Where a widget was drawn last. The toolkit's own answer counts a click of the frame before as one elsewhere, and takes
/// the focus from a field that was just given it.
pub(super) fn place_of(ctx: &Context, id: Id) -> Option<Rect> {
    ctx.viewport(|viewport| {
        let passes = [&viewport.this_pass, &viewport.prev_pass];
        let drawn = passes.into_iter().find_map(|pass| pass.widgets.get(id));
        drawn.map(|widget| widget.rect)
    })
}

/// Whether a key is one by which the toolkit moves the focus.
fn steers(event: &Event) -> bool {
    matches!(
        event,
        Event::Key {
            key: Key::Tab
                | Key::Escape
                | Key::ArrowUp
                | Key::ArrowDown
                | Key::ArrowLeft
                | Key::ArrowRight,
            pressed: true,
            ..
        }
    )
}

impl KeysInTurn {
    /// Whether an input method stays on for a moment after the last field was left: under X11 the key that left it comes back
    /// from the input method when it is let go of, and missed there, the first letter in the next field goes in as it is.
    fn lingers(&mut self, ctx: &Context) -> bool {
        if !self.on {
            return false;
        }
        let now = ctx.input(|input| input.time);
        let left = now - *self.left_at.get_or_insert(now);
        let lingers = left < LINGER || left < LONGEST && self.unseen.any_down();
        if lingers {
            ctx.request_repaint_after_secs(0.05);
        } else {
            self.left_at = None;
        }
        lingers
    }

    /// Under X11 the toolkit turns an input method on only after the event that follows, so that the first letter would go
    /// in as it is. The window's title, set once more, is such an event.
    fn wake(&mut self, output: &mut FullOutput) {
        let Some(window) = output.viewport_output.get_mut(&ViewportId::ROOT) else {
            return;
        };
        if cfg!(target_os = "linux") && !self.title.is_empty() {
            window
                .commands
                .push(ViewportCommand::Title(self.title.clone()));
        }
    }

    /// Keeps the window's title as it is set.
    fn see_title(&mut self, output: &FullOutput) {
        let window = output.viewport_output.get(&ViewportId::ROOT);
        for command in window.into_iter().flat_map(|window| &window.commands) {
            if let ViewportCommand::Title(title) = command {
                title.clone_into(&mut self.title);
            }
        }
    }
}

impl Plugin for KeysInTurn {
    fn debug_name(&self) -> &'static str {
        "keys in turn"
    }

    fn input_hook(&mut self, ctx: &Context, input: &mut RawInput) {
        let focus = ctx.memory(egui::Memory::focused);
        let field = focus
            .filter(|_| ctx.text_edit_focused())
            .and_then(|id| place_of(ctx, id));
        let now = input.time.unwrap_or_else(|| ctx.input(|input| input.time));
        stray_commits::to_keys(&mut input.events, &mut self.modifiers);
        self.unseen.hear(&mut input.events, now, field);
        let mut events = std::mem::take(&mut self.kept);
        events.append(&mut input.events);
        let moved = focus != std::mem::replace(&mut self.focus, focus);
        let first = events
            .iter()
            .find(|event| kind(event, None, false) != Kind::Free);
        // A field that has just got the focus says only in its first frame which of these keys are its own.
        let new_here = moved && first.is_some_and(steers);
        if std::mem::take(&mut self.still) || new_here {
            self.kept = events;
            return;
        }
        let count = turn(&events, ctx.text_edit_focused());
        self.kept = events.split_off(count);
        events.retain(|event| {
            match event {
                Event::Ime(ImeEvent::Preedit { text, .. }) => self.composing = !text.is_empty(),
                Event::Ime(ImeEvent::Commit(_)) => self.composing = false,
                // Where an input method lets them through, they are still its own: no dialog closes by them.
                Event::Key {
                    key: Key::Enter | Key::Escape | Key::Tab,
                    pressed: true,
                    ..
                } => return !self.composing,
                _ => {}
            }
            true
        });
        input.events = events;
    }

    fn on_end_pass(&mut self, ui: &mut Ui) {
        if !self.kept.is_empty() {
            ui.ctx().request_repaint();
        }
    }

    fn output_hook(&mut self, ctx: &Context, output: &mut FullOutput) {
        let given_up = self.unseen.given_up();
        // A field that was given the focus after it was drawn is drawn with it only in the next frame.
        let field = output.platform_output.ime.is_some() || self.soon || ctx.text_edit_focused();
        if !field {
            self.unseen.end();
        }
        match &mut output.platform_output.ime {
            Some(ime) if given_up => {
                ime.should_interrupt_composition = true;
                self.composing = false;
            }
            // Broken off, an input method begins anew, and letters on their way to it would go in as they are. Only what
            // stands unfinished in a field that was left is broken off.
            Some(ime) if self.composing => self.composing = !ime.should_interrupt_composition,
            Some(ime) => ime.should_interrupt_composition = false,
            None if field || self.lingers(ctx) => {
                output.platform_output.ime = Some(IMEOutput {
                    purpose: IMEPurpose::Normal,
                    rect: Rect::ZERO,
                    cursor_rect: Rect::ZERO,
                    should_interrupt_composition: std::mem::take(&mut self.composing),
                });
            }
            None => self.composing = false,
        }
        if field {
            self.left_at = None;
        }
        self.soon = false;
        let on = output.platform_output.ime.is_some();
        self.see_title(output);
        if std::mem::replace(&mut self.on, on) != on {
            self.wake(output);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(key: Key) -> Event {
        Event::Key {
            key,
            physical_key: None,
            pressed: true,
            repeat: false,
            modifiers: Modifiers::NONE,
        }
    }

    fn letter(text: &str) -> Event {
        Event::Text(text.to_owned())
    }

    /// The lengths of the turns that events fall into.
    fn turns(mut events: &[Event], typing: bool) -> Vec<usize> {
        let mut turns = Vec::new();
        while !events.is_empty() {
            let count = turn(events, typing);
            turns.push(count);
            events = &events[count..];
        }
        turns
    }

    #[test]
    fn letters_go_together_and_what_moves_goes_alone() {
        let typed = [
            key(Key::Num5),
            letter("5"),
            key(Key::Num5),
            letter("5"),
            key(Key::Tab),
            letter("7"),
            key(Key::Enter),
            key(Key::Enter),
        ];
        assert_eq!(turns(&typed, true), [4, 1, 1, 1, 1]);
    }

    #[test]
    fn outside_a_field_every_key_has_its_turn_with_its_letter() {
        let typed = [key(Key::T), letter("t"), key(Key::Enter), letter("x")];
        assert_eq!(turns(&typed, false), [2, 1, 1]);
    }

    #[test]
    fn going_down_and_up_are_turns_of_their_own_with_what_was_held() {
        let button = |pressed| Event::PointerButton {
            pos: egui::Pos2::ZERO,
            button: egui::PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        };
        let held = Event::ModifiersChanged(Modifiers::CTRL);
        let free = Event::ModifiersChanged(Modifiers::NONE);
        let events = [held, button(true), button(false), free, button(true)];
        assert_eq!(turns(&events, false), [2, 1, 2]);
        let shift = Event::ModifiersChanged(Modifiers::SHIFT);
        let typed = [letter("a"), shift, key(Key::B), letter("B")];
        assert_eq!(turns(&typed, true), [4], "letters go on");
    }

    #[test]
    fn a_key_that_is_held_down_is_one_turn() {
        let again = |key| Event::Key {
            key,
            physical_key: None,
            pressed: true,
            repeat: true,
            modifiers: Modifiers::NONE,
        };
        let held = [
            key(Key::ArrowDown),
            again(Key::ArrowDown),
            again(Key::ArrowDown),
            again(Key::ArrowUp),
        ];
        assert_eq!(turns(&held, true), [3, 1]);
    }
}
