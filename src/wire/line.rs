//! One article as a dataset writes it, before anything was extracted: the input of `dateline extract -`.
//!
//! Fields that it does not know are ignored, so that annotated corpora can be fed as they are.

use crate::model::{Article, Diagnostic, Severity};
use jiff::civil::Date;
use serde::{Deserialize, Deserializer};
use std::fmt;

/// `{"id": "…", "text": "…", "title"?: "…", "published"?: "YYYY-MM-DD", "source"?: "…", "author"?: "…", "url"?: "…"}`; what public
/// corpora call some of them (`date`, `publish_date`, `publication`, `domain`, `authors`) is read where those are missing.
#[derive(Debug, Default, Deserialize)]
pub struct Line {
    #[serde(default, deserialize_with = "word")]
    id: Option<String>,
    #[serde(default, deserialize_with = "word")]
    title: Option<String>,
    text: String,
    #[serde(default, deserialize_with = "word")]
    published: Option<String>,
    #[serde(default, deserialize_with = "word")]
    date: Option<String>,
    #[serde(default, deserialize_with = "word")]
    publish_date: Option<String>,
    #[serde(default, deserialize_with = "word")]
    source: Option<String>,
    #[serde(default, deserialize_with = "word")]
    publication: Option<String>,
    #[serde(default, deserialize_with = "word")]
    domain: Option<String>,
    #[serde(default, deserialize_with = "word")]
    author: Option<String>,
    #[serde(default, deserialize_with = "word")]
    authors: Option<String>,
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
        let told =
            |words: &Option<String>| words.as_ref().is_some_and(|words| !words.trim().is_empty());
        let first = |names: [Option<String>; 3]| names.into_iter().find(told).flatten();
        article.source = first([self.source, self.publication, self.domain]);
        article.author = first([self.author, self.authors, None]);
        article.url = self.url;
        let written = first([self.published, self.date, self.publish_date]);
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

/// What [`word`] reads, as an item of a list or a member of an object.
struct Named(Option<String>);

impl<'de> Deserialize<'de> for Named {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        word(deserializer).map(Self)
    }
}

/// A string or number as text, the words of a list with commas between, the name of an object that has one; null and anything
/// else as nothing.
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
            let mut words = Vec::new();
            while let Some(Named(word)) = seq.next_element()? {
                words.extend(word);
            }
            Ok(Some(words.join(", ")).filter(|words| !words.is_empty()))
        }
        fn visit_map<A: serde::de::MapAccess<'de>>(
            self,
            mut map: A,
        ) -> Result<Self::Value, A::Error> {
            // An object such as {"date": …, "basis": …} is what this program writes; its date is read elsewhere.
            let mut name = None;
            while let Some(key) = map.next_key::<String>()? {
                if key == "name" {
                    Named(name) = map.next_value()?;
                } else {
                    map.next_value::<serde::de::IgnoredAny>()?;
                }
            }
            Ok(name)
        }
    }
    deserializer.deserialize_any(Word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Article {
        let line: Line = serde_json::from_str(line).unwrap();
        line.article(|day| day.parse().ok()).0
    }

    #[test]
    fn what_public_corpora_call_their_members_is_read_where_ours_are_missing() {
        let article = read(
            r#"{"text": "Rain.", "publish_date": "2024-05-16", "date": "", "domain": "courier.example", "authors": ["A. Vell", "B. Holm"]}"#,
        );
        assert_eq!(
            article.given.map(|day| day.to_string()).as_deref(),
            Some("2024-05-16")
        );
        assert_eq!(article.source.as_deref(), Some("courier.example"));
        assert_eq!(article.author.as_deref(), Some("A. Vell, B. Holm"));
        let article = read(
            r#"{"text": "Rain.", "published": "2024-05-16", "date": "2024-05-17", "source": {"id": null, "name": "Courier"}, "domain": "x"}"#,
        );
        assert_eq!(
            article.given.map(|day| day.to_string()).as_deref(),
            Some("2024-05-16")
        );
        assert_eq!(article.source.as_deref(), Some("Courier"));
    }
}
