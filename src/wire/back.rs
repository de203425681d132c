//! JSON → [`Findings`]: offsets back to bytes, words back to values, every span checked against its quote.
//!
//! What does not fit is left out and named in a remark; the rest is kept.

use super::names::intern;
use super::{Event, Figure, Record, Time};
use crate::model::go_on::each_while;
use crate::model::{
    Amount, Article, Basis, Class, Coordinates, Diagnostic, Direction, FileHash, Findings, GoOn,
    Interval, Kind, LabelPool, LabelSet, Link, LinkKind, Modality, Origin, Period, Published,
    PublishedBasis, Qualifier, Severity, Span, Status, Title, Unit,
};
use jiff::civil::Date;
use rust_decimal::Decimal;
use std::borrow::Cow;
use std::cell::RefCell;
use std::fmt::Display;

/// Converts counts of Unicode scalar values to byte offsets.
#[derive(Debug)]
pub struct Bytes {
    /// Byte offset of each character and of the end; empty for ASCII, where both counts agree.
    starts: Vec<u32>,
    len: usize,
}

impl Bytes {
    /// A converter for `text`.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let starts = if text.is_ascii() {
            Vec::new()
        } else {
            text.char_indices()
                .map(|(at, _)| at)
                .chain([text.len()])
                .map(|at| u32::try_from(at).unwrap_or(u32::MAX))
                .collect()
        };
        Self {
            starts,
            len: text.len(),
        }
    }

    fn at(&self, offset: usize) -> Option<usize> {
        if self.starts.is_empty() {
            (offset <= self.len).then_some(offset)
        } else {
            self.starts.get(offset).map(|&at| at as usize)
        }
    }

    /// Both ends in bytes; `None` when they do not lie in the text.
    #[must_use]
    pub fn span(&self, [start, end]: [usize; 2]) -> Option<Span> {
        (start <= end).then_some(())?;
        Some(Span::new(self.at(start)?, self.at(end)?))
    }
}

impl Record<'_> {
    /// The article alone. `published` counts as given unless the record says that it was inferred or stated.
    #[must_use]
    pub fn article(&self) -> Article {
        let mut article = Article::new(
            self.title.as_ref(),
            self.text.as_deref().unwrap_or_default(),
        );
        if !self.id.is_empty() {
            article.key = self.id.to_string();
        }
        let owned = |text: &Option<Cow<'_, str>>| text.as_deref().map(str::to_owned);
        article.source = owned(&self.source);
        article.author = owned(&self.author);
        article.url = owned(&self.url);
        article.language = owned(&self.language);
        article.made = self
            .made
            .as_ref()
            .and_then(|(date, place)| Some((day(date)?, place.to_string())));
        let given = match &self.given {
            Some(given) => Some(given),
            None => self
                .published
                .date
                .as_ref()
                .filter(|_| self.sentences.is_none() && self.published.basis == "given"),
        };
        article.given = given.and_then(|date| day(date));
        article.given_because = owned(&self.given_because);
        if let Some(origin) = &self.origin {
            article.origin = Origin {
                name: origin.name.to_string(),
                line: origin.line,
                file_hash: owned(&origin.sha256).map(FileHash::from),
            };
        }
        article
    }

    /// Everything in the record. What does not hold is left out, with a remark.
    #[must_use]
    pub fn findings(&self) -> Findings {
        self.findings_while(&|| true).unwrap_or_default()
    }

    /// The same, as long as `go_on` says so; `None` once it does not.
    #[must_use]
    pub fn findings_while(&self, go_on: GoOn<'_>) -> Option<Findings> {
        let article = self.article();
        let bytes = Bytes::new(&article.text);
        let sentences: Vec<Span> = match &self.sentences {
            Some(pairs) => each_while(pairs, go_on)
                .filter_map(|&pair| bytes.span(pair))
                .collect(),
            None => lines(&article.text),
        };
        let mut reader = Reader {
            pool: RefCell::default(),
            text: &article.text,
            bytes,
            sentences: &sentences,
            dropped: Vec::new(),
        };
        let times: Vec<_> = (1_usize..)
            .zip(each_while(&self.times, go_on))
            .filter_map(|(number, time)| reader.keep("time", number, |r| r.time(time)))
            .collect();
        let whole = times.len() == self.times.len();
        let events: Vec<_> = (1_usize..)
            .zip(each_while(&self.events, go_on))
            .filter_map(|(number, event)| reader.keep("event", number, |r| r.event(event)))
            .collect();
        let figures: Vec<_> = (1_usize..)
            .zip(each_while(&self.figures, go_on))
            .filter_map(|(number, figure)| reader.keep("figure", number, |r| r.figure(figure)))
            .collect();
        let mut findings = Findings {
            published: Published {
                date: self.published.date.as_deref().and_then(point),
                basis: basis(&self.published.basis),
                because: self.published.because.to_string(),
                confidence: self.published.confidence.min(100),
            },
            diagnostics: self.remarks(&reader),
            times,
            clauses: Vec::new(),
            events,
            figures,
            sentences: sentences.clone(),
            article: article.clone(),
        };
        let figures_whole = findings.figures.len() == self.figures.len();
        mend(&mut findings, whole, figures_whole);
        go_on().then_some(findings)
    }

    fn remarks(&self, reader: &Reader<'_>) -> Vec<Diagnostic> {
        let own = self.diagnostics.iter().map(|diagnostic| Diagnostic {
            span: diagnostic
                .start
                .zip(diagnostic.end)
                .and_then(|(start, end)| reader.bytes.span([start, end])),
            ..diagnostic.remark()
        });
        let dropped = reader.dropped.iter().map(|message| Diagnostic {
            severity: Severity::Warning,
            span: None,
            message: message.clone(),
            hint: "The rest of the article was read. Correct the entry and open the file again."
                .to_owned(),
        });
        own.chain(dropped).collect()
    }
}

impl super::Diagnostic<'_> {
    /// The remark without its place.
    #[must_use]
    pub fn remark(&self) -> Diagnostic {
        Diagnostic {
            severity: match self.severity.as_ref() {
                "error" => Severity::Error,
                "warning" => Severity::Warning,
                _ => Severity::Note,
            },
            span: None,
            message: self.message.to_string(),
            hint: self.hint.to_string(),
        }
    }
}

/// Indexes that point past the end, or into a list that lost entries, are taken away.
fn mend(findings: &mut Findings, times_whole: bool, figures_whole: bool) {
    let times = findings.times.len();
    let known = |index: &u32| times_whole && (*index as usize) < times;
    for event in &mut findings.events {
        event.time = event.time.filter(known);
    }
    let count = findings.figures.len();
    for figure in &mut findings.figures {
        figure.time = figure.time.filter(known);
        if let Some(period) = &mut figure.period {
            period.time = period.time.filter(known);
        }
        if let Some(base) = &mut figure.base {
            base.time = base.time.filter(known);
        }
        figure
            .links
            .retain(|link| figures_whole && (link.to as usize) < count);
    }
}

/// What an event is about; names that are nothing but blanks are passed over.
fn labels(event: &Event<'_>) -> LabelSet {
    let name = |text: &Cow<'_, str>| Some(text.trim().to_owned()).filter(|name| !name.is_empty());
    LabelSet {
        source: event.source.as_ref().and_then(name),
        category: event.category.as_ref().and_then(name),
        topic: event.topic.as_ref().and_then(name),
        place: event.place.as_ref().and_then(name),
        actors: event.actors.iter().filter_map(name).collect(),
        tags: event.tags.iter().filter_map(name).collect(),
        coordinates: coordinates(event),
    }
}

/// The point on the map; none where one of its halves is missing or no number.
fn coordinates(event: &Event<'_>) -> Option<Coordinates> {
    let latitude = event.latitude.as_deref()?.parse().ok()?;
    let longitude = event.longitude.as_deref()?.parse().ok()?;
    Coordinates::new(latitude, longitude)
}

struct Reader<'a> {
    pool: RefCell<LabelPool>,
    text: &'a str,
    bytes: Bytes,
    sentences: &'a [Span],
    dropped: Vec<String>,
}

impl Reader<'_> {
    fn keep<T>(
        &mut self,
        what: &str,
        number: usize,
        read: impl FnOnce(&Self) -> Result<T, String>,
    ) -> Option<T> {
        match read(self) {
            Ok(value) => Some(value),
            Err(why) => {
                self.dropped
                    .push(format!("{what} {number} was left out: {why}"));
                None
            }
        }
    }

    fn quoted(&self, pair: [usize; 2], quote: &str) -> Result<Span, String> {
        let span = self.span(pair)?;
        let found = span.slice(self.text);
        if found == quote || quote.is_empty() {
            Ok(span)
        } else {
            Err(format!(
                "its text is \"{}\", but the article has \"{}\" there",
                short(quote),
                short(found)
            ))
        }
    }

    fn span(&self, pair: [usize; 2]) -> Result<Span, String> {
        self.bytes.span(pair).ok_or_else(|| {
            format!(
                "characters {} to {} do not lie in the text",
                pair[0], pair[1]
            )
        })
    }

    /// The sentence that a span begins in.
    fn sentence(&self, span: Span) -> u32 {
        let after = self
            .sentences
            .partition_point(|sentence| sentence.start <= span.start);
        u32::try_from(after.saturating_sub(1)).unwrap_or(u32::MAX)
    }

    fn time(&self, time: &Time<'_>) -> Result<crate::model::Time, String> {
        let span = self.quoted([time.start, time.end], &time.text)?;
        Ok(crate::model::Time {
            span,
            sentence: self.sentence(span),
            class: match time.class.as_ref() {
                "TIME" => Class::Time,
                "DURATION" => Class::Duration,
                "SET" => Class::Set,
                _ => Class::Date,
            },
            said: crate::model::Said::default(),
            rule: intern(&time.rule),
            value: time.value.to_string(),
            interval: time.edtf.as_deref().map(interval).transpose()?,
            inferred: time.inferred.iter().map(|field| intern(field)).collect(),
            because: time.because.to_string(),
        })
    }

    fn event(&self, event: &Event<'_>) -> Result<crate::model::Event, String> {
        let sentence = self.span(event.sentence)?;
        Ok(crate::model::Event {
            title: Title::of(&event.title, self.text, sentence),
            interval: interval(&event.edtf)?,
            time: event.time,
            sentence,
            mentions: event
                .mentions
                .iter()
                .map(|&pair| self.span(pair))
                .collect::<Result<_, _>>()?,
            modality: modality(&event.modality),
            labels: self.pool.borrow_mut().share(labels(event)),
        })
    }

    fn figure(&self, figure: &Figure<'_>) -> Result<crate::model::Figure, String> {
        let span = self.quoted([figure.start, figure.end], &figure.text)?;
        let text = |text: &Option<Cow<'_, str>>| text.as_deref().map(str::to_owned);
        let unit =
            |text: &Option<Cow<'_, str>>| text.as_deref().map(|text| Cow::Owned(text.to_owned()));
        let period = match figure.period.as_deref() {
            Some(period) => Some(Period {
                interval: interval(period)?,
                basis: Basis::from_word(figure.period_basis.as_deref().unwrap_or(""))
                    .unwrap_or_default(),
                time: figure.period_time,
                because: figure.period_because.as_deref().unwrap_or("").to_owned(),
            }),
            None => None,
        };
        let base = figure.base.as_deref().map(interval).transpose()?;
        Ok(crate::model::Figure {
            span,
            sentence: self.sentence(span),
            amount: Amount {
                value: number(figure.value.as_deref())?,
                low: number(figure.low.as_deref())?,
                high: number(figure.high.as_deref())?,
                last_digit: figure.last_digit,
            },
            unit: Unit {
                key: Cow::Owned(unit_key(figure).to_owned()),
                currency: unit(&figure.currency),
                per: unit(&figure.per),
            },
            kind: Kind::from_word(&figure.kind).unwrap_or_default(),
            direction: figure.direction.as_deref().and_then(Direction::from_word),
            qualifier: Qualifier::from_word(&figure.qualifier).unwrap_or_default(),
            measure: text(&figure.measure),
            entity: text(&figure.entity),
            of: text(&figure.of),
            area: text(&figure.area),
            period,
            base: base.map(|interval| Period {
                interval,
                basis: Basis::At,
                time: figure.base_time,
                because: String::new(),
            }),
            time: figure.period_time,
            speaker: text(&figure.speaker),
            cue: text(&figure.cue),
            status: Status::from_word(&figure.status).unwrap_or_default(),
            links: figure
                .links
                .iter()
                .filter_map(|link| {
                    LinkKind::from_word(&link.kind).map(|kind| Link { to: link.to, kind })
                })
                .collect(),
            rule: intern(&figure.rule),
        })
    }
}

/// The unit without the denominator that the wire writes behind it.
fn unit_key<'a>(figure: &'a Figure<'_>) -> &'a str {
    let unit = figure.unit.as_ref();
    let per = figure.per.as_deref();
    let rate = per.and_then(|per| unit.strip_suffix(per)?.strip_suffix('/'));
    rate.unwrap_or(unit)
}

/// The modality with this word; `happened` for any other.
#[must_use]
fn modality(word: &str) -> Modality {
    Modality::ALL
        .into_iter()
        .find(|modality| modality.word() == word)
        .unwrap_or_default()
}

fn basis(word: &str) -> PublishedBasis {
    use PublishedBasis::{Given, Inferred, Stated, Unknown};
    [Given, Stated, Inferred]
        .into_iter()
        .find(|basis| basis.word() == word)
        .unwrap_or(Unknown)
}

fn interval(edtf: &str) -> Result<Interval, String> {
    Interval::parse(edtf).ok_or_else(|| wrong(edtf, "is not an EDTF date or interval"))
}

fn number(text: Option<&str>) -> Result<Option<Decimal>, String> {
    text.map(|text| {
        text.parse()
            .map_err(|_| wrong(text, "is not a decimal number"))
    })
    .transpose()
}

fn wrong(text: &str, what: impl Display) -> String {
    format!("\"{}\" {what}", short(text))
}

fn point(edtf: &str) -> Option<crate::model::Point> {
    Interval::parse(edtf).and_then(|interval| interval.start.or(interval.end))
}

/// The day that an ISO date or timestamp begins with.
#[must_use]
pub fn day(text: &str) -> Option<Date> {
    text.trim().get(..10)?.parse().ok()
}

/// At most forty characters, for messages.
fn short(text: &str) -> String {
    let mut chars = text.chars();
    let head: String = chars.by_ref().take(40).collect();
    if chars.next().is_some() {
        head + "…"
    } else {
        head
    }
}

/// One span for each line that is not blank, in place of sentences.
#[must_use]
pub fn lines(text: &str) -> Vec<Span> {
    let mut at = 0;
    text.split_inclusive('\n')
        .filter_map(|line| {
            let start = at;
            at += line.len();
            let body = line.trim_end();
            (!body.is_empty()).then(|| Span::new(start, start + body.len()))
        })
        .collect()
}
