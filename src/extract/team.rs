//! A capitalised word → whether it can be the last of a team's name: "Redcliff Town", "England".
//!
//! A team is several in British English: "Town travel to Hexby". Has no opinion on the verb.

use super::letters::Words;

/// Last words of the names of teams that do not end like a plural.
pub(super) const TEAMS: Words = words![
    "town",
    "city",
    "united",
    "athletic",
    "albion",
    "county",
    "villa",
    "palace",
    "forest",
    "hotspur",
    "argyle",
    "orient",
    "vale",
    "england",
    "wales",
    "scotland",
    "ireland",
    "france",
    "germany",
    "spain",
    "italy",
    "australia",
    "india",
    "pakistan",
    "argentina",
    "brazil",
    "portugal",
    "belgium",
    "denmark",
    "sweden",
    "norway",
    "poland",
    "croatia",
    "japan",
    "canada",
];
