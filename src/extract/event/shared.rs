//! A verb behind "and" → the auxiliary or modal that stands once, at the verb before it.

use super::clause::{Form, Open, Run};
use super::lexicon::Can;
use super::link::Sentence;
use super::subject::passive_before;
use super::tag::Tag;

/// "It was painted in 1887, when he was ill, and | bought by the museum": the "was" that both share.
pub(super) fn auxiliary(sentence: &Sentence<'_>, index: usize) -> Option<Run> {
    let main = passive_before(sentence, index)?;
    let verb = sentence.clauses[main].verb;
    let part = verb
        .of(sentence.words)
        .iter()
        .rposition(|word| word.tag == Tag::Part)?;
    Some(Run::new(verb.first, verb.first + part))
}

/// "Will make 37 orbits over two years and | plunge into the planet": the "will" that both share.
pub(super) fn modal(sentence: &Sentence<'_>, index: usize) -> Option<Run> {
    let clause = sentence.clauses[index];
    let verb = clause.verb.of(sentence.words);
    let shares = clause.open == Open::Coord && clause.subject.is_empty() && verb.len() == 1;
    if !(shares && verb.first()?.can.be(Can::BASE)) {
        return None;
    }
    let main = (index.saturating_sub(4)..index).rev().find(|&back| {
        let other = sentence.clauses[back];
        other.form == Form::Finite && !matches!(other.open, Open::Sub | Open::Rel)
    })?;
    let helper = sentence.clauses[main].verb;
    let modal = helper.of(sentence.words).first()?;
    (modal.tag == Tag::Modal).then(|| Run::new(helper.first, helper.first + 1))
}
