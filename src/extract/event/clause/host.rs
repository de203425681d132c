//! A part of a sentence without a verb → the clause that it belongs to; and which clauses only say who says so.
//!
//! Has no opinion on what a time in it dates.

use super::{Form, Open};
use crate::extract::event::lexicon::Can;
use crate::extract::event::link::Sentence;
use crate::extract::event::tag::Tag;

impl Sentence<'_> {
    /// The finite clause that a fragment belongs to: the next one for a fragment in front, else the last main one.
    pub(in crate::extract::event) fn host(&self, fragment: usize) -> Option<usize> {
        let finite = |index: &usize| self.clauses[*index].form == Form::Finite;
        let main = |index: &usize| {
            let clause = self.clauses[*index];
            let compares = clause.open == Open::Comma && self.is_comparative(clause.run.first);
            finite(index) && clause.open != Open::Rel && !compares
        };
        // "Since 2011, she says, the sea has risen": who says so only stands between.
        let between = |index: &usize| {
            let clause = self.clauses[*index];
            clause.open == Open::Comma
                && clause.verb.last == clause.run.last
                && self.is_saying(*index)
                && self
                    .clauses
                    .get(*index + 1)
                    .is_some_and(|next| next.form == Form::Finite)
        };
        let ahead = || {
            let near = fragment + 1..self.clauses.len().min(fragment + 12);
            let own = |index: &usize| {
                main(index) && self.clauses[*index].open != Open::Sub && !between(index)
            };
            near.clone().find(own).or_else(|| near.clone().find(main))
        };
        let back = || {
            let near = fragment.saturating_sub(12)..fragment;
            let coord = self
                .words
                .get(self.clauses[fragment].run.first)
                .is_some_and(|word| word.tag == Tag::Coord);
            // "Will be paid, if the towers are sold, before June".
            let behind_if = self.clauses[fragment].open == Open::Comma
                && fragment.checked_sub(1).is_some_and(|before| {
                    let clause = self.clauses[before];
                    clause.open == Open::Sub
                        && self
                            .word(clause.run.first)
                            .is_some_and(|word| word.is_one(words!["if", "unless"]))
                        && self
                            .before(clause.run.first, 1)
                            .is_some_and(|word| word.tag == Tag::Comma)
                });
            near.clone()
                .rev()
                .find(|index| {
                    // "Talks resume, mediators say, on the 22nd".
                    let attributes = self.clauses[*index].open == Open::Comma
                        && self.clauses[*index].verb.last == self.clauses[*index].run.last
                        && !self.clauses[*index].subject.is_empty()
                        && *index > 0
                        && self.is_saying(*index);
                    main(index)
                        && !attributes
                        && !((coord || behind_if) && self.is_subordinate(*index))
                })
                .or_else(|| near.rev().find(finite))
        };
        // "The last time it closed, in 2017, takings fell".
        let time = fragment == 1
            && self.clauses[0]
                .run
                .of(self.words)
                .iter()
                .take(3)
                .any(|word| word.is(word!("time")))
            && self
                .words
                .iter()
                .take(2)
                .any(|word| word.is_one(words!["last", "first", "next", "only"]));
        if time || self.is_front(fragment) {
            ahead().or_else(back)
        } else {
            back().or_else(ahead)
        }
    }

    /// True for a clause that "when" or "after" opens, a remark in between or not: "when the ship, 400 m long, struck".
    fn is_subordinate(&self, index: usize) -> bool {
        let clause = self.clauses[index];
        let opened = || {
            self.clauses[..index]
                .iter()
                .rev()
                .take(6)
                .take_while(|before| before.form != Form::Finite || before.open == Open::Rel)
                .any(|before| before.open == Open::Sub && before.form == Form::Fragment)
        };
        clause.open == Open::Sub
            || clause.subject.is_empty() && clause.open == Open::Comma && opened()
    }

    /// True for a fragment that stands before the clause it belongs to: "in 1968, | they held".
    fn is_front(&self, fragment: usize) -> bool {
        let clause = self.clauses[fragment];
        let next = self
            .clauses
            .get(fragment + 1)
            .is_some_and(|next| next.form == Form::Finite && matches!(next.open, Open::Comma));
        let after_and = fragment
            .checked_sub(1)
            .and_then(|before| self.clauses.get(before))
            .is_some_and(|before| {
                before.form == Form::Fragment
                    && before.run.of(self.words).iter().all(|word| {
                        matches!(word.tag, Tag::Coord | Tag::That | Tag::Sub | Tag::Adv)
                    })
            });
        let timely = clause.run.of(self.words).iter().all(|word| {
            matches!(
                word.tag,
                Tag::Time(_)
                    | Tag::Prep
                    | Tag::Sub
                    | Tag::Adv
                    | Tag::Coord
                    | Tag::That
                    | Tag::Det
                    | Tag::Quote
                    | Tag::Aside
            )
        });
        // "He hired four men in June and, last month, | bought a mill".
        let behind_and = next
            && timely
            && self.clauses[fragment + 1].subject.is_empty()
            && clause.run.first > 1
            && self.words[clause.run.first - 2].tag == Tag::Coord;
        if behind_and {
            return true;
        }
        let opens = matches!(
            clause.open,
            Open::Start | Open::Break | Open::Content | Open::Sub | Open::Coord
        );
        // "The storm, | in August 1998, | destroyed the town": its subject stands before it.
        let between = next
            && timely
            && clause.open == Open::Comma
            && self.clauses[fragment + 1].subject.is_empty()
            && fragment
                .checked_sub(1)
                .is_some_and(|before| self.clauses[before].form == Form::Fragment);
        if between {
            return true;
        }
        next && (after_and || opens && (timely || !matches!(clause.open, Open::Coord)))
    }

    /// True when the clause only says who says so.
    pub(in crate::extract::event) fn is_saying(&self, index: usize) -> bool {
        let Some(clause) = self.clauses.get(index) else {
            return false;
        };
        let Some(head) = clause.verb.of(self.words).last() else {
            return false;
        };
        // "Exports grew, the office reported on Monday".
        let trails = head.is(word!("reported"))
            && clause.open == Open::Comma
            && (clause.verb.last..clause.run.last)
                .all(|place| matches!(self.words[place].tag, Tag::Time(_) | Tag::Prep | Tag::Adv));
        if trails && head.tag == Tag::Past {
            return true;
        }
        // "The water was chest-high, the hearing was told on Monday".
        let told = clause.open == Open::Comma
            && head.is_one(words!["told", "heard"])
            && clause.subject.of(self.words).last().is_some_and(|word| {
                word.is_one(words![
                    "hearing",
                    "court",
                    "inquest",
                    "inquiry",
                    "jury",
                    "tribunal",
                    "trial",
                    "committee"
                ])
            })
            && (clause.verb.last..clause.run.last)
                .all(|place| matches!(self.words[place].tag, Tag::Time(_) | Tag::Prep | Tag::Adv));
        if told {
            return true;
        }
        if !head.can.be(Can::SAY) || !matches!(head.tag, Tag::Past | Tag::Present | Tag::Part) {
            return false;
        }
        if head.tag == Tag::Part
            && !clause
                .verb
                .of(self.words)
                .iter()
                .any(|word| word.is_one(words!["has", "have", "had"]))
        {
            return false;
        }
        // "Confirmed 23 cases": an object of its own makes it an act.
        let content = self
            .clauses
            .get(index + 1)
            .is_some_and(|next| next.open == Open::Content);
        let object = self
            .word(clause.verb.last)
            .filter(|_| clause.verb.last < clause.run.last);
        let told = head.is_one(words!["said", "says", "told"]);
        let acted_on = object.is_some_and(|word| match word.tag {
            Tag::Num | Tag::Det | Tag::Mark => true,
            Tag::Noun => !told,
            _ => false,
        });
        let counted = object.is_some_and(|word| matches!(word.tag, Tag::Num | Tag::Mark));
        content || clause.subject.is_empty() && !counted || !acted_on
    }
}
