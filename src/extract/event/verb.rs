//! A word that can be a verb, in its sentence → what it is there: a tense, a participle, an adjective, a noun.
//!
//! The words before it are settled, those after it are only known by what they can be. Has no opinion on other words.

use super::clause::anew::{
    COMING, has_new_plural, has_new_subject, joins_present, lists_behind_modal, opens_with_article,
    resumes_behind_time, shares_infinitive,
};
use super::clause::reduced::is_reduced;
use super::lexicon::Can;
use super::tag::{Tag, Word};
use crate::extract::letters::Words;
use crate::extract::team::TEAMS;

/// Settles a word that can be a verb.
pub(super) fn verb(text: &str, words: &[Word], at: usize, before: Option<Tag>) -> Tag {
    let word = words[at];
    let can = word.can;
    if ends_period(text, words, at) {
        return Tag::Part;
    }
    let helper = helper(words, at);
    match helper {
        Some(Helper::Infinitive) if can.be(Can::BASE) => return Tag::Base,
        Some(Helper::Have | Helper::Be) if can.be(Can::PART) => return Tag::Part,
        Some(Helper::Be) if can.be(Can::ING) => return Tag::Ing,
        _ => {}
    }
    let next = words.get(at + 1);
    let noun_next = next.is_some_and(|next| {
        matches!(next.tag, Tag::Noun)
            && !next.can.be(Can::PREP)
            && !next.can.be(Can::ADV)
            && !next.can.be(Can::AUX)
            && !next.can.be(Can::SUB)
            && !next.can.be(Can::COORD)
            && !next.can.be(Can::DET)
            && !next.can.be(Can::PRON)
            && !next.can.be(Can::MODAL)
            && !next.can.be(Can::REL)
    });
    // "If all goes well".
    if can.be(Can::THIRD) && at > 0 && words[at - 1].is(word!("all")) {
        return Tag::Present;
    }
    let after_noun_opener = matches!(before, Some(Tag::Det | Tag::Adj | Tag::Genitive));
    if after_noun_opener {
        return if can.be(Can::PART) && noun_next && !can.be(Can::BASE) {
            Tag::Adj
        } else {
            Tag::Noun
        };
    }
    if can.be(Can::PAST) && !can.be(Can::BASE) {
        // "The man's burned and battered body".
        let pair = at >= 2
            && words[at - 1].tag == Tag::Coord
            && words[at - 2].can.be(Can::PART)
            && matches!(words[at - 2].tag, Tag::Adj | Tag::Noun);
        if pair && can.be(Can::PART) && noun_next {
            return Tag::Adj;
        }
        if matches!(before, Some(Tag::Prep)) && noun_next {
            return Tag::Adj;
        }
        if can.be(Can::PART) && is_reduced(text, words, at, before) {
            return Tag::Part;
        }
        return Tag::Past;
    }
    if can.be(Can::PART) && !can.be(Can::BASE) {
        return Tag::Part;
    }
    if can.be(Can::ING) {
        let named = at > 1
            && matches!(words[at - 1].tag, Tag::Time(_))
            && matches!(words[at - 2].tag, Tag::Det | Tag::Genitive);
        return if named { Tag::Noun } else { Tag::Ing };
    }
    // "The lido, shut since May, will reopen".
    if before == Some(Tag::Comma) && can.be(Can::PART) && is_remark(words, at) {
        return Tag::Part;
    }
    // "Raft racing starts at noon".
    if before == Some(Tag::Ing)
        && word.is_one(COMING)
        && next.is_some_and(|next| matches!(next.tag, Tag::Time(_)) || next.can.be(Can::PREP))
    {
        return Tag::Present;
    }
    // From here on the form can be a noun as well: "cut", "rise", "plans".
    if is_amount(words, at) {
        return Tag::Noun;
    }
    if !matches!(
        before,
        Some(
            Tag::Noun
                | Tag::Pron
                | Tag::Rel
                | Tag::That
                | Tag::Coord
                | Tag::Comma
                | Tag::Time(_)
                | Tag::Num
                | Tag::Mark
                | Tag::Break
        )
    ) {
        return Tag::Noun;
    }
    // "Warned that profit for the year would fall": what is said begins with its subject.
    let opens_said = at > 1
        && words[at - 1].tag == Tag::That
        && words[at - 2].is_finite()
        && words[at - 2].can.be(Can::SAY);
    if opens_said {
        return Tag::Noun;
    }
    // "“I won,” says Ann Orr".
    if word.is_one(SAYS)
        && at > 0
        && words[at - 1].tag == Tag::Quote
        && next.is_some_and(|next| next.capital || next.can.be(Can::DET))
    {
        return Tag::Present;
    }
    let resumes = before == Some(Tag::Comma) && resumes(words, at);
    // "Plans to close a mill and | cut 340 jobs".
    if before == Some(Tag::Coord) && can.be(Can::BASE) && shares_infinitive(words, at) {
        return Tag::Base;
    }
    // "Will enter orbit, | spend a week there, and | touch down".
    if matches!(before, Some(Tag::Comma | Tag::Coord))
        && can.be(Can::BASE)
        && lists_behind_modal(words, at)
    {
        return Tag::Present;
    }
    // "They host Calder on Saturday and | travel to Hexby".
    if before == Some(Tag::Coord) && can.be(Can::BASE) && joins_present(words, at) {
        return Tag::Present;
    }
    let fresh = opens_with_article(words, at)
        || can.be(Can::BASE) && has_new_plural(text, words, at)
        || can.be(Can::PAST) && (has_new_subject(words, at) || resumes_behind_time(words, at));
    let led = matches!(before, Some(Tag::Pron | Tag::Rel | Tag::That | Tag::Coord));
    if has_finite_since_boundary(words, at) && !fresh && !led {
        return Tag::Noun;
    }
    let subject = words[..at]
        .iter()
        .rev()
        .find(|word| !matches!(word.tag, Tag::Adv | Tag::Quote));
    let subject = subject.and_then(|word| match word.tag {
        _ if helper_free(words, at) => stretch(words, at)
            .iter()
            .take_while(|word| !matches!(word.tag, Tag::Prep | Tag::Part))
            .filter(|word| word.tag == Tag::Noun)
            .last(),
        _ => Some(word),
    });
    // "An arms store": after "an" no plural is a subject.
    let single = at >= 2 && words[at - 2].is_one(words!["a", "an"]);
    let plural = subject.is_some_and(|word| {
        let text = word.of(text);
        (text.ends_with('s')
            && !["ss", "us", "is"].iter().any(|end| text.ends_with(end))
            && word.tag == Tag::Noun)
            || word.is_one(words![
                "they", "we", "you", "i", "who", "which", "that", "people", "police", "data", "%",
                "cent",
            ])
            // "Redcliff Town travel to Hexby".
            || word.capital && word.is_one(TEAMS)
    }) && !single;
    let object = next.is_none_or(|next| {
        matches!(
            next.tag,
            Tag::Num | Tag::Mark | Tag::Time(_) | Tag::Comma | Tag::Stop
        ) || next.can.be(Can::DET)
            || next.can.be(Can::PREP)
            || next.can.be(Can::ADV)
            || next.can.be(Can::PRON)
            || next.can.be(Can::SUB)
            || next.capital
            || next.is(word!("that"))
            || !next.can.be(Can::AUX)
    }) && !next.is_some_and(|next| {
        // "Schools remain closed".
        let state =
            word.is_one(words!["remain", "remains", "stay", "stays"]) && next.can.be(Can::PART);
        next.is(word!("of"))
            || next.can.be(Can::AUX)
            || next.can.be(Can::MODAL)
            || next.can.be(Can::PAST) && !next.can.be(Can::BASE) && !state
    });
    if can.be(Can::THIRD) && is_plural_noun(words, at) {
        return Tag::Noun;
    }
    let last = next.is_some_and(|next| next.tag == Tag::Comma || next.can.be(Can::REL));
    if last && !matches!(before, Some(Tag::Pron | Tag::Rel | Tag::That)) && can.be(Can::THIRD) {
        return Tag::Noun;
    }
    if can.be(Can::THIRD) {
        let pronoun = matches!(before, Some(Tag::Pron | Tag::Rel | Tag::That));
        // "Work starts in April and the first bags should roll out": the modal is another's.
        let other = word.is_one(COMING)
            && words[at + 1..].windows(2).take(12).any(|pair| {
                pair[0].can.be(Can::COORD)
                    && pair[1].is_one(words!["the", "a", "an", "its", "their"])
            });
        // "Arrives in Cairo on Sunday and will leave": a verb behind "and" shares the subject.
        let shared = words[at + 1..].windows(2).take(25).position(|pair| {
            pair[0].can.be(Can::COORD)
                && (pair[1].can.be(Can::MODAL) || pair[1].can.be(Can::AUX) && !pair[1].capital)
        });
        let finite_ahead = words[at + 1..]
            .iter()
            .take(shared.filter(|&near| near > 1).unwrap_or(25))
            .take_while(|word| {
                !matches!(word.tag, Tag::Comma | Tag::Break | Tag::Stop)
                    && !word.can.be(Can::REL)
                    && !word.can.be(Can::SUB)
                    && !word.is(word!("that"))
                    // "If nothing changes we'll be two million".
                    && !word.is_one(words!["i", "he", "she", "we", "they"])
            })
            .any(|word| {
                word.can.be(Can::MODAL)
                    || (word.can.be(Can::AUX) && !word.is_one(words!["be", "been"]))
                    || (word.can.be(Can::PAST) && !word.can.be(Can::PART))
            });
        // "The county says 220 beds will be added": what is said has a verb of its own.
        let finite_ahead = finite_ahead && !other && !word.is_one(SAYS);
        return if object && (resumes || pronoun || !finite_ahead) {
            Tag::Present
        } else {
            Tag::Noun
        };
    }
    if can.be(Can::PAST) && object && !plural && !matches!(before, Some(Tag::Comma | Tag::Break)) {
        return Tag::Past;
    }
    if can.be(Can::PAST) && object {
        return Tag::Past;
    }
    if (plural || resumes) && object {
        Tag::Present
    } else {
        Tag::Noun
    }
}

/// True for a form behind a comma that acts on nothing, where the next comma is followed by the verb of the sentence.
fn is_remark(words: &[Word], at: usize) -> bool {
    const LONGEST: usize = 12;
    let acts = words
        .get(at + 1)
        .is_none_or(|next| next.can.be(Can::DET) || matches!(next.tag, Tag::Num | Tag::Mark));
    let close =
        (at + 1..words.len().min(at + LONGEST)).find(|&place| words[place].tag == Tag::Comma);
    let verb = close.and_then(|close| words.get(close + 1));
    let subject = !stretch(words, at - 1).iter().any(Word::is_finite);
    !acts
        && subject
        && verb.is_some_and(|word| {
            word.can.be(Can::MODAL) || word.can.be(Can::AUX) || word.can.be(Can::PAST)
        })
}

/// "A 9% | increase", "its 4.5 percent | rise": an article and nothing but a rate stand before it.
fn is_amount(words: &[Word], at: usize) -> bool {
    let inside = |word: &&Word| {
        matches!(word.tag, Tag::Num | Tag::Mark)
            || word.is_one(words![
                "percent",
                "per",
                "cent",
                "percentage",
                "point",
                "basis"
            ])
    };
    let rate = words[..at].iter().rev().take_while(inside).count();
    let number = words[at - rate..at].iter().any(|word| word.tag == Tag::Num);
    let percent = words[at - rate..at]
        .iter()
        .any(|word| word.is_one(words!["%", "percent", "cent", "point"]));
    number && percent && at > rate && words[at - rate - 1].tag == Tag::Det
}

/// Verbs of saying that are no nouns in any form.
const SAYS: Words = words![
    "says",
    "thinks",
    "believes",
    "argues",
    "insists",
    "warns",
    "expects",
    "predicts",
    "reckons",
    "knows",
    "suggests",
    "maintains",
    "concedes",
    "admits",
];

/// True for the "ended" of "its third quarter ended 31 May": it says which one, and nothing that anyone did.
pub(super) fn ends_period(text: &str, words: &[Word], at: usize) -> bool {
    let time = |word: &Word| matches!(word.tag, Tag::Time(_));
    let before = at.checked_sub(1).map(|before| &words[before]);
    words[at].is(word!("ended"))
        && words.get(at + 1).is_some_and(time)
        && before.filter(|before| time(before)).is_some_and(|before| {
            let period = before.of(text).rsplit([' ', '-']).next();
            period.is_some_and(|period| {
                [
                    "quarter", "half", "year", "month", "week", "months", "weeks", "days", "period",
                ]
                .contains(&period)
            })
        })
}

/// True for what could be the third person of a verb and is several things, by the words beside it.
fn is_plural_noun(words: &[Word], at: usize) -> bool {
    /// Adjectives: whoever acts has another word between.
    const DESCRIBING: Words = words![
        "higher",
        "lower",
        "bigger",
        "greater",
        "smaller",
        "larger",
        "fewer",
        "more",
        "less",
        "better",
        "worse",
        "stronger",
        "weaker",
        "daily",
        "weekly",
        "monthly",
        "quarterly",
        "annual",
        "yearly",
    ];
    let before = at.checked_sub(1).map(|before| &words[before]);
    let next = words.get(at + 1);
    let after_next = words.get(at + 2);
    // "Cocoa prices that have tripled": a noun that its clause describes.
    let described = next.is_some_and(|next| next.is_one(words!["that", "which", "who"]))
        && after_next.is_some_and(|word| word.can.be(Can::AUX) || word.can.be(Can::MODAL))
        && !words[at].can.be(Can::SAY);
    // "And trains stop at midnight": what comes next is the verb.
    let stops = before.is_some_and(|before| before.tag == Tag::Coord)
        && next.is_some_and(|next| next.can.be(Can::BASE) && next.can != words[at].can)
        && after_next
            .is_some_and(|word| matches!(word.tag, Tag::Time(_)) || word.can.be(Can::PREP));
    // "Lower prices", "weekly visits".
    described || stops || before.is_some_and(|before| before.is_one(DESCRIBING))
        // "Ruritanian forces on the coast": whoever forces, forces something.
        || words[at].is(word!("forces")) && next.is_some_and(|next| next.can.be(Can::PREP))
}

enum Helper {
    Infinitive,
    Have,
    Be,
}

/// The auxiliary that the verb at `at` hangs on, adverbs between them aside.
fn helper(words: &[Word], at: usize) -> Option<Helper> {
    let mut seen = 0;
    for word in words[..at].iter().rev().take(6) {
        seen += 1;
        match word.tag {
            Tag::Adv | Tag::Quote => {}
            Tag::Modal | Tag::To => return Some(Helper::Infinitive),
            Tag::Aux
                if word.is_one(words![
                    "has",
                    "have",
                    "had",
                    "having",
                    "hasn't",
                    "haven't",
                    "hadn't",
                    "hasn’t",
                    "haven’t",
                    "hadn’t"
                ]) =>
            {
                return Some(Helper::Have);
            }
            Tag::Aux
                if word.is_one(words![
                    "do",
                    "does",
                    "did",
                    "don't",
                    "doesn't",
                    "didn't",
                    "don’t",
                    "doesn’t",
                    "didn’t"
                ]) =>
            {
                return Some(Helper::Infinitive);
            }
            Tag::Aux => return Some(Helper::Be),
            Tag::Base if word.is_one(words!["be"]) => return Some(Helper::Be),
            // "were killed and injured": the helper carries over.
            Tag::Coord if seen == 1 => {}
            Tag::Part if words[at].can.be(Can::PART) => {}
            // "was nudged up", "was on Monday sentenced": a time or a particle may stand between.
            Tag::Time(_) | Tag::Prep if seen <= 2 => {}
            _ => return None,
        }
    }
    None
}

pub(super) fn is_boundary(tag: Tag) -> bool {
    matches!(
        tag,
        Tag::Comma | Tag::Break | Tag::Stop | Tag::Sub | Tag::Rel | Tag::That
    )
}

/// True when the subject before `at` has a phrase of its own: "voters in Estavia | go".
fn helper_free(words: &[Word], at: usize) -> bool {
    let stretch = stretch(words, at);
    let start = stretch
        .iter()
        .position(|word| !matches!(word.tag, Tag::Adv | Tag::Coord | Tag::Quote))
        .unwrap_or(0);
    stretch
        .get(start)
        .is_some_and(|word| matches!(word.tag, Tag::Noun | Tag::Det | Tag::Adj | Tag::Num))
        && stretch
            .iter()
            .skip(start)
            .any(|word| matches!(word.tag, Tag::Prep | Tag::Time(_) | Tag::Part))
}

/// The words between the last boundary and `at`.
pub(super) fn stretch(words: &[Word], at: usize) -> &[Word] {
    let first = words[..at]
        .iter()
        .rposition(|word| is_boundary(word.tag))
        .map_or(0, |place| place + 1);
    &words[first..at]
}

/// True when the comma before `at` closes an inserted remark, so that the verb at `at` has its subject before that:
/// "Mr Rusnac, who has governed since 2016, | conceded".
pub(super) fn resumes(words: &[Word], at: usize) -> bool {
    let is_comma = |word: &Word| word.tag == Tag::Comma;
    let Some(close) = words[..at].iter().rposition(is_comma) else {
        return false;
    };
    let mut open = close;
    // An age and an office may be two remarks: ", 66, a former treasurer,".
    for _ in 0..3 {
        let Some(place) = words[..open].iter().rposition(is_comma) else {
            return false;
        };
        if close - place > 30 {
            return false;
        }
        open = place;
        let start = words[..open]
            .iter()
            .rposition(|word| {
                matches!(
                    word.tag,
                    Tag::Break | Tag::Stop | Tag::Comma | Tag::That | Tag::Sub
                )
            })
            .map_or(0, |place| place + 1);
        // "In the first days of May his army, 9,000 strong, appeared".
        let led = words[start].tag == Tag::Prep
            && matches!(
                words.get(start + 1).map(|word| word.tag),
                Some(Tag::Time(_))
            );
        let start = if led && start + 2 < open {
            start + 2
        } else {
            start
        };
        let before = &words[start..open];
        let inside = &words[open + 1..close];
        let remark = inside
            .iter()
            .find(|word| !matches!(word.tag, Tag::Quote | Tag::Adv));
        let inserted = remark.is_some_and(|word| {
            matches!(
                word.tag,
                Tag::Rel | Tag::Part | Tag::Num | Tag::Det | Tag::Ing | Tag::Prep
            ) || word.is_one(words!["whose", "one"])
                || word.tag == Tag::Noun
        });
        let subject = before
            .iter()
            .any(|word| matches!(word.tag, Tag::Noun | Tag::Pron))
            && !before.iter().any(Word::is_finite)
            && before.first().is_some_and(|word| {
                matches!(
                    word.tag,
                    Tag::Noun | Tag::Det | Tag::Coord | Tag::Num | Tag::Pron | Tag::Adj | Tag::Mark
                )
            });
        if inserted && subject {
            return true;
        }
    }
    false
}

pub(super) fn has_finite_since_boundary(words: &[Word], at: usize) -> bool {
    words[..at]
        .iter()
        .rev()
        .take(40)
        .take_while(|word| !is_boundary(word.tag))
        // "Told reporters the bank expects": what was said has a verb of its own.
        .take_while(|word| !(word.is_finite() && word.can.be(Can::SAY)))
        .any(Word::is_finite)
}
