//! Times that date nothing: they compare ("from a year earlier"), name ("the May contract"), rank ("the worst since 2019"),
//! or stand in a dateline or a header.
//!
//! Has no opinion on what the other times date.

use super::Sentence;
use super::ware::{is_period, is_yardstick};
use crate::extract::event::clause::{Form, Open, modifies};
use crate::extract::event::lexicon::is_happening;
use crate::extract::event::tag::{Tag, Word};
use crate::extract::goods::GOODS;
use crate::model::said::{Bound, Joint, Part};
use crate::model::{Class, Grain};

impl Sentence<'_> {
    /// "To describe the nine months to August": a stretch of time that is the object of a verb.
    pub(super) fn is_object(&self, at: usize) -> bool {
        // "Spent the 1860s on the frontier": then they were there.
        let spent = self
            .before(at, 1)
            .is_some_and(|word| word.is_one(words!["spent", "spend"]))
            && self
                .time(at)
                .is_some_and(|time| time.class == Class::Date && time.interval.is_some());
        let verb = !spent
            && self.before(at, 1).is_some_and(|word| {
                word.is_one(words![
                    "cover",
                    "covers",
                    "covered",
                    "covering",
                    "last",
                    "lasted",
                    "lasts",
                    "spent",
                    "spend",
                    "took",
                    "take",
                    "mark",
                    "marks",
                    "marked",
                    "marking",
                    "spans",
                    "spanned",
                    "spanning",
                    "outlast",
                    "outlasts",
                    "outlasted"
                ])
            });
        let described = self.before(at, 1).is_some_and(|word| word.is(word!("of")))
            && self.before(at, 2).is_some_and(|word| {
                // "Was shut for much of 2020".
                let share = word.is_one(words!["much", "most", "half", "bulk", "rest"])
                    && self.before(at, 3).is_some_and(|word| {
                        word.is_one(words!["for", "in", "through", "over", "during"])
                    });
                // "During the reform of 1508 the courts were moved", "in the record season of 1966".
                let led = self.words[at.saturating_sub(5)..at]
                    .windows(2)
                    .any(|pair| pair[0].is(word!("in")) && pair[1].is(word!("the")));
                let during = led
                    || self.words[at.saturating_sub(5)..at]
                        .iter()
                        .any(|word| word.is(word!("during")));
                word.tag == Tag::Noun
                    && !during
                    && !share
                    && !is_happening(word.of(self.text))
                    && !is_period(word.of(self.text))
            });
        let aimed = self.before(at, 1).is_some_and(|word| word.is(word!("for")))
            && self.before(at, 2).is_some_and(|word| {
                word.is_one(words![
                    "calendar",
                    "budget",
                    "programme",
                    "program",
                    "schedule",
                    "timetable",
                    "agenda",
                    "bookings",
                    "tickets",
                    "reservations",
                    "strategy",
                ]) || word.is_one(words![
                    "report", "reports", "data", "figures", "results", "gdp"
                ]) && self.is_in_subject(at)
            });
        // "A probe dating back to 2005".
        let origin = self
            .before(at, 1)
            .is_some_and(|word| word.is_one(words!["to", "from"]))
            && self.words[at.saturating_sub(3)..at]
                .iter()
                .any(|word| word.is_one(words!["dating", "dates", "dated"]));
        // "To levels last seen in 1995".
        let last_seen = self
            .before(at, 2)
            .is_some_and(|word| word.is_one(words!["seen", "recorded", "reached"]))
            && self
                .before(at, 3)
                .is_some_and(|word| word.is(word!("last")))
            // "He was last seen on Friday" is an event.
            && self
                .before(at, 4)
                .is_none_or(|word| word.tag != Tag::Aux);
        // "Traders fear for the summer", "is bracing for winter": what is feared has not come.
        let feared = self.before(at, 1).is_some_and(|word| word.is(word!("for")))
            && self.before(at, 2).is_some_and(|word| {
                word.is_one(words![
                    "fear",
                    "fears",
                    "feared",
                    "hope",
                    "hopes",
                    "worry",
                    "worries",
                    "bracing",
                    "braced",
                    "brace",
                    "braces",
                    "prepare",
                    "prepares",
                    "preparing",
                    "prepared"
                ])
            });
        // "Analysts polled last week had expected": when they were asked is no event.
        let asked = self.before(at, 1).is_some_and(|word| {
            word.tag == Tag::Part
                && word.is_one(words![
                    "polled",
                    "surveyed",
                    "interviewed",
                    "canvassed",
                    "quoted"
                ])
        });
        let described =
            described && !modifies(self.words, at) || origin || last_seen || asked || feared;
        verb || described || aimed || self.is_unplaced_length(at) || self.tells_which(at)
    }

    /// "The morning train", "an evening class": which one, not when. "In morning trading" is when.
    fn tells_which(&self, at: usize) -> bool {
        let named = self.words[at].of(self.text);
        let part = named.rsplit(' ').next().unwrap_or(named);
        let bare = named.len() <= part.len() + "the ".len();
        bare && ["morning", "afternoon", "evening", "night"].contains(&part)
            && self
                .word(at + 1)
                .is_some_and(|word| matches!(word.tag, Tag::Noun | Tag::Adj))
            && !self
                .before(at, 1)
                .is_some_and(|word| word.is_one(words!["in", "during", "this", "late", "early"]))
    }

    /// True when the time at `at` stands in the subject of its clause.
    fn is_in_subject(&self, at: usize) -> bool {
        self.clause_of(at)
            .is_some_and(|index| self.clauses[index].subject.has(at))
    }

    /// A length of time that nothing places: "numbers from the first three days".
    fn is_unplaced_length(&self, at: usize) -> bool {
        self.is_length(at)
            && self
                .time(at)
                .is_some_and(|time| time.said.part == Part::Whole)
            && self
                .before(at, 1)
                .is_some_and(|word| word.is_one(words!["from", "of", "after"]))
    }

    /// "DUSHANBE, Oct 8 (Agency) —": capitals, marks and a dash, and no verb before it.
    pub(super) fn is_dateline(&self, at: usize) -> bool {
        let dash = self
            .words
            .iter()
            .enumerate()
            .skip(at)
            .take(14)
            .find(|(_, word)| {
                word.tag == Tag::Break && word.is_one(words!["—", "–", "-", "--", ":"])
            });
        // "1974: The bridge opens": an entry of a chronology has no place before its date.
        let entry = self.time(at).is_some_and(|time| time.said.entry);
        let Some((dash, _)) = dash.filter(|(_, word)| at > 0 || !entry && !word.is(word!(":")))
        else {
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
                || word.is(word!("of"))
        })
    }

    /// "Published: 8 October 2025", "Updated …": a line about the article.
    pub(super) fn is_header(&self) -> bool {
        let head = self.words.first().is_some_and(|word| {
            word.is_one(words![
                "published",
                "updated",
                "posted",
                "modified",
                "filed",
                "date",
                "dated",
                "first",
                "by",
                "last"
            ])
        });
        head && self.words.len() <= 16
            && (self.words.iter().take(4).any(|word| word.is(word!(":")))
                || self
                    .clauses
                    .iter()
                    .all(|clause| clause.form != Form::Finite || clause.subject.is_empty()))
    }

    /// "From a year earlier", "than in 2019", "compared with March".
    pub(in crate::extract::event) fn is_comparison(&self, at: usize) -> bool {
        // "Down five points since September", "from 1902 until 1913 prices rose": a stretch is compared with nothing.
        let stretch = self.time(at).is_some_and(|time| {
            time.said.bound == Bound::Since
                || at == 1 && matches!(time.said.joint, Joint::Carries(_))
        });
        if stretch {
            return false;
        }
        let mut near = at;
        while near > 0 && matches!(self.words[near - 1].tag, Tag::Det | Tag::Adv) {
            near -= 1;
        }
        let Some(before) = self.before(near, 1) else {
            return false;
        };
        let later = self
            .before(near, 2)
            .is_some_and(|word| word.is_one(words!["later", "earlier", "sooner"]));
        if later && before.is(word!("than")) {
            return false;
        }
        if before.is_one(words!["than", "versus", "vs", "against"]) {
            return true;
        }
        // "Later than advertised last week".
        let told = before.tag == Tag::Part
            && self
                .before(near, 2)
                .is_some_and(|word| word.is(word!("than")));
        // "Up 12 percent on this time last year".
        let on = before.is(word!("on"))
            && self.words[..near - 1]
                .iter()
                .rev()
                .take(4)
                .any(|word| word.is_one(words!["up", "down", "higher", "lower"]))
            && self
                .before(near, 2)
                .is_some_and(|word| word.is_one(words!["%", "percent", "cent"]))
            && self.time(at).is_some_and(|time| {
                let said = time.span.slice(self.text);
                said.ends_with("year") || said.ends_with("earlier") || said.ends_with("before")
            });
        if told || on {
            return true;
        }
        let index = self.clause_of(at);
        let start = index.map_or(0, |index| self.clauses[index].run.first);
        if let Some(clause) = index
            .map(|index| self.clauses[index])
            .filter(|clause| clause.form == Form::Fragment || clause.open == Open::Comma)
        {
            let first = clause.run.of(self.words).first();
            if first.is_some_and(|_| self.is_comparative(clause.run.first))
                && clause.open != Open::Start
            {
                return true;
            }
            // "To £9 million from £12 million, or 30 pence a unit, a year earlier", "after a profit of £3 million a year
            // earlier".
            let said = self.words[at].of(self.text);
            let relative =
                said.ends_with("earlier") || said.ends_with("ago") || said.ends_with("before");
            let from = self.words[..at]
                .iter()
                .rev()
                .take(16)
                .take_while(|word| !word.is_finite())
                .any(|word| word.is_one(words!["from", "after", "against"]));
            if relative && from && clause.form == Form::Fragment {
                return true;
            }
        }
        // "Than the 6 per cent seen in", "to 3% from 5.7% in".
        for (back, word) in self.words[start..near].iter().rev().enumerate().take(12) {
            if word.is_finite() || matches!(word.tag, Tag::Comma | Tag::To) {
                break;
            }
            if word.is(word!("than"))
                && (near - back)
                    .checked_sub(2)
                    .and_then(|place| self.words.get(place))
                    .is_none_or(|word| {
                        !word.is_one(words!["more", "less", "fewer", "rather", "other", "later"])
                    })
            {
                return true;
            }
            if word.is(word!("from")) && back > 0 && self.words[near - back].tag != Tag::Ing {
                let number = self.words[near - back..near]
                    .iter()
                    .take(4)
                    .any(|word| word.tag == Tag::Num);
                let to = self.words[near - back..near]
                    .iter()
                    .any(|word| word.is(word!("to")));
                if number && !to && !self.is_changed_on(near - back - 1, at) {
                    return true;
                }
            }
        }
        let second = self.before(near, 2);
        if before.tag == Tag::Prep || before.tag == Tag::Sub {
            let with = before.is_one(words!["with", "to", "in", "on", "at", "for", "from", "by"]);
            let word = second.filter(|_| with);
            // "Stood at £2m as on 31 March" is when, "as in March" is a comparison.
            let high = self.words[near.saturating_sub(6)..near.saturating_sub(2)]
                .iter()
                .any(|word| word.is(word!("as")));
            let as_on = !high
                && before.is_one(words!["on", "at"])
                && word.is_some_and(|word| word.is(word!("as")));
            let compares = words!["compared", "than", "versus", "as"];
            if !as_on && word.is_some_and(|word| word.is_one(compares)) {
                return true;
            }
            if word.is_some_and(|word| is_yardstick(word.of(self.text)))
                && self.has_comparative(near - 2)
            {
                return true;
            }
        }
        if !before.is(word!("from")) {
            return false;
        }
        let Some(Tag::Time(_)) = self.word(at).map(|word| word.tag) else {
            return false;
        };
        // "The hearing was moved from Tuesday to Thursday": it is not then.
        if self.words[..near - 1].iter().rev().take(2).any(|word| {
            word.is_one(words![
                "moved",
                "postponed",
                "rescheduled",
                "delayed",
                "brought",
                "deferred",
                "shifted"
            ])
        }) && self.words[at + 1..]
            .iter()
            .take(2)
            .any(|word| word.is_one(words!["to", "until"]))
        {
            return true;
        }
        // "Fell 9.8 per cent in October from September".
        let change = second.is_some_and(|word| matches!(word.tag, Tag::Time(_)))
            && self.words[..near]
                .iter()
                .rev()
                .take(7)
                .any(|word| word.is_one(words!["%", "percent", "cent"]))
            && !self
                .word(at + 1)
                .is_some_and(|word| word.is_one(words!["to", "until", "through"]));
        if change {
            return true;
        }
        // "41,000 people, a decrease of 76, or 0.2 per cent, from July 1".
        let apart = second.is_some_and(|word| word.tag == Tag::Comma);
        if apart
            && self.words[..near].iter().rev().take(12).any(|word| {
                word.is_one(words![
                    "increase",
                    "decrease",
                    "rise",
                    "drop",
                    "fall",
                    "decline",
                    "gain",
                    "improvement"
                ])
            })
        {
            return true;
        }
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
                || word.is_one(words![
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
                    "billion"
                ])
        });
        relative || change
    }

    /// "Up", "slower", "compared": what opens a comparison.
    pub(in crate::extract::event) fn is_comparative(&self, at: usize) -> bool {
        // "Half what it forecast in May".
        let part = self
            .word(at)
            .is_some_and(|word| word.is_one(words!["half", "twice"]))
            && self
                .word(at + 1)
                .is_some_and(|next| next.is_one(words!["what", "as"]));
        part || self.word(at).is_some_and(|word| {
            word.is_one(words![
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
                "triple"
            ])
        })
    }

    /// Within a few words before `at`: "above its level in", "from the peak of".
    fn has_comparative(&self, at: usize) -> bool {
        self.words[..at].iter().rev().take(4).any(|word| {
            word.is_one(words![
                "above", "below", "than", "from", "beyond", "exceeded", "under", "over",
                "matching", "near"
            ])
        })
    }

    /// "Raised its rate to 4% | from 3.75% on Thursday": the day of the change, which both figures are told of.
    fn is_changed_on(&self, from: usize, at: usize) -> bool {
        const REACH: usize = 5;
        let day = self
            .time(at)
            .and_then(|time| time.interval)
            .is_some_and(|interval| interval.grain() >= Grain::Day);
        let to = self.words[from.saturating_sub(REACH)..from]
            .iter()
            .any(|word| word.is(word!("to")));
        day && to && self.before(at, 1).is_some_and(|word| word.is(word!("on")))
    }

    /// "The first since 2019", "the deadliest since the war".
    pub(super) fn is_rank(&self, at: usize) -> bool {
        // "Since the pandemic year of 2020": the noun between is part of the date. "Since records began in 1951".
        let inside = |word: &&Word| {
            matches!(word.tag, Tag::Det | Tag::Noun | Tag::Adj)
                || word.is_one(words!["of", "began", "started"])
        };
        // "Since the free election in 1992", "since her win at Flanders in April".
        let placed = self
            .before(at, 1)
            .is_some_and(|word| word.is_one(words!["in", "on", "of"]));
        let reach = usize::from(placed)
            + self.words[..at - usize::from(placed)]
                .iter()
                .rev()
                .take(5)
                .take_while(inside)
                .count();
        let said = self.words[at].of(self.text).get(..5);
        let own = said.is_some_and(|start| start.eq_ignore_ascii_case("since"));
        let at = if own { at } else { at - reach };
        if !own
            && !self
                .before(at, 1)
                .is_some_and(|word| word.is(word!("since")))
        {
            return false;
        }
        for (place, word) in self.words[..at].iter().enumerate().rev().take(8) {
            // "Have lost a third of their value since July": a share.
            if word.is(word!("third"))
                && self
                    .before(place, 1)
                    .is_some_and(|word| word.is_one(words!["a", "one", "two"]))
            {
                continue;
            }
            if matches!(word.tag, Tag::Break | Tag::Stop)
                || word.is_finite() && !word.is_one(words!["recorded", "seen"])
            {
                return false;
            }
            let lower = word.of(self.text);
            if word.is_one(words![
                "first", "worst", "best", "most", "least", "only", "record", "second", "third",
                "time"
            ]) || (lower.len() > 5
                && lower.ends_with("est")
                && !word.is_one(words![
                    "protest", "request", "interest", "invest", "arrest", "forest", "harvest",
                    "conquest", "contest", "suggest", "unrest"
                ]))
            {
                return true;
            }
        }
        false
    }

    /// "June WTI", "Brent for June delivery": months of contracts.
    pub(super) fn names_goods(&self, at: usize) -> bool {
        self.word(at + 1).is_some_and(|word| word.is_one(GOODS))
    }
}
