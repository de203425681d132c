//! The words of a title, gathered → the title: trimmed, cut to 80 characters where a phrase ends, capitalised.
//!
//! Has no opinion on which words those are.

use crate::extract::letters::{Letters, Words};

/// The longest title, in characters.
const LONGEST: usize = 80;
/// The shortest that a title may be cut to at a phrase.
const SHORTEST: usize = 28;

/// Words of a title with the places where it may be cut.
#[derive(Clone)]
pub(super) struct Line {
    pub(super) text: String,
    /// True when the date is the end of what is told: "lasted until May".
    pub(super) ends: bool,
    cuts: Vec<usize>,
    /// Where it may be cut if it must: before "of".
    loose: Vec<usize>,
}

impl Line {
    pub(super) fn new() -> Self {
        Self {
            text: String::with_capacity(96),
            ends: false,
            cuts: Vec::new(),
            loose: Vec::new(),
        }
    }

    pub(super) fn push(&mut self, piece: &str, spaced: bool, cut: bool) {
        if !self.text.is_empty() && spaced {
            if cut {
                self.cuts.push(self.text.len());
            } else if piece == "of" {
                self.loose.push(self.text.len());
            }
            self.fit_article(piece);
            self.text.push(' ');
        }
        self.text.push_str(piece);
    }

    /// "In an October note" without its date is "in a note".
    fn fit_article(&mut self, next: &str) {
        const SILENT: &[&str] = &["hour", "honest", "honour", "honor", "heir"];
        const SPOKEN: &[&str] = &[
            "uni", "use", "usu", "uti", "one", "once", "eu", "ubi", "ura",
        ];
        let starts = |list: &[&str]| list.iter().any(|start| next.starts_with(start));
        let Some(first) = next.chars().next().filter(char::is_ascii_lowercase) else {
            return;
        };
        let vowel =
            matches!(first, 'a' | 'e' | 'i' | 'o' | 'u') && !starts(SPOKEN) || starts(SILENT);
        if vowel && self.text.ends_with(" a") {
            self.text.push('n');
        } else if !vowel && self.text.ends_with(" an") {
            self.text.pop();
        }
    }

    /// Puts a name in the place of a pronoun that is an object: "recalled him".
    pub(super) fn name_object(&mut self, pronoun: &str, name: &str) {
        let Some(at) = self.object(pronoun) else {
            return;
        };
        let end = at + pronoun.len();
        self.text.replace_range(at..end, name);
        let cuts = self.cuts.iter_mut().chain(&mut self.loose);
        for cut in cuts.filter(|cut| **cut >= end) {
            *cut = *cut + name.len() - pronoun.len();
        }
    }

    /// Where a pronoun stands as an object: "her" before a noun is none.
    pub(super) fn object(&self, pronoun: &str) -> Option<usize> {
        const FOLLOWS: Words = words![
            "to", "for", "in", "at", "on", "with", "from", "as", "of", "into", "by", "and", "over",
            "after", "before", "out"
        ];
        let mut from = 0;
        while let Some(found) = self.text.get(from..)?.find(pronoun) {
            let (at, end) = (from + found, from + found + pronoun.len());
            let rest = self.text.get(end..)?;
            let next = rest.trim_start().split([' ', ',']).next().unwrap_or("");
            let whole = self.text.get(..at)?.ends_with(' ')
                && !rest.starts_with(|c: char| c.is_alphanumeric() || c == '’' || c == '\'');
            if whole && (pronoun != "her" || next.is_empty() || FOLLOWS.have(Letters::of(next))) {
                return Some(at);
            }
            from = end;
        }
        None
    }

    /// True for more than a title holds.
    pub(super) fn is_long(&self) -> bool {
        self.text.chars().count() > LONGEST
    }

    pub(super) fn is_full(&self) -> bool {
        self.text.len() > 6 * LONGEST
    }
}

/// Trims, cuts and capitalises.
pub(super) fn finish(mut line: Line) -> String {
    let trimmed = trim(&line.text);
    let offset = trimmed.as_ptr().addr() - line.text.as_ptr().addr();
    for cuts in [&mut line.cuts, &mut line.loose] {
        *cuts = cuts
            .iter()
            .filter_map(|cut| cut.checked_sub(offset))
            .collect();
    }
    let mut text = trimmed.to_owned();
    without_lasting(&mut text, line.ends);
    if text.chars().count() > LONGEST {
        let limit = text
            .char_indices()
            .nth(LONGEST)
            .map_or(text.len(), |(index, _)| index);
        let last = |cuts: &[usize], least: usize| {
            let fits = |cut: &usize| *cut <= limit && *cut >= least && !splits_pair(&text, *cut);
            cuts.iter().copied().filter(fits).max()
        };
        let cut = last(&line.cuts, SHORTEST).or_else(|| last(&line.loose, LONGEST / 2));
        let whole = cut
            .and_then(|cut| text.get(..cut))
            .map(trim)
            .filter(|text| text.len() >= SHORTEST)
            .map(str::to_owned);
        text = whole.unwrap_or_else(|| {
            let head = text
                .char_indices()
                .nth(LONGEST - 1)
                .map_or(text.as_str(), |(index, _)| &text[..index]);
            let end = head.rfind(' ').unwrap_or(head.len());
            format!("{}…", trim(&head[..end]))
        });
    }
    let mut chars = text.chars();
    match chars.next() {
        Some(first) if first.is_lowercase() && !starts_with_brand(&text) => {
            first.to_uppercase().chain(chars).collect()
        }
        _ => text,
    }
}

/// "The war lasted" until a date: it ended; between two dates: the war alone.
fn without_lasting(text: &mut String, ends: bool) {
    const LASTING: &[(&str, &str)] = &[("lasted", "ended"), ("lasts", "ends"), ("last", "end")];
    let Some((start, verb)) = text.rsplit_once(' ') else {
        return;
    };
    let Some((_, ending)) = LASTING.iter().find(|(lasting, _)| *lasting == verb) else {
        return;
    };
    let length = start.len();
    // "Talks could last until": no end is told.
    let open = ["could", "may", "might"].contains(&start.rsplit(' ').next().unwrap_or(""));
    if ends && !open {
        text.replace_range(length + 1.., ending);
    } else if verb == "lasted" {
        text.truncate(length);
    }
}

/// True when a cut would leave "between A" without its "and B".
fn splits_pair(text: &str, cut: usize) -> bool {
    let (head, tail) = text.split_at_checked(cut).unwrap_or((text, ""));
    tail.trim_start().starts_with("and ")
        && head
            .rfind("between ")
            .is_some_and(|at| !head[at..].contains(" and "))
}

/// "iPhone", "eBay": a small letter before a capital stays.
fn starts_with_brand(text: &str) -> bool {
    text.chars().nth(1).is_some_and(char::is_uppercase)
}

/// "Was sworn in", "will go on": the last word is half of the verb.
fn is_particle(rest: &str, tail: &str) -> bool {
    const VERBS: Words = words![
        "sworn",
        "pencilled",
        "penciled",
        "moved",
        "stepped",
        "phased",
        "handed",
        "brought",
        "called",
        "voted",
        "taken",
        "settled",
        "joined",
    ];
    const GOING: Words = words![
        "go",
        "goes",
        "gone",
        "going",
        "went",
        "carry",
        "carried",
        "drag",
        "drags",
        "dragged",
        "pressed",
        "hung",
        "held",
        "soldiered",
        "moved",
    ];
    let verb = rest.rsplit(' ').next().unwrap_or(rest);
    tail == "in" && VERBS.have(Letters::of(verb)) || tail == "on" && GOING.have(Letters::of(verb))
}

/// "Rose 2% | after falling": an end that lost what it was about.
fn without_bare_ing(text: &str) -> Option<&str> {
    let (rest, last) = text.rsplit_once(' ')?;
    let (rest, before) = rest.rsplit_once(' ')?;
    let opens = ["after", "before", "since", "while", "despite"].contains(&before);
    (opens && last.len() > 5 && last.ends_with("ing")).then_some(rest)
}

/// "The | second lasted a week", "a | third fled": an ordinal that stands for its noun.
fn stands_for_noun(rest: &str) -> bool {
    const ORDINALS: Words = words![
        "first", "second", "third", "fourth", "fifth", "last", "next"
    ];
    const VERBS: Words = words![
        "was", "is", "were", "will", "had", "has", "fled", "fell", "came", "went", "left", "won",
        "lost", "took", "sank", "ran", "began", "died", "got", "comes", "goes", "starts", "begins",
        "opens", "closes", "ends", "takes", "has", "are",
    ];
    let mut words = rest.split([' ', ',', '’']);
    ORDINALS.have(Letters::of(words.next().unwrap_or(rest)))
        && words
            .next()
            .is_some_and(|verb| verb.ends_with("ed") || VERBS.have(Letters::of(verb)))
}

/// "A | smaller one killed 93 people": what stands for a noun keeps its article.
fn stands_as_one(rest: &str) -> bool {
    rest.split([' ', ',', '’'])
        .take(3)
        .any(|word| word == "one")
}

/// "The outer wall fell": the article says nothing, but in "the others" it is half of the noun, and in "the Dutch" of a name.
fn without_article(text: &str) -> Option<&str> {
    const NEEDED: Words = words![
        "others", "two", "three", "four", "same", "rest", "dead", "latter", "former", "rich",
        "poor"
    ];
    let rest = text
        .strip_prefix("The ")
        .or_else(|| text.strip_prefix("the "))?;
    let next = Letters::of(rest.split([' ', ',', '’']).next().unwrap_or(rest));
    let needed = stands_for_noun(rest) || stands_as_one(rest) || NEEDED.have(next);
    (rest.starts_with(char::is_lowercase) && !needed).then_some(rest)
}

/// Takes away what a title cannot begin or end with.
fn trim(text: &str) -> &str {
    const HEADS: Words = words![
        "but",
        "and",
        "or",
        "so",
        "yet",
        "then",
        "meanwhile",
        "however",
        "also",
        "now",
        "still",
        "that",
        "a",
        "an",
    ];
    const TAILS: Words = words![
        "and", "or", "but", "of", "to", "for", "with", "the", "a", "an", "by", "at", "in", "as",
        "from", "than", "on", "its", "their", "his", "her", "that", "which", "who", "when",
        "while", "since", "until", "before", "after", "during", "also", "both", "between", "early",
        "late", "mid", "only", "just", "is", "are", "was", "were", "be", "will", "would", "may",
        "might", "beyond", "into", "no", "not",
    ];
    let mut text = text.trim_matches(|c: char| {
        c.is_whitespace() || matches!(c, ',' | ';' | ':' | '–' | '—' | '-' | '(' | '“' | '"' | '’')
    });
    loop {
        let headless = text
            .split_once(' ')
            .filter(|(head, rest)| HEADS.have(Letters::of(head)) && !stands_for_noun(rest))
            .filter(|(head, rest)| {
                !matches!(*head, "a" | "A" | "an" | "An") || !stands_as_one(rest)
            });
        let tailless = || {
            text.rsplit_once(' ').filter(|(rest, tail)| {
                // "Met Theresa May": a name.
                TAILS.have(Letters::of(tail))
                    && *tail != "her"
                    && !tail.starts_with(char::is_uppercase)
                    && !is_particle(rest, tail)
            })
        };
        if let Some((_, rest)) = headless {
            text = rest;
        } else if let Some(rest) = without_bare_ing(text) {
            text = rest;
        } else if let Some((rest, _)) = tailless() {
            text = rest;
        } else if let Some(rest) = without_article(text) {
            text = rest;
        } else {
            break;
        }
        text = text.trim_matches(|c: char| {
            c.is_whitespace() || matches!(c, ',' | ';' | ':' | '–' | '—' | '-' | '(' | '“' | '"')
        });
    }
    text
}
