//! Invented sentences of the press → what goes on about a thing that was named before, and what somebody did with an amount.

use super::press::measures as check;

#[test]
fn a_pronoun_goes_on_about_what_was_named_before() {
    check(&[
        (
            "The port has eight cranes. They moved 22 per cent of all boxes in 2024.",
            "22 per cent",
            "cranes",
        ),
        (
            "The mill was sold in May; it fetched 30 million rupees.",
            "30 million rupees",
            "mill",
        ),
        (
            "The clinic cost 9 million naira. No dividend will be paid; it was 30 kobo in 2014.",
            "30 kobo",
            "dividend",
        ),
        (
            "The budget is read on Monday. It is expected to come to 11.2 trillion shillings.",
            "11.2 trillion shillings",
            "budget",
        ),
        (
            "Exports made up 11 per cent of sales; the share was 8 per cent in 1997.",
            "8 per cent",
            "Exports",
        ),
        (
            "Public debt is 70 per cent of output. The Treasury's own figure is 63 per cent.",
            "63 per cent",
            "Public debt",
        ),
        (
            "Unemployment stood at 14 percent in May. It has doubled this month.",
            "doubled",
            "Unemployment",
        ),
        ("Orders came: six in 1978, 46 in 1980.", "46", "Orders"),
        (
            "The beer contains 5 percent alcohol.",
            "5 percent",
            "alcohol",
        ),
        (
            "Reserves covered 2.9 months of imports.",
            "2.9 months",
            "Reserves",
        ),
        // What is done to something is that of the thing.
        ("It is to cover 75% of the cost.", "75%", "cost"),
        (
            "It exports 40 per cent of its steel.",
            "40 per cent",
            "steel",
        ),
        (
            "It raises spending by 8.5 per cent.",
            "8.5 per cent",
            "spending",
        ),
    ]);
}

#[test]
fn who_wants_or_says_so_is_not_what_is_measured() {
    check(&[
        (
            "Freight is at 4 per cent. The agency wants 5 per cent.",
            "5 per cent",
            "Freight",
        ),
        (
            "The union has been offered raises of 3 percent this year.",
            "3 percent",
            "raises",
        ),
        (
            "Growth is projected by the bank to slow to 3.2 per cent.",
            "3.2 per cent",
            "Growth",
        ),
        (
            "The levy is 1.5 per cent, instead of the 3 per cent first proposed.",
            "3 per cent",
            "levy",
        ),
        (
            "Bankers say another $6 billion has left since June.",
            "$6 billion",
            "left",
        ),
        (
            "The report gave the harbour's spending as €14 million.",
            "€14 million",
            "harbour's spending",
        ),
    ]);
}

#[test]
fn what_was_had_or_asked_for_money_is_measured() {
    check(&[
        ("She filled the same basket for €21.", "€21", "same basket"),
        (
            "The county asked Congress for $3.7 billion.",
            "$3.7 billion",
            "asked Congress",
        ),
        (
            "He sold out to a German group for €310 million.",
            "€310 million",
            "sold out",
        ),
        (
            "The chapel, which a couple bought for £185,000, is for sale.",
            "£185,000",
            "chapel",
        ),
        (
            "Flats in Brenn changed hands at $850 a tonne.",
            "$850 a tonne",
            "Flats in Brenn",
        ),
        (
            "The treaty froze $50 million in Chilean bonds.",
            "$50 million",
            "Chilean bonds",
        ),
        (
            "A bag of maize cost 95 kwacha in Limbe market.",
            "95 kwacha",
            "bag of maize",
        ),
        ("The court fined the driver for €300.", "€300", "fined"),
        (
            "Stocks stood at 190,000 bales in April.",
            "190,000 bales",
            "Stocks",
        ),
        ("Turnover was 9,412 lots.", "9,412 lots", "Turnover"),
    ]);
}

#[test]
fn a_thing_has_its_part_and_what_somebody_sets_aside_is_the_deed() {
    check(&[
        (
            "By 2017 coal would fire 60 per cent of the kilns.",
            "60 per cent",
            "coal",
        ),
        (
            "The sea has taken a fifth of the shoreline.",
            "a fifth",
            "shoreline",
        ),
        (
            "The clinic has vaccinated 78% of children.",
            "78%",
            "children vaccinated",
        ),
        (
            "Wheat stood at $410 a tonne last week. On Tuesday it lost $35 to $375.",
            "$35",
            "Wheat",
        ),
        (
            "The Assembly had set aside $85,000 for nets.",
            "$85,000",
            "nets",
        ),
        (
            "The shares lost Rs 1.95 to end at Rs 41.05.",
            "Rs 1.95",
            "shares",
        ),
        (
            "Sales had picked up since May, she said: in September they were 9.2% higher.",
            "9.2%",
            "Sales",
        ),
    ]);
}
