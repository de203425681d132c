//! `dateline bench-frame`: counts of events → what frames over so many cost, as JSON. The frames are drawn by the window;
//! this command only names them.

use clap::Args;
use serde_json::{Value, json};
use std::process::ExitCode;

/// `dateline bench-frame`.
#[derive(Debug, Args)]
pub struct BenchFrame {
    /// How many made-up events to draw; several counts are drawn one after the other.
    #[arg(
        long,
        value_name = "COUNT",
        value_delimiter = ',',
        default_value = "1000,10000,100000,1000000,10000000"
    )]
    pub events: Vec<usize>,
    /// Draw the whole window rather than the timeline alone.
    #[arg(long)]
    pub window: bool,
}

impl BenchFrame {
    /// Prints what `cost` says of each count of events; its second argument asks for the whole window.
    pub fn run(&self, cost: impl Fn(usize, bool) -> Value) -> ExitCode {
        let runs: Vec<Value> = self
            .events
            .iter()
            .map(|&count| cost(count, self.window))
            .collect();
        let report = json!({ "window": "1600x900", "time": "processor time of the drawing thread", "runs": runs });
        super::print(&format!("{report:#}\n"))
    }
}
