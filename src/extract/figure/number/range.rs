//! Neighbouring figures → ranges and shared units: "3-5 %", "between 18 and 20 million", "2, 3 and 4 percent".
//!
//! "From A to B" stays two figures: a movement has a beginning and an end.

use super::Form;
use super::named_number::is_listed_part;
use crate::extract::figure::find::{Raw, hedge};
use crate::extract::figure::kind::motion_before;
use crate::extract::figure::lexicon::class;
use crate::extract::figure::reader::Reader;
use crate::extract::figure::unit::alike::{
    brings, measured_alike, moved_alike, part_alike, polls, within,
};
use crate::extract::figure::unit::giver;
use crate::extract::figure::verb;
use crate::extract::letters::Words;
use crate::model::figure::power_of_ten;
use crate::model::{Qualifier, Unit};
use rust_decimal::Decimal;

/// Shares units among the raw figures of one sentence and joins ranges, in place from index `start`.
pub(in crate::extract::figure) fn join(r: &Reader<'_>, raws: &mut Vec<Raw>, start: usize) {
    share_backward(r, raws, start);
    share_forward(r, raws, start);
    let mut at = start;
    while at + 1 < raws.len() {
        if joins(r, &raws[at], &raws[at + 1]) {
            let second = raws.remove(at + 1);
            let floor = if at > start {
                raws[at - 1].last
            } else {
                raws[at].range.first
            };
            merge(r, &mut raws[at], &second, floor);
        } else if bounds(r, &raws[at], &raws[at + 1]) {
            let second = raws.remove(at + 1);
            merge_bounds(&mut raws[at], &second);
        }
        at += 1;
    }
}

/// True for a figure that has a number and nothing else.
fn is_bare(raw: &Raw) -> bool {
    raw.unit == Unit::default() && !raw.led
}

/// True when only list words stand between two figures.
fn listed(r: &Reader<'_>, a: &Raw, b: &Raw) -> bool {
    a.after <= b.outer
        && b.outer - a.after <= 3
        // "stood at 1,940, five times the level of May": the multiple says more, and shares no unit.
        // "340, or 85 %": said again as a part.
        && !(b.unit.is_share()
            && r.is(a.after, word!(","))
            && r.is(a.after + 1, word!("or"))
            && a.amount.value.is_some_and(|value| value > Decimal::ONE_HUNDRED))
        && !(b.unit.key == "times"
            && a.amount.value.is_some_and(|value| value >= Decimal::ONE_HUNDRED))
        // "1.2 million, or 14 % of the market": said again, no list.
        && !(b.unit.is_share()
            && (a.number.scale >= 3
                || b.number.form == Form::Fraction
                || a.amount.value.is_some_and(|value| value >= Decimal::ONE_THOUSAND)))
        && (a.after..b.outer).all(|at| {
            r.any(
                at,
                words![
                    "and",
                    "or",
                    "to",
                    "through",
                    ",",
                    "-",
                    "–",
                    "—",
                    "−",
                    "~",
                    "respectively"
                ],
            )
        })
        && a.after < b.outer
}

/// "2, 3 and 4 percent", "8,200 to 6,900 employees": the unit stands at the last number.
fn share_backward(r: &Reader<'_>, raws: &mut [Raw], start: usize) {
    for at in (start + 1..raws.len()).rev() {
        let (head, tail) = raws.split_at_mut(at);
        let (Some((a, before)), Some(b)) = (head.split_last_mut(), tail.first()) else {
            continue;
        };
        if a.led
            && b.led
            && a.unit == b.unit
            && a.range == b.range
            && a.number.scale == 0
            && b.number.scale >= 6
            && a.amount
                .value
                .is_some_and(|value| value < Decimal::ONE_THOUSAND)
            && listed(r, a, b)
        {
            // "$61, $58 and $55 million": the scale stands once.
            scale_among(a, b);
        }
        if at > start
            && is_bare(a)
            && !b.unit.key.is_empty()
            && a.range == b.range
            && listed(r, a, b)
            && !b.led
            && !before.last().is_some_and(|other| came_from(r, a, other))
        {
            // "jumped 30 basis points and then another 9 to 2.87 percent".
            let points = (b.unit.key == "percent" && r.is(a.after, word!("to")))
                .then(|| before.iter().rfind(|other| other.range == a.range))
                .flatten()
                .filter(|other| other.unit.key == "basis_point");
            let giver = points.unwrap_or(b);
            a.unit = giver.unit.clone();
            a.noun = giver.noun;
            a.own_unit = false;
            a.rule = giver.rule;
            if points.is_some() {
                continue;
            }
            scale_like(a, b);
            in_cents(r, a, b);
        }
    }
}

/// True for "87 per cent from 94": where the figure before came from.
fn came_from(r: &Reader<'_>, a: &Raw, before: &Raw) -> bool {
    a.range == before.range
        && a.outer == before.after + 1
        && r.is(before.after, word!("from"))
        && !before.unit.key.is_empty()
        && before.noun.is_none()
}

/// "between 10.8 and 37.4 cents": both are hundredths.
fn in_cents(r: &Reader<'_>, a: &mut Raw, b: &Raw) {
    if giver::in_hundredths(r, b)
        && let Some(value) = a.amount.value
    {
        a.amount.value = Some((value * Decimal::new(1, 2)).normalize());
        a.amount.last_digit = a.amount.last_digit.saturating_sub(2);
    }
}

/// "$4.1-4.3 billion", "18 and 20 million": the scale stands at the last number.
fn scale_like(a: &mut Raw, b: &Raw) {
    let limit = b.amount.value.unwrap_or_default().abs();
    if a.number.scale != 0 || b.number.scale <= 0 {
        return;
    }
    let fits = power_of_ten(b.number.scale)
        .zip(a.amount.value)
        .and_then(|(factor, value)| value.checked_mul(factor))
        .is_some_and(|scaled| scaled.abs() <= limit);
    if fits {
        scale_among(a, b);
    }
}

/// Gives `a` the scale of `b`.
pub(in crate::extract::figure) fn scale_among(a: &mut Raw, b: &Raw) {
    let (Some(factor), Some(value)) = (power_of_ten(b.number.scale), a.amount.value) else {
        return;
    };
    if let Some(scaled) = value.checked_mul(factor)
        && value.scale() <= 3
    {
        a.amount.value = Some(scaled.normalize());
        a.number.scale = b.number.scale;
        a.amount.last_digit = a.amount.last_digit.saturating_add(b.number.scale);
    }
}

/// "640 vans in April and 710 in July": the noun stands at the first number.
fn share_forward(r: &Reader<'_>, raws: &mut [Raw], start: usize) {
    for at in start..raws.len() {
        let (head, tail) = raws.split_at_mut(at);
        let Some(b) = tail.first_mut() else {
            continue;
        };
        // "350 building jobs and 75 permanent ones".
        if b.unit.key == "one"
            && let Some(a) = head
                .last()
                .filter(|a| a.range == b.range && a.noun.is_some())
        {
            b.unit = a.unit.clone();
            continue;
        }
        if !is_bare(b) || b.number.form == Form::Fraction || is_named(r, b) {
            continue;
        }
        // "Afghanistan took 1.2 million, Azerbaijan 0.9": the scale stands once.
        if b.number.scale == 0
            && b.amount.value.is_some_and(|value| value.scale() > 0)
            && !r.is_word(b.last)
            && let Some(a) = head
                .last()
                .filter(|a| a.range == b.range && a.number.scale >= 6 && !a.unit.is_share())
            && follows_amount(r, b, a)
        {
            scale_among(b, a);
            b.unit = a.unit.clone();
            b.noun = a.noun;
            b.own_unit = false;
            b.rule = a.rule;
            continue;
        }
        // "Chile holds 36 % of it, Australia 24", "Labour was on 44 %, the Greens on 9": the sign stands once.
        if (is_listed_part(r, b) || polls(r, b))
            && let Some(a) = head
                .last()
                .filter(|a| a.range == b.range && a.unit.key == "percent")
        {
            b.unit = a.unit.clone();
            b.own_unit = false;
            b.rule = a.rule;
            continue;
        }
        if let Some(a) = head.last().filter(|a| moved_alike(r, a, b)) {
            b.unit = a.unit.clone();
            in_cents(r, b, a);
            b.own_unit = false;
            b.rule = a.rule;
            continue;
        }
        if let Some(a) = head.last().filter(|a| part_alike(r, a, b)) {
            b.unit = a.unit.clone();
            b.own_unit = false;
            b.rule = a.rule;
            continue;
        }
        // "5.6 billion crowns ($880 million), below the 5.8 billion": what is said again in brackets lends nothing.
        let aside = |a: &Raw| {
            a.outer > 0
                && r.is(a.outer - 1, word!("("))
                && (a.after..b.outer).any(|at| r.is(at, word!(")")))
        };
        let other = head
            .iter()
            .rev()
            .take_while(|a| a.range == b.range)
            .find(|a| !a.unit.is_share() && !aside(a));
        if let Some(a) = other.filter(|a| measured_alike(r, a, b)) {
            b.unit = a.unit.clone();
            in_cents(r, b, a);
            b.own_unit = false;
            b.rule = a.rule;
            continue;
        }
        // "Fourteen of them": the noun may stand in the sentence before.
        let of_them =
            r.is(b.last, word!("of")) && r.any(b.last + 1, words!["them", "these", "those"]);
        let reach = u32::from(of_them);
        let giver = head
            .iter()
            .rev()
            .take_while(|a| a.range.sentence + reach >= b.range.sentence)
            .find(|a| a.noun.is_some() && a.unit.key != "times")
            // Of 53 countries, there are no "21,000 of them".
            .filter(|a| !of_them || a.amount.value >= b.amount.value);
        // "Farmers are paid more, but 440 of them have left": those whom the sentence is about.
        if of_them
            && giver.is_none()
            && let Some(head) = (b.range.first..b.outer)
                .take(3)
                .find(|&at| crate::extract::figure::noun::is_plural(r, at) && !r.dated(at))
            // "Planners count on 52,000 of them": of others.
            && (head + 1..b.outer).any(|at| r.has(at, class::CONJUNCTION | class::PARTING))
        {
            let noun = crate::extract::figure::noun::Noun { first: head, head };
            b.unit = Unit::new(crate::extract::figure::noun::key(r, noun));
            b.noun = Some(noun);
            b.own_unit = false;
            b.rule = "en/count";
            continue;
        }
        let whole = b.number.scale != 0 || b.amount.value.is_some_and(|value| value.scale() == 0);
        // "in three towns and left 18,000 without water": of something else.
        let many = |a: &Raw| {
            let most = a.amount.value.or(a.amount.high).unwrap_or_default();
            b.amount.value <= Some(most.abs().saturating_mul(Decimal::from(500)))
        };
        // "A poll of 900 adults found 53 per cent for it and 33 against": parts of them.
        let part = |a: &Raw| {
            !of_them
                && b.number.scale == 0
                && b.amount.value <= Some(Decimal::ONE_HUNDRED)
                && giver::is_aside(r, a)
                && head.iter().any(|other| {
                    other.range == b.range
                        && other.unit.key == "percent"
                        && !giver::is_aside(r, other)
                })
        };
        let lends = |a: &&Raw| {
            many(a) && !part(a) && !counts_its_own(r, a, b) && !brings(r, b.outer.saturating_sub(1))
        };
        if let Some(a) = giver.filter(lends).filter(|_| whole) {
            b.unit = Unit {
                per: None,
                ..a.unit.clone()
            };
            b.noun = a.noun;
            b.own_unit = false;
            b.rule = a.rule;
        }
    }
}

/// True for a number with nothing but a name between it and the one before: "1.2 million, Azerbaijan | 0.9".
fn follows_amount(r: &Reader<'_>, b: &Raw, a: &Raw) -> bool {
    let joint = r.any(a.after, words![",", "and", ";"]);
    let first = a.after + 1 + usize::from(r.is(a.after + 1, word!("and")));
    joint
        && first < b.outer
        && b.outer - first <= 3
        && (first..b.outer).all(|at| r.capital(at) && r.is_word(at) && !r.dated(at))
}

/// True for "45,000 fans came, and audiences peaked at 11 million": a verb with a plural subject of its own stands between.
fn counts_its_own(r: &Reader<'_>, a: &Raw, b: &Raw) -> bool {
    a.range == b.range
        && verb::verb_before(r, b.outer, a.after).is_some_and(|verb| {
            verb.first > a.after + 1
                && crate::extract::figure::noun::is_plural(r, verb.first - 1)
                && r.has(verb.main, class::MEASURING | class::MOVING)
                // "…, but burglaries rose from 310".
                && (b.number.scale > 0
                    || r.has(verb.first - 2, class::CONJUNCTION | class::PARTING)
                        && r.has(verb.main, class::MOVING)
                        && !r.any(verb.first - 1, words!["sales", "numbers", "deliveries", "orders"]))
        })
}

/// True for "22 Airbus jets": a name follows that the number counts.
fn is_named(r: &Reader<'_>, raw: &Raw) -> bool {
    r.is_word(raw.last)
        && r.spaced(raw.last)
        && r.capital(raw.last)
        && !r.has(raw.last, class::FUNCTION | class::CALENDAR)
}

/// True when two figures are the ends of one range.
fn joins(r: &Reader<'_>, a: &Raw, b: &Raw) -> bool {
    if a.range != b.range || a.amount.value.is_none() || b.amount.value.is_none() {
        return false;
    }
    let alike = a.unit.key == b.unit.key && a.unit.currency == b.unit.currency
        || a.led && is_bare(b)
        || is_bare(a) && !b.led && b.own_unit;
    let before = a.outer.checked_sub(1).filter(|&at| at >= a.range.first);
    let word = |list: Words| before.is_some_and(|at| r.any(at, list));
    let gap = b.outer.saturating_sub(a.last);
    let linked = gap == 1 && r.any(a.last, words!["and", "to", "-", "–"])
        || gap == 2
            && r.is(a.last, word!("and"))
            && r.is(a.last + 1, word!("the"))
            && a.number.form == Form::Ordinal;
    let between = (word(words!["between"])
        || before.is_some_and(|at| {
            at > a.range.first && r.is(at, word!("the")) && r.is(at - 1, word!("between"))
        }))
        && linked;
    if between {
        return alike;
    }
    let dash = gap == 1
        && (r.dash(a.last) || r.is(a.last, word!("~")))
        && r.spaced(a.last) == r.spaced(a.last + 1);
    // "Down from 6-8 %": a dash between two numbers joins them whatever moved.
    let apart = !dash || r.spaced(a.last);
    let moved_from = apart && word(words!["from"]) && moves(r, a);
    if !alike || b.outer != b.first || a.after != a.last || moved_from {
        return false;
    }
    // "four or five people".
    let either = gap == 1
        && r.is(a.last, word!("or"))
        && a.number.form == Form::Words
        && !a.own_unit
        && a.amount.value.map(|value| value + Decimal::ONE) == b.amount.value;
    let through = either || gap == 1 && r.any(a.last, words!["through"]);
    let to = gap == 1 && r.is(a.last, word!("to"))
        || gap == 2 && r.hyphen(a.last) && r.is(a.last + 1, word!("to"));
    let moved = before.is_some_and(|at| {
        r.sense(at).motion.is_some()
            || r.any(at, words!["by", "a", "the"]) && (r.sense(at.wrapping_sub(1)).motion.is_some())
            // "cut its estimate of the crop by 3m tons to 82m tons".
            || r.is(at, word!("by"))
                && a.own_unit
                && motion_before(r, at, a.range.first, false).is_some()
    });
    // "78 to 35" is a vote, not a range: what goes from A to B without a word of change ascends.
    // "rose by 3 to 5 percent", "by 30 to 60 centimetres": the unit stands once, and the two lie close.
    let shared = !a.own_unit
        && (matches!(
            a.unit.key.as_ref(),
            "percent" | "percentage_point" | "basis_point"
        ) || word(words!["by"])
            || b.noun.is_some() && word(SHEDDING))
        && a.amount
            .value
            .zip(b.amount.value)
            .is_some_and(|(low, high)| within(high, low, 4));
    let ascends = match (a.amount.value, b.amount.value) {
        (Some(low), Some(high)) => {
            low.abs() <= high.abs()
                || low.is_sign_negative() && low < high
                || b.number.scale > a.number.scale
        }
        _ => false,
    };
    (dash || through || to && (!moved || shared)) && ascends
}

/// Verbs whose object is what there is more or less of: "cutting 2,000 to 3,000 posts".
const SHEDDING: Words = words! {
    "cut", "cuts", "cutting", "shed", "sheds", "shedding", "axe", "axes", "axed", "axing", "add", "adds", "added",
    "adding", "lose", "loses", "lost", "losing", "create", "creates", "created", "creating", "eliminate",
    "eliminating",
};

/// True for "fell from 5 to 3", not for "ranging from 3 to 5": a word of change stands before.
fn moves(r: &Reader<'_>, a: &Raw) -> bool {
    let moved = (a.range.first..a.outer).rev().take(24).any(|at| {
        r.sense(at).motion.is_some()
            && r.has(at, class::MOVING | class::MOVE | class::PARTICLE)
            && !r.any(at, words!["more", "less", "above", "below"])
    });
    let goes = a.outer > a.range.first + 1
        && r.any(
            a.outer - 2,
            words![
                "goes", "go", "went", "gone", "moves", "moved", "switched", "changed"
            ],
        );
    (moved || goes) && !ranging(r, a)
}

fn ranging(r: &Reader<'_>, a: &Raw) -> bool {
    let at = a.outer.saturating_sub(2);
    a.outer >= a.range.first + 2
        && r.any(
            at,
            words![
                "ranging", "ranged", "range", "ranges", "anywhere", "varying", "varies", "vary"
            ],
        )
}

fn merge(r: &Reader<'_>, a: &mut Raw, b: &Raw, floor: usize) {
    scale_like(a, b);
    let values = (a.amount.value, b.amount.value);
    if let (Some(low), Some(high)) = values {
        a.amount.low = Some(low.min(high));
        a.amount.high = Some(high.max(low));
    }
    a.amount.value = None;
    a.amount.last_digit = a.amount.last_digit.min(b.amount.last_digit);
    a.last = b.last;
    a.number.last = b.number.last;
    a.number.scale = a.number.scale.max(b.number.scale);
    a.unit = if is_bare(b) {
        a.unit.clone()
    } else {
        b.unit.clone()
    };
    a.noun = b.noun.or(a.noun);
    hedge(r, a, floor);
    a.after = b.after;
    if a.outer > floor && r.any(a.outer - 1, words!["between", "from"]) {
        a.outer -= 1;
    }
    a.qualifier = Qualifier::Between;
    a.own_unit = true;
    if !matches!(a.rule, "en/money-shared") {
        a.rule = "en/range";
    }
}

/// True for "more than 100 and less than 300": one range said by its bounds.
fn bounds(r: &Reader<'_>, a: &Raw, b: &Raw) -> bool {
    use Qualifier::{AtLeast, AtMost, Over, Under};
    let opposite = matches!(
        (a.qualifier, b.qualifier),
        (Over | AtLeast, Under | AtMost) | (Under | AtMost, Over | AtLeast)
    );
    let gap =
        (a.after..b.outer).all(|at| r.any(at, words!["and", "but", ","])) && a.after < b.outer;
    let (Some(first), Some(second)) = (a.amount.value, b.amount.value) else {
        return false;
    };
    let lower_first = matches!(a.qualifier, Over | AtLeast);
    let ordered = if lower_first {
        first < second
    } else {
        second < first
    };
    opposite
        && gap
        && ordered
        && a.range == b.range
        && (a.unit == b.unit || is_bare(a) || is_bare(b))
}

fn merge_bounds(a: &mut Raw, b: &Raw) {
    let (Some(first), Some(second)) = (a.amount.value, b.amount.value) else {
        return;
    };
    a.amount.low = Some(first.min(second));
    a.amount.high = Some(first.max(second));
    a.amount.value = None;
    a.last = b.last;
    a.after = b.after;
    if is_bare(a) {
        a.unit = b.unit.clone();
        a.noun = b.noun;
    }
    a.qualifier = Qualifier::Between;
    a.rule = "en/range";
}
