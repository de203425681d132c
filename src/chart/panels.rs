//! Quantities → panels: which of them share an axis, and how each panel is titled. Has no opinion on pixels.
//!
//! Quantities share a panel when their [`Axis`] is equal and owner or period tells them apart; nothing else does. What
//! several claims say of one quantity stays side by side. What the reader chose of form, categories, order and colours is
//! in a [`BarSpec`]; a panel that cannot be drawn so says why ([`Panel::why_not`]) and is drawn as it would be without.

use super::bar_spec::{BarForm, BarSpec, ColourBy, GroupBy, SortBy};
use super::words;
use crate::model::compare::{Axis, Reason};
use crate::model::{Corpus, Figure, Filter, Interval, Kind, Quantity, Ref, Unit, Verdict};
use rust_decimal::prelude::ToPrimitive;
use rustc_hash::{FxHashMap, FxHashSet};

/// How a panel is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Form {
    /// Claims on one quantity that do not agree.
    Claims,
    /// Upright columns along time.
    Columns,
    /// Level bars by category.
    Rows,
    /// Level bars, clustered.
    Grouped,
    /// Parts of one whole in one bar.
    Stacked,
    /// Dots, logarithmic where that helps.
    Dots,
    /// One bar alone.
    Single,
}

/// One quantity of a panel.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// What tells it from the others: entity, period, or both.
    pub label: String,
    /// The cluster that it stands in, where rows stand in clusters.
    pub cluster: String,
    /// The time it is about.
    pub period: Option<Interval>,
    /// The claims on it, in order of article and position.
    pub claims: Vec<Ref>,
    /// Those of them that a later one corrects.
    pub superseded: Vec<Ref>,
    /// How they stand to each other.
    pub verdict: Verdict,
    /// Index into [`Panel::series`]; zero where colour means nothing.
    pub series: usize,
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
    /// What its figures may be compared with.
    pub axis: Axis,
    /// Its quantities, in the order of drawing.
    pub rows: Vec<Row>,
    /// What each colour stands for; empty where colour means nothing.
    pub series: Vec<String>,
    /// The lowest and highest value of its axis, zero among them.
    pub span: (f64, f64),
    /// True for one of several small charts that share their axis.
    pub small: bool,
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

    /// Why the figures of two panels do not stand on one axis.
    #[must_use]
    pub fn apart(&self, other: &Self) -> Option<Reason> {
        self.axis.why_not(&other.axis)
    }

    /// Why the panel cannot be drawn in a form; `None` when it can.
    #[must_use]
    pub fn why_not(&self, corpus: &Corpus, form: BarForm) -> Option<&'static str> {
        if matches!(self.form, Form::Claims) && form != BarForm::Auto {
            return Some("claims that differ stand side by side, whatever the form");
        }
        why_not(corpus, self.kind, &self.rows, form)
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

/// Quantities that compare, and what tells them apart.
struct Group<'a> {
    first: &'a Quantity,
    rows: Vec<Row>,
    taken: FxHashSet<(Option<Interval>, String)>,
}

/// The panels of all figures that `filter` lets through: disagreements first, then the largest, then single figures;
/// otherwise in the order of first mention.
#[must_use]
pub fn panels(corpus: &Corpus, filter: &Filter, spec: &BarSpec) -> Vec<Panel> {
    let mut groups: Vec<Group<'_>> = Vec::new();
    let mut at: FxHashMap<&Axis, usize> = FxHashMap::default();
    let mut keys = Keys::default();
    let mut disputed: Vec<Panel> = Vec::new();
    for quantity in corpus.quantities() {
        let Some(row) = row(corpus, filter, quantity) else {
            continue;
        };
        if matches!(row.verdict, Verdict::Disagreed | Verdict::Revised) {
            let key = keys.next(&quantity.axis);
            disputed.push(titled(corpus, spec, quantity, vec![row], Form::Claims, key));
            continue;
        }
        let apart = (row.period, plain(entity(corpus, &row)));
        // A figure without a measure says too little to stand beside another, and owner or period must tell two apart.
        let index = at
            .get(&quantity.axis)
            .copied()
            .filter(|_| !quantity.axis.concept.name.is_empty());
        let home = index.filter(|&index| {
            groups
                .get_mut(index)
                .is_some_and(|group| group.taken.insert(apart.clone()))
        });
        if let Some(group) = home.and_then(|index| groups.get_mut(index)) {
            group.rows.push(row);
            continue;
        }
        at.entry(&quantity.axis).or_insert(groups.len());
        groups.push(Group {
            first: quantity,
            rows: vec![row],
            taken: std::iter::once(apart).collect(),
        });
    }
    let mut rest: Vec<Panel> = Vec::new();
    for group in groups {
        let key = keys.next(&group.first.axis);
        rest.extend(drawn(corpus, spec, group.first, group.rows, &key));
    }
    rest.sort_by_key(|panel| {
        (
            panel.form == Form::Single,
            // Charts that share a scale stay together.
            std::cmp::Reverse(if panel.small {
                usize::MAX
            } else {
                panel.rows.len()
            }),
        )
    });
    disputed.extend(rest);
    disputed
}

/// Names for panels that stay the same while the filter changes.
#[derive(Default)]
struct Keys(FxHashMap<String, u32>);

impl Keys {
    fn next(&mut self, axis: &Axis) -> String {
        let name = format!(
            "{}:{}:{}",
            axis.concept.name,
            axis.kind.word(),
            axis.unit.label()
        );
        let count = self.0.entry(name.clone()).or_default();
        *count += 1;
        match count {
            1 => name,
            more => format!("{name}:{more}"),
        }
    }
}

/// The row of a quantity; `None` when the filter lets none of its claims through.
fn row(corpus: &Corpus, filter: &Filter, quantity: &Quantity) -> Option<Row> {
    let shown = |r: &Ref| corpus.shows_figure(filter, *r);
    let claims: Vec<Ref> = quantity
        .claims
        .iter()
        .map(|claim| claim.figure)
        .filter(shown)
        .collect();
    let superseded = quantity
        .claims
        .iter()
        .filter(|claim| claim.superseded)
        .map(|claim| claim.figure);
    if claims.is_empty() {
        return None;
    }
    Some(Row {
        label: String::new(),
        cluster: String::new(),
        period: quantity.period,
        verdict: if claims.len() > 1 {
            quantity.verdict
        } else {
            Verdict::Single
        },
        claims,
        superseded: superseded.filter(shown).collect(),
        series: 0,
    })
}

/// The panels of quantities that compare, in the form that was asked for where they can be drawn so.
fn drawn(
    corpus: &Corpus,
    spec: &BarSpec,
    first: &Quantity,
    rows: Vec<Row>,
    key: &str,
) -> Vec<Panel> {
    let asked = match spec.form {
        form if why_not(corpus, first.kind, &rows, form).is_some() => BarForm::Auto,
        form => form,
    };
    let form = match asked {
        BarForm::Auto => automatic(corpus, &rows),
        BarForm::Columns | BarForm::Multiples => Form::Columns,
        BarForm::Bars => Form::Rows,
        BarForm::Grouped => Form::Grouped,
        BarForm::Stacked => Form::Stacked,
        BarForm::Dots => Form::Dots,
    };
    if asked != BarForm::Multiples {
        return vec![titled(corpus, spec, first, rows, form, key.to_owned())];
    }
    let mut owners: Vec<String> = Vec::new();
    for row in &rows {
        let owner = plain(entity(corpus, row));
        if !owners.contains(&owner) {
            owners.push(owner);
        }
    }
    let span = span(corpus, &rows);
    let own = |owner: &String| {
        let own: Vec<Row> = rows
            .iter()
            .filter(|row| plain(entity(corpus, row)) == *owner)
            .cloned()
            .collect();
        Panel {
            span,
            small: true,
            ..titled(corpus, spec, first, own, form, format!("{key}:{owner}"))
        }
    };
    owners.iter().map(own).collect()
}

/// The lowest and highest value of rows, zero among them.
fn span(corpus: &Corpus, rows: &[Row]) -> (f64, f64) {
    rows.iter()
        .flat_map(|row| &row.claims)
        .filter_map(|r| super::bars::bounds(corpus.figure(*r)?))
        .fold((0.0, 0.0), |(low, high), (a, b)| (a.min(low), b.max(high)))
}

/// The form that suits rows best.
fn automatic(corpus: &Corpus, rows: &[Row]) -> Form {
    if rows.len() == 1 && rows.iter().all(|row| row.claims.len() == 1) {
        return Form::Single;
    }
    let (periods, owners) = (count_of(rows, |row| row.period), owners(corpus, rows));
    let along_time = rows.iter().all(is_closed) && periods > 1;
    if along_time && owners == 1 && periods == rows.len() {
        Form::Columns
    } else {
        Form::Rows
    }
}

fn is_closed(row: &Row) -> bool {
    row.period.is_some_and(|period| !period.is_open())
}

fn count_of<T: Eq + std::hash::Hash>(rows: &[Row], value: impl Fn(&Row) -> T) -> usize {
    rows.iter().map(value).collect::<FxHashSet<T>>().len()
}

fn owners(corpus: &Corpus, rows: &[Row]) -> usize {
    count_of(rows, |row| plain(entity(corpus, row)))
}

/// Most series that stand side by side or have a colour of their own.
const MOST_SERIES: usize = 8;

/// Why rows cannot be drawn in a form; `None` when they can.
fn why_not(corpus: &Corpus, kind: Kind, rows: &[Row], form: BarForm) -> Option<&'static str> {
    if form == BarForm::Auto || form == BarForm::Bars {
        return None;
    }
    if kind == Kind::Rank {
        return Some("a place in an order has no length");
    }
    if rows.len() < 2 {
        return (form != BarForm::Dots).then_some("one figure alone is one bar");
    }
    let owners = owners(corpus, rows);
    let periods = count_of(rows, |row| row.period);
    match form {
        BarForm::Columns | BarForm::Multiples if !rows.iter().all(is_closed) => {
            Some("not every figure says the time that it is about")
        }
        BarForm::Columns | BarForm::Multiples if periods < 2 => {
            Some("all figures are about one time")
        }
        BarForm::Columns if owners > MOST_SERIES => Some("more owners than can stand side by side"),
        BarForm::Multiples if owners < 2 => Some("all figures have one owner"),
        BarForm::Grouped if owners < 2 || periods < 2 => {
            Some("clusters need several owners and several periods")
        }
        BarForm::Stacked => no_whole(corpus, kind, rows),
        _ => None,
    }
}

/// Why rows are not the parts of one whole; `None` when they are.
fn no_whole(corpus: &Corpus, kind: Kind, rows: &[Row]) -> Option<&'static str> {
    if kind != Kind::Share {
        return Some("only shares of one whole are parts of it");
    }
    if count_of(rows, |row| row.period) > 1 {
        return Some("the shares are of several periods");
    }
    let mut sum = 0.0;
    for row in rows {
        let [claim] = row.claims.as_slice() else {
            return Some("several claims on one part cannot be added");
        };
        let figure = corpus.figure(*claim)?;
        let Some(part) = figure.amount.value.and_then(|value| value.to_f64()) else {
            return Some("a range cannot be added");
        };
        sum += if figure.unit.key == "fraction" {
            part * 100.0
        } else {
            part
        };
    }
    // Rounded to the digit written, parts may add up to a little more than the whole.
    let slack = 0.5 * rows.len() as f64;
    (sum > 100.0 + slack).then_some("the shares add up to more than the whole")
}

fn first<'a>(corpus: &'a Corpus, row: &Row) -> Option<&'a Figure> {
    row.claims.first().and_then(|r| corpus.figure(*r))
}

fn entity<'a>(corpus: &'a Corpus, row: &Row) -> Option<&'a str> {
    row.claims
        .iter()
        .find_map(|r| corpus.figure(*r)?.entity.as_deref())
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
    spec: &BarSpec,
    quantity: &Quantity,
    mut rows: Vec<Row>,
    form: Form,
    key: String,
) -> Panel {
    let common_entity = shared(&rows, |row| plain(entity(corpus, row)))
        .and_then(|_| entity(corpus, rows.first()?).map(str::to_owned));
    let common_period = shared(&rows, |row| row.period).flatten();
    let named = Named {
        corpus,
        entity: common_entity.is_some(),
        period: common_period.is_some(),
    };
    for row in &mut rows {
        row.label = named.label(row, spec.group);
    }
    let series = series(corpus, spec, form, &mut rows, &named);
    order(corpus, spec, &mut rows, form);
    if form == Form::Grouped {
        cluster(spec, &mut rows, &named);
    }
    Panel {
        key,
        title: title(quantity, common_entity.as_deref()),
        subtitle: subtitle(spec, corpus, quantity, common_period),
        form,
        unit: quantity.unit.clone(),
        kind: quantity.kind,
        axis: quantity.axis.clone(),
        span: span(corpus, &rows),
        small: false,
        rows,
        series,
    }
}

fn title(quantity: &Quantity, owner: Option<&str>) -> String {
    let unit = quantity.unit.label();
    let measure = Some(quantity.measure.as_str()).filter(|measure| !measure.is_empty());
    let name = capital(measure.unwrap_or(match quantity.kind {
        Kind::Share => "share",
        Kind::Change => "change",
        Kind::Rank => "rank",
        _ if !unit.is_empty() => unit.as_str(),
        _ => "number",
    }));
    match owner {
        Some(owner) if !name.to_lowercase().contains(&owner.to_lowercase()) => {
            format!("{name}, {owner}")
        }
        _ => name,
    }
}

fn subtitle(
    spec: &BarSpec,
    corpus: &Corpus,
    quantity: &Quantity,
    period: Option<Interval>,
) -> String {
    let unit = quantity.unit.label();
    let kind = match (quantity.kind, quantity.of.as_deref()) {
        (Kind::Share, Some(whole)) => format!("share of {whole}"),
        (Kind::Share, None) => "share".to_owned(),
        (Kind::Change, Some(base)) => format!("change against {base}"),
        (Kind::Change, None) => "change".to_owned(),
        _ => String::new(),
    };
    // "share" says it once.
    let kind = if kind == unit { String::new() } else { kind };
    let time = match (period, quantity.axis.length) {
        (Some(period), _) => words::interval(period),
        (None, Some(length)) => format!("each for {length}"),
        (None, None) => String::new(),
    };
    let mut parts = vec![unit, kind, time];
    let is_converted = |r: Ref| corpus.is_converted(r);
    if quantity
        .claims
        .iter()
        .any(|claim| is_converted(claim.figure))
    {
        let formulas: Vec<String> = spec
            .conversions
            .iter()
            .filter(|conversion| conversion.makes(&quantity.unit))
            .map(crate::model::convert::Conversion::formula)
            .collect();
        parts.push(format!("converted: {}", formulas.join("; ")));
    }
    parts.retain(|part| !part.is_empty());
    parts.join(" · ")
}

/// What is said once for a whole panel, so that rows need not repeat it.
struct Named<'a> {
    corpus: &'a Corpus,
    entity: bool,
    period: bool,
}

impl Named<'_> {
    /// What tells a row from the others of its panel.
    fn label(&self, row: &Row, group: GroupBy) -> String {
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
fn series(
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
    for row in rows.iter_mut() {
        let Some(name) = name(row) else {
            continue;
        };
        row.series = series
            .iter()
            .position(|other| *other == name)
            .unwrap_or_else(|| {
                series.push(name);
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
fn cluster(spec: &BarSpec, rows: &mut [Row], named: &Named<'_>) {
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
    let mut clusters: Vec<String> = Vec::new();
    for row in rows.iter() {
        if !clusters.contains(&row.cluster) {
            clusters.push(row.cluster.clone());
        }
    }
    let place = |row: &Row| clusters.iter().position(|cluster| *cluster == row.cluster);
    rows.sort_by_key(|row| (place(row), row.period));
}

/// Puts rows in the order that was asked for: time in order of time, categories by value, largest first.
fn order(corpus: &Corpus, spec: &BarSpec, rows: &mut [Row], form: Form) {
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

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(chars).collect()
    })
}
