//! Invented sentences of the press → whether a figure is a level, a share or a change, of which unit, and what is none.

use super::press::figure;
use super::{figure as figure_of, findings};
use crate::extract::extract;
use crate::model::{Article, Direction, Kind, Qualifier};

fn check(rows: &[(&str, &str, Kind, Option<Direction>, &str)]) {
    for &(text, quote, kind, direction, unit) in rows {
        let found = figure(text, quote);
        let told = (found.kind, found.direction, &*found.unit.key);
        assert_eq!(told, (kind, direction, unit), "{quote} in {text}");
    }
}

#[test]
fn what_is_let_go_is_a_change_and_what_is_let_fall_is_a_level() {
    let down = Some(Direction::Down);
    check(&[
        (
            "Some 850 dockyard jobs went in March.",
            "850 dockyard jobs",
            Kind::Change,
            down,
            "job",
        ),
        (
            "The union says 60 posts vanished.",
            "60 posts",
            Kind::Change,
            down,
            "post",
        ),
        (
            "Two jobs went to cousins of the mayor.",
            "Two jobs",
            Kind::Count,
            None,
            "job",
        ),
        (
            "The cloud dropped 90 millimetres of hail.",
            "90 millimetres",
            Kind::Level,
            None,
            "millimetre",
        ),
        (
            "The lake dropped 90 centimetres.",
            "90 centimetres",
            Kind::Change,
            down,
            "centimetre",
        ),
        (
            "Ostra wrote €40m off its mills.",
            "€40m",
            Kind::Level,
            None,
            "currency",
        ),
        (
            "Ostra knocked €40m off its price.",
            "€40m",
            Kind::Change,
            down,
            "currency",
        ),
        (
            "Nurses asked for raises of 7 percent.",
            "7 percent",
            Kind::Change,
            Some(Direction::Up),
            "percent",
        ),
    ]);
}

#[test]
fn a_part_of_things_is_a_share_of_them() {
    check(&[
        (
            "They ship six in ten barrels.",
            "six in ten",
            Kind::Share,
            None,
            "fraction",
        ),
        (
            "They ship half a barrel.",
            "half a barrel",
            Kind::Level,
            None,
            "barrel",
        ),
        (
            "Footfall was 21,000 a week.",
            "21,000",
            Kind::Count,
            None,
            "person",
        ),
        (
            "A 4-megalitre tank burst.",
            "4-megalitre",
            Kind::Level,
            None,
            "megalitre",
        ),
    ]);
}

#[test]
fn money_goes_by_its_own_names() {
    for (text, quote, code) in [
        (
            "A shearer earns 900 maloti a month.",
            "900 maloti a month",
            "LSL",
        ),
        (
            "A cook earned 400 litas a month.",
            "400 litas a month",
            "LTL",
        ),
        ("The bus costs 30 gourdes.", "30 gourdes", "HTG"),
        (
            "The Durban grocer made R2bn. It pays 90c a share.",
            "90c a share",
            "ZAR",
        ),
        ("The spa has a £7.50-an-hour fee.", "£7.50-an-hour", "GBP"),
    ] {
        let unit = figure(text, quote).unit;
        assert_eq!(unit.currency.as_deref(), Some(code), "{quote} in {text}");
    }
    let fee = figure("The spa has a £7.50-an-hour fee.", "£7.50-an-hour");
    assert_eq!(fee.unit.per.as_deref(), Some("hour"));
}

#[test]
fn all_but_nears_a_multiple_and_leaves_out_a_number() {
    let near = figure("Rents all but doubled.", "doubled");
    assert_eq!(near.qualifier, Qualifier::About);
    let left = figure("All but four of the mines closed.", "four");
    assert_eq!(left.qualifier, Qualifier::Exact);
}

#[test]
fn one_more_of_them_and_the_number_of_a_law_are_no_figures() {
    let of = |text| findings(text).figures.len();
    assert_eq!(
        of("Two clerks were fined and a third, Ilse Brand, was cleared."),
        1
    );
    assert_eq!(of("It was founded under Law 18045 and Decree 211."), 0);
    let found = findings("Of the clerks, a third, Ilse Brand said, were cleared.");
    assert_eq!(figure_of(&found, "a third").kind, Kind::Share);
}

#[test]
fn what_goes_on_about_a_figure_is_of_its_kind() {
    let (up, down) = (Some(Direction::Up), Some(Direction::Down));
    check(&[
        (
            "Bread prices were up 27% on the year; tea, 20.",
            "20",
            Kind::Change,
            up,
            "percent",
        ),
        (
            "Shearing is 15 per cent dearer than a year ago, diesel a tenth.",
            "a tenth",
            Kind::Change,
            up,
            "fraction",
        ),
        (
            "Tokyo closed down 8.9% today, Frankfurt 7% and Paris 7.7%.",
            "7.7%",
            Kind::Change,
            down,
            "percent",
        ),
        (
            "The economy grew by 1.5 per cent in 2011. The agency forecasts 1 per cent for this year.",
            "1 per cent",
            Kind::Change,
            up,
            "percent",
        ),
        (
            "The bank expects growth of 6.3 per cent this year and of 5 in the next.",
            "5",
            Kind::Change,
            up,
            "percent",
        ),
        (
            "Output is projected to slow to 3.2 per cent in 2001.",
            "3.2 per cent",
            Kind::Change,
            up,
            "percent",
        ),
        (
            "The deficit, 5.8 per cent of output this year, is to come down to 4.4 per cent.",
            "4.4 per cent",
            Kind::Share,
            None,
            "percent",
        ),
        (
            "Seven in ten were Greek and 18 per cent Turkish.",
            "18 per cent",
            Kind::Share,
            None,
            "percent",
        ),
        // What somebody wants or takes, a rate, a part of something else.
        (
            "Wages rose 4 per cent, and the union wants 10.5 per cent on top.",
            "10.5 per cent",
            Kind::Level,
            None,
            "percent",
        ),
        (
            "Bread is up 14 per cent since May and the bank charges 22 per cent on loans.",
            "22 per cent",
            Kind::Level,
            None,
            "percent",
        ),
        (
            "Inflation is seen slowing to 3.2 per cent in 2001.",
            "3.2 per cent",
            Kind::Level,
            None,
            "percent",
        ),
        (
            "The agency sees growth of 4 per cent and a jobless rate of 10.2 per cent. The bank expects 11.4.",
            "11.4",
            Kind::Level,
            None,
            "percent",
        ),
    ]);
}

#[test]
fn what_is_counted_may_be_called_by_several_words() {
    check(&[
        (
            "It sold 212 second-hand vans in May.",
            "212 second-hand vans",
            Kind::Count,
            None,
            "van",
        ),
        (
            "Some 2,400 day trippers came.",
            "2,400 day trippers",
            Kind::Count,
            None,
            "tripper",
        ),
        (
            "The club had 640 season-ticket holders.",
            "640 season-ticket holders",
            Kind::Count,
            None,
            "holder",
        ),
        (
            "The audit found 212 missing deposits.",
            "212 missing deposits",
            Kind::Count,
            None,
            "deposit",
        ),
        (
            "Of the 1,600 or so children, half were ill.",
            "1,600 or so children",
            Kind::Count,
            None,
            "child",
        ),
    ]);
}

#[test]
fn a_price_that_moved_tells_its_currency_once() {
    let down = Some(Direction::Down);
    check(&[
        (
            "The stock lost Rs 3.25 to close at Rs 88 on Monday.",
            "Rs 3.25",
            Kind::Change,
            down,
            "currency",
        ),
        (
            "Teas lost Rs. 4 to Rs. 118 a kilo.",
            "Rs. 4",
            Kind::Change,
            down,
            "currency",
        ),
        (
            "The fund lost Rs 40 million to thieves.",
            "Rs 40 million",
            Kind::Level,
            None,
            "currency",
        ),
        (
            "A $310 million expansion was shelved.",
            "$310 million",
            Kind::Level,
            None,
            "currency",
        ),
    ]);
    let of = |text: &str, quote: &str| figure(text, quote).unit.currency.map(String::from);
    assert_eq!(
        of("Cocoa closed at 738 pounds a tonne, down 31.", "31").as_deref(),
        Some("GBP")
    );
}

#[test]
fn what_stands_once_is_told_of_all() {
    check(&[
        (
            "Orders came: six in 1978, 46 in 1980.",
            "46",
            Kind::Count,
            None,
            "order",
        ),
        (
            "The beer contains 5 percent alcohol.",
            "5 percent",
            Kind::Share,
            None,
            "percent",
        ),
        (
            "Inflation was 2.2 per cent last year.",
            "2.2 per cent",
            Kind::Level,
            None,
            "percent",
        ),
        (
            "Wind met 39 per cent of demand last year; the target is 50 by 2020.",
            "50",
            Kind::Share,
            None,
            "percent",
        ),
        (
            "The bank cut its rate by a full percentage point to 20 per cent.",
            "a full percentage point",
            Kind::Change,
            Some(Direction::Down),
            "percentage_point",
        ),
        (
            "Reserves cover 2.9 months of imports.",
            "2.9 months",
            Kind::Level,
            None,
            "month",
        ),
        (
            "A strike cost the mill $96 million and a quarter of its customers.",
            "$96 million",
            Kind::Level,
            None,
            "currency",
        ),
    ]);
    let amount = |text: &str, quote: &str| figure(text, quote).amount.value;
    let millions =
        "Traders shipped most of it south: Afghanistan took 1.2 million tonnes, Azerbaijan 0.9.";
    assert_eq!(amount(millions, "0.9"), Some(900_000.into()));
}

#[test]
fn a_price_may_run_from_one_amount_to_another() {
    let bounds = |text: &str, quote: &str| {
        let amount = figure(text, quote).amount;
        (amount.low, amount.high)
    };
    let both = (Some(65.into()), Some(70.into()));
    for (text, quote) in [
        ("A kilo costs $65-70 in shops.", "$65-70"),
        ("A kilo costs Rs 65-70.", "Rs 65-70"),
        ("A ticket is €65-70.", "€65-70"),
    ] {
        assert_eq!(bounds(text, quote), both, "{text}");
    }
    assert!(
        extract(Article::new("", "They won 65-70 at home."))
            .figures
            .is_empty()
    );
}

#[test]
fn what_moved_tells_itself_by_its_noun_or_its_verb() {
    let (up, down) = (Some(Direction::Up), Some(Direction::Down));
    check(&[
        (
            "The slide in all of 2018 was 8.4 per cent.",
            "8.4 per cent",
            Kind::Change,
            down,
            "percent",
        ),
        (
            "The shop put 12 percent on its packs last week.",
            "12 percent",
            Kind::Change,
            up,
            "percent",
        ),
        (
            "She pencils in 200 basis points of easing.",
            "200 basis points",
            Kind::Change,
            down,
            "basis_point",
        ),
        (
            "The discount rate was 8.4 per cent.",
            "8.4 per cent",
            Kind::Level,
            None,
            "percent",
        ),
        (
            "He asked for $19 billion in taxes and promised to bring the debt below 100 per cent of output. It now stands at 128.",
            "128",
            Kind::Share,
            None,
            "percent",
        ),
        (
            "The mill made 30 million kroner. Some 1.9 million were shipped.",
            "1.9 million",
            Kind::Count,
            None,
            "",
        ),
        (
            "The ministry expects 1.2 million out of work.",
            "1.2 million",
            Kind::Count,
            None,
            "person",
        ),
    ]);
}
