//! The claims put together → a quantity: whether they agree, and why they stand together, in one line.

use super::super::claims::{Claim, Quantity, Room, Verdict};
use super::super::compare::{Length, owner};
use super::super::corpus::{Corpus, Ref};
use super::super::figure::{Figure, Status};
use super::{Bond, Group};
use rustc_hash::FxHashSet;
use std::borrow::Cow;

/// The quantity of a group, with its verdict and the reason why its claims stand together.
pub(super) fn judged(corpus: &Corpus, group: &Group) -> Quantity {
    let figures: Vec<&Figure> = group
        .claims
        .iter()
        .filter_map(|&claim| corpus.figure(claim))
        .collect();
    let Some(first) = figures.first() else {
        return Quantity::default();
    };
    let mut axis = group.axis.as_ref().clone();
    let said = |value: fn(&Figure) -> Option<&String>| {
        figures.iter().find_map(|figure| value(figure)).cloned()
    };
    // Where some claims leave the period out, that of the others is meant.
    let period = figures
        .iter()
        .find_map(|figure| figure.period.as_ref())
        .map(|period| period.interval);
    axis.length = period.map(Length::of);
    let mut quantity = Quantity {
        measure: said(|figure| figure.measure.as_ref()).unwrap_or_default(),
        entity: figures
            .iter()
            .find_map(|figure| owner(figure))
            .map(Cow::into_owned),
        of: said(|figure| figure.of.as_ref()),
        unit: first.unit.clone(),
        kind: first.kind,
        period,
        claims: group
            .claims
            .iter()
            .map(|&figure| Claim {
                figure,
                superseded: group.superseded.contains(&figure),
            })
            .collect(),
        verdict: verdict(group, &figures),
        because: String::new(),
        axis,
    };
    quantity.because = because(&quantity, &group.bond);
    quantity
}

/// Whether claims agree; those that were corrected no longer speak.
fn verdict(group: &Group, figures: &[&Figure]) -> Verdict {
    let room = |wanted: &dyn Fn(Ref) -> bool| {
        group
            .claims
            .iter()
            .zip(figures)
            .filter(|(claim, _)| wanted(**claim))
            .map(|(_, figure)| Room::of(figure))
            .reduce(Room::and)
    };
    let apart = |room: Option<Room>| room.is_some_and(Room::is_empty);
    if figures.len() < 2 {
        Verdict::Single
    } else if apart(room(&|claim| !group.superseded.contains(&claim))) {
        let articles: FxHashSet<u32> = group.claims.iter().map(|claim| claim.article).collect();
        let revised = figures
            .iter()
            .any(|figure| figure.status == Status::Revised);
        if revised && articles.len() == 1 {
            Verdict::Revised
        } else {
            Verdict::Disagreed
        }
    } else if apart(room(&|_| true)) {
        Verdict::Revised
    } else {
        Verdict::Agreed
    }
}

/// Why claims stand together and how they stand to each other, in one line.
fn because(quantity: &Quantity, bond: &Bond) -> String {
    let count = quantity.claims.len();
    if count < 2 {
        return match bond {
            Bond::User => "set apart by you".to_owned(),
            _ => "one figure speaks of it".to_owned(),
        };
    }
    let outcome = match quantity.verdict {
        Verdict::Disagreed => "their numbers differ beyond precision and hedges",
        Verdict::Revised => "one corrects the other",
        _ => "their numbers agree within precision and hedges",
    };
    let together = match bond {
        Bond::User => format!("{count} figures were joined by you"),
        Bond::Restated => format!(
            "{count} figures state {} before and after a correction",
            quantity.measure
        ),
        Bond::Occurrence(name) => format!(
            "{count} figures count {} after {name}",
            quantity.axis.concept.name
        ),
        Bond::Report => format!(
            "{count} figures of reports on one thing share {}",
            shared(quantity).join(", ")
        ),
        Bond::Ground(name) => format!(
            "{count} figures share {}, and their articles agree on {name}",
            shared(quantity).join(", ")
        ),
        Bond::Said => format!("{count} figures share {}", shared(quantity).join(", ")),
    };
    format!("{together}; {outcome}")
}

/// What the claims on a quantity have in common, in words.
fn shared(quantity: &Quantity) -> Vec<String> {
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
    shared
}
