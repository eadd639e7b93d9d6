//! The checks in short: what stands by severity, the rules with most findings, and the way to all of them.

use super::Look;
use super::board::{Board, INSET, Ink, Target, Under, tip};
use super::facts::RuleFindings;
use crate::assess::Status;
use crate::assess::checks::Severity;
use crate::chart::theme::size;
use crate::chart::{Align, Point, Rect, glyph};
use crate::text::overview_words as words;

/// Height of a rule's row.
const ROW: f64 = 22.0;

/// The glyph of a severity: square, triangle, circle.
fn sign(severity: Severity) -> Status {
    match severity {
        Severity::Error => Status::Overdue,
        Severity::Warning => Status::Behind,
        Severity::Hint => Status::NotStarted,
    }
}

/// The head of the card: how many findings stand by severity, and the way to the checks.
///
/// `left` is how many rules have no room in the card; the way to all of them says so.
pub(super) fn head(board: &mut Board, look: &Look<'_>, card: Rect, left: usize) -> Rect {
    let theme = look.theme;
    let all = match left {
        0 if look.still => String::new(),
        0 => look.say(words::CHECKS_ALL).to_owned(),
        left => look.fill(words::CHECKS_MORE, &[("n", &left)]),
    };
    let link = Ink::small(if look.still { theme.t3 } else { theme.acc });
    let room = link.width(&all) + 12.0;
    let (body, end) = board.card(card, look, look.say(words::CHECKS), "", room);
    let middle = card.y + size::PANEL_TITLE / 2.0;
    let at = Point::new(card.right() - INSET, middle);
    if look.still {
        board.put(at, &all, link, Align::Right, room);
    } else {
        let to = (Target::Checks, all.clone(), String::new());
        board.click(at, &all, link, Align::Right, room, to);
    }
    let counts = look.facts.checks;
    if counts.standing() == 0 {
        let ink = Ink::small(theme.t3);
        let at = Point::new(end, middle);
        let text = look.say(words::CHECKS_NONE);
        board.put(
            at,
            text,
            ink,
            Align::Left,
            card.right() - INSET - room - end,
        );
        return body;
    }
    let mut x = end;
    for severity in Severity::ALL {
        let count = counts.at(severity);
        let word = look.say(severity.word());
        let text = look.fill(words::SPOKEN, &[("name", &word), ("value", &count)]);
        let ink = Ink::small(theme.status(sign(severity)).word);
        if count == 0 || x + 15.0 + ink.width(&text) > card.right() - INSET - room {
            continue;
        }
        let at = Point::new(x + 6.0, middle);
        glyph::status(&mut board.scene, at, sign(severity), theme);
        let meaning = look.fill(words::OPENS_CHECKS, &[("what", &text)]);
        let to = (Target::Checks, text.clone(), meaning);
        let at = Point::new(x + 15.0, middle);
        x = board.click(at, &text, ink, Align::Left, 120.0, to).right() + 10.0;
    }
    body
}

/// How many rules an area has room for.
pub(super) fn room_for(area: Rect) -> usize {
    (area.h / ROW).floor().max(0.0) as usize
}

/// The rules with findings from the top of an area, as many as fit; returns the y below them.
pub(super) fn rules(board: &mut Board, look: &Look<'_>, area: Rect) -> f64 {
    let mut y = area.y;
    for found in look.facts.rules.iter().take(room_for(area)) {
        let row = Rect::new(area.x, y, area.w, ROW);
        rule(board, look, row, found);
        y += ROW;
        board.hair(row.x + 1.0, y, row.w - 2.0, look);
    }
    y
}

fn rule(board: &mut Board, look: &Look<'_>, row: Rect, found: &RuleFindings) {
    let theme = look.theme;
    let middle = row.center().y;
    let (left, right) = (row.x + INSET, row.right() - INSET);
    let title = look.say(found.title);
    let count = found.count.to_string();
    let spoken = look.fill(words::SPOKEN, &[("name", &title), ("value", &count)]);
    let says = look.say(found.says);
    let to = if found.tasks.is_empty() {
        let meaning = look.fill(words::OPENS_CHECKS, &[("what", &says)]);
        (Target::Checks, spoken, meaning)
    } else {
        let meaning = tip(look, says, found.tasks.len());
        (Target::These(found.tasks.clone()), spoken, meaning)
    };
    board.area(row, Under::Row, to);
    let sign = sign(found.severity);
    glyph::status(
        &mut board.scene,
        Point::new(left + 6.0, middle),
        sign,
        theme,
    );
    let ink = Ink::body(theme.t1).bold();
    let number = board.put(Point::new(right, middle), &count, ink, Align::Right, 60.0);
    let mut numbers: Vec<&str> = found
        .tasks
        .iter()
        .take(3)
        .filter_map(|id| look.plan.task(id))
        .map(|task| task.number.as_str())
        .collect();
    if found.tasks.len() > 3 {
        numbers.push("…");
    }
    let numbers = numbers.join(look.say(words::NUMBERS_APART));
    let link = Ink::small(theme.acc);
    let shown = link.width(&numbers).min(row.w * 0.32);
    let end = number.x.min(right - 20.0) - 8.0;
    board.put(Point::new(end, middle), &numbers, link, Align::Right, shown);
    board.put(
        Point::new(left + 18.0, middle),
        title,
        Ink::body(theme.t1),
        Align::Left,
        end - shown - 8.0 - left - 18.0,
    );
}
