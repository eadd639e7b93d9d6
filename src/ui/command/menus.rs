//! The menu bar: which command stands in which menu, in which order and group.

use super::Command;
use crate::text::{Phrase, command_words as words};

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
            Run(Command::Versions),
            Run(Command::Recover),
            Gap,
            Run(Command::GiveParts),
            Run(Command::CollectParts),
            Run(Command::CollectFolder),
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
                words::MENU_SCALE,
                &[
                    Run(Command::ScaleUp),
                    Run(Command::ScaleDown),
                    Run(Command::ScaleUsual),
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
    use strum::IntoEnumIterator;

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

    #[test]
    fn every_command_stands_in_exactly_one_menu() {
        for command in Command::iter() {
            let times: usize = MENUS.iter().map(|(_, lines)| count(lines, command)).sum();
            assert_eq!(times, 1, "{command:?}");
        }
    }
}
