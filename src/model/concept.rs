//! The words of a measure → the concept they name, so that figures in other words can be compared.
//!
//! A small table of economic synonyms; everything else is its own words, in the singular, without articles and owners.

use super::noun::singular;

/// Concept and the wordings that name it; each word stands in the singular and lower case. A word after `~` names it inside
/// a longer measure too, as a phrase of several words does.
const SYNONYMS: &[(&str, &[&str])] = &[
    (
        "remittance",
        &[
            "~remittance",
            "~remitted",
            "~remit",
            "money sent home",
            "sent home",
            "sent back home",
            "transfer home",
            "money transferred home",
        ],
    ),
    (
        "gdp",
        &[
            "gdp",
            "gross domestic product",
            "national income",
            "economic output",
            "national output",
        ],
    ),
    (
        "unemployment rate",
        &[
            "unemployment rate",
            "jobless rate",
            "unemployment",
            "joblessness",
        ],
    ),
    (
        "inflation",
        &[
            "inflation",
            "inflation rate",
            "consumer price inflation",
            "consumer price",
            "cpi",
        ],
    ),
    (
        "key rate",
        &[
            "key rate",
            "policy rate",
            "benchmark rate",
            "benchmark interest rate",
            "key interest rate",
            "repo rate",
            "base rate",
        ],
    ),
    (
        "trade",
        &[
            "trade turnover",
            "bilateral trade",
            "bilateral turnover",
            "trade volume",
            "mutual trade",
        ],
    ),
    (
        "budget deficit",
        &[
            "budget deficit",
            "fiscal deficit",
            "fiscal gap",
            "budget gap",
        ],
    ),
    (
        "public debt",
        &[
            "public debt",
            "government debt",
            "state debt",
            "national debt",
            "sovereign debt",
        ],
    ),
    (
        "death",
        &[
            "death",
            "death toll",
            "person killed",
            "killed",
            "dead",
            "died",
            "fatality",
            "person dead",
            "person died",
            "toll",
        ],
    ),
    (
        "injury",
        &[
            "injured",
            "person injured",
            "wounded",
            "person hurt",
            "person wounded",
        ],
    ),
    (
        "home destroyed",
        &[
            "home destroyed",
            "house destroyed",
            "house collapsed",
            "home collapsed",
        ],
    ),
    ("net profit", &["net profit", "net income", "net earning"]),
    (
        "household spending",
        &[
            "household spending",
            "consumer spending",
            "private consumption",
            "household consumption",
        ],
    ),
    (
        "government consumption",
        &[
            "government consumption",
            "government spending",
            "public spending",
            "state spending",
        ],
    ),
];

/// Words that carry no meaning of their own in a measure.
const EMPTY: &[&str] = &[
    "the", "a", "an", "of", "its", "their", "his", "her", "by", "in", "total", "overall", "own",
    "and", "for", "to", "s", "from", "value", "figure", "amount", "level",
];

/// The words of a phrase: lower case, singular, without articles and empty words.
#[must_use]
pub fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(singular)
        .filter(|word| !EMPTY.contains(&word.as_str()))
        .collect()
}

/// The concept that a measure names; empty when it names none. The owner's name is no part of it.
///
/// ```
/// # use dateline::model::concept::concept;
/// assert_eq!(concept("Money sent home by migrants", None), concept("remittances", None));
/// assert_eq!(concept("Ruritania’s gross domestic product", Some("Ruritania")), "gdp");
/// ```
#[must_use]
pub fn concept(measure: &str, owner: Option<&str>) -> String {
    let owner = owner.map(words).unwrap_or_default();
    let mut kept = words(measure);
    if kept.iter().any(|word| !owner.contains(word)) {
        kept.retain(|word| !owner.contains(word));
    }
    let text = kept.join(" ");
    let known = SYNONYMS.iter().find(|(_, wordings)| {
        wordings.iter().any(|wording| {
            if let Some(word) = wording.strip_prefix('~') {
                return kept.iter().any(|other| other == word);
            }
            // A wording of several words may stand inside a longer measure; one word must be all of it.
            text == *wording || wording.contains(' ') && text.split(wording).count() > 1
        })
    });
    known.map_or(text, |(concept, _)| (*concept).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wordings_are_in_the_form_that_they_are_compared_in() {
        for (_, wordings) in SYNONYMS {
            for wording in *wordings {
                assert_eq!(words(wording).join(" "), wording.trim_start_matches('~'));
            }
        }
    }
}
