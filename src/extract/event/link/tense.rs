//! The verbs around a time → its tense, as far as the sentence alone tells it.

use super::ware::is_outlook;
use super::{Head, Sentence};
use crate::extract::event::clause::shared;
use crate::extract::event::clause::{Form, Open};
use crate::extract::event::lexicon::Can;
use crate::extract::event::tag::{Tag, Word};
use crate::extract::letters::Words;
use crate::model::Tense;
use crate::model::said::Bound;

/// The tense of what `head` says of the time at word `at`.
pub(in crate::extract::event) fn tense(
    sentence: &Sentence<'_>,
    head: Head,
    at: usize,
    repeated: bool,
) -> Tense {
    match of_head(sentence, head, at) {
        Tense::May => Tense::May,
        _ if repeated => Tense::Repeated,
        tense => tense,
    }
}

fn of_head(sentence: &Sentence<'_>, head: Head, at: usize) -> Tense {
    match head {
        // "Cut its forecast for 2024": what is forecast lies ahead, whenever that is done.
        Head::Clause(_) if is_forecast(sentence, at) => Tense::Future,
        Head::Clause(index) => conditioned(sentence, index, of_clause(sentence, index, at)),
        Head::Gap(index, _) | Head::Again(index) => {
            conditioned(sentence, index, of_clause(sentence, index, at))
        }
        Head::Infinitive(index, to) => {
            let governing = of_clause(sentence, index, at);
            let plans = sentence.clauses[index]
                .run
                .of(sentence.words)
                .iter()
                .take(to.saturating_sub(sentence.clauses[index].run.first))
                .any(|word| word.can.be(Can::PLAN));
            let tense = match governing {
                Tense::May | Tense::Would | Tense::Future => governing,
                _ if plans => Tense::Future,
                _ => Tense::Present,
            };
            conditioned(sentence, index, tense)
        }
        Head::Participle(_, rest) => {
            let plans = rest
                .of(sentence.words)
                .first()
                .is_some_and(|word| word.can.be(Can::PLAN));
            let ing = rest
                .of(sentence.words)
                .first()
                .is_some_and(|word| word.tag == Tag::Ing);
            // "Promised in 2013": the promise is what is dated, unless that lies ahead.
            let told = rest.of(sentence.words).first().is_some_and(|word| {
                word.is_one(words![
                    "promised",
                    "pledged",
                    "vowed",
                    "proposed",
                    "predicted",
                    "forecast",
                    "projected"
                ])
            });
            if plans && told {
                Tense::Would
            } else if plans {
                Tense::Future
            } else if ing {
                Tense::Present
            } else {
                Tense::Past
            }
        }
        Head::Gerund(..) | Head::Noun(_) | Head::Aside(..) => Tense::Present,
    }
}

/// "Its growth forecast for | 2024".
fn is_forecast(sentence: &Sentence<'_>, at: usize) -> bool {
    sentence
        .before(at, 1)
        .is_some_and(|word| word.is(word!("for")))
        && sentence
            .before(at, 2)
            .is_some_and(|word| is_outlook(word.of(sentence.text)))
}

/// "If" in the clause, or in a clause beside it, makes what lies ahead conditional.
fn conditioned(sentence: &Sentence<'_>, index: usize, tense: Tense) -> Tense {
    let is_if = |word: &Word| word.tag == Tag::Sub && word.is_one(words!["if", "unless"]);
    let clause = sentence.clauses[index];
    let own = clause.open == Open::Sub && clause.run.of(sentence.words).first().is_some_and(is_if)
        || is_unreal(sentence, index);
    let open = matches!(tense, Tense::Present | Tense::Future | Tense::Would);
    let beside = || {
        let mut near = index.saturating_sub(4)..sentence.clauses.len().min(index + 5);
        near.any(|other| {
            let clause = sentence.clauses[other];
            clause.open == Open::Sub
                && clause.run.of(sentence.words).first().is_some_and(is_if)
                && !belongs_to_another(sentence, index, other)
        })
    };
    if own || open && beside() {
        Tense::May
    } else if tense == Tense::Present && awaits(sentence, index) {
        Tense::Future
    } else {
        tense
    }
}

/// "They meet on Monday, and if they agree, it will open": the condition at `other` is that of the clause behind it, or of a
/// nearer one with a modal of its own.
fn belongs_to_another(sentence: &Sentence<'_>, index: usize, other: usize) -> bool {
    let first = sentence.clauses[other].run.first;
    let after_and = sentence
        .before(first, 1)
        .is_some_and(|word| word.tag == Tag::Coord);
    let nearer = (index + 1..other.max(index + 1)).any(|between| {
        let clause = sentence.clauses[between];
        let modal = clause
            .verb
            .of(sentence.words)
            .first()
            .is_some_and(|word| word.tag == Tag::Modal);
        clause.open == Open::Coord && clause.form == Form::Finite && modal
    });
    index < other && (after_and || nearer)
}

/// "It would have been signed had both agreed", "could have won": what did not come about.
fn is_unreal(sentence: &Sentence<'_>, index: usize) -> bool {
    let would_have = |words: &[Word]| {
        words.windows(2).any(|pair| {
            pair[0].tag == Tag::Modal
                && pair[0].is_one(words!["would", "could", "might"])
                && pair[1].is(word!("have"))
        })
    };
    let clause = sentence.clauses[index];
    let verb = clause.verb.of(sentence.words);
    would_have(verb)
}

/// "When he arrives, the town will stop": a clause of time in the present lies ahead when the clause it serves does.
fn awaits(sentence: &Sentence<'_>, index: usize) -> bool {
    let opens = |word: &Word| {
        let openers = words!["when", "once", "until", "before", "after", "as"];
        word.tag == Tag::Sub && word.is_one(openers)
    };
    let first = |at: usize| sentence.clauses[at].run.of(sentence.words).first();
    if !first(index).is_some_and(opens) {
        return false;
    }
    let near = index.saturating_sub(4)..sentence.clauses.len().min(index + 5);
    near.filter(|&at| at != index && !first(at).is_some_and(opens))
        .any(|at| of_clause(sentence, at, 0) == Tense::Future)
}

fn of_clause(sentence: &Sentence<'_>, index: usize, at: usize) -> Tense {
    let clause = sentence.clauses[index];
    if clause.form != Form::Finite {
        return Tense::Present;
    }
    let verb = clause.verb.of(sentence.words);
    let Some(first) = verb.first() else {
        return Tense::Present;
    };
    let last = verb.last().unwrap_or(first);
    let lent = shared::modal(sentence, index);
    let first = lent.map_or(first, |modal| &sentence.words[modal.first]);
    let to_follows = sentence
        .words
        .get(clause.verb.last)
        .is_some_and(|word| word.tag == Tag::To)
        && clause.verb.last < clause.run.last;
    match first.tag {
        Tag::Modal if first.is_one(words!["will", "shall", "'ll", "’ll", "won't", "won’t"]) => {
            Tense::Future
        }
        Tag::Modal if first.is_one(words!["would", "wouldn't", "wouldn’t", "'d", "’d"]) => {
            Tense::Would
        }
        Tag::Modal if first.is_one(words!["may", "might"]) => Tense::May,
        // "On Monday I could not walk".
        Tag::Modal
            if first.is_one(words!["couldn't", "couldn’t"])
                || first.is(word!("could"))
                    && verb.get(1).is_some_and(|word| word.is(word!("not"))) =>
        {
            Tense::Past
        }
        Tag::Modal if first.is(word!("could")) => Tense::May,
        Tag::Modal
            if first.is_one(words!["must", "should"])
                && !verb.iter().any(|word| word.is(word!("have"))) =>
        {
            Tense::Future
        }
        Tag::Modal => Tense::Present,
        Tag::Aux
            if first.is_one(words![
                "is", "are", "am", "'s", "’s", "isn't", "aren't", "isn’t", "aren’t"
            ]) =>
        {
            // "Growth is seen at 5%".
            let seen = last.is_one(words!["seen", "put"])
                && sentence
                    .words
                    .get(clause.verb.last)
                    .is_some_and(|word| word.is(word!("at")));
            let plans = last.can.be(Can::PLAN) && last.tag != Tag::Adv || seen;
            if to_follows && verb.len() == 1
                || plans
                || to_follows && last.is_one(words!["going", "about", "ready"])
            {
                Tense::Future
            } else {
                Tense::Present
            }
        }
        Tag::Aux
            if first.is_one(words![
                "was",
                "were",
                "wasn't",
                "weren't",
                "wasn’t",
                "weren’t"
            ]) =>
        {
            if to_follows && last.can.be(Can::PLAN) {
                Tense::Future
            } else if to_follows && verb.len() == 1
                || last.can.be(Can::PLAN) && is_aimed(sentence, at)
                || last.is_one(words!["expected", "due", "scheduled", "slated"])
            {
                Tense::Would
            } else {
                Tense::Past
            }
        }
        // "Had planned a second test for this week", but "had set aside £6m for the year".
        Tag::Aux
            if last.can.be(Can::PLAN)
                && is_aimed(sentence, at)
                && !sentence
                    .word(clause.verb.last)
                    .is_some_and(|word| word.is_one(words!["aside", "up", "off", "down"])) =>
        {
            Tense::Future
        }
        // "Objectors have six weeks to appeal".
        Tag::Aux
            if first.is_one(words!["has", "have"])
                && verb.len() == 1
                && at == clause.verb.last
                && sentence
                    .word(at + 1)
                    .is_some_and(|word| word.tag == Tag::To) =>
        {
            Tense::Future
        }
        Tag::Aux if first.is_one(words!["has", "have"]) && verb.len() == 1 => Tense::Present,
        Tag::Aux if first.is_one(words!["do", "does", "don't", "doesn't", "don’t", "doesn’t"]) => {
            Tense::Present
        }
        Tag::Aux => Tense::Past,
        Tag::Present => {
            let aimed = to_follows || at >= clause.verb.last || is_aimed(sentence, at);
            if first.can.be(Can::PLAN) && aimed {
                Tense::Future
            } else if first.is_one(TIMETABLE) || first.is_one(words!["sees", "see"]) {
                Tense::Timetable
            } else {
                Tense::Present
            }
        }
        _ => {
            let ahead = sentence.is_length(at) || is_aimed(sentence, at);
            let plans = last.can.be(Can::PLAN) && (to_follows || ahead) && at >= clause.verb.last;
            // "Adjourned the hearing until 21 April".
            let put_off = last.is_one(words!["adjourned", "postponed", "delayed", "deferred"])
                && sentence
                    .time(at)
                    .is_some_and(|time| time.said.bound == Bound::Until);
            if plans || put_off {
                Tense::Would
            } else {
                Tense::Past
            }
        }
    }
}

/// Verbs that tell of what is to come in the present: "the truce ends on Friday".
const TIMETABLE: Words = words![
    "ends",
    "end",
    "begins",
    "begin",
    "starts",
    "start",
    "opens",
    "open",
    "closes",
    "close",
    "resumes",
    "resume",
    "expires",
    "expire",
    "meets",
    "meet",
    "plays",
    "play",
    "faces",
    "face",
    "votes",
    "vote",
    "returns",
    "return",
    "arrives",
    "arrive",
    "leaves",
    "leave",
    "continues",
    "continue",
    "convenes",
    "launches",
    "premieres",
    "airs",
];

/// "For Friday", "by Friday", "within ten days": what the time at `at` is meant for.
fn is_aimed(sentence: &Sentence<'_>, at: usize) -> bool {
    sentence
        .words
        .get(at.wrapping_sub(1))
        .is_some_and(|word| word.is_one(words!["for", "by", "within"]))
}
