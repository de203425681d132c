//! The rules that figures are read by, as `dateline rules` prints them, with the texts that every test run checks.
//!
//! An example marks its figure with brackets. A counter-example has no figure of that rule, or, for the rules of what is
//! no figure, has one where its brackets stand.

use super::number::not_figure;
use crate::extract::date::RuleInfo;
use std::sync::LazyLock;

const fn rule(
    id: &'static str,
    what: &'static str,
    examples: &'static [&'static str],
    counter_examples: &'static [&'static str],
) -> RuleInfo {
    RuleInfo {
        id,
        what,
        patterns: &[],
        examples,
        counter_examples,
    }
}

/// What is read as a figure.
const READ: &[RuleInfo] = &[
    rule(
        "en/percent",
        "a percentage, in any spelling",
        &[
            "Prices rose [4.5 %] in May.",
            "A [16 per cent] tax",
            "[Sixty-one percent] agreed.",
        ],
        &["Only a small percent attain it."],
    ),
    rule(
        "en/points",
        "percentage points and basis points",
        &[
            "Support fell [1.3 percentage points].",
            "The bank cut its rate by [25 basis points].",
            "Yields rose [12bp].",
        ],
        &["It scored 12 points."],
    ),
    rule(
        "en/money",
        "an amount of money with a currency of its own",
        &[
            "Sales of [€750m] beat hopes.",
            "It owes [US$1.5bn].",
            "He paid [2m euros].",
            "A fine of [Rs 2,500 crore] in India",
            "The line lost [NKr312m].",
            "A loss of [($318) million] was booked.",
            "They raised [half a billion dollars].",
        ],
        &["He won 57 seats."],
    ),
    rule(
        "en/money-shared",
        "an amount in a currency whose name several countries share, where the article does not say which",
        &["They paid [900 pesos] for it.", "It cost [40 dinars]."],
        &["Mexico said they paid 900 pesos for it."],
    ),
    rule(
        "en/measure",
        "a physical quantity",
        &[
            "Wells there yield [3.4 million barrels per day].",
            "[30,000 tonnes] of wheat",
            "It is [400 metres] long.",
            "The line carries [55 bcm] of gas.",
            "The average wait rose to [18 weeks].",
            "Torque is [300 Nm].",
        ],
        &[
            "They sold 30,000 tickets.",
            "She waited for 18 weeks.",
            "It has a five-year plan.",
        ],
    ),
    rule(
        "en/count",
        "a number of things, with the noun it counts",
        &[
            "He made [twelve trips] abroad.",
            "[145 people] were killed.",
            "[1.2 million Tajik citizens] work there.",
            "They carried [190,000 fewer people].",
            "[40-odd people] came.",
        ],
        &["The two leaders met.", "Hundreds of people came."],
    ),
    rule(
        "en/part",
        "a fraction in words or digits",
        &[
            "[Two-thirds] of homes are empty.",
            "Output fell by [a third].",
            "[One in five] left.",
            "[One child in eight] has asthma.",
            "The odds are [one over three].",
        ],
        &[
            "It was the third quarter in a row.",
            "A third suspect fled.",
        ],
    ),
    rule(
        "en/multiple",
        "a multiple",
        &[
            "Exports [tripled] in a decade.",
            "It is [four times] the old figure.",
            "The population has [halved].",
        ],
        &[
            "Double-digit growth returned.",
            "He booked a double room.",
            "They meet twice a week.",
        ],
    ),
    rule(
        "en/rank",
        "a place in an order",
        &[
            "Rovers lie [14th] after Monday.",
            "It ranked [3rd] in the list.",
            "They finished [third].",
            "The town slipped to [ninth].",
            "It ranks higher than the [tenth].",
            "It is the [second-largest] port.",
        ],
        &[
            "It was the 12th meeting.",
            "It was the third fall in a row.",
            "The first protest ended.",
        ],
    ),
    rule(
        "en/range",
        "two bounds of one amount",
        &[
            "Growth of between [3 and 5 per cent] is likely.",
            "A deficit of [€30 million to €45 million]",
            "It costs [$4.1-4.3 billion].",
            "About [20~30] came.",
            "The town ranks between the [third and the ninth].",
        ],
        &["Sales rose from 3 to 5 million euros."],
    ),
    rule(
        "en/bare",
        "a number whose unit stands elsewhere or nowhere",
        &[
            "The index closed at [4,812.3].",
            "The rate fell to [5.5 per 100,000 people].",
        ],
        &["See page 12."],
    ),
];

static RULES: LazyLock<Vec<RuleInfo>> = LazyLock::new(|| {
    let left = not_figure::ROWS
        .iter()
        .map(|row| rule(row.id, row.what, row.examples, row.counter_examples));
    READ.iter().copied().chain(left).collect()
});

/// All rules of figures: first what is read, then what is left alone.
#[must_use]
pub fn rules() -> &'static [RuleInfo] {
    &RULES
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::extract;
    use crate::model::{Article, Figure, Span};

    /// The text without its brackets, and what they held.
    fn marked(example: &str) -> (String, Span) {
        let start = example.find('[').unwrap_or(0);
        let end = example.find(']').map_or(0, |at| at - 1);
        (example.replace(['[', ']'], ""), Span::new(start, end))
    }

    fn figures(text: &str) -> Vec<Figure> {
        extract(Article::new("", text)).figures
    }

    #[test]
    fn every_figure_rule_reads_its_examples_and_no_counter_example() {
        let mut wrong = Vec::new();
        for rule in READ {
            for example in rule.examples {
                let (text, span) = marked(example);
                let found = figures(&text);
                let right = |figure: &Figure| figure.span == span && figure.rule == rule.id;
                if !found.iter().any(right) {
                    wrong.push(format!("{}: {example}: {}", rule.id, quotes(&text, &found)));
                }
            }
            for text in rule.counter_examples {
                let found = figures(text);
                if found.iter().any(|figure| figure.rule == rule.id) {
                    wrong.push(format!("{}: not {text}: {}", rule.id, quotes(text, &found)));
                }
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }

    #[test]
    fn every_number_that_is_no_figure_is_left_alone() {
        let mut wrong = Vec::new();
        for row in not_figure::ROWS {
            for (example, kept) in row
                .examples
                .iter()
                .map(|example| (example, false))
                .chain(row.counter_examples.iter().map(|example| (example, true)))
            {
                let (text, span) = marked(example);
                let found = figures(&text);
                let right = if kept {
                    found.iter().any(|figure| figure.span == span)
                } else {
                    found.iter().all(|figure| !figure.span.overlaps(span))
                };
                if !right {
                    wrong.push(format!("{}: {example}: {}", row.id, quotes(&text, &found)));
                }
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }

    fn quotes(text: &str, found: &[Figure]) -> String {
        let quote = |figure: &Figure| format!("{:?} by {}", figure.span.slice(text), figure.rule);
        found.iter().map(quote).collect::<Vec<_>>().join(", ")
    }
}
