//! A date in brackets behind a name → what it is of: "Ada Quist (born 4 March 1882)", "(4 March 1882 – 6 May 1931)".

use super::super::cast::office::is_person;
use super::super::clause::noun_phrase_before;
use super::super::link::Sentence;
use super::super::tag::Tag;

/// "Ada Quist (born 4 March 1882, died …) was a botanist": what the date in brackets is of.
pub(super) fn life(sentence: &Sentence<'_>, at: usize) -> Option<&'static str> {
    let aside = |place: Option<usize>| {
        let word = place.and_then(|place| sentence.word(place));
        word.filter(|word| word.tag == Tag::Aside)
    };
    let dash =
        |place: usize| aside(Some(place)).is_some_and(|word| word.is_one(words!["-", "–", "—"]));
    if dash(at + 1) && is_life(sentence, at, at + 2) {
        return Some("was born");
    }
    if at > 1 && dash(at - 1) && is_life(sentence, at - 2, at) {
        return Some("died");
    }
    let near = sentence.words.get(at.saturating_sub(5)..at)?;
    let inside = near
        .iter()
        .rev()
        .take_while(|word| !matches!(word.tag, Tag::Time(_)))
        .take_while(|word| word.tag == Tag::Aside);
    inside.fold(None, |found, word| {
        if word.is_one(words!["born", "b"]) {
            Some("was born")
        } else if word.is_one(words!["died", "d"]) {
            Some("died")
        } else {
            found
        }
    })
}

/// "Ada Quist (4 March 1882 – 6 May 1931) was a botanist": the two times are those of a life.
fn is_life(sentence: &Sentence<'_>, born: usize, died: usize) -> bool {
    const SHORTEST: i64 = 15 * 366 * crate::model::time::DAY;
    let edge = |place: usize| {
        let interval = sentence.time(place)?.interval?;
        interval
            .start
            .or(interval.end)
            .map(|point| point.extent().0)
    };
    let long = edge(born)
        .zip(edge(died))
        .is_some_and(|(born, died)| died - born > SHORTEST);
    // "(c. 1031": what opens the bracket stands right behind the name.
    let Some(open) =
        (born.saturating_sub(3)..born).find(|&place| sentence.words[place].is(word!("(")))
    else {
        return false;
    };
    let name = noun_phrase_before(sentence.words, open);
    let named = name.of(sentence.words);
    let person = (1..=4).contains(&named.len())
        && named
            .iter()
            .all(|word| word.capital && word.tag == Tag::Noun)
        && is_person(sentence.text, named) != Some(false);
    let is = (died..died + 3).any(|place| {
        sentence
            .word(place + 1)
            .is_some_and(|word| word.is_one(words!["was", "is"]))
    });
    long && person && is
}
