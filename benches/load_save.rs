//! How long reading and writing a plan take at 62, 10,000 and 100,000 tasks: `cargo bench --bench load_save`.

#[path = "../tests/large/mod.rs"]
mod large;

use divan::{Bencher, counter::BytesCount};
use zhenggai::file;

const TASKS: [usize; 3] = [62, 10_000, 100_000];

fn main() {
    divan::main();
}

#[divan::bench(args = TASKS, max_time = 20)]
fn load(bencher: Bencher<'_, '_>, tasks: usize) {
    let text = file::write(&large::plan(tasks));
    bencher
        .counter(BytesCount::of_str(&text))
        .bench(|| file::read(text.as_bytes()).is_ok());
}

#[divan::bench(args = TASKS, max_time = 20)]
fn write(bencher: Bencher<'_, '_>, tasks: usize) {
    let plan = large::plan(tasks);
    bencher
        .counter(BytesCount::of_str(&file::write(&plan)))
        .bench(|| file::write(&plan));
}

#[divan::bench(args = TASKS, max_time = 20)]
fn save(bencher: Bencher<'_, '_>, tasks: usize) {
    let plan = large::plan(tasks);
    let folder = std::env::temp_dir();
    let path = folder.join(format!("zhenggai-bench-{}.ron", std::process::id()));
    bencher.bench(|| file::save(&path, &plan).is_ok());
    std::fs::remove_file(&path).ok();
}
