//! The explanation at the right: what the rule asks, why, what to do, the tasks it is about, the last six months.

use super::rows::Found;
use super::rules_list;
use crate::assess::Assessment;
use crate::assess::checks::{Checks, Rule, rule};
use crate::plan::{Day, Id as TaskId, NoticeUnit};
use crate::text::{self, Language, Phrase, checks_rules_words, checks_words as words};
use crate::ui::widgets::badge::status_glyph;
use crate::ui::widgets::in_view::FollowsFocus as _;
use crate::ui::widgets::look::{self, bold, ink, regular};
use crate::ui::widgets::{link, small_button};
use crate::ui::{Action, Stage};
use egui::accesskit::Role;
use egui::{Align2, FontId, Frame, Rect, ScrollArea, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

/// Tasks named one by one; more are opened together.
const NAMED: usize = 8;
/// Plans up to this many tasks are judged at six more dates at once.
const HISTORY_MOST: usize = 2_000;
/// Months told of.
const MONTHS: usize = 6;

/// What each rule found at the ends of the months before the date.
pub(super) type Months = Vec<(Day, std::collections::HashMap<&'static str, usize>)>;

/// Shows the column over all of `ui`.
pub(super) fn show(ui: &mut Ui, stage: &mut Stage<'_>) {
    let view = &stage.view.checks;
    let chosen = super::rows::chosen(stage);
    let Some(rule) = view.rule.and_then(rule) else {
        let area = ui.max_rect();
        super::findings::nothing(ui, stage, area, stage.say(words::CHOOSE));
        return;
    };
    ScrollArea::vertical()
        .id_salt("check explanation")
        .auto_shrink(false)
        .show_following(ui, |ui| {
            Frame::NONE.inner_margin(14).show(ui, |ui| {
                ui.spacing_mut().item_spacing = vec2(6.0, 4.0);
                head(ui, stage, rule);
                part(ui, stage, words::WHY);
                paragraph(
                    ui,
                    rule.why.of(stage.language),
                    regular(12.0),
                    stage.theme.t2,
                );
                part(ui, stage, words::WHAT_TO_DO);
                for (at, step) in rule.todo.of(stage.language).lines().enumerate() {
                    let step = format!("{}  {step}", at + 1);
                    paragraph(ui, &step, regular(12.0), stage.theme.t2);
                }
                if let Some(found) = &chosen {
                    paragraph_of_finding(ui, stage, found);
                }
                history(ui, stage, rule);
            });
        });
}

fn head(ui: &mut Ui, stage: &Stage<'_>, rule: &Rule) {
    let theme = stage.theme;
    let (row, _) = ui.allocate_exact_size(vec2(ui.available_width(), 20.0), Sense::hover());
    let glyph = rules_list::glyph(rule.severity);
    status_glyph(
        ui,
        row.left_center() + vec2(7.0, 0.0),
        super::look(stage),
        glyph,
    );
    let word = look::write(
        ui.painter(),
        row.left_center() + vec2(18.0, 0.0),
        Align2::LEFT_CENTER,
        stage.say(rule.severity.word()),
        regular(12.0),
        ink(theme.status(glyph).word),
        80.0,
    );
    look::write(
        ui.painter(),
        pos2(word.right() + 10.0, row.center().y),
        Align2::LEFT_CENTER,
        rule.id,
        regular(12.0),
        ink(theme.t3),
        row.right() - word.right() - 10.0,
    );
    paragraph(ui, rule.title.of(stage.language), bold(15.0), theme.t1);
    paragraph(ui, rule.says.of(stage.language), regular(13.0), theme.t1);
    if let Some(limit) = limit(stage, rule) {
        paragraph(ui, &limit, regular(12.0), theme.t3);
    }
}

/// The setting of the plan that a rule measures by.
fn limit(stage: &Stage<'_>, rule: &Rule) -> Option<String> {
    let settings = &stage.plan.head().settings;
    let days = |n: u32| Some(words::LIMIT_STALE.fill(stage.language, &[("n", &n)]));
    match rule.id {
        "progress-stale" => days(settings.stale_days),
        "completed-not-closed-out" => days(settings.close_out_days),
        "notice-too-short" => {
            let unit = match settings.notice_unit {
                NoticeUnit::WorkingDays => checks_rules_words::WORKING_DAYS,
                NoticeUnit::CalendarDays => checks_rules_words::CALENDAR_DAYS,
            };
            let first = if settings.notice_first_day_counts {
                words::FIRST_COUNTS
            } else {
                words::FIRST_NOT
            };
            Some(words::LIMIT_NOTICE.fill(
                stage.language,
                &[
                    ("n", &settings.notice_length),
                    ("unit", &stage.say(unit)),
                    ("first", &stage.say(first)),
                ],
            ))
        }
        _ => None,
    }
}

fn part(ui: &mut Ui, stage: &Stage<'_>, title: Phrase) {
    ui.add_space(6.0);
    let y = ui.cursor().top();
    let clip = ui.clip_rect();
    ui.painter()
        .hline(clip.x_range(), y, Stroke::new(1.0, ink(stage.theme.hair)));
    ui.add_space(8.0);
    paragraph(ui, stage.say(title), regular(12.0), stage.theme.t3);
}

fn paragraph(ui: &mut Ui, words: &str, font: FontId, color: crate::chart::Color) {
    let galley = ui
        .painter()
        .layout(words.to_owned(), font, ink(color), ui.available_width());
    let (rect, response) = ui.allocate_exact_size(galley.size(), Sense::hover());
    ui.painter().galley(rect.min, galley, ink(color));
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, words));
}

/// What is said of the chosen finding: the sentence whole, the tasks it is about, the latest notes of its task.
fn paragraph_of_finding(ui: &mut Ui, stage: &mut Stage<'_>, found: &Found) {
    let finding = &found.finding;
    part(ui, stage, words::THIS_FINDING);
    let sentence = finding.sentence(stage.language);
    paragraph(ui, &sentence, regular(13.0), stage.theme.t1);
    let plan = stage.plan;
    let tasks: Vec<TaskId> = finding
        .tasks()
        .filter(|id| plan.task(id).is_some())
        .cloned()
        .collect();
    let look = super::look(stage);
    if tasks.len() > 1 || finding.task.is_none() && !tasks.is_empty() {
        for id in tasks.iter().take(NAMED) {
            let Some(task) = plan.task(id) else { continue };
            let name = format!("{} {}", task.number, task.title);
            if link(ui, look, name.trim()).clicked() {
                stage.actions.push(Action::ShowTask(id.clone()));
            }
        }
        let all = words::SHOW_TASKS.fill(stage.language, &[("n", &tasks.len())]);
        if small_button(ui, look, &all).clicked() {
            stage.actions.push(Action::ShowTasks(tasks));
        }
    }
    let Some(task) = finding.task.as_ref().and_then(|id| plan.task(id)) else {
        return;
    };
    let mut notes: Vec<_> = task
        .notes
        .iter()
        .filter(|note| note.date <= stage.as_of)
        .collect();
    notes.sort_by_key(|note| std::cmp::Reverse(note.date));
    if notes.is_empty() {
        return;
    }
    part(ui, stage, words::LATEST_NOTES);
    for note in notes.into_iter().take(4) {
        let percent = note.percent.map(|percent| format!("  {percent}%"));
        let line = format!(
            "{}{}  {}",
            text::date(note.date),
            percent.unwrap_or_default(),
            note.done.trim()
        );
        paragraph(ui, line.trim(), regular(12.0), stage.theme.t2);
    }
}

/// Judges the plan at the ends of the months before the date.
fn look_back(stage: &Stage<'_>) -> Months {
    let mut months = Vec::new();
    for back in (0..MONTHS).rev() {
        let span = jiff::Span::new().months(i64::try_from(back).unwrap_or(0));
        let Ok(day) = stage.as_of.checked_sub(span) else {
            continue;
        };
        let day = if back == 0 { day } else { day.last_of_month() };
        let missing = std::sync::Arc::clone(stage.assessment.missing());
        let assessment = Assessment::new(stage.plan, day).with_missing(missing);
        let mut counts = std::collections::HashMap::new();
        for finding in Checks::new(stage.plan, &assessment).findings(stage.plan) {
            if !finding.waived {
                *counts.entry(finding.rule.id).or_default() += 1;
            }
        }
        months.push((day, counts));
    }
    months
}

/// Six bars: what the rule found at the end of each month, the last at the date itself.
fn history(ui: &mut Ui, stage: &mut Stage<'_>, rule: &Rule) {
    if stage.plan.tasks().len() > HISTORY_MOST {
        return;
    }
    let kept = &stage.derived.checks.months;
    let months = kept.get(stage.stamp, (), || look_back(stage));
    part(ui, stage, words::SIX_MONTHS);
    let theme = stage.theme;
    let (area, response) =
        ui.allocate_exact_size(vec2(ui.available_width(), 112.0), Sense::hover());
    let counts: Vec<usize> = months
        .iter()
        .map(|(_, counts)| counts.get(rule.id).copied().unwrap_or(0))
        .collect();
    let most = counts.iter().copied().max().unwrap_or(0).max(1);
    let base = area.bottom() - 22.0;
    let painter = ui.painter();
    let step = area.width() / MONTHS as f32;
    let mut told = Vec::new();
    for (at, ((day, _), count)) in months.iter().zip(&counts).enumerate() {
        let middle = area.left() + step * (at as f32 + 0.5);
        let height = (base - area.top() - 20.0) * *count as f32 / most as f32;
        let bar = Rect::from_min_max(
            pos2(middle - 11.0, base - height),
            pos2(middle + 11.0, base),
        );
        painter.rect_filled(bar, 0.0, ink(theme.t3));
        let name: String = match stage.language {
            Language::Zh => day.month().to_string(),
            Language::En => text::month(day.year(), day.month(), Language::En)
                .chars()
                .take(3)
                .collect(),
        };
        let month = words::MONTH.fill(stage.language, &[("n", &name)]);
        let number = rules_list::written(*count);
        for (y, text, color) in [
            (base - height - 9.0, number.as_str(), theme.t1),
            (base + 12.0, month.as_str(), theme.t3),
        ] {
            look::write(
                painter,
                pos2(middle, y),
                Align2::CENTER_CENTER,
                text,
                regular(12.0),
                ink(color),
                step,
            );
        }
        told.push(format!("{} {count}", text::date(*day)));
    }
    painter.hline(area.x_range(), base, Stroke::new(1.0, ink(theme.ctl)));
    let told = told.join(", ");
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &told));
    response.on_hover_text(words::SIX_MONTHS_HINT.of(stage.language));
}
