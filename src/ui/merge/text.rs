//! What a side says, with what is not as before marked: texts by characters, dates by their parts, anything else whole.

use crate::edit::merge::{Altered, Conflict, Mark, Said, Writable, stretches};
use crate::text::{Language, merge_page_words as words};
use crate::ui::widgets::Look;
use crate::ui::widgets::look::{self, BODY, SMALL, ink};
use egui::text::{LayoutJob, TextFormat};
use egui::{Align, Galley, Painter, Pos2, Rect, Stroke, Ui, pos2};
use std::sync::Arc;

/// So many characters of a text are shown; more would fill the window.
const MOST: usize = 1_200;
/// So many of a field among several.
const MOST_OF_FIELD: usize = 80;
/// So many fields are shown of what one side altered and the other deleted.
const FIELDS: usize = 3;
/// Height of a line: room for a mark below the letters that touches no other line.
const LINE: f32 = 20.0;
/// What is said where nothing is.
const NOTHING: &str = "–";

/// How a piece of text is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    Plain,
    /// It came: marked.
    Came,
    /// It went: struck through.
    Went,
    /// Words beside it.
    Quiet,
}

/// A piece of text of one style.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    pub style: Style,
    pub text: String,
}

fn piece(style: Style, text: impl Into<String>) -> Piece {
    Piece {
        style,
        text: text.into(),
    }
}

/// The three texts of a conflict.
#[derive(Clone, Debug)]
pub(super) struct Marked {
    language: Language,
    pub base: Vec<Piece>,
    pub theirs: Vec<Piece>,
    pub ours: Vec<Piece>,
}

fn shortened(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text.to_owned(),
    }
}

impl Marked {
    /// The texts of a conflict.
    pub fn of(conflict: &Conflict, language: Language) -> Self {
        let (theirs, ours) = (&conflict.theirs, &conflict.ours);
        let base = shortened(&conflict.base.text(language), MOST);
        Self {
            language,
            theirs: side(conflict, theirs, ours, language),
            ours: side(conflict, ours, theirs, language),
            base: vec![piece(Style::Plain, base)],
        }
    }

    /// Whether it was made for this language.
    pub fn is_for(&self, language: Language) -> bool {
        self.language == language
    }
}

/// What stands there, as one text; what went is left out.
pub(super) fn read(pieces: &[Piece]) -> String {
    let there = pieces.iter().filter(|piece| piece.style != Style::Went);
    there.map(|piece| piece.text.as_str()).collect()
}

fn side(conflict: &Conflict, said: &Said, other: &Said, language: Language) -> Vec<Piece> {
    let base = conflict.base.text(language);
    match said {
        Said::Deleted => vec![
            piece(Style::Went, base),
            piece(
                Style::Quiet,
                format!("  {}", words::WHOLE_DELETED.of(language)),
            ),
        ],
        Said::Fields(altered) => fields(conflict, altered, &base, language),
        // The value, and what was said to it.
        Said::Lines(lines) => {
            let mut all = Vec::new();
            for (place, line) in lines.iter().enumerate() {
                if place == 0 {
                    all.extend(value(conflict, line, other, &base, language));
                } else {
                    all.push(piece(Style::Quiet, format!("\n{}", line.text(language))));
                }
            }
            all
        }
        said => value(conflict, said, other, &base, language),
    }
}

fn value(
    conflict: &Conflict,
    said: &Said,
    other: &Said,
    base: &str,
    language: Language,
) -> Vec<Piece> {
    let text = shortened(&said.text(language), MOST);
    let base = shortened(base, MOST);
    match conflict.writable {
        Some(Writable::Text) => against(&base, &text),
        Some(Writable::Day | Writable::Due) => {
            let other = other.text(language);
            dated(&text, other.lines().next().unwrap_or_default())
        }
        _ if text == base || text.is_empty() => vec![piece(Style::Plain, text)],
        _ => vec![piece(Style::Came, text)],
    }
}

/// A text against what it was, by characters.
fn against(base: &str, text: &str) -> Vec<Piece> {
    let all = stretches(base, text);
    let mut pieces = Vec::new();
    for (place, stretch) in all.iter().enumerate() {
        let next = all.get(place + 1);
        let replaced = next.is_some_and(|next| next.mark == Mark::Added);
        pieces.push(match stretch.mark {
            Mark::Equal => piece(Style::Plain, stretch.text.as_str()),
            Mark::Added => piece(Style::Came, stretch.text.as_str()),
            // What came in its place says enough.
            Mark::Removed if replaced => continue,
            Mark::Removed => piece(Style::Went, stretch.text.as_str()),
        });
    }
    pieces
}

/// A date and what stands after it against the other side: from the year, the month or the day on in which they differ.
fn dated(text: &str, other: &str) -> Vec<Piece> {
    let (date, rest) = date_first(text);
    let (other_date, other_rest) = date_first(other);
    let from = match (date, other_date) {
        (one, other) if one == other => date.len(),
        (_, "") => 0,
        (one, other) => [4, 7]
            .into_iter()
            .rev()
            .find(|end| one.get(..*end) == other.get(..*end))
            .map_or(0, |end| end + 1),
    };
    let (same, otherwise) = date.split_at_checked(from).unwrap_or((date, ""));
    let rest_style = if rest == other_rest {
        Style::Plain
    } else {
        Style::Came
    };
    [
        piece(Style::Plain, same),
        piece(Style::Came, otherwise),
        piece(rest_style, rest),
    ]
    .into_iter()
    .filter(|piece| !piece.text.is_empty())
    .collect()
}

/// A date as the program writes it at the begin of a text, and what follows.
fn date_first(text: &str) -> (&str, &str) {
    let Some((date, rest)) = text.split_at_checked(10) else {
        return ("", text);
    };
    let is_date = date.bytes().enumerate().all(|(at, byte)| match at {
        4 | 7 => byte == b'-',
        _ => byte.is_ascii_digit(),
    });
    if is_date { (date, rest) } else { ("", text) }
}

/// What one side altered of what the other deleted: the name as it is now, and some fields with what they were.
fn fields(conflict: &Conflict, altered: &Altered, base: &str, language: Language) -> Vec<Piece> {
    let is_record = conflict.spot.is_record();
    let named = |field: &str| is_record && matches!(field, "title" | "name" | "number");
    let mut pieces = Vec::new();
    if is_record {
        pieces.extend(against(base, &conflict.name()));
    }
    let rest = || altered.changes.iter().filter(|change| !named(change.field));
    for change in rest().take(FIELDS) {
        if !pieces.is_empty() {
            pieces.push(piece(Style::Plain, "\n"));
        }
        let field = altered.field(change.field, language);
        let field = words::FIELD.fill(language, &[("field", &field)]);
        pieces.push(piece(Style::Quiet, field));
        let said = [&change.before, &change.after]
            .map(|said| shortened(&said.text(language).replace('\n', " "), MOST_OF_FIELD));
        match said.each_ref().map(String::as_str) {
            ["", ""] => pieces.push(piece(Style::Quiet, words::OTHERWISE.of(language))),
            [before, after] if before.chars().count() > 12 && !after.is_empty() => {
                pieces.extend(against(before, after));
            }
            [before, after] => {
                let shown = |text: &str| if text.is_empty() { NOTHING } else { text }.to_owned();
                pieces.push(piece(Style::Plain, shown(before)));
                pieces.push(piece(Style::Quiet, " → "));
                pieces.push(piece(Style::Came, shown(after)));
            }
        }
    }
    let more = rest().count().saturating_sub(FIELDS);
    if more > 0 {
        let words = words::MORE_FIELDS.fill(language, &[("n", &more)]);
        pieces.push(piece(Style::Quiet, format!("\n{words}")));
    }
    pieces
}

/// A text laid out in lines, with its marks.
pub(super) struct Laid {
    galley: Arc<Galley>,
    /// Where its letters are marked, line by line.
    marks: Vec<Rect>,
}

impl Laid {
    /// Lays a text out in a width.
    pub fn of(ui: &Ui, look: Look, pieces: &[Piece], width: f32) -> Self {
        let theme = look.theme;
        let mut job = LayoutJob::default();
        job.wrap.max_width = width;
        let mut marked: Vec<bool> = Vec::new();
        for piece in pieces {
            let (font, color) = match piece.style {
                Style::Quiet => (look::regular(SMALL), theme.t2),
                Style::Went => (look::regular(BODY), theme.t3),
                Style::Plain | Style::Came => (look::regular(BODY), theme.t1),
            };
            let strikethrough = if piece.style == Style::Went {
                Stroke::new(1.0, ink(theme.t3))
            } else {
                Stroke::NONE
            };
            let format = TextFormat {
                font_id: font,
                color: ink(color),
                strikethrough,
                line_height: Some(LINE),
                valign: Align::Center,
                ..TextFormat::default()
            };
            job.append(&piece.text, 0.0, format);
            let came = piece.style == Style::Came;
            marked.extend(piece.text.chars().map(|_| came));
        }
        if job.text.is_empty() {
            let format = TextFormat {
                line_height: Some(LINE),
                ..TextFormat::simple(look::regular(BODY), ink(theme.t3))
            };
            job.append(NOTHING, 0.0, format);
        }
        let galley = ui.painter().layout_job(job);
        let marks = marks(&galley, &marked);
        Self { galley, marks }
    }

    /// Its height.
    pub fn height(&self) -> f32 {
        self.galley.size().y
    }

    /// Paints it: the marks of all lines first, so that none covers a neighbour's letters.
    pub fn paint(&self, painter: &Painter, at: Pos2, look: Look) {
        let theme = look.theme;
        let moved = |mark: &Rect| mark.translate(at.to_vec2());
        for mark in &self.marks {
            let ground = moved(mark).with_max_y(moved(mark).bottom() - 2.0);
            painter.rect_filled(ground, 0.0, ink(theme.note_bg));
        }
        for mark in &self.marks {
            let line = moved(mark).with_min_y(moved(mark).bottom() - 2.0);
            painter.rect_filled(line, 0.0, ink(theme.note_edge));
        }
        painter.galley(at, Arc::clone(&self.galley), ink(theme.t1));
    }
}

/// Where the marked letters stand in the lines of a text, each within its own line.
fn marks(galley: &Galley, marked: &[bool]) -> Vec<Rect> {
    let mut marks: Vec<Rect> = Vec::new();
    let mut letter = 0;
    for row in &galley.rows {
        let (top, bottom) = (row.pos.y + 1.0, row.pos.y + row.row.size.y);
        let mut open: Option<Rect> = None;
        for glyph in &row.row.glyphs {
            let is_marked = marked.get(letter).copied().unwrap_or_default();
            letter += 1;
            if !is_marked {
                marks.extend(open.take());
                continue;
            }
            let left = row.pos.x + glyph.pos.x;
            let right = left + glyph.advance_width;
            match &mut open {
                Some(mark) => mark.max.x = right,
                None => open = Some(Rect::from_min_max(pos2(left, top), pos2(right, bottom))),
            }
        }
        marks.extend(open);
        letter += usize::from(row.ends_with_newline);
    }
    marks
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::merge::merge;
    use crate::plan::{Category, Plan, PlanParts, Task};

    fn told(pieces: &[Piece]) -> String {
        let one = |piece: &Piece| match piece.style {
            Style::Plain | Style::Quiet => piece.text.clone(),
            Style::Came => format!("[+{}+]", piece.text),
            Style::Went => format!("[-{}-]", piece.text),
        };
        pieces.iter().map(one).collect()
    }

    fn conflict(alter: impl Fn(&mut Task, bool), delete: bool) -> Conflict {
        let task = Task {
            id: "t".into(),
            number: "50".to_owned(),
            title: "示例任务".to_owned(),
            person: "王某".to_owned(),
            ..Task::default()
        };
        let plan = |task: Option<Task>| {
            Plan::new(PlanParts {
                tasks: task.into_iter().collect(),
                ..PlanParts::default()
            })
        };
        let side = |here| {
            let mut task = task.clone();
            alter(&mut task, here);
            task
        };
        let theirs = (!delete).then(|| side(false));
        let merge = merge(
            &plan(Some(task.clone())),
            &plan(Some(side(true))),
            &plan(theirs),
        );
        merge.conflicts()[0].clone()
    }

    #[test]
    fn figures_and_choices_are_marked_whole_and_texts_by_characters() {
        for (one, shown) in [
            (
                conflict(
                    |task, here| {
                        task.funding.planned = Some(if here { 1250.0 } else { 1280.0 });
                    },
                    false,
                ),
                ["[+1280+]", "[+1250+]"],
            ),
            (
                conflict(
                    |task, here| task.person = if here { "赵某" } else { "李某" }.to_owned(),
                    false,
                ),
                ["[+李+]某", "[+赵+]某"],
            ),
            (
                conflict(
                    |task, here| {
                        task.category = if here {
                            Category::Water
                        } else {
                            Category::Soil
                        }
                    },
                    false,
                ),
                ["[+土壤+]", "[+水+]"],
            ),
        ] {
            let marked = Marked::of(&one, Language::Zh);
            assert_eq!([told(&marked.theirs), told(&marked.ours)], shown);
        }
    }

    #[test]
    fn what_one_side_altered_of_the_deleted_is_shown_with_what_it_was() {
        let one = conflict(
            |task, _| {
                task.title = "示例任务（保留码头）".to_owned();
                task.person = "赵某".to_owned();
                task.phone = "023".to_owned();
                task.remarks = "一".to_owned();
                task.goal = "二".to_owned();
            },
            true,
        );
        let marked = Marked::of(&one, Language::Zh);
        assert_eq!(told(&marked.theirs), "[-50 示例任务-]  整项删除");
        assert_eq!(
            told(&marked.ours),
            "50 示例任务[+（保留码头）+]\n责任人：王某 → [+赵某+]\n联系电话：– → [+023+]\n整改目标：– → \
             [+二+]\n另有 1 项改动"
        );
    }

    #[test]
    fn the_marks_of_one_line_touch_no_other() {
        let ctx = egui::Context::default();
        crate::ui::fonts::install(&ctx, None);
        let mut seen = 0;
        for _ in 0..2 {
            let mut output = ctx.run_ui(egui::RawInput::default(), |ui| {
                let look = Look {
                    theme: &crate::chart::theme::LIGHT,
                    language: Language::Zh,
                };
                let text = "设备安装七成，在线监测已联网，等待验收。".repeat(4);
                let pieces = [
                    piece(Style::Plain, "调节池主体完工，"),
                    piece(Style::Came, text),
                ];
                let laid = Laid::of(ui, look, &pieces, 160.0);
                seen = laid.marks.len();
                for pair in laid.marks.windows(2) {
                    assert!(pair[0].bottom() <= pair[1].top(), "{pair:?}");
                }
                assert!((laid.marks[0].width() > 8.0) && laid.height() > 3.0 * LINE);
            });
            output.textures_delta.clear();
        }
        assert!(seen > 3, "{seen}");
    }

    #[test]
    fn dates_are_marked_by_their_parts() {
        for (one, other, shown) in [
            ("2022-03-31", "2022-01-31", "2022-[+03-31+]"),
            ("2021-11-12", "2021-11-16", "2021-11-[+12+]"),
            ("2021-12-31", "2022-12-31", "[+2021-12-31+]"),
            ("2021-11-12", "", "[+2021-11-12+]"),
            ("", "2021-11-12", ""),
            (
                "2021-12-31 2021年底前",
                "2021-12-31 2021年12月底前",
                "2021-12-31[+ 2021年底前+]",
            ),
            ("长期坚持", "2021-12-31", "[+长期坚持+]"),
        ] {
            assert_eq!(told(&dated(one, other)), shown, "{one} {other}");
        }
    }
}
