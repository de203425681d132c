//! A clause and its time → the title of an event, as a person would write it on a timeline.
//!
//! The clause without its date, without who says so, with its subject in place of "he" or "it", within 80 characters. Has no
//! opinion on which clause it is given.

use super::clause::{Clause, Form, Open, Run, modifies, noun_phrase_before};
use super::lexicon::{Can, past_of_ing};
use super::link::{Head, Sentence};
use super::subject::Antecedents;
use super::tag::{Tag, Word};

/// The longest title, in characters.
const LONGEST: usize = 80;
/// The shortest that a title may be cut to at a phrase.
const SHORTEST: usize = 28;

/// Words of a title with the places where it may be cut.
struct Line {
    text: String,
    cuts: Vec<usize>,
}

impl Line {
    fn new() -> Self {
        Self {
            text: String::with_capacity(96),
            cuts: Vec::new(),
        }
    }

    fn push(&mut self, piece: &str, spaced: bool, cut: bool) {
        if !self.text.is_empty() && spaced {
            if cut {
                self.cuts.push(self.text.len());
            }
            self.text.push(' ');
        }
        self.text.push_str(piece);
    }

    fn is_full(&self) -> bool {
        self.text.len() > 6 * LONGEST
    }
}

/// The title of what `head` says happened at the time at word `at`; empty when nothing is left to say.
pub(super) fn title(
    sentence: &Sentence<'_>,
    head: Head,
    at: usize,
    known: &Antecedents<'_>,
) -> String {
    let mut line = Line::new();
    match head {
        Head::Clause(index) => match deadline(sentence, index, at) {
            Some(to) => {
                subject(sentence, index, at, known, &mut line);
                let several = line.text.ends_with('s');
                line.push(if several { "’" } else { "’s" }, false, false);
                line.push("deadline", true, false);
                run(
                    sentence,
                    Run::new(to, sentence.clauses[index].run.last),
                    at,
                    &mut line,
                );
            }
            None => {
                subject(sentence, index, at, known, &mut line);
                predicate(sentence, index, at, &mut line);
            }
        },
        Head::Participle(noun, rest) => {
            let holder = sentence.clause_of(noun.first).unwrap_or(0);
            match known.resolve(sentence, noun.of(sentence.words), holder) {
                Some((name, replaced)) => {
                    line.push(&name, true, false);
                    run(
                        sentence,
                        Run::new(noun.first + replaced, noun.last),
                        at,
                        &mut line,
                    );
                }
                None => run(sentence, noun, at, &mut line),
            }
            run(sentence, rest, at, &mut line);
        }
        Head::Infinitive(index, to) => {
            let has_other = sentence.clauses[index]
                .run
                .of(sentence.words)
                .iter()
                .enumerate()
                .any(|(offset, word)| {
                    let place = sentence.clauses[index].run.first + offset;
                    place < to
                        && sentence
                            .time(place)
                            .is_some_and(|time| time.interval.is_some())
                        && word.tag != Tag::Adv
                });
            if has_other {
                subject(sentence, index, at, known, &mut line);
                run(
                    sentence,
                    Run::new(to, sentence.clauses[index].run.last),
                    at,
                    &mut line,
                );
            } else if !expectation(sentence, index, to, at, &mut line) {
                subject(sentence, index, at, known, &mut line);
                predicate(sentence, index, at, &mut line);
            }
        }
        Head::Gerund(index, ing) => {
            match patient(sentence, index, ing) {
                Some(object) => run(sentence, object, at, &mut line),
                None => subject(sentence, index, at, known, &mut line),
            }
            let word = sentence.words[ing];
            line.push(
                &past_of_ing(&word.of(sentence.text).to_lowercase()),
                true,
                false,
            );
            let end = sentence
                .clause_of(ing)
                .map_or(ing + 1, |clause| sentence.clauses[clause].run.last);
            run(sentence, Run::new(ing + 1, end), at, &mut line);
        }
        Head::Again(index) => {
            let run = sentence.clauses[index].run;
            let own = (run.first..run.last).find(|&place| sentence.time(place).is_some());
            return title(sentence, Head::Clause(index), own.unwrap_or(at), known);
        }
        Head::Gap(index, rest) => gap(sentence, index, rest, at, known, &mut line),
        Head::Noun(noun) => run(sentence, noun, at, &mut line),
        Head::Aside(noun, remark) => {
            run(sentence, noun, at, &mut line);
            line.push(",", false, false);
            run(sentence, remark, at, &mut line);
        }
    }
    finish(line)
}

/// "Convicted Marsh of defrauding": who did it is the object of the verb before.
fn patient(sentence: &Sentence<'_>, index: usize, ing: usize) -> Option<Run> {
    let before = sentence.words.get(ing.checked_sub(1)?)?;
    if !before.is_one(sentence.text, &["of", "for", "with", "from"]) {
        return None;
    }
    let clause = sentence.clauses[index];
    let last = (clause.verb.last..clause.run.last.min(ing))
        .take_while(|&at| {
            matches!(
                sentence.words[at].tag,
                Tag::Noun | Tag::Det | Tag::Adj | Tag::Genitive
            )
        })
        .last()?;
    Some(Run::new(clause.verb.last, last + 1))
}

/// "They have until 30 June to pass it": where "to pass it" begins.
fn deadline(sentence: &Sentence<'_>, index: usize, at: usize) -> Option<usize> {
    let clause = sentence.clauses[index];
    let verb = clause.verb.of(sentence.words);
    let has = verb.last()?.is_one(sentence.text, &["have", "has", "had"])
        && at <= clause.verb.last + 1
        && at >= clause.verb.last;
    let to = sentence.words.get(at + 1)?;
    (has && to.tag == Tag::To && clause.run.has(at + 1)).then_some(at + 1)
}

/// "The bank expects inflows to grow" → "Inflows to grow". False when the clause is of another shape.
fn expectation(
    sentence: &Sentence<'_>,
    index: usize,
    to: usize,
    at: usize,
    line: &mut Line,
) -> bool {
    let clause = sentence.clauses[index];
    let object = Run::new(clause.verb.last, to);
    let head = clause.verb.of(sentence.words).last();
    let expects = head.is_some_and(|word| {
        matches!(word.tag, Tag::Present | Tag::Past)
            && word.is_one(
                sentence.text,
                &[
                    "expect",
                    "expects",
                    "expected",
                    "forecast",
                    "forecasts",
                    "project",
                    "projects",
                    "projected",
                    "predicts",
                    "predicted",
                    "predict",
                    "sees",
                    "saw",
                    "want",
                    "wants",
                    "wanted",
                ],
            )
    });
    let noun = object.of(sentence.words);
    let plain = !noun.is_empty()
        && noun.iter().all(|word| {
            matches!(
                word.tag,
                Tag::Noun | Tag::Det | Tag::Adj | Tag::Num | Tag::Genitive
            ) || word.is(sentence.text, "of")
        });
    if !expects || !plain {
        return false;
    }
    run(sentence, object, at, line);
    run(sentence, Run::new(to, clause.run.last), at, line);
    true
}

/// "Inflows to grow 2.8% in 2025 | and 3% in 2026" → "Inflows to grow 3%".
fn gap(
    sentence: &Sentence<'_>,
    index: usize,
    rest: Run,
    at: usize,
    known: &Antecedents<'_>,
    line: &mut Line,
) {
    let clause = sentence.clauses[index];
    let infinitive = rest
        .of(sentence.words)
        .first()
        .is_some_and(|word| word.tag == Tag::To);
    let fits = |word: &Word| {
        if infinitive {
            word.tag == Tag::To
        } else {
            matches!(word.tag, Tag::Num | Tag::Mark)
        }
    };
    let until = (clause.verb.last..clause.run.last).find(|&place| fits(&sentence.words[place]));
    let opener = rest
        .of(sentence.words)
        .first()
        .filter(|word| word.tag == Tag::Prep)
        .map(|word| word.of(sentence.text));
    let until = opener
        .and_then(|opener| {
            (clause.verb.last..clause.run.last)
                .find(|&place| sentence.words[place].is(sentence.text, opener))
        })
        .or(until);
    match until {
        Some(until) => {
            let to = (clause.verb.last..until).find(|&place| sentence.words[place].tag == Tag::To);
            let mut shared = Run::new(clause.verb.first, until);
            let start = to.unwrap_or(until);
            let mut lead = Line::new();
            if expectation(sentence, index, start, at, &mut lead) && (to.is_some() || infinitive) {
                shared = Run::new(clause.verb.last, until);
            } else {
                subject(sentence, index, at, known, line);
            }
            run(sentence, shared, at, line);
            run(sentence, rest, at, line);
        }
        // "An invasion followed in October, and withdrawal by December": the other subject shares the verb.
        None if rest
            .of(sentence.words)
            .first()
            .is_some_and(|word| matches!(word.tag, Tag::Noun | Tag::Det | Tag::Adj)) =>
        {
            run(sentence, rest, at, line);
            run(sentence, clause.verb, at, line);
        }
        None => {
            subject(sentence, index, at, known, line);
            predicate(sentence, index, at, line);
        }
    }
}

/// The subject of a clause, its own or the one that it shares, with what a pronoun stands for.
fn subject(
    sentence: &Sentence<'_>,
    index: usize,
    at: usize,
    known: &Antecedents<'_>,
    line: &mut Line,
) {
    let (found, holder) = subject_of(sentence, index);
    let words = found.of(sentence.words);
    if let Some((name, rest)) = known.resolve(sentence, words, holder) {
        line.push(&name, true, false);
        run(sentence, Run::new(found.first + rest, found.last), at, line);
        return;
    }
    let clause = sentence.clauses[index];
    let whose = clause.open == Open::Rel
        && clause
            .run
            .of(sentence.words)
            .first()
            .is_some_and(|word| word.is(sentence.text, "whose"));
    if whose {
        run(
            sentence,
            noun_phrase_before(sentence.text, sentence.words, clause.run.first),
            at,
            line,
        );
        line.push("’s", false, false);
    }
    for place in found.first..found.last {
        let placed = matches!(sentence.words[place].tag, Tag::Time(_))
            && place != at
            && place > found.first
            && sentence.words[place - 1].is_one(sentence.text, &["on", "in", "at"]);
        if placed && !modifies(sentence.words, place) && found.last > place + 1 {
            run(sentence, Run::new(found.first, place - 1), at, line);
            run(sentence, Run::new(place + 1, found.last), at, line);
            return;
        }
        if placed && found.last == place + 1 {
            run(sentence, Run::new(found.first, place - 1), at, line);
            return;
        }
    }
    run(sentence, found, at, line);
}

/// Where the subject of a clause stands, and the clause that holds it.
pub(super) fn subject_of(sentence: &Sentence<'_>, index: usize) -> (Run, usize) {
    let clause = sentence.clauses[index];
    if !clause.subject.is_empty() {
        return (clause.subject, index);
    }
    match clause.open {
        Open::Rel => (
            noun_phrase_before(sentence.text, sentence.words, clause.run.first),
            index,
        ),
        Open::Start => (Run::default(), index),
        Open::Coord => shared_subject(sentence, index),
        _ => stitched_subject(sentence, index).unwrap_or_else(|| shared_subject(sentence, index)),
    }
}

/// "… and | fined him": the subject of the clause before.
fn shared_subject(sentence: &Sentence<'_>, index: usize) -> (Run, usize) {
    let before = (index.saturating_sub(8)..index)
        .rev()
        .find(|&back| sentence.clauses[back].form == Form::Finite);
    match before {
        Some(back)
            if sentence.clauses[back].subject.is_empty()
                && sentence.clauses[back].open == Open::Rel
                && sentence.clauses[index].open != Open::Coord =>
        {
            shared_subject(sentence, back)
        }
        Some(back) => subject_of(sentence, back),
        None => (Run::default(), index),
    }
}

/// "Mr Rusnac, who …, | conceded": the subject stands before the remark.
fn stitched_subject(sentence: &Sentence<'_>, index: usize) -> Option<(Run, usize)> {
    let near = sentence.clauses[index.saturating_sub(8)..index]
        .iter()
        .enumerate()
        .rev();
    let mut nearest = None;
    for (offset, other) in near {
        let back = index.saturating_sub(8) + offset;
        match other.form {
            Form::Fragment if opens_clause(sentence, back) => {
                return Some((strip(sentence.words, other.run), back));
            }
            Form::Finite if other.open != Open::Rel => break,
            Form::Fragment if back + 1 == index && is_noun(sentence, *other) => {
                nearest = Some((strip(sentence.words, other.run), back))
            }
            _ => {}
        }
    }
    nearest
}

fn is_noun(sentence: &Sentence<'_>, clause: Clause) -> bool {
    let mut words = clause.run.of(sentence.words).iter();
    words.any(|word| word.tag == Tag::Noun)
        && clause
            .run
            .of(sentence.words)
            .iter()
            .find(|word| word.tag != Tag::Coord)
            .is_some_and(|word| matches!(word.tag, Tag::Noun | Tag::Det))
}

/// True for a fragment that stands where a subject would: at the start, or after "and" or a break.
fn opens_clause(sentence: &Sentence<'_>, index: usize) -> bool {
    let clause = sentence.clauses[index];
    let noun = clause.run.of(sentence.words).iter().find(|word| {
        !matches!(
            word.tag,
            Tag::Coord | Tag::Quote | Tag::Adv | Tag::Sub | Tag::That
        )
    });
    noun.is_some_and(|word| {
        matches!(
            word.tag,
            Tag::Noun | Tag::Det | Tag::Pron | Tag::Num | Tag::Mark | Tag::Adj
        )
    }) && (matches!(
        clause.open,
        Open::Start | Open::Break | Open::Coord | Open::Content | Open::Sub
    ) || index == 1
        && sentence.clauses[0].form == Form::Fragment
        && is_only_time(sentence, sentence.clauses[0]))
}

fn is_only_time(sentence: &Sentence<'_>, clause: Clause) -> bool {
    clause
        .run
        .of(sentence.words)
        .iter()
        .all(|word| matches!(word.tag, Tag::Time(_) | Tag::Prep | Tag::Adv | Tag::Coord))
}

fn strip(words: &[Word], mut run: Run) -> Run {
    while run.first < run.last
        && matches!(
            words[run.first].tag,
            Tag::Coord | Tag::Adv | Tag::Quote | Tag::That | Tag::Sub
        )
    {
        run.first += 1;
    }
    run
}

/// "It was painted in 1887 and | bought by the museum": the "was" that both share.
fn shared_auxiliary(sentence: &Sentence<'_>, index: usize) -> Option<Run> {
    let clause = sentence.clauses[index];
    let verb = clause.verb.of(sentence.words);
    let before = sentence.clauses.get(index.checked_sub(1)?)?;
    let helped = before.verb.of(sentence.words);
    let passive = helped.len() > 1
        && helped.last()?.tag == Tag::Part
        && helped
            .iter()
            .any(|word| word.is_one(sentence.text, &["was", "were", "been", "is", "are"]));
    let next = sentence.words.get(clause.verb.last);
    let bare = next
        .is_none_or(|word| matches!(word.tag, Tag::Prep | Tag::Time(_) | Tag::Stop | Tag::Comma));
    let shares = clause.open == Open::Coord && clause.subject.is_empty() && verb.len() == 1;
    (passive && bare && shares && verb.first()?.can.be(Can::PART)).then(|| {
        let main = helped
            .iter()
            .rposition(|word| word.tag == Tag::Part)
            .unwrap_or(0);
        Run::new(before.verb.first, before.verb.first + main)
    })
}

/// Verb and what follows; what a comma adds is left out, but what goes on after an inserted remark is taken up again.
fn predicate(sentence: &Sentence<'_>, index: usize, at: usize, line: &mut Line) {
    let clause = sentence.clauses[index];
    if let Some(auxiliary) = shared_auxiliary(sentence, index) {
        run(sentence, auxiliary, at, line);
    }
    run(
        sentence,
        Run::new(clause.verb.first, clause.run.last),
        at,
        line,
    );
    let mut inserted = false;
    for next in sentence.clauses.iter().skip(index + 1).take(4) {
        let words = next.run.of(sentence.words);
        let Some(first) = words.first() else {
            break;
        };
        if next.form != Form::Fragment || next.open != Open::Comma {
            break;
        }
        let remark = matches!(first.tag, Tag::Num | Tag::Det) || inserted && first.tag == Tag::Noun;
        if inserted && matches!(first.tag, Tag::Prep | Tag::To) {
            run(sentence, next.run, at, line);
            break;
        }
        if !remark {
            break;
        }
        inserted = true;
    }
}

/// Writes the words of a run, the time at `at` with its preposition left out.
fn run(sentence: &Sentence<'_>, run: Run, at: usize, line: &mut Line) {
    let (words, text) = (sentence.words, sentence.text);
    let gone = date_phrase(sentence, at);
    for place in run.first..run.last {
        if gone.has(place) || line.is_full() {
            continue;
        }
        let word = &words[place];
        let bracketed =
            matches!(word.tag, Tag::Time(_)) && place > 0 && words[place - 1].tag == Tag::Aside;
        if matches!(word.tag, Tag::Quote | Tag::Aside)
            || bracketed
            || word.tag == Tag::Stop && !word.is(text, ".")
        {
            continue;
        }
        if word.tag == Tag::Stop && place + 1 == run.last {
            continue;
        }
        let cut = match word.tag {
            Tag::Prep => !word.is_one(text, &["of", "to", "than"]),
            Tag::Coord | Tag::Comma | Tag::Sub => true,
            _ => false,
        };
        let spaced =
            word.spaced || place == run.first || gone.has(place - 1) && word.tag != Tag::Comma;
        if place == 0 && word.tag != Tag::Noun && !line.text.is_empty() {
            line.push(&word.of(text).to_lowercase(), spaced, cut);
        } else {
            line.push(word.of(text), spaced, cut);
        }
    }
}

/// The time at `at` with the preposition that places it.
fn date_phrase(sentence: &Sentence<'_>, at: usize) -> Run {
    let (words, text) = (sentence.words, sentence.text);
    if sentence.is_subject(at) {
        return Run::default();
    }
    let mut last = at + 1;
    if words
        .get(last)
        .is_some_and(|word| word.tag == Tag::Genitive)
    {
        return Run::new(at, last + 1);
    }
    if modifies(words, at) {
        return Run::new(at, last);
    }
    let is_time = |place: Option<usize>| {
        place
            .and_then(|place| words.get(place))
            .is_some_and(|word| matches!(word.tag, Tag::Time(_)))
    };
    let mut first = at;
    // "Between 2016 and 2021", "the three months to 28 June": one stretch told by two times.
    let joins = |place: Option<usize>| {
        place
            .and_then(|place| words.get(place))
            .is_some_and(|word| {
                word.is_one(
                    text,
                    &["and", "to", "-", "–", "through", "until", "ending", "ended"],
                )
            })
    };
    while joins(first.checked_sub(1)) && is_time(first.checked_sub(2)) {
        first -= 2;
    }
    while joins(Some(last)) && is_time(Some(last + 1)) {
        last += 2;
    }
    // "Within 30 days of the vote".
    if sentence.is_length(at)
        && words
            .get(last)
            .is_some_and(|word| word.is_one(text, &["of", "after", "before", "from"]))
    {
        last += 1;
        while words
            .get(last)
            .is_some_and(|word| matches!(word.tag, Tag::Det | Tag::Adj | Tag::Noun | Tag::Genitive))
        {
            last += 1;
        }
    }
    let is = |place: Option<usize>, list: &[&str]| {
        place
            .and_then(|place| words.get(place))
            .is_some_and(|word| word.is_one(text, list))
    };
    if is(first.checked_sub(1), &["the", "this", "that"]) {
        first -= 1;
    }
    if is(
        first.checked_sub(1),
        &[
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
            "since",
            "around",
            "from",
            "between",
            "as",
            "dated",
            "starting",
            "beginning",
        ],
    ) {
        first -= 1;
        if is(
            first.checked_sub(1),
            &[
                "early",
                "late",
                "starting",
                "beginning",
                "dated",
                "recently",
                "only",
                "just",
                "again",
                "as",
            ],
        ) {
            first -= 1;
        }
        while is(
            first.checked_sub(1),
            &["as", "recently", "early", "late", "soon"],
        ) {
            first -= 1;
        }
    }
    if is(first.checked_sub(1), &["than"])
        && is(first.checked_sub(2), &["later", "earlier", "sooner"])
    {
        first -= 2;
        if is(first.checked_sub(1), &["no", "not"]) {
            first -= 1;
        }
    }
    if is(Some(last), &["alone"]) {
        last += 1;
    }
    Run::new(first, last)
}

/// Trims, cuts and capitalises.
fn finish(mut line: Line) -> String {
    let trimmed = trim(&line.text).to_owned();
    let offset = line.text.find(trimmed.as_str()).unwrap_or(0);
    line.cuts = line
        .cuts
        .iter()
        .filter_map(|cut| cut.checked_sub(offset))
        .collect();
    let mut text = trimmed;
    if text.chars().count() > LONGEST {
        let limit = text
            .char_indices()
            .nth(LONGEST)
            .map_or(text.len(), |(index, _)| index);
        let cut = line
            .cuts
            .iter()
            .copied()
            .filter(|&cut| cut <= limit && cut >= SHORTEST)
            .max();
        let whole = cut
            .and_then(|cut| text.get(..cut))
            .map(trim)
            .filter(|text| text.len() >= SHORTEST)
            .map(str::to_owned);
        text = whole.unwrap_or_else(|| {
            let head = text
                .char_indices()
                .nth(LONGEST - 1)
                .map_or(text.as_str(), |(index, _)| &text[..index]);
            let end = head.rfind(' ').unwrap_or(head.len());
            format!("{}…", trim(&head[..end]))
        });
    }
    let mut chars = text.chars();
    match chars.next() {
        Some(first) if first.is_lowercase() && !starts_with_brand(&text) => {
            first.to_uppercase().chain(chars).collect()
        }
        _ => text,
    }
}

/// "iPhone", "eBay": a small letter before a capital stays.
fn starts_with_brand(text: &str) -> bool {
    text.chars().nth(1).is_some_and(char::is_uppercase)
}

/// Takes away what a title cannot begin or end with.
fn trim(text: &str) -> &str {
    const HEADS: &[&str] = &[
        "but ",
        "and ",
        "or ",
        "so ",
        "yet ",
        "then ",
        "meanwhile ",
        "however ",
        "also ",
        "now ",
        "still ",
        "that ",
        "a ",
        "an ",
    ];
    const TAILS: &[&str] = &[
        " and", " or", " but", " of", " to", " for", " with", " the", " a", " an", " by", " at",
        " in", " as", " from", " than", " on", " its", " their", " his", " her", " that", " which",
        " who", " when", " while", " since", " until", " during", " also", " both", " between",
        " early", " late", " mid", " only", " just",
    ];
    let mut text = text.trim_matches(|c: char| {
        c.is_whitespace() || matches!(c, ',' | ';' | ':' | '–' | '—' | '-' | '(' | '“' | '"' | '’')
    });
    loop {
        let starts = |head: &&&str| {
            text.get(..head.len())
                .is_some_and(|start| start.eq_ignore_ascii_case(head))
        };
        let ends = |tail: &&&str| {
            text.len() > tail.len()
                && text
                    .get(text.len() - tail.len()..)
                    .is_some_and(|end| end.eq_ignore_ascii_case(tail))
        };
        if let Some(head) = HEADS.iter().find(starts) {
            text = &text[head.len()..];
        } else if let Some(tail) = TAILS.iter().find(ends) {
            text = &text[..text.len() - tail.len()];
        } else if let Some(rest) = text
            .strip_prefix("The ")
            .filter(|rest| rest.starts_with(char::is_lowercase))
        {
            text = rest;
        } else {
            break;
        }
        text = text.trim_matches(|c: char| {
            c.is_whitespace() || matches!(c, ',' | ';' | ':' | '–' | '—' | '-' | '(' | '“' | '"')
        });
    }
    text
}
