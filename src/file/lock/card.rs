//! What stands in a lock: who is in, from which computer, since when; read from files that may hold anything.

use super::super::here;
use super::super::print::Print;
use crate::text::visible;
use std::path::Path;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// How every lock of this program begins.
const BEGINS: &str = "zhenggai lock 1\n";

/// No lock is longer; what is longer is none.
pub(super) const LONGEST: u64 = 4096;

/// The longest name that is shown of somebody, in characters.
const LONGEST_NAME: usize = 40;

/// Who sits at this window.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Me {
    /// The user's name.
    pub user: String,
    /// The computer's name.
    pub computer: String,
    /// The process.
    pub process: u32,
    /// When the process began, as the system counts; tells it from a later one of the same number.
    pub began: u64,
    /// This run of this computer, as far as processes see each other; empty where the system does not tell.
    pub boot: String,
    /// The window, unlike every other.
    pub window: String,
}

impl Me {
    /// The user, computer and process as the system tells them; the window is a new one.
    pub fn here() -> Self {
        let account = here::account();
        let user = full_name(&account).unwrap_or(account);
        let process = std::process::id();
        Self {
            user: name(&user),
            computer: name(&here::computer()),
            process,
            began: began(process).unwrap_or_default(),
            boot: here::boot(),
            window: crate::edit::mint().to_string(),
        }
    }
}

/// The name that the system's list of users gives beside an account.
fn full_name(account: &str) -> Option<String> {
    let users = std::fs::read_to_string("/etc/passwd").ok()?;
    let mut parts = users
        .lines()
        .map(|line| line.split(':').collect::<Vec<_>>())
        .find(|parts| parts.first() == Some(&account))?
        .into_iter();
    let name = parts.nth(4)?.split(',').next()?.trim().to_owned();
    (!name.is_empty()).then_some(name)
}

/// When a process of this computer began, as the system counts; `None` where there is none.
fn began(process: u32) -> Option<u64> {
    let about = std::fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    // The name of the program stands in brackets and may hold blanks and brackets itself.
    let mut rest = about.rsplit_once(')')?.1.split_whitespace();
    // One that has ended stays in the list until whoever started it looks.
    let ended = matches!(rest.next()?, "Z" | "X" | "x");
    rest.nth(18)?.parse().ok().filter(|_| !ended)
}

/// A name as it is shown: one line without anything that acts, not too long.
fn name(text: &str) -> String {
    let line: String = text
        .trim()
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .take(LONGEST_NAME)
        .collect();
    visible(line.trim())
}

/// What a lock of this program says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Card {
    pub user: String,
    pub computer: String,
    pub process: u32,
    pub began: u64,
    pub boot: String,
    /// The window, and how many plans it had opened.
    pub session: String,
    /// Since when, by the clock of the machine that keeps the file.
    pub since: Option<SystemTime>,
    /// Counts up while the session lives.
    pub beat: u64,
    /// The print of what it saved last.
    pub saved: String,
}

impl Card {
    pub(super) fn of(me: &Me, session: &str) -> Self {
        Self {
            user: me.user.clone(),
            computer: me.computer.clone(),
            process: me.process,
            began: me.began,
            boot: me.boot.clone(),
            session: session.to_owned(),
            since: None,
            beat: 0,
            saved: String::new(),
        }
    }

    /// The text of the lock; of the same length whatever time, count and print it tells, so that it can be written over.
    pub(super) fn text(&self) -> String {
        let since = self.since.and_then(|at| at.duration_since(UNIX_EPOCH).ok());
        let since = since.map_or(0, |since| since.as_secs());
        format!(
            "{BEGINS}user={}\ncomputer={}\nprocess={}\nbegan={}\nboot={}\nsession={}\nsince={since:020}\nbeat={:020}\nsaved={:33}\n",
            self.user,
            self.computer,
            self.process,
            self.began,
            self.boot,
            self.session,
            self.beat,
            self.saved
        )
    }

    fn read(text: &str) -> Option<Self> {
        let lines = text.strip_prefix(BEGINS)?.lines();
        let told = |wanted: &str| {
            let mut found = lines.clone().filter_map(|line| line.split_once('='));
            found
                .find(|(key, _)| *key == wanted)
                .map(|(_, value)| value.trim())
        };
        let number = |key: &str| told(key).and_then(|value| value.parse::<u64>().ok());
        let session = told("session").map(name).filter(|one| !one.is_empty())?;
        let since = number("since").filter(|since| *since > 0);
        Some(Self {
            user: told("user").map(name).unwrap_or_default(),
            computer: told("computer").map(name).unwrap_or_default(),
            process: number("process")
                .and_then(|id| u32::try_from(id).ok())
                .unwrap_or_default(),
            began: number("began").unwrap_or_default(),
            boot: told("boot").map(name).unwrap_or_default(),
            session,
            since: since.and_then(|since| UNIX_EPOCH.checked_add(Duration::from_secs(since))),
            beat: number("beat").unwrap_or_default(),
            saved: told("saved").unwrap_or_default().to_owned(),
        })
    }

    /// Whether it is of a window.
    pub(super) fn is_of_window(&self, window: &str) -> bool {
        self.session
            .split_once('.')
            .is_some_and(|(of, _)| of == window)
    }

    /// Whether the session ended without removing its lock, as far as that is certain: it ran on this computer since it
    /// was started last, and its process is gone. Of another computer nothing is known by numbers of processes.
    pub(super) fn is_dead(&self, me: &Me) -> bool {
        let here = self.computer == me.computer && !me.boot.is_empty() && self.boot == me.boot;
        here && Path::new("/proc/self/stat").exists() && began(self.process) != Some(self.began)
    }

    /// Whether it tells that this content was saved by it.
    pub(super) fn has_saved(&self, print: Print) -> bool {
        self.saved == print.written()
    }
}

/// What a file in the place of a lock says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Said {
    /// A lock of this program.
    Card(Card),
    /// A lock of an office program: user and computer.
    Office(String, String),
    /// Nothing that is understood.
    Nothing,
}

/// Reads what stands in the place of a lock.
pub(super) fn read(bytes: &[u8]) -> Said {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return Said::Nothing;
    };
    if bytes.len() as u64 > LONGEST {
        return Said::Nothing;
    }
    if let Some(card) = Card::read(text) {
        return Said::Card(card);
    }
    // LibreOffice: name, account, computer, time; and its profile.
    let parts: Vec<&str> = text.trim_end_matches(';').split(',').collect();
    match parts.as_slice() {
        [user, account, computer, time, _profile, ..] if time.contains(':') => {
            let user = if user.trim().is_empty() {
                account
            } else {
                user
            };
            Said::Office(name(user), name(computer))
        }
        _ => Said::Nothing,
    }
}
