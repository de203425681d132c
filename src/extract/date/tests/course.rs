//! Where a text has got to: times that count from what it told of last, from the day of writing, or from a deed.

use super::*;

/// What each time of a text comes to that nobody has dated.
#[track_caller]
fn undated_are(text: &str, intervals: &[&str]) {
    let known: Vec<String> = read_undated(text).1.iter().map(edtf).collect();
    assert_eq!(known, intervals, "{text}");
}

#[test]
fn a_weekday_with_its_article_goes_on_from_the_day_told_of() {
    last_is(&[
        (
            "An auditor called on 10 January 2022; he was held that Friday.",
            "2022-01-14",
        ),
        (
            "An auditor called on 10 January 2022. On the Monday his wife rang.",
            "2022-01-10",
        ),
        (
            "An auditor called on 11 January 2022. On the Monday his wife rang.",
            "2022-01-17",
        ),
        // No article, no day told of, or a day that describes a noun.
        (
            "An auditor called on 11 January 2022. On Monday his wife rang.",
            "2024-05-13",
        ),
        ("She died on the Monday.", "2024-05-13"),
        (
            "An auditor called on 11 January 2022. It hung on the Monday vote.",
            "2024-05-13",
        ),
    ]);
}

#[test]
fn the_new_year_is_the_one_that_the_tense_allows() {
    last_is(&[
        ("The club fell apart in the new year.", "2024"),
        (
            "He paid on Christmas Eve 2021. It fell apart in the new year.",
            "2022",
        ),
        ("The club will move in the new year.", "2025"),
    ]);
}

#[test]
fn a_length_runs_from_the_day_that_its_sentence_told_of() {
    last_is(&[
        (
            "He opened a shop on 3 May 1990. In the following two years it doubled.",
            "1990-05-04/1992-05-03",
        ),
        // How soon is no date.
        (
            "He opened a shop on 3 May 1990. Within two years it had doubled.",
            "none",
        ),
        ("It must be paid within 90 days.", "none"),
        (
            "The award, less than they had sought, must be paid within 90 days.",
            "none",
        ),
        ("Most of them are seen within 20 days.", "none"),
        (
            "It will land on 25 May and spend the next nine days there.",
            "2024-05-25/2024-06-03",
        ),
        (
            "It plans to invest over the next two years.",
            "2024-05-16/2026-05-16",
        ),
    ]);
}

#[test]
fn a_deed_is_dated_by_the_verb_that_told_it() {
    last_is(&[
        (
            "The crowd stormed the gate on 3 May. He fled three days after the crowd had stormed the gate.",
            "2024-05-06",
        ),
        (
            "The shop closed on 3 May. Two days after it had closed, he left.",
            "2024-05-05",
        ),
        (
            "His wife rang on Monday, and two days after she had done so he came.",
            "2024-05-15",
        ),
        // Another deed, or one that is only told of.
        (
            "She won the cup on 3 May. Two days after she had fallen, she left.",
            "none",
        ),
        (
            "She said on 3 May that it was so. Two days after she had said so, she left.",
            "none",
        ),
    ]);
}

#[test]
fn a_story_ends_on_the_day_of_writing_known_or_not() {
    undated_are(
        "The mill was built on 3 May 1890. It closed on 4 June 1938. A trust set up 15 years ago hopes to reopen it next June.",
        &["1890-05-03", "1938-06-04", "none", "none"],
    );
    undated_are(
        "The mill was built on 3 May 1890. It burned the following June.",
        &["1890-05-03", "1890-06"],
    );
    let life = "Ada Orm died on 7 May. She was born in 1938. In 1957 she left. In 1963 she came back. In 1969 she won. \
                Her husband died in 2010. From next year a prize will bear her name.";
    last_is(&[(life, "2025/..")]);
}

#[test]
fn a_story_does_not_go_on_from_what_a_clause_looks_back_to() {
    undated_are(
        "On 3 February 1858 he was found by nuns from a house that had been founded in 1412. The following winter he came back.",
        &["1858-02-03", "1412", "1858-12/1859-02"],
    );
}

#[test]
fn a_story_does_not_go_on_from_the_year_of_an_amount_that_another_is_set_against() {
    undated_are(
        "In October 1937 the farmers agreed to sell none. Exports came to 9,100 tonnes, down from 86,000 in 1936. In December the \
         dockers joined in.",
        &["1937-10", "1936", "1937-12"],
    );
}

#[test]
fn hours_make_one_stretch_of_the_day_that_they_are_of() {
    for (text, intervals) in [
        (
            "A warning holds from 8 p.m. on Friday until 10 a.m. on Saturday.",
            "none 2024-05-10T20:00/2024-05-11T10:00",
        ),
        (
            "The fair is open on Sunday 9 June from noon to 6 p.m.",
            "2024-06-09T12:00/2024-06-09T18:00 none",
        ),
        (
            "Between midnight and 6 a.m. crews put out 40 fires.",
            "2024-05-16/2024-05-16T06:00 none",
        ),
        // On which day nobody says.
        ("Polls are open from noon to 9 p.m.", "none none"),
        (
            "Crews leave tonight. Homes are dark, down from 96,000 at 6am.",
            "2024-05-16 2024-05-16T06:00",
        ),
        ("17.40 Police have held 23 people.", "2024-05-16T17:40"),
        ("17.40 euros is the price.", ""),
    ] {
        let times = read_on_a_thursday(text);
        let known: Vec<String> = times.iter().map(edtf).collect();
        assert_eq!(known.join(" "), intervals, "{text}");
    }
}

#[test]
fn what_stands_around_a_date_says_which_one_it_is() {
    last_is(&[
        ("Schools that shut on Monday will reopen.", "2024-05-13"),
        ("The chain, which reports on Aug. 12, rose.", "2024-08-12"),
        (
            "The paper, which reports on the fall of Friday, rose.",
            "2024-05-10",
        ),
        (
            "The vote was put off to the meeting on 14 June.",
            "2024-06-14",
        ),
        (
            "It said profit for the year to the end of June would fall.",
            "2023-07-01/2024-06-30~",
        ),
        ("It would add £9m a year from June.", "2024-06/.."),
        ("In 2019 it took until June.", "../2019-06"),
        ("It earned £5m in 2022 and ended the year with £9m.", "2022"),
        (
            "It earned £5m in 2022 and should end well this year.",
            "2024",
        ),
        (
            "The hearing is listed for the week beginning 10 June.",
            "2024-06-10/2024-06-16",
        ),
        ("The war began in the fifth century, in 499.", "0499"),
    ]);
    for text in [
        "The house, now in its seventh century, is full.",
        "Ring 1800 45 45 55.",
        "Colin Orr, of Station Road, March, denied it.",
    ] {
        let times = read_on_a_thursday(text);
        assert!(
            times.iter().all(|time| time.interval.is_none()),
            "{text}: {times:?}"
        );
    }
}

#[test]
fn an_entry_of_a_chronology_goes_by_its_own_date() {
    let text = "The chairman was held this week. Here is how it came to that.\n\n\
                August 2016: An auditor resigns; another stays until October.\n\n\
                March 12, 2018: The bank writes. A second letter follows on the 26th.\n\n\
                January 2019: Parliament votes to pay savers. Payments are due to begin in April.\n\n\
                July 4: Police search a house. He had fled the previous evening.\n\n\
                A first dividend should be paid next year.";
    let times = read_on_a_thursday(text);
    let known: Vec<String> = times.iter().map(edtf).collect();
    assert_eq!(
        known,
        [
            "2024-05-13/2024-05-19",
            "2016-08",
            "../2016-10",
            "2018-03-12",
            "2018-03-26",
            "2019-01",
            "2019-04",
            "2019-07-04",
            "2019-07-03",
            "2025",
        ]
    );
    // Two dates with a colon are no chronology.
    last_is(&[(
        "August 2016: A start.\n\nJune 2017: An end.\n\nIt will open in October.",
        "2024-10",
    )]);
}

#[test]
fn a_day_goes_on_from_the_other_days_of_its_sentence() {
    last_is(&[
        ("They play in Orm on Wednesday and Saturday.", "2024-05-25"),
        ("They met in Orm on Wednesday and Saturday.", "2024-05-11"),
        (
            "Racing starts on Saturday, later than advertised last week, and the fireworks are at 9.45pm.",
            "2024-05-18T21:45",
        ),
        (
            "The vote was moved from Tuesday to Thursday, June 6, at 7pm.",
            "2024-06-06T19:00",
        ),
        ("On Sunday the street is closed to cars.", "2024-05-19"),
        ("On Sunday the street was closed to cars.", "2024-05-12"),
        ("Sales are up on this time last year.", "2023-05"),
    ]);
    let nights = read_on_a_thursday("It is shut for ten nights from June 10.");
    let known: Vec<String> = nights.iter().map(edtf).collect();
    assert_eq!(known, ["2024-06-10/2024-06-19", "none"]);
    let lease = read_on_a_thursday("It was leased for 99 years from 1 July 1898.");
    let known: Vec<String> = lease.iter().map(edtf).collect();
    assert_eq!(known, ["none", "1898-07-01"]);
}

#[test]
fn a_dateline_may_tell_the_month_alone() {
    let (published, times) =
        read_undated("ROSARIO, June 2025 — Ann Orm sails no more. Next month she will retire.");
    let date = published.date.map(|point| point.to_string());
    assert_eq!(
        (published.basis, date.as_deref()),
        (PublishedBasis::Inferred, Some("2025-06"))
    );
    assert_eq!(times.last().map(edtf).as_deref(), Some("2025-07"));
}

#[test]
fn what_begins_is_promised_or_compared_is_dated_by_what_stands_beside_it() {
    last_is(&[
        (
            "Firms rushed before a pause runs out on Friday.",
            "2024-05-17",
        ),
        (
            "Firms rushed before a run on the bank on Friday.",
            "2024-05-10",
        ),
        (
            "People have signed a pledge to cancel their debits on 1 October.",
            "2024-10-01",
        ),
        (
            "The payment goes from $1,480 to $2,310 in January.",
            "2025-01",
        ),
        ("It expects 6%, down from 8% in January.", "2024-01"),
        // Tomorrow is not "next Friday".
        ("Plans will be voted on next Friday.", "2024-05-24"),
        ("Plans will be voted on next Saturday.", "2024-05-18"),
        ("Millions are poor, by last year's count.", "2023"),
        ("Millions had fled by last year.", "../2023"),
        (
            "It sold 9 by March. In the first nine months of 2023 it sold 12 per cent fewer than in the same period of 2022.",
            "2022-01/2022-09",
        ),
    ]);
    let lead =
        read_on_a_thursday("Exports climbed 16% from a year earlier to $39 billion in March.");
    let known: Vec<String> = lead.iter().map(edtf).collect();
    assert_eq!(known, ["2023-03", "2024-03"]);
}

#[test]
fn the_days_of_an_agenda_are_of_the_week_to_come() {
    let text = "Monday: Turkey counts. Output is out at 11 a.m.\n\nTuesday: Wages are published.\n\n\
                Thursday: Shops shut. The meeting runs until Sunday.";
    let times = read_on_a_thursday(text);
    let known: Vec<String> = times.iter().map(edtf).collect();
    assert_eq!(
        known,
        [
            "2024-05-20",
            "2024-05-20T11:00",
            "2024-05-21",
            "2024-05-23",
            "../2024-05-19"
        ]
    );
    // A week that is over is told in the past.
    let text =
        "Monday: Turkey counted its votes.\n\nTuesday: Wages rose.\n\nWednesday: Shops closed.";
    let times = read_on_a_thursday(text);
    assert_eq!(
        times.first().map(edtf).as_deref(),
        Some("2024-05-13"),
        "{times:?}"
    );
}

#[test]
fn a_stretch_of_days_holds_the_days_told_after_it() {
    let text = "Rain fell from the afternoon of Thursday 19 October 2023 until the Saturday morning. \
                The first call came at 11.52 p.m. on the Friday.";
    let times = read_on_a_thursday(text);
    let known: Vec<String> = times.iter().map(edtf).collect();
    assert_eq!(known, ["2023-10-19/2023-10-21", "none", "2023-10-20T23:52"]);
    last_is(&[
        (
            "Work will start in July and last until the autumn.",
            "../2024-11",
        ),
        ("The G7 will meet on Friday until Sunday.", "../2024-05-19"),
        (
            "Work will start in January and last until the autumn.",
            "../2025-11",
        ),
        ("GDP for January-March lands on Tuesday.", "2024-05-21"),
    ]);
    let mayor = "In 1878 he ran. In 1884 he lost. He won in 1892. He died in 1919, and in 1931 his son did. \
                 His great-grandchild became mayor last July.";
    last_is(&[(mayor, "2023-07")]);
}

#[test]
fn what_is_asked_or_wanted_now_lies_ahead() {
    last_is(&[
        (
            "We have asked the regulator to lift them in January.",
            "2025-01",
        ),
        ("The board wants the firm to sell it in January.", "2025-01"),
        (
            "The group closed four and means to have 900 open by February.",
            "../2025-02",
        ),
        (
            "The budget would lift value-added tax in January.",
            "2025-01",
        ),
        (
            "Sales fell in 2023. The office will publish the next set on 9 June.",
            "2024-06-09",
        ),
        ("Ane Dahl turns 47 on Sunday.", "2024-05-19"),
        ("Shooting wraps on Sunday.", "2024-05-19"),
        (
            "In March it had forecast 2.9 percent for August.",
            "2024-08",
        ),
        (
            "The office expects scattered showers until Sunday.",
            "../2024-05-19",
        ),
        (
            "The union wants 10 percent, up from 8, from July 1.",
            "2024-07-01/..",
        ),
        (
            "She sees cuts, provided lenders agree by June to a deal.",
            "../2024-06",
        ),
        (
            "It was helped by a season that peaks on November 3.",
            "2024-11-03",
        ),
        // What was asked and done, lent or measured.
        (
            "The regulator was asked and lifted them in January.",
            "2024-01",
        ),
        ("The lender provided the money by January.", "../2024-01"),
        ("It expects 6 percent, down from 8 in January.", "2024-01"),
        ("A road that floods closed on November 3.", "2023-11-03"),
    ]);
}

#[test]
fn the_same_day_is_no_stretch_of_days() {
    last_is(&[
        (
            "She spoke on Tuesday. The drive, held from May 2 to 5, was over. He left on the same day.",
            "2024-05-14",
        ),
        (
            "She spoke on Wednesday. Hail fell in the 24 hours to 9am on Monday and the lake froze that afternoon.",
            "2024-05-13",
        ),
        (
            "The drive was held from May 2 to 5. He left on the same day.",
            "2024-05-05",
        ),
    ]);
    let story = "In 2004 the mill had 9 men. Then came 1 January 2005. The quotas ended that day. By 2004 it was old.";
    let (_, times) = read_undated(story);
    assert_eq!(
        times.get(2).map(edtf).as_deref(),
        Some("2005-01-01"),
        "{times:?}"
    );
}

#[test]
fn what_goes_up_to_a_date_ends_there() {
    last_is(&[
        ("Parking was free up to last November.", "../2023-11"),
        ("The talks that led up to November failed.", "2023-11"),
    ]);
}
