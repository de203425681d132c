//! A verb behind "and" → the auxiliary or modal that stands once, at the verb before it.

use super::{Form, Open, Run};
use crate::extract::event::lexicon::Can;
use crate::extract::event::link::Sentence;
use crate::extract::event::tag::Tag;
use crate::extract::event::title::subject::{is_joined, passive_before};

/// "It was painted in 1887, when he was ill, and | bought by the museum": the "was" that both share.
pub(in crate::extract::event) fn auxiliary(sentence: &Sentence<'_>, index: usize) -> Option<Run> {
    let main = passive_before(sentence, index)?;
    let verb = sentence.clauses[main].verb;
    // "Was first questioned and later | charged": "first" is said of the one alone.
    let last = verb
        .of(sentence.words)
        .iter()
        .rposition(|word| word.tag == Tag::Aux)?;
    Some(Run::new(verb.first, verb.first + last + 1))
}

/// "Will make 37 orbits over two years and | plunge into the planet", "will rise on Monday, | fall on Tuesday and | end": the "will"
/// that all share.
pub(in crate::extract::event) fn modal(sentence: &Sentence<'_>, index: usize) -> Option<Run> {
    let bare = |place: usize| {
        let clause = sentence.clauses[place];
        let verb = clause.verb.of(sentence.words);
        clause.form == Form::Finite
            && clause.subject.is_empty()
            && verb.len() == 1
            && verb[0].can.be(Can::BASE)
    };
    let joined = |place: usize| is_joined(sentence, sentence.clauses[place]);
    if !(bare(index) && joined(index)) {
        return None;
    }
    let main = (index.saturating_sub(4)..index).rev().find(|&back| {
        let other = sentence.clauses[back];
        // "A budget that would lift the tax and | cut the deficit".
        let near = other.open != Open::Rel || back + 1 == index;
        other.form == Form::Finite && other.open != Open::Sub && near && !bare(back)
    })?;
    let helper = sentence.clauses[main].verb;
    let modal = helper.of(sentence.words).first()?;
    (modal.tag == Tag::Modal).then(|| Run::new(helper.first, helper.first + 1))
}
