//! Nouns that a time beside them only describes: yardsticks, periods and outlooks.
//!
//! Only data with its lookup.

/// True for what something is measured by: "above its level in May".
pub(super) fn is_yardstick(noun: &str) -> bool {
    [
        "level",
        "levels",
        "figure",
        "figures",
        "rate",
        "total",
        "average",
        "number",
        "pace",
        "peak",
        "record",
        "high",
        "low",
        "reading",
        "estimate",
        "forecast",
        "projection",
    ]
    .iter()
    .any(|yard| noun.eq_ignore_ascii_case(yard))
}

/// True for a stretch or a part of time.
pub(super) fn is_period(noun: &str) -> bool {
    [
        "quarter",
        "half",
        "months",
        "month",
        "week",
        "weeks",
        "days",
        "period",
        "start",
        "end",
        "beginning",
        "year",
        "spring",
        "summer",
        "autumn",
        "winter",
        "morning",
        "evening",
        "night",
    ]
    .iter()
    .any(|period| noun.eq_ignore_ascii_case(period))
}

/// True for what looks ahead to a time: "its forecast for 2025".
pub(super) fn is_outlook(noun: &str) -> bool {
    [
        "forecast",
        "forecasts",
        "estimate",
        "estimates",
        "target",
        "targets",
        "projection",
        "projections",
        "outlook",
        "guidance",
    ]
    .iter()
    .any(|outlook| noun.eq_ignore_ascii_case(outlook))
}
