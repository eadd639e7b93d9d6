//! Paths of evidence files: kept relative to the plan's folder with `/`, and found again from there.

use std::path::{Component, Path, PathBuf};

/// A path as a plan keeps it: relative to `folder` with `/`; whole where the two share no root (another drive).
pub fn relative(folder: &Path, path: &Path) -> String {
    let (folder_parts, path_parts) = (parts(folder), parts(path));
    let shared = folder_parts
        .iter()
        .zip(&path_parts)
        .take_while(|(a, b)| a == b)
        .count();
    if shared == 0 || folder.is_relative() || path.is_relative() {
        return slashed(path);
    }
    std::iter::repeat_n("..".to_owned(), folder_parts.len() - shared)
        .chain(path_parts.into_iter().skip(shared))
        .collect::<Vec<_>>()
        .join("/")
}

/// Whether a plan, which is text, can say where a file lies: names in another encoding than UTF-8 are no text, and a backslash
/// in a name would be read as a folder.
pub fn can_be_kept(folder: Option<&Path>, path: &Path) -> bool {
    let said = folder.and_then(|folder| path.strip_prefix(folder).ok());
    let said = said.unwrap_or(path).to_str();
    said.is_some_and(|said| cfg!(windows) || !said.contains('\\'))
}

/// Whether a kept path is whole, so that it is lost on another machine.
pub fn is_whole(kept: &str) -> bool {
    kept.starts_with('/') || kept.starts_with('\\') || kept.get(1..2) == Some(":")
}

/// Where a kept path leads; `None` where it is empty, or relative to a plan that is no file yet.
pub fn resolve(folder: Option<&Path>, kept: &str) -> Option<PathBuf> {
    let kept = kept.trim();
    if kept.is_empty() {
        return None;
    }
    if is_whole(kept) {
        return Some(PathBuf::from(kept));
    }
    let native: PathBuf = kept.split(['/', '\\']).collect();
    folder.map(|folder| folder.join(native))
}

/// Where a kept path leads, seen from the plan's folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reach {
    /// Nowhere: it is empty, or relative to a plan that is no file yet.
    Nowhere,
    /// To an absolute path below the plan's folder.
    Below(PathBuf),
    /// Anywhere else: another folder, drive or machine. Looking there already tells someone that the plan was opened.
    Outside(PathBuf),
}

/// Where a kept path leads; no disk is asked. Links on the disk may still lead elsewhere.
pub fn reach(folder: Option<&Path>, kept: &str) -> Reach {
    let Some(path) = resolve(folder, kept) else {
        return Reach::Nowhere;
    };
    let mut whole = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                whole.pop();
            }
            part => whole.push(part),
        }
    }
    // A share (//host/share) is no folder of this machine, however many slashes the system forgives.
    let share = kept.trim().starts_with("//") || kept.trim().starts_with("\\\\");
    match folder {
        Some(folder) if folder.is_absolute() && !share && whole.starts_with(folder) => {
            Reach::Below(whole)
        }
        _ => Reach::Outside(if share { path } else { whole }),
    }
}

/// What is found on the disk at a path below a plan's folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum There {
    /// Something is there.
    Yes,
    /// Nothing is.
    No,
    /// A link on the way leads out of the folder; nobody has looked there.
    Elsewhere,
}

/// So many links are followed; a ring of them ends.
const MOST_LINKS: usize = 40;

/// Looks whether something stands at an absolute path below an absolute folder, links followed as long as they stay in
/// the folder. It touches the disk: off the window's thread, please.
pub fn there(folder: &Path, path: &Path) -> There {
    let Ok(root) = folder.canonicalize() else {
        return There::No;
    };
    let Ok(below) = path.strip_prefix(folder) else {
        return There::Elsewhere;
    };
    let mut links = 0;
    let mut at = root.clone();
    let parts = |path: &Path| -> Vec<std::ffi::OsString> {
        let parts = path.components().rev();
        parts.map(|part| part.as_os_str().to_owned()).collect()
    };
    let mut left = parts(below);
    while let Some(part) = left.pop() {
        match Path::new(&part).components().next() {
            None | Some(Component::CurDir) => continue,
            Some(Component::ParentDir) => {
                at.pop();
            }
            Some(Component::Prefix(_)) => at = PathBuf::from(&part),
            Some(Component::RootDir | Component::Normal(_)) => at.push(&part),
        }
        // A link is read where it stands, and what it names is looked at only if that is in the folder.
        if !at.starts_with(&root) && !root.starts_with(&at) {
            return There::Elsewhere;
        }
        let Ok(about) = std::fs::symlink_metadata(&at) else {
            return There::No;
        };
        if !about.is_symlink() {
            continue;
        }
        links += 1;
        let Ok(target) = std::fs::read_link(&at) else {
            return There::No;
        };
        if links > MOST_LINKS {
            return There::No;
        }
        at.pop();
        left.extend(parts(&target));
    }
    if at.starts_with(&root) {
        There::Yes
    } else {
        There::Elsewhere
    }
}

/// Endings of documents and pictures, which the system's viewer may open at a click; neither programs nor archives are
/// among them.
pub const DOCUMENTS: [&str; 29] = [
    "pdf", "ofd", "doc", "docx", "wps", "rtf", "odt", "xls", "xlsx", "et", "ods", "csv", "ppt",
    "pptx", "dps", "odp", "txt", "md", "jpg", "jpeg", "png", "gif", "bmp", "tif", "tiff", "webp",
    "heic", "mp4", "mov",
];

/// Endings of archives: what is in them nobody has looked at.
const ARCHIVES: [&str; 5] = ["zip", "rar", "7z", "tar", "gz"];

fn ends_with_any(path: &Path, endings: &[&str]) -> bool {
    path.extension()
        .and_then(|ending| ending.to_str())
        .is_some_and(|ending| endings.contains(&ending.to_ascii_lowercase().as_str()))
}

/// Whether a file is an archive by its ending.
pub fn is_archive(path: &Path) -> bool {
    ends_with_any(path, &ARCHIVES)
}

/// Whether a file is a document or a picture by its ending.
pub fn is_document(path: &Path) -> bool {
    ends_with_any(path, &DOCUMENTS)
}

fn parts(path: &Path) -> Vec<String> {
    path.components()
        .filter(|part| !matches!(part, Component::CurDir))
        .map(|part| part.as_os_str().to_string_lossy().into_owned())
        .collect()
}

fn slashed(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_kept_from_the_plan_and_found_again() {
        for (folder, path, kept) in [
            ("/整改", "/整改/佐证/自查.pdf", "佐证/自查.pdf"),
            ("/整改/规划", "/整改/照片/1.jpg", "../照片/1.jpg"),
            ("/a/b", "/a/b/c.pdf", "c.pdf"),
        ] {
            assert_eq!(relative(Path::new(folder), Path::new(path)), kept);
            let found = resolve(Some(Path::new(folder)), kept).unwrap();
            let back: PathBuf = found.components().collect();
            assert_eq!(relative(Path::new(folder), &back), kept);
        }
        assert!(is_whole("D:/a.pdf") && is_whole("/a.pdf") && !is_whole("佐证/a.pdf"));
        assert_eq!(resolve(None, "佐证/a.pdf"), None);
        assert_eq!(resolve(Some(Path::new("/a")), " "), None);
        assert_eq!(resolve(None, "/a.pdf"), Some(PathBuf::from("/a.pdf")));
    }

    #[test]
    fn only_what_lies_below_the_plan_is_reached_at_once() {
        let folder = Some(Path::new("/整改/长寿"));
        for (kept, below) in [
            ("佐证/自查.pdf", "/整改/长寿/佐证/自查.pdf"),
            ("佐证/../照片/./1.jpg", "/整改/长寿/照片/1.jpg"),
            ("/整改/长寿/a.pdf", "/整改/长寿/a.pdf"),
            (
                "https:/example.org/a.pdf",
                "/整改/长寿/https:/example.org/a.pdf",
            ),
            ("--manual.pdf", "/整改/长寿/--manual.pdf"),
        ] {
            assert_eq!(reach(folder, kept), Reach::Below(below.into()), "{kept}");
        }
        for (kept, outside) in [
            ("../a.pdf", "/整改/a.pdf"),
            ("佐证/../../涪陵/a.pdf", "/整改/涪陵/a.pdf"),
            ("/etc/passwd.txt", "/etc/passwd.txt"),
            ("//host/share/a.pdf", "//host/share/a.pdf"),
            ("/整改/长寿-2/a.pdf", "/整改/长寿-2/a.pdf"),
        ] {
            assert_eq!(
                reach(folder, kept),
                Reach::Outside(outside.into()),
                "{kept}"
            );
        }
        assert_eq!(reach(None, "佐证/a.pdf"), Reach::Nowhere);
        assert_eq!(reach(folder, " "), Reach::Nowhere);
        // A folder that is not told in full could mean any.
        let relative = reach(Some(Path::new("长寿")), "a.pdf");
        assert_eq!(relative, Reach::Outside("长寿/a.pdf".into()));
    }

    #[cfg(unix)]
    #[test]
    fn links_are_followed_only_inside_the_folder() {
        use std::os::unix::fs::symlink;
        let outer = tempfile::tempdir().unwrap();
        let folder = outer.path().join("长寿");
        std::fs::create_dir_all(folder.join("佐证")).unwrap();
        std::fs::write(folder.join("佐证/a.pdf"), "a").unwrap();
        std::fs::write(outer.path().join("b.pdf"), "b").unwrap();
        let link = |target: &Path, name: &str| symlink(target, folder.join(name)).unwrap();
        link(Path::new("佐证/a.pdf"), "inside.pdf");
        link(&folder.join("佐证"), "all");
        link(Path::new("../b.pdf"), "outside.pdf");
        link(Path::new("/dev"), "devices");
        link(Path::new("gone.pdf"), "dangling.pdf");
        link(Path::new("ring.pdf"), "ring.pdf");
        for (name, expected) in [
            ("佐证/a.pdf", There::Yes),
            ("佐证", There::Yes),
            ("inside.pdf", There::Yes),
            ("all/a.pdf", There::Yes),
            ("all/c.pdf", There::No),
            ("佐证/c.pdf", There::No),
            ("dangling.pdf", There::No),
            ("ring.pdf", There::No),
            ("outside.pdf", There::Elsewhere),
            ("devices/null", There::Elsewhere),
            ("../b.pdf", There::Elsewhere),
        ] {
            assert_eq!(there(&folder, &folder.join(name)), expected, "{name}");
        }
        // The folder itself may be reached over a link.
        let by_link = outer.path().join("规划");
        symlink(&folder, &by_link).unwrap();
        assert_eq!(there(&by_link, &by_link.join("inside.pdf")), There::Yes);
    }

    #[test]
    fn documents_open_and_programs_do_not() {
        assert!(is_document(Path::new("a/销号.PDF")) && is_document(Path::new("1.jpg")));
        for program in ["a.exe", "a.sh", "a.desktop", "a.lnk", "a.bat", "a.zip", "a"] {
            assert!(!is_document(Path::new(program)), "{program}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn names_in_another_encoding_cannot_be_kept_and_all_others_can() {
        use std::ffi::OsString;
        use std::os::unix::ffi::OsStringExt as _;
        // 验收 as GBK writes it.
        let gbk = |rest: &str| {
            let mut bytes = vec![0xD1, 0xE9, 0xCA, 0xD5];
            bytes.extend(rest.bytes());
            PathBuf::from(OsString::from_vec(bytes))
        };
        let folder = Path::new("/整改").join(gbk(""));
        assert!(!can_be_kept(None, &Path::new("/整改").join(gbk(".pdf"))));
        assert!(!can_be_kept(
            Some(Path::new("/整改")),
            &folder.join("a.pdf")
        ));
        // Below a folder of such a name the plan lies with the file, and need not say it.
        let below = folder.join("照片/1 100% #2.jpg");
        assert!(can_be_kept(Some(&folder), &below));
        let kept = relative(&folder, &below);
        assert_eq!(kept, "照片/1 100% #2.jpg");
        assert_eq!(resolve(Some(&folder), &kept), Some(below));
        assert!(!can_be_kept(Some(&folder), &folder.join(gbk(".pdf"))));
        assert!(!can_be_kept(None, Path::new("/整改/a\\b.pdf")));
    }
}
