//! A saved filter ↔ its form in a project file: words and plain numbers, what is not asked for left out.

use super::id;
use crate::model::{Filter, Findings, Grain, Kind, Modality, SavedFilter, Status, Unit};
use serde::{Deserialize, Serialize};

/// A saved filter as JSON.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct WireFilter {
    name: String,
    /// First second since 1970, and one past the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    range: Option<(i64, i64)>,
    /// One past the last second since 1970.
    #[serde(skip_serializing_if = "Option::is_none")]
    reported: Option<i64>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    articles: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    sources: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    modalities: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    grains: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    kinds: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    units: Vec<WireUnit>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    speakers: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    statuses: Vec<String>,
}

/// A unit as JSON.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct WireUnit {
    unit: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    currency: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    per: Option<String>,
}

/// The words for values.
fn words<T: Copy>(values: &[T], word: impl Fn(T) -> &'static str) -> Vec<String> {
    values.iter().map(|&value| word(value).to_owned()).collect()
}

/// The values of words; a word of a newer version is passed over.
fn values<T: Copy>(words: &[String], all: &[T], word: impl Fn(T) -> &'static str) -> Vec<T> {
    let value = |wanted: &String| all.iter().copied().find(|&value| word(value) == wanted);
    words.iter().filter_map(value).collect()
}

impl From<&SavedFilter> for WireFilter {
    fn from(saved: &SavedFilter) -> Self {
        let filter = &saved.filter;
        Self {
            name: saved.name.clone(),
            range: filter.range,
            reported: filter.reported,
            articles: filter.articles.iter().map(ToString::to_string).collect(),
            sources: filter.sources.clone(),
            modalities: words(&filter.modalities, Modality::word),
            grains: words(&filter.grains, Grain::word),
            kinds: words(&filter.kinds, Kind::word),
            units: filter.units.iter().map(WireUnit::from).collect(),
            speakers: filter.speakers.clone(),
            statuses: words(&filter.statuses, Status::word),
        }
    }
}

impl WireFilter {
    /// The filter that it is in a project of these articles.
    pub(super) fn saved(self, articles: &[Findings]) -> SavedFilter {
        let wire = self;
        let ids = wire.articles.iter();
        SavedFilter {
            name: wire.name,
            filter: Filter {
                range: wire.range.filter(|(from, to)| from < to),
                reported: wire.reported,
                articles: ids.filter_map(|text| id(text, articles)).collect(),
                sources: wire.sources,
                modalities: values(&wire.modalities, &Modality::ALL, Modality::word),
                grains: values(&wire.grains, &Grain::ALL, Grain::word),
                kinds: values(&wire.kinds, Kind::ALL, Kind::word),
                units: wire.units.into_iter().map(Unit::from).collect(),
                speakers: wire.speakers,
                statuses: values(&wire.statuses, Status::ALL, Status::word),
            },
        }
    }
}

impl From<&Unit> for WireUnit {
    fn from(unit: &Unit) -> Self {
        let owned = |text: &std::borrow::Cow<'static, str>| text.clone().into_owned();
        Self {
            unit: owned(&unit.key),
            currency: unit.currency.as_ref().map(owned),
            per: unit.per.as_ref().map(owned),
        }
    }
}

impl From<WireUnit> for Unit {
    fn from(wire: WireUnit) -> Self {
        Self {
            key: wire.unit.into(),
            currency: wire.currency.map(Into::into),
            per: wire.per.map(Into::into),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{ArticleId, Only};

    #[test]
    fn a_filter_comes_back_as_it_was_saved() {
        let mut filter = Filter {
            range: Some((-5, 86_400)),
            reported: Some(1_700_000_000),
            articles: vec![ArticleId([7; 16])],
            ..Filter::default()
        };
        for only in [
            Only::Source("Courier".to_owned()),
            Only::Modality(Modality::Planned),
            Only::Precision(Grain::Season),
            Only::Kind(Kind::Share),
            Only::Unit(Unit::currency("EUR").per("barrel")),
            Only::Speaker(String::new()),
            Only::Status(Status::Forecast),
        ] {
            filter = filter.toggled(&only);
        }
        let saved = SavedFilter {
            name: "Before the vote".to_owned(),
            filter,
        };
        let text = serde_json::to_string(&WireFilter::from(&saved)).unwrap();
        let wire: WireFilter = serde_json::from_str(&text).unwrap();
        assert_eq!(wire.saved(&[]), saved);
    }

    #[test]
    fn what_is_not_asked_for_is_not_written() {
        let saved = SavedFilter {
            name: "All".to_owned(),
            filter: Filter::default(),
        };
        let text = serde_json::to_string(&WireFilter::from(&saved)).unwrap();
        assert_eq!(text, r#"{"name":"All"}"#);
        let newer = r#"{"name": "x", "kinds": ["share", "aroma"]}"#;
        let wire: WireFilter = serde_json::from_str(newer).unwrap();
        assert_eq!(wire.saved(&[]).filter.kinds, [Kind::Share]);
    }
}
