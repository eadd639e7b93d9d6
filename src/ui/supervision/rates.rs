//! The card of the complaint totals: the bar, both rates with their bases, and the same by round, unit, kind or month.

use super::card::{self, ROW, SIDE, words_in};
use super::look;
use super::view::{GroupBy, LetterFilter};
use crate::assess::{ComplaintTally, ComplaintTotals, Ratio, Status};
use crate::chart::theme::size;
use crate::chart::{self, Hatch, Point, Scene, Shape};
use crate::exchange::complaint_status_word;
use crate::plan::{ComplaintStatus, Plan};
use crate::text::{self, Language, Phrase, supervision_words as words};
use crate::ui::widgets::in_view::FollowsFocus as _;
use crate::ui::widgets::link;
use crate::ui::widgets::look::{self as drawn, BODY, SMALL, ink};
use crate::ui::{Stage, paint};
use crate::wording::{category_word, in_order, natural};
use egui::accesskit::Role;
use egui::{Align, Align2, Layout, Rect, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

/// A row of the table: its name, its count, and what a click filters by.
#[derive(Clone, Debug)]
pub(super) struct Group {
    pub name: String,
    pub tally: ComplaintTally,
    pub filter: LetterFilter,
}

/// A rate as text; none where nothing was received.
pub(super) fn percent(ratio: Ratio) -> String {
    ratio
        .fraction()
        .map_or_else(|| "–".to_owned(), text::percent)
}

/// The groups of the totals.
pub(super) fn groups(
    plan: &Plan,
    totals: &ComplaintTotals,
    by: GroupBy,
    language: Language,
) -> Vec<Group> {
    let named = |name: &str| {
        if name.is_empty() {
            words::NOT_STATED.of(language).to_owned()
        } else {
            name.to_owned()
        }
    };
    let any = LetterFilter::default;
    match by {
        GroupBy::Round => in_order(totals.by_round.keys())
            .into_iter()
            .filter_map(|round| Some((round, totals.by_round.get(round)?)))
            .map(|(round, tally)| Group {
                name: named(round),
                tally: *tally,
                filter: LetterFilter {
                    round: Some(round.clone()),
                    ..any()
                },
            })
            .collect(),
        GroupBy::Unit => {
            let mut groups: Vec<Group> = totals
                .by_unit
                .iter()
                .map(|(unit, tally)| Group {
                    name: named(
                        &unit
                            .as_ref()
                            .map_or_else(String::new, |id| plan.unit_label(id)),
                    ),
                    tally: *tally,
                    filter: LetterFilter {
                        unit: Some(unit.clone()),
                        ..any()
                    },
                })
                .collect();
            groups.sort_by(|a, b| {
                let received = b.tally.received.cmp(&a.tally.received);
                received.then_with(|| natural(&a.name, &b.name))
            });
            groups
        }
        GroupBy::Kind => totals
            .by_kind
            .iter()
            .map(|(kind, tally)| Group {
                name: category_word(*kind).of(language).to_owned(),
                tally: *tally,
                filter: LetterFilter {
                    kind: Some(*kind),
                    ..any()
                },
            })
            .collect(),
        GroupBy::EachKind => totals
            .by_each_kind
            .iter()
            .map(|(kind, tally)| Group {
                name: category_word(*kind).of(language).to_owned(),
                tally: *tally,
                filter: LetterFilter {
                    touches: Some(*kind),
                    ..any()
                },
            })
            .collect(),
        GroupBy::Month => totals
            .by_month
            .iter()
            .rev()
            .map(|(month, tally)| Group {
                name: format!("{}-{:02}", month.0, month.1),
                tally: *tally,
                filter: LetterFilter {
                    month: Some(*month),
                    ..any()
                },
            })
            .collect(),
    }
}

/// The word of what the table is grouped by.
pub(super) const fn group_head(by: GroupBy) -> Phrase {
    match by {
        GroupBy::Round => words::ROUND,
        GroupBy::Unit => words::UNIT,
        GroupBy::Kind => words::TYPE_MAIN,
        GroupBy::EachKind => words::TYPE_EACH,
        GroupBy::Month => words::MONTH,
    }
}

/// Draws the card.
pub(super) fn show(ui: &mut Ui, stage: &mut Stage<'_>, rect: Rect) {
    let totals = stage.assessment.complaints();
    let all = totals.all;
    let by = stage.view.supervision.group;
    // Where four groupings are offered the card has no room for it; the total below says the same.
    let aside = match by {
        GroupBy::Kind | GroupBy::EachKind => String::new(),
        _ => words::RECEIVED_N.fill(stage.language, &[("n", &all.received)]),
    };
    let (free, body) = card::card(ui, stage, rect, stage.say(words::COMPLAINTS), &aside);
    switch(ui, stage, free, by);
    let tight = body.height() < 240.0;
    let mut y = body.top();
    y = bar(ui, stage, body, y, all, tight);
    let rates = [
        (words::RATE, words::RATE_BASE, all.settled_rate()),
        (
            words::STAGED_RATE,
            words::STAGED_RATE_BASE,
            all.settled_or_staged_rate(),
        ),
    ];
    if tight {
        let names = [words::RATE_SHORT, words::STAGED_RATE_TIGHT];
        let middle = body.left() + body.width() * 0.46;
        let sides = [
            Rect::from_min_max(pos2(body.left(), y), pos2(middle + 6.0, y + 26.0)),
            Rect::from_min_max(pos2(middle - 2.0, y), pos2(body.right(), y + 26.0)),
        ];
        for ((area, name), (_, base, ratio)) in sides.into_iter().zip(names).zip(rates) {
            rate(ui, stage, area, name, base, ratio, true);
        }
        y += 26.0;
    } else {
        for (name, base, ratio) in rates {
            let area = Rect::from_min_size(pos2(body.left(), y), vec2(body.width(), 40.0));
            rate(ui, stage, area, name, base, ratio, false);
            y = area.bottom();
        }
    }
    let groups = groups(stage.plan, totals, by, stage.language);
    let table = Rect::from_min_max(pos2(body.left(), y), body.max);
    group_table(ui, stage, table, by, &groups, all);
}

fn bar(
    ui: &Ui,
    stage: &mut Stage<'_>,
    body: Rect,
    top: f32,
    all: ComplaintTally,
    tight: bool,
) -> f32 {
    let theme = stage.theme;
    let top = top + 8.0;
    let (left, right) = (body.left() + SIDE - 1.0, body.right() - SIDE + 1.0);
    let area = Rect::from_min_max(pos2(left, top), pos2(right, top + 18.0));
    let (width, height) = (f64::from(area.width()), f64::from(area.height()));
    let whole = all.received.max(1) as f64;
    let done = width * all.settled as f64 / whole;
    let staged = width * all.settled_in_stages as f64 / whole;
    let settled = theme.status(Status::Completed);
    let mut scene = Scene::new(width, height);
    scene.fill(chart::Rect::new(0.0, 0.0, done, height), settled.fill);
    scene.fill(chart::Rect::new(done, 0.0, staged, height), settled.tint);
    scene.add(Shape::Hatch {
        rect: chart::Rect::new(done, 0.0, staged, height),
        hatch: Hatch::Diagonal,
        pitch: size::HATCH_BEHIND_PITCH,
        stroke: chart::Stroke::solid(size::HATCH_BEHIND_LINE, settled.fill),
        anchor: done,
    });
    scene.add(Shape::Rect {
        rect: chart::Rect::new(0.0, 0.0, width, height),
        radius: 1.0,
        fill: None,
        stroke: Some(chart::Stroke::solid(1.0, settled.fill)),
    });
    let told = words::SETTLED_BAR.fill(stage.language, &[("n", &all.settled)]);
    let needed = chart::metrics::width(&told, f64::from(SMALL), true) + 12.0;
    let inside = needed <= done;
    if inside {
        let ground = if theme.dark { theme.panel } else { theme.onacc };
        scene.bold(
            Point::new(6.0, height / 2.0),
            told.clone(),
            f64::from(SMALL),
            ground,
            chart::Align::Left,
        );
    }
    paint::paint(ui.painter(), &scene, area.min);
    let ends = [done, done + staged, width].map(|x| left + x as f32);
    let parts = [
        (ComplaintStatus::Settled, all.settled, left, ends[0]),
        (
            ComplaintStatus::SettledInStages,
            all.settled_in_stages,
            ends[0],
            ends[1],
        ),
        (ComplaintStatus::Open, all.open, ends[1], ends[2]),
    ];
    for (status, count, from, to) in parts.into_iter().filter(|part| part.1 > 0) {
        let part = Rect::from_x_y_ranges(from..=to, area.y_range());
        bar_part(ui, stage, part, status, count);
    }
    let rest = words::REST_BAR.fill(
        stage.language,
        &[("staged", &all.settled_in_stages), ("open", &all.open)],
    );
    let rest = if inside {
        rest
    } else {
        format!("{told} · {rest}")
    };
    drawn::write(
        ui.painter(),
        pos2(right, area.bottom() + 12.0),
        Align2::RIGHT_CENTER,
        &rest,
        drawn::regular(SMALL),
        ink(theme.t2),
        area.width(),
    );
    let bottom = area.bottom() + if tight { 22.0 } else { 26.0 };
    card::line(ui, stage, body, bottom);
    bottom
}

/// A part of the bar: a click lists its complaints, once more all of them.
fn bar_part(ui: &Ui, stage: &mut Stage<'_>, part: Rect, status: ComplaintStatus, count: usize) {
    let id = ui.scope_id().with(("part", status as usize));
    let response = ui
        .interact(part, id, Sense::click())
        .on_hover_cursor(egui::CursorIcon::PointingHand);
    let word = complaint_status_word(status).of(stage.language);
    let name = format!("{} {word} {count}", stage.say(words::COMPLAINTS));
    let on = stage.view.supervision.letters.status == Some(status);
    response.widget_info(|| WidgetInfo::selected(Role::Button, ui.is_enabled(), on, &name));
    if response.hovered() {
        let stroke = egui::Stroke::new(2.0, ink(stage.theme.t1));
        let painter = ui.painter();
        painter.rect_stroke(part, 0.0, stroke, egui::StrokeKind::Outside);
    }
    if response.has_focus() {
        drawn::focus_frame(ui.painter(), part, stage.theme);
    }
    let clicked = response.clicked();
    response.on_hover_text(&name);
    if clicked {
        stage.view.supervision.letters = LetterFilter {
            status: (!on).then_some(status),
            ..LetterFilter::default()
        };
    }
}

fn rate(
    ui: &Ui,
    stage: &Stage<'_>,
    area: Rect,
    name: Phrase,
    base: Phrase,
    ratio: Ratio,
    tight: bool,
) {
    let theme = stage.theme;
    let left = area.left() + SIDE - 1.0;
    let right = area.right() - SIDE + 1.0;
    let value = drawn::write(
        ui.painter(),
        pos2(right, area.center().y),
        Align2::RIGHT_CENTER,
        &percent(ratio),
        drawn::bold(if tight {
            BODY
        } else {
            size::font::TITLE as f32
        }),
        ink(theme.t1),
        80.0,
    );
    let part = drawn::write(
        ui.painter(),
        pos2(
            value.left() - if tight { 6.0 } else { 10.0 },
            area.center().y,
        ),
        Align2::RIGHT_CENTER,
        &format!("{}/{}", ratio.part, ratio.whole),
        drawn::regular(SMALL),
        ink(theme.t3),
        90.0,
    );
    let room = part.left() - 6.0 - left;
    let response = ui.interact(area, ui.scope_id().with(("rate", name.en)), Sense::hover());
    let tip = format!("{} = {}", stage.say(name), stage.say(base));
    let spoken = format!("{tip} {}/{} {}", ratio.part, ratio.whole, percent(ratio));
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &spoken));
    response.on_hover_text(tip);
    let middle = area.center().y;
    if tight {
        drawn::write(
            ui.painter(),
            pos2(left, middle),
            Align2::LEFT_CENTER,
            stage.say(name),
            drawn::regular(SMALL),
            ink(theme.t2),
            room,
        );
    } else {
        drawn::write(
            ui.painter(),
            pos2(left, middle - 9.0),
            Align2::LEFT_CENTER,
            stage.say(name),
            drawn::regular(BODY),
            ink(theme.t1),
            room,
        );
        drawn::write(
            ui.painter(),
            pos2(left, middle + 9.0),
            Align2::LEFT_CENTER,
            stage.say(base),
            drawn::regular(SMALL),
            ink(theme.t3),
            room,
        );
    }
    card::line(ui, stage, area, area.bottom());
}

fn columns(row: Rect) -> [Rect; 4] {
    let left = row.left() + SIDE - 7.0;
    let right = row.right() - 4.0;
    let (staged, rate, received) = (98.0, 62.0, 64.0);
    let at = |from: f32, to: f32| Rect::from_min_max(pos2(from, row.top()), pos2(to, row.bottom()));
    [
        at(left, right - staged - rate - received),
        at(right - staged - rate - received, right - staged - rate),
        at(right - staged - rate, right - staged),
        at(right - staged, right),
    ]
}

fn group_table(
    ui: &mut Ui,
    stage: &mut Stage<'_>,
    rect: Rect,
    by: GroupBy,
    groups: &[Group],
    all: ComplaintTally,
) {
    let theme = stage.theme;
    let head = Rect::from_min_size(rect.min, vec2(rect.width(), card::HEAD));
    ui.painter().rect_filled(head, 0.0, ink(theme.sunk));
    card::line(ui, stage, rect, head.bottom());
    let heads = [
        group_head(by),
        words::RECEIVED,
        words::RATE_SHORT,
        words::STAGED_RATE_SHORT,
    ];
    for (place, (cell, phrase)) in columns(head).into_iter().zip(heads).enumerate() {
        words_in(ui, cell, stage.say(phrase), place > 0, ink(theme.t3), false);
    }
    let total = Rect::from_min_max(pos2(rect.left(), rect.bottom() - ROW), rect.max);
    let list = Rect::from_min_max(
        pos2(rect.left(), head.bottom() + 1.0),
        pos2(rect.right(), total.top()),
    );
    // With few groups the total stands right under them.
    let needed = ROW * groups.len() as f32;
    let total = if needed < list.height() {
        Rect::from_min_size(pos2(list.left(), list.top() + needed), total.size())
    } else {
        total
    };
    let list = list.with_max_y(total.top());
    if list.height() > 1.0 {
        card::within(ui, list, ("groups", by as u8), |ui| {
            ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
            egui::ScrollArea::vertical()
                .id_salt(("groups", by as u8))
                .auto_shrink(false)
                .show_rows_following(ui, ROW, groups.len(), |ui, range| {
                    for group in &groups[range] {
                        group_row(ui, stage, group);
                    }
                });
        });
    }
    let name = stage.say(words::TOTAL);
    let response = ui.interact(total, ui.scope_id().with("total"), Sense::click());
    let ground = if response.hovered() {
        theme.hover
    } else {
        theme.group
    };
    ui.painter().rect_filled(total, 0.0, ink(ground));
    for (place, (cell, text)) in columns(total).into_iter().zip(texts(name, all)).enumerate() {
        words_in(ui, cell, &text, place > 0, ink(theme.t1), true);
    }
    if response.has_focus() {
        drawn::focus_frame(ui.painter(), total.shrink(3.0), theme);
    }
    let said = format!("{name} {}", all.received);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), &said));
    if response
        .on_hover_text(stage.say(words::TOTAL_TIP))
        .clicked()
    {
        stage.view.supervision.letters = LetterFilter::default();
    }
}

fn texts(name: &str, tally: ComplaintTally) -> [String; 4] {
    [
        name.to_owned(),
        tally.received.to_string(),
        percent(tally.settled_rate()),
        percent(tally.settled_or_staged_rate()),
    ]
}

fn group_row(ui: &mut Ui, stage: &mut Stage<'_>, group: &Group) {
    let theme = stage.theme;
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
    let id = ui.scope_id().with(("group", &group.name));
    let response = ui.interact(rect, id, Sense::click());
    let selected = stage.view.supervision.letters == group.filter;
    card::row_ground(ui, stage, rect, selected, &response);
    for (place, (cell, text)) in columns(rect)
        .into_iter()
        .zip(texts(&group.name, group.tally))
        .enumerate()
    {
        words_in(ui, cell, &text, place > 0, ink(theme.t1), false);
    }
    if response.has_focus() {
        drawn::focus_frame(ui.painter(), rect.shrink(3.0), theme);
    }
    let tally = group.tally;
    let tip = words::GROUP_TIP.fill(
        stage.language,
        &[
            ("name", &group.name),
            ("received", &tally.received),
            ("settled", &tally.settled),
            ("staged", &tally.settled_in_stages),
            ("open", &tally.open),
        ],
    );
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, selected, &group.name));
    if response.on_hover_text(tip).clicked() {
        stage.view.supervision.letters = if selected {
            LetterFilter::default()
        } else {
            group.filter.clone()
        };
    }
}

fn switch(ui: &mut Ui, stage: &mut Stage<'_>, rect: Rect, by: GroupBy) {
    let look = look(stage);
    let mut row = ui.new_child(
        UiBuilder::new()
            .id_salt("group links")
            .max_rect(rect)
            .layout(Layout::right_to_left(Align::Center)),
    );
    row.spacing_mut().item_spacing.x = 10.0;
    // Kinds are counted two ways; the second is offered where the first is shown, as the card is narrow.
    let offered =
        |other: &GroupBy| *other != by && (*other != GroupBy::EachKind || by == GroupBy::Kind);
    for other in GroupBy::ALL.into_iter().rev().filter(offered) {
        let phrase = match other {
            GroupBy::Round => words::BY_ROUND,
            GroupBy::Unit => words::BY_UNIT,
            GroupBy::Kind => words::BY_KIND,
            GroupBy::EachKind => words::BY_EACH_KIND,
            GroupBy::Month => words::BY_MONTH,
        };
        if link(&mut row, look, look.say(phrase)).clicked() {
            stage.view.supervision.group = other;
        }
    }
}
