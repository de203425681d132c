//! Invented sentences of the press → what a part, a pronoun and what somebody sees or puts somewhere are named by.

use super::press::figure;

#[test]
fn a_part_is_named_by_what_is_told_of_it() {
    for (text, quote, expected) in [
        (
            "Of the 300 packages on offer, 8% found no bidder.",
            "8%",
            "packages found no bidder",
        ),
        (
            "The deal was worth $9 million to 330 retirees, 60% of whom were alive at the time.",
            "60%",
            "retirees alive",
        ),
        (
            "Roughly a quarter of the money has been recovered.",
            "a quarter",
            "money recovered",
        ),
        (
            "Some 60% of the vote went to the Greens.",
            "60%",
            "vote to the Greens",
        ),
        (
            "Nearly half of the members have not paid.",
            "half",
            "members not paid",
        ),
        (
            "About 12% of households have no car.",
            "12%",
            "households have no car",
        ),
        (
            "Two in three pupils walk to school.",
            "Two in three",
            "pupils walk to school",
        ),
        (
            "In a survey of 900 adults, 46% backed the strikers.",
            "46%",
            "adults backed the strikers",
        ),
        (
            "The town has 4,200 homes, a third of them empty.",
            "a third",
            "homes empty",
        ),
        (
            "The firm sold 900 boats, 70 of them abroad.",
            "70",
            "boats abroad",
        ),
        (
            "Arrears stood at £2.2m, a sixth of it thought to be beyond recovery.",
            "a sixth",
            "Arrears beyond recovery",
        ),
        (
            "A team may spend €6m, of which a tenth must go to juniors.",
            "a tenth",
            "team spend to juniors",
        ),
        // What only tells which ones they are, who gave it, or that they spoke.
        (
            "Two in three fans polled by the trust feared relegation.",
            "Two in three",
            "fans",
        ),
        ("Some 40% of firms said prices had risen.", "40%", "firms"),
        (
            "The appeal brought in $9 million, $4 million of it by the union.",
            "$4 million",
            "appeal",
        ),
        (
            "A third of the fleet, 40 ships, is laid up.",
            "A third",
            "fleet",
        ),
    ] {
        let found = figure(text, quote).measure.unwrap_or_default();
        assert_eq!(found, expected, "{quote} in {text}");
    }
}

#[test]
fn a_pronoun_is_what_the_sentence_before_was_about() {
    for (text, quote, expected) in [
        (
            "Lake Tegel is shrinking. Last week it fell below 31 metres.",
            "31 metres",
            "Lake Tegel",
        ),
        (
            "The harvest was poor. The ministry now puts it at $2.1 million.",
            "$2.1 million",
            "harvest",
        ),
        (
            "Rents are rising again. Agents expect them to climb 7% this year.",
            "7%",
            "Rents",
        ),
        (
            "The dyke was weak. Engineers raised it by four metres.",
            "four metres",
            "dyke",
        ),
        (
            "Gas is dear. The cap is set in May, and Trelaw now expects it to reach £387.",
            "£387",
            "cap",
        ),
        (
            "Her aunt burned feathers. She sells dusters. They cost 85 rand.",
            "85 rand",
            "dusters",
        ),
        (
            "The bank left its key rate at 5% and is now expected to cut it by half a point.",
            "half a point",
            "key rate",
        ),
        // Whoever weighed it is no sack, and who earns is named by the deed.
        (
            "Abena Holm was 19 when she weighed a sack of beans. It came to 62 kilos.",
            "62 kilos",
            "sack",
        ),
        (
            "The fund is rich. It earned $25 million last year.",
            "$25 million",
            "earned",
        ),
    ] {
        let found = figure(text, quote).measure.unwrap_or_default();
        assert_eq!(found, expected, "{quote} in {text}");
    }
}

#[test]
fn what_is_seen_put_or_told_of_stands_whole() {
    for (text, quote, expected) in [
        (
            "New projections see inflation averaging 5.6% this year.",
            "5.6%",
            "inflation",
        ),
        (
            "Traders had expected the index to lose 40 points.",
            "40 points",
            "index",
        ),
        (
            "Coverage with two doses, which needs to be 95%, slid.",
            "95%",
            "Coverage with two doses",
        ),
        (
            "The strike in Moravia, which began in May, has cost €14 million.",
            "€14 million",
            "strike in Moravia",
        ),
        (
            "Exports of plumes from the Cape, worth $1.1 million, fell.",
            "$1.1 million",
            "Exports of plumes from the Cape",
        ),
        (
            "He told members that patching the boiler in May had cost £3,750.",
            "£3,750",
            "patching the boiler",
        ),
        (
            "The coroner put the cost of each delay at $3,400.",
            "$3,400",
            "cost of each delay",
        ),
        (
            "Officials put the number of homes without power at 18,000.",
            "18,000",
            "number of homes without power",
        ),
        (
            "The average was $2.94 a kilo on Tuesday.",
            "$2.94 a kilo",
            "average",
        ),
        (
            "The building in Hollins Mill Lane cost £6,200.",
            "£6,200",
            "building",
        ),
        (
            "“The dollar. It was 42 US cents then.”",
            "42 US cents",
            "dollar",
        ),
        // The number of the verb tells that it is the firm.
        (
            "Shares in Varo, which has lost 12% of its staff, were halted.",
            "12%",
            "Varo staff",
        ),
        (
            "Rain hit the harvest in Dak Lak, which grows 30% of the beans.",
            "30%",
            "Dak Lak",
        ),
    ] {
        let found = figure(text, quote).measure.unwrap_or_default();
        assert_eq!(found, expected, "{quote} in {text}");
    }
}

#[test]
fn figures_without_a_noun_are_named_by_the_deed_or_by_what_they_are_taken_from() {
    for (text, quote, expected) in [
        (
            "The port took 40 ships in May; another 12 were turned away.",
            "12",
            "ships turned away",
        ),
        ("Ten more have applied.", "Ten", "applied"),
        ("By Thursday just six had been paid.", "six", "paid"),
        (
            "The government has filled only 1,100 of the 6,200 posts lying vacant.",
            "1,100",
            "posts",
        ),
        (
            "Health care accounted for 55,000 of the new jobs.",
            "55,000",
            "Health care",
        ),
        ("The council needs to find £12.4m by May.", "£12.4m", "find"),
        (
            "Organisers said 1,200 had marched, twice the turnout of their June protest.",
            "twice",
            "turnout",
        ),
        (
            "The ferry costs $6 million, a fifth more than the price that she gave a year ago.",
            "a fifth",
            "price",
        ),
        (
            "The economy shrank 0.4%, and the bank is to lower its forecast for 2023 to 0.8%.",
            "0.8%",
            "economy",
        ),
        (
            "Spain's 10-year yield climbed eight basis points.",
            "eight basis points",
            "Spain's 10-year yield",
        ),
        // A rate is the same whatever it is twice of, and a size is no thing measured.
        (
            "The fire burned a wood, three times the size of Malta in 2009.",
            "three times",
            "fire",
        ),
        ("Oil accounts for 60% of exports.", "60%", "Oil"),
    ] {
        let found = figure(text, quote).measure.unwrap_or_default();
        assert_eq!(found, expected, "{quote} in {text}");
    }
}
