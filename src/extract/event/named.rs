//! Clauses + the figures of their sentences → titles that say what the clause alone leaves out: "It was 8.4" → "Inflation was
//! 8.4", "There were 31" → "There were 31 clinics", "We fed 40 a day" → "Norma Gallegos: We fed 40 a day".
//!
//! Goes by what a figure measures, counts and by whom it is said. Has no opinion on how that was found.

use super::cast::fitting::is_plural;
use crate::extract::figure::Voice;
use crate::model::noun::plural;
use crate::model::{Clause, Figure, Kind};

/// Characters of a title that is given its speaker at most.
const MOST: usize = 80;

/// What a title opens with that is no more than what something is set against.
const AGAINST: [&str; 6] = ["After", "Against", "From", "Than", "Versus", "With"];

/// What a title in the first person opens with.
const FIRST_PERSON: [&str; 4] = ["I", "We", "My", "Our"];

/// Completes the titles of an article's clauses.
pub(in crate::extract) fn name(
    clauses: &mut [Clause],
    figures: &[Figure],
    voices: &[Voice],
    text: &str,
) {
    for clause in clauses {
        if !may_leave_out(&clause.title) {
            continue;
        }
        let first = figures.partition_point(|figure| figure.span < clause.sentence);
        let own = figures[first..]
            .iter()
            .take_while(|figure| figure.span.start < clause.sentence.end);
        let mut told = own.filter(|figure| clause.title.contains(figure.span.slice(text)));
        let figure = told.next();
        let last = told.last().or(figure);
        if let Some(title) = figure.and_then(|figure| counted(clause, figure, last, text)) {
            clause.title = title;
        }
        let voice = voices
            .binary_search_by_key(&clause.sentence, |voice| voice.sentence)
            .ok();
        let voice = voice.and_then(|at| Some(voices.get(at)?.name.as_str()));
        let speaker = figure
            .and_then(|figure| figure.speaker.as_deref())
            .or(voice);
        if let Some(title) = speaker.and_then(|speaker| spoken(&clause.title, speaker)) {
            clause.title = title;
        }
    }
}

/// True for a title that may leave out what or whom it is about. Most are not looked at further.
fn may_leave_out(title: &str) -> bool {
    let first = first_word(title);
    title.ends_with(|c: char| c.is_ascii_digit())
        || first == "It"
        || AGAINST.contains(&first)
        || FIRST_PERSON.contains(&first)
}

/// The word that a title opens with: "We" of "We’ve".
fn first_word(title: &str) -> &str {
    title.split([' ', '’', '\'']).next().unwrap_or_default()
}

/// The title with what its first and last figure say that it leaves out.
fn counted(clause: &Clause, first: &Figure, last: Option<&Figure>, text: &str) -> Option<String> {
    let title = &clause.title;
    let named = title
        .strip_prefix("It ")
        .and_then(|rest| titled(rest, first, clause.sentence.slice(text), text));
    named
        .or_else(|| set_against(title, first, text))
        .or_else(|| Some(format!("{title} {}", left_out(title, last?, text)?)))
}

/// "After 3.8 per cent in 2011": a title that is no more than what something is set against, by what was so much.
fn set_against(title: &str, figure: &Figure, text: &str) -> Option<String> {
    let amount = figure.span.slice(text);
    let (lead, rest) = title.split_once(' ')?;
    if !AGAINST.contains(&lead) || rest != amount {
        return None;
    }
    let measure = figure
        .measure
        .as_deref()
        .filter(|measure| !opens_phrase(measure))?;
    let head = measure.rsplit(' ').next()?;
    Some(if amount.contains(head) {
        capital(amount)
    } else {
        format!("{}: {amount}", capital(measure))
    })
}

/// The words with a capital letter in front.
fn capital(words: &str) -> String {
    let mut letters = words.chars();
    let initial = letters.next().map(char::to_uppercase);
    initial.into_iter().flatten().chain(letters).collect()
}

/// What a number at the end of a title counts, where the title does not say so: "Target was 640", of homes.
fn left_out(title: &str, figure: &Figure, text: &str) -> Option<String> {
    let amount = figure.span.slice(text);
    let is_bare = title.ends_with(amount) && amount.ends_with(|c: char| c.is_ascii_digit());
    if !is_bare || figure.unit.per.is_some() {
        return None;
    }
    match figure.unit.key.as_ref() {
        "percent" => (!title.contains("per") && !title.contains('%')).then(|| "percent".to_owned()),
        noun if figure.kind == Kind::Count => {
            let many = plural(noun);
            let holds = |word: &str| title.to_lowercase().contains(word);
            (!noun.is_empty() && !holds(&many) && !holds(noun)).then_some(many)
        }
        _ => None,
    }
}

/// A title in the first person with the name of whoever says so.
fn spoken(title: &str, speaker: &str) -> Option<String> {
    if !FIRST_PERSON.contains(&first_word(title)) {
        return None;
    }
    // "Health minister Grace Nyirongo" by her name alone.
    let name = speaker.get(speaker.find(char::is_uppercase)?..)?;
    let title = format!("{name}: {title}");
    (name.len() > 2 && title.chars().count() <= MOST).then_some(title)
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
    Some(format!("{} {verb} {said}", capital(measure)))
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
            (
                "The county opened 28 clinics. In 1994 there were 31.",
                "There were 31 clinics",
            ),
            (
                "The council wants more homes. Its target for 2022 was 640 homes. In 2021 the target was 590.",
                "Target was 590 homes",
            ),
            (
                "“In 1994 we lost 340 lambs,” said Ane Dahl, a farmer.",
                "Ane Dahl: We lost 340 lambs",
            ),
            (
                "At the coast, output expanded by an estimated 3.3 per cent in 2012, after 3.8 per cent in 2011.",
                "Output: 3.8 per cent",
            ),
            (
                "“We reopened in May 1994,” said port director Ane Dahl.",
                "Ane Dahl: We reopened",
            ),
            // What the sentence names, and what nobody measures, stays as it is told.
            (
                "Ane Dahl said her farm lost 340 lambs in 1994.",
                "Ane Dahl’s farm lost 340 lambs",
            ),
            ("It was cold in 1994.", "It was cold"),
        ] {
            let findings = extract(Article::new("", text));
            let last = findings.events.last().unwrap();
            let said = last.title.within(&findings.article.text);
            assert_eq!(said, title, "{text}");
        }
    }
}
