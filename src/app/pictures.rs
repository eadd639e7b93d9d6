//! Charts leaving as pictures: the dialog's preview, files and the clipboard, all drawn on jobs.

use super::answers::{Answer, Pixels, PlanAnswer, Previewed};
use super::fallback_font::for_picture;
use super::modals::Front;
use super::picking::Purpose;
use super::session::Session;
use super::shell::Shell;
use crate::assess::Assessment;
use crate::chart::rows::{Grouping, Sorting};
use crate::chart::time_axis::day_of_number;
use crate::chart::{Scene, theme};
use crate::file;
use crate::picture::gantt::{PictureRequest, Scope, gantt_pages_for};
use crate::picture::overview::{OverviewRequest, overview_picture};
use crate::picture::trends::{TrendsRequest, trends_picture};
use crate::picture::{self, Faces, Leaving};
use crate::plan::{Day, Id, Plan};
use crate::text::{Language, Phrase, shell_words};
use crate::ui::shell::picture_form::{
    ChartKind, Choice, Content, PictureForm, Preview, Size, Wish,
};
use egui::{ColorImage, Context, TextureOptions};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Width of Gantt pictures in points.
const GANTT_WIDTH: f64 = 1654.0;
/// Points of a picture to a printed millimetre.
const POINTS_A_MM: f64 = 4.6;
/// Height of the text on a page of an official document, in millimetres.
const PAGE_MM: f64 = 225.0;
/// Up to this width on paper, in millimetres, the overview stands upright.
const UPRIGHT_MM: f64 = 250.0;
/// Size of trends pictures in points.
const TRENDS_SIZE: (f64, f64) = (1200.0, 720.0);
/// Largest width and height of a preview in pixels: about as it is shown, so that thin lines stay lines.
const PREVIEW: (f64, f64) = (940.0, 520.0);

/// Everything a job needs to draw a picture.
#[derive(Clone)]
struct Commission {
    plan: Plan,
    /// What follows is worked out again where the picture is made: nothing is copied on the window's thread.
    as_of: Day,
    choice: Choice,
    scope: Scope,
    indicators: Vec<Id>,
    period: (Option<Day>, Option<Day>),
    arranged: (Grouping, Sorting),
    language: Language,
}

impl Commission {
    /// The picture, in as many pages as its paper asks for; at least one.
    ///
    /// # Errors
    /// The sentence that says why it would be too large.
    fn scenes(&self) -> Result<Vec<Scene>, String> {
        let assessment = &Assessment::new(&self.plan, self.as_of);
        let theme = if self.choice.dark {
            &theme::DARK
        } else {
            &theme::LIGHT
        };
        let (from, to) = self.period;
        let scenes = match self.choice.chart {
            ChartKind::Gantt => gantt_pages_for(
                &self.plan,
                assessment,
                &PictureRequest {
                    scope: self.scope.clone(),
                    from,
                    to,
                    width: self.gantt_width(),
                    page_height: self.page_height(),
                    arranged: self.arranged,
                    language: self.language,
                    theme,
                },
                match self.choice.size {
                    _ if self.choice.svg => Leaving::Svg,
                    Size::Scale(scale) => Leaving::Pixels(scale),
                    Size::Millimetres(mm) => Leaving::Millimetres(mm, 300.0),
                },
            )
            .map_err(|error| error.sentence(self.language))?,
            // The overview is of the whole plan; only its curve has a period, and that stays the plan's.
            ChartKind::Overview => vec![overview_picture(
                &self.plan,
                assessment,
                &OverviewRequest {
                    from: None,
                    to: None,
                    language: self.language,
                    theme,
                    upright: matches!(self.choice.size, Size::Millimetres(mm) if mm <= UPRIGHT_MM),
                },
            )],
            ChartKind::Trends => vec![trends_picture(
                &self.plan,
                assessment,
                &TrendsRequest {
                    indicators: self.indicators.clone(),
                    from,
                    to,
                    width: TRENDS_SIZE.0,
                    height: TRENDS_SIZE.1,
                    language: self.language,
                    theme,
                },
            )],
        };
        Ok(scenes)
    }

    /// Width of the Gantt picture in points: as printed, its smallest letters are to be some 7 typographic points high.
    fn gantt_width(&self) -> f64 {
        match self.choice.size {
            Size::Scale(_) => GANTT_WIDTH,
            Size::Millimetres(mm) => {
                (mm * POINTS_A_MM).clamp(PictureRequest::LEAST_WIDTH, GANTT_WIDTH)
            }
        }
    }

    /// Height of a page in points: of a document's text, 225 mm where it is 156 mm wide.
    fn page_height(&self) -> Option<f64> {
        match self.choice.size {
            Size::Scale(_) => None,
            Size::Millimetres(mm) => Some(self.gantt_width() * PAGE_MM / mm.max(1.0)),
        }
    }

    fn scale(&self, scene: &Scene) -> f64 {
        match self.choice.size {
            Size::Scale(scale) => scale,
            Size::Millimetres(mm) => picture::scale_for_mm(scene, mm, 300.0),
        }
    }

    fn pixels(&self, scene: &Scene, scale: f64, faces: &Faces) -> Result<Pixels, String> {
        picture::rgba(scene, scale, faces)
            .map(|(width, height, rgba)| Pixels {
                width,
                height,
                rgba,
            })
            .map_err(|error| error.sentence(self.language))
    }

    fn bytes(&self, scene: &Scene) -> Result<Vec<u8>, String> {
        if self.choice.svg {
            return picture::svg_file(scene).map_err(|error| error.sentence(self.language));
        }
        let faces = for_picture(scene);
        match self.choice.size {
            Size::Scale(scale) => picture::png(scene, scale, &faces),
            Size::Millimetres(mm) => picture::png_for_mm(scene, mm, 300.0, &faces),
        }
        .map_err(|error| error.sentence(self.language))
    }
}

impl Shell {
    fn chart_in_front(&self) -> ChartKind {
        self.view.page.view().chart()
    }

    /// Opens the dialog for the chart in front.
    pub(super) fn open_picture_form(&mut self) {
        let Some(Session { document, .. }) = &self.session else {
            return;
        };
        let counts = [
            document.plan().tasks().len(),
            self.shown_tasks(),
            self.view.selection.len(),
        ];
        self.front = Front::Picture(Box::new(PictureForm::new(self.chart_in_front(), counts)));
    }

    fn shown_tasks(&mut self) -> usize {
        let Some(session) = &self.session else {
            return 0;
        };
        let stage = session.stage(self.today, self.look(), &mut self.view, &mut self.actions);
        crate::ui::gantt::passing(&stage)
    }

    /// Why a picture would show nothing; such a one is not made.
    fn shows_nothing(&mut self, choice: Choice) -> Option<Phrase> {
        let tasks = self.document()?.plan().tasks().len();
        if choice.chart != ChartKind::Gantt {
            return None;
        }
        match choice.content {
            _ if tasks == 0 => Some(shell_words::PICTURE_NO_TASKS),
            Content::View => (self.shown_tasks() == 0).then_some(shell_words::PICTURE_EMPTY),
            Content::Selection => self
                .view
                .selection
                .is_empty()
                .then_some(shell_words::PICTURE_NONE_SELECTED),
            Content::Whole => None,
        }
    }

    fn commission(&self, choice: Choice) -> Option<Commission> {
        let document = self.document()?;
        let mut indicators = self.view.indicators.clone();
        if indicators.is_empty() {
            indicators.extend(self.view.strip_indicator.clone().or_else(|| {
                document
                    .plan()
                    .indicators_in_order()
                    .first()
                    .map(|indicator| indicator.id.clone())
            }));
        }
        Some(Commission {
            plan: document.plan().clone(),
            as_of: document.assessment().as_of(),
            choice,
            scope: match choice.content {
                Content::Whole => Scope::Whole,
                Content::View => Scope::View(Box::new(crate::ui::gantt::request(&self.view))),
                Content::Selection => Scope::Selection(self.view.selection.ids()),
            },
            indicators,
            period: if choice.on_screen {
                self.days_on_screen(choice.chart)
            } else {
                (None, None)
            },
            arranged: (self.view.grouping, self.view.sorting),
            language: self.language,
        })
    }

    /// The days that the page of a chart shows; the indicators page has an axis of its own.
    fn days_on_screen(&self, chart: ChartKind) -> (Option<Day>, Option<Day>) {
        if chart == ChartKind::Trends {
            return match self.view.trends.window {
                Some((from, to)) => (
                    Some(day_of_number(from.floor())),
                    Some(day_of_number((to - 1e-6).floor())),
                ),
                None => (None, None),
            };
        }
        let axis = &self.view.axis;
        (Some(axis.first_day()), Some(axis.last_day()))
    }

    /// Asks for a preview when the choice has changed.
    pub(super) fn ask_for_preview(&mut self, ctx: &Context, choice: Choice) {
        let Some(commission) = self.commission(choice) else {
            return;
        };
        self.spawn_for_plan("preview", ctx, move || {
            let refused = |error: picture::PictureError| error.sentence(commission.language);
            let outcome = commission.scenes().and_then(|scenes| {
                let empty = || refused(picture::PictureError::Empty);
                let scene = scenes.first().ok_or_else(empty)?;
                let pixels = if commission.choice.svg {
                    None
                } else {
                    let scale = commission.scale(scene);
                    Some(picture::size_in_pixels(scene, scale).map_err(refused)?)
                };
                let scale = (PREVIEW.0 / scene.width)
                    .min(PREVIEW.1 / scene.height)
                    .min(2.0);
                let small = commission.pixels(scene, scale, &for_picture(scene))?;
                let missing: BTreeSet<char> = scenes
                    .iter()
                    .flat_map(|scene| for_picture(scene).unshown(scene))
                    .collect();
                let missing = missing.into_iter().collect();
                Ok((small, pixels, scenes.len(), missing))
            });
            PlanAnswer::Preview { choice, outcome }
        });
    }

    pub(super) fn previewed(
        &mut self,
        ctx: &Context,
        choice: Choice,
        outcome: Result<Previewed, String>,
    ) {
        if let Front::Picture(form) = &mut self.front
            && form.asked == Some(choice)
        {
            form.preview = match outcome {
                Ok((small, pixels, pages, missing)) => Preview::Ready {
                    texture: ctx.load_texture("picture", image(&small), TextureOptions::LINEAR),
                    pixels,
                    pages,
                    missing,
                },
                Err(sentence) => Preview::Refused(sentence),
            };
        }
    }

    /// The dialog was answered.
    pub(super) fn picture_wished(&mut self, ctx: &Context, choice: Choice, wish: Wish) {
        if let Some(why) = self.shows_nothing(choice) {
            let title = shell_words::EXPORT_FAILED;
            return self.notice(title, why.of(self.language).to_owned(), String::new());
        }
        match wish {
            Wish::Export => self.pick(ctx, Purpose::ExportPicture(choice)),
            Wish::Copy => self.copy_as(ctx, choice),
        }
    }

    /// Copies the chart in front as it is filtered.
    pub(super) fn copy_picture(&mut self, ctx: &Context) {
        let choice = Choice {
            content: Content::View,
            ..PictureForm::new(self.chart_in_front(), [0; 3]).choice
        };
        if let Some(why) = self.shows_nothing(choice) {
            let words = why.of(self.language).to_owned();
            return self.tell(words);
        }
        self.copy_as(ctx, choice);
    }

    fn copy_as(&mut self, ctx: &Context, choice: Choice) {
        if let Some(commission) = self.commission(choice) {
            self.jobs.spawn("copy picture", ctx, move |_| {
                let scenes = commission.scenes();
                let pages = scenes.as_ref().map_or(0, Vec::len);
                let outcome = scenes.and_then(|scenes| {
                    let empty = || picture::PictureError::Empty.sentence(commission.language);
                    let scene = scenes.first().ok_or_else(empty)?;
                    let faces = for_picture(scene);
                    let pixels = commission.pixels(scene, commission.scale(scene), &faces)?;
                    Ok((pixels, faces.unshown(scene)))
                });
                Answer::Picture { pages, outcome }
            });
            let words = shell_words::EXPORTING.of(self.language).to_owned();
            self.tell(words);
        }
    }

    /// The clipboard holds one picture: of several pages it gets the first, and that is said.
    pub(super) fn copied(
        &mut self,
        ctx: &Context,
        outcome: Result<(Pixels, Vec<char>), String>,
        pages: usize,
    ) {
        match outcome {
            Ok((pixels, unshown)) => {
                ctx.copy_image(image(&pixels));
                let words = told_copied(pages, &unshown, self.language);
                self.tell(words);
            }
            Err(sentence) => self.notice(shell_words::EXPORT_FAILED, sentence, String::new()),
        }
    }

    /// Draws and writes the file.
    pub(super) fn export_to(&mut self, ctx: &Context, path: PathBuf, choice: Choice) {
        let svg = path
            .extension()
            .is_some_and(|extension| extension.eq_ignore_ascii_case("svg"));
        let choice = Choice { svg, ..choice };
        if let Some(commission) = self.commission(choice) {
            self.jobs.spawn("export", ctx, move |_| {
                let scenes = commission.scenes();
                let pages = scenes.as_ref().map_or(0, Vec::len);
                let outcome = scenes.and_then(|scenes| {
                    scenes.iter().enumerate().try_for_each(|(page, scene)| {
                        let bytes = commission.bytes(scene)?;
                        file::save_bytes(&page_path(&path, page), &bytes)
                            .map_err(|error| error.sentence(commission.language))
                    })
                });
                Answer::Exported {
                    path,
                    pages,
                    outcome,
                }
            });
            let words = shell_words::EXPORTING.of(self.language).to_owned();
            self.tell(words);
        }
    }

    pub(super) fn exported(&mut self, path: &Path, pages: usize, outcome: Result<(), String>) {
        match outcome {
            Ok(()) if pages > 1 => {
                let last = page_path(path, pages - 1);
                let named: [(&str, &dyn std::fmt::Display); 3] = [
                    ("pages", &pages),
                    ("path", &path.display()),
                    ("last", &last.file_name().unwrap_or_default().display()),
                ];
                let words = shell_words::PAGES_EXPORTED.fill(self.language, &named);
                self.tell(words);
            }
            Ok(()) => {
                let words = shell_words::EXPORTED.fill(self.language, &[("path", &path.display())]);
                self.tell(words);
            }
            Err(sentence) => self.notice(
                shell_words::EXPORT_FAILED,
                sentence,
                path.display().to_string(),
            ),
        }
    }

    /// The file name proposed for a picture.
    pub(super) fn picture_name(&self, choice: Choice) -> String {
        let stem = self.document().map_or_else(String::new, |document| {
            document
                .proposed_file_name(self.language)
                .trim_end_matches(".ron")
                .to_owned()
        });
        let chart = match choice.chart {
            ChartKind::Overview => crate::text::command_words::PAGE_OVERVIEW,
            ChartKind::Gantt => crate::text::command_words::PAGE_GANTT,
            ChartKind::Trends => crate::text::command_words::PAGE_INDICATORS,
        };
        let extension = if choice.svg { "svg" } else { "png" };
        let stem = file::file_stem(&stem, |stem| format!("{stem}-{}", chart.of(self.language)));
        format!("{stem}.{extension}")
    }
}

/// Where a page of a picture goes: the first as named, the others beside it with their number.
fn page_path(path: &Path, page: usize) -> PathBuf {
    if page == 0 {
        return path.to_owned();
    }
    let mut name = path.file_stem().unwrap_or_default().to_owned();
    name.push(format!("-{}", page + 1));
    if let Some(extension) = path.extension() {
        name.push(".");
        name.push(extension);
    }
    path.with_file_name(name)
}

fn image(pixels: &Pixels) -> ColorImage {
    ColorImage::from_rgba_unmultiplied(
        [pixels.width as usize, pixels.height as usize],
        &pixels.rgba,
    )
}

/// What is said of a picture on the clipboard: that it is there, and what it does not show.
fn told_copied(pages: usize, unshown: &[char], language: Language) -> String {
    let mut words = if pages > 1 {
        shell_words::PAGE_COPIED.fill(language, &[("pages", &pages)])
    } else {
        shell_words::PICTURE_COPIED.of(language).to_owned()
    };
    if !unshown.is_empty() {
        let chars: String = unshown.iter().collect();
        words.push_str(shell_words::SENTENCE_GAP.of(language));
        words.push_str(&shell_words::P_MISSING.fill(language, &[("chars", &chars)]));
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copied_picture_says_what_it_does_not_show() {
        for language in Language::ALL {
            let plain = shell_words::PICTURE_COPIED.of(language);
            assert_eq!(told_copied(1, &[], language), plain);
            let told = told_copied(1, &['\u{1F600}'], language);
            assert!(
                told.starts_with(plain) && told.contains('\u{1F600}'),
                "{told}"
            );
        }
    }
}
