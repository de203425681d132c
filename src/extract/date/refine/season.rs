//! "Spring", "fall", "winter" → whether they are a season here: not in "the Spring Hill school", "the fall of the city".

use super::fields;
use crate::extract::date::find::Found;
use crate::extract::date::lexicon::Class;
use crate::extract::date::line::Line;
use crate::extract::letters::Words;
use crate::model::said::Unit;

/// "The Spring Hill school": a season that is part of a place's name.
pub(super) fn is_named(line: &Line<'_>, one: &Found) -> bool {
    const PLACES: Words = words![
        "street",
        "hill",
        "hills",
        "road",
        "lake",
        "creek",
        "valley",
        "garden",
        "gardens",
        "field",
        "fields",
        "house",
        "court",
        "branch",
        "grove",
        "park",
        "olympics",
        "olympic",
        "games",
        "paralympics",
        "palace",
        "war",
        "classic",
    ];
    // "Its aim was to winter on the coast".
    let verb = one.end == one.start + 1
        && one.start > 0
        && line.says(one.start - 1, word!("to"))
        && line.says_any(one.start, words!["winter", "summer"])
        && line.says_any(one.end, words!["in", "on", "at", "near", "there"]);
    if verb {
        return true;
    }
    let last = one.end - 1;
    matches!(fields(&one.said), Some(f) if matches!(f.unit, Unit::Season(_)))
        && line.capital(last)
        && line.capital(one.end)
        && line.says_any(one.end, PLACES)
}

/// "the fall of the city", "a hot spring": no season.
pub(super) fn is_other(line: &Line<'_>, one: &Found) -> bool {
    let Some(Unit::Season(_)) = fields(&one.said).map(|f| f.unit) else {
        return false;
    };
    let bare = one.rule == "en/season" && line.says_any(one.end - 1, words!["fall", "spring"]);
    let year = line.digits(one.end + 1).is_some()
        || line.says_any(one.end + 1, words!["that", "this", "last", "next"]);
    (one.rule == "en/season" || one.rule == "en/relative-season")
        && line.says(one.end - 1, word!("fall"))
        && line.says_any(one.end, words!["of", "in", "from"])
        && !year
        // "By 2018 the fall had slowed": it does something.
        || (bare
            && line.says(one.start, word!("the"))
            && (line.is(one.end, Class::Verb) || line.word(one.end).ends_with("ed"))
            && !one.start.checked_sub(1).is_some_and(|at| {
                line.says_any(at, words!["in", "by", "during", "until", "since", "of", "for"])
            }))
        || (bare
            && one.start > 0
            && line.says_any(
                one.start - 1,
                words!["to", "and", "will", "would", "could", "may"],
            ))
        || (bare
            && !one
                .start
                .checked_sub(1)
                .is_some_and(|at| line.says_any(at, words!["early", "late", "mid", "in", "-"]))
            && line.says_any(
                one.end,
                words!["water", "waters", "board", "guns", "for", "to", "short"],
            ))
}
