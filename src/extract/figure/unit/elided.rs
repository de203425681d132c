//! A number without a unit → the unit that it leaves out, given by a figure or a noun before it: "wants 7 per cent and was
//! offered 3.5", "The town has 40 doctors and needs 60", "The port took 46 million kroner; dredging cost 19 million".
//!
//! Has no opinion on numbers whose own measure counts something, nor on what is measured.

use super::giver::{Asks, NEAR, giver, gives, in_hundredths, is_counted, is_more, is_of_them};
use super::tail::WATCHERS;
use super::tally;
use crate::extract::figure::find::Raw;
use crate::extract::figure::lexicon::class;
use crate::extract::figure::noun::{self, Noun};
use crate::extract::figure::number::Form;
use crate::extract::figure::number::range::scale_among;
use crate::extract::figure::phrase::DEGREES;
use crate::extract::figure::reader::Reader;
use crate::extract::figure::verb;
use crate::extract::letters::{Letters, Words};
use crate::model::Kind;
use rust_decimal::Decimal;

/// Verbs whose object, where it is a bare number, is people.
const TAKES_PEOPLE: Words = words![
    "employs",
    "employed",
    "employ",
    "employing",
    "carry",
    "carries",
    "carried",
    "carrying",
    "drew",
    "draws",
    "attracted",
    "attracts",
    "seats",
    "sleeps",
    "houses",
    "housed",
    "hired",
    "recruited",
    "killed",
    "kills",
    "injured",
    "arrested",
    "rescued",
    "evacuated",
    "detained",
    "jailed",
    "enrolled",
    "treated",
    "treats",
    "admitted",
    "admits",
    "trained",
    "trains",
    "taught",
];

/// Participles before "for" that say for how many people something is.
const MADE_FOR: Words = words![
    "built", "designed", "licensed", "meant", "laid", "cooked", "catered", "room"
];

/// What people alone do, and where they are.
const DONE_BY_PEOPLE: Words = words![
    "came",
    "turned",
    "applied",
    "signed",
    "queued",
    "watched",
    "survived",
    "escaped",
    "enrolled",
    "registered",
    "volunteered",
    "resigned",
    "emigrated",
    "walked",
    "aboard",
    "board"
];

/// Words for what is reckoned in points or years, which borrow no unit.
const SCORED: Words = words![
    "index",
    "pmi",
    "gauge",
    "score",
    "rating",
    "reading",
    "barometer",
    "nikkei",
    "points",
    "benchmark",
    "age",
    "ages"
];

/// Gives a bare number the unit that it leaves out; true when it has one now.
pub(in crate::extract::figure) fn complete(r: &Reader<'_>, raw: &mut Raw, done: &[Raw]) -> bool {
    let bare = raw.unit.key.is_empty() && !raw.led && raw.number.form != Form::Fraction;
    let value = raw.amount.value.or(raw.amount.high);
    let Some(value) = value.map(|value| value.abs()).filter(|_| bare) else {
        return false;
    };
    let measure = raw.measure.as_deref().unwrap_or("");
    if measure
        .split(' ')
        .any(|word| SCORED.have(Letters::of(word)))
    {
        return false;
    }
    // "scored 15.9 on the floor".
    if r.any(lead(r, raw), words!["scored", "scores", "score", "scoring"]) && !is_more(r, raw) {
        return false;
    }
    let whole = value.scale() == 0;
    // "12,500 km, or 25,000 Li", "274 T-34 tanks": a noun of its own follows, whatever it names.
    let clear = raw.number.scale < 6 || r.capital(raw.after) || noun::is_plural(r, raw.after);
    if clear && names(r, raw.after) && !acts(r, raw) {
        if whole {
            count(raw);
        }
        return false;
    }
    let asks = Asks {
        value,
        of_them: is_of_them(r, raw.after),
        more: is_more(r, raw),
        acts: whole && raw.number.scale < 6 && acts(r, raw),
    };
    if whole && !asks.more && takes_people(r, raw, &asks) {
        return of_people(raw);
    }
    if whole && let Some(noun) = asked(r, raw) {
        counted(r, raw, Some(noun));
        return true;
    }
    // "1.9 million were shipped": things, and no money.
    if raw.number.scale >= 6
        && r.any(raw.after, words!["were", "are", "have"])
        && acts(r, raw)
        && !done.last().is_some_and(is_counted)
    {
        count(raw);
        return false;
    }
    // Whom the words nearest before speak of.
    let people = (asks.acts || asks.of_them)
        .then(|| people_before(r, raw))
        .flatten();
    if let Some(giver) = giver(r, raw, done, &asks)
        && (asks.more || people.is_none_or(|people| people < giver.last))
    {
        take(r, raw, giver);
        return true;
    }
    if people.is_some() {
        return of_people(raw);
    }
    // "Last week I had two", "readers have prompted 97": things, whatever they are.
    let lead = lead(r, raw);
    let things = raw.number.scale == 0
        && (raw.number.form == Form::Words
            || lead > raw.range.first
                && !r.has(lead, class::AUXILIARY | class::MOVING | class::MEASURING)
                && !r.any(lead, words!["voted", "vote", "votes"])
                && verb::is_verb(r, lead, raw.range.first));
    if (asks.acts || asks.of_them || things) && whole {
        count(raw);
    }
    false
}

/// Gives a bare number the unit of the figure before of which it tells more, as both measure the same; true when it did.
pub(in crate::extract::figure) fn again(r: &Reader<'_>, raw: &mut Raw, done: &[Raw]) -> bool {
    let bare = raw.unit.key.is_empty() && !raw.led && raw.number.form != Form::Fraction;
    let value = raw.amount.value.filter(|_| bare && raw.measure.is_some());
    let Some(value) = value.map(|value| value.abs()) else {
        return false;
    };
    let asks = Asks {
        value,
        of_them: is_of_them(r, raw.after),
        more: is_more(r, raw),
        acts: acts(r, raw),
    };
    let giver = done
        .iter()
        .rev()
        .take(NEAR)
        .find(|other| other.measure == raw.measure && !other.unit.key.is_empty())
        .filter(|other| other.noun.is_none() && gives(r, other, raw, &asks));
    giver.map(|giver| take(r, raw, giver)).is_some()
}

fn count(raw: &mut Raw) {
    if raw.kind == Kind::Level {
        raw.kind = Kind::Count;
    }
}

/// Names the rule that gave the unit; a range stays one.
fn tells_rule(raw: &mut Raw, rule: &'static str) {
    if raw.rule != "en/range" {
        raw.rule = rule;
    }
}

/// Makes a number one of people.
fn of_people(raw: &mut Raw) -> bool {
    raw.unit.key = "person".into();
    tells_rule(raw, "en/count");
    count(raw);
    true
}

/// True for a word that can be nothing but a noun or what tells of one.
pub(super) fn names(r: &Reader<'_>, at: usize) -> bool {
    let other = class::FUNCTION
        | class::ADVERB
        | class::PARTICLE
        | class::ANY_VERB
        | class::CALENDAR
        | class::HARM;
    r.is_word(at)
        && r.spaced(at)
        && !r.dated(at)
        && !r.has(at, other)
        && !r.any(at, WATCHERS)
        && !r.word(at).ends_with("ed")
        && !r.word(at).ends_with("ing")
        && !r.word(at).ends_with("ly")
        && !r.any(
            at,
            words![
                "alive",
                "strong",
                "aboard",
                "apiece",
                "each",
                "short",
                "respectively",
                "overnight",
                "or",
                "together"
            ],
        )
}

/// Makes a number one of what `noun` names.
fn counted(r: &Reader<'_>, raw: &mut Raw, noun: Option<Noun>) {
    if let Some(noun) = noun {
        raw.unit.key = noun::key(r, noun).into();
    }
    raw.noun = noun;
    raw.own_unit = false;
    tells_rule(raw, "en/count");
    count(raw);
}

/// Gives `raw` the unit of `giver`.
fn take(r: &Reader<'_>, raw: &mut Raw, giver: &Raw) {
    let few = raw.amount.value < Some(Decimal::ONE_THOUSAND);
    if raw.number.scale == 0 && giver.number.scale >= 6 && few {
        scale_among(raw, giver);
    }
    let per = raw.unit.per.take();
    raw.unit = giver.unit.clone();
    if per.is_some() || is_counted(giver) || raw.number.scale >= 6 {
        raw.unit.per = per;
    }
    raw.own_unit = false;
    tells_rule(raw, giver.rule);
    if is_counted(giver) {
        raw.noun = giver.noun;
        count(raw);
        // "shed 54 jobs; unions had been told 38": as many fewer, by another account.
        let lead = lead(r, raw);
        let told = r.has(lead, class::SAYING | class::EXPECTING) || is_more(r, raw);
        if told && giver.kind == Kind::Change && raw.kind == Kind::Count {
            raw.kind = Kind::Change;
            raw.direction = giver.direction;
        }
    } else if giver.unit.is_share() && giver.kind == Kind::Change && is_beside(r, raw) {
        // "rose 2.4 % after 2.1 in April".
        raw.kind = Kind::Change;
        raw.direction = giver.direction;
    } else if in_hundredths(r, giver) {
        raw.amount.value = raw
            .amount
            .value
            .map(|value| (value * Decimal::new(1, 2)).normalize());
        raw.amount.last_digit = raw.amount.last_digit.saturating_sub(2);
    }
}

/// True for a number that is set beside another, or that somebody says in its stead: "after 2.1", "expects 0.8".
fn is_beside(r: &Reader<'_>, raw: &Raw) -> bool {
    let lead = lead(r, raw);
    r.has(lead, class::SAYING | class::EXPECTING)
        || r.any(lead, words!["after", "from", "against", "versus"])
}

/// True for "is built for 220", "the rally drew 4,000", "40 were on board": a number of people, by what they do or what is done
/// with them.
fn takes_people(r: &Reader<'_>, raw: &Raw, asks: &Asks) -> bool {
    if raw.unit.per.is_some() || asks.of_them {
        return false;
    }
    let lead = lead(r, raw);
    let taken = lead > raw.range.first
        && (r.any(lead, TAKES_PEOPLE)
            || r.is(lead, word!("for")) && r.any(lead - 1, MADE_FOR)
            || r.is(lead, word!("by")) && r.any(lead - 1, words!["signed attended watched"]));
    // "left 18,000 without water".
    let left = r.any(lead, words!["left", "leaving", "leaves", "leave"])
        && (r.has(raw.after, class::HARM)
            || r.any(
                raw.after,
                words![
                    "without",
                    "stranded",
                    "trapped",
                    "jobless",
                    "unemployed",
                    "destitute"
                ],
            ));
    // "expects 1.2 million out of work".
    let idle = r.is(raw.after, word!("out"))
        && r.is(raw.after + 1, word!("of"))
        && r.any(raw.after + 2, words!["work", "school"]);
    if left || idle {
        return true;
    }
    let does = |at: usize| r.any(at, DONE_BY_PEOPLE) || r.any(at, tally::CROWDS);
    taken
        || asks.acts
            && (raw.after..raw.after + 5)
                .take_while(|&at| r.is_word(at))
                .any(does)
}

/// The token before a number, past words of degree and articles.
pub(in crate::extract::figure) fn lead(r: &Reader<'_>, raw: &Raw) -> usize {
    let weighs = |at: usize| {
        r.any(at, DEGREES)
            || r.any(at, words!["another", "a", "an", "only", "just", "the"])
            || r.has(at, class::ADVERB) && !r.has(at, class::PREPOSITION)
    };
    (raw.range.first..raw.outer)
        .rev()
        .find(|&at| !weighs(at))
        .unwrap_or(raw.range.first)
}

/// True for a number that opens its clause and does something: "Fourteen are needed", "of whom 12 have left", "there were 23".
pub(in crate::extract::figure) fn acts(r: &Reader<'_>, raw: &Raw) -> bool {
    let first = raw.range.first;
    let mut at = raw.outer;
    // "an average of 5,140 watched".
    if at > first + 2
        && r.is(at - 1, word!("of"))
        && r.any(at - 2, words!["average", "total", "estimated"])
    {
        at -= 2;
    }
    while at > first
        && r.any(
            at - 1,
            words![
                "another", "a", "an", "some", "only", "just", "further", "the"
            ],
        )
    {
        at -= 1;
    }
    if at > first + 1 && r.any(at - 1, words!["were", "are"]) && r.is(at - 2, word!("there")) {
        return true;
    }
    let opens = at == first
        || r.is_mark(at - 1) && !r.any(at - 1, words!["$", "(", "-"])
        || r.dated(at - 1)
        || r.has(at - 1, class::CONJUNCTION | class::PARTING | class::SAYING)
        || r.any(at - 1, words!["whom", "which", "that", "far"])
        || r.has(at - 1, class::ADVERB) && !r.has(at - 1, class::PREPOSITION);
    if !opens {
        return false;
    }
    let mut at = raw.after;
    if is_of_them(r, at) {
        at += 2;
    }
    while r.any(at, words!["more", "others", "or", "so"]) || r.has(at, class::ADVERB) {
        at += 1;
    }
    // "Twenty is painful": one amount.
    !r.any(at, words!["is", "was", "has"]) && !r.dated(at) && verb::is_verb(r, at, first)
}

/// "How many growers are in? 'Fifty-eight.'", "misstated the number of homes. It was 1,870": what was asked for or told of, where the
/// number is all of the answer.
fn asked(r: &Reader<'_>, raw: &Raw) -> Option<Noun> {
    let first = raw.range.first;
    let it =
        raw.outer == first + 2 && r.is(first, word!("it")) && r.any(first + 1, words!["was", "is"])
            || raw.outer > first && r.is(raw.outer - 1, word!("not"));
    if it
        && let Some(number) = (first.saturating_sub(24)..first)
            .rev()
            .find(|&at| r.is(at, word!("number")) && r.is(at + 1, word!("of")))
    {
        return noun::counted(r, number + 2, first, false);
    }
    let alone = (raw.range.first..raw.outer).all(|at| r.is_mark(at) || r.is_break(at))
        // "Thirty-five thousand this year."
        && (!r.is_word(raw.after) || r.dated(raw.after))
        && !r.is_number(raw.after);
    if !alone {
        return None;
    }
    let many = (raw.range.first.saturating_sub(16)..raw.range.first)
        .rev()
        .find(|&at| r.is(at, word!("many")) && r.is(at.wrapping_sub(1), word!("how")))?;
    noun::counted(r, many + 1, raw.range.first, false)
}

/// Where the words before a number last speak of people, in its own sentence or the one before.
fn people_before(r: &Reader<'_>, raw: &Raw) -> Option<usize> {
    (raw.range.first.saturating_sub(24)..raw.outer)
        .rev()
        .find(|&at| noun::is_people(r, at) && noun::is_plural(r, at))
}

#[cfg(test)]
pub(super) mod tests;
