//! The state of a session ↔ a project file; and exports of what is shown.
//!
//! A project holds every article with what was found in it, the corrections in force, the charts, and filters under their
//! names. It is the dataset format with edits: version 1, read back to exactly what was saved. How a file is
//! written, whole or not at all, is the business of `file`.

pub mod export;
mod file;
mod filter;

pub use file::{WriteWhile, write, write_with};

use crate::chart::{Arrangement, BarForm, BarSpec, ChartSpec, ColourBy, GroupBy, LaneBy, SortBy};
use crate::model::{ArticleId, Edit, Findings, GoOn, Interval, Point, SavedFilter, Span};
use crate::read::{Error, ErrorKind};
use crate::wire::{Record, back::Bytes, from_str_while};
use filter::WireFilter;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// The extension of project files, without the dot.
pub const EXTENSION: &str = "dateline";

/// The version that is written, and the newest that is read.
const VERSION: u32 = 1;

/// What a project file holds.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Project {
    /// Everything that was found, before corrections, in the order of opening.
    pub articles: Vec<Findings>,
    /// The corrections in force, oldest first.
    pub edits: Vec<Edit>,
    /// The charts on show.
    pub charts: Vec<ChartSpec>,
    /// Filters and ranges that the user named.
    pub filters: Vec<SavedFilter>,
}

/// A project as JSON.
#[derive(Serialize, Deserialize)]
struct Wire<'a> {
    dateline: u32,
    project: u32,
    #[serde(borrow, default)]
    articles: Vec<Record<'a>>,
    #[serde(default)]
    edits: Vec<WireEdit>,
    #[serde(default)]
    charts: Vec<WireChart>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    filters: Vec<WireFilter>,
}

/// The versions alone, read before anything else is.
#[derive(Deserialize)]
struct Versions {
    #[serde(default)]
    project: Option<u32>,
}

/// One correction as JSON; offsets in characters.
#[derive(Serialize, Deserialize)]
#[serde(tag = "edit", rename_all = "snake_case")]
enum WireEdit {
    SetPublished {
        article: String,
        date: Option<String>,
    },
    SetTime {
        article: String,
        start: usize,
        end: usize,
        edtf: Option<String>,
    },
    Remove {
        article: String,
    },
    Join {
        article: String,
        start: usize,
        end: usize,
        other: String,
        other_start: usize,
        other_end: usize,
    },
    Split {
        article: String,
        start: usize,
        end: usize,
    },
}

/// One chart as JSON.
#[derive(Serialize, Deserialize)]
struct WireChart {
    chart: String,
    #[serde(default)]
    lanes: String,
    #[serde(default)]
    quantity: Option<String>,
    #[serde(default, skip_serializing_if = "WireBars::is_usual")]
    bars: WireBars,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    lane_order: Vec<String>,
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pinned_lanes: BTreeSet<String>,
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    collapsed_lanes: BTreeSet<String>,
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    hidden_lanes: BTreeSet<String>,
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    era_lanes: BTreeSet<String>,
}

/// How bar charts are to look, as JSON: the words of the arguments; what is left out is as usual.
#[derive(Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
struct WireBars {
    form: String,
    group: String,
    sort: String,
    colour: String,
    hidden: Vec<String>,
    conversions: Vec<String>,
}

impl WireBars {
    fn is_usual(&self) -> bool {
        *self == Self::from(&BarSpec::default())
    }
}

impl From<&BarSpec> for WireBars {
    fn from(spec: &BarSpec) -> Self {
        Self {
            form: spec.form.word().to_owned(),
            group: spec.group.word().to_owned(),
            sort: spec.sort.word().to_owned(),
            colour: spec.colour.word().to_owned(),
            hidden: spec.hidden.clone(),
            conversions: spec.conversions.iter().map(ToString::to_string).collect(),
        }
    }
}

impl From<&WireBars> for BarSpec {
    fn from(wire: &WireBars) -> Self {
        Self {
            form: BarForm::from_word(&wire.form).unwrap_or_default(),
            group: GroupBy::from_word(&wire.group).unwrap_or_default(),
            sort: SortBy::from_word(&wire.sort).unwrap_or_default(),
            colour: ColourBy::from_word(&wire.colour).unwrap_or_default(),
            hidden: wire.hidden.clone(),
            conversions: wire
                .conversions
                .iter()
                .filter_map(|text| text.parse().ok())
                .collect(),
        }
    }
}

/// Writes a project, keeping the file that was there until the new one is whole.
///
/// # Errors
/// When the folder cannot be written to or the disk is full; the file that was there is untouched.
pub fn save(project: &Project, path: &Path) -> Result<(), Error> {
    save_while(project, path, &|| true).map(|_| ())
}

/// The same, as long as `go_on` says so; false, and nothing is written, once it does not.
///
/// # Errors
/// As [`save`].
pub fn save_while(project: &Project, path: &Path, go_on: GoOn<'_>) -> Result<bool, Error> {
    match to_bytes_while(project, go_on) {
        Some(bytes) => write(path, &bytes).map(|()| true),
        None => Ok(false),
    }
}

/// A project as the bytes of its file.
#[must_use]
pub fn to_bytes(project: &Project) -> Vec<u8> {
    to_bytes_while(project, &|| true).unwrap_or_default()
}

/// The same, as long as `go_on` says so; `None` once it does not.
fn to_bytes_while(project: &Project, go_on: GoOn<'_>) -> Option<Vec<u8>> {
    let articles = project.articles.iter().take_while(|_| go_on());
    let wire = Wire {
        dateline: VERSION,
        project: VERSION,
        articles: articles
            .map(|findings| Record::whole_while(findings, go_on))
            .collect(),
        edits: project
            .edits
            .iter()
            .filter_map(|edit| edit_to_wire(edit, &project.articles))
            .collect(),
        charts: project.charts.iter().map(chart_to_wire).collect(),
        filters: project.filters.iter().map(WireFilter::from).collect(),
    };
    let mut out = WriteWhile::new(Vec::new(), go_on);
    serde_json::to_writer_pretty(&mut out, &wire).ok()?;
    let mut bytes = out.into_inner();
    bytes.push(b'\n');
    Some(bytes)
}

/// Reads a project.
///
/// # Errors
/// When the file cannot be read, is no project, is broken (with line and column), or was made by a newer version.
pub fn open(path: &Path) -> Result<Project, Error> {
    open_while(path, &|| true)
}

/// The same, as long as `go_on` says so; what is given once it does not is for nobody.
///
/// # Errors
/// As [`open`].
pub fn open_while(path: &Path, go_on: GoOn<'_>) -> Result<Project, Error> {
    let bytes = fs::read(path).map_err(|what| Error {
        kind: ErrorKind::Io,
        path: path.to_owned(),
        message: format!("it cannot be read: {what}"),
        hint: "Check the name and the folder.".to_owned(),
        tables: Vec::new(),
    })?;
    from_bytes_while(&bytes, go_on).map_err(|(message, hint)| Error {
        kind: ErrorKind::Malformed,
        path: path.to_owned(),
        message,
        hint: hint.to_owned(),
        tables: Vec::new(),
    })
}

/// Reads a project from the bytes of its file.
///
/// # Errors
/// What is wrong and what to do about it.
pub fn from_bytes(bytes: &[u8]) -> Result<Project, (String, &'static str)> {
    from_bytes_while(bytes, &|| true)
}

fn from_bytes_while(bytes: &[u8], go_on: GoOn<'_>) -> Result<Project, (String, &'static str)> {
    const COPY: &str =
        "Go back to an earlier copy; the articles can be opened anew from their own files.";
    let broken = |what: serde_json::Error| {
        let (line, column) = (what.line(), what.column());
        let message = format!("the project is broken at line {line}, column {column}: {what}");
        (message, COPY)
    };
    let text = str::from_utf8(bytes).map_err(|what| {
        let message = format!("the project is broken: it is not UTF-8 ({what})");
        (message, COPY)
    })?;
    let versions: Versions = from_str_while(text, go_on).map_err(broken)?;
    match versions.project {
        None => {
            return Err((
                "it is not a Dateline project".to_owned(),
                "Open it as a file instead.",
            ));
        }
        Some(newer) if newer > VERSION => {
            let message =
                format!("it is a project of version {newer}; this program reads version {VERSION}");
            return Err((message, "Get a newer Dateline."));
        }
        Some(_) => {}
    }
    let wire: Wire<'_> = from_str_while(text, go_on).map_err(broken)?;
    let articles = wire.articles.iter();
    let articles: Vec<Findings> = articles
        .map_while(|record| record.findings_while(go_on))
        .collect();
    Ok(Project {
        edits: wire
            .edits
            .iter()
            .filter_map(|edit| edit_from_wire(edit, &articles))
            .collect(),
        charts: wire.charts.iter().filter_map(chart_from_wire).collect(),
        filters: wire
            .filters
            .into_iter()
            .map(|filter| filter.saved(&articles))
            .collect(),
        articles,
    })
}

/// True when the file's name says that it is a project.
#[must_use]
pub fn is_project(path: &Path) -> bool {
    path.extension()
        .is_some_and(|extension| extension.eq_ignore_ascii_case(EXTENSION))
}

fn article_of(articles: &[Findings], id: ArticleId) -> Option<&Findings> {
    articles.iter().find(|findings| findings.article.id == id)
}

fn edit_to_wire(edit: &Edit, articles: &[Findings]) -> Option<WireEdit> {
    let article = edit.article().to_string();
    Some(match edit {
        Edit::SetPublished { date, .. } => WireEdit::SetPublished {
            article,
            date: date.map(|point| Interval::at(point).edtf()),
        },
        Edit::SetTime {
            article: id,
            span,
            interval,
        } => {
            let (start, end) = article_of(articles, *id)?.article.chars().span(*span);
            WireEdit::SetTime {
                article,
                start,
                end,
                edtf: interval.map(Interval::edtf),
            }
        }
        Edit::Remove { .. } => WireEdit::Remove { article },
        Edit::Join {
            article: id,
            span,
            other,
            other_span,
        } => {
            let (start, end) = article_of(articles, *id)?.article.chars().span(*span);
            let (other_start, other_end) = article_of(articles, *other)?
                .article
                .chars()
                .span(*other_span);
            WireEdit::Join {
                article,
                start,
                end,
                other: other.to_string(),
                other_start,
                other_end,
            }
        }
        Edit::Split { article: id, span } => {
            let (start, end) = article_of(articles, *id)?.article.chars().span(*span);
            WireEdit::Split {
                article,
                start,
                end,
            }
        }
    })
}

fn edit_from_wire(edit: &WireEdit, articles: &[Findings]) -> Option<Edit> {
    Some(match edit {
        WireEdit::SetPublished { article, date } => Edit::SetPublished {
            article: id(article, articles)?,
            date: match date {
                Some(date) => Some(Interval::parse(date).and_then(|interval| interval.start)?),
                None::<_> => None::<Point>,
            },
        },
        WireEdit::SetTime {
            article,
            start,
            end,
            edtf,
        } => Edit::SetTime {
            article: id(article, articles)?,
            span: span_in(articles, article, [*start, *end])?,
            interval: match edtf {
                Some(edtf) => Some(Interval::parse(edtf)?),
                None => None,
            },
        },
        WireEdit::Remove { article } => Edit::Remove {
            article: id(article, articles)?,
        },
        WireEdit::Join {
            article,
            start,
            end,
            other,
            other_start,
            other_end,
        } => Edit::Join {
            article: id(article, articles)?,
            span: span_in(articles, article, [*start, *end])?,
            other: id(other, articles)?,
            other_span: span_in(articles, other, [*other_start, *other_end])?,
        },
        WireEdit::Split {
            article,
            start,
            end,
        } => Edit::Split {
            article: id(article, articles)?,
            span: span_in(articles, article, [*start, *end])?,
        },
    })
}

/// The bytes that these characters of an article are.
fn span_in(articles: &[Findings], article: &str, characters: [usize; 2]) -> Option<Span> {
    let text = &article_of(articles, id(article, articles)?)?.article.text;
    Bytes::new(text).span(characters)
}

/// The identity of the article that goes by this identifier in its project. Projects of earlier builds have other identities
/// than are worked out today: there, the identifier that stands beside an article tells which is meant.
fn id(text: &str, articles: &[Findings]) -> Option<ArticleId> {
    let spelt = spelt(text);
    if spelt.is_some_and(|id| article_of(articles, id).is_some()) {
        return spelt;
    }
    let named = articles.iter().find(|found| found.article.key == text);
    named.map(|found| found.article.id).or(spelt)
}

/// The identity that these hexadecimal digits spell.
fn spelt(text: &str) -> Option<ArticleId> {
    let mut bytes = [0; 16];
    if text.len() != 32 {
        return None;
    }
    for (at, byte) in bytes.iter_mut().enumerate() {
        *byte = u8::from_str_radix(text.get(at * 2..at * 2 + 2)?, 16).ok()?;
    }
    Some(ArticleId(bytes))
}

fn chart_to_wire(spec: &ChartSpec) -> WireChart {
    let arrangement = spec.arrangement.clone();
    WireChart {
        chart: spec.chart.to_owned(),
        lanes: spec.lanes.word().to_owned(),
        quantity: spec.quantity.clone(),
        bars: WireBars::from(&spec.bars),
        lane_order: arrangement.order,
        pinned_lanes: arrangement.pinned,
        collapsed_lanes: arrangement.collapsed,
        hidden_lanes: arrangement.hidden,
        era_lanes: arrangement.eras,
    }
}

fn chart_from_wire(wire: &WireChart) -> Option<ChartSpec> {
    Some(ChartSpec {
        lanes: LaneBy::from_word(&wire.lanes).unwrap_or_default(),
        quantity: wire.quantity.clone(),
        bars: BarSpec::from(&wire.bars),
        arrangement: Arrangement {
            order: wire.lane_order.clone(),
            pinned: wire.pinned_lanes.clone(),
            collapsed: wire.collapsed_lanes.clone(),
            hidden: wire.hidden_lanes.clone(),
            eras: wire.era_lanes.clone(),
        },
        ..ChartSpec::named(&wire.chart)?
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::go_on::{STRIDE, asks};
    use crate::model::synthetic;

    #[test]
    fn a_project_that_nobody_waits_for_is_neither_written_nor_read() {
        let corpus = synthetic::corpus(4_000);
        let project = Project {
            articles: corpus.articles().iter().map(|f| (**f).clone()).collect(),
            ..Project::default()
        };
        let bytes = to_bytes(&project);
        assert!(asks(|go_on| to_bytes_while(&project, go_on)) > 4_000);
        let read = |go_on: GoOn<'_>| from_bytes_while(&bytes, go_on).ok().filter(|_| go_on());
        assert!(asks(read) > 4_000 * 2 / STRIDE);
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.dateline");
        assert_eq!(save_while(&project, &path, &|| false), Ok(false));
        assert!(!path.exists());
    }

    #[test]
    fn corrections_and_filters_of_an_earlier_build_find_their_article() {
        let other = "00112233445566778899aabbccddeeff";
        let text = format!(
            r#"{{"dateline": 1, "project": 1, "articles": [{{"id": "{other}", "title": "Rain", "text": "It rained in May."}}],
               "edits": [{{"edit": "set_published", "article": "{other}", "date": "2021-05-04"}}],
               "filters": [{{"name": "Rain", "articles": ["{other}"]}}]}}"#
        );
        let project = from_bytes(text.as_bytes()).unwrap();
        let id = project.articles[0].article.id;
        assert_eq!(id, ArticleId::of("Rain", "It rained in May."));
        assert_eq!(project.edits[0].article(), id);
        assert_eq!(project.filters[0].filter.articles, [id]);
    }

    #[test]
    fn an_export_that_nobody_waits_for_is_not_made() {
        let corpus = synthetic::corpus(4_000);
        for form in export::EXPORTS {
            let made = |go_on: GoOn<'_>| {
                let mut out = Vec::new();
                form.write_while(&corpus, &mut out, go_on).ok()
            };
            let by_article = corpus.articles().len();
            let of_events = !["figures", "times", "articles"].contains(&form.stem());
            let least = if of_events && form.extension != "parquet" {
                4_000 / STRIDE
            } else {
                by_article
            };
            assert!(asks(made) >= least, "{}", form.name);
        }
    }
}
