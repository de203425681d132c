//! The measure that a verb gives a figure: its subject, its object, or the figure before that it goes on about.

use super::apposed::{apposed, burdens};
use super::clause::{is_agent, opens};
use super::object::{anaphor, content, object, own_noun};
use super::outlay::is_outlay;
use super::share_of::inside;
use super::share_of::{complement, of_phrase, of_pronoun, set_off};
use crate::extract::figure::find::Raw;
use crate::extract::figure::lexicon::{Class, class};
use crate::extract::figure::number::Form;
use crate::extract::figure::number::multiple::multiplied;
use crate::extract::figure::phrase::{self, Phrase};
use crate::extract::figure::reader::Reader;
use crate::extract::figure::speaker::claiming::{PUTTING, foresaw};
use crate::extract::figure::subject::{leaned_on, subject};
use crate::extract::figure::verb;
use crate::extract::letters::Words;
use crate::model::Kind;

/// Verbs whose subject a share belongs to: "made up 7 % of", "rose 7 % of".
const NOT_DONE_TO: Class = class::AUXILIARY
    | class::SHARING
    | class::MOVING
    | class::MEASURING
    | class::SAYING
    | class::EXPECTING;

/// The object or the subject of the verb that governs the figure.
pub(super) fn governed(r: &Reader<'_>, raw: &Raw, previous: Option<&Raw>) -> Option<Phrase> {
    let floor = raw.range.first;
    let opens = opens(r, raw) || r.any(raw.outer.wrapping_sub(1), words!["which"]);
    if let Some(noun) = inside(r, raw) {
        return Some((noun, noun + 1));
    }
    // "18 mm of rain fell, about a quarter of the normal amount, and": how much that was.
    if raw.kind == Kind::Share
        && r.is(raw.after, word!("of"))
        && raw.outer > floor
        && r.is(raw.outer - 1, word!(","))
        && let Some(other) = previous.filter(|other| other.kind != Kind::Share)
        && (other.after..raw.outer - 1).all(|at| r.dated(at) || r.is_word(at))
        && let Some((_, last)) = of_phrase(r, raw)
        && r.is_mark(last)
    {
        return None;
    }
    // A share at the head of its clause: "Half of the growers paid …", "one in nine farms had …".
    if raw.kind == Kind::Share
        && (opens || raw.number.form == Form::Fraction && !r.any(raw.after, words!["of"]))
        // "feed, which is half his costs".
        && !r.any(raw.outer.wrapping_sub(1), words!["is", "was"])
        && let Some(phrase) = of_phrase(r, raw)
    {
        if let Some(noun) = set_off(r, raw, phrase) {
            return Some(noun);
        }
        return Some(complement(r, phrase, raw.range.last).unwrap_or(phrase));
    }
    // "a survey of 900 adults found that one in twelve had asthma": a part of those counted before.
    if raw.kind == Kind::Share
        && opens
        && previous.map_or(!r.has(raw.after, class::AUXILIARY), |other| {
            other.noun.is_some() || other.kind == Kind::Share && !r.is(raw.after, word!("of"))
        })
        && (verb::is_verb(r, raw.after, floor) || r.word(raw.after).ends_with("ed"))
    {
        return None;
    }
    // "Debts over £200 may be passed on": they are.
    let headed = raw.outer == floor + 1
        && crate::extract::figure::noun::is_plural(r, floor)
        && r.is_word(floor);
    if opens
        && !headed
        && raw.noun.is_none()
        && let Some(phrase) = passive(r, raw)
    {
        return Some(phrase);
    }
    // "Trade exceeded $1.7 billion": the hedge is the verb.
    let hedge = raw.outer + usize::from(r.has(raw.outer, class::AUXILIARY));
    if hedge < raw.first && r.has(hedge, class::MEASURING) && !r.has(hedge, class::PARTICLE) {
        return subject(r, verb::Verb::at(r, hedge, floor), floor);
    }
    if let Some(phrase) = burdens(r, raw).or_else(|| apposed(r, raw)) {
        return Some(phrase);
    }
    // "jailed a clerk for stealing £4m": the deed that the clause before names.
    let deed = raw.outer.wrapping_sub(1);
    if raw.unit.currency.is_some()
        && raw.outer > floor + 2
        && r.is_word(deed)
        && r.word(deed).ends_with("ing")
        && r.any(deed - 1, words!["for", "of"])
    {
        return Some((deed, raw.outer));
    }
    if let Some(phrase) = multiplied(r, raw) {
        return Some(phrase);
    }
    let verb = if raw.number.form == Form::Factor
        && (!r.has(raw.outer.wrapping_sub(1), class::DETERMINER)
            || r.any(raw.outer.wrapping_sub(1), words!["which", "that"]))
        && r.word(raw.number.first).ends_with(['d', 'g', 's'])
        && !r.word(raw.number.first).ends_with("fold")
    {
        let verb = verb::Verb::at(r, raw.number.first, floor);
        Some(verb::Verb {
            first: verb.first.min(raw.outer),
            ..verb
        })
    } else {
        verb::verb_before(r, raw.outer, floor)
    };
    // "cut the number of banks holding state money by half": who holds it tells which banks.
    let verb = verb.map(|verb| {
        let tells = r.word(verb.main).ends_with("ing")
            && verb.first == verb.main
            && r.any(raw.outer - 1, words!["by", "to"]);
        tells
            .then(|| verb::verb_before(r, verb.main, floor))
            .flatten()
            .filter(|outer| {
                r.has(outer.main, class::MOVING)
                    && r.has(outer.main + 1, class::DETERMINER)
                    && outer.main + 2 < verb.main
            })
            .unwrap_or(verb)
    });
    let Some(verb) = verb else {
        return of_phrase(r, raw).or_else(|| fallback(r, raw));
    };
    // "has vaccinated 78 % of children": what it was done to.
    if raw.kind == Kind::Share
        && r.is(raw.after, word!("of"))
        && !of_pronoun(r, raw.after)
        && verb.main + 1 == raw.outer
        && !is_thing(r, raw, verb, floor)
        // "sends 85 % of her shirts abroad".
        && (r.any(verb.main, words!["sends", "sent", "sells", "sold", "exports", "imports", "ships", "buys"])
            || !r.has(verb.main, NOT_DONE_TO) && (r.word(verb.main).ends_with("ed")
            // "has sown 61 % of the fields", "to cover 75 % of the cost".
            // "will hand 15 % of the profit to".
            || verb.main > floor + 1
                && r.any(verb.main - 1, words!["has", "have", "had", "to", "will", "would", "must", "can", "could"])))
    {
        return of_phrase(r, raw);
    }
    // "has lost 40 % of its shops": what was lost; "lost 40 % of its value" is about whatever was worth it.
    if raw.kind == Kind::Change
        && r.is(raw.after, word!("of"))
        && verb.main + 1 == raw.outer
        && (raw.rule == "en/measure"
            || r.any(
                verb.main,
                words![
                    "lost", "lose", "loses", "losing", "shed", "sheds", "cut", "cuts", "cutting",
                    "axe", "axed", "close", "closed", "scrap", "scrapped"
                ],
            ))
        && let Some((first, last)) = of_phrase(r, raw)
        && !r.any(last - 1, words!["value", "worth", "weight", "power"])
    {
        return Some((first, last));
    }
    // "ordered him to repay $38.2m", "fined him $250,000": the deed is what is measured.
    let infinitive = verb.first > floor
        && r.is(verb.first - 1, word!("to"))
        && (!r.has(
            verb.main,
            class::MOVING | class::MEASURING | class::AUXILIARY,
        ) || verb::verb_before(r, verb.first - 1, floor)
            .is_some_and(|other| orders(r, other.main)));
    // "The council needs to find £12.4m": what it needs to do.
    let needs = raw.unit.currency.is_some()
        && verb.main + 1 == raw.outer
        && verb.first + 1 < verb.main
        && r.is(verb.main - 1, word!("to"))
        && r.any(
            verb.main - 2,
            words![
                "needs", "need", "needed", "wants", "want", "hopes", "hoped", "failed", "managed"
            ],
        );
    // "sold 40 million, giving it 21 % of the market": whoever has it now.
    let gives = raw.kind == Kind::Share && r.any(verb.main, words!["giving", "leaving"]);
    // "is costing it $10 million a day": whatever does.
    let costs = r.any(verb.main, words!["cost", "costs", "costing"]);
    let done_to = !gives
        && !costs
        && r.any(verb.main + 1, words!["him", "her", "them", "it"])
        && verb.main + 2 == raw.outer;
    if infinitive || done_to || needs {
        // "to write off 30 per cent".
        let off = r.any(
            verb.main + 1,
            words!["off", "out", "up", "down", "back", "over"],
        );
        return Some((
            verb.main,
            verb.main + 1 + usize::from(off && verb.main + 2 == raw.outer),
        ));
    }
    if verb.main >= previous.map_or(floor, |other| other.after)
        && let Some(object) = object(r, verb, raw)
    {
        return Some(object);
    }
    // "spent $3m on cars and lost another $5m": each deed by its own name.
    if let Some(other) = previous
        && verb.main > other.first
        && r.is(verb.first.wrapping_sub(1), word!("and"))
        && !r.has(verb.main, class::AUXILIARY)
        && let Some(deed) = verb::verb_before(r, other.outer, floor)
        && deed.main != verb.main
    {
        if is_outlay(r, deed.main) && is_outlay(r, verb.main) {
            return subject(r, leaned_on(r, verb, floor), floor);
        }
        if starts_with(other.measure.as_deref(), r.word(deed.main)) {
            return Some((verb.main, verb.main + 1));
        }
    }
    if let Some(previous) = previous
        && (verb.main < previous.first || goes_on(r, verb, raw, previous))
        && (raw.outer.saturating_sub(previous.after) < 16
            || r.any(verb.main, words!["heard", "reported"]))
    {
        // The verb already governs the figure before; this one goes on about it unless a noun of its own stands between.
        let from = if verb.main < previous.first {
            previous.after
        } else {
            verb.main + 1
        };
        let own = own_noun(r, from, raw.outer).filter(|_| verb.main < previous.first);
        // "packs 3 billion transistors into 125 square millimetres": no size of theirs.
        let sized = raw.rule == "en/measure" && raw.noun.is_none() && previous.noun.is_some();
        return match own {
            None if sized => subject(r, leaned_on(r, verb, floor), floor),
            own => own,
        };
    }
    if let Some(object) = object(r, verb, raw) {
        return Some(object);
    }
    // "did damage that the bank put at $333m": what it put there stands before "that".
    let put =
        r.any(verb.main, PUTTING) || r.any(verb.main, words!["valued", "estimated", "priced"]);
    if put
        && verb.main + 2 == raw.outer
        && r.is(raw.outer - 1, word!("at"))
        && let Some(that) = (floor + 1..verb.first)
            .rev()
            .take(7)
            .find(|&at| r.any(at, words!["that", "which"]))
    {
        let comma = usize::from(r.is(that - 1, word!(",")));
        return phrase::phrase_before(r, that - comma, floor);
    }
    let own = verb.main;
    let verb = leaned_on(r, verb, floor);
    match subject(r, verb, floor) {
        // "It costs $4 to send a parcel".
        Some((first, last))
            if last - first == 1
                && r.is(first, word!("it"))
                && r.any(own, words!["cost", "costs", "takes", "took"])
                && r.is(raw.after, word!("to")) =>
        {
            let object = phrase::noun_phrase(r, raw.after + 2, raw.range.last);
            Some((
                raw.after + 1,
                object.map_or(raw.after + 2, |(_, last)| last),
            ))
        }
        // "It has lost 4 %": what the sentence before spoke of.
        Some((first, last))
            if last - first == 1
                && r.any(first, words!["it", "they"])
                && (r.has(verb.main, class::MOVING | class::AUXILIARY)
                    && raw.kind == Kind::Change
                    // "It has doubled this month".
                    || raw.number.form == Form::Factor) =>
        {
            None
        }
        // "Uptake is low in the east; in the west it touched 67 %".
        Some((first, last))
            if last - first == 1
                && r.any(first, words!["it", "they"])
                && r.any(own, verb::ARRIVING)
                && raw.noun.is_none() =>
        {
            None
        }
        // "Analysts forecast a rise of 3 %": whoever expects it is not what is measured.
        Some((first, last))
            if (last > first + 1
                || !r.has(first, class::PRONOUN)
                || !r.is(verb.main, word!("wants")))
                && (r.has(verb.main, class::EXPECTING)
                    || foresaw(r, verb.main)
                    || own + 1 == raw.outer && r.any(own, words!["see", "sees"]))
                && (verb.first == verb.main
                    || r.any(verb.first, words!["wants", "want", "wanted"])
                    || (verb.first..verb.main)
                        .all(|at| r.any(at, words!["had", "have", "has"])))
                && !r.any(
                    verb.main,
                    words![
                        "promised", "promises", "pledged", "agreed", "offered", "hopes"
                    ],
                )
                && (own + 1 == raw.outer || !r.is(verb.main, word!("wants"))) =>
        {
            None
        }
        Some((first, last)) if last - first == 1 && r.has(first, class::PRONOUN) => Some((
            own,
            own + 1 + usize::from(sends(r, own) && r.is(own + 1, word!("home"))),
        )),
        Some(phrase) if anaphor(r, phrase) => None,
        // "46 % backed it, six points fewer": a figure is no subject; "wants that brought below 5 %": "that" is.
        Some((first, last))
            if previous.is_some_and(|other| {
                other.noun.is_none()
                    && first < other.last
                    && other.first < last
                    && last <= other.last
            }) || r.any(last - 1, words!["wants", "want", "wanted"])
                && r.any(last, words!["it", "that", "this", "them"]) =>
        {
            None
        }
        // "Bankers say another $6 billion has gone": whoever says so is not what is measured.
        Some((_, last))
            if opens
                && last <= verb.first
                && (r.has(own, class::SAYING) || r.any(own, REPLYING))
                && (raw.after..raw.range.last.min(raw.after + 8))
                    .take_while(|&at| r.is_word(at))
                    .any(|at| r.has(at, class::AUXILIARY) || verb::is_verb(r, at, raw.after))
                && (own + 1..raw.outer).all(|at| {
                    r.has(at, class::FUNCTION | class::ADVERB)
                        || r.any(at, words!["further", "extra", "estimated"])
                }) =>
        {
            None
        }
        // "economists had gone for 100": whoever hopes for it is not what is measured.
        Some(phrase)
            if is_agent(r, phrase)
                && raw.noun.is_none()
                && raw.unit.currency.is_none()
                && own + 2 == raw.outer
                && !r.has(own, class::SHARING)
                && r.is(own + 1, word!("for")) =>
        {
            None
        }
        // "Overseas Filipinos sent home $20bn": the sending is what is measured.
        Some((first, _)) if sends(r, verb.main) => Some((
            first,
            verb.main + 1 + usize::from(r.is(verb.main + 1, word!("home"))),
        )),
        Some(phrase) => Some(phrase),
        // "expects it to reach 4 %", "set to drop by a tenth": the motion names nothing.
        None if r.any(own, verb::ARRIVING)
            || r.is(verb.first.wrapping_sub(1), word!("to")) && r.has(own, class::MOVING) =>
        {
            None
        }
        None if r.has(verb.main, class::MEASURING | class::MOVING | class::VERB)
            && !r.has(verb.main, class::AUXILIARY) =>
        {
            Some((verb.main, verb.main + 1))
        }
        None => fallback(r, raw),
    }
}

/// Verbs of saying that no list of them holds.
const REPLYING: Words = words![
    "replied",
    "replies",
    "claimed",
    "claims",
    "claim",
    "argued",
    "argues",
    "insisted",
    "insists",
    "recalled",
    "conceded",
    "admitted",
    "complained",
    "countered"
];

/// True for "coal would fire 60 % of the kilns", "the new product had taken 40 % of the market": the subject is a thing, which
/// does not act on what it has a part of.
fn is_thing(r: &Reader<'_>, raw: &Raw, verb: verb::Verb, floor: usize) -> bool {
    // "the sea has taken a fifth of the shore": what is gone.
    let harms = r.any(
        verb.main,
        words![
            "taken",
            "took",
            "destroyed",
            "damaged",
            "flooded",
            "burned",
            "burnt",
            "wiped",
            "eaten",
            "claimed",
            "hit",
            "killed"
        ],
    ) && !(raw.after..raw.after + 6)
        .any(|at| r.any(at, words!["market", "trade", "sales", "vote", "votes"]));
    !harms
        && !is_outlay(r, verb.main)
        && subject(r, leaned_on(r, verb, floor), floor)
            .is_some_and(|(_, last)| r.any(last - 1, THINGS))
}

/// What makes or takes a part of something and is nobody.
const THINGS: Words = words![
    "coal",
    "gas",
    "oil",
    "wind",
    "solar",
    "nuclear",
    "hydropower",
    "water",
    "fuel",
    "diesel",
    "petrol",
    "steel",
    "copper",
    "nitrate",
    "product",
    "products",
    "freight",
    "cargo",
    "traffic",
    "trade",
    "tea",
    "coffee",
    "cocoa",
    "wheat",
    "rice",
    "maize",
    "tourism",
    "farming",
    "mining",
    "imports",
    "exports"
];

/// True for a measure that begins with this very word.
fn starts_with(measure: Option<&str>, word: &str) -> bool {
    measure.is_some_and(|measure| measure.split(' ').next() == Some(word))
}

/// True for verbs that make somebody else do something: "ordered the firm to pay".
fn orders(r: &Reader<'_>, verb: usize) -> bool {
    r.any(
        verb,
        words! {
            "ordered", "orders", "forced", "forces", "told", "required", "requires", "obliged", "obliges",
            "asked", "compelled", "sentenced", "urged", "allowed", "allows",
        },
    )
}

fn sends(r: &Reader<'_>, verb: usize) -> bool {
    r.any(verb, words!["sent", "remitted", "transferred", "wired"])
}

/// True when the verb says more about what the figure before measured: "and to grow 0.7 %", "had hoped for 1.3 %".
fn goes_on(r: &Reader<'_>, verb: verb::Verb, raw: &Raw, previous: &Raw) -> bool {
    let mut before = verb.first.wrapping_sub(1);
    if r.any(before, words!["to"]) {
        before = before.wrapping_sub(1);
    }
    // "has a 6-inch screen and costs $799".
    let own = previous.noun.is_some()
        || r.is(previous.after, word!("of"))
        || r.hyphen(previous.number.last);
    let coordinated = !own
        && (r.any(before, words!["and", "then", "or"])
            || r.is(before, word!(",")) && r.word(verb.main).ends_with("ing"));
    let expecting = r.has(verb.main, class::EXPECTING)
        && (verb.main + 2 >= raw.outer || r.any(verb.main + 1, words!["for"]));
    let compared = r.any(verb.main, words!["compared"]) && verb.main + 2 >= raw.outer;
    // "…, the ministry said on Sunday, 14 per cent below": the saying is put in between.
    let said = (r.has(verb.main, class::SAYING) || r.any(verb.main, words!["heard", "reported"]))
        && (verb.main..raw.outer).any(|i| r.is(i, word!(",")));
    // "Ms Park put them at £5.2m".
    // So did "taking the total to £5.2m".
    let put = r.any(verb.main, words!["put", "puts", "putting"])
        && r.any(verb.main + 1, words!["it", "them", "that"])
        // "the government wants it at 260,000".
        || r.any(verb.main, words!["wants", "want", "wanted", "sees", "saw", "keep", "keeps", "kept"])
            && r.any(verb.main + 1, words!["it", "them"])
            && r.is(verb.main + 2, word!("at"))
        || r.has(verb.main + 1, class::DETERMINER)
            && anaphor(r, (verb.main + 2, verb.main + 3))
            && (verb.main + 3..raw.outer.saturating_sub(1))
                .all(|at| r.dated(at) || r.any(at, words!["so", "far", "for", "since", "in"]));
    coordinated || expecting || compared || said || put
}

/// "17 % had been pledged": the figure is the subject, and the participle says of what.
fn passive(r: &Reader<'_>, raw: &Raw) -> Option<Phrase> {
    let mut at = raw.after;
    // "Nearly half of that went on weapons".
    if of_pronoun(r, at) {
        at += 2;
    }
    if r.any(at, words!["went", "goes", "go"])
        && r.any(at + 1, words!["on", "to", "into", "towards", "toward"])
    {
        return phrase::noun_phrase(r, at + 2, raw.range.last);
    }
    if !r.has(at, class::AUXILIARY) {
        return None;
    }
    while r.has(at, class::AUXILIARY | class::ADVERB) || r.is(at, word!("to")) {
        at += 1;
    }
    (r.is_word(at) && r.word(at).ends_with("ed")).then_some((at, at + 1))
}

/// The noun phrase just before, where there is no verb: headlines and lists.
fn fallback(r: &Reader<'_>, raw: &Raw) -> Option<Phrase> {
    let floor = phrase::clause_start(r, raw.outer, raw.range);
    let phrase = phrase::trim(r, (floor, raw.outer))?;
    // A whole clause with a verb that no list holds: its noun.
    let noun = (phrase.1 - phrase.0 > 6).then(|| phrase::noun_phrase(r, phrase.0, phrase.1));
    let phrase = noun.flatten().unwrap_or(phrase);
    content(r, phrase).then_some(phrase)
}
