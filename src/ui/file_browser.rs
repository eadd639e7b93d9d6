//! The program's own file window, for when the system's cannot be shown: open and save, by mouse, keyboard or typed path.
//!
//! It never touches the disk. What it wants to know it puts into [`FileBrowser::take_requests`], and the answers come
//! in through [`FileBrowser::hear`]; a share that hangs therefore cannot freeze it.

mod ask;
mod listing;
mod parts;
mod rows;
mod several;
mod typed;
mod view;

pub use ask::{FileAsk, Purpose};
pub use listing::{
    Entry, FolderError, Got, Look, Place, PlaceName, Reply, Request, Want, put_in_order,
};
pub(crate) use parts::cut_middle;

use crate::plan::Day;
use crate::text::{Language, desk_words};
use crate::wording::Sought;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::time::Instant;

/// How the browser ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// This file. Replacing one that exists has been agreed to.
    Picked(PathBuf),
    /// These files.
    Several(Vec<PathBuf>),
    /// None.
    Cancelled,
}

/// What the list shows.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Here {
    /// Recent plans and folders.
    Recent,
    /// A folder.
    Folder(PathBuf),
}

#[derive(Clone, Debug)]
enum Listing {
    Waiting { number: u64, since: Instant },
    Ready,
    Failed(FolderError),
}

/// Where the keyboard goes in the next frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Focus {
    Filter,
    Name,
    Path,
}

/// What the user touched last; Enter means that.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Touched {
    List,
    Name,
}

/// The state of one file window.
#[derive(Debug)]
pub struct FileBrowser {
    ask: FileAsk,
    today: Day,
    here: Here,
    before: Vec<Here>,
    listing: Listing,
    entries: Vec<Entry>,
    /// Places in `entries` that pass the filter, in order.
    shown: Vec<usize>,
    /// Files left out because of their kind.
    left_out: usize,
    recent: Vec<Entry>,
    /// Who has which plan open, in words.
    who: BTreeMap<PathBuf, String>,
    places: Vec<Place>,
    home: Option<PathBuf>,
    filter: String,
    name: String,
    path_edit: Option<String>,
    show_all: bool,
    selected: Option<usize>,
    /// Marked together with it, where several may be picked.
    marked: BTreeSet<usize>,
    /// Selected as soon as the folder is read: the folder one came up from, or the one just made.
    select_later: Option<PathBuf>,
    reveal: bool,
    focus: Option<Focus>,
    touched: Touched,
    /// The path being looked at before it is taken.
    looking: Option<(u64, PathBuf)>,
    /// The file that would be replaced.
    replacing: Option<PathBuf>,
    /// The name of the folder being made.
    new_folder: Option<String>,
    making: Option<(u64, PathBuf)>,
    message: Option<Message>,
    requests: Vec<Request>,
    next_number: u64,
    outcome: Option<Outcome>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Message {
    TypeAName,
    FileMissing(PathBuf),
    NoSuchFolder(PathBuf),
    Folder(PathBuf, FolderError),
}

impl Message {
    fn sentence(&self, language: Language) -> String {
        match self {
            Self::TypeAName => desk_words::TYPE_A_NAME.of(language).to_owned(),
            Self::FileMissing(path) => {
                desk_words::FILE_MISSING.fill(language, &[("path", &path.display())])
            }
            Self::NoSuchFolder(path) => {
                desk_words::NO_SUCH_FOLDER.fill(language, &[("path", &path.display())])
            }
            Self::Folder(path, error) => error.sentence(path, language),
        }
    }
}

impl FileBrowser {
    /// A file window. `recent` are recent plans and folders, the latest first; `today` is for writing dates.
    pub fn new(ask: FileAsk, recent: Vec<Entry>, today: Day) -> Self {
        let mut browser = Self {
            name: ask.name.clone(),
            today,
            here: Here::Recent,
            before: Vec::new(),
            listing: Listing::Ready,
            entries: Vec::new(),
            shown: Vec::new(),
            left_out: 0,
            recent,
            who: BTreeMap::new(),
            places: Vec::new(),
            home: None,
            filter: String::new(),
            path_edit: None,
            show_all: false,
            selected: None,
            marked: BTreeSet::new(),
            select_later: None,
            reveal: false,
            focus: Some(Focus::Name),
            touched: Touched::Name,
            looking: None,
            replacing: None,
            new_folder: None,
            making: None,
            message: None,
            requests: Vec::new(),
            next_number: 0,
            outcome: None,
            ask,
        };
        browser.request(Want::Places);
        let start = match browser.ask.folder.clone() {
            Some(folder) => Here::Folder(folder),
            None => Here::Recent,
        };
        browser.show_here(start);
        browser
    }

    /// What the file is for.
    pub fn purpose(&self) -> Purpose {
        self.ask.purpose
    }

    /// Says who has plans open, as far as that is known before a folder is looked at.
    pub fn know_who(&mut self, found: impl IntoIterator<Item = (PathBuf, String)>) {
        self.who.extend(found);
    }

    /// What the browser wants from the disk since the last call.
    pub fn take_requests(&mut self) -> Vec<Request> {
        std::mem::take(&mut self.requests)
    }

    /// Takes an answer from the disk; answers to questions that no longer matter are passed over.
    pub fn hear(&mut self, reply: Reply) {
        match reply.got {
            Got::Places { home, places } => {
                // Saving begins in the documents when nothing else was said.
                let documents = places
                    .iter()
                    .find(|place| place.name == PlaceName::Documents)
                    .map(|place| place.path.clone())
                    .or_else(|| home.clone());
                self.home = home;
                self.places = places;
                let nowhere = self.here == Here::Recent && self.before.is_empty();
                let start = self.ask.purpose.is_save() || self.recent.is_empty();
                if let Some(documents) = documents.filter(|_| nowhere && start) {
                    self.show_here(Here::Folder(documents));
                }
            }
            Got::Listed(listed) => self.hear_listed(reply.number, listed),
            Got::Who(folder, found) => {
                self.who.retain(|path, _| path.parent() != Some(&folder));
                self.who.extend(found);
            }
            Got::Looked(look) => {
                if let Some((_, path)) = self.looking.take_if(|(number, _)| *number == reply.number)
                {
                    self.hear_look(path, look);
                }
            }
            Got::Made(made) => {
                if let Some((_, path)) = self.making.take_if(|(number, _)| *number == reply.number)
                {
                    match made {
                        Ok(()) => self.go(Here::Folder(path)),
                        Err(error) => self.message = Some(Message::Folder(path, error)),
                    }
                }
            }
        }
    }

    fn hear_listed(&mut self, reply: u64, listed: Result<Vec<Entry>, FolderError>) {
        if !matches!(self.listing, Listing::Waiting { number, .. } if number == reply) {
            return;
        }
        match listed {
            Ok(mut entries) => {
                put_in_order(&mut entries);
                self.entries = entries;
                self.listing = Listing::Ready;
            }
            Err(error) => self.listing = Listing::Failed(error),
        }
        self.refresh();
        if let Some(wanted) = self.select_later.take() {
            let at = |&&index: &&usize| self.entries[index].path == wanted;
            self.selected = self.shown.iter().find(at).copied();
            self.reveal = true;
        }
    }

    fn hear_look(&mut self, path: PathBuf, look: Look) {
        let is_save = self.ask.purpose.is_save();
        match look {
            Look::Folder if self.ask.purpose.is_folder() => {
                self.outcome = Some(Outcome::Picked(path));
            }
            Look::Folder => self.go(Here::Folder(path)),
            Look::File | Look::Free if self.ask.purpose.is_folder() => {
                self.message = Some(Message::NoSuchFolder(path));
            }
            Look::File if is_save => self.replacing = Some(path),
            Look::File => self.outcome = Some(Outcome::Picked(path)),
            Look::Free if is_save => self.outcome = Some(Outcome::Picked(path)),
            Look::Nowhere if is_save => self.message = Some(Message::NoSuchFolder(path)),
            Look::Free | Look::Nowhere => self.message = Some(Message::FileMissing(path)),
            Look::Unknown(error) => self.message = Some(Message::Folder(path, error)),
        }
    }

    fn request(&mut self, want: Want) -> u64 {
        let number = self.next_number;
        self.next_number += 1;
        self.requests.push(Request { number, want });
        number
    }

    fn folder(&self) -> Option<&Path> {
        match &self.here {
            Here::Recent => None,
            Here::Folder(path) => Some(path),
        }
    }

    /// Goes somewhere; back leads here again.
    fn go(&mut self, to: Here) {
        if to != self.here {
            let from = self.here.clone();
            self.before.push(from);
        }
        self.show_here(to);
    }

    fn show_here(&mut self, to: Here) {
        self.entries.clear();
        self.filter.clear();
        if !self.ask.purpose.is_save() {
            self.name.clear();
        }
        self.path_edit = None;
        self.message = None;
        self.looking = None;
        self.selected = None;
        self.marked.clear();
        self.listing = match &to {
            Here::Recent => {
                self.entries.clone_from(&self.recent);
                Listing::Ready
            }
            Here::Folder(path) => {
                let number = self.request(Want::List(path.clone()));
                Listing::Waiting {
                    number,
                    since: Instant::now(),
                }
            }
        };
        self.here = to;
        self.refresh();
    }

    fn back(&mut self) {
        if let Some(to) = self.before.pop() {
            self.show_here(to);
        }
    }

    fn up(&mut self) {
        let Some(from) = self.folder().map(Path::to_owned) else {
            return;
        };
        if let Some(above) = from.parent().map(Path::to_owned) {
            self.go(Here::Folder(above));
            self.select_later = Some(from);
        }
    }

    fn reload(&mut self) {
        self.select_later = self.selected_entry().map(|entry| entry.path.clone());
        self.show_here(self.here.clone());
    }

    /// Works out which entries pass the filter.
    fn refresh(&mut self) {
        let wanted = Sought::new(&self.filter);
        let typed = Sought::new(self.letters().unwrap_or_default());
        let kept = self.selected.take();
        self.marked.clear();
        self.left_out = 0;
        self.shown.clear();
        for (index, entry) in self.entries.iter().enumerate() {
            let fits = self.here == Here::Recent
                || self.show_all
                || (!entry.name.starts_with('.')
                    && (entry.is_folder || self.ask.purpose.fits(&entry.path)));
            if !fits {
                self.left_out += 1;
            } else if wanted.is_in_name(&entry.name) && typed.is_in_name(&entry.name) {
                self.shown.push(index);
            }
        }
        self.selected = kept.filter(|index| self.shown.contains(index));
        if !typed.is_empty() {
            // The row that Enter opens, but for a name that is typed whole.
            let whole = |index: &&usize| self.entries[**index].name == self.name;
            let first = self.shown.iter().find(whole).or(self.shown.first());
            self.selected = first.copied();
            self.reveal = true;
            return;
        }
        if self.selected.is_none() && !wanted.is_empty() {
            // Typing a few letters and Enter opens the first that is left.
            if let Some(&first) = self.shown.first() {
                self.select(first);
            }
        }
    }

    fn selected_entry(&self) -> Option<&Entry> {
        self.entries.get(self.selected?)
    }

    fn select(&mut self, index: usize) {
        self.selected = Some(index);
        self.marked.clear();
        self.touched = Touched::List;
        self.reveal = true;
        self.message = None;
        let Some(entry) = self.entries.get(index) else {
            return;
        };
        if entry.is_folder == self.ask.purpose.is_folder() {
            self.name.clone_from(&entry.name);
        } else if !self.ask.purpose.is_save() {
            self.name.clear();
        }
    }

    /// Moves the selection by so many rows.
    fn step(&mut self, by: isize) {
        let Some(last) = self.shown.len().checked_sub(1) else {
            return;
        };
        let now = self
            .selected
            .and_then(|index| self.shown.iter().position(|&shown| shown == index));
        let to = match now {
            Some(at) => at.saturating_add_signed(by).min(last),
            None if by < 0 => last,
            None => 0,
        };
        let index = self.shown[to];
        self.select(index);
    }

    /// Opens a row: a folder is gone into, whatever is picked.
    fn open_row(&mut self, index: usize) {
        match self.entries.get(index).filter(|entry| entry.is_folder) {
            Some(folder) => self.go(Here::Folder(folder.path.clone())),
            None => self.accept(),
        }
    }

    /// The letters in the name field that look for a row; a name to write to and a path look for none.
    fn letters(&self) -> Option<&str> {
        let looks = !self.ask.purpose.is_save() && self.touched == Touched::Name;
        (looks && !typed::is_path(&self.name)).then_some(self.name.trim())
    }

    /// What the main button and Enter do.
    fn accept(&mut self) {
        if self.looking.is_some() || self.accept_marked() || self.accept_folder() {
            return;
        }
        let looked_for = self.letters().is_some_and(|letters| !letters.is_empty());
        if (self.touched == Touched::List || looked_for)
            && let Some(entry) = self.selected_entry()
        {
            let (path, is_folder) = (entry.path.clone(), entry.is_folder);
            if is_folder {
                self.go(Here::Folder(path));
            } else {
                self.look_at(path);
            }
            return;
        }
        let text = self.name.clone();
        self.accept_typed(&text);
    }

    fn accept_typed(&mut self, text: &str) {
        let here = self.folder().map(Path::to_owned);
        match typed::path(text, here.as_deref(), self.home.as_deref()) {
            Some(path) => self.look_at(path),
            None => self.message = Some(Message::TypeAName),
        }
    }

    fn look_at(&mut self, path: PathBuf) {
        // A folder is taken by its own name; only what is none gets the ending.
        let is_folder = self
            .entries
            .iter()
            .any(|entry| entry.is_folder && entry.path == path)
            || self.places.iter().any(|place| place.path == path);
        let path = if is_folder {
            path
        } else {
            self.ask.purpose.with_ending(&path)
        };
        let number = self.request(Want::Look(path.clone()));
        self.looking = Some((number, path));
        self.message = None;
    }

    fn make_folder(&mut self, name: &str) {
        let name = name.trim();
        let Some(here) = self.folder().filter(|_| !name.is_empty()) else {
            return;
        };
        let path = here.join(name);
        let number = self.request(Want::MakeFolder(path.clone()));
        self.making = Some((number, path));
    }
}

#[cfg(test)]
mod tests;
