//! Paths as they stand in settings and journals: as text where they are text, else as their bytes, so that any name can be kept.

use serde::{Deserialize, Deserializer, Serializer};
use std::ffi::{OsStr, OsString};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// How a path begins that is written as bytes.
const BYTES: &str = "bytes:";

fn text(path: &Path) -> String {
    match path.to_str() {
        Some(text) if !text.starts_with(BYTES) => text.to_owned(),
        _ => {
            let mut text = BYTES.to_owned();
            for byte in path.as_os_str().as_encoded_bytes() {
                // Writing into a string cannot fail.
                let _ = write!(text, "{byte:02x}");
            }
            text
        }
    }
}

fn path(text: &str) -> PathBuf {
    text.strip_prefix(BYTES)
        .and_then(|hex| {
            let digits = hex.as_bytes().chunks(2);
            digits
                .map(|pair| u8::from_str_radix(str::from_utf8(pair).ok()?, 16).ok())
                .collect::<Option<Vec<u8>>>()
        })
        .map_or_else(|| text.into(), |bytes| name(bytes).into())
}

#[cfg(unix)]
fn name(bytes: Vec<u8>) -> OsString {
    use std::os::unix::ffi::OsStringExt;
    OsString::from_vec(bytes)
}

#[cfg(not(unix))]
fn name(bytes: Vec<u8>) -> OsString {
    String::from_utf8_lossy(&bytes).into_owned().into()
}

/// Writes one path.
pub fn serialize<S: Serializer>(
    path: &impl AsRef<OsStr>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&text(Path::new(path)))
}

/// Reads one path.
pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<PathBuf, D::Error> {
    String::deserialize(deserializer).map(|text| path(&text))
}

/// A path that may be absent.
pub mod option {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};
    use std::path::PathBuf;

    /// Writes it.
    #[expect(clippy::ref_option, reason = "serde gives the field as it is")]
    pub fn serialize<S: Serializer>(
        path: &Option<PathBuf>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        path.as_deref().map(super::text).serialize(serializer)
    }

    /// Reads it.
    pub fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Option<PathBuf>, D::Error> {
        let text: Option<String> = Option::deserialize(deserializer)?;
        Ok(text.map(|text| super::path(&text)))
    }
}

/// Several paths.
pub mod list {
    use serde::{Deserialize, Deserializer, Serializer};
    use std::path::PathBuf;

    /// Writes them.
    pub fn serialize<S: Serializer>(paths: &[PathBuf], serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(paths.iter().map(|path| super::text(path)))
    }

    /// Reads them.
    pub fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Vec<PathBuf>, D::Error> {
        let texts: Vec<String> = Vec::deserialize(deserializer)?;
        Ok(texts.iter().map(|text| super::path(text)).collect())
    }
}
