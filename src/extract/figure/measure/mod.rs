//! What a figure measures, what whole it is a share of, and whose it is: syntax around the figure.
//!
//! The nearest evidence wins, in one order: where the figure stands in its clause (`clause`: set aside, behind a noun without a
//! verb, at the head), what is told of a part (`told`), what was expected or went before (`carried`), the noun counted with
//! its deed (`deed`), the noun that the figure modifies or stands beside, the object and the subject of the verb
//! (`governed`), and, where the clause names nothing, what was spoken of before. Whoever does something with an amount is
//! not what is measured: the deed is (`outlay`). Words stay as the article has them.

mod antecedent;
mod apposed;
pub(super) mod area;
mod behind;
mod beside;
pub(super) mod carried;
pub(super) mod clause;
mod deed;
mod governed;
mod modified;
mod object;
mod outlay;
pub(super) mod share_of;
mod stood_for;
mod told;

use super::find::Raw;
use super::kind;
use super::lexicon::class;
use super::noun::{self, Noun};
use super::phrase::{self, Phrase};
use super::poll;
use super::reader::Reader;
use super::speaker::claiming::{OUTLOOKS, lists};
use super::unit::elided;
use super::unit::giver::is_aside;
use super::unit::tally;
use super::verb;
use crate::extract::letters::{Letters, Words};
use crate::extract::sentence::Sentence;
use crate::model::{Direction, Kind};
use antecedent::{antecedent, in_clause_before, pronoun};
use behind::{behind_of, entry, gift, given_as, promised, purpose};
use beside::beside;
use carried::{compared, landed, reached, repeats, stock, topic};
use deed::{counted, done_to, hurt, name_people, tells_people};
use governed::governed;
use modified::{modified, more_of, past_dates, toward};
use share_of::{counted_noun, same_part, same_whole, whole};
use stood_for::stood_for;
use told::told;

/// Completes measure and whole of every raw figure of a sentence, from index `start`; `earlier` are the sentences before it.
pub(super) fn complete(r: &Reader<'_>, raws: &mut [Raw], start: usize, earlier: &[Sentence]) {
    for at in start..raws.len() {
        let (done, rest) = raws.split_at_mut(at);
        let Some(raw) = rest.first_mut() else {
            continue;
        };
        let sentence_start = done.len() - start;
        let same = done.get(done.len() - sentence_start..).unwrap_or(&[]);
        let previous = same.last();
        poll::another(r, raw, done);
        raw.of = whole(r, raw, previous);
        raw.measure = measure(r, raw, same, done.last())
            .map(|text| tidy(&text))
            .filter(|text| !text.is_empty());
        if raw.measure.is_none() {
            // A sentence that names nothing speaks of what the one before spoke of.
            let pronoun = pronoun(r, raw);
            let object = pronoun.is_some_and(|pronoun| pronoun.object);
            let told = previous
                .is_none()
                .then(|| topic(r, done, raw, object))
                .flatten();
            // "72 % came from three towns; in 2009 it was 18": what came, not where from.
            let spoken = same
                .iter()
                .rev()
                .find(|other| pronoun.is_none() || !is_aside(r, other));
            let carried = spoken.or(previous).or(told);
            let clause = pronoun
                .filter(|_| previous.is_none())
                .and_then(|pronoun| in_clause_before(r, raw, pronoun));
            raw.measure = clause
                .or_else(|| carried.and_then(|other| other.measure.clone()))
                .or_else(|| antecedent(r, raw, pronoun?, earlier))
                .or_else(|| told::deed(r, raw))
                .or_else(|| carried::spoken_of(raw, done));
            // "It was 38 % in the north": a part of the same whole.
            let part = raw.kind == Kind::Share && raw.of.is_none();
            let level = raw.kind == Kind::Level && raw.unit.key == "percent";
            let same = |other: &&Raw| !object && (part || level && other.kind == Kind::Share);
            if let Some(other) = told.filter(same) {
                raw.kind = Kind::Share;
                raw.of = counted_noun(other);
            }
        }
        if let Some((text, before)) = raw
            .measure
            .as_deref()
            .and_then(|measure| carried::reading(measure, raw, done))
        {
            raw.measure = Some(text);
            same_whole(raw, before);
        }
        // "Its debt-equity ratio is 0.9": a ratio has no other unit.
        let ratio = |measure: &str| measure.rsplit(' ').next() == Some("ratio");
        if raw.unit.key.is_empty()
            && raw.noun.is_none()
            && raw.measure.as_deref().is_some_and(ratio)
        {
            raw.unit.key = "times".into();
            raw.kind = Kind::Ratio;
        }
        let taken = elided::again(r, raw, done);
        // "31,450 came through the turnstiles" are no turnstiles.
        let deed = raw
            .measure
            .as_deref()
            .is_some_and(|measure| measure.contains(' ') && measure.starts_with(r.word(raw.after)));
        if !taken && !deed && !acted_on(r, raw) {
            tally::complete(r, raw, done.last());
        }
        if taken || elided::complete(r, raw, done) {
            told::name_counted(r, raw);
            let (kind, direction) = (raw.kind, raw.direction);
            kind::decide_one(r, raw, done);
            let counted = kind == Kind::Count && raw.kind == Kind::Level;
            if counted && is_whole(raw) || !raw.told && kind == Kind::Change {
                (raw.kind, raw.direction) = (kind, direction);
            }
        }
        // Of people whose noun stands elsewhere or who come at a rate, only how many they are is told.
        let elsewhere = |noun: Noun| {
            noun.first > raw.last + 2
                || noun.head < raw.first
                || raw.unit.per.as_deref().is_some_and(super::find::is_time)
        };
        if raw
            .noun
            .is_some_and(|noun| elsewhere(noun) && noun::is_people(r, noun.head))
        {
            raw.unit.key = "person".into();
        }
        // Nor of those whom a figure before counts.
        if raw.noun.is_none() && tells_people(&raw.unit.key) {
            raw.unit.key = "person".into();
        }
        // "14 per cent of demand, down from 24": of the same whole.
        if raw.kind == Kind::Share && raw.of.is_none() {
            let same = done.iter().rev().take(3).find(|other| {
                other.kind == Kind::Share
                    && other.unit.key == raw.unit.key
                    && (other.measure == raw.measure || !raw.own_unit && other.range == raw.range)
            });
            raw.of = same.and_then(|other| other.of.clone());
        }
        same_part(raw, done);
        name_people(r, raw);
        growth_is_change(raw);
        raw.entity = owner(raw.of.as_deref())
            .or_else(|| owner(raw.measure.as_deref()))
            .or_else(|| place(r, raw));
        done_to(r, raw);
        outlay::complete(r, raw, done);
    }
}

/// "Growth came in at 4 %", "the growth rate was nudged up to +0.1 %": a rate of growth is a change, whatever the verb.
fn growth_is_change(raw: &mut Raw) {
    let growth = raw.measure.as_deref().is_some_and(|measure| {
        measure
            .split(' ')
            .any(|word| Letters::of(word) == word!("growth"))
            || [" rises", " rise", " increases", " increase", " raises"]
                .iter()
                .any(|end| measure.ends_with(end))
    });
    // "June's gain was revised down to 179,000".
    let gained = raw.kind == Kind::Count
        && raw.measure.as_deref().is_some_and(|measure| {
            let head = measure.rsplit(' ').next().unwrap_or(measure);
            words!["gain", "gains", "increase"].have(Letters::of(head))
        });
    if gained {
        raw.kind = Kind::Change;
        raw.direction = Some(Direction::Up);
        return;
    }
    if growth && raw.unit.key == "percent" && raw.kind == Kind::Level {
        let shrank = raw
            .amount
            .value
            .is_some_and(|value| value.is_sign_negative() && !value.is_zero());
        raw.kind = Kind::Change;
        raw.direction = Some(if shrank {
            Direction::Down
        } else {
            Direction::Up
        });
    }
}

/// True for an amount of no parts: "6.3 nights" are nothing that is counted.
fn is_whole(raw: &Raw) -> bool {
    raw.amount.value.is_none_or(|value| value.scale() == 0)
}

/// The owner that a possessive names: "Tajikistan" in "Tajikistan’s foreign trade".
fn owner(phrase: Option<&str>) -> Option<String> {
    let phrase = phrase?;
    // Most phrases have no apostrophe of either kind.
    memchr::memchr2(b'\'', 0xE2, phrase.as_bytes())?;
    let at = phrase.find("’s ").or_else(|| phrase.find("'s "))?;
    let owner = phrase.get(..at)?;
    // "Turnout in Ruritania's election" is Ruritania's.
    let owner = owner.rsplit(" in ").next().unwrap_or(owner);
    let owner = owner
        .strip_prefix("the ")
        .or_else(|| owner.strip_prefix("The "))
        .unwrap_or(owner);
    owner.chars().next().filter(|c| c.is_uppercase())?;
    Some(owner.to_owned())
}

/// The place that the clause names after its measure: "inflation in Kenya".
fn place(r: &Reader<'_>, raw: &Raw) -> Option<String> {
    if !raw.own_unit {
        // "300 staff in Oslo and 70 in Bergen": the place belongs to the number that has the noun.
        return None;
    }
    let head = Letters::of(raw.measure.as_deref()?.split(' ').next_back()?);
    let at = (raw.range.first..raw.range.last).find(|&at| r.is(at, head))?;
    let own = raw.first <= at + 2 && at + 2 < raw.last;
    if !r.any(at + 1, words!["in", "of"]) || !r.capital(at + 2) || r.dated(at + 2) || own {
        return None;
    }
    let last = (at + 2..raw.range.last)
        .find(|&i| !r.capital(i) || r.dated(i))
        .unwrap_or(raw.range.last);
    (last > at + 2 && !r.has(at + 2, class::CALENDAR)).then(|| r.phrase(at + 2, last))
}

fn tidy(text: &str) -> String {
    let text = text.trim_matches(|c: char| c == ',' || c == '.' || c.is_whitespace());
    text.to_owned()
}

/// True for "Rescuers saved 54": the subject did it and is not what was counted. "They listed 54 drowned" counts by what befell
/// them.
fn acted_on(r: &Reader<'_>, raw: &Raw) -> bool {
    let lead = elided::lead(r, raw);
    // "recommends no more than 60": a verb that no list holds.
    let word = r.word(lead);
    let measure = raw.measure.as_deref().unwrap_or("");
    if lead > raw.range.first && word.ends_with('s') && !r.capital(lead) && measure.ends_with(word)
    {
        return true;
    }
    // "the hospital speaks of 14", "Planners count on 52,000".
    let lead = lead
        - usize::from(
            lead > raw.range.first && r.any(lead, words!["of", "on", "for", "with", "about"]),
        );
    lead > raw.range.first
        && (outlay::is_deed(r, raw, lead) || r.has(lead, class::SAYING | class::EXPECTING))
        && !r.has(raw.after, class::HARM)
        && verb::is_verb(r, lead, raw.range.first)
}

/// True when a phrase says something: not all of it is auxiliaries, pronouns and adverbs.
fn says(r: &Reader<'_>, (first, last): Phrase) -> bool {
    let pronoun = r.any(first, words!["it", "they", "he", "she", "we"]);
    !pronoun
        && (first..last).any(|i| {
            r.is_word(i)
                && !r.has(i, class::FUNCTION | class::ADVERB)
                && !r.any(i, words!["y", "m", "vs", "enough"])
        })
}

/// The phrase without a pronoun and its verb in front: "we had a liability" names a liability, "it hopes" nothing.
fn named(r: &Reader<'_>, (first, last): Phrase) -> Option<Phrase> {
    if last - first == 1 || !r.any(first, words!["it", "they", "he", "she", "we"]) {
        return Some((first, last));
    }
    let rest = (first + 1..last)
        .rev()
        .find(|&i| r.has(i, class::ANY_VERB))
        .map_or(first + 1, |verb| verb + 1);
    phrase::trim(r, (rest, last))
}

/// Verbs that say where a figure stands and nothing of what it is of.
const STANDING: Words = words! {
    "average", "averaging", "stood", "stands", "stand", "closing", "ending",
};

/// Nouns for a count of people.
const TOLLS: Words = words![
    "toll", "count", "tally", "crowd", "number", "deaths", "total"
];

fn measure(r: &Reader<'_>, raw: &Raw, same: &[Raw], before: Option<&Raw>) -> Option<String> {
    let previous = same.last();
    // "at 5 % of pupils in one year, up from 1 %": of what was told in that unit.
    let like = |text: String| {
        // "tumbled by 11 points to 41 %": one movement.
        let one = |other: &Raw| r.is(other.after, word!("to")) && raw.outer == other.after + 1;
        let odd = raw.unit.is_share()
            && previous.is_some_and(|other| other.noun.is_some() && !one(other));
        let alike = same
            .iter()
            .rev()
            .find(|other| odd && other.unit.key == raw.unit.key);
        alike
            .and_then(|other| other.measure.clone())
            .unwrap_or(text)
    };
    let words = |phrase: Phrase| {
        let (first, last) = past_forecast(r, phrase, raw.range.last);
        // "The bank's 2.4 million clients pay …": the number belongs to another figure.
        let first = previous
            .filter(|other| first <= other.first && other.number.last < last)
            .filter(|other| !(first..other.first).any(|at| r.has(at, class::PREPOSITION)))
            .map_or(first, |other| {
                // "a 3.0-litre engine", "a 77kWh battery": the unit goes along.
                let tight = other.noun.is_none() && r.tight(other.number.last);
                if r.hyphen(other.number.last) || tight {
                    other.last.min(last - 1)
                } else {
                    other.number.last
                }
            });
        without_date(r, first, last)
    };
    // "the institute still lists 97": of what was counted before.
    if raw.outer > raw.range.first && lists(r, raw.outer - 1) && !r.is_word(raw.after) {
        return previous?.measure.clone();
    }
    if let Some(phrase) = clause::beside_subject(r, raw).or_else(|| clause::before_subject(r, raw))
    {
        return Some(words(phrase));
    }
    if let Some(noun) = share_of::content(r, raw).filter(|_| raw.kind == Kind::Share) {
        return Some(r.word(noun).to_owned());
    }
    if let Some(phrase) = clause::listed(r, raw) {
        return Some(words(phrase));
    }
    if let Some(text) = previous.and_then(|other| stood_for(r, raw, other)) {
        return Some(text);
    }
    let before = before.filter(|other| other.range.sentence + 1 >= raw.range.sentence);
    if let Some(text) = told(r, raw, previous, before) {
        return Some(text);
    }
    if let Some(phrase) = previous.and_then(|other| clause::gapped(r, raw, other)) {
        return Some(words(phrase));
    }
    // "closed at 1,430, a loss of 1.4 %": how the figure before changed.
    let move_of = raw.outer.saturating_sub(4) > raw.range.first
        && r.is(raw.outer - 1, word!("of"))
        && r.has(raw.outer - 2, class::MOVE)
        && r.any(raw.outer - 3, words!["a", "an"])
        && r.is(raw.outer - 4, word!(","));
    if let Some(other) = previous.filter(|_| move_of && raw.unit.is_share()) {
        return other.measure.clone();
    }
    if let Some(text) = compared(r, raw, previous) {
        return Some(like(text));
    }
    if let Some(text) = landed(r, raw, previous) {
        return Some(text);
    }
    if let Some(phrase) = reached(r, raw) {
        return Some(words(phrase));
    }
    // "A dozen players went for $2m; another 41 found no taker": no more of what the figure before is of.
    let more = (raw.outer.saturating_sub(1)..raw.first).any(|at| r.is(at, word!("another")));
    // "An average of 31,450 came through the turnstiles": those who did.
    let in_all = raw.outer > raw.range.first + 1
        && r.is(raw.outer - 1, word!("of"))
        && r.any(raw.outer - 2, words!["total", "average"]);
    if (more || in_all)
        && let Some(text) = told::deed(r, raw)
    {
        return Some(text);
    }
    // "waiting lists shortened by 6,200 patients": what changed, not in what it is counted.
    let by = raw.kind == Kind::Change && raw.outer > 0 && r.is(raw.outer - 1, word!("by"));
    // "Health care accounted for 55,000 of the jobs": whatever did.
    let accounts = accounts(r, raw);
    let by_noun = counted(r, raw).filter(|_| !by && !accounts).map(|text| {
        // "75 permanent ones": of the noun before.
        match (
            text.strip_suffix(" ones"),
            previous.and_then(|other| other.noun),
        ) {
            (Some(which), Some(noun)) => format!("{which} {}", r.word(noun.head)),
            _ => text,
        }
    });
    if let Some(text) = by_noun.or_else(|| hurt(r, raw)) {
        return Some(text);
    }
    if let Some(phrase) = modified(r, raw)
        .or_else(|| told::among(r, raw))
        .or_else(|| told::once(r, raw))
    {
        return Some(words(phrase));
    }
    if let Some(phrase) = toward(r, raw).or_else(|| more_of(r, raw)) {
        return Some(words(phrase));
    }
    if let Some(phrase) = clause::done_with_it(r, raw) {
        return Some(words(phrase));
    }
    if let Some(text) = repeats(r, raw, previous) {
        return Some(like(text));
    }
    if let Some(phrase) = behind_of(r, raw)
        && let Some(stock) = stock(r, raw, previous)
    {
        return Some(format!("{stock} of {}", words(phrase)));
    }
    if let Some(phrase) = promised(r, raw)
        .or_else(|| behind_of(r, raw))
        .or_else(|| entry(r, raw))
        .or_else(|| gift(r, raw))
    {
        return Some(words(phrase));
    }
    if let Some(phrase) = given_as(r, raw) {
        return Some(words(phrase));
    }
    if let Some(phrase) = beside(r, raw, previous).filter(|&phrase| says(r, phrase)) {
        return Some(words(phrase));
    }
    // "had 6 million doses and needed 20 million more": the noun stands once.
    if !raw.own_unit
        && raw.noun.is_some()
        && let Some(other) = previous.filter(|other| other.noun == raw.noun)
        && let Some(text) = other.measure.clone()
    {
        if let Some(deed) = told::deed(r, raw) {
            return Some(deed);
        }
        // "killed 87 people, raising a toll that had stood at 52": what has a clause of its own is counted by its own noun.
        let comes = verb::verb_before(r, raw.outer, other.after).is_some_and(|verb| {
            r.any(verb.main, verb::ARRIVING) || r.has(verb.main, class::MOVING | class::MEASURING)
        });
        let own = governed(r, raw, previous).filter(|&(first, last)| {
            first >= other.after
                && (comes && noun::is_plural(r, last - 1) || r.any(last - 1, TOLLS))
        });
        return Some(own.map_or(text, words));
    }
    // "It fell below 31 metres", "puts it at 9": what the pronoun stands for.
    if pronoun(r, raw).is_some() {
        return None;
    }
    if let Some(text) = clause::lost_of_its(r, raw) {
        return Some(text);
    }
    // "46 % backed it, six points fewer": a figure without a noun names nothing.
    let figure = |(first, last): Phrase| {
        previous.is_some_and(|other| {
            other.noun.is_none() && first < other.last && other.first < last && last <= other.last
        })
    };
    let phrase = governed(r, raw, previous)
        .and_then(|phrase| named(r, phrase))
        .filter(|&phrase| says(r, phrase) && !figure(phrase));
    // "expects inflation to average 3 %", "before closing 2 % higher": whatever does so.
    if let Some((first, last)) = phrase
        && last == first + 1
        && r.any(first, STANDING)
        && !r.has(first.wrapping_sub(1), class::DETERMINER)
    {
        let to = first - usize::from(first > raw.range.first && r.is(first - 1, word!("to")));
        return phrase::phrase_before(r, to, raw.range.first)
            .filter(|&phrase| says(r, phrase))
            .map(words)
            .or_else(|| previous.and_then(|other| other.measure.clone()));
    }
    if let Some((first, last)) = phrase
        && last == first + 1
        && verb::is_verb(r, first, raw.range.first)
    {
        // "lost 40 % of the herd", "dug 310 tonnes and wants to dig 340": a noun tells more than the deed.
        let of = (r.is(raw.after, word!("of")) && raw.kind == Kind::Change)
            .then(|| phrase::noun_phrase(r, raw.after + 1, raw.range.last))
            .flatten();
        let same = previous.filter(|other| other.unit == raw.unit && other.rule == "en/measure");
        if let Some(text) = of.map(words).or_else(|| same?.measure.clone()) {
            return Some(text);
        }
        // "making up 16 %", "which included $4m": the verb says nothing of what is measured.
        let light = r.has(first, class::AUXILIARY | class::SHARING)
            || r.any(
                first,
                words![
                    "increased",
                    "decreased",
                    "included",
                    "includes",
                    "goes",
                    "comes",
                    "recorded",
                    "recognized",
                    "recognised"
                ],
            );
        if light {
            return previous.and_then(|other| other.measure.clone());
        }
    }
    // "cut its forecast for 2023 to 0.8 %": of what was told before.
    let outlook = phrase.is_some_and(|(first, last)| last == first + 1 && r.any(first, OUTLOOKS));
    if let Some(text) = previous
        .filter(|_| outlook)
        .and_then(|other| other.measure.clone())
    {
        return Some(text);
    }
    phrase.or_else(|| purpose(r, raw)).map(words)
}

/// True for "accounted for 55,000 of the jobs".
fn accounts(r: &Reader<'_>, raw: &Raw) -> bool {
    raw.outer > raw.range.first + 2
        && r.is(raw.outer - 1, word!("for"))
        && r.is(raw.after, word!("of"))
        && r.any(
            raw.outer - 2,
            words!["account", "accounts", "accounted", "accounting"],
        )
}

/// The words of a phrase without the date inside it: "Nike's sales" of "Nike's fourth-quarter sales".
fn without_date(r: &Reader<'_>, first: usize, last: usize) -> String {
    let Some(date) = (first + 2..last).find(|&at| r.dated(at)) else {
        return r.phrase(first, last);
    };
    let end = past_dates(r, date);
    // "Germany's 10-year yield".
    if phrase::is_term(r, date) && r.any(end, phrase::LENT) {
        return r.phrase(first, last);
    }
    if end >= last || !r.any(date - 1, words!["'s", "’s"]) {
        return r.phrase(first, last);
    }
    let mut text = r.phrase(first, date);
    text.push(' ');
    text.push_str(&r.phrase(end, last));
    text
}

/// "raised its forecast for growth to 4 %", "cut its profit forecast to $4m": what is forecast is what is measured.
fn past_forecast(r: &Reader<'_>, (first, last): Phrase, end: usize) -> Phrase {
    if last > first + 1 && r.any(last - 1, words!["forecast", "forecasts", "projection"]) {
        return (first, last - 1);
    }
    let forecast = last == first + 1
        && r.any(
            first,
            words![
                "forecast",
                "forecasts",
                "estimate",
                "projection",
                "outlook",
                "expectations"
            ],
        )
        && r.any(last, words!["for", "of"]);
    let of = phrase::noun_phrase(r, past_dates(r, last + 1), end).filter(|_| forecast);
    of.filter(|&(first, _)| !r.dated(first))
        .unwrap_or((first, last))
}

/// True for "12,000-seat": the unit is joined to the number and modifies a noun.
pub(super) fn is_compound(r: &Reader<'_>, raw: &Raw) -> bool {
    r.hyphen(raw.number.last) && raw.last == raw.number.last + 2
}
