//! The event that a time counts from, and the dates of the article → the date that the text itself gives that event:
//! "two days after the attack" where another sentence has "the attack on 3 May" or "they attacked on Monday".
//!
//! A date counts only where the event is plainly what happened then; an event that is merely mentioned beside a date stays
//! undated, and what counts from it a leftover.

use super::super::Page;
use super::super::token::{Kind, Token};
use super::find::Found;
use super::line::Line;
use super::refine::named::BESIDE_WAR;
use crate::extract::letters::{Letters, Words};
use crate::model::said::{Bound, Joint, Lies, Said, Unit, What, Year};
use crate::model::{Grain, Span, Time};

/// A time that counts from a named event.
#[derive(Clone, Copy, Debug)]
pub(super) struct Wanted {
    /// Where it begins.
    pub(super) start: u32,
    /// The name of the event.
    pub(super) name: Span,
    /// −1 before it, 0 at it, 1 after it.
    pub(super) side: i32,
    /// The verb of a clause that tells it.
    pub(super) verb: Option<Span>,
}

impl Wanted {
    /// The event that an expression of this line counts from.
    pub(super) fn new(line: &Line<'_>, one: &Found) -> Option<Self> {
        let event = one.event?;
        Some(Self {
            start: line.tokens.get(one.start)?.start,
            name: line.span(event.start, event.end)?,
            side: event.side,
            verb: event.verb.and_then(|verb| line.span(verb, verb + 1)),
        })
    }
}

/// How many times on either side are looked at: an article that counts from an event has told of it not long before.
const NEAR: usize = 40;

/// How far from its date the event may stand, in tokens.
const REACH: usize = 10;

/// Words that mean one event: a vote is held, an election won, in a poll.
const ALIKE: &[&[&str]] = &[
    &[
        "vote",
        "election",
        "poll",
        "ballot",
        "referendum",
        "run-off",
        "runoff",
    ],
    &["earthquake", "quake", "tremor", "temblor"],
    &[
        "attack",
        "assault",
        "bombing",
        "shooting",
        "raid",
        "blast",
        "explosion",
    ],
    &["crash", "accident", "collision", "disaster"],
    &["death", "died", "killed", "dies"],
    &["birth", "born"],
    &["wedding", "married", "marriage"],
    &["war", "invasion", "invaded"],
    &["ceasefire", "truce", "armistice"],
    &["storm", "hurricane", "cyclone", "typhoon"],
    &["fire", "blaze"],
    &["launch", "unveiled"],
    &["departure", "left"],
    &["arrival", "arrived", "came"],
    &["defeat", "lost", "defeated"],
    &["victory", "won"],
];

/// Nouns of things that happen, beside those of [`ALIKE`] and those made from a verb.
const HAPPENINGS: Words = words![
    "arrest",
    "battle",
    "coup",
    "trial",
    "verdict",
    "strike",
    "visit",
    "summit",
    "match",
    "final",
    "game",
    "show",
    "speech",
    "hearing",
    "meeting",
    "talks",
    "siege",
    "flood",
    "storm",
    "funeral",
    "wedding",
    "parade",
    "march",
    "rally",
    "protest",
    "riot",
    "riots",
    "uprising",
    "revolution",
    "merger",
    "takeover",
    "deal",
    "sale",
    "purchase",
    "release",
    "opening",
    "closing",
    "hijacking",
    "kidnapping",
    "murder",
    "murders",
    "massacre",
    "landing",
    "landslide",
    "eruption",
    "fall",
    "return",
    "conference",
    "congress",
    "festival",
    "race",
    "draw",
    "contest",
    "debate",
    "budget",
    "ruling",
    "default",
    "sinking",
    "wreck",
    "disaster",
    "outbreak",
    "rescue",
    "pardon",
    "escape",
    "flight",
    "session",
    "interview",
    "report",
    "raid",
    "ban",
    "withdrawal",
    "sacking",
    "appointment"
];

/// Endings of nouns that are made from verbs: "resignation", "announcement", "approval", "departure".
const MADE: &[&str] = &["tion", "sion", "ment", "val", "sal", "ture", "ance"];

/// True for a noun that can name something that happens.
fn happens(noun: &str) -> bool {
    ALIKE.iter().any(|row| row.contains(&noun))
        || HAPPENINGS.have(Letters::of(noun))
        || noun.len() > 6 && MADE.iter().any(|end| noun.ends_with(end))
}

/// Drops what counts from an event that the text does not date, where no reader will date it by hand: "before the war", and
/// every named point where the text tells a story, which names many only to go on with them.
pub(super) fn drop_undated(page: &Page<'_>, times: &mut Vec<Time>, wanted: &[Wanted], story: bool) {
    let waits = |time: &Time| time.said.what == What::Event && (story || time.rule == BESIDE_WAR);
    if !times.iter().any(waits) {
        return;
    }
    let dated: Vec<u32> = wanted
        .iter()
        .filter(|want| {
            let own = times.partition_point(|time| time.span.start < want.start);
            let war = times.get(own).is_some_and(|time| time.rule == BESIDE_WAR);
            war && date_of(page, times, own, want).is_some()
        })
        .map(|want| want.start)
        .collect();
    times.retain(|time| !waits(time) || dated.binary_search(&time.span.start).is_ok());
}

/// Ties every time that counts from an event to the time that dates it, and marks the rest as waiting for one.
pub(super) fn tie(page: &Page<'_>, times: &mut [Time], wanted: &[Wanted]) {
    for want in wanted {
        let own = times.partition_point(|time| time.span.start < want.start);
        let found = date_of(page, times, own, want);
        let Some(time) = times
            .get_mut(own)
            .filter(|time| time.span.start == want.start)
        else {
            continue;
        };
        let from = |what| Box::new(Said::of(what));
        let anchor = found.map_or(What::Event, What::Told);
        let tied = anchor != What::Event;
        time.said.what = match &time.said.what {
            // "Within 45 days of the vote".
            What::Length(length) if length.lies == Lies::Coming && tied => What::Range(
                from(anchor.clone()),
                from(What::Offset(
                    length.tenths.unwrap_or(0) / 10,
                    length.grain,
                    from(anchor),
                )),
            ),
            What::Length(length)
                if matches!(length.lies, Lies::Free | Lies::Onward | Lies::Coming) =>
            {
                let by = length.tenths.unwrap_or(0) / 10;
                let by = if want.side == 0 { by } else { by * want.side };
                What::Offset(by, length.grain, from(anchor))
            }
            What::Offset(by, grain, _) if tied => What::Offset(*by, *grain, from(anchor)),
            What::Offset(..) => What::Event,
            What::Event if want.side == 0 => anchor,
            What::Event if tied => What::Offset(want.side, Grain::Day, from(anchor)),
            other => other.clone(),
        };
        if tied {
            time.span = time.span.join(want.name);
        }
    }
}

/// The time that dates the event: the nearest told before, else the nearest told after.
fn date_of(page: &Page<'_>, times: &[Time], own: usize, want: &Wanted) -> Option<u32> {
    let name = want.name;
    if let Some(time) = times.get(own).filter(|time| time.rule == BESIDE_WAR) {
        return date_of_war(page, times, own, time.said.bound == Bound::Before, name);
    }
    let head = match want.verb {
        Some(verb) => verb.slice(page.text).to_lowercase(),
        None => head(page, name)?,
    };
    let noun = Noun {
        happens: want.verb.is_some() || happens(&head),
        word: &head,
    };
    let counting = times.get(own)?;
    let fine = fineness(&counting.said);
    let counts = matches!(counting.said.what, What::Length(_) | What::Offset(..));
    let before = (own.saturating_sub(NEAR)..own).rev();
    let after = own + 1..times.len().min(own + 1 + NEAR);
    before
        .chain(after)
        .find(|&index| {
            times.get(index).is_some_and(|time| {
                grain(&time.said).is_some_and(|grain| grain >= fine)
                    && dates(page, time, &noun, name)
                    && !(counts && is_apposed(page, time, name))
            })
        })
        .and_then(|index| u32::try_from(index).ok())
}

/// "A century after the vote, on 14 May": behind a comma stands the day that is counted to.
fn is_apposed(page: &Page<'_>, time: &Time, name: Span) -> bool {
    let gap = page.text.get(name.end as usize..time.span.start as usize);
    gap.is_some_and(|gap| matches!(gap.trim(), "," | ", on" | ", in"))
}

/// The time at which the war began, or else ended: "war broke out in August 1914", "the war ended in 1918".
fn date_of_war(
    page: &Page<'_>,
    times: &[Time],
    own: usize,
    began: bool,
    name: Span,
) -> Option<u32> {
    const BEGAN: Words = words![
        "began", "begun", "begins", "broke", "breaks", "outbreak", "started", "declared",
        "declares", "erupted", "entered"
    ];
    const ENDED: Words = words!["end", "ended", "ends", "over", "finished", "won", "lost"];
    let tells = |index: &usize| {
        let Some(time) = times.get(*index).filter(|time| grain(&time.said).is_some()) else {
            return false;
        };
        let Some(sentence) = page.sentences.get(time.sentence as usize) else {
            return false;
        };
        let tokens = page.tokens_of(sentence);
        let at = tokens.partition_point(|token| token.start < time.span.start);
        let near = at.saturating_sub(REACH)..tokens.len().min(at + REACH);
        let near = tokens.get(near).unwrap_or(&[]);
        let says = |words: Words| near.iter().any(|token| words.have(token.letters));
        let war = near
            .iter()
            .any(|token| token.letters == word!("war") && !name.contains(token.span()));
        !began && says(words!["armistice"]) && says(words!["signed", "agreed"])
            || war
                && says(if began { BEGAN } else { ENDED })
                && !says(if began { ENDED } else { BEGAN })
    };
    let before = (own.saturating_sub(NEAR)..own).rev();
    let after = own + 1..times.len().min(own + 1 + NEAR);
    let found = before.chain(after).find(tells)?;
    u32::try_from(found).ok()
}

/// The noun that the name is about, in lower case: "the attack on the port" is an attack.
fn head(page: &Page<'_>, name: Span) -> Option<String> {
    let quote = name.slice(page.text);
    let noun = quote
        .split_whitespace()
        .skip(1)
        .take_while(|word| !word.eq_ignore_ascii_case("of"))
        .last()?
        .to_lowercase();
    (noun.len() > 3).then_some(noun)
}

/// The coarsest date that a count can start from.
fn fineness(said: &Said) -> Grain {
    match &said.what {
        What::Length(length) => length.grain.min(Grain::Day),
        What::Offset(_, grain, _) => (*grain).min(Grain::Day),
        What::Event if said.bound == Bound::At => Grain::Day,
        _ => Grain::Year,
    }
}

/// The grain of a date that something can be counted from.
fn grain(said: &Said) -> Option<Grain> {
    if said.bound != Bound::At || said.joint != Joint::Alone {
        return None;
    }
    match &said.what {
        What::Calendar(fields) if fields.day > 0 || fields.weekday > 0 => Some(Grain::Day),
        What::Calendar(fields) => match (fields.unit, fields.year) {
            (Unit::Month(_), _) => Some(Grain::Month),
            (Unit::Whole, Year::Full(_) | Year::Shifted(..)) if fields.clock.is_none() => {
                Some(Grain::Year)
            }
            _ => None,
        },
        What::Shift(shift) if !shift.vague && !shift.counted && shift.grain <= Grain::Day => {
            Some(shift.grain)
        }
        _ => None,
    }
}

/// The noun of an event.
struct Noun<'a> {
    word: &'a str,
    /// True when it can name something that happens.
    happens: bool,
}

/// True when `time` says when the event with this noun happened.
fn dates(page: &Page<'_>, time: &Time, noun: &Noun<'_>, name: Span) -> bool {
    let Some(sentence) = page.sentences.get(time.sentence as usize) else {
        return false;
    };
    let tokens = page
        .tokens
        .get(sentence.first as usize..sentence.last as usize)
        .unwrap_or(&[]);
    let first = tokens.partition_point(|token| token.start < time.span.start);
    let last = tokens.partition_point(|token| token.start < time.span.end);
    // "Sunday's run-off": a compound is one noun.
    let names = |at: usize| {
        let Some(token) = tokens.get(at) else {
            return false;
        };
        // Little words name nothing.
        if token.kind != Kind::Word || token.end - token.start < 3 || name.contains(token.span()) {
            return false;
        }
        let more = tokens.get(at + 1..at + 3).unwrap_or(&[]);
        let compound = more.len() == 2
            && more.iter().all(|next| !next.spaced)
            && more.first().is_some_and(|dash| dash.letters == word!("-"));
        let whole = if compound {
            more.last()
                .map_or(token.span(), |last| token.span().join(last.span()))
        } else {
            token.span()
        };
        let word = whole.slice(page.text).to_lowercase();
        // What the text tells with a verb has happened, whatever noun it is named by later: "collapsed", "the collapse".
        let acted = word != noun.word && word.ends_with("ed") && same_stem(&word, noun.word);
        acted || noun.happens && is_alike(&word, noun.word)
    };
    // "The battle of Senn, fought on 19 August": what it is called, and a participle.
    let called = |at: usize| {
        let tail = tokens.get(at + 1..first).unwrap_or(&[]);
        let comma = tail.iter().position(|token| token.letters == word!(","));
        comma.is_some_and(|comma| {
            let (name, rest) = tail.split_at(comma);
            let done = rest.get(1).is_some_and(|token| {
                let word = token.of(page.text);
                word.ends_with("ed") || matches!(word, "fought" | "held" | "won" | "lost")
            });
            name.len() <= 4
                && name
                    .iter()
                    .all(|token| token.capital || token.letters == word!("of"))
                && (opens(tokens, at + comma + 2, first)
                    || done && opens(tokens, at + comma + 3, first))
        })
    };
    let told = |at: usize| {
        let between = if at < first { at + 1..first } else { last..at };
        names(at)
            && (opens(tokens, between.start, between.end)
                || at < first && called(at)
                || !is_parted(tokens.get(between).unwrap_or(&[]))
                    && (at >= last || !is_aside(tokens, at)))
    };
    // "The attack on 3 May", "the attack, on 3 May": the name itself with its date.
    let own = noun.happens
        && tokens
            .iter()
            .take(first)
            .rposition(|token| name.contains(token.span()))
            .is_some_and(|at| first - at <= 4 && opens(tokens, at + 1, first));
    own || (first.saturating_sub(REACH)..first).rev().any(told)
        || (last..tokens.len().min(last + REACH)).any(told)
}

/// True when the tokens between a noun and a date only place the one at the other: "held on", ", on", "of".
fn opens(tokens: &[Token], from: usize, to: usize) -> bool {
    const PLACING: Words = words![
        "on",
        "of",
        "in",
        ",",
        "held",
        "at",
        "set",
        "for",
        "scheduled",
        "the",
        "early",
        "late",
        "(",
    ];
    let between = tokens.get(from..to).unwrap_or(&[]);
    between.iter().all(|token| PLACING.have(token.letters))
}

/// True when the event at `at` is only mentioned: "fled after the attack and was caught on Monday".
fn is_aside(tokens: &[Token], at: usize) -> bool {
    const AWAY: Words = words![
        "after",
        "before",
        "since",
        "following",
        "despite",
        "about",
        "over",
        "to",
        "from",
        "until",
        "with",
        "for",
        "ahead",
        "without",
        "if",
        "no",
        "of",
    ];
    let near = tokens.get(at.saturating_sub(4)..at).unwrap_or(&[]);
    near.iter().any(|token| AWAY.have(token.letters))
}

/// True when something parts an event from a date: a mark, or a verb of saying or showing.
fn is_parted(between: &[Token]) -> bool {
    const SAYING: Words = words![
        "said",
        "told",
        "showed",
        "announced",
        "confirmed",
        "added",
        "reported",
        "will",
        "would",
        "and",
        "but",
        "when",
        "who",
        "which",
        "that",
        "after",
        "before",
    ];
    const MARKS: Words = words![",", ";", ":", "(", ")", "“", "”", "\"", "—", "–"];
    let parts = |token: &Token| MARKS.have(token.letters) || SAYING.have(token.letters);
    between.iter().any(parts)
}

/// True when two words name one event: the same stem, or a row of [`ALIKE`].
fn is_alike(word: &str, noun: &str) -> bool {
    word == noun
        || same_stem(word, noun)
        || ALIKE
            .iter()
            .any(|row| row.contains(&word) && row.contains(&noun))
}

/// "Attacked" and "attack", "resignation" and "resigned", "invasion" and "invaded".
fn same_stem(a: &str, b: &str) -> bool {
    let (a, b) = (stem(a), stem(b));
    if a.len() < 4 || b.len() < 4 {
        return false;
    }
    // "Invas-ion" and "invad-ed", "explos-ion" and "explod-ed": the last sound changes.
    let soft = |stem: &str| stem.len() > 4 && stem.ends_with(['s', 'd', 't']);
    a == b
        || a.len() == b.len() && soft(a) && soft(b) && a.get(..a.len() - 1) == b.get(..b.len() - 1)
}

/// A word without the ending that makes a noun or a past tense of it.
fn stem(word: &str) -> &str {
    const ENDINGS: &[&str] = &[
        "ations", "ation", "itions", "ition", "ments", "ment", "ions", "ion", "ings", "ing", "als",
        "al", "ers", "ed", "es", "e", "s",
    ];
    ENDINGS
        .iter()
        .find_map(|ending| word.strip_suffix(ending).filter(|stem| stem.len() > 3))
        .unwrap_or(word)
}
