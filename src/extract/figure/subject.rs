//! The subject of a verb, found without a parser: the noun phrase before its chain.
//!
//! Has no opinion on which verb governs a figure.

use super::lexicon::class::{self, DETERMINER};
use super::phrase::{Phrase, is_before_tax, parts, phrase_before, trim};
use super::reader::Reader;
use super::verb::{self, Verb};
use crate::extract::letters::Words;

/// True for a comma, full stop in an abbreviation aside.
fn comma(r: &Reader<'_>, at: usize) -> bool {
    r.is(at, word!(","))
}

/// The subject of the verb: the noun phrase before its chain.
pub(super) fn subject(r: &Reader<'_>, verb: Verb, floor: usize) -> Option<Phrase> {
    let mut last = verb.first;
    if last == floor {
        return None;
    }
    // "…, once inflation is taken into account it fell": the pronoun alone.
    if r.any(last - 1, words!["it", "they", "he", "she", "we"]) && !r.capital(last - 1) {
        return Some((last - 1, last));
    }
    if let Some(phrase) = seen_to(r, verb, floor) {
        return Some(phrase);
    }
    // "Councillor Ane Dahl (Green) blamed".
    if r.is(last - 1, word!(")"))
        && let Some(open) = (floor + 1..last)
            .rev()
            .take(6)
            .find(|&i| r.is(i, word!("(")))
    {
        last = open;
    }
    // "a tax, which she said would add": what somebody says of it stands between.
    if last > floor + 3
        && r.has(last - 1, class::SAYING | class::EXPECTING)
        && (r.has(last - 2, class::PRONOUN) || r.capital(last - 2))
        && r.any(last - 3, words!["which", "that"])
    {
        last -= 2;
    }
    // "expects output, which fell last year, to drop by a tenth".
    let to = last - usize::from(r.is(last - 1, word!("to")));
    if r.is(to, word!("to"))
        && to > floor + 1
        && comma(r, to - 1)
        && let Some(open) = (floor + 1..to - 1)
            .rev()
            .take(16)
            .find(|&i| comma(r, i) && r.any(i + 1, words!["which", "who"]))
        && (floor..open).any(|i| r.has(i, class::EXPECTING))
    {
        return whole_phrase(r, open, floor);
    }
    // "that rose", "which killed": the noun before the pronoun.
    if r.any(last - 1, words!["which", "that", "who"]) && !r.acronym(last - 1) {
        last -= 1;
        if last > floor && comma(r, last - 1) {
            last -= 1;
        }
        last = past_age(r, last, floor);
        let noun = phrase_before(r, last, floor);
        let head = noun.and_then(|(first, _)| head_before(r, first, floor));
        let whole = match (noun, head) {
            (Some((_, end)), Some(head)) => told_of_head(r, verb.first, head, end - 1),
            (noun, _) => noun.is_none(),
        };
        return match head.filter(|_| whole) {
            Some(head) => {
                let start = phrase_before(r, head + 1, floor).map_or(head, |(start, _)| start);
                trim(r, (start, last))
            }
            None => noun
                .filter(|_| !whole)
                .or_else(|| whole_phrase(r, last, floor)),
        };
    }
    // "The reef, thought to be 40 feet across, lies".
    if r.is(last - 1, word!("to"))
        && last > floor + 3
        && comma(r, last - 3)
        && (r.word(last - 2).ends_with("ed") || r.any(last - 2, words!["thought", "said", "known"]))
    {
        return whole_phrase(r, last - 3, floor);
    }
    // "satellites, each weighing 386 kg".
    if r.is(last - 1, word!("each")) && last > floor + 2 && comma(r, last - 2) {
        return phrase_before(r, last - 2, floor);
    }
    // "open to people earning less": the noun just before.
    if r.word(verb.main).ends_with("ing")
        && verb.first == verb.main
        && super::noun::is_plural(r, last - 1)
    {
        return phrase_before(r, last, floor);
    }
    // "comes from a turbo engine | producing 306 bhp".
    if r.word(verb.main).ends_with("ing")
        && verb.first == verb.main
        && let Some((first, last)) = phrase_before(r, last, floor)
        // "a 2.0-litre engine".
        && let Some(open) = (floor + 2..=first)
            .rev()
            .find(|&at| !r.hyphen(at) && !r.hyphen(at - 1) && !r.is_number(at - 1))
        && r.any(open - 1, words!["a", "an"])
        && r.has(open - 2, class::PREPOSITION)
        && !r.is(open - 2, word!("as"))
    {
        return Some((first + usize::from(r.hyphen(first - 1)), last));
    }
    // "Household spending, squeezed by inflation, fell": jump over what stands between commas.
    if comma(r, last - 1) {
        let before = |last: usize| {
            (floor..last - 1)
                .rev()
                .find(|&i| comma(r, i) && !r.dated(i) || parts(r, i))
        };
        let open = before(last);
        match open {
            // "Ray Holm, 67, who has lived there since 1981, said".
            Some(open) if open > floor && comma(r, open) => last = past_age(r, open, floor),
            _ => last -= 1,
        }
        // "the value of the policies, which is recorded in other assets, net, was": one aside more.
        if let Some(outer) = before(last + 1)
            && comma(r, outer)
            && r.any(outer + 1, words!["which", "who", "whose"])
        {
            last = outer;
        }
        if r.word(verb.main).ends_with("ed") && verb.first == verb.main && open.is_none() {
            return phrase_before(r, last, floor);
        }
    }
    whole_phrase(r, last, floor)
}

/// The noun before the preposition that leads to the noun at `noun`: "strike" of "the strike in | Moravia".
fn head_before(r: &Reader<'_>, noun: usize, floor: usize) -> Option<usize> {
    let before = noun.checked_sub(1)?;
    let lead = before.saturating_sub(usize::from(r.has(before, DETERMINER)));
    let placed = r.any(
        lead,
        words![
            "at", "in", "on", "from", "for", "with", "near", "across", "under", "between"
        ],
    );
    (lead > floor && placed && r.is_word(lead - 1) && !r.has(lead - 1, class::FUNCTION))
        .then(|| lead - 1)
}

/// True where "which" or "who" before the verb at `verb` is the head of "workers at the plant", "the strike in Moravia", "cover
/// with two doses"; where the number of the verb tells nothing, "shares in a firm, which" is the firm.
fn told_of_head(r: &Reader<'_>, verb: usize, head: usize, noun: usize) -> bool {
    let many = |at: usize| super::noun::is_plural(r, at);
    if r.is(verb - 1, word!("who")) {
        return many(head);
    }
    let several = r.any(verb, words!["have", "are", "were"]);
    match (many(head), many(noun)) {
        (false, true) => !several,
        (true, false) => several,
        // "the strike in Moravia, which began", "output for the zone, which dipped"; but "the deal with Telo, which has".
        (false, false) => {
            r.is(verb - 1, word!("which"))
                && (r.has(verb, class::MOVING)
                    || (head + 1..noun).any(|at| r.any(at, words!["in", "near", "across"])))
                // "the harvest in Dak Lak, which grows a third of the beans".
                && (!r.word(verb).ends_with('s') || r.any(verb, words!["has", "was", "is"]))
        }
        (true, true) => false,
    }
}

/// Verbs of seeing something do something.
const SEEING: Words = words![
    "see",
    "sees",
    "saw",
    "seen",
    "expect",
    "expects",
    "expected",
    "expecting",
    "forecast",
    "forecasts",
    "predict",
    "predicts",
    "predicted",
    "want",
    "wants",
    "wanted",
    "believe",
    "believes",
    "reckon",
    "reckons"
];

/// "sees inflation averaging", "had expected exports to decline": what is seen or expected to do so.
fn seen_to(r: &Reader<'_>, verb: Verb, floor: usize) -> Option<Phrase> {
    let lead = verb.first.checked_sub(1).filter(|&at| at > floor)?;
    let end = match () {
        () if r.is(verb.first, word!("to")) => verb.first,
        () if r.is(lead, word!("to")) => lead,
        () if r.word(verb.main).ends_with("ing") && verb.first == verb.main => verb.first,
        () => return None,
    };
    let sees = (floor..end)
        .rev()
        .take(10)
        .take_while(|&at| !parts(r, at) && !comma(r, at))
        .find(|&at| r.any(at, SEEING))?;
    // "expects rates to fall and orders to shrink".
    let and = (sees + 1..end).rev().find(|&at| r.is(at, word!("and")));
    let from = and
        .filter(|&and| (sees..and).any(|at| r.is(at, word!("to"))))
        .unwrap_or(sees);
    trim(r, (from + 1, end)).filter(|&(_, last)| last == end)
}

/// Before the age that stands behind a name: "the winger Mads Holm|, 20", "Ray Holm|, now 67".
fn past_age(r: &Reader<'_>, last: usize, floor: usize) -> usize {
    let Some(age) = last.checked_sub(1).filter(|&age| age > floor + 2) else {
        return last;
    };
    let mark = age - 1 - usize::from(r.any(age - 1, words!["now", "then", "aged"]));
    let named = r.is_number(age) && !r.dated(age) && r.word(age).len() < 3 && comma(r, mark);
    if named && r.capital(mark - 1) {
        mark
    } else {
        last
    }
}

/// The noun phrase with its prepositional phrases that ends before `last`, cut to its core.
pub(super) fn whole_phrase(r: &Reader<'_>, last: usize, floor: usize) -> Option<Phrase> {
    let mut last = last;
    // "Cash remittances in July alone reached": times and adverbs at the end are no part of the noun.
    while last > floor
        && (r.dated(last - 1)
            || r.has(last - 1, class::ADVERB) && !r.has(last - 1, class::PREPOSITION)
            || r.any(last - 1, words!["alone"])
            || r.dated(last)
                && last > floor + 1
                && (r.has(last - 1, class::PREPOSITION)
                    || r.any(last - 1, words!["and", "the", ","]))
            || r.any(last - 1, words!["as"]) && r.is(last, word!("of")) && r.dated(last + 1))
    {
        last -= 1;
    }
    let first = phrase_start(r, last, floor);
    // "people who slept less were": the noun before the clause that tells more of them.
    if first > floor && r.is(first - 1, word!("who")) {
        return phrase_before(r, first - 1, floor);
    }
    // "Inflation in the countries that share the euro slowed".
    let tells_more = first > floor + 1
        && r.is(first - 1, word!("that"))
        && !r.has(
            first - 2,
            class::FUNCTION | class::ADVERB | class::SAYING | class::EXPECTING,
        )
        && super::noun::is_plural(r, first - 2)
        && !super::noun::is_plural(r, first)
        // "told members that patching the boiler had cost".
        && !(floor.max(first.saturating_sub(5))..first.saturating_sub(2)).any(|i| r.any(i, words!["told", "tells", "reminded", "warned"]))
        && r.is_word(first)
        && (r.has(first + 1, DETERMINER) || r.any(first + 1, words!["them", "it", "us"]));
    if tells_more {
        let start = phrase_start(r, first - 1, floor);
        return trim(r, (start, first - 1));
    }
    trim(r, (first, last))
}

/// The beginning of the noun phrase that ends before `last`.
fn phrase_start(r: &Reader<'_>, last: usize, floor: usize) -> usize {
    let mut first = last;
    while first > floor {
        let i = first - 1;
        // "the monsoon as a whole".
        let as_whole = r.is(i, word!("as")) && r.is(i + 2, word!("whole"));
        let stop = parts(r, i)
            || comma(r, i)
                && !r.dated(i)
                && !r.is(i + 1, word!("net"))
                && !listed_comma(r, i, floor)
            || r.is(i, word!("%"))
            || r.is(i, word!("and")) && joins_clauses(r, i, floor)
            || r.any(
                i,
                words![
                    "that", "which", "who", "as", "when", "where", "since", "after", "before",
                    "until", "than"
                ],
            ) && !is_before_tax(r, i)
                && !r.acronym(i)
                && !as_whole
            || r.has(i, class::SAYING | class::EXPECTING) && tells(r, i)
            || r.any(i, words!["and", "or"]) && first < last && r.has(first, class::PRONOUN);
        if stop {
            let told = r.any(i, words!["told", "tells", "tell", "telling"]);
            return if told {
                past_hearer(r, first, last)
            } else {
                first
            };
        }
        first = i;
    }
    first
}

/// Past whoever is told, where more follows: "told reporters | the bank", "told the court | profits".
fn past_hearer(r: &Reader<'_>, first: usize, last: usize) -> usize {
    let noun = first + usize::from(r.has(first, class::DETERMINER));
    let behind = (noun + 1..last)
        .find(|&at| r.has(at, class::DETERMINER))
        .or_else(|| (noun + 1..last).find(|&at| !r.capital(at)));
    behind.unwrap_or(first)
}

/// True for an "and" that goes on to another clause: behind a figure as in "rose 3 % and the index fell", or behind the verb
/// as in "stocks rose and the index fell".
fn joins_clauses(r: &Reader<'_>, at: usize, floor: usize) -> bool {
    let moved = at > floor + 1
        && r.has(at - 1, class::MOVING)
        && !super::noun::is_plural(r, at - 1)
        && (r.has(at + 1, class::DETERMINER) || r.capital(at + 1))
        && verb::is_verb(r, at - 1, floor);
    // "6,000 men and women led by": nouns under one number.
    let counted = at > floor + 1
        && r.is_number(at - 2)
        && super::noun::is_plural(r, at - 1)
        && super::noun::is_plural(r, at + 1)
        && (!verb::is_verb(r, at + 2, floor) || r.is(at + 3, word!("by")));
    if counted {
        return false;
    }
    moved
        || (floor..at)
            .rev()
            .take(24)
            .take_while(|&i| !parts(r, i))
            .any(|i| (r.is_number(i) || r.is(i, word!("%"))) && !r.dated(i) && r.spaced(i + 1))
}

/// True for a verb of saying or expecting that goes on to a statement: "said trade rose", "reckon a loaf would cost".
fn tells(r: &Reader<'_>, at: usize) -> bool {
    let past = r.any(
        at,
        words![
            "said",
            "told",
            "showed",
            "confirmed",
            "announced",
            "warned",
            "says",
            "say",
            "show",
            "shows",
            "expect",
            "expects",
            "predict",
            "predicts",
            "believe",
            "believes",
            "reckon",
            "reckons"
        ],
    );
    let finite = !r.word(at).ends_with("ed") && !r.word(at).ends_with("ing");
    let noun = at > 0 && r.has(at - 1, class::DETERMINER) || r.has(at + 1, class::PREPOSITION);
    past || finite
        && !noun
        && (r.has(at + 1, class::DETERMINER) || r.capital(at + 1) || r.is(at + 1, word!("that")))
}

/// A comma inside a noun phrase: "oil, gas and coal exports".
fn listed_comma(r: &Reader<'_>, at: usize, floor: usize) -> bool {
    at > floor && r.any(at + 2, words!["and", "or"]) && r.is_word(at + 1) && !r.capital(at + 1)
}

/// True for the comma behind ", whose target remains 8 %,".
fn closes_relative(r: &Reader<'_>, at: usize, floor: usize) -> bool {
    (floor + 1..at)
        .rev()
        .take(12)
        .find(|&i| comma(r, i))
        .is_some_and(|open| r.any(open + 1, words!["who", "which", "whose"]))
}

/// The verb whose subject a verb shares: "…, accounting for 40 %", "…, and reached $5bn".
pub(super) fn leaned_on(r: &Reader<'_>, verb: Verb, floor: usize) -> Verb {
    let mut verb = verb;
    for _ in 0..3 {
        let before = verb.first.wrapping_sub(1);
        let leans = verb.first > floor + 1
            && ((r.word(verb.main).ends_with("ing") || r.is(verb.first, word!("having")))
                && (r.is(before, word!(","))
                    || r.has(verb.main, class::MOVING)
                        && r.any(
                            before,
                            words!["after", "before", "while", "since", "despite"],
                        ))
                || r.any(before, words!["and", "or", "then", "but", "yet"])
                // "packs 208 billion transistors, draws 1,000 watts": one subject, several deeds.
                || r.is(before, word!(","))
                    && !closes_relative(r, before, floor)
                    && (r.has(verb.main, class::MEASURING) || r.is(verb.main + 2, word!("scales")))
                    && before > floor + 3
                    && (before - 3..before).any(|i| r.is_number(i) && !r.dated(i)));
        if !leans {
            break;
        }
        // "…, the bureau said on Wednesday, beating the forecast": what is said, not who says it.
        let earlier = verb::verb_before(r, before, floor).and_then(|earlier| {
            let told = r.is(before, word!(","))
                && r.any(earlier.main, words!["said", "says", "showed", "told"])
                && earlier.first > floor + 1;
            let outer = told.then(|| verb::verb_before(r, earlier.first, floor));
            outer.flatten().or(Some(earlier))
        });
        match earlier {
            Some(earlier) => verb = earlier,
            None => break,
        }
    }
    verb
}
