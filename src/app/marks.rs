//! What was found in an article → the places to mark in its text, cut to the reader's paragraphs.

use super::paragraphs::Paragraphs;
use super::state::State;
use crate::model::{Class, Corpus, Datum, Findings, Interval, Ref, Span};
use rustc_hash::FxHashSet;

/// What a mark stands for, and so how it looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// A date on the calendar.
    Date,
    /// A figure.
    Figure,
    /// A figure or a date that another claim contradicts.
    Disagreement,
    /// A date that could not be put on the calendar.
    Leftover,
}

/// One place in the text that something was found at.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Mark {
    /// The words.
    pub span: Span,
    /// How it looks.
    pub form: Form,
    /// What a click selects.
    pub first: Datum,
    /// What else it stands for.
    pub more: Vec<Datum>,
}

impl Mark {
    fn of(span: Span, form: Form, datum: Datum) -> Self {
        Self {
            span,
            form,
            first: datum,
            more: Vec::new(),
        }
    }

    /// All that it stands for.
    pub(super) fn data(&self) -> impl Iterator<Item = Datum> {
        std::iter::once(self.first).chain(self.more.iter().copied())
    }

    /// True when it stands for `datum`.
    #[must_use]
    pub(super) fn stands_for(&self, datum: Option<Datum>) -> bool {
        datum.is_some_and(|datum| self.data().any(|own| own == datum))
    }

    /// False for what the filters hold back. Asked of what is in view: of all, it would take longer than a frame.
    #[must_use]
    pub(super) fn is_shown(&self, state: &State) -> bool {
        state.filter().is_empty() || self.data().any(|datum| is_shown(state, datum))
    }
}

/// All marks of one article, with the paragraphs that they stand in.
#[derive(Debug, Default)]
pub(super) struct Marks {
    marks: Vec<Mark>,
    /// Paragraph and mark, in order of paragraph.
    places: Vec<(u32, u32)>,
}

impl Marks {
    /// The marks of the article at place `article` of a corpus. `disagreeing` are the figures that others contradict.
    #[must_use]
    pub(super) fn new(
        corpus: &Corpus,
        article: u32,
        disagreeing: &FxHashSet<Ref>,
        paragraphs: &Paragraphs,
    ) -> Self {
        let Some(findings) = corpus.article(article) else {
            return Self::default();
        };
        let mut marks = times(article, findings);
        let of_table = (0_u32..).zip(&findings.events);
        let of_table = of_table.filter(|(_, event)| event.time.is_none());
        marks.extend(of_table.map(|(index, event)| {
            let datum = Datum::Event(Ref { article, index });
            // A row of a table is no words: its title is.
            let words = event.title.span().unwrap_or(event.sentence);
            Mark::of(words, Form::Date, datum)
        }));
        let is_disputed = |datum| match datum {
            Datum::Event(r) => !corpus.disputed(r).is_empty(),
            _ => false,
        };
        if !corpus.disputes().is_empty() {
            for mark in &mut marks {
                if mark.data().any(is_disputed) {
                    mark.form = Form::Disagreement;
                }
            }
        }
        marks.extend((0_u32..).zip(&findings.figures).map(|(index, figure)| {
            let r = Ref { article, index };
            let form = if disagreeing.contains(&r) {
                Form::Disagreement
            } else {
                Form::Figure
            };
            Mark::of(figure.span, form, Datum::Figure(r))
        }));
        marks.sort_by_key(|mark| (mark.span.start, std::cmp::Reverse(mark.span.end)));
        let mut places = Vec::new();
        for (index, mark) in (0_u32..).zip(&marks) {
            let mut paragraph = paragraphs.holding(mark.span.start);
            while let Some(span) = paragraphs.span(paragraph)
                && span.start < mark.span.end
            {
                places.push((u32::try_from(paragraph).unwrap_or(u32::MAX), index));
                paragraph += 1;
            }
        }
        places.sort_unstable();
        Self { marks, places }
    }

    /// The marks that stand in a paragraph, by position.
    pub(super) fn within(&self, paragraph: usize) -> impl Iterator<Item = (u32, &Mark)> {
        let paragraph = u32::try_from(paragraph).unwrap_or(u32::MAX);
        let from = self.places.partition_point(|&(p, _)| p < paragraph);
        self.places
            .get(from..)
            .unwrap_or_default()
            .iter()
            .take_while(move |&&(p, _)| p == paragraph)
            .filter_map(|&(_, index)| Some((index, self.marks.get(index as usize)?)))
    }
}

/// The marks of temporal expressions; lengths and repetitions that date nothing are left alone.
fn times(article: u32, findings: &Findings) -> Vec<Mark> {
    let mut events: Vec<Vec<Datum>> = vec![Vec::new(); findings.times.len()];
    for (index, event) in (0_u32..).zip(&findings.events) {
        if let Some(list) = event.time.and_then(|time| events.get_mut(time as usize)) {
            list.push(Datum::Event(Ref { article, index }));
        }
    }
    let mut marks = Vec::new();
    for ((index, time), mut data) in (0_u32..).zip(&findings.times).zip(events) {
        let form = match (time.interval, time.class) {
            (Some(_), _) => Form::Date,
            (None, Class::Date | Class::Time) => Form::Leftover,
            (None, _) if !data.is_empty() => Form::Date,
            (None, _) => continue,
        };
        let own = Datum::Time(Ref { article, index });
        // A click selects an event before the date of it.
        if data.is_empty() {
            marks.push(Mark::of(time.span, form, own));
        } else {
            data.push(own);
            let first = data.remove(0);
            marks.push(Mark {
                more: data,
                ..Mark::of(time.span, form, first)
            });
        }
    }
    marks
}

/// True when the filters let a datum through; a date that dates nothing else goes with its time.
fn is_shown(state: &State, datum: Datum) -> bool {
    let (corpus, filter) = (state.corpus(), state.filter());
    match datum {
        Datum::Event(r) => corpus.shows_event(filter, r),
        Datum::Figure(r) => corpus.shows_figure(filter, r),
        Datum::Time(r) => {
            corpus.shows_article(filter, r.article)
                && corpus
                    .time(r)
                    .is_some_and(|time| filter.holds(time.interval.and_then(Interval::drawn)))
        }
    }
}
