//! Those who have a plan open, in a few words: name and computer.

use crate::file::{Holder, Me, Program};
use crate::text::{Language, sharing_words as words};

/// A name with the computer.
pub fn named(user: &str, computer: &str, language: Language) -> String {
    let user = match user.trim() {
        "" => words::SOMEBODY.of(language),
        user => user,
    };
    words::WHO.fill(language, &[("user", &user), ("computer", &computer)])
}

/// Somebody; a window of `me` is called one of this computer.
pub fn one(holder: &Holder, me: Option<&Me>, language: Language) -> String {
    if holder.program == Program::Unknown {
        return words::UNKNOWN_LOCK.of(language).to_owned();
    }
    let user = match holder.user.as_str() {
        "" => words::SOMEBODY.of(language),
        user => user,
    };
    let own = me.is_some_and(|me| me.user == holder.user && me.computer == holder.computer);
    let who = if own && holder.program == Program::Own {
        return words::OWN_WINDOW.fill(language, &[("user", &user)]);
    } else if holder.computer.is_empty() {
        user.to_owned()
    } else {
        named(user, &holder.computer, language)
    };
    match holder.program {
        Program::Office => words::IN_OFFICE.fill(language, &[("who", &who)]),
        Program::Own | Program::Unknown => who,
    }
}

/// All of them: the first, and how many.
pub fn all(holders: &[&Holder], me: Option<&Me>, language: Language) -> String {
    match holders {
        [] => words::SOMEBODY.of(language).to_owned(),
        [only] => one(only, me, language),
        [first, ..] => {
            let who = one(first, me, language);
            words::AND_MORE.fill(language, &[("who", &who), ("n", &holders.len())])
        }
    }
}

/// That they edit a plan, as a list of files says it; empty where nobody does.
pub fn editing(holders: &[Holder], me: Option<&Me>, language: Language) -> String {
    if holders.is_empty() {
        return String::new();
    }
    let holders: Vec<&Holder> = holders.iter().collect();
    let who = all(&holders, me, language);
    words::HAS_IT.fill(language, &[("who", &who)])
}
