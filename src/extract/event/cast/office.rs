//! A name or a noun phrase → the office in it, and by that whether it is a person's.
//!
//! Has no opinion on what a pronoun stands for.

use crate::extract::event::tag::{Tag, Word};
use crate::extract::given::is_he;
use crate::extract::letters::{Letters, Words};

/// Titles of office, rank and trade.
const OFFICES: Words = words![
    "mr",
    "mrs",
    "ms",
    "dr",
    "president",
    "minister",
    "premier",
    "chancellor",
    "judge",
    "governor",
    "mayor",
    "senator",
    "general",
    "king",
    "queen",
    "prince",
    "princess",
    "pope",
    "chairman",
    "chairwoman",
    "secretary",
    "director",
    "leader",
    "spokesman",
    "spokeswoman",
    "officer",
    "economist",
    "analyst",
    "professor",
    "candidate",
    "treasurer",
    "founder",
    "author",
    "driver",
    "man",
    "woman",
    "elder",
    "eldest",
    "sir",
    "captain",
    "colonel",
    "commander",
    "ambassador",
    "lawyer",
    "prosecutor",
    "striker",
    "coach",
    "broker",
    "aide",
    "executive",
    "duke",
    "duchess",
    "earl",
    "count",
    "countess",
    "baron",
    "lord",
    "lady",
    "emperor",
    "empress",
    "sultan",
    "tsar",
    "shah",
    "bishop",
    "archbishop",
    "cardinal",
    "admiral",
    "marshal",
    "sergeant",
    "lieutenant",
    "poet",
    "painter",
    "composer",
    "writer",
    "novelist",
    "actor",
    "actress",
    "singer",
    "goalkeeper",
    "midfielder",
    "defender",
    "forward",
    "manager",
    "owner",
    "teacher",
    "student",
    "pupil",
    "soldier",
    "doctor",
    "nurse",
    "farmer",
    "pilot",
    "boy",
    "girl",
    "suspect",
    "defendant",
    "accountant",
    "engineer",
    "architect",
    "scientist",
    "explorer",
    "husband",
    "wife",
    "widow",
    "mother",
    "father",
    "son",
    "daughter",
    "brother",
    "sister",
];

/// Words of the names of bodies and places.
const BODIES: Words = words![
    "bank",
    "ministry",
    "institute",
    "university",
    "party",
    "council",
    "commission",
    "court",
    "union",
    "agency",
    "corp",
    "inc",
    "ltd",
    "plc",
    "group",
    "company",
    "department",
    "office",
    "league",
    "club",
    "fund",
    "association",
    "federation",
    "congress",
    "parliament",
    "house",
    "street",
    "city",
    "river",
    "islands",
    "republic",
    "kingdom",
    "states",
    "army",
    "navy",
    "force",
    "forces",
    "airlines",
    "motors",
    "rovers",
    "united",
    "holdings",
    "trust",
    "authority",
    "cross",
    "senate",
    "bureau",
    "services",
    "systems",
    "industries",
    "construction",
    "electric",
    "energy",
    "oil",
    "steel",
    "foods",
    "records",
    "studios",
    "media",
    "technologies",
    "pharmaceuticals",
    "railway",
    "partners",
    "brothers",
    "sons",
    "college",
    "school",
    "hospital",
    "society",
    "foundation",
    "front",
    "movement",
    "board",
    "committee",
    "forum",
    "times",
    "post",
    "news",
    "africa",
    "america",
    "asia",
    "europe",
    "korea",
    "arabia",
    "zealand",
    "given",
    "canal",
    "sea",
    "north",
    "south",
    "east",
    "west",
    "new",
    "central",
    "energy",
    "oil",
    "steel",
    "power",
    "systems",
    "technologies",
    "foods",
    "pharma",
    "bureau",
    "centre",
    "center",
    "economy",
    "museum",
    "bridge",
    "airport",
    "port",
    "co",
    "insurance",
    "airways",
    "bancorp",
    "limited",
    "corporation",
    "companies",
];

/// Ranks that are written short, and what stands before an office.
const RANKS: Words = words![
    "chief",
    "corporal",
    "major",
    "brigadier",
    "gen",
    "lt",
    "col",
    "sgt",
    "capt",
    "maj",
    "rep",
    "sen",
    "gov",
    "prof",
    "rev",
    "adm",
    "cmdr",
    "hon",
];

/// Those whose bearers go by one name with them, "King Ozan", or that are the first word of a firm, "General Foundry".
const ROYAL: Words = words![
    "general", "king", "queen", "prince", "princess", "pope", "duke", "duchess", "earl", "count",
    "countess", "baron", "lord", "lady", "emperor", "empress", "sultan", "tsar", "shah", "sir",
];

/// True for a word of the names of bodies and places: "bank", "north".
pub(super) fn is_body(word: Letters) -> bool {
    BODIES.have(word)
}

/// How many words of a name, given by their letters, are the office of a person: two of "Prime Minister Anna Kole", none of
/// "King Ozan", whom one name would not tell, and none of "General Motors" or "Martin King".
pub(super) fn office_end(name: impl Iterator<Item = Letters> + Clone) -> usize {
    if name.clone().any(|word| BODIES.have(word)) {
        return 0;
    }
    let length = name.clone().count();
    let office = |(_, word): &(usize, Letters)| OFFICES.have(*word) || RANKS.have(*word);
    match name.enumerate().filter(office).last() {
        Some((at, word)) if at + 2 == length && ROYAL.have(word) => at,
        Some((at, _)) if at + 1 < length => at + 1,
        _ => 0,
    }
}

/// Sure for a title of office, sure not for a body, a place or a common noun; names alone may be either.
pub(in crate::extract::event) fn is_person(text: &str, words: &[Word]) -> Option<bool> {
    let is = |word: &Word, list: Words| word.is_one(list);
    // "Party leader Ilse Orm".
    let of_body = words
        .windows(2)
        .any(|pair| is(&pair[0], BODIES) && is(&pair[1], OFFICES));
    if !of_body && words.iter().any(|word| is(word, BODIES)) {
        return Some(false);
    }
    if words.iter().any(|word| is(word, OFFICES)) {
        return Some(true);
    }
    let names = words
        .iter()
        .filter(|word| {
            let said = word.of(text);
            // "Aldred II".
            let number = said.bytes().all(|b| matches!(b, b'I' | b'V' | b'X'));
            word.capital
                && word.tag == Tag::Noun
                && (number || !said.chars().all(char::is_uppercase))
        })
        .count();
    let det = words.first().is_some_and(|word| word.tag == Tag::Det);
    let genitive = words.iter().any(|word| word.tag == Tag::Genitive);
    // "Philip the Bold", "Joan of Arc".
    let inner = words.len() == 3 && words[1].is_one(words!["the", "of"]) && names == 2;
    // "Ngozi Adeyemi-Cole".
    let hyphens = words
        .iter()
        .filter(|word| word.is(word!("-")) && !word.spaced)
        .count();
    let all = names + hyphens == words.len() || inner;
    let lone_names = !det && !genitive && all && (1..=4).contains(&names);
    let given = words
        .first()
        .is_some_and(|word| is_he(word.letters).is_some());
    match lone_names {
        true if given && names > 1 => Some(true),
        true => None,
        false => Some(false),
    }
}
