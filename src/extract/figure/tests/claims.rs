//! Invented sentences of the press → who says a figure that somebody counts, plans, prices or calls something.

use super::press::figure;

/// Who says the figure of `text` whose quote is `quote`.
fn speaker(text: &str, quote: &str) -> Option<String> {
    figure(text, quote).speaker
}

#[test]
fn who_counts_plans_and_reports_tells_the_number() {
    for (text, quote, expected) in [
        (
            "Ane Dahl of the Brenn Institute counts 535 hulls.",
            "535 hulls",
            Some("Ane Dahl"),
        ),
        ("The fleet counts 88 hulls.", "88 hulls", None),
        (
            "Doctors in Brenn report 110 cases.",
            "110 cases",
            Some("Doctors"),
        ),
        ("A report 110 pages long is out.", "110 pages", None),
        ("Dahl plans 38 shops.", "38 shops", Some("Dahl")),
        ("Two plans, 38 shops and a pool, fell.", "38 shops", None),
        (
            "It needs repairs that a survey priced at £3m.",
            "£3m",
            Some("survey"),
        ),
        ("It sold shares priced at £3.", "£3", None),
        (
            "New figures from the aid agencies: 430 homes are gone.",
            "430 homes",
            Some("aid agencies"),
        ),
        ("The menu from the club: soup for £3.", "£3", None),
        ("Tarn Foods wrote $4m off its shops.", "$4m", None),
        ("Ane Dahl wrote that $4m was gone.", "$4m", Some("Ane Dahl")),
    ] {
        let found = speaker(text, quote);
        assert_eq!(found.as_deref(), expected, "{quote} in {text}");
    }
}

#[test]
fn what_somebody_calls_it_ends_with_the_quotation() {
    let text = "Union chief Ane Dahl called it “a pay cut for 200 nurses” after profit fell 3 %.";
    assert_eq!(
        speaker(text, "200 nurses").as_deref(),
        Some("Union chief Ane Dahl")
    );
    assert_eq!(speaker(text, "3 %"), None);
    let text = "Union chief Ane Dahl called it “a pay cut” and demanded raises of 6 %.";
    assert_eq!(
        speaker(text, "6 %").as_deref(),
        Some("Union chief Ane Dahl")
    );
}

#[test]
fn what_is_demanded_in_the_plural_is_demanded_by_its_subject() {
    for text in [
        "Ane Dahl demanded increases of 6 %.",
        "Ane Dahl stayed and demanded increases of 6 %.",
    ] {
        assert_eq!(speaker(text, "6 %").as_deref(), Some("Ane Dahl"), "{text}");
    }
    assert_eq!(
        speaker("The demanded increases of 6 % were dropped.", "6 %"),
        None
    );
}

#[test]
fn analysts_have_targets_of_their_own() {
    for (text, quote, expected) in [
        (
            "Ane Dahl kept her target. Rohan Holm of Tarn Securities raised his to $84 from $77.",
            "$84",
            Some("Rohan Holm"),
        ),
        (
            "“It is dear,” said Ane Dahl of Peel Lane, which has a sell rating and a target of $61.",
            "$61",
            Some("Peel Lane"),
        ),
        ("The plant has a target of 61 boats.", "61 boats", None),
        ("The clerk raised his to the light and lost $5.", "$5", None),
    ] {
        let found = speaker(text, quote);
        assert_eq!(found.as_deref(), expected, "{quote} in {text}");
    }
}

#[test]
fn a_name_is_told_without_office_and_house() {
    for (text, quote, expected) in [
        (
            "“It is dear,” said Ane Dahl of broker Tarn Grain in Brenn, who sees 70 boats.",
            "70 boats",
            Some("Ane Dahl"),
        ),
        (
            "Economist Ane Dahl of Gulf of Holm Research said prices could climb 7 %.",
            "7 %",
            Some("Ane Dahl"),
        ),
        (
            "Of the homes only 124 homes were ready, prosecutor Ane Dahl told the court.",
            "124 homes",
            Some("prosecutor Ane Dahl"),
        ),
        (
            "The Bank of Holm said prices could climb 7 %.",
            "7 %",
            Some("Bank of Holm"),
        ),
    ] {
        let found = speaker(text, quote);
        assert_eq!(found.as_deref(), expected, "{quote} in {text}");
    }
}

#[test]
fn who_speaks_goes_on_behind_what_tells_who_she_is() {
    for (text, quote, expected) in [
        (
            "Sales rose by a third, said Ane Dahl, who heads the union, and could double by May.",
            "double",
            Some("Ane Dahl"),
        ),
        (
            "Sales rose by a third, said Ane Dahl, who has 30 shops.",
            "30 shops",
            None,
        ),
        (
            "Winds were down to 95km/h at noon, Ane Dahl tells us, after gusts of 210km/h.",
            "95km/h",
            Some("Ane Dahl"),
        ),
        (
            "The plant ships 400 boats; if the law ends, says Ane Dahl, a levy of 16 % will apply.",
            "400 boats",
            None,
        ),
        (
            "He must pay $9m, the three judges ruled in a letter.",
            "$9m",
            Some("three judges"),
        ),
        ("He must pay $9m, and three judges resigned.", "$9m", None),
    ] {
        let found = speaker(text, quote);
        assert_eq!(found.as_deref(), expected, "{quote} in {text}");
    }
}
