//! What the system says of a failure, told in the user's language as far as it is known what it means.

use crate::text::{Language, Phrase, file_words as words};
use std::io::{self, ErrorKind};

/// Why the system could not do something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cause(Box<Told>);

/// What the system told.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Told {
    kind: ErrorKind,
    /// The number of the system's error, if it is one.
    code: Option<i32>,
    /// The system's own words.
    system: String,
}

impl From<&io::Error> for Cause {
    fn from(error: &io::Error) -> Self {
        Self(Box::new(Told {
            kind: error.kind(),
            code: error.raw_os_error(),
            system: error.to_string(),
        }))
    }
}

impl From<io::Error> for Cause {
    fn from(error: io::Error) -> Self {
        Self::from(&error)
    }
}

impl Cause {
    fn phrase(&self) -> Option<Phrase> {
        Some(match self.0.kind {
            ErrorKind::NotFound => words::C_NOT_FOUND,
            ErrorKind::PermissionDenied => words::C_DENIED,
            ErrorKind::AlreadyExists => words::C_EXISTS,
            ErrorKind::StorageFull => words::C_FULL,
            ErrorKind::QuotaExceeded => words::C_QUOTA,
            ErrorKind::FileTooLarge => words::C_TOO_LARGE,
            ErrorKind::ReadOnlyFilesystem => words::C_READ_ONLY_DISK,
            ErrorKind::InvalidFilename => words::C_NAME,
            ErrorKind::NotADirectory => words::C_NO_FOLDER,
            ErrorKind::IsADirectory => words::C_FOLDER,
            ErrorKind::StaleNetworkFileHandle
            | ErrorKind::HostUnreachable
            | ErrorKind::NetworkUnreachable
            | ErrorKind::NetworkDown
            | ErrorKind::NotConnected
            | ErrorKind::ConnectionAborted
            | ErrorKind::ConnectionReset
            | ErrorKind::ConnectionRefused
            | ErrorKind::BrokenPipe => words::C_NETWORK,
            ErrorKind::TimedOut => words::C_TIMED_OUT,
            ErrorKind::ResourceBusy | ErrorKind::WouldBlock | ErrorKind::ExecutableFileBusy => {
                words::C_BUSY
            }
            ErrorKind::InvalidData | ErrorKind::UnexpectedEof => words::C_DAMAGED,
            ErrorKind::OutOfMemory => words::C_MEMORY,
            ErrorKind::Unsupported => words::C_UNSUPPORTED,
            // Reading or writing failed on the device itself.
            _ if cfg!(unix) && self.0.code == Some(5) => words::C_DEVICE,
            _ => return None,
        })
    }

    /// In the user's language; what the program does not know is told by its number, and in English in the system's words.
    pub fn said(&self, language: Language) -> String {
        match (self.phrase(), self.0.code) {
            (Some(phrase), _) => phrase.of(language).to_owned(),
            (None, Some(code)) if language == Language::Zh => {
                words::C_NUMBER.fill(language, &[("code", &code)])
            }
            (None, None) if language == Language::Zh => words::C_UNKNOWN.of(language).to_owned(),
            (None, _) => self.0.system.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_words_of_the_system_stand_in_chinese_whatever_it_says() {
        for code in 1..140 {
            let error = io::Error::from_raw_os_error(code);
            let said = Cause::from(&error).said(Language::Zh);
            assert!(!said.contains("os error"), "{said}");
            let latin = said.chars().any(|c| c.is_ascii_alphabetic());
            assert!(!said.is_empty() && !latin, "{said}");
            assert!(!Cause::from(&error).said(Language::En).is_empty());
        }
        let other = Cause::from(io::Error::other("some library"));
        assert!(!other.said(Language::Zh).contains("library"));
        assert_eq!(other.said(Language::En), "some library");
    }

    #[cfg(unix)]
    #[test]
    fn what_a_clerk_can_act_on_is_said() {
        for (code, zh) in [
            (28, "空间不足"),
            (13, "没有权限"),
            (122, "配额"),
            (5, "故障"),
        ] {
            let said = Cause::from(io::Error::from_raw_os_error(code)).said(Language::Zh);
            assert!(said.contains(zh), "{code}: {said}");
        }
    }
}
