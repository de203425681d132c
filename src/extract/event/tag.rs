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
    // A capital inside a sentence makes a name, except of words that nothing is named after.
    if word.capital && !first && !after_quote && !can.be(Can::DET) && !can.be(Can::PRON) {
        return Tag::Noun;
    }
    let before = words[..at]
        .iter()
        .rev()
        .find(|word| !matches!(word.tag, Tag::Adv | Tag::Quote))
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
    if can.be(Can::MODAL) {
        return Tag::Modal;
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
                | Tag::Break
        )
    ) {
        return Tag::Noun;
    }
    if has_finite_since_boundary(text, words, at)
        && !matches!(before, Some(Tag::Pron | Tag::Rel | Tag::That | Tag::Coord))
    {
        return Tag::Noun;
    }
    let subject = words[..at]
        .iter()
        .rev()
        .find(|word| !matches!(word.tag, Tag::Adv | Tag::Quote));
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
        next.is(text, "of") || next.can.be(Can::AUX) || next.can.be(Can::MODAL)
    });
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
            && (pronoun || !finite_ahead && !lone || lone && !finite_ahead && !noun_next)
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
    if plural && object {
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
    if matches!(before, Some(Tag::Comma)) {
        // ", released on Monday," and ", founded in 1954,": no object of its own.
        return !object;
    }
    if has_finite_since_boundary(text, words, at) {
        return true;
    }
    if object {
        return false;
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
