//! A time in its sentence → what it dates: a clause, a participle, an infinitive, a noun that happens, or nothing.
//!
//! Times that only compare ("from a year earlier"), name ("the May contract"), report ("said on Monday") or rank ("the
//! worst since 2019") date nothing. Has no opinion on titles.

use super::clause::{Clause, Form, Open, Run, modifies, noun_phrase_before};
use super::lexicon::{Can, is_happening, is_named_by_date};
use super::tag::{Tag, Word};

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
    /// A noun that names something that happens.
    Noun(Run),
    /// A remark on a noun: "Lee, | the treasurer until 2012,".
    Aside(Run, Run),
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
}

impl Sentence<'_> {
    fn word(&self, at: usize) -> Option<&Word> {
        self.words.get(at)
    }

    fn before(&self, at: usize, back: usize) -> Option<&Word> {
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

    /// The finite clause that a fragment belongs to: the next one for a fragment in front, else the last main one.
    pub(super) fn host(&self, fragment: usize) -> Option<usize> {
        let finite = |index: &usize| self.clauses[*index].form == Form::Finite;
        let main = |index: &usize| finite(index) && self.clauses[*index].open != Open::Rel;
        let ahead = || (fragment + 1..self.clauses.len().min(fragment + 12)).find(main);
        let back = || {
            let near = fragment.saturating_sub(12)..fragment;
            near.clone()
                .rev()
                .find(main)
                .or_else(|| near.rev().find(finite))
        };
        if self.is_front(fragment) {
            ahead().or_else(back)
        } else {
            back().or_else(ahead)
        }
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
        let opens = matches!(
            clause.open,
            Open::Start | Open::Break | Open::Content | Open::Sub | Open::Coord
        );
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
        next && (after_and || opens && (timely || !matches!(clause.open, Open::Coord)))
    }

    /// True when the clause only says who says so.
    pub(super) fn is_saying(&self, index: usize) -> bool {
        let Some(clause) = self.clauses.get(index) else {
            return false;
        };
        let Some(head) = clause.verb.of(self.words).last() else {
            return false;
        };
        if !head.can.be(Can::SAY) || !matches!(head.tag, Tag::Past | Tag::Present | Tag::Part) {
            return false;
        }
        if head.tag == Tag::Part
            && !clause
                .verb
                .of(self.words)
                .iter()
                .any(|word| word.is_one(self.text, &["has", "have", "had"]))
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
        content
            || clause.subject.is_empty()
            || object.is_none_or(|word| {
                !matches!(word.tag, Tag::Num | Tag::Det | Tag::Mark)
                    && !(word.tag == Tag::Noun
                        && !word.is_one(
                            self.text,
                            &["reporters", "journalists", "parliament", "lawmakers"],
                        )
                        && !head.is_one(self.text, &["said", "says", "told"]))
            })
    }

    /// What the time at `at` dates, if anything.
    pub(super) fn head(&self, at: usize, first_sentence: bool) -> Option<Head> {
        if (first_sentence && self.is_dateline(at)) || self.is_header() {
            return None;
        }
        if self.is_comparison(at) {
            return self.when_clause(at).or_else(|| self.compared_noun(at));
        }
        if self.is_rank(at) || self.is_object(at) {
            return None;
        }
        let index = self.clause_of(at)?;
        let clause = self.clauses[index];
        if modifies(self.words, at) || self.names_goods(at) {
            let phrase = self.phrase_after(at);
            let noun = self.head_noun(phrase)?;
            if is_named_by_date(noun)
                || phrase
                    .of(self.words)
                    .iter()
                    .any(|word| is_goods(word.of(self.text)))
            {
                return None;
            }
            let placed = |word: &Word| {
                word.tag == Tag::Prep && !word.is(self.text, "of")
                    || word.tag == Tag::Sub && word.can.be(Can::PREP)
            };
            let inside = self.words[clause.run.first..at].iter().any(placed)
                || clause.verb.last <= at && clause.form == Form::Finite
                || clause.form != Form::Finite;
            if inside && is_happening(noun) {
                return Some(Head::Noun(self.with_complement(phrase)));
            }
        }
        self.verb_before(at, index)
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
                    let noun = noun_phrase_before(self.text, self.words, near);
                    let gap = near
                        .checked_sub(1)
                        .is_some_and(|before| matches!(self.words[before].tag, Tag::Coord));
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
                    let host = if clause.form == Form::Finite {
                        Some(index)
                    } else {
                        self.host(index)
                    };
                    return host.map(|host| Head::Gerund(host, near));
                }
                Tag::To
                    if self.word(near + 1).is_some_and(|word| {
                        matches!(word.tag, Tag::Base | Tag::Adv | Tag::Aux)
                    }) =>
                {
                    if clause.form == Form::Finite && clause.verb.last <= near {
                        return Some(Head::Infinitive(index, near));
                    }
                }
                _ => {}
            }
        }
        None
    }

    /// The clause itself, or the one that its fragment belongs to.
    fn whole(&self, at: usize, index: usize) -> Option<Head> {
        let clause = self.clauses[index];
        match clause.form {
            Form::Finite if self.is_saying(index) => None,
            Form::Finite => Some(Head::Clause(index)),
            Form::Participial => {
                let noun = noun_phrase_before(self.text, self.words, clause.run.first);
                if self.clauses[..index]
                    .iter()
                    .all(|clause| clause.form == Form::Fragment && clause.run.is_empty())
                    || noun.is_empty()
                {
                    // "Opened in 1869, the canal …": the subject follows.
                    let next = self
                        .clauses
                        .get(index + 1)
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
        let host = self.host(index)?;
        if self.is_saying(host) {
            return self.only_noun(at, clause);
        }
        if let Some(head) = self.aside(at, index) {
            return Some(head);
        }
        // "… of $5 in 2007, and $2, a third less, at the end of 2016": the fragments since "and" share the verb.
        let chain = (host + 1..=index)
            .rev()
            .take_while(|&place| self.clauses[place].form == Form::Fragment);
        for place in chain {
            let words = self.clauses[place].run.of(self.words);
            let coord = words.first().is_some_and(|word| word.tag == Tag::Coord);
            if coord && words.len() > 1 {
                let rest = Run::new(
                    self.clauses[place].run.first + 1,
                    self.clauses[place].run.last,
                );
                let only_time = rest
                    .of(self.words)
                    .iter()
                    .all(|word| matches!(word.tag, Tag::Time(_) | Tag::Prep | Tag::Adv));
                return match self.when_clause(at) {
                    Some(head) if only_time => Some(head),
                    _ if only_time => Some(Head::Clause(host)),
                    _ => Some(Head::Gap(host, rest)),
                };
            }
        }
        Some(Head::Clause(host))
    }

    /// A remark between a subject and its verb that holds the time itself.
    fn aside(&self, at: usize, index: usize) -> Option<Head> {
        let clause = self.clauses[index];
        let before = self.clauses.get(index.checked_sub(1)?)?;
        let first = clause.run.of(self.words).first()?;
        let noun = matches!(first.tag, Tag::Det | Tag::Noun | Tag::Num | Tag::Adj)
            && clause.open == Open::Comma;
        let resumed = self.clauses.get(index + 1).is_some_and(|next| {
            next.form == Form::Finite && next.open == Open::Comma && next.subject.is_empty()
        });
        let subject = before.form == Form::Fragment
            && matches!(
                before.open,
                Open::Start | Open::Break | Open::Content | Open::Coord
            );
        (noun && resumed && subject && clause.run.first < at).then(|| {
            Head::Aside(
                noun_phrase_before(self.text, self.words, clause.run.first),
                clause.run,
            )
        })
    }

    /// "In 2019, when the club lost £27m": the clause that says what happened then.
    fn when_clause(&self, at: usize) -> Option<Head> {
        let next = self
            .words
            .iter()
            .enumerate()
            .skip(at + 1)
            .find(|(_, word)| !matches!(word.tag, Tag::Comma | Tag::Quote))?;
        if !next.1.is_one(self.text, &["when", "where"]) {
            return None;
        }
        let index = self.clause_of(next.0)?;
        let clause = self.clauses[index];
        (clause.open == Open::Sub && clause.form == Form::Finite).then_some(Head::Clause(index))
    }

    /// "Down from 42% in the first round on 1 November": the round, not the comparison.
    fn compared_noun(&self, at: usize) -> Option<Head> {
        let index = self.clause_of(at)?;
        if modifies(self.words, at) {
            let phrase = self.phrase_after(at);
            let head = phrase.of(self.words).last()?;
            return is_happening(head.of(self.text))
                .then(|| Head::Noun(self.with_complement(phrase)));
        }
        let placed = self
            .before(at, 1)
            .is_some_and(|word| word.is_one(self.text, &["on", "in", "of"]));
        if placed {
            self.only_noun(at, self.clauses[index])
        } else {
            None
        }
    }

    /// "To cover the six months to April": a stretch of time that is the object of a verb.
    fn is_object(&self, at: usize) -> bool {
        let verb = self.before(at, 1).is_some_and(|word| {
            word.is_one(
                self.text,
                &[
                    "cover", "covers", "covered", "covering", "last", "lasted", "lasts", "spent",
                    "spend", "took", "take", "mark", "marks", "marked", "marking", "spans",
                    "spanned", "spanning",
                ],
            )
        });
        let described = self
            .before(at, 1)
            .is_some_and(|word| word.is(self.text, "of"))
            && self.before(at, 2).is_some_and(|word| {
                word.tag == Tag::Noun
                    && !is_happening(word.of(self.text))
                    && !is_period(word.of(self.text))
            });
        verb || described
    }

    /// A fragment beside a verb of saying still dates a noun that happens.
    fn only_noun(&self, at: usize, clause: Clause) -> Option<Head> {
        let noun = noun_phrase_before(
            self.text,
            self.words,
            at.saturating_sub(1).max(clause.run.first),
        );
        let head = noun.of(self.words).last()?;
        (noun.first >= clause.run.first && is_happening(head.of(self.text)))
            .then_some(Head::Noun(noun))
    }

    /// "DUSHANBE, Oct 8 (Agency) —": capitals, marks and a dash, and no verb before it.
    fn is_dateline(&self, at: usize) -> bool {
        let dash = self
            .words
            .iter()
            .enumerate()
            .skip(at)
            .take(14)
            .find(|(_, word)| {
                word.tag == Tag::Break && word.is_one(self.text, &["—", "–", "-", "--", ":"])
            });
        let Some((dash, _)) = dash else {
            return false;
        };
        self.words[..dash].iter().all(|word| {
            matches!(
                word.tag,
                Tag::Comma
                    | Tag::Break
                    | Tag::Stop
                    | Tag::Mark
                    | Tag::Time(_)
                    | Tag::Num
                    | Tag::Aside
            ) || word.capital
                || word.tag == Tag::Genitive
                || word.is(self.text, "of")
        })
    }

    /// "Published: 8 October 2025", "Updated …": a line about the article.
    fn is_header(&self) -> bool {
        let head = self.words.first().is_some_and(|word| {
            word.is_one(
                self.text,
                &[
                    "published",
                    "updated",
                    "posted",
                    "modified",
                    "filed",
                    "date",
                    "dated",
                    "first",
                    "by",
                    "last",
                ],
            )
        });
        head && self.words.len() <= 16
            && (self
                .words
                .iter()
                .take(4)
                .any(|word| word.is(self.text, ":"))
                || self
                    .clauses
                    .iter()
                    .all(|clause| clause.form != Form::Finite || clause.subject.is_empty()))
    }

    /// "From a year earlier", "than in 2019", "compared with March".
    fn is_comparison(&self, at: usize) -> bool {
        let mut near = at;
        while near > 0 && matches!(self.words[near - 1].tag, Tag::Det | Tag::Adv) {
            near -= 1;
        }
        let Some(before) = self.before(near, 1) else {
            return false;
        };
        if before.is_one(self.text, &["than", "versus", "vs", "against"]) {
            return true;
        }
        let index = self.clause_of(at);
        let start = index.map_or(0, |index| self.clauses[index].run.first);
        if let Some(clause) = index
            .map(|index| self.clauses[index])
            .filter(|clause| clause.form == Form::Fragment || clause.open == Open::Comma)
        {
            let first = clause.run.of(self.words).first();
            if first.is_some_and(|word| {
                word.is_one(
                    self.text,
                    &[
                        "up",
                        "down",
                        "compared",
                        "versus",
                        "against",
                        "slower",
                        "faster",
                        "higher",
                        "lower",
                        "unchanged",
                        "than",
                        "double",
                        "triple",
                    ],
                )
            }) && clause.open != Open::Start
            {
                return true;
            }
        }
        // "Than the 4.4 per cent recorded in", "to 3% from 5.7% in".
        for (back, word) in self.words[start..near].iter().rev().enumerate().take(9) {
            if word.is_finite(self.text) || matches!(word.tag, Tag::Comma | Tag::To) {
                break;
            }
            if word.is(self.text, "than")
                && (near - back)
                    .checked_sub(2)
                    .and_then(|place| self.words.get(place))
                    .is_none_or(|word| {
                        !word.is_one(
                            self.text,
                            &["more", "less", "fewer", "rather", "other", "later"],
                        )
                    })
            {
                return true;
            }
            if word.is(self.text, "from") && back > 0 && self.words[near - back].tag != Tag::Ing {
                let number = self.words[near - back..near]
                    .iter()
                    .take(4)
                    .any(|word| word.tag == Tag::Num);
                let to = self.words[near - back..near]
                    .iter()
                    .any(|word| word.is(self.text, "to"));
                if number && !to {
                    return true;
                }
            }
        }
        let second = self.before(near, 2);
        if before.tag == Tag::Prep || before.tag == Tag::Sub {
            let with = before.is_one(
                self.text,
                &["with", "to", "in", "on", "at", "for", "from", "by"],
            );
            let word = second.filter(|_| with);
            if word
                .is_some_and(|word| word.is_one(self.text, &["compared", "than", "versus", "as"]))
            {
                return true;
            }
            if word.is_some_and(|word| is_yardstick(word.of(self.text)))
                && self.has_comparative(near - 2)
            {
                return true;
            }
        }
        if !before.is(self.text, "from") {
            return false;
        }
        let Some(Tag::Time(_)) = self.word(at).map(|word| word.tag) else {
            return false;
        };
        let said = self.words[at].of(self.text);
        let relative = [
            "earlier",
            "ago",
            "before",
            "previous",
            "prior",
            "last",
            "same",
            "preceding",
            "past",
            "current",
        ]
        .iter()
        .any(|cue| {
            said.split_whitespace()
                .any(|word| word.eq_ignore_ascii_case(cue))
        });
        let change = second.is_some_and(|word| {
            matches!(word.tag, Tag::Num | Tag::Mark)
                || word.is_one(
                    self.text,
                    &[
                        "up",
                        "down",
                        "cent",
                        "percent",
                        "unchanged",
                        "higher",
                        "lower",
                        "points",
                        "growth",
                        "increase",
                        "rise",
                        "drop",
                        "fall",
                        "decline",
                        "million",
                        "billion",
                    ],
                )
        });
        relative || change
    }

    /// Within a few words before `at`: "above its level in", "from the peak of".
    fn has_comparative(&self, at: usize) -> bool {
        self.words[..at].iter().rev().take(4).any(|word| {
            word.is_one(
                self.text,
                &[
                    "above", "below", "than", "from", "beyond", "exceeded", "under", "over",
                    "matching", "near",
                ],
            )
        })
    }

    /// "The first since 2019", "the deadliest since the war".
    fn is_rank(&self, at: usize) -> bool {
        let since = |word: &Word| {
            word.of(self.text)
                .split_whitespace()
                .next()
                .is_some_and(|first| {
                    first.eq_ignore_ascii_case("since") || first.eq_ignore_ascii_case("in")
                })
        };
        let opens = since(&self.words[at]) || self.before(at, 1).is_some_and(since);
        if !opens {
            return false;
        }
        let is_since = self.words[at]
            .of(self.text)
            .get(..5)
            .is_some_and(|start| start.eq_ignore_ascii_case("since"))
            || self
                .before(at, 1)
                .is_some_and(|word| word.is(self.text, "since"));
        if !is_since {
            return false;
        }
        for word in self.words[..at].iter().rev().take(8) {
            if matches!(word.tag, Tag::Break | Tag::Stop)
                || word.is_finite(self.text) && !word.is_one(self.text, &["recorded", "seen"])
            {
                return false;
            }
            let lower = word.of(self.text);
            if word.is_one(
                self.text,
                &[
                    "first", "worst", "best", "most", "least", "only", "record", "second", "third",
                    "time",
                ],
            ) || (lower.len() > 5
                && lower.ends_with("est")
                && !word.is_one(
                    self.text,
                    &[
                        "protest", "request", "interest", "invest", "arrest", "forest", "harvest",
                        "conquest", "contest", "suggest", "unrest",
                    ],
                ))
            {
                return true;
            }
        }
        false
    }

    /// "June WTI", "Brent for June delivery": months of contracts.
    fn names_goods(&self, at: usize) -> bool {
        self.word(at + 1)
            .is_some_and(|word| is_goods(word.of(self.text)))
    }

    /// The nouns after the time at `at`.
    fn phrase_after(&self, at: usize) -> Run {
        let first = if self
            .word(at + 1)
            .is_some_and(|word| word.tag == Tag::Genitive)
        {
            at + 2
        } else {
            at + 1
        };
        let last = self
            .words
            .iter()
            .enumerate()
            .skip(first)
            .take(8)
            .find(|(_, word)| {
                !matches!(
                    word.tag,
                    Tag::Noun | Tag::Adj | Tag::Num | Tag::Genitive | Tag::Mark | Tag::Quote
                )
            })
            .map_or(self.words.len().min(first + 8), |(last, _)| last);
        Run::new(first, last)
    }

    /// The last noun of a phrase, whole where it is a compound ("run-off").
    fn head_noun(&self, phrase: Run) -> Option<&str> {
        let words = phrase.of(self.words);
        let last = words.iter().rposition(|word| word.tag == Tag::Noun)?;
        let compound = last >= 2 && words[last - 1].is(self.text, "-");
        let first = if compound { last - 2 } else { last };
        Some(words[first].span.join(words[last].span).slice(self.text))
    }

    /// Adds "of …" and "in …" after a noun that happens.
    fn with_complement(&self, phrase: Run) -> Run {
        let follows = self.word(phrase.last).is_some_and(|word| {
            word.is_one(
                self.text,
                &["of", "on", "in", "between", "against", "over", "with", "at"],
            )
        });
        if !follows {
            return phrase;
        }
        let last = self
            .words
            .iter()
            .enumerate()
            .skip(phrase.last + 1)
            .take(8)
            .find(|(_, word)| {
                !matches!(
                    word.tag,
                    Tag::Noun | Tag::Adj | Tag::Det | Tag::Num | Tag::Genitive
                )
            })
            .map_or(phrase.last, |(last, _)| last);
        if last > phrase.last + 1 {
            Run::new(phrase.first, last)
        } else {
            phrase
        }
    }
}

fn is_goods(noun: &str) -> bool {
    [
        "contract",
        "contracts",
        "delivery",
        "futures",
        "wti",
        "brent",
        "crude",
        "options",
    ]
    .iter()
    .any(|good| noun.eq_ignore_ascii_case(good))
}

fn is_yardstick(noun: &str) -> bool {
    [
        "level",
        "levels",
        "figure",
        "figures",
        "rate",
        "total",
        "average",
        "number",
        "pace",
        "peak",
        "record",
        "high",
        "low",
        "reading",
        "estimate",
        "forecast",
        "projection",
    ]
    .iter()
    .any(|yard| noun.eq_ignore_ascii_case(yard))
}

fn is_period(noun: &str) -> bool {
    [
        "quarter",
        "half",
        "months",
        "month",
        "week",
        "weeks",
        "days",
        "period",
        "start",
        "end",
        "beginning",
        "year",
        "spring",
        "summer",
        "autumn",
        "winter",
        "morning",
        "evening",
        "night",
    ]
    .iter()
    .any(|period| noun.eq_ignore_ascii_case(period))
}
