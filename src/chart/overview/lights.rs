//! The lights: how many tasks are done, blue, yellow and red by the written rule or by hand.

use super::Look;
use super::board::{Board, INSET, Ink, Target, tip};
use crate::assess::{Figure, Light, Slice};
use crate::chart::theme::size;
use crate::chart::{Align, Point, Rect, glyph};
use crate::text::{assess_words, overview_words as words};

pub(super) fn draw(board: &mut Board, look: &Look<'_>, card: Rect) {
    let days = look.plan.head().settings.light_days;
    let note = look.fill(words::LIGHTS_NOTE, &[("days", &days)]);
    let title = look.say(assess_words::LIGHT);
    let (body, end) = board.card(card, look, title, &note, 0.0);
    let by_hand = look.facts.all.count(Figure::LightByHand);
    if by_hand > 0 {
        let word = look.say(assess_words::LIGHT_BY_HAND);
        let text = look.fill(words::SPOKEN, &[("name", &word), ("value", &by_hand)]);
        let ink = Ink::small(look.theme.t3);
        let right = card.right() - INSET;
        if end + 8.0 + ink.width(&text) <= right {
            let meaning = look.say(words::DEF_BY_HAND);
            board.click(
                Point::new(right, card.y + size::PANEL_TITLE / 2.0),
                &text,
                ink,
                Align::Right,
                140.0,
                (
                    Target::Tasks(Slice::All, Figure::LightByHand),
                    text.clone(),
                    tip(look, meaning, by_hand),
                ),
            );
        }
    }
    let middle = body.center().y;
    let word = Ink::small(look.theme.t2);
    // Six digits each have room only in the smaller size.
    let large = look.facts.all.tasks() < 10_000;
    let digits = Ink {
        size: if large {
            size::font::TITLE
        } else {
            size::font::SMALL
        },
        bold: true,
        color: look.theme.t1,
    };
    let figures = Light::ALL.map(|light| {
        let count = look.facts.all.count(Figure::Light(light));
        let name = look.say(light.word());
        let wide = 17.0 + word.width(name) + 5.0 + digits.width(&count.to_string());
        (light, count, name, wide)
    });
    let used: f64 = figures.iter().map(|(_, _, _, wide)| wide).sum();
    let gap = ((body.w - 2.0 * INSET - used) / 3.0).clamp(4.0, 40.0);
    let mut x = body.x + INSET;
    for (light, count, name, wide) in figures {
        let status = light.like();
        glyph::status(
            &mut board.scene,
            Point::new(x + 6.0, middle),
            status,
            look.theme,
        );
        let at = Point::new(x + 17.0, middle);
        let after = board.put(at, name, word, Align::Left, 120.0).right() + 5.0;
        let color = match light {
            Light::Yellow | Light::Red if count > 0 => look.theme.status(status).word,
            _ => look.theme.t1,
        };
        let ink = Ink { color, ..digits };
        let meaning = look.fill(light.rule(), &[("days", &days)]);
        board.click(
            Point::new(after, middle),
            &count.to_string(),
            ink,
            Align::Left,
            80.0,
            (
                Target::Tasks(Slice::All, Figure::Light(light)),
                look.fill(words::SPOKEN, &[("name", &name), ("value", &count)]),
                tip(look, &meaning, count),
            ),
        );
        x += wide + gap;
    }
}
