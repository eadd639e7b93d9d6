//! Every menu action: one enum that menus, context menus, the shortcut listener and the shortcut sheet are made from.

use crate::text::{Phrase, command_words as words};
use egui::{Key, KeyboardShortcut, Modifiers};

/// A command of the program. Its words and keys stand in one table so that menu, sheet and listener cannot disagree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, strum::EnumIter)]
#[expect(
    missing_docs,
    reason = "each variant is named as its menu text in `text::command_words`"
)]
pub enum Command {
    New,
    OpenSample,
    OpenDistrictSample,
    Open,
    Save,
    SaveAs,
    Revert,
    Close,
    Quit,
    ExportPicture,
    CopyPicture,
    Undo,
    Redo,
    Cut,
    Copy,
    Paste,
    Duplicate,
    Delete,
    SelectAll,
    Find,
    FillDown,
    NewTask,
    EditTitle,
    MarkCompleted,
    AddRemark,
    SetField,
    MoveTaskUp,
    MoveTaskDown,
    PageOverview,
    PageMonthly,
    PageSupervision,
    PageStructure,
    PageChecks,
    PageDisclosure,
    PageGantt,
    PageIndicators,
    ZoomIn,
    ZoomOut,
    ZoomFit,
    ZoomYear,
    ZoomQuarter,
    ZoomMonth,
    ZoomWeek,
    ZoomDay,
    ToggleInspector,
    ToggleStrip,
    FoldClosedOut,
    UnfoldMeasures,
    AsOfEarlier,
    AsOfLater,
    AsOfToday,
    PinAsOf,
    NextAttention,
    ThemeLight,
    ThemeDark,
    ThemeSystem,
    LanguageChinese,
    LanguageEnglish,
    PlanProperties,
    WorkingCalendar,
    Compare,
    ShortcutSheet,
    About,
}

/// Nothing held.
const PLAIN: Modifiers = Modifiers::NONE;
/// Ctrl (Cmd on a Mac).
const CTRL: Modifiers = Modifiers::COMMAND;
/// Ctrl and Shift.
const CTRL_SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);

const fn key(modifiers: Modifiers, key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(modifiers, key)
}

impl Command {
    /// The menu text.
    pub const fn text(self) -> Phrase {
        match self {
            Self::New => words::NEW,
            Self::OpenSample => words::OPEN_SAMPLE,
            Self::OpenDistrictSample => words::OPEN_DISTRICT_SAMPLE,
            Self::Open => words::OPEN,
            Self::Save => words::SAVE,
            Self::SaveAs => words::SAVE_AS,
            Self::Revert => words::REVERT,
            Self::Close => words::CLOSE,
            Self::Quit => words::QUIT,
            Self::ExportPicture => words::EXPORT_PICTURE,
            Self::CopyPicture => words::COPY_PICTURE,
            Self::Undo => words::UNDO,
            Self::Redo => words::REDO,
            Self::Cut => words::CUT,
            Self::Copy => words::COPY,
            Self::Paste => words::PASTE,
            Self::Duplicate => words::DUPLICATE,
            Self::Delete => words::DELETE,
            Self::SelectAll => words::SELECT_ALL,
            Self::Find => words::FIND,
            Self::FillDown => words::FILL_DOWN,
            Self::NewTask => words::NEW_TASK,
            Self::EditTitle => words::EDIT_TITLE,
            Self::MarkCompleted => words::MARK_COMPLETED,
            Self::AddRemark => words::ADD_REMARK,
            Self::SetField => words::SET_FIELD,
            Self::MoveTaskUp => words::MOVE_TASK_UP,
            Self::MoveTaskDown => words::MOVE_TASK_DOWN,
            Self::PageOverview => words::PAGE_OVERVIEW,
            Self::PageMonthly => words::PAGE_MONTHLY,
            Self::PageSupervision => words::PAGE_SUPERVISION,
            Self::PageStructure => words::PAGE_STRUCTURE,
            Self::PageChecks => words::PAGE_CHECKS,
            Self::PageDisclosure => words::PAGE_DISCLOSURE,
            Self::PageGantt => words::PAGE_GANTT,
            Self::PageIndicators => words::PAGE_INDICATORS,
            Self::ZoomIn => words::ZOOM_IN,
            Self::ZoomOut => words::ZOOM_OUT,
            Self::ZoomFit => words::ZOOM_FIT,
            Self::ZoomYear => words::ZOOM_YEAR,
            Self::ZoomQuarter => words::ZOOM_QUARTER,
            Self::ZoomMonth => words::ZOOM_MONTH,
            Self::ZoomWeek => words::ZOOM_WEEK,
            Self::ZoomDay => words::ZOOM_DAY,
            Self::ToggleInspector => words::TOGGLE_INSPECTOR,
            Self::ToggleStrip => words::TOGGLE_STRIP,
            Self::FoldClosedOut => words::FOLD_CLOSED_OUT,
            Self::UnfoldMeasures => words::UNFOLD_MEASURES,
            Self::AsOfEarlier => words::AS_OF_EARLIER,
            Self::AsOfLater => words::AS_OF_LATER,
            Self::AsOfToday => words::AS_OF_TODAY,
            Self::PinAsOf => words::PIN_AS_OF,
            Self::NextAttention => words::NEXT_ATTENTION,
            Self::ThemeLight => words::THEME_LIGHT,
            Self::ThemeDark => words::THEME_DARK,
            Self::ThemeSystem => words::THEME_SYSTEM,
            Self::LanguageChinese => words::LANGUAGE_CHINESE,
            Self::LanguageEnglish => words::LANGUAGE_ENGLISH,
            Self::PlanProperties => words::PLAN_PROPERTIES,
            Self::WorkingCalendar => words::WORKING_CALENDAR,
            Self::Compare => words::COMPARE,
            Self::ShortcutSheet => words::SHORTCUT_SHEET,
            Self::About => words::ABOUT,
        }
    }

    /// What it does, in a sentence.
    pub const fn tooltip(self) -> Phrase {
        match self {
            Self::New => words::NEW_TIP,
            Self::OpenSample => words::OPEN_SAMPLE_TIP,
            Self::OpenDistrictSample => words::OPEN_DISTRICT_SAMPLE_TIP,
            Self::Open => words::OPEN_TIP,
            Self::Save => words::SAVE_TIP,
            Self::SaveAs => words::SAVE_AS_TIP,
            Self::Revert => words::REVERT_TIP,
            Self::Close => words::CLOSE_TIP,
            Self::Quit => words::QUIT_TIP,
            Self::ExportPicture => words::EXPORT_PICTURE_TIP,
            Self::CopyPicture => words::COPY_PICTURE_TIP,
            Self::Undo => words::UNDO_TIP,
            Self::Redo => words::REDO_TIP,
            Self::Cut => words::CUT_TIP,
            Self::Copy => words::COPY_TIP,
            Self::Paste => words::PASTE_TIP,
            Self::Duplicate => words::DUPLICATE_TIP,
            Self::Delete => words::DELETE_TIP,
            Self::SelectAll => words::SELECT_ALL_TIP,
            Self::Find => words::FIND_TIP,
            Self::FillDown => words::FILL_DOWN_TIP,
            Self::NewTask => words::NEW_TASK_TIP,
            Self::EditTitle => words::EDIT_TITLE_TIP,
            Self::MarkCompleted => words::MARK_COMPLETED_TIP,
            Self::AddRemark => words::ADD_REMARK_TIP,
            Self::SetField => words::SET_FIELD_TIP,
            Self::MoveTaskUp => words::MOVE_TASK_UP_TIP,
            Self::MoveTaskDown => words::MOVE_TASK_DOWN_TIP,
            Self::PageOverview => words::PAGE_OVERVIEW_TIP,
            Self::PageMonthly => words::PAGE_MONTHLY_TIP,
            Self::PageSupervision => words::PAGE_SUPERVISION_TIP,
            Self::PageStructure => words::PAGE_STRUCTURE_TIP,
            Self::PageChecks => words::PAGE_CHECKS_TIP,
            Self::PageDisclosure => words::PAGE_DISCLOSURE_TIP,
            Self::PageGantt => words::PAGE_GANTT_TIP,
            Self::PageIndicators => words::PAGE_INDICATORS_TIP,
            Self::ZoomIn => words::ZOOM_IN_TIP,
            Self::ZoomOut => words::ZOOM_OUT_TIP,
            Self::ZoomFit => words::ZOOM_FIT_TIP,
            Self::ZoomYear => words::ZOOM_YEAR_TIP,
            Self::ZoomQuarter => words::ZOOM_QUARTER_TIP,
            Self::ZoomMonth => words::ZOOM_MONTH_TIP,
            Self::ZoomWeek => words::ZOOM_WEEK_TIP,
            Self::ZoomDay => words::ZOOM_DAY_TIP,
            Self::ToggleInspector => words::TOGGLE_INSPECTOR_TIP,
            Self::ToggleStrip => words::TOGGLE_STRIP_TIP,
            Self::FoldClosedOut => words::FOLD_CLOSED_OUT_TIP,
            Self::UnfoldMeasures => words::UNFOLD_MEASURES_TIP,
            Self::AsOfEarlier => words::AS_OF_EARLIER_TIP,
            Self::AsOfLater => words::AS_OF_LATER_TIP,
            Self::AsOfToday => words::AS_OF_TODAY_TIP,
            Self::PinAsOf => words::PIN_AS_OF_TIP,
            Self::NextAttention => words::NEXT_ATTENTION_TIP,
            Self::ThemeLight => words::THEME_LIGHT_TIP,
            Self::ThemeDark => words::THEME_DARK_TIP,
            Self::ThemeSystem => words::THEME_SYSTEM_TIP,
            Self::LanguageChinese => words::LANGUAGE_CHINESE_TIP,
            Self::LanguageEnglish => words::LANGUAGE_ENGLISH_TIP,
            Self::PlanProperties => words::PLAN_PROPERTIES_TIP,
            Self::WorkingCalendar => words::WORKING_CALENDAR_TIP,
            Self::Compare => words::COMPARE_TIP,
            Self::ShortcutSheet => words::SHORTCUT_SHEET_TIP,
            Self::About => words::ABOUT_TIP,
        }
    }

    /// The keys that run it, the first one shown in menus.
    pub const fn shortcuts(self) -> &'static [KeyboardShortcut] {
        match self {
            Self::New => &[const { key(CTRL, Key::N) }],
            Self::OpenSample => &[const { key(CTRL, Key::L) }],
            Self::Open => &[const { key(CTRL, Key::O) }],
            Self::Save => &[const { key(CTRL, Key::S) }],
            Self::SaveAs => &[const { key(CTRL_SHIFT, Key::S) }],
            Self::Close => &[const { key(CTRL, Key::W) }],
            Self::Quit => &[const { key(CTRL, Key::Q) }],
            Self::ExportPicture => &[const { key(CTRL, Key::E) }],
            Self::CopyPicture => &[const { key(CTRL_SHIFT, Key::C) }],
            Self::Undo => &[const { key(CTRL, Key::Z) }],
            Self::Redo => &[
                const { key(CTRL, Key::Y) },
                const { key(CTRL_SHIFT, Key::Z) },
            ],
            Self::Cut => &[const { key(CTRL, Key::X) }],
            Self::Copy => &[const { key(CTRL, Key::C) }],
            Self::Paste => &[const { key(CTRL, Key::V) }],
            Self::Duplicate => &[const { key(CTRL, Key::D) }],
            Self::Delete => &[const { key(PLAIN, Key::Delete) }],
            Self::SelectAll => &[const { key(CTRL, Key::A) }],
            Self::Find => &[const { key(CTRL, Key::F) }],
            Self::FillDown => &[const { key(CTRL_SHIFT, Key::D) }],
            Self::NewTask => &[const { key(PLAIN, Key::Insert) }],
            Self::EditTitle => &[const { key(PLAIN, Key::F2) }],
            Self::MarkCompleted => &[const { key(CTRL, Key::M) }],
            Self::MoveTaskUp => &[const { key(CTRL_SHIFT, Key::ArrowUp) }],
            Self::MoveTaskDown => &[const { key(CTRL_SHIFT, Key::ArrowDown) }],
            Self::PageOverview => &[const { key(CTRL, Key::Num1) }],
            Self::PageGantt => &[const { key(CTRL, Key::Num2) }],
            Self::PageIndicators => &[const { key(CTRL, Key::Num3) }],
            Self::PageSupervision => &[const { key(CTRL, Key::Num4) }],
            Self::PageStructure => &[const { key(CTRL, Key::Num5) }],
            Self::PageChecks => &[const { key(CTRL, Key::Num6) }],
            Self::PageDisclosure => &[const { key(CTRL, Key::Num7) }],
            Self::PageMonthly => &[const { key(CTRL, Key::Num8) }],
            Self::ZoomIn => &[
                const { key(PLAIN, Key::Plus) },
                const { key(PLAIN, Key::Equals) },
                const { key(CTRL, Key::Plus) },
                const { key(CTRL, Key::Equals) },
            ],
            Self::ZoomOut => &[
                const { key(PLAIN, Key::Minus) },
                const { key(CTRL, Key::Minus) },
            ],
            Self::ZoomFit => &[const { key(CTRL, Key::Num0) }],
            Self::ToggleInspector => &[const { key(PLAIN, Key::F4) }],
            Self::ToggleStrip => &[const { key(PLAIN, Key::F6) }],
            Self::UnfoldMeasures => &[const { key(CTRL_SHIFT, Key::M) }],
            Self::AsOfEarlier => &[const { key(PLAIN, Key::OpenBracket) }],
            Self::AsOfLater => &[const { key(PLAIN, Key::CloseBracket) }],
            Self::AsOfToday => &[const { key(PLAIN, Key::T) }],
            Self::Compare => &[const { key(PLAIN, Key::F9) }],
            Self::NextAttention => &[const { key(PLAIN, Key::F8) }],
            Self::ShortcutSheet => &[
                const { key(CTRL, Key::Slash) },
                const { key(PLAIN, Key::F1) },
            ],
            Self::OpenDistrictSample
            | Self::Revert
            | Self::AddRemark
            | Self::SetField
            | Self::ZoomYear
            | Self::ZoomQuarter
            | Self::ZoomMonth
            | Self::ZoomWeek
            | Self::ZoomDay
            | Self::FoldClosedOut
            | Self::PinAsOf
            | Self::ThemeLight
            | Self::ThemeDark
            | Self::ThemeSystem
            | Self::LanguageChinese
            | Self::LanguageEnglish
            | Self::PlanProperties
            | Self::WorkingCalendar
            | Self::About => &[],
        }
    }

    /// Whether its keys belong to a focused text field first (editing keys, and every key without Ctrl).
    pub fn yields_to_typing(self) -> bool {
        matches!(
            self,
            Self::Undo
                | Self::Redo
                | Self::Cut
                | Self::Copy
                | Self::Paste
                | Self::Delete
                | Self::SelectAll
                | Self::Duplicate
                | Self::FillDown
                | Self::MoveTaskUp
                | Self::MoveTaskDown
        )
    }
}

/// A line of a menu.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum MenuLine {
    /// A command.
    Run(Command),
    /// A line between groups.
    Gap,
    /// The list of recent files.
    Recent,
    /// A menu in the menu.
    Sub(Phrase, &'static [Self]),
}

use MenuLine::{Gap, Recent, Run, Sub};

/// The menu bar: each menu's name and lines.
pub const MENUS: &[(Phrase, &[MenuLine])] = &[
    (
        words::MENU_FILE,
        &[
            Run(Command::New),
            Run(Command::Open),
            Recent,
            Run(Command::OpenSample),
            Run(Command::OpenDistrictSample),
            Gap,
            Run(Command::Save),
            Run(Command::SaveAs),
            Run(Command::Revert),
            Gap,
            Run(Command::PlanProperties),
            Run(Command::WorkingCalendar),
            Gap,
            Run(Command::Close),
            Run(Command::Quit),
        ],
    ),
    (
        words::MENU_EDIT,
        &[
            Run(Command::Undo),
            Run(Command::Redo),
            Gap,
            Run(Command::Cut),
            Run(Command::Copy),
            Run(Command::Paste),
            Run(Command::Duplicate),
            Run(Command::Delete),
            Gap,
            Run(Command::SelectAll),
            Run(Command::FillDown),
            Run(Command::Find),
        ],
    ),
    (
        words::MENU_VIEW,
        &[
            Run(Command::PageOverview),
            Run(Command::PageGantt),
            Run(Command::PageIndicators),
            Run(Command::PageSupervision),
            Run(Command::PageStructure),
            Run(Command::PageChecks),
            Run(Command::PageDisclosure),
            Run(Command::PageMonthly),
            Gap,
            Run(Command::ToggleInspector),
            Run(Command::ToggleStrip),
            Run(Command::FoldClosedOut),
            Run(Command::UnfoldMeasures),
            Gap,
            Sub(
                words::MENU_TIMELINE,
                &[
                    Run(Command::ZoomIn),
                    Run(Command::ZoomOut),
                    Run(Command::ZoomFit),
                    Gap,
                    Run(Command::ZoomYear),
                    Run(Command::ZoomQuarter),
                    Run(Command::ZoomMonth),
                    Run(Command::ZoomWeek),
                    Run(Command::ZoomDay),
                ],
            ),
            Gap,
            Run(Command::AsOfEarlier),
            Run(Command::AsOfLater),
            Run(Command::AsOfToday),
            Run(Command::PinAsOf),
            Run(Command::Compare),
            Gap,
            Sub(
                words::MENU_THEME,
                &[
                    Run(Command::ThemeLight),
                    Run(Command::ThemeDark),
                    Run(Command::ThemeSystem),
                ],
            ),
            Sub(
                words::MENU_LANGUAGE,
                &[Run(Command::LanguageChinese), Run(Command::LanguageEnglish)],
            ),
        ],
    ),
    (
        words::MENU_TASK,
        &[
            Run(Command::NewTask),
            Run(Command::EditTitle),
            Run(Command::MoveTaskUp),
            Run(Command::MoveTaskDown),
            Gap,
            Run(Command::MarkCompleted),
            Run(Command::AddRemark),
            Run(Command::SetField),
            Gap,
            Run(Command::NextAttention),
        ],
    ),
    (
        words::MENU_EXPORT,
        &[Run(Command::ExportPicture), Run(Command::CopyPicture)],
    ),
    (
        words::MENU_HELP,
        &[Run(Command::ShortcutSheet), Run(Command::About)],
    ),
];

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;
    use strum::IntoEnumIterator;

    #[test]
    fn no_two_commands_share_a_key() {
        let mut taken: BTreeMap<String, Command> = BTreeMap::new();
        for command in Command::iter() {
            for shortcut in command.shortcuts() {
                let name = format!("{shortcut:?}");
                assert_eq!(taken.insert(name.clone(), command), None, "{name}");
            }
        }
    }

    #[test]
    fn every_command_stands_in_exactly_one_menu() {
        fn count(lines: &[MenuLine], command: Command) -> usize {
            lines
                .iter()
                .map(|line| match line {
                    Run(run) => usize::from(*run == command),
                    Sub(_, lines) => count(lines, command),
                    Gap | Recent => 0,
                })
                .sum()
        }
        for command in Command::iter() {
            let times: usize = MENUS.iter().map(|(_, lines)| count(lines, command)).sum();
            assert_eq!(times, 1, "{command:?}");
        }
    }
}
