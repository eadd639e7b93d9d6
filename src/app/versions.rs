//! The versions of the open plan that are kept on this computer: one after each saving, looked through on request.

use super::answers::{Answer, PlanAnswer, Source};
use super::clock;
use super::large_edits::Later as Waits;
use super::modals::Front;
use super::session::Session;
use super::shell::Shell;
use crate::edit::merge::{Tally, alterations};
use crate::file::{self, Print, Sight, Version, VersionAbout};
use crate::plan::{Change, Plan};
use crate::text::{Language, recovery_words as words};
use crate::ui::shell::versions_form::{VersionAnswer, VersionRow, VersionsForm};
use egui::Context;
use std::path::{Path, PathBuf};

/// The name of the job that keeps a version; the end of the program waits for it.
pub(super) const KEEPING: &str = "version";

/// Where the versions of a program's folder are.
fn versions(kept: &Path) -> PathBuf {
    kept.join("versions")
}

/// How much changed between the versions with two prints; nothing where one of them cannot be read.
pub type Known = ((Print, Print), Option<Tally>);

/// The dialog with the versions it is about.
#[derive(Debug)]
pub struct Shown {
    found: Vec<Version>,
    form: VersionsForm,
}

/// What the changes of a version lead to.
enum Later {
    /// Another version.
    Version(Box<Version>),
    /// What stands in the plan's file.
    File(Print),
    /// Nothing: it is what stands in the file.
    Nothing,
}

fn time(version: &Version) -> String {
    version.about.at.strftime("%Y-%m-%d %H:%M:%S").to_string()
}

/// When a version was saved, to the minute.
pub(super) fn minute(version: &Version) -> String {
    version.about.at.strftime("%Y-%m-%d %H:%M").to_string()
}

/// What a version is called.
pub(super) fn version_name(version: &Version, language: Language) -> String {
    let (name, time) = (&version.about.title, minute(version));
    words::VERSION_NAME.fill(language, &[("name", name), ("time", &time)])
}

/// The print of the file as it is now, as far as it was seen.
fn print_now(session: &Session) -> Option<Print> {
    match &session.shared.sight {
        Some(Sight::Other(print)) => Some(*print),
        Some(Sight::Gone) => None,
        _ => session.on_disk,
    }
}

/// What comes after the version at a place.
fn later(found: &[Version], at: usize, session: &Session) -> Later {
    match at.checked_sub(1).and_then(|at| found.get(at)) {
        Some(next) => Later::Version(Box::new(next.clone())),
        None => match session.on_disk {
            Some(print) if found.first().map(|one| one.about.print) != Some(print) => {
                Later::File(print)
            }
            _ => Later::Nothing,
        },
    }
}

/// The prints of a version and of what comes after it; `None` where nothing does.
fn pair(found: &[Version], at: usize, session: &Session) -> Option<(Print, Print)> {
    let old = found.get(at)?.about.print;
    let new = match later(found, at, session) {
        Later::Version(next) => next.about.print,
        Later::File(print) => print,
        Later::Nothing => return None,
    };
    Some((old, new))
}

/// Puts a version as a file into a folder of its own, for comparing; what lay there from before goes.
fn laid_out(kept: &Path, version: &Version, name: &str) -> Result<PathBuf, file::Problem> {
    let system = |error: std::io::Error| file::Problem::Io(error.into());
    let bytes = file::version_bytes(&version.path)?;
    let folder = kept.join("looked-at");
    std::fs::create_dir_all(&folder).map_err(system)?;
    clear_old(&folder);
    let time = version.about.at.strftime("%Y-%m-%d %H-%M-%S");
    let stem = file::file_stem(name, |name| format!("{name} {time}"));
    let path = folder.join(format!("{stem}.ron"));
    std::fs::write(&path, bytes).map_err(system)?;
    Ok(path)
}

/// Lets go of what was laid out long ago; another window may still look at the rest.
fn clear_old(folder: &Path) {
    const KEPT: std::time::Duration = std::time::Duration::from_hours(24);
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let written = entry.metadata().and_then(|about| about.modified()).ok();
        let age = written.and_then(|written| written.elapsed().ok());
        if age.is_some_and(|age| age > KEPT)
            && let Err(error) = std::fs::remove_file(entry.path())
        {
            log::info!("{}: {error}", entry.path().display());
        }
    }
}

impl Shell {
    /// Keeps the version that was just saved.
    pub(super) fn keep_version(&mut self, ctx: &Context, path: PathBuf, plan: Plan, print: Print) {
        let Some(folder) = self.kept.as_deref().map(versions) else {
            return;
        };
        let at = clock::now();
        self.jobs.spawn(KEEPING, ctx, move |_| {
            let written = file::bytes(&path, file::LARGEST);
            let written = written.ok().filter(|bytes| Print::of(bytes) == print);
            // Another has saved meanwhile: made once more from the plan.
            let bytes = written.unwrap_or_else(|| file::write(&plan).into_bytes());
            let about = VersionAbout {
                at,
                who: file::who(),
                title: plan.head().title.clone(),
                tasks: plan.tasks().len(),
                bytes: bytes.len() as u64,
                print: Print::of(&bytes),
            };
            let kept = file::keep_version(&folder, &path, &about, &bytes);
            Answer::VersionKept(kept.map_err(file::Cause::from))
        });
    }

    /// Lists the versions of the open plan.
    pub(super) fn list_versions(&mut self, ctx: &Context) {
        // Of a version that is looked at, those of its plan.
        self.back_to_plan(ctx);
        let path = self.open_path();
        let folder = self.kept.as_deref().map(versions);
        self.spawn_for_plan("versions", ctx, move || {
            let found = folder
                .zip(path)
                .map(|(folder, path)| file::versions(&folder, &path));
            PlanAnswer::Versions(found.unwrap_or_default())
        });
    }

    /// Shows them.
    pub(super) fn take_versions(&mut self, ctx: &Context, found: Vec<Version>) {
        let language = self.language;
        let Some(document) = self.document() else {
            return;
        };
        let form = VersionsForm::new(document.name(language), Vec::new());
        self.bring_front(Front::Versions(Box::new(Shown { found, form })));
        self.tally_versions(ctx, None);
    }

    /// The rows of the versions, with what is known by now of how much changed.
    fn version_rows(&self, found: &[Version]) -> Vec<VersionRow> {
        let Some(session) = &self.session else {
            return Vec::new();
        };
        let language = self.language;
        let now = print_now(session);
        let dirty = session.document.is_dirty();
        let row = |(at, version): (usize, &Version)| {
            let pair = pair(found, at, session);
            let known = pair.and_then(|pair| self.tallies.iter().find(|(of, _)| *of == pair));
            let current = Some(version.about.print) == now;
            let changes = match (pair, known) {
                (None, _) if dirty => {
                    let n = session.document.history().unsaved_steps();
                    words::CHANGES_UNSAVED.fill(language, &[("n", &n)])
                }
                (None, _) => String::new(),
                (Some(_), None) => words::CHANGES_COMING.of(language).to_owned(),
                (Some(_), Some((_, None))) => words::CHANGES_UNKNOWN.of(language).to_owned(),
                (Some(_), Some((_, Some(tally)))) => tally.words(language),
            };
            VersionRow {
                time: time(version),
                who: version.about.who.clone(),
                changes,
                now: match current {
                    true => words::VERSION_NOW.of(language).to_owned(),
                    false => String::new(),
                },
            }
        };
        found.iter().enumerate().map(row).collect()
    }

    /// Has worked out aside how much changed from the latest version of which that is not known, one at a time; `newer` is
    /// what comes after it where that was read already.
    fn tally_versions(&mut self, ctx: &Context, newer: Option<(Print, Plan)>) {
        let (Front::Versions(shown), Some(session)) = (&self.front, &mut self.session) else {
            return;
        };
        let known = |pair| self.tallies.iter().any(|(of, _)| *of == pair);
        let wanted = (0..shown.found.len()).find_map(|at| {
            let pair = pair(&shown.found, at, session).filter(|pair| !known(*pair))?;
            Some((at, pair))
        });
        let (Some((at, pair)), false) = (wanted, session.tallying) else {
            return;
        };
        let Some(old) = shown.found.get(at).cloned() else {
            return;
        };
        let later = later(&shown.found, at, session);
        let base = session.base.clone();
        session.tallying = true;
        self.spawn_for_plan("tally", ctx, move || {
            let read = |path: &Path| file::load_version(path).ok().map(|opened| opened.plan);
            let new = match (newer, later) {
                (Some((print, plan)), _) if print == pair.1 => Some(plan),
                (_, Later::Version(next)) => read(&next.path),
                (_, Later::File(_) | Later::Nothing) => Some(base),
            };
            let old = read(&old.path);
            let both = old.as_ref().zip(new.as_ref());
            PlanAnswer::Tallied {
                pair,
                tally: both.map(|(old, new)| Tally::of(&alterations(old, new))),
                earlier: old.map(Box::new),
            }
        });
    }

    /// Takes how much changed, and goes on as long as the versions are shown.
    pub(super) fn take_tallied(
        &mut self,
        ctx: &Context,
        pair: (Print, Print),
        tally: Option<Tally>,
        earlier: Option<Box<Plan>>,
    ) {
        if let Some(session) = &mut self.session {
            session.tallying = false;
        }
        self.tallies.retain(|(of, _)| *of != pair);
        self.tallies.push((pair, tally));
        self.tally_versions(ctx, earlier.map(|plan| (pair.0, *plan)));
    }

    /// Shows the dialog and follows its answer.
    pub(super) fn show_versions(&mut self, ctx: &Context, mut shown: Box<Shown>) {
        shown.form.rows = self.version_rows(&shown.found);
        let answer = shown.form.show(ctx, self.look(), self.why_read_only());
        let version = |at: usize| shown.found.get(at).cloned();
        let at = match answer {
            VersionAnswer::Open => {
                self.front = Front::Versions(shown);
                return;
            }
            VersionAnswer::Close => None,
            VersionAnswer::Compare(at) | VersionAnswer::Look(at) | VersionAnswer::Restore(at) => {
                version(at)
            }
        };
        self.front = self.behind.pop().unwrap_or(Front::None);
        let Some(version) = at else { return };
        match answer {
            VersionAnswer::Look(_) => self.open(ctx, Source::Version(Box::new(version))),
            VersionAnswer::Restore(_) => self.read_version(ctx, version),
            _ => self.lay_out(ctx, version),
        }
    }

    fn lay_out(&mut self, ctx: &Context, version: Version) {
        let (Some(kept), Some(document)) = (self.kept.clone(), self.document()) else {
            return;
        };
        let name = document.proposed_file_name(self.language);
        let name = name.trim_end_matches(".ron").to_owned();
        let language = self.language;
        self.spawn_for_plan("versions", ctx, move || {
            let out = laid_out(&kept, &version, &name);
            PlanAnswer::VersionOut(out.map_err(|problem| problem.sentence(language)))
        });
    }

    /// Compares with a version that was laid out as a file.
    pub(super) fn take_version_out(&mut self, out: Result<PathBuf, String>) {
        match out {
            Ok(path) => self.compare_with_file(path),
            Err(sentence) => self.notice(words::VERSION_FAILED, sentence, String::new()),
        }
    }

    /// Reads a version that the plan is to become again.
    pub(super) fn read_version(&mut self, ctx: &Context, version: Version) {
        let language = self.language;
        self.spawn_for_plan("versions", ctx, move || {
            let time = time(&version);
            let read = file::load_version(&version.path).and_then(file::Opened::whole);
            let plan = read.map(|opened| Box::new(opened.plan));
            PlanAnswer::VersionRead {
                time,
                plan: plan.map_err(|error| error.sentence(language)),
            }
        });
    }

    /// Lets the open plan become a version again, as one step that can be taken back; what is unsaved here is in the step
    /// before.
    pub(super) fn take_version(&mut self, time: &str, plan: Result<Plan, String>) {
        let plan = match plan {
            Ok(plan) => plan,
            Err(sentence) => return self.notice(words::VERSION_FAILED, sentence, String::new()),
        };
        if self.refuses_change() {
            return;
        }
        if self.is_at_work() {
            self.wait_for_edit(Waits::Version(time.to_owned(), Box::new(plan)));
            return;
        }
        let Some(Session { document, .. }) = &mut self.session else {
            return;
        };
        document.end_typing();
        let records = Change::between(document.plan(), &plan).len();
        if records == 0 {
            return self.tell(words::VERSION_SAME.of(self.language).to_owned());
        }
        let fill = |language| words::VERSION_LABEL.fill(language, &[("time", &time)]);
        let aside = document
            .history()
            .become_aside(plan, Language::ALL.map(fill));
        let told = (words::VERSION_RESTORED, time.to_owned());
        self.work_aside(aside, records, Some(told), None);
    }
}
