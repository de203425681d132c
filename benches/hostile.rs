//! `cargo bench --bench hostile [-- --files 2000] [--seed 1]`: damaged and hostile files of every prose format, hundreds or as
//! many as asked for → a table of what became of them. A crash of the program ends it; there must be none.

#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a measurement stops where it fails and prints what it found"
)]

#[path = "../tests/dateline/damage.rs"]
mod damage;
#[path = "../tests/dateline/files.rs"]
#[expect(dead_code, reason = "some of the files are made for the tests alone")]
mod files;

use dateline::read::{Limits, worker};

fn main() {
    let args: Vec<String> = std::env::args().collect();
    // `cargo bench draw_frame` asks every benchmark for what goes by that name; this one has only its own.
    let mut names = args
        .iter()
        .skip(1)
        .filter(|arg| arg.starts_with(char::is_alphabetic));
    if names.any(|name| !"hostile".contains(name.as_str())) {
        return;
    }
    let number = |name: &str, usual: u64| {
        let at = args.iter().position(|arg| arg == name);
        at.and_then(|at| args.get(at + 1)?.parse().ok())
            .unwrap_or(usual)
    };
    worker::isolate(env!("CARGO_BIN_EXE_dateline").into());
    let (count, seed) = (number("--files", 200), number("--seed", 1));
    let tallies = damage::campaign(usize::try_from(count).unwrap(), seed, &Limits::USUAL);
    println!(
        "{:<8} {:>7} {:>7} {:>8} {:>8} {:>8} {:>8}  slowest",
        "format", "tried", "read", "refused", "limited", "wrongly", "workers"
    );
    println!(
        "{:<8} {:>7} {:>7} {:>8} {:>8} {:>8} {:>8}",
        "", "", "", "", "", "read", "died"
    );
    for (format, tally) in &tallies {
        let (slowest, which) = &tally.slowest;
        println!(
            "{format:<8} {:>7} {:>7} {:>8} {:>8} {:>8} {:>8}  {:.2} s {which}",
            tally.tried,
            tally.read,
            tally.refused,
            tally.limited,
            tally.wrongly.len(),
            tally.died,
            slowest.as_secs_f64(),
        );
        for name in &tally.wrongly {
            println!("{format:<8} read although built to break a limit: {name}");
        }
    }
}
