//! The words by which somebody who speaks is told for a person, a firm or a body.
//!
//! Tables alone. Has no opinion on who speaks.

use crate::extract::letters::Words;

/// Words inside a name that are written small.
pub(super) const PARTICLES: Words = words!["de van der den von da di del bin al la le"];

/// Nouns for firms of any sort, behind which a name stands.
pub(super) const FIRMS: Words = words![
    "company firm group business carmaker airline retailer operator brewer lender chain utility
    miner drugmaker chipmaker producer manufacturer supplier shipyard club carrier insurer
    broker exchange publisher broadcaster developer builder refiner grocer bakery railway maker
    giant cooperative charity"
];

/// Nouns for those that speak as one.
pub(super) const BODIES: Words = words![
    "bank ministry government office agency union institute bureau company association party
    authority committee council fund trust board federation police treasury court university
    society group court commission department service foundation forum nations network regulator
    watchdog charity city town county district province parliament church army navy hospital
    organization organisation clinic museum league chamber campaign coalition alliance administration secretariat
    laboratory academy"
];

/// Words before a name that are no part of it.
pub(super) const TITLES: Words = words![
    "mr mrs ms madam dr prof sir lord dame president minister governor chancellor premier senator
    secretary chief economist analyst general judge mayor commissioner director chairman
    spokesman spokeswoman professor rival carmaker rev cllr councillor superintendent inspector
    sergeant colonel captain sheriff bishop canon coach leader chairwoman spokesperson headmaster
    headmistress"
];

/// What stands behind a name: "Morag Dahl QC".
pub(super) const HONOURS: Words = words!["qc kc sc mp msp mep obe mbe cbe kbe phd md jp jr sr"];

/// Nouns that stand for a body which is named otherwise: "the force" for a police.
pub(super) const ALIASES: Words =
    words!["agency force body organisation organization watchdog regulator"];

/// Words in the names of places and of what firms do, which no person's name holds.
pub(super) const PLACES: Words = words![
    "new north south east west northern southern eastern western central port lake river mount
    cape street avenue road city county province state states island islands valley coast
    kingdom republic san santa los el saudi hong capital partners securities holdings industries
    foods motors airlines airways railways rail energy research systems brokers stockbrokers
    insurance assurance national international royal first united general stores works mills
    mines cup day week festival prize award league act bill house hall school college hospital church airport station bridge
    times post herald journal gazette news market exchange index parliament congress senate
    commons labor labour opinion economics analytics consulting advisers advisors associates co
    corp inc ltd plc ag sa"
];
