//! Dateline finds every dated event and every economic figure in news articles and plots them, each mark tied to the
//! sentence it came from.

#![cfg_attr(
    test,
    allow(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::print_stderr,
        reason = "a test stops where it fails"
    )
)]

pub mod app;
pub mod chart;
pub mod cli;
pub mod extract;
pub mod model;
pub mod paint;
pub mod read;
pub mod store;
pub mod wire;
pub mod work;
