//! Words of the wire → values of the model, and the short forms that people write by hand.
//!
//! Rule names live as long as the program in the model, so names that come from a file are interned here, a bounded number
//! of them.

use super::{Published, Text};
use serde::Deserialize;
use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};

/// A publication date as a dataset may write it: `"2024-05-16"`, null, or the whole record.
#[derive(Deserialize)]
#[serde(untagged)]
pub(super) enum PublishedForm<'a> {
    /// Just the date.
    Date(Option<Text<'a>>),
    /// As `extract` writes it.
    Full {
        /// EDTF.
        #[serde(default)]
        date: Option<Text<'a>>,
        /// How it is known.
        #[serde(default)]
        basis: Text<'a>,
        /// Why.
        #[serde(default)]
        because: Text<'a>,
        /// In percent.
        #[serde(default)]
        confidence: u8,
    },
}

impl<'a> From<PublishedForm<'a>> for Published<'a> {
    fn from(form: PublishedForm<'a>) -> Self {
        match form {
            PublishedForm::Date(date) => Self {
                basis: if date.is_some() { "given" } else { "unknown" }.into(),
                confidence: if date.is_some() { 100 } else { 0 },
                because: Text::default(),
                date,
            },
            PublishedForm::Full {
                date,
                basis,
                because,
                confidence,
            } => Self {
                date,
                basis,
                because,
                confidence,
            },
        }
    }
}

/// How many names from files are kept; past it they all become `other`.
const MOST_NAMES: usize = 1024;

/// How long such a name may be, in bytes.
const LONGEST_NAME: usize = 64;

static NAMES: Mutex<BTreeSet<&'static str>> = Mutex::new(BTreeSet::new());

/// The name itself, kept for the life of the program.
pub(super) fn intern(name: &str) -> &'static str {
    if name.is_empty() {
        return "";
    }
    let mut names = NAMES.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(known) = names.get(name) {
        return known;
    }
    if names.len() >= MOST_NAMES || name.len() > LONGEST_NAME {
        return "other";
    }
    let kept: &'static str = Box::leak(name.to_owned().into_boxed_str());
    names.insert(kept);
    kept
}
