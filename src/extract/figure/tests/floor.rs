//! Invented passages of the press → whose each figure is where another sentence, or another construction, tells it.

use super::press::figure;

/// Checks who says the figures of some passages: (passage, quote of the figure, speaker).
fn check(cases: &[(&str, &str, Option<&str>)]) {
    for &(text, quote, expected) in cases {
        let found = figure(text, quote).speaker;
        assert_eq!(found.as_deref(), expected, "{quote} in {text}");
    }
}

#[test]
fn he_and_she_are_whoever_the_nearest_sentence_names() {
    check(&[
        (
            "“It is late,” said Ane Dahl of Peel Lane Brokers. She expects 300 homes next year.",
            "300 homes",
            Some("Ane Dahl"),
        ),
        (
            "Housing minister Ivo Marr called it a pause. The state will spend €5 billion, he told reporters in Brenn.",
            "€5 billion",
            Some("Ivo Marr"),
        ),
        (
            "The brothers’ lawyer, Ane Dahl, called it absurd; they earn, she said, €1,400 a month.",
            "€1,400 a month",
            Some("Ane Dahl"),
        ),
        (
            "Ane Dahl spoke first. Her rival, Lena Holm, disagreed. She puts the gap at 4,000 homes.",
            "4,000 homes",
            Some("Lena Holm"),
        ),
        // Whom she has sold is another.
        (
            "Lena Holm, 38, has run the club since May. On Monday she sold Emil Aas. “We turned down $6 million,” she says.",
            "$6 million",
            Some("Lena Holm"),
        ),
        // A given name tells.
        (
            "“It is late,” said Peter Holm. Ruth Dahl laughed. He expects 300 homes.",
            "300 homes",
            Some("Peter Holm"),
        ),
        // "He" has been Ivo Marr: "she" is another.
        (
            "“It is late,” said Lena Holm. Ivo Marr laughed. He puts it at 3 %. She expects 300 homes.",
            "300 homes",
            Some("Lena Holm"),
        ),
        (
            "“We broke even,” said the chief executive, Prue May, 49. She expects sales of £120m.",
            "£120m",
            Some("Prue May"),
        ),
        (
            "In a talk with Le Soir, the mayor said it was late. “We have cut 4,000 trees,” she conceded.",
            "4,000 trees",
            Some("mayor"),
        ),
        (
            "The farm minister, Mr. Ivo Marr, told deputies it was dry. “We shall buy two million tonnes,” the minister said.",
            "two million tonnes",
            Some("Ivo Marr"),
        ),
    ]);
}

#[test]
fn it_and_they_are_bodies() {
    check(&[
        (
            "The fraud bureau warned of a wave. There were 1,214 cases, up from 900, it said.",
            "1,214 cases",
            Some("fraud bureau"),
        ),
        (
            "Western Grid has more to tell. Its engineers mended 300 lines. It hopes to mend 40 by Sunday.",
            "40",
            Some("Western Grid"),
        ),
        (
            "“It is late,” said Ane Dahl. It plans to spend £31 million.",
            "£31 million",
            None,
        ),
        (
            "Brokers Weir & Holm blame the rain. Buyers have shipped 900 tonnes, they say.",
            "900 tonnes",
            Some("Brokers Weir & Holm"),
        ),
        // Whoever spoke long ago is not meant.
        (
            "Rates are high, the bank said. Rain fell. Roads are bad. Few came. Then came July. It will cost $9 million, but it expects 7%.",
            "7%",
            None,
        ),
        (
            "Shares in Calder Line fell 9% after it said that orders were down by a third.",
            "a third",
            Some("Calder Line"),
        ),
        (
            "The regulator fined the bank. It found that 1,300 accounts had been opened without consent.",
            "1,300 accounts",
            Some("regulator"),
        ),
        (
            "Exports fell, according to the Department of Human Services. Aid went to 700 people, according to the Department of Works.",
            "700 people",
            Some("Department of Works"),
        ),
    ]);
}

#[test]
fn an_answer_is_of_whoever_its_label_names() {
    let talk = "Ane Dahl runs the bank. She spoke to the Post.\n\nPost: How far off are analysts’ 9%?\n\nDahl: Far. \
                Petrol is a third of it. Analysts see 7%.\n\nReserves were €12bn.";
    check(&[
        (talk, "9%", None),
        (talk, "a third", Some("Ane Dahl")),
        (talk, "7%", Some("Ane Dahl")),
        (talk, "€12bn", None),
        (
            "The figures are late.\n\nMailbox: We counted 40 letters.",
            "40 letters",
            None,
        ),
        (
            "From our reader Ane Dahl, who grows apples: “We had 118 millimetres of rain.”",
            "118 millimetres",
            Some("Ane Dahl"),
        ),
    ]);
}

#[test]
fn what_governs_nothing_trails_what_it_says() {
    check(&[
        (
            "Sales fell 4%, the head of the firm told a hall in Brenn, and 300 jobs were lost.",
            "4%",
            Some("head of the firm"),
        ),
        (
            "Some 70% of homes are dry; 900 were lost, the bureau said, and 40 burned.",
            "70%",
            None,
        ),
        (
            "Debt is 3.1 times earnings, finance chief Ivo Marr told analysts; the aim is 2.5 times.",
            "2.5 times",
            Some("finance chief Ivo Marr"),
        ),
        (
            "The club told 900 members on Monday that it had lost $4 million.",
            "900 members",
            None,
        ),
        (
            "Of the 62 boys, 38 are abroad, Canon Lavelle told a full church in May: 21 in London.",
            "21",
            Some("Canon Lavelle"),
        ),
        (
            "“It is late,” said Ane Dahl of the Nurses’ Union, which has 400 members.",
            "400 members",
            None,
        ),
        (
            "“It is late,” said Ane Dahl of Peel Brokers, who has cut her forecast to 31%.",
            "31%",
            Some("Ane Dahl"),
        ),
        (
            "“Prices will double,” warned Ane Dahl, and she may be right: flour is up 40%.",
            "40%",
            None,
        ),
    ]);
}

#[test]
fn verbs_attribute_by_what_they_govern() {
    check(&[
        (
            "Officials fear the yield could drop by 8% this year.",
            "8%",
            Some("Officials"),
        ),
        ("Officials fear 300 people.", "300 people", None),
        ("Weir’s expects sales to rise 4%.", "4%", Some("Weir")),
        (
            "Brokers had feared a fall of a fifth.",
            "a fifth",
            Some("Brokers"),
        ),
        (
            "Futures point to three cuts.",
            "three cuts",
            Some("Futures"),
        ),
        (
            "The army did damage that the Brenn Bank put at $30 million.",
            "$30 million",
            Some("Brenn Bank"),
        ),
        (
            "Growers keep a third of the price, reckons Ane Dahl of the institute.",
            "a third",
            Some("Ane Dahl"),
        ),
        (
            "Ivo Marr took the axe to his budget on Monday, promising to cut 400 jobs.",
            "400 jobs",
            Some("Ivo Marr"),
        ),
        (
            "A third of the herd has gone, the Collector, Smt. Usha Dahl, estimates.",
            "A third",
            Some("Usha Dahl"),
        ),
        (
            "The mayor figures the bill at $215,000.",
            "$215,000",
            Some("mayor"),
        ),
        (
            "Yields on the bonds fell six basis points to 6%.",
            "6%",
            None,
        ),
        (
            "The paper quoted a minister as saying that 11 ships were late.",
            "11 ships",
            Some("minister"),
        ),
        (
            "In May the lender wrote off $210 million.",
            "$210 million",
            None,
        ),
        (
            "Ane Dahl added that 400 beds would go.",
            "400 beds",
            Some("Ane Dahl"),
        ),
        // What was promised is nobody's word, nor is the paper's own.
        (
            "The bridge will carry half the traffic promised.",
            "half",
            None,
        ),
        (
            "The story should have said the port will pay $2 million.",
            "$2 million",
            None,
        ),
    ]);
}

#[test]
fn works_and_counts_are_of_those_who_made_them() {
    check(&[
        (
            "A dashboard posted on Monday by the health department shows 480 deaths.",
            "480 deaths",
            Some("health department"),
        ),
        (
            "A report seen by the Register says 400 jobs will go.",
            "400 jobs",
            Some("report"),
        ),
        (
            "The Brenn Institute put the fee at 4%. Two-thirds of the senders it surveyed paid 3%.",
            "Two-thirds",
            Some("Brenn Institute"),
        ),
        (
            "By its own reckoning the charity reached 32 million children.",
            "32 million children",
            Some("charity"),
        ),
        (
            "The survey, carried out in May among 900 voters, gives the Reds’ leader, Ivo Marr, 41%.",
            "41%",
            Some("survey"),
        ),
        (
            "Some 19,000 jobs depend on the plant, by one consultancy’s estimate.",
            "19,000 jobs",
            Some("consultancy"),
        ),
        (
            "The ministry’s own figure came to 2.8 million tonnes.",
            "2.8 million tonnes",
            Some("ministry"),
        ),
        (
            "Some of the 5,000 marchers counted by police had come by bus.",
            "5,000 marchers",
            Some("police"),
        ),
        (
            "It will not, say the accountants at Weir: €400 million is likelier.",
            "€400 million",
            Some("accountants"),
        ),
        (
            "The ministry cut the death toll to 131 on Thursday.",
            "131",
            Some("ministry"),
        ),
        ("The army cut the tax to 13%.", "13%", None),
    ]);
}
