//! The phrases of both languages, and dates and numbers as each language writes them.
//!
//! A phrase is a constant with both texts, declared with [`phrases!`](crate::phrases); leaving one out does not
//! compile, and a test compares the placeholders of the two. Rooms keep their phrases in a file of their own here.

pub mod bounds;
mod figure;
mod language;
mod phrase;
mod written;

pub mod assess_words;
pub mod chart_words;
pub mod checks_rules_words;
pub mod checks_words;
pub mod cli_words;
pub mod close_out_words;
pub mod command_words;
pub mod common_words;
pub mod compare_words;
pub mod date_field_words;
pub mod desk_words;
pub mod disclosure_words;
pub mod edit_words;
pub mod exchange_words;
pub mod file_words;
pub mod gantt_words;
pub mod inspector_words;
pub mod merge_page_words;
pub mod merge_words;
pub mod monthly_words;
pub mod open_measures_words;
pub mod overview_words;
pub mod paper_words;
pub mod parts_page_words;
pub mod parts_words;
pub mod picture_words;
pub mod recovery_words;
pub mod rescue_words;
pub mod sharing_words;
pub mod shell_words;
pub mod structure_words;
pub mod supervision_words;
pub mod trends_words;

pub use figure::{axis_numbers, number, short_number};
pub use language::Language;
pub use phrase::Phrase;
pub use written::{
    date, date_with_weekday, month, percent, reported, share, visible, weekday, weekday_in_full,
};

/// Every phrase list of the program, for the completeness test.
pub fn all() -> Vec<(&'static str, &'static [Phrase])> {
    vec![
        ("common_words", common_words::ALL),
        ("rescue_words", rescue_words::ALL),
        ("recovery_words", recovery_words::ALL),
        ("assess_words", assess_words::ALL),
        ("chart_words", chart_words::ALL),
        ("cli_words", cli_words::ALL),
        ("command_words", command_words::ALL),
        ("date_field_words", date_field_words::ALL),
        ("desk_words", desk_words::ALL),
        ("edit_words", edit_words::ALL),
        ("exchange_words", exchange_words::ALL),
        ("file_words", file_words::ALL),
        ("gantt_words", gantt_words::ALL),
        ("inspector_words", inspector_words::ALL),
        ("open_measures_words", open_measures_words::ALL),
        ("overview_words", overview_words::ALL),
        ("merge_page_words", merge_page_words::ALL),
        ("merge_words", merge_words::ALL),
        ("monthly_words", monthly_words::ALL),
        ("supervision_words", supervision_words::ALL),
        ("structure_words", structure_words::ALL),
        ("checks_words", checks_words::ALL),
        ("disclosure_words", disclosure_words::ALL),
        ("checks_rules_words", checks_rules_words::ALL),
        ("paper_words", paper_words::ALL),
        ("compare_words", compare_words::ALL),
        ("close_out_words", close_out_words::ALL),
        ("parts_page_words", parts_page_words::ALL),
        ("parts_words", parts_words::ALL),
        ("picture_words", picture_words::ALL),
        ("sharing_words", sharing_words::ALL),
        ("shell_words", shell_words::ALL),
        ("trends_words", trends_words::ALL),
    ]
}
