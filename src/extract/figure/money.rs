//! Currencies: symbols, codes, names and adjectives → ISO 4217 codes.
//!
//! Symbols and names that several countries share are decided from the country words of the article; where those say
//! nothing, the most traded one is taken and the rule `en/money-shared` says so.

use super::currencies::ROWS;
use super::lexicon::{Words, with_lower};
use super::reader::Reader;
use std::cell::OnceCell;
use std::collections::HashMap;
use std::sync::LazyLock;

/// Names that are a hundredth of their currency.
const HUNDREDTHS: &[&str] = &[
    "cent", "cents", "c", "¢", "penny", "pennies", "pence", "p", "sen", "kopeck", "kopecks",
    "kopiyka", "kopiykas",
];

#[derive(Default)]
struct Names {
    marks: Words<usize>,
    own: Words<usize>,
    shared: Words<Vec<usize>>,
    countries: Words<usize>,
}

static NAMES: LazyLock<Names> = LazyLock::new(|| {
    let mut names = Names::default();
    for (index, row) in ROWS.iter().enumerate() {
        names.marks.insert(row.code, index);
        for mark in row.marks {
            names.marks.insert(mark, index);
        }
        for name in row.names.split_ascii_whitespace() {
            names.own.insert(name, index);
        }
        for name in row.shared.split_ascii_whitespace() {
            names.shared.entry(name).or_default().push(index);
        }
        for name in row.countries.split_ascii_whitespace() {
            names.countries.insert(name, index);
        }
    }
    names
});

/// A currency that the text names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Money {
    /// ISO 4217 code.
    pub(super) code: &'static str,
    /// True when the name is shared by several currencies and the article does not tell which.
    pub(super) unsure: bool,
    /// True for cents and pence.
    pub(super) hundredth: bool,
    /// True for names that are also plain words or weights: they need a second look.
    pub(super) weak: bool,
}

/// Which countries an article speaks of, as far as currencies need it: counted when a shared symbol first asks.
#[derive(Debug, Default)]
pub(super) struct Countries<'a> {
    /// The page and its title; without them, no country is spoken of.
    told: Option<(&'a Reader<'a>, &'a str)>,
    counts: OnceCell<HashMap<usize, u32>>,
}

impl<'a> Countries<'a> {
    /// Will count the country words of a page and its title.
    pub(super) fn of(r: &'a Reader<'a>, title: &'a str) -> Self {
        Self {
            told: Some((r, title)),
            counts: OnceCell::new(),
        }
    }

    fn counts(&self) -> &HashMap<usize, u32> {
        self.counts.get_or_init(|| match self.told {
            Some((r, title)) => count(r, title),
            None => HashMap::new(),
        })
    }

    /// The row of `rows` that the article speaks of most, and whether it speaks of any.
    fn choose(&self, rows: &[usize]) -> (usize, bool) {
        let counts = self.counts();
        let mut best = (rows.first().copied().unwrap_or(0), 0);
        for &row in rows {
            let count = counts.get(&row).copied().unwrap_or(0);
            if count > best.1 {
                best = (row, count);
            }
        }
        (best.0, best.1 > 0)
    }
}

/// How often each country with a currency is spoken of.
fn count(r: &Reader<'_>, title: &str) -> HashMap<usize, u32> {
    let mut counts = HashMap::new();
    // What the headline names, the article is about.
    for word in title
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.starts_with(char::is_uppercase))
    {
        if let Some(row) = with_lower(word, |lower| NAMES.countries.get(lower).copied()) {
            *counts.entry(row).or_insert(0) += 3;
        }
    }
    for at in (0..r.len()).filter(|&at| r.capital(at)) {
        let word = r.word(at).trim_end_matches('.');
        if let Some(row) = with_lower(word, |lower| NAMES.countries.get(lower).copied()) {
            // "US" and "U.S." name a country, "us" does not; the capital has told them apart.
            *counts.entry(row).or_insert(0) += 1;
        }
    }
    counts
}

/// True for letters that are a currency only after a number: they are words before one.
fn is_weak(name: &str) -> bool {
    matches!(
        name,
        "won"
            | "real"
            | "reals"
            | "sol"
            | "mark"
            | "marks"
            | "crown"
            | "crowns"
            | "sum"
            | "som"
            | "dong"
            | "rand"
            | "colon"
            | "le"
            | "pound"
            | "pounds"
            | "lei"
            | "lev"
            | "leu"
            | "p"
            | "c"
            | "cordoba"
            | "zig"
            | "cfa"
            | "ether"
            | "sen"
            | "dram"
            | "drams"
            | "pula"
    )
}

fn money(row: usize, unsure: bool, name: &str) -> Option<Money> {
    Some(Money {
        code: ROWS.get(row)?.code,
        unsure,
        hundredth: HUNDREDTHS
            .iter()
            .any(|word| name.eq_ignore_ascii_case(word)),
        weak: with_lower(name, |lower| Some(is_weak(lower))).unwrap_or(false),
    })
}

/// The currency with this ISO 4217 code or own mark, in exactly these letters.
fn marked(text: &str) -> Option<Money> {
    let row = NAMES.marks.get(text).copied()?;
    money(row, false, "")
}

/// The currency of a symbol or name, decided by the article's countries where it is shared.
fn named(text: &str, countries: &Countries<'_>) -> Option<Money> {
    let names = &*NAMES;
    let find = |name: &str| {
        if let Some(&row) = names.own.get(name) {
            return money(row, false, name);
        }
        let rows = names.shared.get(name)?;
        // A plain dollar sign is the US dollar in the international press, whatever country the article is about.
        if matches!(
            name,
            "$" | "dollar" | "dollars" | "c" | "cent" | "cents" | "¢"
        ) {
            return money(dollar(rows, countries), false, name);
        }
        let (row, known) = countries.choose(rows);
        money(row, rows.len() > 1 && !known, name)
    };
    if text.is_ascii() {
        with_lower(text, find)
    } else {
        find(text)
    }
}

/// Which dollar "$" is: that of the one dollar country that the article dwells on and never sets beside the US.
fn dollar(rows: &[usize], countries: &Countries<'_>) -> usize {
    let default = rows.first().copied().unwrap_or(0);
    let counts = countries.counts();
    let count = |row: usize| counts.get(&row).copied().unwrap_or(0);
    let (best, _) = countries.choose(rows);
    let local = ["AUD", "CAD", "NZD"].contains(&ROWS.get(best).map_or("", |row| row.code));
    let others: u32 = counts
        .iter()
        .filter(|&(&row, _)| row != best)
        .map(|(_, n)| n)
        .sum();
    if local && count(default) == 0 && count(best) >= 3 && others == 0 {
        best
    } else {
        default
    }
}

/// The currency that stands before the number at token `at`: "US$", "€", "Rs.", "Sh", "CHF", "ringgit"; with its first token.
pub(super) fn before(
    r: &Reader<'_>,
    at: usize,
    countries: &Countries<'_>,
) -> Option<(Money, usize)> {
    let mut last = at.checked_sub(1)?;
    let tight = r.tight(at);
    // "Rs. 20": the full stop belongs to the abbreviation.
    if r.is(last, word!(".")) && r.tight(last) {
        last = last.checked_sub(1)?;
        if !r.any(last, words!["rs", "sh", "shs", "fr", "ksh", "tk"]) {
            return None;
        }
    }
    let word = r.word(last);
    if r.is_mark(last) {
        if last > 0 && r.tight(last) && r.is_word(last - 1) {
            let joined = r.span(last - 1, last + 1).slice(r.text);
            if let Some(money) = marked(joined) {
                return Some((money, last - 1));
            }
        }
        // "Mex$", "US $", and "S/" were read above; a bare symbol is left.
        return marked(word)
            .or_else(|| named(word, countries))
            .map(|money| (money, last));
    }
    if !r.is_word(last) {
        return None;
    }
    if let Some(money) = marked(word) {
        // Two or three capitals are a currency only in their own letters; "LE 42" and "ID 42" need the number at once.
        let clear = tight
            || (word.len() == 3 && !matches!(word, "ALL" | "TRY" | "CUP" | "TOP"))
            || matches!(word, "RM" | "Tk" | "DM" | "Dh" | "Rp" | "SFr" | "Dhs");
        return clear.then_some((money, last));
    }
    let lower_ok = tight
        || r.any(
            last,
            words![
                "rs", "sh", "shs", "kr", "ringgit", "ringgits", "rmb", "yuan"
            ],
        );
    if lower_ok && let Some(money) = named(word, countries) {
        // "p5" and "c20" are page and century; "euro 2024" is a cup.
        let plausible = word.len() > 1 && !money.weak;
        if plausible {
            let first = if last > 0 && country_before(r, last).is_some() {
                last - 1
            } else {
                last
            };
            return Some((country_money(r, last).unwrap_or(money), first));
        }
    }
    None
}

/// The currency that begins at token `at`, after a number, and one past its last token: "dollars", "Kuwaiti dinars", "yuan".
pub(super) fn after(
    r: &Reader<'_>,
    at: usize,
    end: usize,
    countries: &Countries<'_>,
) -> Option<(Money, usize)> {
    if at >= end {
        return None;
    }
    let word = r.word(at);
    if r.is_mark(at) {
        if r.is(at, word!("$")) || !word.is_ascii() {
            return marked(word)
                .or_else(|| named(word, countries))
                .map(|money| (money, at + 1));
        }
        return None;
    }
    if !r.is_word(at) {
        return None;
    }
    // "3.14 US$".
    if r.is(at + 1, word!("$"))
        && r.tight(at + 1)
        && let Some(money) = marked(r.span(at, at + 2).slice(r.text))
    {
        return Some((money, at + 2));
    }
    // "Hong Kong dollars", "Kuwaiti dinars", "US dollars", "pounds sterling".
    for skip in 1..=2 {
        if at + skip < end
            && (r.capital(at) || r.any(at, words!["us"]))
            && let Some(money) = country_money(r, at + skip)
        {
            return Some((money, at + skip + 1));
        }
    }
    if r.any(at, words!["pounds", "pound"]) && r.is(at + 1, word!("sterling")) {
        return money(2, false, "").map(|money| (money, at + 2));
    }
    if let Some(money) = marked(word)
        .filter(|_| word.len() == 3 || r.tight(at) || matches!(word, "RM" | "LE" | "DM"))
    {
        return Some((money, at + 1));
    }
    named(word, countries).map(|money| (money, at + 1))
}

/// The currency named in the dozen words before token `at`, nearest first.
pub(super) fn named_before(r: &Reader<'_>, at: usize, countries: &Countries<'_>) -> Option<Money> {
    (at.saturating_sub(12)..at)
        .rev()
        .filter(|&i| r.is_word(i))
        .find_map(|i| named(r.word(i), countries))
}

/// True when a name or mark of a currency stands at token `at`.
pub(super) fn is_name(r: &Reader<'_>, at: usize) -> bool {
    after(r, at, r.len(), &Countries::default()).is_some_and(|(money, _)| !money.weak)
}

/// The row of the country word just before token `at`.
fn country_before(r: &Reader<'_>, at: usize) -> Option<usize> {
    let word = r.word(at.checked_sub(1)?).trim_end_matches('.');
    with_lower(word, |lower| NAMES.countries.get(lower).copied())
}

/// The currency of a shared name at `at` whose country stands before it.
fn country_money(r: &Reader<'_>, at: usize) -> Option<Money> {
    let row = country_before(r, at)?;
    let word = r.word(at);
    let shared = with_lower(word, |lower| {
        NAMES
            .shared
            .get(lower)
            .is_some_and(|rows| rows.contains(&row))
            .then_some(())
            .or_else(|| (NAMES.own.get(lower) == Some(&row)).then_some(()))
    });
    shared
        .and_then(|()| money(row, false, word))
        .map(|money| Money {
            weak: false,
            ..money
        })
}

/// The currency codes of the table, for checks.
#[cfg(test)]
pub(super) fn codes() -> impl Iterator<Item = &'static str> {
    ROWS.iter().map(|row| row.code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_is_three_capitals_and_listed_once() {
        let mut seen: Vec<&str> = codes().collect();
        assert!(
            seen.iter()
                .all(|code| code.len() == 3 && code.bytes().all(|b| b.is_ascii_uppercase()))
        );
        seen.sort_unstable();
        seen.dedup();
        assert_eq!(seen.len(), ROWS.len());
    }
}
