//! The table of commands: a command is one row here, and has nothing anywhere else.

use super::act::{Act, AsOf, Form, Leave, Scale, Switch};
use super::{CommandRow, Needs, Typing};
use crate::chart::Level;
use crate::chart::theme::ThemeChoice;
use crate::text::{Language, command_words as words};
use crate::ui::Page;
use crate::ui::gantt::GanttAct;
use egui::{Key, KeyboardShortcut, Modifiers};

/// Nothing held.
const PLAIN: Modifiers = Modifiers::NONE;
/// Ctrl (Cmd on a Mac).
const CTRL: Modifiers = Modifiers::COMMAND;
/// Ctrl and Shift.
const CTRL_SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);
/// Shift: `+` is written with it on many keyboards.
const SHIFT: Modifiers = Modifiers::SHIFT;

/// Makes the names of the commands and their rows, so that a name without a row, or a row without a part, does not compile.
macro_rules! commands {
    ($(
        $command:ident: $text:ident, $tip:ident, keys [$($held:ident $key:ident),*] $typing:ident, needs $needs:ident,
        does $act:ident $(($of:expr))?;
    )*) => {
        /// A command of the program. Menus, context menus, the shortcut listener, the shortcut sheet and the shell all read
        /// its row, so that they cannot disagree.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, strum::EnumIter)]
        #[expect(missing_docs, reason = "each is named as its menu text in `text::command_words`")]
        pub enum Command {
            $($command),*
        }

        /// The rows, in the order of the names.
        pub(super) static TABLE: &[CommandRow] = &[$(CommandRow {
            command: Command::$command,
            text: words::$text,
            tip: words::$tip,
            keys: &[$(KeyboardShortcut::new($held, Key::$key)),*],
            typing: Typing::$typing,
            needs: Needs::$needs,
            act: Act::$act $(($of))?,
        }),*];
    };
}

// The shortcut sheet lists them in this order.
commands! {
    // The plan and its file.
    New: NEW, NEW_TIP, keys [CTRL N] Anyway, needs Nothing, does Leave(Leave::New);
    OpenSample: OPEN_SAMPLE, OPEN_SAMPLE_TIP, keys [CTRL L] Anyway, needs Nothing, does Leave(Leave::Sample);
    OpenDistrictSample: OPEN_DISTRICT_SAMPLE, OPEN_DISTRICT_SAMPLE_TIP, keys [] Anyway, needs Nothing, does Leave(Leave::DistrictSample);
    Open: OPEN, OPEN_TIP, keys [CTRL O] Anyway, needs Nothing, does Leave(Leave::PickedFile);
    Save: SAVE, SAVE_TIP, keys [CTRL S] Anyway, needs Plan, does Save;
    SaveAs: SAVE_AS, SAVE_AS_TIP, keys [CTRL_SHIFT S] Anyway, needs Plan, does SaveAs;
    Revert: REVERT, REVERT_TIP, keys [] Anyway, needs ChangedFile, does Form(Form::Revert);
    Versions: VERSIONS, VERSIONS_TIP, keys [] Anyway, needs Plan, does Form(Form::Versions);
    Recover: RECOVER, RECOVER_TIP, keys [] Anyway, needs Nothing, does Form(Form::Recovery);
    GiveParts: GIVE_PARTS, GIVE_PARTS_TIP, keys [] Anyway, needs Plan, does Form(Form::GiveParts);
    CollectParts: COLLECT_PARTS, COLLECT_PARTS_TIP, keys [] Anyway, needs Plan, does Form(Form::CollectParts);
    CollectFolder: COLLECT_FOLDER, COLLECT_FOLDER_TIP, keys [] Anyway, needs Plan, does Form(Form::CollectFolder);
    Close: CLOSE, CLOSE_TIP, keys [CTRL W] Anyway, needs Plan, does Leave(Leave::StartPage);
    Quit: QUIT, QUIT_TIP, keys [CTRL Q] Anyway, needs Nothing, does Leave(Leave::Quit);
    // Pictures.
    ExportPicture: EXPORT_PICTURE, EXPORT_PICTURE_TIP, keys [CTRL E] Anyway, needs Plan, does Form(Form::Picture);
    CopyPicture: COPY_PICTURE, COPY_PICTURE_TIP, keys [CTRL_SHIFT C] Anyway, needs Plan, does CopyPicture;
    // Editing.
    Undo: UNDO, UNDO_TIP, keys [CTRL Z] FieldFirst, needs Undo, does Undo;
    Redo: REDO, REDO_TIP, keys [CTRL Y, CTRL_SHIFT Z] FieldFirst, needs Redo, does Redo;
    Cut: CUT, CUT_TIP, keys [CTRL X] FieldFirst, needs Task, does Cut;
    Copy: COPY, COPY_TIP, keys [CTRL C] FieldFirst, needs Task, does Copy;
    Paste: PASTE, PASTE_TIP, keys [CTRL V] FieldFirst, needs Plan, does Paste;
    Duplicate: DUPLICATE, DUPLICATE_TIP, keys [CTRL D] FieldFirst, needs Task, does Gantt(GanttAct::Duplicate);
    Delete: DELETE, DELETE_TIP, keys [PLAIN Delete] FieldFirst, needs Task, does Gantt(GanttAct::Delete);
    SelectAll: SELECT_ALL, SELECT_ALL_TIP, keys [CTRL A] FieldFirst, needs Plan, does Gantt(GanttAct::SelectAll);
    Find: FIND, FIND_TIP, keys [CTRL F] Anyway, needs Plan, does Find;
    FillDown: FILL_DOWN, FILL_DOWN_TIP, keys [CTRL_SHIFT D] FieldFirst, needs TwoTasks, does Gantt(GanttAct::FillDown);
    // Tasks.
    NewTask: NEW_TASK, NEW_TASK_TIP, keys [PLAIN Insert] Anyway, needs Plan, does NewTask;
    EditTitle: EDIT_TITLE, EDIT_TITLE_TIP, keys [PLAIN F2] Anyway, needs Task, does Gantt(GanttAct::EditTitle);
    MarkCompleted: MARK_COMPLETED, MARK_COMPLETED_TIP, keys [CTRL M] Anyway, needs Task, does Form(Form::Completed);
    AddRemark: ADD_REMARK, ADD_REMARK_TIP, keys [] Anyway, needs Task, does Form(Form::Remark);
    SetField: SET_FIELD, SET_FIELD_TIP, keys [] Anyway, needs Task, does Form(Form::Field);
    MoveTaskUp: MOVE_TASK_UP, MOVE_TASK_UP_TIP, keys [CTRL_SHIFT ArrowUp] FieldFirst, needs Task, does Gantt(GanttAct::MoveUp);
    MoveTaskDown: MOVE_TASK_DOWN, MOVE_TASK_DOWN_TIP, keys [CTRL_SHIFT ArrowDown] FieldFirst, needs Task, does Gantt(GanttAct::MoveDown);
    // Pages.
    PageOverview: PAGE_OVERVIEW, PAGE_OVERVIEW_TIP, keys [CTRL Num1] Anyway, needs Plan, does Page(Page::Overview);
    PageMonthly: PAGE_MONTHLY, PAGE_MONTHLY_TIP, keys [CTRL Num8] Anyway, needs Plan, does Page(Page::Monthly);
    PageSupervision: PAGE_SUPERVISION, PAGE_SUPERVISION_TIP, keys [CTRL Num4] Anyway, needs Plan, does Page(Page::Supervision);
    PageStructure: PAGE_STRUCTURE, PAGE_STRUCTURE_TIP, keys [CTRL Num5] Anyway, needs Plan, does Page(Page::Structure);
    PageChecks: PAGE_CHECKS, PAGE_CHECKS_TIP, keys [CTRL Num6] Anyway, needs Plan, does Page(Page::Checks);
    PageDisclosure: PAGE_DISCLOSURE, PAGE_DISCLOSURE_TIP, keys [CTRL Num7] Anyway, needs Plan, does Page(Page::Disclosure);
    PageGantt: PAGE_GANTT, PAGE_GANTT_TIP, keys [CTRL Num2] Anyway, needs Plan, does Page(Page::Gantt);
    PageIndicators: PAGE_INDICATORS, PAGE_INDICATORS_TIP, keys [CTRL Num3] Anyway, needs Plan, does Page(Page::Indicators);
    // The time axis.
    ZoomIn: ZOOM_IN, ZOOM_IN_TIP, keys [PLAIN Plus, PLAIN Equals, SHIFT Plus, SHIFT Equals, CTRL Plus, CTRL Equals] Anyway, needs Plan, does Gantt(GanttAct::ZoomIn);
    ZoomOut: ZOOM_OUT, ZOOM_OUT_TIP, keys [PLAIN Minus, CTRL Minus] Anyway, needs Plan, does Gantt(GanttAct::ZoomOut);
    ZoomFit: ZOOM_FIT, ZOOM_FIT_TIP, keys [CTRL Num0] Anyway, needs Plan, does Gantt(GanttAct::ZoomFit);
    ZoomYear: ZOOM_YEAR, ZOOM_YEAR_TIP, keys [] Anyway, needs Plan, does Gantt(GanttAct::Level(Level::Years));
    ZoomQuarter: ZOOM_QUARTER, ZOOM_QUARTER_TIP, keys [] Anyway, needs Plan, does Gantt(GanttAct::Level(Level::Quarters));
    ZoomMonth: ZOOM_MONTH, ZOOM_MONTH_TIP, keys [] Anyway, needs Plan, does Gantt(GanttAct::Level(Level::Months));
    ZoomWeek: ZOOM_WEEK, ZOOM_WEEK_TIP, keys [] Anyway, needs Plan, does Gantt(GanttAct::Level(Level::Weeks));
    ZoomDay: ZOOM_DAY, ZOOM_DAY_TIP, keys [] Anyway, needs Plan, does Gantt(GanttAct::Level(Level::Days));
    // What is shown.
    ToggleInspector: TOGGLE_INSPECTOR, TOGGLE_INSPECTOR_TIP, keys [PLAIN F4] Anyway, needs GanttPage, does Switch(Switch::Inspector);
    ToggleStrip: TOGGLE_STRIP, TOGGLE_STRIP_TIP, keys [PLAIN F6] Anyway, needs GanttPage, does Switch(Switch::Strip);
    FoldClosedOut: FOLD_CLOSED_OUT, FOLD_CLOSED_OUT_TIP, keys [] Anyway, needs GanttPage, does Switch(Switch::FoldClosedOut);
    UnfoldMeasures: UNFOLD_MEASURES, UNFOLD_MEASURES_TIP, keys [CTRL_SHIFT M] Anyway, needs Task, does Gantt(GanttAct::UnfoldMeasures);
    // The as-of date, and what follows from it.
    AsOfEarlier: AS_OF_EARLIER, AS_OF_EARLIER_TIP, keys [PLAIN OpenBracket] Anyway, needs Plan, does AsOf(AsOf::DayBefore);
    AsOfLater: AS_OF_LATER, AS_OF_LATER_TIP, keys [PLAIN CloseBracket] Anyway, needs Plan, does AsOf(AsOf::DayAfter);
    AsOfToday: AS_OF_TODAY, AS_OF_TODAY_TIP, keys [PLAIN T] Anyway, needs Plan, does AsOf(AsOf::Today);
    PinAsOf: PIN_AS_OF, PIN_AS_OF_TIP, keys [] Anyway, needs Plan, does PinAsOf;
    NextAttention: NEXT_ATTENTION, NEXT_ATTENTION_TIP, keys [PLAIN F8] Anyway, needs Plan, does NextAttention;
    // How the program looks and speaks.
    ThemeLight: THEME_LIGHT, THEME_LIGHT_TIP, keys [] Anyway, needs Nothing, does Theme(ThemeChoice::Light);
    ThemeDark: THEME_DARK, THEME_DARK_TIP, keys [] Anyway, needs Nothing, does Theme(ThemeChoice::Dark);
    ThemeSystem: THEME_SYSTEM, THEME_SYSTEM_TIP, keys [] Anyway, needs Nothing, does Theme(ThemeChoice::System);
    LanguageChinese: LANGUAGE_CHINESE, LANGUAGE_CHINESE_TIP, keys [] Anyway, needs Nothing, does Language(Language::Zh);
    LanguageEnglish: LANGUAGE_ENGLISH, LANGUAGE_ENGLISH_TIP, keys [] Anyway, needs Nothing, does Language(Language::En);
    ScaleUp: SCALE_UP, SCALE_UP_TIP, keys [CTRL_SHIFT Plus, CTRL_SHIFT Equals] Anyway, needs Nothing, does Scale(Scale::Larger);
    ScaleDown: SCALE_DOWN, SCALE_DOWN_TIP, keys [CTRL_SHIFT Minus] Anyway, needs Nothing, does Scale(Scale::Smaller);
    ScaleUsual: SCALE_USUAL, SCALE_USUAL_TIP, keys [CTRL_SHIFT Num0] Anyway, needs Nothing, does Scale(Scale::Usual);
    // Forms, the comparison and help.
    PlanProperties: PLAN_PROPERTIES, PLAN_PROPERTIES_TIP, keys [] Anyway, needs Plan, does Form(Form::Plan);
    WorkingCalendar: WORKING_CALENDAR, WORKING_CALENDAR_TIP, keys [] Anyway, needs Plan, does Form(Form::Calendar);
    Compare: COMPARE, COMPARE_TIP, keys [PLAIN F9] Anyway, needs Plan, does Switch(Switch::Compare);
    ShortcutSheet: SHORTCUT_SHEET, SHORTCUT_SHEET_TIP, keys [CTRL Slash, PLAIN F1] Anyway, needs Nothing, does Form(Form::Shortcuts);
    About: ABOUT, ABOUT_TIP, keys [] Anyway, needs Nothing, does Form(Form::About);
}
