//! What was found → rows of cells: the columns of articles, events, figures and times, for every form that is a table.
//!
//! A column is one row of a list here, with what it holds; CSV, spreadsheets and Parquet write them as they can. Offsets
//! count Unicode scalar values; dates are EDTF (ISO 8601-2). Each row ends with where it comes from: its quote with its
//! place, its article, and its file with its hash.

use crate::model::go_on::each_while;
use crate::model::text::Chars;
use crate::model::{Event, Figure, Findings, GoOn, Interval, Point, Span, Time};
use jiff::civil::Date;
use rust_decimal::Decimal;
use std::borrow::Cow;

/// What stands in one cell.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Cell<'a> {
    /// Nothing is known, or nothing applies.
    Empty,
    /// Words from outside, which a spreadsheet must not run.
    Text(Cow<'a, str>),
    /// Words that this program made: EDTF, hashes, names of rules.
    Word(Cow<'a, str>),
    /// A number as written.
    Number(Decimal),
    /// A count or an offset.
    Count(usize),
    /// A day.
    Day(Date),
}

/// What sort of cells a column has, the empty ones aside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    Text,
    /// Text of any length, which the cells of spreadsheets cannot hold.
    Long,
    Number,
    Count,
    Day,
}

/// One thing that fills a row, with its surroundings.
pub(super) struct Of<'a, T> {
    findings: &'a Findings,
    chars: &'a Chars<'a>,
    /// Its place among its like in the article, from 1.
    number: usize,
    thing: &'a T,
}

/// One column of a table of `T`.
pub(super) struct Column<T: 'static> {
    /// Its name in the first row.
    pub(super) name: &'static str,
    /// What it holds, for people.
    pub(super) about: &'static str,
    /// What its cells are.
    pub(super) sort: Sort,
    cell: Make<T>,
}

/// A sort of thing that has a table.
pub(super) trait Entry: Sized + 'static {
    /// The name of its table.
    const NAME: &'static str;
    /// Its own columns, before those that say where it comes from.
    const OWN: &'static [Column<Self>];
    /// All of them in one article.
    fn of(findings: &Findings) -> &[Self];
    /// The sentence that it is read from; `None` for an article.
    fn sentence(&self, findings: &Findings) -> Option<Span>;
    /// The outlet that it comes from.
    fn source<'a>(&'a self, findings: &'a Findings) -> Option<&'a String> {
        findings.article.source.as_ref()
    }
}

/// All columns of the table of `T`.
pub(super) fn columns<T: Entry>() -> Vec<&'static Column<T>> {
    let quoted = T::NAME != <Findings as Entry>::NAME;
    let quote = Column::<T>::QUOTE.iter().filter(|_| quoted);
    T::OWN
        .iter()
        .chain(quote)
        .chain(Column::<T>::ORIGIN)
        .collect()
}

/// Every row that `findings` give, as one cell a column, as long as `go_on` says so.
pub(super) fn each_row<'a, T: Entry>(
    findings: &'a Findings,
    columns: &[&Column<T>],
    go_on: GoOn<'_>,
    mut take: impl FnMut(&mut dyn Iterator<Item = Cell<'_>>),
) {
    let things: &'a [T] = T::of(findings);
    if things.is_empty() {
        return;
    }
    let chars = findings.article.chars();
    for (number, thing) in (1..).zip(each_while(things, go_on)) {
        let of = Of {
            findings,
            chars: &chars,
            number,
            thing,
        };
        take(&mut columns.iter().map(|column| (column.cell)(&of)));
    }
}

/// How a cell is made of what fills the row.
type Make<T> = for<'a> fn(&Of<'a, T>) -> Cell<'a>;

const fn column<T>(
    sort: Sort,
    name: &'static str,
    about: &'static str,
    cell: Make<T>,
) -> Column<T> {
    Column {
        name,
        about,
        sort,
        cell,
    }
}

const fn text<T>(name: &'static str, about: &'static str, cell: Make<T>) -> Column<T> {
    column(Sort::Text, name, about, cell)
}

const fn number<T>(name: &'static str, about: &'static str, cell: Make<T>) -> Column<T> {
    column(Sort::Number, name, about, cell)
}

const fn count<T>(name: &'static str, about: &'static str, cell: Make<T>) -> Column<T> {
    column(Sort::Count, name, about, cell)
}

const fn day<T>(name: &'static str, about: &'static str, cell: Make<T>) -> Column<T> {
    column(Sort::Day, name, about, cell)
}

fn said(text: &str) -> Cell<'_> {
    if text.is_empty() {
        Cell::Empty
    } else {
        Cell::Text(text.into())
    }
}

fn maybe(text: Option<&String>) -> Cell<'_> {
    text.map_or(Cell::Empty, |text| said(text))
}

fn label(text: Option<&str>) -> Cell<'_> {
    text.map_or(Cell::Empty, said)
}

fn listed<'a>(text: String) -> Cell<'a> {
    if text.is_empty() {
        Cell::Empty
    } else {
        Cell::Text(text.into())
    }
}

fn word<'a>(word: impl Into<Cow<'a, str>>) -> Cell<'a> {
    let word = word.into();
    if word.is_empty() {
        Cell::Empty
    } else {
        Cell::Word(word)
    }
}

fn edtf<'a>(interval: Option<Interval>) -> Cell<'a> {
    interval.map_or(Cell::Empty, |interval| word(interval.edtf()))
}

fn decimal<'a>(value: Option<Decimal>) -> Cell<'a> {
    value.map_or(Cell::Empty, Cell::Number)
}

fn first_day<'a>(point: Option<Point>) -> Cell<'a> {
    point.map_or(Cell::Empty, |point| Cell::Day(point.date))
}

fn last_day<'a>(point: Option<Point>) -> Cell<'a> {
    point.map_or(Cell::Empty, |point| Cell::Day(point.last_day()))
}

fn published<'a>(findings: &Findings) -> Cell<'a> {
    let date = findings.published.date;
    edtf(date.map(Interval::at))
}

impl<'a, T> Of<'a, T> {
    /// An identifier of the thing: its article's, a letter for its sort, and its number.
    fn id(&self, letter: char) -> Cell<'a> {
        let key = &self.findings.article.key;
        Cell::Text(format!("{key}#{letter}{}", self.number).into())
    }

    fn start(&self, span: Span) -> Cell<'a> {
        Cell::Count(self.chars.at(span.start))
    }

    fn end(&self, span: Span) -> Cell<'a> {
        Cell::Count(self.chars.at(span.end))
    }

    fn quote(&self, span: Span) -> Cell<'a> {
        said(self.findings.quote(span))
    }
}

impl<T: Entry> Of<'_, T> {
    fn sentence(&self) -> Option<Span> {
        self.thing.sentence(self.findings)
    }
}

impl<T: Entry> Column<T> {
    /// The sentence, and what is known of its article.
    const QUOTE: &'static [Self] = &[
        text("quote", "the sentence that says so", |of| {
            of.sentence().map_or(Cell::Empty, |span| of.quote(span))
        }),
        count("quote_start", "its first character in the article", |of| {
            of.sentence().map_or(Cell::Empty, |span| of.start(span))
        }),
        count("quote_end", "one past its last character", |of| {
            of.sentence().map_or(Cell::Empty, |span| of.end(span))
        }),
        text("source", "the outlet", |of| {
            maybe(of.thing.source(of.findings))
        }),
        text("author", "who wrote the article", |of| {
            maybe(of.findings.article.author.as_ref())
        }),
        text("article_title", "the headline of the article", |of| {
            said(&of.findings.article.title)
        }),
        text("published", "when the article was published, EDTF", |of| {
            published(of.findings)
        }),
        text("article_id", "the identifier of the article", |of| {
            said(&of.findings.article.key)
        }),
        text("url", "the address of the article", |of| {
            maybe(of.findings.article.url.as_ref())
        }),
    ];

    /// The file that the article came from.
    const ORIGIN: &'static [Self] = &[
        text("file", "the file that held it", |of| {
            said(&of.findings.article.origin.name)
        }),
        count("file_line", "the line or row of that file, from 1", |of| {
            let line = of.findings.article.origin.line;
            line.map_or(Cell::Empty, |line| Cell::Count(line as usize))
        }),
        text("file_sha256", "the SHA-256 of that file", |of| {
            let hash = of.findings.article.origin.file_hash.as_ref();
            hash.map_or(Cell::Empty, |hash| word(hash.as_str()))
        }),
    ];
}

impl Entry for Findings {
    const NAME: &'static str = "articles";
    const OWN: &'static [Column<Self>] = &[
        text("id", "the identifier of the article", |of| {
            said(&of.thing.article.key)
        }),
        text("title", "the headline", |of| said(&of.thing.article.title)),
        text("source", "the outlet", |of| {
            maybe(of.thing.article.source.as_ref())
        }),
        text("author", "who wrote it", |of| {
            maybe(of.thing.article.author.as_ref())
        }),
        text("url", "its address", |of| {
            maybe(of.thing.article.url.as_ref())
        }),
        text("published", "when it was published, EDTF", |of| {
            published(of.thing)
        }),
        text("basis", "how that is known", |of| {
            word(of.thing.published.basis.word())
        }),
        text("because", "why this date", |of| {
            said(&of.thing.published.because)
        }),
        count("confidence", "how sure it is, in percent", |of| {
            Cell::Count(of.thing.published.confidence.into())
        }),
        count("characters", "the length of its text", |of| {
            let end = u32::try_from(of.thing.article.text.len()).unwrap_or(u32::MAX);
            Cell::Count(of.chars.at(end))
        }),
        count("times", "temporal expressions found in it", |of| {
            Cell::Count(of.thing.times.len())
        }),
        count("events", "events found in it", |of| {
            Cell::Count(of.thing.events.len())
        }),
        count("figures", "figures found in it", |of| {
            Cell::Count(of.thing.figures.len())
        }),
        count("remarks", "remarks on it", |of| {
            Cell::Count(of.thing.diagnostics.len())
        }),
        column(
            Sort::Long,
            "text",
            "the text that offsets point into",
            |of| said(&of.thing.article.text),
        ),
    ];

    fn of(findings: &Findings) -> &[Self] {
        std::slice::from_ref(findings)
    }

    fn sentence(&self, _findings: &Findings) -> Option<Span> {
        None
    }
}

impl Entry for Event {
    const NAME: &'static str = "events";
    const OWN: &'static [Column<Self>] = &[
        text("id", "the identifier of the event", |of| of.id('e')),
        text("title", "what happened", |of| {
            said(of.findings.title(of.thing))
        }),
        text("edtf", "when, as precisely as it is known", |of| {
            edtf(Some(of.thing.interval))
        }),
        day("start", "the first day; empty when open", |of| {
            first_day(of.thing.interval.start)
        }),
        day("end", "the last day; empty when open", |of| {
            last_day(of.thing.interval.end)
        }),
        text(
            "modality",
            "happened, planned, conditional or recurring",
            |of| word(of.thing.modality.word()),
        ),
        text("category", "a category, where a table gives one", |of| {
            label(of.thing.labels.category.as_deref())
        }),
        text("topic", "what it is about, where a table says so", |of| {
            label(of.thing.labels.topic.as_deref())
        }),
        text(
            "place",
            "where it took place, where a table says so",
            |of| label(of.thing.labels.place.as_deref()),
        ),
        number("latitude", "degrees north, where a table says so", |of| {
            decimal(of.thing.labels.coordinates.map(|point| point.latitude))
        }),
        number("longitude", "degrees east, where a table says so", |of| {
            decimal(of.thing.labels.coordinates.map(|point| point.longitude))
        }),
        text("actors", "who took part, with semicolons between", |of| {
            listed(of.thing.labels.actors.join("; "))
        }),
        text("tags", "its tags, with semicolons between", |of| {
            listed(of.thing.labels.tags.join("; "))
        }),
        text("date_text", "the date as written", |of| {
            of.time().map_or(Cell::Empty, |time| of.quote(time.span))
        }),
        count("date_start", "its first character in the article", |of| {
            of.time().map_or(Cell::Empty, |time| of.start(time.span))
        }),
        count("date_end", "one past its last character", |of| {
            of.time().map_or(Cell::Empty, |time| of.end(time.span))
        }),
        text("rule", "the rule that read the date", |of| {
            word(of.time().map_or("table/row", |time| time.rule))
        }),
        text("because", "why this date", |of| {
            of.time().map_or(Cell::Empty, |time| said(&time.because))
        }),
    ];

    fn of(findings: &Findings) -> &[Self] {
        &findings.events
    }

    fn sentence(&self, _findings: &Findings) -> Option<Span> {
        Some(self.sentence)
    }

    fn source<'a>(&'a self, findings: &'a Findings) -> Option<&'a String> {
        let own = self.labels.source.as_ref();
        own.or(findings.article.source.as_ref())
    }
}

impl<'a> Of<'a, Event> {
    /// The expression that dates it.
    fn time(&self) -> Option<&'a Time> {
        self.findings.times.get(self.thing.time? as usize)
    }
}

impl Entry for Figure {
    const NAME: &'static str = "figures";
    const OWN: &'static [Column<Self>] = &[
        text("id", "the identifier of the figure", |of| of.id('f')),
        text("entity", "whose it is", |of| {
            maybe(of.thing.entity.as_ref())
        }),
        text("measure", "what is measured", |of| {
            maybe(of.thing.measure.as_ref())
        }),
        number("value", "the value in base units", |of| {
            decimal(of.thing.amount.value)
        }),
        number("low", "the lower bound", |of| decimal(of.thing.amount.low)),
        number("high", "the upper bound", |of| {
            decimal(of.thing.amount.high)
        }),
        number(
            "last_digit",
            "the power of ten of the last digit that the text wrote",
            |of| Cell::Number(of.thing.amount.last_digit.into()),
        ),
        text("unit", "what it counts or measures", |of| {
            said(&of.thing.unit.key)
        }),
        text("currency", "ISO 4217", |of| {
            of.thing.unit.currency.as_deref().map_or(Cell::Empty, said)
        }),
        text("per", "the denominator of a rate", |of| {
            of.thing.unit.per.as_deref().map_or(Cell::Empty, said)
        }),
        text("kind", "level, share, change, ratio, count or rank", |of| {
            word(of.thing.kind.word())
        }),
        text("direction", "up or down, where the text says so", |of| {
            word(of.thing.direction.map_or("", |direction| direction.word()))
        }),
        text("qualifier", "how the text hedges it", |of| {
            word(of.thing.qualifier.word())
        }),
        text("of", "the whole, or the base of a change", |of| {
            maybe(of.thing.of.as_ref())
        }),
        text("figure_area", "where it holds", |of| {
            maybe(of.thing.area.as_ref())
        }),
        text("period", "the time that it is about, EDTF", |of| {
            edtf(of.thing.period.as_ref().map(|period| period.interval))
        }),
        text("period_because", "why this period", |of| {
            let period = of.thing.period.as_ref();
            period.map_or(Cell::Empty, |period| said(&period.because))
        }),
        text(
            "period_basis",
            "how it stands to that time: during, at, since, …",
            |of| {
                word(
                    of.thing
                        .period
                        .as_ref()
                        .map_or("", |period| period.basis.word()),
                )
            },
        ),
        text(
            "change_from",
            "the time that a change is measured from, EDTF",
            |of| edtf(of.thing.base.as_ref().map(|base| base.interval)),
        ),
        text("speaker", "who says so", |of| {
            maybe(of.thing.speaker.as_ref())
        }),
        text("cue", "the words that attribute it", |of| {
            maybe(of.thing.cue.as_ref())
        }),
        text("status", "actual, estimate, forecast, target, …", |of| {
            word(of.thing.status.word())
        }),
        text("figure_text", "the figure as written", |of| {
            of.quote(of.thing.span)
        }),
        count("figure_start", "its first character in the article", |of| {
            of.start(of.thing.span)
        }),
        count("figure_end", "one past its last character", |of| {
            of.end(of.thing.span)
        }),
        text("rule", "the rule that read it", |of| word(of.thing.rule)),
    ];

    fn of(findings: &Findings) -> &[Self] {
        &findings.figures
    }

    fn sentence(&self, findings: &Findings) -> Option<Span> {
        Some(findings.sentence(self.sentence))
    }
}

impl Entry for Time {
    const NAME: &'static str = "times";
    const OWN: &'static [Column<Self>] = &[
        text("id", "the identifier of the expression", |of| of.id('t')),
        text("text", "the expression as written", |of| {
            of.quote(of.thing.span)
        }),
        count("text_start", "its first character in the article", |of| {
            of.start(of.thing.span)
        }),
        count("text_end", "one past its last character", |of| {
            of.end(of.thing.span)
        }),
        text("type", "DATE, TIME, DURATION or SET (TIMEX3)", |of| {
            word(of.thing.class.word())
        }),
        text("value", "its TIMEX3 value", |of| {
            word(of.thing.value.as_str())
        }),
        text("edtf", "when; empty when it could not be dated", |of| {
            edtf(of.thing.interval)
        }),
        text("inferred", "the fields that were worked out", |of| {
            word(of.thing.inferred.join(" "))
        }),
        text("because", "why this date", |of| said(&of.thing.because)),
        text("rule", "the rule that read it", |of| word(of.thing.rule)),
    ];

    fn of(findings: &Findings) -> &[Self] {
        &findings.times
    }

    fn sentence(&self, findings: &Findings) -> Option<Span> {
        Some(findings.sentence(self.sentence))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    fn check<T: Entry>() {
        let columns = columns::<T>();
        let names: BTreeSet<&str> = columns.iter().map(|column| column.name).collect();
        assert_eq!(names.len(), columns.len(), "{}: a name twice", T::NAME);
        assert!(columns.iter().all(|column| !column.about.is_empty()));
        for name in ["published", "url", "file", "file_line", "file_sha256"] {
            assert!(names.contains(name), "{}: no {name}", T::NAME);
        }
    }

    #[test]
    fn every_table_says_where_it_comes_from_and_names_each_column_once() {
        check::<Findings>();
        check::<Event>();
        check::<Figure>();
        check::<Time>();
    }
}
