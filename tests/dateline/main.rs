//! The integration tests: one binary, one module a subject.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    reason = "a test stops where it fails"
)]

mod app;
mod charts;
mod cli;
mod extract;
mod formats;
mod imports;
mod labels;
mod panes;
mod readme;
mod robust;
mod stories;
mod timelines;
