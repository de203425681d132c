//! A noun phrase → whether a pronoun can stand for it: whether it is a person, a thing or several, and whether it can act.
//!
//! Has no opinion on where the phrase is looked for.

use super::office::is_person;
use crate::extract::event::clause::Run;
use crate::extract::event::link::Sentence;
use crate::extract::event::tag::{Tag, Word};
use crate::extract::given::is_he;
use crate::extract::letters::Words;

/// What a pronoun can stand for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    Person,
    Thing,
    Several,
}

/// What a clause says that its pronoun does.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Does {
    /// What anything may do.
    Anything,
    /// What only people and bodies do: "it expects".
    Acts,
    /// What figures do: "it fell".
    Moves,
}

/// What a lone name can stand for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Lone {
    /// One person or thing.
    One,
    /// Several where its verb is theirs, as a team: "Varne have lost".
    Several,
}

/// What a pronoun looks for.
#[derive(Clone, Copy)]
pub(super) struct Want {
    pub(super) sort: Sort,
    /// Only a name will do: "the company".
    pub(super) named: bool,
    /// In its own sentence, where "a convoy … it" is plain.
    pub(super) here: bool,
    /// For "he" rather than "she".
    pub(super) he: bool,
    /// What a lone name can stand for.
    pub(super) lone: Lone,
    /// What its clause says that it does.
    pub(super) does: Does,
}

impl Want {
    /// True for the very pronoun that is to be looked up.
    pub(super) fn is_pronoun(self, word: &Word) -> bool {
        let own = match self.sort {
            Sort::Person if self.he => word!("he"),
            Sort::Person => word!("she"),
            Sort::Thing => word!("it"),
            Sort::Several => word!("they"),
        };
        word.tag == Tag::Pron && word.is(own)
    }
}

impl Does {
    /// What the verb of a clause says.
    pub(super) fn of(verb: Option<&Word>) -> Self {
        match verb {
            Some(verb) if verb.is_one(ACTS) => Self::Acts,
            Some(verb) if verb.is_one(MOVES) => Self::Moves,
            _ => Self::Anything,
        }
    }
}

/// What a body has set or reckoned.
const PLANS: Words = words!["target goal forecast budget outlook estimate"];

/// What only people and bodies do.
const ACTS: Words = words![
    "expects",
    "expected",
    "plans",
    "planned",
    "aims",
    "hopes",
    "intends",
    "wants",
    "announced",
    "agreed",
    "forecasts",
    "forecast",
    "sees",
    "raised",
    "reported",
    "posted",
    "booked",
    "bought",
    "sold",
    "acquired",
    "hired",
    "opened",
    "closed",
    "employs",
    "employed",
    "expect",
    "plan",
    "pay",
    "buy",
    "sell",
    "hire",
    "build",
    "launch",
    "spend",
    "invest",
    "close",
];

/// What only figures do.
const MOVES: Words = words![
    "rose",
    "fell",
    "grew",
    "shrank",
    "climbed",
    "dropped",
    "jumped",
    "slipped",
    "slowed",
    "eased",
    "soared",
    "declined",
    "increased",
    "decreased",
    "gained",
    "risen",
    "fallen",
    "grown",
    "totalled",
    "totaled",
];

/// What accounts measure, which does nothing of its own.
const MEASURES: Words = words![
    "revenue",
    "revenues",
    "sales",
    "profit",
    "profits",
    "income",
    "earnings",
    "loss",
    "losses",
    "output",
    "production",
    "turnover",
    "shares",
    "stock",
    "costs",
    "orders",
    "growth",
    "inflation",
    "exports",
    "imports",
];

/// The text of a noun phrase, when it can stand for `sort`.
pub(super) fn fitting(sentence: &Sentence<'_>, run: Run, want: Want) -> Option<String> {
    let words = run.of(sentence.words);
    let text = sentence.text;
    // "Shares of Corvane Inc rose. It expects": the company does.
    let owned = want.does == Does::Acts || want.named;
    let measure = words.first().is_some_and(|word| word.is_one(MEASURES));
    let of = words.get(1).is_some_and(|word| word.is(word!("of")));
    let words = if owned && measure && of {
        words.get(2..)?
    } else {
        words
    };
    // "This week's market is cancelled; it returns".
    let timed =
        words.len() > 2 && matches!(words[0].tag, Tag::Time(_)) && words[1].tag == Tag::Genitive;
    let words = if timed { words.get(2..)? } else { words };
    // "Ms Orr's permit runs out. She wants": whose it is.
    let whose = words.iter().position(|word| word.tag == Tag::Genitive);
    // "The bank's target is 3 percent. It sees": the bank does.
    let words = match whose {
        Some(whose)
            if want.sort == Sort::Thing
                && want.does == Does::Acts
                && words.last().is_some_and(|last| last.is_one(PLANS)) =>
        {
            &words[..whose]
        }
        Some(whose)
            if want.sort == Sort::Person
                && words.last().is_some_and(|last| !last.capital)
                && is_person(text, &words[whose..]) != Some(true)
                && is_person(text, &words[..whose]) == Some(true) =>
        {
            &words[..whose]
        }
        _ => words,
    };
    let first = words.first()?;
    let quantity = words![
        "most",
        "many",
        "some",
        "few",
        "others",
        "all",
        "both",
        "more",
        "none",
        "half",
        "anyone",
        "everyone",
        "someone",
        "nobody",
        "anybody",
        "everybody",
        "somebody",
        "one",
        "nothing",
        "something",
        "everything",
        "each",
        "those",
    ];
    if matches!(first.tag, Tag::Pron)
        || first.is_one(quantity)
        || (first.tag == Tag::Det
            && !first.is(word!("the"))
            && !(want.here && first.is_one(words!["a", "an"])))
    {
        return None;
    }
    // Only the head: nothing after a preposition but "of", and no numbers.
    let end = words
        .iter()
        .position(|word| {
            matches!(word.tag, Tag::Comma | Tag::Prep) && !word.is(word!("of"))
                || matches!(word.tag, Tag::Time(_) | Tag::Part | Tag::Past | Tag::Aside)
        })
        .unwrap_or(words.len());
    let words = words.get(..end).filter(|words| words.len() <= 8)?;
    let last = words.last()?;
    if last.tag != Tag::Noun || want.does == Does::Acts && last.is_one(MEASURES) {
        return None;
    }
    let names = words
        .iter()
        .filter(|word| word.capital && word.tag == Tag::Noun)
        .count();
    // Its capital may be that of the sentence, whatever time or place stands before it.
    let opens = sentence
        .words
        .iter()
        .take_while(|word| word.span != first.span)
        .all(|word| {
            matches!(
                word.tag,
                Tag::Time(_) | Tag::Quote | Tag::Break | Tag::Mark | Tag::Num | Tag::Aside
            )
        });
    let lone = words.len() == 1 && opens && has_plural_ending(last.of(text));
    // "The Falcons": several under one name.
    let team = words[0].is(word!("the")) && last.capital && has_plural_ending(last.of(text));
    let several = lone
        || is_plural(last.of(text))
        || team && want.sort == Sort::Several
        || words.iter().any(|word| word.tag == Tag::Coord);
    // "The maker of biscuits" is one.
    let head = words
        .iter()
        .take_while(|word| !word.is(word!("of")))
        .last()
        .unwrap_or(last);
    let several_heads = several && (lone || is_plural(head.of(text)) || head.span == last.span);
    let person = is_person(text, words);
    let other = words
        .iter()
        .find_map(|word| sex(word).filter(|_| word.capital || person == Some(true)))
        .is_some_and(|he| he != want.he);
    // "Net profit came in at €4m. It expects": what has no article is a name or no antecedent.
    let proper = words
        .iter()
        .all(|word| word.capital || word.tag != Tag::Noun);
    let ok = match want.sort {
        Sort::Person => person != Some(false) && !several && !other,
        Sort::Several => several || want.lone == Lone::Several && proper && person != Some(true),
        // A lone name may be a firm as well as a person.
        Sort::Thing => {
            (person == Some(false)
                || person.is_none()
                    && (words.len() == 1
                        || want.here && has_plural_ending(last.of(text))
                        // "Halden Paper plans to close a mill, it announced".
                        || proper && want.does != Does::Moves && want.lone == Lone::Several))
                && (!several_heads || last.capital && !lone)
                // "Revenue rose. The company …": a lone word that opens a sentence need not be a name.
                && (proper
                    || words.len() == 1
                    || matches!(first.tag, Tag::Det | Tag::Num)
                    // "Factory output rose in May; it fell in June".
                    || want.does == Does::Moves && last.is_one(MEASURES)
                    // "Orlan's probe": one of its owner's.
                    || first.capital && words.iter().any(|word| word.tag == Tag::Genitive))
                && (!want.named || names > usize::from(opens && words.len() == 1))
        }
    };
    if !ok {
        return None;
    }
    let span = first.span.join(last.span);
    let name = span.slice(text);
    let name = name
        .strip_prefix("The ")
        .map_or_else(|| name.to_owned(), |rest| format!("the {rest}"));
    Some(name.replace(['“', '”', '"'], ""))
}

/// What a name or a title tells of a person: true for "he".
fn sex(word: &Word) -> Option<bool> {
    const HIS: Words = words![
        "mr",
        "sir",
        "king",
        "prince",
        "duke",
        "earl",
        "baron",
        "lord",
        "emperor",
        "sultan",
        "tsar",
        "shah",
        "chairman",
        "spokesman",
        "boy",
        "man",
        "actor"
    ];
    const HERS: Words = words![
        "mrs",
        "ms",
        "miss",
        "queen",
        "princess",
        "duchess",
        "countess",
        "lady",
        "empress",
        "chairwoman",
        "spokeswoman",
        "girl",
        "woman",
        "actress"
    ];
    if word.is_one(HIS) {
        Some(true)
    } else if word.is_one(HERS) {
        Some(false)
    } else {
        is_he(word.letters)
    }
}

pub(in crate::extract::event) fn has_plural_ending(noun: &str) -> bool {
    noun.ends_with('s')
        && !["ss", "us", "is", "as", "os"]
            .iter()
            .any(|end| noun.ends_with(end))
}

pub(in crate::extract::event) fn is_plural(noun: &str) -> bool {
    (noun.ends_with('s')
        && !noun.ends_with("ss")
        && !noun.ends_with("us")
        && !noun.ends_with("is")
        && !noun.starts_with(char::is_uppercase))
        || [
            "police", "people", "men", "women", "children", "pair", "couple", "trio", "duo",
        ]
        .iter()
        .any(|plural| noun.eq_ignore_ascii_case(plural))
}
