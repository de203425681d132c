//! English nouns in the singular and the plural, for unit keys and labels.

/// Plurals whose singular no rule gives.
const IRREGULAR: &[(&str, &str)] = &[
    ("people", "person"),
    ("persons", "person"),
    ("men", "man"),
    ("women", "woman"),
    ("children", "child"),
    ("feet", "foot"),
    ("teeth", "tooth"),
    ("mice", "mouse"),
    ("lives", "life"),
    ("wives", "wife"),
    ("knives", "knife"),
    ("halves", "half"),
    ("shelves", "shelf"),
    ("wolves", "wolf"),
    ("series", "series"),
    ("species", "species"),
    ("crises", "crisis"),
    ("gases", "gas"),
    ("buses", "bus"),
    ("aircraft", "aircraft"),
    ("heroes", "hero"),
    ("potatoes", "potato"),
    ("viruses", "virus"),
    ("analyses", "analysis"),
    ("cookies", "cookie"),
    ("ties", "tie"),
    ("movies", "movie"),
    ("premises", "premises"),
    ("headquarters", "headquarters"),
    ("axes", "axe"),
    ("data", "data"),
    ("news", "news"),
    ("measles", "measles"),
    ("gross", "gross"),
    ("thieves", "thief"),
    ("loaves", "loaf"),
    ("calves", "calf"),
    ("leaves", "leaf"),
    ("thousands", "thousand"),
];

/// The singular of an English noun, in lower case.
///
/// ```
/// # use dateline::model::noun::singular;
/// for (many, one) in [("Citizens", "citizen"), ("people", "person"), ("firemen", "fireman"), ("houses", "house"), ("taxes", "tax"), ("bus", "bus")] {
///     assert_eq!(singular(many), one);
/// }
/// ```
#[must_use]
pub fn singular(noun: &str) -> String {
    let lower = noun.to_lowercase();
    if let Some(&(_, singular)) = IRREGULAR.iter().find(|&&(plural, _)| plural == lower) {
        return singular.to_owned();
    }
    let ends = |list: &[&str]| list.iter().any(|end| lower.ends_with(end));
    let cut = |n: usize| lower.get(..lower.len() - n).unwrap_or(&lower).to_owned();
    if is_men(&lower) {
        cut(2) + "an"
    } else if lower.len() <= 3 || ends(&["ss", "us", "is"]) {
        lower
    } else if ends(&["ies"]) && lower.len() > 4 {
        cut(3) + "y"
    } else if ends(&["ches", "shes", "xes", "zzes", "sses"]) {
        cut(2)
    } else if ends(&["s"]) {
        cut(1)
    } else {
        lower
    }
}

/// True for people by their trade, in lower case: "firemen", "saleswomen"; not for "a specimen".
#[must_use]
pub fn is_men(noun: &str) -> bool {
    noun.len() > 5
        && noun.ends_with("men")
        && !["specimen", "regimen", "abdomen", "acumen"].contains(&noun)
}

/// The plural of an English noun in lower case.
///
/// ```
/// # use dateline::model::noun::plural;
/// for (one, many) in [("man", "men"), ("fireman", "firemen"), ("human", "humans"), ("city", "cities"), ("box", "boxes"), ("trip", "trips")] {
///     assert_eq!(plural(one), many);
/// }
/// ```
#[must_use]
pub fn plural(noun: &str) -> String {
    const NO_MEN: &[&str] = &[
        "human", "german", "roman", "norman", "ottoman", "shaman", "talisman",
    ];
    if let Some(&(plural, _)) = IRREGULAR.iter().find(|&&(_, singular)| singular == noun) {
        return plural.to_owned();
    }
    match noun.as_bytes() {
        [.., _, b'm', b'a', b'n'] if noun.len() > 5 && !NO_MEN.contains(&noun) => {
            format!("{}en", noun.get(..noun.len() - 2).unwrap_or(noun))
        }
        [.., b's' | b'x'] | [.., b'c' | b's', b'h'] => format!("{noun}es"),
        [.., before, b'y'] if !b"aeiou".contains(before) => {
            format!("{}ies", noun.get(..noun.len() - 1).unwrap_or(noun))
        }
        _ => format!("{noun}s"),
    }
}
