//! Titles of events, in sentences whose title any editor would write alike.

mod press;
mod title;

use crate::extract::extract;
use crate::model::{Article, Findings, Labels, Modality};
use jiff::civil::Date;

/// What is found in a text published on Thursday 16 May 2024.
pub(super) fn found(text: &str) -> Findings {
    let mut article = Article::new("", text);
    article.given = Some(Date::constant(2024, 5, 16));
    extract(article)
}

/// Who and where, of the first event of such a text.
pub(super) fn first_labels(text: &str) -> Labels {
    let first = found(text).events.into_iter().next();
    first.map_or_else(|| panic!("no event: {text}"), |event| event.labels)
}

/// The titles of such a text.
pub(super) fn titles(text: &str) -> Vec<String> {
    let found = found(text);
    let titles = found.events.iter().map(|event| found.title(event));
    titles.map(str::to_owned).collect()
}

#[test]
fn a_title_is_what_an_editor_would_write() {
    for (text, title) in [
        (
            "Two people were killed when a tree fell on their car on Monday.",
            "Two people were killed when a tree fell on their car",
        ),
        (
            "Zambex last month opened a big, two-storey plant for its outboard motors.",
            "Zambex opened a big, two-storey plant for its outboard motors",
        ),
        (
            "Brenn Foundries, squeezed by lower prices and dear coal, closed two kilns on Monday.",
            "Brenn Foundries closed two kilns",
        ),
        (
            "Calder Mutual, recovering from staff cuts imposed by its owners, hired 40 clerks on Monday.",
            "Calder Mutual hired 40 clerks",
        ),
        (
            "Deposits as of 3 May rose to €90 million.",
            "Deposits rose to €90 million",
        ),
        (
            "The survey showed that weekly visits to the museum doubled in May 2023.",
            "Visits to the museum doubled",
        ),
        (
            "BRENN _ A tram left the rails on Thursday night.",
            "Tram left the rails",
        ),
        (
            "Takings for its third quarter ended 31 May doubled.",
            "Takings doubled",
        ),
        (
            "Ida Marsh, the head of Ruritanian forces on the coast, resigned in May 1971.",
            "Ida Marsh resigned",
        ),
        (
            "A bank failed, and as a result of the panic the council shut the exchange on 3 May 1873.",
            "Council shut the exchange",
        ),
        (
            "The airline will cut 900 jobs, it announced on Tuesday.",
            "Airline announced it will cut 900 jobs",
        ),
        (
            "The ship left the port of Calder shortly before midnight on Monday.",
            "Ship left the port of Calder",
        ),
        (
            "The government declared three days of mourning starting Friday.",
            "Government declared three days of mourning",
        ),
        (
            "The war in Zambar, which broke out in 2011, has cost many lives.",
            "War in Zambar broke out",
        ),
        (
            "He founded a school, which he ran until 2002.",
            "He ran a school",
        ),
        ("2014: Parliament passes a law.", "Parliament passes a law"),
        (
            "The state promised £90m for the bridge, of which £37m had been paid out by June 2023.",
            "£37m had been paid out",
        ),
        ("The mayor was sworn in Tuesday.", "Mayor was sworn in"),
        ("The work will go on until 2030.", "Work will go on"),
        (
            "The yard won a 2.1 trillion won order for six ships on Monday.",
            "Yard won a 2.1 trillion won order for six ships",
        ),
        (
            "Schools will stay shut until at least 20 June.",
            "Schools will stay shut",
        ),
        (
            "A postman was sentenced Thursday to 12 years in prison.",
            "Postman was sentenced to 12 years in prison",
        ),
        (
            "The court ruled on Tuesday that the law was void.",
            "Court ruled that the law was void",
        ),
        ("The first war lasted until July 2019.", "First war ended"),
        (
            "Elections are not due until late 2025.",
            "Elections are due",
        ),
        (
            "The firm lost $30 million for all of 2023.",
            "Firm lost $30 million",
        ),
        (
            "Acme Grid Inc. (NYSE: ACM) today announced a merger.",
            "Acme Grid Inc. announced a merger",
        ),
        (
            "A contract for a naval base, signed in 1997, is over.",
            "Contract for a naval base was signed",
        ),
        (
            "Talks on a new pact, which were due to start on Monday, are off.",
            "Talks on a new pact were due to start",
        ),
        (
            "A clerk who stole £500 from a club was jailed on Tuesday.",
            "Clerk was jailed",
        ),
        ("The new assembly meets on Friday.", "New assembly meets"),
        ("Early voting began on Monday.", "Early voting began"),
        (
            "It was “a bad year”, he said. The plan was called “mad” on Tuesday.",
            "Plan was called mad",
        ),
        (
            "Inflation slowed to 3% in April from 4% the month before.",
            "Inflation slowed to 3% from 4%",
        ),
        (
            "The law, passed by one vote and amended since, was struck down on Tuesday.",
            "Law was struck down",
        ),
        ("Ann Orr took over 18 months ago.", "Ann Orr took over"),
        (
            "He was taken prisoner and died in the tower in 1644.",
            "He died in the tower",
        ),
        (
            "Calder Mills said it would close its oldest plant in June.",
            "Calder Mills would close its oldest plant",
        ),
    ] {
        assert_eq!(titles(text), [title], "{text}");
    }
}

#[test]
fn each_of_two_dates_in_a_clause_has_its_own_share_of_it() {
    for (text, expected) in [
        (
            "Work is set to begin in June 2025 and finish by May 2027.",
            ["Work is set to begin", "Work is set to finish"],
        ),
        (
            "Checks will be phased in from April 2025 and full controls from July 2026.",
            [
                "Checks will be phased in",
                "Full controls will be phased in",
            ],
        ),
        (
            "She took a degree in physics in 2003 and another in law in 2004.",
            ["She took a degree in physics", "She took another in law"],
        ),
        (
            "A deal reached in November 2023 expires on June 30.",
            ["Deal was reached", "Deal expires"],
        ),
        (
            "Growth was put at 5.4% in 2021, 2.7% in 2022.",
            ["Growth was put at 5.4%", "Growth was put at 2.7%"],
        ),
        (
            "The envoy arrives in Calder on Sunday and will leave on Tuesday.",
            ["Envoy arrives in Calder", "Envoy will leave"],
        ),
        (
            "Ada Quist (born 4 March 1882, died 19 May 1956) was a botanist.",
            ["Ada Quist was born", "Ada Quist died"],
        ),
        (
            "She married Ian Foss in 1957; he died in 2004.",
            ["She married Ian Foss", "Ian Foss died"],
        ),
        (
            "A court jailed him on Tuesday for a robbery in May 2019.",
            ["Court jailed him for a robbery in May 2019", "Robbery"],
        ),
    ] {
        assert_eq!(titles(text), expected, "{text}");
    }
}

#[test]
fn a_pronoun_goes_on_with_the_one_spoken_of() {
    for (text, last) in [
        (
            "David Orme left home in 1971. He came back and married Ann Lowe. In 1994 he won a prize.",
            "David Orme won a prize",
        ),
        // A lone word that opens a sentence need not be a name, nor is whoever stands beside another plain.
        (
            "Revenue was $88 million. The company will host a call on Friday.",
            "Company will host a call",
        ),
        (
            "Peter Lund had hired Kevin Orr. His contract ran until March 2021.",
            "Contract ran",
        ),
    ] {
        assert_eq!(
            titles(text).last().map(String::as_str),
            Some(last),
            "{text}"
        );
    }
}

#[test]
fn what_was_meant_to_be_is_planned_and_what_would_have_been_is_not_real() {
    for (text, modality) in [
        (
            "The minister was due to visit in March 2024.",
            Modality::Planned,
        ),
        (
            "The firm had planned a second test for March 2024.",
            Modality::Planned,
        ),
        (
            "The firm called off the test in March 2024.",
            Modality::Happened,
        ),
        (
            "The firm would have opened it in March 2024 had the wall held.",
            Modality::Conditional,
        ),
        ("The truce ends on Thursday.", Modality::Planned),
        (
            "Growth is seen at 5% in the year to June 2024.",
            Modality::Planned,
        ),
        (
            "Acme expects sales of $5 billion for 2024.",
            Modality::Planned,
        ),
    ] {
        let mut article = Article::new("", text);
        article.given = Some(Date::constant(2024, 5, 16));
        let found = extract(article);
        let first = found.events.first().map(|event| event.modality);
        assert_eq!(first, Some(modality), "{text}");
    }
}

#[test]
fn a_will_that_two_verbs_share_is_said_of_both() {
    let text =
        "The probe will make 37 orbits in March 2023 and plunge into the planet in March 2024.";
    assert_eq!(
        titles(text),
        [
            "Probe will make 37 orbits",
            "Probe will plunge into the planet"
        ]
    );
    let mut article = Article::new("", text);
    article.given = Some(Date::constant(2024, 5, 16));
    let told: Vec<Modality> = extract(article)
        .events
        .iter()
        .map(|event| event.modality)
        .collect();
    assert_eq!(told, [Modality::Planned, Modality::Planned]);
}

#[test]
fn a_story_of_one_person_names_her() {
    let text = "Ada Moss was born in 1921. She left school early. In 1940 she joined a circus. She married Peter Lund in \
                June 1944. He was killed that August.";
    assert_eq!(
        titles(text),
        [
            "Ada Moss was born",
            "Ada Moss joined a circus",
            "Ada Moss married Peter Lund",
            "Peter Lund was killed"
        ]
    );
}

#[test]
fn a_time_between_subject_and_verb_dates_their_clause() {
    for (text, expected) in [
        (
            "The storm, in August 1998, wiped out the town.",
            &["Storm wiped out the town"][..],
        ),
        (
            "The party won the vote; the second vote, on 3 May 2023, was close.",
            &["Second vote was close"],
        ),
        (
            "The first strike, in March 2021, lasted two days; the second, in May 2022, lasted a week.",
            &["First strike lasted two days", "The second lasted a week"],
        ),
        ("Sales fell, on Monday, by a third.", &["Sales fell"]),
    ] {
        assert_eq!(titles(text), expected, "{text}");
    }
}

#[test]
fn who_is_meant_is_named_where_it_is_plain() {
    for (text, expected) in [
        (
            "Rennick was beaten in May 1641, and that year lost every town that he had.",
            &["Rennick was beaten", "Rennick lost every town"][..],
        ),
        (
            "Joseph Arkwell wrote novels. From 1840 until his death in 1851 he lived in Calder.",
            &["Joseph Arkwell lived in Calder"],
        ),
        (
            "Martin Oakes stole £2m in 2009. Judge Ann Lee jailed him on Monday.",
            &[
                "Martin Oakes stole £2m",
                "Judge Ann Lee jailed Martin Oakes",
            ],
        ),
        // Two people, and nothing to tell which of them: the pronoun stays.
        (
            "He met a clerk in May 2009. A judge jailed him on Monday.",
            &["He met a clerk", "Judge jailed him"],
        ),
        (
            "Fernwick Industries Inc. doubled its orders. The mood was good. The company will pay a dividend on 3 June.",
            &["Fernwick Industries will pay a dividend"],
        ),
        (
            "Freight took the long way, and the 1970s were a lost decade.",
            &["The 1970s were a lost decade"],
        ),
        // A pair is no "it".
        (
            "The pair founded a newspaper in 1824. It failed in 1825.",
            &["Pair founded a newspaper", "Newspaper failed"],
        ),
    ] {
        assert_eq!(titles(text), expected, "{text}");
    }
}

#[test]
fn a_given_name_tells_whom_he_and_she_stand_for() {
    for (text, title) in [
        (
            "Arthur Kell, 31, is charged with the death of Ruth Oman, 52, who was hit by a van in 2019. She died in \
             June 2020.",
            "Ruth Oman died",
        ),
        (
            "Ruth Oman, 52, sued Arthur Kell, who owned the yard, in 2019. She lost in June 2020.",
            "Ruth Oman lost",
        ),
        (
            "Edmund II ruled the marches from 1058 until 1066. He was crowned at Calder in 1059.",
            "Edmund II was crowned at Calder",
        ),
        (
            "Wilma Tarn died in her sleep in 1999. She was born in Calder in 1913.",
            "Wilma Tarn was born in Calder",
        ),
    ] {
        assert_eq!(
            titles(text).last().map(String::as_str),
            Some(title),
            "{text}"
        );
    }
}

#[test]
fn a_team_a_firm_and_what_was_founded_are_named_for_a_pronoun() {
    for (text, title) in [
        (
            "Brenn have lost six games. They sacked their coach in April.",
            "Brenn sacked their coach",
        ),
        (
            "Calder Systems Inc. fell on Monday. The company expects more. It plans to open a mill in June.",
            "Calder Systems plans to open a mill",
        ),
        (
            "The pair founded the Calder Courier in 2001. It failed in 2003.",
            "The Calder Courier failed",
        ),
        (
            "This week's market is cancelled; it returns on 3 June.",
            "Market returns",
        ),
    ] {
        assert_eq!(
            titles(text).last().map(String::as_str),
            Some(title),
            "{text}"
        );
    }
}

#[test]
fn a_title_keeps_its_own_subject_and_no_other_date() {
    for (text, all) in [
        (
            "He died on Tuesday after a fall on Sunday.",
            &["He died after a fall", "He died after a fall"][..],
        ),
        (
            "Their leader, Piers Orm, was caught three weeks after the battle and hanged on 2 May 2019.",
            &["Piers Orm was hanged"],
        ),
        (
            "Calder Foods reported a 4% fall in underlying profit on Thursday.",
            &["Calder Foods reported a 4% fall in underlying profit"],
        ),
        (
            "It was the lowest turnout since the first vote in 1992.",
            &[],
        ),
        ("The morning ferry was full.", &[]),
        ("On Monday they could not agree.", &["They could not agree"]),
        (
            "From the 1960s on she lived on the island of Rask.",
            &["She lived on the island of Rask"],
        ),
        (
            "Brokers polled last week had expected no change until September.",
            &["Brokers had expected no change"],
        ),
        (
            "He was jailed in 2019 for a theft committed in 2017.",
            &[
                "He was jailed for a theft committed in 2017",
                "Theft was committed",
            ],
        ),
        (
            "Rebels kept their word and police found the car on Friday.",
            &["Police found the car"],
        ),
        (
            "The builder started on Monday and the crane comes on Friday.",
            &["Builder started", "Crane comes"],
        ),
        (
            "Police found the man's burned and battered body on Friday.",
            &["Police found the man's burned and battered body"],
        ),
        (
            "Orm fell on 3 May 2019, followed by Calder on 9 May 2019.",
            &["Orm fell", "Calder fell"],
        ),
        (
            "Kim Orm had beaten her in last year's final.",
            &["Kim Orm had beaten her in final"],
        ),
        (
            "Anton Orm, the surgeon who led the ward in 1962, died on Monday.",
            &["Anton Orm led the ward", "Anton Orm died"],
        ),
        (
            "Brenn Town travel to Calder on Saturday and host Orm Rovers on Monday.",
            &["Brenn Town travel to Calder", "Brenn Town host Orm Rovers"],
        ),
        (
            "The siege dragged on through the winter of 2018.",
            &["Siege dragged on"],
        ),
        (
            "The yards were bombed on the nights of 13 and 14 March 2019.",
            &["Yards were bombed"],
        ),
        (
            "Ruth Oman (c. 1882 – 6 May 1931) was a botanist.",
            &["Ruth Oman was born", "Ruth Oman died"],
        ),
    ] {
        assert_eq!(titles(text), all, "{text}");
    }
}

#[test]
fn what_a_bank_plans_for_the_months_to_come_is_planned() {
    let found = found("In the next 12 months the bank plans to open 30 branches.");
    let modalities: Vec<Modality> = found.events.iter().map(|event| event.modality).collect();
    assert_eq!(modalities, [Modality::Planned]);
}
