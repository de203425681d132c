//! Tagged words of one sentence → its clauses: where each begins and ends, its subject and its verbs.
//!
//! A clause is cut at punctuation, conjunctions and relative pronouns, where a verb of its own follows. A stretch without
//! a verb stays a fragment and belongs to a neighbour. Has no opinion on which times date which clause.

pub(super) mod anew;
mod boundary;
pub(super) mod gap;
mod host;
pub(super) mod reduced;
pub(super) mod shared;

use super::lexicon::Can;
use super::tag::{Tag, Word};
pub(super) use crate::extract::outline::{Form, Open};
use boundary::{
    AHEAD, after_saying, clause_follows, finite_first, goes_on_unmarked, is_main_verb,
    remark_follows, skip_adverbs,
};
use gap::{lacks_object, lacks_relative, lacks_relative_pronoun};

/// A half-open range of word indices.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(super) struct Run {
    /// First word.
    pub(super) first: usize,
    /// One past the last word.
    pub(super) last: usize,
}

impl Run {
    pub(super) fn new(first: usize, last: usize) -> Self {
        Self {
            first,
            last: last.max(first),
        }
    }

    pub(super) fn is_empty(self) -> bool {
        self.last <= self.first
    }

    pub(super) fn has(self, at: usize) -> bool {
        self.first <= at && at < self.last
    }

    pub(super) fn of(self, words: &[Word]) -> &[Word] {
        words.get(self.first..self.last).unwrap_or(&[])
    }
}

/// One clause or fragment.
#[derive(Clone, Copy, Debug)]
pub(super) struct Clause {
    /// Its words, its opener included.
    pub(super) run: Run,
    /// What opens it.
    pub(super) open: Open,
    /// What verb it has.
    pub(super) form: Form,
    /// Auxiliaries and main verb; for participial ones the participle.
    pub(super) verb: Run,
    /// The words of its own subject; empty when it stands elsewhere.
    pub(super) subject: Run,
}

impl Clause {
    /// "He was beaten, and that year | lost every town": a time alone does not act, so that the subject is shared.
    fn sharing(mut self, words: &[Word]) -> Self {
        let alone = matches!(self.subject.of(words), [word] if matches!(word.tag, Tag::Time(_)));
        let tells = words![
            "is", "are", "were", "be", "was", "will", "would", "has", "had", "saw", "sees",
            "brought", "brings", "marked", "marks", "proved", "began", "ended", "became", "came",
            "passed"
        ];
        let acts = self
            .verb
            .of(words)
            .first()
            .is_some_and(|verb| !verb.is_one(tells));
        let joined = self
            .run
            .of(words)
            .first()
            .is_some_and(|word| word.tag == Tag::Coord);
        if joined && alone && acts {
            self.subject = Run::default();
        }
        self
    }
}

impl Clause {
    /// "A survey, which between 1909 and 1912 | mapped the coast": times alone are no subject.
    fn owned(mut self, words: &[Word], open: Open) -> Self {
        let timed = |word: &Word| matches!(word.tag, Tag::Time(_) | Tag::Coord | Tag::Prep);
        if open == Open::Rel && self.subject.of(words).iter().all(timed) {
            self.subject = Run::default();
        }
        self
    }
}

/// Cuts a tagged sentence. Retags conjunctions that turn out to be prepositions.
pub(super) fn clauses(words: &mut [Word]) -> Vec<Clause> {
    let mut cuts: Vec<(usize, usize, Open)> = Vec::with_capacity(words.len() / 4);
    let mut open = Open::Start;
    let mut start = 0;
    let mut at = 0;
    let mut finite = false;
    let mut said = false;
    // Where the clause begins that describes a noun, "and" with a second verb in it or not.
    let mut opener = None;
    while at < words.len() {
        let word = words[at];
        opener = match open {
            Open::Rel => Some(start),
            Open::Coord => opener,
            _ => None,
        };
        let (rel, sub) = (opener.is_some(), open == Open::Sub);
        let mut cut = |end: usize, next: usize, how: Open, start: &mut usize| {
            if end > *start {
                cuts.push((*start, end, open));
            }
            (*start, open) = (next, how);
        };
        match word.tag {
            Tag::Comma | Tag::Break | Tag::Stop => {
                let how = if word.tag == Tag::Comma {
                    Open::Comma
                } else {
                    Open::Break
                };
                cut(at, at + 1, how, &mut start);
                (finite, said) = (false, false);
            }
            // "Profit after tax tripled".
            Tag::Sub
                if word.is_one(words!["after", "before"])
                    && words
                        .get(at + 1)
                        .is_some_and(|next| next.is_one(words!["tax", "interest", "tax-and"])) =>
            {
                words[at].tag = Tag::Prep;
            }
            // "As a result of the vote the council met", "deposits as of May rose": nothing is compared.
            Tag::Sub
                if word.is(word!("as"))
                    && words.get(at + 1..at + 3).is_some_and(|next| {
                        next[0].is(word!("of"))
                            || next[0].is(word!("a")) && next[1].is_one(words!["result", "whole"])
                    }) =>
            {
                words[at].tag = Tag::Prep;
            }
            Tag::Sub => {
                let is_both = word.can.be(Can::PREP);
                let dated = is_both
                    && matches!(words.get(at + 1).map(|next| next.tag), Some(Tag::Time(_)))
                    && words.get(at + 2).is_none_or(|next| {
                        // "After second-quarter earnings beat estimates".
                        let subject = next.tag == Tag::Noun && !next.capital;
                        next.tag != Tag::Genitive
                            && !(subject && clause_follows(words, at + 2, false))
                    });
                // "After Sunday's match | the team fly home".
                let owned = is_both
                    && matches!(words.get(at + 1).map(|next| next.tag), Some(Tag::Time(_)))
                    && words
                        .get(at + 2)
                        .is_some_and(|next| next.tag == Tag::Genitive)
                    && words.get(at + 3).is_some_and(|next| next.tag == Tag::Noun)
                    && words.get(at + 4).is_some_and(|next| {
                        matches!(next.tag, Tag::Det | Tag::Pron) || next.capital
                    });
                // "From 1902 | until 1913 prices rose".
                let ranged = is_both
                    && at > start + 1
                    && matches!(words[at - 1].tag, Tag::Time(_))
                    && words[at - 2].is(word!("from"));
                if dated || owned || ranged {
                    words[at].tag = Tag::Prep;
                } else if clause_follows(words, at + 1, !is_both) {
                    cut(at, at, Open::Sub, &mut start);
                    (finite, said) = (false, false);
                } else if is_both {
                    words[at].tag = Tag::Prep;
                }
            }
            Tag::Rel => {
                let pied = at > start && words[at - 1].tag == Tag::Prep;
                let end = if pied { at - 1 } else { at };
                cut(end, end, Open::Rel, &mut start);
                (finite, said) = (false, false);
            }
            Tag::That
                if said
                    || clause_follows(words, at + 1, false)
                    || at > start
                        && words[at - 1].is_finite()
                        && clause_follows(words, at + 1, true) =>
            {
                let after_noun = at
                    .checked_sub(1)
                    .is_some_and(|before| matches!(words[before].tag, Tag::Noun | Tag::Num));
                let how = if after_noun
                    && (finite_first(words, at + 1) || !said && lacks_object(words, at))
                {
                    Open::Rel
                } else {
                    Open::Content
                };
                cut(at, at, how, &mut start);
                (finite, said) = (false, false);
            }
            Tag::Coord if at > start => {
                // "Collected between May and June".
                let between = at >= 2
                    && words[at - 2].is(word!("between"))
                    && matches!(words.get(at + 1).map(|next| next.tag), Some(Tag::Time(_)));
                if between {
                    at += 1;
                    continue;
                }
                // "Made €61m in 2018 and | just €38m in 2019".
                let gap = matches!(words[at - 1].tag, Tag::Time(_))
                    && words
                        .get(skip_adverbs(words, at + 1))
                        .is_some_and(|next| matches!(next.tag, Tag::Num | Tag::Mark | Tag::To));
                if gap
                    || finite
                        && (clause_follows(words, at + 1, false)
                            || words.get(at + 1).is_some_and(|next| next.tag == Tag::To))
                {
                    cut(at, at, Open::Coord, &mut start);
                    (finite, said) = (false, false);
                }
            }
            // "In a trial that ended in 2022 | it slowed", "when war broke out in May | the band was in Tarn".
            Tag::Pron | Tag::Det
                if finite
                    && (rel && word.tag == Tag::Pron || sub)
                    // "If nothing changes | we'll be two million".
                    && (matches!(words[at - 1].tag, Tag::Time(_))
                        || sub && word.tag == Tag::Pron && words[at - 1].is_finite())
                    && (word.tag == Tag::Det
                        || word.is_one(words!["he", "she", "it", "they", "we"]))
                    && clause_follows(words, at, false) =>
            {
                cut(at, at, Open::Comma, &mut start);
                (finite, said) = (false, false);
            }
            // "If all goes well | the craft will land".
            Tag::Det if finite && sub && goes_on_unmarked(words, start, at) => {
                cut(at, at, Open::Comma, &mut start);
                (finite, said) = (false, false);
            }
            // "A coach | they appointed on Tuesday".
            Tag::Pron if finite && at > start && lacks_relative_pronoun(words, at) => {
                cut(at, at, Open::Rel, &mut start);
                (finite, said) = (false, false);
            }
            // "Figures | the operator published on Monday".
            Tag::Det if at > start && lacks_relative(words, at) => {
                cut(at, at, Open::Rel, &mut start);
                (finite, said) = (false, false);
            }
            _ if finite && opener.is_some_and(|opener| is_main_verb(words, opener, at)) => {
                let adverbs = words[start..at]
                    .iter()
                    .rev()
                    .take_while(|word| word.tag == Tag::Adv)
                    .count();
                let at = at - adverbs;
                cut(at, at, Open::Comma, &mut start);
                (finite, said) = (true, false);
            }
            _ => {
                if word.is_finite() {
                    finite = true;
                }
                // "Have said they will", "were told they could": not "is said to".
                let perfect = word.tag == Tag::Part
                    && at > start
                    && (words[at - 1].is_one(words!["has", "have", "had"])
                        || word.is(word!("told")) && words[at - 1].is_one(words!["was", "were"]));
                if (matches!(word.tag, Tag::Past | Tag::Present | Tag::Ing) || perfect)
                    && word.can.be(Can::SAY)
                    && !said
                {
                    said = true;
                    let next = after_saying(words, at);
                    let opens = words.get(next).is_some_and(|word| {
                        matches!(
                            word.tag,
                            Tag::Det
                                | Tag::Pron
                                | Tag::Noun
                                | Tag::Num
                                | Tag::Mark
                                | Tag::Adv
                                | Tag::Time(_)
                        )
                    });
                    let follows =
                        || clause_follows(words, next, false) || remark_follows(words, next);
                    if opens && !finite_first(words, next) && follows() {
                        cut(next, next, Open::Content, &mut start);
                        finite = false;
                        at = next;
                        continue;
                    }
                }
            }
        }
        at += 1;
    }
    if start < words.len() {
        cuts.push((start, words.len(), open));
    }
    cuts.iter()
        .map(|&(first, last, open)| clause(words, Run::new(first, last), open))
        .collect()
}

fn clause(words: &[Word], run: Run, open: Open) -> Clause {
    let mut body = run.first;
    let opener = |word: &Word| {
        matches!(word.tag, Tag::Coord | Tag::Sub | Tag::Rel | Tag::That)
            || (open == Open::Rel && word.tag == Tag::Prep)
    };
    while body < run.last && (opener(&words[body]) || matches!(words[body].tag, Tag::Quote)) {
        body += 1;
    }
    let finite = (body..run.last).find(|&at| words[at].is_finite());
    if let Some(verb) = finite {
        return Clause {
            run,
            open,
            form: Form::Finite,
            verb: group(words, verb, run.last),
            subject: subject(words, Run::new(body, verb)),
        }
        .sharing(words)
        .owned(words, open);
    }
    let lead = skip_adverbs(words, body);
    let participle = words.get(lead).filter(|word| {
        let perfect = word.is(word!("having"))
            && words
                .get(lead + 1)
                .is_some_and(|next| next.tag == Tag::Part);
        lead < run.last && (perfect || matches!(word.tag, Tag::Part | Tag::Ing))
    });
    Clause {
        run,
        open,
        form: if participle.is_some() {
            Form::Participial
        } else {
            Form::Fragment
        },
        verb: if participle.is_some() {
            Run::new(lead, lead + 1)
        } else {
            Run::default()
        },
        subject: Run::default(),
    }
}

/// Auxiliaries, adverbs and main verb from `first` on.
fn group(words: &[Word], first: usize, limit: usize) -> Run {
    let mut last = first + 1;
    let mut at = first + 1;
    let auxiliary = |word: &Word| matches!(word.tag, Tag::Aux | Tag::Modal);
    let mut open = words.get(first).is_some_and(auxiliary);
    while open && at < limit {
        match words[at].tag {
            Tag::Adv => {}
            Tag::Aux => last = at + 1,
            Tag::Base | Tag::Part | Tag::Ing => {
                last = at + 1;
                open = false;
            }
            _ => break,
        }
        at += 1;
    }
    Run::new(first, last)
}

/// Leaves out what stands in front of a subject: adverbs and times with their prepositions.
fn subject(words: &[Word], mut run: Run) -> Run {
    while run.first < run.last {
        let next = words
            .get(run.first + 1)
            .filter(|_| run.first + 1 < run.last);
        let after_time = |at: usize| words.get(at).filter(|_| at < run.last).map(|word| word.tag);
        // "Early voting began".
        let describes = words[run.first].is_one(words!["early", "late"])
            && next.is_some_and(|word| matches!(word.tag, Tag::Noun | Tag::Ing | Tag::Adj));
        if describes {
            break;
        }
        match words[run.first].tag {
            Tag::Adv | Tag::Comma | Tag::Quote | Tag::Coord => run.first += 1,
            // "…, meaning the shop will close".
            Tag::Ing if words[run.first].is(word!("meaning")) && next.is_some() => run.first += 1,
            // "Last year Kenya said": a time before a name or determiner; "2024 was" keeps its time as subject.
            Tag::Time(_)
                if after_time(run.first + 1).is_some_and(|tag| tag != Tag::Genitive)
                    && !modifies(words, run.first) =>
            {
                run.first += 1;
            }
            Tag::Prep
                if next.is_some_and(|word| matches!(word.tag, Tag::Time(_)))
                    && after_time(run.first + 2).is_some_and(|tag| tag != Tag::Genitive) =>
            {
                // "From the 1960s on | she".
                let on = words[run.first].is(word!("from"))
                    && words[run.first + 2].is_one(words!["on", "onward", "onwards"]);
                run.first += 2 + usize::from(on);
            }
            _ => break,
        }
    }
    // "And in the spring | sledged home": a time with its preposition does nothing.
    if let [prep, time] = run.of(words)
        && prep.tag == Tag::Prep
        && matches!(time.tag, Tag::Time(_))
    {
        run.first = run.last;
    }
    while run.first < run.last && matches!(words[run.last - 1].tag, Tag::Adv | Tag::Quote) {
        run.last -= 1;
    }
    // "Until his death in 1851 | he": what a pronoun follows stands in front of it.
    if let [.., before, last] = run.of(words)
        && last.tag == Tag::Pron
        && last.is_one(words!["he", "she", "they", "it"])
        && matches!(before.tag, Tag::Time(_))
    {
        run.first = run.last - 1;
    }
    // "Under Rule 12 of the charter | the board": a phrase in front without a comma.
    if words[run.first..run.last]
        .first()
        .is_some_and(|word| word.tag == Tag::Prep)
    {
        let own = (run.first + 2..run.last).rfind(|&at| {
            matches!(words[at].tag, Tag::Det | Tag::Pron)
                && matches!(words[at - 1].tag, Tag::Noun | Tag::Num | Tag::Time(_))
        });
        if let Some(own) = own {
            run.first = own;
        }
    }
    run
}

/// True when the time at `at` describes the noun after it ("the March 2024 attack", "Sunday's run-off").
pub(super) fn modifies(words: &[Word], at: usize) -> bool {
    let Some(next) = words.get(at + 1) else {
        return false;
    };
    if next.tag == Tag::Genitive {
        return true;
    }
    let before = at.checked_sub(1).map(|before| words[before].tag);
    matches!(before, Some(Tag::Det | Tag::Adj | Tag::Genitive))
        && matches!(next.tag, Tag::Noun | Tag::Adj)
}

/// The noun phrase that ends just before `end`, "of" phrases included.
pub(super) fn noun_phrase_before(words: &[Word], end: usize) -> Run {
    let mut last = end;
    while last > 0 && matches!(words[last - 1].tag, Tag::Comma | Tag::Quote) {
        last -= 1;
    }
    // "Ruth Ellery, 79, who": an age stands between.
    if last > 2 && words[last - 1].tag == Tag::Num && words[last - 2].tag == Tag::Comma {
        last -= 2;
    }
    let mut first = last;
    while first > 0 && last - first < AHEAD {
        let word = &words[first - 1];
        let inside = matches!(
            word.tag,
            Tag::Noun
                | Tag::Num
                | Tag::Adj
                | Tag::Genitive
                | Tag::Mark
                | Tag::Time(_)
                | Tag::Pron
                | Tag::Aside
        ) || (word.tag == Tag::Prep && word.is(word!("of")));
        if word.tag == Tag::Det {
            first -= 1;
            if first > 0
                && (words[first - 1].is(word!("of")))
                && matches!(words[first - 1].tag, Tag::Prep)
            {
                continue;
            }
            break;
        }
        if !inside {
            break;
        }
        first -= 1;
    }
    while first < last && words[first].tag == Tag::Prep {
        first += 1;
    }
    // "11:30 Schools that shut": the time of an entry of a log.
    if first == 0
        && last > 1
        && matches!(words[0].tag, Tag::Time(_))
        && words[1].tag == Tag::Noun
        && words[1].capital
    {
        first = 1;
    }
    // "A ban | on grain imports": a bare noun after a preposition belongs to the noun before it.
    let bare = words
        .get(first)
        .is_some_and(|word| word.tag == Tag::Noun && !word.capital);
    if bare
        && first >= 3
        && words[first - 1].is_one(words!["on", "for"])
        && words[first - 2].tag == Tag::Noun
        && words[first - 3].tag == Tag::Det
    {
        first -= 3;
    }
    Run::new(first, last)
}
