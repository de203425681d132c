//! An article → the one company that it is about, so that "the company" has a name.
//!
//! A company is told by its form ("Inc.") or its trade ("Airlines") alone. Has no opinion on which sentence asks.

use crate::extract::letters::{Letters, Words};
use crate::extract::token::Kind;
use crate::extract::{Page, vocabulary};

/// The longest name before the form or the trade, in words.
const LONGEST: usize = 3;

/// The only company of an article that its form or its trade gives away.
pub(super) fn only_company<'a>(page: &Page<'a>) -> Option<&'a str> {
    const FORMS: Words = words![
        "inc",
        "corp",
        "co",
        "ltd",
        "plc",
        "llc",
        "ag",
        "nv",
        "gmbh",
        "limited",
        "corporation",
        "asa",
        "ab",
        "oyj",
        "spa",
        "kk",
    ];
    const TRADES: Words = words![
        "holdings",
        "group",
        "industries",
        "airlines",
        "airways",
        "motors",
        "systems",
        "technologies",
        "pharmaceuticals",
        "energy",
        "mining",
        "minerals",
        "foods",
        "stores",
        "steel",
        "electronics",
        "partners",
        "resources",
        "petroleum",
        "semiconductor",
        "therapeutics",
        "biosciences",
    ];
    let mut only: Option<(Letters, &str)> = None;
    for tokens in page.sentences.iter().map(|one| page.tokens_of(one)) {
        for (at, token) in tokens.iter().enumerate() {
            if !token.capital {
                continue;
            }
            let form = FORMS.have(token.letters);
            if !form && !TRADES.have(token.letters) {
                continue;
            }
            let name = tokens[..at]
                .iter()
                .rev()
                .take(LONGEST)
                .take_while(|word| {
                    let known = word.word != vocabulary::Word::UNKNOWN;
                    word.capital && word.kind == Kind::Word && (!known || TRADES.have(word.letters))
                })
                .count();
            let (Some(first), last) = (tokens.get(at - name), at - usize::from(form)) else {
                continue;
            };
            // "National Service Industries": a name that begins before it cannot be told whole.
            let cut = at > name
                && name > 0
                && at - name > 1
                && tokens[at - name - 1].capital
                && tokens[at - name - 1].kind == Kind::Word;
            if name == 0 || cut {
                continue;
            }
            // What is bought or sold is a company too: only who opens a sentence is what the article is about.
            let opens = at == name || tokens[at - name - 1].kind == Kind::Mark;
            match only {
                Some((known, _)) if known != first.letters => return None,
                Some(_) => {}
                None if !opens => return None,
                None => {
                    let end = tokens.get(last).unwrap_or(first);
                    only = Some((
                        first.letters,
                        first.span().join(end.span()).slice(page.text),
                    ));
                }
            }
        }
    }
    only.map(|(_, name)| name)
}
