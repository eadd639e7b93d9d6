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
) -> Option<Option<PathBuf>> {
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
    let path = path(bytes);
    match (status.code(), path) {
        (Some(0), Some(path)) => Some(Some(path)),
        // 1 is "cancelled", but also "no display": that comes faster than anybody closes a window.
        (Some(1), _) if began.elapsed() >= super::TOO_FAST => Some(None),
        _ => None,
    }
}

fn path(mut bytes: Vec<u8>) -> Option<PathBuf> {
    use std::os::unix::ffi::OsStringExt as _;

    if bytes.last() == Some(&b'\n') {
        bytes.pop();
    }
    (!bytes.is_empty()).then(|| PathBuf::from(std::ffi::OsString::from_vec(bytes)))
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
    option("--file-filter", own.as_ref());
    if purpose.is_save() {
        arguments.push("--save".into());
        arguments.push("--confirm-overwrite".into());
    } else {
        let all = filter(desk_words::ALL_FILES.of(language), "*");
        option("--file-filter", all.as_ref());
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
                "--title=保存计划",
                "--filename=/share/整改/长寿区.ron",
                "--file-filter=计划文件 | *.ron",
                "--save",
                "--confirm-overwrite",
            ]
        );
        let open = arguments(&FileAsk::open_plan(Some("/share".into())), Language::En);
        assert!(open.contains(&"--filename=/share/".into()));
    }

    #[test]
    fn the_answer_is_a_path_without_its_line_end() {
        assert_eq!(path(b"/a/b c.ron\n".to_vec()), Some("/a/b c.ron".into()));
        assert_eq!(path(Vec::new()), None);
    }
}
