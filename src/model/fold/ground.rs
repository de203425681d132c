//! Articles that state one figure alike → articles that speak of one country: the common ground of two reports.
//!
//! Two outlets that both give the trade deficit of 2024 as €1.31 billion are about one country, though neither names it
//! where it tells what exports came to. Has no opinion on figures that say whose they are.

use super::super::compare::{Standing, owner};
use super::super::corpus::Ref;
use super::super::figure::{Figure, Kind};
use super::axes::Axes;
use super::{Extent, extent_of};
use rust_decimal::Decimal;
use rustc_hash::FxHashMap;

/// Articles that are tied to each other by one figure; more make no more ground.
const MOST_ARTICLES: usize = 8;

/// Which articles agree on a figure that neither says the owner of.
#[derive(Default)]
pub(super) struct Ground {
    /// Two articles, the earlier first, and the measure that both give one number for.
    shared: FxHashMap<(u32, u32), String>,
}

impl Ground {
    /// The common ground of the articles that these figures stand in.
    pub(super) fn of<'a>(
        figures: impl Iterator<Item = (Ref, &'a Figure)>,
        axes: &mut Axes<'a>,
    ) -> Self {
        let mut told: FxHashMap<(u32, Extent, Decimal), Vec<u32>> = FxHashMap::default();
        let mut ground = Self::default();
        for (place, figure) in figures {
            let Some(value) = telling(figure) else {
                continue;
            };
            let (number, known) = axes.of(figure);
            if !known.concept.national {
                continue;
            }
            let articles = told.entry((number, extent_of(figure), value)).or_default();
            if articles.len() == MOST_ARTICLES || articles.contains(&place.article) {
                continue;
            }
            for &other in articles.iter() {
                let name = || known.concept.name.clone();
                ground
                    .shared
                    .entry((other, place.article))
                    .or_insert_with(name);
            }
            articles.push(place.article);
        }
        ground
    }

    /// What two articles give one number for.
    pub(super) fn between(&self, one: u32, other: u32) -> Option<&str> {
        let pair = (one.min(other), one.max(other));
        self.shared.get(&pair).map(String::as_str)
    }
}

/// The number of a figure that two articles do not share by chance: dated, without an owner, of several digits.
fn telling(figure: &Figure) -> Option<Decimal> {
    let value = figure.amount.value?.normalize();
    // Two countries may both have inflation of 2.4 %.
    let digits = if figure.unit.is_share() { 100 } else { 10 };
    let telling = value.mantissa().abs() >= digits
        && figure.period.is_some()
        && matches!(figure.kind, Kind::Level | Kind::Share | Kind::Count)
        && Standing::of(figure.status) == Standing::Told
        && owner(figure).is_none();
    telling.then_some(value)
}
