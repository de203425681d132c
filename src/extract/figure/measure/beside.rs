//! The noun before a preposition: "revenue of $5bn", "a loss of €20m", "Singapore with 7.3 %", "sold the striker for €62m".
//!
//! Has no opinion on figures that a verb governs.

use crate::extract::figure::find::Raw;
use crate::extract::figure::lexicon::class;
use crate::extract::figure::phrase::{self, Phrase};
use crate::extract::figure::reader::Reader;
use crate::extract::figure::speaker::claiming::PUTTING;
use crate::extract::figure::subject::{leaned_on, subject, whole_phrase};
use crate::extract::figure::verb;
use crate::extract::letters::Words;
use crate::model::Kind;

/// How far before its level what is put there may begin.
const PUT_WITHIN: usize = 14;

/// Tokens beyond which what is put somewhere is cut at its first preposition.
const LONG: usize = 9;

/// Nouns that say nothing of what is measured.
const EMPTY: Words = words! {
    "total", "average", "value", "amount", "maximum", "minimum", "sum", "rate", "record", "mean", "median",
    "figure", "level", "price", "cost", "number", "aggregate", "pace", "clip",
};

/// Verbs of asking somebody for money.
const ASKING: Words = words![
    "asked",
    "sued",
    "petitioned",
    "billed",
    "tapped",
    "pressed",
    "lobbied"
];

/// Verbs before whose "for" stands what somebody did.
const BLAMING: Words = words![
    "fined",
    "jailed",
    "charged",
    "blamed",
    "thanked",
    "appealed",
    "applied",
    "called",
    "accounted",
    "allowed",
    "needed",
    "signed",
    "compensated",
    "budgeted",
    "earmarked",
    "settled"
];

/// "revenue of $5bn", "a loss of €20m", "Singapore with 7.3 %", "fees of less than 3 %": the noun before the preposition.
pub(super) fn beside(r: &Reader<'_>, raw: &Raw, previous: Option<&Raw>) -> Option<Phrase> {
    let at = raw
        .outer
        .checked_sub(1)
        .filter(|&at| at > raw.range.first)?;
    // "a margin of error of plus or minus 3 points".
    let margin = at > raw.range.first + 3
        && r.is(at, word!("minus"))
        && r.is(at - 1, word!("or"))
        && r.is(at - 2, word!("plus"));
    if margin && r.is(at - 3, word!("of")) {
        return phrase::phrase_before(r, at - 3, raw.range.first)
            .map(|(first, last)| (of_before(r, first, raw.range.first), last));
    }
    // "worth $180 million": the noun before it, or the subject of "was".
    if r.any(at, words!["worth", "costing", "totalling", "totaling"]) {
        // "assumed that the grant, worth £1.2m last year, would": what it is set beside.
        if r.is(at - 1, word!(","))
            && let Some(phrase) = whole_phrase(r, at - 1, raw.range.first)
        {
            return Some(phrase);
        }
        let object = verb::verb_before(r, at, raw.range.first)
            .filter(|verb| !r.has(verb.main, class::AUXILIARY))
            .filter(|verb| previous.is_none_or(|other| other.after <= verb.main))
            .and_then(|verb| phrase::trim(r, (verb.main + 1, at)));
        // "a fee and late charge totalling €90": both of them.
        let both = |(first, last): Phrase| {
            let and = first.checked_sub(1).filter(|&and| r.is(and, word!("and")));
            let other = and.and_then(|and| phrase::phrase_before(r, and, raw.range.first));
            match other {
                Some((start, _)) if r.has(start.wrapping_sub(1), class::DETERMINER) => {
                    (start, last)
                }
                _ => (first, last),
            }
        };
        let before = || phrase::phrase_before(r, at, raw.range.first).map(both);
        if let Some(phrase) = object.or_else(before) {
            return Some(phrase);
        }
    }
    // "in a deal valued at $4m".
    if r.is(at, word!("at"))
        && r.any(at - 1, words!["valued", "priced"])
        && at > raw.range.first + 2
        && r.is_word(at - 2)
        && !r.has(at - 2, class::FUNCTION | class::ADVERB)
    {
        return phrase::phrase_before(r, at - 1, raw.range.first);
    }
    // "capital equal to 10 % of assets".
    if r.is(at, word!("to"))
        && r.any(at - 1, words!["equal", "equivalent"])
        && at > raw.range.first + 2
        && r.is_word(at - 2)
        && !r.has(at - 2, class::FUNCTION | class::ADVERB | class::ANY_VERB)
        && !r.dated(at - 2)
    {
        return phrase::phrase_before(r, at - 1, raw.range.first);
    }
    // "reckons real wages, down 3.9 %, will not grow".
    if r.any(at, words!["up", "down"])
        && r.is(at - 1, word!(","))
        && raw.kind == Kind::Change
        && r.is(raw.after, word!(","))
        && previous.is_none()
    {
        return phrase::phrase_before(r, at - 1, raw.range.first);
    }
    // "fell to 152,000, with diesels down by a quarter".
    let moved = at - usize::from(r.is(at, word!("by")));
    if r.any(moved, words!["up", "down"])
        && let Some((first, last)) = phrase::phrase_before(r, moved, raw.range.first)
        && (raw.range.first..first)
            .rev()
            .take(2)
            .find(|&i| !r.has(i, class::DETERMINER))
            .is_some_and(|i| r.is(i, word!("with")))
    {
        return Some((first, last));
    }
    // "a limit of 40": the bound is what is measured.
    if raw.outer < raw.first
        && r.is(raw.first - 1, word!("of"))
        && r.any(
            raw.first.wrapping_sub(2),
            words!["limit", "cap", "ceiling", "maximum", "minimum"],
        )
    {
        return phrase::phrase_before(r, raw.first - 1, raw.range.first);
    }
    // "with 99 % of ballots counted": the whole is what is spoken of.
    if r.is(at, word!("with"))
        && raw.kind == Kind::Share
        && r.is(raw.after, word!("of"))
        && let Some((first, last)) = phrase::noun_phrase(r, raw.after + 1, raw.range.last)
        && (r.word(last - 1).ends_with("ed")
            || r.word(last).ends_with("ed")
            // "won 163 seats with 42 % of the vote": nothing more about the seats.
            || previous.is_some_and(|other| other.noun.is_some()))
    {
        return Some((first, last));
    }
    let listed = r.any(at, words!["with"])
        && (previous.is_some()
            || verb::verb_before(r, at, raw.range.first)
                .is_none_or(|verb| r.any(verb.main, words!["followed"])));
    // "for a club-record €62m".
    let mut at = at;
    while at > raw.range.first
        && (r.any(at, words!["record", "club", "reported", "initial", "world"])
            || r.hyphen(at)
            || r.any(at, words!["a", "an"]))
    {
        at -= 1;
    }
    let at = if r.is(at, word!("for")) {
        at
    } else {
        raw.outer - 1
    };
    let traded = r.any(at, words!["for"])
        && raw.unit.currency.is_some()
        && verb::verb_before(r, at, raw.range.first).is_some_and(|verb| {
            r.any(
                verb.main,
                words![
                    "sold", "bought", "sell", "buy", "selling", "buying", "sells", "buys",
                    "traded", "acquired", "paid"
                ],
            )
        });
    // "filled the same basket for €21": what was had for it; "asked Congress for $3m": what was asked.
    let deal = (r.is(at, word!("for")) && raw.unit.currency.is_some() && !traded)
        .then(|| verb::verb_before(r, at, raw.range.first))
        .flatten()
        .filter(|verb| previous.is_none_or(|other| other.after <= verb.main));
    if let Some(verb) = deal
        && r.word(verb.main).ends_with("ed")
        && !r.has(
            verb.main,
            class::AUXILIARY | class::SAYING | class::EXPECTING,
        )
        && !r.has(verb.main - 1, class::AUXILIARY)
    {
        let asks = r.any(verb.main, ASKING);
        let object = phrase::noun_phrase(r, verb.main + 1, at)
            .filter(|&(first, last)| first <= verb.main + 2 && last > first && !r.dated(first));
        match object {
            Some((_, last)) if asks => return Some((verb.main, last)),
            Some(phrase)
                if r.has(verb.main + 1, class::DETERMINER) && !r.any(verb.main, BLAMING) =>
            {
                return Some(phrase);
            }
            _ => {}
        }
    }
    // "its appeal for $4m", "a bid for 30 %".
    let asked = r.is(at, word!("for"))
        && raw.unit.currency.is_some()
        && r.any(
            at - 1,
            words![
                "appeal",
                "appeals",
                "bid",
                "bids",
                "request",
                "claim",
                "call",
                "contract",
                "contracts",
                "invoice",
                "bill",
                "plea",
                "order",
                "orders",
                "tender"
            ],
        );
    if !(r.any(at, words!["of", "at", "above", "below", "around", ":"])
        || listed
        || traded
        || asked)
    {
        return None;
    }
    if traded
        && let Some(verb) = verb::verb_before(r, at, raw.range.first)
        && r.is(verb.main + 1, word!("by"))
    {
        // "was bought by a fund for £90 million".
        return subject(r, verb, raw.range.first);
    }
    if traded && let Some(verb) = verb::verb_before(r, at, raw.range.first) {
        // "sold out to a rival for €310 million".
        if r.any(verb.main + 1, words!["out", "up"]) {
            return Some((verb.main, verb.main + 2));
        }
        // "the chapel, which a couple bought for £185,000".
        if verb.main + 1 == at
            && let Some(which) = (raw.range.first + 2..verb.first)
                .rev()
                .take(7)
                .take_while(|&at| r.is_word(at))
                .find(|&at| r.any(at, words!["which", "that"]))
            && which + 1 < verb.first
        {
            let comma = usize::from(r.is(which - 1, word!(",")));
            return phrase::phrase_before(r, which - comma, raw.range.first);
        }
        // "will buy 12 trams from Kelmar for": what is counted.
        let mut open = verb.main + 1;
        while r.is_number(open) || r.sense(open).numeral.is_some() {
            open += 1;
        }
        // "bought 1.2 million square feet of office space for".
        if let Some((_, last)) = crate::extract::figure::unit::unit_at(r, open, at)
            && r.is(last, word!("of"))
        {
            open = last + 1;
        }
        if let Some(object) = phrase::noun_phrase(r, open, at) {
            return Some(object);
        }
    }
    let mut last = at;
    if r.is(last - 1, word!(",")) {
        last -= 1;
    }
    // "with the Greens unchanged at 11 %".
    if r.is(at, word!("at"))
        && r.any(last - 1, words!["unchanged", "steady", "flat", "stable"])
        && r.is_word(last.wrapping_sub(2))
        && !r.has(last.wrapping_sub(2), class::FUNCTION | class::ANY_VERB)
    {
        last -= 1;
    }
    // "put the toll in the flooded zone at 422,499": all that stands between is what was put there.
    if r.is(at, word!("at"))
        && let Some(put) = (raw.range.first..at)
            .rev()
            .take(PUT_WITHIN)
            .take_while(|&i| !phrase::parts(r, i) && !r.is(i, word!(",")) && !r.is_number(i))
            .find(|&i| r.any(i, PUTTING) || r.is(i, word!("putting")))
        && r.has(put + 1, class::DETERMINER)
        && previous.is_none_or(|other| other.after <= put)
    {
        let open = put + 2;
        let end = (open..at)
            .find(|&i| at > open + LONG && r.has(i, class::PREPOSITION) && !r.is(i, word!("of")))
            .unwrap_or(at);
        // "the relief sanctioned so far".
        let end = (open + 1..=end)
            .rev()
            .find(|&i| !r.has(i - 1, class::ADVERB) && !r.any(i - 1, words!["so", "far"]))?;
        return Some((open, end));
    }
    // "a settlement (BIPA) of $650 million": look past the bracket.
    if r.is(last - 1, word!(")")) {
        last = (raw.range.first + 1..last)
            .rfind(|&i| r.is(i, word!("(")))
            .unwrap_or(last);
    }
    if r.any(
        last - 1,
        words![
            "comprised",
            "composed",
            "consisting",
            "consists",
            "consisted"
        ],
    ) {
        return None;
    }
    // "a translation gain, net of tax of $4m".
    if r.any(last - 1, words!["tax", "taxes"])
        && r.is(last.wrapping_sub(2), word!("of"))
        && r.is(last.wrapping_sub(3), word!("net"))
    {
        last -= 3;
        if r.is(last - 1, word!(",")) {
            last -= 1;
        }
    }
    // "other benefits paid are net of $4m": no noun.
    if r.is(last - 1, word!("net")) {
        return None;
    }
    // "Flats changed hands at $4".
    if r.is(last - 1, word!("hands")) && r.any(last - 2, words!["changed", "change", "changing"]) {
        return subject(
            r,
            verb::Verb::at(r, last - 2, raw.range.first),
            raw.range.first,
        );
    }
    // "The laptop tips the scales at 2 kg".
    if r.is(last - 1, word!("scales"))
        && last > raw.range.first + 3
        && r.any(last - 3, words!["tips", "tipped", "tip", "tipping"])
    {
        let tips = verb::Verb::at(r, last - 3, raw.range.first);
        return subject(r, leaned_on(r, tips, raw.range.first), raw.range.first);
    }
    let (mut first, last) = phrase::phrase_before(r, last, raw.range.first)?;
    let head = last - 1;
    // "won, hitting 13 aces and serving at 124 mph": whoever does.
    if r.is(at, word!("at"))
        && first == head
        && (r.word(head).ends_with("ing") || r.any(head, words!["trade", "trades"]))
        && first > raw.range.first
        && r.any(first - 1, words![",", "and", "now"])
    {
        return None;
    }
    // "with shares trading at $4": a participle between the noun and its level.
    if r.any(at, words!["at"])
        && r.word(head).ends_with("ing")
        && let Some(noun) = phrase::phrase_before(r, head, raw.range.first)
    {
        return Some(noun);
    }
    // "dividends in the amount of $4": the noun before.
    if r.any(at, words!["of"])
        && r.any(head, words!["amount", "amounts", "sum"])
        && last - first == 1
        && first > raw.range.first + 2
        && r.any(first - 1, words!["the", "a"])
        && r.is(first - 2, word!("in"))
        && let Some(noun) = phrase::phrase_before(r, first - 2, raw.range.first)
    {
        return Some(noun);
    }
    // "the daily rate, fixed at $4", "the krone hardly budged at 7.46": what is told of.
    if r.is(at, word!("at"))
        && r.word(head).ends_with("ed")
        && first == head
        && !r.has(head, class::MEASURING | class::MOVING)
        && first > raw.range.first + 1
    {
        return whole_phrase(r, first - 1, raw.range.first);
    }
    // "bonds with a face value of $4m": what has the value.
    if r.any(at, words!["of"])
        && r.any(head, words!["value", "amount", "balance", "price"])
        && first > raw.range.first + 2
        && r.any(first - 1, words!["a", "an"])
        && r.is(first - 2, word!("with"))
        && let Some(owner) = phrase::phrase_before(r, first - 2, raw.range.first)
    {
        return Some(owner);
    }
    // "growing at a rate of 3 %": how fast; "put the figure at 9,000": what it was before.
    let pace = raw.kind == Kind::Change && r.any(head, EMPTY);
    let anaphor = previous.is_some()
        && last - first == 1
        && r.any(head, words!["figure", "number", "total", "tally"]);
    let adverb = last - first == 1 && (r.is(head, word!("last")) || r.has(head, class::PARTICLE));
    // "on top of a 9 % rise".
    let top = r.is(head, word!("top")) && r.is(first.wrapping_sub(1), word!("on"));
    if top || pace && r.is(at, word!("of")) || (anaphor || adverb) && r.is(at, word!("at")) {
        return None;
    }
    // "up 4 cents at $12.51": the unit of the figure before, no noun.
    if previous.is_some_and(|other| first < other.last) {
        return None;
    }
    // "to close at 8,204": an infinitive, no noun.
    if first > raw.range.first
        && r.is(first - 1, word!("to"))
        && last - first == 1
        && r.is(at, word!("at"))
    {
        return None;
    }
    if r.any(at, words!["of"])
        && r.has(head, class::MOVE)
        && (raw.unit.is_share() || !r.any(head, words!["loss", "losses", "gain", "gains"]))
    {
        // "a price rise of 5 %" names it, "a drop of 5 %" does not.
        if last - first > 1 {
            while first < head
                && !r.has(first, class::ANY_VERB | class::ADVERB)
                && r.word(first).ends_with("ly")
            {
                first += 1;
            }
            if first < head {
                return Some((first, last));
            }
        }
        if r.any(raw.after, words!["in", "to"])
            && !r.any(head, words!["raise", "raises"])
            && let Some(phrase) = phrase::noun_phrase(r, raw.after + 1, raw.range.last)
        {
            return Some(phrase);
        }
        // "expects growth of 3 %", "voted for a cut of half a point": it alone is what is measured.
        let points = matches!(raw.unit.key.as_ref(), "percentage_point" | "basis_point");
        let decided = points && r.any(head, words!["cut", "hike", "increase", "reduction"]);
        return (decided
            || r.any(
                head,
                words!["growth", "devaluation", "depreciation", "raise", "raises"],
            ))
        .then_some((first, last));
    }
    if r.has(head, class::ANY_VERB)
        && !r.has(
            head,
            class::MOVE | class::RATE | class::SHARE | class::PERSON,
        )
        && !r.any(at, words!["of"])
    {
        return None;
    }
    // "a total of", "an average of", "a two-month high of": empty nouns lead on to the subject.
    if last - first == 1
        && r.any(head, EMPTY)
        && first > raw.range.first + 1
        && r.any(first - 1, words!["a", "an"])
        && !(r.any(head, words!["cost", "price"]) && r.is(first.wrapping_sub(2), word!("at")))
        // "calling for a high of 6 C" names it; "rose to a high of" does not.
        || first > raw.range.first + 1
            && !r.is(first - 2, word!("for"))
            && r.any(head, words!["high", "low", "peak"])
            && (first..head)
                .all(|i| r.any(i, phrase::DEGREES) || r.hyphen(i) || r.has(i, class::CALENDAR))
    {
        return None;
    }
    phrase::trim(r, (of_before(r, first, raw.range.first), last))
}

/// Where the noun begins that `first` goes on with behind "of": "cost" of "cost of revenue".
fn of_before(r: &Reader<'_>, first: usize, floor: usize) -> usize {
    if first > floor + 1
        && r.is(first - 1, word!("of"))
        && !r.has(first - 2, class::PARTICLE)
        && let Some((start, _)) = phrase::phrase_before(r, first - 1, floor)
    {
        return start;
    }
    first
}
