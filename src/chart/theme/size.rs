//! Sizes in points: the numbers of the visual tokens that pages share.

/// Font sizes.
pub mod font {
    /// Key figures.
    pub const FIGURE: f64 = 26.0;
    /// Chart title, inspector title, headings.
    pub const TITLE: f64 = 15.0;
    /// Page tabs.
    pub const TAB: f64 = 14.0;
    /// Body, task names, panel titles, buttons.
    pub const BODY: f64 = 13.0;
    /// Everything secondary; the smallest size for Chinese.
    pub const SMALL: f64 = 12.0;
    /// Digits on axes, never Chinese.
    pub const AXIS: f64 = 11.0;
}

/// Line heights of the font sizes.
pub mod line_height {
    /// Of `font::FIGURE`.
    pub const FIGURE: f64 = 34.0;
    /// Of `font::TITLE`.
    pub const TITLE: f64 = 22.0;
    /// Of `font::BODY`.
    pub const BODY: f64 = 18.0;
    /// Of `font::SMALL`.
    pub const SMALL: f64 = 16.0;
}

/// Spacing: the grid of four.
pub const GAP: f64 = 4.0;
/// Two steps of the grid.
pub const GAP_2: f64 = 8.0;
/// Three steps of the grid.
pub const GAP_3: f64 = 12.0;
/// Four steps of the grid.
pub const GAP_4: f64 = 16.0;

/// Corner radius of panels, fields and buttons.
pub const RADIUS: f64 = 4.0;
/// Corner radius of badges and the as-of pill.
pub const RADIUS_BADGE: f64 = 3.0;
/// Corner radius of bars.
pub const RADIUS_BAR: f64 = 1.5;
/// Corner radius of chips.
pub const RADIUS_CHIP: f64 = 11.0;

/// Width of ordinary lines.
pub const LINE: f64 = 1.0;
/// Width of the as-of line.
pub const LINE_AS_OF: f64 = 1.6;
/// Width of target lines.
pub const LINE_TARGET: f64 = 1.4;
/// Width of series lines.
pub const LINE_SERIES: f64 = 1.8;
/// Width of the frame around the focused thing.
pub const LINE_FOCUS: f64 = 2.0;
/// Width of strokes in icons.
pub const LINE_ICON: f64 = 1.4;
/// Dash and gap of target lines.
pub const DASH_TARGET: (f64, f64) = (7.0, 3.0);
/// Dash and gap of the outline of tasks not started.
pub const DASH_NOT_STARTED: (f64, f64) = (3.0, 2.0);

/// Menu bar.
pub const MENU: f64 = 28.0;
/// Bar of page tabs.
pub const TABS: f64 = 38.0;
/// Filter row.
pub const FILTER_ROW: f64 = 34.0;
/// Time header, both rows.
pub const TIME_HEADER: f64 = 44.0;
/// One row of the time header.
pub const TIME_HEADER_ROW: f64 = 22.0;
/// Status bar.
pub const STATUS_BAR: f64 = 24.0;
/// Title of a panel.
pub const PANEL_TITLE: f64 = 32.0;
/// Fields and buttons.
pub const FIELD: f64 = 26.0;
/// Small buttons in lists.
pub const SMALL_BUTTON: f64 = 22.0;
/// Chips.
pub const CHIP: f64 = 22.0;

/// A row.
pub const ROW: f64 = 24.0;
/// A row, compact.
pub const ROW_COMPACT: f64 = 22.0;
/// A row, roomy.
pub const ROW_ROOMY: f64 = 28.0;
/// A group row in lists.
pub const ROW_GROUP: f64 = 26.0;
/// A row of two lines.
pub const ROW_TWO_LINES: f64 = 44.0;
/// Head of a column of a list.
pub const COLUMN_HEAD: f64 = 24.0;
/// Foot bar of a page that ends in a decision.
pub const FOOT_BAR: f64 = 46.0;

/// Height of a bar, centred in its row.
pub const BAR: f64 = 12.0;
/// Half-diagonal of a measure's diamond.
pub const DIAMOND: f64 = 3.6;
/// Halo around a diamond.
pub const DIAMOND_HALO: f64 = 1.0;
/// Stroke of a missed measure's diamond.
pub const DIAMOND_MISSED: f64 = 1.6;
/// Width of a close-out cell.
pub const CELL_WIDTH: f64 = 8.0;
/// Height of a close-out cell.
pub const CELL_HEIGHT: f64 = 10.0;
/// Gap between close-out cells.
pub const CELL_GAP: f64 = 2.0;
/// From the end of the bar to the first close-out cell.
pub const CELL_START: f64 = 6.0;
/// Width of a close-out cell with a word, on the selected row.
pub const WORD_CELL_WIDTH: f64 = 29.0;
/// Height of a close-out cell with a word.
pub const WORD_CELL_HEIGHT: f64 = 16.0;
/// Height of the tail of an overdue bar.
pub const OVERDUE_TAIL: f64 = 8.0;
/// Edge at the left of a selected row.
pub const SELECTED_EDGE: f64 = 3.0;
/// Line width of the frame around a selected bar.
pub const SELECTED_FRAME: f64 = 1.4;
/// How far the frame of a selected bar stands off.
pub const SELECTED_FRAME_OFF: f64 = 2.5;
/// How far the focus frame stands off.
pub const FOCUS_OFF: f64 = 2.0;
/// Width of the handle at the end of a selected bar.
pub const HANDLE_WIDTH: f64 = 4.0;
/// Height of the handle at the end of a selected bar.
pub const HANDLE_HEIGHT: f64 = 10.0;
/// Radius of the dots for drawing links.
pub const LINK_DOT: f64 = 3.0;

/// Distance between the lines of the 45 degree hatch.
pub const HATCH_BEHIND_PITCH: f64 = 5.0;
/// Line width of the 45 degree hatch.
pub const HATCH_BEHIND_LINE: f64 = 1.8;
/// Distance between the lines of the cross-hatch.
pub const HATCH_OVERDUE_PITCH: f64 = 5.0;
/// Line width of the cross-hatch.
pub const HATCH_OVERDUE_LINE: f64 = 1.2;
/// Distance between the level lines of closed-out bars and upright lines of areas on schedule.
pub const HATCH_LINES_PITCH: f64 = 4.0;
/// Width of the level and upright lines.
pub const HATCH_LINES_LINE: f64 = 1.0;

/// Side of a status glyph.
pub const GLYPH: f64 = 12.0;
/// Side of the box an icon is drawn in.
pub const ICON: f64 = 14.0;
/// Side of a letter tile.
pub const LETTER_TILE: f64 = 18.0;

/// Table of the Gantt page.
pub const GANTT_TABLE: f64 = 484.0;
/// Inspector.
pub const INSPECTOR: f64 = 312.0;
/// Inspector at its narrowest.
pub const INSPECTOR_MIN: f64 = 280.0;
/// Label column of the inspector in English.
pub const INSPECTOR_LABELS_EN: f64 = 86.0;
/// Indicator strip.
pub const STRIP: f64 = 100.0;
/// Hit zone of a splitter.
pub const SPLITTER: f64 = 6.0;
/// Below this window width the inspector is a drawer.
pub const NARROW_INSPECTOR: f64 = 1280.0;
/// Below this window width the lead-unit column hides.
pub const NARROW_COLUMNS: f64 = 1100.0;

/// List of the trends page.
pub const TRENDS_LIST: f64 = 264.0;
/// Side panel of the trends page.
pub const TRENDS_SIDE: f64 = 289.0;
/// Plot of the trends page.
pub const TRENDS_PLOT: f64 = 380.0;

/// Margin of pages of cards.
pub const PAGE_MARGIN: f64 = 12.0;
/// Gap between cards.
pub const CARD_GAP: f64 = 10.0;

/// The widths of dialogs, narrow to wide.
pub const DIALOGS: [f64; 3] = [420.0, 440.0, 500.0];
/// Title of a dialog.
pub const DIALOG_TITLE: f64 = 36.0;
/// Foot of a dialog.
pub const DIALOG_FOOT: f64 = 44.0;
/// Margin of a dialog.
pub const DIALOG_MARGIN: f64 = 14.0;
/// Width of a calendar cell.
pub const CALENDAR_CELL_WIDTH: f64 = 40.0;
/// Height of a calendar cell.
pub const CALENDAR_CELL_HEIGHT: f64 = 36.0;

/// Column of the start page.
pub const START_WIDTH: f64 = 1140.0;
/// Top of the column of the start page.
pub const START_TOP: f64 = 64.0;
/// Left card of the start page.
pub const START_LEFT: f64 = 558.0;
/// Right card of the start page.
pub const START_RIGHT: f64 = 570.0;
/// A row of the start page.
pub const START_ROW: f64 = 72.0;
/// Side of the icon in a row of the start page.
pub const START_ICON: f64 = 28.0;

/// Offset of the shadow of cards, menus and dialogs, to the right and down.
pub const SHADOW: (f64, f64) = (1.0, 2.0);
/// How long the pointer rests before a card or tooltip shows, in seconds.
pub const HOVER_DELAY: f64 = 0.3;
/// How far the pointer moves before a press is a drag.
pub const DRAG_START: f64 = 4.0;
