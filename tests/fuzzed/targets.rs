//! What is fuzzed: each takes any bytes, and must neither panic nor hang nor break what it promises.

use zhenggai::edit::merge::{Side, merge as merged};
use zhenggai::file;
use zhenggai::plan::Plan;

/// The plan reader: what it takes is written and read again as the same plan.
pub fn plan(data: &[u8]) {
    if let Ok(opened) = file::read(data) {
        reads_again(&opened.plan);
    }
}

/// The lock reader: whatever stands in the place of a lock.
pub fn lock(data: &[u8]) {
    file::is_lock(data);
}

fn reads_again(plan: &Plan) {
    let text = file::write(plan);
    let again = file::read(text.as_bytes());
    assert!(again.is_ok(), "what was written does not read: {again:?}");
    assert_eq!(again.ok().map(|opened| opened.plan).as_ref(), Some(plan));
}

/// Merging: two plans made of one by damaging its text in two ways, and what comes of it reads again; either side may be
/// the first, and the other side taken everywhere is theirs where only they can be meant.
pub fn merge(data: &[u8]) {
    // As the program writes it, with the ids that a plan written by hand does not have.
    let base = file::read(SEED.as_bytes());
    assert!(base.is_ok(), "the seed reads");
    let Ok(base) = base else { return };
    let text = file::write(&base.plan);
    let (mine, others) = data.split_at(data.len() / 2);
    let side = |instructions: &[u8]| file::read(&damaged(&text, instructions)).ok();
    let (Some(ours), Some(theirs)) = (side(mine), side(others)) else {
        return;
    };
    let mut both = merged(&base.plan, &ours.plan, &theirs.plan);
    reads_again(&both.merged());
    let swapped = merged(&base.plan, &theirs.plan, &ours.plan);
    assert_eq!(both.conflicts().len(), swapped.conflicts().len());
    both.decide_each(|_| Some(Side::Theirs));
    reads_again(&both.merged());
    assert_eq!(
        merged(&base.plan, &ours.plan, &base.plan).merged(),
        ours.plan
    );
    assert_eq!(
        merged(&base.plan, &base.plan, &theirs.plan).merged(),
        theirs.plan
    );
}

const SEED: &str = include_str!("../../saves/minimal.ron");

/// A text with bytes replaced, lines taken out and lines said twice, as the bytes say.
fn damaged(text: &str, instructions: &[u8]) -> Vec<u8> {
    let mut lines: Vec<Vec<u8>> = text
        .split('\n')
        .map(|line| line.as_bytes().to_vec())
        .collect();
    for one in instructions.chunks(4) {
        let [place, what, at, byte] = one else {
            continue;
        };
        let n = lines.len();
        let line = usize::from(*place) * n / 256;
        match what % 4 {
            0 => {
                lines.remove(line);
                if lines.is_empty() {
                    break;
                }
            }
            1 => {
                let again = lines[line].clone();
                lines.insert(line, again);
            }
            _ => {
                let length = lines[line].len().max(1);
                let at = usize::from(*at) * length / 256;
                if let Some(known) = lines[line].get_mut(at) {
                    *known = *byte;
                }
            }
        }
    }
    lines.join(&b'\n')
}

/// The journal reader: whatever a crash or a disk left of a journal, with or without the plan it begins from.
pub fn journal(data: &[u8]) {
    let Ok(folder) = tempfile::tempdir() else {
        return;
    };
    let (journal, base) = data.split_at(data.len() - data.len() / 4);
    let stem = folder.path().join("left");
    let beside = |ending: &str, bytes: &[u8]| {
        std::fs::write(folder.path().join(format!("left.1.{ending}")), bytes).is_ok()
    };
    // Half the inputs are a journal alone.
    let alone = data.first().is_none_or(|first| first % 2 == 0);
    if (alone && beside("journal", data)) || (beside("journal", journal) && beside("base", base)) {
        for one in file::journal::found(folder.path()) {
            one.told.lines(zhenggai::text::Language::Zh);
        }
        if let Ok(restored) = file::journal::restore(&stem) {
            reads_again(&restored.plan);
        }
    }
}
