//! A time in its sentence → what it dates: a clause, a participle, an infinitive, a noun that happens, or nothing.
//!
//! Times that date nothing are told by [`bystander`]. Has no opinion on titles.

mod bystander;
mod noun;
pub(super) mod tense;
mod ware;

use super::clause::{Clause, Form, Open, Run, modifies, noun_phrase_before};
use super::lexicon::{Can, is_happening, is_named_by_date};
use super::tag::{Tag, Word};
use crate::extract::goods::GOODS;
use crate::extract::letters::Words;
use crate::model::{Class, Time};

/// Verbs of what is done in an event while it lasts.
const TAKING_PART: Words = words![
    "won",
    "lost",
    "held",
    "staged",
    "boycotted",
    "swept",
    "hosted",
    "attended",
    "contested",
    "dominated",
    "survived",
    "fought",
    "missed",
    "led",
    "played",
    "joined",
];

/// What a time dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Head {
    /// The clause with this index.
    Clause(usize),
    /// A noun phrase and the participle that describes it: "the estimate | published by the bank".
    Participle(Run, Run),
    /// The infinitive that begins at this word, in this clause.
    Infinitive(usize, usize),
    /// The "-ing" form at this word, done by the subject of this clause.
    Gerund(usize, usize),
    /// The rest of a clause whose verb stands in the first: "and 3% in 2026".
    Gap(usize, Run),
    /// The clause with this index once more, at another time: "in April, and again in July".
    Again(usize),
    /// A noun that names something that happens.
    Noun(Run),
    /// A remark on a noun: "Lee, | the treasurer until 2012,".
    Aside(Run, Run),
}

impl Head {
    /// True when both date the same clause.
    pub(super) fn is_with(self, other: Self) -> bool {
        let clause = |head: Self| match head {
            Self::Clause(index) | Self::Again(index) => Some(index),
            _ => None,
        };
        self == other || clause(self).is_some() && clause(self) == clause(other)
    }
}

/// True for a participle behind "and" in a clause that a participle opens behind a comma.
fn apart_behind(sentence: &Sentence<'_>, clause: Clause, near: usize) -> bool {
    clause.form == Form::Participial
        && clause.open == Open::Comma
        && near > clause.verb.last
        && sentence.words[clause.verb.first].tag == Tag::Part
}

/// A sentence ready to be linked.
#[derive(Debug)]
pub(super) struct Sentence<'a> {
    /// The whole text.
    pub(super) text: &'a str,
    /// Its words.
    pub(super) words: &'a [Word],
    /// Its clauses, in order, covering all words but commas and breaks.
    pub(super) clauses: &'a [Clause],
    /// The times of the article.
    pub(super) times: &'a [Time],
}

impl Sentence<'_> {
    /// The time expression at word `at`.
    pub(super) fn time(&self, at: usize) -> Option<&Time> {
        match self.word(at)?.tag {
            Tag::Time(index) => self.times.get(index as usize),
            _ => None,
        }
    }

    /// True for a length of time rather than a place in it: "within 30 days".
    pub(super) fn is_length(&self, at: usize) -> bool {
        self.time(at)
            .is_some_and(|time| time.class == Class::Duration)
    }

    pub(super) fn word(&self, at: usize) -> Option<&Word> {
        self.words.get(at)
    }

    pub(super) fn before(&self, at: usize, back: usize) -> Option<&Word> {
        self.words.get(at.checked_sub(back)?)
    }

    /// The clause that holds the word at `at`.
    pub(super) fn clause_of(&self, at: usize) -> Option<usize> {
        let next = self
            .clauses
            .partition_point(|clause| clause.run.first <= at);
        let index = next.checked_sub(1)?;
        self.clauses[index].run.has(at).then_some(index)
    }

    /// What the time at `at` dates, if anything.
    pub(super) fn head(&self, at: usize, first_sentence: bool) -> Option<Head> {
        if (first_sentence && self.is_dateline(at)) || self.is_header() {
            return None;
        }
        // "May the winter be late": a wish.
        let opener = self.words.iter().find(|word| word.tag != Tag::Quote);
        if opener.is_some_and(|word| word.tag == Tag::Modal && word.is(word!("may"))) {
            return None;
        }
        // "“Ask me at Christmas.”"
        let asks = self
            .words
            .iter()
            .skip_while(|word| word.tag == Tag::Quote)
            .take(2)
            .collect::<Vec<_>>();
        if let [verb, object] = asks[..]
            && verb.can.be(Can::BASE)
            && verb.capital
            && object.is_one(words!["me", "us", "him", "it", "them", "your", "my", "our"])
        {
            return None;
        }
        if self.is_comparison(at) {
            return self.when_clause(at).or_else(|| self.compared_noun(at));
        }
        if self.is_rank(at) {
            return None;
        }
        // "A repeat of 2018, when the crop failed".
        if self.is_object(at) {
            return self.when_clause(at);
        }
        // "About 0.8% of last year's output": what the share is of.
        let share = self.before(at, 1).is_some_and(|word| word.is(word!("of")))
            && self.before(at, 2).is_some_and(|word| {
                word.tag == Tag::Mark || word.is_one(words!["percent", "cent"])
            })
            && self
                .word(at + 1)
                .is_some_and(|word| word.tag == Tag::Genitive);
        if share {
            return None;
        }
        let index = self.clause_of(at)?;
        let clause = self.clauses[index];
        if modifies(self.words, at) || self.names_goods(at) {
            let phrase = self.phrase_after(at);
            let noun = self.head_noun(phrase)?;
            if is_named_by_date(noun) || phrase.of(self.words).iter().any(|word| word.is_one(GOODS))
            {
                return None;
            }
            let placed = |word: &Word| {
                word.tag == Tag::Prep && !word.is(word!("of"))
                    || word.tag == Tag::Sub && word.can.be(Can::PREP)
            };
            let inside = self.words[clause.run.first..at].iter().any(placed)
                || clause.verb.last <= at && clause.form == Form::Finite
                || clause.form != Form::Finite;
            // "Won Sunday's election": who won it then says more than the noun.
            let object = self.words[clause.verb.last.min(at)..at]
                .iter()
                .all(|word| matches!(word.tag, Tag::Det | Tag::Adj));
            let takes_part = clause.form == Form::Finite
                && clause.verb.last <= at
                && object
                && clause
                    .verb
                    .of(self.words)
                    .last()
                    .is_some_and(|verb| verb.is_one(TAKING_PART));
            if inside && is_happening(noun) && !takes_part {
                return Some(Head::Noun(self.with_complement(phrase)));
            }
        }
        self.deed(at, index)
            .or_else(|| self.verb_before(at, index))
            .or_else(|| self.whole(at, index))
    }

    /// True when the time is all that a clause has for a subject: "2020 was a bad year".
    pub(super) fn is_subject(&self, at: usize) -> bool {
        self.clause_of(at).is_some_and(|index| {
            let subject = self.clauses[index].subject;
            subject.has(at)
                && subject
                    .of(self.words)
                    .iter()
                    .all(|word| matches!(word.tag, Tag::Time(_) | Tag::Det | Tag::Adj | Tag::Adv))
        })
    }

    /// The verb that stands nearest before the time in its clause, unless it is the clause's own.
    fn verb_before(&self, at: usize, index: usize) -> Option<Head> {
        let clause = self.clauses[index];
        for near in (clause.run.first..at).rev().take(25) {
            if clause.form == Form::Finite && clause.verb.has(near) {
                return None;
            }
            let word = self.words[near];
            match word.tag {
                Tag::Part => {
                    let apart = self
                        .before(near, 1)
                        .is_some_and(|word| word.tag == Tag::Comma);
                    let noun = if apart {
                        self.described(near)
                    } else {
                        noun_phrase_before(self.words, near)
                    };
                    let gap = near
                        .checked_sub(1)
                        .is_some_and(|before| matches!(self.words[before].tag, Tag::Coord));
                    // "Was 34% contained": how far it was.
                    let degree = clause.form == Form::Finite
                        && noun.first == clause.verb.last
                        && noun
                            .of(self.words)
                            .iter()
                            .all(|word| matches!(word.tag, Tag::Num | Tag::Mark | Tag::Adv));
                    if degree && !noun.is_empty() {
                        return None;
                    }
                    // "Sank on 3 May, followed by the tug on 5 May": the other fell too.
                    let followed = apart
                        && word.is(word!("followed"))
                        && self
                            .before(near, 2)
                            .is_some_and(|word| matches!(word.tag, Tag::Time(_)))
                        && self.word(near + 1).is_some_and(|word| word.is(word!("by")));
                    if followed && let Some(host) = self.host(index) {
                        let and = (near + 2..at).rfind(|&at| self.words[at].tag == Tag::Coord);
                        let first = and.unwrap_or(near + 1) + 1;
                        return Some(Head::Gap(host, Run::new(first, clause.run.last)));
                    }
                    // "The ferry, built in Orm and | bought in 1996,": the second of two participles.
                    if gap && apart_behind(self, clause, near) {
                        let noun = self.described(clause.run.first);
                        if !noun.is_empty() && clause.run.first > 0 {
                            return Some(Head::Participle(noun, Run::new(near, clause.run.last)));
                        }
                    }
                    if noun.is_empty() || gap {
                        return None;
                    }
                    let last = if clause.form == Form::Finite && clause.verb.first > near {
                        clause.verb.first
                    } else {
                        clause.run.last
                    };
                    return Some(Head::Participle(noun, Run::new(near, last)));
                }
                Tag::Ing if clause.form != Form::Finite || clause.verb.last <= near => {
                    let after_prep = self
                        .before(near, 1)
                        .is_some_and(|word| word.tag == Tag::Prep);
                    if !after_prep && clause.form != Form::Participial {
                        continue;
                    }
                    // "Three days of mourning": a noun, where it acts on nothing.
                    let acts = self.word(near + 1).is_some_and(|word| {
                        matches!(
                            word.tag,
                            Tag::Det | Tag::Num | Tag::Noun | Tag::Mark | Tag::Adj | Tag::Genitive
                        )
                    });
                    // "Returned to racing", "three days of mourning".
                    if self
                        .before(near, 1)
                        .is_some_and(|word| word.is_one(words!["of", "to"]))
                        && !acts
                    {
                        continue;
                    }
                    let host = if clause.form == Form::Finite {
                        Some(index)
                    } else {
                        self.host(index)
                    };
                    return host.map(|host| Head::Gerund(host, near));
                }
                Tag::To
                    if clause.form == Form::Finite
                        && clause.verb.last <= near
                        && self.word(near + 1).is_some_and(|word| {
                            matches!(word.tag, Tag::Base | Tag::Adv | Tag::Aux)
                        }) =>
                {
                    return Some(Head::Infinitive(index, near));
                }
                _ => {}
            }
        }
        None
    }

    /// "A contract for a base, signed in 1997": what a participle behind a comma describes, whole.
    fn described(&self, before: usize) -> Run {
        let near = noun_phrase_before(self.words, before);
        // "A plan to replace the rails, approved in 2022".
        let aimed = near.first >= 3
            && self.words[near.first - 1].tag == Tag::Base
            && self.words[near.first - 2].tag == Tag::To
            && self.words[near.first - 3].tag == Tag::Noun;
        if aimed {
            let head = noun_phrase_before(self.words, near.first - 2);
            return Run::new(head.first, near.last);
        }
        let led = near.first >= 2
            && self.words[near.first - 1].is_one(words![
                "for", "on", "with", "between", "against", "above", "below", "beside", "near",
                "behind", "under", "outside"
            ])
            && self.words[near.first - 2].tag == Tag::Noun;
        if !led || near.is_empty() {
            return near;
        }
        let head = noun_phrase_before(self.words, near.first - 1);
        Run::new(head.first, near.last)
    }

    /// The clause itself, or the one that its fragment belongs to.
    fn whole(&self, at: usize, index: usize) -> Option<Head> {
        let clause = self.clauses[index];
        match clause.form {
            // "A swarm of quakes on 30 November suggested".
            Form::Finite if self.is_saying(index) && clause.subject.has(at) => {
                self.only_noun(at, clause)
            }
            Form::Finite if self.is_saying(index) => None,
            Form::Finite => Some(Head::Clause(index)),
            // "Shares closed at $5, having fallen in May": before that they had.
            Form::Participial
                if self
                    .word(clause.verb.first)
                    .is_some_and(|word| word.is(word!("having"))) =>
            {
                self.host(index)
                    .map(|host| Head::Gerund(host, clause.verb.first))
            }
            Form::Participial => {
                let noun = self.described(clause.run.first);
                if self.clauses[..index]
                    .iter()
                    .all(|clause| clause.form == Form::Fragment && clause.run.is_empty())
                    || noun.is_empty()
                {
                    // "Opened in 1869, the canal …": the subject follows.
                    // "Born in May 1871, the third of six, she taught": a remark may stand between.
                    let next = self.clauses[index + 1..]
                        .iter()
                        .take(3)
                        .find(|next| next.form != Form::Fragment)
                        .filter(|next| next.form == Form::Finite && !next.subject.is_empty())?;
                    return Some(Head::Participle(
                        next.subject,
                        Run::new(clause.verb.first, clause.run.last),
                    ));
                }
                Some(Head::Participle(
                    noun,
                    Run::new(clause.verb.first, clause.run.last),
                ))
            }
            Form::Fragment => self.fragment(at, index),
        }
    }

    fn fragment(&self, at: usize, index: usize) -> Option<Head> {
        let clause = self.clauses[index];
        let Some(host) = self.host(index) else {
            // A headline or an entry of a list: "Trial of the mayor, 2019"; "in a statement issued on Monday" is neither.
            let words = clause.run.of(self.words);
            let placed = words.first().is_some_and(|word| word.tag == Tag::Prep)
                && words.iter().any(|word| word.tag == Tag::Part);
            return (!placed).then_some(Head::Noun(clause.run));
        };
        if let Some(head) = self.aside(at, index) {
            return Some(head);
        }
        // "Sales fell 3%, on top of a 9% fall in 2019": the other has a date of its own.
        if let [on, top, of, _, ..] = clause.run.of(self.words)
            && on.is(word!("on"))
            && top.is(word!("top"))
            && of.is(word!("of"))
        {
            return Some(Head::Noun(Run::new(clause.run.first + 3, clause.run.last)));
        }
        // "Held soldiers, 800 of them at the peak, in the spring of 1918": when there were so many.
        let many = index.checked_sub(1).is_some_and(|before| {
            let remark = self.clauses[before].run.of(self.words);
            self.clauses[before].form == Form::Fragment
                && remark.first().is_some_and(|word| word.tag == Tag::Num)
                && remark.iter().any(|word| word.is(word!("them")))
        });
        if many && clause.open == Open::Comma {
            return None;
        }
        // "… of $5 in 2007, and $2, a third less, at the end of 2016": the fragments since "and" share the verb.
        let chain = (host + 1..=index)
            .rev()
            .take_while(|&place| self.clauses[place].form == Form::Fragment);
        for place in chain {
            let words = self.clauses[place].run.of(self.words);
            // "900 jobs, or 12% of its workforce, by March": another name for the same.
            let coord = words
                .first()
                .is_some_and(|word| word.tag == Tag::Coord && !word.is(word!("or")));
            if coord && words.len() > 1 {
                let rest = Run::new(
                    self.clauses[place].run.first + 1,
                    self.clauses[place].run.last,
                );
                let only_time = rest
                    .of(self.words)
                    .iter()
                    .all(|word| matches!(word.tag, Tag::Time(_) | Tag::Prep | Tag::Adv));
                // "It was relearnt when A …, and again in 2023, when B …": the same shape twice.
                let parallel = self.clauses.get(host + 1).is_some_and(|next| {
                    let first = next.run.of(self.words).first();
                    next.open == Open::Sub && first.is_some_and(|word| word.is(word!("when")))
                });
                return match self.when_clause(at) {
                    Some(head) if only_time && parallel => Some(head),
                    _ if only_time => Some(Head::Again(host)),
                    _ => Some(Head::Gap(host, rest)),
                };
            }
        }
        // "5.4% in 2023, 2.7% in 2024": each value of a list has its own year.
        let mut own = clause.run.of(self.words).iter();
        let value = own
            .next()
            .is_some_and(|word| matches!(word.tag, Tag::Num | Tag::Mark))
            && !own.clone().any(|word| word.tag == Tag::Comma)
            && self.clauses[host]
                .run
                .of(self.words)
                .iter()
                .any(|word| matches!(word.tag, Tag::Time(_)));
        if value && host < index && clause.open == Open::Comma {
            return Some(Head::Gap(host, clause.run));
        }
        let only_time =
            host < index
                && clause.run.of(self.words).iter().all(|word| {
                    matches!(word.tag, Tag::Time(_) | Tag::Prep | Tag::Adv | Tag::Coord)
                });
        Some(if only_time {
            Head::Again(host)
        } else {
            Head::Clause(host)
        })
    }

    /// A remark between a subject and its verb that holds the time itself.
    fn aside(&self, at: usize, index: usize) -> Option<Head> {
        let clause = self.clauses[index];
        let before = self.clauses.get(index.checked_sub(1)?)?;
        let first = clause.run.of(self.words).first()?;
        // "The captain, out since a fall in May, could return": how he has been, not when he returns.
        let since = matches!(first.tag, Tag::Adv | Tag::Prep)
            && self.words[clause.run.first..at]
                .iter()
                .any(|word| word.is(word!("since")))
            && !first.is(word!("since"));
        let noun = (since || matches!(first.tag, Tag::Det | Tag::Noun | Tag::Num | Tag::Adj))
            && clause.open == Open::Comma;
        let resumed = self.clauses.get(index + 1).is_some_and(|next| {
            next.form == Form::Finite && next.open == Open::Comma && next.subject.is_empty()
        });
        let subject = before.form == Form::Fragment
            && matches!(
                before.open,
                Open::Start | Open::Break | Open::Content | Open::Coord
            );
        (noun && resumed && subject && clause.run.first < at)
            .then(|| Head::Aside(noun_phrase_before(self.words, clause.run.first), clause.run))
    }

    /// "In 2019, when the club lost £27m": the clause that says what happened then.
    fn when_clause(&self, at: usize) -> Option<Head> {
        let next = self
            .words
            .iter()
            .enumerate()
            .skip(at + 1)
            .find(|(_, word)| !matches!(word.tag, Tag::Comma | Tag::Quote))?;
        if !next.1.is_one(words!["when", "where"]) {
            return None;
        }
        let index = self.clause_of(next.0)?;
        let clause = self.clauses[index];
        (clause.open == Open::Sub && clause.form == Form::Finite).then_some(Head::Clause(index))
    }
}
