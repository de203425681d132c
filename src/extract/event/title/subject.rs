//! A clause → the words of its subject, wherever they stand: in it, before a remark, in the clause that it shares one with, or
//! in the noun that it describes.
//!
//! Has no opinion on what a pronoun there stands for.

use crate::extract::event::cast::fitting::{has_plural_ending, is_plural};
use crate::extract::event::cast::office::is_person;
use crate::extract::event::clause::{Clause, Form, Open, Run, noun_phrase_before};
use crate::extract::event::lexicon::Can;
use crate::extract::event::link::Sentence;
use crate::extract::event::tag::{Tag, Word};
use crate::extract::letters::Letters;

/// Where the subject of a clause stands, and the clause that holds it.
pub(in crate::extract::event) fn subject_of(sentence: &Sentence<'_>, index: usize) -> (Run, usize) {
    let clause = sentence.clauses[index];
    if !clause.subject.is_empty() {
        return (clause.subject, index);
    }
    match clause.open {
        Open::Rel => (owner(sentence, clause), index),
        Open::Start => (Run::default(), index),
        Open::Coord => shared_subject(sentence, index),
        // "She won three times, the last in 1987, | and resigned".
        Open::Comma if goes_on(sentence, index) => shared_subject(sentence, index),
        _ => stitched_subject(sentence, index).unwrap_or_else(|| shared_subject(sentence, index)),
    }
}

/// True for "and" with a verb behind it, where the clause before has a subject of its own.
fn goes_on(sentence: &Sentence<'_>, index: usize) -> bool {
    let clause = sentence.clauses[index];
    let first = clause.run.of(sentence.words).first();
    let before = (index.saturating_sub(4)..index)
        .rev()
        .map(|back| sentence.clauses[back])
        .find(|back| back.form == Form::Finite);
    // "Shares in the group, a maker of pumps, fell on Monday, their worst day, | and have lost half their value".
    let main = |back: &Clause| !matches!(back.open, Open::Rel | Open::Sub | Open::Content);
    // "And in the spring sledged home".
    let at_once = (clause.run.first + 1..clause.verb.first).all(|place| {
        matches!(
            sentence.words[place].tag,
            Tag::Time(_) | Tag::Prep | Tag::Adv
        )
    });
    first.is_some_and(|word| word.tag == Tag::Coord) && at_once && before.as_ref().is_some_and(main)
}

/// What a relative clause is about: "the war in Zambar, which", where a bare name would be no event.
fn owner(sentence: &Sentence<'_>, clause: Clause) -> Run {
    let mut near = noun_phrase_before(sentence.words, clause.run.first);
    let words = sentence.words;
    // "Was bought by a rival in 2008, which moved it".
    let timed = near
        .of(words)
        .iter()
        .all(|word| matches!(word.tag, Tag::Time(_)));
    if timed && near.first > 1 && words[near.first - 1].tag == Tag::Prep {
        near = noun_phrase_before(words, near.first - 1);
    }
    let opener = words.get(clause.run.first);
    let is = |word: Letters| opener.is_some_and(|opener| opener.is(word));
    // "The tomb of King Ozan, who was buried": the king.
    if is(word!("who"))
        && let Some(of) = (near.first..near.last).rfind(|&at| words[at].is(word!("of")))
    {
        let (head, tail) = (Run::new(near.first, of), Run::new(of + 1, near.last));
        let person = |run: Run| is_person(sentence.text, run.of(words)) != Some(false);
        if !tail.is_empty() && person(tail) && !person(head) {
            return tail;
        }
    }
    // "Said Ada Falk of the broker Orm in Birr, who sees": no place sees.
    let placed = near.first >= 2
        && words[near.first - 1].is_one(words!["in", "at", "from", "near"])
        && near.of(words).iter().all(|word| word.capital);
    if is(word!("who")) && placed {
        let whole = noun_phrase_before(words, near.first - 1);
        let of = (whole.first..whole.last).find(|&at| words[at].is(word!("of")));
        let name = Run::new(whole.first, of.unwrap_or(whole.last));
        let named = name.of(words);
        if (2..=4).contains(&named.len())
            && named
                .iter()
                .all(|word| word.capital && word.tag == Tag::Noun)
            && is_person(sentence.text, named) != Some(false)
        {
            return name;
        }
    }
    // "Ruth Ellery, the judge who": called by her name.
    if is(word!("who"))
        && near.first >= 2
        && words[near.first].tag == Tag::Det
        && words[near.first - 1].tag == Tag::Comma
    {
        let name = noun_phrase_before(words, near.first - 1);
        let named = name.of(words);
        let whole = (2..=4).contains(&named.len())
            && named
                .iter()
                .all(|word| word.capital && word.tag == Tag::Noun)
            && is_person(sentence.text, named) != Some(false);
        let opens = name.first == 0 || matches!(words[name.first - 1].tag, Tag::Comma | Tag::Break);
        if whole && opens {
            return name;
        }
    }
    // "The result of an inquiry that began": the inquiry, which has an article of its own.
    if let Some(of) = (near.first..near.last).rfind(|&at| words[at].is(word!("of")))
        && words
            .get(of + 1)
            .is_some_and(|word| word.is_one(words!["a", "an"]))
    {
        return Run::new(of + 1, near.last);
    }
    if let Some(agreeing) = agreeing(sentence, clause, near) {
        return agreeing;
    }
    // "A slump in demand for newsprint that began": a bare noun behind a preposition is part of the noun before it.
    let mut whole = near;
    while !is(word!("who"))
        && whole.first >= 2
        && words[whole.first].tag == Tag::Noun
        && !words[whole.first].capital
        && words[whole.first - 1].is_one(words!["in", "for", "on"])
        && words[whole.first - 2].tag == Tag::Noun
    {
        let head = noun_phrase_before(words, whole.first - 1);
        if head.is_empty() {
            break;
        }
        whole = Run::new(head.first, near.last);
    }
    if whole != near && matches!(words[whole.first].tag, Tag::Det | Tag::Num | Tag::Mark) {
        return whole;
    }
    let which = is(word!("which"));
    let name = near
        .of(words)
        .iter()
        .all(|word| word.capital && word.tag == Tag::Noun);
    let placed = near.first >= 2
        && words[near.first - 1].is_one(words!["in", "at", "near", "off", "on", "to", "from"])
        && words[near.first - 2].tag == Tag::Noun
        && !words[near.first - 2].capital;
    if which && name && placed {
        let whole = noun_phrase_before(words, near.first - 1);
        return Run::new(whole.first, near.last);
    }
    near
}

/// "Talks on a new pact, which were due": the noun that agrees with the verb, where the nearest does not.
fn agreeing(sentence: &Sentence<'_>, clause: Clause, near: Run) -> Option<Run> {
    let words = sentence.words;
    let verb = clause.verb.of(words).first()?;
    let several = verb.is_one(words!["were", "are", "have"]);
    if !several && !verb.is_one(words!["was", "is", "has"]) {
        return None;
    }
    let plural = |run: Run| {
        let head = run.of(words).iter().rfind(|word| word.tag == Tag::Noun)?;
        let pair = run.of(words).iter().any(|word| word.tag == Tag::Coord);
        let noun = head.of(sentence.text);
        Some(pair || is_plural(noun) || head.capital && has_plural_ending(noun))
    };
    let led = near.first >= 2
        && words[near.first - 1].tag == Tag::Prep
        && words[near.first - 2].tag == Tag::Noun;
    if !led || plural(near) != Some(!several) {
        return None;
    }
    let head = noun_phrase_before(words, near.first - 1);
    (plural(head) == Some(several)).then(|| Run::new(head.first, near.last))
}

/// "Was questioned, | released, and charged": one of a row of bare participles that "and" ends.
fn is_listed(sentence: &Sentence<'_>, index: usize) -> bool {
    let bare = |clause: &Clause| {
        let verb = clause.verb.of(sentence.words);
        clause.form == Form::Finite
            && clause.subject.is_empty()
            && verb.len() == 1
            && verb[0].can.be(Can::PART)
    };
    let own = sentence.clauses[index];
    own.open == Open::Comma
        && !is_joined(sentence, own)
        && bare(&own)
        && sentence.clauses[index + 1..]
            .iter()
            .take(2)
            .take_while(|clause| bare(clause))
            .any(|clause| is_joined(sentence, *clause))
}

/// True for a clause behind "and", a comma before it or not.
pub(in crate::extract::event) fn is_joined(sentence: &Sentence<'_>, clause: Clause) -> bool {
    let first = clause.run.of(sentence.words).first();
    clause.open == Open::Coord
        || clause.open == Open::Comma && first.is_some_and(|word| word.tag == Tag::Coord)
}

/// The passive clause whose subject and "was" a bare participle after "and" shares: "it was shelved and | revived by them".
pub(in crate::extract::event) fn passive_before(
    sentence: &Sentence<'_>,
    index: usize,
) -> Option<usize> {
    let clause = sentence.clauses[index];
    let verb = clause.verb.of(sentence.words);
    // "Bought second-hand".
    let compound = sentence
        .words
        .get(clause.verb.last..clause.verb.last + 3)
        .is_some_and(|words| words[1].is(word!("-")) && !words[1].spaced && !words[2].spaced);
    let next = sentence
        .words
        .get(clause.verb.last + 3 * usize::from(compound));
    let bare = next.is_none_or(|word| {
        matches!(
            word.tag,
            Tag::Prep | Tag::Time(_) | Tag::Stop | Tag::Comma | Tag::Adv
        )
    });
    let listed = is_joined(sentence, clause) || is_listed(sentence, index);
    let shares = listed && clause.subject.is_empty() && verb.len() == 1;
    // "Was taken prisoner and died": nothing that is done to anyone.
    let acts = verb.first()?.is_one(words![
        "died",
        "arrived",
        "returned",
        "escaped",
        "resigned",
        "retired",
        "emigrated",
        "married",
        "lived",
        "travelled",
        "traveled",
        "moved",
        "settled",
        "worked",
        "served",
        "survived",
        "remained",
        "recovered",
        "failed",
        "collapsed",
        "disappeared",
        "vanished",
        "expired",
        "emerged",
        "appeared",
        "flourished",
        "prospered",
        "studied",
        "graduated",
        "attended",
        "joined",
        "lapsed",
        "stood",
        "lasted",
        "ended"
    ]);
    // "A cap that parliament passed and | extended".
    let relative = index.checked_sub(1).is_some_and(|before| {
        let before = sentence.clauses[before];
        before.open == Open::Rel && !before.subject.is_empty()
    });
    if acts || relative || !(bare && shares && verb.first()?.can.be(Can::PART)) {
        return None;
    }
    let main = |back: &usize| {
        let other = sentence.clauses[*back];
        other.form == Form::Finite
            && !matches!(other.open, Open::Sub | Open::Rel)
            && !is_listed(sentence, *back)
    };
    let back = (index.saturating_sub(4)..index).rev().find(main)?;
    let helped = sentence.clauses[back].verb.of(sentence.words);
    let passive = helped.len() > 1
        && helped.last()?.tag == Tag::Part
        && helped
            .iter()
            .any(|word| word.is_one(words!["was", "were", "been", "is", "are"]));
    passive.then_some(back)
}

/// "… and | fined him": the subject of the clause before.
fn shared_subject(sentence: &Sentence<'_>, index: usize) -> (Run, usize) {
    // "Talks will resume, the mediator said, | and could go on": who says so only stands between.
    let between = |back: usize| {
        let clause = sentence.clauses[back];
        sentence.clauses[index].open != Open::Content
            && back > 0
            && clause.open == Open::Comma
            && clause.verb.last == clause.run.last
            && sentence.is_saying(back)
    };
    // "Stopped in May when the port was shut, | and went back in June": what tells when is past.
    let past = |back: usize| {
        sentence.clauses[index].open == Open::Comma
            && is_joined(sentence, sentence.clauses[index])
            && back > 0
            && sentence.clauses[back].open == Open::Sub
    };
    let before = (index.saturating_sub(8)..index)
        .rev()
        .find(|&back| sentence.clauses[back].form == Form::Finite && !between(back) && !past(back));
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
    let attribution = |back: usize| {
        let clause = sentence.clauses[back];
        clause.open == Open::Comma
            && clause.verb.last == clause.run.last
            && sentence.is_saying(back)
    };
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
            // "Police said two men, who fled in 2019, | were caught".
            Form::Finite
                if other.open == Open::Rel
                    && (back + 1 == index
                        || sentence.clauses[back + 1..index]
                            .iter()
                            .all(|between| between.open == Open::Sub)) =>
            {
                let owner = noun_phrase_before(sentence.words, other.run.first);
                nearest = (!owner.is_empty()).then_some((owner, back));
            }
            // "Mr Orm, the board said, | made £60".
            Form::Finite if attribution(back) => {}
            // "The award, two-thirds of what they had sought, | must be paid".
            Form::Finite
                if other.open == Open::Comma
                    && back > 0
                    && other
                        .subject
                        .of(sentence.words)
                        .iter()
                        .any(|word| word.is(word!("what"))) => {}
            // "Sandor, who took over after the old head resigned, | had lost": what tells when is part of the remark.
            Form::Finite if other.open == Open::Sub && back > 0 && nearest.is_none() => {}
            Form::Finite if other.open != Open::Rel => break,
            Form::Fragment if back + 1 == index && is_noun(sentence, *other) => {
                nearest = Some((strip(sentence.words, other.run), back));
            }
            _ => {}
        }
    }
    nearest
}

fn is_noun(sentence: &Sentence<'_>, clause: Clause) -> bool {
    // "Savers, many of them retired, | held a vigil".
    let of_them = clause
        .run
        .of(sentence.words)
        .iter()
        .any(|word| word.is(word!("them")));
    if of_them {
        return false;
    }
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
    let words = strip(sentence.words, clause.run).of(sentence.words);
    // "About 133 million people, most of them young, | are poor".
    let about = matches!(words, [about, number, ..]
        if about.is_one(words!["about", "around", "over"]) && number.tag == Tag::Num);
    let noun = words.first();
    noun.is_some_and(|word| {
        about
            || matches!(
                word.tag,
                Tag::Noun | Tag::Det | Tag::Pron | Tag::Num | Tag::Mark | Tag::Adj
            )
    }) && (matches!(
        clause.open,
        Open::Start | Open::Break | Open::Coord | Open::Content | Open::Sub
    ) || sentence.words[clause.run.first].tag == Tag::Coord
        // "…, and a plan to mend it, approved in May, | was shelved".
        && sentence.clauses.get(index + 1).is_some_and(|next| {
            // "…, but the lowest wage, €38,000 a year, | will rise".
            let remark = || {
                let verb = sentence.clauses.get(index + 2);
                next.form == Form::Fragment
                    && next.open == Open::Comma
                    && verb.is_some_and(|verb| {
                        verb.form == Form::Finite
                            && verb.open == Open::Comma
                            && verb.subject.is_empty()
                    })
            };
            next.form == Form::Participial || remark()
        })
        || index == 1
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

/// Without what stands before a noun phrase: conjunctions, adverbs, a time with its preposition.
fn strip(words: &[Word], mut run: Run) -> Run {
    while run.first < run.last {
        let next = words
            .get(run.first + 1)
            .filter(|_| run.first + 1 < run.last);
        let timed = next.is_some_and(|word| matches!(word.tag, Tag::Time(_)));
        match words[run.first].tag {
            Tag::Coord | Tag::Adv | Tag::Quote | Tag::That | Tag::Sub => run.first += 1,
            Tag::Time(_) if next.is_some_and(|word| word.tag != Tag::Genitive) => run.first += 1,
            // "Last year's summit, in the Alps, | produced a cap".
            Tag::Time(_) if run.last > run.first + 2 => run.first += 2,
            Tag::Prep if timed => run.first += 2,
            _ => break,
        }
    }
    run
}
