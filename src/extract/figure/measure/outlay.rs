//! What a company or a country does with an amount → its name: where Norway "spends 2 % of its output on defence", "Norway spends on
//! defence" is measured; where a firm "lost $4m", what the firm lost.
//!
//! Without this the one who acts would be taken for what is measured.

use super::antecedent::DONE;
use super::clause::is_agent;
use crate::extract::figure::find::Raw;
use crate::extract::figure::lexicon::{Sense, class};
use crate::extract::figure::noun::is_plural;
use crate::extract::figure::phrase;
use crate::extract::figure::reader::Reader;
use crate::extract::figure::subject::{leaned_on, subject};
use crate::extract::figure::verb;
use crate::extract::letters::Words;
use crate::model::{Kind, country};

/// Verbs of what somebody does with an amount, wherever it stands behind them.
const DEEDS: Words = words! {
    "owes", "owed", "owe", "owing", "lost", "loses", "lose", "losing", "earned", "earns", "earn", "earning", "spent",
    "spends", "spend", "spending", "invested", "invests", "invest", "investing", "borrowed", "borrows", "borrow",
    "borrowing", "saved", "saves", "save", "saving", "fined", "fines", "fine", "fining", "paid", "pays", "paying",
    "raised", "raises", "raising", "lent", "lends", "lending", "gave", "gives", "given", "giving", "offered",
    "offers", "pledged", "pledges", "promised", "promises", "donated", "donates", "contributed", "contributes",
    "awarded", "awards", "handed", "repaid", "returned", "transferred", "wired", "stole", "stolen", "embezzled",
    "received", "receives", "receive", "won", "collected", "collects", "released", "releases", "allocated",
    "allocates", "granted", "grants", "approved", "approves", "generates", "generate", "generated", "pay",
    "receiving", "sold", "sells", "sell", "bought", "buys", "buy", "sent", "send", "sends", "remitted", "produced",
    "produces", "produce", "pumps", "pumped", "pump", "exported", "exports", "export", "imported", "imports",
    "import", "shipped", "ships", "repurchased", "employ", "employs", "employed", "charged", "wins", "win", "supplies", "supplied",
};

/// True for a verb of the table: what is done with an amount.
pub(super) fn is_outlay(r: &Reader<'_>, verb: usize) -> bool {
    r.any(verb, DEEDS)
}

/// Words behind the amount that what any deed goes to begins with.
const LINKS: Words = words!["on", "into", "to", "for", "from", "under", "through"];

/// True for a verb that says what somebody does: "put", not "was", "rose", "cost" or "said".
pub(super) fn is_deed(r: &Reader<'_>, raw: &Raw, verb: usize) -> bool {
    is_outlay(r, verb)
        || !r.any(verb, verb::ARRIVING)
            && !r.any(
                verb,
                words!["becomes", "became", "voted", "ranged", "lies", "lie", "lay"],
            )
            && (!r.has(verb, class::MOVING) || r.any(verb, DONE) && !raw.unit.is_share())
            && !r.has(
                verb,
                class::AUXILIARY
                    | class::SAYING
                    | class::EXPECTING
                    | class::MEASURING
                    | class::SHARING,
            )
}

/// True for a verb with the amount for its object.
fn governs(r: &Reader<'_>, raw: &Raw, verb: usize) -> bool {
    (verb + 1..raw.outer).all(|at| {
        r.has(at, class::ADVERB) && !r.has(at, class::PREPOSITION)
            || r.any(at, phrase::DEGREES)
            || r.any(at, words!["a", "an", "another", "out", "off", "back"])
            // "had set aside $85,000", "put by $218,000".
            || r.any(at, words!["aside", "by"]) && r.any(verb, words!["put", "puts", "set", "sets", "laid"])
    })
}

/// "lent the country $4m": true where the measure is no more than whoever got it.
fn is_given(r: &Reader<'_>, raw: &Raw, verb: usize) -> bool {
    let first = verb + 1 + usize::from(r.has(verb + 1, class::DETERMINER));
    raw.unit.currency.is_some()
        && first < raw.outer
        && (first..raw.outer).all(|at| r.is_word(at) && !r.has(at, class::PREPOSITION))
        && raw.measure.as_deref() == Some(&*r.phrase(first, raw.outer))
}

/// Names the amount by what is done with it, where the measure is no more than who does it.
pub(super) fn complete(r: &Reader<'_>, raw: &mut Raw, done: &[Raw]) {
    let floor = raw.range.first;
    let previous = done.last().filter(|other| other.range == raw.range);
    let part = raw.unit.key == "percent" && raw.of.is_some();
    let counted =
        raw.noun.is_none() && !raw.unit.is_share() && !matches!(raw.kind, Kind::Ratio | Kind::Rank);
    if !(part || counted) || raw.outer <= floor + 1 {
        return;
    }
    // "lost R1.95 to end at R41.05": a price moved.
    if gerund(r, raw)
        || raw.kind == Kind::Change && raw.unit.currency.is_some() && r.is(raw.after, word!("to"))
    {
        return;
    }
    let Some(found) = verb::verb_before(r, raw.outer, floor) else {
        return;
    };
    // "Gold lost $11.20, or 0.9 %": what is priced is worth less, and nobody is the poorer.
    let again = raw.after + usize::from(r.is(raw.after, word!(",")));
    if r.any(found.main, words!["lost", "lose", "loses", "losing"])
        && r.is(again, word!("or"))
        && r.is_number(again + 1)
    {
        return;
    }
    let direct = governs(r, raw, found.main);
    if !(is_outlay(r, found.main) || direct && is_deed(r, raw, found.main)) {
        return;
    }
    // "The Bolt travels 238 miles on a charge": what it is good for.
    let thing = raw.rule == "en/measure"
        && r.any(
            found.main,
            words![
                "travels", "travel", "runs", "run", "flies", "fly", "goes", "go", "develops",
                "draws", "emits"
            ],
        );
    if thing && raw.measure.as_deref() != Some(r.word(found.main)) {
        return;
    }
    // "won 54 % of the vote": whoever did is what is measured.
    if part
        && r.any(
            found.main,
            words!["won", "received", "receives", "receive", "collected"],
        )
    {
        return;
    }
    // "a plan to spend $4m on roads": the deed alone was taken for what is measured.
    let deed = r.word(found.main);
    if raw.measure.as_deref() == Some(deed) {
        raw.measure = Some(format!("{deed}{}", object(r, raw)));
        return;
    }
    // "lent the country $4m": lent the country.
    if is_outlay(r, found.main) && is_given(r, raw, found.main) {
        raw.measure = Some(r.phrase(found.main, raw.outer));
        return;
    }
    // "spent $3m on cars and lost another $5m": one who does both.
    let Some((first, last)) = subject(r, leaned_on(r, found, floor), floor) else {
        return;
    };
    let subject = r.phrase(first, last);
    // "Denmark has given $4m and Norway $3m": the deed stands once.
    let shared = previous.filter(|other| {
        found.main < other.first
            && raw.measure != other.measure
            && raw.unit.currency.is_some()
            && other.measure.as_deref().is_some_and(|measure| {
                measure
                    .strip_prefix(subject.as_str())
                    .is_some_and(|rest| rest.trim_start().split(' ').next() == Some(deed))
            })
    });
    if let (Some(_), Some(measure)) = (shared, raw.measure.as_mut())
        && (raw.range.first..raw.outer).any(|at| r.is(at, word!("and")))
        && measure.starts_with(char::is_uppercase)
        && !measure.contains(deed)
    {
        measure.push(' ');
        measure.push_str(deed);
        return;
    }
    // "France sent two planes, and Germany pledged $4m": no planes.
    let carried = direct
        && is_outlay(r, found.main)
        && previous.is_some_and(|other| other.measure == raw.measure && first >= other.after);
    if !carried && raw.measure.as_deref() != Some(subject.as_str()) {
        return;
    }
    // "Brent lost 9 % to $25.57": where it fell to.
    if (found.main + 1..raw.outer).any(|at| r.is_number(at)) {
        return;
    }
    // "a tax that would add £9m", "a plant that uses 40 tonnes": a thing is what is measured, and no doer.
    let agent = is_agent(r, (first, last));
    let costs = raw.unit.currency.is_some() && is_outlay(r, found.main);
    // "the clinic treated 640": who they are is not told.
    let heads = matches!(raw.unit.key.as_ref(), "" | "person");
    let passive = r.has(found.main - 1, class::AUXILIARY) && r.is(raw.outer - 1, word!("for"));
    if passive || !agent && !(direct && (costs || heads)) {
        return;
    }
    let object = object(r, raw);
    // Who is fined pays it, not who fines.
    if r.any(found.main, words!["fined", "fines", "fine", "fining"]) {
        raw.measure = Some(deed.to_owned());
        return;
    }
    // "Brenn spent €18m on consultants": "spent on consultants", and whose it is beside it.
    raw.measure = Some(if object.is_empty() || !agent {
        format!("{subject} {deed}")
    } else if let Some(goal) = object.strip_prefix(" into ") {
        // "put $4m into a fund": the fund.
        let bare = ["a ", "an ", "the "]
            .iter()
            .find_map(|article| goal.strip_prefix(article));
        bare.unwrap_or(goal).to_owned()
    } else {
        format!("{deed}{object}")
    });
    // "The war has killed 600 and cost …": a thing is no owner, a name is.
    let opens = |at: usize| {
        at == floor && last == first + 1 && r.sense(at) == Sense::default() && !is_plural(r, at)
    };
    let named =
        (first..last).find(|&at| r.capital(at) && (at > floor || opens(at) || last > at + 1));
    if raw.entity.is_none() {
        raw.entity = match named {
            // "The retailer Brivo": Brivo.
            Some(at) => Some(r.phrase(at, last)),
            None => country::named(&subject).map(|_| subject),
        };
    }
}

/// What the amount goes to or comes from, with its preposition: " on defence".
fn object(r: &Reader<'_>, raw: &Raw) -> String {
    let behind = match phrase::noun_phrase(r, raw.after + 1, raw.range.last) {
        Some((_, last)) if r.is(raw.after, word!("of")) => last,
        _ => raw.after,
    };
    // "spent 79 billion dong ($3 million) on roads".
    let behind = if r.is(behind, word!("(")) {
        (behind..raw.range.last.min(behind + 8))
            .find(|&at| r.is(at, word!(")")))
            .map_or(behind, |at| at + 1)
    } else {
        behind
    };
    // "lost 12 kg on average".
    let reckoned = r.any(behind + 1, words!["average", "paper", "top"]);
    (r.any(behind, LINKS) && !reckoned)
        .then(|| phrase::noun_phrase(r, behind + 1, raw.range.last))
        .flatten()
        // "lost Rs. 4 to Rs. 118": where it fell to.
        .filter(|&(first, last)| {
            !r.dated(first) && !(first..last + 2).any(|at| r.is_number(at) && !r.dated(at))
        })
        // "paid $4 million through brokers": by whom.
        .filter(|&(_, last)| !(r.is(behind, word!("through")) && r.word(last - 1).ends_with("ers")))
        .map_or(String::new(), |(_, last)| {
            // "for each bag of urea".
            let of = r
                .is(last, word!("of"))
                .then(|| phrase::noun_phrase(r, last + 1, raw.range.last));
            let last = of.flatten().map_or(last, |(_, last)| last);
            format!(" {}", r.phrase(behind, last))
        })
}

/// "the goal of spending 2 % of GDP on defence": the deed by itself names what is measured.
fn gerund(r: &Reader<'_>, raw: &mut Raw) -> bool {
    let deed = raw.outer - 1;
    let told = r.word(deed).ends_with("ing") && r.any(deed - 1, words!["of", "by", "from", "for"]);
    if !told || !is_outlay(r, deed) {
        return false;
    }
    raw.measure = Some(format!("{}{}", r.word(deed), object(r, raw)));
    true
}
