//! Events of running press: what their titles say, whether they happened, and which times are of none.

use super::{first_labels, found};
use crate::model::Modality;

/// The title of the last event of each text.
#[track_caller]
fn last_title_is(rows: &[(&str, &str)]) {
    for &(text, title) in rows {
        let found = found(text);
        let last = found.events.last().map(|event| found.title(event));
        assert_eq!(last, Some(title), "{text}");
    }
}

#[test]
fn a_title_has_its_verb() {
    last_title_is(&[
        // A participle is told by "was" or "were".
        ("The roof, built in 1962, gave way.", "Roof was built"),
        ("Homes built in 1962 are damp.", "Homes were built"),
        (
            "With 90 percent of the votes counted by Monday noon, the Union led.",
            "90 percent of the votes were counted",
        ),
        // Who won says more than what was won, and what others did about it does not.
        (
            "The Alliance won Sunday's election with 34 percent.",
            "The Alliance won election with 34 percent",
        ),
        ("Observers criticised Sunday's election.", "Election"),
        // A verb behind "and" is one.
        (
            "They host Calder on Saturday and travel to Hexby the following Tuesday.",
            "They travel to Hexby",
        ),
        (
            "The brewery opened in 1884 and at its height in the 1930s employed 500 people.",
            "At its height employed 500 people",
        ),
        // The third of something fled.
        (
            "Two clerks were caught in 2020. A third fled in 2021.",
            "A third fled",
        ),
        ("A third bridge opened in 2021.", "Third bridge opened"),
    ]);
}

#[test]
fn a_clause_ends_where_its_own_verb_does() {
    last_title_is(&[
        (
            "In a trial that ended in 2022 it slowed decline by a fifth.",
            "Trial ended",
        ),
        (
            "A man who strangled his guest and hid her under a floor was convicted on Monday.",
            "Man was convicted",
        ),
        (
            "Some 600 residents who were told to leave their homes may return on Tuesday.",
            "Some 600 residents may return",
        ),
        (
            "The firm was bought by a rival in 2008, which moved it three years later.",
            "Rival moved it",
        ),
    ]);
}

#[test]
fn who_says_so_is_no_part_of_a_title() {
    last_title_is(&[
        (
            "The county says 220 beds will be added by June.",
            "220 beds will be added",
        ),
        (
            "It cut its rate, saying prices would fall by June.",
            "Prices would fall",
        ),
        (
            "Prices rose 4% in April, according to the statistics office.",
            "Prices rose 4%",
        ),
        (
            "Orm said sales fell, and warned that profit for the year to the end of September would fall.",
            "Profit would fall",
        ),
    ]);
}

#[test]
fn a_subject_is_found_before_remarks_and_behind_them() {
    last_title_is(&[
        (
            "Outgoing premier Karl Orm, in office since 2013, conceded on Monday.",
            "Outgoing premier Karl Orm conceded",
        ),
        (
            "Claims for benefits climbed to 247,000 in the week ended May 4.",
            "Claims for benefits climbed to 247,000",
        ),
        (
            "Born in Tarn on 9 May 1871, the third of six, she taught.",
            "She was born in Tarn",
        ),
        (
            "Party leader Ilse Orm, 44, said she would open talks on Monday.",
            "Party leader Ilse Orm would open talks",
        ),
        (
            "The composer Olga Varne died on Tuesday. She was 91. She was born in Lyon in May 1927.",
            "Olga Varne was born in Lyon",
        ),
        (
            "Rebels broke out in 1932. Their leader, the priest Tomas Orm, was caught in 1933.",
            "Tomas Orm was caught",
        ),
        (
            "The worst floods in recent memory came in August 2008.",
            "Worst floods in recent memory came",
        ),
    ]);
    assert!(
        first_labels("Shares rose on Monday. They have gained 3% since January.")
            .actors
            .is_empty()
    );
    let found = found("Shares rose at noon. They have gained 3% since January.");
    assert!(
        found
            .events
            .iter()
            .all(|event| event.labels.actors.is_empty())
    );
}

#[test]
fn what_is_put_off_or_due_is_planned_and_what_was_is_not() {
    for (text, modality) in [
        (
            "The judge adjourned the hearing until 21 June.",
            Modality::Planned,
        ),
        ("The road was closed until 21 April.", Modality::Happened),
        ("Objectors have six weeks to appeal.", Modality::Planned),
        // How the captain has been, not when she returns.
        (
            "Captain Ann Orm, out since a fall in November, could return.",
            Modality::Happened,
        ),
        ("Hourly pay rose 3% in April.", Modality::Happened),
        (
            "It had set aside $6m for the year to June 2023.",
            Modality::Happened,
        ),
    ] {
        let found = found(text);
        let last = found.events.last().map(|event| event.modality);
        assert_eq!(last, Some(modality), "{text}");
    }
}

#[test]
fn a_share_is_no_rank_and_a_comparison_no_event() {
    last_title_is(&[
        (
            "Shares, which have lost a third of their value since March, closed lower.",
            "Shares have lost a third of their value",
        ),
        (
            "It sees growth of 1.2% this year, half what it forecast in April, and 2% in 2026.",
            "It sees growth of 2%",
        ),
        (
            "Farmers fear a repeat of 2018, when the crop failed.",
            "Crop failed",
        ),
    ]);
    for text in [
        "The outcome was its third win since 2019.",
        "The budget for 2025 assumes a rate of 3.",
    ] {
        assert!(found(text).events.is_empty(), "{text}");
    }
}

#[test]
fn a_row_of_verbs_is_told_apart_from_what_describes() {
    last_title_is(&[
        (
            "They reached the cape on 11 May, turned back the same day, and were home by 2 June 2023.",
            "They were home",
        ),
        (
            "He hired four men in March and, last month, bought a mill.",
            "He bought a mill",
        ),
        (
            "The loan, taken out in 2019, matures next month.",
            "Loan matures",
        ),
        (
            "Work starts in June and the first bags should roll out in July.",
            "First bags should roll out",
        ),
        (
            "They fought in the desert in 1942 and in Italy in 1943.",
            "They fought in Italy",
        ),
        (
            "She spoke to a commission in 1891 and the next year stood for the board.",
            "She stood for the board",
        ),
        (
            "Shares closed at $5, having fallen 9% in January.",
            "Shares had fallen 9%",
        ),
        (
            "Auditors say the fund, floated in 2011, took in £9m in 2018.",
            "Fund took in £9m",
        ),
        (
            "When war broke out in May 1914 the band was in Tarn.",
            "War broke out",
        ),
        (
            "It was the result of an inquiry that began in 2019.",
            "Inquiry began",
        ),
        (
            "Profit after tax tripled in 2023.",
            "Profit after tax tripled",
        ),
        (
            "In the first days of May 1567 his army, 9,000 strong, appeared at Orm.",
            "Army appeared at Orm",
        ),
        (
            "A clerk named Amos Orr was paid in May 2020.",
            "Clerk named Amos Orr was paid",
        ),
        ("By July it'll be a record.", "It'll be a record"),
        (
            "The regiment spent the 1860s on the frontier.",
            "Regiment spent the 1860s on the frontier",
        ),
    ]);
}

#[test]
fn what_was_told_asked_or_planned_keeps_its_own_clause() {
    last_title_is(&[
        (
            "Residents were told they will return on Monday.",
            "Residents will return",
        ),
        (
            "A plan to replace the rails, approved in 2022, is dear.",
            "Plan to replace the rails was approved",
        ),
        (
            "It opened in 1994, and a plan to mend it, approved in 2022, was shelved last year.",
            "Plan to mend it was shelved",
        ),
        (
            "Orm raised its forecast after sales more than doubled in the first quarter.",
            "Sales more than doubled",
        ),
        (
            "If nothing changes we'll be two million by 2050.",
            "We'll be two million",
        ),
        (
            "By 1230 his realm reached from Orm to the sea.",
            "Realm reached from Orm to the sea",
        ),
        ("Results due in June will be good.", "Results due"),
        (
            "During the reform of 1508 the courts were moved.",
            "Courts were moved",
        ),
        (
            "The castle was finished in the summer of 1331 and stood until the fire of 1688.",
            "Castle stood until the fire",
        ),
    ]);
}

#[test]
fn running_text_keeps_its_people_its_firms_and_what_was_made_apart() {
    last_title_is(&[
        (
            "Elin Orm, who took over in 2018 after the old head resigned over a deal, had lost her seat in April.",
            "Elin Orm had lost her seat",
        ),
        (
            "Brenn Paper plans to shut its mill and cut 340 jobs, it announced on Tuesday.",
            "Brenn Paper announced it plans to shut its mill and cut 340 jobs",
        ),
        (
            "The rise was slowed by a cap on fares that parliament passed in 2019 and extended last December.",
            "Parliament extended a cap on fares",
        ),
        (
            "An inspector who visited the site in April found no fault.",
            "Inspector visited the site",
        ),
        (
            "A truce that was to begin on Sunday never took hold.",
            "Truce was to begin",
        ),
        (
            "Growth was hit by a slump in demand for newsprint that began in 2008.",
            "Slump in demand for newsprint began",
        ),
        (
            "The school that Anna Feld founded was pulled down in the 1930s.",
            "School was pulled down",
        ),
        (
            "Talks will resume next week, the mediator said, and could last until June.",
            "Talks could last",
        ),
        (
            "Judge Ann Khan said Hale had sold his city. Hale, Martin Hale, left. He must pay it back by June.",
            "Martin Hale must pay it back",
        ),
        (
            "Orm's deputy, Jan Orlik, left in 2013. He was minister in 2014.",
            "Jan Orlik was minister",
        ),
        (
            "Anna Feld moved to Tarn in 1859. Two years later she founded a school for girls. It closed in 1866.",
            "School closed",
        ),
        (
            "Otto Rehm left in 1860. Anna Feld came in 1861. She married Rehm in 1868. He died in 1874.",
            "Otto Rehm died",
        ),
        (
            "A public inquiry will open, and its findings are expected in June.",
            "Public inquiry’s findings are expected",
        ),
        (
            "Schools will stay shut until Thursday at the earliest.",
            "Schools will stay shut",
        ),
        (
            "The old bridge will be taken down over the August bank holiday weekend.",
            "Old bridge will be taken down",
        ),
        (
            "A list of names was handed in last Friday.",
            "List of names was handed in",
        ),
        (
            "Captain Dorin took command in May 2016. Dorin was caught in June 2016. He came home in 2018.",
            "Dorin came home",
        ),
        (
            "He sent two men on 3 May 2016. The other, Lieutenant Marin, reached the camp on 9 May 2016.",
            "Lieutenant Marin reached the camp",
        ),
        (
            "Orm's husband complained to the ward in May 2020. Its report, published last November, found nothing.",
            "Report was published",
        ),
        ("We have until 30 June to pass it.", "Deadline to pass it"),
        (
            "Two guards were killed and 14 visitors hurt when a wall collapsed early on Sunday.",
            "Two guards were killed and 14 visitors hurt when a wall collapsed",
        ),
    ]);
}

#[test]
fn a_time_behind_a_figure_or_a_noun_may_still_be_that_of_the_clause() {
    last_title_is(&[
        // Both figures are told of the day of the change.
        (
            "The bank raised its rate to 4% from 3.75% on Thursday.",
            "Bank raised its rate to 4% from 3.75%",
        ),
        (
            "In the slump of 1986 a tanker went for £4.",
            "Tanker went for £4",
        ),
        (
            "The firm has cut pay and added 240 jobs since April.",
            "Firm added 240 jobs",
        ),
        ("From 1902 until 1913 prices rose.", "Prices rose"),
        ("April was dry.", "April was dry"),
        // What goes with a date goes with it.
        (
            "Birr had 7.6mm of rain in the whole of April.",
            "Birr had 7.6mm of rain",
        ),
        (
            "For the first half as a whole the tally was 12,730.",
            "Tally was 12,730",
        ),
        (
            "New York opened lower at 2.30pm our time.",
            "New York opened lower",
        ),
    ]);
    let told = |text: &str| found(text).events.len();
    assert_eq!(told("Sales rose to 4% from 3.75% in March."), 0);
    assert_eq!(told("April was never like this."), 0);
    assert_eq!(told("Sunday was quiet."), 0);
    assert_eq!(told("16:52 We are closing here."), 0);
}

#[test]
fn what_is_forecast_for_a_year_is_planned_whenever_that_is_done() {
    let found = found("The ministry cut its growth forecast for 2025 to 2%.");
    let modalities: Vec<Modality> = found.events.iter().map(|event| event.modality).collect();
    assert_eq!(modalities, [Modality::Planned]);
}

#[test]
fn a_stretch_that_ended_on_a_day_dates_what_it_is_told_of() {
    let told = |text: &str| {
        let found = found(text);
        let mut all = found.events.iter().map(|event| found.title(event));
        all.next().map(str::to_owned)
    };
    let rows = [
        (
            "Net profit fell 7% in the quarter ended September 30, as sales slipped.",
            "Net profit fell 7%",
        ),
        (
            "Net profit fell 7% in the year ended on 30 September.",
            "Net profit fell 7%",
        ),
        ("The war ended on September 30.", "War ended"),
        (
            "Loans stood at 61 per cent of advances as on March 31, 2001.",
            "Loans stood at 61 per cent of advances",
        ),
        (
            "The freeze of June 25-26 had taken 330,000 bags.",
            "Freeze had taken 330,000 bags",
        ),
    ];
    for (text, title) in rows {
        assert_eq!(told(text).as_deref(), Some(title), "{text}");
    }
    let log = "1960 - The sea is full.\n\n1970 - The level falls.\n\n1987 - The water splits.";
    let found = found(log);
    let titles: Vec<_> = found
        .events
        .iter()
        .map(|event| found.title(event))
        .collect();
    assert_eq!(titles, ["Sea is full", "Level falls", "Water splits"]);
}
