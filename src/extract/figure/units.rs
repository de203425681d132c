//! Units: the words and abbreviations after a number → unit keys, and the denominators of rates.
//!
//! Keys are the singular with underscores, as in the headless contract. Abbreviations are read in their own case ("MW" is
//! no "mw"), words in any.

use super::lexicon::{Words, with_lower};
use super::reader::Reader;
use std::sync::LazyLock;

/// Key, spellings separated by `|`. Spellings with a capital or of three letters at most are read in exactly that case.
const UNITS: &[(&str, &str)] = &[
    (
        "percent",
        "percent|per cent|percents|pct|pc|prozent|percentage",
    ),
    (
        "percentage_point",
        "percentage point|percentage points|percent point|percent points|pp|ppt|ppts|pct point|pct points|per cent points|per cent point|percentage-points|% points|%-points|pps",
    ),
    ("basis_point", "basis point|basis points|bp|bps"),
    ("point", "point|points|pts|index points"),
    (
        "tonne",
        "tonne|tonnes|metric ton|metric tons|metric tonne|metric tonnes|t",
    ),
    ("ton", "ton|tons|short ton|short tons|long ton|long tons"),
    ("kilotonne", "kilotonne|kilotonnes|kt"),
    ("megatonne", "megatonne|megatonnes|Mt"),
    ("gigatonne", "gigatonne|gigatonnes|gigaton|gigatons|Gt"),
    (
        "kilogram",
        "kilogram|kilograms|kilogramme|kilogrammes|kilo|kilos|kg|kgs",
    ),
    ("gram", "gram|grams|gramme|grammes|g"),
    ("milligram", "milligram|milligrams|mg"),
    ("microgram", "microgram|micrograms|µg|μg|ug"),
    ("lb", "lb|lbs"),
    ("oz", "ounce|ounces|oz|troy ounce|troy ounces"),
    ("carat", "carat|carats"),
    ("metre", "metre|metres|meter|meters|m"),
    (
        "kilometre",
        "kilometre|kilometres|kilometer|kilometers|km|kms",
    ),
    (
        "centimetre",
        "centimetre|centimetres|centimeter|centimeters|cm",
    ),
    (
        "millimetre",
        "millimetre|millimetres|millimeter|millimeters|mm",
    ),
    (
        "micrometre",
        "micrometre|micrometer|micrometers|micron|microns|µm|μm",
    ),
    ("nanometre", "nanometre|nanometres|nanometer|nanometers|nm"),
    ("mile", "mile|miles|mi|nautical miles|nautical mile"),
    ("yard", "yard|yards|yd|yds"),
    ("foot", "foot|feet|ft"),
    ("inch", "inch|inches|in"),
    (
        "square_metre",
        "square metre|square metres|square meter|square meters|sq m|sqm|m2|m²|m^2",
    ),
    (
        "square_kilometre",
        "square kilometre|square kilometres|square kilometer|square kilometers|sq km|km2|km²|km^2|km squared",
    ),
    ("square_foot", "square foot|square feet|sq ft|sqft"),
    ("square_mile", "square mile|square miles|sq mi|sq miles"),
    ("hectare", "hectare|hectares|ha"),
    ("acre", "acre|acres"),
    (
        "cubic_metre",
        "cubic metre|cubic metres|cubic meter|cubic meters|cu m|m3|m³|cbm",
    ),
    (
        "cubic_kilometre",
        "cubic kilometre|cubic kilometres|cubic kilometer|cubic kilometers|km3|km³|km cubed",
    ),
    ("cubic_foot", "cubic foot|cubic feet|cu ft"),
    ("litre", "litre|litres|liter|liters|l|L"),
    (
        "millilitre",
        "millilitre|millilitres|milliliter|milliliters|ml",
    ),
    (
        "centilitre",
        "centilitre|centilitres|centiliter|centiliters|cl",
    ),
    ("gallon", "gallon|gallons|gal"),
    ("barrel", "barrel|barrels|bbl|bbls"),
    ("barrel/day", "bpd|b/d"),
    (
        "barrel_of_oil_equivalent",
        "boe|barrels of oil equivalent|barrel of oil equivalent",
    ),
    ("ton/day", "tpd"),
    ("bushel", "bushel|bushels"),
    ("pint", "pint|pints"),
    ("quart", "quart|quarts"),
    ("teu", "TEU|TEUs|teu|twenty-foot equivalent units"),
    ("container", "container|containers"),
    ("second", "second|seconds|sec|secs"),
    ("minute", "minute|minutes|mins"),
    ("hour", "hour|hours|hr|hrs"),
    ("day", "day|days"),
    ("week", "week|weeks"),
    ("month", "month|months"),
    ("year", "year|years|yr|yrs"),
    ("decade", "decade|decades"),
    ("century", "century|centuries"),
    (
        "degree_celsius",
        "degree celsius|degrees celsius|degrees centigrade|degrees c|degree c|°c|° c|°C|celsius|C",
    ),
    (
        "degree_fahrenheit",
        "degree fahrenheit|degrees fahrenheit|degrees f|°f|° f|°F|fahrenheit|F",
    ),
    ("kelvin", "kelvin|K"),
    ("degree", "degree|degrees|°"),
    ("watt", "watt|watts|W"),
    ("kilowatt", "kilowatt|kilowatts|kW"),
    ("megawatt", "megawatt|megawatts|MW"),
    ("gigawatt", "gigawatt|gigawatts|GW"),
    ("terawatt", "terawatt|terawatts|TW"),
    ("watt_hour", "watt hour|watt hours|watt-hour|watt-hours|Wh"),
    (
        "kilowatt_hour",
        "kilowatt hour|kilowatt hours|kilowatt-hour|kilowatt-hours|kWh",
    ),
    (
        "megawatt_hour",
        "megawatt hour|megawatt hours|megawatt-hour|megawatt-hours|MWh",
    ),
    (
        "gigawatt_hour",
        "gigawatt hour|gigawatt hours|gigawatt-hour|gigawatt-hours|GWh",
    ),
    (
        "terawatt_hour",
        "terawatt hour|terawatt hours|terawatt-hour|terawatt-hours|TWh",
    ),
    ("horsepower", "horsepower|hp|bhp"),
    ("hertz", "hertz|Hz"),
    ("kilohertz", "kilohertz|kHz"),
    ("megahertz", "megahertz|MHz"),
    ("gigahertz", "gigahertz|GHz"),
    ("joule", "joule|joules"),
    ("pascal", "pascal|pascals|Pa"),
    ("megapascal", "megapascal|megapascals|MPa"),
    (
        "btu",
        "british thermal unit|british thermal units|BTU|Btu|BTUs",
    ),
    ("mmbtu", "mmbtu|MMBtu|mmBtu|MMBTU"),
    ("byte", "byte|bytes"),
    ("kilobyte", "kilobyte|kilobytes|KB|kB"),
    ("megabyte", "megabyte|megabytes|MB"),
    ("gigabyte", "gigabyte|gigabytes|GB"),
    ("terabyte", "terabyte|terabytes|TB"),
    ("exabyte", "exabyte|exabytes|EB"),
    ("bit", "bit|bits"),
    ("megabit", "megabit|megabits"),
    ("volt", "volt|volts"),
    ("mAh", "mAh|milliamp-hours"),
    ("decibel", "decibel|decibels|dB"),
    ("calorie", "calorie|calories|kcal"),
    ("mile/hour", "mph|miles an hour|miles per hour"),
    ("kilometre/hour", "kph|km/h|kmh"),
    ("rpm", "rpm"),
    ("mile/gallon", "mpg"),
    ("ppm", "ppm|parts per million"),
    ("ppb", "ppb|parts per billion"),
    ("knot", "knot|knots"),
    ("times", "times|time|fold|x|X|×"),
    ("dozen", "dozen eggs"),
];

struct Table {
    exact: Words<&'static str>,
    words: Words<&'static str>,
    /// The words that spellings of several words begin with.
    heads: Words<&'static str>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut table = Table {
        exact: Words::default(),
        words: Words::default(),
        heads: Words::default(),
    };
    for &(key, spellings) in UNITS {
        for spelling in spellings.split('|') {
            let abbreviated = spelling.len() <= 3 || spelling.chars().any(char::is_uppercase);
            let map = if abbreviated {
                &mut table.exact
            } else {
                &mut table.words
            };
            map.insert(spelling, key);
            if let Some(end) = spelling
                .find(|c: char| !c.is_alphabetic())
                .filter(|&end| end > 0)
            {
                table.heads.insert(&spelling[..end], key);
            }
        }
    }
    table
});

/// The unit whose spelling is `text`.
fn spelled(text: &str) -> Option<&'static str> {
    let table = &*TABLE;
    table.exact.get(text).copied().or_else(|| {
        if text.is_ascii() {
            with_lower(text, |lower| table.words.get(lower).copied())
        } else {
            table.words.get(text.to_lowercase().as_str()).copied()
        }
    })
}

/// The unit that begins at token `at` and one past its last token. Longest spelling first.
pub(super) fn unit_at(r: &Reader<'_>, at: usize, end: usize) -> Option<(&'static str, usize)> {
    if at >= end {
        return None;
    }
    if r.word(at) == "%" {
        return Some(percent_mark(r, at));
    }
    if !r.is_word(at) && !matches!(r.word(at), "°" | "×") {
        return None;
    }
    let many = r.is_mark(at)
        || TABLE.heads.contains_key(r.word(at))
        || with_lower(r.word(at), |lower| TABLE.heads.get(lower).copied()).is_some();
    let mut joined = String::new();
    for width in (2..=4).rev().filter(|_| many) {
        if at + width > end
            || (at..at + width).any(|i| {
                i > at
                    && !r.is_word(i)
                    && !r.hyphen(i)
                    && r.word(i) != "/"
                    && r.word(i) != "°"
                    && !r.is_number(i)
                    && r.word(i) != "²"
                    && r.word(i) != "³"
            })
        {
            continue;
        }
        joined.clear();
        for i in at..at + width {
            if i > at && r.spaced(i) {
                joined.push(' ');
            }
            joined.push_str(r.word(i));
        }
        if let Some(key) = spelled(&joined) {
            return Some((key, at + width));
        }
    }
    spelled(r.word(at)).map(|key| (key, at + 1))
}

/// "%", "% points".
fn percent_mark(r: &Reader<'_>, at: usize) -> (&'static str, usize) {
    let next = if r.hyphen(at + 1) { at + 2 } else { at + 1 };
    if r.any(next, &["points", "point"]) {
        return ("percentage_point", next + 1);
    }
    ("percent", at + 1)
}

/// Nouns that "a" makes a denominator: "$70 a barrel". Any noun can follow "per".
const DENOMINATORS: &[&str] = &[
    "barrel",
    "tonne",
    "ton",
    "ounce",
    "oz",
    "year",
    "month",
    "week",
    "day",
    "night",
    "hour",
    "minute",
    "second",
    "quarter",
    "kilo",
    "kilogram",
    "kg",
    "gram",
    "litre",
    "liter",
    "gallon",
    "pound",
    "lb",
    "share",
    "person",
    "head",
    "household",
    "family",
    "unit",
    "bushel",
    "piece",
    "megawatt-hour",
    "kilowatt-hour",
    "mwh",
    "kwh",
    "mmbtu",
    "tonne",
    "metre",
    "meter",
    "mile",
    "km",
    "kilometre",
    "hectare",
    "acre",
    "bottle",
    "pack",
    "ticket",
    "dose",
    "vote",
    "game",
    "pupil",
    "student",
    "worker",
    "container",
    "box",
    "square",
    "therm",
    "carat",
    "pint",
    "copy",
    "annum",
];

/// Words after "a year" that make it a distance in time instead of a denominator.
const COMPARING: &[&str] = &[
    "earlier",
    "ago",
    "before",
    "previously",
    "prior",
    "later",
    "after",
    "on",
    "from",
];

/// The denominator at token `at` ("a barrel", "per capita", "/hour", "per 100,000 people") and one past its last token.
pub(super) fn per_at(r: &Reader<'_>, at: usize, end: usize) -> Option<(String, usize)> {
    let (noun, any) = match r.word(at) {
        word if word.eq_ignore_ascii_case("per") => (at + 1, true),
        "/" if r.tight(at) && r.is_word(at + 1) => (at + 1, true),
        word if ["a", "an", "each", "every"]
            .iter()
            .any(|w| word.eq_ignore_ascii_case(w)) =>
        {
            (at + 1, false)
        }
        "-" if r.any(at + 1, &["a"]) && r.hyphen(at + 2) => (at + 3, false),
        "-" if r.any(at + 1, &["per"]) && r.hyphen(at + 2) => (at + 3, true),
        _ => return None,
    };
    if noun >= end {
        return None;
    }
    if any && r.is_number(noun) {
        let last = if r.is_word(noun + 1) && !r.has(noun + 1, super::lexicon::class::FUNCTION) {
            noun + 2
        } else {
            noun + 1
        };
        return Some((r.phrase(noun, last), last));
    }
    if any && r.any(noun, &["cent", "se"]) {
        return None;
    }
    if !r.is_word(noun) || !(any || r.any(noun, DENOMINATORS)) {
        return None;
    }
    // "5.1% a year earlier" is a comparison, not a rate.
    if !any && r.any(noun + 1, COMPARING) {
        return None;
    }
    if let Some((key, last)) = unit_at(r, noun, end) {
        return Some((key.to_owned(), last));
    }
    Some((crate::model::noun::singular(r.word(noun)), noun + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_spelling_is_listed_twice() {
        let count: usize = UNITS
            .iter()
            .map(|(_, spellings)| spellings.split('|').count())
            .sum();
        assert_eq!(TABLE.exact.len() + TABLE.words.len(), count);
    }
}
