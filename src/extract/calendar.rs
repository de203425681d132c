//! The names of days and months, for rules that only ask whether a word is one.
//!
//! What day or month a name means is the business of [`super::date`].

use super::letters::Words;

/// Days of the week.
pub(super) const DAYS: Words = words![
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];

/// Days of the week, cut short.
pub(super) const SHORT_DAYS: Words = words![
    "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun",
];

/// Months, whole and cut short.
pub(super) const MONTHS: Words = words![
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "jan",
    "feb",
    "mar",
    "apr",
    "jun",
    "jul",
    "aug",
    "sept",
    "sep",
    "oct",
    "nov",
    "dec",
];
