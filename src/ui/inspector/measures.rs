//! The measures of a task: a diamond each, done by a click, opened to be mended, written one after another.

use super::known::{self, Known};
use super::pane::{self, Pane};
use super::redate;
use crate::assess::{Status, share_of};
use crate::edit::{Edit, TaskField};
use crate::exchange::measure_said;
use crate::plan::{Day, Id, Measure};
use crate::text::{self, Language, common_words, inspector_words as words};
use crate::ui::date_field::DateField;
use crate::ui::read_only;
use crate::ui::widgets::look::{self, FIELD_ROW, SMALL, ink};
use crate::ui::widgets::{
    self, EntryField, Icon, PickField, TextField, Understood, icon_button, link,
};
use egui::accesskit::{Role, Toggled};
use egui::{Align2, Rect, Sense, Shape, Stroke, Ui, WidgetInfo, pos2, vec2};

/// Width of the columns of deadline and completion.
const DUE: f32 = 58.0;
const DONE: f32 = 42.0;
/// Half the diagonal of a diamond.
const DIAMOND: f32 = 4.6;

/// Shows the section.
pub(super) fn show(ui: &mut Ui, pane: &mut Pane<'_, '_>) {
    let look = pane.look;
    let task = std::sync::Arc::clone(&pane.task);
    let count = task.measures.len();
    let title = words::MEASURES.fill(look.language, &[("n", &count)]);
    let open = pane.is_open("inspector measures", true);
    let done = task
        .measures
        .iter()
        .filter(|measure| measure.done_at(pane.stage.as_of).is_some())
        .count();
    let aside = if open {
        String::new()
    } else {
        words::DONE_OF.fill(look.language, &[("done", &done), ("all", &count)])
    };
    let top = ui.cursor().top();
    if !pane.section(ui, "inspector measures", &title, &aside, true) {
        return;
    }
    if count > 0 {
        column_heads(ui, pane, top);
    }
    let open_id = pane.id("measure open");
    let mut open: Option<Id> = pane::draft(ui, open_id);
    for (place, measure) in task.measures.iter().enumerate() {
        if line(ui, pane, place, measure) {
            open = if open.as_ref() == Some(&measure.id) {
                None
            } else {
                Some(measure.id.clone())
            };
        }
        if open.as_ref() == Some(&measure.id) && edit(ui, pane, place, measure) {
            open = None;
        }
    }
    if open.is_none()
        && let Some(words) = shares(&task.measures, look.language, false)
    {
        widgets::note(ui, look, &words);
    }
    pane::keep(ui, open_id, open);
    add(ui, pane);
}

/// The words over the columns, on the section's own title row.
fn column_heads(ui: &Ui, pane: &Pane<'_, '_>, section_top: f32) {
    let look = pane.look;
    let y = f32::midpoint(section_top + 16.0, ui.cursor().top());
    let right = ui.max_rect().right();
    for (x, phrase) in [
        (right - DONE - 6.0, common_words::DUE),
        (right, words::DONE),
    ] {
        look::write(
            ui.painter(),
            pos2(x, y),
            Align2::RIGHT_CENTER,
            phrase.of(look.language),
            look::regular(SMALL),
            ink(look.theme.t3),
            DUE,
        );
    }
}

fn short(day: Day) -> String {
    format!(
        "{:02}-{:02}-{:02}",
        day.year() % 100,
        day.month(),
        day.day()
    )
}

/// One measure at rest; returns whether it was clicked to open or close.
fn line(ui: &mut Ui, pane: &mut Pane<'_, '_>, place: usize, measure: &Measure) -> bool {
    let look = pane.look;
    let theme = look.theme;
    let as_of = pane.stage.as_of;
    let (rect, _) =
        ui.allocate_exact_size(vec2(ui.available_width(), FIELD_ROW + 1.0), Sense::hover());
    let id = pane.id(&format!("measure {}", measure.id));
    let diamond = Rect::from_min_size(rect.min, vec2(20.0, rect.height()));
    let words_rect = rect.with_min_x(diamond.right());
    let response = ui.interact(words_rect, id, Sense::click());
    let live = read_only::shuts_field(ui.ctx()).is_none();
    let toggle = ui.interact(diamond, id.with("done"), read_only::sense(ui.ctx()));
    if response.hovered() || toggle.hovered() {
        ui.painter()
            .rect_filled(rect.expand2(vec2(4.0, 0.0)), look::RADIUS, ink(theme.hover));
    }
    let done = measure.done_at(as_of);
    let missed = done.is_none() && measure.due.is_some_and(|due| due < as_of);
    draw_diamond(
        ui,
        diamond.left_center() + vec2(6.0, 0.0),
        look,
        done.is_some(),
        missed,
    );
    let painter = ui.painter();
    let right = rect.right();
    if let Some(day) = done {
        look::write(
            painter,
            pos2(right, rect.center().y),
            Align2::RIGHT_CENTER,
            &format!("{:02}-{:02}", day.month(), day.day()),
            look::regular(SMALL),
            ink(theme.status(Status::Completed).word),
            DONE,
        );
    } else if let Some(day) = measure.done() {
        // Done after the as-of date: not known then, so faint.
        look::write(
            painter,
            pos2(right, rect.center().y),
            Align2::RIGHT_CENTER,
            &format!("{:02}-{:02}", day.month(), day.day()),
            look::regular(SMALL),
            ink(theme.t4),
            DONE,
        );
    }
    if let Some(due) = measure.due {
        let color = if missed {
            theme.status(Status::Overdue).word
        } else {
            theme.t3
        };
        look::write(
            painter,
            pos2(right - DONE - 6.0, rect.center().y),
            Align2::RIGHT_CENTER,
            &short(due),
            look::regular(SMALL),
            ink(color),
            DUE,
        );
    }
    let left = diamond.right() + 2.0;
    let text = if measure.text.is_empty() {
        pane.say(words::EMPTY_MEASURE)
    } else {
        &measure.text
    };
    look::write(
        painter,
        pos2(left, rect.center().y),
        Align2::LEFT_CENTER,
        text,
        look::regular(SMALL),
        ink(if measure.text.is_empty() {
            theme.t4
        } else {
            theme.t1
        }),
        right - DONE - DUE - 10.0 - left,
    );
    if response.has_focus() {
        look::focus_frame(painter, words_rect.shrink(2.0), theme);
    }
    if toggle.has_focus() {
        look::focus_frame(painter, diamond.shrink(2.0), theme);
    }
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, text));
    let name = words::MEASURE_DONE.fill(look.language, &[("n", &(place + 1))]);
    let is_done = done.is_some();
    toggle.widget_info(|| WidgetInfo::selected(Role::CheckBox, live, is_done, &name));
    ui.ctx().accesskit_node_builder(toggle.id, |node| {
        node.set_toggled(if is_done {
            Toggled::True
        } else {
            Toggled::False
        });
    });
    let tip = if is_done {
        words::UNMARK_MEASURE
    } else {
        words::MARK_MEASURE
    };
    let tip = tip.fill(look.language, &[("day", &text::date(as_of))]);
    let toggle = match read_only::shuts_field(ui.ctx()) {
        Some(why) => toggle.on_hover_text(why),
        None => toggle.on_hover_text(tip),
    };
    if toggle.clicked() {
        pane.stage.actions.edit(Edit::MarkMeasure {
            task: pane.task.id.clone(),
            measure: measure.id.clone(),
            done: !is_done,
            on: as_of,
        });
    }
    response.on_hover_text(text).clicked()
}

fn draw_diamond(ui: &Ui, center: egui::Pos2, look: widgets::Look, done: bool, missed: bool) {
    let theme = look.theme;
    let points = vec![
        center - vec2(0.0, DIAMOND),
        center + vec2(DIAMOND, 0.0),
        center + vec2(0.0, DIAMOND),
        center - vec2(DIAMOND, 0.0),
    ];
    let (fill, stroke) = if done {
        (ink(theme.t1), Stroke::NONE)
    } else if missed {
        (
            ink(theme.panel),
            Stroke::new(1.6, ink(theme.status(Status::Overdue).fill)),
        )
    } else {
        (ink(theme.panel), Stroke::new(1.0, ink(theme.t2)))
    };
    ui.painter()
        .add(Shape::convex_polygon(points, fill, stroke));
}

/// A measure opened; returns whether it was closed or deleted.
fn edit(ui: &mut Ui, pane: &mut Pane<'_, '_>, place: usize, measure: &Measure) -> bool {
    let look = pane.look;
    let measures = pane.task.measures.clone();
    let mut closed = false;
    widgets::form(ui, look, |ui| {
        let key = format!("measure {} text", measure.id);
        let (id, name) = (pane.id(&key), pane.say(words::MEASURE_TEXT));
        let heard = widgets::form_row(ui, look, name, |ui| {
            TextField::new(id, name, &measure.text)
                .framed()
                .hint("")
                .wrapping()
                .show(ui, look)
        });
        pane.hear(
            &key,
            heard.map(|text| {
                TaskField::Measures(pane::with(&measures, place, |measure| measure.text = text))
            }),
        );
        let key = format!("measure {} unit", measure.id);
        let (id, name) = (pane.id(&key), pane.say(words::UNIT));
        let plan = pane.stage.plan;
        let unit = measure.unit.as_ref();
        let unit = unit.map_or_else(String::new, |id| plan.unit_label(id));
        let heard = widgets::form_row(ui, look, name, |ui| {
            PickField::new(TextField::new(id, name, &unit).framed().hint(""))
                .show(ui, look, || known::candidates(plan, Known::Units, &unit))
        });
        pane.hear(
            &key,
            heard.map(|text| {
                TaskField::Measures(pane::with(&measures, place, |measure| {
                    measure.unit = Id::given(&text);
                }))
            }),
        );
        dates(ui, pane, place, measure, &measures);
        foot(ui, pane, place, &measures, &mut closed);
    });
    closed
}

fn dates(
    ui: &mut Ui,
    pane: &mut Pane<'_, '_>,
    place: usize,
    measure: &Measure,
    measures: &[Measure],
) {
    let look = pane.look;
    let as_of = pane.stage.as_of;
    let day = |ui: &mut Ui, pane: &Pane<'_, '_>, phrase: text::Phrase, value| {
        let name = pane.say(phrase);
        let id = pane.id(&format!("measure {} {}", measure.id, phrase.en));
        let (head, today) = (pane.stage.plan.head(), pane.stage.today);
        widgets::form_row(ui, look, name, |ui| {
            let field = DateField::new(id, name, head, today).near(as_of).framed();
            let field = if phrase == words::START {
                field.first()
            } else {
                field
            };
            field.day(ui, look, value)
        })
    };
    let refused = pane.id(&format!("measure {} refused", measure.id));
    if let Some(start) = day(ui, pane, words::START, measure.start) {
        let against = matches!((start, measure.due), (Some(a), Some(b)) if a > b);
        pane::keep(ui, refused, against.then_some(true));
        if !against {
            pane.set(TaskField::Measures(pane::with(measures, place, |m| {
                m.start = start;
            })));
        }
    }
    if let Some(due) = day(ui, pane, common_words::DUE, measure.due) {
        let against = matches!((measure.start, due), (Some(a), Some(b)) if a > b);
        pane::keep(ui, refused, against.then_some(true));
        if !against {
            pane.set(TaskField::Measures(pane::with(measures, place, |m| {
                m.due = due;
            })));
        }
    }
    if pane::draft::<bool>(ui, refused).is_some() {
        widgets::warning(ui, look, pane.say(words::MEASURE_START_AFTER_DUE));
    }
    if let Some(done) = day(ui, pane, words::DONE_ON, measure.done()) {
        done_on(ui, pane, place, measure, done);
    }
    if let Some(day) = pane::draft::<Day>(ui, redate_refused(pane, measure)) {
        let day = text::date(day);
        let words = words::REDATE_REFUSED.fill(look.language, &[("day", &day)]);
        widgets::warning(ui, look, &words);
    }
    weight(ui, pane, place, measure, measures);
}

fn redate_refused(pane: &Pane<'_, '_>, measure: &Measure) -> egui::Id {
    pane.id(&format!("measure {} not redated", measure.id))
}

/// The day a measure was done on: given, corrected where it stands, or taken back.
fn done_on(ui: &Ui, pane: &mut Pane<'_, '_>, place: usize, measure: &Measure, done: Option<Day>) {
    let entry = redate::deciding(&measure.completion, Day::MAX);
    let (Some(entry), Some(day)) = (entry, done) else {
        pane.stage.actions.edit(Edit::MarkMeasure {
            task: pane.task.id.clone(),
            measure: measure.id.clone(),
            done: done.is_some(),
            on: done.unwrap_or(pane.stage.as_of),
        });
        return;
    };
    let log = redate::redated(&measure.completion, entry, day);
    pane::keep(
        ui,
        redate_refused(pane, measure),
        log.is_none().then_some(day),
    );
    if let Some(log) = log {
        let measures = pane::with(&pane.task.measures, place, |m| m.completion = log);
        pane.set(TaskField::Measures(measures));
    }
}

/// A measure's weight and what the weights come to.
fn weight(
    ui: &mut Ui,
    pane: &mut Pane<'_, '_>,
    place: usize,
    measure: &Measure,
    measures: &[Measure],
) {
    let look = pane.look;
    let name = pane.say(words::WEIGHT);
    let id = pane.id(&format!("measure {} weight", measure.id));
    let shown = if measure.weight == 0 {
        String::new()
    } else {
        measure.weight.to_string()
    };
    let entered = widgets::form_row(ui, look, name, |ui| {
        EntryField::new(id, name, &shown)
            .framed()
            .show(ui, look, |text| {
                let weight = if text.is_empty() {
                    Some(0)
                } else {
                    crate::wording::percent(text).map(u32::from)
                };
                weight
                    .map(|value| Understood {
                        value,
                        echo: String::new(),
                    })
                    .ok_or_else(|| look.say(words::NOT_A_WEIGHT).to_owned())
            })
    });
    if let Some(weight) = entered.value {
        pane.set(TaskField::Measures(pane::with(measures, place, |m| {
            m.weight = weight;
        })));
    }
    if let Some(words) = shares(measures, look.language, true) {
        widgets::note(ui, look, &words);
    }
}

/// What the weights come to, where that is not plainly 100; `even` also says it where none has a weight.
fn shares(measures: &[Measure], language: Language, even: bool) -> Option<String> {
    let sum: u64 = measures
        .iter()
        .map(|measure| u64::from(measure.weight))
        .sum();
    let open = measures.iter().position(|measure| measure.weight == 0);
    let n = measures.iter().filter(|one| one.weight == 0).count();
    let each = open.map_or(0.0, |place| share_of(measures, place));
    let each = text::share(each, language);
    let phrase = match (sum, open) {
        (0 | 100, None) => return None,
        (0, Some(_)) if !even => return None,
        (0, Some(_)) => words::WEIGHTS_EVEN,
        (_, None) => words::WEIGHTS_SCALED,
        (1..=99, Some(_)) => words::WEIGHTS_REST,
        (_, Some(_)) => words::WEIGHTS_NO_REST,
    };
    let rest = 100_u64.saturating_sub(sum);
    let values: [(&str, &dyn std::fmt::Display); 4] =
        [("sum", &sum), ("n", &n), ("rest", &rest), ("each", &each)];
    Some(phrase.fill(language, &values))
}

fn foot(
    ui: &mut Ui,
    pane: &mut Pane<'_, '_>,
    place: usize,
    measures: &[Measure],
    closed: &mut bool,
) {
    let look = pane.look;
    ui.horizontal(|ui| {
        if pane::close(ui, look) {
            *closed = true;
        }
        ui.add_space(8.0);
        if link(ui, look, pane.say(words::DELETE_MEASURE)).clicked() {
            pane.set(TaskField::Measures(pane::without(measures, place)));
            *closed = true;
        }
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            for (icon, phrase, to) in [
                (Icon::Down, words::MEASURE_DOWN, place + 1),
                (Icon::Up, words::MEASURE_UP, place.wrapping_sub(1)),
            ] {
                let possible = to < measures.len();
                let moved = ui
                    .add_enabled_ui(possible, |ui| {
                        icon_button(ui, look, icon, pane.say(phrase), 20.0)
                    })
                    .inner;
                if moved.clicked() {
                    let mut order = measures.to_vec();
                    order.swap(place, to);
                    pane.set(TaskField::Measures(order));
                }
            }
        });
    });
}

/// A line to write measures in, one after another: Enter adds and stays, what leaves the line adds, Esc gives it up.
fn add(ui: &mut Ui, pane: &mut Pane<'_, '_>) {
    let look = pane.look;
    let (id, draft_id) = (pane.id("measure new"), pane.id("measure new text"));
    let mut text: String = pane::draft(ui, draft_id).unwrap_or_default();
    let space = ui
        .available_rect_before_wrap()
        .with_min_x(ui.cursor().left() + 18.0);
    let heard = ui
        .scope_builder(egui::UiBuilder::new().max_rect(space), |ui| {
            TextField::new(id, pane.say(words::NEW_MEASURE), &text)
                .hint(pane.say(words::NEW_MEASURE_HINT))
                .show(ui, look)
        })
        .inner;
    let had_focus = heard.focused || heard.left;
    if let Some(typed) = heard.value {
        text = typed;
    }
    let pressed = |key| ui.input(|input| input.key_pressed(key));
    let enter = had_focus && pressed(egui::Key::Enter);
    if heard.lost && pressed(egui::Key::Escape) {
        text.clear();
    }
    if (enter || heard.lost) && !text.trim().is_empty() {
        let measure = Measure {
            id: pane::new_id(),
            ..measure_said(&text)
        };
        let measures = pane::plus(&pane.task.measures, measure);
        pane.set(TaskField::Measures(measures));
        text.clear();
        if enter {
            ui.memory_mut(|memory| memory.request_focus(id));
        }
    }
    let kept = (!text.is_empty()).then_some(text);
    pane::keep_typed(ui, draft_id, Some(&pane.task.id), kept, |_| true);
}
