//! Invented sentences of the press → whose each figure is: what is measured, and of what whole.

use super::press::figure;
use crate::model::{Direction, Kind};

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
        (
            "The government spent 79 billion dong ($3 million) on roads.",
            "79 billion dong",
            "spent on roads",
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
            "people driven from their homes",
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
            Some("trains ran"),
            Some("trains"),
        ),
        (
            "In a survey of 900 adults, 46% backed the strikers. In the north it was 38%.",
            "38%",
            Some("adults backed the strikers"),
            Some("adults"),
        ),
        (
            "In all, 62% of trains ran. That compares with 55% in the strike of June.",
            "55%",
            Some("trains ran"),
            Some("trains"),
        ),
        (
            "In a survey of 900 adults, 46% backed the strikers, and a third backed the mayor.",
            "a third",
            Some("adults backed the mayor"),
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
            "toll in the flooded zone",
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
            "Shares in Olm cost $4. In the first week of May it hit $5.",
            "$5",
            "Shares in Olm",
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
            "people attended",
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
fn people_are_counted_by_what_befell_them() {
    for (text, quote, measure) in [
        (
            "The first count listed 140,000 drowned.",
            "140,000",
            "people drowned",
        ),
        ("The number of dead stood at 45.", "45", "number of dead"),
    ] {
        let found = figure(text, quote);
        assert_eq!(found.measure.as_deref(), Some(measure), "{text}");
        assert_eq!(found.unit.key, "person", "{text}");
        assert_eq!(found.kind, Kind::Count, "{text}");
    }
    let trade = figure("An explosion killed 36 firemen.", "36 firemen");
    assert_eq!(trade.unit.key, "person");
    assert_eq!(trade.measure.as_deref(), Some("firemen killed"));
    // Who did it is not what was counted.
    let rescuers = figure("Rescuers saved 54.", "54");
    assert_ne!(rescuers.unit.key, "rescuer");
}
