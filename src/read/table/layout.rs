//! Tables that other programs and offices publish, told by the names of their columns: what those columns hold, where the
//! names alone would mislead.

use super::role::Role::{
    self, Actors, Category, Date, Description, Entity, Id, Ignore, Measure, Place, Power, Source,
    Status, Tags, Title, Topic, Unit, Value, Year,
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
}

/// Every kind of table that is known; the first that fits counts.
const LAYOUTS: &[Layout] = &[
    Layout {
        name: "TimelineJS",
        told_by: &["year", "headline", "text", "media"],
        roles: &[
            ("time", Ignore),
            ("end time", Ignore),
            ("display date", Ignore),
            ("headline", Title),
            ("text", Description),
            ("media", Ignore),
            ("media credit", Ignore),
            ("media caption", Ignore),
            ("media thumbnail", Ignore),
            ("type", Ignore),
            ("group", Category),
            ("background", Ignore),
        ],
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
            ("time precision", Ignore),
            ("disorder type", Topic),
            ("event type", Category),
            ("sub event type", Tags),
            ("actor1", Actors),
            ("actor2", Actors),
            ("country", Entity),
            ("region", Ignore),
            ("location", Place),
            ("source", Source),
            ("notes", Description),
            ("tags", Tags),
            ("fatalities", Ignore),
            ("timestamp", Ignore),
        ],
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
    },
    Layout {
        name: "World Bank",
        told_by: &["country name", "country code", "series name", "series code"],
        roles: &[("country name", Entity), ("series name", Measure)],
    },
    Layout {
        name: "Our World in Data",
        told_by: &["entity", "code", "year"],
        roles: &[("entity", Entity), ("code", Ignore), ("year", Year)],
    },
    Layout {
        name: "FRED",
        told_by: &["observation date"],
        roles: &[("observation date", Date)],
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
        ],
    },
];

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
