//! A list in a menu that typing narrows, by words or by their sounds; the arrows and Enter pick.

use super::look::Look;
use super::option_list::{self, Candidate};
use super::text_field::{self, TextField, focus_at_first};
use super::{found, look};
use crate::text::common_words as words;
use crate::ui::read_only;
use crate::wording::Sought;
use egui::{Id, Ui};
use std::sync::Arc;

/// What the list keeps while it is open.
#[derive(Clone, Default)]
struct Typed {
    text: String,
    at: Option<usize>,
    /// What is left, and of what it was left.
    left: Option<(String, usize, Arc<Vec<usize>>)>,
}

impl Typed {
    /// The places that a search lets through; looked through again only where it has changed.
    fn narrowed<'l>(&mut self, count: usize, name: impl Fn(usize) -> &'l str) -> Arc<Vec<usize>> {
        match &self.left {
            Some((by, of, left)) if *by == self.text && *of == count => Arc::clone(left),
            _ => {
                let sought = Sought::new(&self.text);
                let fits = |at: &usize| sought.is_empty() || sought.is_in_name(name(*at));
                let left: Arc<Vec<usize>> = Arc::new((0..count).filter(fits).collect());
                self.left = Some((self.text.clone(), count, Arc::clone(&left)));
                left
            }
        }
    }
}

/// Shows the list and the field above it, which has the focus; returns the place that was picked. `candidate` is told
/// whether the list is narrowed.
pub(crate) fn show<'l>(
    ui: &mut Ui,
    look: Look,
    id: Id,
    label: &str,
    count: usize,
    name: impl Fn(usize) -> &'l str,
    candidate: impl Fn(usize, bool) -> Candidate,
) -> Option<usize> {
    let field = id.with("sought");
    if focus_at_first(ui, id.with("came"), field) {
        ui.data_mut(|data| data.insert_temp(id, Typed::default()));
    }
    // While the list is up letters are for its field: a click on what opened it, a menu in a menu, took the focus.
    let clicked = ui.input(|input| input.pointer.any_click());
    if ui.is_enabled() && !clicked && ui.memory(|memory| memory.focused().is_none()) {
        ui.memory_mut(|memory| memory.request_focus(field));
    }
    let mut typed: Typed = ui.data(|data| data.get_temp(id)).unwrap_or_default();
    let mut left = typed.narrowed(count, &name);
    let mut enter = false;
    let mut moved = false;
    let has_focus = ui.memory(|memory| memory.has_focus(field));
    if has_focus && !text_field::is_composing(ui, field) {
        let before = typed.at;
        (typed.at, enter) = option_list::keys(ui, typed.at, left.len());
        moved = before != typed.at;
    }
    let text = typed.text.clone();
    let heard = read_only::of_view(ui, |ui| {
        TextField::new(field, label, &text)
            .framed()
            .hint(label)
            .show(ui, look)
    });
    if let Some(text) = heard.value {
        typed.text = text;
        left = typed.narrowed(count, &name);
        // Enter takes the first that is left of what was typed.
        typed.at = (!typed.text.trim().is_empty() && !left.is_empty()).then_some(0);
    }
    let narrowed = !typed.text.trim().is_empty();
    ui.add_space(3.0);
    let mut picked = typed.at.filter(|_| enter);
    if left.is_empty() {
        look::write_line(ui, look, look.say(words::NO_UNIT_FOUND));
    } else {
        let ctx = ui.ctx().clone();
        let sought = Sought::new(&typed.text);
        let clicked = found::mark(&ctx, look.theme, sought, || {
            let of = |row: usize| candidate(left.get(row).copied().unwrap_or_default(), narrowed);
            option_list::rows(ui, look, left.len(), of, typed.at, moved)
        });
        picked = picked.or(clicked);
    }
    ui.data_mut(|data| data.insert_temp(id, typed));
    let place = left.get(picked?).copied();
    if place.is_some() {
        ui.close();
    }
    place
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::theme::LIGHT;
    use crate::text::Language;
    use egui::{Event, Key};
    use egui_kittest::Harness;
    use egui_kittest::kittest::Queryable as _;

    const NAMES: [&str; 3] = ["区水利局", "区林业局", "长寿区"];

    /// A list in a menu in a menu, and what was picked from it.
    fn menus() -> Harness<'static, Option<usize>> {
        Harness::builder().build_ui_state(
            |ui, picked: &mut Option<usize>| {
                let ctx = ui.ctx().clone();
                if ctx.cumulative_pass_nr() == 0 {
                    crate::ui::keys_in_turn::install(&ctx);
                    crate::ui::fonts::install(&ctx, None);
                }
                ui.menu_button("outer", |ui| {
                    let _ = ui.button("an entry");
                    ui.menu_button("inner", |ui| {
                        let look = Look {
                            theme: &LIGHT,
                            language: Language::Zh,
                        };
                        let id = ui.scope_id().with("list");
                        let name = |at: usize| NAMES.get(at).copied().unwrap_or_default();
                        let candidate = |at: usize, _| Candidate {
                            words: name(at).to_owned(),
                            ..Candidate::default()
                        };
                        let found = show(ui, look, id, "查找", NAMES.len(), name, candidate);
                        *picked = found.or(*picked);
                    });
                });
            },
            None,
        )
    }

    #[test]
    fn letters_reach_the_field_of_a_list_in_a_menu_in_a_menu() {
        // It comes up where the pointer rests, or by a click; and stays up where its entry is clicked again.
        for clicks in 0..3 {
            let mut menus = menus();
            menus.run_steps(2);
            menus.get_by_label("outer").click();
            menus.run_steps(4);
            let inner = menus.get_by_label_contains("inner").rect().center();
            menus.event(Event::PointerMoved(inner));
            menus.run_steps(4);
            for _ in 0..clicks {
                menus.get_by_label_contains("inner").click();
                menus.run_steps(4);
            }
            for letter in ["c", "s", "q"] {
                menus.event(Event::Text(letter.to_owned()));
                menus.run_steps(2);
            }
            menus.key_press(Key::Enter);
            menus.run_steps(4);
            assert_eq!(*menus.state(), Some(2), "{clicks} clicks");
        }
    }
}
