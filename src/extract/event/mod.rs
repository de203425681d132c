//! Times → events: one for each dated clause, with a title, a modality and its sentence.
//!
//! ```text
//! sentence with a time ─ tag ─ clause ─ link: what does the time date? ─┬─ title (subject: who is "he"?)
//!                                                                       ├─ cast, place: who and where
//!                                                                       └─ tense
//! ```
//!
//! Reading finds the clause that each time governs, dated or not, and keeps it; [`resolve`] makes events of those whose
//! time falls on the calendar. A new publication date needs the second step only.

mod cast;
mod clause;
mod lexicon;
mod link;
mod named;
mod resolve;
mod tag;
mod title;
mod verb;

use super::outline::{Outline, Piece, Tense};
use super::token::{Kind, Token};
use super::{Page, turns};
use crate::model::said::{Pick, What};
use crate::model::{Class, Clause, GoOn, Grain, Span, Time};
use cast::Cast;
use cast::antecedent::{Antecedents, Key};
use cast::people::People;
use lexicon::Can;
pub(super) use lexicon::words;
use link::Sentence;
pub(super) use named::name;
pub use resolve::resolve;
use std::cell::{OnceCell, RefCell};
use std::ops::Range;
use tag::{Tag, Word};

/// Longest stretch of a sentence that is looked at around a time, in tokens: what no writer ends is no sentence.
const WINDOW: u32 = 400;

/// Finds the clause that each time of each article dates; times that date nothing (comparisons, datelines, reporting) have
/// none. With them, how each of their sentences falls into clauses.
#[must_use]
pub(super) fn read<'a>(
    pages: &'a [Page<'a>],
    times: impl Iterator<Item = &'a [Time]>,
    go_on: GoOn<'_>,
) -> Option<Vec<(Vec<Clause>, Outline)>> {
    let mut readings: Vec<Reading<'_>> = pages
        .iter()
        .zip(times)
        .map(|(page, times)| Reading::new(page, times))
        .collect();
    let longest = readings.iter().map(|reading| reading.held.len()).max()?;
    let mut analysed: Vec<(usize, usize, Analysed)> = Vec::new();
    for turn in turns(longest, go_on) {
        for (article, reading) in readings.iter_mut().enumerate() {
            for (index, held) in reading.held.iter().skip(turn.start).take(turn.len()) {
                let one = analyse(reading.page, *index, reading.times, held.clone());
                reading.outline.add(*index as u32, one.pieces());
                analysed.push((article, *index, one));
            }
        }
        for (article, index, one) in analysed.drain(..) {
            readings[article].link(index, one);
        }
    }
    let done = readings.into_iter().map(Reading::done).collect();
    go_on().then_some(done)
}

/// One article on the way from its times to its clauses.
struct Reading<'a> {
    page: &'a Page<'a>,
    times: &'a [Time],
    /// The sentences with times, and the times of each.
    held: Vec<(usize, Range<usize>)>,
    cast: Cast<'a>,
    people: People,
    /// The sentence before, and what pronouns stood for there.
    before: Option<(usize, Analysed)>,
    told: Vec<(Key, String)>,
    clauses: Vec<Clause>,
    outline: Outline,
}

impl<'a> Reading<'a> {
    fn new(page: &'a Page<'a>, times: &'a [Time]) -> Self {
        let mut start = 0;
        let held = times
            .chunk_by(|one, next| one.sentence == next.sentence)
            .map(|group| {
                let first = start;
                start += group.len();
                (group[0].sentence as usize, first..start)
            })
            .collect();
        Self {
            page,
            times,
            held,
            cast: Cast::new(page),
            people: People::default(),
            before: None,
            told: Vec::new(),
            clauses: Vec::new(),
            outline: Outline::default(),
        }
    }

    /// Finds the clauses that the times of a sentence date, after those of the sentences before it.
    fn link(&mut self, index: usize, analysed: Analysed) {
        let (page, times) = (self.page, self.times);
        let next_to = self.before.take().filter(|&(other, _)| other + 1 == index);
        let chained = std::mem::take(&mut self.told);
        let chained = if next_to.is_some() { &chained[..] } else { &[] };
        let previous = Previous {
            page,
            times,
            index: index.checked_sub(1),
            analysed: next_to.map_or_else(OnceCell::new, |(_, analysed)| analysed.into()),
        };
        let known = Antecedents {
            before: &previous,
            earlier: chained,
            told: RefCell::default(),
            people: &self.people,
            cast: &self.cast,
        };
        let told = link_sentence(page, times, &analysed, known, &self.cast, &mut self.clauses);
        self.people
            .note(index, &analysed.view(page.text, times), &told);
        self.told = told;
        self.before = Some((index, analysed));
    }

    /// The clauses in the order of their times.
    fn done(mut self) -> (Vec<Clause>, Outline) {
        let times = self.times;
        self.clauses
            .sort_by_key(|clause| times.get(clause.time as usize).map(|time| time.span));
        (self.clauses, self.outline)
    }
}

/// How a sentence without a time falls into clauses.
#[must_use]
pub(super) fn pieces(page: &Page<'_>, sentence: u32) -> Vec<Piece> {
    analyse(page, sentence as usize, &[], 0..0)
        .pieces()
        .collect()
}

/// The sentence before, analysed when somebody asks: few sentences have a pronoun to look up in it.
#[derive(Debug)]
struct Previous<'a> {
    page: &'a Page<'a>,
    times: &'a [Time],
    index: Option<usize>,
    analysed: OnceCell<Analysed>,
}

impl Previous<'_> {
    fn sentence(&self) -> Option<Sentence<'_>> {
        let index = self.index?;
        let analysed = self
            .analysed
            .get_or_init(|| analyse(self.page, index, self.times, 0..0));
        Some(analysed.view(self.page.text, self.times))
    }
}

/// A sentence, tagged and cut into clauses.
#[derive(Debug)]
struct Analysed {
    span: Span,
    words: Vec<Word>,
    clauses: Vec<clause::Clause>,
}

impl Analysed {
    /// Its clauses as others see them.
    fn pieces(&self) -> impl Iterator<Item = Piece> {
        self.clauses.iter().filter_map(|clause| {
            let opener = self.words.get(clause.run.first)?;
            let verb = clause.verb.of(&self.words);
            let main = verb.last();
            Some(Piece {
                start: opener.span.start,
                opener: opener.letters,
                open: clause.open,
                form: clause.form,
                verb: verb.first().map_or(u32::MAX, |word| word.span.start),
                acts: !clause.subject.is_empty(),
                says: main.is_some_and(|word| word.can.be(Can::SAY)),
                tense: verb.first().map_or(Tense::Other, |word| match word.tag {
                    Tag::Modal => Tense::Ahead,
                    _ if word.is(word!("had")) && verb.len() > 1 => Tense::Bygone,
                    Tag::Past => Tense::Past,
                    _ if word.is_one(words!["was", "were", "had", "did"]) => Tense::Past,
                    _ if word.is_one(words!["has", "have"]) => Tense::Perfect,
                    _ => Tense::Other,
                }),
            })
        })
    }

    fn view<'a>(&'a self, text: &'a str, times: &'a [Time]) -> Sentence<'a> {
        Sentence {
            text,
            words: &self.words,
            clauses: &self.clauses,
            times,
        }
    }
}

fn analyse(page: &Page<'_>, index: usize, times: &[Time], held: Range<usize>) -> Analysed {
    let Some(sentence) = page.sentences.get(index) else {
        return Analysed {
            span: Span::default(),
            words: Vec::new(),
            clauses: Vec::new(),
        };
    };
    let range = sentence.first as usize..(sentence.last.min(sentence.first + WINDOW)) as usize;
    let tokens = page.tokens.get(range).unwrap_or(&[]);
    let spans: Vec<(u32, Span)> = held
        .filter_map(|time| Some((u32::try_from(time).ok()?, times.get(time)?)))
        .filter(|(_, time)| {
            time.interval.is_some() || !lexicon::is_adverb(time.span.slice(page.text))
        })
        .filter(|(_, time)| time.class != Class::Set || !describes(page.text, tokens, time.span))
        .map(|(index, time)| (index, time.span))
        .collect();
    let mut words = tag::tag(page.text, tokens, &spans);
    let clauses = clause::clauses(&mut words);
    Analysed {
        span: sentence.span,
        words,
        clauses,
    }
}

/// "Hourly earnings": a repetition that says what sort of thing the noun behind it is.
fn describes(text: &str, tokens: &[Token], span: Span) -> bool {
    let next = tokens.partition_point(|token| token.start < span.end);
    let noun = tokens.get(next).is_some_and(|token| {
        let can = lexicon::look_up(token, text);
        token.kind == Kind::Word
            && !token.capital
            && !can.be(Can::GRAMMAR)
            && !can.be(Can::AUX)
            && !can.be(Can::MODAL)
    });
    noun && span.slice(text).ends_with("ly")
}

fn link_sentence(
    page: &Page<'_>,
    times: &[Time],
    analysed: &Analysed,
    known: Antecedents<'_, '_>,
    cast: &Cast<'_>,
    out: &mut Vec<Clause>,
) -> Vec<(Key, String)> {
    let sentence = analysed.view(page.text, times);
    // A headline and a byline may come before the dateline.
    let opening = page
        .sentences
        .iter()
        .take(3)
        .any(|sentence| sentence.span == analysed.span);
    let start = out.len();
    let mut heads: Vec<link::Head> = Vec::new();
    for (at, word) in analysed.words.iter().enumerate() {
        let Tag::Time(index) = word.tag else {
            continue;
        };
        let Some(time) = times.get(index as usize) else {
            continue;
        };
        if time.class == Class::Set || (time.class == Class::Duration && time.interval.is_none()) {
            continue;
        }
        let Some(head) = sentence.head(at, opening) else {
            continue;
        };
        if at == 0 && heads_entry(time) && !tells_itself(&sentence, times, head) {
            continue;
        }
        // "Sunday was quiet" tells of no event, nor does "May was never like this".
        let named = time
            .interval
            .is_some_and(|interval| match interval.grain() {
                Grain::Month => analysed
                    .words
                    .iter()
                    .any(|word| word.is_one(words!["never", "always", "when"])),
                grain => grain > Grain::Month,
            });
        if named && sentence.is_subject(at) {
            continue;
        }
        if heads
            .iter()
            .zip(&out[start..])
            .any(|(other, clause)| other.is_with(head) && says_less(times, index, clause.time))
        {
            continue;
        }
        let (head, title) = title::told_of(&sentence, head, at, &known);
        // "The last time … because | of weather was 1888".
        let headless = ["Of ", "Than "].iter().any(|start| title.starts_with(start))
            // "Against £41m for the one that ended in June".
            || title.starts_with("The one ")
            // "That was twelve years ago."
            // "Then came 1 January 2005."
            || ["Was", "Is", "Were", "Came", "Comes"].contains(&title.as_str());
        if headless || title.chars().filter(|c| c.is_alphabetic()).count() < 3 {
            continue;
        }
        // "The March 2024 attack": a bare noun says too little without its date.
        let title = match head {
            link::Head::Noun(noun)
                if (noun.has(at) || at + 1 == noun.first) && !title.contains(' ') =>
            {
                format!("{} {}", time.span.slice(page.text), title.to_lowercase())
            }
            _ => title,
        };
        let clause_index = sentence.clause_of(at);
        let bounded = time
            .interval
            .is_none_or(|interval| interval.start.is_some());
        let repeated = bounded && is_repeated(&sentence, clause_index, times);
        let finer = heads.iter().zip(&out[start..]).position(|(other, clause)| {
            other.is_with(head) && says_less(times, clause.time, index)
        });
        if let Some(coarse) = finer {
            heads.remove(coarse);
            out.remove(start + coarse);
        }
        out.push(Clause {
            time: index,
            title,
            sentence: analysed.span,
            labels: cast.labels(&sentence, head, at, &known.told.borrow()),
            tense: link::tense::tense(&sentence, head, at, repeated),
        });
        heads.push(head);
    }
    known.told.into_inner()
}

/// "12:48 Markets fell": what happened as the entry of a log was written, and no other time is told of.
fn tells_itself(sentence: &Sentence<'_>, times: &[Time], head: link::Head) -> bool {
    let dated = |word: &Word| {
        matches!(word.tag, Tag::Time(index)
            if times.get(index as usize).is_some_and(|time| time.interval.is_some()))
    };
    let other = sentence.words.iter().skip(1).any(dated);
    link::tense::tense(sentence, head, 0, false) == crate::model::Tense::Past && !other
}

/// "16:52 We are closing here": when an entry of a log was written, not what it tells of.
fn heads_entry(time: &Time) -> bool {
    matches!(&time.said.what, What::Calendar(fields)
        if fields.pick == Pick::This && fields.clock.is_some() && fields.weekday == 0)
}

/// True when time `a` says less than time `b` of the same clause: "thirty years ago this week, on 2 May 1994".
fn says_less(times: &[Time], a: u32, b: u32) -> bool {
    let interval = |index: u32| times.get(index as usize).and_then(|time| time.interval);
    let (Some(a), Some(b)) = (interval(a), interval(b)) else {
        return false;
    };
    // Two clock times of one day are one moment in two zones.
    let clocks = a.grain() > Grain::Day && b.grain() > Grain::Day;
    let same_day = clocks && a.start.zip(b.start).is_some_and(|(a, b)| a.date == b.date);
    let (a, b) = (a.extent(), b.extent());
    same_day
        || a.0.zip(b.0).is_some_and(|(a, b)| a <= b) && a.1.zip(b.1).is_some_and(|(a, b)| a >= b)
}

/// True when a SET stands in the clause: "meets every month in 2024".
fn is_repeated(sentence: &Sentence<'_>, clause: Option<usize>, times: &[Time]) -> bool {
    let Some(clause) = clause.and_then(|index| sentence.clauses.get(index)) else {
        return false;
    };
    clause
        .run
        .of(sentence.words)
        .iter()
        .any(|word| match word.tag {
            Tag::Time(index) => {
                times
                    .get(index as usize)
                    .is_some_and(|time| time.class == Class::Set)
                    && {
                        let said = word.of(sentence.text);
                        [
                            "every", "each", "daily", "weekly", "monthly", "yearly", "annually",
                            "nightly", "hourly", "once", "twice",
                        ]
                        .iter()
                        .any(|cue| {
                            said.get(..cue.len())
                                .is_some_and(|start| start.eq_ignore_ascii_case(cue))
                        })
                    }
            }
            _ => false,
        })
}

#[cfg(test)]
mod tests;
