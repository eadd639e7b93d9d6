//! Whether the plan in the window can be changed: the one place that fields, buttons and cells of the pages ask.
//!
//! While a page is drawn the shell says why the plan is only read. Fields are about the plan then, and show their text
//! without taking any, unless they stand in [`of_view`]. Buttons are about the view, unless they stand in [`changes`].

use super::{Action, Stage};
use egui::{Context, Event, Id, Key, Response, Sense, Ui};

/// What stands in a place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Scope {
    /// Fields of the plan, and buttons that change nothing in it.
    #[default]
    Plan,
    /// Fields and buttons that say where the user looks.
    View,
    /// Fields of the plan, and buttons that change it.
    Changes,
}

#[derive(Clone, Copy, Debug, Default)]
struct State {
    why: Option<&'static str>,
    scope: Scope,
    tried: bool,
}

fn key() -> Id {
    Id::unique("the plan is only read")
}

fn state(ctx: &Context) -> State {
    ctx.data(|data| data.get_temp(key())).unwrap_or_default()
}

fn keep(ctx: &Context, state: State) {
    ctx.data_mut(|data| data.insert_temp(key(), state));
}

/// Draws a page of a plan that is only read for a reason, or of one that can be changed. Returns whether something was typed
/// into a field that takes nothing.
pub fn page(ctx: &Context, why: Option<&'static str>, draw: impl FnOnce()) -> bool {
    keep(
        ctx,
        State {
            why,
            ..State::default()
        },
    );
    draw();
    let tried = state(ctx).tried;
    keep(ctx, State::default());
    tried
}

fn within<R>(ui: &mut Ui, scope: Scope, add: impl FnOnce(&mut Ui) -> R) -> R {
    let before = state(ui.ctx());
    if before.why.is_none() {
        return add(ui);
    }
    keep(ui.ctx(), State { scope, ..before });
    let value = add(ui);
    let after = state(ui.ctx());
    keep(
        ui.ctx(),
        State {
            scope: before.scope,
            ..after
        },
    );
    value
}

/// What is added says where the user looks (a search, a day to compare with): it stays open in a plan that is only read.
pub fn of_view<R>(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> R {
    within(ui, Scope::View, add)
}

/// What is added changes the plan: its buttons are shut in a plan that is only read.
pub fn changes<R>(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> R {
    within(ui, Scope::Changes, add)
}

/// Why a field takes nothing here; `None` where it does.
pub fn shuts_field(ctx: &Context) -> Option<&'static str> {
    let state = state(ctx);
    state.why.filter(|_| state.scope != Scope::View)
}

/// Why a button cannot be pressed here; `None` where it can.
pub fn shuts_button(ctx: &Context) -> Option<&'static str> {
    let state = state(ctx);
    state.why.filter(|_| state.scope == Scope::Changes)
}

/// Adds what belongs to the toolkit and changes the plan: greyed, saying why, in a plan that is only read.
pub fn enabled(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> Response) -> Response {
    match shuts_field(ui.ctx()) {
        None => add(ui),
        Some(why) => ui
            .add_enabled_ui(false, add)
            .inner
            .on_disabled_hover_text(why),
    }
}

/// What something senses that changes the plan: a click, but none where the plan is only read.
pub fn sense(ctx: &Context) -> Sense {
    match shuts_field(ctx) {
        Some(_) => Sense::hover(),
        None => Sense::click(),
    }
}

/// Says that something was typed that is not taken, where this frame's events would write into a field with the focus.
pub(super) fn note_typing(ui: &Ui) {
    let writes = ui.input(|input| {
        input.events.iter().any(|event| match event {
            Event::Text(text) => !text.is_empty(),
            Event::Paste(_) | Event::Cut => true,
            Event::Ime(egui::ImeEvent::Preedit { text, .. }) => !text.is_empty(),
            Event::Ime(egui::ImeEvent::Commit(text)) => !text.is_empty(),
            Event::Key {
                key: Key::Backspace | Key::Delete,
                pressed: true,
                ..
            } => true,
            _ => false,
        })
    });
    if writes {
        let state = state(ui.ctx());
        keep(
            ui.ctx(),
            State {
                tried: true,
                ..state
            },
        );
    }
}

impl Stage<'_> {
    /// Whether the plan is only read, so that a cell does not open: that is said then.
    pub fn refuses(&mut self) -> bool {
        let Some(why) = self.view.read_only else {
            return false;
        };
        let sentence = self.say(why).to_owned();
        self.actions.push(Action::Tell(sentence));
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_the_plans_and_buttons_the_views_unless_told() {
        let ctx = Context::default();
        let seen = |ui: &Ui| (shuts_field(ui.ctx()), shuts_button(ui.ctx()));
        let shut = Some("why");
        let mut drawn = 0;
        let mut output = ctx.run_ui(egui::RawInput::default(), |ui| {
            drawn += 1;
            assert_eq!(seen(ui), (None, None));
            let ctx = ui.ctx().clone();
            let tried = page(&ctx, shut, || {
                assert_eq!(seen(ui), (shut, None));
                changes(ui, |ui| {
                    assert_eq!(seen(ui), (shut, shut));
                    of_view(ui, |ui| assert_eq!(seen(ui), (None, None)));
                    assert_eq!(seen(ui), (shut, shut));
                });
                assert_eq!(seen(ui), (shut, None));
            });
            assert!(!tried);
            assert_eq!(seen(ui), (None, None));
            page(&ctx, None, || {
                changes(ui, |ui| assert_eq!(seen(ui), (None, None)));
            });
        });
        output.textures_delta.clear();
        assert!(drawn > 0);
    }
}
