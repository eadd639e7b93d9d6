//! Marks what a search found: whatever is written within [`mark`] has a coloured ground under each hit.

use crate::chart::Theme;
use crate::wording::Sought;
use egui::text::{LayoutJob, TextFormat};
use egui::{Color32, Context, FontId, Id, Rangef};
use std::sync::Arc;

/// What is marked while something is drawn.
#[derive(Clone)]
struct Marks {
    sought: Arc<Sought>,
    ground: Color32,
    /// Only what begins in one of these, across the screen.
    columns: Option<Arc<[Rangef]>>,
}

fn key() -> Id {
    Id::unique("what a search found")
}

/// Draws something with the hits of a search marked.
pub(crate) fn mark<R>(ctx: &Context, theme: &Theme, sought: Sought, draw: impl FnOnce() -> R) -> R {
    within(ctx, theme, sought, None, draw)
}

/// The same where only some columns are searched: what begins in one of them is marked.
pub(crate) fn mark_columns<R>(
    ctx: &Context,
    theme: &Theme,
    sought: Sought,
    columns: Vec<Rangef>,
    draw: impl FnOnce() -> R,
) -> R {
    within(ctx, theme, sought, Some(columns.into()), draw)
}

fn within<R>(
    ctx: &Context,
    theme: &Theme,
    sought: Sought,
    columns: Option<Arc<[Rangef]>>,
    draw: impl FnOnce() -> R,
) -> R {
    if sought.is_empty() {
        return draw();
    }
    let before: Option<Marks> = ctx.data(|data| data.get_temp(key()));
    let marks = Marks {
        sought: Arc::new(sought),
        ground: super::look::ink(theme.note_edge).gamma_multiply(0.5),
        columns,
    };
    ctx.data_mut(|data| data.insert_temp(key(), marks));
    let value = draw();
    ctx.data_mut(|data| match before {
        Some(before) => {
            data.insert_temp(key(), before);
        }
        None => {
            data.remove::<Marks>(key());
        }
    });
    value
}

/// A text on one line, to be laid out, with what is marked in it; `None` where nothing is. `x` is where it begins.
pub(crate) fn marked(
    ctx: &Context,
    text: &str,
    font: &FontId,
    color: Color32,
    x: Option<f32>,
) -> Option<LayoutJob> {
    let marks: Marks = ctx.data(|data| data.get_temp(key()))?;
    if let (Some(columns), Some(x)) = (&marks.columns, x)
        && !columns.iter().any(|column| column.contains(x))
    {
        return None;
    }
    job(&marks.sought, text, font, color, marks.ground)
}

fn job(
    sought: &Sought,
    text: &str,
    font: &FontId,
    color: Color32,
    ground: Color32,
) -> Option<LayoutJob> {
    let hits = sought.hits(text, true);
    if hits.is_empty() {
        return None;
    }
    let plain = TextFormat::simple(font.clone(), color);
    let hit = TextFormat {
        background: ground,
        ..plain.clone()
    };
    let mut job = LayoutJob {
        break_on_newline: false,
        ..LayoutJob::default()
    };
    let mut from = 0;
    for place in hits {
        for (range, format) in [(from..place.start, &plain), (place.clone(), &hit)] {
            if let Some(part) = text.get(range).filter(|part| !part.is_empty()) {
                job.append(part, 0.0, format.clone());
            }
        }
        from = place.end;
    }
    if let Some(rest) = text.get(from..).filter(|rest| !rest.is_empty()) {
        job.append(rest, 0.0, plain);
    }
    Some(job)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::theme::LIGHT;

    /// What has a ground of its own in a text drawn at a place.
    fn grounds(ctx: &Context, text: &str, x: f32) -> Vec<String> {
        let font = FontId::default();
        let job = marked(ctx, text, &font, Color32::BLACK, Some(x));
        job.map_or_else(Vec::new, |job| {
            assert_eq!(job.text, text, "nothing is lost");
            job.sections
                .iter()
                .filter(|section| section.format.background != Color32::TRANSPARENT)
                .map(|section| {
                    let place = &section.byte_range;
                    job.text[place.start.0..place.end.0].to_owned()
                })
                .collect()
        })
    }

    #[test]
    fn hits_have_a_ground_while_the_search_is_drawn_and_not_after() {
        let ctx = Context::default();
        mark(&ctx, &LIGHT, Sought::new("pm2.5 csq"), || {
            assert_eq!(
                grounds(&ctx, "长寿区ＰＭ２．５浓度", 0.0),
                ["长寿区ＰＭ２．５"]
            );
            assert_eq!(grounds(&ctx, "臭氧", 0.0), [""; 0]);
            let only = vec![Rangef::new(0.0, 50.0)];
            mark_columns(&ctx, &LIGHT, Sought::new("臭"), only, || {
                assert_eq!(grounds(&ctx, "臭氧", 10.0), ["臭"]);
                assert_eq!(grounds(&ctx, "臭氧", 60.0), [""; 0]);
            });
            assert_eq!(grounds(&ctx, "长寿", 60.0), [""; 0]);
            assert_eq!(grounds(&ctx, "(PM2.5)", 60.0), ["PM2.5"]);
        });
        assert_eq!(grounds(&ctx, "长寿区", 0.0), [""; 0]);
        mark(&ctx, &LIGHT, Sought::default(), || {
            assert_eq!(grounds(&ctx, "长寿区", 0.0), [""; 0]);
        });
    }
}
