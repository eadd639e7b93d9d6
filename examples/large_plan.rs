//! Writes a large plan for measuring: `cargo run --release --example large_plan -- 100000 OUT.ron`.

#[path = "../tests/large/mod.rs"]
mod large;

use std::process::ExitCode;
use zhenggai::file;
use zhenggai::text::Language;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (Some(Ok(tasks)), Some(path)) = (
        arguments.first().map(|count| count.parse::<usize>()),
        arguments.get(1),
    ) else {
        log_line("large_plan TASKS OUT.ron");
        return ExitCode::from(2);
    };
    match file::save(path.as_ref(), &large::plan(tasks)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            log_line(&error.sentence(Language::En));
            ExitCode::from(2)
        }
    }
}

#[expect(
    clippy::print_stderr,
    reason = "an example tells its user on the terminal"
)]
fn log_line(line: &str) {
    eprintln!("{line}");
}
