//! The corrections of an article whose text has changed → the same corrections on the new text, as far as they still fit.
//!
//! Corrections name their article by its content ([`ArticleId`]), so a changed text is another article to them. What came
//! before the change stays where it was, what came behind it moves with the text, and words inside it are looked for; a
//! correction whose words are gone, or stand there twice, fits no more. Has no opinion on which article became which.

use super::edit::Edit;
use super::text::{Article, ArticleId, Span};

/// Leads from the places of an old text to those of a new one.
#[derive(Clone, Copy, Debug)]
pub struct Carry<'a> {
    old: &'a Article,
    new: &'a Article,
    /// Bytes at the beginning that are the same in both.
    front: usize,
    /// Bytes at the end that are the same in both, none of them in `front`.
    back: usize,
}

impl<'a> Carry<'a> {
    /// From an article to what became of it.
    #[must_use]
    pub fn new(old: &'a Article, new: &'a Article) -> Self {
        let same = |(a, b): &(char, char)| a == b;
        let chars = old.text.chars().zip(new.text.chars()).take_while(same);
        let front: usize = chars.map(|(c, _)| c.len_utf8()).sum();
        let rest = |text: &'a str| text.get(front..).unwrap_or_default();
        let chars = rest(&old.text)
            .chars()
            .rev()
            .zip(rest(&new.text).chars().rev());
        let back = chars.take_while(same).map(|(c, _)| c.len_utf8()).sum();
        Self {
            old,
            new,
            front,
            back,
        }
    }

    /// The article that the way leads from.
    #[must_use]
    pub fn from(&self) -> ArticleId {
        self.old.id
    }

    /// The article that the way leads to.
    #[must_use]
    pub fn to(&self) -> ArticleId {
        self.new.id
    }

    /// Where the words at `span` of the old text stand in the new one; `None` when they are gone or stand there twice.
    #[must_use]
    pub fn span(&self, span: Span) -> Option<Span> {
        let (start, end) = (span.start as usize, span.end as usize);
        let (old, new) = (&self.old.text, &self.new.text);
        if end <= self.front {
            return Some(span);
        }
        if start >= old.len() - self.back {
            let behind = old.len() - start;
            let from = new.len() - behind;
            return Some(Span::new(from, from + span.len()));
        }
        let quote = old.get(start..end).filter(|quote| !quote.is_empty())?;
        let mut places = new.match_indices(quote);
        let (at, _) = places.next()?;
        places
            .next()
            .is_none()
            .then(|| Span::new(at, at + quote.len()))
    }

    /// A place in the old article as one in the new; one in another article stays.
    fn place(&self, article: ArticleId, span: Span) -> Option<(ArticleId, Span)> {
        if article == self.old.id {
            Some((self.new.id, self.span(span)?))
        } else {
            Some((article, span))
        }
    }

    /// A correction of the old article as one of the new; `None` when it fits no more. One of other articles stays.
    #[must_use]
    pub fn edit(&self, edit: &Edit) -> Option<Edit> {
        if edit.articles().all(|article| article != self.old.id) {
            return Some(edit.clone());
        }
        let article = self.new.id;
        Some(match *edit {
            Edit::SetPublished { date, .. } => Edit::SetPublished { article, date },
            Edit::SetTime { span, interval, .. } => Edit::SetTime {
                article,
                span: self.span(span)?,
                interval,
            },
            Edit::Remove { .. } => Edit::Remove { article },
            Edit::Join {
                article,
                span,
                other,
                other_span,
            } => {
                let (article, span) = self.place(article, span)?;
                let (other, other_span) = self.place(other, other_span)?;
                Edit::Join {
                    article,
                    span,
                    other,
                    other_span,
                }
            }
            Edit::Split { span, .. } => Edit::Split {
                article,
                span: self.span(span)?,
            },
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moved(old: &str, new: &str, quote: &str) -> Option<String> {
        let (old, new) = (Article::new("", old), Article::new("", new));
        let at = old.text.find(quote).unwrap();
        let carry = Carry::new(&old, &new);
        let span = carry.span(Span::new(at, at + quote.len()))?;
        Some(span.slice(&new.text).to_owned())
    }

    #[test]
    fn words_before_behind_and_inside_a_change_are_found_again() {
        let old = "On 3 May it rained. On Tuesday the bridge closed. On 9 June it opened.";
        let new = "On 3 May it rained. The mayor came, and the bridge closed on Tuesday — at last. On 9 June it opened.";
        for quote in ["3 May", "Tuesday", "9 June", "bridge closed"] {
            assert_eq!(moved(old, new, quote).as_deref(), Some(quote));
        }
        assert_eq!(
            moved(old, "On 3 May it rained. On 9 June it opened.", "Tuesday"),
            None
        );
        assert_eq!(
            moved("a Tuesday b", "x Tuesday y Tuesday z", "Tuesday"),
            None
        );
        assert_eq!(
            moved("é Tuesday ü", "éé Tuesday üü", "Tuesday").as_deref(),
            Some("Tuesday")
        );
    }

    #[test]
    fn a_correction_goes_along_with_its_words() {
        let (old, new) = (
            Article::new("", "It closed on Tuesday."),
            Article::new("", "At last it closed on Tuesday."),
        );
        let carry = Carry::new(&old, &new);
        let edit = Edit::SetTime {
            article: old.id,
            span: Span::new(13, 20),
            interval: None,
        };
        let moved = Edit::SetTime {
            article: new.id,
            span: Span::new(21, 28),
            interval: None,
        };
        assert_eq!(carry.edit(&edit), Some(moved));
        assert_eq!(
            carry.edit(&Edit::Remove { article: old.id }),
            Some(Edit::Remove { article: new.id })
        );
    }
}
