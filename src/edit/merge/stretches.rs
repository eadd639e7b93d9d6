//! Two texts against each other by characters, for a display that marks what is not the same: a Chinese sentence is one
//! word, so words would mark all of it.

use similar::{Algorithm, DiffOp, capture_diff_slices_deadline};
use std::time::{Duration, Instant};

/// How long a comparison may take; what is not compared by then is marked whole.
const TIME: Duration = Duration::from_millis(50);

/// Fewer characters in common than this between two differences are chance, and are marked with them.
const SHORTEST: usize = 2;

/// What a stretch of two texts is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// In both.
    Equal,
    /// Only in the first.
    Removed,
    /// Only in the second.
    Added,
}

/// A stretch of text with what it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// What it is.
    pub mark: Mark,
    /// The text.
    pub text: String,
}

/// The stretches of two texts in reading order, what was removed before what came in its place. Those equal and removed
/// make up the first text, those equal and added the second.
pub fn stretches(old: &str, new: &str) -> Vec<Stretch> {
    let (a, b): (Vec<char>, Vec<char>) = (old.chars().collect(), new.chars().collect());
    let deadline = Instant::now().checked_add(TIME);
    let operations = capture_diff_slices_deadline(Algorithm::Myers, &a, &b, deadline);
    let last = operations.len().saturating_sub(1);
    let mut all: Vec<Stretch> = Vec::new();
    // What differs, gathered until enough of the same follows.
    let (mut removed, mut added) = (String::new(), String::new());
    for (place, operation) in operations.into_iter().enumerate() {
        let (from, to) = (&a[operation.old_range()], &b[operation.new_range()]);
        let DiffOp::Equal { len, .. } = operation else {
            removed.extend(from);
            added.extend(to);
            continue;
        };
        let between = place > 0 && place < last;
        if between && len < SHORTEST {
            removed.extend(from);
            added.extend(to);
        } else {
            flush(&mut all, &mut removed, &mut added);
            push(&mut all, Mark::Equal, from.iter().collect());
        }
    }
    flush(&mut all, &mut removed, &mut added);
    all
}

fn flush(all: &mut Vec<Stretch>, removed: &mut String, added: &mut String) {
    push(all, Mark::Removed, std::mem::take(removed));
    push(all, Mark::Added, std::mem::take(added));
}

fn push(all: &mut Vec<Stretch>, mark: Mark, text: String) {
    if !text.is_empty() {
        all.push(Stretch { mark, text });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn marked(old: &str, new: &str) -> String {
        stretches(old, new)
            .iter()
            .map(|stretch| match stretch.mark {
                Mark::Equal => stretch.text.clone(),
                Mark::Removed => format!("[-{}-]", stretch.text),
                Mark::Added => format!("[+{}+]", stretch.text),
            })
            .collect()
    }

    #[test]
    fn chinese_sentences_are_marked_by_characters() {
        for (old, new, told) in [
            (
                "调节池主体完工，设备进场，在线监测未装。",
                "调节池主体完工，设备安装七成，在线监测已联网。",
                "调节池主体完工，设备[-进场-][+安装七成+]，在线监测[-未装-][+已联网+]。",
            ),
            ("2021-12-31", "2022-03-31", "202[-1-12-][+2-03+]-31"),
            ("王某", "李某", "[-王-][+李+]某"),
            ("", "新增", "[+新增+]"),
            ("删去", "", "[-删去-]"),
            ("一样", "一样", "一样"),
            (
                "查出错接点 12 处",
                "查出错接点 15 处",
                "查出错接点 1[-2-][+5+] 处",
            ),
        ] {
            assert_eq!(marked(old, new), told);
        }
    }

    #[test]
    fn long_texts_come_to_an_end() {
        let old = "整改措施落实到位，".repeat(20_000);
        let new = "落实整改到位措施。".repeat(20_000);
        let before = Instant::now();
        let all = stretches(&old, &new);
        assert!(!all.is_empty() && before.elapsed() < Duration::from_secs(5));
    }

    proptest! {
        #[test]
        fn both_texts_are_there_whole(old in "[整改污水，。 a1]{0,30}", new in "[整改污水，。 a1]{0,30}") {
            let all = stretches(&old, &new);
            let of = |mark: Mark| -> String {
                let own = all.iter().filter(|one| one.mark == Mark::Equal || one.mark == mark);
                own.map(|one| one.text.as_str()).collect()
            };
            prop_assert_eq!(of(Mark::Removed), old);
            prop_assert_eq!(of(Mark::Added), new);
        }
    }
}
