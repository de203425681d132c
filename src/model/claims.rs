//! Figures → quantities: which figures speak of the same thing, and which of those disagree.
//!
//! Folding is conservative: two figures are one quantity only when concept, owner, unit, kind, whole, period and standing
//! all agree. It never averages and never drops a claim. Correctable by the user's edits, since it runs on what is shown.

use super::concept::{concept, words};
use super::corpus::{Corpus, Ref};
use super::figure::{Amount, Figure, Kind, LinkKind, Qualifier, Status, Unit};
use super::time::Interval;
use rust_decimal::Decimal;

/// One figure's word on a quantity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// The figure.
    pub figure: Ref,
}

/// How the claims on a quantity stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Verdict {
    /// One claim only.
    #[default]
    Single,
    /// Several claims within each other's precision.
    Agreed,
    /// Claims that differ beyond their own precision and qualifiers.
    Disagreed,
    /// An earlier figure and its correction.
    Revised,
}

impl Verdict {
    /// The word used in the headless contract.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Single => "single",
            Self::Agreed => "agreed",
            Self::Disagreed => "disagreed",
            Self::Revised => "revised",
        }
    }
}

/// One thing that figures speak of: same measure, entity, unit, kind and period.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Quantity {
    /// What is measured, in the words of the first claim.
    pub measure: String,
    /// Whose it is, where a claim says so.
    pub entity: Option<String>,
    /// The whole, for shares.
    pub of: Option<String>,
    /// What its numbers count or measure.
    pub unit: Unit,
    /// Level, share, change, …
    pub kind: Kind,
    /// The time it is about.
    pub period: Option<Interval>,
    /// The claims on it, in order of article and position.
    pub claims: Vec<Claim>,
    /// Whether they agree.
    pub verdict: Verdict,
    /// Why these figures were put together, in one line.
    pub because: String,
}

impl Quantity {
    /// A title for a chart: the measure, and whose it is unless the measure says so.
    #[must_use]
    pub fn title(&self) -> String {
        let says = |text: &str, name: &str| text.to_lowercase().contains(&name.to_lowercase());
        let mut title = match (&self.of, self.kind) {
            (Some(of), Kind::Share) if !says(&self.measure, of) => {
                format!("{}, share of {of}", self.measure)
            }
            _ => self.measure.clone(),
        };
        if let Some(entity) = &self.entity
            && !says(&title, entity)
        {
            title = format!("{title}, {entity}");
        }
        let mut letters = title.chars();
        letters.next().map_or_else(String::new, |first| {
            first.to_uppercase().chain(letters).collect()
        })
    }

    /// The period in words for a subtitle, as EDTF; empty when unknown.
    #[must_use]
    pub fn period_label(&self) -> String {
        self.period.map(Interval::edtf).unwrap_or_default()
    }
}

/// What two figures must share to be claims on one quantity.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Key {
    concept: String,
    of: String,
    unit: Unit,
    kind: Kind,
    foreseen: bool,
}

/// A quantity under construction.
struct Group {
    key: Key,
    entity: Option<String>,
    quantity: Quantity,
}

/// Folds all figures of a corpus into quantities, in the order of first mention.
#[must_use]
pub fn fold(corpus: &Corpus) -> Vec<Quantity> {
    let mut groups: Vec<Group> = Vec::new();
    let mut by_concept: std::collections::HashMap<String, Vec<usize>> =
        std::collections::HashMap::new();
    for (place, figure) in corpus.figures() {
        let key = key(figure);
        let entity = owner(figure);
        let slots = by_concept.entry(key.concept.clone()).or_default();
        let home = slots.iter().copied().find(|&index| {
            groups
                .get(index)
                .is_some_and(|group| belongs(corpus, group, &key, entity.as_deref(), place, figure))
        });
        if let Some(group) = home.and_then(|index| groups.get_mut(index)) {
            group.quantity.claims.push(Claim { figure: place });
            if group.entity.is_none() {
                group.entity.clone_from(&entity);
                group.quantity.entity.clone_from(&figure.entity);
            }
            continue;
        }
        slots.push(groups.len());
        groups.push(Group {
            key,
            entity,
            quantity: begin(place, figure),
        });
    }
    groups
        .into_iter()
        .map(|group| judge(corpus, group.quantity))
        .collect()
}

fn begin(place: Ref, figure: &Figure) -> Quantity {
    Quantity {
        measure: figure.measure.clone().unwrap_or_default(),
        entity: figure.entity.clone(),
        of: figure.of.clone(),
        unit: figure.unit.clone(),
        kind: figure.kind,
        period: figure.period.as_ref().map(|period| period.interval),
        claims: vec![Claim { figure: place }],
        verdict: Verdict::Single,
        because: "one figure speaks of it".to_owned(),
    }
}

fn key(figure: &Figure) -> Key {
    let entity = figure.entity.as_deref();
    let mut unit = figure.unit.clone();
    // Two-thirds and 67 % measure alike.
    if unit.key == "fraction" {
        unit.key = "percent".into();
    }
    Key {
        concept: concept(figure.measure.as_deref().unwrap_or(""), entity),
        of: figure
            .of
            .as_deref()
            .map(|of| concept(of, entity))
            .unwrap_or_default(),
        unit,
        kind: figure.kind,
        foreseen: matches!(figure.status, Status::Forecast | Status::Target),
    }
}

fn owner(figure: &Figure) -> Option<String> {
    figure
        .entity
        .as_deref()
        .map(|entity| words(entity).join(" "))
}

/// True when a figure may join a group.
fn belongs(
    corpus: &Corpus,
    group: &Group,
    key: &Key,
    entity: Option<&str>,
    place: Ref,
    figure: &Figure,
) -> bool {
    if group.key != *key || key.concept.is_empty() {
        return false;
    }
    let first = group.quantity.claims.first().map(|claim| claim.figure);
    let same_article = first.is_some_and(|other| other.article == place.article);
    // A figure without an owner may be about the one that its article names: "the economy" in a piece on Estmark.
    let owners = match (group.entity.as_deref(), entity) {
        (Some(a), Some(b)) => a == b,
        (None, None) => true,
        (Some(_), None) => same_article || names(corpus, place, group.quantity.entity.as_deref()),
        (None, Some(_)) => group.quantity.claims.iter().all(|claim| {
            claim.figure.article == place.article
                || names(corpus, claim.figure, figure.entity.as_deref())
        }),
    };
    if !owners {
        return false;
    }
    let claims = || {
        group
            .quantity
            .claims
            .iter()
            .filter_map(|claim| Some((claim.figure, corpus.figure(claim.figure)?)))
    };
    // What one sentence tells apart is two things, or a beginning and an end.
    let same_sentence = claims()
        .any(|(other, said)| other.article == place.article && said.sentence == figure.sentence);
    if same_sentence {
        return false;
    }
    let period = figure.period.as_ref().map(|period| period.interval);
    let compatible = claims().all(|(_, said)| !differs(said, figure));
    match (group.quantity.period, period) {
        (Some(a), Some(b)) => {
            // One voice does not contradict itself: two numbers of one speaker are about two things.
            let other_voice = claims().all(|(other, said)| {
                other.article != place.article || said.speaker != figure.speaker
            });
            a.extent() == b.extent() && (compatible || other_voice)
        }
        // Without a period only a restatement is safe.
        (None, None) => compatible && same_article,
        _ => false,
    }
}

/// True when the article of the figure at `place` names `entity`.
fn names(corpus: &Corpus, place: Ref, entity: Option<&str>) -> bool {
    let article = corpus
        .article(place.article)
        .map(|findings| &findings.article);
    entity.zip(article).is_some_and(|(entity, article)| {
        article.title.contains(entity) || article.text.contains(entity)
    })
}

/// Decides whether the claims agree, and says why they stand together.
fn judge(corpus: &Corpus, mut quantity: Quantity) -> Quantity {
    let figures: Vec<&Figure> = quantity
        .claims
        .iter()
        .filter_map(|claim| corpus.figure(claim.figure))
        .collect();
    if figures.len() < 2 {
        return quantity;
    }
    let apart = figures
        .iter()
        .enumerate()
        .any(|(at, a)| figures.iter().skip(at + 1).any(|b| differs(a, b)));
    let revised = figures
        .iter()
        .any(|figure| figure.status == Status::Revised);
    quantity.verdict = match (apart, revised) {
        (false, _) => Verdict::Agreed,
        (true, true) => Verdict::Revised,
        (true, false) => Verdict::Disagreed,
    };
    let mut shared = vec![format!("measure ({})", quantity.measure)];
    if let Some(of) = &quantity.of {
        shared.push(format!("whole ({of})"));
    }
    if let Some(entity) = &quantity.entity {
        shared.push(format!("owner ({entity})"));
    }
    shared.push("unit and kind".to_owned());
    if quantity.period.is_some() {
        shared.push(format!("period ({})", quantity.period_label()));
    }
    let outcome = match quantity.verdict {
        Verdict::Disagreed => "their numbers differ beyond precision and hedges",
        Verdict::Revised => "one corrects the other",
        _ => "their numbers agree within precision and hedges",
    };
    quantity.because = format!(
        "{} figures share {}; {outcome}",
        figures.len(),
        shared.join(", ")
    );
    quantity
}

/// True when two claims cannot both be right, given their precision and hedges.
fn differs(a: &Figure, b: &Figure) -> bool {
    let direction = a.direction.is_some() && b.direction.is_some() && a.direction != b.direction;
    match (allowed(a), allowed(b)) {
        (Some((low_a, high_a)), Some((low_b, high_b))) => {
            direction || high_a < low_b || high_b < low_a
        }
        _ => false,
    }
}

/// The stretch of numbers that a claim leaves open.
fn allowed(figure: &Figure) -> Option<(Decimal, Decimal)> {
    let amount = in_percent(figure);
    let (low, high) = amount.span()?;
    let slack = match figure.qualifier {
        // "About" gives a tenth either way, or half a unit of the last digit if that is more.
        Qualifier::About => {
            (low.abs().max(high.abs()).checked_mul(Decimal::new(1, 1))?).max(amount.tolerance())
        }
        _ => amount.tolerance(),
    };
    let (low, high) = (low.checked_sub(slack)?, high.checked_add(slack)?);
    Some(match figure.qualifier {
        Qualifier::Over | Qualifier::AtLeast => (low, Decimal::MAX),
        Qualifier::Under | Qualifier::AtMost => (Decimal::MIN, high),
        _ => (low, high),
    })
}

/// Fractions as percentages, so that "a third" and "33 %" can be compared; a word fraction is good to one percent.
fn in_percent(figure: &Figure) -> Amount {
    if figure.unit.key != "fraction" {
        return figure.amount;
    }
    let times =
        |value: Option<Decimal>| value.and_then(|value| value.checked_mul(Decimal::ONE_HUNDRED));
    Amount {
        value: times(figure.amount.value),
        low: times(figure.amount.low),
        high: times(figure.amount.high),
        last_digit: 0,
    }
}

/// Why two figures may not stand on one axis; `None` when they may.
#[must_use]
pub fn apart(a: &Figure, b: &Figure) -> Option<String> {
    let (unit_a, unit_b) = (&a.unit, &b.unit);
    let share = |figure: &Figure| figure.unit.is_share();
    if unit_a.currency != unit_b.currency {
        let name = |unit: &Unit| unit.currency.as_deref().unwrap_or("no currency").to_owned();
        return Some(format!(
            "they are in {} and {}; convert one to compare them",
            name(unit_a),
            name(unit_b)
        ));
    }
    if unit_a.key != unit_b.key && !(share(a) && share(b)) {
        return Some(format!(
            "one is in {}, the other in {}",
            label(unit_a),
            label(unit_b)
        ));
    }
    if unit_a.per != unit_b.per {
        return Some("their denominators differ".to_owned());
    }
    if a.kind != b.kind {
        return Some(format!(
            "one is a {}, the other a {}",
            a.kind.word(),
            b.kind.word()
        ));
    }
    let whole = |figure: &Figure| {
        figure
            .of
            .as_deref()
            .map(|of| (concept(of, figure.entity.as_deref()), owner(figure)))
    };
    if a.kind == Kind::Share && whole(a) != whole(b) {
        return Some("they are shares of different wholes".to_owned());
    }
    let length = |figure: &Figure| {
        let (start, end) = figure.period.as_ref()?.interval.extent();
        Some((end? - start?) / super::time::DAY)
    };
    if let (Some(days_a), Some(days_b)) = (length(a), length(b))
        && matches!(a.kind, Kind::Level | Kind::Change | Kind::Count)
        && days_a.max(days_b) > days_a.min(days_b).saturating_mul(3) / 2
        && unit_a.per.is_none()
    {
        return Some(format!("their periods are {days_a} and {days_b} days long"));
    }
    let basis = |figure: &Figure| basis(figure.measure.as_deref().unwrap_or(""));
    (basis(a) != basis(b)).then(|| "one is in real terms or adjusted, the other is not".to_owned())
}

fn label(unit: &Unit) -> String {
    let label = unit.label();
    if label.is_empty() {
        "plain numbers".to_owned()
    } else {
        label
    }
}

/// The price basis that a measure's words name.
fn basis(measure: &str) -> Option<&'static str> {
    let lower = measure.to_lowercase();
    ["real", "nominal", "adjusted", "core"]
        .into_iter()
        .find(|word| {
            lower
                .split(|c: char| !c.is_alphanumeric())
                .any(|part| part == *word)
        })
}

/// True when one figure is the other said in another currency or unit.
#[must_use]
pub fn is_conversion(figure: &Figure) -> bool {
    figure
        .links
        .iter()
        .any(|link| link.kind == LinkKind::ConversionOf)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::figure::Basis;
    use crate::model::{Article, Findings, Period, Point};
    use std::sync::Arc;

    fn figure(measure: &str, value: i64, sentence: u32) -> Figure {
        Figure {
            sentence,
            amount: Amount::exact(value.into()),
            unit: Unit::new("percent"),
            kind: Kind::Share,
            measure: Some(measure.to_owned()),
            entity: Some("Ruritania".to_owned()),
            of: Some("Ruritania’s GDP".to_owned()),
            period: Some(Period {
                interval: Interval::at(Point::year(2024)),
                basis: Basis::During,
                time: None,
                because: String::new(),
            }),
            ..Figure::default()
        }
    }

    fn folded(figures: Vec<Figure>) -> Vec<Quantity> {
        let findings = Findings {
            article: Article::new("t", "x"),
            figures,
            ..Findings::default()
        };
        fold(&Corpus::new(vec![Arc::new(findings)]))
    }

    #[test]
    fn two_voices_on_one_share_disagree() {
        let mut second = figure("money sent home by workers", 40, 3);
        second.speaker = Some("the bank".to_owned());
        let quantities = folded(vec![figure("remittances", 20, 1), second]);
        assert_eq!(quantities.len(), 1);
        assert_eq!(quantities[0].verdict, Verdict::Disagreed);
    }

    #[test]
    fn an_owner_left_out_is_the_one_that_the_article_names() {
        let told = |text: &str, entity: Option<&str>, value: i64| {
            let mut said = figure("remittances", value, 0);
            said.entity = entity.map(str::to_owned);
            said.of = None;
            said.kind = Kind::Change;
            Arc::new(Findings {
                article: Article::new("t", text),
                figures: vec![said],
                ..Findings::default()
            })
        };
        let named = told("Trade of Ruritania.", Some("Ruritania"), 9);
        let fold = |other: &str| fold(&Corpus::new(vec![Arc::clone(&named), told(other, None, 4)]));
        assert_eq!(fold("In Ruritania again.")[0].verdict, Verdict::Disagreed);
        assert_eq!(fold("In Graustark.").len(), 2);
    }

    #[test]
    fn other_wholes_years_and_voices_stay_apart() {
        let mut whole = figure("remittances", 40, 3);
        whole.of = Some("imports".to_owned());
        whole.speaker = Some("the bank".to_owned());
        let mut year = figure("remittances", 40, 4);
        year.period = None;
        let same_voice = figure("remittances", 40, 5);
        assert_eq!(
            folded(vec![figure("remittances", 20, 1), whole, year, same_voice]).len(),
            4
        );
    }

    #[test]
    fn hedges_widen_what_agrees() {
        let mut over = figure("remittances", 18, 2);
        over.qualifier = Qualifier::Over;
        let quantities = folded(vec![over, figure("remittances", 20, 5)]);
        assert_eq!(quantities.len(), 1);
        assert_eq!(quantities[0].verdict, Verdict::Agreed);
    }

    #[test]
    fn unlike_figures_say_why_they_stand_apart() {
        let share = figure("remittances", 20, 1);
        let mut change = share.clone();
        change.kind = Kind::Change;
        assert_eq!(
            apart(&share, &change).as_deref(),
            Some("one is a share, the other a change")
        );
        let mut imports = share.clone();
        imports.of = Some("imports".to_owned());
        assert!(apart(&share, &imports).is_some_and(|why| why.contains("different wholes")));
        assert_eq!(apart(&share, &share.clone()), None);
    }
}
