//! The integration tests: one binary, one module a subject.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test stops where it fails"
)]

mod app;
mod bar_forms;
mod bars;
mod calendars;
mod charts;
mod cli;
mod damage;
mod edges;
mod escapes;
mod exports;
mod extract;
mod files;
mod formats;
mod hostile;
mod identity;
mod imports;
mod labels;
mod layouts;
mod limits;
mod linked;
mod mapper;
mod outlets;
mod panes;
mod parquet;
mod prose;
mod readme;
mod records;
mod robust;
mod round_trips;
mod shapes;
mod stories;
mod streams;
mod tables;
mod timelines;
