//! A run of words → what of it belongs to one date: the date's own phrase, which a title leaves out, and the shares that
//! other dates of the clause have.
//!
//! Has no opinion on how the rest is worded.

use crate::extract::event::clause::{Run, modifies};
use crate::extract::event::lexicon::Can;
use crate::extract::event::link::Sentence;
use crate::extract::event::tag::{Tag, Word};
use crate::extract::letters::Words;
use crate::model::said::{Bound, Joint, What, Year};
use crate::model::{Class, Grain};

/// "Checks will be phased in from April and | full controls from July": the other subject of a passive.
pub(super) fn own_subject(sentence: &Sentence<'_>, index: usize, at: usize) -> Option<Run> {
    let clause = sentence.clauses[index];
    let words = sentence.words;
    let passive = clause.verb.of(words).len() > 1
        && clause.verb.of(words).last()?.tag == Tag::Part
        && clause
            .verb
            .of(words)
            .iter()
            .any(|word| word.is_one(words!["be", "was", "were", "been", "is", "are"]));
    let gone = date_phrase(sentence, at);
    let other = (clause.verb.last..gone.first).rfind(|&place| is_dated(sentence, place))?;
    let and = (other..gone.first).find(|&place| words[place].tag == Tag::Coord)?;
    let own = Run::new(and + 1, gone.first);
    let noun = own.of(words).first().is_some_and(|word| match word.tag {
        Tag::Det => true,
        // "Work starts in May and finish": what may be a verb is one.
        Tag::Noun | Tag::Adj => passive || word.capital,
        _ => false,
    });
    (passive && noun && !own.of(words).iter().any(Word::is_finite)).then_some(own)
}

/// Where what the time at `at` dates ends in a run: before "and" with a date of its own, "hit by fire in 1946 | and again in
/// 2003".
pub(super) fn own_end(sentence: &Sentence<'_>, run: Run, gone: Run) -> usize {
    let from = gone.last.max(run.first);
    let words = sentence.words;
    // "Will be paid in May | and a second, if they are sold, in June".
    let second = run.has(gone.first)
        && words.get(from).is_some_and(|word| word.tag == Tag::Coord)
        && words.get(from + 1).is_some_and(|word| word.tag == Tag::Det)
        && words
            .get(run.last)
            .is_some_and(|word| word.tag == Tag::Comma)
        && run.last - from <= 4
        && !words[from..run.last].iter().any(Word::is_finite);
    if second {
        return from;
    }
    let other = (from..run.last).find(|&place| is_dated(sentence, place));
    let Some(other) = other.filter(|_| run.has(gone.first)) else {
        return run.last;
    };
    (from..other)
        .rfind(|&place| sentence.words[place].tag == Tag::Coord)
        .unwrap_or(run.last)
}

/// What another date has for itself before the one at hand: "to begin | in May and | end in June", "to | begin in May and
/// | end in June".
pub(super) fn other_share(sentence: &Sentence<'_>, run: Run, gone: Run) -> Run {
    let words = sentence.words;
    let last = gone.first.min(run.last);
    let Some(other) = (run.first..last).rfind(|&place| is_dated(sentence, place)) else {
        return Run::default();
    };
    let phrase = date_phrase(sentence, other);
    let Some(and) = (phrase.last..last).find(|&place| words[place].tag == Tag::Coord) else {
        return if run.has(phrase.first) && phrase.last <= last {
            phrase
        } else {
            Run::default()
        };
    };
    // What shares "to" or "will" with the verb behind "and" has its own date.
    let before = |fits: fn(&Word) -> bool| (run.first..other).rfind(|&place| fits(&words[place]));
    let helper = before(|word| matches!(word.tag, Tag::To | Tag::Modal));
    // "Fought in the desert in 1942 and | in Italy from 1943": where each was has a date of its own.
    let next = words.get(and + 1);
    if let Some(next) = next.filter(|next| next.tag == Tag::Prep)
        && let Some(same) = (run.first..phrase.first).rfind(|&place| words[place].is(next.letters))
    {
        return Run::new(same, and + 1);
    }
    let opener = next.and_then(|next| match next.tag {
        _ if helper.is_some() && next.can.be(Can::BASE) => helper,
        Tag::Part => before(|word| word.tag == Tag::Aux),
        Tag::Noun | Tag::Det | Tag::Num | Tag::Mark | Tag::Adj => {
            before(|word| word.is_finite() || matches!(word.tag, Tag::Base | Tag::Part))
        }
        _ => None,
    });
    Run::new(opener.map_or(phrase.first, |opener| opener + 1), and + 1)
}

/// Words of a comparison.
const COMPARING: Words = words![
    "above",
    "below",
    "than",
    "against",
    "compared",
    "comparable",
    "versus",
    "as",
    "level",
    "levels"
];

/// A date further on in a run that only the day of writing tells, with its preposition and the participle that it dates: "died
/// after a fall | on Sunday", "jailed for a murder | committed last year".
pub(super) fn later_date(sentence: &Sentence<'_>, run: Run, gone: Run) -> Run {
    let words = sentence.words;
    let from = gone.last.max(run.first);
    let Some(other) = (from..run.last).find(|&place| is_dated(sentence, place)) else {
        return Run::default();
    };
    let phrase = date_phrase(sentence, other);
    let Some(between) = words
        .get(from..phrase.first)
        .filter(|words| !words.is_empty())
    else {
        return Run::default();
    };
    let relative = sentence
        .time(other)
        .is_some_and(|time| match &time.said.what {
            What::Calendar(fields) => matches!(fields.year, Year::Unsaid | Year::Shifted(..)),
            What::Shift(_) => true,
            _ => false,
        });
    let small = |word: &Word| {
        word.of(sentence.text)
            .starts_with(|c: char| c.is_lowercase())
    };
    let placed = words[phrase.first].is_one(words!["on", "in", "at", "during"])
        || phrase.first == other && small(&words[other]);
    // "Above its mark in late 2016", "against 60 in 2011": without its date a comparison says nothing.
    let compared =
        sentence.is_comparison(other) || between.iter().any(|word| word.is_one(COMPARING));
    if !placed || !relative || compared {
        return Run::default();
    }
    let part = phrase.first - 1;
    let reduced = words[part].tag == Tag::Part && part > from && words[part - 1].tag == Tag::Noun;
    Run::new(if reduced { part } else { phrase.first }, phrase.last)
}

/// True for a date that stands for itself, rather than in front of a noun that it names ("its 2014 plan").
pub(in crate::extract::event) fn is_dated(sentence: &Sentence<'_>, place: usize) -> bool {
    let other = place.checked_sub(1).is_none_or(|before| {
        matches!(sentence.words[before].tag, Tag::Coord | Tag::Genitive)
            || sentence.words[before].is_one(words![
                "of", "than", "to", "with", "for", "between", "the", "a", "its", "his", "her",
                "their"
            ])
    });
    // "Will deliver the autumn budget": it names what stands behind it.
    let names = place
        .checked_sub(1)
        .is_some_and(|before| sentence.words[before].tag != Tag::Prep)
        && sentence
            .words
            .get(place + 1)
            .is_some_and(|next| next.tag == Tag::Noun && !next.capital);
    !other
        && !names
        && sentence.time(place).is_some_and(|time| {
            time.interval.is_some() && matches!(time.class, Class::Date | Class::Time)
        })
        && !modifies(sentence.words, place)
}

/// True when the time at `at` ends a wait: "until June".
pub(super) fn waits_until(sentence: &Sentence<'_>, at: usize) -> bool {
    sentence
        .time(at)
        .is_some_and(|time| time.said.bound == Bound::Until)
        && at
            .checked_sub(1)
            .is_some_and(|before| sentence.words[before].is_one(words!["until", "till"]))
        && !(0..at).any(|place| sentence.words[place].is_one(words!["did", "does", "do"]))
}

/// The time at `at` with the preposition that places it.
pub(super) fn date_phrase(sentence: &Sentence<'_>, at: usize) -> Run {
    let words = sentence.words;
    if sentence.is_subject(at) {
        return Run::default();
    }
    // "Spent the 1860s on the frontier", "ended the year with £9m".
    let taken = words![
        "spent", "spend", "ended", "ending", "finished", "closed", "began", "started", "opened"
    ];
    let year = words[at].of(sentence.text).starts_with("the ");
    if at > 0
        && words[at - 1].is_one(taken)
        && (year || words[at - 1].is_one(words!["spent", "spend"]))
    {
        return Run::default();
    }
    let mut last = at + 1;
    if words
        .get(last)
        .is_some_and(|word| word.tag == Tag::Genitive)
    {
        return Run::new(at, last + 1);
    }
    // "Over the August bank holiday weekend".
    let holiday = words[last..]
        .iter()
        .take_while(|word| word.is_one(words!["bank", "holiday", "weekend", "half-term"]))
        .count();
    let led = at >= 2
        && words[at - 1].tag == Tag::Det
        && words[at - 2].is_one(words!["over", "on", "during", "in", "for"]);
    if holiday > 0 && led {
        return Run::new(at - 2, last + holiday);
    }
    if modifies(words, at) {
        return Run::new(at, last);
    }
    // "Was sentenced on Thursday to 12 years": a length that ends nowhere is no end of a stretch.
    let is_time = |place: Option<usize>| {
        place
            .and_then(|place| sentence.time(place))
            .is_some_and(|time| time.class != Class::Duration || time.said.joint != Joint::Alone)
    };
    let mut first = at;
    // "Between 2016 and 2021", "the three months to 28 June": one stretch told by two times.
    let joins = |place: Option<usize>| {
        place
            .and_then(|place| words.get(place))
            .is_some_and(|word| {
                word.is_one(words![
                    "and", "or", "to", "-", "–", "through", "until", "ending", "ended", "from"
                ])
            })
    };
    while joins(first.checked_sub(1)) && is_time(first.checked_sub(2)) {
        first -= 2;
    }
    // "The year ended on 30 September".
    let on = first >= 3 && words[first - 1].is(word!("on"));
    if on && joins(Some(first - 2)) && is_time(Some(first - 3)) {
        first -= 3;
    }
    while joins(Some(last)) && is_time(Some(last + 1)) {
        last += 2;
    }
    // "From 1974 until his death in 1989": one stretch, whatever event ends it.
    let carried = (last + 1..last + 7).find(|&place| {
        sentence
            .time(place)
            .is_some_and(|time| time.said.joint == Joint::Carried)
    });
    let plain = |place: usize| {
        let word = words.get(place);
        word.is_some_and(|word| !word.is_finite() && word.tag != Tag::Comma)
    };
    if let Some(end) = carried
        && matches!(sentence.time(at), Some(time) if matches!(time.said.joint, Joint::Carries(_)))
        && words
            .get(last)
            .is_some_and(|word| word.is_one(words!["until", "till", "to"]))
        && (last..end).all(plain)
    {
        last = end + 1;
    }
    // "At the end of the 2001–02 season": the years go, the season stays.
    let names = words
        .get(last)
        .is_some_and(|word| word.tag == Tag::Noun && !word.capital && word.spaced)
        && first > 0
        && words[first - 1].tag == Tag::Det;
    if last > at + 1 && names {
        return Run::new(first, last);
    }
    // "Before the month was over".
    let out = words
        .get(last..last + 2)
        .is_some_and(|next| next[0].is(word!("was")) && next[1].is_one(words!["out", "over"]));
    last += 2 * usize::from(out);
    // "During the summer holidays".
    let season = words.get(last).is_some_and(|word| {
        word.is_one(words![
            "holidays", "holiday", "season", "term", "semester", "break", "recess"
        ])
    });
    last += usize::from(season && last == at + 1);
    // "Within 30 days of the vote".
    if sentence.is_length(at)
        && sentence
            .time(at)
            .is_some_and(|time| time.said.joint == Joint::Alone)
        && words
            .get(last)
            .is_some_and(|word| word.is_one(words!["of", "after", "before", "from"]))
    {
        last += 1;
        while words
            .get(last)
            .is_some_and(|word| matches!(word.tag, Tag::Det | Tag::Adj | Tag::Noun | Tag::Genitive))
        {
            last += 1;
        }
    }
    let is = |place: Option<usize>, list: Words| {
        place
            .and_then(|place| words.get(place))
            .is_some_and(|word| word.is_one(list))
    };
    if is(first.checked_sub(1), words!["least"]) && is(first.checked_sub(2), words!["at"]) {
        first -= 2;
    }
    // "In the hot summer of 2022": what describes it goes with it.
    let describes = first >= 3
        && matches!(words[first - 1].tag, Tag::Noun | Tag::Adj)
        && !words[first - 1].capital
        && words[first - 1].spaced
        && words[first - 2].is(word!("the"))
        && words[first - 3].is_one(words!["in", "during", "over"])
        && !words[at].of(sentence.text).starts_with("the ");
    if describes {
        return Run::new(first - 3, last);
    }
    // "Takings in its first half to May doubled": whose half it was says nothing without it.
    if is(
        first.checked_sub(1),
        words!["the", "this", "that", "its", "their"],
    ) {
        first -= 1;
    }
    // "Pencilled in 24 December", "was sworn in Tuesday": no day is placed by "in", so that it belongs to the verb.
    let is_day = sentence
        .time(at)
        .and_then(|time| time.interval)
        .is_some_and(|interval| interval.grain() == Grain::Day && interval.start == interval.end);
    if is_day && first == at && is(first.checked_sub(1), words!["in"]) {
        return Run::new(first, last);
    }
    // "Took over 18 months ago": half of the verb.
    if is(first.checked_sub(1), words!["over"])
        && is(
            first.checked_sub(2),
            words!["took", "take", "takes", "taken", "taking"],
        )
    {
        return Run::new(first, last);
    }
    if is(
        first.checked_sub(1),
        words![
            "on",
            "in",
            "at",
            "during",
            "for",
            "over",
            "of",
            "throughout",
            "through",
            "within",
            "by",
            "until",
            "till",
            "before",
            "after",
            "since",
            "around",
            "from",
            "between",
            "as",
            "dated",
            "starting",
            "beginning"
        ],
    ) {
        first -= 1;
        // "Hopes to fly again by Sunday", but "and again in July".
        if is(first.checked_sub(1), words!["again"]) && is(first.checked_sub(2), words!["and", ","])
        {
            first -= 1;
        }
        if is(
            first.checked_sub(1),
            words![
                "early",
                "late",
                "earlier",
                "later",
                "starting",
                "beginning",
                "dated",
                "recently",
                "only",
                "just",
                "as",
                "shortly",
                "immediately",
                "soon",
                "sometime"
            ],
        ) {
            first -= 1;
        }
        while is(
            first.checked_sub(1),
            words!["as", "recently", "early", "late", "soon"],
        ) {
            first -= 1;
        }
    }
    // "Were bombed on the nights of 13 and 14 March".
    if is(Some(first), words!["of"])
        && is(
            first.checked_sub(1),
            words![
                "night", "nights", "evening", "evenings", "morning", "mornings", "day", "days",
                "weekend", "weekends", "week", "weeks"
            ],
        )
        && is(first.checked_sub(2), words!["the"])
        && is(first.checked_sub(3), words!["on", "in", "over", "during"])
    {
        first -= 3;
    }
    // "Lost $3 billion for all of 2008".
    if is(Some(first), words!["of"])
        && is(
            first.checked_sub(1),
            words!["all", "most", "much", "part", "half"],
        )
        && is(
            first.checked_sub(2),
            words!["for", "in", "over", "during", "through", "throughout"],
        )
    {
        first -= 2;
    }
    // "Had 7.6 mm in the whole of August".
    if is(Some(first), words!["of"])
        && is(first.checked_sub(1), words!["whole"])
        && is(first.checked_sub(2), words!["the"])
        && is(first.checked_sub(3), words!["for", "in", "over", "during"])
    {
        first -= 3;
    }
    // "For the first half as a whole".
    if is(Some(last), words!["as"])
        && is(Some(last + 1), words!["a"])
        && is(Some(last + 2), words!["whole"])
    {
        last += 3;
    }
    if is(first.checked_sub(1), words!["than"])
        && is(first.checked_sub(2), words!["later", "earlier", "sooner"])
    {
        first -= 2;
    }
    // "Late on Sunday Pacific time".
    if is(
        Some(last),
        words!["local", "our", "pacific", "eastern", "central", "mountain"],
    ) && is(Some(last + 1), words!["time"])
    {
        last += 2;
    }
    let on = is(Some(last), words!["on"])
        && is(Some(first), words!["from"])
        && sentence
            .time(at)
            .is_some_and(|time| time.said.bound == Bound::Since);
    if on || is(Some(last), words!["alone", "onwards", "onward"]) {
        last += 1;
    }
    if is(Some(last), words!["at"])
        && is(Some(last + 1), words!["the"])
        && is(Some(last + 2), words!["earliest", "latest"])
    {
        last += 3;
    }
    Run::new(first, last)
}

/// What another time in a run says of the time at `at` once more, or of what it is compared with: "at 7 a.m. … | Tuesday",
/// "to 3% from 4% | the month before".
pub(super) fn same_again(sentence: &Sentence<'_>, run: Run, at: usize) -> Run {
    let day = |place: usize| {
        let interval = sentence.time(place)?.interval?;
        let start = interval.start.filter(|start| start.grain >= Grain::Day)?;
        (interval.start == interval.end).then_some(start.date)
    };
    let own = day(at);
    let again = (run.first..run.last).find(|&place| {
        place != at
            && matches!(sentence.words[place].tag, Tag::Time(_))
            && (own.is_some() && own == day(place) && !modifies(sentence.words, place)
                || sentence.is_comparison(place)
                    && (is_value_before(sentence, run, place)
                        || sentence.words[place - usize::from(place > 0)].is(word!("from"))))
    });
    again.map_or(Run::default(), |place| date_phrase(sentence, place))
}

/// "From 12.4 million | in 1995": a value stands between "from" and the time at `place`.
fn is_value_before(sentence: &Sentence<'_>, run: Run, place: usize) -> bool {
    let words = sentence.words.get(run.first..place).unwrap_or(&[]);
    let from = words.iter().rposition(|word| word.is(word!("from")));
    from.is_some_and(|from| words[from..].iter().any(|word| word.tag == Tag::Num))
}
