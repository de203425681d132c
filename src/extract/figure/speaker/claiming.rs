//! A verb → whether it attributes, by what it governs: "said" anything, "feared" a statement, "put the bill at" an amount.
//!
//! One table says what each verb must govern. Has no opinion on how far an attribution reaches, nor on whose it is.

use super::cast::{is_person, plain_name};
use super::reach::{before_article, past_hearers};
use super::voice::{WORKS, main_subject, told_of, whole_body};
use crate::extract::figure::lexicon::class;
use crate::extract::figure::noun;
use crate::extract::figure::phrase::{self, Phrase};
use crate::extract::figure::reader::{Range, Reader};
use crate::extract::figure::subject::{leaned_on, subject};
use crate::extract::figure::verb;
use crate::extract::letters::Words;

/// What a word can attribute where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Claim {
    /// It attributes nothing.
    Nothing,
    /// A verb of saying: whatever it governs.
    Whatever,
    /// A verb that attributes by what it governs here.
    Governed,
    /// "the 46 % he had threatened": what stands before it, where that is set against something.
    Wish,
}

/// What a verb must govern to attribute it.
#[derive(Clone, Copy, Debug)]
enum Governs {
    /// "feared that", "fear output could drop", "…, she recalls,": a statement.
    Statement,
    /// "put the bill at €900m": a level.
    Level,
    /// "counted 31 bankruptcies": a number at once.
    Number,
    /// "thinks 35,000 likelier": an amount soon.
    Amount,
    /// "Ane Dahl counts 535 tankers": a number at once, of somebody who does count; not "the fleet counts 88".
    Counted,
    /// "called it “a cut for 2 million people”": an amount in a quotation of its own.
    Quoted,
    /// "repairs that a survey priced at £1m": a level, where a piece of work stands before it.
    Priced,
    /// "counts on 52,000": an amount behind one of these.
    Tied(Words),
    /// "asked a court to write off a third": somebody who is to do something.
    Somebody,
    /// "asked Congress for $3 billion": an amount from somebody.
    Begged,
    /// "a poll gave the Greens 14 %": whatever, where a piece of work does.
    Work,
    /// "doubt that: a council usually keeps 10 %": the reason behind a colon.
    Reason,
}

/// What verbs that are as often no words of saying must govern.
const CLAIMS: &[(Words, Governs)] = &[
    (PUTTING, Governs::Level),
    (TELLING, Governs::Statement),
    (
        words!["lists listed counted tallied confirm report plans"],
        Governs::Number,
    ),
    (words!["counts"], Governs::Counted),
    (LABELLING, Governs::Quoted),
    (words!["priced costed valued"], Governs::Priced),
    (MINDING, Governs::Amount),
    (
        words![
            "count counts counted counting bank banks banked banking reckon reckons reckoned
            figures figured"
        ],
        Governs::Tied(words!["on"]),
    ),
    (
        words!["price prices priced pricing"],
        Governs::Tied(words!["in"]),
    ),
    (
        words!["stand stands stood standing stick sticks stuck"],
        Governs::Tied(words!["by"]),
    ),
    (
        words!["speak speaks spoke talk talks talked"],
        Governs::Tied(words!["of"]),
    ),
    (
        words!["give gives gave given"],
        Governs::Tied(words!["warning notice"]),
    ),
    (
        words![
            "guided guides vow vows vowed means meant mean point points pointed pointing sticking stick
            sticks"
        ],
        Governs::Tied(words!["to"]),
    ),
    (
        words![
            "asked asks asking appealed appeals appealing called calls calling looks looked
            looking braced bracing hope hopes hoping"
        ],
        Governs::Tied(words!["for"]),
    ),
    (words!["asked asks urged urges"], Governs::Somebody),
    (words!["asked asks"], Governs::Begged),
    (
        words!["gave gives found recorded reveal reveals"],
        Governs::Work,
    ),
    (
        words!["doubt doubts doubted disagree disagrees disagreed"],
        Governs::Reason,
    ),
];

/// Words of saying that are as often something else: what they govern decides.
const SOMETIMES: Words = words!["report claim state recorded found note"];

/// What the word at `at` can attribute.
pub(super) fn claim(r: &Reader<'_>, at: usize, range: Range) -> Claim {
    let saying = r.has(at, class::SAYING) && !r.any(at, SOMETIMES);
    if saying {
        return Claim::Whatever;
    }
    let governed = CLAIMS
        .iter()
        .any(|&(verbs, governs)| r.any(at, verbs) && governs.holds(r, at, range));
    // "had feared a fifth".
    let wish = wished(r, at);
    let governed = governed || wish && Governs::Amount.holds(r, at, range);
    let outlook = || r.has(at, class::EXPECTING) && projects(r, at);
    match () {
        () if governed || outlook() || foresaw(r, at) => Claim::Governed,
        () if !r.has(at, class::EXPECTING) && wish => Claim::Wish,
        () => Claim::Nothing,
    }
}

impl Governs {
    /// True where the verb at `at` governs this.
    fn holds(self, r: &Reader<'_>, at: usize, range: Range) -> bool {
        let soon = |from: usize, near: usize| {
            (from..range.last.min(at + near))
                .take_while(|&i| !r.any(i, words![",", ";", ":", "."]))
                // "asked for calm after 12 fires".
                .take_while(|&i| !r.any(i, words!["after", "following", "when", "because"]))
                .any(|i| amount(r, i))
        };
        match self {
            Self::Statement => {
                let behind = at
                    + 1
                    + usize::from(r.has(at + 1, class::ADVERB) || r.is(at + 1, word!("out")));
                // "was found that" has nobody who found it.
                !r.any(at.wrapping_sub(1), words!["was is were been be"])
                    && (r.is(behind, word!("that"))
                        || closes(r, at, range)
                        || states(r, at, range.last))
            }
            Self::Level => puts_at(r, at, range.last),
            // "we have counted 31".
            Self::Number => {
                amount(r, at + 1)
                    && (r.any(at, words!["lists", "listed"])
                        || !r.has(at.wrapping_sub(1), class::AUXILIARY | class::PRONOUN))
            }
            Self::Counted => {
                amount(r, at + 1)
                    && subject(r, verb::Verb::at(r, at, range.first), range.first)
                        .is_some_and(|name| is_person(r, plain_name(r, name)))
            }
            Self::Priced => {
                r.any(at.wrapping_sub(1), WORKS)
                    && (at.saturating_sub(5)..at).any(|i| r.any(i, words!["that", "which"]))
                    && puts_at(r, at, range.last)
            }
            // "The plan, called “40 boats by May”, was dropped": that is its name.
            Self::Quoted => {
                !r.is(at.wrapping_sub(1), word!(","))
                    && quotation(r, at, range.last)
                        .is_some_and(|(open, close)| (open..close).any(|i| amount(r, i)))
            }
            Self::Amount => soon(at + 1, SOON),
            Self::Tied(tie) => {
                // "the bank on the corner", "prices in 20 countries": nouns.
                let who = at.wrapping_sub(1 + usize::from(at > 1 && r.has(at - 1, class::ADVERB)));
                let noun = r.any(at, BARE) && !noun::is_plural(r, who)
                    // "fell six basis points to 6 %".
                    || r.is_number(who)
                    || r.sense(who).numeral.is_some()
                    || r.any(who, words!["basis percentage index"])
                    || r.has(who, class::DETERMINER)
                    || r.is(at + 1, word!("in"))
                        && !r.any(at + 2, words!["a an another no"]);
                r.any(at + 1, tie) && !noun && soon(at + 1, 2 * SOON)
            }
            Self::Somebody => {
                let whom = phrase::noun_phrase(r, at + 1, at + 7).map_or(at + 2, |(_, last)| last);
                r.is(whom, word!("to")) && !r.capital(whom + 1)
            }
            Self::Begged => phrase::noun_phrase(r, at + 1, at + 7).is_some_and(|(first, last)| {
                first <= at + 2 && r.is(last, word!("for")) && soon(last + 1, SOON)
            }),
            Self::Work => (range.first.max(at.saturating_sub(WORKED_WITHIN))..at)
                .any(|i| r.any(i, WORKS) || r.any(i, words!["polls surveys researchers"])),
            Self::Reason => (at + 1..range.last.min(at + 2 + SOON)).any(|i| r.is(i, word!(":"))),
        }
    }
}

/// "called the move “a pay cut”": the quotation of a few words behind the verb.
pub(super) fn quotation(r: &Reader<'_>, at: usize, end: usize) -> Option<Phrase> {
    let open = (at + 1..end.min(at + 2 + SOON)).find(|&i| r.any(i, words!["“", "\""]))?;
    let close = (open + 1..end).find(|&i| r.any(i, words!["”", "\""]))?;
    Some((open, close))
}

/// True for a verb of giving something a name.
pub(super) fn labels(r: &Reader<'_>, at: usize) -> bool {
    r.any(at, LABELLING)
}

/// Verbs of giving something a name.
const LABELLING: Words = words!["called calls describes described dismissed branded labelled"];

/// True for a number, in digits or words, that is no date.
pub(super) fn amount(r: &Reader<'_>, at: usize) -> bool {
    (r.is_number(at) || r.sense(at).numeral.is_some()) && !r.dated(at)
}

/// Forms that are verbs behind a plural alone: "the bank on the corner", "banks count on".
const BARE: Words = words!["count bank reckon price stand stick speak talk mean vow point"];

/// Tokens behind a verb within which what it minds stands.
const SOON: usize = 7;

/// Tokens before a verb within which the piece of work stands that tells something.
const WORKED_WITHIN: usize = 24;

/// "…, she recalls,", "…, he complained to parliament.": nothing more follows, and its subject stands behind a comma.
pub(super) fn closes(r: &Reader<'_>, at: usize, range: Range) -> bool {
    let open = at.saturating_sub(9).max(range.first);
    let behind = past_hearers(r, at, range.last);
    (behind >= range.last || r.any(behind, words![",", ".", ";"]))
        && (open..at)
            .rev()
            .skip(1)
            .take_while(|&i| {
                (!r.has(i, class::PREPOSITION) || r.any(i, words!["of at for"]))
                    && r.sense(i).numeral.is_none()
            })
            .any(|i| r.any(i, words![",", "”", "\""]))
}

/// "fear rice output could drop": a clause follows, with a verb of its own.
fn states(r: &Reader<'_>, at: usize, end: usize) -> bool {
    (at + 1..end.min(at + 12))
        .take_while(|&i| !r.is_mark(i) && !r.any(i, words!["who which that to"]))
        .skip(usize::from(!r.any(at + 1, words!["he she it they we"])))
        .any(|i| {
            (r.has(i, class::AUXILIARY) || i == at + 1 && r.has(i, class::PRONOUN))
                && !r.capital(i)
                && !r.any(i, words!["being been be having"])
        })
}

/// "by Egypt’s count", "fans polled by the trust": who did the counting.
pub(super) fn counted_by(r: &Reader<'_>, at: usize, range: Range) -> Option<Phrase> {
    if !r.is(at, word!("by")) {
        return None;
    }
    // "by the estimate of the economist Ane Dahl", "by his reckoning".
    if r.is(at + 1, word!("the")) && r.any(at + 2, COUNTS) && r.is(at + 3, word!("of")) {
        return phrase::noun_phrase(r, at + 4, range.last);
    }
    if r.any(at + 1, words!["his", "her"]) && r.any(at + 2, COUNTS) {
        return Some((at + 1, at + 2));
    }
    let one = usize::from(r.is(at + 1, word!("one")));
    let (first, last) = phrase::noun_phrase(r, at + 1 + one, range.last)?;
    // "by the board's own count".
    if let Some(owner) = (first + 1..=last).find(|&i| r.any(i, words!["'s", "’s"])) {
        let count = owner + 1 + usize::from(r.any(owner + 1, words!["own official latest"]));
        if r.any(count, COUNTS) {
            return Some((first, owner));
        }
    }
    (r.any(
        at.wrapping_sub(1),
        words!["polled surveyed interviewed questioned compiled collected cited"],
    ) || r.any(
        at.wrapping_sub(1),
        words!["taken conducted commissioned run out"],
    ) && (range.first.max(at.saturating_sub(14))..at)
        .any(|i| r.any(i, words!["survey poll"]))
        || is_poll(r, at, range.first) && r.capital(first))
    .then(|| whole_body(r, (first, last)))
}

/// "two-thirds of the senders it surveyed": who asked those that are counted.
pub(super) fn surveyed_by(r: &Reader<'_>, at: usize, range: Range) -> Option<Phrase> {
    if !r.any(
        at,
        words!["surveyed polled questioned canvassed interviewed"],
    ) {
        return None;
    }
    let (first, last) = subject(r, verb::Verb::at(r, at, range.first), range.first)?;
    let lead = before_article(r, first);
    let asked = lead > range.first && (noun::is_plural(r, lead) || r.is(lead, word!("those")));
    asked.then_some((first, last))
}

/// "by its own count": whoever the sentence is about.
pub(super) fn own_count(r: &Reader<'_>, at: usize, range: Range) -> Option<Phrase> {
    let own = r.is(at, word!("by"))
        && r.any(at + 1, words!["its their his her"])
        && r.is(at + 2, word!("own"))
        && (r.any(at + 3, COUNTS) || r.is_mark(at + 3));
    if !own {
        return None;
    }
    let first = if at == range.first {
        at + 4
    } else {
        range.first
    };
    main_subject(r, Range { first, ..range }, range.last)
}

/// "the ministry's own figure came out at 2.8 million": whose count it is.
pub(super) fn tallied_by(r: &Reader<'_>, at: usize, range: Range) -> Option<Phrase> {
    let before = at.saturating_sub(1);
    let owner = before - usize::from(before > 0 && r.any(before, words!["own official latest"]));
    let tells = (r.any(at, COUNTS) || r.is(at, word!("figure")))
        && r.any(owner, words!["'s", "’s"])
        && r.any(at + 1, words!["is was comes came stands stood"]);
    tells.then(|| phrase::phrase_before(r, owner, range.first))?
}

/// Nouns for what came of counting.
const COUNTS: Words = words![
    "count estimate estimates tally reckoning account calculation figures numbers admission"
];

/// "raised its estimate of the deficit", "cut their growth forecast": who reckons anew, and the verb.
pub(super) fn revised_by(r: &Reader<'_>, at: usize, range: Range) -> Option<(Phrase, usize)> {
    // "raised his to 840 from 775": the noun stands in another sentence.
    let elided = r.any(at, words!["his hers its theirs"])
        && r.is(at + 1, word!("to"))
        && (at + 2..at + 4).any(|i| amount(r, i));
    if !elided && !r.any(at, AIMS) && !r.any(at, words!["forecast forecasts estimate estimates"]) {
        return None;
    }
    let near = range.first.max(at.saturating_sub(5));
    let own = if elided {
        at
    } else if let Some(has) = rated(r, at, range) {
        has + 1
    } else {
        (near..at).rev().find(|&i| {
            r.any(i, words!["its their his her"])
                // "cut the death toll to 131".
                || r.is(i, word!("the")) && r.any(at, words!["toll", "tally"])
        })?
    };
    let verb = own.checked_sub(1).filter(|&verb| {
        verb > range.first && (r.any(verb, REVISING) || r.any(verb, words!["has", "have"]))
    })?;
    let acts = leaned_on(r, verb::Verb::at(r, verb, range.first), range.first);
    let told = told_of(r, acts.first, range.first);
    let (first, last) = told.or_else(|| subject(r, acts, range.first))?;
    let speaks = !r.has(first, class::PRONOUN)
        && (r.capital(last - 1) || r.has(first.wrapping_sub(1), class::DETERMINER));
    (speaks || first == range.first).then_some(((first, last), verb))
}

/// "has a sell rating and a target of 610 rupees": the verb.
fn rated(r: &Reader<'_>, at: usize, range: Range) -> Option<usize> {
    let target = r.is(at, word!("target")) && r.is(at + 1, word!("of"));
    let has = (range.first.max(at.saturating_sub(8))..at)
        .rev()
        .filter(|_| target)
        .find(|&i| r.any(i, words!["has", "have"]))?;
    (has..at).any(|i| r.is(i, word!("rating"))).then_some(has)
}

/// Nouns for what is reckoned with.
pub(in crate::extract::figure) const OUTLOOKS: Words =
    words!["forecast forecasts estimate estimates outlook projection projections guidance"];

/// Nouns for what somebody reckons with that are no verbs of reckoning.
pub(super) const AIMS: Words = words!["projection outlook target targets guidance toll tally"];

/// Verbs for changing what one reckons with.
pub(in crate::extract::figure) const REVISING: Words = words![
    "raise lower trim revise raised raises cut cuts lowered lowers trimmed trims lifted lifts
    slashed revised upgraded downgraded reduced kept maintained"
];

/// Verbs of putting an amount at some level.
pub(in crate::extract::figure) const PUTTING: Words =
    words!["put puts peg pegs pegged figures figured"];

/// "put the bill at €900m", "puts them at 5.2 million", "put losses at a tenth": an estimate.
pub(super) fn puts_at(r: &Reader<'_>, at: usize, end: usize) -> bool {
    (at + 1..end.min(at + 10)).any(|i| {
        // "put the price nearer $10bn".
        r.any(i, words!["at nearer closer above below"])
            && (r.is_number(i + 1 + usize::from(r.is(i + 1, word!("to"))))
                // "at Rs 7,500 crore".
                || r.capital(i + 1) && (r.is_number(i + 2) || r.is_mark(i + 2))
                || r.any(i + 1, words!["no fewer less more up"])
                || r.is_mark(i + 1)
                || r.sense(i + 1).numeral.is_some()
                || r.any(i + 1, words!["a", "an"]) && r.sense(i + 2).numeral.is_some()
                || r.has(i + 1, class::ADVERB | class::PREPOSITION))
    })
}

/// Verbs that are as often no words of saying, "admitted 300 patients": they tell something where "that" follows.
pub(super) const TELLING: Words = words![
    "note report reports confirm deny denies denied write retort retorts retorted counter
    counters countered complain complains complained concede concedes conceded admit admits
    admitted insist insists contend contends contended maintain maintains maintained stress
    stresses stressed caution cautions cautioned testify testifies testified conclude concludes
    concluded acknowledge acknowledges boast boasts boasted lament laments lamented recall
    recalls recalled remembers remembered argue argues warn warns find finds found calculate
    calculates calculated fear fears feared
    think thought reply replies replied respond responds responded remark remarks remarked
    observe observes observed quip quips quipped joke jokes joked guess guesses guessed sigh
    pointed points sighs sighed laugh laughs laughed shrug shrugs shrugged swear swears swore hint hints hinted
    signal signals signalled worry worries worried assure assures assured remind reminds
    reminded inform informed"
];

/// "The institute still lists 97": a number in somebody's book.
pub(in crate::extract::figure) fn lists(r: &Reader<'_>, at: usize) -> bool {
    r.any(at, words!["lists", "listed"]) && amount(r, at + 1)
}

/// "In a survey of 900 adults by Halden Opinion": whoever stands behind the "by" at `at` asked them.
fn is_poll(r: &Reader<'_>, at: usize, floor: usize) -> bool {
    (floor.max(at.saturating_sub(9))..at)
        .rev()
        .take_while(|&i| !r.has(i, class::ANY_VERB) && !r.is(i, word!(",")))
        .any(|i| r.any(i, words!["poll survey polls surveys"]))
}

/// "in June the bank had seen 5.7 %", "it had seen inflation at 4.5 %": what somebody reckoned with.
pub(in crate::extract::figure) fn foresaw(r: &Reader<'_>, at: usize) -> bool {
    let number = |i: usize| r.is_number(i) && !r.dated(i) || r.is_mark(i) && r.is_number(i + 1);
    r.is(at, word!("seen"))
        && r.any(at.wrapping_sub(1), words!["had has have"])
        // "had seen 13 rivals close" counts what it saw.
        && (number(at + 1) && (!r.is_word(at + 2) || r.any(at + 2, words!["per percent pct"]))
            || r.has(at + 1, class::RATE | class::MOVE)
                && (at + 2..at + 7).any(|i| r.is(i, word!("at")) && number(i + 1)))
}

/// Verbs of minding and wanting that attribute an amount behind them.
const MINDING: Words = words![
    "think thinks remember remembers remembered recall recalls want wanted demanded demands seek seeks
    sought seeking demanding blames blamed assumed"
];

/// "blamed a loss of £3m on floods, where", "thinks 35,000 likelier, and": one past the amount that is minded.
pub(super) fn minded(r: &Reader<'_>, at: usize, end: usize) -> Option<usize> {
    r.any(at, MINDING)
        .then(|| (at..end).find(|&i| r.is(i, word!(","))))?
}

/// The verb of "the company forecasts sales of $4m", "it forecasts a loss": no noun in the plural.
pub(super) fn forecasts_sales(r: &Reader<'_>, at: usize, floor: usize) -> bool {
    let Some(who) = at.checked_sub(1).filter(|&who| who >= floor) else {
        return false;
    };
    let one = r.any(who, words!["it he she"])
        || r.is_word(who)
            && who > floor
            && r.has(who - 1, class::DETERMINER)
            && !noun::is_plural(r, who)
            && !r.has(who, class::FUNCTION | class::RATE | class::MOVE);
    one && r.is_word(at + 1)
        && !r.has(
            at + 1,
            class::PREPOSITION | class::AUXILIARY | class::CONJUNCTION,
        )
        && !verb::is_verb(r, at + 1, floor)
}

/// "the 46 % he had threatened", "the $60m that the agency asked for": what somebody wished stands before the verb.
pub(super) fn wished(r: &Reader<'_>, at: usize) -> bool {
    r.any(at, words!["threatened sought demanded requested feared"])
        && r.any(at.wrapping_sub(1), words!["had has have"])
        || r.any(at, words!["asked hoped called appealed"]) && r.is(at + 1, word!("for"))
}

/// True when the verb goes on to a statement: "expects inflows to grow", "put the bill at".
fn projects(r: &Reader<'_>, at: usize) -> bool {
    !r.any(
        at,
        words![
            "project projects plan plans plan estimate pledge account needs counts promise hope"
        ],
    ) || r.any(at + 1, words!["that to the growth it they"])
        && !r.has(at.wrapping_sub(1), class::DETERMINER)
        // "a spending plan that raises outlays".
        && !(r.is(at + 1, word!("that")) && verb::is_verb(r, at + 2, at))
}

/// "are counting on 52,000", "is seeking $4m": somebody holds an amount to be so, or wants it.
pub(super) fn holds(r: &Reader<'_>, at: usize, range: Range) -> bool {
    let held = |governs: Governs| {
        matches!(
            governs,
            Governs::Amount | Governs::Counted | Governs::Tied(_)
        )
    };
    CLAIMS
        .iter()
        .any(|&(verbs, governs)| held(governs) && r.any(at, verbs) && governs.holds(r, at, range))
}
