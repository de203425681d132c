//! Words → every place in a corpus that has all of them: sentences and table rows, with the data that stand in them.
//!
//! Words may stand in any order; words between quotation marks stand together. Upper and lower case are alike. Each text is
//! read once, whatever the number of words. Has no opinion on how a hit is shown.

use super::corpus::{Corpus, Datum, Ref};
use super::event::Findings;
use super::filter::Filter;
use super::go_on::{GoOn, each_while, sort_while};
use super::text::Span;
use aho_corasick::{AhoCorasick, MatchKind};
use rayon::prelude::*;
use rustc_hash::FxHashSet;
use std::ops::Range;

/// Words that a query may have; further ones are left out.
const MOST_WORDS: usize = 32;
/// Bytes of a text that are searched between two looks at whether anyone still waits, and the rest of their line.
const STRETCH: usize = 1 << 20;

/// What is looked for, made ready.
#[derive(Clone, Debug)]
pub struct Query {
    finder: AhoCorasick,
    /// The word that each pattern spells.
    word_of: Vec<usize>,
    /// One bit a word.
    all: u32,
}

impl Query {
    /// The words of `text`; `None` when there are none.
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        let words = words(text);
        let mut patterns = Vec::new();
        let mut word_of = Vec::new();
        for (at, word) in words.iter().enumerate() {
            for spelling in spellings(word) {
                patterns.push(spelling);
                word_of.push(at);
            }
        }
        let finder = AhoCorasick::builder()
            .ascii_case_insensitive(true)
            .match_kind(MatchKind::Standard)
            .build(&patterns)
            .ok()?;
        let count = u32::try_from(words.len()).ok()?;
        (count > 0).then(|| Self {
            finder,
            word_of,
            all: u32::MAX >> (32 - count),
        })
    }

    /// Where any of the words stands in `text`, as byte ranges in order.
    #[must_use]
    pub fn ranges(&self, text: &str) -> Vec<Range<usize>> {
        let mut ranges: Vec<_> = self
            .finder
            .find_overlapping_iter(text)
            .map(|found| found.range())
            .collect();
        ranges.sort_by_key(|range| (range.start, range.end));
        ranges
    }

    /// The words that stand in `text`, one bit each.
    fn within(&self, text: &str) -> u32 {
        let mut seen = 0;
        for found in self.finder.find_overlapping_iter(text) {
            seen |= self.bit(found.pattern().as_usize());
            if seen == self.all {
                break;
            }
        }
        seen
    }

    fn bit(&self, pattern: usize) -> u32 {
        self.word_of.get(pattern).map_or(0, |word| 1 << word)
    }
}

/// The words of a query, those between quotation marks as one.
fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    for (at, part) in text.split(['"', '“', '”', '„']).enumerate() {
        if at % 2 == 1 {
            words.push(part.trim().to_owned());
        } else {
            words.extend(part.split_whitespace().map(str::to_owned));
        }
    }
    words.retain(|word| !word.is_empty());
    words.truncate(MOST_WORDS);
    words
}

/// The ways to write a word whose letters do not all have an upper case in ASCII.
fn spellings(word: &str) -> Vec<String> {
    let lower = word.to_lowercase();
    if word.is_ascii() {
        return vec![lower];
    }
    let mut rest = lower.chars();
    let title: String = rest
        .next()
        .into_iter()
        .flat_map(char::to_uppercase)
        .chain(rest)
        .collect();
    let mut all = vec![word.to_owned(), lower, word.to_uppercase(), title];
    all.sort();
    all.dedup();
    all
}

/// One place that has every word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The article, as a place in the corpus.
    pub article: u32,
    /// The sentence or row; empty for the title of the article.
    pub span: Span,
    /// What stands there; the first where there are several things.
    pub datum: Option<Datum>,
}

/// Everything that was found.
#[derive(Clone, Debug, Default)]
pub struct Hits {
    places: Vec<Place>,
    data: FxHashSet<Datum>,
    /// When the events found begin, in order.
    starts: Vec<i64>,
}

impl Hits {
    /// Every place, in order of article and position.
    #[must_use]
    pub fn places(&self) -> &[Place] {
        &self.places
    }

    /// True when a datum stands in one of the places.
    #[must_use]
    pub fn has(&self, datum: Datum) -> bool {
        self.data.contains(&datum)
    }

    /// True when an event that was found begins in these seconds since 1970 (half-open).
    #[must_use]
    pub fn begin_within(&self, from: i64, to: i64) -> bool {
        let next = self.starts.partition_point(|&start| start < from);
        self.starts.get(next).is_some_and(|&start| start < to)
    }
}

/// Every place of what `filter` lets through that has all words of `query`; `None` as soon as `go_on` says so.
#[must_use]
pub fn find(corpus: &Corpus, filter: &Filter, query: &Query, go_on: GoOn<'_>) -> Option<Hits> {
    let found: Option<Vec<_>> = (0..corpus.articles().len())
        .into_par_iter()
        .map(|index| {
            let article = u32::try_from(index).ok()?;
            let findings = corpus.article(article)?;
            if !go_on() {
                return None;
            }
            if !corpus.shows_article(filter, article) {
                return Some(Found::default());
            }
            Sought {
                article,
                findings,
                filter,
                query,
                occurrences: occurrences(query, &findings.article.text, go_on)?,
            }
            .found(go_on)
        })
        .collect();
    let mut hits = Hits::default();
    for found in found? {
        hits.places.extend(found.places);
        hits.data.extend(found.data);
    }
    hits.starts = each_while(&hits.data, go_on)
        .filter_map(|&datum| match datum {
            Datum::Event(r) => Some(corpus.event(r)?.interval.drawn()?.0),
            _ => None,
        })
        .collect();
    sort_while(&mut hits.starts, Ord::cmp, go_on)?;
    Some(hits)
}

/// Where words stand in a text, by position, one bit a word.
fn occurrences(query: &Query, text: &str, go_on: GoOn<'_>) -> Option<Vec<(u32, u32)>> {
    let mut all: Vec<(u32, u32)> = Vec::new();
    let mut from = 0;
    while from < text.len() {
        if !go_on() {
            return None;
        }
        // No word holds a line break, so that none lies across the end of a line.
        let rest = text.as_bytes().get(from + STRETCH..).unwrap_or_default();
        let line = memchr::memchr(b'\n', rest).map(|end| from + STRETCH + end);
        let to = line.unwrap_or(text.len());
        let stretch = text.get(from..to).unwrap_or_default();
        all.extend(query.finder.find_overlapping_iter(stretch).map(|found| {
            let start = u32::try_from(from + found.start()).unwrap_or(u32::MAX);
            (start, query.bit(found.pattern().as_usize()))
        }));
        from = to;
    }
    sort_while(&mut all, Ord::cmp, go_on)?;
    Some(all)
}

/// What was found in one article.
#[derive(Default)]
struct Found {
    places: Vec<Place>,
    data: Vec<Datum>,
    /// Sentences of what the filter holds back.
    held: Vec<Span>,
}

/// One article being searched.
struct Sought<'a> {
    article: u32,
    findings: &'a Findings,
    filter: &'a Filter,
    query: &'a Query,
    occurrences: Vec<(u32, u32)>,
}

impl Sought<'_> {
    fn found(&self, go_on: GoOn<'_>) -> Option<Found> {
        let mut found = Found::default();
        if self.query.within(&self.findings.article.title) == self.query.all {
            found.places.push(self.place(Span::default(), None));
        }
        let sentences = self.sentences(go_on);
        let sentences = sentences.into_iter().map(|span| self.place(span, None));
        found.places.extend(sentences);
        self.events(&mut found, go_on);
        self.figures(&mut found, go_on);
        // Of all that stands at one place, the first datum speaks for it: it sorts before "nothing".
        let key = |place: &Place| (place.span, place.datum.is_none(), place.datum);
        sort_while(&mut found.places, |a, b| key(a).cmp(&key(b)), go_on)?;
        found.places.dedup_by_key(|place| place.span);
        // A sentence is held back with all that it tells.
        sort_while(&mut found.held, Ord::cmp, go_on)?;
        let held = &found.held;
        let is_held =
            |place: &Place| place.datum.is_none() && held.binary_search(&place.span).is_ok();
        found.places.retain(|place| !is_held(place));
        Some(found)
    }

    fn place(&self, span: Span, datum: Option<Datum>) -> Place {
        Place {
            article: self.article,
            span,
            datum,
        }
    }

    /// The words that stand in a stretch of the text, one bit each.
    fn within(&self, span: Span) -> u32 {
        let from = self.occurrences.partition_point(|&(at, _)| at < span.start);
        self.occurrences
            .get(from..)
            .unwrap_or_default()
            .iter()
            .take_while(|&&(at, _)| at < span.end)
            .fold(0, |seen, &(_, bit)| seen | bit)
    }

    /// The sentences that have every word; where words stand outside all sentences, the stretch between two of them.
    fn sentences(&self, go_on: GoOn<'_>) -> Vec<Span> {
        let sentences = &self.findings.sentences;
        let mut spans: Vec<Span> = Vec::new();
        for &(at, _) in each_while(&self.occurrences, go_on) {
            if spans.last().is_some_and(|last| at < last.end) {
                continue;
            }
            let next = sentences.partition_point(|sentence| sentence.end <= at);
            let span = match sentences.get(next).filter(|span| span.start <= at) {
                Some(&span) => span,
                None => self.line(at),
            };
            spans.push(span);
        }
        spans.retain(|&span| self.within(span) == self.query.all);
        spans
    }

    /// The line of the text that holds a byte.
    fn line(&self, at: u32) -> Span {
        let text = &self.findings.article.text;
        let at = at as usize;
        let start = text
            .get(..at)
            .and_then(|before| before.rfind('\n'))
            .map_or(0, |end| end + 1);
        let length = text.get(at..).and_then(|after| after.find('\n'));
        Span::new(start, length.map_or(text.len(), |length| at + length))
    }

    fn events(&self, found: &mut Found, go_on: GoOn<'_>) {
        for (index, event) in (0_u32..).zip(each_while(&self.findings.events, go_on)) {
            let seen = self.within(event.sentence);
            // A title that is a stretch of the text stands in the sentence already.
            let own = event.title.own().map(|title| self.query.within(title));
            let has = (seen | own.unwrap_or_default()) == self.query.all;
            let shows = || {
                self.filter.admits_event(event)
                    && self.filter.admits_source(self.findings.source(event))
            };
            if has && shows() {
                self.add(found, event.sentence, Datum::Event(self.at(index)));
            } else if has {
                found.held.push(event.sentence);
            }
        }
    }

    fn figures(&self, found: &mut Found, go_on: GoOn<'_>) {
        for (index, figure) in (0_u32..).zip(each_while(&self.findings.figures, go_on)) {
            let sentence = self.findings.sentence(figure.sentence);
            let mut seen = self.within(sentence);
            for label in [&figure.measure, &figure.entity, &figure.speaker]
                .into_iter()
                .flatten()
            {
                if seen == self.query.all {
                    break;
                }
                seen |= self.query.within(label);
            }
            let has = seen == self.query.all;
            let source = self.findings.article.source_name();
            let shows = || self.filter.admits_figure(figure) && self.filter.admits_source(source);
            if has && shows() {
                self.add(found, sentence, Datum::Figure(self.at(index)));
            } else if has {
                found.held.push(sentence);
            }
        }
    }

    fn at(&self, index: u32) -> Ref {
        Ref {
            article: self.article,
            index,
        }
    }

    fn add(&self, found: &mut Found, span: Span, datum: Datum) {
        found.places.push(self.place(span, Some(datum)));
        found.data.push(datum);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Article, Event, Figure, Interval, Modality};
    use std::sync::Arc;

    const TEXT: &str =
        "The bridge opened in May.\nÜber 40 boats came. A ferry and a bridge stood idle.";

    fn corpus() -> Corpus {
        let sentence = |text: &str| {
            let start = TEXT.find(text).unwrap();
            Span::new(start, start + text.len())
        };
        let sentences = vec![
            sentence("The bridge opened in May."),
            sentence("Über 40 boats came."),
            sentence("A ferry and a bridge stood idle."),
        ];
        let event = Event {
            title: "Grand opening".into(),
            interval: Interval::parse("2024-05").unwrap(),
            time: None,
            sentence: sentences[0],
            mentions: crate::model::Mentions::default(),
            modality: Modality::Happened,
            labels: crate::model::Labels::default(),
        };
        let figure = Figure {
            sentence: 1,
            measure: Some("boats on the river".to_owned()),
            ..Figure::default()
        };
        Corpus::new(vec![Arc::new(Findings {
            article: Article::new("A ferry tale", TEXT),
            sentences,
            events: vec![event],
            figures: vec![figure],
            ..Findings::default()
        })])
    }

    fn quotes(query: &str) -> Vec<(&'static str, Option<Datum>)> {
        quotes_within(query, &Filter::default())
    }

    fn quotes_within(query: &str, filter: &Filter) -> Vec<(&'static str, Option<Datum>)> {
        let query = Query::new(query).unwrap();
        let hits = find(&corpus(), filter, &query, &|| true).unwrap();
        hits.places()
            .iter()
            .map(|place| (place.span.slice(TEXT), place.datum))
            .collect()
    }

    const EVENT: Datum = Datum::Event(Ref {
        article: 0,
        index: 0,
    });
    const FIGURE: Datum = Datum::Figure(Ref {
        article: 0,
        index: 0,
    });

    #[test]
    fn a_sentence_is_one_hit_however_often_it_has_the_words() {
        assert_eq!(
            quotes("bridge"),
            [
                ("The bridge opened in May.", Some(EVENT)),
                ("A ferry and a bridge stood idle.", None)
            ]
        );
        assert_eq!(
            quotes("bridge ferry"),
            [("A ferry and a bridge stood idle.", None)]
        );
        assert_eq!(quotes("\"bridge ferry\""), []);
        assert_eq!(quotes("\"a bridge\"").len(), 1);
    }

    #[test]
    fn what_a_filter_holds_back_is_no_hit_and_what_tells_of_nothing_is_one() {
        let planned = Filter {
            modalities: vec![Modality::Planned],
            ..Filter::default()
        };
        assert_eq!(
            quotes_within("bridge", &planned),
            [("A ferry and a bridge stood idle.", None)]
        );
    }

    #[test]
    fn titles_and_labels_are_searched_with_their_sentence() {
        assert_eq!(
            quotes("grand may"),
            [("The bridge opened in May.", Some(EVENT))]
        );
        assert_eq!(quotes("river 40"), [("Über 40 boats came.", Some(FIGURE))]);
        assert_eq!(quotes("tale ferry"), [("", None)], "the article's title");
    }

    #[test]
    fn case_is_ignored_beyond_ascii_too() {
        for query in ["über", "ÜBER", "Über"] {
            assert_eq!(quotes(query).len(), 1, "{query}");
        }
        let query = Query::new("gdp").unwrap();
        assert_eq!(query.ranges("GDP, gdp — GdP."), [0..3, 5..8, 13..16]);
        assert!(Query::new(" \" ").is_none());
    }

    #[test]
    fn what_the_filter_holds_back_is_no_hit() {
        let filter = Filter {
            modalities: vec![Modality::Planned],
            ..Filter::default()
        };
        let query = Query::new("grand").unwrap();
        let hits = find(&corpus(), &filter, &query, &|| true).unwrap();
        assert!(hits.places().is_empty() && !hits.has(EVENT));
        assert!(find(&corpus(), &filter, &query, &|| false).is_none());
    }
}
