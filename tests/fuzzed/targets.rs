//! What is fuzzed: each takes any bytes, and must neither panic nor hang nor break what it promises.

use zhenggai::edit::merge::{Side, merge as merged};
use zhenggai::edit::parts::{collect, extract};
use zhenggai::file;
use zhenggai::plan::{Day, Head, Plan};

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
/// the first, and the other side taken everywhere is theirs where only they can be meant. Tells how many conflicts there
/// were; `None` where a side did not read.
pub fn merge(data: &[u8]) -> Option<usize> {
    // As the program writes it, with the ids that a plan written by hand does not have.
    let base = file::read(SEED.as_bytes());
    assert!(base.is_ok(), "the seed reads");
    let base = base.ok()?;
    let text = file::write(&base.plan);
    let (mine, others) = data.split_at(data.len() / 2);
    let side = |instructions: &[u8]| file::read(&damaged(&text, instructions)).ok();
    let (ours, theirs) = (side(mine)?, side(others)?);
    let mut both = merged(&base.plan, &ours.plan, &theirs.plan);
    reads_again(&both.merged());
    let swapped = merged(&base.plan, &theirs.plan, &ours.plan);
    let conflicts = both.conflicts().len();
    assert_eq!(conflicts, swapped.conflicts().len());
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
    Some(conflicts)
}

/// Taking a part in that says anything of how it was given out.
pub fn part(data: &[u8]) {
    let Ok(opened) = file::read(SEED.as_bytes()) else {
        return;
    };
    let plan = opened.plan;
    let Some(unit) = plan.units().keys().next() else {
        return;
    };
    let part = extract(&plan, unit, Day::constant(2021, 11, 20)).part;
    let mut parts = part.parts();
    let origin = parts
        .head
        .origin
        .take()
        .map(|origin| zhenggai::plan::Origin {
            base: String::from_utf8_lossy(data).into_owned(),
            ..origin
        });
    parts.head = Head {
        origin,
        ..parts.head
    };
    let handed_in = vec![("part".to_owned(), Plan::new(parts))];
    let collected = collect(&plan, handed_in, Day::constant(2021, 11, 21));
    reads_again(&collected.plan());
}

const SEED: &str = include_str!("../../saves/minimal.ron");

/// A text with bytes replaced, lines taken out, lines said twice and letters put into what is said, as the bytes say.
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
        match what % 64 {
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
            2 => {
                let length = lines[line].len().max(1);
                let at = usize::from(*at) * length / 256;
                if let Some(known) = lines[line].get_mut(at) {
                    *known = *byte;
                }
            }
            // Most stay plans, else there is nothing to merge.
            3..=24 => {
                let line = with_text(&lines, line);
                let last: Vec<usize> = pairs(&lines[line], |one, next| {
                    one.is_ascii_digit() && !next.is_ascii_digit()
                });
                let at = usize::from(*at) * last.len() / 256;
                if let Some(at) = last.get(at) {
                    lines[line][*at] = b'1' + byte % 8;
                }
            }
            _ => {
                let line = with_text(&lines, line);
                // Not into dates, and not after the end of a text.
                let opening: Vec<usize> = pairs(&lines[line], |one, next| {
                    one == b'"' && !next.is_ascii_digit() && !b",)]:".contains(&next)
                });
                let at = usize::from(*at) * opening.len() / 256;
                if let Some(at) = opening.get(at) {
                    lines[line].insert(*at + 1, b'a' + byte % 26);
                }
            }
        }
    }
    lines.join(&b'\n')
}

/// The next line on which something is said, from one on.
fn with_text(lines: &[Vec<u8>], from: usize) -> usize {
    let rest = lines.iter().skip(from);
    let next = rest.take_while(|line| !line.contains(&b'"')).count();
    (from + next).min(lines.len().saturating_sub(1))
}

/// Where two bytes that follow one another are as they should be.
fn pairs(line: &[u8], wanted: impl Fn(u8, u8) -> bool) -> Vec<usize> {
    let pairs = line.windows(2).enumerate();
    let found = pairs.filter(|(_, two)| matches!(two, [one, next] if wanted(*one, *next)));
    found.map(|(at, _)| at).collect()
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
            reads_again(&restored.left.plan);
        }
    }
}
