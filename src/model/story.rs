//! The beginning of an article → what it is about, as far as that tells whether two articles speak of one occurrence.
//!
//! Looks at the title and the lead alone: a newspaper says there where and what. Has no opinion on figures.

use super::country;
use super::event::Findings;
use super::time::days_from_date;
use rustc_hash::{FxHashMap, FxHashSet, FxHasher};
use std::hash::{Hash, Hasher};
use std::sync::LazyLock;

/// Bytes of the text that are looked at.
const LEAD: usize = 2_000;
/// The union of countries that the table of countries knows.
const UNION: &str = "European Union";
/// Days that may lie between two reports on one occurrence.
pub const DAYS: i64 = 45;
/// Bytes of the text whose words tell a report.
const OPENING: usize = 700;
/// Days that may lie between two articles of one report.
const REPORT_DAYS: i64 = 7;
/// Words that the openings of two articles of one report share at least.
const SHARED_WORDS: usize = 5;
/// The share of the words of the shorter opening that the two have in common at least, as one in so many.
const SHARED_PART: usize = 8;
/// Fewer shared words do where they are a larger part of a short opening: so many, and one in so many.
const SHORT_WORDS: usize = 3;
const SHORT_PART: usize = 3;

/// An occurrence that outlets report on for some days, and the words for it.
const OCCURRENCES: &[(&str, &str)] = &[
    (
        "earthquake",
        "earthquake earthquakes quake quakes tremor aftershock aftershocks",
    ),
    ("flood", "flood floods flooding floodwaters deluge"),
    ("storm", "storm cyclone typhoon hurricane tornado storms"),
    ("fire", "fire wildfire wildfires blaze inferno fires"),
    ("landslide", "landslide landslides mudslide avalanche"),
    ("eruption", "eruption volcano"),
    (
        "explosion",
        "explosion blast bombing bombings bomb bombs explosions exploded",
    ),
    (
        "attack",
        "attack attacks attacked shooting gunman gunmen massacre shelling shelled airstrike airstrikes missile missiles drone \
         drones rocket rockets raid",
    ),
    (
        "crash",
        "crash crashes derailment derailed derails derail collision collided crashed",
    ),
    (
        "sinking",
        "sinking sinks sunk capsized capsize capsizes sank ferry shipwreck",
    ),
    ("collapse", "collapse collapsed"),
    ("stampede", "stampede crush"),
    ("heatwave", "heatwave heat"),
    ("outbreak", "outbreak epidemic cholera ebola measles virus"),
    ("drought", "drought famine"),
    (
        "protest",
        "protest protests protesters riot riots unrest march marches marched marchers demonstration demonstrations \
         demonstrators rally rallies strike strikes striking strikers walkout walkouts",
    ),
    (
        "election",
        "election elections vote run-off runoff ballot referendum poll polls voters",
    ),
];

/// Each word for an occurrence → the occurrence.
static WORDS: LazyLock<FxHashMap<&str, &str>> = LazyLock::new(|| {
    let row = |&(name, forms): &(&'static str, &'static str)| {
        forms.split_whitespace().map(move |form| (form, name))
    };
    OCCURRENCES.iter().flat_map(row).collect()
});

/// What an article is about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Story {
    /// The country that it names most.
    country: Option<&'static str>,
    /// The occurrence that it names most.
    occurrence: Option<&'static str>,
    /// The proper names that it mentions most, the first most of all: a company, a person, a place that is no country.
    subjects: Vec<String>,
    /// Proper names of its lead, sorted.
    names: Vec<String>,
    /// Capitalised words that begin its sentences, sorted: names where another article has them inside one.
    openers: Vec<String>,
    /// The words of title and opening that say something, as numbers, sorted.
    words: Vec<u32>,
    /// True when the lead has a proper name of one word that is no country: a town, for all one can tell.
    town: bool,
    /// The day it was published, in days since 1970.
    day: Option<i64>,
}

impl Story {
    /// What an article is about.
    #[must_use]
    pub fn of(findings: &Findings) -> Self {
        let article = &findings.article;
        let mut end = LEAD.min(article.text.len());
        while !article.text.is_char_boundary(end) {
            end -= 1;
        }
        let lead = article.text.get(..end).unwrap_or_default();
        let mut occurrences = Counts::default();
        let mut countries = Counts::default();
        // A headline says first what it is about.
        for (text, weight) in [(article.title.as_str(), 3), (lead, 1)] {
            for word in text.split(|c: char| !(c.is_alphanumeric() || c == '-')) {
                if let Some(name) = WORDS.get(word.to_lowercase().as_str()) {
                    occurrences.add(name, weight);
                }
            }
            for country in country::mentions(text) {
                // A union of countries acts everywhere, and few articles are about it alone.
                let weight = if country == UNION { 1 } else { weight };
                countries.add(country, weight);
            }
        }
        // A country that is named once, far from the opening, is not what the article is about.
        let opening = opening(&article.text);
        let country = countries.most().filter(|&country| {
            countries.of(country) > 1 || country::mentions(opening).any(|named| named == country)
        });
        Self {
            country,
            occurrence: occurrences.most(),
            subjects: subjects(&article.title, lead),
            names: capitals(lead, false),
            openers: capitals(lead, true),
            words: telling_words(&article.title, &article.text),
            town: names_town(lead),
            day: findings
                .published
                .date
                .map(|point| days_from_date(point.date)),
        }
    }

    /// The occurrence with its country, where it has one, and without, as keys; none for an article that is about none.
    #[must_use]
    pub fn occurrence_keys(&self) -> Vec<String> {
        let Some(occurrence) = self.occurrence else {
            return Vec::new();
        };
        let placed = self
            .country
            .map(|country| format!("the {occurrence} in {country}"));
        let anywhere = format!("the {occurrence}");
        placed.into_iter().chain([anywhere]).collect()
    }

    /// The proper name that it mentions most.
    #[must_use]
    pub fn subject(&self) -> Option<&str> {
        self.subjects.first().map(String::as_str)
    }

    /// True when its lead may name a town: people and bodies mostly have names of several words.
    #[must_use]
    pub fn names_town(&self) -> bool {
        self.town
    }

    /// The day it was published, in days since 1970.
    #[must_use]
    pub fn day(&self) -> Option<i64> {
        self.day
    }

    /// The country that it is about.
    #[must_use]
    pub fn country(&self) -> Option<&'static str> {
        self.country
    }

    /// True unless the two were published too far apart to report on one occurrence.
    #[must_use]
    pub fn is_near(&self, other: &Self) -> bool {
        self.day
            .zip(other.day)
            .is_none_or(|(a, b)| (a - b).abs() <= DAYS)
    }

    /// True when a stretch of days (half-open) lies within the days in which this article may report on it.
    #[must_use]
    pub fn covers(&self, (start, end): (i64, i64)) -> bool {
        self.day
            .is_none_or(|day| end > day - DAYS && start <= day + 1)
    }

    /// What both articles report on, in words: "the earthquake in Nepal"; `None` unless they report on one occurrence.
    #[must_use]
    pub fn occurrence(&self, other: &Self) -> Option<String> {
        let occurrence = self
            .occurrence
            .filter(|_| self.occurrence == other.occurrence)?;
        let place = match (self.country, other.country) {
            (Some(a), Some(b)) if a == b => format!(" in {a}"),
            (Some(_), Some(_)) => return None,
            _ => format!(" in {}", self.common_name(other)?),
        };
        self.is_near(other)
            .then(|| format!("the {occurrence}{place}"))
    }

    /// True when both are about one country, or, where one names none that the table knows, speak of the same people, bodies
    /// or places within weeks of each other.
    #[must_use]
    pub fn same_country(&self, other: &Self) -> bool {
        match (self.country, other.country) {
            (Some(a), Some(b)) => a == b,
            _ => self.is_near(other) && self.common_name(other).is_some(),
        }
    }

    /// True when both are about one company, person or place, and were published within weeks of each other: what each mentions
    /// most, the other mentions often.
    #[must_use]
    pub fn same_subject(&self, other: &Self) -> bool {
        let countries = self.country.zip(other.country).is_none_or(|(a, b)| a == b);
        self.mentions_often(other) && other.mentions_often(self) && countries && self.is_near(other)
    }

    /// True when what one of two articles of one report mentions most, the other mentions often.
    #[must_use]
    pub fn shares_subject(&self, other: &Self) -> bool {
        self.mentions_often(other) || other.mentions_often(self)
    }

    /// True when it mentions often what another article mentions most.
    fn mentions_often(&self, other: &Self) -> bool {
        other
            .subjects
            .first()
            .is_some_and(|subject| self.subjects.contains(subject))
    }

    /// The words of its title and opening that say something, as numbers.
    #[must_use]
    pub fn words(&self) -> &[u32] {
        &self.words
    }

    /// True when two articles tell of one thing: published within days of each other, in one country or with a name in common,
    /// and alike in the words of their openings.
    #[must_use]
    pub fn is_same_report(&self, other: &Self) -> bool {
        let days = self.day.zip(other.day);
        if days.is_some_and(|(a, b)| (a - b).abs() > REPORT_DAYS) {
            return false;
        }
        let place = match (self.country, other.country) {
            (Some(a), Some(b)) => a == b,
            _ => self.common_name(other).is_some(),
        };
        if !place {
            return false;
        }
        let shared = self
            .words
            .iter()
            .filter(|word| other.words.binary_search(word).is_ok())
            .count();
        let fewest = self.words.len().min(other.words.len());
        shared >= SHARED_WORDS && shared * SHARED_PART >= fewest
            || shared >= SHORT_WORDS && shared * SHORT_PART >= fewest
    }

    /// A proper name in both leads; in one of them it may begin a sentence.
    fn common_name(&self, other: &Self) -> Option<&str> {
        let in_both = |one: &'_ [String], other: &[String]| {
            one.iter()
                .position(|name| other.binary_search(name).is_ok())
        };
        let named = |at: usize| self.names.get(at).map(String::as_str);
        // "Relief was paid for": what begins a sentence may be no name. Only reports of the same days are given that much.
        let dated = self.day.is_some() && other.day.is_some();
        let opening =
            |one: &'_ [String], other: &[String]| dated.then(|| in_both(one, other)).flatten();
        in_both(&self.names, &other.names)
            .or_else(|| opening(&self.names, &other.openers))
            .and_then(named)
            .or_else(|| {
                let at = opening(&self.openers, &other.names)?;
                self.openers.get(at).map(String::as_str)
            })
    }
}

/// Names and how often they were counted, in the order of first mention.
#[derive(Default)]
struct Counts(Vec<(&'static str, u32)>);

impl Counts {
    fn add(&mut self, name: &'static str, weight: u32) {
        match self.0.iter_mut().find(|(other, _)| *other == name) {
            Some((_, count)) => *count += weight,
            None => self.0.push((name, weight)),
        }
    }

    /// How often a name was counted.
    fn of(&self, name: &str) -> u32 {
        self.0
            .iter()
            .find(|(other, _)| *other == name)
            .map_or(0, |(_, count)| *count)
    }

    /// What is counted most; of equals, the first mentioned.
    fn most(&self) -> Option<&'static str> {
        let most = self.0.iter().map(|(_, count)| *count).max()?;
        self.0
            .iter()
            .find(|(_, count)| *count == most)
            .map(|(name, _)| *name)
    }
}

/// Words that begin sentences without being names, and parts of names that tell no two apart.
const NO_SUBJECT: &str = "About After Although Among Analysts Another Associates Association Authority Bank Because Before Between Board Both \
    Bureau Capital Central Chairman Chief Commission Company Corp Court Department Despite District During Each Earlier \
    East Economists Even Every Exchange Exports Federal Federation Financial First From Fund Group Here However Imports Inc \
    Industries Institute International Investment Investors Judge Last Later Ltd Meanwhile Minister Ministry More Most \
    National Nearly News North Office Only Other Over Police President Prices Prime Reserve Revenue Sales Securities \
    Services Shares Since Some South State States Still Stock Street Such Systems That Their Then There These They This \
    Those Though Total Trade Traders Trust Under Union United University Until Wall West What When Where While White With \
    Workers World York";

static NO_SUBJECTS: LazyLock<FxHashSet<&str>> =
    LazyLock::new(|| NO_SUBJECT.split_whitespace().collect());

/// Names that an article is about at most.
const MOST_SUBJECTS: usize = 4;

/// The capitalised words that title and lead mention more than once, those mentioned most first.
fn subjects(title: &str, lead: &str) -> Vec<String> {
    let mut counts: Vec<(&str, u32)> = Vec::new();
    for word in lead.split_whitespace().chain(title.split_whitespace()) {
        let Some(name) = name(word).filter(|name| !NO_SUBJECTS.contains(name)) else {
            continue;
        };
        match counts.iter_mut().find(|(other, _)| *other == name) {
            Some((_, count)) => *count += 1,
            None => counts.push((name, 1)),
        }
    }
    // What also stands in small letters is a word and no name.
    counts.retain(|(name, count)| *count > 1 && !lead.contains(&name.to_lowercase()));
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    counts
        .into_iter()
        .take(MOST_SUBJECTS)
        .map(|(name, _)| name.to_owned())
        .collect()
}

/// The name that a word is; `None` for a word in small letters, a country, and a part of the calendar.
fn name(word: &str) -> Option<&str> {
    const CALENDAR: &str = "January February March April June July August September October November December Sept Monday \
        Tuesday Wednesday Thursday Friday Saturday Sunday";
    let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
    let bare = bare
        .strip_suffix("’s")
        .or(bare.strip_suffix("'s"))
        .unwrap_or(bare);
    (bare.chars().count() > 3
        && bare.starts_with(char::is_uppercase)
        && country::named(bare).is_none()
        && !CALENDAR.split_whitespace().any(|name| name == bare))
    .then_some(bare)
}

/// Words that any article may open with.
const COMMONPLACE: &str = "about according after again against also although among another around because been before being \
    between billion both company could country does doing down during each earlier early even ever every expected first friday \
    from government group have having here into its itself just last late later less like made make many million minister monday \
    more most much near nearly news number official only other over part people percent president prime quarter record report \
    reported said same saturday says share since some still such sunday than that their them then there these they third this \
    those three through thursday told total tuesday under until very wednesday week were what when where which while will with \
    without would year month";

static COMMONPLACE_WORDS: LazyLock<FxHashSet<&str>> =
    LazyLock::new(|| COMMONPLACE.split_whitespace().collect());

/// The opening of a text.
fn opening(text: &str) -> &str {
    let mut end = OPENING.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or_default()
}

/// The words of title and opening that say something, without their endings, as numbers.
fn telling_words(title: &str, text: &str) -> Vec<u32> {
    let mut found: Vec<u32> = title
        .split(|c: char| !c.is_alphabetic())
        .chain(opening(text).split(|c: char| !c.is_alphabetic()))
        .filter(|word| word.len() > 3)
        .filter_map(|word| {
            let word = word.to_lowercase();
            let stem = stem(&word);
            let telling =
                !COMMONPLACE_WORDS.contains(word.as_str()) && !COMMONPLACE_WORDS.contains(stem);
            telling.then(|| {
                let mut hasher = FxHasher::default();
                stem.hash(&mut hasher);
                hasher.finish() as u32
            })
        })
        .collect();
    found.sort_unstable();
    found.dedup();
    found
}

/// A word without the endings of number and tense.
fn stem(word: &str) -> &str {
    let cut = |word: &'_ str, ending: &str| word.len() > ending.len() + 3 && word.ends_with(ending);
    let word = if cut(word, "s") && !word.ends_with("ss") {
        &word[..word.len() - 1]
    } else {
        word
    };
    ["ing", "ed", "e"]
        .into_iter()
        .find(|ending| cut(word, ending))
        .map_or(word, |ending| &word[..word.len() - ending.len()])
}

/// Capitalised words that are neither a country nor a part of the calendar, sorted: those that begin a sentence, or the
/// others.
fn capitals(lead: &str, beginning: bool) -> Vec<String> {
    let mut found = Vec::new();
    let mut begins = true;
    for word in lead.split_whitespace() {
        if let Some(name) = name(word).filter(|_| begins == beginning)
            && !(begins && NO_SUBJECTS.contains(name))
        {
            found.push(name.to_owned());
        }
        begins = word.ends_with(['.', '!', '?', ':', '”', '"']) || matches!(word, "“" | "\"");
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// True when a name stands alone among small words, as those of towns do.
fn names_town(lead: &str) -> bool {
    let capital = |word: Option<&&str>| {
        word.is_some_and(|word| {
            word.trim_start_matches(|c: char| !c.is_alphanumeric())
                .starts_with(char::is_uppercase)
        })
    };
    let words: Vec<&str> = lead.split_whitespace().collect();
    (1..words.len()).any(|i| {
        let begins = words[i - 1].ends_with(['.', '!', '?', ':', '”', '"']);
        name(words[i]).is_some()
            && !begins
            && !capital(words.get(i - 1))
            && (!capital(words.get(i + 1)) || words[i].ends_with(','))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Article, Point, Published};

    fn story(title: &str, text: &str, day: &str) -> Story {
        Story::of(&Findings {
            article: Article::new(title, text),
            published: Published {
                date: Point::parse(day),
                ..Published::default()
            },
            ..Findings::default()
        })
    }

    #[test]
    fn two_reports_on_one_flood_tell_of_one_occurrence() {
        let first = story(
            "Flood drowns Lower Quay",
            "At least 40 died in the floods in Peru.",
            "2024-03-02",
        );
        let later = story(
            "Toll rises",
            "Peruvian police counted 52 dead after the flooding.",
            "2024-03-09",
        );
        assert_eq!(
            first.occurrence(&later).as_deref(),
            Some("the flood in Peru")
        );
        let fire = story("Fire", "Peru mourns 12 killed in a fire.", "2024-03-03");
        assert_eq!(first.occurrence(&fire), None);
        let years_on = story("Flood", "The flood in Peru, remembered.", "2026-03-02");
        assert_eq!(first.occurrence(&years_on), None);
    }

    #[test]
    fn a_place_that_begins_a_sentence_is_the_place_that_another_article_names_within_one() {
        let first = story(
            "Rail strike fills the capital",
            "Organisers said 9,000 had marched through Brenn.",
            "2024-03-02",
        );
        let later = story(
            "Rail strike: police halve the count",
            "Brenn police counted 4,000 strikers.",
            "2024-03-03",
        );
        assert_eq!(
            first.occurrence(&later).as_deref(),
            Some("the protest in Brenn")
        );
        // Nor is it one where nobody knows when the other report appeared.
        let undated = story("Rail strike", "Brenn police counted 4,000 strikers.", "");
        assert_eq!(first.occurrence(&undated), None);
        // A word that begins a sentence in both is no name for all one can tell.
        let one = story("Strike", "Commuters waited in the strike.", "2024-03-02");
        let other = story("Strike", "Commuters walked in the strike.", "2024-03-03");
        assert_eq!(one.occurrence(&other), None);
    }

    #[test]
    fn neither_its_currency_nor_a_giver_named_once_is_the_country_of_an_article() {
        let first = story(
            "Floods kill dozens in Peru",
            "Floods on the Ucay have killed 40, Peru said.",
            "2024-03-02",
        );
        let later = format!(
            "Nobody agrees on how many the flood on the Ucay took. {} Of US$60m, some US$8m came from Norway.",
            "The difference is one of method, and of who is asked. ".repeat(14)
        );
        let later = story("After the flood", &later, "2024-03-07");
        assert_eq!(
            first.occurrence(&later).as_deref(),
            Some("the flood in Ucay")
        );
        let norway = story("Flood", "The flood on the Ucay hit Norway.", "2024-03-03");
        assert_eq!(first.occurrence(&norway), None);
    }

    #[test]
    fn what_an_article_can_report_on_lies_just_before_it() {
        let story = story("t", "x", "2024-03-02");
        let day = days_from_date(jiff::civil::date(2024, 2, 28));
        assert!(story.covers((day, day + 1)));
        assert!(!story.covers((day - 3_000, day - 2_999)));
    }
}
