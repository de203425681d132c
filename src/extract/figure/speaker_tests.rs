//! Invented sentences of the press → who says each figure.

use crate::extract::extract;
use crate::model::Article;

/// Who says the figure of `text` whose quote is `quote`.
fn speaker(text: &str, quote: &str) -> Option<String> {
    let found = extract(Article::new("", text));
    let figure = found
        .figures
        .iter()
        .find(|figure| found.quote(figure.span) == quote);
    assert!(figure.is_some(), "{quote} in {text}");
    figure.and_then(|figure| figure.speaker.clone())
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
