//! English: the words, the readers of parts, and the rules.

mod clock;
mod digits;
mod parts;
pub(super) mod rules;
pub(super) mod words;

pub(super) use parts::{first, read};
