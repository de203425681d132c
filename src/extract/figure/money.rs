//! Currencies: symbols, codes, names and adjectives → ISO 4217 codes.
//!
//! Symbols and names that several countries share are decided from the country words of the article; where those say
//! nothing, the most traded one is taken and the rule `en/money-shared` says so.

use super::lexicon::with_lower;
use super::reader::Reader;
use std::collections::HashMap;
use std::sync::LazyLock;

/// One currency: code, own marks (before or after a number), own names, shared names, country words.
struct Row {
    code: &'static str,
    marks: &'static [&'static str],
    names: &'static str,
    shared: &'static str,
    countries: &'static str,
}

const fn row(
    code: &'static str,
    marks: &'static [&'static str],
    names: &'static str,
    shared: &'static str,
    countries: &'static str,
) -> Row {
    Row {
        code,
        marks,
        names,
        shared,
        countries,
    }
}

/// ISO 4217:2015 codes. The first row with a shared name is the one taken when the article names no country.
const ROWS: &[Row] = &[
    row(
        "USD",
        &["US$", "U.S.$"],
        "buck bucks greenback greenbacks",
        "$ dollar dollars cent cents c ¢",
        "us u.s america american usa washington",
    ),
    row("EUR", &["€"], "euro euros", "cent cents", "eurozone"),
    row(
        "GBP",
        &["£"],
        "sterling quid",
        "pound pounds penny pennies pence p",
        "uk britain british england english scotland scottish london wales",
    ),
    row("JPY", &["JP¥"], "yen", "¥", "japan japanese tokyo"),
    row(
        "CNY",
        &["RMB", "元", "CN¥"],
        "yuan renminbi rmb",
        "¥",
        "china chinese beijing",
    ),
    row(
        "INR",
        &["₹"],
        "",
        "rs rupee rupees",
        "india indian indians delhi mumbai",
    ),
    row(
        "AUD",
        &["A$", "AU$"],
        "",
        "$ dollar dollars cent cents c",
        "australia australian australians sydney canberra",
    ),
    row(
        "CAD",
        &["C$", "CA$"],
        "",
        "$ dollar dollars cent cents c",
        "canada canadian canadians ottawa toronto",
    ),
    row(
        "NZD",
        &["NZ$"],
        "",
        "$ dollar dollars cent cents",
        "zealand zealanders auckland wellington",
    ),
    row("HKD", &["HK$"], "", "$ dollar dollars", "hong kong"),
    row(
        "SGD",
        &["S$", "SG$"],
        "",
        "$ dollar dollars",
        "singapore singaporean singaporeans",
    ),
    row(
        "TWD",
        &["NT$", "NT"],
        "",
        "$ dollar dollars",
        "taiwan taiwanese taipei",
    ),
    row("JMD", &["J$"], "", "$ dollar dollars", "jamaica jamaican"),
    row("FJD", &["FJ$"], "", "$ dollar dollars", "fiji fijian"),
    row("TTD", &["TT$"], "", "$ dollar dollars", "trinidad"),
    row("NAD", &["N$"], "", "$ dollar dollars", "namibia namibian"),
    row("LRD", &["L$"], "", "$ dollar dollars", "liberia liberian"),
    row("BBD", &["Bds$"], "", "dollar dollars", "barbados"),
    row(
        "ZWL",
        &["Z$", "ZW$"],
        "zig",
        "dollar dollars",
        "zimbabwe zimbabwean harare",
    ),
    row(
        "CHF",
        &["SFr", "Fr"],
        "",
        "franc francs",
        "switzerland swiss zurich",
    ),
    row(
        "SEK",
        &[],
        "",
        "kr krona kronor crown crowns",
        "sweden swedish stockholm swedes",
    ),
    row(
        "NOK",
        &[],
        "",
        "kr krone kroner crown crowns",
        "norway norwegian oslo norwegians",
    ),
    row(
        "DKK",
        &[],
        "",
        "kr krone kroner crown crowns",
        "denmark danish copenhagen",
    ),
    row(
        "ISK",
        &[],
        "",
        "kr krona kronur crown crowns",
        "iceland icelandic reykjavik",
    ),
    row(
        "CZK",
        &["Kč"],
        "koruna korunas",
        "crown crowns",
        "czech czechia prague",
    ),
    row(
        "PKR",
        &[],
        "",
        "rs rupee rupees",
        "pakistan pakistani pakistanis islamabad karachi",
    ),
    row(
        "LKR",
        &[],
        "",
        "rs rupee rupees",
        "lanka lankan lankans colombo",
    ),
    row(
        "NPR",
        &[],
        "",
        "rs rupee rupees",
        "nepal nepali nepalese kathmandu",
    ),
    row("MUR", &[], "", "rs rupee rupees", "mauritius mauritian"),
    row("SCR", &[], "", "rs rupee rupees", "seychelles"),
    row("IDR", &["Rp"], "rupiah rupiahs", "", "indonesia"),
    row("MYR", &["RM"], "ringgit ringgits sen", "", "malaysia"),
    row("THB", &["฿"], "baht", "", "thailand"),
    row("KRW", &["₩"], "won", "", "korea"),
    row(
        "PHP",
        &["₱"],
        "",
        "peso pesos",
        "philippines philippine filipino filipinos manila",
    ),
    row("VND", &["₫"], "dong", "", "vietnam"),
    row("LAK", &[], "kip", "", "laos"),
    row("KHR", &[], "riel riels", "", "cambodia"),
    row("MMK", &[], "kyat kyats", "", "myanmar"),
    row("BDT", &["Tk", "৳"], "taka", "", "bangladesh"),
    row("MNT", &["₮"], "tugrik tugriks togrog", "", "mongolia"),
    row(
        "RUB",
        &["₽"],
        "rouble roubles ruble rubles kopeck kopecks",
        "",
        "russia russian moscow",
    ),
    row("BYN", &[], "", "rubles roubles", "belarus belarusian minsk"),
    row(
        "UAH",
        &["₴"],
        "hryvnia hryvnias hryvna kopiyka kopiykas",
        "",
        "ukraine",
    ),
    row("KZT", &["₸"], "tenge", "", "kazakhstan"),
    row("UZS", &[], "", "soum sum", "uzbekistan uzbek tashkent"),
    row("KGS", &[], "", "som soms", "kyrgyzstan kyrgyz bishkek"),
    row("TJS", &[], "somoni somonis", "", "tajikistan"),
    row("TMT", &[], "", "manat manats", "turkmenistan turkmen"),
    row(
        "AZN",
        &["₼"],
        "",
        "manat manats",
        "azerbaijan azerbaijani baku",
    ),
    row("AMD", &["֏"], "dram drams", "", "armenia"),
    row("GEL", &["₾"], "lari", "", "georgia"),
    row(
        "TRY",
        &["₺"],
        "",
        "lira liras",
        "turkey turkish türkiye turkiye ankara istanbul",
    ),
    row(
        "LBP",
        &[],
        "",
        "lira liras pound pounds",
        "lebanon lebanese beirut",
    ),
    row(
        "SYP",
        &[],
        "",
        "lira liras pound pounds",
        "syria syrian damascus",
    ),
    row("ITL", &[], "lire", "", "italy"),
    row(
        "ILS",
        &["₪", "NIS"],
        "shekel shekels sheqel sheqels",
        "",
        "israel",
    ),
    row("ZAR", &[], "rand rands", "", "pretoria"),
    row("NGN", &["₦"], "naira", "", "nigeria"),
    row("GHS", &["GH₵", "₵", "GHC"], "cedi cedis", "", "ghana"),
    row(
        "KES",
        &["KSh", "KSh.", "Ksh", "KShs"],
        "",
        "sh shs shilling shillings",
        "kenya kenyan kenyans nairobi",
    ),
    row(
        "UGX",
        &["USh", "Ush"],
        "",
        "sh shs shilling shillings",
        "uganda ugandan ugandans kampala",
    ),
    row(
        "TZS",
        &["TSh", "Tsh"],
        "",
        "sh shs shilling shillings",
        "tanzania tanzanian tanzanians dar dodoma",
    ),
    row(
        "SOS",
        &[],
        "",
        "shilling shillings",
        "somalia somali mogadishu",
    ),
    row("ETB", &[], "birr", "", "ethiopia"),
    row(
        "EGP",
        &["E£", "LE"],
        "geneh",
        "pound pounds",
        "egypt egyptian egyptians cairo",
    ),
    row("SDG", &[], "", "pound pounds", "sudan sudanese khartoum"),
    row("ZMW", &[], "", "kwacha", "zambia zambian lusaka"),
    row("MWK", &[], "", "kwacha", "malawi malawian"),
    row("AOA", &[], "kwanza kwanzas", "", "angola"),
    row("MZN", &[], "metical meticais", "", "mozambique"),
    row("BWP", &[], "pula", "", "botswana"),
    row(
        "XOF",
        &["FCFA", "CFA"],
        "cfa",
        "franc francs",
        "senegal ivory ivorian mali burkina togo benin niger",
    ),
    row("XAF", &[], "", "franc francs", "cameroon gabon chad congo"),
    row("RWF", &[], "", "franc francs", "rwanda rwandan"),
    row("BIF", &[], "", "franc francs", "burundi"),
    row("CDF", &[], "", "franc francs", "congolese kinshasa"),
    row("FRF", &[], "", "franc francs", "french france"),
    row("MAD", &[], "", "dirham dirhams", "morocco moroccan rabat"),
    row(
        "AED",
        &["Dh", "Dhs"],
        "",
        "dirham dirhams",
        "uae emirates emirati dubai dhabi",
    ),
    row("SAR", &["SR"], "", "riyal riyals", "saudi riyadh"),
    row("QAR", &["QR"], "", "riyal riyals", "qatar qatari doha"),
    row(
        "OMR",
        &[],
        "",
        "rial rials riyal riyals",
        "oman omani muscat",
    ),
    row("YER", &[], "", "rial rials riyal riyals", "yemen yemeni"),
    row(
        "IRR",
        &[],
        "toman tomans",
        "rial rials",
        "iran iranian iranians tehran",
    ),
    row("KWD", &["KD"], "", "dinar dinars", "kuwait kuwaiti"),
    row(
        "IQD",
        &["ID"],
        "",
        "dinar dinars",
        "iraq iraqi iraqis baghdad",
    ),
    row("JOD", &["JD"], "", "dinar dinars", "jordan jordanian amman"),
    row("BHD", &["BD"], "", "dinar dinars", "bahrain bahraini"),
    row("DZD", &[], "", "dinar dinars", "algeria algerian algiers"),
    row("TND", &[], "", "dinar dinars", "tunisia tunisian tunis"),
    row("LYD", &[], "", "dinar dinars", "libya libyan tripoli"),
    row("RSD", &[], "", "dinar dinars", "serbia serbian belgrade"),
    row("MKD", &[], "denar denars", "", "macedonia"),
    row("AFN", &[], "afghani afghanis", "", "afghanistan"),
    row("PLN", &["zł"], "zloty zlotys zloties złoty", "", "poland"),
    row("HUF", &["Ft"], "forint forints", "", "hungary"),
    row(
        "RON",
        &[],
        "",
        "leu lei",
        "romania romanian romanians bucharest",
    ),
    row(
        "MDL",
        &[],
        "",
        "leu lei",
        "moldova moldovan moldovans chisinau",
    ),
    row("BGN", &[], "leva", "lev levs", "bulgaria"),
    row("HRK", &[], "kuna kunas", "", "croatia"),
    row("ALL", &[], "lek", "", "albania"),
    row(
        "DEM",
        &["DM"],
        "deutschmark deutschmarks deutschemark",
        "mark marks",
        "germany",
    ),
    row("ESP", &[], "peseta pesetas", "", "spain"),
    row("FIM", &[], "markka markkas", "", "finland"),
    row("NLG", &[], "guilder guilders", "", "netherlands"),
    row(
        "BRL",
        &["R$"],
        "reais",
        "real reals",
        "brazil brazilian brasilia",
    ),
    row(
        "MXN",
        &["Mex$", "MX$"],
        "",
        "peso pesos",
        "mexico mexican mexicans",
    ),
    row(
        "ARS",
        &["AR$"],
        "",
        "peso pesos",
        "argentina argentine argentinian argentines aires",
    ),
    row("CLP", &["CLP$"], "", "peso pesos", "chile chilean santiago"),
    row(
        "COP",
        &["COL$"],
        "",
        "peso pesos",
        "colombia colombian bogota",
    ),
    row("CUP", &[], "", "peso pesos", "cuba cuban havana"),
    row("UYU", &[], "", "peso pesos", "uruguay uruguayan montevideo"),
    row("DOP", &["RD$"], "", "peso pesos", "dominican"),
    row("PEN", &["S/"], "", "sol soles", "peru peruvian lima"),
    row("VES", &[], "bolivar bolivars bolivares", "", "venezuela"),
    row("BOB", &[], "boliviano bolivianos", "", "bolivia"),
    row("PYG", &[], "guarani guaranis", "", "paraguay"),
    row("CRC", &["₡"], "colon colons colones", "", "rica"),
    row("GTQ", &[], "quetzal quetzals quetzales", "", "guatemala"),
    row("HNL", &[], "lempira lempiras", "", "honduras"),
    row("NIO", &[], "cordoba cordobas", "", "nicaragua"),
    row("BTC", &["₿"], "bitcoin bitcoins btc", "", ""),
    row("ETH", &[], "ether ethereum", "", ""),
];

/// Names that are a hundredth of their currency.
const HUNDREDTHS: &[&str] = &[
    "cent", "cents", "c", "¢", "penny", "pennies", "pence", "p", "sen", "kopeck", "kopecks",
    "kopiyka", "kopiykas",
];

#[derive(Default)]
struct Names {
    own: HashMap<&'static str, usize>,
    shared: HashMap<&'static str, Vec<usize>>,
    countries: HashMap<&'static str, usize>,
}

static NAMES: LazyLock<Names> = LazyLock::new(|| {
    let mut names = Names::default();
    for (index, row) in ROWS.iter().enumerate() {
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

/// Which countries an article speaks of, as far as currencies need it.
#[derive(Debug, Default)]
pub(super) struct Countries {
    counts: HashMap<usize, u32>,
}

impl Countries {
    /// Counts the country words of a page.
    pub(super) fn of(r: &Reader<'_>) -> Self {
        let mut counts = HashMap::new();
        for at in (0..r.len()).filter(|&at| r.capital(at)) {
            let word = r.word(at).trim_end_matches('.');
            if let Some(row) = with_lower(word, |lower| NAMES.countries.get(lower).copied()) {
                // "US" and "U.S." name a country, "us" does not; the capital has told them apart.
                *counts.entry(row).or_insert(0) += 1;
            }
        }
        Self { counts }
    }

    /// The row of `rows` that the article speaks of most, and whether it speaks of any.
    fn choose(&self, rows: &[usize]) -> (usize, bool) {
        let mut best = (rows.first().copied().unwrap_or(0), 0);
        for &row in rows {
            let count = self.counts.get(&row).copied().unwrap_or(0);
            if count > best.1 {
                best = (row, count);
            }
        }
        (best.0, best.1 > 0)
    }
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
    let row = ROWS
        .iter()
        .position(|row| row.code == text || row.marks.contains(&text))?;
    money(row, false, "")
}

/// The currency of a symbol or name, decided by the article's countries where it is shared.
fn named(text: &str, countries: &Countries) -> Option<Money> {
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
fn dollar(rows: &[usize], countries: &Countries) -> usize {
    let default = rows.first().copied().unwrap_or(0);
    let count = |row: usize| countries.counts.get(&row).copied().unwrap_or(0);
    let (best, _) = countries.choose(rows);
    let local = ["AUD", "CAD", "NZD"].contains(&ROWS.get(best).map_or("", |row| row.code));
    let others: u32 = countries
        .counts
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
pub(super) fn before(r: &Reader<'_>, at: usize, countries: &Countries) -> Option<(Money, usize)> {
    let mut last = at.checked_sub(1)?;
    let tight = r.tight(at);
    // "Rs. 20": the full stop belongs to the abbreviation.
    if r.word(last) == "." && r.tight(last) {
        last = last.checked_sub(1)?;
        if !r.any(last, &["rs", "sh", "shs", "fr", "ksh", "tk"]) {
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
            &[
                "rs", "sh", "shs", "kr", "ringgit", "ringgits", "rmb", "yuan",
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
    countries: &Countries,
) -> Option<(Money, usize)> {
    if at >= end {
        return None;
    }
    let word = r.word(at);
    if r.is_mark(at) {
        if r.word(at) == "$" || !word.is_ascii() {
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
    if r.word(at + 1) == "$"
        && r.tight(at + 1)
        && let Some(money) = marked(r.span(at, at + 2).slice(r.text))
    {
        return Some((money, at + 2));
    }
    // "Hong Kong dollars", "Kuwaiti dinars", "US dollars", "pounds sterling".
    for skip in 1..=2 {
        if at + skip < end
            && let Some(money) = country_money(r, at + skip)
            && (r.capital(at) || r.any(at, &["us"]))
        {
            return Some((money, at + skip + 1));
        }
    }
    if r.any(at, &["pounds", "pound"]) && r.is(at + 1, "sterling") {
        return money(2, false, "").map(|money| (money, at + 2));
    }
    if let Some(money) = marked(word)
        .filter(|_| word.len() == 3 || r.tight(at) || matches!(word, "RM" | "LE" | "DM"))
    {
        return Some((money, at + 1));
    }
    named(word, countries).map(|money| (money, at + 1))
}

/// True when a name or mark of a currency stands at token `at`.
pub(super) fn is_name(r: &Reader<'_>, at: usize) -> bool {
    after(r, at, r.len(), &Countries::default()).is_some_and(|(money, _)| !money.weak)
}

/// The row of the country word just before token `at`.
fn country_before(r: &Reader<'_>, at: usize) -> Option<usize> {
    let word = r.word(at.checked_sub(1)?).trim_end_matches('.');
    with_lower(word, |lower| {
        NAMES.countries.get(lower).copied().or_else(|| {
            // "Thai baht" and "Polish zloty" need no country; only shared names do, and their rows list it.
            None
        })
    })
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
