//! A plan that somebody else has open: what is asked before it is shown, and how reading becomes editing.

use super::answers::{Ready, Source};
use super::asking::{Ask, Then};
use super::clock;
use super::modals::Front;
use super::opening::Opening;
use super::picking::Purpose;
use super::session::Session;
use super::sharing::Neighbour;
use super::shell::Shell;
use crate::file::{Entry, Hindrance, Holder, Key, Me, Sight};
use crate::text::{self, Language, sharing_words as words, shell_words};
use crate::ui::shell::file_bar::AboutFile;
use crate::ui::shell::read_only_sign::{Sign, WayOut};
use crate::ui::shell::status_bar::Shared as SharedWords;
use crate::ui::{Action, Command, holders};
use egui::Context;
use std::time::Duration;

/// How a plan that somebody else has open is gone into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// To read it.
    ReadOnly,
    /// As a copy in another place.
    Copy,
    /// To edit it beside them.
    Anyway,
    /// To edit it, those being gone who give no sign.
    TakeOver,
}

/// Why there is no lock, in a sentence.
pub(super) fn hindered(hindrance: &Hindrance, language: Language) -> String {
    match hindrance {
        Hindrance::ReadOnlyFile => words::NO_LOCK_READ_ONLY.of(language).to_owned(),
        Hindrance::Removable => words::NO_LOCK_REMOVABLE.of(language).to_owned(),
        Hindrance::Folder => words::NO_LOCK_FOLDER.of(language).to_owned(),
        Hindrance::Crowded => words::NO_LOCK_CROWDED.of(language).to_owned(),
        Hindrance::Other(system) => {
            words::NO_LOCK_OTHER.fill(language, &[("system", &system.said(language))])
        }
    }
}

/// How long, in the largest unit that counts.
fn lasting(time: Duration, language: Language) -> String {
    let minutes = time.as_secs() / 60;
    let (phrase, n) = match minutes {
        0..120 => (words::MINUTES, minutes),
        120..2880 => (words::HOURS, minutes / 60),
        _ => (words::DAYS, minutes / 1440),
    };
    phrase.fill(language, &[("n", &n)])
}

/// Keys of those who give no sign any more.
fn quiet(others: &[Neighbour]) -> Vec<Key> {
    let quiet = others.iter().filter(|one| one.holder.is_quiet());
    quiet.map(|one| one.holder.key.clone()).collect()
}

impl Shell {
    /// Who sits at this window.
    pub(super) fn me(&self) -> Option<&Me> {
        self.sharing.as_ref().map(|sharing| &sharing.me)
    }

    /// A name with the computer.
    pub(super) fn named(&self, user: &str, computer: &str) -> String {
        holders::named(user, computer, self.language)
    }

    /// All of them, in a few words.
    pub(super) fn who(&self, others: &[Neighbour]) -> String {
        let others: Vec<&Holder> = others.iter().map(|other| &other.holder).collect();
        holders::all(&others, self.me(), self.language)
    }

    /// Since when somebody is in: the time, with the day where that is not today.
    fn since(&self, who: &Neighbour) -> Option<String> {
        let at = who.since?;
        let time = at.strftime("%H:%M").to_string();
        Some(if at.date() == clock::now().date() {
            words::TODAY_AT.fill(self.language, &[("time", &time)])
        } else {
            format!("{} {time}", text::date(at.date()))
        })
    }

    /// Somebody in a line: who, since when, and whether no sign came for long.
    fn line(&self, other: &Neighbour) -> String {
        let language = self.language;
        let who = holders::one(&other.holder, self.me(), language);
        let still = other.holder.silence.filter(|_| other.holder.is_quiet());
        let still = still.map(|time| lasting(time, language));
        match (self.since(other), still) {
            (Some(at), Some(quiet)) => {
                words::SINCE_QUIET.fill(language, &[("who", &who), ("at", &at), ("quiet", &quiet)])
            }
            (Some(at), None) => words::SINCE.fill(language, &[("who", &who), ("at", &at)]),
            (None, Some(quiet)) => {
                words::PRESENT_QUIET.fill(language, &[("who", &who), ("quiet", &quiet)])
            }
            (None, None) => who,
        }
    }

    /// A plan was read that others have open: asks how to go in. The file that is open already is gone into as it was.
    pub(super) fn others_have(&mut self, ctx: &Context, source: Source, ready: Box<Ready>) {
        let open = self.session.as_ref().filter(|session| match &source {
            Source::File(path) => session.document.path() == Some(path.as_path()),
            _ => false,
        });
        let way = open.map(|session| match session.shared.read_only {
            true => Way::ReadOnly,
            false => Way::Anyway,
        });
        let others = match ready.arrival.as_ref().map(|arrival| &arrival.entry) {
            Some(Entry::Others(others)) => others.iter().cloned().map(Neighbour::of).collect(),
            _ => Vec::new(),
        };
        let name = source.name(self.language);
        self.opening = Opening::Asked { source, ready };
        if let Some(way) = way {
            return self.come_in(ctx, way);
        }
        let language = self.language;
        let all_quiet = quiet(&others).len() == others.len();
        let mut lines = vec![name];
        lines.extend(others.iter().map(|other| self.line(other)));
        let say = |phrase: text::Phrase| phrase.of(language).to_owned();
        lines.extend([words::READ_ONLY_SAID, words::COPY_SAID].map(say));
        let mut answers = vec![(words::COPY, Then::ComeIn(Way::Copy))];
        if all_quiet {
            lines.push(say(words::GONE_SAID));
            answers.push((words::TAKE_OVER, Then::ComeIn(Way::TakeOver)));
        } else {
            lines.push(say(words::ANYWAY_SAID));
            answers.push((words::ANYWAY, Then::ComeIn(Way::Anyway)));
        }
        answers.push((words::READ_ONLY, Then::ComeIn(Way::ReadOnly)));
        self.bring_front(Front::Ask(Box::new(Ask {
            title: if all_quiet {
                words::LEFT_BEHIND
            } else {
                words::IN_USE
            },
            lines,
            answers,
        })));
    }

    /// Shows the plan that was asked about.
    pub(super) fn come_in(&mut self, ctx: &Context, way: Way) {
        let Opening::Asked { source, mut ready } = std::mem::take(&mut self.opening) else {
            return;
        };
        if way == Way::Copy {
            ready.arrival = None;
            let of = match &source {
                Source::File(path) => Some(path.clone()),
                _ => None,
            };
            self.show_ready(source, *ready, true);
            if let Some(session) = &mut self.session {
                session.copy_of = of;
            }
            return self.pick(ctx, Purpose::SavePlan(None));
        }
        self.show_ready(source, *ready, false);
        let Some(Session { shared, .. }) = &mut self.session else {
            return;
        };
        match way {
            Way::ReadOnly | Way::Copy => shared.read_only = true,
            Way::Anyway => shared.ask_to_edit(true, Vec::new()),
            Way::TakeOver => {
                let gone = quiet(&shared.others);
                shared.ask_to_edit(true, gone);
            }
        }
    }

    /// Goes on from reading to editing, `over` those who give no sign.
    pub(super) fn begin_editing(&mut self, ctx: &Context, over: bool) {
        let Some(Session { shared, .. }) = &mut self.session else {
            return;
        };
        let gone = if over {
            quiet(&shared.others)
        } else {
            Vec::new()
        };
        shared.ask_to_edit(over, gone);
        // What was saved meanwhile is what is edited.
        self.take_in(ctx);
    }

    /// What stands beside the plan's name where it is only read.
    pub(super) fn read_only_sign(&self) -> Option<Sign> {
        let why = self.why_read_only()?;
        let session = self.session.as_ref()?;
        let language = self.language;
        if session.newer.is_some() || session.looked.is_some() {
            return Some(Sign {
                more: why.of(language).to_owned(),
                ways: Vec::new(),
            });
        }
        let others = &session.shared.others;
        let mut lines: Vec<String> = others.iter().map(|other| self.line(other)).collect();
        let all_quiet = quiet(others).len() == others.len();
        let (does, way, shut) = if others.is_empty() {
            lines.push(words::SIGN_FREE.of(language).to_owned());
            (words::EDIT, AboutFile::Edit, None)
        } else {
            lines.insert(0, words::SIGN_BY.of(language).to_owned());
            lines.push(words::SIGN_WAIT.of(language).to_owned());
            if all_quiet {
                (words::TAKE_OVER, AboutFile::TakeOver, None)
            } else {
                (words::EDIT, AboutFile::Edit, Some(words::SIGN_WAIT))
            }
        };
        Some(Sign {
            more: lines.join("\n"),
            ways: vec![
                WayOut {
                    words: does,
                    action: Action::AboutFile(way),
                    shut,
                },
                WayOut {
                    words: words::SAVE_AS,
                    action: Action::Command(Command::SaveAs),
                    shut: None,
                },
            ],
        })
    }

    /// Others in ever fewer words: all the names, then one and how many, then how many alone.
    fn who_in_short(&self, others: &[Neighbour]) -> Vec<String> {
        let language = self.language;
        let name = |other: &Neighbour| match other.holder.user.trim() {
            "" => words::SOMEBODY.of(language).to_owned(),
            name => name.to_owned(),
        };
        let names: Vec<String> = others.iter().map(name).collect();
        let Some(first) = names.first() else {
            return Vec::new();
        };
        let mut short = vec![names.join(words::NAMES_BETWEEN.of(language))];
        if names.len() > 1 {
            let more: [(&str, &dyn std::fmt::Display); 2] = [("first", first), ("n", &names.len())];
            short.push(words::NAMES_MORE.fill(language, &more));
        }
        short.push(words::SOME.fill(language, &[("n", &names.len())]));
        short
    }

    /// What the status bar says of others.
    pub(super) fn shared_words(&self) -> Option<SharedWords> {
        let session = self.session.as_ref()?;
        let shared = &session.shared;
        let language = self.language;
        if session.newer.is_some() {
            return Some(SharedWords {
                words: words::READING_NEWER.of(language).to_owned(),
                shorter: vec![words::SIGN.of(language).to_owned()],
                more: shell_words::NEWER_BODY.of(language).to_owned(),
                ..SharedWords::default()
            });
        }
        let short = |phrase: text::Phrase| -> Vec<String> {
            let each = self.who_in_short(&shared.others).into_iter();
            each.map(|who| phrase.fill(language, &[("who", &who)]))
                .collect()
        };
        let mut shorter = Vec::new();
        let mut lines: Vec<String> = shared.others.iter().map(|other| self.line(other)).collect();
        let put_off = shared.later.is_some() && shared.later == shared.sight;
        if put_off && matches!(shared.sight, Some(Sight::Other(_))) {
            return Some(SharedWords {
                words: words::WAITS.of(language).to_owned(),
                shorter: Vec::new(),
                more: words::SHOW_AGAIN.of(language).to_owned(),
                marked: true,
                again: true,
            });
        }
        let (words, marked) = if shared.read_only {
            let who = self.who(&shared.others);
            let words = if shared.others.is_empty() {
                words::MARK.of(language).to_owned()
            } else {
                shorter = short(words::READING_SHORT);
                words::READING.fill(language, &[("who", &who)])
            };
            shorter.push(words::SIGN.of(language).to_owned());
            lines.push(words::REFUSED.of(language).to_owned());
            (words, false)
        } else if let [one, rest @ ..] = shared.others.as_slice() {
            lines.push(words::SHARED_MORE.of(language).to_owned());
            shorter = short(words::SHARED_SHORT);
            let who = self.who(&shared.others);
            let words = match self.since(one).filter(|_| rest.is_empty()) {
                Some(at) => words::SHARED_SINCE.fill(language, &[("who", &who), ("at", &at)]),
                None => words::SHARED.fill(language, &[("who", &who)]),
            };
            (words, true)
        } else if let Some(hindrance) = &shared.hindrance {
            lines.push(hindered(hindrance, language));
            (words::UNLOCKED.of(language).to_owned(), false)
        } else {
            return None;
        };
        Some(SharedWords {
            words,
            shorter,
            more: lines.join("\n"),
            marked,
            again: false,
        })
    }

    /// What is said above the page to who only reads, once others have left or give no sign.
    pub(super) fn about_leaving(&self) -> Option<(String, bool)> {
        let shared = &self.session.as_ref()?.shared;
        if !shared.read_only || shared.asked || shared.reads_on {
            return None;
        }
        let language = self.language;
        if shared.others.is_empty() {
            let words = match shared.gone.as_slice() {
                [] => words::FREE_NOW.of(language).to_owned(),
                gone => words::FREE.fill(language, &[("who", &self.who(gone))]),
            };
            return Some((words, false));
        }
        let silences = shared.others.iter().map(|other| other.holder.silence);
        let shortest = silences.min().flatten()?;
        let all_quiet = quiet(&shared.others).len() == shared.others.len();
        all_quiet.then(|| {
            let who = self.who(&shared.others);
            let quiet = lasting(shortest, language);
            (
                words::QUIET.fill(language, &[("who", &who), ("quiet", &quiet)]),
                true,
            )
        })
    }
}
