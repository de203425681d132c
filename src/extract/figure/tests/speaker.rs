//! Invented sentences of the press → who says each figure.

use super::press::figure;

/// Who says the figure of `text` whose quote is `quote`.
fn speaker(text: &str, quote: &str) -> Option<String> {
    figure(text, quote).speaker
}

#[test]
fn figures_have_the_speaker_that_their_sentence_is_about() {
    for (text, quote, expected) in [
        (
            "Tollen Motors recalled 830 vans after 12 caught fire and said repairs would cost it $9 million.",
            "$9 million",
            Some("Tollen Motors"),
        ),
        (
            "Brisk Water sank 14% after it warned that revenue would come in at €29 million.",
            "€29 million",
            Some("Brisk Water"),
        ),
        (
            "Aldholm council will charge lorries £8 to enter the old town and expects the scheme to cut traffic by 22%.",
            "22%",
            Some("Aldholm council"),
        ),
        (
            "The bank raised its rate to 6.75 % in August; most analysts polled by Calder Research expect no change.",
            "6.75 %",
            None,
        ),
        (
            "A survey for the channel gave the Reds 33% and the Blues 29%.",
            "29%",
            Some("survey"),
        ),
        (
            "The union counted 14,000 marchers; the operator put the number at fewer than 9,000.",
            "9,000",
            Some("operator"),
        ),
        (
            "Shops marked up 41 wares, the buyers' club Thrift Watch found.",
            "41 wares",
            Some("buyers' club Thrift Watch"),
        ),
        (
            "The port added 420 berths, well below the 870 that brokers had pencilled in.",
            "870",
            Some("brokers"),
        ),
    ] {
        let found = speaker(text, quote);
        assert_eq!(found.as_deref(), expected, "{quote} in {text}");
    }
}

#[test]
fn plans_that_are_nouns_and_what_can_be_seen_say_nothing() {
    for (text, quote) in [
        (
            "Deputies passed a spending plan that raises outlays on ferries by 13%.",
            "13%",
        ),
        (
            "The mast cost twice as much as planned and can see ships 40 km away.",
            "40 km",
        ),
        (
            "The dockyard fell short of its €85 million forecast by about a tenth.",
            "€85 million",
        ),
    ] {
        assert_eq!(speaker(text, quote), None, "{quote} in {text}");
    }
}

#[test]
fn whoever_stands_beside_the_words_of_saying_speaks() {
    for (text, quote, expected) in [
        (
            "The transport minister, Anna Berg, told the court that $9 million was gone.",
            "$9 million",
            Some("Anna Berg"),
        ),
        (
            "Crews saved 130 people, the mayor, Anna Berg, told reporters.",
            "130 people",
            Some("Anna Berg"),
        ),
        // What stands beside a name is no second name.
        (
            "The Brenn Bank, a lender, said that $9 million was gone.",
            "$9 million",
            Some("Brenn Bank"),
        ),
        (
            "Her helpers visited 212 huts and found that one in six families had left.",
            "one in six",
            Some("helpers"),
        ),
        (
            "Unions retort that Brenn spent €18 million on advice.",
            "€18 million",
            Some("Unions"),
        ),
        (
            "The glacier has lost 31% of its ice, researchers at the Brenn Institute report in a study.",
            "31%",
            Some("researchers at the Brenn Institute"),
        ),
        (
            "Ingrid Holm, 38, has run the club for years. “We turned down $6 million,” she says.",
            "$6 million",
            Some("Ingrid Holm"),
        ),
        (
            "Lena Brug said it was late. Her group drilled 16 holes. They reckon it holds 12 million tonnes.",
            "12 million tonnes",
            Some("group"),
        ),
        (
            "The town is short of £12 million, its leader told a packed meeting at the Corn Exchange on Monday.",
            "£12 million",
            Some("leader"),
        ),
        (
            "The town is short of £19 million, according to its auditors, Bellamy Roe.",
            "£19 million",
            Some("Bellamy Roe"),
        ),
        (
            "Under a deal that the president announced last week, goods will face a 20% levy.",
            "20%",
            None,
        ),
        (
            "The president announced that goods will face a 20% levy.",
            "20%",
            Some("president"),
        ),
        (
            "We spoke to Ane Dahl, a broker.\n\nQ: Who buys?\n\nA: Locals. Two in five of them pay in cash.\n\nRents rose 4%.",
            "Two in five",
            Some("Ane Dahl"),
        ),
        (
            "We spoke to Ane Dahl, a broker.\n\nQ: Who buys?\n\nA: Locals. Two in five of them pay in cash.\n\nRents rose 4%.",
            "4%",
            None,
        ),
        (
            "Chief executive Moira Lind, who joined in May, blamed a bad year. She said the cuts would save £14 million a year.",
            "£14 million a year",
            Some("Moira Lind"),
        ),
        (
            "A rival, the Munich start-up Preis, told the court its traffic had dropped by 92%.",
            "92%",
            Some("Preis"),
        ),
        (
            "Charities say it is not enough. Ana Pike, 71, agrees. “I paid £38 in July,” she said.",
            "£38",
            Some("Ana Pike"),
        ),
        (
            "Revenue fell. In November the bank had seen 13% and 6%.",
            "13%",
            Some("bank"),
        ),
        ("The bank had seen 13 rivals close.", "13 rivals", None),
        (
            "Some 200,000 people died, according to a later report.",
            "200,000 people",
            Some("later report"),
        ),
        (
            "Project director Mette Lund blamed clay. “We found 40% more rock,” she told councillors.",
            "40%",
            Some("Mette Lund"),
        ),
        (
            "The mayor wants to lift parking charges by a fifth.",
            "a fifth",
            Some("mayor"),
        ),
        ("The mayor’s wants rose by a fifth.", "a fifth", None),
        (
            "It added 114 jobs, fewer than the 175 economists had expected, the office said.",
            "175",
            Some("economists"),
        ),
        (
            "The Office said it is worth $12 million, though officials put the price nearer $9 million.",
            "$9 million",
            Some("officials"),
        ),
        (
            "The clinic admitted 300 patients in May.",
            "300 patients",
            None,
        ),
        (
            "Some 62% of trains ran, according to figures the operator published overnight.",
            "62%",
            Some("operator"),
        ),
        (
            "Exports fell 4%, according to data from the Brenn Bureau.",
            "4%",
            Some("Brenn Bureau"),
        ),
        (
            "In a survey of 900 adults by Halden Opinion, 46% backed the strikers.",
            "46%",
            Some("Halden Opinion"),
        ),
        (
            "“I lose €130 a day,” said the bakers’ leader, Jan Maes, 51, whose union has 1,420 members.",
            "1,420 members",
            None,
        ),
        (
            "“I lose €130 a day,” said the bakers’ leader, Jan Maes, 51, whose union has 1,420 members.",
            "€130 a day",
            Some("Jan Maes"),
        ),
        (
            "Analysts at Peel Row cut their target price to 90p.",
            "90p",
            Some("Analysts at Peel Row"),
        ),
        (
            "Sowing was down 4%, the ministry said, with rice the worst hit because of a rain deficit in four states.",
            "4%",
            Some("ministry"),
        ),
        (
            "The aim is 112 million tonnes, of which traders now expect no more than 104 million tonnes.",
            "104 million tonnes",
            Some("traders"),
        ),
        (
            "Karoo Deep, which reported a loss of $1.1 billion and has shed a quarter of its staff, said it would appeal.",
            "a quarter",
            None,
        ),
        (
            "The institute still lists 97, and 61 people are missing.",
            "61 people",
            None,
        ),
        (
            "Rents fell 3%, according to Homes.ca. “Owners are giving in,” says broker Amrit Gill.",
            "3%",
            Some("Homes"),
        ),
        (
            "Hollin & Grey warned that sales would fall 3%. On Tuesday the Leeds-based retailer said profit would be £4 million.",
            "£4 million",
            Some("Hollin & Grey"),
        ),
        (
            "Enrolment has fallen, and the mayor’s office projects it will drop below 700 pupils.",
            "700 pupils",
            Some("mayor’s office"),
        ),
        (
            "Ray Dube, 67, who has lived there for years, said he was a no. \"It went up 8%,\" he said.",
            "8%",
            Some("Ray Dube"),
        ),
    ] {
        let found = speaker(text, quote);
        assert_eq!(found.as_deref(), expected, "{quote} in {text}");
    }
}

#[test]
fn works_are_told_of_by_whoever_stands_behind_them() {
    for (text, quote, expected) in [
        (
            "A survey by Norsk Puls found that 61% of drivers had skipped a service.",
            "61%",
            Some("Norsk Puls"),
        ),
        (
            "A study by researchers at Tarn University suggests 9% of the snow has gone.",
            "9%",
            Some("researchers at Tarn University"),
        ),
        (
            "A report from the anglers' federation says stocks fell 12%.",
            "12%",
            Some("anglers' federation"),
        ),
        (
            "The bank's latest projections put growth at 1.2%.",
            "1.2%",
            Some("bank"),
        ),
        // Nobody stands behind a survey of those asked, nor for those it is made for.
        (
            "A survey of drivers found that 61% had skipped a service.",
            "61%",
            Some("survey of drivers"),
        ),
        (
            "Hunters killed 41 wolves last winter, by the ministry's own count.",
            "41 wolves",
            Some("ministry"),
        ),
        (
            "Some 900,000 men dug it and, by the crown's count, 12,000 died.",
            "900,000 men",
            None,
        ),
        (
            "Weir Foods will close two plants and cut 310 jobs, the company said on Monday.",
            "310 jobs",
            Some("Weir Foods"),
        ),
        (
            "The plant will cut 310 jobs, the company said on Monday.",
            "310 jobs",
            Some("company"),
        ),
    ] {
        let found = speaker(text, quote);
        assert_eq!(found.as_deref(), expected, "{quote} in {text}");
    }
}

#[test]
fn what_is_minded_wished_and_doubted_is_attributed() {
    for (text, quote, expected) in [
        (
            "Money markets price in a rise of 50 basis points by May.",
            "50 basis points",
            Some("Money markets"),
        ),
        (
            "Planners had banked on 20,000 passengers a day.",
            "20,000 passengers a day",
            Some("Planners"),
        ),
        (
            "The insurers think 4,000 claims more likely.",
            "4,000 claims",
            Some("insurers"),
        ),
        (
            "Councillor Tess Moran blamed a leak of £1.2m on the pipes, where pressure fell by 30%.",
            "£1.2m",
            Some("Councillor Tess Moran"),
        ),
        (
            "Councillor Tess Moran blamed a leak of £1.2m on the pipes, where pressure fell by 30%.",
            "30%",
            None,
        ),
        (
            "The auditors doubt that: a town of its size keeps 10% in hand.",
            "10%",
            Some("auditors"),
        ),
        (
            "Goods will face a 20% levy, less than the 46% President Ivo Marr had threatened in April.",
            "46%",
            Some("President Ivo Marr"),
        ),
        (
            "Goods will face a 20% levy, less than the 46% President Ivo Marr had threatened in April.",
            "20%",
            None,
        ),
        (
            "The company forecasts sales of €4.1 billion this year.",
            "€4.1 billion",
            Some("company"),
        ),
        (
            "The government is expected this month to lower its forecast for growth to 0.8%.",
            "0.8%",
            Some("government"),
        ),
        (
            "Cane growers put early losses at a tenth of the crop.",
            "a tenth",
            Some("Cane growers"),
        ),
        (
            "Gate receipts, the auditors note, rose just 6 percent.",
            "6 percent",
            Some("auditors"),
        ),
        (
            "The club has asked a court to write off 30 percent of the total.",
            "30 percent",
            Some("club"),
        ),
        (
            "Lena Holm counted 31 bankruptcies in the spring.",
            "31 bankruptcies",
            Some("Lena Holm"),
        ),
        (
            "One of them, the Munich start-up Preis, told the court its traffic had dropped by 92%.",
            "92%",
            Some("Preis"),
        ),
        (
            "The new forecasts see unemployment at 6.1% in 2031.",
            "6.1%",
            Some("new forecasts"),
        ),
        (
            "A college at Balang, announced in the budget, is to admit 100 students by August.",
            "100 students",
            None,
        ),
        (
            "Asha Dahl on Tuesday pegged the outlay at Rs 7,500 crore.",
            "Rs 7,500 crore",
            Some("Asha Dahl"),
        ),
        // A stand, a price and a memory of nobody.
        ("House prices in 40 cities rose 5%.", "5%", None),
        ("Electricity demand peaked at 28.4 GW.", "28.4 GW", None),
        ("Prices in 4,000 shops stood still.", "4,000 shops", None),
        (
            "Another 150 million went on moving pipes that no map showed.",
            "150 million",
            None,
        ),
        (
            "The mayor promised the families €40,000 and ordered checks on the 700 launches.",
            "700 launches",
            None,
        ),
        (
            "Debt would climb to 3.1 times earnings, finance chief Pieter Dahl told analysts; the aim is 2.5 times.",
            "3.1 times",
            Some("finance chief Pieter Dahl"),
        ),
    ] {
        let found = speaker(text, quote);
        assert_eq!(found.as_deref(), expected, "{quote} in {text}");
    }
}

#[test]
fn quotations_go_on_with_whoever_speaks_them() {
    for (text, quote, expected) in [
        (
            "“It is dry,” said Rose Dahl of Likon Brokers. “Gardens picked only 60% of what they did, and I see no relief.”",
            "60%",
            Some("Rose Dahl"),
        ),
        (
            "“I had 19 dates in 1974,” Peter Moss, a scientist in Brenn who worked there, said on Tuesday.",
            "19",
            Some("Peter Moss"),
        ),
        (
            "Murray Tarn runs ewes on the hill.\n\nHow many growers are in?\n\n“We are few. There were 23 farms in March.”",
            "23 farms",
            Some("Murray Tarn"),
        ),
        (
            "“The ministry told us 40 boats were lost,” says the mayor, Ida Rocha.",
            "40 boats",
            Some("Ida Rocha"),
        ),
        // A name for something is no quotation of somebody.
        (
            "Rose Dahl said it was late. The plan, called “40 boats by May”, was dropped.",
            "40 boats",
            None,
        ),
    ] {
        let found = speaker(text, quote);
        assert_eq!(found.as_deref(), expected, "{quote} in {text}");
    }
}
