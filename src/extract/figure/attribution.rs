//! A sentence → its attributions: who says what stretch of it, and by which words.
//!
//! Has no opinion on whom a pronoun or a surname stands for.

#![expect(
    clippy::nonminimal_bool,
    reason = "each clause is one habit of the language"
)]

use super::awaited::{awaited_from, foreseen_by, set_against};
use super::claiming::{
    AIMS, asks, counted_by, foresaw, lists, polled, puts_at, revised_by, studied, tells_that,
};
use super::lexicon::class;
use super::phrase::{self, Phrase};
use super::reader::{Range, Reader};
use super::subject::{leaned_on, subject};
use super::verb;
use super::voice::{
    given_name, main_subject, named, named_beside, past_seat, publisher, told_of, who,
};

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

/// All attributions of a sentence.
pub(super) fn sources(r: &Reader<'_>, range: Range) -> Vec<Source> {
    let mut out = Vec::new();
    for at in range.first..range.last {
        let sense = r.sense(at);
        if !sense.is(class::ATTRIBUTING) {
            continue;
        }
        if let Some(name) = counted_by(r, at, range) {
            out.push(Source {
                name,
                cue: (at, at + 1),
                from: if r.any(at.wrapping_sub(1), words!["polled", "surveyed"]) {
                    // "the 506,800 that analysts polled by the bank had expected": that number alone.
                    awaited_from(r, at.saturating_sub(2), range.first)
                        .unwrap_or(scope(r, at, range).0)
                } else {
                    at
                },
                to: range.last,
            });
        }
        if let Some(source) = foreseen_by(r, at, range).or_else(|| set_against(r, at, range)) {
            out.push(source);
            continue;
        }
        let claims = r.any(at, words!["put", "puts"]) && puts_at(r, at, range.last)
            || tells_that(r, at)
            || lists(r, at)
            || foresaw(r, at)
            || r.any(at, AIMS)
            || asks(r, at)
            || r.any(at, words!["gave", "gives"]) && polled(r, range.first, at);
        if !sense.is(class::SAYING | class::EXPECTING) && !claims || r.dated(at) {
            continue;
        }
        if let Some(source) = source(r, at, range) {
            out.push(source);
        }
    }
    part_voices(r, &mut out);
    out
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

fn source(r: &Reader<'_>, at: usize, range: Range) -> Option<Source> {
    let scope = || scope(r, at, range);
    if r.is(at, word!("according")) && r.is(at + 1, word!("to")) {
        let name = phrase::noun_phrase(r, at + 2, range.last)?;
        let name = publisher(r, name, range.last)
            .or_else(|| named_beside(r, name, range.last))
            .unwrap_or_else(|| past_seat(r, name));
        let trails = name.1 >= range.last.saturating_sub(6);
        let (begin, end) = scope();
        return Some(Source {
            name,
            cue: (at, at + 2),
            from: if trails { range.first } else { begin },
            to: end,
        });
    }
    // "can see ships 40 km away": no outlook.
    if r.is(at, word!("see")) && at > range.first && r.any(at - 1, words!["can", "could", "to"]) {
        return None;
    }
    // "value-added", "added 9,000 km": no attribution.
    if at > range.first && r.hyphen(at - 1)
        || r.any(at, words!["added", "adds"])
            && (r.is_number(at + 1)
                || r.is_number(at + 2)
                || r.is_mark(at + 1) && !r.any(at + 1, words![",", ":", "“", "\"", "."]))
    {
        return None;
    }
    // "declared three days of mourning": a deed, unless it goes on to a statement.
    if r.any(at, words!["declared", "declares", "declaring"])
        && !(r.any(at + 1, words!["that", ":", "“", "\"", "."])
            || r.is(at + 1, word!(",")) && !r.has(at + 2, class::CONJUNCTION)
            || at > range.first && r.is(at - 1, word!(",")))
    {
        return None;
    }
    // "cut its growth forecast to 2.1 %": whoever did reckons so.
    if let Some((name, verb)) = revised_by(r, at, range) {
        return Some(Source {
            name: who(r, name.0, name.1)?,
            cue: (at, at + 1),
            from: verb,
            to: scope().1,
        });
    }
    // "the flood claimed 780 lives".
    if r.is(at, word!("claimed"))
        && (at + 1..at + 4).any(|i| r.any(i, words!["lives", "life", "victims", "title"]))
    {
        return None;
    }
    // "ruled out a rise", "ruled the country".
    if r.is(at, word!("ruled")) && (r.is(at + 1, word!("out")) || r.has(at + 1, class::DETERMINER))
    {
        return None;
    }
    // "an estimated $1.5 billion": a participle before what it describes.
    if at > range.first && r.has(at, class::EXPECTING) && r.has(at - 1, class::DETERMINER) {
        return None;
    }
    // "according", "by Egypt's count" aside, a participle says nothing by itself: "the reported loss", "figures quoted".
    if r.is(at, word!("count")) && !r.is_number(at + 1) {
        return None;
    }
    // "media reports, stating that": nouns in the plural that look like verbs.
    let plural = r.any(
        at,
        words![
            "reports",
            "claims",
            "estimates",
            "forecasts",
            "projects",
            "plans",
            "hopes",
            "promises",
            "pledges",
            "notes",
            "states",
            "shows",
            "counts"
        ],
    );
    // "sales missed forecasts".
    if plural && at > range.first && r.word(at - 1).ends_with("ed") {
        return None;
    }
    if plural
        && !(r.has(at + 1, class::DETERMINER)
            || r.capital(at + 1)
            || r.is_number(at + 1)
            || r.any(at + 1, words!["that", "to", "growth", "inflation"])
            || r.any(at + 1, words!["it", "they", "he", "she", "we"])
            || r.has(at, class::EXPECTING) && puts_at(r, at, range.last)
            || at + 2 >= range.last && closes_statement(r, at, range.first))
    {
        return None;
    }
    // "trimmed their sales forecast by": a noun.
    if r.has(at, class::EXPECTING)
        && !puts_at(r, at, range.last)
        && !verb::is_verb(r, at, range.first)
    {
        return None;
    }
    // "cut its rate, saying inflation should stay near 2 %".
    if r.any(
        at,
        words![
            "saying",
            "adding",
            "warning",
            "noting",
            "predicting",
            "forecasting",
            "estimating"
        ],
    ) && at > range.first + 1
        && r.is(at - 1, word!(","))
        && !r.is_number(at + 1)
        && !r.is_mark(at + 1)
        && let Some(main) = verb::verb_before(r, at - 1, range.first)
        && let Some((first, last)) = subject(r, main, range.first)
        && let Some(name) = who(r, first, last)
        && !r.has(first, class::PRONOUN)
    {
        return Some(Source {
            name,
            cue: (at, at + 1),
            from: at,
            to: range.last,
        });
    }
    let word = r.word(at);
    // "analysts had been expecting".
    let ongoing = word.ends_with("ing")
        && r.has(at, class::EXPECTING)
        && at > range.first
        && r.any(at - 1, words!["been", "were", "was", "is", "are"]);
    let finite = (!word.ends_with("ing") || ongoing)
        && !(r.has(at + 1, class::MOVE | class::RATE)
            && !r.has(at, class::SAYING)
            && !r.any(
                at,
                words![
                    "puts",
                    "put",
                    "sees",
                    "expects",
                    "expect",
                    "forecasts",
                    "predicts",
                    "projects"
                ],
            ));
    if !finite || r.capital(at) && at > range.first {
        return None;
    }
    let passive = at > range.first
        && !ongoing
        && (r.any(
            at - 1,
            words!["is", "are", "was", "were", "be", "been", "being", "as"],
        ) || r.has(at - 1, class::ADVERB)
            && at > range.first + 1
            && r.any(at - 2, words!["is", "are", "was", "were", "been"]));
    if passive {
        // "was reported by the bank".
        if r.any(at + 1, words!["by"]) {
            let name = past_seat(r, phrase::noun_phrase(r, at + 2, range.last)?);
            let (begin, end) = scope();
            return Some(Source {
                name,
                cue: (at, at + 2),
                from: begin,
                to: end,
            });
        }
        return None;
    }
    // ", researchers report in a study".
    let reports = r.is(at, word!("report")) && closes_statement(r, at, range.first);
    let saying = reports
        || r.has(at, class::SAYING)
            && !r.any(
                at,
                words![
                    "report", "reports", "claim", "claims", "state", "states", "show", "recorded",
                    "found", "found", "notes", "note"
                ],
            )
        || r.any(
            at,
            words!["show", "shows", "claims", "reports", "states", "notes"],
        );
    let plain_past = r.word(at).ends_with("ed")
        && r.has(at, class::EXPECTING)
        && !r.any(
            at,
            words![
                "estimated",
                "forecast",
                "predicted",
                "projected",
                "hoped",
                "reckoned",
                "calculated",
                "assumed",
                "anticipated",
                "promised",
                "pledged",
                "proposed"
            ],
        );
    if plain_past && !active(r, at) {
        return None;
    }
    // Inverted: "…, said Joy Salonga".
    let quoted = at > range.first && r.any(at - 1, words!["”", "\"", "’", ","]);
    let after_quote =
        r.any(at, words!["said", "says", "added"]) && r.any(at.wrapping_sub(1), words!["”", "\""]);
    let inverted = r.any(
        at,
        words![
            "said",
            "says",
            "added",
            "wrote",
            "explained",
            "argued",
            "warned"
        ],
    ) && !r.any(at + 1, words!["it", "that", "the"])
        || after_quote;
    if saying
        && quoted
        && inverted
        && let Some(name) = named(r, at + 1, range.last)
    {
        // "said Maria Lindqvist, who runs 41 homes": what follows tells who she is.
        return Some(Source {
            name,
            cue: (at, at + 1),
            from: range.first,
            to: told_more(r, name.1, range.last).unwrap_or_else(|| scope().1),
        });
    }
    if r.any(at, words!["said", "says"])
        && r.has(at + 1, class::DETERMINER)
        && at > range.first
        && r.is(at - 1, word!(","))
        && let Some(name) = named(r, at + 1, range.last)
        && r.is_mark(name.1)
    {
        return Some(Source {
            name,
            cue: (at, at + 1),
            from: range.first,
            to: scope().1,
        });
    }
    let mut verb = verb::Verb {
        first: chain(r, at, range.first),
        main: at,
    };
    // "He sold the house and said": who says it stands before the first verb.
    let joined = (r.has(at, class::SAYING) || r.any(at, words!["promised", "pledged", "proposed"]))
        && verb.first > range.first + 1
        && r.any(verb.first - 1, words!["and", "but"]);
    if joined
        && let Some(earlier) = verb::verb_before(r, verb.first - 1, range.first)
        // "He ruled out a tax, which stands at 3 %, but said": he did.
        && !r.any(earlier.first.wrapping_sub(1), words!["which", "who", "that"])
    {
        verb = earlier;
    }
    // "cut the toll, having found that": whoever cut it.
    if r.is(verb.first, word!("having")) {
        verb = leaned_on(r, verb, range.first);
    }
    let told = told_of(r, verb.first, range.first);
    // "recalled 83,000 vans after 12 caught fire and said": whoever the sentence is about.
    let expects = r.has(at, class::EXPECTING)
        && r.word(at).ends_with('s')
        && verb.first > range.first + 1
        && r.is(verb.first - 1, word!("and"));
    let (mut first, mut last) = told
        .or_else(|| subject(r, verb, range.first))
        .filter(|_| !expects)
        .filter(|&(first, last)| !joined || who(r, first, last).is_some())
        .or_else(|| (joined || expects).then(|| main_subject(r, range, at))?)?;
    // "a shade above the $10.72 billion analysts had been expecting": those who expected it stand behind the amount.
    if r.has(at, class::EXPECTING)
        && let Some(number) = (first..verb.first)
            .rev()
            .find(|&i| r.is_number(i) && !r.dated(i))
        && let Some((behind, end)) = phrase::phrase_before(r, verb.first, number + 1)
        && behind + usize::from(r.has(behind, class::NUMERIC)) < end
    {
        first = behind + usize::from(r.has(behind, class::NUMERIC));
        last = end;
    }
    let name =
        given_name(r, (first, last), verb.first).map_or_else(|| who(r, first, last), Some)?;
    let pronoun = last - first == 1 && r.has(first, class::PRONOUN) && !r.acronym(first);
    if pronoun && !r.any(first, words!["he", "she", "it", "they"]) {
        return None;
    }
    // "A third of respondents said": a part of those asked is nobody.
    if first > range.first + 1
        && r.is(first - 1, word!("of"))
        && (r.any(first - 2, words!["%", "percent", "cent"])
            || r.sense(first - 2).numeral.is_some())
    {
        return None;
    }
    let claims = r.any(at, words!["put", "puts"])
        || tells_that(r, at)
        || lists(r, at)
        || foresaw(r, at)
        || asks(r, at)
        || r.any(at, words!["gave", "gives"]) && polled(r, first, last)
        || studied(r, at, (first, last));
    if !saying && !claims && !(r.has(at, class::EXPECTING) && projects(r, at)) {
        return None;
    }
    // A clause that trails its statement covers what stands before it; one that leads covers what follows.
    let trailing = at + 1 >= range.last
        || r.is_mark(at + 1) && !r.any(at + 1, words![":", "“", "\""])
        || r.dated(at + 1)
        || r.any(at + 1, words!["on", "in"]) && r.dated(at + 2)
        || tells_hearers(r, at, range.last)
        // "the council said after counting 97 % of ballots".
        || r.is(at + 1, word!("after")) && r.word(at + 2).ends_with("ing");
    let (begin, end) = scope();
    // "less than the $3.6 billion that Wall Street had expected", "better than analysts had forecast": only what was expected.
    let awaited = r
        .has(at, class::EXPECTING)
        .then(|| awaited_from(r, first, range.first))
        .flatten();
    // "Under a deal that the president announced last week, goods will face a 20 % levy": he speaks of the deal alone.
    let relative = before_article(r, first);
    let of_noun = r.any(relative, words!["that", "which"])
        && relative > range.first + 1
        && r.is_word(relative - 1)
        && !r.has(
            relative - 1,
            class::SAYING | class::EXPECTING | class::FUNCTION,
        )
        && (r.dated(at + 1)
            || r.any(at + 1, words![",", "."])
            || r.any(at + 1, words!["on", "in"]))
        && !r.any(at, words!["said", "says"]);
    if of_noun {
        return Some(Source {
            name,
            cue: (at, at + 1),
            from: range.first.max(relative.saturating_sub(8)),
            to: at,
        });
    }
    let from = if let Some(from) = awaited {
        return Some(Source {
            name,
            cue: (at, at + 1),
            from,
            to: at,
        });
    } else if trailing {
        range.first
    } else if r.is(before_article(r, first), word!(","))
        && !(at + 1..range.last)
            .any(|i| (r.is_number(i) || r.sense(i).numeral.is_some()) && !r.dated(i))
    {
        begin
    } else {
        first
    };
    Some(Source {
        name,
        cue: (at, at + 1),
        from,
        to: next_deed(r, at, end)
            // "lists 97, and 61 more are missing": that number alone.
            .or_else(|| lists(r, at).then(|| (at..end).find(|&i| r.is(i, word!(","))))?)
            .unwrap_or(end),
    })
}

/// True when an "-ed" form of expecting has a subject that can expect.
fn active(r: &Reader<'_>, at: usize) -> bool {
    r.any(at - usize::from(at > 0), words!["had", "has", "have"])
}

/// True when the verb goes on to a statement: "expects inflows to grow", "put the bill at".
fn projects(r: &Reader<'_>, at: usize) -> bool {
    !r.any(
        at,
        words![
            "project", "projects", "plan", "plans", "plan", "estimate", "pledge", "account",
            "needs", "counts", "promise", "hope"
        ],
    ) || r.any(at + 1, words!["that", "to", "the", "growth", "it", "they"])
        && !r.has(at.wrapping_sub(1), class::DETERMINER)
        // "a spending plan that raises outlays".
        && !(r.is(at + 1, word!("that")) && verb::is_verb(r, at + 2, at))
}

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

/// The token before a noun phrase and its article.
fn before_article(r: &Reader<'_>, first: usize) -> usize {
    let before = first.saturating_sub(1);
    let article = r.has(before, class::DETERMINER) && !r.any(before, words!["that", "which"]);
    before - usize::from(before > 0 && article)
}

/// "…, the mayor told reporters.", "… told the court on Friday": nothing more is told behind the hearers.
fn tells_hearers(r: &Reader<'_>, at: usize, end: usize) -> bool {
    let behind = r
        .any(at, words!["told", "tells"])
        .then(|| phrase::noun_phrase(r, at + 1, end))
        .flatten()
        .map(|(_, last)| last + usize::from(r.any(last, words!["on", "in"])));
    behind.is_some_and(|last| r.dated(last) || r.is(last, word!(".")) && last + 2 >= end)
}

/// Where another deed begins behind what was reported: "reported a loss of $4m | and has shed a fifth of its staff".
fn next_deed(r: &Reader<'_>, at: usize, end: usize) -> Option<usize> {
    let object = r.any(at, words!["reported", "posted", "recorded", "disclosed"])
        && r.has(at + 1, class::DETERMINER);
    object
        .then(|| {
            (at + 2..end).take(24).find(|&i| {
                r.is(i, word!("and")) && r.any(i + 1, words!["has", "have", "had", "is", "was"])
            })
        })
        .flatten()
}

/// Where a clause begins that tells who has spoken: "…, 51, | whose union", "…, a baker from Brenn, | who".
fn told_more(r: &Reader<'_>, name: usize, end: usize) -> Option<usize> {
    r.is(name, word!(","))
        .then(|| {
            (name..end.min(name + 14))
                .take_while(|&at| !r.has(at, class::SAYING | class::EXPECTING))
                .find(|&at| r.is(at, word!(",")) && r.any(at + 1, words!["who", "whose", "which"]))
        })
        .flatten()
}

/// True for ", the agency reports." at the end of a sentence, not for "in four states."
fn closes_statement(r: &Reader<'_>, at: usize, floor: usize) -> bool {
    let open = |i: usize| r.is(i, word!(",")) || r.any(i, words!["”", "\""]);
    (r.is_mark(at + 1) || r.is(at, word!("report")) && r.is(at + 1, word!("in")))
        && (floor + 1..at)
            .rev()
            .take(8)
            .take_while(|&i| {
                (!r.has(i, class::PREPOSITION) || r.any(i, words!["of", "at"]))
                    && r.sense(i).numeral.is_none()
            })
            .any(open)
}

/// The stretch of the sentence that an attribution at `at` covers.
fn scope(r: &Reader<'_>, at: usize, range: Range) -> (usize, usize) {
    let mut from = at;
    let apart = |at: usize| r.is_mark(at) && r.is(at, word!(";"));
    while from > range.first && !apart(from - 1) {
        from -= 1;
    }
    let mut to = at;
    while to < range.last && !apart(to) {
        to += 1;
    }
    (from, to)
}
