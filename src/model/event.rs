//! Events, remarks, and the whole of what was found in one article.

use super::figure::Figure;
use super::labels::Labels;
use super::text::{Article, Published, Span};
use super::time::{Interval, Time};
use super::title::Title;
use std::ops::Deref;

/// How a clause puts its event: seen from the sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Modality {
    /// It took place, or was measured.
    #[default]
    Happened,
    /// It is scheduled, promised or forecast.
    Planned,
    /// It hangs on an if, unless, may or could.
    Conditional,
    /// It repeats inside its interval.
    Recurring,
}

impl Modality {
    /// All of them, in the order of display.
    pub const ALL: [Self; 4] = [
        Self::Happened,
        Self::Planned,
        Self::Conditional,
        Self::Recurring,
    ];

    /// The word used in the headless contract.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Happened => "happened",
            Self::Planned => "planned",
            Self::Conditional => "conditional",
            Self::Recurring => "recurring",
        }
    }
}

/// Something that a clause says happened, will happen or was expected, tied to an interval and a sentence.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// What it goes by; [`Findings::title`] tells the words.
    pub title: Title,
    /// Where the event stands on the calendar.
    pub interval: Interval,
    /// Index into [`Findings::times`] of the expression that dates it; `None` for events read from a table.
    pub time: Option<u32>,
    /// The sentence (or table row) that says so.
    pub sentence: Span,
    /// Spans of further sentences of the article that mention the same event.
    pub mentions: Mentions,
    /// Tense and mood of the clause.
    pub modality: Modality,
    /// What it is about: names for lanes and colours. A table says so, or the clause names who acts in it and where.
    pub labels: Labels,
}

/// Spans of sentences, in order. Most events are told in one sentence, so that none costs one empty pointer.
///
/// ```
/// # use dateline::model::{Mentions, Span};
/// let mut mentions = Mentions::default();
/// mentions.push(Span::new(4, 9));
/// assert_eq!(mentions[..], [Span::new(4, 9)]);
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Mentions(Option<Box<Sentences>>);

#[derive(Clone, Debug, PartialEq, Eq, Default)]
struct Sentences(Vec<Span>);

impl Mentions {
    /// Adds a sentence.
    pub fn push(&mut self, sentence: Span) {
        self.0.get_or_insert_default().0.push(sentence);
    }
}

impl Deref for Mentions {
    type Target = [Span];

    fn deref(&self) -> &[Span] {
        self.0.as_ref().map_or(&[], |sentences| &sentences.0)
    }
}

impl FromIterator<Span> for Mentions {
    fn from_iter<I: IntoIterator<Item = Span>>(sentences: I) -> Self {
        let mut mentions = Self::default();
        for sentence in sentences {
            mentions.push(sentence);
        }
        mentions
    }
}

/// What a clause's verbs say about its time, before the publication date is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Tense {
    /// No verb of its own, or the present: the calendar decides.
    #[default]
    Present,
    /// "Rose", "has risen", "was sold".
    Past,
    /// "Will rise", "is to rise", "plans to rise".
    Future,
    /// "Ends on Friday": told as by a timetable, and to come on the day itself.
    Timetable,
    /// "Would rise": ahead of the teller, or of those told about.
    Would,
    /// "May rise", "could rise", "if it rises".
    May,
    /// "Rises every year".
    Repeated,
}

/// A clause that a time dates: an event as soon as that time falls on the calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clause {
    /// Index into [`Findings::times`].
    pub time: u32,
    /// The title of the event that it makes.
    pub title: String,
    /// The sentence that holds it.
    pub sentence: Span,
    /// Who acts in it and where, by name.
    pub labels: Labels,
    /// What its verbs say.
    pub tense: Tense,
}

/// How serious a remark is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth knowing.
    Note,
    /// Something was left out or guessed.
    Warning,
    /// Something could not be read.
    Error,
}

impl Severity {
    /// The word used in the headless contract.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// A remark about an article: what, where and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// How serious it is.
    pub severity: Severity,
    /// Where in the text, if anywhere.
    pub span: Option<Span>,
    /// What is the matter.
    pub message: String,
    /// What the user can do about it.
    pub hint: String,
}

/// Everything that was found in one article. Never edited; corrections are [`super::Edit`]s laid over it.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Findings {
    /// The article itself.
    pub article: Article,
    /// When it was published, and how that is known.
    pub published: Published,
    /// Its sentences, in order, without overlap.
    pub sentences: Vec<Span>,
    /// Its temporal expressions, in order of position.
    pub times: Vec<Time>,
    /// Its clauses that hold a time, dated or not, in order of position: what events are made of when a date moves.
    /// Empty for what was read from a table.
    pub clauses: Vec<Clause>,
    /// Its events, in order of position.
    pub events: Vec<Event>,
    /// Its figures, in order of position.
    pub figures: Vec<Figure>,
    /// Remarks on it.
    pub diagnostics: Vec<Diagnostic>,
}

impl Findings {
    /// The quote behind a span of this article.
    #[must_use]
    pub fn quote(&self, span: Span) -> &str {
        span.slice(&self.article.text)
    }

    /// The title of one of its events.
    #[must_use]
    pub fn title<'a>(&'a self, event: &'a Event) -> &'a str {
        event.title.within(&self.article.text)
    }

    /// The outlet that one of its events comes from: its own, where a table names one, else that of the article.
    #[must_use]
    pub fn source<'a>(&'a self, event: &'a Event) -> &'a str {
        let own = event.labels.source.as_deref();
        own.unwrap_or_else(|| self.article.source_name())
    }

    /// The span of sentence `index`; empty when there is none.
    #[must_use]
    pub fn sentence(&self, index: u32) -> Span {
        self.sentences
            .get(index as usize)
            .copied()
            .unwrap_or_default()
    }

    /// The times that could not be put on the calendar: but for lengths and repetitions, they wait for the user.
    pub fn leftovers(&self) -> impl Iterator<Item = (usize, &Time)> {
        use super::time::Class;
        self.times.iter().enumerate().filter(|(_, time)| {
            time.interval.is_none()
                && time.said.joint != super::said::Joint::Carried
                && (matches!(time.class, Class::Date | Class::Time) || time.said.waits_for_event())
        })
    }
}
