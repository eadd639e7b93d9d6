//! What the program remembers between runs: language, theme, window, recent files, widths and columns.
//!
//! A RON file in the user's configuration folder, or in the folder that `ZHENGGAI_CONFIG_DIR` names (portable use).

mod keeper;
mod store;

pub use crate::chart::ThemeChoice;
pub use keeper::SettingsKeeper;
pub use store::{Loaded, Unwritten, config_dir, kept_dir, load, save, settings_path};

use crate::file::path_text;
use crate::plan::Day;
use crate::text::Language;
use crate::ui::ViewState;
use crate::ui::view_state::{Column, Density, Grouping};
use jiff::civil::DateTime;
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};

/// How many recent plans are remembered.
pub const RECENT_PLANS: usize = 12;
/// How many recent folders are remembered.
pub const RECENT_FOLDERS: usize = 8;

/// Everything that is remembered. Fields that a file does not name keep their defaults.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// The chosen language; `None` follows the system.
    pub language: Option<Language>,
    /// The chosen theme.
    pub theme: ThemeChoice,
    /// How large everything is shown, as a share of what the system has.
    pub scale: f32,
    /// Where the window stood.
    pub window: WindowPlace,
    /// The plan that was open last; `None` after it was closed.
    #[serde(with = "path_text::option")]
    pub last_plan: Option<PathBuf>,
    /// Whether the program begins with the start page: after a plan was closed, or a new one never became a file.
    pub start_page: bool,
    /// Recent plans, the latest first.
    pub recent_plans: Vec<RecentPlan>,
    /// Folders in which files were picked, the latest first.
    #[serde(with = "path_text::list")]
    pub recent_folders: Vec<PathBuf>,
    /// Panels and table.
    pub layout: LayoutSettings,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            language: None,
            theme: ThemeChoice::default(),
            scale: 1.0,
            window: WindowPlace::default(),
            last_plan: None,
            start_page: false,
            recent_plans: Vec::new(),
            recent_folders: Vec::new(),
            layout: LayoutSettings::default(),
        }
    }
}

/// Where the window stood, in points.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct WindowPlace {
    /// Inner size; kept from the last time when maximised.
    pub size: (f32, f32),
    /// Top left corner, where the system tells it.
    pub position: Option<(f32, f32)>,
    /// Whether it filled the screen.
    pub maximised: bool,
}

impl Default for WindowPlace {
    fn default() -> Self {
        Self {
            size: (1440.0, 900.0),
            position: None,
            maximised: false,
        }
    }
}

impl WindowPlace {
    /// The place with a size that a window can have, whatever the file said.
    pub fn sane(self) -> Self {
        let side = |value: f32, least: f32| {
            if value.is_finite() {
                value.clamp(least, 16_000.0)
            } else {
                least
            }
        };
        Self {
            size: (side(self.size.0, 640.0), side(self.size.1, 480.0)),
            position: self
                .position
                .filter(|(x, y)| x.abs() < 32_000.0 && y.abs() < 32_000.0),
            maximised: self.maximised,
        }
    }
}

/// A plan that was opened or saved, with its state at the last save.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct RecentPlan {
    /// The file.
    #[serde(with = "path_text")]
    pub path: PathBuf,
    /// The plan's title.
    pub title: String,
    /// Number of tasks.
    pub tasks: usize,
    /// Of them overdue.
    pub overdue: usize,
    /// Of them behind.
    pub behind: usize,
    /// Whether the plan holds made-up data.
    pub sample: bool,
    /// The as-of date of these figures.
    pub as_of: Option<Day>,
    /// When it was last opened or saved.
    pub used: Option<DateTime>,
}

/// Panels and table of the Gantt page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct LayoutSettings {
    /// Columns shown by name, left to right, with widths in points.
    pub columns: Vec<(String, f32)>,
    /// Row height by name.
    pub density: String,
    /// Groups by name.
    pub grouping: String,
    /// Closed-out tasks folded into one row.
    pub fold_closed_out: bool,
    /// Inspector on.
    pub inspector: bool,
    /// Inspector width in points.
    pub inspector_width: f32,
    /// Indicator strip on.
    pub strip: bool,
    /// Strip height in points.
    pub strip_height: f32,
    /// The name of the unit that the user works for.
    pub my_unit: String,
}

impl Default for LayoutSettings {
    fn default() -> Self {
        Self::of(&ViewState::default())
    }
}

impl LayoutSettings {
    /// What of the view is remembered.
    pub fn of(view: &ViewState) -> Self {
        Self {
            columns: view
                .columns
                .iter()
                .map(|(column, width)| (name(column), *width))
                .collect(),
            density: name(&view.density),
            grouping: name(&view.grouping),
            fold_closed_out: view.fold_closed_out,
            inspector: view.inspector,
            inspector_width: view.inspector_width,
            strip: view.strip,
            strip_height: view.strip_height,
            my_unit: view.my_unit.clone(),
        }
    }

    /// Puts what is remembered into a view; nonsense in the file gives way to what the view has.
    pub fn apply(&self, view: &mut ViewState) {
        let mut columns: Vec<(Column, f32)> = Vec::new();
        for (column, width) in &self.columns {
            let Some(column) = named(&COLUMNS, column) else {
                continue;
            };
            if width.is_finite() && !columns.iter().any(|(seen, _)| *seen == column) {
                columns.push((column, width.clamp(20.0, 1200.0)));
            }
        }
        if !columns.is_empty() {
            view.columns = columns;
        }
        view.density = named(&DENSITIES, &self.density).unwrap_or(view.density);
        view.grouping = named(&GROUPINGS, &self.grouping).unwrap_or(view.grouping);
        view.fold_closed_out = self.fold_closed_out;
        view.inspector = self.inspector;
        view.strip = self.strip;
        view.my_unit.clone_from(&self.my_unit);
        if self.inspector_width.is_finite() {
            view.inspector_width = self.inspector_width.clamp(200.0, 800.0);
        }
        if self.strip_height.is_finite() {
            view.strip_height = self.strip_height.clamp(60.0, 400.0);
        }
    }
}

// Kept by name rather than as enums: a name of a later version is then passed over instead of breaking the file.
const COLUMNS: [Column; 11] = [
    Column::Number,
    Column::Title,
    Column::LeadUnit,
    Column::Due,
    Column::Status,
    Column::Percent,
    Column::Responsible,
    Column::List,
    Column::Category,
    Column::Start,
    Column::Light,
];
const DENSITIES: [Density; 3] = [Density::Compact, Density::Normal, Density::Roomy];
const GROUPINGS: [Grouping; 7] = [
    Grouping::DueYear,
    Grouping::List,
    Grouping::LeadUnit,
    Grouping::Category,
    Grouping::Status,
    Grouping::Light,
    Grouping::None,
];

fn name(choice: &impl std::fmt::Debug) -> String {
    format!("{choice:?}")
}

fn named<T: Copy + std::fmt::Debug>(choices: &[T], wanted: &str) -> Option<T> {
    choices
        .iter()
        .copied()
        .find(|choice| name(choice) == wanted)
}

impl Settings {
    /// The language in force: the chosen one, else the system's, else Chinese.
    pub fn language_in_force(&self) -> Language {
        self.language.unwrap_or_else(system_language)
    }

    /// Puts a plan first in the recent list and its folder first in the recent folders.
    pub fn remember_plan(&mut self, plan: RecentPlan) {
        if let Some(folder) = plan.path.parent() {
            self.remember_folder(folder);
        }
        self.recent_plans.retain(|known| known.path != plan.path);
        self.recent_plans.insert(0, plan);
        self.recent_plans.truncate(RECENT_PLANS);
    }

    /// Drops paths that mean another file wherever the program is started; earlier versions wrote them.
    pub fn forget_what_is_relative(&mut self) {
        self.recent_plans.retain(|known| known.path.is_absolute());
        self.recent_folders.retain(|known| known.is_absolute());
        self.last_plan = self.last_plan.take().filter(|path| path.is_absolute());
    }

    /// Drops a plan from the recent list; `None` drops all.
    pub fn forget_plan(&mut self, path: Option<&Path>) {
        self.recent_plans
            .retain(|known| path.is_some_and(|path| known.path != path));
    }

    /// Puts a folder first in the recent folders.
    pub fn remember_folder(&mut self, folder: &Path) {
        if folder.as_os_str().is_empty() {
            return;
        }
        self.recent_folders.retain(|known| known != folder);
        self.recent_folders.insert(0, folder.to_owned());
        self.recent_folders.truncate(RECENT_FOLDERS);
    }
}

/// The system's language; Chinese when it is not known.
pub fn system_language() -> Language {
    sys_locale::get_locale().map_or_else(Language::default, |locale| Language::from_locale(&locale))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn recent(path: &str) -> RecentPlan {
        RecentPlan {
            path: path.into(),
            ..RecentPlan::default()
        }
    }

    #[test]
    fn recent_plans_move_up_and_are_limited() {
        let mut settings = Settings::default();
        for index in 0..20 {
            settings.remember_plan(recent(&format!("/plans/{index}.ron")));
        }
        settings.remember_plan(recent("/plans/15.ron"));
        let paths: Vec<_> = settings
            .recent_plans
            .iter()
            .map(|plan| &plan.path)
            .collect();
        assert_eq!(paths.len(), RECENT_PLANS);
        assert_eq!(paths[0], Path::new("/plans/15.ron"));
        assert_eq!(paths[1], Path::new("/plans/19.ron"));
        assert_eq!(
            paths.iter().filter(|path| path.ends_with("15.ron")).count(),
            1
        );
        assert_eq!(settings.recent_folders, [PathBuf::from("/plans")]);

        settings.forget_plan(Some(Path::new("/plans/15.ron")));
        assert_eq!(settings.recent_plans.len(), RECENT_PLANS - 1);
        settings.forget_plan(None);
        assert!(settings.recent_plans.is_empty());
    }

    #[test]
    fn a_layout_comes_back_and_nonsense_does_not() {
        let view = ViewState {
            inspector: false,
            strip_height: 140.0,
            my_unit: "生态环境局（甲区）".to_owned(),
            columns: vec![(Column::Due, 90.0), (Column::Title, 300.0)],
            ..ViewState::default()
        };
        let mut back = ViewState::default();
        LayoutSettings::of(&view).apply(&mut back);
        assert_eq!(LayoutSettings::of(&back), LayoutSettings::of(&view));

        let nonsense = LayoutSettings {
            columns: vec![("Due".to_owned(), f32::NAN), ("Mood".to_owned(), 80.0)],
            grouping: "Weather".to_owned(),
            inspector_width: f32::INFINITY,
            strip_height: -4.0,
            ..LayoutSettings::default()
        };
        let mut kept = ViewState::default();
        nonsense.apply(&mut kept);
        assert_eq!(kept.columns, ViewState::default().columns);
        assert!((kept.inspector_width - 312.0).abs() < f32::EPSILON);
        assert!((kept.strip_height - 60.0).abs() < f32::EPSILON);
    }

    #[test]
    fn a_window_always_has_a_size() {
        let place = WindowPlace {
            size: (f32::NAN, 3.0),
            position: Some((f32::INFINITY, 0.0)),
            maximised: true,
        };
        let sane = place.sane();
        assert!(sane.size.0 >= 640.0 && sane.size.1 >= 480.0);
        assert_eq!(sane.position, None);
    }
}
