//! The shell of the window: what is open, what stands in front, and one frame of it all.

use super::answers::{Answer, Source};
use super::clock;
use super::document::{Document, Told};
use super::jobs::Jobs;
use super::modals::Front;
use super::opening::Opening;
use super::picking::Picking;
use super::session::Session;
use super::settings::{LayoutSettings, Settings, SettingsKeeper};
use crate::chart::Theme;
use crate::chart::theme::{self, ThemeChoice};
use crate::plan::Day;
use crate::text::{self, Language, shell_words};
use crate::ui::shell::status_bar::FileState;
use crate::ui::shell::{
    Chrome, RecentRow, file_bar, keys, menu_bar, start_page, status_bar, top_bar,
};
use crate::ui::widgets::Look;
use crate::ui::{
    Actions, Command, ViewState, compare, fonts, keys_in_turn, open_edits, read_only, style,
};
use egui::{CentralPanel, Context, Frame, Margin, Panel, Ui};
use std::path::PathBuf;

/// What is to be done once unsaved changes are dealt with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Next {
    /// Pick a file and open it.
    PickFile,
    /// Open this.
    Open(Source),
    /// Show the plan that has been read meanwhile.
    Show,
    /// Ask for a new plan.
    New,
    /// Choose the units that are given parts of the plan.
    GiveParts,
    /// Back to the start page.
    Close,
    /// Leave the program.
    Quit,
}

/// The window's state; nothing of the plan is here: that is in the session.
pub struct Shell {
    pub(super) settings: Settings,
    pub(super) keeper: SettingsKeeper,
    pub(super) language: Language,
    /// The open plan and all that belongs to it.
    pub(super) session: Option<Session>,
    /// The plan that waits while a version of it is looked at.
    pub(super) waits: Option<Box<super::looking::PutAside>>,
    /// How much changed from version to version, as far as it was worked out.
    pub(super) tallies: Vec<super::versions::Known>,
    /// The plan that is to take its place.
    pub(super) opening: Opening,
    pub(super) view: ViewState,
    pub(super) actions: Actions,
    pub(super) jobs: Jobs<Answer>,
    /// How plans are shared with others; `None`: not at all.
    pub(super) sharing: Option<super::sharing::Sharing>,
    pub(super) picking: Picking,
    pub(super) front: Front,
    /// Forms and questions that a notice stands before; they come back when it has been read.
    pub(super) behind: Vec<Front>,
    pub(super) told: Option<Told>,
    pub(super) recent: Vec<RecentRow>,
    pub(super) seen: Vec<super::answers::SeenPlan>,
    /// Folders of recent plans that are being looked at.
    pub(super) looked_for: std::collections::BTreeSet<PathBuf>,
    pub(super) start_scene: Option<Box<crate::chart::Scene>>,
    pub(super) start_asked: Option<(bool, Language)>,
    pub(super) leaving: bool,
    /// The folder of this computer in which journals and versions are kept; `None`: they are not.
    pub(super) kept: Option<PathBuf>,
    /// Journals that are being removed.
    pub(super) closing: Vec<std::thread::JoinHandle<()>>,
    pub(super) today: Day,
    /// The tasks copied or cut last.
    pub(super) copied: Option<std::sync::Arc<super::clipboard::Copied>>,
    /// Where copies go.
    pub(super) board: super::board::Board,
    /// Fixed by a test or the command line; else the clock is asked.
    pub(super) fixed_today: Option<Day>,
    pub(super) as_of_wanted: Option<Day>,
    /// The window's context, once it has one.
    pub(super) ctx: Option<Context>,
    /// What commands act on now.
    pub(super) acted: std::sync::Arc<crate::ui::Acted>,
    /// What leaves an open edit and waits until that is taken.
    pub(super) waiting: super::leaving::Waiting,
    /// What to do about the next frame that breaks off.
    pub(super) broken: super::rescue::Next,
    /// The session that was drawn last.
    drawn: Option<super::session::SessionId>,
    theme: &'static Theme,
    styled: Option<bool>,
    fonts_installed: bool,
    title: String,
    /// Where the window stands.
    pub(super) standing: super::standing::Standing,
}

impl Shell {
    /// A shell with settings and no plan.
    pub fn new(mut settings: Settings, keeper: SettingsKeeper, fixed_today: Option<Day>) -> Self {
        settings.forget_what_is_relative();
        let language = settings.language_in_force();
        let mut view = ViewState::default();
        settings.layout.apply(&mut view);
        let mut shell = Self {
            standing: super::standing::Standing::of(settings.window),
            settings,
            keeper,
            language,
            session: None,
            waits: None,
            tallies: Vec::new(),
            opening: Opening::None,
            view,
            actions: Actions::default(),
            jobs: Jobs::default(),
            sharing: None,
            picking: Picking::default(),
            front: Front::None,
            behind: Vec::new(),
            told: None,
            recent: Vec::new(),
            seen: Vec::new(),
            looked_for: std::collections::BTreeSet::new(),
            start_scene: None,
            start_asked: None,
            leaving: false,
            kept: None,
            closing: Vec::new(),
            today: fixed_today.unwrap_or_else(clock::today),
            copied: None,
            board: super::board::Board::default(),
            fixed_today,
            as_of_wanted: None,
            ctx: None,
            acted: std::sync::Arc::default(),
            waiting: super::leaving::Waiting::default(),
            broken: super::rescue::Next::default(),
            drawn: None,
            theme: &theme::LIGHT,
            styled: None,
            fonts_installed: false,
            title: String::new(),
        };
        shell.list_recent();
        shell
    }

    /// The open plan.
    pub fn document(&self) -> Option<&Document> {
        self.session.as_ref().map(|session| &session.document)
    }

    /// Where the user looks.
    pub fn view(&self) -> &ViewState {
        &self.view
    }

    /// The comparison that was made of the open plan.
    pub fn comparison(&self) -> Option<&compare::Made> {
        self.session.as_ref()?.derived.compare.made.as_ref()
    }

    /// Whether the preview of the picture dialog is drawn.
    pub fn shows_preview(&self) -> bool {
        use crate::ui::shell::picture_form::Preview;
        matches!(&self.front, Front::Picture(form) if matches!(form.preview, Preview::Ready { .. }))
    }

    /// Whether the start page has its small chart.
    pub fn shows_start_chart(&self) -> bool {
        self.start_scene.is_some()
    }

    /// What the status bar says for a while.
    pub fn said(&self) -> Option<&str> {
        self.told.as_ref().map(|told| told.words.as_str())
    }

    /// Shares the clipboard of another window, as two programs on one desktop do.
    pub fn share_clipboard(&mut self, other: &Self) {
        self.board = other.board.clone();
    }

    /// Runs one action, as a panel would ask for it.
    pub fn act(&mut self, ctx: &Context, action: crate::ui::Action) {
        self.run(ctx, action);
    }

    /// Whether the program is about to leave with everything dealt with.
    pub fn is_leaving(&self) -> bool {
        self.leaving
    }

    /// Sees the next plan that opens at this day, whatever is pinned in it.
    pub fn see_at(&mut self, day: Option<Day>) {
        self.as_of_wanted = day;
    }

    /// Uses a language in this run, without remembering it.
    pub fn speak(&mut self, language: Language) {
        self.language = language;
        self.list_recent();
    }

    /// Colours and language in force.
    pub(super) fn look(&self) -> Look {
        Look {
            theme: self.theme,
            language: self.language,
        }
    }

    /// Says a sentence in the status bar for a while.
    pub(super) fn tell(&mut self, words: String) {
        self.told = Some(Told::now(words));
    }

    /// Takes finished jobs and picked files; nothing is drawn.
    pub fn logic(&mut self, ctx: &Context) {
        self.shielded(ctx, |shell| shell.before_drawing(ctx));
    }

    fn before_drawing(&mut self, ctx: &Context) {
        self.ctx.get_or_insert_with(|| ctx.clone());
        if !self.fonts_installed {
            fonts::install(ctx, None);
            keys_in_turn::install(ctx);
            // Its keys have commands of the program's own, which are remembered and lead back.
            ctx.options_mut(|options| options.zoom_with_keyboard = false);
            self.fonts_installed = true;
            self.begin_background(ctx);
        }
        self.put_on_style(ctx);
        self.take_day(ctx);
        self.take_answers(ctx);
        self.take_news(ctx);
        self.watch_compared();
        self.take_picked(ctx);
        self.settle_opening(ctx);
        self.tell_journal();
        self.end_if_told(ctx);
        self.take_dropped(ctx);
        let returned = |event: &egui::Event| matches!(event, egui::Event::WindowFocused(true));
        if self.session.is_none() && ctx.input(|input| input.events.iter().any(returned)) {
            self.look_for_recent(ctx);
        }
        self.serve_evidence(ctx);
        if ctx.input(|input| input.viewport().close_requested()) && !self.leaving {
            ctx.send_viewport_cmd(egui::ViewportCommand::CancelClose);
            if keys_in_turn::may_leave(ctx) {
                self.actions.command(Command::Quit);
            }
        }
        if keys_in_turn::took_back(ctx) {
            let words = shell_words::LETTERS_HELD.of(self.language).to_owned();
            self.tell(words);
        }
        if let Some(told) = &self.told {
            let left = told.left();
            if left.is_zero() {
                self.told = None;
            } else {
                ctx.request_repaint_after(left);
            }
        }
        self.keep_settings(ctx);
        self.name_window(ctx);
    }

    fn put_on_style(&mut self, ctx: &Context) {
        let dark = match self.settings.theme {
            ThemeChoice::Light => false,
            ThemeChoice::Dark => true,
            ThemeChoice::System => ctx.system_theme() == Some(egui::Theme::Dark),
        };
        if self.styled != Some(dark) {
            self.styled = Some(dark);
            self.theme = if dark { &theme::DARK } else { &theme::LIGHT };
            style::apply(ctx, self.theme);
        }
    }

    fn keep_settings(&mut self, ctx: &Context) {
        self.settings.layout = LayoutSettings::of(&self.view);
        self.keep_window(ctx);
        self.keeper.keep(&self.settings);
        if let Some(trouble) = self.keeper.trouble() {
            self.tell(trouble.sentence(self.language));
        }
    }

    fn name_window(&mut self, ctx: &Context) {
        let program = text::common_words::PROGRAM.of(self.language);
        let title = match self.document() {
            Some(document) => {
                let mark = if self.is_unsaved(ctx) { "* " } else { "" };
                format!("{mark}{} - {program}", self.name_shown(document))
            }
            None => program.to_owned(),
        };
        if title != self.title {
            ctx.send_viewport_cmd(egui::ViewportCommand::Title(title.clone()));
            self.title = title;
        }
    }

    /// Draws every panel, then runs what they asked for, each once and in order.
    /// Without a frame of the system, files are picked in the program's own window.
    pub fn ui(&mut self, ui: &mut Ui, frame: Option<&eframe::Frame>) {
        let ctx = ui.ctx().clone();
        self.shielded(&ctx, |shell| {
            shell.draw(ui, frame);
            // A good frame: the next fault begins from the mildest remedy.
            shell.broken = super::rescue::Next::default();
        });
    }

    fn draw(&mut self, ui: &mut Ui, frame: Option<&eframe::Frame>) {
        let ctx = ui.ctx().clone();
        self.see_acted();
        let session = self.session.as_ref().map(Session::id);
        if session != std::mem::replace(&mut self.drawn, session) {
            open_edits::forget(&ctx);
        }
        self.end_open_edits(&ctx);
        self.view.read_only = self.why_read_only();
        keys::listen(
            &ctx,
            self.front.is_modal()
                || self.picking.is_open()
                || self.is_merging()
                || self.is_collecting(),
            &mut self.actions,
        );
        self.bars(ui);
        match self.session {
            Some(_) if self.is_merging() => self.show_merging(ui),
            Some(_) if self.is_collecting() => self.show_collecting(ui),
            Some(_) => {
                let why = self.view.read_only.map(|why| why.of(self.language));
                let place = self.place_in_sight();
                if read_only::page(&ctx, why, || self.page(ui))
                    && let Some(why) = why
                {
                    self.tell(why.to_owned());
                }
                open_edits::stand_at(&ctx, &place);
            }
            None => self.start(ui),
        }
        self.show_front(&ctx);
        self.run_actions(&ctx);
        self.tell_journal();
        self.open_picker(&ctx, frame);
        self.look_for_evidence(&ctx);
    }

    fn bars(&mut self, ui: &mut Ui) {
        let look = self.look();
        let theme = look.theme;
        let win = Frame::NONE.fill(crate::ui::paint::color(theme.win));
        let document = self.document();
        let own = |document: &Document| document.name(self.language);
        let name = self.looked_name().or_else(|| document.map(own));
        let sign = self.read_only_sign();
        let dirty = self.is_unsaved(ui.ctx());
        let sample = document.is_some_and(|document| document.assessment().index().holds_sample());
        let (undo, redo) = document.map_or((None, None), |document| {
            (
                document.history().undo_label(self.language),
                document.history().redo_label(self.language),
            )
        });
        let mut actions = std::mem::take(&mut self.actions);
        let recent = std::mem::take(&mut self.recent);
        Panel::top("menu bar")
            .exact_size(menu_bar::HEIGHT)
            .resizable(false)
            .frame(win.inner_margin(Margin::symmetric(6, 0)))
            .show(ui, |ui| {
                let mut chrome = Chrome {
                    look,
                    name: name.as_deref(),
                    read_only: sign.as_ref(),
                    dirty,
                    sample,
                    recent: &recent,
                    undo,
                    redo,
                    refused: &|command| self.refused(command),
                    checked: &|command| self.checked(command),
                    actions: &mut actions,
                };
                menu_bar::show(ui, &mut chrome);
            });
        self.recent = recent;
        self.actions = actions;
        let file = self.file_state(ui.ctx());
        let news = self.file_bar().or_else(|| self.collecting_bar());
        let Some(session) = &self.session else {
            Panel::bottom("status bar")
                .exact_size(status_bar::HEIGHT)
                .resizable(false)
                .frame(win)
                .show(ui, |ui| status_bar::show_empty(ui, look));
            return;
        };
        let mut stage = session.stage(self.today, look, &mut self.view, &mut self.actions);
        Panel::top("top bar")
            .exact_size(top_bar::HEIGHT)
            .resizable(false)
            .frame(win)
            .show(ui, |ui| top_bar::show(ui, &mut stage));
        if let Some(news) = news {
            Panel::top("file bar")
                .exact_size(file_bar::HEIGHT)
                .resizable(false)
                .frame(win)
                .show(ui, |ui| file_bar::show(ui, look, &news, stage.actions));
        }
        Panel::bottom("status bar")
            .exact_size(status_bar::HEIGHT)
            .resizable(false)
            .frame(win)
            .show(ui, |ui| status_bar::show(ui, &mut stage, &file));
    }

    fn page(&mut self, ui: &mut Ui) {
        let Some(session) = &self.session else {
            return;
        };
        let look = self.look();
        // While an edit runs the step back would wait, and take that edit back; a plan that stands in its file stays so.
        let steps_back = session.large_edit.is_none()
            && !session.is_saving()
            && session.document.is_dirty()
            && self.actions.all().is_empty();
        let mut stage = session.stage(self.today, look, &mut self.view, &mut self.actions);
        crate::ui::supervision::give_up_blank(ui, &mut stage, steps_back);
        if stage.view.compare.open {
            let panel = Frame::NONE.fill(crate::ui::paint::color(look.theme.panel));
            let most = (ui.available_height() * 0.6).max(160.0);
            Panel::bottom("compare")
                .default_size(compare::HEIGHT.min(most))
                .size_range(120.0..=most)
                .resizable(true)
                .frame(panel)
                .show(ui, |ui| {
                    read_only::of_view(ui, |ui| compare::show(ui, &mut stage));
                });
        }
        stage.view.page.view().show(ui, &mut stage);
    }

    fn start(&mut self, ui: &mut Ui) {
        let look = self.look();
        self.ask_for_start_scene(ui.ctx());
        CentralPanel::default()
            .frame(Frame::NONE.fill(crate::ui::paint::color(look.theme.win)))
            .show(ui, |ui| {
                start_page::show(
                    ui,
                    look,
                    &self.recent,
                    self.start_scene.as_deref(),
                    &mut self.actions,
                );
            });
    }

    fn file_state(&self, ctx: &Context) -> FileState {
        let Some(session) = &self.session else {
            return FileState::default();
        };
        let document = &session.document;
        use super::document::Origin;
        let words = if session.is_saving() {
            shell_words::SAVING
        } else if self.is_unsaved(ctx) {
            shell_words::NOT_SAVED
        } else {
            use crate::file::Sight;
            match document.origin() {
                Origin::File(_) if matches!(session.shared.sight, Some(Sight::Gone)) => {
                    text::sharing_words::NOT_THERE
                }
                Origin::File(_) if matches!(session.shared.sight, Some(Sight::Unreachable(_))) => {
                    text::sharing_words::NO_ANSWER
                }
                Origin::Sample | Origin::DistrictSample => shell_words::SAMPLE_NOT_FILE,
                Origin::New => shell_words::NOT_YET_FILE,
                Origin::File(_) => shell_words::SAVED,
            }
        };
        FileState {
            words: words.of(self.language).to_owned(),
            told: self.told.as_ref().map(|told| told.words.clone()),
            shared: self.shared_words(),
        }
    }
}

impl eframe::App for Shell {
    fn logic(&mut self, ctx: &Context, frame: &mut eframe::Frame) {
        self.settle_window(ctx, frame);
        Self::logic(self, ctx);
    }

    fn ui(&mut self, ui: &mut Ui, frame: &mut eframe::Frame) {
        self.board.use_system();
        Self::ui(self, ui, Some(frame));
    }

    fn clear_color(&self, _visuals: &egui::Visuals) -> [f32; 4] {
        crate::ui::paint::color(self.theme.win).to_normalized_gamma_f32()
    }
}

impl Shell {
    /// The language in force.
    pub fn language(&self) -> Language {
        self.language
    }

    /// What stands over the window; a star says that something in it is in no file.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// The name of the open plan as titles show it.
    fn name_shown(&self, document: &Document) -> String {
        if let Some(title) = self.looked_title() {
            return title;
        }
        let name = document.name(self.language);
        if self.is_read_only() {
            let mark = text::sharing_words::MARK.of(self.language);
            format!("{name} [{mark}]")
        } else {
            name
        }
    }

    /// The end: settings are written, a saving under way is waited for, the lock is removed.
    pub fn finish(&mut self) {
        if let Some(ctx) = self.ctx.clone() {
            self.back_to_plan(&ctx);
        }
        self.keeper.keep(&self.settings);
        if self.session.as_ref().is_some_and(Session::is_saving) {
            self.take_last_saving();
        }
        self.say_farewell();
        self.jobs
            .wait_for(super::versions::KEEPING, std::time::Duration::from_secs(10));
        self.flush_journal();
        self.wait_for_journals();
    }
}
