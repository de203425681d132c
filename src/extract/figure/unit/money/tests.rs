//! Invented sentences → the currency of each amount.

use super::*;

#[test]
fn a_plain_dollar_is_that_of_the_country_that_the_article_dwells_on() {
    for (text, quote, code) in [
        (
            "The baths in Christchurch will cost $4 million, the council of Otago said.",
            "$4 million",
            "NZD",
        ),
        ("A flat in Halifax lets for $1,626.", "$1,626", "CAD"),
        (
            "The firm in Auckland paid $3 million, or US$1.8 million.",
            "$3 million",
            "NZD",
        ),
        (
            "WELLINGTON — The bank lifted its rate. The move costs borrowers $34 a month.",
            "$34 a month",
            "NZD",
        ),
        (
            "WELLINGTON — The dollar touched US48.70c. Rent rose by $34 a week.",
            "$34 a week",
            "NZD",
        ),
        (
            "The Budget in Kingston is $612 billion. Jamaican teachers wait for a loan of US$1.3 billion.",
            "$612 billion",
            "JMD",
        ),
        ("Pensioners in Windhoek get $1,300.", "$1,300", "USD"),
        // Marked dollars leave the plain ones to another country; so do two countries side by side.
        (
            "Calgary firms made C$3 million. Oil fell to $61.",
            "$61",
            "USD",
        ),
        (
            "The Houston firm paid $4 million for a plant in Toronto.",
            "$4 million",
            "USD",
        ),
        (
            "The thrift was bought by a firm of Toronto for $27 a share.",
            "$27 a share",
            "USD",
        ),
        ("A tram in Aarhus costs 42 kroner.", "42 kroner", "DKK"),
        ("A clerk stole N412 million.", "N412 million", "NGN"),
        ("In Manila a kilo of rice fetched P44.", "P44", "PHP"),
        ("Botswana’s mine made P900 million.", "P900 million", "BWP"),
        (
            "They want a ransom of dlrs 1 million.",
            "dlrs 1 million",
            "USD",
        ),
        (
            "Losses came to some R14-million. She pays R280 a week; it used to be R60.",
            "R60",
            "ZAR",
        ),
        (
            "I have thrown away R6 500 worth. Losses came to R14-million.",
            "R6 500",
            "ZAR",
        ),
        ("They got 30 kobo in the naira.", "30 kobo", "NGN"),
    ] {
        let found = crate::extract::figure::tests::press::figure(text, quote);
        assert_eq!(found.unit.currency.as_deref(), Some(code), "{text}");
    }
}

#[test]
fn irish_pounds_are_those_of_their_time() {
    let read = |text: &str, year: i16| {
        let mut article = crate::model::Article::new("", text);
        article.given = jiff::civil::Date::new(year, 12, 29).ok();
        let found = crate::extract::extract(article);
        let figure = found.figures.first().cloned().unwrap_or_default();
        figure.unit.currency.map(|code| code.to_string())
    };
    let mayo = "The plant in Mayo is for sale at £85,000.";
    assert_eq!(read(mayo, 1989).as_deref(), Some("IEP"));
    // The euro has come, and London has pounds of its own.
    assert_eq!(read(mayo, 2010).as_deref(), Some("GBP"));
    let london = "A flat in London costs £85,000.";
    assert_eq!(read(london, 1989).as_deref(), Some("GBP"));
}

#[test]
fn every_code_is_three_capitals_and_listed_once() {
    let mut seen: Vec<&str> = codes().collect();
    assert!(
        seen.iter()
            .all(|code| code.len() == 3 && code.bytes().all(|b| b.is_ascii_uppercase()))
    );
    seen.sort_unstable();
    seen.dedup();
    assert_eq!(seen.len(), ROWS.len());
}
