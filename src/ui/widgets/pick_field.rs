//! A field with a list of what the plan already holds: typing narrows the list, any other text is taken too.

use super::found;
use super::icon::{self, Icon};
use super::look::{self, FIELD_ROW, Look, RADIUS, SMALL, ink};
use super::option_list::{self, Candidate};
use super::text_field::{self, Heard, TextField};
use crate::ui::read_only;
use crate::wording::Sought;
use egui::accesskit::Role;
use egui::{Align2, Id, Key, Modifiers, Rect, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};
use std::sync::Arc;

/// Width of the button that opens the list.
const OPENER: f32 = 18.0;

/// Candidates in a list at once; typing narrows further.
const MOST: usize = 300;

/// What a list keeps while it is open.
#[derive(Clone)]
struct Open {
    all: Arc<Vec<Candidate>>,
    at: Option<usize>,
    /// The text was typed into since the list opened, so that it narrows.
    narrow: bool,
    /// What is left of the list, and the text it was narrowed by.
    left: Option<(String, bool, Arc<Vec<Candidate>>)>,
}

impl Open {
    /// What is left of the list for a text; looked through again only where the text has changed.
    fn narrowed(&mut self, text: &str, many: bool) -> Arc<Vec<Candidate>> {
        match &self.left {
            Some((by, narrow, left)) if by == text && *narrow == self.narrow => Arc::clone(left),
            _ => {
                let left = Arc::new(narrow(&self.all, text, many, self.narrow));
                self.left = Some((text.to_owned(), self.narrow, Arc::clone(&left)));
                left
            }
        }
    }
}

/// A field with a list under it; see the module.
pub struct PickField<'t> {
    field: TextField<'t>,
    many: bool,
    begun: bool,
}

/// The names in a text that lists several: set apart by `、`, commas, semicolons or lines.
pub fn split_names(text: &str) -> Vec<String> {
    text.split(['、', ',', '，', ';', '；', '\n'])
        .map(str::trim)
        .filter(|name| !name.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Several names as one text.
pub fn join_names(names: &[String]) -> String {
    names.join("、")
}

impl<'t> PickField<'t> {
    /// A pick field about a text field.
    pub fn new(field: TextField<'t>) -> Self {
        Self {
            field: field.reserve(OPENER),
            many: false,
            begun: false,
        }
    }

    /// The text lists several names; a pick adds one.
    pub fn many(mut self) -> Self {
        self.many = true;
        self
    }

    /// What stands in the field was typed in this frame, before the field came up: the list narrows by it.
    pub fn begun(mut self, begun: bool) -> Self {
        self.begun = begun;
        self
    }

    /// Shows the field; `candidates` is asked when the list opens.
    pub fn show(
        self,
        ui: &mut Ui,
        look: Look,
        candidates: impl FnOnce() -> Vec<Candidate>,
    ) -> Heard<String> {
        let Self { field, many, begun } = self;
        if read_only::shuts_field(ui.ctx()).is_some() {
            return field.show(ui, look);
        }
        let id = field.id;
        let key = id.with("list");
        let value = field.value.to_owned();
        let name = field.name.to_owned();
        let mut open: Option<Open> = ui.data(|data| data.get_temp(key));
        let had_focus = ui.memory(|memory| memory.has_focus(id));
        let composing = text_field::is_composing(ui, id);
        let mut enter = false;
        let mut moved = false;
        let mut narrowed = Arc::default();
        if let Some(list) = &mut open {
            narrowed = list.narrowed(&value, many);
            if !composing {
                let before = list.at;
                (list.at, enter) = option_list::keys(ui, list.at, narrowed.len());
                moved = before != list.at;
                if ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
                    ui.data_mut(|data| data.remove::<Open>(key));
                    open = None;
                }
            }
        }
        let asked = had_focus
            && !composing
            && open.is_none()
            && ui.input_mut(|input| {
                input.consume_key(Modifiers::ALT, Key::ArrowDown)
                    || (!many && input.consume_key(Modifiers::NONE, Key::ArrowDown))
            });
        let (mut heard, response) = field
            .hold_escape(open.is_some())
            .show_with_response(ui, look);
        let opener = Rect::from_min_max(
            egui::pos2(response.rect.right() - OPENER, response.rect.top()),
            egui::pos2(
                response.rect.right(),
                response.rect.top() + response.rect.height().min(26.0),
            ),
        );
        // The keyboard opens the list from the field itself: Tab goes on to the next one.
        let button = ui.interact(opener, id.with("opener"), Sense::CLICK);
        if response.hovered() || button.hovered() || heard.focused || open.is_some() {
            icon::draw(
                ui.painter(),
                opener.center(),
                Icon::Down,
                ink(look.theme.t3),
            );
        }
        button.widget_info(|| {
            WidgetInfo::labeled(Role::Button, ui.is_enabled(), format!("{name} ▾"))
        });
        let typed = (begun || heard.typed && heard.value.is_some()) && heard.focused;
        if open.is_none() && (asked || button.clicked() || typed) {
            let all = Arc::new(candidates());
            if !all.is_empty() {
                open = Some(Open {
                    all,
                    at: None,
                    narrow: typed,
                    left: None,
                });
            }
            if button.clicked() {
                response.request_focus();
                if !many {
                    text_field::select_all(ui, id, &value);
                }
            }
        } else if button.clicked() {
            open = None;
            ui.data_mut(|data| data.remove::<Open>(key));
        }
        let Some(mut list) = open else {
            return heard;
        };
        if typed {
            list.narrow = true;
            list.at = None;
        }
        let text = heard.value.clone().unwrap_or(value);
        if typed || narrowed.is_empty() {
            narrowed = list.narrowed(&text, many);
        }
        let shown = narrowed;
        let mut close = false;
        let mut place = list.at.filter(|_| enter);
        if shown.is_empty() {
            close = !heard.focused;
        } else {
            let by = if list.narrow { sought(&text, many) } else { "" };
            let picked = found::mark(ui.ctx(), look.theme, Sought::new(by), || {
                option_list::show(ui, look, key, &response, &shown, list.at, moved)
            });
            place = place.or(picked.place);
            close |= picked.close;
        }
        // Tab moves on: the list goes with the focus, but a press inside the list takes the focus first.
        if !heard.focused && had_focus && !ui.input(|input| input.pointer.any_down()) {
            close = true;
        }
        if let Some(candidate) = place.and_then(|place| shown.get(place)) {
            heard.value = Some(taken(&text, &candidate.words, many, list.narrow));
            heard.typed = true;
            heard.left = true;
            close = true;
        }
        if close {
            ui.data_mut(|data| data.remove::<Open>(key));
        } else {
            ui.data_mut(|data| data.insert_temp(key, list));
        }
        heard
    }
}

/// The part of a text that is being typed: all of it, or the last of several names.
fn sought(text: &str, many: bool) -> &str {
    if many {
        text.rsplit(['、', ',', '，', ';', '；', '\n'])
            .next()
            .unwrap_or(text)
            .trim()
    } else {
        text.trim()
    }
}

fn narrow(all: &[Candidate], text: &str, many: bool, by_text: bool) -> Vec<Candidate> {
    let sought = Sought::new(sought(text, many));
    let held = if many { split_names(text) } else { Vec::new() };
    all.iter()
        .filter(|candidate| !by_text || sought.is_in_name(&candidate.words))
        .filter(|candidate| !held.contains(&candidate.words))
        .take(MOST)
        .cloned()
        .collect()
}

/// The text after a candidate was picked.
fn taken(text: &str, picked: &str, many: bool, typed: bool) -> String {
    if !many {
        return picked.to_owned();
    }
    let mut names = split_names(text);
    if typed && !sought(text, many).is_empty() {
        names.pop();
    }
    if !names.iter().any(|name| name == picked) {
        names.push(picked.to_owned());
    }
    join_names(&names)
}

/// A closed choice: the value as quiet text, a click opens the list. Returns the place that was picked.
pub fn choice(
    ui: &mut Ui,
    look: Look,
    id: Id,
    name: &str,
    value: &str,
    options: &[Candidate],
) -> Option<usize> {
    let theme = look.theme;
    let key = id.with("list");
    let shut = read_only::shuts_field(ui.ctx());
    let mut open: Option<Option<usize>> = ui
        .data(|data| data.get_temp(key))
        .filter(|_| shut.is_none());
    let mut enter = false;
    let mut moved = false;
    if let Some(at) = &mut open {
        let before = *at;
        (*at, enter) = option_list::keys(ui, *at, options.len());
        moved = before != *at;
        if ui.input_mut(|input| {
            input.consume_key(Modifiers::NONE, Key::Escape) || input.key_pressed(Key::Tab)
        }) {
            open = None;
        }
    }
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), FIELD_ROW), Sense::hover());
    let sense = if shut.is_some() {
        Sense::hover()
    } else {
        Sense::click()
    };
    let response = ui.interact(rect, id, sense);
    if response.hovered() && shut.is_none() || open.is_some() {
        ui.painter().rect_filled(rect, RADIUS, ink(theme.hover));
        icon::draw(
            ui.painter(),
            rect.right_center() - vec2(9.0, 0.0),
            Icon::Down,
            ink(theme.t3),
        );
    }
    if response.has_focus() {
        ui.painter().rect_stroke(
            rect,
            RADIUS,
            Stroke::new(2.0, ink(theme.acc)),
            StrokeKind::Inside,
        );
        // The list needs the arrows while it is open; closed, they move the focus as everywhere.
        if open.is_none() && ui.input_mut(|input| input.consume_key(Modifiers::ALT, Key::ArrowDown))
        {
            open = Some(options.iter().position(|option| option.on));
        }
        ui.memory_mut(|memory| {
            memory.set_focus_lock_filter(
                id,
                egui::EventFilter {
                    vertical_arrows: open.is_some(),
                    escape: open.is_some(),
                    ..Default::default()
                },
            );
        });
    }
    let (words, color) = if value.is_empty() {
        ("–", theme.t4)
    } else {
        (value, theme.t1)
    };
    look::write(
        ui.painter(),
        rect.left_center() + vec2(4.0, 0.0),
        Align2::LEFT_CENTER,
        words,
        look::regular(SMALL),
        ink(color),
        rect.width() - 24.0,
    );
    response.widget_info(|| {
        let live = ui.is_enabled() && shut.is_none();
        let mut info = WidgetInfo::labeled(Role::ComboBox, live, name);
        info.current_text_value = Some(value.to_owned());
        info
    });
    if let Some(why) = shut {
        response.on_hover_text(why);
        return None;
    }
    let mut place = open.flatten().filter(|_| enter);
    if response.clicked() && !enter {
        open = match open {
            Some(_) => None,
            None => Some(options.iter().position(|option| option.on)),
        };
        response.request_focus();
        moved = true;
    }
    let mut close = place.is_some();
    if let Some(at) = open {
        let picked = option_list::show(ui, look, key, &response, options, at, moved);
        place = place.or(picked.place);
        close |= picked.close;
    }
    match open {
        Some(at) if !close => {
            ui.data_mut(|data| data.insert_temp(key, at));
        }
        _ => ui.data_mut(|data| {
            data.remove::<Option<usize>>(key);
        }),
    }
    place
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pick_replaces_what_was_typed_and_keeps_the_names_before_it() {
        assert_eq!(taken("大足区、江", "江津区", true, true), "大足区、江津区");
        assert_eq!(taken("大足区", "江津区", true, false), "大足区、江津区");
        assert_eq!(taken("大足区、", "大足区", true, true), "大足区");
        assert_eq!(taken("江", "江津区", false, true), "江津区");
    }

    #[test]
    fn names_are_set_apart_by_any_usual_mark() {
        assert_eq!(
            split_names("大足区，江津区; 奉节县、\n云阳县"),
            ["大足区", "江津区", "奉节县", "云阳县"]
        );
    }
}
