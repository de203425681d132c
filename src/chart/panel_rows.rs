//! The rows of a panel → their names, colours, clusters and order, as a [`BarSpec`] asks for. Knows no pixel.

use super::bar_spec::{BarSpec, ColourBy, GroupBy, SortBy};
use super::panels::{Form, Row, entity, first, plain, shared};
use super::words;
use crate::model::Corpus;
use rustc_hash::FxHashMap;

/// What is said once for a whole panel, so that rows need not repeat it.
pub(super) struct Named<'a> {
    pub(super) corpus: &'a Corpus,
    /// Whose all of them are.
    pub(super) entity: bool,
    /// The time that all of them are about.
    pub(super) period: bool,
}

impl Named<'_> {
    /// What tells a row from the others of its panel.
    pub(super) fn label(&self, row: &Row, group: GroupBy) -> String {
        let entity = entity(self.corpus, row).map(str::to_owned);
        let period = row.period.map(words::interval);
        match group {
            GroupBy::Auto => {}
            GroupBy::Owner => return entity.unwrap_or_else(|| "owner not said".to_owned()),
            GroupBy::Period => return period.unwrap_or_else(|| "period not said".to_owned()),
            GroupBy::Source | GroupBy::Speaker => {
                return self.voice(row, group == GroupBy::Speaker);
            }
        }
        match (
            entity.filter(|_| !self.entity),
            period.filter(|_| !self.period),
        ) {
            (Some(entity), Some(period)) => format!("{entity}, {period}"),
            (Some(one), None) | (None, Some(one)) => one,
            (None, None) if !self.entity => "owner not said".to_owned(),
            (None, None) if !self.period => "period not said".to_owned(),
            (None, None) => String::new(),
        }
    }

    /// Who says it first: the outlet, or the speaker where there is one.
    fn voice(&self, row: &Row, speaker: bool) -> String {
        let Some(&r) = row.claims.first() else {
            return String::new();
        };
        let said = self
            .corpus
            .figure(r)
            .and_then(|figure| figure.speaker.clone())
            .filter(|_| speaker);
        said.unwrap_or_else(|| {
            self.corpus
                .article(r.article)
                .map_or_else(String::new, |findings| {
                    findings.article.source_name().to_owned()
                })
        })
    }
}

/// Gives rows the colours that were asked for, takes out what is hidden, and returns what the colours stand for.
pub(super) fn series(
    corpus: &Corpus,
    spec: &BarSpec,
    form: Form,
    rows: &mut Vec<Row>,
    named: &Named<'_>,
) -> Vec<String> {
    let by_owner = |row: &Row| entity(corpus, row).unwrap_or("owner not said").to_owned();
    let by_period = |row: &Row| {
        row.period
            .map_or_else(|| "period not said".to_owned(), words::interval)
    };
    let name = |row: &Row| match (spec.colour, form) {
        (ColourBy::Owner, _) => Some(by_owner(row)),
        (ColourBy::Source, _) => Some(named.voice(row, false)),
        (ColourBy::Speaker, _) => Some(named.voice(row, true)),
        (ColourBy::Status, _) => first(corpus, row).map(|figure| figure.status.word().to_owned()),
        (ColourBy::Auto, Form::Stacked) => Some(row.label.clone()),
        (ColourBy::Auto, Form::Columns) if !named.entity => Some(by_owner(row)),
        (ColourBy::Auto, Form::Grouped) if spec.group == GroupBy::Period => Some(by_owner(row)),
        (ColourBy::Auto, Form::Grouped) => Some(by_period(row)),
        (ColourBy::Auto, _) => None,
    };
    let mut series: Vec<String> = Vec::new();
    let mut places: FxHashMap<String, usize> = FxHashMap::default();
    for row in rows.iter_mut() {
        let Some(name) = name(row) else {
            continue;
        };
        row.series = *places.entry(name).or_insert_with_key(|name| {
            series.push(name.clone());
            series.len() - 1
        });
    }
    let hidden = |row: &Row| {
        series
            .get(row.series)
            .is_some_and(|name| spec.hidden.contains(name))
    };
    // Something always stays in view, so that it can be shown again.
    if rows.iter().any(|row| !hidden(row)) {
        rows.retain(|row| !hidden(row));
    }
    series
}

/// Puts rows into clusters: each cluster one category, each bar in it named by what tells it from its neighbours.
pub(super) fn cluster(spec: &BarSpec, rows: &mut [Row], named: &Named<'_>) {
    let by_period = spec.group == GroupBy::Period;
    for row in rows.iter_mut() {
        let owner = entity(named.corpus, row)
            .unwrap_or("owner not said")
            .to_owned();
        let period = row
            .period
            .map_or_else(|| "period not said".to_owned(), words::interval);
        (row.cluster, row.label) = if by_period {
            (period, owner)
        } else {
            (owner, period)
        };
    }
    if by_period {
        rows.sort_by_key(|row| row.period);
    }
    let mut clusters: FxHashMap<String, usize> = FxHashMap::default();
    for row in rows.iter() {
        let next = clusters.len();
        clusters.entry(row.cluster.clone()).or_insert(next);
    }
    rows.sort_by_key(|row| (clusters.get(&row.cluster).copied(), row.period));
}

/// Puts rows in the order that was asked for: time in order of time, categories by value, largest first.
pub(super) fn order(corpus: &Corpus, spec: &BarSpec, rows: &mut [Row], form: Form) {
    let most = |row: &Row| {
        row.claims
            .iter()
            .filter_map(|r| super::bars::bounds(corpus.figure(*r)?))
            .map(|(_, high)| high)
            .fold(f64::NEG_INFINITY, f64::max)
    };
    let same_entity = shared(rows, |row| plain(entity(corpus, row))).is_some();
    let by_time = same_entity && rows.iter().all(|row| row.period.is_some());
    match (spec.sort, form) {
        // Time runs from left to right, whatever is asked for.
        (_, Form::Columns) | (SortBy::Time, _) => rows.sort_by_key(|row| row.period),
        (SortBy::Mention, _) => rows.sort_by_key(|row| row.claims.first().copied()),
        (SortBy::Name, _) => rows.sort_by(|a, b| a.label.cmp(&b.label)),
        (SortBy::Auto, _) if by_time => rows.sort_by_key(|row| row.period),
        (SortBy::Auto | SortBy::Value, _) => rows.sort_by(|a, b| most(b).total_cmp(&most(a))),
    }
}
