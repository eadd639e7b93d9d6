//! What a rule found: the rule, the task, and a sentence kept as a phrase with its arguments.

use super::Rule;
use crate::plan::{CloseOutStep, Day, Id};
use crate::text::{self, Language, Phrase, bounds, checks_rules_words as words, common_words};
use std::fmt::Display;
use std::sync::Arc;

/// How much a finding weighs, the worst first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// 错误: the records contradict one another or the rule of the five steps.
    Error,
    /// 提醒: a sign of perfunctory or superficial work, to be looked into.
    Warning,
    /// 提示: something left open that is quickly put right.
    Hint,
}

impl Severity {
    /// All three, the worst first.
    pub const ALL: [Self; 3] = [Self::Error, Self::Warning, Self::Hint];

    /// The name in JSON.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Hint => "hint",
        }
    }

    /// The word.
    pub const fn word(self) -> Phrase {
        match self {
            Self::Error => words::ERROR,
            Self::Warning => words::WARNING,
            Self::Hint => words::HINT,
        }
    }
}

/// What fills a place in a sentence.
#[derive(Clone, Debug, PartialEq)]
pub enum Arg {
    /// A day.
    Day(Day),
    /// A count.
    Count(usize),
    /// A reported percent.
    Reported(Option<u8>),
    /// A value with its decimals.
    Value(f64, usize),
    /// A year.
    Year(i16),
    /// A text of the plan; see [`Arg::text`].
    Text(String),
    /// A word of the program.
    Word(Phrase),
}

impl Arg {
    /// A text of the plan, as long as a sentence may quote it.
    pub fn text(text: &str) -> Self {
        Self::Text(bounds::name(text.trim()).into_owned())
    }

    fn written(&self, language: Language) -> Box<dyn Display> {
        match self {
            Self::Day(day) => Box::new(text::date(*day)),
            Self::Count(count) => Box::new(*count),
            Self::Reported(percent) => Box::new(text::reported(*percent, language)),
            Self::Value(value, decimals) => Box::new(text::number(*value, *decimals, language)),
            Self::Year(year) => Box::new(*year),
            Self::Text(text) => Box::new(text.clone()),
            Self::Word(word) => Box::new(word.of(language)),
        }
    }
}

/// The word for a step of the close-out.
pub(super) fn step_word(step: CloseOutStep) -> Phrase {
    match step {
        CloseOutStep::SelfCheck => common_words::SELF_CHECK,
        CloseOutStep::Verification => common_words::VERIFICATION,
        CloseOutStep::PublicNotice => common_words::PUBLIC_NOTICE,
        CloseOutStep::Filing => common_words::FILING,
        CloseOutStep::RecordFiling => common_words::RECORD_FILING,
        CloseOutStep::Relapse => common_words::RELAPSE,
    }
}

/// What a rule says of a task or of the plan: a sentence and the tasks it is about beside the first.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Said {
    pub message: Phrase,
    pub args: Vec<(&'static str, Arg)>,
    pub others: Vec<Id>,
}

impl Said {
    /// A sentence with its arguments.
    pub fn new(message: Phrase, args: impl Into<Vec<(&'static str, Arg)>>) -> Self {
        Self {
            message,
            args: args.into(),
            others: Vec::new(),
        }
    }

    /// The same, about more tasks.
    pub fn with(mut self, others: Vec<Id>) -> Self {
        self.others = others;
        self
    }
}

/// One finding of a rule.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// The rule.
    pub rule: &'static Rule,
    /// The task; `None`: the plan as a whole.
    pub task: Option<Id>,
    /// More tasks it is about (the other members of a ring, of a group).
    pub others: Vec<Id>,
    /// The sentence.
    pub message: Phrase,
    /// What fills its places.
    pub args: Vec<(&'static str, Arg)>,
    /// Set aside by a waiver that holds at the date.
    pub waived: bool,
}

impl Finding {
    pub(super) fn new(rule: &'static Rule, task: Option<Id>, said: Said) -> Self {
        let Said {
            message,
            args,
            others,
        } = said;
        Self {
            rule,
            task,
            others,
            message,
            args,
            waived: false,
        }
    }

    /// How much it weighs.
    pub fn severity(&self) -> Severity {
        self.rule.severity
    }

    /// What was found, one sentence.
    pub fn sentence(&self, language: Language) -> String {
        let written: Vec<(&str, Box<dyn Display>)> = self
            .args
            .iter()
            .map(|(name, arg)| (*name, arg.written(language)))
            .collect();
        let values: Vec<(&str, &dyn Display)> = written
            .iter()
            .map(|(name, value)| (*name, value.as_ref()))
            .collect();
        self.message.fill(language, &values)
    }

    /// Every task it is about, the first leading.
    pub fn tasks(&self) -> impl Iterator<Item = &Id> {
        self.task.iter().chain(&self.others)
    }
}

/// How many findings stand, waived ones left out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Errors.
    pub error: usize,
    /// Warnings.
    pub warning: usize,
    /// Hints.
    pub hint: usize,
    /// Set aside.
    pub waived: usize,
}

impl Counts {
    /// Counts findings.
    pub fn of<'a>(findings: impl IntoIterator<Item = &'a Finding>) -> Self {
        let mut counts = Self::default();
        for finding in findings {
            *counts.of_kind(finding) += 1;
        }
        counts
    }

    fn of_kind(&mut self, finding: &Finding) -> &mut usize {
        match (finding.waived, finding.severity()) {
            (true, _) => &mut self.waived,
            (false, Severity::Error) => &mut self.error,
            (false, Severity::Warning) => &mut self.warning,
            (false, Severity::Hint) => &mut self.hint,
        }
    }

    /// Counts other findings in place of some that were counted.
    pub(super) fn exchange<'a>(
        &mut self,
        before: impl IntoIterator<Item = &'a Arc<Finding>>,
        after: impl IntoIterator<Item = &'a Arc<Finding>>,
    ) {
        // Added first, so that no count falls below none.
        for finding in after {
            *self.of_kind(finding) += 1;
        }
        for finding in before {
            *self.of_kind(finding) -= 1;
        }
    }

    /// How many of a severity stand.
    pub fn at(&self, severity: Severity) -> usize {
        match severity {
            Severity::Error => self.error,
            Severity::Warning => self.warning,
            Severity::Hint => self.hint,
        }
    }

    /// How many stand in all.
    pub fn standing(&self) -> usize {
        self.error + self.warning + self.hint
    }
}
