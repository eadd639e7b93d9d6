//! File windows by the program zenity, with title, place and filter, which rfd leaves out.

use crate::text::{Language, desk_words};
use crate::ui::file_browser::FileAsk;
use std::io::Read as _;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

/// Shows the window. `Some(None)` is cancelled; `None` when zenity could not show one.
pub(super) fn pick(
    ask: &FileAsk,
    language: Language,
    given_up: &AtomicBool,
) -> Option<super::Picked> {
    let began = Instant::now();
    let mut child = Command::new("zenity")
        .args(arguments(ask, language))
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .ok()?;
    let status = loop {
        if let Some(status) = child.try_wait().ok()? {
            break status;
        }
        if given_up.load(Ordering::Relaxed) {
            let _ = child.kill();
            let _ = child.wait();
            return Some(None);
        }
        std::thread::sleep(Duration::from_millis(50));
    };
    let mut bytes = Vec::new();
    child.stdout.take()?.read_to_end(&mut bytes).ok()?;
    let paths = paths(&bytes, ask.purpose.takes_many());
    match (status.code(), paths) {
        (Some(0), paths) if !paths.is_empty() => Some(Some(paths)),
        // 1 is "cancelled", but also "no display": that comes faster than anybody closes a window.
        (Some(1), _) if began.elapsed() >= super::TOO_FAST => Some(None),
        _ => None,
    }
}

/// The path, or of several one a line.
fn paths(bytes: &[u8], several: bool) -> Vec<PathBuf> {
    use std::os::unix::ffi::OsStringExt as _;

    let all = bytes.strip_suffix(b"\n").unwrap_or(bytes);
    all.split(|byte| several && *byte == b'\n')
        .filter(|line| !line.is_empty())
        .map(|line| PathBuf::from(std::ffi::OsString::from_vec(line.to_owned())))
        .collect()
}

fn arguments(ask: &FileAsk, language: Language) -> Vec<std::ffi::OsString> {
    let purpose = ask.purpose;
    let mut arguments: Vec<std::ffi::OsString> = vec!["--file-selection".into()];
    let mut option = |name: &str, value: &std::ffi::OsStr| {
        let mut argument = std::ffi::OsString::from(name);
        argument.push("=");
        argument.push(value);
        arguments.push(argument);
    };
    option("--title", purpose.title(language).as_ref());
    let start = match &ask.folder {
        // A name ending with a slash is a folder to begin in.
        Some(folder) => folder.join(&ask.name),
        None => PathBuf::from(&ask.name),
    };
    if !start.as_os_str().is_empty() {
        option("--filename", start.as_os_str());
    }
    let filter = |name: &str, pattern: &str| format!("{name} | {pattern}");
    let endings = purpose.endings().join(" *.");
    let own = filter(purpose.files(language), &format!("*.{endings}"));
    if purpose.is_folder() {
        arguments.push("--directory".into());
        return arguments;
    }
    option("--file-filter", own.as_ref());
    if purpose.is_save() {
        arguments.push("--save".into());
        arguments.push("--confirm-overwrite".into());
    } else {
        let all = filter(desk_words::ALL_FILES.of(language), "*");
        option("--file-filter", all.as_ref());
    }
    if purpose.takes_many() {
        // A name may hold any character but this one on its own line.
        arguments.push("--multiple".into());
        arguments.push("--separator=\n".into());
    }
    arguments
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::file_browser::Purpose;

    #[test]
    fn zenity_is_told_title_place_and_filter() {
        let ask = FileAsk::save(Purpose::SavePlan, Some("/share/整改".into()), "长寿区");
        let said: Vec<String> = arguments(&ask, Language::Zh)
            .into_iter()
            .map(|word| word.to_string_lossy().into_owned())
            .collect();
        assert_eq!(
            said,
            [
                "--file-selection",
                "--title=保存规划",
                "--filename=/share/整改/长寿区.ron",
                "--file-filter=规划文件 | *.ron",
                "--save",
                "--confirm-overwrite",
            ]
        );
        let open = arguments(&FileAsk::open_plan(Some("/share".into())), Language::En);
        assert!(open.contains(&"--filename=/share/".into()));
    }

    #[test]
    fn the_answer_is_paths_without_their_line_ends() {
        assert_eq!(paths(b"/a/b c.ron\n", false), [PathBuf::from("/a/b c.ron")]);
        assert_eq!(
            paths(b"/a/b\nc.ron\n", false),
            [PathBuf::from("/a/b\nc.ron")]
        );
        let two = [PathBuf::from("/a/b.ron"), PathBuf::from("/a/c.ron")];
        assert_eq!(paths(b"/a/b.ron\n/a/c.ron\n", true), two);
        assert!(paths(b"", true).is_empty());
    }

    #[test]
    fn zenity_is_told_that_several_or_a_folder_are_wanted() {
        let ask = |purpose| {
            let ask = FileAsk {
                purpose,
                folder: None,
                name: String::new(),
            };
            arguments(&ask, Language::En)
        };
        assert!(ask(Purpose::CollectParts).contains(&"--multiple".into()));
        assert!(ask(Purpose::PartsFolder).contains(&"--directory".into()));
    }
}
