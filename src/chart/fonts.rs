//! The two faces of Noto Sans SC that the program carries, for window and pictures alike.

/// The family name inside both files.
pub const FAMILY: &str = "Noto Sans SC";
/// The regular face, weight 400.
pub static REGULAR: &[u8] = include_bytes!("../../assets/fonts/NotoSansSC-Regular.ttf");
/// The bold face, weight 700.
pub static BOLD: &[u8] = include_bytes!("../../assets/fonts/NotoSansSC-Bold.ttf");

/// From the middle of a line down to its baseline, in ems: ideographs and digits then look centred in a row.
pub const BASELINE: f64 = 0.37;
