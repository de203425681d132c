//! The press's words for what economies, companies and occurrences are measured by → one name for each.
//!
//! A table, read by [`super::concept`]. Has no opinion on grammar, owners or numbers.

use super::concept::Sort;

/// A concept of the table.
#[derive(Debug)]
pub(super) struct Row {
    /// Its name.
    pub(super) name: &'static str,
    /// The wordings that name it, parted by `|`, each word in the singular and lower case and without empty words.
    pub(super) wordings: &'static str,
    /// Words that add nothing beside it.
    pub(super) beside: &'static str,
    /// What sort of thing it is.
    pub(super) sort: Sort,
}

const fn row(name: &'static str, wordings: &'static str) -> Row {
    Row {
        name,
        wordings,
        beside: "",
        sort: Sort::Plain,
    }
}

const fn firm(name: &'static str, wordings: &'static str) -> Row {
    Row {
        sort: Sort::Firm,
        ..row(name, wordings)
    }
}

const fn rate(name: &'static str, wordings: &'static str, beside: &'static str) -> Row {
    Row {
        name,
        wordings,
        beside,
        sort: Sort::Rate,
    }
}

const fn outcome(name: &'static str, wordings: &'static str, beside: &'static str) -> Row {
    Row {
        name,
        wordings,
        beside,
        sort: Sort::Outcome,
    }
}

/// Longer wordings win over shorter ones that begin at the same word.
pub(super) const ROWS: &[Row] = &[
    Row {
        beside: "migrant worker oversea abroad labour labor expatriate diaspora money fund inflow flow transfer back",
        ..row(
            "remittance",
            "remittance|remitted|remit|money sent home|sent home|sent back home|money sent back|transfer home|money \
             transferred home|transferred home|wired home",
        )
    },
    row(
        "gdp",
        "gdp|gross domestic product|national income|economic output|national output|economy|economic|domestic product",
    ),
    rate(
        "unemployment",
        "unemployment rate|jobless rate|unemployment|joblessness|unemployed|jobless|out work|without job|without work",
        "rate person labour labor force workforce",
    ),
    rate(
        "inflation",
        "inflation rate|inflation|consumer price inflation|consumer price|consumer price index|cpi|annual inflation|\
         headline inflation|cost living",
        "rate annual",
    ),
    rate(
        "key rate",
        "key rate|policy rate|benchmark rate|benchmark interest rate|key interest rate|repo rate|base rate|main \
         interest rate|policy interest rate|cash rate|main refinancing rate|lending rate",
        "rate",
    ),
    rate("poverty", "poverty rate|poverty", "rate"),
    row(
        "defence spending",
        "defence spending|defense spending|spending defence|spending defense|military spending|spending military|defence \
         expenditure|defense expenditure|military expenditure|defence budget|defense budget|defence outlay|military outlay",
    ),
    row(
        "trade",
        "trade turnover|bilateral trade|bilateral turnover|trade volume|mutual trade|two-way trade|trade turnover volume|\
         turnover trade",
    ),
    row(
        "export",
        "export|exported|oversea sale|foreign sale|shipment abroad|outbound shipment|shipped|shipment|sold abroad",
    ),
    row("import", "import|imported|inbound shipment"),
    row(
        "current account",
        "current account balance|current account gap|current account",
    ),
    row("trade deficit", "trade deficit|trade gap|trade shortfall"),
    row(
        "budget deficit",
        "budget deficit|fiscal deficit|fiscal gap|budget gap|budget shortfall|fiscal shortfall|public deficit|\
         government deficit|budgetary deficit|hole budget|budget hole|deficit",
    ),
    row(
        "foreign debt",
        "foreign debt|external debt|debt abroad|debt foreign creditor",
    ),
    row(
        "public debt",
        "public debt|government debt|state debt|national debt|sovereign debt|debt pile",
    ),
    firm("revenue", "revenue|turnover|sale revenue|net sale"),
    firm(
        "net profit",
        "net profit|net income|net earning|profit after tax|post-tax profit|after-tax profit|bottom line",
    ),
    firm(
        "net loss",
        "net loss|loss after tax|post-tax loss|after-tax loss",
    ),
    firm(
        "operating profit",
        "operating profit|operating income|ebit|trading profit",
    ),
    firm(
        "pretax profit",
        "pretax profit|pre-tax profit|profit before tax",
    ),
    row("wage", "wage|salary|pay"),
    row(
        "household spending",
        "household spending|consumer spending|private consumption|household consumption|consumer expenditure|household \
         expenditure|consumer consumption",
    ),
    row(
        "government consumption",
        "government consumption|government spending|public spending|state spending|public expenditure|government \
         expenditure",
    ),
    row(
        "oil price",
        "oil price|crude price|crude oil price|price crude|price oil",
    ),
    row("harvest", "harvest|crop|harvested|reaped"),
    row(
        "production",
        "production|output|produced|pumped|extracted|mined|produce",
    ),
    row("oil", "oil|crude|crude oil|petroleum"),
    outcome(
        "case",
        "case|infected|infection|confirmed case|new case|fallen ill|fell ill",
        "person confirmed recorded cholera measles ebola dengue malaria mpox polio diphtheria covid-19 coronavirus flu",
    ),
    firm(
        "job cut",
        "job cut|job loss|job lost|job axed|job shed|layoff|lay-off|redundancy|laid off|made redundant|post cut|\
         position cut|position eliminated|job eliminated|staff cut|employee laid off|worker laid off|staff laid off|worker dismissed|
         employee dismissed|job slashed|job scrapped",
    ),
    Row {
        beside: "person",
        ..firm(
            "workforce",
            "workforce|headcount|staff|employee|payroll|person employed|worker employed",
        )
    },
    firm("job", "job|post|position"),
    firm("contract", "contract|deal|agreement"),
    firm(
        "common stock",
        "share common stock|common stock|common share|ordinary share",
    ),
    Row {
        beside: "person",
        ..row(
            "need",
            "need aid|need help|need food|need assistance|need humanitarian aid|need humanitarian assistance|needed aid|\
             needed help|needing aid|needing help",
        )
    },
    firm("delivery", "delivery|delivered"),
    firm("subscriber", "subscriber|subscription"),
    row(
        "visitor",
        "visitor arrival|visitor|tourist arrival|tourist|holidaymaker|foreign arrival",
    ),
    row(
        "minimum wage",
        "minimum wage|minimum salary|minimum pay|wage floor",
    ),
    outcome(
        "death",
        "death|death toll|killed|dead|died|fatality|toll|dying|life lost|lost life|perished|death confirmed|loss life|\
         casualty death|confirmed dead|drowned|body|body found|body recovered|body pulled",
        "person victim confirmed recorded registered worker passenger miner villager resident pilgrim employee labourer \
         factory",
    ),
    outcome(
        "injury",
        "injured|wounded|hurt|injury|wound",
        "person victim",
    ),
    outcome(
        "missing",
        "missing|unaccounted|not accounted|still missing",
        "person still",
    ),
    outcome(
        "displaced",
        "displaced|homeless|evacuated|evacuee|without shelter|made homeless|left homeless|forced out|forced home|fled home|fled|\
         forced|without home|driven home|displaced person|lost home|forced flee|forced leave|flee home",
        "person resident left",
    ),
    outcome(
        "home destroyed",
        "home destroyed|house destroyed|house collapsed|home collapsed|home flattened|house flattened|home razed|\
         house razed|destroyed home|destroyed house|collapsed house|home lost|home levelled|house levelled|home \
         wrecked|house wrecked|building destroyed|building collapsed|building flattened|dwelling destroyed|home burned|\
         home burnt|house burned|house burnt|home gutted|house swept away|home swept away",
        "completely fully totally",
    ),
    outcome(
        "home damaged",
        "home damaged|house damaged|damaged home|damaged house|building damaged|dwelling damaged",
        "partly partially",
    ),
    outcome(
        "arrest",
        "arrest|arrested|detained|detention|detainee",
        "person suspect demonstrator protester",
    ),
    outcome(
        "turnout",
        "turnout|voter turnout|voter participation|voter cast|cast ballot|eligible cast|eligible voter cast|registered voter \
         cast|eligible voted|eligible voter voted|registered voter voted|electorate voted|voter voted|voter took part|participation rate election|electoral participation|turn-out",
        "voter rate election vote final presidential parliamentary general",
    ),
    Row {
        sort: Sort::Contest,
        beside: "won cast valid share",
        ..row(
            "vote",
            "share vote|vote|ballot|vote cast|vote share|popular vote|support vote|share ballot",
        )
    },
    outcome(
        "attendance",
        "attendance|spectator|crowd|gate attendance|marched|rallied|demonstrated|protested|protester|demonstrator|marcher|took part|taken part|\
         joined|attended|gathered|drawn|turned out|march|rally|demonstration|protest",
        "person joined march rally demonstration protest",
    ),
    outcome(
        "aboard",
        "aboard|person board|passenger board",
        "person passenger crew",
    ),
    outcome(
        "damage",
        "damage|damage estimated|damage bill|cost damage",
        "estimated",
    ),
    outcome("magnitude", "magnitude", "earthquake quake tremor"),
];
