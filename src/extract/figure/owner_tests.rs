//! Invented sentences of the press → whose each figure is: what is measured, of what whole, and who says so.

use crate::extract::extract;
use crate::model::{Article, Direction, Figure, Kind};

/// The figure of `text` whose quote is `quote`.
fn figure(text: &str, quote: &str) -> Figure {
    let found = extract(Article::new("", text));
    let figure = found
        .figures
        .iter()
        .find(|figure| found.quote(figure.span) == quote)
        .cloned();
    assert!(figure.is_some(), "{quote} in {text}");
    figure.unwrap()
}

#[test]
fn what_is_done_with_money_is_named_in_the_words_of_the_article() {
    for (text, quote, measure) in [
        ("The club lost £28 million.", "£28 million", "club lost"),
        (
            "Brenn spent €18 million on consultants in 2024, up from €11 million in 2022.",
            "€11 million",
            "spent on consultants",
        ),
        (
            "The Nordic Union offered 5 million euros on Wednesday.",
            "5 million euros",
            "Nordic Union offered",
        ),
        (
            "Denmark, by comparison, has given $64 million, and Sweden $61 million.",
            "$61 million",
            "Sweden given",
        ),
        (
            "A bookkeeper who stole £412,000 from a hospice was jailed.",
            "£412,000",
            "bookkeeper stole",
        ),
        (
            "He paid $35 for each bag of seed last month.",
            "$35",
            "paid for each bag of seed",
        ),
        // What is won or received of a whole is whoever's it is.
        ("Ane Dahl won 57% of the vote.", "57%", "Ane Dahl"),
        (
            "Of the $60 million the council asked for, $8 million had arrived.",
            "$60 million",
            "council asked for",
        ),
        (
            "The club sold him for 94 million kroner. It will spend 31 million on a pitch.",
            "31 million",
            "spend on a pitch",
        ),
        (
            "A Spanish group bought 240 hectares in 2021.",
            "240 hectares",
            "Spanish group bought",
        ),
        (
            "The government, whose target remains 8%, spent $30 million on roads.",
            "$30 million",
            "spent on roads",
        ),
        // What was expected has a measure of its own.
        (
            "Profit rose to $4 million, above the $3 million analysts expected.",
            "$3 million",
            "Profit",
        ),
    ] {
        let found = figure(text, quote).measure.unwrap_or_default();
        assert_eq!(found, measure, "{quote} in {text}");
    }
}

#[test]
fn people_at_large_are_counted_by_what_befell_them() {
    for (text, quote, measure) in [
        (
            "Floods killed 87 people and drove 41,000 from their homes.",
            "41,000",
            "people forced out",
        ),
        (
            "Floods killed 87 people, raising a toll that had stood at 52.",
            "52",
            "toll",
        ),
        (
            "Crews plucked 1,300 people from rooftops.",
            "1,300 people",
            "people plucked",
        ),
        (
            "About 2,500 people in Brenn were diagnosed with silicosis in 2021.",
            "2,500 people",
            "people diagnosed with silicosis",
        ),
        (
            "It will pay the families of 87 others who died of silicosis.",
            "87 others",
            "others died",
        ),
        // A museum has visitors; a firm that had 40 people did nothing to them.
        (
            "A list says 44 people drowned and 27 are unaccounted for.",
            "27",
            "people unaccounted",
        ),
        ("The firm had 40 people in 2012.", "40 people", "people"),
        (
            "That autumn the fever killed one in six.",
            "one in six",
            "killed",
        ),
    ] {
        let found = figure(text, quote).measure.unwrap_or_default();
        assert_eq!(found, measure, "{quote} in {text}");
    }
}

#[test]
fn a_figure_goes_on_about_the_part_before_it() {
    for (text, quote, measure, of) in [
        (
            "Four in ten trains ran today. On the Brenn line it was fewer than one in ten.",
            "one in ten",
            Some("trains"),
            Some("trains"),
        ),
        (
            "In a survey of 900 adults, 46% backed the strikers. In the north it was 38%.",
            "38%",
            Some("adults"),
            Some("adults"),
        ),
        (
            "In all, 62% of trains ran. That compares with 55% in the strike of June.",
            "55%",
            Some("trains"),
            Some("trains"),
        ),
        (
            "In a survey of 900 adults, 46% backed the strikers, and a third backed the mayor.",
            "a third",
            Some("adults"),
            None,
        ),
        (
            "We have counted 36 bodies, and a third of the houses are gone.",
            "a third",
            Some("houses"),
            Some("houses"),
        ),
        (
            "The loss is $14 million; insurers will bear barely 3% of it.",
            "3%",
            Some("insurers"),
            None,
        ),
        (
            "The aid came to $12 million. Nearly half of that went on tents.",
            "half",
            Some("tents"),
            None,
        ),
        (
            "Copper output, about 53% of exports, climbed in August.",
            "53%",
            Some("Copper output"),
            Some("exports"),
        ),
        (
            "The damage is $14 million, about 8% of last year's output.",
            "8%",
            Some("damage"),
            Some("last year's output"),
        ),
        (
            "Debt, 49% of GDP last year, will reach 55% in 2027.",
            "49%",
            Some("Debt"),
            Some("GDP"),
        ),
        // A day is no noun that the part is set beside.
        (
            "On 3 May, 20% of the roofs, covered in tin, leaked.",
            "20%",
            Some("roofs"),
            Some("roofs"),
        ),
    ] {
        let found = figure(text, quote);
        assert_eq!(found.kind, Kind::Share, "{quote} in {text}");
        assert_eq!(found.measure.as_deref(), measure, "{quote} in {text}");
        if of.is_some() {
            assert_eq!(found.of.as_deref(), of, "{quote} in {text}");
        }
    }
}

#[test]
fn the_noun_of_a_figure_is_the_one_that_its_words_tie_to_it() {
    for (text, quote, measure) in [
        (
            "Mill stocks stood at 41 million tonnes of rice and 28 million tonnes of wheat.",
            "28 million tonnes",
            "Mill stocks of wheat",
        ),
        (
            "Dahl blamed a tax, which she said would add £9m a year.",
            "£9m a year",
            "tax",
        ),
        (
            "Uptake was 46% in 2022, behind the south, where it touched 67%.",
            "67%",
            "Uptake",
        ),
        (
            "Halden expects output in the 2031 season, which began in May, to drop by 10%.",
            "10%",
            "output",
        ),
        (
            "Same-store sales in Brenn, though, were 9% higher in May.",
            "9%",
            "Same-store sales in Brenn",
        ),
        (
            "The group was bought by the fund Nordhavn for £90 million in 2015.",
            "£90 million",
            "group",
        ),
        (
            "A survey put the toll in the flooded zone at 4,200.",
            "4,200",
            "toll",
        ),
        (
            "It will spend more than the $5 million meant for roads.",
            "$5 million",
            "roads",
        ),
        ("Debts over £200 may be passed on.", "£200", "Debts"),
        (
            "The guild reckons real wages, down 3%, will not grow.",
            "3%",
            "real wages",
        ),
        (
            "Wages swallowed $4 million. Rent rose. In May it swallowed $3 million of that.",
            "$4 million",
            "Wages",
        ),
        (
            "Fares on the boats that replace them have risen from 400 to 700 taka.",
            "700 taka",
            "Fares on the boats",
        ),
        (
            "It blamed a loss of £3 million on housing, where the number of families has risen from 61 to 148.",
            "61",
            "number of families",
        ),
        (
            "It assumed that the housing grant, worth £2 million last year, would be paid again.",
            "£2 million",
            "housing grant",
        ),
        (
            "The mill, which sends 85% of its tea abroad, is to close.",
            "85%",
            "tea",
        ),
        (
            "About 150 attended on Monday, and the mayor spoke.",
            "150",
            "attended",
        ),
        (
            "Premiums will jump 11% in July, on top of a 9% increase in 2022.",
            "9%",
            "Premiums",
        ),
        (
            "Sales were $4 million in May and $3 million in June, six fewer than planned.",
            "$3 million",
            "Sales",
        ),
    ] {
        let found = figure(text, quote).measure.unwrap_or_default();
        assert_eq!(found, measure, "{quote} in {text}");
    }
}

#[test]
fn what_changes_is_told_from_what_is_so_large() {
    for (text, quote, kind, direction) in [
        (
            "Owners would pay about $120 more a year on a typical home.",
            "$120",
            Kind::Change,
            Some(Direction::Up),
        ),
        (
            "The board must plan, meaning $1.3 million in further cuts.",
            "$1.3 million",
            Kind::Change,
            Some(Direction::Down),
        ),
        (
            "Founder Dai Holm, 70, owns 21.6%.",
            "21.6%",
            Kind::Share,
            None,
        ),
        (
            "Some 38 jobs would go at the mill.",
            "38 jobs",
            Kind::Change,
            Some(Direction::Down),
        ),
        (
            "Some 38 jobs would go to locals.",
            "38 jobs",
            Kind::Count,
            None,
        ),
        (
            "A survey of 900 tourists found that only 8% knew what the levy was.",
            "8%",
            Kind::Share,
            None,
        ),
        (
            "The board must pay $1.3 million in further fees.",
            "$1.3 million",
            Kind::Level,
            None,
        ),
        (
            "The Reform Party, which polled 24% in January, has split.",
            "24%",
            Kind::Share,
            None,
        ),
    ] {
        let found = figure(text, quote);
        assert_eq!(
            (found.kind, found.direction),
            (kind, direction),
            "{quote} in {text}"
        );
    }
}

#[test]
fn marchers_and_staff_are_people() {
    for (text, quote, unit) in [
        (
            "Organisers said 120,000 had marched through Brenn.",
            "120,000",
            "person",
        ),
        ("The ministry had a staff of 11 and a jeep.", "11", "person"),
        ("The ministry had staff costs of 11.", "11", ""),
        (
            "The army is to grow to 300,000 by 2035.",
            "300,000",
            "person",
        ),
        ("Roads account for 51 and crops for a further 38.", "38", ""),
    ] {
        assert_eq!(figure(text, quote).unit.key, unit, "{quote} in {text}");
    }
}

#[test]
fn whoever_stands_beside_the_words_of_saying_speaks() {
    for (text, quote, speaker) in [
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
            Some("Chief executive Moira Lind"),
        ),
        (
            "A rival, the Munich start-up Preis, told the court its traffic had dropped by 92%.",
            "92%",
            Some("Munich start-up Preis"),
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
        let found = figure(text, quote).speaker;
        assert_eq!(found.as_deref(), speaker, "{quote} in {text}");
    }
}

#[test]
fn people_are_counted_by_what_befell_them() {
    for (text, quote, measure) in [
        (
            "The first count listed 140,000 drowned.",
            "140,000",
            "drowned",
        ),
        ("The number of dead stood at 45.", "45", "number of dead"),
    ] {
        let found = figure(text, quote);
        assert_eq!(found.measure.as_deref(), Some(measure), "{text}");
        assert_eq!(found.unit.key, "person", "{text}");
        assert_eq!(found.kind, Kind::Count, "{text}");
    }
    let trade = figure("An explosion killed 36 firemen.", "36 firemen");
    assert_eq!(trade.unit.key, "fireman");
    assert_eq!(trade.measure.as_deref(), Some("firemen killed"));
    // Who did it is not what was counted.
    let rescuers = figure("Rescuers saved 54.", "54");
    assert_ne!(rescuers.unit.key, "rescuer");
}
