//! The monthly brief (月度简报): a paragraph of figures and a table of the tasks behind and overdue.

use super::bounds;
use super::disclosure::subtitle;
use super::ground::Ground;
use super::paper::{Block, Column, Paper};
use crate::assess::{Figure, Rate, Slice, Status};
use crate::plan::{Day, Task, due_known_at};
use crate::text::{self, paper_words as words};
use crate::wording;

/// The brief of the month of the as-of date.
pub fn brief(ground: &Ground<'_>) -> Paper {
    let Ground {
        plan,
        assessment,
        language,
    } = *ground;
    let day = assessment.as_of();
    let all = assessment.totals().all();
    let count = |figure| all.count(figure);
    let rate = |rate| {
        all.rate(rate)
            .fraction()
            .map_or_else(|| "–".to_owned(), text::percent)
    };
    let mut paragraphs = vec![words::BRIEF_TASKS.fill(
        language,
        &[
            ("date", &super::day_in_words(day, language)),
            ("total", &all.tasks()),
            ("completed", &count(Figure::Done)),
            ("closed", &count(Figure::Status(Status::ClosedOut))),
            ("rate", &rate(Rate::Completion)),
            ("month", &count(Figure::CompletedThisMonth)),
        ],
    )];
    if count(Figure::DueSoFar) > 0 {
        paragraphs.push(words::BRIEF_DUE.fill(
            language,
            &[
                ("due", &count(Figure::DueSoFar)),
                ("done", &count(Figure::DueSoFarCompleted)),
                ("due_rate", &rate(Rate::DueCompletion)),
                ("on_time", &count(Figure::DueSoFarOnTime)),
                ("on_time_rate", &rate(Rate::OnTime)),
            ],
        ));
    }
    paragraphs.push(words::BRIEF_OPEN.fill(
        language,
        &[
            ("open", &count(Figure::Open)),
            ("on_schedule", &count(Figure::Status(Status::OnSchedule))),
            ("behind", &count(Figure::Status(Status::Behind))),
            ("overdue", &count(Figure::Status(Status::Overdue))),
            ("not_started", &count(Figure::Status(Status::NotStarted))),
            ("soon", &count(Figure::DueIn30)),
            ("waiting", &count(Figure::CloseOutAlarm)),
            ("days", &plan.head().settings.close_out_days),
        ],
    ));
    let complaints = assessment.complaints().all;
    if let (Some(settled), Some(staged)) = (
        complaints.settled_rate().fraction(),
        complaints.settled_or_staged_rate().fraction(),
    ) {
        paragraphs.push(words::BRIEF_COMPLAINTS.fill(
            language,
            &[
                ("received", &complaints.received),
                ("settled", &complaints.settled),
                ("staged", &complaints.settled_in_stages),
                ("rate", &text::percent(settled)),
                ("with_staged", &text::percent(staged)),
            ],
        ));
    }
    let apart = match language {
        text::Language::Zh => "",
        text::Language::En => " ",
    };
    let mut blocks = vec![Block::Paragraph(paragraphs.join(apart))];
    let rows: Vec<Vec<String>> = [Status::Overdue, Status::Behind]
        .into_iter()
        .flat_map(|status| assessment.behind(plan, &Slice::All, Figure::Status(status)))
        .filter_map(|id| {
            let task = plan.task(&id)?;
            row(ground, task, day)
        })
        .collect();
    if rows.is_empty() {
        blocks.push(Block::Paragraph(words::BRIEF_NONE.of(language).to_owned()));
    } else {
        blocks.push(Block::Heading(words::BRIEF_TABLE.of(language).to_owned()));
        blocks.push(Block::Table {
            columns: [
                (words::COLUMN_NUMBER, 8),
                (words::COLUMN_TASK, 24),
                (words::COLUMN_LEAD, 13),
                (words::COLUMN_DUE, 13),
                (words::COLUMN_STATE, 18),
                (words::COLUMN_PROBLEM, 24),
            ]
            .into_iter()
            .map(|(head, width)| Column {
                head: head.of(language).to_owned(),
                width,
            })
            .collect(),
            rows,
        });
    }
    let month = text::month(day.year(), day.month(), language);
    let title = words::BRIEF_TITLE.fill(
        language,
        &[("region", &plan.head().region), ("month", &month)],
    );
    Paper {
        file_name: title.trim().to_owned(),
        title: vec![title.trim().to_owned()],
        subtitle: subtitle(ground, &super::day_in_words(day, language)),
        blocks,
    }
    .bounded(language)
}

fn row(ground: &Ground<'_>, task: &Task, day: Day) -> Option<Vec<String>> {
    let language = ground.language;
    let state = ground.assessment.task(&task.id)?;
    let due = due_known_at(task, day);
    let word = if state.relapsed {
        words::STATE_RELAPSED.of(language)
    } else {
        state.status.short().of(language)
    };
    let percent = text::reported(state.percent, language);
    let how = if state.status == Status::Overdue {
        words::STATE_OVERDUE.fill(
            language,
            &[
                ("word", &word),
                ("days", &state.days_late),
                ("percent", &percent),
            ],
        )
    } else {
        words::STATE_BEHIND.fill(
            language,
            &[
                ("word", &word),
                ("percent", &percent),
                ("expected", &format!("{:.0}", state.expected)),
            ],
        )
    };
    let note = task
        .notes
        .iter()
        .filter(|note| note.date <= day)
        .max_by_key(|note| note.date);
    let problem = note.map_or("", |note| {
        if note.problems.is_empty() {
            &note.next_step
        } else {
            &note.problems
        }
    });
    Some(vec![
        task.number.clone(),
        task.title.clone(),
        bounds::name(ground.plan.unit_word(task.lead_unit.as_ref())),
        wording::due_text(&due),
        how,
        problem.to_owned(),
    ])
}
