//! Clauses whose subject is "it" + the figures of their sentences → titles that say what it is: "It was 8.4" → "Inflation was
//! 8.4", "It was 34" → "34 admissions".
//!
//! Goes by what a figure measures where its own sentence does not say so. Has no opinion on how that was found.

use super::cast::fitting::is_plural;
use crate::model::{Clause, Figure, Kind};

/// Names the subjects of an article's clauses.
pub(in crate::extract) fn name(clauses: &mut [Clause], figures: &[Figure], text: &str) {
    for clause in clauses {
        let Some(rest) = clause.title.strip_prefix("It ") else {
            continue;
        };
        let first = figures.partition_point(|figure| figure.span < clause.sentence);
        let told = figures[first..]
            .iter()
            .take_while(|figure| figure.span.start < clause.sentence.end)
            .find(|figure| rest.contains(figure.span.slice(text)));
        let named = told.and_then(|figure| titled(rest, figure, clause.sentence.slice(text), text));
        if let Some(title) = named {
            clause.title = title;
        }
    }
}

/// "was 8.4" with the figure 8.4 of inflation: "Inflation was 8.4".
fn titled(rest: &str, figure: &Figure, sentence: &str, text: &str) -> Option<String> {
    let measure = figure.measure.as_deref()?;
    let last = measure.rsplit(' ').next()?;
    // What the sentence itself says is no subject that it leaves to a pronoun; nor is a deed.
    let own = measure
        .split(' ')
        .any(|word| word.len() > 3 && sentence.contains(word));
    let deed = ["ing", "ed"].iter().any(|end| last.ends_with(end));
    // "It was one in ten": of which services, not what the services were.
    let part = figure.unit.key == "fraction";
    if own || deed || part || opens_phrase(measure) {
        return None;
    }
    let amount = figure.span.slice(text);
    let (verb, said) = rest.split_once(' ')?;
    let is = matches!(verb, "is" | "was");
    if figure.kind == Kind::Count && is && said == amount {
        return Some(format!("{amount} {measure}"));
    }
    let verb = match verb {
        "is" if is_plural(last) => "are",
        "was" if is_plural(last) => "were",
        // "Ponds has fallen", "admissions goes": only the plainest verbs are put in the plural.
        _ if is_plural(last) && !verb.ends_with("ed") => return None,
        verb => verb,
    };
    let mut letters = measure.chars();
    let initial = letters.next()?.to_uppercase();
    Some(format!("{initial}{} {verb} {said}", letters.as_str()))
}

/// "Of what the country uses", "at 5.9 per cent the instalment": no noun phrase.
fn opens_phrase(measure: &str) -> bool {
    const OPENING: [&str; 12] = [
        "of", "at", "in", "on", "for", "to", "by", "with", "from", "than", "as", "over",
    ];
    let first = measure.split(' ').next().unwrap_or_default();
    OPENING.contains(&first)
}

#[cfg(test)]
mod tests {
    use crate::extract::extract;
    use crate::model::Article;

    #[test]
    fn a_title_says_what_it_is_that_a_figure_measures() {
        for (text, title) in [
            (
                "Inflation is 2.1 percent. In 1994 it was 8.4 percent.",
                "Inflation was 8.4 percent",
            ),
            (
                "The clinic counted 12 admissions in August. In August 2022 it was 34.",
                "34 admissions",
            ),
            // What the sentence names, and what nobody measures, stays as it is told.
            ("It was cold in 1994.", "It was cold"),
        ] {
            let findings = extract(Article::new("", text));
            let last = findings.events.last().unwrap();
            let said = last.title.within(&findings.article.text);
            assert_eq!(said, title, "{text}");
        }
    }
}
