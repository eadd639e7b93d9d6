//! Starts the program: the library does the work.

use std::process::ExitCode;
use zhenggai::app::{cli, run_window};

fn main() -> ExitCode {
    let start = std::time::Instant::now();
    match cli::answer(std::env::args_os()) {
        cli::Answer::Done(code) => code,
        cli::Answer::Window(request) => run_window(&request, start),
    }
}
