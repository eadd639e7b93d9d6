//! A plan that is only read: through all pages nothing can be typed in and no button changes it, and it all opens again.

use super::modals::Front;
use super::picking::Picking;
use super::session_journeys::{Desk, desk, open, until};
use crate::text::{
    Language, Phrase, common_words, desk_words, disclosure_words, sharing_words, supervision_words,
    trends_words,
};
use crate::ui::shell::menu_bar;
use crate::ui::{Command, Page, ViewState, open_edits};
use egui::accesskit::Role;
use egui::{Event, ImeEvent, Key};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use std::collections::BTreeSet;
use strum::IntoEnumIterator as _;

/// A window with a plan of every kind of record, which is only read.
fn reader(language: Language) -> (tempfile::TempDir, Desk) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.ron");
    let saved = concat!(env!("CARGO_MANIFEST_DIR"), "/saves/chongqing-2020-2023.ron");
    std::fs::copy(saved, &path).unwrap();
    let mut desk = desk(language);
    desk.set_size(egui::vec2(1280.0, 900.0));
    open(&mut desk, &path);
    until(&mut desk, "the plan is open", |shell| {
        shell.document().is_some()
    });
    let session = desk.state_mut().session.as_mut().unwrap();
    session.shared.read_only = true;
    session.shared.reads_on = true;
    desk.run_steps(3);
    (folder, desk)
}

const FIELDS: [Role; 2] = [Role::TextInput, Role::MultilineTextInput];

const PRESSED: [Role; 9] = [
    Role::Button,
    Role::CheckBox,
    Role::RadioButton,
    Role::ComboBox,
    Role::ListItem,
    Role::ListBoxOption,
    Role::TreeItem,
    Role::Cell,
    Role::GridCell,
];

/// Something that can be typed in or pressed.
#[derive(Clone, Debug)]
struct Found {
    id: String,
    role: Role,
    name: String,
    value: String,
    /// Says of itself that its text cannot be changed.
    read_only: bool,
}

fn found(desk: &Desk, roles: &[Role]) -> Vec<Found> {
    let nodes = roles.iter().flat_map(|role| desk.query_all_by_role(*role));
    nodes
        .filter(|node| node.rect().top() > menu_bar::HEIGHT)
        .map(|node| node.accesskit_node())
        .filter(|node| !node.is_disabled())
        .map(|node| Found {
            id: format!("{:?}", node.id()),
            role: node.role(),
            name: node.label().unwrap_or_default(),
            value: node.value().unwrap_or_default(),
            read_only: node.is_read_only(),
        })
        .collect()
}

fn node<'d>(desk: &'d Desk, what: &Found) -> Option<egui_kittest::Node<'d>> {
    let mut nodes = desk.query_all_by_role(what.role);
    nodes.find(|node| format!("{:?}", node.accesskit_node().id()) == what.id)
}

/// A walk through a plan that is only read.
struct Walk {
    desk: Desk,
    language: Language,
    revision: u64,
    /// Fields that were typed into.
    typed: BTreeSet<String>,
    /// Fields of the plan among them.
    shut: usize,
    /// Names of the fields that say where the user looks.
    open: BTreeSet<String>,
    pressed: BTreeSet<String>,
    /// What went wrong.
    wrong: Vec<String>,
}

impl Walk {
    fn check(&mut self, after: &str) {
        let shell = self.desk.state();
        let revision = shell.document().unwrap().history().revision();
        if revision != self.revision {
            self.wrong.push(format!("{after}: the plan has changed"));
            self.revision = revision;
        }
        let ctx = &self.desk.ctx;
        if open_edits::any(ctx) || open_edits::holds(ctx, |_| true) || shell.view.holds_typed() {
            self.wrong.push(format!("{after}: something typed is held"));
        }
        if shell.front.is_form() {
            self.wrong.push(format!("{after}: a form has come up"));
        }
    }

    /// Tries all that writes in a field.
    fn type_into(&mut self, field: &Found) {
        let page = self.desk.state().view.page;
        let name = format!("typed {page:?} {}", field.name);
        self.typed.insert(field.id.clone());
        match node(&self.desk, field) {
            Some(node) => node.focus(),
            None => return,
        }
        self.desk.run_steps(2);
        let before = self.desk.state().view.clone();
        let key = |key| Event::Key {
            key,
            physical_key: None,
            pressed: true,
            repeat: false,
            modifiers: egui::Modifiers::NONE,
        };
        let frames = [
            vec![
                Event::Text("禁".to_owned()),
                Event::Paste("粘贴".to_owned()),
                Event::Cut,
            ],
            vec![Event::Ime(ImeEvent::Preedit {
                text: "jin".to_owned(),
                active_range_chars: None,
            })],
            vec![
                Event::Ime(ImeEvent::Commit("止".to_owned())),
                key(Key::Delete),
                key(Key::Backspace),
                key(Key::Enter),
            ],
        ];
        for events in frames {
            self.desk.input_mut().events.extend(events);
            self.desk.step();
        }
        self.desk.step();
        if !field.read_only {
            self.open.insert(field.name.clone());
            return self.clear(before);
        }
        self.shut += 1;
        let value = node(&self.desk, field).and_then(|node| node.value());
        if value.is_some_and(|value| value != field.value) {
            self.wrong.push(format!("{name}: its text has changed"));
        }
        self.check(&name);
        self.desk.state_mut().told = None;
        let ctx = &self.desk.ctx;
        if let Some(focused) = ctx.memory(egui::Memory::focused) {
            ctx.memory_mut(|memory| memory.surrender_focus(focused));
        }
    }

    /// Puts away what came up.
    fn clear(&mut self, view: ViewState) {
        self.desk.key_press(Key::Escape);
        self.desk.step();
        let ctx = self.desk.ctx.clone();
        egui::Popup::close_all(&ctx);
        if let Some(focused) = ctx.memory(egui::Memory::focused) {
            ctx.memory_mut(|memory| memory.surrender_focus(focused));
        }
        let shell = self.desk.state_mut();
        shell.told = None;
        shell.front = Front::None;
        shell.picking = Picking::default();
        shell.view = view;
        self.desk.run_steps(2);
    }

    fn type_into_new(&mut self) {
        for field in found(&self.desk, &FIELDS) {
            if !self.typed.contains(&field.id) {
                self.type_into(&field);
            }
        }
    }

    fn press(&mut self, button: &Found) -> bool {
        self.pressed.insert(button.id.clone());
        match node(&self.desk, button) {
            Some(node) => node.click_accesskit(),
            None => return false,
        }
        self.desk.run_steps(2);
        let page = self.desk.state().view.page;
        self.check(&format!(
            "pressed {page:?} {:?} {}",
            button.role, button.name
        ));
        true
    }

    /// What was not pressed yet; of long lists some.
    fn unpressed(&self) -> Vec<Found> {
        let mut counts = std::collections::BTreeMap::new();
        found(&self.desk, &PRESSED)
            .into_iter()
            .filter(|one| !self.pressed.contains(&one.id))
            .filter(|one| {
                let plain = |c: &char| !c.is_ascii_digit();
                let name: String = one.name.chars().filter(plain).take(2).collect();
                let alike = counts.entry((format!("{:?}", one.role), name)).or_insert(0);
                *alike += 1;
                *alike <= 2
            })
            .collect()
    }

    /// Types into every field in sight and presses what can be pressed, and again in what comes up.
    fn walk(&mut self) {
        self.type_into_new();
        // What is pressed is the same in every language.
        if self.language != Language::Zh {
            return;
        }
        for button in self.unpressed().into_iter().take(50) {
            let view = self.desk.state().view.clone();
            if self.press(&button) && self.desk.state().view.page == view.page {
                self.type_into_new();
                for inner in self.unpressed().into_iter().take(8) {
                    if self.desk.state().view.page == view.page {
                        self.press(&inner);
                    }
                }
            }
            self.clear(view);
        }
    }
}

/// The names of the sections of the inspector.
const SECTIONS: [&str; 12] = [
    "inspector accountability",
    "inspector basics",
    "inspector close-out",
    "inspector dispatch",
    "inspector evidence",
    "inspector extra",
    "inspector funding",
    "inspector links",
    "inspector measures",
    "inspector notes",
    "inspector people",
    "inspector remarks",
];

#[test]
fn nothing_on_any_page_of_a_plan_that_is_only_read_can_be_typed_in() {
    for language in Language::ALL {
        let (_folder, desk) = reader(language);
        let before = desk.state().session.as_ref().unwrap().snapshot();
        let revision = desk.state().document().unwrap().history().revision();
        let mut walk = Walk {
            desk,
            language,
            revision,
            typed: BTreeSet::new(),
            shut: 0,
            open: BTreeSet::new(),
            pressed: BTreeSet::new(),
            wrong: Vec::new(),
        };
        for page in Page::iter() {
            let ids: Vec<_> = before.tasks().keys().take(2).cloned().collect();
            let shell = walk.desk.state_mut();
            shell.view.page = page;
            shell.view.selection.only(&ids[0]);
            for section in SECTIONS {
                shell.view.flags.insert(section, true);
            }
            walk.desk.run_steps(3);
            walk.walk();
            if page == Page::Gantt {
                walk.desk.state_mut().view.selection.set(ids);
                walk.desk.run_steps(3);
                walk.walk();
            }
        }
        assert_eq!(walk.wrong, Vec::<String>::new());
        // Open are the fields alone that say where the user looks, and none of them was missed.
        let view = [
            common_words::AS_OF,
            trends_words::SEARCH,
            supervision_words::SEARCH_RECORDS,
            supervision_words::SEARCH_LETTERS,
        ];
        let more = [
            disclosure_words::FIND_TASK,
            disclosure_words::FIND_FIGURE,
            desk_words::FILTER,
            common_words::FIND_UNIT,
        ];
        let say = |phrases: &[Phrase]| -> BTreeSet<String> {
            let words = phrases.iter().map(|phrase| phrase.of(language).to_owned());
            words.collect()
        };
        let missed: Vec<_> = say(&view).difference(&walk.open).cloned().collect();
        assert_eq!(missed, Vec::<String>::new());
        let all = &say(&view) | &say(&more);
        let others: Vec<_> = walk.open.difference(&all).cloned().collect();
        assert_eq!(others, Vec::<String>::new());
        let after = walk.desk.state().session.as_ref().unwrap().snapshot();
        assert!(before == after);
        assert!(walk.shut > 40, "{}", walk.shut);
    }
}

#[test]
fn commands_that_change_are_greyed_until_the_plan_is_free() {
    for language in Language::ALL {
        let (_folder, mut desk) = reader(language);
        let why = |desk: &Desk, command| desk.state().refused(command);
        for command in Command::iter().filter(|command| command.changes()) {
            assert_eq!(
                why(&desk, command),
                Some(sharing_words::REFUSED),
                "{command:?}"
            );
        }
        for command in [
            Command::SaveAs,
            Command::Copy,
            Command::Find,
            Command::ExportPicture,
            Command::Compare,
            Command::NextAttention,
        ] {
            assert_ne!(
                why(&desk, command),
                Some(sharing_words::REFUSED),
                "{command:?}"
            );
        }
        // Pasted rows and keys that open a cell are refused in words, and nothing is said unasked.
        desk.state_mut().view.page = Page::Gantt;
        desk.run_steps(3);
        assert_eq!(desk.state().said(), None);
        let refused = sharing_words::REFUSED.of(language);
        for event in [Event::Paste("1\t甲\n2\t乙".to_owned()), Event::Cut] {
            desk.state_mut().told = None;
            desk.event(event);
            desk.run_steps(2);
            assert_eq!(desk.state().said(), Some(refused));
        }
        for key in [Key::F2, Key::Delete, Key::Insert] {
            desk.state_mut().told = None;
            let id = desk.state().document().unwrap().plan().tasks_in_order()[0]
                .id
                .clone();
            desk.state_mut().view.selection.only(&id);
            desk.key_press(key);
            desk.run_steps(2);
            assert_eq!(desk.state().said(), Some(refused), "{key:?}");
        }
        assert!(!desk.state().document().unwrap().is_dirty());
        // Free again: a field takes what is typed.
        let session = desk.state_mut().session.as_mut().unwrap();
        session.shared.read_only = false;
        let id = session.document.plan().tasks_in_order()[0].id.clone();
        desk.state_mut().view.page = Page::Gantt;
        desk.state_mut().view.selection.only(&id);
        desk.run_steps(3);
        let title = crate::text::inspector_words::TITLE.of(language);
        let field = found(&desk, &FIELDS)
            .into_iter()
            .find(|one| one.name == title);
        let field = field.unwrap();
        assert!(!field.read_only);
        node(&desk, &field).unwrap().focus();
        desk.run_steps(2);
        desk.event(Event::Text("改".to_owned()));
        desk.run_steps(2);
        assert!(desk.state().document().unwrap().is_dirty());
    }
}

/// A window with the first task of a plan in the inspector.
fn writer(language: Language) -> (tempfile::TempDir, std::path::PathBuf, Desk) {
    let (folder, mut desk) = reader(language);
    let session = desk.state_mut().session.as_mut().unwrap();
    session.shared.read_only = false;
    let id = session.document.plan().tasks_in_order()[0].id.clone();
    desk.state_mut().view.page = Page::Gantt;
    desk.state_mut().view.selection.only(&id);
    desk.run_steps(3);
    let path = folder.path().join("a.ron");
    (folder, path, desk)
}

/// Types a date that is none where tasks start.
fn wrong_start(desk: &mut Desk, language: Language) -> Found {
    let name = crate::text::inspector_words::START.of(language);
    let field = found(desk, &FIELDS)
        .into_iter()
        .find(|one| one.name == name);
    let field = field.unwrap();
    node(desk, &field).unwrap().focus();
    desk.run_steps(2);
    desk.key_press_modifiers(egui::Modifiers::COMMAND, Key::A);
    desk.event(Event::Text("下周吧".to_owned()));
    desk.run_steps(2);
    field
}

fn save_by_key(desk: &mut Desk) {
    desk.state_mut().told = None;
    desk.key_press_modifiers(egui::Modifiers::COMMAND, Key::S);
    until(desk, "it is said", |shell| {
        shell.told.is_some() && !shell.session.as_ref().unwrap().is_saving()
    });
    desk.run_steps(4);
}

#[test]
fn saving_says_which_field_was_not_taken_and_goes_there() {
    for language in Language::ALL {
        let (_folder, path, mut desk) = writer(language);
        let field = wrong_start(&mut desk, language);
        let first = desk.state().view.selection.focus.clone();
        // Nothing else has changed.
        save_by_key(&mut desk);
        let said = desk.state().said().unwrap().to_owned();
        assert!(said.contains(&field.name), "{said}");
        let nothing = match language {
            Language::Zh => "没有其他改动",
            Language::En => "Nothing else has changed",
        };
        assert!(said.contains(nothing), "{said}");
        let there = |desk: &Desk| {
            let node = node(desk, &field).unwrap();
            assert!(node.accesskit_node().is_focused());
            assert_eq!(node.value().as_deref(), Some("下周吧"));
        };
        there(&desk);
        // From another page and another task: the rest is saved, and the way leads back.
        super::session_journeys::note(desk.state_mut(), "其余");
        let other = desk.state().document().unwrap().plan().tasks_in_order()[3]
            .id
            .clone();
        desk.state_mut().view.selection.only(&other);
        desk.run_steps(4);
        desk.state_mut().view.page = Page::Overview;
        desk.run_steps(4);
        save_by_key(&mut desk);
        let said = desk.state().said().unwrap().to_owned();
        let rest = match language {
            Language::Zh => "其余改动已保存",
            Language::En => "The rest is saved",
        };
        assert!(said.contains(rest) && said.contains(&field.name), "{said}");
        assert_eq!(super::session_journeys::in_file(&path).1, "其余");
        assert_eq!(desk.state().view.page, Page::Gantt);
        assert_eq!(desk.state().view.selection.focus, first);
        there(&desk);
        // Given up, it is like any other saving.
        desk.key_press(Key::Escape);
        desk.run_steps(4);
        save_by_key(&mut desk);
        let said = desk.state().said().unwrap();
        assert_eq!(said, crate::text::shell_words::NOTHING_TO_SAVE.of(language));
    }
}
