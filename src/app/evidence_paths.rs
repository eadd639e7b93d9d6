//! Paths of evidence attached while the plan was no file yet: they become relative to the folder it is first saved in.

use crate::edit::{Edit, History, TaskField};
use crate::file;
use crate::plan::{Evidence, Plan};
use std::path::Path;

/// The edit that makes every whole path of evidence relative to a folder; `None` where there is nothing to do.
fn relative_to(folder: &Path, plan: &Plan) -> Option<Edit> {
    let mut edits = Vec::new();
    for task in plan.tasks().values() {
        let mut set = |field| {
            edits.push(Edit::SetTasks {
                ids: vec![task.id.clone()],
                field,
            });
        };
        let mut evidence = task.evidence.clone();
        if shorten(folder, &mut evidence) {
            set(TaskField::Evidence(evidence));
        }
        let mut events = task.close_out.clone();
        let mut any = false;
        for event in &mut events {
            any |= shorten(folder, &mut event.evidence);
        }
        if any {
            set(TaskField::CloseOut(events));
        }
    }
    (!edits.is_empty()).then_some(Edit::All(edits))
}

/// Whether one of the paths has become another.
fn shorten(folder: &Path, evidence: &mut [Evidence]) -> bool {
    let mut any = false;
    for piece in evidence {
        let file = piece.file.trim();
        if !file::is_whole(file) {
            continue;
        }
        let kept = file::relative(folder, Path::new(file));
        if kept != piece.file {
            piece.file = kept;
            any = true;
        }
    }
    any
}

/// The plan as it is first written to a path.
pub(super) fn as_written(path: &Path, plan: Plan) -> Plan {
    let Some(edit) = path.parent().and_then(|folder| relative_to(folder, &plan)) else {
        return plan;
    };
    let mut history = History::new(plan);
    if let Err(refusal) = history.run(&edit) {
        log::warn!("paths of evidence stay whole: {refusal:?}");
    }
    history.plan().clone()
}

/// What the open plan does to follow once it has been written to a path for the first time.
pub(super) fn to_follow(path: &Path, plan: &Plan) -> Option<Edit> {
    relative_to(path.parent()?, plan)
}

#[cfg(test)]
mod tests {
    use super::super::document::{Document, Origin};
    use super::super::session::Session;
    use super::super::session_journeys::{desk, until};
    use super::*;
    use crate::assess::Assessment;
    use crate::plan::{CloseOutEvent, CloseOutStep, Day, PlanParts, Task};
    use crate::text::Language;
    use crate::ui::{Action, Command};

    fn files(plan: &Plan) -> Vec<String> {
        let pieces = plan.tasks().values().flat_map(|task| task.all_evidence());
        pieces.map(|piece| piece.file.clone()).collect()
    }

    #[test]
    fn evidence_attached_before_the_first_save_is_kept_from_the_plans_folder() {
        let outer = tempfile::tempdir().unwrap();
        let outer = outer.path().canonicalize().unwrap();
        let folder = outer.join("长寿 50% #1");
        std::fs::create_dir_all(folder.join("佐证 %20")).unwrap();
        let piece = |path: std::path::PathBuf| Evidence {
            file: path.to_string_lossy().into_owned(),
            ..Evidence::default()
        };
        let own = vec![
            piece(folder.join("佐证 %20/验收#2 100%.pdf")),
            piece(outer.join("别处.pdf")),
        ];
        let event = CloseOutEvent {
            evidence: vec![piece(folder.join("公示 截图?.png"))],
            ..CloseOutEvent::of(CloseOutStep::PublicNotice, Day::constant(2021, 11, 1))
        };
        let task = Task {
            id: "a".into(),
            evidence: own,
            close_out: vec![event],
            ..Task::default()
        };
        let plan = Plan::new(PlanParts {
            tasks: vec![task],
            ..PlanParts::default()
        });
        let whole = files(&plan);
        let relative = ["佐证 %20/验收#2 100%.pdf", "../别处.pdf", "公示 截图?.png"];
        let assessment = Assessment::new(&plan, Day::constant(2021, 11, 20));
        let mut desk = desk(Language::Zh);
        let document = Document::new(plan, assessment, Origin::New);
        desk.state_mut()
            .show_session(Session::new(document, Vec::new()));
        let ctx = desk.ctx.clone();
        let path = folder.join("规划 1%.ron");
        desk.state_mut().save_to(&ctx, path.clone(), None);
        until(&mut desk, "it is saved", |shell| {
            shell.document().is_some_and(|open| open.path().is_some())
        });
        assert_eq!(files(&file::load(&path).unwrap().plan), relative);
        let open = desk.state().document().unwrap();
        assert_eq!(files(open.plan()), relative);
        assert!(!open.is_dirty(), "it stands in the file as it is seen");
        desk.state_mut().act(&ctx, Action::Command(Command::Undo));
        desk.run_steps(2);
        let open = desk.state().document().unwrap();
        assert_eq!(files(open.plan()), whole, "one step, which can be undone");
        assert!(open.is_dirty());
    }

    #[test]
    fn where_it_cannot_be_written_the_paths_stay_whole() {
        let outer = tempfile::tempdir().unwrap();
        let task = Task {
            id: "a".into(),
            evidence: vec![Evidence {
                file: "/整改/a.pdf".to_owned(),
                ..Evidence::default()
            }],
            ..Task::default()
        };
        let plan = Plan::new(PlanParts {
            tasks: vec![task],
            ..PlanParts::default()
        });
        let assessment = Assessment::new(&plan, Day::constant(2021, 11, 20));
        let mut desk = desk(Language::Zh);
        let document = Document::new(plan, assessment, Origin::New);
        desk.state_mut()
            .show_session(Session::new(document, Vec::new()));
        let ctx = desk.ctx.clone();
        let path = outer.path().join("没有/a.ron");
        desk.state_mut().save_to(&ctx, path, None);
        until(&mut desk, "that is told", |shell| shell.front.is_modal());
        let open = desk.state().document().unwrap();
        assert_eq!(files(open.plan()), ["/整改/a.pdf"]);
    }
}
