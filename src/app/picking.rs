//! Picking a file: the system's window where there is one, the program's own otherwise, and what follows from the pick.

use super::answers::Source;
use super::folder_listing::FolderListing;
use super::native_dialog::{DialogAnswer, NativeDialog};
use super::shell::{Next, Shell};
use crate::exchange::report::Paper;
use crate::file;
use crate::text::sharing_words;
use crate::ui::dialog::{self, DialogWait, Overwrite};
use crate::ui::file_browser::{self, Entry, FileAsk, FileBrowser, Outcome};
use crate::ui::shell::picture_form::Choice;
use egui::Context;
use std::path::{Path, PathBuf};

/// What a file is picked for.
#[derive(Clone, Debug, PartialEq)]
pub enum Purpose {
    /// A plan to open.
    OpenPlan,
    /// A plan to compare with.
    ComparePlan,
    /// Evidence for a close-out event.
    Evidence(crate::plan::Id),
    /// Days for the working calendar.
    ImportCalendar,
    /// Parts that come back.
    CollectParts,
    /// A folder of them.
    CollectFolder,
    /// Where the part of a unit goes.
    SavePart(crate::plan::Id),
    /// The folder that the parts of several units go to.
    PartsFolder(Vec<crate::plan::Id>),
    /// Where to save the plan, and what follows.
    SavePlan(Option<Next>),
    /// Where a copy of the plan goes; the window stays with the plan.
    SaveCopy,
    /// Where a paper goes: the paper, and whether it becomes a Word file.
    SavePaper(Box<Paper>, bool),
    /// Where a picture goes.
    ExportPicture(Choice),
}

/// How the file is being picked.
#[derive(Debug, Default)]
pub(super) enum Means {
    /// Not at all.
    #[default]
    None,
    /// Asked for in this frame.
    Wanted,
    /// By the system's window.
    System(NativeDialog),
    /// By the program's own.
    Own(Box<(FileBrowser, FolderListing)>),
    /// Picked, but a file stands there already.
    Overwrite(PathBuf),
}

/// A pick under way.
#[derive(Debug, Default)]
pub struct Picking {
    means: Means,
    purpose: Option<Purpose>,
}

impl Picking {
    /// Whether a window of the program stands in front.
    pub fn is_open(&self) -> bool {
        !matches!(self.means, Means::None)
    }
}

impl Shell {
    /// Asks for a file.
    pub(super) fn pick(&mut self, ctx: &Context, purpose: Purpose) {
        self.picking = Picking {
            means: Means::Wanted,
            purpose: Some(purpose),
        };
        ctx.request_repaint();
    }

    /// Opens the window that was asked for; without a frame of the system the program's own.
    pub(super) fn open_picker(&mut self, ctx: &Context, frame: Option<&eframe::Frame>) {
        if !matches!(self.picking.means, Means::Wanted) {
            return;
        }
        let Some(ask) = self.file_ask() else {
            self.picking = Picking::default();
            return;
        };
        self.picking.means = match frame {
            Some(frame) => Means::System(NativeDialog::open(ctx, frame, ask, self.language)),
            None => self.own(ask),
        };
    }

    fn file_ask(&self) -> Option<FileAsk> {
        let copy_of = self.session.as_ref().and_then(|one| one.copy_of.clone());
        let folder = self
            .document()
            .and_then(|document| document.path().or(copy_of.as_deref()))
            .and_then(|path| path.parent().map(Path::to_owned))
            .or_else(|| self.settings.recent_folders.first().cloned());
        Some(match self.picking.purpose.as_ref()? {
            Purpose::OpenPlan => FileAsk::open_plan(folder),
            Purpose::ComparePlan => FileAsk {
                purpose: file_browser::Purpose::ComparePlan,
                folder,
                name: String::new(),
            },
            Purpose::Evidence(_) => FileAsk {
                purpose: file_browser::Purpose::Evidence,
                folder,
                name: String::new(),
            },
            Purpose::ImportCalendar => FileAsk {
                purpose: file_browser::Purpose::ImportCalendar,
                folder,
                name: String::new(),
            },
            Purpose::SavePlan(_) => FileAsk {
                purpose: file_browser::Purpose::SavePlan,
                folder,
                name: self.proposed_name(copy_of.as_deref())?,
            },
            Purpose::SaveCopy => FileAsk {
                purpose: file_browser::Purpose::SavePlan,
                folder,
                name: self.copy_name(self.document()?.path()?)?,
            },
            Purpose::CollectParts => folder_ask(file_browser::Purpose::CollectParts, folder),
            Purpose::CollectFolder => folder_ask(file_browser::Purpose::CollectFolder, folder),
            Purpose::PartsFolder(_) => folder_ask(file_browser::Purpose::PartsFolder, folder),
            Purpose::SavePart(unit) => FileAsk::save(
                file_browser::Purpose::SavePart,
                folder,
                &self.part_file_name(unit),
            ),
            Purpose::SavePaper(paper, word) => FileAsk::save(
                if *word {
                    file_browser::Purpose::SaveDocx
                } else {
                    file_browser::Purpose::SaveMarkdown
                },
                folder,
                &paper.file_name,
            ),
            Purpose::ExportPicture(choice) => FileAsk {
                purpose: if choice.svg {
                    file_browser::Purpose::SaveSvg
                } else {
                    file_browser::Purpose::SavePng
                },
                folder,
                name: self.picture_name(*choice),
            },
        })
    }

    /// The name proposed for the plan; a copy is not to take the place of what it was copied from.
    fn proposed_name(&self, copy_of: Option<&Path>) -> Option<String> {
        let document = self.document()?;
        if let Some(name) = self.looked_file_name() {
            return Some(name);
        }
        let of = match document.path() {
            None => copy_of,
            own => own.filter(|_| self.is_read_only()),
        };
        let copy = of.and_then(|path| self.copy_name(path));
        Some(copy.unwrap_or_else(|| document.proposed_file_name(self.language)))
    }

    /// The name proposed for a copy of a file.
    fn copy_name(&self, of: &Path) -> Option<String> {
        let name = of.file_stem()?.to_string_lossy();
        let copy = file::file_stem(&name, |name| {
            sharing_words::COPY_NAME.fill(self.language, &[("name", &name)])
        });
        Some(format!("{copy}.ron"))
    }

    fn own(&self, ask: FileAsk) -> Means {
        let mut recent: Vec<Entry> = self
            .recent
            .iter()
            .map(|row| Entry {
                name: row.name(),
                path: row.path.clone(),
                is_folder: false,
                size: None,
                modified: None,
                note: row.used.clone(),
            })
            .collect();
        recent.extend(self.settings.recent_folders.iter().map(|folder| Entry {
            name: folder.display().to_string(),
            path: folder.clone(),
            is_folder: true,
            size: None,
            modified: None,
            note: String::new(),
        }));
        let mut browser = FileBrowser::new(ask, recent, self.today);
        let known = self.recent.iter().filter(|row| !row.who.is_empty());
        browser.know_who(known.map(|row| (row.path.clone(), row.who.clone())));
        let listing = FolderListing::of(self.onlooker());
        Means::Own(Box::new((browser, listing)))
    }

    /// Takes the answer of the system's window.
    pub(super) fn take_picked(&mut self, ctx: &Context) {
        let Means::System(native) = &mut self.picking.means else {
            return;
        };
        match native.poll() {
            None => {}
            Some(DialogAnswer::Cancelled) => self.picking = Picking::default(),
            Some(DialogAnswer::Unavailable) => {
                let ask = native.ask().clone();
                self.picking.means = self.own(ask);
            }
            Some(DialogAnswer::Several(paths)) => self.picked_several(ctx, paths),
            Some(DialogAnswer::Picked(path)) => {
                if native.must_ask_again() && path.exists() {
                    self.picking.means = Means::Overwrite(path);
                } else {
                    self.picked(ctx, path);
                }
            }
        }
    }

    /// Draws what stands in front while a file is picked; whether anything does.
    pub(super) fn show_picking(&mut self, ctx: &Context) -> bool {
        let look = self.look();
        match &mut self.picking.means {
            Means::None | Means::Wanted => false,
            Means::System(native) => {
                let focused = ctx.input(|input| input.focused);
                if native.seems_stuck(focused) {
                    match dialog::waiting_for_system(ctx, look.theme, look.language) {
                        Some(DialogWait::BuiltIn) => {
                            let ask = native.ask().clone();
                            self.picking.means = self.own(ask);
                        }
                        Some(DialogWait::Cancel) => self.picking = Picking::default(),
                        None => {}
                    }
                }
                true
            }
            Means::Own(own) => {
                let (browser, listing) = own.as_mut();
                listing.serve(ctx, browser, look.language);
                match browser.show(ctx, look.theme, look.language) {
                    None => {}
                    Some(Outcome::Cancelled) => self.picking = Picking::default(),
                    Some(Outcome::Picked(path)) => self.picked(ctx, path),
                    Some(Outcome::Several(paths)) => self.picked_several(ctx, paths),
                }
                true
            }
            Means::Overwrite(path) => {
                let path = path.clone();
                let name = path
                    .file_name()
                    .unwrap_or_default()
                    .to_string_lossy()
                    .into_owned();
                match dialog::overwrite(ctx, look.theme, look.language, &name) {
                    Some(Overwrite::Replace) => self.picked(ctx, path),
                    Some(Overwrite::OtherName) => self.picking.means = Means::Wanted,
                    None => {}
                }
                true
            }
        }
    }

    fn picked_several(&mut self, ctx: &Context, paths: Vec<PathBuf>) {
        let picking = std::mem::take(&mut self.picking);
        if let Some(folder) = paths.first().and_then(|path| path.parent()) {
            self.settings.remember_folder(folder);
        }
        if picking.purpose == Some(Purpose::CollectParts) {
            self.collect_files(ctx, paths);
        }
    }

    fn picked(&mut self, ctx: &Context, path: PathBuf) {
        let picking = std::mem::take(&mut self.picking);
        if let Some(folder) = path.parent() {
            self.settings.remember_folder(folder);
        }
        match picking.purpose {
            Some(Purpose::OpenPlan) => self.open(ctx, Source::File(path)),
            Some(Purpose::ComparePlan) => self.compare_with_file(path),
            Some(Purpose::Evidence(_))
                if !file::can_be_kept(self.view.evidence.folder(), &path) =>
            {
                self.tell_unsaid(&[path]);
            }
            Some(Purpose::Evidence(event)) => self.view.evidence.chosen = Some((event, path)),
            Some(Purpose::ImportCalendar) => self.import_calendar(ctx, path),
            Some(Purpose::CollectParts | Purpose::CollectFolder) => {
                self.collect_files(ctx, vec![path]);
            }
            Some(Purpose::SavePart(unit)) => self.give_to_file(ctx, unit, path),
            Some(Purpose::PartsFolder(units)) => self.give_to_folder(ctx, units, path),
            Some(Purpose::SavePlan(next)) => self.save_to(ctx, path, next),
            Some(Purpose::SaveCopy) => self.save_copy_to(ctx, path),
            Some(Purpose::SavePaper(paper, word)) => self.save_paper(ctx, path, *paper, word),
            Some(Purpose::ExportPicture(choice)) => self.export_to(ctx, path, choice),
            None => {}
        }
    }
}

/// A request that suggests no name.
fn folder_ask(purpose: file_browser::Purpose, folder: Option<PathBuf>) -> FileAsk {
    FileAsk {
        purpose,
        folder,
        name: String::new(),
    }
}
