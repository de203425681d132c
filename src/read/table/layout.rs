//! Tables that other programs and offices publish, told by the names of their columns: what those columns hold, where the
//! names alone would mislead.

use super::role::Role::{
    self, Actors, Category, Clock, Date, Description, EndClock, Entity, Id, Ignore, Measure, Place,
    Power, Precision, Series, Source, Status, Tags, Title, Topic, Unit, Value, Year,
};

/// A kind of table that is known.
#[derive(Debug)]
pub(super) struct Layout {
    /// Its name, as shown.
    pub name: &'static str,
    /// Plain names of columns that only such a table has all of.
    told_by: &'static [&'static str],
    /// What its columns hold; those not listed go by their names.
    pub roles: &'static [(&'static str, Role)],
    /// What they hold where no other column does.
    pub otherwise: &'static [(&'static str, Role)],
    /// True where each row is an event, whatever figures stand beside it.
    pub of_events: bool,
    /// The column whose cells tell eras and the title from events.
    pub slides: Option<&'static str>,
    /// True where titles and descriptions are HTML.
    pub has_markup: bool,
    /// True where a measure is told apart by columns of its own, such as sex and age.
    pub has_dimensions: bool,
}

impl Layout {
    /// Nothing, to begin a layout with.
    const NONE: Self = Self {
        name: "",
        told_by: &[],
        roles: &[],
        otherwise: &[],
        of_events: false,
        slides: None,
        has_markup: false,
        has_dimensions: false,
    };
}

/// Every kind of table that is known; the first that fits counts.
const LAYOUTS: &[Layout] = &[
    Layout {
        name: "TimelineJS",
        told_by: &["year", "headline", "text", "media"],
        roles: &[
            ("time", Clock),
            ("end time", EndClock),
            ("display date", Ignore),
            ("headline", Title),
            ("text", Description),
            ("media", Ignore),
            ("media credit", Ignore),
            ("media caption", Ignore),
            ("media thumbnail", Ignore),
            ("type", Ignore),
            ("group", Ignore),
            ("background", Ignore),
        ],
        // This program's own tables have a column of categories besides.
        otherwise: &[("group", Category)],
        slides: Some("type"),
        has_markup: true,
        ..Layout::NONE
    },
    Layout {
        name: "ACLED",
        told_by: &[
            "event date",
            "event type",
            "sub event type",
            "actor1",
            "fatalities",
        ],
        roles: &[
            ("event id cnty", Id),
            ("data id", Ignore),
            ("event date", Date),
            ("year", Ignore),
            ("time precision", Precision),
            ("disorder type", Topic),
            ("event type", Category),
            ("sub event type", Tags),
            ("actor1", Actors),
            ("assoc actor 1", Actors),
            ("actor2", Actors),
            ("assoc actor 2", Actors),
            ("country", Entity),
            ("region", Ignore),
            ("location", Place),
            ("source", Source),
            ("notes", Description),
            ("tags", Tags),
            ("fatalities", Series),
            ("timestamp", Ignore),
        ],
        of_events: true,
        ..Layout::NONE
    },
    Layout {
        name: "World Bank",
        told_by: &[
            "country name",
            "country code",
            "indicator name",
            "indicator code",
        ],
        roles: &[("country name", Entity), ("indicator name", Measure)],
        ..Layout::NONE
    },
    Layout {
        name: "World Bank",
        told_by: &["country name", "country code", "series name", "series code"],
        roles: &[("country name", Entity), ("series name", Measure)],
        ..Layout::NONE
    },
    Layout {
        name: "Our World in Data",
        told_by: &["entity", "code", "year"],
        roles: &[("entity", Entity), ("code", Ignore), ("year", Year)],
        ..Layout::NONE
    },
    Layout {
        name: "Our World in Data",
        told_by: &["entity", "code", "day"],
        roles: &[("entity", Entity), ("code", Ignore), ("day", Date)],
        ..Layout::NONE
    },
    Layout {
        name: "FRED",
        told_by: &["observation date"],
        roles: &[("observation date", Date)],
        ..Layout::NONE
    },
    Layout {
        name: "SDMX-CSV",
        told_by: &["time period", "obs value"],
        roles: &[
            ("time period", Date),
            ("obs value", Value),
            ("ref area", Entity),
            ("geo", Entity),
            ("unit measure", Unit),
            ("unit mult", Power),
            ("obs status", Status),
            ("obs flag", Status),
            ("title", Measure),
            ("na item", Measure),
            ("indic", Measure),
            ("last update", Ignore),
            ("obs conf", Ignore),
            ("conf status", Ignore),
            ("observation status", Ignore),
            ("observation value", Ignore),
            ("title compl", Ignore),
            ("freq", Ignore),
            ("frequency of observation", Ignore),
            ("time format", Ignore),
            ("decimals", Ignore),
            ("action", Ignore),
            ("structure", Ignore),
            ("key", Id),
        ],
        otherwise: &[
            ("structure name", Measure),
            ("dataflow", Measure),
            ("structure id", Measure),
        ],
        has_dimensions: true,
        ..Layout::NONE
    },
    Layout {
        name: "IMF",
        told_by: &["country", "subject descriptor", "units", "scale"],
        roles: &[
            ("country", Entity),
            ("subject descriptor", Measure),
            ("subject notes", Ignore),
            ("units", Unit),
            ("scale", Power),
        ],
        ..Layout::NONE
    },
    Layout {
        name: "IMF",
        told_by: &["series code", "country", "indicator", "scale"],
        roles: &[
            ("dataset", Ignore),
            ("series code", Ignore),
            ("obs measure", Ignore),
            ("country", Entity),
            ("indicator", Measure),
            ("frequency", Ignore),
            ("scale", Power),
        ],
        ..Layout::NONE
    },
];

/// A list of what stands in articles, told by the names of its columns: this program's own, which tells nothing that its
/// tables of events and figures do not.
pub(super) fn own_list(names: &[String]) -> Option<&'static str> {
    const LISTS: &[(&[&str], &str)] = &[
        (
            &[
                "text",
                "text start",
                "text end",
                "type",
                "edtf",
                "inferred",
                "rule",
            ],
            "it lists the dates that stand in articles; those of events are in the table of events",
        ),
        (
            &[
                "characters",
                "times",
                "events",
                "figures",
                "remarks",
                "file sha256",
            ],
            "it lists articles without their text",
        ),
    ];
    let has = |name: &&str| names.iter().any(|own| own == name);
    let is_of = |(told_by, _): &&(&[&str], &str)| {
        told_by.iter().all(has) && has(&"text") == told_by.contains(&"text")
    };
    LISTS.iter().find(is_of).map(|&(_, what)| what)
}

/// The kind of table of this name.
pub(super) fn named(name: &str) -> Option<&'static Layout> {
    LAYOUTS.iter().find(|layout| layout.name == name)
}

/// The kind of table that has columns of these plain names.
pub(super) fn of(names: &[String]) -> Option<&'static Layout> {
    let has = |name: &&str| names.iter().any(|own| own == name);
    LAYOUTS.iter().find(|layout| layout.told_by.iter().all(has))
}

impl Layout {
    /// What its column of this plain name holds.
    pub(super) fn role(&self, plain: &str) -> Option<Role> {
        let known = self.roles.iter().find(|(name, _)| *name == plain);
        known.map(|&(_, role)| role)
    }
}
