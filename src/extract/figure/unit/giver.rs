//! A bare number and the figures before it → the one whose unit it leaves out: the nearest that is as large, of the same sort.
//!
//! Has no opinion on what a number without such a figure counts.

use super::elided::lead;
use super::money;
use crate::extract::figure::find::Raw;
use crate::extract::figure::lexicon::class;
use crate::extract::figure::number::Form;
use crate::extract::figure::reader::Reader;
use crate::model::Kind;
use crate::model::figure::power_of_ten;
use rust_decimal::Decimal;

/// How many figures back a unit is looked for.
pub(super) const NEAR: usize = 6;

/// How many figures back the unit of millions is looked for: an article reckons in one currency.
const FAR: usize = 14;

/// What a bare number asks of the figure that could give it a unit.
pub(super) struct Asks {
    /// How large it is.
    pub(super) value: Decimal,
    /// "28 of them".
    pub(super) of_them: bool,
    /// "another 28", "28 more".
    pub(super) more: bool,
    /// It does something, as things that are counted do: "28 have left".
    pub(super) acts: bool,
}

/// "of them", "of whom", "of the latter".
pub(in crate::extract::figure) fn is_of_them(r: &Reader<'_>, of: usize) -> bool {
    r.is(of, word!("of"))
        && (r.any(of + 1, words!["them", "whom", "which", "these", "those"])
            || r.is(of + 1, word!("the")) && r.any(of + 2, words!["latter", "former"]))
}

/// "another 28", "a further 28", "28 more".
pub(in crate::extract::figure) fn is_more(r: &Reader<'_>, raw: &Raw) -> bool {
    r.is(raw.after, word!("more"))
        || raw.outer > raw.range.first && r.any(raw.outer - 1, words!["another", "further"])
}

/// True for a figure that counts people or things.
pub(super) fn is_counted(raw: &Raw) -> bool {
    raw.noun.is_some()
        || raw.kind == Kind::Count
        || raw.unit.key == "person"
        || raw.rule == "en/count"
}

/// The figure that gives its unit to the bare number `raw`.
pub(super) fn giver<'a>(
    r: &Reader<'_>,
    raw: &Raw,
    done: &'a [Raw],
    asks: &Asks,
) -> Option<&'a Raw> {
    let millions = raw.number.scale >= 6;
    let reach = if millions { FAR } else { NEAR };
    let near = || done.iter().rev().take(reach);
    let nearest = near().find(|other| gives(r, other, raw, asks))?;
    // "72 per cent of the 900 asked; in 2016 it was 79", "86 % of pay for a 500 sq ft flat": what was told, not what it was told of.
    let counts = asks.more || asks.of_them || asks.acts;
    let found = near()
        .filter(|_| !counts && is_aside(r, nearest))
        .filter(|other| other.range == nearest.range && other.kind != Kind::Change)
        .filter(|other| other.unit.is_share() || other.range == raw.range)
        .find(|other| !is_aside(r, other) && gives(r, other, raw, asks))
        .unwrap_or(nearest);
    if found.range == raw.range {
        return Some(found);
    }
    // "goals in 25 matches. He hopes for ten": of either.
    let doubtful = found.noun.is_some()
        && !asks.more
        && !asks.of_them
        && near().any(|other| {
            other.range == found.range
                && other.noun.is_some_and(|noun| found.noun != Some(noun))
                && other.unit.key != found.unit.key
        });
    if doubtful {
        return None;
    }
    if !millions || found.unit.currency.is_none() {
        return Some(found);
    }
    // The currency that the article reckons in, and not one that it names once beside it.
    let often = |one: &Raw| near().filter(|other| other.unit == one.unit).count();
    near()
        .filter(|other| other.unit.currency.is_some() && gives(r, other, raw, asks))
        .fold(None, |best: Option<&Raw>, other| match best {
            Some(best) if often(best) >= often(other) => Some(best),
            _ => Some(other),
        })
}

/// True for a figure that only tells more of a noun beside what is said: "in seven provinces", "a survey of 900 adults", "a
/// 500 sq ft flat".
pub(in crate::extract::figure) fn is_aside(r: &Reader<'_>, raw: &Raw) -> bool {
    if raw.kind == Kind::Change || !raw.own_unit {
        return false;
    }
    let sized = raw.rule == "en/measure"
        && raw.outer > raw.range.first
        && r.any(raw.outer - 1, words!["a", "an", "the"])
        && r.is_word(raw.last)
        && !r.dated(raw.last)
        && !r.has(raw.last, class::FUNCTION);
    let lead = lead(r, raw);
    let before = lead.saturating_sub(1);
    // "rose to 40 boats", "stood at 900 bales": what came of it.
    let comes = r.any(lead, words!["to", "at", "by"])
        && r.has(before, class::ANY_VERB | class::MOVE | class::PARTICLE);
    let placed = raw.noun.is_some()
        && !comes
        && r.any(
            lead,
            words![
                "in", "at", "among", "across", "for", "of", "with", "on", "between", "from", "to",
                "by", "over"
            ],
        );
    sized || placed
}

/// How large a figure is as it stands in the text: 30 for "30 cents".
pub(super) fn face(r: &Reader<'_>, raw: &Raw) -> Option<Decimal> {
    let value = raw.amount.value.or(raw.amount.high)?.abs();
    if in_hundredths(r, raw) {
        return value.checked_mul(Decimal::ONE_HUNDRED);
    }
    Some(value)
}

/// True for "30 cents", "42 US cents".
pub(in crate::extract::figure) fn in_hundredths(r: &Reader<'_>, raw: &Raw) -> bool {
    raw.unit.currency.is_some()
        && (money::is_hundredth(r, raw.number.last) || money::is_hundredth(r, raw.number.last + 1))
}

/// True when `other` can give its unit to the bare number `raw`.
pub(super) fn gives(r: &Reader<'_>, other: &Raw, raw: &Raw, asks: &Asks) -> bool {
    let Some(size) = face(r, other) else {
        return false;
    };
    let value = asks.value;
    let within = |times: u32| {
        let times = Decimal::from(times);
        value <= size.saturating_mul(times) && size <= value.saturating_mul(times)
    };
    let key = other.unit.key.as_ref();
    if matches!(
        key,
        "" | "rank" | "magnitude" | "fraction" | "percentage_point" | "basis_point" | "point"
    ) {
        return false;
    }
    let counts = is_counted(other);
    let apart = raw.range.sentence - other.range.sentence;
    if raw.number.scale >= 6 {
        return !other.unit.is_share() && counts == asks.of_them && within(5000);
    }
    if apart > 2 {
        return false;
    }
    let thousands = value >= Decimal::ONE_THOUSAND && size >= Decimal::ONE_THOUSAND;
    if other.number.scale >= 6 && !thousands {
        let foretold = r.has(lead(r, raw), class::EXPECTING);
        return (!counts || foretold) && apart < 2 && scaled_alike(r, other, raw, asks);
    }
    if counts {
        let alike = value.scale() == 0 || size.scale() > 0;
        // "machines that use the 486": a name.
        let named = r.is(raw.outer.wrapping_sub(1), word!("the"))
            && !r.has(
                raw.after,
                class::CONJUNCTION | class::EXPECTING | class::PREPOSITION,
            );
        let alike = alike && !named;
        // "Owns 1,750,000 shares. The gauge closed at 141": other things.
        return alike && within(2000) && (!asks.of_them || size > value);
    }
    // "fell 5 to 286", where a price before stood still; "closed at 738 pounds, down 31" tells its unit.
    let beside = apart == 0
        && other.unit.currency.is_some()
        && raw.outer == other.after + 2
        && r.is(other.after, word!(","))
        && r.any(other.after + 1, words!["up", "down"]);
    if beside {
        return within(500);
    }
    let moved = raw.kind == Kind::Change && other.kind != Kind::Change;
    // "fell 1.4%, or 6.43": the same change in points.
    let again = r.is(lead(r, raw), word!("or"));
    if asks.acts || asks.of_them || moved || again {
        return false;
    }
    // "Twenty is painful", but "turned away a dozen".
    let bounded = raw.outer < raw.first || r.has(lead(r, raw), class::PREPOSITION);
    let worded = raw.number.form == Form::Words && !r.has(raw.after, class::AUXILIARY) && !bounded;
    // "The debt is to come below 100 per cent; it now stands at 128".
    let large = value > Decimal::ONE_HUNDRED
        && !(key == "percent" && size >= Decimal::from(60) && within(3) && value.scale() == 0 && {
            let it = words!["it", "debt", "ratio", "share"];
            (raw.range.first..raw.outer).take(4).any(|at| r.any(at, it))
        });
    if other.unit.is_share() && (large || worded) {
        return false;
    }
    // "40, 20 % above the limit of 35": how far above is no limit.
    let moved = other.unit.is_share() && other.kind == Kind::Change && apart == 0;
    let noun = raw.outer.saturating_sub(2);
    let bound = r.is(raw.first.wrapping_sub(1), word!("of"))
        && !r.has(noun, class::RATE | class::MOVE | class::CONJUNCTION);
    if moved && raw.kind != Kind::Change && bound {
        return false;
    }
    // "3.1 times earnings; it should come below 2.5".
    if key == "times" {
        return apart == 0 && value.scale() > 0 && within(5);
    }
    let same = raw.measure.is_some() && raw.measure == other.measure;
    // "It lost 18 metres. The year before it lost seven", but "it has promised six".
    let at = lead(r, raw);
    let told = raw.kind == Kind::Change || same || apart == 0 || r.has(at, class::PREPOSITION);
    if raw.number.form == Form::Words && !other.unit.is_share() && !told {
        return false;
    }
    within(match (asks.more, same) {
        (true, _) => 200,
        // "wind supplied 34 per cent and solar 2": parts of one whole are of any size.
        _ if other.kind == Kind::Share && key == "percent" && apart == 0 => 100,
        (_, true) => 30,
        // "took 437,000 tonnes; the Faroes get 32,000".
        _ if thousands => 20,
        _ => 5,
    })
}

/// True for "has repaid 71 million and owes another 38", "£90m, against 61 a year earlier": millions too, as many.
fn scaled_alike(r: &Reader<'_>, other: &Raw, raw: &Raw, asks: &Asks) -> bool {
    let Some(size) = power_of_ten(other.number.scale)
        .zip(other.amount.value)
        .and_then(|(factor, value)| value.abs().checked_div(factor))
    else {
        return false;
    };
    let near = |one: Decimal, other: Decimal| one <= other.saturating_mul(Decimal::from(20));
    let at = lead(r, raw);
    let set_beside = r.any(at, words!["from", "against", "versus", "after"])
        || r.has(at, class::EXPECTING)
        // "The fund had hoped for £90m. It got 61."
        || raw.range != other.range && r.any(raw.range.first, words!["it", "they", "he", "she", "we"]);
    // "$14 million of repairs, of which the state has promised six".
    let of_it = raw.range == other.range
        && (other.after..raw.outer).any(|at| r.is(at, word!("of")) && r.is(at + 1, word!("which")))
        && asks.value <= size;
    (of_it || asks.more || raw.number.form == Form::Digits && set_beside)
        && asks.value < Decimal::ONE_THOUSAND
        && near(asks.value, size)
        && near(size, asks.value)
}

#[cfg(test)]
mod tests {
    use super::super::elided::tests::check;
    use super::*;
    use crate::extract::figure::tests::press::figure;

    #[test]
    fn millions_are_of_the_money_that_the_article_reckons_in() {
        check(&[
            (
                "The port of Oslo took 46 million kroner in dues. Dredging swallowed 19 million.",
                "19 million",
                "NOK",
                Kind::Level,
            ),
            (
                "Norway gave 40bn kroner, 30bn kroner of it in arms. Sweden gave SKr20bn. The left would have stopped at 10bn.",
                "10bn",
                "NOK",
                Kind::Level,
            ),
            (
                "The club owes 71 million reais to the state. Players are owed another 38.",
                "38",
                "BRL",
                Kind::Level,
            ),
            (
                "The line will carry 16 million passengers, against six million today. Critics expect 11.",
                "11",
                "person",
                Kind::Count,
            ),
            // People and things are counted by a noun of their own.
            (
                "The port took 46 million kroner in dues and let in 19 million tourists.",
                "19 million tourists",
                "tourist",
                Kind::Count,
            ),
            (
                "The firm took $46 million and hoped to sell 19 million of them.",
                "19 million",
                "",
                Kind::Count,
            ),
        ]);
        assert_eq!(
            figure(
                "The club owes 71 million reais to the state. Players are owed another 38.",
                "38"
            )
            .amount
            .value,
            Some(38_000_000.into())
        );
    }

    #[test]
    fn what_is_as_large_is_of_the_same_unit() {
        check(&[
            (
                "Growers delivered 410,000 tonnes of beet. In a good year they bring in 600,000.",
                "600,000",
                "tonne",
                Kind::Level,
            ),
            (
                "The union wants 7 per cent. The employers have offered 3.5.",
                "3.5",
                "percent",
                Kind::Level,
            ),
            (
                "Families were promised 150,000 taka. Each has got 100,000.",
                "100,000",
                "BDT",
                Kind::Level,
            ),
            (
                "The tongue of ice lost 18 metres last year. The year before it lost seven.",
                "seven",
                "metre",
                Kind::Change,
            ),
            (
                "Prices rose 2.4 per cent in May after 2.1 in April.",
                "2.1",
                "percent",
                Kind::Change,
            ),
            (
                "The fund had hoped to raise £90m. It got 61.",
                "61",
                "GBP",
                Kind::Level,
            ),
            (
                "Soot averaged 48 micrograms, 20% above the limit of 40.",
                "40",
                "microgram",
                Kind::Level,
            ),
            (
                "The fund raised £90m from 61 firms.",
                "61 firms",
                "firm",
                Kind::Count,
            ),
            (
                "Kelso owns 64 million of Lind's 95 million shares and paid $24 million.",
                "64 million",
                "share",
                Kind::Count,
            ),
            (
                "The board meant to build 900 flats. It has finished 64,000.",
                "64,000",
                "flat",
                Kind::Count,
            ),
            // Nouns that can be verbs, before a word that tells when; the verb behind a percentage.
            (
                "The council wrote to 83 firms this spring.",
                "83 firms",
                "firm",
                Kind::Count,
            ),
            (
                "A rate over 1% points to late care.",
                "1%",
                "percent",
                Kind::Level,
            ),
            // Other things, far more of them.
            (
                "The fund owns 1,750,000 shares. The gauge closed at 141.",
                "141",
                "",
                Kind::Level,
            ),
            // A price that stood still before, the same change in points, a name.
            ("Gas sold for £6. Tin fell 5 to 286.", "5", "", Kind::Change),
            ("The gauge fell 1.4%, or 6.43.", "6.43", "", Kind::Change),
            (
                "It runs 15 million lines. Machines using the 486 are fast.",
                "486",
                "",
                Kind::Level,
            ),
            // A noun of its own, whatever it names.
            (
                "The road was 12,500 km, or 25,000 Li.",
                "25,000",
                "",
                Kind::Count,
            ),
            (
                "The school needs $14 million of repairs, of which the state has promised six.",
                "six",
                "USD",
                Kind::Level,
            ),
            (
                "The fleet took 437,000 tonnes. The Faroes get 32,000.",
                "32,000",
                "tonne",
                Kind::Level,
            ),
            (
                "The deficit is 7.9 per cent. The minister wants it below five by 2016.",
                "five",
                "percent",
                Kind::Level,
            ),
            // Too large for a percentage; a word for a few things, and no percentage; an index of points.
            (
                "The union wants 7 per cent. The strike fund holds 3,500.",
                "3,500",
                "",
                Kind::Level,
            ),
            (
                "They will grow 6 per cent of it. The mill turned away a dozen.",
                "a dozen",
                "",
                Kind::Count,
            ),
            (
                "Prices rose 47 per cent. The managers' index fell to 48.2.",
                "48.2",
                "",
                Kind::Level,
            ),
        ]);
    }

    #[test]
    fn what_is_set_aside_lends_its_noun_last() {
        check(&[
            (
                "Three-room flats made up 74 percent of sales in three towns; in 2009 it was 58.",
                "58",
                "percent",
                Kind::Share,
            ),
            (
                "A family in a 50 square metre flat spends 46% of its pay on it. A year ago it was 38.",
                "38",
                "percent",
                Kind::Share,
            ),
            (
                "Gas made 42 per cent of the power; wind supplied 34 and solar 3.",
                "3",
                "percent",
                Kind::Share,
            ),
            // Nothing but what is set aside; what came of a move.
            (
                "The line has a fleet of 40 boats. In 1985 it was 65.",
                "65",
                "boat",
                Kind::Count,
            ),
            (
                "With 12 per cent more to spend, the fleet grew to 40 boats. Now it is 35.",
                "35",
                "boat",
                Kind::Count,
            ),
        ]);
    }

    #[test]
    fn of_two_counts_before_neither_lends_its_noun() {
        check(&[
            (
                "The estate has 17 barns and 25 cottages. The storm took away five.",
                "five",
                "",
                Kind::Count,
            ),
            (
                "The year has 11 chances. The monsoon takes away five.",
                "five",
                "chance",
                Kind::Count,
            ),
        ]);
    }
}
