//! Currencies: symbols, codes, names and adjectives → ISO 4217 codes.
//!
//! Symbols and names that several countries share are decided from the country words of the article; where those say
//! nothing, the most traded one is taken and the rule `en/money-shared` says so.

use super::currencies::ROWS;
use crate::extract::figure::lexicon::{Numeral, class};
use crate::extract::figure::reader::Reader;
use crate::extract::letters::{Letters, Words};
use rustc_hash::FxHashMap;
use std::cell::OnceCell;
use std::sync::LazyLock;

/// Names that are a hundredth of their currency.
const HUNDREDTHS: Words = words![
    "cent", "cents", "c", "¢", "penny", "pennies", "pence", "p", "sen", "kopeck", "kopecks",
    "kopiyka", "kopiykas", "ngwee", "tambala", "kobo", "paise", "paisa", "pesewas",
];

/// Capitals that stand for a currency in the press of its country alone: "R20 million", "K6,000".
const INITIALS: &[(&str, &str)] = &[
    ("R", "ZAR"),
    ("K", "ZMW"),
    ("K", "MWK"),
    ("N", "NGN"),
    ("P", "PHP"),
    ("P", "BWP"),
    ("Q", "GTQ"),
];

/// Hundredths of a dollar or euro.
const CENTS: Words = words!["cent", "cents", "c"];

/// A dollar of a country that is not said.
const DOLLARS: Words = words!["$", "dollar", "dollars"];

/// Names that are also plain words or weights.
const WEAK: Words = words![
    "won", "real", "reals", "sol", "mark", "marks", "crown", "crowns", "sum", "som", "dong",
    "rand", "colon", "le", "pound", "pounds", "lei", "lev", "leu", "p", "c", "cordoba", "zig",
    "cfa", "ether", "sen", "dram", "drams", "pula",
];

/// Rows of [`ROWS`] by word.
#[derive(Default)]
struct Names {
    /// With the mark in its own letters, which alone count.
    marks: FxHashMap<Letters, Vec<(&'static str, usize)>>,
    own: FxHashMap<Letters, usize>,
    shared: FxHashMap<Letters, Vec<usize>>,
    /// By any word that says what money is spent; a dollar without a country counts as the first.
    spent: FxHashMap<Letters, usize>,
    /// With how much a mention weighs.
    countries: FxHashMap<Letters, (usize, u32)>,
}

static NAMES: LazyLock<Names> = LazyLock::new(|| {
    let mut names = Names::default();
    for (index, row) in ROWS.iter().enumerate() {
        for mark in std::iter::once(row.code).chain(row.marks.iter().copied()) {
            let marks = names.marks.entry(Letters::of(mark)).or_default();
            marks.push((mark, index));
        }
        for name in row.names.split_ascii_whitespace() {
            names.own.insert(Letters::of(name), index);
        }
        for name in row.shared.split_ascii_whitespace() {
            let rows = names.shared.entry(Letters::of(name)).or_default();
            rows.push(index);
        }
        for (list, weight) in row.countries.split(';').zip(1..) {
            for name in list.split_ascii_whitespace() {
                names.countries.insert(Letters::of(name), (index, weight));
            }
        }
    }
    let dollars = DOLLARS.letters().iter().map(|&word| (word, 0));
    let marks = names.marks.iter();
    let marks = marks.filter_map(|(&word, rows)| Some((word, rows.first()?.1)));
    let own = names.own.iter().map(|(&word, &row)| (word, row));
    names.spent = dollars.chain(marks).chain(own).collect();
    names
});

/// A currency that the text names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::extract::figure) struct Money {
    /// ISO 4217 code.
    pub(in crate::extract::figure) code: &'static str,
    /// True when the name is shared by several currencies and the article does not tell which.
    pub(super) unsure: bool,
    /// True for cents and pence.
    pub(in crate::extract::figure) hundredth: bool,
    /// True for names that are also plain words or weights: they need a second look.
    pub(in crate::extract::figure) weak: bool,
}

/// Which countries an article speaks of, as far as currencies need it: counted when a shared symbol first asks.
#[derive(Debug, Default)]
pub(in crate::extract::figure) struct Countries<'a> {
    /// The page and its title; without them, no country is spoken of.
    told: Option<(&'a Reader<'a>, &'a str)>,
    /// The name of the outlet.
    outlet: &'a str,
    /// The year of publication.
    year: Option<i16>,
    counts: OnceCell<FxHashMap<usize, u32>>,
    spent: OnceCell<FxHashMap<usize, u32>>,
    marked: OnceCell<FxHashMap<usize, u32>>,
}

impl<'a> Countries<'a> {
    /// Will count the country words of a page and its title.
    pub(in crate::extract::figure) fn of(
        r: &'a Reader<'a>,
        title: &'a str,
        outlet: &'a str,
        year: Option<i16>,
    ) -> Self {
        Self {
            told: Some((r, title)),
            outlet,
            year,
            counts: OnceCell::new(),
            spent: OnceCell::new(),
            marked: OnceCell::new(),
        }
    }

    /// How often each currency is named by a mark or name of its own, or by its country's capital letter.
    fn spent(&self) -> &FxHashMap<usize, u32> {
        self.spent.get_or_init(|| {
            let mut spent = FxHashMap::default();
            let Some((r, _)) = self.told else {
                return spent;
            };
            let names = &NAMES.spent;
            let by_letter = |at: usize| {
                let money = (r.is_number(at) && r.tight(at)).then(|| initial(r, at, self))??;
                ROWS.iter().position(|row| row.code == money.code)
            };
            for at in 0..r.len() {
                let row = names.get(&r.letters(at)).copied();
                if let Some(row) = row.or_else(|| by_letter(at)) {
                    *spent.entry(row).or_insert(0) += 1;
                }
            }
            spent
        })
    }

    /// How often dollars are marked as those of each country: "C$3 million", "42 US cents".
    fn marked(&self) -> &FxHashMap<usize, u32> {
        self.marked.get_or_init(|| {
            let mut marked = FxHashMap::default();
            let Some((r, _)) = self.told else {
                return marked;
            };
            for at in 1..r.len() {
                if !(DOLLARS.have(r.letters(at)) || CENTS.have(r.letters(at))) {
                    continue;
                }
                let led = r.is_word(at - 1);
                let over = || {
                    let mark = marked_over(r, at - 1, at + 1).filter(|_| led && r.tight(at))?;
                    ROWS.iter().position(|row| row.code == mark.code)
                };
                // "70 cents U.S.".
                let behind = || {
                    let word = r.capital(at + 1).then(|| stopless(r, at + 1))?;
                    country(word).map(|(row, _)| row)
                };
                let row = led.then(|| country_before(r, at)).flatten();
                // "US48.70c".
                let row = row.or_else(|| {
                    let cents = at > 1 && r.tight(at) && r.tight(at - 1) && r.word(at - 2) == "US";
                    cents.then_some(0)
                });
                let row = row.or_else(over).or_else(behind);
                // "The Jamaican dollar slipped": a currency, and no amount that is marked.
                let told = r.any(at, words!["dollar", "dollars"])
                    && !(at.saturating_sub(4)..at).any(|i| r.is_number(i));
                if let Some(row) = row.filter(|&row| row == 0 || !told) {
                    *marked.entry(row).or_insert(0) += 1;
                }
            }
            marked
        })
    }

    /// The row of `rows` that the article counts money in, if that is another than the first.
    fn counted_in(&self, rows: &[usize]) -> Option<usize> {
        let spent = |row: &usize| self.spent().get(row).copied().unwrap_or(0);
        let (first, others) = rows.split_first()?;
        let best = others.iter().copied().max_by_key(spent)?;
        (spent(&best) > spent(first)).then_some(best)
    }

    fn counts(&self) -> &FxHashMap<usize, u32> {
        self.counts.get_or_init(|| match self.told {
            Some((r, title)) => count(r, title, self.outlet),
            None => FxHashMap::default(),
        })
    }

    /// The row of `rows` that the article speaks of most, and whether it speaks of any.
    fn choose(&self, rows: &[usize]) -> (usize, bool) {
        let counts = self.counts();
        let mut best = (rows.first().copied().unwrap_or(0), 0);
        // Ireland had pounds of its own until the euro.
        let gone = |row: usize| {
            ROWS.get(row).is_some_and(|row| row.code == "IEP")
                && self.year.is_none_or(|year| year > 2001)
        };
        for &row in rows.iter().filter(|&&row| !gone(row)) {
            let count = counts.get(&row).copied().unwrap_or(0);
            if count > best.1 {
                best = (row, count);
            }
        }
        (best.0, best.1 > 0)
    }
}

/// How often each country with a currency is spoken of.
fn count(r: &Reader<'_>, title: &str, outlet: &str) -> FxHashMap<usize, u32> {
    let mut counts = FxHashMap::default();
    // What the headline names, the article is about; and its outlet is of that country.
    for (text, weight) in [(title, 3), (outlet, 3)] {
        for word in text
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| word.starts_with(char::is_uppercase))
        {
            if let Some((row, _)) = country(Letters::of(word)) {
                *counts.entry(row).or_insert(0) += weight;
            }
        }
    }
    // "WELLINGTON — The bank": where it was written.
    if let Some((row, _)) = country(r.letters(0)).filter(|_| r.acronym(0) && r.word(0).len() > 3) {
        *counts.entry(row).or_insert(0) += 2;
    }
    let south = country(word!("pretoria"));
    for at in (0..r.len()).filter(|&at| r.capital(at)) {
        if r.any(at, words!["africa", "african", "africans"])
            && at > 0
            && r.is(at - 1, word!("south"))
            && let Some((row, _)) = south
        {
            *counts.entry(row).or_insert(0) += 1;
        }
        // "R14-million" can be nothing else, and tells what "R60" is; "P14 million" can.
        let only = || {
            INITIALS
                .iter()
                .filter(|(letter, _)| *letter == r.word(at))
                .count()
                == 1
        };
        if let Some(row) = scaled_initial(r, at + 1).filter(|_| only()) {
            *counts.entry(row).or_insert(0) += 1;
        }
        // "British Columbia", "New South Wales" name another country than the word.
        let elsewhere = r.is(at, word!("british")) && r.is(at + 1, word!("columbia"))
            || r.is(at, word!("wales")) && r.is(at.wrapping_sub(1), word!("south"));
        if let Some((row, weight)) = country(stopless(r, at)).filter(|_| !elsewhere) {
            // "US" and "U.S." name a country, "us" does not; the capital has told them apart.
            *counts.entry(row).or_insert(0) += weight;
        }
    }
    counts
}

/// The row of a country word, and how much it weighs.
fn country(word: Letters) -> Option<(usize, u32)> {
    NAMES.countries.get(&word).copied()
}

/// The letters of a word without the stop that ends an initialism.
fn stopless(r: &Reader<'_>, at: usize) -> Letters {
    match r.word(at).strip_suffix('.') {
        Some(word) => Letters::of(word),
        None => r.letters(at),
    }
}

fn money(row: usize, unsure: bool, name: Letters) -> Option<Money> {
    Some(Money {
        code: ROWS.get(row)?.code,
        unsure,
        hundredth: HUNDREDTHS.have(name),
        weak: WEAK.have(name),
    })
}

/// The currency with this ISO 4217 code or own mark, in exactly these letters.
fn marked(text: &str, letters: Letters) -> Option<Money> {
    let marks = NAMES.marks.get(&letters)?;
    let &(_, row) = marks.iter().find(|&&(mark, _)| mark == text)?;
    money(row, false, Letters::NONE)
}

/// The currency of a symbol or name, decided by the article's countries where it is shared.
fn named(name: Letters, countries: &Countries<'_>) -> Option<Money> {
    if let Some(&row) = NAMES.own.get(&name) {
        return money(row, false, name);
    }
    let rows = NAMES.shared.get(&name)?;
    // Cents are of what the article counts in: euro cents where it tells of euros.
    if CENTS.have(name)
        && let Some(row) = countries.counted_in(rows)
    {
        return money(row, false, name);
    }
    // A plain dollar sign is the US dollar in the international press, whatever country the article is about.
    if words!["$", "dollar", "dollars", "c", "cent", "cents", "¢"].have(name) {
        return money(dollar(rows, countries), false, name);
    }
    let (row, known) = countries.choose(rows);
    money(row, rows.len() > 1 && !known, name)
}

/// The Irish pound, where an article of its time speaks of Ireland more than of Britain.
fn irish(countries: &Countries<'_>) -> Option<Money> {
    countries.year.filter(|&year| year < 2002)?;
    let row = |code: &str| ROWS.iter().position(|row| row.code == code);
    let count = |row: usize| countries.counts().get(&row).copied().unwrap_or(0);
    let (irish, british) = (row("IEP")?, row("GBP")?);
    (count(irish) > count(british)).then(|| money(irish, false, Letters::NONE))?
}

/// Which dollar "$" is: that of the dollar country that the article dwells on, unless it marks those dollars as of that country.
fn dollar(rows: &[usize], countries: &Countries<'_>) -> usize {
    let default = rows.first().copied().unwrap_or(0);
    let counts = countries.counts();
    let count = |row: usize| counts.get(&row).copied().unwrap_or(0);
    let (best, _) = countries.choose(rows.get(1..).unwrap_or(rows));
    // "$1.2 million, or US$800,000": a mark of its own country says that the plain one is of another.
    let marked = |row: usize| countries.marked().get(&row).copied().unwrap_or(0);
    let local = ["AUD", "CAD", "NZD"].contains(&ROWS.get(best).map_or("", |row| row.code));
    let rest: u32 = counts
        .iter()
        .filter(|&(&row, _)| row != best)
        .map(|(_, n)| n)
        .sum();
    // A mention of a capital in passing is not enough.
    let spoken = count(best) > u32::from(marked(default) == 0);
    let dwells = spoken && count(best) > 2 * rest.saturating_sub(marked(default));
    // "$612 billion … a loan of US$1.3 billion": the plain one is of another country.
    let told_apart = marked(default) > 0;
    if (local || told_apart) && dwells && marked(best) == 0 {
        best
    } else {
        default
    }
}

/// The currency that stands before the number at token `at`: "US$", "€", "Rs.", "Sh", "CHF", "ringgit"; with its first token.
pub(in crate::extract::figure) fn before(
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
    let (word, letters) = (r.word(last), r.letters(last));
    if r.is_mark(last) {
        if last > 0
            && r.tight(last)
            && r.is_word(last - 1)
            && let Some(money) = marked_over(r, last - 1, last + 1)
        {
            return Some((money, last - 1));
        }
        // "Mex$", "US $", and "S/" were read above; a bare symbol is left.
        let pound = || r.is(last, word!("£")).then(|| irish(countries)).flatten();
        return pound()
            .or_else(|| marked(word, letters))
            .or_else(|| named(letters, countries))
            .map(|money| (money, last));
    }
    if !r.is_word(last) {
        return None;
    }
    if let Some(money) = marked(word, letters) {
        // Two or three capitals are a currency only in their own letters; "LE 42" and "ID 42" need the number at once.
        let clear = tight
            || (word.len() == 3 && !matches!(word, "ALL" | "TRY" | "CUP" | "TOP"))
            || matches!(word, "RM" | "Tk" | "DM" | "Dh" | "Rp" | "SFr" | "Dhs");
        return clear.then_some((money, last));
    }
    // "US48.70c".
    if tight && word == "US" && r.is(at + 1, word!("c")) && r.tight(at + 1) {
        return money(0, false, word!("c")).map(|money| (money, last));
    }
    if tight && let Some(money) = initial(r, at, countries) {
        return Some((money, last));
    }
    let lower_ok = tight
        || r.any(
            last,
            words![
                "rs", "sh", "shs", "kr", "dlr", "dlrs", "ringgit", "ringgits", "rmb", "yuan"
            ],
        );
    if lower_ok && let Some(money) = named(letters, countries) {
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

/// The currency whose initial stands right before the number at token `at`, where a scale behind it leaves no other reading.
fn scaled_initial(r: &Reader<'_>, at: usize) -> Option<usize> {
    let word = r.word(at.checked_sub(1)?);
    let mut rows = INITIALS.iter().filter(|(letter, _)| *letter == word);
    let (_, code) = rows.next()?;
    let behind = at + 1 + usize::from(r.hyphen(at + 1));
    let scaled = matches!(r.sense(behind).numeral, Some(Numeral::Scale(6..)));
    (scaled && r.is_number(at) && r.tight(at))
        .then(|| ROWS.iter().position(|row| row.code == *code))?
}

/// "R20 million", "K6,000", "R23.46 a litre" in an article that speaks of the country; "the R21" is a road, "K2" a mountain.
fn initial(r: &Reader<'_>, at: usize, countries: &Countries<'_>) -> Option<Money> {
    let word = r.word(at.checked_sub(1)?);
    let spoken = |code: &str| {
        let row = ROWS.iter().position(|row| row.code == code)?;
        (countries.counts().get(&row).copied().unwrap_or(0) > 0).then_some(row)
    };
    // "K6,000" is of Zambia or Malawi, whichever the article speaks of more.
    let row = INITIALS
        .iter()
        .rev()
        .filter(|(letter, _)| *letter == word)
        .filter_map(|(_, code)| spoken(code))
        .max_by_key(|row| countries.counts().get(row).copied())
        .or_else(|| scaled_initial(r, at))?;
    let digits = r.word(at);
    // "which traded at R38".
    let priced = r.any(
        at.wrapping_sub(2),
        words![
            "at", "for", "to", "from", "of", "be", "cost", "costs", "paid", "pay", "pays", "was",
            "is", "fetched", "fetches", "fetch", "hit", "reached"
        ],
    );
    let large = digits.len() > 3
        || priced && digits.len() == 2
        || digits.len() == 3 && !r.has(at.wrapping_sub(2), class::DETERMINER)
        || r.is_mark(at + 1) && r.tight(at + 1) && r.tight(at + 2) && r.is_number(at + 2)
        // "R6 500".
        || r.is_number(at + 1) && r.word(at + 1).len() == 3;
    let scaled = r.hyphen(at + 1) && r.sense(at + 2).numeral.is_some();
    let weighed = r.sense(at + 1).numeral.is_some()
        || r.any(at + 1, words!["a", "per", "m", "bn", "trn", "tn"]);
    (large || scaled || weighed).then(|| money(row, false, Letters::NONE))?
}

/// The currency that begins at token `at`, after a number, and one past its last token: "dollars", "Kuwaiti dinars", "yuan".
pub(in crate::extract::figure) fn after(
    r: &Reader<'_>,
    at: usize,
    end: usize,
    countries: &Countries<'_>,
) -> Option<(Money, usize)> {
    if at >= end {
        return None;
    }
    let (word, letters) = (r.word(at), r.letters(at));
    if r.is_mark(at) {
        // "a family of four $1,700": the symbol belongs to the next number.
        let leads = r.spaced(at) && r.tight(at + 1) && r.is_number(at + 1);
        if !leads && (r.is(at, word!("$")) || !word.is_ascii()) {
            return marked(word, letters)
                .or_else(|| named(letters, countries))
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
        && let Some(money) = marked_over(r, at, at + 2)
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
        return money(2, false, Letters::NONE).map(|money| (money, at + 2));
    }
    if let Some(money) = marked(word, letters)
        .filter(|_| word.len() == 3 || r.tight(at) || matches!(word, "RM" | "LE" | "DM"))
    {
        return Some((money, at + 1));
    }
    let money = named(letters, countries)?;
    // "40 euro cents".
    if !money.hundredth && at + 1 < end && r.any(at + 1, words!["cent", "cents"]) {
        return Some((
            Money {
                hundredth: true,
                ..money
            },
            at + 2,
        ));
    }
    Some((money, at + 1))
}

/// The currency named in the dozen words before token `at`, nearest first.
pub(super) fn named_before(r: &Reader<'_>, at: usize, countries: &Countries<'_>) -> Option<Money> {
    // "firmed to 88.40 against the dollar and to 95.02 versus the euro": of what it is priced in.
    let against = |i: usize| {
        r.is(i.wrapping_sub(1), word!("the"))
            && r.any(i.wrapping_sub(2), words!["against", "to", "versus"])
    };
    (at.saturating_sub(18)..at)
        .rev()
        .filter(|&i| r.is_word(i) && !against(i))
        .find_map(|i| named(r.letters(i), countries))
}

/// True for "cents" and "pence" at token `at`.
pub(in crate::extract::figure) fn is_hundredth(r: &Reader<'_>, at: usize) -> bool {
    r.any(at, HUNDREDTHS)
}

/// True when a name or mark of a currency stands at token `at`.
pub(in crate::extract::figure) fn is_name(r: &Reader<'_>, at: usize) -> bool {
    after(r, at, r.len(), &Countries::default()).is_some_and(|(money, _)| !money.weak)
}

/// The currency whose mark the tokens `first..last` are, written without a blank.
fn marked_over(r: &Reader<'_>, first: usize, last: usize) -> Option<Money> {
    let mark = r.span(first, last).slice(r.text);
    marked(mark, Letters::of(mark))
}

/// The row of the country word just before token `at`.
fn country_before(r: &Reader<'_>, at: usize) -> Option<usize> {
    country(stopless(r, at.checked_sub(1)?)).map(|(row, _)| row)
}

/// The currency of a shared name at `at` whose country stands before it.
fn country_money(r: &Reader<'_>, at: usize) -> Option<Money> {
    let row = country_before(r, at)?;
    let name = r.letters(at);
    let shared = NAMES
        .shared
        .get(&name)
        .is_some_and(|rows| rows.contains(&row))
        || NAMES.own.get(&name) == Some(&row);
    money(row, false, name)
        .filter(|_| shared)
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
mod tests;
