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
    ("policemen", "policeman"),
    ("fishermen", "fisherman"),
    ("businessmen", "businessman"),
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
/// for (many, one) in [("Citizens", "citizen"), ("people", "person"), ("houses", "house"), ("taxes", "tax"), ("bus", "bus")] {
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
    if lower.len() <= 3 || ends(&["ss", "us", "is"]) {
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

/// The plural of an English noun in lower case.
///
/// ```
/// # use dateline::model::noun::plural;
/// for (one, many) in [("man", "men"), ("person", "people"), ("city", "cities"), ("box", "boxes"), ("trip", "trips")] {
///     assert_eq!(plural(one), many);
/// }
/// ```
#[must_use]
pub fn plural(noun: &str) -> String {
    if let Some(&(plural, _)) = IRREGULAR.iter().find(|&&(_, singular)| singular == noun) {
        return plural.to_owned();
    }
    match noun.as_bytes() {
        [.., b's' | b'x'] | [.., b'c' | b's', b'h'] => format!("{noun}es"),
        [.., before, b'y'] if !b"aeiou".contains(before) => {
            format!("{}ies", noun.get(..noun.len() - 1).unwrap_or(noun))
        }
        _ => format!("{noun}s"),
    }
}
