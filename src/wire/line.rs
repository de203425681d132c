//! One article as a dataset writes it, before anything was extracted: the input of `dateline extract -`.
//!
//! Fields that it does not know are ignored, so that annotated corpora can be fed as they are.

use crate::model::{Article, Diagnostic, Severity};
use jiff::civil::Date;
use serde::{Deserialize, Deserializer};
use std::fmt;

/// `{"id": "…", "text": "…", "title"?: "…", "published"?: "YYYY-MM-DD", "source"?: "…", "author"?: "…", "url"?: "…"}`.
#[derive(Debug, Default, Deserialize)]
pub struct Line {
    #[serde(default, deserialize_with = "word")]
    id: Option<String>,
    #[serde(default, deserialize_with = "word")]
    title: Option<String>,
    text: String,
    #[serde(default, alias = "date", deserialize_with = "word")]
    published: Option<String>,
    #[serde(default, deserialize_with = "word")]
    source: Option<String>,
    #[serde(default, deserialize_with = "word")]
    author: Option<String>,
    #[serde(default, deserialize_with = "word")]
    url: Option<String>,
}

impl Line {
    /// The article, and a remark when `day` cannot read its publication date.
    #[must_use]
    pub fn article(self, day: impl Fn(&str) -> Option<Date>) -> (Article, Vec<Diagnostic>) {
        let mut article = Article::new(self.title.unwrap_or_default(), self.text);
        if let Some(id) = self.id.filter(|id| !id.is_empty()) {
            article.key = id;
        }
        article.source = self.source;
        article.author = self.author;
        article.url = self.url;
        let written = self.published.filter(|date| !date.trim().is_empty());
        article.given = written.as_deref().and_then(day);
        let unread = written.filter(|_| article.given.is_none());
        let remarks = unread.map(|date| Diagnostic {
            severity: Severity::Warning,
            span: None,
            message: format!("the publication date \"{date}\" was not understood and is ignored"),
            hint: "Write it as YYYY-MM-DD.".to_owned(),
        });
        (article, remarks.into_iter().collect())
    }
}

/// A string or number as text; null and anything else as nothing.
fn word<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    struct Word;
    impl<'de> serde::de::Visitor<'de> for Word {
        type Value = Option<String>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("text, a number or null")
        }
        fn visit_str<E>(self, value: &str) -> Result<Self::Value, E> {
            Ok(Some(value.to_owned()))
        }
        fn visit_string<E>(self, value: String) -> Result<Self::Value, E> {
            Ok(Some(value))
        }
        fn visit_bool<E>(self, _: bool) -> Result<Self::Value, E> {
            Ok(None)
        }
        fn visit_i64<E>(self, value: i64) -> Result<Self::Value, E> {
            Ok(Some(value.to_string()))
        }
        fn visit_u64<E>(self, value: u64) -> Result<Self::Value, E> {
            Ok(Some(value.to_string()))
        }
        fn visit_f64<E>(self, value: f64) -> Result<Self::Value, E> {
            Ok(Some(value.to_string()))
        }
        fn visit_unit<E>(self) -> Result<Self::Value, E> {
            Ok(None)
        }
        fn visit_seq<A: serde::de::SeqAccess<'de>>(
            self,
            mut seq: A,
        ) -> Result<Self::Value, A::Error> {
            while seq.next_element::<serde::de::IgnoredAny>()?.is_some() {}
            Ok(None)
        }
        fn visit_map<A: serde::de::MapAccess<'de>>(
            self,
            mut map: A,
        ) -> Result<Self::Value, A::Error> {
            while map
                .next_entry::<serde::de::IgnoredAny, serde::de::IgnoredAny>()?
                .is_some()
            {}
            // An object such as {"date": …, "basis": …} is what this program writes; its date is read elsewhere.
            Ok(None)
        }
    }
    deserializer.deserialize_any(Word)
}
