//! Exporting a picture without a window: the same scene as on the screen, written as PNG or SVG.

use super::arguments::{Chart, Order};
use super::trouble::Trouble;
use crate::app::fallback_font::for_picture;
use crate::assess::Assessment;
use crate::chart::rows::Grouping;
use crate::chart::theme::ThemeChoice;
use crate::picture::gantt::{PictureRequest, Scope, gantt_pages_for};
use crate::picture::overview::{OverviewRequest, overview_picture};
use crate::picture::trends::{TrendsRequest, trends_picture};
use crate::picture::{self, Leaving};
use crate::plan::{Id, Indicator, Plan};
use crate::text::Language;
use crate::wording::{fold, same};
use std::path::Path;

/// Width of a Gantt picture in points: a page of A3 across at 100 points an inch.
const GANTT_WIDTH: f64 = 1654.0;

/// Size of a trends picture in points.
const TRENDS_SIZE: (f64, f64) = (1000.0, 560.0);

/// What a picture is written as.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Kind {
    Png,
    Svg,
}

/// Draws and writes a picture; returns the characters that no font shows.
pub(super) fn run(
    plan: &Plan,
    assessment: &Assessment,
    order: &Order,
    language: Language,
) -> Result<Vec<char>, Trouble> {
    let kind = kind(&order.out)?;
    let from = order.from.unwrap_or(plan.head().window_start);
    let to = order.to.unwrap_or(plan.head().window_end);
    if to < from {
        return Err(Trouble::Axis { from, to });
    }
    let theme = ThemeChoice::System.theme(order.dark);
    let scene = match order.chart {
        Chart::Gantt => gantt_pages_for(
            plan,
            assessment,
            &PictureRequest {
                scope: Scope::Whole,
                from: order.from,
                to: order.to,
                width: GANTT_WIDTH,
                page_height: None,
                arranged: (Grouping::default(), None),
                language,
                theme,
            },
            match kind {
                Kind::Png => Leaving::Pixels(order.scale),
                Kind::Svg => Leaving::Svg,
            },
        )
        .map_err(Trouble::Picture)?
        .pop()
        .unwrap_or_default(),
        Chart::Overview => overview_picture(
            plan,
            assessment,
            &OverviewRequest {
                from: order.from,
                to: order.to,
                language,
                theme,
                upright: false,
            },
        ),
        Chart::Trends => {
            let (width, height) = TRENDS_SIZE;
            trends_picture(
                plan,
                assessment,
                &TrendsRequest {
                    indicators: indicators(plan, &order.indicators)?,
                    from: order.from,
                    to: order.to,
                    width,
                    height,
                    language,
                    theme,
                },
            )
        }
    };
    let faces = for_picture(&scene);
    let bytes = match kind {
        Kind::Png => picture::png(&scene, order.scale, &faces),
        Kind::Svg => picture::svg_file(&scene),
    }
    .map_err(Trouble::Picture)?;
    crate::file::save_bytes(&order.out, &bytes)
        .map_err(|error| Trouble::Write(order.out.clone(), error))?;
    Ok(faces.unshown(&scene))
}

fn kind(out: &Path) -> Result<Kind, Trouble> {
    let extension = out
        .extension()
        .map(|extension| extension.to_string_lossy().to_lowercase());
    match extension.as_deref() {
        Some("png") => Ok(Kind::Png),
        Some("svg") => Ok(Kind::Svg),
        _ => Err(Trouble::Extension(out.to_owned())),
    }
}

/// The indicators of the given names; the first of the plan where none is named.
fn indicators(plan: &Plan, names: &[String]) -> Result<Vec<Id>, Trouble> {
    let all = plan.indicators_in_order();
    if names.is_empty() {
        return match all.first() {
            Some(first) => Ok(vec![first.id.clone()]),
            None => Err(Trouble::NoIndicators),
        };
    }
    let mut found = Vec::new();
    for name in names {
        let id = find(plan, name)?;
        if !found.contains(&id) {
            found.push(id);
        }
    }
    Ok(found)
}

/// An indicator with its region, as `--indicator` takes it too.
fn full_name(indicator: &Indicator) -> String {
    format!("{}{}", indicator.region, indicator.name)
}

/// The indicator that is meant: the one of that name (the plan's own region first), else the only one whose name ends with,
/// or holds, the words.
fn find(plan: &Plan, name: &str) -> Result<Id, Trouble> {
    let all = plan.indicators_in_order();
    let name = name.trim();
    let exact = |indicator: &Indicator| {
        indicator.id.as_str() == name
            || same(&indicator.name, name)
            || same(&full_name(indicator), name)
    };
    let folded = fold(name);
    let ending = |indicator: &Indicator| fold(&indicator.name).ends_with(&folded);
    let near = |indicator: &Indicator| fold(&full_name(indicator)).contains(&folded);
    let mut matching: Vec<&Indicator> = Vec::new();
    for matches in [&exact as &dyn Fn(&Indicator) -> bool, &ending, &near] {
        matching = all
            .iter()
            .map(AsRef::as_ref)
            .filter(|indicator| matches(indicator))
            .collect();
        if !matching.is_empty() {
            break;
        }
    }
    let home: Vec<&Indicator> = matching
        .iter()
        .copied()
        .filter(|indicator| indicator.region.is_empty() || indicator.region == plan.head().region)
        .collect();
    match (matching.as_slice(), home.as_slice()) {
        ([one], _) | (_, [one]) => Ok(one.id.clone()),
        ([], _) => Err(Trouble::NoIndicator {
            name: name.to_owned(),
            known: all.iter().map(|indicator| full_name(indicator)).collect(),
        }),
        _ => Err(Trouble::ManyIndicators {
            name: name.to_owned(),
            matching: matching.into_iter().map(full_name).collect(),
        }),
    }
}
