//! Column names → what the columns hold. The table of names is the whole of it.

use super::super::{date, number};
use super::Table;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Id,
    Date,
    Start,
    End,
    Year,
    Month,
    Day,
    EndYear,
    EndMonth,
    EndDay,
    Published,
    Title,
    About,
    Text,
    Category,
    Topic,
    Place,
    Actors,
    Tags,
    Modality,
    Source,
    Url,
    Entity,
    Measure,
    Value,
    Low,
    High,
    Unit,
    Currency,
    Per,
    Of,
    Kind,
    Direction,
    Qualifier,
    Speaker,
    Status,
}

/// Names of columns, in lower case with single blanks between words. The first role that has a name wins.
const NAMES: &[(Role, &[&str])] = &[
    (Role::Id, &["id", "key", "guid", "identifier"]),
    (
        Role::Date,
        &[
            "date",
            "when",
            "event date",
            "datum",
            "fecha",
            "period",
            "time period",
            "time",
            "datetime",
            "timestamp",
            "quarter",
            "reference period",
            "obs time",
            "edtf",
        ],
    ),
    (
        Role::Start,
        &[
            "start",
            "start date",
            "from",
            "begin",
            "begins",
            "beginning",
            "begin date",
            "since",
            "start time",
            "von",
            "inicio",
            "début",
        ],
    ),
    (
        Role::End,
        &[
            "end", "end date", "to", "until", "finish", "ends", "ended", "end time", "bis", "fin",
        ],
    ),
    (Role::Year, &["year", "jahr", "año", "année", "start year"]),
    (
        Role::Month,
        &["month", "monat", "mes", "mois", "start month"],
    ),
    (Role::Day, &["day", "tag", "start day"]),
    (Role::EndYear, &["end year"]),
    (Role::EndMonth, &["end month"]),
    (Role::EndDay, &["end day"]),
    (
        Role::Published,
        &[
            "published",
            "publication date",
            "pubdate",
            "date published",
            "publish date",
        ],
    ),
    (
        Role::Title,
        &[
            "title",
            "event",
            "headline",
            "label",
            "what",
            "summary",
            "titel",
            "ereignis",
            "evento",
            "titre",
            "événement",
            "event title",
            "event name",
        ],
    ),
    (
        Role::About,
        &[
            "description",
            "details",
            "detail",
            "note",
            "notes",
            "comment",
            "comments",
        ],
    ),
    (
        Role::Text,
        &[
            "text",
            "content",
            "body",
            "article",
            "full text",
            "fulltext",
            "article text",
        ],
    ),
    (
        Role::Category,
        &[
            "category",
            "type",
            "group",
            "lane",
            "event type",
            "kategorie",
        ],
    ),
    (
        Role::Topic,
        &["topic", "topics", "theme", "subject", "story", "thema"],
    ),
    (
        Role::Place,
        &[
            "place", "location", "where", "venue", "ort", "lugar", "lieu",
        ],
    ),
    (
        Role::Actors,
        &[
            "actor",
            "actors",
            "participants",
            "people",
            "persons",
            "parties",
            "akteur",
            "akteure",
        ],
    ),
    (
        Role::Tags,
        &["tag", "tags", "keyword", "keywords", "labels"],
    ),
    (Role::Modality, &["modality"]),
    (
        Role::Source,
        &[
            "source",
            "outlet",
            "publisher",
            "publication",
            "newspaper",
            "quelle",
        ],
    ),
    (Role::Url, &["url", "link", "href", "web"]),
    (
        Role::Entity,
        &[
            "entity",
            "country",
            "country name",
            "company",
            "region",
            "area",
            "geo",
            "geography",
            "organisation",
            "organization",
            "state",
            "city",
            "reference area",
            "land",
            "país",
            "pays",
            "who",
        ],
    ),
    (
        Role::Measure,
        &[
            "measure",
            "indicator",
            "indicator name",
            "metric",
            "variable",
            "series",
            "series name",
            "item",
            "statistic",
            "concept",
            "kennzahl",
        ],
    ),
    (
        Role::Value,
        &[
            "value",
            "amount",
            "figure",
            "obs value",
            "number",
            "quantity",
            "total",
            "wert",
            "valor",
            "valeur",
            "sum",
        ],
    ),
    (
        Role::Low,
        &["low", "lower", "lower bound", "min", "minimum"],
    ),
    (
        Role::High,
        &["high", "upper", "upper bound", "max", "maximum"],
    ),
    (
        Role::Unit,
        &[
            "unit",
            "units",
            "unit of measure",
            "uom",
            "einheit",
            "unidad",
            "unité",
        ],
    ),
    (Role::Currency, &["currency", "currency code", "währung"]),
    (Role::Per, &["per"]),
    (Role::Of, &["of", "share of", "base"]),
    (Role::Kind, &["kind"]),
    (Role::Direction, &["direction"]),
    (Role::Qualifier, &["qualifier"]),
    (
        Role::Speaker,
        &["speaker", "said by", "attributed to", "who said"],
    ),
    (Role::Status, &["status", "obs status"]),
];

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

/// What the columns of one table hold.
#[derive(Debug)]
pub(super) struct Columns {
    roles: Vec<Option<Role>>,
    /// Columns whose name is a period and whose cells are figures of it.
    pub periods: Vec<(usize, crate::model::Interval)>,
    /// Columns of numbers beside a date column, each a measure of its own.
    pub series: Vec<usize>,
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

/// The unit in brackets of a column's name.
pub(super) fn bracketed(name: &str) -> Option<&str> {
    let (_, rest) = name.split_once(['(', '['])?;
    rest.split([')', ']'])
        .next()
        .map(str::trim)
        .filter(|unit| !unit.is_empty())
}

impl Columns {
    /// What the names say.
    pub(super) fn of(header: &[String]) -> Self {
        let mut roles: Vec<Option<Role>> = Vec::with_capacity(header.len());
        let mut periods = Vec::new();
        for (column, name) in header.iter().enumerate() {
            let plain = plain_name(name);
            let role = NAMES.iter().find(|(role, names)| {
                names.contains(&plain.as_str()) && !roles.contains(&Some(*role))
            });
            roles.push(role.map(|&(role, _)| role));
            if role.is_none()
                && let Some(period) = date::parse(&plain, date::Order::DayFirst)
            {
                periods.push((column, period));
            }
        }
        if periods.len() < 2 {
            periods.clear();
        }
        Self {
            roles,
            periods,
            series: Vec::new(),
        }
    }

    /// The column with this role.
    pub(super) fn get(&self, role: Role) -> Option<usize> {
        self.roles.iter().position(|&own| own == Some(role))
    }

    /// The columns whose cells are the place of a row's event, and those who took part in it.
    pub(super) fn place_and_actors(&self, header: &[String]) -> (Option<usize>, Option<usize>) {
        let entity = self.get(Role::Entity);
        let one_of = |names: &[&str]| {
            entity.filter(|&column| {
                header
                    .get(column)
                    .is_some_and(|name| names.contains(&plain_name(name).as_str()))
            })
        };
        (
            self.get(Role::Place).or_else(|| one_of(AREAS)),
            self.get(Role::Actors).or_else(|| one_of(BODIES)),
        )
    }

    /// How many columns have a name that is known; a row of periods counts once.
    pub(super) fn known(&self) -> usize {
        let named = self.roles.iter().flatten().count();
        // A lone year in prose is no header.
        named + usize::from(named > 0 && !self.periods.is_empty())
    }

    /// True when some column gives dates.
    pub(super) fn has_date(&self) -> bool {
        [Role::Date, Role::Start, Role::End, Role::Year]
            .iter()
            .any(|&role| self.get(role).is_some())
    }

    /// Fills in by content what the names leave open: the date column, the title column, columns of numbers.
    pub(super) fn infer(&mut self, table: &Table, named: bool) {
        let is_wide = !self.periods.is_empty();
        if !self.has_date() && !is_wide {
            let dated = |column: usize| {
                share(table, column, |cell| {
                    date::parse(cell, date::Order::DayFirst).is_some()
                })
            };
            self.assign(Role::Date, table, |column| {
                Some(dated(column)).filter(|&share| share >= 60)
            });
        }
        let has_figures =
            is_wide || self.get(Role::Value).is_some() || self.get(Role::Low).is_some();
        if has_figures {
            return;
        }
        if self.has_date() && self.get(Role::Title).is_none() {
            let free: Vec<usize> = self.free(table).collect();
            let numeric: Vec<usize> = free
                .iter()
                .copied()
                .filter(|&column| share(table, column, |cell| number::parse(cell).is_some()) >= 60)
                .collect();
            // Without names, a column of numbers has no measure.
            if named && !numeric.is_empty() && numeric.len() * 2 >= free.len() {
                self.series = numeric;
                return;
            }
            match self.get(Role::About).or_else(|| self.get(Role::Text)) {
                Some(about) => self.set(about, Role::Title),
                None => self.assign(Role::Title, table, |column| {
                    Some(
                        table
                            .rows
                            .iter()
                            .take(200)
                            .map(|row| row.cell(column).len())
                            .sum::<usize>(),
                    )
                    .filter(|&n| n > 0)
                }),
            }
        }
    }

    fn free(&self, table: &Table) -> impl Iterator<Item = usize> {
        let width = table.header.len();
        let taken: Vec<bool> = (0..width)
            .map(|column| self.roles.get(column).is_some_and(Option::is_some))
            .collect();
        (0..width).filter(move |&column| !taken.get(column).copied().unwrap_or(false))
    }

    fn set(&mut self, column: usize, role: Role) {
        if let Some(slot) = self.roles.get_mut(column) {
            *slot = Some(role);
        }
    }

    /// Gives the role to the free column with the highest score; the first of equals.
    fn assign(&mut self, role: Role, table: &Table, score: impl Fn(usize) -> Option<usize>) {
        let mut best: Option<(usize, usize)> = None;
        for column in self.free(table) {
            if let Some(found) =
                score(column).filter(|&found| best.is_none_or(|(most, _)| found > most))
            {
                best = Some((found, column));
            }
        }
        if let Some((_, column)) = best {
            self.set(column, role);
        }
    }
}

/// Percent of the filled cells of a column, among its first rows, that pass.
fn share(table: &Table, column: usize, pass: impl Fn(&str) -> bool) -> usize {
    let cells = table
        .rows
        .iter()
        .take(200)
        .map(|row| row.cell(column))
        .filter(|cell| !number::is_missing(cell));
    let (mut good, mut all) = (0, 0);
    for cell in cells {
        all += 1;
        good += usize::from(pass(cell));
    }
    (good * 100).checked_div(all).unwrap_or(0)
}
