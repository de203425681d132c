//! What a figure goes on about: the measure of the figure before it, in its sentence or in the one before.
//!
//! "up 3 % from $2.4 billion", "against expectations of 3.6 %", "to 183,724 units", "it fell by 4 %". Has no opinion on the
//! measure of a figure that opens a subject of its own.

use crate::extract::figure::find::Raw;
use crate::extract::figure::kind::PACES;
use crate::extract::figure::lexicon::{Sense, class};
use crate::extract::figure::phrase::{self, Phrase};
use crate::extract::figure::reader::Reader;
use crate::extract::figure::speaker::claiming::PUTTING;
use crate::extract::figure::subject::subject;
use crate::extract::figure::unit::giver::is_aside;
use crate::extract::figure::verb;
use crate::extract::letters::{Letters, Words};
use crate::model::Kind;
use rust_decimal::Decimal;

/// Nouns for what was expected of a measure, and for its other readings.
pub(in crate::extract::figure) const EXPECTED: Words = words! {
    "expectation", "expectations", "forecast", "forecasts", "estimate", "estimates", "consensus",
    "prediction", "predictions", "projection", "projections", "peak", "high", "low", "count", "reading",
    "target", "range", "guidance",
};

/// The token before a figure, past what only tells which reading it is: "from a revised $4m".
pub(in crate::extract::figure) fn lead(r: &Reader<'_>, raw: &Raw) -> Option<usize> {
    let mut at = raw.outer.checked_sub(1)?;
    let reading = |at: usize| {
        r.any(
            at,
            words![
                "revised",
                "earlier",
                "previous",
                "initial",
                "upwardly",
                "downwardly",
                "normal",
                "usual",
                "original",
                "planned",
                "expected"
            ],
        )
    };
    // "two cuts instead of three".
    if r.is(at, word!("of")) && r.is(at.wrapping_sub(1), word!("instead")) {
        return Some(at - 1);
    }
    // "against the 3.5 % on offer".
    if r.has(at, class::DETERMINER) && at > raw.range.first && is_comparing(r, at - 1) {
        return Some(at - 1);
    }
    // "instead of the 3 % first proposed", "well short of the 6.3 % recorded in May".
    if r.any(at, words!["the", "its", "their"])
        && at > raw.range.first + 1
        && r.is(at - 1, word!("of"))
        && r.any(at - 2, words!["instead", "short", "ahead", "shy"])
    {
        return Some(at - 2);
    }
    if reading(at) {
        while at > raw.range.first && (reading(at) || r.has(at, class::DETERMINER)) {
            at -= 1;
        }
    }
    Some(at)
}

/// "against expectations of 3.6 percent", "up from a forecast of 1.2 %", "compared with 41 a year ago": what the figure
/// before measured, expected or at another time.
pub(super) fn compared(r: &Reader<'_>, raw: &Raw, previous: Option<&Raw>) -> Option<String> {
    let previous = previous?;
    let at = lead(r, raw)?;
    let between = || previous.after..at + 1;
    // "compared with 41 last year and an earlier forecast of 38": both are set beside the figure before them.
    let beside = previous.outer > raw.range.first
        && (is_comparing(r, previous.outer - 1)
            || r.is(previous.outer.wrapping_sub(2), word!("compared")));
    let expected = r.is(at, word!("of"))
        // "shrank 0.6 %, against a revised rise of 2.1 %".
        && (r.any(at - 1, EXPECTED)
            || r.has(at - 1, class::MOVE)
                && !r.any(at - 1, words!["loss", "losses", "gain", "gains"])
                && raw.unit == previous.unit)
        && (beside
            || between().any(|i| is_comparing(r, i) || misses(r, i))
            || previous.unit.key == "times")
        && between().count() < 12;
    let moved = between().any(|i| r.has(i, class::MOVING) && !r.has(i, class::MOVE));
    let bare = raw.noun.is_none() || !raw.own_unit;
    let short = r.any(at, words!["short", "ahead", "shy"]) && raw.unit == previous.unit;
    let plain = (is_comparing(r, at) || short) && bare && between().count() < 9 && !moved
        || short && between().any(|i| r.is(i, word!(","))) && bare && !moved
        || r.any(at, words!["with", "to"])
            && at > previous.after
            && r.is(at - 1, word!("compared"));
    // "rose by $6bn, below the $10bn forecast".
    if r.any(raw.after, EXPECTED)
        && r.has(at, class::DETERMINER)
        && raw.unit == previous.unit
        && between().any(|i| is_comparing(r, i) || misses(r, i) || r.has(i, class::PARTICLE))
    {
        return previous.measure.clone();
    }
    (expected || plain).then(|| previous.measure.clone())?
}

/// True for the words that set a result beside what was expected: "missing forecasts of $3bn".
fn misses(r: &Reader<'_>, at: usize) -> bool {
    r.any(
        at,
        words![
            "missing",
            "beating",
            "topping",
            "exceeding",
            "above",
            "below",
            "ahead",
            "short"
        ],
    )
}

/// True for the words that lead to what a figure is compared with.
pub(in crate::extract::figure) fn is_comparing(r: &Reader<'_>, at: usize) -> bool {
    r.any(
        at,
        words!["from", "against", "versus", "vs", "compared", "instead"],
    )
}

/// "car sales fell 25 %, to 183,724 units", "volumes were 6 % lower at 410,000 trailers": the level that a change led to.
pub(super) fn landed(r: &Reader<'_>, raw: &Raw, previous: Option<&Raw>) -> Option<String> {
    let previous = previous.filter(|other| other.kind == Kind::Change && other.unit.is_share())?;
    let lead = past_pace(r, raw.outer.checked_sub(1)?, previous.after);
    let plain = (previous.after..lead).all(|i| {
        r.is(i, word!(","))
            || r.dated(i)
            || r.has(i, class::PARTICLE | class::PREPOSITION | class::CALENDAR)
    });
    (raw.noun.is_some() && r.any(lead, words!["to", "at"]) && plain)
        .then(|| previous.measure.clone())?
}

/// The "to" or "at" of "to a seasonally adjusted annual rate of": past the words for how a number is reckoned.
fn past_pace(r: &Reader<'_>, of: usize, floor: usize) -> usize {
    if of <= floor || !r.is(of, word!("of")) || !r.any(of - 1, PACES) {
        return of;
    }
    (floor.max(of.saturating_sub(6))..of)
        .rev()
        .find(|&at| r.any(at, words!["to", "at"]))
        .unwrap_or(of)
}

/// "the order backlog stands at 8,600 aircraft", "attendance slid to 31,000 fans": what came to that many of them.
pub(super) fn reached(r: &Reader<'_>, raw: &Raw) -> Option<Phrase> {
    raw.noun.filter(|_| raw.own_unit)?;
    // "Pre-orders exceed 300,000 units": the hedge is the verb.
    if raw.outer < raw.first && raw.outer > raw.range.first && r.has(raw.outer, class::MEASURING) {
        let verb = verb::Verb::at(r, raw.outer, raw.range.first);
        return subject(r, verb, raw.range.first).filter(|&(first, last)| names(r, first, last));
    }
    let lead = raw
        .outer
        .checked_sub(1)
        .filter(|&at| at > raw.range.first)?;
    // "puts the shortfall at between 200 and 300 homes".
    if r.is(lead, word!("at"))
        && let Some(put) = (raw.range.first..lead)
            .rev()
            .take(7)
            .find(|&at| r.any(at, PUTTING))
        && r.has(put + 1, class::DETERMINER)
        && let Some((first, last)) = phrase::noun_phrase(r, put + 1, lead)
        && last == lead
    {
        return Some((first, last));
    }
    let stands = r.is(lead, word!("at"))
        && r.any(
            lead - 1,
            words![
                "stands", "stood", "standing", "remains", "remained", "peaked", "peaks"
            ],
        );
    let comes = r.is(lead, word!("to"))
        && r.has(lead - 1, class::MOVING)
        && r.sense(lead - 1).motion.is_some()
        && !r.any(lead - 1, words!["lost", "lose", "loses", "added", "moved"])
        && !r.has(lead - 1, class::MOVE);
    // "deliveries came to 379,200 vehicles".
    let comes = comes
        || r.is(lead, word!("to"))
            && r.any(
                lead - 1,
                words!["came", "comes", "amounted", "amounts", "amounting"],
            );
    // "volume totalled 812 million shares", "attendance averaged 31,000 fans".
    let sums = r.any(
        lead,
        words![
            "totalled", "totaled", "averaged", "totals", "averages", "numbered"
        ],
    );
    // "Trading volume was 3.1 billion shares": one thing that is so many others.
    let is = r.any(lead, words!["was", "is"]);
    if !stands && !comes && !is && !sums {
        return None;
    }
    let main = if is || sums { lead } else { lead - 1 };
    let verb = verb::Verb::at(r, main, raw.range.first);
    let (first, last) = subject(r, verb, raw.range.first)?;
    let one = !is
        || !crate::extract::figure::noun::is_plural(r, last - 1)
            && (!r.capital(last - 1) || first == raw.range.first && is_plain(r, first))
            && !r.has(raw.range.first, class::PREPOSITION);
    (one && names(r, first, last)).then_some((first, last))
}

/// "Stocks stood at 40m tonnes of rice and 28m tonnes of wheat", "exports totalled 4m tonnes of tin": what amounts to that
/// much of them.
pub(super) fn stock(r: &Reader<'_>, raw: &Raw, previous: Option<&Raw>) -> Option<String> {
    const SUMS: Words = words![
        "stood", "stands", "stand", "totalled", "totaled", "averaged", "averages", "totals",
    ];
    let lead = raw
        .outer
        .checked_sub(1)
        .filter(|&at| at > raw.range.first)?;
    if r.is(lead, word!("and"))
        && let Some(other) = previous.filter(|other| other.unit == raw.unit)
        && stands(r, other, SUMS).is_some()
    {
        let (stock, _) = other.measure.as_deref()?.rsplit_once(" of ")?;
        return Some(stock.to_owned());
    }
    let verb = verb::Verb::at(r, stands(r, raw, SUMS)?, raw.range.first);
    let (first, last) = subject(r, verb, raw.range.first)?;
    (names(r, first, last) && !r.any(last - 1, words!["total", "figure", "sum"]))
        .then(|| r.phrase(first, last))
}

/// The verb of "stood at 4m tonnes of", "totalled 4m tonnes of".
fn stands(r: &Reader<'_>, raw: &Raw, sums: Words) -> Option<usize> {
    let lead = raw.outer.checked_sub(1)?;
    let verb = lead - usize::from(r.is(lead, word!("at")));
    (raw.rule == "en/measure" && verb > raw.range.first && r.any(verb, sums)).then_some(verb)
}

/// True for a subject that names a thing measured: "the fleet" does, "It", "the company" and "Lufthansa" do not.
fn names(r: &Reader<'_>, first: usize, last: usize) -> bool {
    let acts = r.has(first, class::PRONOUN)
        || r.any(last - 1, words!["company", "group", "firm", "government"])
        // "Stocks stood at 190,000 bales": no name, where a sentence begins with it.
        || r.capital(last - 1)
            && last - first <= 2
            && !(last == first + 1 && opens_sentence(r, first) && is_plain(r, first));
    !acts
}

/// True for the first word of a sentence.
fn opens_sentence(r: &Reader<'_>, at: usize) -> bool {
    at == 0 || r.any(at - 1, words![".", "!", "?", "“", "\"", "”", ":"]) || r.is_break(at - 1)
}

/// True for a plural, and for a word that figures are told of.
fn is_plain(r: &Reader<'_>, at: usize) -> bool {
    crate::extract::figure::noun::is_plural(r, at)
        || r.any(
            at,
            words![
                "turnover",
                "output",
                "volume",
                "production",
                "capacity",
                "attendance",
                "demand",
                "supply",
                "stock"
            ],
        )
}

/// "up 3 % from $2.4 billion", "14 to 12 per cent": more about what the figure before measured.
pub(super) fn repeats(r: &Reader<'_>, raw: &Raw, previous: Option<&Raw>) -> Option<String> {
    // "a 6-inch display, 12 gigabytes of memory": each has a noun of its own.
    if raw.rule == "en/measure" && r.is(raw.after, word!("of")) && !of_pronoun(r, raw) {
        return None;
    }
    let previous = previous?;
    let at = raw.outer.checked_sub(1)?;
    let joined = raw.outer <= previous.after + 2;
    // "coupons rising from 2 % to 7 %" have a noun of their own.
    let from = is_comparing(r, at) && r.any(at.wrapping_sub(1), words!["up", "down"]);
    // "36 bodies, and a third of the houses": a part of something else.
    let apart = raw.kind == Kind::Share
        && r.is(raw.after, word!("of"))
        && raw.unit.key != previous.unit.key;
    let or = joined
        && !apart
        && (previous.after..raw.outer)
            .all(|i| r.any(i, words![",", "or", "and", "to", "(", "from", "by"]));
    // "ranged from 9 euros in Bulgaria to 54 in Luxembourg".
    let spread = r.is(at, word!("to"))
        && previous.outer > previous.range.first
        && r.is(previous.outer - 1, word!("from"))
        // "fell from $2,986 and the margin to 13.9 %": another thing.
        && (raw.unit == previous.unit || raw.unit.key.is_empty())
        && raw.noun.is_none();
    let verbless = !(previous.after..raw.outer).any(|i| {
        r.has(i, class::ANY_VERB) && !r.dated(i) && !r.any(i, words!["equal", "equivalent"])
    });
    // "traded at 154 yen, gold was up 0.3 %": a noun of its own.
    let other = (previous.after + 1..at).any(|i| {
        r.has(i, class::AUXILIARY)
            && r.is_word(i - 1)
            && !r.has(i - 1, class::FUNCTION | class::ADVERB)
            && !r.dated(i - 1)
    });
    // "the DAX was down 1.2 % and the CAC down 0.8 %".
    let named =
        (previous.after..at).any(|i| r.capital(i) && !r.dated(i) && r.sense(i) == Sense::default());
    let particle = !other && !named && r.any(at, words!["up", "down"])
        || r.has(raw.after, class::PARTICLE) && joined && verbless;
    let closing = r.any(at, words![",", "("])
        || r.any(at, words!["or"]) && r.is(at.wrapping_sub(1), word!(","))
        || r.any(at, words!["to"]) && r.any(at.wrapping_sub(1), words!["equal", "equivalent"]);
    // "the crowd had grown to 9,000, twice the number of last year": a multiple set off is one of the figure before.
    let multiple = raw.unit.key == "times"
        && r.is(at, word!(","))
        && raw.outer <= previous.after + 4
        && !r.word(raw.number.first).ends_with("ing");
    let restated = verbless && closing && raw.noun.is_none() || multiple;
    // "a 45 % increase in income to $5.8m".
    let reached = verbless && previous.kind == Kind::Change && r.is(at, word!("to"));

    (from
        || reached
        || spread && verbless
        || particle && raw.outer <= previous.after + 4
        || or
        || restated
        || of_pronoun(r, raw) && !acted(r, raw, previous))
    .then(|| previous.measure.clone())?
}

/// True for "insurers will bear 3 % of it": whoever does so is what is measured.
fn acted(r: &Reader<'_>, raw: &Raw, previous: &Raw) -> bool {
    raw.outer > previous.after + 1
        && verb::verb_before(r, raw.outer, previous.after).is_some_and(|verb| {
            verb.first > previous.after
                && !r.any(verb.first - 1, words!["and", "but", ",", "which", "that"])
                && !r.has(verb.first - 1, class::PRONOUN)
        })
}

fn of_pronoun(r: &Reader<'_>, raw: &Raw) -> bool {
    // "three quarters of them children" names them.
    if crate::extract::figure::noun::is_plural(r, raw.after + 2) {
        return false;
    }
    r.is(raw.after, word!("of"))
        && r.any(raw.after + 1, words!["it", "them", "that", "this", "which"])
        && !r.is_word(raw.after + 2)
        || r.is(raw.after, word!("of")) && r.any(raw.after + 1, words!["it", "them"])
}

/// The figure that the sentence before opens with, where this one speaks of "it", or of what was expected of it.
pub(super) fn topic<'a>(
    r: &Reader<'_>,
    done: &'a [Raw],
    raw: &Raw,
    object: bool,
) -> Option<&'a Raw> {
    let expects = (raw.range.first..raw.outer)
        .take(8)
        .any(|at| r.has(at, class::EXPECTING));
    let alike = |other: &&Raw| other.unit.key == raw.unit.key && other.unit.per == raw.unit.per;
    let part = raw.kind == Kind::Share
        && raw.outer == raw.range.first
        && !r.is(raw.after, word!("of"))
        && super::share_of::did(r, raw.after);
    if !expects && !part && !object && !subject_is_pronoun(r, raw) {
        return None;
    }
    let near = || {
        done.iter()
            .rev()
            .take_while(|other| other.range.sentence + 1 == raw.range.sentence)
    };
    // Where all that was told is set aside, it is what was spoken of.
    let told = || near().all(|other| is_aside(r, other) || other.kind == Kind::Change);
    // "In the north it was 38 %": as the part before was.
    let shares = |other: &&Raw| raw.unit.is_share() && other.kind == Kind::Share;
    near().find(shares).filter(|_| !expects).or_else(|| {
        near()
            .filter(|other| {
                !expects || alike(other) || raw.unit.key.is_empty() && other.noun.is_some()
            })
            // "Six brokers downgraded the stock, which closed at $48. It has lost $21 billion": no brokers.
            .filter(|other| {
                other.noun.is_none() || raw.noun.is_some() || raw.unit.currency.is_none()
            })
            // "A survey of 900 adults found 72 % …; in 2016 it was 79": what was found.
            .filter(|other| told() || raw.noun.is_some() || !is_aside(r, other))
            // Of what was told in that unit, where there is such a thing, or of what the sentence opened with.
            .enumerate()
            .max_by_key(|&(nth, other)| {
                let bare = raw.unit.key.is_empty();
                let like = if bare {
                    near_in_size(raw, other)
                } else {
                    alike(&other)
                };
                (!expects && like, nth)
            })
            .map(|(_, other)| other)
    })
}

/// True for "$19 billion … a debt of 100 per cent. It now stands at 128": a number about as large, without a scale.
fn near_in_size(raw: &Raw, other: &Raw) -> bool {
    let size = |raw: &Raw| {
        raw.amount
            .value
            .or(raw.amount.high)
            .map(|value| value.abs())
    };
    let within = |one: Decimal, other: Decimal| one <= other.saturating_mul(Decimal::from(5));
    raw.number.scale == other.number.scale
        && size(raw)
            .zip(size(other))
            .is_some_and(|(one, other)| within(one, other) && within(other, one))
}

fn subject_is_pronoun(r: &Reader<'_>, raw: &Raw) -> bool {
    let pronoun = |at: usize| r.any(at, words!["it", "they", "this", "that", "these", "figure"]);
    // "On the Brenn line it was fewer than 4 %".
    let is = raw.outer > raw.range.first + 1
        && r.any(raw.outer - 1, words!["was", "is", "were", "are"])
        && r.any(raw.outer - 2, words!["it", "they"]);
    // "In the first four months of 2022, it swallowed $2m".
    let acts = raw.outer > raw.range.first + 2
        && r.any(raw.outer - 1, verb::ARRIVING)
        && r.is(raw.outer - 2, word!("it"));
    // "It'll be below $800,000".
    let joined = r.any(raw.range.first, super::antecedent::JOINED);
    is || acts || joined || (raw.range.first..raw.outer).take(4).any(pronoun)
}

/// What was told of last in that unit, where the clause names nothing: "In 1988 they grew 12 per cent."
pub(super) fn spoken_of(raw: &Raw, done: &[Raw]) -> Option<String> {
    let rate = |raw: &Raw| {
        raw.unit.is_share() || matches!(raw.unit.key.as_ref(), "percentage_point" | "basis_point")
    };
    let alike = |other: &&Raw| {
        other.unit.key == raw.unit.key && other.unit.currency == raw.unit.currency
            || rate(raw) && rate(other)
    };
    let bare = raw.unit.key.is_empty() && raw.noun.is_none();
    let near = |other: &&Raw| other.range.sentence + 1 >= raw.range.sentence;
    let last = done
        .last()
        .filter(|other| bare && other.range.sentence + 1 == raw.range.sentence);
    last.or_else(|| done.iter().rev().take_while(near).find(alike))?
        .measure
        .clone()
}

/// Nouns that are a reading of some measure and name none: "the target is 30,000".
const READINGS: Words = words! {
    "target", "aim", "goal", "peak", "average", "high", "low", "record", "norm", "median", "maximum",
    "minimum", "forecast", "estimate", "projection", "total",
};

/// Nouns that say no more than that there is a measure.
const BLANKS: Words = words! {
    "figure", "figures", "number", "numbers", "rest", "remainder", "share", "proportion", "percentage",
};

/// What may stand before such a noun.
const WHICH: Words = words![
    "right", "correct", "true", "real", "official", "original", "actual", "previous", "earlier",
    "new", "final", "latest", "true", "current", "initial",
];

/// "Membership closed at 24,371; the target is 30,000": the reading of what was measured before.
/// And the figure that told it.
pub(super) fn reading<'a>(measure: &str, raw: &Raw, done: &'a [Raw]) -> Option<(String, &'a Raw)> {
    let mut words = measure.rsplit(' ');
    let noun = words.next()?;
    let letters = Letters::of(noun);
    let part = words!["share", "proportion", "percentage"].have(letters);
    let blank = BLANKS.have(letters) && (!part || raw.unit.is_share());
    // "the Treasury's own figure".
    // "diesel's share" is its own.
    let owned = !part && (measure.contains("’s ") || measure.contains("'s "));
    let which = |word: &str| WHICH.have(Letters::of(word));
    if !(blank || READINGS.have(letters))
        || !(words.all(which) || blank && owned && measure.split(' ').count() < 5)
    {
        return None;
    }
    let same = |other: &&Raw| {
        other.unit.key == raw.unit.key && other.unit.currency == raw.unit.currency
            || (other.unit.key.is_empty() || raw.unit.key.is_empty()) && !raw.unit.is_share()
    };
    let before = done
        .iter()
        .rev()
        .take_while(|other| other.range.sentence + 1 >= raw.range.sentence)
        .find(same)?;
    let of = before.measure.as_deref()?;
    if blank || of.split(' ').any(|word| word == noun) {
        return Some((of.to_owned(), before));
    }
    // What takes many words to name is not said again.
    (of.split(' ').count() < 3).then(|| (format!("{of} {noun}"), before))
}
