//! Whether two paths lead to one file.

use std::fs::{self, Metadata};
use std::path::Path;

/// Whether two paths lead to one file: the same path, links followed, or two names of one file.
///
/// A share that is there under two mounts has two ids, and cannot be told.
pub fn is_same(one: &Path, other: &Path) -> bool {
    one == other
        || matches!((fs::canonicalize(one), fs::canonicalize(other)), (Ok(one), Ok(other)) if one == other)
        || matches!((fs::metadata(one), fs::metadata(other)), (Ok(one), Ok(other)) if is_one(&one, &other))
}

#[cfg(unix)]
fn is_one(one: &Metadata, other: &Metadata) -> bool {
    use std::os::unix::fs::MetadataExt;
    one.ino() != 0 && (one.dev(), one.ino()) == (other.dev(), other.ino())
}

#[cfg(not(unix))]
fn is_one(_: &Metadata, _: &Metadata) -> bool {
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_and_names_of_one_file_are_the_same() {
        let folder = tempfile::tempdir().unwrap();
        let [plan, other, inner] = ["a.ron", "b.ron", "in"].map(|name| folder.path().join(name));
        fs::write(&plan, "a").unwrap();
        fs::write(&other, "a").unwrap();
        fs::create_dir(&inner).unwrap();
        assert!(is_same(&plan, &plan) && is_same(&plan, &inner.join("../a.ron")));
        assert!(!is_same(&plan, &other) && !is_same(&plan, &folder.path().join("none.ron")));
        #[cfg(unix)]
        {
            let link = folder.path().join("link.ron");
            std::os::unix::fs::symlink(&plan, &link).unwrap();
            let name = folder.path().join("name.ron");
            fs::hard_link(&plan, &name).unwrap();
            assert!(is_same(&link, &plan) && is_same(&name, &plan) && !is_same(&link, &other));
        }
    }
}
