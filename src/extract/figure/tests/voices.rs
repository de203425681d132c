//! Invented sentences of the press → whose the figures are: by what surveys, requests and reckonings they are told.

use super::press::figure;

#[track_caller]
fn check(rows: &[(&str, &str, Option<&str>)]) {
    for &(text, quote, expected) in rows {
        assert_eq!(
            figure(text, quote).speaker.as_deref(),
            expected,
            "{quote}: {text}"
        );
    }
}

#[test]
fn a_title_before_a_name_is_no_part_of_it() {
    check(&[
        (
            "“We will lose another N3 billion,” the Chief Finance Officer, Mrs Ada Dahl, told reporters.",
            "N3 billion",
            Some("Ada Dahl"),
        ),
        (
            "Nurses have seen 18,640 children, the Municipal Director of Health, Madam Ada Dahl, has disclosed.",
            "18,640 children",
            Some("Ada Dahl"),
        ),
        (
            "“Half of our fridges do not work,” said the chief medical officer, Dr. Emil Holm.",
            "Half",
            Some("Emil Holm"),
        ),
        (
            "Two suppliers, Kelso Energy and Brenn Power, told customers that rates would go up by 7.5 per cent.",
            "7.5 per cent",
            Some("Kelso Energy and Brenn Power"),
        ),
    ]);
}

#[test]
fn who_reckons_asks_or_hopes_tells_the_figure() {
    check(&[
        (
            "The strike will take 0.2 percentage points off growth, by the estimate of the union.",
            "0.2 percentage points",
            Some("union"),
        ),
        (
            "Emil Holm wants new pumps. They will cost $230 million, by his reckoning.",
            "$230 million",
            Some("Emil Holm"),
        ),
        (
            "A family now hands over 86% of its income, estimates Ada Dahl at Kelso.",
            "86%",
            Some("Ada Dahl"),
        ),
        (
            "Ada Dahl of the Grocers’ Council pointed out that sales fell 0.6 percent in March.",
            "0.6 percent",
            Some("Ada Dahl"),
        ),
        (
            "The county asked Congress for $3.7 billion to speed things up.",
            "$3.7 billion",
            Some("county"),
        ),
        (
            "A heritage group hopes to reopen three cottages next year.",
            "three cottages",
            Some("heritage group"),
        ),
        (
            "The storm has killed 724 people since March, the ministry said late on Thursday, and more rain is due.",
            "724 people",
            Some("ministry"),
        ),
        // What is told before a semicolon is not said by who speaks behind it; a story and a step say nothing.
        (
            "Profit was €61 million; the fourth quarter will bring a loss of €25 million, Emil Holm warned.",
            "€61 million",
            None,
        ),
        (
            "The tin tells a story: a basket that cost €24 came to €31 last month.",
            "€31",
            None,
        ),
        (
            "The move adds about $34 a month to the bill.",
            "$34 a month",
            None,
        ),
        (
            "The county asked for calm after 12 fires.",
            "12 fires",
            None,
        ),
    ]);
}

#[test]
fn surveys_are_those_of_whoever_made_them() {
    let survey = "In a survey of 1,430 newcomers taken by the observatory in May, nine out of ten had paid a guide.";
    check(&[
        (survey, "1,430 newcomers", Some("observatory")),
        (survey, "nine out of ten", Some("observatory")),
        (
            "A Halden survey of 1,204 voters found 53 percent in favour of the levy.",
            "1,204 voters",
            Some("Halden survey"),
        ),
        (
            "Of 600 interviewed by the university in March, 22 per cent had heard of it.",
            "22 per cent",
            Some("university"),
        ),
        ("The study of 900 farms was dropped.", "900 farms", None),
    ]);
}

#[test]
fn whoever_spoke_to_the_paper_answers_below_its_questions() {
    let text = "Rents rose 8 per cent, according to the site Gaff. Ada Dahl, who runs a centre for tenants, spoke to Emil Holm on \
                Tuesday.\n\nHow busy are you?\n“We saw 611 families.”";
    check(&[
        (text, "611 families", Some("Ada Dahl")),
        (text, "8 per cent", Some("site Gaff")),
        (
            "Today is Tarn Donor Day. Dr Ane Dahl, 54, has run the service since 2008. She spoke to Emil Holm at her \
             office.\n\nQ: How bad is it?\n\nA: On Monday we had 212 units.",
            "212 units",
            Some("Ane Dahl"),
        ),
    ]);
}

#[test]
fn the_company_is_the_one_that_was_named() {
    check(&[
        (
            "Halden Foods closed two mills in May. The harvest was poor. The company said it would cut 310 jobs.",
            "310 jobs",
            Some("Halden Foods"),
        ),
        (
            "A mill in Brenn closed in May. The company said it would cut 310 jobs.",
            "310 jobs",
            Some("company"),
        ),
        (
            "Ada Dahl of the chamber said a snap poll of 83 firms showed that 47% had sent workers home.",
            "47%",
            Some("Ada Dahl"),
        ),
    ]);
}

#[test]
fn the_agency_and_the_force_are_bodies_that_were_named() {
    let police = "Frauds worth £19m were reported to Brenn Police in March; one in six involved art, the force says.";
    let health = "Cases rose, according to figures that the Tarn Health Organization released. The agency warns that fewer than \
                  one in ten is told.";
    check(&[
        (police, "one in six", Some("Brenn Police")),
        (health, "one in ten", Some("Tarn Health Organization")),
        (
            "The Brenn Water Agency was late. Pipes lost 14%, the agency said.",
            "14%",
            Some("Brenn Water Agency"),
        ),
        (
            "Ane Dahl was late. Pipes lost 14%, the agency said.",
            "14%",
            Some("agency"),
        ),
    ]);
}

#[test]
fn who_hears_it_and_what_tells_of_a_speaker_is_not_said() {
    let meeting = "Kofi Kuma told a meeting of 6,000 farmers that they had lost $4m.";
    let grower = "“We had just put the roof back,” said Jean Marr, 41, a grower who lost two acres of vines.";
    let needed =
        "Only 91% had a dose, short of the 95% that doctors say is needed; in Brenn it was 85%.";
    check(&[
        (meeting, "6,000 farmers", None),
        (meeting, "$4m", Some("Kofi Kuma")),
        (grower, "two acres", None),
        (needed, "91%", None),
        (needed, "95%", Some("doctors")),
        (needed, "85%", None),
        (
            "Brenn had 966 confirmed cases in 2018.",
            "966 confirmed cases",
            None,
        ),
    ]);
}

#[test]
fn figures_that_are_out_and_what_the_bank_sees_have_their_bodies() {
    let sees =
        "The bank’s target is 3 percent. It sees inflation of 2.2 percent in the year to December.";
    check(&[
        (
            "Sales slumped to 148 boats in the quarter, figures out this week from the Tarn Council show.",
            "148 boats",
            Some("Tarn Council"),
        ),
        (sees, "3 percent", None),
        (sees, "2.2 percent", Some("bank")),
    ]);
}

#[test]
fn names_keep_what_stands_beside_them_apart() {
    let barrister = "Ivo Marr was jailed. The prosecutor, Morag Dahl QC, had led for a month. Sales ran at £60,000 a year, she told \
                     the jury.";
    let polls = "Polling touched 75.1 per cent, the Chief Electoral Officer, S. Raghu, said here on Thursday.";
    let shares = "Shares in Hartley fell on Thursday after the chain gave warning that profits would be no more than £38m, below \
                  the £52m the City had pencilled in.";
    check(&[
        (barrister, "£60,000 a year", Some("Morag Dahl QC")),
        (polls, "75.1 per cent", Some("S. Raghu")),
        (shares, "£38m", Some("Hartley")),
        (
            "The rise in prices that 11 traders polled by Gulf of Tarn Capital saw was 2%.",
            "2%",
            Some("Gulf of Tarn Capital"),
        ),
    ]);
}
