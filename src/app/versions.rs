//! The versions of the open plan that are kept on this computer: one after each saving, looked through on request.

use super::answers::{Answer, PlanAnswer, Source};
use super::clock;
use super::modals::Front;
use super::session::Session;
use super::shell::{Next, Shell};
use crate::file::{self, Print, Version, VersionAbout};
use crate::plan::{Change, Plan};
use crate::text::{Language, recovery_words as words, shell_words};
use crate::ui::file_browser::size_in_words;
use crate::ui::shell::versions_form::{VersionAnswer, VersionRow, VersionsForm};
use egui::Context;
use std::path::{Path, PathBuf};

/// The name of the job that keeps a version; the end of the program waits for it.
pub(super) const KEEPING: &str = "version";

/// Where the versions of a program's folder are.
fn versions(kept: &Path) -> PathBuf {
    kept.join("versions")
}

/// The dialog with the versions it is about.
#[derive(Debug)]
pub struct Shown {
    found: Vec<Version>,
    form: VersionsForm,
}

fn time(version: &Version) -> String {
    version.about.at.strftime("%Y-%m-%d %H:%M:%S").to_string()
}

fn row(version: &Version, language: Language) -> VersionRow {
    VersionRow {
        time: time(version),
        size: size_in_words(version.about.bytes, language),
        tasks: version.about.tasks.to_string(),
        who: version.about.who.clone(),
    }
}

/// Puts a version as a file into a folder of its own, for comparing; what lay there from before goes.
fn laid_out(kept: &Path, version: &Version, name: &str) -> Result<PathBuf, file::Problem> {
    let system = |error: std::io::Error| file::Problem::Io(error.to_string());
    let bytes = file::version_bytes(&version.path)?;
    let folder = kept.join("looked-at");
    std::fs::remove_dir_all(&folder).ok();
    std::fs::create_dir_all(&folder).map_err(system)?;
    let time = version.about.at.strftime("%Y-%m-%d %H-%M-%S");
    let path = folder.join(format!("{name} {time}.ron"));
    std::fs::write(&path, bytes).map_err(system)?;
    Ok(path)
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
            Answer::VersionKept(kept.map_err(|error| error.to_string()))
        });
    }

    /// Lists the versions of the open plan.
    pub(super) fn list_versions(&mut self, ctx: &Context) {
        let path = self.document().and_then(|document| document.path());
        let path = path.map(Path::to_owned);
        let folder = self.kept.as_deref().map(versions);
        self.spawn_for_plan("versions", ctx, move || {
            let found = folder
                .zip(path)
                .map(|(folder, path)| file::versions(&folder, &path));
            PlanAnswer::Versions(found.unwrap_or_default())
        });
    }

    /// Shows them.
    pub(super) fn take_versions(&mut self, found: Vec<Version>) {
        let language = self.language;
        let Some(document) = self.document() else {
            return;
        };
        let rows = found.iter().map(|one| row(one, language)).collect();
        let form = VersionsForm::new(document.name(language), rows);
        self.bring_front(Front::Versions(Box::new(Shown { found, form })));
    }

    /// Shows the dialog and follows its answer.
    pub(super) fn show_versions(&mut self, ctx: &Context, mut shown: Box<Shown>) {
        let answer = shown.form.show(ctx, self.look());
        let version = |at: usize| shown.found.get(at).cloned();
        let (at, wanted) = match answer {
            VersionAnswer::Open => {
                self.front = Front::Versions(shown);
                return;
            }
            VersionAnswer::Close => (None, answer),
            VersionAnswer::Compare(at) | VersionAnswer::Copy(at) | VersionAnswer::Restore(at) => {
                (version(at), answer)
            }
        };
        self.front = self.behind.pop().unwrap_or(Front::None);
        let Some(version) = at else { return };
        match wanted {
            VersionAnswer::Copy(_) => self.guard(ctx, Next::Open(Source::Version(version.path))),
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

    fn read_version(&mut self, ctx: &Context, version: Version) {
        let language = self.language;
        self.spawn_for_plan("versions", ctx, move || {
            let time = time(&version);
            let read = file::load_version(&version.path);
            let plan = read.map(|opened| Box::new(opened.plan));
            PlanAnswer::VersionRead {
                time,
                plan: plan.map_err(|error| error.sentence(language)),
            }
        });
    }

    /// Lets the open plan become a version again, as one step that can be taken back.
    pub(super) fn take_version(&mut self, time: &str, plan: Result<Box<Plan>, String>) {
        let plan = match plan {
            Ok(plan) => *plan,
            Err(sentence) => return self.notice(words::VERSION_FAILED, sentence, String::new()),
        };
        if self.refuses_change() {
            return;
        }
        if self.is_at_work() {
            // One at a time; it is asked for again in a moment.
            return self.tell(shell_words::AT_WORK.of(self.language).to_owned());
        }
        let Some(Session { document, .. }) = &self.session else {
            return;
        };
        let fill = |language| words::VERSION_LABEL.fill(language, &[("time", &time)]);
        let records = Change::between(document.plan(), &plan).len();
        let aside = document
            .history()
            .become_aside(plan, Language::ALL.map(fill));
        let told = (words::VERSION_RESTORED, time.to_owned());
        self.work_aside(aside, records, Some(told), None);
    }
}
