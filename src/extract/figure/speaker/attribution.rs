//! A sentence → its attributions: who says what stretch of it, and by which words.
//!
//! Every attribution is one of a few constructions: "according to X", a verb of [`super::claiming`] with its voice before it
//! ("X said that …", "…, X said, …") or behind it ("…, said X"), a figure with the voice that it is of ("the 3 % forecast by
//! X"). What governs nothing covers what stands before it. Has no opinion on whom a pronoun or a surname stands for.

use super::awaited::{awaited_from, foreseen_by, set_against};
use super::cast::{is_person, people};
use super::claiming::{
    Claim, amount, claim, counted_by, holds, labels, lists, minded, own_count, quotation,
    revised_by, surveyed_by, tallied_by,
};
use super::mistaken::{is_deed, is_noun};
use super::reach::{HEARD, before_article, next_deed, past_hearers, scope, told_more};
use super::voice::{
    WORKS, apposed, author, main_subject, named, named_beside, past_house, past_seat, told_of, who,
    whole_body,
};
use crate::extract::figure::find::Raw;
use crate::extract::figure::lexicon::class;
use crate::extract::figure::noun;
use crate::extract::figure::phrase::{self, Phrase};
use crate::extract::figure::reader::{Range, Reader};
use crate::extract::figure::subject::{leaned_on, subject};
use crate::extract::figure::verb;
use crate::extract::letters::Words;

/// An attribution: the speaker, the words that attribute, and the tokens that it covers.
pub(super) struct Source {
    /// Who speaks.
    pub(super) name: Phrase,
    /// The words that attribute.
    pub(super) cue: Phrase,
    /// First token that it covers.
    pub(super) from: usize,
    /// One past the last token that it covers.
    pub(super) to: usize,
}

impl Source {
    pub(super) const fn new(name: Phrase, cue: Phrase, from: usize, to: usize) -> Self {
        Self {
            name,
            cue,
            from,
            to,
        }
    }
    /// True for the number of those whom a survey asked: "a survey of 1,015 adults found".
    pub(super) fn asked(&self, r: &Reader<'_>, raw: &Raw) -> bool {
        let (_, last) = self.name;
        r.any(last - 1, words!["survey poll"])
            && (last..self.cue.0).contains(&raw.first)
            && raw.outer > last
            && r.any(raw.outer - 1, words!["of among"])
    }
    /// True when it covers a figure; "the study of 24,378 fields suggests": not the number that is part of who says so.
    pub(super) fn covers(&self, raw: &Raw) -> bool {
        let (first, last) = self.name;
        let inside = first < raw.last && raw.first < last
            || first < self.cue.0 && first <= raw.first && raw.last <= self.cue.0;
        self.from <= raw.first && raw.last <= self.to && !inside
    }
}

/// All attributions of a sentence.
pub(super) fn sources(r: &Reader<'_>, range: Range) -> Vec<Source> {
    let mut out = Vec::new();
    for at in range.first..range.last {
        if !r.has(at, class::ATTRIBUTING) {
            continue;
        }
        out.extend(counted(r, at, range));
        let beside = foreseen_by(r, at, range).or_else(|| set_against(r, at, range));
        let beside = beside.or_else(|| according(r, at, range));
        let found = beside.or_else(|| clause(r, at, range));
        let more = found.as_ref().and_then(|source| resumed(r, source, range));
        out.extend(found.into_iter().chain(more));
    }
    part_voices(r, &mut out);
    out.extend(introduced(r, range, &out));
    out
}

/// "Ane Dahl was blunt: “We lost $3m”": whom the words before a colon name speaks the quotation behind it.
fn introduced(r: &Reader<'_>, range: Range, others: &[Source]) -> Option<Source> {
    let colon = (range.first + 2..range.last).find(|&at| r.is(at, word!(":")))?;
    if others.iter().any(|other| other.cue.0 < colon) {
        return None;
    }
    let before = Range {
        last: colon,
        ..range
    };
    // "The latest figures from the aid agencies: 43,000 homeless".
    if !r.any(colon + 1, words!["“", "\""]) {
        let handed =
            (range.first..colon).any(|at| r.any(at, WORKS) && r.any(at + 1, words!["from", "by"]));
        let name = handed.then(|| author(r, (range.first, colon), colon))??;
        return (name.1 == colon).then(|| Source::new(name, (colon, colon + 1), colon, range.last));
    }
    let name = people(r, before)
        .next()
        .or_else(|| main_subject(r, range, colon))?;
    Some(Source::new(name, (colon, colon + 1), colon, range.last))
}

/// "rose 3 %, the ministry said, and fell 2 %, the bank said": the second voice speaks from where the first has spoken.
fn part_voices(r: &Reader<'_>, sources: &mut [Source]) {
    for at in 1..sources.len() {
        let (before, rest) = sources.split_at_mut(at);
        if let (Some(one), Some(other)) = (before.last(), rest.first_mut())
            && other.from <= one.cue.0
            // Who was expecting an amount speaks of that amount alone.
            && one.to > one.cue.0
            && other.name.0 > one.cue.1.max(one.name.1)
        {
            let end = one.cue.1.max(one.name.1);
            if (end..other.name.0.min(other.cue.0)).any(|i| r.is_number(i) && !r.dated(i)) {
                other.from = end;
            }
        }
    }
}

/// "by Egypt's count", "by its own count", "the senders it surveyed", "that analysts polled by the bank had expected".
fn counted(r: &Reader<'_>, at: usize, range: Range) -> Option<Source> {
    let begin = scope(r, at, range).0;
    let source = |name, from, to| Some(Source::new(name, (at, at + 1), from, to));
    if let Some(name) = own_count(r, at, range) {
        let comma = (begin..at).rev().find(|&i| r.is(i, word!(",")));
        let to = if at == range.first { range.last } else { at };
        return source(name, comma.unwrap_or(begin), to);
    }
    if let Some(name) = surveyed_by(r, at, range) {
        return source(name, begin, range.last);
    }
    if let Some(name) = tallied_by(r, at, range) {
        return source(name, at, scope(r, at, range).1);
    }
    let name = counted_by(r, at, range)?;
    // "the 506,800 that analysts polled by the bank had expected": that number alone.
    let asked = r.any(
        at.wrapping_sub(1),
        words!["interviewed questioned taken conducted commissioned run out"],
    );
    if asked {
        return source(name, begin, range.last);
    }
    if r.any(at.wrapping_sub(1), words!["polled", "surveyed"]) {
        let from = awaited_from(r, at.saturating_sub(2), range.first);
        return source(name, from.unwrap_or(begin), range.last);
    }
    // "Hunters killed 41 wolves, by the ministry's count": what stands before.
    let of_them = r.any(name.0, words!["his", "her"]) || r.is(at + 3, word!("of"));
    let trails = (r.any(name.1, words!["'s", "’s"]) || of_them)
        && !(name.1..name.1 + 5).any(|i| amount(r, i))
        && (begin..at).any(|i| amount(r, i));
    if trails {
        source(name, begin, at)
    } else {
        source(name, at, range.last)
    }
}

/// "according to figures from the ministry": the whole sentence, or its part between semicolons.
fn according(r: &Reader<'_>, at: usize, range: Range) -> Option<Source> {
    if !(r.is(at, word!("according")) && r.is(at + 1, word!("to"))) {
        return None;
    }
    let name = phrase::noun_phrase(r, at + 2, range.last)?;
    let name = author(r, name, range.last)
        .or_else(|| named_beside(r, name, range.last))
        .unwrap_or_else(|| whole_body(r, past_seat(r, name)));
    let trails = name.1 >= range.last.saturating_sub(6);
    let (begin, end) = scope(r, at, range);
    let from = if trails { range.first } else { begin };
    // "according to Ane Dahl, a broker at Tarn, which holds": what follows tells who she is.
    let to = told_more(r, name.1, end).unwrap_or(end);
    Some(Source::new(name, (at, at + 2), from, to))
}

/// The attribution whose verb stands at `at`.
fn clause(r: &Reader<'_>, at: usize, range: Range) -> Option<Source> {
    if r.dated(at) {
        return None;
    }
    // "cut its growth forecast to 2.1 %": whoever did reckons so.
    if let Some((name, verb)) = revised_by(r, at, range) {
        return Some(Source::new(
            who(r, name.0, name.1)?,
            (at, at + 1),
            verb,
            scope(r, at, range).1,
        ));
    }
    let claim = claim(r, at, range);
    if claim == Claim::Nothing && !r.any(at, PARTICIPLES)
        || is_noun(r, at, range)
        || is_deed(r, at, range)
    {
        return None;
    }
    let attributes = trailing_participle(r, at, range)
        .or_else(|| passive(r, at, range))
        .or_else(|| inverted(r, at, range));
    if attributes.is_some() || !is_finite(r, at, range) {
        return attributes;
    }
    let name = voice(r, at, range, claim)?;
    reach(r, at, range, claim, name)
}

/// "cut its rate, saying inflation should stay near 2 %", "took over, promising to cut 400 jobs".
fn trailing_participle(r: &Reader<'_>, at: usize, range: Range) -> Option<Source> {
    let vows = r.any(at, words!["promising pledging vowing threatening offering"]);
    // "quoted a minister as saying that 11 ships".
    if r.is(at, word!("saying")) && at > range.first + 1 && r.is(at - 1, word!("as")) {
        return phrase::phrase_before(r, at - 1, range.first)
            .map(|name| Source::new(name, (at, at + 1), at, range.last));
    }
    if !r.any(at, PARTICIPLES)
        || vows && !r.is(at + 1, word!("to"))
        || at < range.first + 2
        || !r.is(at - 1, word!(","))
        || r.is_number(at + 1)
        || r.is_mark(at + 1)
    {
        return None;
    }
    let main = verb::verb_before(r, at - 1, range.first)?;
    let (first, last) = subject(r, main, range.first)?;
    let name = who(r, first, last)?;
    (!r.has(first, class::PRONOUN) || r.any(first, words!["he", "she"])).then_some(Source::new(
        name,
        (at, at + 1),
        at,
        range.last,
    ))
}

/// Participles of saying.
const PARTICIPLES: Words = words![
    "saying adding warning noting predicting forecasting estimating arguing claiming promising
    pledging vowing threatening offering"
];

/// "was reported by the bank".
fn passive(r: &Reader<'_>, at: usize, range: Range) -> Option<Source> {
    if !is_passive(r, at, range) || !r.is(at + 1, word!("by")) {
        return None;
    }
    let (from, to) = scope(r, at, range);
    Some(Source::new(
        past_seat(r, phrase::noun_phrase(r, at + 2, range.last)?),
        (at, at + 2),
        from,
        to,
    ))
}

/// True for "is said", "were largely reported".
fn is_passive(r: &Reader<'_>, at: usize, range: Range) -> bool {
    at > range.first
        && !is_ongoing(r, at, range)
        && (r.any(at - 1, words!["is are was were be been being as"])
            || r.has(at - 1, class::ADVERB)
                && at > range.first + 1
                && r.any(at - 2, words!["is are was were been"]))
}

/// True for "analysts had been expecting".
fn is_ongoing(r: &Reader<'_>, at: usize, range: Range) -> bool {
    r.word(at).ends_with("ing")
        && (r.has(at, class::EXPECTING) || holds(r, at, range))
        && at > range.first
        && r.any(at - 1, words!["been were was is are"])
}

/// True for a verb that has a subject: no participle, no noun before its noun ("a forecast rise").
fn is_finite(r: &Reader<'_>, at: usize, range: Range) -> bool {
    // "Ane Dahl demanded increases", "and demanded increases": it has its subject.
    let subject = at > range.first
        && (r.is_word(at - 1) && r.capital(at - 1)
            || r.any(at - 1, words!["and he she they it who"]));
    let modifies = r.has(at + 1, class::MOVE | class::RATE)
        && !r.has(at, class::SAYING)
        && !subject
        && (r.word(at).ends_with("ed")
            || r.any(at, words!["forecast estimate project plan pledge"]));
    // "planned cuts": it is they that were planned.
    let participle = r.any(
        at,
        words!["expected planned aimed budgeted pencilled penciled"],
    ) && !r.any(at - usize::from(at > 0), words!["had has have"])
        // "966 confirmed cases".
        || at > range.first
            && r.word(at).ends_with("ed")
            && (r.is_number(at - 1) || r.sense(at - 1).numeral.is_some())
            && noun::is_plural(r, at + 1);
    let going = r.word(at).ends_with("ing") && !is_ongoing(r, at, range);
    let name = r.capital(at) && at > range.first;
    !(modifies || participle || going || name || is_passive(r, at, range))
}

/// "…, said Joy Salonga", "…, reckons Ane Dahl of the institute": whoever stands behind the verb says what stands before.
fn inverted(r: &Reader<'_>, at: usize, range: Range) -> Option<Source> {
    if at == range.first
        || r.word(at).ends_with("ing")
        || r.any(at, HEARD)
        || r.any(at, words!["gives gave put puts"])
        || !r.any(at - 1, words!["”", "\"", "’", ","])
        || r.capital(at)
    {
        return None;
    }
    let quoted = !r.is(at - 1, word!(","));
    let name = named(r, at + 1, range.last).filter(|&(first, _)| !r.dated(first))?;
    let house = past_house(r, name.1, range.last);
    let closed = house >= range.last || r.is_mark(house) && !r.hyphen(house);
    // "the firm, based in Brenn, said Dahl would pay": the name is what is spoken of.
    let told = || (range.first + 1..at - 1).any(|i| verb::is_verb(r, i, range.first));
    // "hands over 86 %, estimates Ane Dahl at Tarn.": nothing follows.
    let trails = || house + 1 >= range.last && is_person(r, name) && name.1 > name.0 + 1;
    if !(quoted || closed && (told() || trails())) {
        return None;
    }
    // "said Maria Lindqvist, who runs 41 homes": what follows tells who she is.
    let to = told_more(r, house, range.last).or_else(|| {
        // "“…,” warned the baker, and flour is up": the quotation alone.
        let goes_on = (house..range.last).any(|i| r.any(i, words!["“", "\""]));
        let parts = |&i: &usize| {
            let joint = i + usize::from(r.is(i, word!(",")));
            r.any(joint, words!["and but while as"])
        };
        (quoted && !goes_on).then(|| (house..range.last).find(parts))?
    });
    let to = to.unwrap_or(range.last);
    // "it ships 400 pairs; if the law lapses, says Dahl, a tariff will apply": from the semicolon.
    let from = if quoted || house + 1 >= range.last {
        range.first
    } else {
        scope(r, at, range).0
    };
    Some(Source::new(name, (at, at + 1), from, to))
}

/// "Sales rose, said Ane Dahl, who runs the union, and could double": what she goes on to say behind what tells who she is.
fn resumed(r: &Reader<'_>, source: &Source, range: Range) -> Option<Source> {
    if source.name.0 < source.cue.1 || !r.any(source.to + 1, words!["who whose which"]) {
        return None;
    }
    let and = (source.to + 2..range.last).find(|&at| {
        r.is(at, word!(","))
            && r.any(at + 1, words!["and", "but"])
            && r.any(at + 2, words!["will would could can may might should"])
    })?;
    Some(Source::new(source.name, source.cue, and, range.last))
}

/// Who speaks by the verb at `at`, from what stands before it.
fn voice(r: &Reader<'_>, at: usize, range: Range, claim: Claim) -> Option<Phrase> {
    let mut verb = verb::Verb {
        first: chain(r, at, range.first),
        main: at,
    };
    // "He sold the house and said": who says it stands before the first verb.
    let joined = (r.has(at, class::SAYING)
        || claim == Claim::Governed && !r.has(at, class::EXPECTING)
        || r.word(at).ends_with('s')
        || r.any(at, words!["promised pledged proposed"]))
        && verb.first > range.first + 1
        && r.any(verb.first - 1, words!["and", "but"]);
    let parted = joined && r.is(verb.first - 2, word!(","));
    if joined
        && !parted
        && let Some(earlier) = verb::verb_before(r, verb.first - 1, range.first)
        // "He ruled out a tax, which stands at 3 %, but said": he did.
        && !r.any(earlier.first.wrapping_sub(1), words!["which who that"])
    {
        verb = earlier;
    }
    // "cut the toll, having found that": whoever cut it.
    if r.is(verb.first, word!("having")) {
        verb = leaned_on(r, verb, range.first);
    }
    let told = apposed(r, verb.first, range.first).or_else(|| told_of(r, verb.first, range.first));
    // "recalled 83,000 vans after 12 caught fire and said": whoever the sentence is about.
    let goes_on = parted
        || r.has(at, class::EXPECTING)
            && r.word(at).ends_with('s')
            && verb.first > range.first + 1
            && r.is(verb.first - 1, word!("and"));
    let (mut first, mut last) = told
        .or_else(|| subject(r, verb, range.first))
        .filter(|_| !goes_on)
        .filter(|&(first, last)| !joined || who(r, first, last).is_some())
        .or_else(|| (joined || goes_on).then(|| main_subject(r, range, at))?)?;
    // "a shade above the $10.72 billion analysts had been expecting": those who expected it stand behind the amount.
    if r.has(at, class::EXPECTING)
        && let Some(number) = (first..verb.first)
            .rev()
            .find(|&i| r.is_number(i) && !r.dated(i))
        && let Some((behind, end)) = phrase::phrase_before(r, verb.first, number + 1)
        && (number + 2..behind).all(|i| r.has(i, class::NUMERIC | class::DETERMINER))
        && behind + usize::from(r.has(behind, class::NUMERIC)) < end
    {
        first = behind + usize::from(r.has(behind, class::NUMERIC));
        last = end;
    }
    let name = author(r, (first, last), verb.first).or_else(|| who(r, first, last))?;
    let pronoun = last - first == 1 && r.has(first, class::PRONOUN) && !r.acronym(first);
    let nobody = pronoun && !r.any(first, words!["he she it they"])
        // "pipes that no map showed".
        || first > range.first && r.any(first - 1, words!["no", "neither"])
        // "A third of respondents said": a part of those asked is nobody.
        || first > range.first + 1
            && r.is(first - 1, word!("of"))
            && (r.any(first - 2, words!["%", "percent", "cent"])
                || r.sense(first - 2).numeral.is_some());
    (!nobody).then_some(name)
}

/// How far the verb at `at` reaches with the voice `name` before it.
fn reach(r: &Reader<'_>, at: usize, range: Range, claim: Claim, name: Phrase) -> Option<Source> {
    let source = |from: usize, to: usize| Some(Source::new(name, (at, at + 1), from, to));
    let (begin, end) = scope(r, at, range);
    let expecting = r.has(at, class::EXPECTING);
    let (first, _) = name;
    let lead = before_article(r, first);
    let parted = r.is(lead, word!(","));
    // "less than the $3.6 billion that Wall Street had expected", "better than analysts had forecast": only what was expected.
    let wish = claim == Claim::Wish;
    if expecting || wish {
        if let Some(from) = awaited_from(r, first, range.first) {
            return source(from, at);
        }
        if wish {
            return None;
        }
    }
    // "Under a deal that the president announced last week, goods will face a 20 % levy": he speaks of the deal alone.
    let of_noun = r.any(lead, words!["that", "which"])
        && lead > range.first + 1
        && r.is_word(lead - 1)
        && !r.has(lead - 1, class::SAYING | class::EXPECTING | class::FUNCTION)
        && (r.dated(at + 1) || r.any(at + 1, words![",", ".", "on", "in"]))
        && !r.any(at, words!["said", "says"]);
    if of_noun {
        return source(range.first.max(lead.saturating_sub(8)), at);
    }
    // "short of the 95 % that doctors say is needed": what stands before is of it.
    let nested = r.any(lead, words!["that", "which"])
        && lead > range.first
        && r.has(at + 1, class::AUXILIARY)
        && claim == Claim::Whatever;
    if nested {
        let near = (range.first.max(lead.saturating_sub(3))..lead).find(|&i| amount(r, i));
        let to = (at..range.last).find(|&i| r.any(i, words![",", ";"]));
        return source(near.unwrap_or(at), to.unwrap_or(range.last));
    }
    // What governs nothing trails what it says: "…, the ministry said.", "…, she told a conference in Oslo, and".
    let behind = past_hearers(r, at, range.last);
    let ends = behind + 1 >= range.last;
    let over = ends
        || r.is_mark(behind)
            && !r.any(behind, words!["“", "\"", "-"])
            && (parted || !r.is(behind, word!(":")));
    let late = at + 1 + usize::from(r.any(at + 1, words!["late early"]));
    let dated = r.dated(late) || r.any(late, words!["on", "in"]) && r.dated(late + 1);
    let trailing = over && (parted || dated || behind == at + 1 || r.any(at, words!["told", "tells"]))
        || parted && dated
        // "the council said after counting 97 % of ballots".
        || r.is(at + 1, word!("after")) && r.word(at + 2).ends_with("ing");
    // "half the traffic promised.": it is what was promised.
    if expecting
        && over
        && !parted
        && r.word(at).ends_with("ed")
        && !r.has(at - 1, class::AUXILIARY | class::PRONOUN)
        && !r.any(at, words!["estimated reckoned calculated"])
    {
        return None;
    }
    // "Profit was €61m; the fourth quarter will bring a loss of €25m, he warned": of the loss alone.
    let own_part = !r.has(begin, class::PRONOUN | class::CONJUNCTION)
        && (begin..first).any(|i| {
            // "version 17.4.1" is a name.
            let part = r.tight(i) && (r.is_number(i - 1) || r.is(i - 1, word!(".")));
            amount(r, i) && !part && !r.has(i.wrapping_sub(1), class::LABEL)
        });
    let from = match () {
        () if trailing && ends && !own_part => range.first,
        () if trailing => begin,
        () if parted && !(at + 1..range.last).any(|i| amount(r, i)) => begin,
        // "told 900 members that": whoever hears it is no part of it.
        () if r.is(behind, word!("that")) => behind,
        () => first,
    };
    // "called it “a cut for 2 million people” and": the quotation alone.
    let own = labels(r, at)
        .then(|| quotation(r, at, end))
        .flatten()
        .map(|(_, close)| close + 1);
    let to = own
        .or_else(|| next_deed(r, at, end))
        .or_else(|| minded(r, at, end).filter(|_| !trailing))
        // "put the cost at $2m in 2014, when output shrank": what is told of the year is the article's.
        .or_else(|| {
            let told = |i: usize| r.is(i, word!(",")) && r.any(i + 1, words!["when", "where"]);
            (claim == Claim::Governed).then(|| (at..end).find(|&i| told(i)))?
        })
        // "lists 97, and 61 more are missing": that number alone.
        .or_else(|| lists(r, at).then(|| (at..end).find(|&i| r.is(i, word!(","))))?)
        // "…, he told analysts; the aim is 3 %": he goes on.
        .unwrap_or(if trailing { range.last } else { end });
    source(from, to)
}

/// The first of the auxiliaries and adverbs before a verb.
fn chain(r: &Reader<'_>, at: usize, floor: usize) -> usize {
    let mut first = at;
    while first > floor
        && (r.has(first - 1, class::AUXILIARY)
            || r.has(first - 1, class::ADVERB) && !r.has(first - 1, class::PREPOSITION))
    {
        first -= 1;
    }
    first
}
