//! Quantities → panels: which of them share an axis, and how each panel is titled. Has no opinion on pixels.
//!
//! Quantities share a panel when their [`Axis`] is equal and owner or period tells them apart; nothing else does. What
//! several claims say of one quantity stays side by side. What the reader chose of form, categories, order and colours is
//! in a [`BarSpec`]; a panel that cannot be drawn so says why ([`Panel::why_not`]) and is drawn as it would be without.

use super::bar_spec::{BarForm, BarSpec};
use super::panel_form::{automatic, why_not};
use super::panel_rows::{Named, cluster, order, series};
use super::words;
use crate::model::compare::{Axis, Reason};
use crate::model::go_on::each_while;
use crate::model::{Corpus, Figure, Filter, GoOn, Interval, Kind, Quantity, Ref, Unit, Verdict};
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
pub(super) fn plain(name: Option<&str>) -> String {
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
    panels_while(corpus, filter, spec, &|| true).unwrap_or_default()
}

/// The same, as long as `go_on` says so; `None` once it does not.
#[must_use]
pub fn panels_while(
    corpus: &Corpus,
    filter: &Filter,
    spec: &BarSpec,
    go_on: GoOn<'_>,
) -> Option<Vec<Panel>> {
    let mut groups: Vec<Group<'_>> = Vec::new();
    let mut at: FxHashMap<&Axis, usize> = FxHashMap::default();
    let mut keys = Keys::default();
    let mut disputed: Vec<Panel> = Vec::new();
    for quantity in each_while(corpus.quantities_while(go_on)?, go_on) {
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
        if !go_on() {
            return None;
        }
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
    go_on().then_some(disputed)
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
    let is_single = rows.len() == 1 && rows.iter().all(|row| row.claims.len() == 1);
    let can = |form: &BarForm| why_not(corpus, first.kind, &rows, *form).is_none();
    let asked = match spec.form {
        BarForm::Auto => automatic(corpus, &rows),
        form if can(&form) => form,
        // What cannot be drawn as asked stays together, to say why not.
        _ => match automatic(corpus, &rows) {
            BarForm::Multiples => BarForm::Bars,
            form => form,
        },
    };
    let form = match asked {
        _ if is_single && !matches!(spec.form, BarForm::Bars | BarForm::Dots) => Form::Single,
        BarForm::Columns | BarForm::Multiples => Form::Columns,
        BarForm::Auto | BarForm::Bars => Form::Rows,
        BarForm::Grouped => Form::Grouped,
        BarForm::Stacked => Form::Stacked,
        BarForm::Dots => Form::Dots,
    };
    if asked != BarForm::Multiples {
        return vec![titled(corpus, spec, first, rows, form, key.to_owned())];
    }
    let span = span(corpus, &rows);
    let mut owners: Vec<(String, Vec<Row>)> = Vec::new();
    let mut places: FxHashMap<String, usize> = FxHashMap::default();
    for row in rows {
        let owner = plain(entity(corpus, &row));
        let place = *places.entry(owner).or_insert_with_key(|owner| {
            owners.push((owner.clone(), Vec::new()));
            owners.len() - 1
        });
        if let Some((_, own)) = owners.get_mut(place) {
            own.push(row);
        }
    }
    let panel = |(owner, own): (String, Vec<Row>)| Panel {
        span,
        small: true,
        ..titled(corpus, spec, first, own, form, format!("{key}:{owner}"))
    };
    owners.into_iter().map(panel).collect()
}

/// The lowest and highest value of rows, zero among them.
fn span(corpus: &Corpus, rows: &[Row]) -> (f64, f64) {
    rows.iter()
        .flat_map(|row| &row.claims)
        .filter_map(|r| super::bars::bounds(corpus.figure(*r)?))
        .fold((0.0, 0.0), |(low, high), (a, b)| (a.min(low), b.max(high)))
}

pub(super) fn first<'a>(corpus: &'a Corpus, row: &Row) -> Option<&'a Figure> {
    row.claims.first().and_then(|r| corpus.figure(*r))
}

pub(super) fn entity<'a>(corpus: &'a Corpus, row: &Row) -> Option<&'a str> {
    row.claims
        .iter()
        .find_map(|r| corpus.figure(*r)?.entity.as_deref())
}

/// A value of all rows that is the same in all of them.
pub(super) fn shared<T: PartialEq>(rows: &[Row], value: impl Fn(&Row) -> T) -> Option<T> {
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

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(chars).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::go_on::asks;
    use crate::model::{Amount, Article, Findings};
    use std::sync::Arc;

    #[test]
    fn panels_that_nobody_waits_for_are_not_put_together() {
        let figure = |number: i64| Figure {
            amount: Amount::exact(number.into()),
            measure: Some(format!("sort {number} of goods")),
            entity: Some("Ruritania".to_owned()),
            unit: Unit::new("tonne"),
            ..Figure::default()
        };
        let corpus = Corpus::new(vec![Arc::new(Findings {
            article: Article::new("Goods", "text"),
            figures: (0..3_000).map(figure).collect(),
            ..Findings::default()
        })]);
        let (filter, spec) = (Filter::default(), BarSpec::default());
        let quantities = corpus.quantities().len();
        // What is folded stays folded: every panel is asked about, and then some.
        let asked = asks(|go_on| panels_while(&corpus, &filter, &spec, go_on));
        assert!(
            asked > quantities && quantities > 2_000,
            "{asked} of {quantities}"
        );
    }
}
