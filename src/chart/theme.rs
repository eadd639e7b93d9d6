//! The theme: the only place that names colours, sizes and patterns.

pub mod size;

use super::Color;
use crate::assess::Status;
use serde::{Deserialize, Serialize};

/// Which theme the user asks for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ThemeChoice {
    /// Light.
    Light,
    /// Dark.
    Dark,
    /// As the desktop says; light when it says nothing.
    #[default]
    System,
}

impl ThemeChoice {
    /// All three.
    pub const ALL: [Self; 3] = [Self::Light, Self::Dark, Self::System];

    /// The theme in force; `system_dark` is what the desktop says.
    pub fn theme(self, system_dark: bool) -> &'static Theme {
        match self {
            Self::Light => &LIGHT,
            Self::Dark => &DARK,
            Self::System if system_dark => &DARK,
            Self::System => &LIGHT,
        }
    }
}

/// The colours of a status.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StatusColors {
    /// Bar and glyph.
    pub fill: Color,
    /// The rest of the bar.
    pub tint: Color,
    /// Words.
    pub word: Color,
}

/// A set of colours; see the fields' tokens.
#[derive(Clone, Debug, PartialEq)]
#[expect(
    missing_docs,
    reason = "each field is the token of the same name in the palette"
)]
pub struct Theme {
    pub dark: bool,
    pub win: Color,
    pub panel: Color,
    pub sunk: Color,
    pub group: Color,
    pub hover: Color,
    pub sel: Color,
    pub hair: Color,
    pub line: Color,
    pub ctl: Color,
    pub t1: Color,
    pub t2: Color,
    pub t3: Color,
    pub t4: Color,
    pub acc: Color,
    pub onacc: Color,
    pub note_bg: Color,
    pub note_edge: Color,
    pub note_text: Color,
    pub shade: Color,
    pub shadow: Color,
    /// Over the window behind a dialog.
    pub veil: Color,
    pub pill: Color,
    pub onpill: Color,
    pub series: [Color; 4],
    pub statuses: [StatusColors; 6],
}

impl Theme {
    /// The colours of a status.
    pub fn status(&self, status: Status) -> StatusColors {
        self.statuses[status as usize]
    }
}

const fn status(fill: u32, tint: u32, word: u32) -> StatusColors {
    StatusColors {
        fill: Color::hex(fill),
        tint: Color::hex(tint),
        word: Color::hex(word),
    }
}

/// The light theme.
pub static LIGHT: Theme = Theme {
    dark: false,
    win: Color::hex(0xF1F3F5),
    panel: Color::hex(0xFFFFFF),
    sunk: Color::hex(0xF6F7F9),
    group: Color::hex(0xEEF1F4),
    hover: Color::hex(0xF2F5F9),
    sel: Color::hex(0xE4EBF8),
    hair: Color::hex(0xE5E8EC),
    line: Color::hex(0xCBD1D8),
    ctl: Color::hex(0x848E9A),
    t1: Color::hex(0x171B21),
    t2: Color::hex(0x333A43),
    t3: Color::hex(0x525B66),
    t4: Color::hex(0x5F6874),
    acc: Color::hex(0x2F4B9B),
    onacc: Color::hex(0xFFFFFF),
    note_bg: Color::hex(0xFFF6DD),
    note_edge: Color::hex(0xD9B65A),
    note_text: Color::hex(0x6B5310),
    shade: Color::hex(0x000000).alpha(8),
    shadow: Color::hex(0x000000).alpha(26),
    veil: Color::hex(0x000000).alpha(20),
    pill: Color::hex(0x171B21),
    onpill: Color::hex(0xFFFFFF),
    series: [
        Color::hex(0x2F74B5),
        Color::hex(0xB4552D),
        Color::hex(0x5B6B7C),
        Color::hex(0x7A5AA6),
    ],
    statuses: [
        status(0x7B8592, 0xFFFFFF, 0x566070),
        status(0x3B77B3, 0xCFE2F4, 0x22609A),
        status(0xB86F00, 0xFBE9C8, 0x8F5500),
        status(0xBE3128, 0xF8D6D2, 0xAE2A22),
        status(0x2F7F57, 0xCDE8D9, 0x1F6E46),
        status(0x6F867A, 0xDDE5E0, 0x4F665A),
    ],
};

/// The dark theme.
pub static DARK: Theme = Theme {
    dark: true,
    win: Color::hex(0x14171B),
    panel: Color::hex(0x1B1F24),
    sunk: Color::hex(0x20252B),
    group: Color::hex(0x252B32),
    hover: Color::hex(0x272E36),
    sel: Color::hex(0x26334D),
    hair: Color::hex(0x2A3037),
    line: Color::hex(0x3D4650),
    ctl: Color::hex(0x6D7986),
    t1: Color::hex(0xF0F3F6),
    t2: Color::hex(0xD2D8DF),
    t3: Color::hex(0xA3ADB8),
    t4: Color::hex(0x929DA9),
    acc: Color::hex(0x9DB4F5),
    onacc: Color::hex(0x141A2B),
    note_bg: Color::hex(0x3A3216),
    note_edge: Color::hex(0x7C6A2C),
    note_text: Color::hex(0xEBD48A),
    shade: Color::hex(0xFFFFFF).alpha(5),
    shadow: Color::hex(0x000000).alpha(26),
    veil: Color::hex(0x000000).alpha(60),
    pill: Color::hex(0xF0F3F6),
    onpill: Color::hex(0x14171B),
    series: [
        Color::hex(0x5A9DDB),
        Color::hex(0xE08A5E),
        Color::hex(0x9AA8B6),
        Color::hex(0xB497DE),
    ],
    statuses: [
        status(0x87929E, 0x1B1F24, 0xA9B3BE),
        status(0x4C8CC8, 0x24445F, 0x84BAEA),
        status(0xCF952F, 0x4B3A18, 0xEDB95A),
        status(0xDF5F54, 0x572A27, 0xF58C82),
        status(0x429A6C, 0x1F4A36, 0x79CBA0),
        status(0x6F867A, 0x2C3933, 0xA0B6AA),
    ],
};
