//! Figures → panels: which figures may share an axis, and how each panel is titled. Has no opinion on pixels.
//!
//! Figures share a panel when unit, kind, measure, whole and length of period are the same; nothing else does. What
//! several claims say of one quantity stays side by side.

use super::words;
use crate::model::claims::fold;
use crate::model::concept::concept;
use crate::model::{Corpus, Figure, Filter, Interval, Kind, Ref, Unit, Verdict};
use std::collections::BTreeMap;

/// How a panel is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Form {
    /// Claims on one quantity that do not agree.
    Claims,
    /// Upright columns along time.
    Columns,
    /// Level bars by category.
    Rows,
    /// One bar alone.
    Single,
}

/// One quantity of a panel.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// What tells it from the others: entity, period, or both.
    pub label: String,
    /// The time it is about.
    pub period: Option<Interval>,
    /// The claims on it, in order of article and position.
    pub claims: Vec<Ref>,
    /// How they stand to each other.
    pub verdict: Verdict,
}

/// Figures on one axis.
#[derive(Clone, Debug, PartialEq)]
pub struct Panel {
    /// Names the panel in a [`super::ChartSpec`].
    pub key: String,
    /// Measure and entity.
    pub title: String,
    /// Unit, kind and period.
    pub subtitle: String,
    /// How it is drawn.
    pub form: Form,
    /// What its figures count.
    pub unit: Unit,
    /// What sort of quantity they state.
    pub kind: Kind,
    /// Its quantities, in the order of drawing.
    pub rows: Vec<Row>,
}

impl Panel {
    /// Number of claims in it.
    #[must_use]
    pub fn claims(&self) -> usize {
        self.rows.iter().map(|row| row.claims.len()).sum()
    }

    /// All figures in it.
    pub fn figures<'a>(&'a self, corpus: &'a Corpus) -> impl Iterator<Item = (Ref, &'a Figure)> {
        self.rows
            .iter()
            .flat_map(|row| &row.claims)
            .filter_map(|r| Some((*r, corpus.figure(*r)?)))
    }
}

/// What must be the same on one axis.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Comparable {
    measure: String,
    unit: Unit,
    kind: Kind,
    whole: String,
    length: Option<Length>,
}

/// The length of a period, as far as it decides what compares with what.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Length {
    Days(u16),
    Month,
    Quarter,
    Half,
    Year,
    Other(i64),
    Open,
}

fn length(interval: Interval) -> Length {
    let (Some(start), Some(end)) = interval.extent() else {
        return Length::Open;
    };
    match (end - start) / crate::model::time::DAY {
        days @ 0..=27 => Length::Days(days as u16),
        28..=31 => Length::Month,
        89..=92 => Length::Quarter,
        181..=184 => Length::Half,
        365..=366 => Length::Year,
        days => Length::Other(days / 28),
    }
}

/// A name as it is compared: lower case, one space between words, no article in front.
fn plain(name: Option<&str>) -> String {
    let words: Vec<String> = name
        .unwrap_or("")
        .split_whitespace()
        .map(str::to_lowercase)
        .collect();
    let skip = usize::from(
        words
            .first()
            .is_some_and(|word| matches!(word.as_str(), "the" | "a" | "an")),
    );
    words.get(skip..).unwrap_or(&[]).join(" ")
}

/// The panels of all figures that `filter` lets through: disagreements first, then the largest, then single figures;
/// otherwise in the order of first mention.
#[must_use]
pub fn panels(corpus: &Corpus, filter: &Filter) -> Vec<Panel> {
    let mut groups: Vec<(Comparable, Vec<Row>)> = Vec::new();
    let mut at: BTreeMap<Comparable, usize> = BTreeMap::new();
    let mut disputed: Vec<Panel> = Vec::new();
    for quantity in fold(corpus) {
        let claims: Vec<Ref> = quantity
            .claims
            .iter()
            .map(|claim| claim.figure)
            .filter(|r| corpus.shows_figure(filter, *r))
            .collect();
        let Some(first) = claims.first().and_then(|r| corpus.figure(*r)) else {
            continue;
        };
        let period = first.period.as_ref().map(|period| period.interval);
        let key = Comparable {
            measure: concept(
                first.measure.as_deref().unwrap_or(&quantity.measure),
                first.entity.as_deref(),
            ),
            unit: first.unit.clone(),
            kind: first.kind,
            whole: plain(first.of.as_deref()),
            length: period.map(length),
        };
        let row = Row {
            label: String::new(),
            period,
            verdict: if claims.len() > 1 {
                quantity.verdict
            } else {
                Verdict::Single
            },
            claims,
        };
        if matches!(row.verdict, Verdict::Disagreed | Verdict::Revised) {
            disputed.push(titled(
                corpus,
                &key,
                vec![row],
                Form::Claims,
                disputed.len(),
            ));
            continue;
        }
        // A figure without a measure says too little to stand beside another.
        let index = at.get(&key).copied().filter(|_| !key.measure.is_empty());
        match index.and_then(|index| groups.get_mut(index)) {
            Some((_, rows)) if rows.iter().all(|other| differs(corpus, other, &row)) => {
                rows.push(row);
            }
            _ => {
                at.entry(key.clone()).or_insert(groups.len());
                groups.push((key, vec![row]));
            }
        }
    }
    let mut rest: Vec<Panel> = Vec::new();
    for (index, (key, rows)) in groups.into_iter().enumerate() {
        let form = form(corpus, &rows);
        rest.push(titled(corpus, &key, rows, form, disputed.len() + index));
    }
    rest.sort_by_key(|panel| {
        (
            panel.form == Form::Single,
            std::cmp::Reverse(panel.rows.len()),
        )
    });
    disputed.extend(rest);
    disputed
}

/// True when owner or period tells two rows apart; without that, they cannot stand beside each other.
fn differs(corpus: &Corpus, one: &Row, other: &Row) -> bool {
    one.period != other.period || plain(entity(corpus, one)) != plain(entity(corpus, other))
}

fn form(corpus: &Corpus, rows: &[Row]) -> Form {
    if rows.len() == 1 && rows.iter().all(|row| row.claims.len() == 1) {
        return Form::Single;
    }
    let mut periods: Vec<Interval> = rows.iter().filter_map(|row| row.period).collect();
    let entities: std::collections::BTreeSet<String> =
        rows.iter().map(|row| plain(entity(corpus, row))).collect();
    periods.sort();
    periods.dedup();
    let closed = periods.iter().all(|period| !period.is_open());
    let by_time = periods.len() > 1 && periods.len() == rows.len() && closed && entities.len() == 1;
    if by_time { Form::Columns } else { Form::Rows }
}

fn first<'a>(corpus: &'a Corpus, row: &Row) -> Option<&'a Figure> {
    row.claims.first().and_then(|r| corpus.figure(*r))
}

fn entity<'a>(corpus: &'a Corpus, row: &Row) -> Option<&'a str> {
    first(corpus, row)?.entity.as_deref()
}

/// A value of all rows that is the same in all of them.
fn shared<T: PartialEq>(rows: &[Row], value: impl Fn(&Row) -> T) -> Option<T> {
    let common = rows.first().map(&value)?;
    rows.iter()
        .all(|row| value(row) == common)
        .then_some(common)
}

fn titled(
    corpus: &Corpus,
    key: &Comparable,
    mut rows: Vec<Row>,
    form: Form,
    index: usize,
) -> Panel {
    let figure = rows.first().and_then(|row| first(corpus, row));
    let entity_of = |row: &Row| entity(corpus, row).map(str::to_owned);
    let common_entity = shared(&rows, |row| plain(entity_of(row).as_deref()))
        .and_then(|_| rows.first().and_then(entity_of));
    let common_period = shared(&rows, |row| row.period).flatten();
    for row in &mut rows {
        let entity = entity_of(row).filter(|_| common_entity.is_none());
        let period = row
            .period
            .filter(|_| common_period.is_none())
            .map(words::interval);
        row.label = match (entity, period) {
            (Some(entity), Some(period)) => format!("{entity}, {period}"),
            (Some(one), None) | (None, Some(one)) => one,
            (None, None) if common_entity.is_none() => "owner not said".to_owned(),
            (None, None) if common_period.is_none() => "period not said".to_owned(),
            (None, None) => String::new(),
        };
    }
    let measure = figure.and_then(|figure| figure.measure.as_deref());
    let unit = key.unit.label();
    let name = capital(measure.unwrap_or(match key.kind {
        Kind::Share => "share",
        Kind::Change => "change",
        Kind::Rank => "rank",
        _ if !unit.is_empty() => unit.as_str(),
        _ => "number",
    }));
    let title = match &common_entity {
        Some(entity) if !name.to_lowercase().contains(&entity.to_lowercase()) => {
            format!("{name}, {entity}")
        }
        _ => name,
    };
    let whole = figure.and_then(|figure| figure.of.as_deref());
    let kind = match (key.kind, whole) {
        (Kind::Share, Some(whole)) => format!("share of {whole}"),
        (Kind::Share, None) => "share".to_owned(),
        (Kind::Change, Some(base)) => format!("change against {base}"),
        (Kind::Change, None) => "change".to_owned(),
        _ => String::new(),
    };
    // "share" says it once.
    let kind = if kind == unit { String::new() } else { kind };
    let subtitle: Vec<String> = [
        unit,
        kind,
        common_period.map(words::interval).unwrap_or_default(),
    ]
    .into_iter()
    .filter(|part| !part.is_empty())
    .collect();
    order(corpus, &mut rows, form);
    Panel {
        key: format!("{index}:{}:{}", key.measure, key.kind.word()),
        title,
        subtitle: subtitle.join(" · "),
        form,
        unit: key.unit.clone(),
        kind: key.kind,
        rows,
    }
}

/// Time in order of time, categories by value, largest first.
fn order(corpus: &Corpus, rows: &mut [Row], form: Form) {
    let same_entity = shared(rows, |row| plain(entity(corpus, row))).is_some();
    if form == Form::Columns || (same_entity && rows.iter().all(|row| row.period.is_some())) {
        rows.sort_by_key(|row| row.period);
    } else {
        rows.sort_by(|a, b| {
            let most = |row: &Row| {
                row.claims
                    .iter()
                    .filter_map(|r| super::bars::bounds(corpus.figure(*r)?))
                    .map(|(_, high)| high)
                    .fold(f64::NEG_INFINITY, f64::max)
            };
            most(b).total_cmp(&most(a))
        });
    }
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(chars).collect()
    })
}
