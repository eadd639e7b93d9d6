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

/// Endings of documents and pictures, which the system's viewer may open at a click; programs are not among them.
pub const DOCUMENTS: [&str; 30] = [
    "pdf", "ofd", "doc", "docx", "wps", "rtf", "odt", "xls", "xlsx", "et", "ods", "csv", "ppt",
    "pptx", "dps", "odp", "txt", "md", "jpg", "jpeg", "png", "gif", "bmp", "tif", "tiff", "webp",
    "heic", "mp4", "mov", "zip",
];

/// Whether a file is a document or a picture by its ending.
pub fn is_document(path: &Path) -> bool {
    path.extension()
        .and_then(|ending| ending.to_str())
        .is_some_and(|ending| DOCUMENTS.contains(&ending.to_ascii_lowercase().as_str()))
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
    fn documents_open_and_programs_do_not() {
        assert!(is_document(Path::new("a/销号.PDF")) && is_document(Path::new("1.jpg")));
        for program in ["a.exe", "a.sh", "a.desktop", "a.lnk", "a.bat", "a"] {
            assert!(!is_document(Path::new(program)), "{program}");
        }
    }
}
