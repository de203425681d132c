//! What a column can hold: every role with its word, its label and the names that columns of it go by.
//!
//! The table of names is the whole of what a name can tell; what a name leaves open, content tells ([`super::guess`]).

use super::super::date::{self, Order};
use crate::model::Interval;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::sync::LazyLock;

/// What a role is about; the groups of the menus that offer roles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    /// Nothing is read.
    Nothing,
    /// When it was.
    Time,
    /// What happened.
    Event,
    /// How much.
    Figure,
    /// What was written.
    Article,
}

macro_rules! roles {
    ($($(#[$doc:meta])* $role:ident = $word:literal, $label:literal, $about:ident, [$($name:literal),* $(,)?];)+) => {
        /// What a column holds.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum Role { $($(#[$doc])* $role),+ }

        impl Role {
            /// All of them, in the order of menus.
            pub const ALL: &[Self] = &[$(Self::$role),+];

            /// The word for it on the command line and in files.
            #[must_use]
            pub fn word(self) -> &'static str {
                match self { $(Self::$role => $word),+ }
            }

            /// The label of it in the window.
            #[must_use]
            pub fn label(self) -> &'static str {
                match self { $(Self::$role => $label),+ }
            }

            /// What it is about.
            #[must_use]
            pub fn about(self) -> About {
                match self { $(Self::$role => About::$about),+ }
            }

            /// Names of columns of this role, in lower case with single blanks between words.
            pub(super) fn names(self) -> &'static [&'static str] {
                match self { $(Self::$role => &[$($name),*]),+ }
            }
        }
    };
}

roles! {
    /// Nothing: it is shown with its row and not read.
    #[default]
    Ignore = "ignore", "Not read", Nothing, [];

    /// The date of the row, an instant or a stretch.
    Date = "date", "Date", Time, [
        "date", "when", "event date", "datum", "fecha", "period", "time period", "time", "datetime", "timestamp",
        "quarter", "reference period", "obs time", "edtf", "observation date", "date time", "sqldate", "dates",
    ];
    /// The first day of the row's stretch.
    Start = "start", "Start", Time, [
        "start", "start date", "startdate", "from", "begin", "begins", "beginning", "begin date", "since", "start time",
        "dtstart", "von", "inicio", "début",
    ];
    /// The last day of the row's stretch.
    End = "end", "End", Time, [
        "end", "end date", "enddate", "to", "until", "finish", "ends", "ended", "end time", "dtend", "bis", "fin",
    ];
    /// The year, beside a month and a day where there are any.
    Year = "year", "Year", Time, ["year", "jahr", "año", "année", "start year", "iyear"];
    /// The month of the year.
    Month = "month", "Month", Time, ["month", "monat", "mes", "mois", "start month", "imonth"];
    /// The day of the month.
    Day = "day", "Day", Time, ["day", "start day", "iday"];
    /// The year of the end.
    EndYear = "end_year", "End year", Time, ["end year"];
    /// The month of the end.
    EndMonth = "end_month", "End month", Time, ["end month"];
    /// The day of the end.
    EndDay = "end_day", "End day", Time, ["end day"];
    /// The time of day, beside a day.
    Clock = "clock", "Time of day", Time, ["time of day", "clock time"];
    /// The time of day of the end.
    EndClock = "end_clock", "Time of day of the end", Time, [];
    /// How precise the date is: `day`, `month`, `year`, … or the numbers 11 to 6 that Wikidata writes.
    Precision = "precision", "Precision of the date", Time, ["precision", "date precision", "time precision"];

    /// What happened, in a few words.
    Title = "title", "Title", Event, [
        "title", "event", "headline", "label", "what", "summary", "titel", "ereignis", "evento", "titre", "événement",
        "event title", "event name",
    ];
    /// What happened, at length.
    Description = "description", "Description", Event, [
        "description", "details", "detail", "note", "notes", "comment", "comments", "about",
    ];
    /// A kind of event.
    Category = "category", "Category", Event, [
        "category", "type", "group", "lane", "event type", "kategorie", "class", "track",
    ];
    /// The story that it belongs to.
    Topic = "topic", "Topic", Event, ["topic", "topics", "theme", "subject", "story", "thema"];
    /// Where it took place.
    Place = "place", "Place", Event, [
        "place", "location", "where", "venue", "ort", "lugar", "lieu", "place name",
    ];
    /// Degrees north of the point on the map where it took place.
    Latitude = "latitude", "Latitude", Event, ["latitude", "lat"];
    /// Degrees east of that point.
    Longitude = "longitude", "Longitude", Event, ["longitude", "lon", "lng", "long"];
    /// Who took part, several of them with semicolons between.
    Actors = "actors", "Actors", Event, [
        "actor", "actors", "participants", "people", "persons", "parties", "akteur", "akteure",
    ];
    /// Keywords, with commas or semicolons between.
    Tags = "tags", "Tags", Event, ["tag", "tags", "keyword", "keywords", "labels"];
    /// Whether it happened, is planned, is conditional or recurs.
    Modality = "modality", "Happened or planned", Event, ["modality"];

    /// Whose figure it is.
    Entity = "entity", "Entity", Figure, [
        "entity", "country", "country name", "company", "region", "area", "geo", "geography", "organisation",
        "organization", "state", "city", "reference area", "ref area", "land", "país", "pays", "who", "economy",
    ];
    /// What is measured.
    Measure = "measure", "Measure", Figure, [
        "measure", "indicator", "indicator name", "metric", "variable", "series", "series name", "item", "statistic",
        "concept", "kennzahl",
    ];
    /// The number.
    Value = "value", "Value", Figure, [
        "value", "amount", "figure", "obs value", "number", "quantity", "total", "wert", "valor", "valeur", "sum",
    ];
    /// Its lower bound.
    Low = "low", "Lower bound", Figure, ["low", "lower", "lower bound", "min", "minimum"];
    /// Its upper bound.
    High = "high", "Upper bound", Figure, ["high", "upper", "upper bound", "max", "maximum"];
    /// Numbers of a measure that the column's own name names.
    Series = "series", "Figures named by the column", Figure, [];
    /// Numbers of a period that the column's own name names.
    Period = "period", "Figures of the period in the name", Figure, [];
    /// What the number counts.
    Unit = "unit", "Unit", Figure, [
        "unit", "units", "unit of measure", "unit measure", "uom", "einheit", "unidad", "unité",
    ];
    /// The currency of the number, as an ISO 4217 code.
    Currency = "currency", "Currency", Figure, ["currency", "currency code", "währung"];
    /// The power of ten that the number is to be scaled with: 6 for millions.
    Power = "power", "Power of ten", Figure, ["unit mult", "unit multiplier", "powercode", "power code"];
    /// The denominator of a rate.
    Per = "per", "Per", Figure, ["per"];
    /// The whole that it is a share of.
    Of = "of", "Share of", Figure, ["of", "share of", "base"];
    /// Level, share, change, ratio, count or rank.
    Kind = "kind", "Level, share or change", Figure, ["kind"];
    /// Up or down.
    Direction = "direction", "Up or down", Figure, ["direction"];
    /// About, over, under, at least, at most.
    Qualifier = "qualifier", "About, over or under", Figure, ["qualifier"];
    /// Who says so.
    Speaker = "speaker", "Who says so", Figure, ["speaker", "said by", "attributed to", "who said"];
    /// What tells figures of one measure apart: sex, age, branch.
    Dimension = "dimension", "Part of the measure", Figure, ["dimension"];
    /// Where it holds, beside whose it is.
    Area = "area", "Where it holds", Figure, ["figure area"];
    /// The words that attribute it.
    Cue = "cue", "Words that attribute it", Figure, ["cue"];
    /// How the period of the figure is meant: during it, at it, since it, until it, year on year.
    Basis = "period_basis", "How the period is meant", Figure, ["period basis"];
    /// The time that a change is measured from.
    Base = "change_from", "Time that a change is measured from", Figure, ["change from"];
    /// The power of ten of the last digit that its source wrote.
    LastDigit = "last_digit", "Power of ten of the last digit", Figure, ["last digit"];
    /// Actual, estimate, forecast, target, revised.
    Status = "status", "Actual or forecast", Figure, ["status", "obs status"];

    /// The text of an article: each row is one.
    Text = "text", "Article text", Article, [
        "text", "content", "body", "article", "full text", "fulltext", "article text", "maintext", "article body",
        "article content", "story text",
    ];
    /// When the article was published.
    Published = "published", "Published", Article, [
        "published", "publication date", "pubdate", "date published", "publish date", "date publish", "published at",
        "publishedat", "published date", "webpublicationdate",
    ];
    /// The outlet, or the source of a figure.
    Source = "source", "Source or outlet", Article, [
        "source", "outlet", "publisher", "publication", "newspaper", "quelle", "domain", "source domain", "source name",
        "site", "media outlet",
    ];
    /// Who wrote the article.
    Author = "author", "Author", Article, ["author", "authors", "byline", "writer", "autor", "auteur"];
    /// The address of the article.
    Url = "url", "Address", Article, ["url", "link", "href", "web", "source url", "sourceurl", "web url"];
    /// The identifier that the table gives the row.
    Id = "id", "Identifier", Article, ["id", "key", "guid", "identifier", "uid", "article id"];
}

impl Role {
    /// The role with this word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        let word = word.trim().to_lowercase().replace([' ', '-'], "_");
        Self::ALL.iter().copied().find(|role| role.word() == word)
    }

    /// True when several columns of a table may have it.
    #[must_use]
    pub fn is_shared(self) -> bool {
        matches!(
            self,
            Self::Ignore
                | Self::Series
                | Self::Period
                | Self::Actors
                | Self::Tags
                | Self::Dimension
        )
    }

    /// The role that columns of this plain name have.
    pub(super) fn named(plain: &str) -> Option<Self> {
        static NAMES: LazyLock<HashMap<&str, Role>> = LazyLock::new(|| {
            let pairs = |role: &'static Role| role.names().iter().map(|&name| (name, *role));
            Role::ALL.iter().flat_map(pairs).collect()
        });
        NAMES.get(plain).copied()
    }
}

/// Names of columns of entities that are areas: where an event took place.
const AREAS: &[&str] = &[
    "country",
    "country name",
    "region",
    "area",
    "geo",
    "geography",
    "state",
    "city",
    "reference area",
    "land",
    "país",
    "pays",
];

/// Names of columns of entities that act: who took part in an event.
const BODIES: &[&str] = &["who", "company", "organisation", "organization"];

/// What an entity's column of this plain name is to an event: [`Role::Place`], [`Role::Actors`] or nothing.
pub(super) fn as_label(plain: &str) -> Option<Role> {
    if AREAS.contains(&plain) {
        Some(Role::Place)
    } else {
        BODIES.contains(&plain).then_some(Role::Actors)
    }
}

/// A column's name without its unit in brackets, in lower case with single blanks.
pub(super) fn plain_name(name: &str) -> String {
    let name = name.trim().trim_start_matches('\u{feff}');
    let name = name
        .split(['(', '['])
        .next()
        .filter(|head| !head.trim().is_empty())
        .unwrap_or(name);
    let spaced = name.to_lowercase().replace(['_', '-', '.', ':'], " ");
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The period that a column's name is, such as `2020`, `2020 [YR2020]`, `2019/20` or `Q1 2024`.
pub(super) fn period(name: &str) -> Option<Interval> {
    let bare = name.split(['(', '[']).next().unwrap_or(name).trim();
    let read = |text: &str| date::parse(text, Order::DayFirst);
    read(bare).or_else(|| read(&plain_name(name)))
}

/// The unit in brackets of a name.
pub(super) fn bracketed(name: &str) -> Option<&str> {
    let (_, rest) = name.split_once(['(', '['])?;
    let (unit, _) = rest.split_once([')', ']'])?;
    Some(unit.trim()).filter(|unit| !unit.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_role_is_found_by_its_word_and_no_name_belongs_to_two() {
        let mut seen = Vec::new();
        for &role in Role::ALL {
            assert_eq!(Role::from_word(role.word()), Some(role));
            for name in role.names() {
                assert_eq!(plain_name(name), *name);
                assert!(!seen.contains(name), "{name}");
                seen.push(name);
            }
        }
    }
}
