//! What an event goes by: a stretch of its article's text, or words of its own.
//!
//! Most titles stand in the text already, word for word: a row of a table holds its title, and many a clause is one.
//! Such a title costs two numbers. Has no opinion on what makes a good title.

use super::text::Span;
use memchr::memchr_iter;

/// A title of at most about 80 characters, as a person would write it on a timeline.
///
/// ```
/// # use dateline::model::{Span, Title};
/// let text = "2024-05-03 · Bridge opens";
/// let title = Title::of("Bridge opens", text, Span::new(0, text.len()));
/// assert_eq!(title, Title::quoted(Span::new(14, text.len())));
/// assert_eq!(title.within(text), "Bridge opens");
/// assert_eq!(Title::from("Rain").within(text), "Rain");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Title(Words);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Words {
    Quoted(Span),
    Own(Box<str>),
}

impl Title {
    /// The words of a stretch of the article's text.
    #[must_use]
    pub fn quoted(span: Span) -> Self {
        Self(Words::Quoted(span))
    }

    /// These words, as a stretch of `sentence` where that holds them.
    #[must_use]
    pub fn of(words: &str, text: &str, sentence: Span) -> Self {
        // Sentences are short: a search for the first letter costs less than to prepare one for the whole.
        let within = sentence.slice(text).as_bytes();
        let found = words.bytes().next().and_then(|first| {
            memchr_iter(first, within).find(|&at| within[at..].starts_with(words.as_bytes()))
        });
        match found {
            Some(at) => {
                let start = sentence.start as usize + at;
                Self::quoted(Span::new(start, start + words.len()))
            }
            None => Self::from(words),
        }
    }

    /// The words, where `text` is that of its article.
    #[must_use]
    pub fn within<'a>(&'a self, text: &'a str) -> &'a str {
        match &self.0 {
            Words::Quoted(span) => span.slice(text),
            Words::Own(words) => words,
        }
    }

    /// The same title in a text with `offset` bytes before it.
    #[must_use]
    pub fn moved(self, offset: usize) -> Self {
        match self.0 {
            Words::Quoted(span) => Self::quoted(span.moved(offset)),
            Words::Own(_) => self,
        }
    }

    /// The stretch of the text that they are, if they are one.
    #[must_use]
    pub fn span(&self) -> Option<Span> {
        match self.0 {
            Words::Quoted(span) => Some(span),
            Words::Own(_) => None,
        }
    }

    /// The words, unless they are a stretch of the text.
    #[must_use]
    pub fn own(&self) -> Option<&str> {
        match &self.0 {
            Words::Quoted(_) => None,
            Words::Own(words) => Some(words),
        }
    }
}

impl From<&str> for Title {
    fn from(words: &str) -> Self {
        Self(Words::Own(words.into()))
    }
}

impl From<String> for Title {
    fn from(words: String) -> Self {
        Self(Words::Own(words.into()))
    }
}
