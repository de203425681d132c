//! Tokens of one sentence → words with one part of speech each, every time expression being one word.
//!
//! Lexical cues and neighbours, left to right, one look ahead; no model. Right for plain news sentences; where it is wrong a
//! title reads worse, and nothing else breaks.

use super::super::token::{Kind, Token};
use super::lexicon::{Can, look_up};
use crate::model::Span;

/// What a word is in its sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tag {
    /// Noun, name, or anything unknown.
    Noun,
    /// Determiner.
    Det,
    /// Subject pronoun.
    Pron,
    /// Preposition.
    Prep,
    /// "And", "but", "or".
    Coord,
    /// Subordinating conjunction.
    Sub,
    /// Relative pronoun.
    Rel,
    /// "That" as a conjunction or relative pronoun.
    That,
    /// "To" before a verb.
    To,
    /// Adverb.
    Adv,
    /// A participle or other word that describes the noun after it.
    Adj,
    /// A number.
    Num,
    /// Modal verb.
    Modal,
    /// A form of be, have or do.
    Aux,
    /// Infinitive, or the verb after a modal.
    Base,
    /// Present tense.
    Present,
    /// Past tense.
    Past,
    /// Past participle.
    Part,
    /// "-ing" form as a verb.
    Ing,
    /// "'s".
    Genitive,
    /// A time expression, by index.
    Time(u32),
    /// A comma.
    Comma,
    /// Semicolon, colon, dash or bracket.
    Break,
    /// A quotation mark.
    Quote,
    /// Any other mark, such as a currency sign.
    Mark,
    /// Inside brackets, brackets included: no part of the clause around it.
    Aside,
    /// The stop at the end.
    Stop,
}

/// One word, mark or time expression of a sentence.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word {
    /// Where it stands.
    pub(super) span: Span,
    /// True when white space stands before it.
    pub(super) spaced: bool,
    /// True when it begins with a capital.
    pub(super) capital: bool,
    /// What it can be.
    pub(super) can: Can,
    /// What it is.
    pub(super) tag: Tag,
}

impl Word {
    /// Its characters.
    pub(super) fn of<'a>(&self, text: &'a str) -> &'a str {
        self.span.slice(text)
    }

    /// True when it reads `word`, in any case.
    pub(super) fn is(&self, text: &str, word: &str) -> bool {
        self.of(text).eq_ignore_ascii_case(word)
    }

    /// True when it reads one of `words`, in any case.
    pub(super) fn is_one(&self, text: &str, words: &[&str]) -> bool {
        words.iter().any(|word| self.is(text, word))
    }

    /// True for the tense-bearing words of a clause.
    pub(super) fn is_finite(&self, text: &str) -> bool {
        match self.tag {
            Tag::Modal | Tag::Present | Tag::Past => true,
            Tag::Aux => !self.is_one(text, &["be", "been", "being", "having"]),
            _ => false,
        }
    }
}

/// Tags the tokens of one sentence; `times` are the spans of its time expressions, in order, with their indices.
pub(super) fn tag(text: &str, tokens: &[Token], times: &[(u32, Span)]) -> Vec<Word> {
    let mut words = words(text, tokens, times);
    set_aside(text, &mut words);
    for at in 0..words.len() {
        words[at].tag = choose(text, &words, at);
    }
    words
}

fn words(text: &str, tokens: &[Token], times: &[(u32, Span)]) -> Vec<Word> {
    let mut out: Vec<Word> = Vec::with_capacity(tokens.len());
    let mut times = times.iter().peekable();
    let mut lower = String::new();
    for token in tokens.iter().filter(|token| token.kind != Kind::Break) {
        while times.next_if(|(_, span)| span.end <= token.start).is_some() {}
        if let Some(&&(index, span)) = times.peek().filter(|(_, span)| span.overlaps(token.span()))
        {
            match out.last_mut().filter(|last| last.tag == Tag::Time(index)) {
                Some(last) => last.span = last.span.join(token.span()),
                None => out.push(Word {
                    span: span.join(token.span()),
                    spaced: token.spaced,
                    capital: token.capital,
                    can: Can::default(),
                    tag: Tag::Time(index),
                }),
            }
            continue;
        }
        let (can, tag) = match token.kind {
            Kind::Word => {
                lower.clear();
                lower.extend(token.of(text).chars().flat_map(char::to_lowercase));
                (look_up(&lower), Tag::Noun)
            }
            Kind::Number => (Can::default(), Tag::Num),
            Kind::Mark | Kind::Break => (Can::default(), mark(text, token)),
        };
        out.push(Word {
            span: token.span(),
            spaced: token.spaced,
            capital: token.capital,
            can,
            tag,
        });
    }
    out
}

/// Marks short remarks in brackets, so that the clause around them stays whole.
fn set_aside(text: &str, words: &mut [Word]) {
    const LONGEST: usize = 12;
    let mut at = 0;
    while at < words.len() {
        if words[at].is_one(text, &["(", "["]) {
            let close = (at + 1..words.len().min(at + LONGEST))
                .find(|&place| words[place].is_one(text, &[")", "]"]));
            let inside = close.map(|close| &words[at..close]);
            let clause = inside.is_some_and(|inside| {
                inside.iter().any(|word| {
                    word.can.be(Can::AUX) || word.can.be(Can::MODAL) || word.can.be(Can::PRON)
                })
            });
            if let Some(close) = close.filter(|_| !clause) {
                for word in &mut words[at..=close] {
                    if !matches!(word.tag, Tag::Time(_)) {
                        word.tag = Tag::Aside;
                    }
                }
                at = close;
            }
        }
        at += 1;
    }
}

fn mark(text: &str, token: &Token) -> Tag {
    match token.of(text) {
        "," => Tag::Comma,
        ";" | ":" | "—" | "(" | ")" | "[" | "]" => Tag::Break,
        "–" | "-" if token.spaced => Tag::Break,
        "“" | "”" | "\"" | "«" | "»" | "‘" => Tag::Quote,
        "." | "!" | "?" | "…" => Tag::Stop,
        _ => Tag::Mark,
    }
}

/// The part of speech of the word at `at`, those before it being settled.
fn choose(text: &str, words: &[Word], at: usize) -> Tag {
    let word = words[at];
    if word.tag != Tag::Noun {
        return word.tag;
    }
    let can = word.can;
    let first = words[..at]
        .iter()
        .all(|word| matches!(word.tag, Tag::Quote | Tag::Break | Tag::Mark));
    let after_quote = at
        .checked_sub(1)
        .is_some_and(|before| words[before].tag == Tag::Quote);
    if word.is_one(text, &["'s", "’s"]) {
        return genitive(text, words, at);
    }
    // "Run-off", "so-called", "six-month-old": parts of compounds are no verbs and no prepositions.
    let hyphen = |place: Option<usize>| {
        place
            .and_then(|place| words.get(place))
            .is_some_and(|word| !word.spaced && word.is(text, "-"))
    };
    let second_half = !word.spaced && hyphen(at.checked_sub(1));
    if second_half || hyphen(Some(at + 1)) && words.get(at + 2).is_some_and(|word| !word.spaced) {
        return if second_half && can.be(Can::PART) {
            Tag::Adj
        } else {
            Tag::Noun
        };
    }
    // A capital inside a sentence makes a name, except of words that nothing is named after.
    if word.capital && !first && !after_quote && !can.be(Can::DET) && !can.be(Can::PRON) {
        return Tag::Noun;
    }
    let before = words[..at]
        .iter()
        .rev()
        .find(|word| !matches!(word.tag, Tag::Adv | Tag::Quote | Tag::Aside))
        .map(|word| word.tag);
    let next = words.get(at + 1).copied();
    if word.is(text, "that") {
        return that(before, next);
    }
    if word.is(text, "to") {
        let verb = words[at + 1..].iter().find(|word| !word.can.be(Can::ADV));
        let infinitive = verb.is_some_and(|word| {
            !word.capital && (word.can.be(Can::BASE) || word.is_one(text, &["be", "have", "do"]))
        });
        return if infinitive { Tag::To } else { Tag::Prep };
    }
    // "First held", "last met": an adverb before a verb.
    let verbal = next.is_some_and(|next| next.can.be(Can::PAST) || next.can.be(Can::PART));
    if word.is_one(text, &["first", "last", "best"])
        && verbal
        && !matches!(before, Some(Tag::Det | Tag::Genitive | Tag::Prep))
    {
        return Tag::Adv;
    }
    if can.be(Can::MODAL) {
        // "May Torres": a name, at the start of a sentence too.
        let named =
            word.capital && next.is_some_and(|next| next.capital && next.can == Can::default());
        return if named { Tag::Noun } else { Tag::Modal };
    }
    if can.be(Can::AUX) {
        return Tag::Aux;
    }
    if can.be(Can::VERB) {
        return verb(text, words, at, before);
    }
    for (what, tag) in [
        (Can::DET, Tag::Det),
        (Can::PRON, Tag::Pron),
        (Can::REL, Tag::Rel),
        (Can::SUB, Tag::Sub),
        (Can::COORD, Tag::Coord),
        (Can::PREP, Tag::Prep),
        (Can::ADV, Tag::Adv),
    ] {
        if can.be(what) {
            return tag;
        }
    }
    Tag::Noun
}

/// "'s" is a genitive, or "is" after a pronoun.
fn genitive(text: &str, words: &[Word], at: usize) -> Tag {
    let is = at.checked_sub(1).is_some_and(|before| {
        matches!(words[before].tag, Tag::Pron | Tag::That)
            || words[before].is_one(text, &["that", "who", "what", "there"])
    });
    if is { Tag::Aux } else { Tag::Genitive }
}

/// "That": a determiner before a noun that stands alone, else the opener of a clause.
fn that(before: Option<Tag>, next: Option<Word>) -> Tag {
    let noun_follows = next.is_some_and(|next| {
        !next.capital && next.can == Can::default() && matches!(next.tag, Tag::Noun)
    });
    let free = matches!(
        before,
        None | Some(Tag::Prep | Tag::Comma | Tag::Coord | Tag::Base)
    );
    if noun_follows && free {
        Tag::Det
    } else {
        Tag::That
    }
}

/// Settles a word that can be a verb.
fn verb(text: &str, words: &[Word], at: usize, before: Option<Tag>) -> Tag {
    let word = words[at];
    let can = word.can;
    if at > 0 && words[at - 1].is(text, "whose") {
        return Tag::Noun;
    }
    let helper = helper(text, words, at);
    match helper {
        Some(Helper::Infinitive) if can.be(Can::BASE) => return Tag::Base,
        Some(Helper::Have) if can.be(Can::PART) => return Tag::Part,
        Some(Helper::Be) if can.be(Can::PART) => return Tag::Part,
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
    let after_noun_opener = matches!(before, Some(Tag::Det | Tag::Adj | Tag::Genitive));
    if after_noun_opener {
        return if can.be(Can::PART) && noun_next && !can.be(Can::BASE) {
            Tag::Adj
        } else {
            Tag::Noun
        };
    }
    if can.be(Can::PAST) && !can.be(Can::BASE) {
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
        return Tag::Ing;
    }
    // From here on the form can be a noun as well: "cut", "rise", "plans".
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
    let resumes = before == Some(Tag::Comma) && resumes(text, words, at);
    if has_finite_since_boundary(text, words, at)
        && !matches!(before, Some(Tag::Pron | Tag::Rel | Tag::That | Tag::Coord))
    {
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
    let plural = subject.is_some_and(|word| {
        let text = word.of(text);
        (text.ends_with('s') && !text.ends_with("ss") && word.tag == Tag::Noun)
            || [
                "they", "we", "you", "i", "who", "which", "that", "people", "police", "data", "%",
                "cent",
            ]
            .iter()
            .any(|plural| text.eq_ignore_ascii_case(plural))
    });
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
            || next.is(text, "that")
            || !next.can.be(Can::AUX)
    }) && !next.is_some_and(|next| {
        next.is(text, "of")
            || next.can.be(Can::AUX)
            || next.can.be(Can::MODAL)
            || next.can.be(Can::PAST) && !next.can.be(Can::BASE)
    });
    let last = next.is_some_and(|next| next.tag == Tag::Comma || next.can.be(Can::REL));
    if last && !matches!(before, Some(Tag::Pron | Tag::Rel | Tag::That)) && can.be(Can::THIRD) {
        return Tag::Noun;
    }
    if can.be(Can::THIRD) {
        let pronoun = matches!(before, Some(Tag::Pron | Tag::Rel | Tag::That));
        let finite_ahead = words[at + 1..]
            .iter()
            .take(25)
            .take_while(|word| {
                !matches!(word.tag, Tag::Comma | Tag::Break | Tag::Stop)
                    && !word.can.be(Can::REL)
                    && !word.can.be(Can::SUB)
                    && !word.is(text, "that")
            })
            .any(|word| {
                word.can.be(Can::MODAL)
                    || (word.can.be(Can::AUX) && !word.is_one(text, &["be", "been"]))
                    || (word.can.be(Can::PAST) && !word.can.be(Can::PART))
            });
        let lone = matches!(before, Some(Tag::Comma | Tag::Time(_) | Tag::Break));
        return if object
            && (resumes || pronoun || !finite_ahead && !lone || lone && !finite_ahead && !noun_next)
        {
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

enum Helper {
    Infinitive,
    Have,
    Be,
}

/// The auxiliary that the verb at `at` hangs on, adverbs between them aside.
fn helper(text: &str, words: &[Word], at: usize) -> Option<Helper> {
    let mut seen = 0;
    for word in words[..at].iter().rev().take(6) {
        seen += 1;
        match word.tag {
            Tag::Adv | Tag::Quote => {}
            Tag::Modal | Tag::To => return Some(Helper::Infinitive),
            Tag::Aux
                if word.is_one(
                    text,
                    &[
                        "has",
                        "have",
                        "had",
                        "having",
                        "hasn't",
                        "haven't",
                        "hadn't",
                        "hasn’t",
                        "haven’t",
                        "hadn’t",
                    ],
                ) =>
            {
                return Some(Helper::Have);
            }
            Tag::Aux
                if word.is_one(
                    text,
                    &[
                        "do",
                        "does",
                        "did",
                        "don't",
                        "doesn't",
                        "didn't",
                        "don’t",
                        "doesn’t",
                        "didn’t",
                    ],
                ) =>
            {
                return Some(Helper::Infinitive);
            }
            Tag::Aux => return Some(Helper::Be),
            Tag::Base if word.is_one(text, &["be"]) => return Some(Helper::Be),
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

fn is_boundary(tag: Tag) -> bool {
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
fn stretch(words: &[Word], at: usize) -> &[Word] {
    let first = words[..at]
        .iter()
        .rposition(|word| is_boundary(word.tag))
        .map_or(0, |place| place + 1);
    &words[first..at]
}

/// True when the comma before `at` closes an inserted remark, so that the verb at `at` has its subject before that:
/// "Mr Rusnac, who has governed since 2016, | conceded".
fn resumes(text: &str, words: &[Word], at: usize) -> bool {
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
        let before = &words[start..open];
        let remark = words[open + 1..close]
            .iter()
            .find(|word| !matches!(word.tag, Tag::Quote | Tag::Adv));
        let inserted = remark.is_some_and(|word| {
            matches!(
                word.tag,
                Tag::Rel | Tag::Part | Tag::Num | Tag::Det | Tag::Ing
            ) || word.is_one(text, &["whose", "one"])
                || word.tag == Tag::Noun
        });
        let subject = before
            .iter()
            .any(|word| matches!(word.tag, Tag::Noun | Tag::Pron))
            && !before.iter().any(|word| word.is_finite(text))
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

fn has_finite_since_boundary(text: &str, words: &[Word], at: usize) -> bool {
    words[..at]
        .iter()
        .rev()
        .take(40)
        .take_while(|word| !is_boundary(word.tag))
        .any(|word| word.is_finite(text))
}

/// True when an "-ed" form without an auxiliary is a participle ("accounts filed on Friday show"), not a past tense.
fn is_reduced(text: &str, words: &[Word], at: usize, before: Option<Tag>) -> bool {
    match before {
        Some(Tag::Pron | Tag::Rel | Tag::That | Tag::Coord) => return false,
        None | Some(Tag::Prep | Tag::Sub) => return true,
        _ => {}
    }
    let next = words.get(at + 1);
    let object = next.is_some_and(|next| {
        next.can.be(Can::DET)
            || next.can.be(Can::PRON)
            || matches!(next.tag, Tag::Num | Tag::Mark)
            || next.is(text, "that")
            || (next.tag == Tag::Noun && next.can == Can::default())
    });
    let by = next.is_some_and(|next| {
        next.is(text, "by")
            && !words
                .get(at + 2)
                .is_some_and(|word| matches!(word.tag, Tag::Num | Tag::Mark))
    });
    if words[at].can.be(Can::SAY) && !by && !next.is_some_and(|next| next.is(text, "in")) {
        return false;
    }
    if words[at].is_one(text, &["dated", "called", "named", "based", "born"]) {
        return !object;
    }
    if matches!(before, Some(Tag::Comma)) {
        if resumes(text, words, at) {
            return false;
        }
        // ", released on Monday," and ", founded in 1954,": no object of its own.
        return !object;
    }
    if has_finite_since_boundary(text, words, at) {
        return true;
    }
    if object {
        return false;
    }
    // "According to a memo filed last month": a noun inside a phrase is no subject.
    let opener = stretch(words, at)
        .iter()
        .find(|word| !matches!(word.tag, Tag::Adv | Tag::Coord | Tag::Quote));
    if opener.is_some_and(|word| {
        word.is_one(
            text,
            &[
                "according",
                "despite",
                "including",
                "following",
                "with",
                "of",
                "like",
                "unlike",
                "to",
                "by",
                "than",
            ],
        )
    }) {
        return true;
    }
    // A later plain past, auxiliary or modal in the same stretch is the verb of the clause, unless "and" or "that" opens one.
    let later = words[at + 1..]
        .iter()
        .take(25)
        .take_while(|word| {
            !matches!(word.tag, Tag::Comma | Tag::Break | Tag::Stop)
                && !word.can.be(Can::SUB)
                && !word.can.be(Can::REL)
                && !word.can.be(Can::COORD)
                && !word.is(text, "that")
        })
        .any(|word| {
            word.can.be(Can::MODAL)
                || (word.can.be(Can::AUX) && !word.is_one(text, &["be", "been", "being", "having"]))
                || (word.can.be(Can::PAST) && !word.can.be(Can::BASE))
                || (word.can.be(Can::SAY) && word.can.be(Can::BASE))
        });
    by && !later && has_finite_since_boundary(text, words, at) || later
}
