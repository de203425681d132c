//! The headless contract: [`Findings`] ↔ JSON, one [`Record`] an article.
//!
//! Offsets outside the program count Unicode scalar values and come with their quote (W3C Web Annotation,
//! `TextPositionSelector` and `TextQuoteSelector`); inside they count bytes. Dates are EDTF (ISO 8601-2), numbers are
//! decimals written as text, so that no reader rounds them. Knows the model and serde, and nothing of files.

mod asked;
pub mod back;
mod line;
mod names;
mod offsets;

pub use asked::from_str_while;
pub use line::Line;
pub use offsets::Offsets;

use crate::model::go_on::each_while;
use crate::model::{self, Findings, GoOn, Interval, Span};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// Text that is borrowed when written and owned when read. What there may be a million of is spelled out as `Cow`, which
/// is borrowed when read as well.
type Text<'a> = Cow<'a, str>;

/// Everything found in one article; one line of `dateline extract --format jsonl`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Record<'a> {
    /// The identifier that the dataset gave the article, or its content identity.
    #[serde(default)]
    pub id: Text<'a>,
    /// Headline; may be empty.
    #[serde(default)]
    pub title: Text<'a>,
    /// The outlet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Text<'a>>,
    /// Who wrote it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub author: Option<Text<'a>>,
    /// The address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<Text<'a>>,
    /// Its language as its file says, a tag of BCP 47.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<Text<'a>>,
    /// The publication date that came with the article, as `YYYY-MM-DD`; in datasets only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub given: Option<Text<'a>>,
    /// Where in its file that date stood; in datasets only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub given_because: Option<Text<'a>>,
    /// The day on which its file says that it was made, and where it says so; in datasets only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub made: Option<(Text<'a>, Text<'a>)>,
    /// Where the article came from; in datasets only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub origin: Option<Origin<'a>>,
    /// When it was published.
    #[serde(default)]
    pub published: Published<'a>,
    /// The text that offsets point into; in datasets only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<Text<'a>>,
    /// Its sentences; in datasets only. Their presence says that nothing needs to be extracted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sentences: Option<Vec<[usize; 2]>>,
    /// Temporal expressions.
    #[serde(default)]
    pub times: Vec<Time<'a>>,
    /// Events.
    #[serde(borrow, default)]
    pub events: Vec<Event<'a>>,
    /// Figures.
    #[serde(default)]
    pub figures: Vec<Figure<'a>>,
    /// Remarks.
    #[serde(default)]
    pub diagnostics: Vec<Diagnostic<'a>>,
}

/// Where an article came from.
#[derive(Clone, Debug, PartialEq, Default, Serialize, Deserialize)]
pub struct Origin<'a> {
    /// The file's name.
    #[serde(default)]
    pub name: Text<'a>,
    /// One-based line in it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub line: Option<u32>,
    /// SHA-256 of the file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sha256: Option<Text<'a>>,
}

/// A publication date and how it is known.
#[derive(Clone, Debug, PartialEq, Default, Serialize, Deserialize)]
#[serde(from = "names::PublishedForm<'a>")]
pub struct Published<'a> {
    /// EDTF; null when unknown.
    pub date: Option<Text<'a>>,
    /// `given`, `stated`, `inferred` or `unknown`.
    pub basis: Text<'a>,
    /// Why.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub because: Text<'a>,
    /// 0 to 100, in percent.
    pub confidence: u8,
}

/// A temporal expression.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Time<'a> {
    /// First character.
    pub start: usize,
    /// One past the last character.
    pub end: usize,
    /// The quote.
    pub text: Text<'a>,
    /// TIMEX3 type.
    #[serde(rename = "type")]
    pub class: Text<'a>,
    /// TIMEX3 value.
    #[serde(default)]
    pub value: Text<'a>,
    /// Where it falls; null for a leftover.
    #[serde(default)]
    pub edtf: Option<Text<'a>>,
    /// The rule that read it.
    #[serde(default)]
    pub rule: Text<'a>,
    /// Fields that were worked out rather than said.
    #[serde(default)]
    pub inferred: Vec<Text<'a>>,
    /// The explanation.
    #[serde(default)]
    pub because: Text<'a>,
}

/// An event.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Event<'a> {
    /// Unique in a dataset: the article's identifier and a number.
    #[serde(borrow, default)]
    pub id: Cow<'a, str>,
    /// As a person would write it on a timeline.
    #[serde(borrow)]
    pub title: Cow<'a, str>,
    /// Where it falls.
    #[serde(borrow)]
    pub edtf: Cow<'a, str>,
    /// Index of the expression that dates it.
    #[serde(default)]
    pub time: Option<u32>,
    /// Its sentence.
    pub sentence: [usize; 2],
    /// Further sentences on the same event.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub mentions: Vec<[usize; 2]>,
    /// `happened`, `planned`, `conditional` or `recurring`.
    #[serde(borrow, default)]
    pub modality: Cow<'a, str>,
    /// The outlet that tells of it, where that is another than the article's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Text<'a>>,
    /// A kind of event.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub category: Option<Text<'a>>,
    /// The story or subject that it belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub topic: Option<Text<'a>>,
    /// Where it took place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Text<'a>>,
    /// Who took part.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub actors: Vec<Text<'a>>,
    /// Free keywords.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<Text<'a>>,
    /// Degrees north of the point on the map where it took place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub latitude: Option<Text<'a>>,
    /// Degrees east of that point.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub longitude: Option<Text<'a>>,
}

/// A figure.
#[derive(Clone, Debug, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Figure<'a> {
    /// First character.
    pub start: usize,
    /// One past the last character.
    pub end: usize,
    /// The quote.
    pub text: Text<'a>,
    /// In base units; null for a range without a middle.
    pub value: Option<Text<'a>>,
    /// Lower bound.
    pub low: Option<Text<'a>>,
    /// Upper bound.
    pub high: Option<Text<'a>>,
    /// The power of ten of the last digit that the text wrote.
    pub last_digit: i8,
    /// What it counts or measures.
    pub unit: Text<'a>,
    /// ISO 4217.
    pub currency: Option<Text<'a>>,
    /// The denominator of a rate.
    pub per: Option<Text<'a>>,
    /// `level`, `share`, `change`, `ratio`, `count` or `rank`.
    pub kind: Text<'a>,
    /// `up`, `down` or null.
    pub direction: Option<Text<'a>>,
    /// The hedge.
    pub qualifier: Text<'a>,
    /// What is measured.
    pub measure: Option<Text<'a>>,
    /// Whose it is.
    pub entity: Option<Text<'a>>,
    /// The whole, or the base of a change.
    pub of: Option<Text<'a>>,
    /// Where it holds.
    pub area: Option<Text<'a>>,
    /// EDTF of the time that it is about.
    pub period: Option<Text<'a>>,
    /// `during`, `at`, `since`, `until` or `year_on_year`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub period_basis: Option<Text<'a>>,
    /// Index of the expression that gives the period.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub period_time: Option<u32>,
    /// Why this period.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub period_because: Option<Text<'a>>,
    /// EDTF of the time that a change is measured from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub base: Option<Text<'a>>,
    /// Index of the expression that gives the base.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub base_time: Option<u32>,
    /// Who says so.
    pub speaker: Option<Text<'a>>,
    /// The words that attribute it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cue: Option<Text<'a>>,
    /// `actual`, `estimate`, `forecast`, `target`, …
    pub status: Text<'a>,
    /// Ties to other figures of the article.
    pub links: Vec<Link<'a>>,
    /// Its sentence.
    pub sentence: [usize; 2],
    /// The rule that read it.
    pub rule: Text<'a>,
}

/// A tie to another figure of the same article.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Link<'a> {
    /// Index of that figure.
    pub to: u32,
    /// What it is to this one.
    #[serde(rename = "as")]
    pub kind: Text<'a>,
}

/// A remark.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Diagnostic<'a> {
    /// `note`, `warning` or `error`.
    pub severity: Text<'a>,
    /// First character, where it is about a place.
    #[serde(default)]
    pub start: Option<usize>,
    /// One past the last character.
    #[serde(default)]
    pub end: Option<usize>,
    /// What is the matter.
    pub message: Text<'a>,
    /// What to do.
    #[serde(default)]
    pub hint: Text<'a>,
}

impl<'a> Record<'a> {
    /// What `dateline extract` prints of an article: everything but its text.
    #[must_use]
    pub fn new(findings: &'a Findings) -> Self {
        Self::new_while(findings, &|| true)
    }

    /// The same, as long as `go_on` says so; what is given once it does not is for nobody.
    fn new_while(findings: &'a Findings, go_on: GoOn<'_>) -> Self {
        let article = &findings.article;
        let chars = article.chars();
        let pair = |span: Span| {
            let (start, end) = chars.span(span);
            [start, end]
        };
        Self {
            id: article.key.as_str().into(),
            title: article.title.as_str().into(),
            source: opt(article.source.as_ref()),
            author: opt(article.author.as_ref()),
            url: opt(article.url.as_ref()),
            language: opt(article.language.as_ref()),
            given: None,
            given_because: None,
            made: None,
            origin: None,
            published: published(&findings.published),
            text: None,
            sentences: None,
            times: findings
                .times
                .iter()
                .map(|time| self::time(findings, time, pair(time.span)))
                .collect(),
            events: (1_usize..)
                .zip(each_while(&findings.events, go_on))
                .map(|(number, event)| {
                    let id = format!("{}#e{number}", article.key);
                    self::event(findings.title(event), event, id, pair)
                })
                .collect(),
            figures: each_while(&findings.figures, go_on)
                .map(|figure| {
                    let sentence = pair(findings.sentence(figure.sentence));
                    self::figure(findings, figure, pair(figure.span), sentence)
                })
                .collect(),
            diagnostics: findings
                .diagnostics
                .iter()
                .map(|diagnostic| {
                    let span = diagnostic.span.map(pair);
                    Diagnostic::new(diagnostic, span)
                })
                .collect(),
        }
    }

    /// What a dataset holds of an article: the contract with text, sentences and origin, so that it can be read back.
    #[must_use]
    pub fn whole(findings: &'a Findings) -> Self {
        Self::whole_while(findings, &|| true)
    }

    /// The same, as long as `go_on` says so; what is given once it does not is for nobody.
    #[must_use]
    pub fn whole_while(findings: &'a Findings, go_on: GoOn<'_>) -> Self {
        let article = &findings.article;
        let chars = article.chars();
        let sentences = each_while(&findings.sentences, go_on).map(|span| {
            let (start, end) = chars.span(*span);
            [start, end]
        });
        Self {
            sentences: Some(sentences.collect()),
            ..Self::bare(article).with_findings(findings, go_on)
        }
    }

    /// An article that nothing was extracted from.
    #[must_use]
    pub fn bare(article: &'a model::Article) -> Self {
        Self {
            id: article.key.as_str().into(),
            title: article.title.as_str().into(),
            source: opt(article.source.as_ref()),
            author: opt(article.author.as_ref()),
            url: opt(article.url.as_ref()),
            language: opt(article.language.as_ref()),
            given: article.given.map(|date| date.to_string().into()),
            given_because: opt(article.given_because.as_ref()),
            made: article
                .made
                .as_ref()
                .map(|(date, place)| (date.to_string().into(), place.as_str().into())),
            origin: Some(Origin {
                name: article.origin.name.as_str().into(),
                line: article.origin.line,
                sha256: article
                    .origin
                    .file_hash
                    .as_ref()
                    .map(|hash| hash.as_str().into()),
            }),
            published: Published::default(),
            text: Some(article.text.as_str().into()),
            sentences: None,
            times: Vec::new(),
            events: Vec::new(),
            figures: Vec::new(),
            diagnostics: Vec::new(),
        }
    }

    fn with_findings(self, findings: &'a Findings, go_on: GoOn<'_>) -> Self {
        let found = Self::new_while(findings, go_on);
        Self {
            given: self.given,
            given_because: self.given_because,
            made: self.made,
            origin: self.origin,
            text: self.text,
            ..found
        }
    }
}

impl<'a> Diagnostic<'a> {
    /// A remark; `span` in characters.
    #[must_use]
    pub fn new(diagnostic: &'a model::Diagnostic, span: Option<[usize; 2]>) -> Self {
        Self {
            severity: diagnostic.severity.word().into(),
            start: span.map(|[start, _]| start),
            end: span.map(|[_, end]| end),
            message: diagnostic.message.as_str().into(),
            hint: diagnostic.hint.as_str().into(),
        }
    }
}

fn opt(text: Option<&String>) -> Option<Text<'_>> {
    text.map(|text| Cow::Borrowed(text.as_str()))
}

fn texts(names: &[String]) -> Vec<Text<'_>> {
    names.iter().map(|name| name.as_str().into()).collect()
}

fn published(published: &model::Published) -> Published<'_> {
    Published {
        date: published
            .date
            .map(|point| Interval::at(point).edtf().into()),
        basis: published.basis.word().into(),
        because: published.because.as_str().into(),
        confidence: published.confidence,
    }
}

fn time<'a>(findings: &'a Findings, time: &'a model::Time, [start, end]: [usize; 2]) -> Time<'a> {
    Time {
        start,
        end,
        text: findings.quote(time.span).into(),
        class: time.class.word().into(),
        value: time.value.as_str().into(),
        edtf: time.interval.map(|interval| interval.edtf().into()),
        rule: time.rule.into(),
        inferred: time.inferred.iter().map(|&field| field.into()).collect(),
        because: time.because.as_str().into(),
    }
}

/// An event under this identifier; `pair` counts both ends of a span in characters.
fn event<'a>(
    title: &'a str,
    event: &'a model::Event,
    id: String,
    pair: impl Fn(Span) -> [usize; 2],
) -> Event<'a> {
    let point = event.labels.coordinates;
    let degrees = |half: fn(model::Coordinates) -> Decimal| {
        point.map(|point| Cow::Owned(half(point).to_string()))
    };
    Event {
        id: id.into(),
        title: title.into(),
        edtf: event.interval.edtf().into(),
        time: event.time,
        sentence: pair(event.sentence),
        mentions: event.mentions.iter().map(|span| pair(*span)).collect(),
        modality: event.modality.word().into(),
        source: opt(event.labels.source.as_ref()),
        category: opt(event.labels.category.as_ref()),
        topic: opt(event.labels.topic.as_ref()),
        place: opt(event.labels.place.as_ref()),
        actors: texts(&event.labels.actors),
        tags: texts(&event.labels.tags),
        latitude: degrees(|point| point.latitude),
        longitude: degrees(|point| point.longitude),
    }
}

fn figure<'a>(
    findings: &'a Findings,
    figure: &'a model::Figure,
    [start, end]: [usize; 2],
    sentence: [usize; 2],
) -> Figure<'a> {
    let number =
        |value: Option<rust_decimal::Decimal>| value.map(|value| Text::from(value.to_string()));
    let word = |word: &'a Option<Cow<'static, str>>| word.as_deref().map(Text::from);
    Figure {
        start,
        end,
        text: findings.quote(figure.span).into(),
        value: number(figure.amount.value),
        low: number(figure.amount.low),
        high: number(figure.amount.high),
        last_digit: figure.amount.last_digit,
        unit: rate(&figure.unit),
        currency: word(&figure.unit.currency),
        per: word(&figure.unit.per),
        kind: figure.kind.word().into(),
        direction: figure.direction.map(|direction| direction.word().into()),
        qualifier: figure.qualifier.word().into(),
        measure: opt(figure.measure.as_ref()),
        entity: opt(figure.entity.as_ref()),
        of: opt(figure.of.as_ref()),
        area: opt(figure.area.as_ref()),
        period: figure
            .period
            .as_ref()
            .map(|period| period.interval.edtf().into()),
        period_basis: figure
            .period
            .as_ref()
            .map(|period| period.basis.word().into()),
        period_time: figure.time,
        period_because: figure
            .period
            .as_ref()
            .map(|period| period.because.as_str())
            .filter(|because| !because.is_empty())
            .map(Text::from),
        base: figure.base.as_ref().map(|base| base.interval.edtf().into()),
        base_time: figure.base.as_ref().and_then(|base| base.time),
        speaker: opt(figure.speaker.as_ref()),
        cue: opt(figure.cue.as_ref()),
        status: figure.status.word().into(),
        links: figure
            .links
            .iter()
            .map(|link| Link {
                to: link.to,
                kind: link.kind.word().into(),
            })
            .collect(),
        sentence,
        rule: figure.rule.into(),
    }
}

/// The unit with its denominator, as "barrel/day"; that of an amount of money stands in `per` alone.
fn rate(unit: &model::Unit) -> Text<'_> {
    match &unit.per {
        Some(per) if unit.currency.is_none() && !unit.is_share() => {
            format!("{}/{per}", unit.key).into()
        }
        _ => unit.key.as_ref().into(),
    }
}
