//! A clause and its time → the title of an event, as a person would write it on a timeline.
//!
//! The clause without its date, without who says so, with its subject in place of "he" or "it", within 80 characters. Has no
//! opinion on which clause it is given.

pub(super) mod dated;
mod life;
mod line;
pub(super) mod subject;
mod written;

use super::cast::antecedent::{Antecedents, Key};
use super::cast::fitting::is_plural;
use super::clause::gap::DONE_TO_NOTHING;
use super::clause::{Clause, Form, Open, Run};
use super::lexicon::{Can, past_of_ing};
use super::link::{Head, Sentence};
use super::tag::{Tag, Word};
use crate::extract::letters::{Letters, Words};
use crate::model::said::Bound;
use dated::own_subject;
use life::life;
use line::{Line, finish};
use subject::subject_of;
use written::{predicate, run, subject};

/// The title of what `head` says happened at the time at word `at`; empty when nothing is left to say.
fn title(sentence: &Sentence<'_>, head: Head, at: usize, known: &Antecedents<'_, '_>) -> String {
    let mut line = Line::new();
    let ends = sentence
        .time(at)
        .is_some_and(|time| time.said.bound == Bound::Until);
    line.ends = ends;
    match head {
        Head::Clause(index) => {
            if let Some(life) = life(sentence, at) {
                subject(sentence, index, at, known, &mut line);
                line.push(life, true, false);
                return finish(line);
            }
            if let Some(what) = counted_as(sentence, index) {
                run(sentence, what, at, &mut line);
                return finish(line);
            }
            if let Some(main) = when_of(sentence, index) {
                // "Two people died when a tree fell on their car": what came of it comes first.
                subject(sentence, main, at, known, &mut line);
                predicate(sentence, main, at, &mut line);
                run(sentence, sentence.clauses[index].run, at, &mut line);
                return finish(line);
            }
            if let Some(own) = own_subject(sentence, index, at) {
                run(sentence, own, at, &mut line);
                let verb = sentence.clauses[index].verb;
                // "Will be phased in from April".
                let particle = sentence
                    .words
                    .get(verb.last..verb.last + 2)
                    .is_some_and(|next| next.iter().all(|word| word.tag == Tag::Prep));
                let verb = Run::new(verb.first, verb.last + usize::from(particle));
                for word in verb.of(sentence.words) {
                    line.push(word.of(sentence.text), true, false);
                }
                return finish(line);
            }
            subject(sentence, index, at, known, &mut line);
            if let Some(what) = announced(sentence, index) {
                announcement(sentence, what, index, at, known, &mut line);
            } else if let Some(to) = deadline(sentence, index, at) {
                // "We have until June": whose it is nobody can tell.
                let nobody = words!["we", "i", "you", "he", "she", "it", "they"];
                if nobody.have(Letters::of(&line.text)) {
                    line = Line::new();
                } else {
                    let several = line.text.ends_with('s');
                    line.push(if several { "’" } else { "’s" }, false, false);
                }
                line.push("deadline", true, false);
                run(
                    sentence,
                    Run::new(to, sentence.clauses[index].run.last),
                    at,
                    &mut line,
                );
            } else {
                let acting = line.text.clone();
                predicate(sentence, index, at, &mut line);
                name_objects(sentence, index, known, &acting, &mut line);
                if let Some(next) = second_verb(sentence, index, at) {
                    let mut both = line.clone();
                    run(sentence, next.run, at, &mut both);
                    if !both.is_long() {
                        line = both;
                    }
                }
                if line.is_long()
                    && let Some(short) = short_subject(sentence, index)
                {
                    line = Line::new();
                    line.ends = ends;
                    run(sentence, short, at, &mut line);
                    predicate(sentence, index, at, &mut line);
                    name_objects(sentence, index, known, &acting, &mut line);
                }
            }
        }
        Head::Participle(noun, rest) => {
            let holder = sentence.clause_of(noun.first).unwrap_or(0);
            if let Some((name, replaced)) = known.resolve(sentence, noun.of(sentence.words), holder)
            {
                line.push(&name, true, false);
                let rest = Run::new(noun.first + replaced, noun.last);
                run(sentence, rest, at, &mut line);
            } else {
                // "Its report, published in May", of whom nobody can tell.
                let whose = noun.of(sentence.words).first().is_some_and(|word| {
                    word.tag == Tag::Det && word.is_one(words!["his", "her", "its", "their"])
                });
                let first = noun.first + usize::from(whose);
                run(sentence, Run::new(first, noun.last), at, &mut line);
            }
            // "Born in 1931, she": she was. "The roof, built in 1962": it was. "Snow, expected in May", may be.
            if rest.of(sentence.words).first().is_some_and(|word| {
                word.tag == Tag::Part && !word.can.be(Can::PLAN) && !word.is_one(DONE_TO_NOTHING)
            }) {
                let several = is_several(sentence, noun);
                line.push(if several { "were" } else { "was" }, true, false);
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
            let word = sentence.words[ing].of(sentence.text).to_lowercase();
            // "Is put at 3%, falling to 2% in 2026": not over, as what it goes with is not.
            let verb = sentence.clauses[index].verb.of(sentence.words).first();
            let holds = verb.is_some_and(|verb| {
                matches!(verb.tag, Tag::Present | Tag::Modal) || verb.is_one(words!["is", "are"])
            });
            if holds {
                line.push(&word, true, false);
            } else if word == "having" {
                line.push("had", true, false);
            } else {
                line.push(&past_of_ing(&word), true, false);
            }
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

/// "On Monday the board met and | sacked its chief": a date in front is that of both verbs.
fn second_verb(sentence: &Sentence<'_>, index: usize, at: usize) -> Option<Clause> {
    let clause = sentence.clauses[index];
    let next = *sentence.clauses.get(index + 1)?;
    let timed = |run: Run| {
        run.of(sentence.words)
            .iter()
            .any(|word| matches!(word.tag, Tag::Time(_)))
    };
    let first = sentence.words.get(next.verb.first)?;
    let own = sentence.words.get(clause.verb.first)?;
    let shares = next.form == Form::Finite
        && next.open == Open::Coord
        && next.subject.is_empty()
        && next.run.first == clause.run.last
        && sentence.words.get(next.run.first)?.is(word!("and"))
        && first.tag == own.tag;
    let ends = sentence
        .clauses
        .get(index + 2)
        .is_none_or(|after| after.run.first > next.run.last);
    (shares && ends && at < clause.verb.first && !timed(next.run) && !sentence.is_saying(index + 1))
        .then_some(next)
}

/// "An inter-ministerial panel | under Section 3 of the Act will meet": a subject without what only describes it.
fn short_subject(sentence: &Sentence<'_>, index: usize) -> Option<Run> {
    let (found, _) = subject_of(sentence, index);
    let words = found.of(sentence.words);
    let describes = |word: &Word| {
        matches!(word.tag, Tag::Prep | Tag::Part | Tag::Comma) && !word.is(word!("of"))
    };
    let at = words.iter().position(describes).filter(|&at| at > 0)?;
    let noun = words[..at].iter().any(|word| word.tag == Tag::Noun);
    noun.then(|| Run::new(found.first, found.first + at))
}

/// True for a noun phrase whose verb is "were": "the walls of the town".
fn is_several(sentence: &Sentence<'_>, noun: Run) -> bool {
    let head = noun
        .of(sentence.words)
        .iter()
        .take_while(|word| !matches!(word.tag, Tag::Prep | Tag::To))
        .filter(|word| word.tag == Tag::Noun)
        .last();
    // "Two percent of the votes" were, "of the vote" was.
    let part = head.is_none_or(|head| head.is_one(words!["percent", "cent", "half", "third"]));
    let whole = || {
        noun.of(sentence.words)
            .iter()
            .rfind(|word| word.tag == Tag::Noun)
    };
    let head = if part { whole() } else { head };
    // Its capital may be that of the sentence.
    head.is_some_and(|head| {
        let opens = sentence
            .words
            .first()
            .is_some_and(|first| first.span == head.span);
        let word = head.of(sentence.text);
        is_plural(word) || opens && is_plural(&word.to_lowercase())
    })
}

/// "The king recalled him": names who is meant, where it is plain and nobody who acts.
fn name_objects(
    sentence: &Sentence<'_>,
    index: usize,
    known: &Antecedents<'_, '_>,
    acting: &str,
    line: &mut Line,
) {
    for (pronoun, key) in [("him", Key::He), ("her", Key::She)] {
        if line.object(pronoun).is_some()
            && let Some(name) = known.object(sentence, index, key)
            && !acting.contains(name.rsplit(' ').next().unwrap_or(&name))
        {
            line.name_object(pronoun, &known.cast.full(&name));
        }
    }
}

/// The main clause right before a clause with "when" behind it, where neither it nor its verb has a time of its own.
fn when_of(sentence: &Sentence<'_>, index: usize) -> Option<usize> {
    let clause = sentence.clauses[index];
    let opener = clause.run.of(sentence.words).first()?;
    let main = index.checked_sub(1)?;
    let before = sentence.clauses[main];
    let dated = before
        .run
        .of(sentence.words)
        .iter()
        .any(|word| matches!(word.tag, Tag::Time(_)));
    // "It was the longest when it opened": what "it" did stands for itself.
    let goes_on = clause
        .subject
        .of(sentence.words)
        .first()
        .is_some_and(|word| word.tag == Tag::Pron);
    let plain = before.form == Form::Finite
        && !goes_on
        && !matches!(before.open, Open::Sub | Open::Rel)
        && before.run.last == clause.run.first
        && !sentence.is_saying(main);
    (clause.open == Open::Sub && opener.is(word!("when")) && plain && !dated).then_some(main)
}

/// "It was | the third cut this year": what was told just before, by which one it is.
fn counted_as(sentence: &Sentence<'_>, index: usize) -> Option<Run> {
    const WHICH: Words =
        words!["second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth last"];
    const DEEDS: Words = words![
        "cut rise increase reduction fall decline drop gain loss attack strike raid death arrest visit summit
        delay earthquake eruption explosion crash fire flood storm outage closure merger deal sale launch test
        flight protest rally vote election referendum defeat win victory goal"
    ];
    let clause = sentence.clauses[index];
    let subject = clause.subject.of(sentence.words);
    let verb = clause.verb.of(sentence.words);
    (matches!(subject, [it] if it.is_one(words!["it", "this", "that"]))
        && matches!(verb, [was] if was.is_one(words!["was", "is"]))
        && sentence.word(clause.verb.last)?.is(word!("the"))
        && sentence.word(clause.verb.last + 1)?.is_one(WHICH)
        && sentence.word(clause.verb.last + 2)?.is_one(DEEDS))
    .then(|| Run::new(clause.verb.last, clause.run.last))
}

/// "The airline will cut 900 jobs, | it announced on Wednesday": the clause that says what was announced.
fn announced(sentence: &Sentence<'_>, index: usize) -> Option<usize> {
    let clause = sentence.clauses[index];
    let verb = clause.verb.of(sentence.words).last()?;
    let bare = (clause.verb.last..clause.run.last).all(|place| {
        matches!(
            sentence.words[place].tag,
            Tag::Time(_) | Tag::Prep | Tag::Adv
        )
    });
    let trails = clause.open == Open::Comma && !clause.subject.is_empty();
    let what = (0..index).rev().take(4).find(|&back| {
        let other = sentence.clauses[back];
        other.form == Form::Finite && !matches!(other.open, Open::Sub | Open::Rel)
    })?;
    (verb.is(word!("announced")) && bare && trails).then_some(what)
}

/// Writes "announced it will cut 900 jobs" after the subject, or what another will do.
fn announcement(
    sentence: &Sentence<'_>,
    what: usize,
    index: usize,
    at: usize,
    known: &Antecedents<'_, '_>,
    line: &mut Line,
) {
    let mut other = Line::new();
    subject(sentence, what, at, known, &mut other);
    let same = other.text.eq_ignore_ascii_case(&line.text);
    run(sentence, sentence.clauses[index].verb, at, line);
    if same {
        line.push("it", true, false);
    } else {
        line.push("that", true, false);
        let (found, _) = subject_of(sentence, what);
        // "Work on the bridge will start, it announced": the capital was that of the sentence.
        let small = sentence.word(found.first).is_some_and(|word| {
            word.capital && (word.tag != Tag::Noun || word.can != Can::default())
        });
        let mut letters = other.text.chars();
        match letters.next() {
            Some(first) if small => {
                let rest: String = letters.collect();
                line.push(&format!("{}{rest}", first.to_lowercase()), true, false);
            }
            _ => line.push(&other.text, true, false),
        }
    }
    predicate(sentence, what, at, line);
}

/// "Convicted Marsh of defrauding": who did it is the object of the verb before.
fn patient(sentence: &Sentence<'_>, index: usize, ing: usize) -> Option<Run> {
    let before = sentence.words.get(ing.checked_sub(1)?)?;
    if !before.is_one(words!["of", "for", "with", "from"]) {
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
    let has = verb.last()?.is_one(words!["have", "has", "had"])
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
            && word.is_one(words![
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
                "wanted"
            ])
    });
    let noun = object.of(sentence.words);
    let plain = !noun.is_empty()
        && noun.iter().all(|word| {
            matches!(
                word.tag,
                Tag::Noun | Tag::Det | Tag::Adj | Tag::Num | Tag::Genitive
            ) || word.is(word!("of"))
        });
    if !expects || !plain {
        return false;
    }
    run(sentence, object, at, line);
    run(sentence, Run::new(to, clause.run.last), at, line);
    true
}

/// "Sales to rise 4% in 2031 | and 6% in 2032" → "Sales to rise 6%".
fn gap(
    sentence: &Sentence<'_>,
    index: usize,
    rest: Run,
    at: usize,
    known: &Antecedents<'_, '_>,
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
    // "He made the first of 231 payments in May and | the last in June": object for object.
    let same = sentence
        .word(clause.verb.last)
        .zip(rest.of(sentence.words).first())
        .is_some_and(|(own, other)| own.tag == Tag::Det && other.tag == Tag::Det);
    let until = if same { Some(clause.verb.last) } else { until };
    let opener = rest
        .of(sentence.words)
        .first()
        .filter(|word| word.tag == Tag::Prep)
        .map(|word| word.letters);
    let until = opener
        .and_then(|opener| {
            (clause.verb.last..clause.run.last).find(|&place| sentence.words[place].is(opener))
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

/// The title of what a time dates: of the whole clause where the noun beside the time is one bare word, "the final".
pub(super) fn told_of(
    sentence: &Sentence<'_>,
    head: Head,
    at: usize,
    known: &Antecedents<'_, '_>,
) -> (Head, String) {
    let beside = title(sentence, head, at, known);
    // "In last year's final", but "after the 2015 disaster" and "in the February Revolution".
    let bare = match head {
        Head::Noun(noun) if !beside.contains(' ') => {
            let name = sentence.word(noun.first).is_some_and(|word| word.capital);
            let lead = (noun.first.saturating_sub(4)..noun.first)
                .rev()
                .find(|&place| {
                    sentence
                        .word(place)
                        .is_some_and(|word| word.tag == Tag::Prep)
                });
            let placed = lead
                .and_then(|place| sentence.word(place))
                .is_some_and(|word| word.is_one(words!["in", "at", "during"]));
            !name && placed
        }
        // "On a 9% rise in fares": no beginning of a title.
        Head::Noun(_) => ["On ", "In ", "At ", "With ", "By ", "For "]
            .iter()
            .any(|start| beside.starts_with(start)),
        _ => false,
    };
    let whole = sentence.clause_of(at).filter(|&index| {
        sentence.clauses[index].form == Form::Finite && !sentence.is_saying(index)
    });
    match whole {
        Some(index) if bare => {
            let head = Head::Clause(index);
            (head, title(sentence, head, at, known))
        }
        _ => (head, beside),
    }
}
