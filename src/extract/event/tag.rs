//! Tokens of one sentence → words with one part of speech each, every time expression being one word.
//!
//! Lexical cues and neighbours, left to right, one look ahead; no model. Right for plain news sentences; where it is wrong a
//! title reads worse, and nothing else breaks.

use super::super::letters::{Letters, Words, rare};
use super::super::token::{Kind, Token};
use super::lexicon::{Can, look_up};
use super::verb::{resumes, verb};
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
    /// Its letters; of a time expression, those of its first token.
    pub(super) letters: Letters,
    /// Their [hole](Letters::hole).
    pub(super) hole: u8,
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

    /// True when it has these letters: reads this word, in any case.
    #[expect(
        clippy::inline_always,
        reason = "what is seldom so must be seen where it is asked"
    )]
    #[inline(always)]
    pub(super) fn is(&self, word: Letters) -> bool {
        rare(self.letters == word)
    }

    /// True when it reads one of `words`, in any case.
    #[expect(
        clippy::inline_always,
        reason = "as for the lists that it compares with"
    )]
    #[inline(always)]
    pub(super) fn is_one(&self, words: Words) -> bool {
        words.have_sifted(self.letters, self.hole)
    }

    /// True for the tense-bearing words of a clause.
    pub(super) fn is_finite(&self) -> bool {
        match self.tag {
            Tag::Modal | Tag::Present | Tag::Past => true,
            Tag::Aux => !self.is_one(words!["be", "been", "being", "having"]),
            _ => false,
        }
    }
}

/// Tags the tokens of one sentence; `times` are the spans of its time expressions, in order, with their indices.
pub(super) fn tag(text: &str, tokens: &[Token], times: &[(u32, Span)]) -> Vec<Word> {
    let mut words = words(text, tokens, times);
    set_aside(&mut words);
    let mut first = true;
    for at in 0..words.len() {
        let tag = choose(text, &words, at, first);
        words[at].tag = tag;
        first &= matches!(tag, Tag::Quote | Tag::Break | Tag::Mark);
    }
    words
}

/// The longest abbreviation that keeps its stop, in bytes.
const LONGEST_SHORT: usize = 5;

fn words(text: &str, tokens: &[Token], times: &[(u32, Span)]) -> Vec<Word> {
    let mut out: Vec<Word> = Vec::with_capacity(tokens.len());
    let mut times = times.iter().peekable();
    let closing = |token: &&Token| token.letters != word!(".");
    let last = tokens.len() - tokens.iter().rev().take_while(closing).count();
    for (at, token) in tokens.iter().enumerate() {
        if token.kind == Kind::Break {
            continue;
        }
        // "Lumen Grid Inc. said", "George W. Lund": a stop inside a sentence belongs to the word before it.
        if !token.spaced
            && token.letters == word!(".")
            && (at + 1 < last || at + 1 == last && last + 3 < tokens.len())
            && let Some(word) = out.last_mut().filter(|word| {
                word.capital && word.tag == Tag::Noun && word.span.len() <= LONGEST_SHORT
            })
        {
            word.span = word.span.join(token.span());
            continue;
        }
        while times.next_if(|(_, span)| span.end <= token.start).is_some() {}
        if let Some(&&(index, span)) = times.peek().filter(|(_, span)| span.overlaps(token.span()))
        {
            match out.last_mut().filter(|last| last.tag == Tag::Time(index)) {
                Some(last) if last.span.end < token.end => {
                    last.span = last.span.join(token.span());
                    last.letters = letters(text, last.span);
                    last.hole = last.letters.hole();
                }
                Some(_) => {}
                None => {
                    let span = span.join(token.span());
                    let letters = letters(text, span);
                    out.push(Word {
                        span,
                        letters,
                        hole: letters.hole(),
                        spaced: token.spaced,
                        capital: token.capital,
                        can: Can::default(),
                        tag: Tag::Time(index),
                    });
                }
            }
            continue;
        }
        if let Some(short) = contracted(text, token) {
            out.extend(short);
            continue;
        }
        let (can, tag) = match token.kind {
            Kind::Word => (look_up(token, text), Tag::Noun),
            Kind::Number => (Can::default(), Tag::Num),
            // "In 3:31".
            Kind::Mark if token.letters == word!(":") && is_inner(tokens, at) => {
                (Can::default(), Tag::Mark)
            }
            Kind::Mark | Kind::Break => (Can::default(), mark(token)),
        };
        out.push(Word {
            span: token.span(),
            letters: token.letters,
            hole: token.hole,
            spaced: token.spaced,
            capital: token.capital,
            can,
            tag,
        });
    }
    out
}

/// "It'll", "I've", "we'd": a pronoun and its verb, which are two words.
fn contracted(text: &str, token: &Token) -> Option<[Word; 2]> {
    const PRONOUNS: Words = words![
        "i", "you", "he", "she", "it", "we", "they", "that", "there", "who"
    ];
    let said = token.of(text);
    // Few words end so: the last byte of either apostrophe, and one or two letters.
    let apostrophe = |byte: &u8| matches!(byte, b'\'' | 0x99);
    match said.as_bytes() {
        [.., mark, b'd' | b'm'] | [.., mark, b'l' | b'v' | b'r', b'l' | b'e']
            if apostrophe(mark) => {}
        _ => return None,
    }
    let mark = said
        .find(['\'', '’'])
        .filter(|_| token.kind == Kind::Word)?;
    let verb = said.get(mark..)?;
    let can = match verb.trim_start_matches(['\'', '’']) {
        "ll" | "d" => Can::MODAL,
        "ve" | "re" | "m" => Can::AUX,
        _ => return None,
    };
    let (start, end) = (token.start as usize, token.end as usize);
    let (first, last) = (Span::new(start, start + mark), Span::new(start + mark, end));
    let (whose, does) = (letters(text, first), letters(text, last));
    let word = Word {
        span: first,
        letters: whose,
        hole: whose.hole(),
        spaced: token.spaced,
        capital: token.capital,
        can: Can::PRON,
        tag: Tag::Noun,
    };
    let verb = Word {
        span: last,
        letters: does,
        hole: does.hole(),
        spaced: false,
        capital: false,
        can,
        tag: Tag::Noun,
    };
    PRONOUNS.have(whose).then_some([word, verb])
}

/// True for a mark that stands right between two numbers.
fn is_inner(tokens: &[Token], at: usize) -> bool {
    let number = |at: usize| {
        tokens
            .get(at)
            .is_some_and(|token| token.kind == Kind::Number)
    };
    let glued = |at: usize| tokens.get(at).is_some_and(|token| !token.spaced);
    at > 0 && number(at - 1) && number(at + 1) && glued(at) && glued(at + 1)
}

fn letters(text: &str, span: Span) -> Letters {
    Letters::at(text, span.start as usize, span.end as usize)
}

/// Marks short remarks in brackets, so that the clause around them stays whole.
fn set_aside(words: &mut [Word]) {
    const LONGEST: usize = 12;
    let mut at = 0;
    while at < words.len() {
        if words[at].tag == Tag::Break && words[at].is_one(words!["(", "["]) {
            let close = (at + 1..words.len().min(at + LONGEST))
                .find(|&place| words[place].is_one(words![")", "]"]));
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

fn mark(token: &Token) -> Tag {
    let mark = token.letters;
    if mark == word!(",") {
        Tag::Comma
    } else if words![".", "!", "?", "…"].have(mark) {
        Tag::Stop
    } else if words!["“", "”", "\"", "«", "»", "‘"].have(mark) {
        Tag::Quote
    } else if words![";", ":", "—", "_", "(", ")", "[", "]"].have(mark)
        || token.spaced && words!["–", "-"].have(mark)
    {
        Tag::Break
    } else {
        Tag::Mark
    }
}

/// The part of speech of the word at `at`, those before it being settled; `first` when nothing but marks stands there.
fn choose(text: &str, words: &[Word], at: usize, first: bool) -> Tag {
    let word = &words[at];
    if word.tag != Tag::Noun {
        return word.tag;
    }
    let can = word.can;
    let next = words.get(at + 1);
    if ends_stretch(words, at) {
        return Tag::Prep;
    }
    // "The number had all | but tripled": nearly.
    if word.is(word!("but"))
        && at > 0
        && words[at - 1].is(word!("all"))
        && next.is_some_and(|next| next.can.be(Can::PART) || next.can.be(Can::PAST))
    {
        return Tag::Adv;
    }
    // "For as | long | as we could": no noun.
    let as_as = |word: Option<&Word>| word.is_some_and(|word| word.is(word!("as")));
    if can == Can::default() && !word.capital && at > 0 && as_as(words.get(at - 1)) && as_as(next) {
        return Tag::Adj;
    }
    // Most grammar words are that and nothing else, and stand free.
    let free = word.spaced && !word.capital && next.is_none_or(|next| next.spaced);
    if free
        && !can.be(Can::MODAL.and(Can::AUX).and(Can::VERB))
        && !word.is_one(words!["that", "to", "first", "last", "best", "won"])
        && let Some(tag) = grammar(can)
    {
        return tag;
    }
    // Most words are in no table, and all that a closer look asks for by name are short.
    if can == Can::default() && word.span.len() > 5 {
        // "The loan, taken out in May, matures next year".
        let third = !word.capital
            && at > 0
            && words[at - 1].tag == Tag::Comma
            && word.of(text).ends_with('s')
            && next.is_some_and(|next| {
                matches!(next.tag, Tag::Time(_)) || next.can.be(Can::PREP) || next.can.be(Can::DET)
            })
            && resumes(words, at);
        return if third { Tag::Present } else { Tag::Noun };
    }
    let after_quote = at
        .checked_sub(1)
        .is_some_and(|before| words[before].tag == Tag::Quote);
    if !word.spaced && word.is_one(words!["'s", "’s"]) {
        return genitive(words, at);
    }
    // "Run-off", "so-called", "six-month-old": parts of compounds are no verbs and no prepositions.
    let hyphen = |place: Option<usize>| {
        place
            .and_then(|place| words.get(place))
            .is_some_and(|word| !word.spaced && word.is(word!("-")))
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
    // "A 2 trillion won order": the money, not the verb.
    let sum = at.checked_sub(1).is_some_and(|before| {
        words[before].tag == Tag::Num
            || words[before].is_one(words!["million", "billion", "trillion", "bn", "tn"])
    });
    if sum && word.is(word!("won")) {
        return Tag::Noun;
    }
    let before = words[..at]
        .iter()
        .rev()
        .find(|word| !matches!(word.tag, Tag::Adv | Tag::Quote | Tag::Aside))
        .map(|word| word.tag);
    if word.is(word!("that")) {
        return that(before, next);
    }
    if word.is(word!("to")) {
        let verb = words[at + 1..].iter().find(|word| !word.can.be(Can::ADV));
        let infinitive = verb.is_some_and(|word| {
            !word.capital && (word.can.be(Can::BASE) || word.is_one(words!["be", "have", "do"]))
        });
        return if infinitive { Tag::To } else { Tag::Prep };
    }
    // "First held", "last met": an adverb before a verb.
    let verbal = next.is_some_and(|next| next.can.be(Can::PAST) || next.can.be(Can::PART));
    if word.is_one(words!["first", "last", "best"])
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
    grammar(can).unwrap_or(Tag::Noun)
}

/// "The quarter | ended | September 30": between the two ends of a stretch, and no verb.
fn ends_stretch(words: &[Word], at: usize) -> bool {
    let time = |at: usize| {
        words
            .get(at)
            .is_some_and(|word| matches!(word.tag, Tag::Time(_)))
    };
    words[at].is_one(words!["ended", "ending"])
        && at.checked_sub(1).is_some_and(time)
        && (time(at + 1) || time(at + 2) && words[at + 1].is(word!("on")))
}

/// What a word of grammar is that is no verb; the first of what it can be.
fn grammar(can: Can) -> Option<Tag> {
    const FIRST: &[(Can, Tag)] = &[
        (Can::DET, Tag::Det),
        (Can::PRON, Tag::Pron),
        (Can::REL, Tag::Rel),
        (Can::SUB, Tag::Sub),
        (Can::COORD, Tag::Coord),
        (Can::PREP, Tag::Prep),
        (Can::ADV, Tag::Adv),
    ];
    if !can.be(Can::GRAMMAR) {
        return None;
    }
    FIRST
        .iter()
        .find_map(|&(what, tag)| can.be(what).then_some(tag))
}

/// "'s" is a genitive, or "is" after a pronoun.
fn genitive(words: &[Word], at: usize) -> Tag {
    let is = at.checked_sub(1).is_some_and(|before| {
        matches!(words[before].tag, Tag::Pron | Tag::That)
            || words[before].is_one(words!["that", "who", "what", "there"])
    });
    if is { Tag::Aux } else { Tag::Genitive }
}

/// "That": a determiner before a noun that stands alone, else the opener of a clause.
fn that(before: Option<Tag>, next: Option<&Word>) -> Tag {
    let noun_follows = next.is_some_and(|next| {
        !next.capital && next.can == Can::default() && matches!(next.tag, Tag::Noun)
    });
    let free = matches!(
        before,
        None | Some(Tag::Prep | Tag::Sub | Tag::Comma | Tag::Coord | Tag::Base)
    );
    // "A third of that went".
    let whole = before == Some(Tag::Prep)
        && next
            .is_some_and(|next| !next.capital && next.can.be(Can::PAST) && !next.can.be(Can::PART));
    if noun_follows && free {
        Tag::Det
    } else if whole {
        Tag::Pron
    } else {
        Tag::That
    }
}
