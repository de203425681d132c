//! A part of a clause → its words on the line of a title: its subject, what it says, or any run of words.
//!
//! The time that the event has of its own is left out with its preposition, pronouns that are plain are named. Has no opinion
//! on which parts make a title.

use super::dated::{
    date_phrase, is_dated, later_date, other_share, own_end, same_again, waits_until,
};
use super::line::Line;
use super::subject::subject_of;
use crate::extract::event::cast::antecedent::Antecedents;
use crate::extract::event::cast::people::{full_name, name_behind};
use crate::extract::event::clause::gap::{DONE_TO_NOTHING, SELDOM_DONE};
use crate::extract::event::clause::shared;
use crate::extract::event::clause::{Form, Open, Run, modifies, noun_phrase_before};
use crate::extract::event::link::Sentence;
use crate::extract::event::tag::{Tag, Word};
use crate::extract::letters::{Letters, Words};

/// The subject of a clause, its own or the one that it shares, with what a pronoun stands for.
pub(super) fn subject(
    sentence: &Sentence<'_>,
    index: usize,
    at: usize,
    known: &Antecedents<'_, '_>,
    line: &mut Line,
) {
    let (found, holder) = subject_of(sentence, index);
    let words = found.of(sentence.words);
    let whose = words.first().is_some_and(|word| {
        word.tag == Tag::Det && word.is_one(words!["his", "her", "its", "their"])
    });
    // "The other, Lieutenant Marin, reached the corps".
    let other = words
        .last()
        .is_some_and(|word| words.len() <= 2 && word.is_one(words!["other", "another", "second"]));
    // "Their leader, Piers Orm, was caught".
    if (whose || other)
        && let Some(name) = name_behind(sentence, found)
    {
        line.push(&name, true, false);
        return;
    }
    // "“I won on Monday,” says Ann Orr".
    if let [word] = words
        && word.is(word!("i"))
        && let Some(name) = speaker(sentence, known)
    {
        line.push(&name, true, false);
        return;
    }
    if let Some((name, rest)) = known.resolve(sentence, words, holder) {
        line.push(&known.cast.full(&name), true, false);
        run(sentence, Run::new(found.first + rest, found.last), at, line);
        return;
    }
    // "His predecessor stepped down", of whom nobody can tell.
    if whose && words.len() > 1 {
        let rest = Run::new(found.first + 1, found.last);
        run(sentence, rest, at, line);
        return;
    }
    // "Dunne took over": whose first name the article gives elsewhere.
    if let [word, joined @ ..] = words
        && word.capital
        && word.tag == Tag::Noun
        // "Adeyemi-Cole".
        && joined.iter().all(|word| !word.spaced && (word.capital || word.is(word!("-"))))
    {
        let last = joined.last().unwrap_or(word);
        let name = word.span.join(last.span).slice(sentence.text);
        line.push(&known.cast.full(name), true, false);
        return;
    }
    let clause = sentence.clauses[index];
    let whose = clause.open == Open::Rel
        && clause
            .run
            .of(sentence.words)
            .first()
            .is_some_and(|word| word.is(word!("whose")));
    if whose {
        run(
            sentence,
            noun_phrase_before(sentence.words, clause.run.first),
            at,
            line,
        );
        line.push("’s", false, false);
    }
    // "A deal reached in May | expires in June": where the deal came from has its own date.
    let reduced =
        (found.first + 1..found.last).find(|&place| sentence.words[place].tag == Tag::Part);
    // "A poll released on Wednesday | put the figure at 4%": what the date alone stood behind.
    let own = found.has(at)
        && reduced.is_some_and(|part| {
            let gone = date_phrase(sentence, at);
            (part + 1..found.last).all(|place| gone.has(place))
        });
    if let Some(part) = reduced
        && (own || !found.has(at) && (part..found.last).any(|place| is_dated(sentence, place)))
    {
        run(sentence, Run::new(found.first, part), at, line);
        return;
    }
    for place in found.first..found.last {
        // "The worst floods in recent memory came": no date.
        let dated = sentence
            .time(place)
            .is_some_and(|time| time.interval.is_some());
        let placed = dated
            && place != at
            && place > found.first
            && sentence.words[place - 1].is_one(words!["on", "in", "at"]);
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

/// Who speaks in a sentence, where it says so and names one: "says Ann Orr", "she says".
fn speaker(sentence: &Sentence<'_>, known: &Antecedents<'_, '_>) -> Option<String> {
    let quoted = sentence.words.iter().any(|word| word.tag == Tag::Quote);
    let says = |&index: &usize| quoted && sentence.is_saying(index);
    let index = (0..sentence.clauses.len()).find(says)?;
    let clause = sentence.clauses[index];
    let named = |run: Run| full_name(sentence, run).map(|name| known.cast.full(&name));
    if clause.subject.is_empty() {
        return named(Run::new(clause.verb.last, clause.run.last));
    }
    let words = clause.subject.of(sentence.words);
    if let Some((name, _)) = known.resolve(sentence, words, index) {
        return Some(known.cast.full(&name));
    }
    let [word] = words else {
        return named(clause.subject);
    };
    (word.capital && word.tag == Tag::Noun).then(|| known.cast.full(word.of(sentence.text)))
}

/// Verb and what follows; what a comma adds is left out, but what goes on after an inserted remark is taken up again.
pub(super) fn predicate(sentence: &Sentence<'_>, index: usize, at: usize, line: &mut Line) {
    let clause = sentence.clauses[index];
    if let Some(auxiliary) =
        shared::auxiliary(sentence, index).or_else(|| shared::modal(sentence, index))
    {
        run(sentence, auxiliary, at, line);
    }
    // "A school, which he ran until 2002", "a coach they named in May and a captain": what the clause describes is its object.
    let stop = (clause.verb.last..clause.run.last)
        .find(|&place| clause.open == Open::Rel && sentence.words[place].tag == Tag::Coord)
        .unwrap_or(clause.run.last);
    let ends = (clause.verb.last..stop).all(|place| {
        matches!(
            sentence.words[place].tag,
            Tag::Time(_) | Tag::Prep | Tag::Sub | Tag::Adv
        )
    });
    // "A cap that parliament passed in May | and extended in June": the same object again.
    let again = clause.open == Open::Coord
        && clause.subject.is_empty()
        && index
            .checked_sub(1)
            .map(|before| sentence.clauses[before])
            .is_some_and(|before| {
                before.open == Open::Rel
                    && !before.subject.is_empty()
                    && (before.verb.last..before.run.last)
                        .all(|place| matches!(sentence.words[place].tag, Tag::Time(_) | Tag::Prep))
            });
    if again && ends {
        let object = noun_phrase_before(sentence.words, sentence.clauses[index - 1].run.first);
        run(sentence, clause.verb, at, line);
        run(sentence, object, at, line);
        return;
    }
    if clause.open == Open::Rel && !clause.subject.is_empty() && ends {
        // "£2m, of which half was paid by June": the subject says what was paid.
        let other = clause
            .run
            .of(sentence.words)
            .first()
            .is_some_and(|word| word.is(word!("whose")) || word.tag == Tag::Prep);
        let object = noun_phrase_before(sentence.words, clause.run.first);
        let object = of_which(sentence.words, object);
        if !other {
            // "The sum that it asked for on Monday".
            let left = sentence
                .words
                .get(clause.verb.last..clause.verb.last + 2)
                .is_some_and(|next| next.iter().all(|word| word.tag == Tag::Prep));
            let verb = Run::new(clause.verb.first, clause.verb.last + usize::from(left));
            run(sentence, verb, at, line);
            run(sentence, object, at, line);
            return;
        }
    }
    // "A fine that Brussels imposed in 2017 on the firm": the noun stands where the object would.
    let follows = |place: usize| sentence.words.get(place).map(|word| word.tag);
    let gap = match follows(clause.verb.last) {
        Some(Tag::Time(_)) => true,
        Some(Tag::Prep) => matches!(
            follows(clause.verb.last + 1),
            Some(Tag::Time(_) | Tag::Det | Tag::Noun | Tag::Adj)
        ),
        _ => false,
    };
    let opener = clause
        .run
        .of(sentence.words)
        .first()
        .is_some_and(|word| word.is_one(words!["that", "which"]));
    let acts = clause.verb.of(sentence.words).last().is_some_and(|verb| {
        matches!(verb.tag, Tag::Past | Tag::Part)
            && !verb.is_one(DONE_TO_NOTHING)
            && !verb.is_one(SELDOM_DONE)
    });
    let passive = clause
        .verb
        .of(sentence.words)
        .iter()
        .any(|verb| verb.is_one(words!["was", "were", "been", "is", "are", "be"]));
    if clause.open == Open::Rel
        && !clause.subject.is_empty()
        && opener
        && gap
        && acts
        && !passive
        && clause.verb.last < clause.run.last
    {
        let object = noun_phrase_before(sentence.words, clause.run.first);
        run(sentence, clause.verb, at, line);
        run(sentence, of_which(sentence.words, object), at, line);
        run(
            sentence,
            Run::new(clause.verb.last, clause.run.last),
            at,
            line,
        );
        return;
    }
    // "A ballot that closed on Friday | drew few": the verb behind the time is the main clause's.
    let main = (clause.verb.last + 1..clause.run.last).find(|&place| {
        sentence.words[place].is_finite()
            && matches!(sentence.words[place - 1].tag, Tag::Time(_))
            && clause.subject.is_empty()
    });
    let main = main.filter(|_| clause.open == Open::Rel);
    // "He came to discover that …": without what he discovered, that he came.
    let told = sentence
        .clauses
        .get(index + 1)
        .is_some_and(|next| next.open == Open::Content)
        && clause.run.last >= 2
        && sentence.words[clause.run.last - 1].tag == Tag::Base
        && sentence.words[clause.run.last - 2].tag == Tag::To
        && clause.run.last - 2 > clause.verb.last;
    let end = clause.run.last - 2 * usize::from(told);
    run(
        sentence,
        Run::new(clause.verb.first, main.unwrap_or(end)),
        at,
        line,
    );
    // "Tests found that the water was unsafe": without what they found there is no event.
    let gone = date_phrase(sentence, at);
    let bare = (clause.verb.last..clause.run.last).all(|place| gone.has(place));
    if bare
        && let Some(next) = sentence.clauses.get(index + 1)
        && next.open == Open::Content
    {
        content(sentence, index + 1, at, line);
        return;
    }
    if let Some(rest) = described(sentence, index) {
        line.push(",", false, false);
        run(sentence, rest, at, line);
        return;
    }
    let mut inserted = false;
    for next in sentence.clauses.iter().skip(index + 1).take(4) {
        let words = next.run.of(sentence.words);
        let Some(first) = words.first() else {
            break;
        };
        // "Heard how Ian Moore, 52, | stole paintings".
        let asks = (clause.verb.last..clause.run.last)
            .any(|place| sentence.words[place].is_one(words!["how", "why"]));
        if inserted && asks && next.form == Form::Finite && next.subject.is_empty() {
            run(sentence, next.run, at, line);
            break;
        }
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

/// True for a line at whose end a pronoun still stands.
fn ends_with_pronoun(line: &str) -> bool {
    const PRONOUNS: Words = words![
        "i", "you", "he", "she", "it", "we", "they", "that", "there", "who"
    ];
    let last = line.rsplit(' ').next().unwrap_or(line);
    PRONOUNS.have(Letters::of(last))
}

/// A helping verb that is written short behind a pronoun, in full.
fn written_out(word: &str) -> Option<&'static str> {
    match word.strip_prefix(['\'', '’'])? {
        "ll" => Some("will"),
        "d" => Some("would"),
        "ve" => Some("have"),
        "re" => Some("are"),
        _ => None,
    }
}

/// "For the start of the Tour, which she won": the whole, not a part of it.
fn of_which(words: &[Word], noun: Run) -> Run {
    const PARTS: Words = words![
        "start",
        "end",
        "beginning",
        "opening",
        "middle",
        "finish",
        "eve",
        "rest",
        "most",
        "part",
        "half"
    ];
    let of = (noun.first..noun.last).find(|&at| words[at].is(word!("of")));
    match of.filter(|&of| of > noun.first && words[of - 1].is_one(PARTS)) {
        Some(of) => Run::new(of + 1, noun.last),
        None => noun,
    }
}

/// "Opened a big, | two-storey plant": the noun behind the comma, where all before it only describes.
fn described(sentence: &Sentence<'_>, index: usize) -> Option<Run> {
    const DESCRIBING: Words = words![
        "new", "big", "large", "small", "major", "long", "short", "modest", "record", "sharp",
        "further", "huge", "massive", "broad", "brief", "rare", "secret", "final", "formal",
        "revised",
    ];
    let clause = sentence.clauses[index];
    let next = sentence.clauses.get(index + 1)?;
    let [.., determiner, last] = clause.run.of(sentence.words) else {
        return None;
    };
    let open = determiner.tag == Tag::Det && last.is_one(DESCRIBING);
    (open && next.form == Form::Fragment && next.open == Open::Comma).then_some(next.run)
}

/// What was found, ruled or denied, taken up again behind a remark: "that the law, | passed in May, | was void".
fn content(sentence: &Sentence<'_>, index: usize, at: usize, line: &mut Line) {
    let clause = sentence.clauses[index];
    run(sentence, clause.run, at, line);
    if clause.form == Form::Finite {
        return;
    }
    let resumed = (index + 1..sentence.clauses.len())
        .take(4)
        .map(|next| sentence.clauses[next])
        .find(|next| next.form == Form::Finite && next.open != Open::Rel)
        .filter(|next| next.open == Open::Comma && next.subject.is_empty());
    if let Some(next) = resumed {
        run(sentence, next.run, at, line);
    }
}

/// Writes the words of a run, the time at `at` with its preposition left out, and other dates with theirs.
pub(super) fn run(sentence: &Sentence<'_>, run: Run, at: usize, line: &mut Line) {
    let (words, text) = (sentence.words, sentence.text);
    let gone = date_phrase(sentence, at);
    let end = own_end(sentence, run, gone);
    let other = other_share(sentence, run, gone);
    let again = same_again(sentence, Run::new(run.first, end), at);
    let later = later_date(sentence, Run::new(run.first, end), gone);
    let left_out = |place| {
        [gone, other, again, later]
            .iter()
            .any(|part: &Run| part.has(place))
    };
    for place in run.first..end {
        if left_out(place) || line.is_full() {
            continue;
        }
        // "Will not open until June" opens in June.
        if words[place].is(word!("not")) && waits_until(sentence, at) {
            continue;
        }
        let word = &words[place];
        // "Prices rose 4%, according to the office": who says so.
        if word.is(word!("according"))
            && words
                .get(place + 1)
                .is_some_and(|next| next.is(word!("to")))
        {
            break;
        }
        let bracketed =
            matches!(word.tag, Tag::Time(_)) && place > 0 && words[place - 1].tag == Tag::Aside;
        if matches!(word.tag, Tag::Quote | Tag::Aside)
            || bracketed
            || word.tag == Tag::Stop && !word.is(word!("."))
        {
            continue;
        }
        if word.tag == Tag::Stop && place + 1 == run.last {
            continue;
        }
        let cut = match word.tag {
            Tag::Prep => !word.is_one(words!["of", "to", "than"]),
            Tag::Coord | Tag::Comma | Tag::Sub => true,
            _ => false,
        };
        let behind = |fits: fn(&Word) -> bool| place > 0 && fits(&words[place - 1]);
        // "Ann Orr'd see to it": a name is written out.
        if let Some(whole) = written_out(word.of(text)).filter(|_| !ends_with_pronoun(&line.text)) {
            line.push(whole, true, cut);
            continue;
        }
        // "It" and "'ll" are two words and one.
        let glued = word.of(text).starts_with(['\'', '’']);
        let spaced = word.spaced
            || place == run.first && !glued
            || gone.has(place - 1) && word.tag != Tag::Comma
            || behind(|before| before.tag == Tag::Quote && before.spaced);
        if place == 0 && word.tag != Tag::Noun && !line.text.is_empty() {
            line.push(&word.of(text).to_lowercase(), spaced, cut);
        } else {
            line.push(word.of(text), spaced, cut);
        }
    }
}
