//! Parts given to units (分解): the form, the files written aside, and the plan that remembers them and is saved.

use super::answers::PlanAnswer;
use super::asking::{Ask, Then};
use super::jobs::Progress;
use super::modals::Front;
use super::opening::absolute;
use super::picking::Purpose;
use super::session::{PartsJob, Session};
use super::shell::{Next, Shell};
use crate::edit::parts::extract;
use crate::file;
use crate::plan::{Day, GivenOut, Id, Plan};
use crate::text::{Language, parts_page_words as words};
use crate::ui::Page;
use crate::ui::parts::{GivenRow, GivingAnswer, GivingForm, UnitRow, given_rows, unit_rows};
use crate::ui::structure::Node;
use egui::Context;
use std::path::{Path, PathBuf};

/// The units of the plan, for the form.
#[derive(Debug)]
pub struct Units {
    rows: Vec<UnitRow>,
    given: Vec<GivenRow>,
}

/// What was written.
#[derive(Debug, Default)]
pub struct Given {
    /// What the plan has to remember, with the files.
    done: Vec<(GivenOut, PathBuf)>,
    /// Units whose part could not be written, and why.
    failed: Vec<(String, String)>,
    /// How many were left when it was stopped.
    left: usize,
}

/// Where parts go.
#[derive(Clone, Debug)]
enum Place {
    /// One, to this file.
    File(PathBuf),
    /// Each to a file of its own in a folder, which is never written over.
    Folder(PathBuf),
}

/// The name of a part's file without its ending: the plan's, and the unit's.
fn part_name(plan: &str, unit: &str, language: Language) -> String {
    // The unit is what tells parts apart, so the plan's name gives way.
    file::file_stem(plan, |plan| {
        let values: [(&str, &dyn std::fmt::Display); 2] = [("plan", &plan), ("unit", &unit.trim())];
        words::PART_NAME.fill(language, &values)
    })
}

/// A file in a folder that is not there yet.
fn free(folder: &Path, name: &str) -> PathBuf {
    let first = folder.join(format!("{name}.ron"));
    let others = (2..10_000).map(|n| folder.join(format!("{name} {n}.ron")));
    let mut all = std::iter::once(first.clone()).chain(others);
    all.find(|path| path.symlink_metadata().is_err())
        .unwrap_or(first)
}

/// Writes a part for each unit; what was written before it is stopped stays.
fn write(
    plan: &Plan,
    units: &[Id],
    (place, own, stem): (&Place, Option<&Path>, &str),
    on: Day,
    language: Language,
    progress: &Progress,
) -> Given {
    let mut given = Given::default();
    for (n, unit) in units.iter().enumerate() {
        if progress.is_cancelled() {
            given.left = units.len() - n;
            break;
        }
        let name = plan.unit_label(unit);
        #[expect(clippy::cast_precision_loss, reason = "a share of a bar")]
        progress.set_fraction(n as f32 / units.len() as f32);
        progress.set_words(name.clone());
        let extracted = extract(plan, unit, on);
        if extracted.part.tasks().is_empty() {
            let why = words::WITHOUT_TASKS.fill(language, &[("unit", &name)]);
            given.failed.push((name, why));
            continue;
        }
        let path = match place {
            Place::File(path) => path.clone(),
            Place::Folder(folder) => free(folder, &part_name(stem, &name, language)),
        };
        if own.is_some_and(|own| is_same(own, &path)) {
            let why = words::OWN_FILE.of(language).to_owned();
            given.failed.push((name, why));
            continue;
        }
        let head = extracted.change.head.as_ref();
        let entry = head.and_then(|(_, after)| after.given_out.last().cloned());
        match (file::save(&path, &extracted.part), entry) {
            (Ok(()), Some(entry)) => given.done.push((entry, path)),
            (Err(error), _) => given.failed.push((name, error.sentence(language))),
            (Ok(()), None) => {}
        }
    }
    given
}

/// Whether two paths lead to one file.
fn is_same(one: &Path, other: &Path) -> bool {
    let real = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_owned());
    one == other || real(one) == real(other)
}

impl Shell {
    /// Brings the form to the front in which parts are given out; a plan that is no file is saved first.
    pub(super) fn give_parts(&mut self, ctx: &Context) {
        if self.refuses_change() {
            return;
        }
        if self.open_path().is_none() {
            self.bring_front(Front::Ask(Box::new(Ask {
                title: words::SAVE_FIRST,
                lines: vec![
                    words::SAVE_FIRST.of(self.language).to_owned(),
                    words::SAVE_FIRST_BODY.of(self.language).to_owned(),
                ],
                answers: vec![(words::SAVE_FIRST_DO, Then::SaveAs(Some(Next::GiveParts)))],
            })));
            return;
        }
        let Some(session) = &mut self.session else {
            return;
        };
        session.document.end_typing();
        let plan = session.snapshot();
        self.spawn_for_plan("units", ctx, move || {
            PlanAnswer::Units(Box::new(Units {
                rows: unit_rows(&plan),
                given: given_rows(&plan),
            }))
        });
    }

    /// The unit that the user has to do with: the chosen line of the structure page, else the one that is filtered by.
    fn unit_at_hand(&self) -> Option<Id> {
        let unit = match &self.view.structure.node {
            Node::Unit(id) | Node::NamedUnit(id) if self.view.page == Page::Structure => Some(id),
            _ => self.view.filter.unit.as_ref(),
        };
        unit.cloned()
    }

    /// Shows the form once its units are known.
    pub(super) fn take_units(&mut self, units: Units) {
        let Units { rows, given } = units;
        let form = GivingForm::new(rows, given, self.unit_at_hand().as_ref());
        self.bring_front(Front::Giving(Box::new(form)));
    }

    /// Draws the form and follows its answer. While a place is picked it waits behind, so that giving that up loses nothing.
    pub(super) fn show_giving(&mut self, ctx: &Context, mut form: Box<GivingForm>) {
        match form.show(ctx, self.look()) {
            GivingAnswer::Open => self.front = Front::Giving(form),
            GivingAnswer::Cancelled => self.front = self.behind.pop().unwrap_or(Front::None),
            GivingAnswer::Give(units) => {
                self.front = Front::Giving(form);
                match <[Id; 1]>::try_from(units) {
                    Ok([unit]) => self.pick(ctx, Purpose::SavePart(unit)),
                    Err(units) => self.pick(ctx, Purpose::PartsFolder(units)),
                }
            }
        }
    }

    /// The name proposed for the part of a unit.
    pub(super) fn part_file_name(&self, unit: &Id) -> String {
        let Some(document) = self.document() else {
            return String::new();
        };
        let plan = document.proposed_file_name(self.language);
        let plan = plan.trim_end_matches(".ron");
        part_name(plan, &document.plan().unit_label(unit), self.language)
    }

    /// Writes the part of one unit to a file that was picked.
    pub(super) fn give_to_file(&mut self, ctx: &Context, unit: Id, path: PathBuf) {
        let path = absolute(path);
        self.give(ctx, vec![unit], Place::File(path));
    }

    /// Writes the parts of several units into a folder that was picked.
    pub(super) fn give_to_folder(&mut self, ctx: &Context, units: Vec<Id>, folder: PathBuf) {
        self.give(ctx, units, Place::Folder(absolute(folder)));
    }

    fn give(&mut self, ctx: &Context, units: Vec<Id>, place: Place) {
        if self.refuses_change() {
            return;
        }
        // What was chosen in the form is under way now.
        if matches!(self.front, Front::Giving(_)) {
            self.front = self.behind.pop().unwrap_or(Front::None);
        }
        let (language, on, own) = (self.language, self.today, self.open_path());
        let Some(session) = &mut self.session else {
            return;
        };
        session.document.end_typing();
        let plan = session.snapshot();
        let stem = session.document.proposed_file_name(language);
        let ticket = self.spawn_with_progress("give parts", ctx, move |progress| {
            let stem = stem.trim_end_matches(".ron");
            let place = (&place, own.as_deref(), stem);
            let given = write(&plan, &units, place, on, language, progress);
            PlanAnswer::Given(Box::new(given))
        });
        if let (Some(session), Some(ticket)) = (&mut self.session, ticket) {
            session.parts_job = Some(PartsJob {
                ticket,
                title: words::GIVING,
                writes: true,
            });
        }
    }

    /// Remembers the parts that were written, saves the plan that remembers them, and tells where they are.
    pub(super) fn take_given(&mut self, ctx: &Context, given: Given) {
        let Given { done, failed, left } = given;
        let language = self.language;
        let Some(Session {
            document,
            parts_job,
            ..
        }) = &mut self.session
        else {
            return;
        };
        *parts_job = None;
        let entries: Vec<GivenOut> = done.iter().map(|(entry, _)| entry.clone()).collect();
        if !entries.is_empty() {
            document.remember_given(entries);
            self.save(ctx, None);
        }
        let mut lines: Vec<String> = Vec::new();
        let line = |unit: &str, file: &dyn std::fmt::Display| {
            words::GIVEN_LINE.fill(language, &[("unit", &unit), ("file", file)])
        };
        if let ([], [(_, why)]) = (done.as_slice(), failed.as_slice()) {
            return self.notice(words::GIVE_FAILED, why.clone(), String::new());
        }
        if !failed.is_empty() {
            lines.push(words::NOT_GIVEN.fill(language, &[("n", &failed.len())]));
            lines.extend(failed.iter().map(|(unit, why)| line(unit, why)));
        }
        let mut sentence = match done.as_slice() {
            [] => String::new(),
            [(entry, path)] => words::GIVEN_ONE.fill(
                language,
                &[
                    ("unit", &entry.name),
                    ("tasks", &entry.tasks),
                    ("file", &path.display()),
                ],
            ),
            [(_, first), ..] => {
                lines.extend(done.iter().map(|(entry, path)| {
                    let name = path.file_name().unwrap_or_default().to_string_lossy();
                    line(&entry.name, &name)
                }));
                let folder = first.parent().unwrap_or(first).display();
                words::GIVEN_MANY.fill(language, &[("n", &done.len()), ("folder", &folder)])
            }
        };
        if left > 0 {
            sentence += &words::GIVEN_STOPPED.fill(language, &[("n", &left)]);
        }
        let title = if done.is_empty() {
            words::GIVE_FAILED
        } else {
            words::GIVEN_MANY_TITLE
        };
        self.notice(title, sentence, lines.join("\n"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_a_part_is_legal_and_short_enough_and_says_the_unit() {
        let name = part_name("重庆/整改: 规划", "长寿区", Language::Zh);
        assert_eq!(name, "重庆_整改_ 规划（长寿区）");
        let long = part_name(
            &"很长的名称".repeat(40),
            "生态环境局（长寿区）",
            Language::Zh,
        );
        assert!(
            long.len() <= 200 && long.ends_with("（生态环境局（长寿区））"),
            "{long}"
        );
        let long = part_name("a", &"很长的名称".repeat(40), Language::En);
        assert!(long.len() <= 200);
    }

    #[test]
    fn a_file_in_a_folder_is_never_written_over() {
        let folder = tempfile::tempdir().unwrap();
        let first = free(folder.path(), "a");
        assert_eq!(first, folder.path().join("a.ron"));
        std::fs::write(&first, "x").unwrap();
        assert_eq!(free(folder.path(), "a"), folder.path().join("a 2.ron"));
    }
}
