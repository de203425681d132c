//! A sentence → its attributions: who says what stretch of it, and by which words.
//!
//! Has no opinion on whom a pronoun or a surname stands for.

use super::awaited::{awaited_from, foreseen_by, set_against};
use super::claiming::{
    AIMS, PUTTING, TELLING, asks, counted_by, counts, doubts, forecasts_sales, foresaw, holds,
    lists, minded, polled, puts_at, revised_by, studied, tells_that, wished,
};
use super::reach::{before_article, closes_statement, next_deed, scope, tells_hearers, told_more};
use super::voice::{
    author, given_name, main_subject, named, named_beside, past_seat, publisher, quoted_name,
    told_of, who,
};
use crate::extract::figure::find::Raw;
use crate::extract::figure::lexicon::class;
use crate::extract::figure::phrase::{self, Phrase};
use crate::extract::figure::reader::{Range, Reader};
use crate::extract::figure::subject::{leaned_on, subject};
use crate::extract::figure::verb;

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
        let sense = r.sense(at);
        if !sense.is(class::ATTRIBUTING) {
            continue;
        }
        if let Some(name) = counted_by(r, at, range) {
            // "the 506,800 that analysts polled by the bank had expected": that number alone.
            let polled = r.any(at.wrapping_sub(1), words!["polled", "surveyed"]);
            let begin = scope(r, at, range).0;
            // "Hunters killed 41 wolves, by the ministry's count": what stands before.
            let trails = !polled
                && r.any(name.1, words!["'s", "’s"])
                && !(name.1..name.1 + 5).any(|i| r.is_number(i) && !r.dated(i))
                && (begin..at).any(|i| r.is_number(i) && !r.dated(i));
            out.push(Source {
                name,
                cue: (at, at + 1),
                from: match () {
                    () if polled => {
                        awaited_from(r, at.saturating_sub(2), range.first).unwrap_or(begin)
                    }
                    () if trails => begin,
                    () => at,
                },
                to: if trails { at } else { range.last },
            });
        }
        if let Some(source) = foreseen_by(r, at, range).or_else(|| set_against(r, at, range)) {
            out.push(source);
            continue;
        }
        let claims = r.any(at, PUTTING) && puts_at(r, at, range.last)
            || tells_that(r, at)
            || lists(r, at)
            || counts(r, at)
            || foresaw(r, at)
            || r.any(at, AIMS)
            || asks(r, at)
            || holds(r, at, range.last)
            || doubts(r, at, range.last)
            || wished(r, at)
            || r.any(at, words!["gave", "gives"]) && polled(r, range.first, at);
        let between = r.any(at, TELLING) && r.is(at + 1, word!(","));
        if !sense.is(class::SAYING | class::EXPECTING) && !claims && !between || r.dated(at) {
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
            .or_else(|| author(r, name))
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
    if r.is(at, word!("count")) && !r.is_number(at + 1) && !holds(r, at, range.last) {
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
    // "sales missed forecasts", "the new forecasts see".
    if plural
        && at > range.first
        && (r.word(at - 1).ends_with("ed")
            || r.any(
                at + 1,
                words![
                    "see", "show", "suggest", "point", "put", "say", "were", "are", "have", "had",
                    "will"
                ],
            ))
    {
        return None;
    }
    // "A college, announced in the budget, is": a participle that tells more of the college.
    let aside = at > range.first
        && r.is(at - 1, word!(","))
        && r.word(at).ends_with("ed")
        && r.has(at + 1, class::PREPOSITION)
        && (at + 2..range.last.min(at + 10)).any(|i| r.is(i, word!(",")));
    if aside {
        return None;
    }
    if plural
        && !(r.has(at + 1, class::DETERMINER)
            || r.capital(at + 1)
            || r.is_number(at + 1)
            || r.any(at + 1, words!["that", "to", "growth", "inflation"])
            || r.any(at + 1, words!["it", "they", "he", "she", "we"])
            || r.any(at.wrapping_sub(1), words!["he", "she"])
            || r.has(at, class::EXPECTING) && puts_at(r, at, range.last)
            || forecasts_sales(r, at, range.first)
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
        && (r.has(at, class::EXPECTING) || holds(r, at, range.last))
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
                    "see",
                    "sees",
                    "reckon",
                    "reckons",
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
    // "gate receipts, the auditors note, rose": between commas, they say so.
    let interposed = |first: usize| {
        (r.has(at, class::SAYING) || r.any(at, TELLING))
            && r.is(at + 1, word!(","))
            && r.is(before_article(r, first), word!(","))
    };
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
    let told = told_of(r, verb.first, range.first)
        .or_else(|| quoted_name(r, verb.first, range.first).filter(|_| saying));
    // "recalled 83,000 vans after 12 caught fire and said": whoever the sentence is about.
    let goes_on = r.has(at, class::EXPECTING)
        && r.word(at).ends_with('s')
        && verb.first > range.first + 1
        && r.is(verb.first - 1, word!("and"));
    let (mut first, mut last) = told
        .or_else(|| subject(r, verb, range.first))
        // "One of them, the start-up Preis, told".
        .or_else(|| {
            let open = (range.first + 1..verb.first.saturating_sub(1))
                .rev()
                .take(8)
                .find(|&i| r.is(i, word!(",")))?;
            given_name(r, (open - 1, open), verb.first)
        })
        .filter(|_| !goes_on)
        .filter(|&(first, last)| !joined || who(r, first, last).is_some())
        .or_else(|| (joined || goes_on).then(|| main_subject(r, range, at))?)?;
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
    // "pipes that no map showed".
    if first > range.first && r.any(first - 1, words!["no", "neither"]) {
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
    let claims = r.any(at, PUTTING)
        || tells_that(r, at)
        || lists(r, at)
        || counts(r, at)
        || foresaw(r, at)
        || asks(r, at)
        || holds(r, at, range.last)
        || doubts(r, at, range.last)
        || wished(r, at)
        || r.any(at, words!["gave", "gives"]) && polled(r, first, last)
        || studied(r, at, (first, last));
    let expects = r.has(at, class::EXPECTING) && projects(r, at);
    if !saying && !claims && !expects && !interposed(first) {
        return None;
    }
    // A clause that trails its statement covers what stands before it; one that leads covers what follows.
    let trailing = at + 1 >= range.last
        || r.is_mark(at + 1) && !r.any(at + 1, words![":", "“", "\""])
        || r.dated(at + 1)
        || r.any(at + 1, words!["on", "in"]) && r.dated(at + 2)
        || tells_hearers(r, at, first, range.last)
        // "the council said after counting 97 % of ballots".
        || r.is(at + 1, word!("after")) && r.word(at + 2).ends_with("ing");
    let (begin, end) = scope();
    // "less than the $3.6 billion that Wall Street had expected", "better than analysts had forecast": only what was expected.
    let awaited = (r.has(at, class::EXPECTING) || wished(r, at))
        .then(|| awaited_from(r, first, range.first))
        .flatten();
    if !r.has(at, class::EXPECTING) && wished(r, at) && !asks(r, at) && awaited.is_none() {
        return None;
    }
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
            .or_else(|| minded(r, at, end))
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
