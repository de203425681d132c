//! What came of one file that was opened, before it is added: counts, what was left out and why, what asks for a decision.

use crate::model::{Edit, Findings, Point, PublishedBasis, Severity, Time};
use std::sync::Arc;

/// Remarks of a file that a card lists; the rest is counted.
const MOST_REMARKS: usize = 3;

/// One file that was opened.
#[derive(Clone, Debug)]
pub struct Card {
    /// The file as the user named it; one inside an archive behind the archive's name.
    pub name: String,
    /// Articles, events and figures found in it, or why it could not be read and what to do.
    pub outcome: Result<Found, (String, String)>,
    /// What was left out or guessed, and what to do.
    pub remarks: Vec<(String, String)>,
    /// False when the user leaves it out.
    pub kept: bool,
    /// The day, month or year that the user gives for its articles that have no publication date.
    pub published: Option<Point>,
    /// What it brought, until it is added.
    pub(super) brought: Vec<Arc<Findings>>,
}

/// Counts of what one file brought.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// Articles.
    pub articles: usize,
    /// Events.
    pub events: usize,
    /// Figures.
    pub figures: usize,
    /// Temporal expressions that could not be put on the calendar.
    pub leftovers: usize,
    /// Articles that were open already.
    pub known: usize,
    /// Articles with dates that wait for a publication date.
    pub undated: usize,
}

impl Card {
    /// A card for a file of which nothing is known yet.
    #[must_use]
    pub(super) fn new(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            outcome: Ok(Found::default()),
            remarks: Vec::new(),
            kept: true,
            published: None,
            brought: Vec::new(),
        }
    }

    /// A card for a file that could not be read.
    #[must_use]
    pub(super) fn failed(name: &str, message: &str, hint: &str) -> Self {
        Self {
            outcome: Err((message.to_owned(), hint.to_owned())),
            kept: false,
            ..Self::new(name)
        }
    }

    /// Takes in what one of its articles brought; `known` when it was open already.
    pub(super) fn take(&mut self, findings: &Arc<Findings>, known: bool) {
        if let Ok(found) = &mut self.outcome {
            found.articles += 1;
            found.events += findings.events.len();
            found.figures += findings.figures.len();
            found.leftovers += findings.leftovers().count();
            found.known += usize::from(known);
            found.undated += usize::from(is_undated(findings));
        }
        for remark in &findings.diagnostics {
            let told = (remark.message.clone(), remark.hint.clone());
            let counts =
                remark.severity > Severity::Note && !is_said_by_count(findings, &remark.hint);
            if counts && !self.remarks.contains(&told) {
                self.remarks.push(told);
            }
        }
        self.brought.push(Arc::clone(findings));
    }

    /// The remarks that are shown, and how many more there are.
    #[must_use]
    pub(super) fn shown_remarks(&self) -> (&[(String, String)], usize) {
        let shown = self.remarks.len().min(MOST_REMARKS);
        let (shown, rest) = self.remarks.split_at(shown);
        (shown, rest.len())
    }

    /// True when one of its remarks says as much.
    #[must_use]
    pub(super) fn says(&self, words: &str) -> bool {
        let words = words.to_lowercase();
        let mut remarks = self.remarks.iter();
        remarks.any(|(what, _)| what.to_lowercase().contains(&words))
    }

    /// True when the user should look before it is added.
    #[must_use]
    pub(super) fn asks(&self) -> bool {
        match &self.outcome {
            Ok(found) => found.undated > 0 || !self.remarks.is_empty(),
            Err(_) => true,
        }
    }

    /// True for a table that was read with something left out or guessed: alone it asks too.
    #[must_use]
    pub(super) fn is_doubtful_table(&self) -> bool {
        let table = |findings: &Arc<Findings>| {
            findings.times.is_empty()
                && !(findings.events.is_empty() && findings.figures.is_empty())
        };
        !self.remarks.is_empty() && self.brought.iter().any(table)
    }

    /// The corrections that the user asked for on this card.
    pub(super) fn edits(&self) -> Vec<Edit> {
        let undated = self.brought.iter().filter(|findings| is_undated(findings));
        let date = self.published;
        let edit = |findings: &Arc<Findings>| Edit::SetPublished {
            article: findings.article.id,
            date,
        };
        date.map(|_| undated.map(edit).collect())
            .unwrap_or_default()
    }
}

/// True for an article with times that count from a publication date that nobody knows.
fn is_undated(findings: &Findings) -> bool {
    findings.published.basis == PublishedBasis::Unknown
        && findings.times.iter().any(Time::waits_for_publication)
}

/// Each article says that its publication date is unknown; the card says it once for all.
fn is_said_by_count(findings: &Findings, hint: &str) -> bool {
    is_undated(findings) && hint == "Set the publication date of the article."
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::work;

    fn taken(name: &str, text: &str) -> Card {
        let mut card = Card::new(name);
        let opened = crate::read::open_bytes(name, text.as_bytes()).unwrap();
        for document in opened.into_documents() {
            card.take(&Arc::new(work::analyse(document)), false);
        }
        card
    }

    #[test]
    fn a_card_asks_for_a_missing_date_once_and_gives_it_to_all_its_articles() {
        let line =
            "{\"text\": \"The bridge closed on Tuesday.\"}\n{\"text\": \"It opened on Monday.\"}\n";
        let mut card = taken("a.jsonl", line);
        assert!(card.asks() && card.remarks.is_empty(), "{card:?}");
        assert_eq!(card.outcome.as_ref().map(|found| found.undated), Ok(2));
        assert!(card.edits().is_empty());
        card.published = Point::parse("2024-05-16");
        assert_eq!(card.edits().len(), 2);
        let dated = taken(
            "b.txt",
            "Rain\n\nPublished: 16 May 2024\n\nThe bridge closed on Tuesday.",
        );
        assert!(!dated.asks());
    }

    #[test]
    fn a_table_with_a_doubt_asks_even_alone() {
        let card = taken("a.csv", "date,title\n04/05/2024,a\n05/06/2024,b\n");
        assert!(card.is_doubtful_table(), "{:?}", card.remarks);
        assert!(!taken("a.csv", "date,title\n2024-05-04,a\n").asks());
    }
}
