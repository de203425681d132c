//! Dateline finds every dated event and every economic figure in news articles and plots them, each mark tied to the
//! sentence it came from.
//!
//! This page is the map: what flows where, who may know whom, and what always holds. `tests/tidy.rs` checks what a
//! machine can check of it.
//!
//! # The road from a file to a mark
//!
//! ```text
//! file ── read ──▶ Document ── work ──▶ extract ──▶ Findings ──▶ Corpus ──▶ Log::apply ──▶ chart ──▶ Scene ──┬─▶ app
//!                                                                                                            └─▶ paint ─▶ SVG ─▶ PNG
//! ```
//!
//! 1. [`read`] turns bytes into articles: it finds the format and the encoding, and names what it could not read.
//! 2. [`work`] runs [`extract`] on each article, off the window's thread, with progress and a way to cancel.
//! 3. [`extract`] cuts the text into tokens and sentences, finds dates and figures by rules, resolves the dates against
//!    the publication date (worked out from the text where nobody gave it), and ties clauses and figures to them. The
//!    result is [`model::Findings`]: for every finding its span, its rule and the reason for every guess.
//! 4. [`model::Corpus`] holds the findings of all open articles, indexed. It is never edited: the user's corrections are a
//!    [`model::Log`] laid over it, and undo moves a cursor in that log.
//! 5. [`chart`] places every mark of a chart: a [`chart::Scene`] of shapes and of targets that answer to the pointer, the
//!    keyboard and a screen reader.
//! 6. [`app`] paints scenes on the screen; [`paint`] writes them as SVG, and that SVG as PNG. Nothing is laid out twice.
//!
//! [`wire`] is the form that findings take outside the program, in JSON and in tables; [`store`] keeps them in files.
//! [`cli`] is the headless side: same road, no window.
//!
//! # Layers
//!
//! | Layer | Knows | Never knows |
//! |---|---|---|
//! | [`model`] | nothing but values | files, formats, the window |
//! | [`read`] | `model`, `wire` | how anything is extracted |
//! | [`extract`] | `model` | files, clock, locale, environment |
//! | [`chart`] | `model` | who draws it |
//! | [`paint`] | `chart` | what the marks mean |
//! | [`wire`] | `model` | files |
//! | [`work`] | `model`, `read`, `extract` | the window |
//! | [`store`] | `model`, `read` (its error), `chart` (what is drawn, not how), `wire` | the window |
//! | [`cli`] | all but `app` | the window |
//! | [`app`] | all but `cli` | the command line |
//!
//! A format is one file and one row in `read`; a date or figure rule is a row with its examples; a chart is one file and
//! one row in `chart`; a headless command is one file in `cli`.
//!
//! # What always holds
//!
//! - Extraction is total and pure: it never fails, never panics, and never reads clock, locale, environment or file.
//! - Every span slices its article's text, and the slice is its quote.
//! - The same input gives the same bytes out, whatever the number of threads; no hash order reaches the output.
//! - The window and the headless commands draw the same scene for the same input.
//! - No date is made up: what cannot be dated stays in the findings as a leftover, for the user to see and to date.
//! - Claims that differ on one quantity stand side by side; they are never averaged or merged.
//! - Nothing goes over the network.
//!
//! # Dependencies
//!
//! Each does something better than we would:
//!
//! - `aho-corasick`: finds many names in a text in one pass.
//! - `blake3`: the identity of articles, as fast as they are copied.
//! - `bytes`: a file in memory as `parquet` takes it.
//! - `calamine`: reads spreadsheets (XLSX, XLS, ODS).
//! - `calcard`: reads iCalendar.
//! - `chardetng`: guesses the legacy encoding of a text file.
//! - `clap`: the command line and its help.
//! - `cpu-time`: the processor time of one thread, for measurements.
//! - `csv`: reads and writes CSV and TSV.
//! - `directories`: where each system keeps a program's settings.
//! - `dom_smoothie`: finds the article in a web page.
//! - `eframe`: opens the window and draws egui in it, through OpenGL or wgpu.
//! - `egui_extras`: the table widget.
//! - `egui_plot`: pan, zoom and axes of the bar charts on the screen.
//! - `egui_tiles`: panes that the user can rearrange.
//! - `egui`: widgets, input and painting of the window.
//! - `encoding_rs`: decodes UTF-16 and legacy encodings.
//! - `feed-rs`: reads RSS and Atom.
//! - `jiff`: civil dates.
//! - `mail-parser`: reads mail.
//! - `memchr`: finds line ends fast.
//! - `mimalloc`: hands out memory in small pieces, on all cores at once.
//! - `notify`: tells when an open file changes.
//! - `parquet`: reads and writes Parquet.
//! - `pdf_oxide`: finds the words of a PDF in reading order.
//! - `png`: writes PNG files.
//! - `quick-xml`: reads the XML inside office documents and books.
//! - `rayon`: extracts many articles at once.
//! - `resvg`: turns SVG into pixels.
//! - `rfd`: the system's file dialogs.
//! - `rlimit`: caps the memory of a reader that may not survive its file, on Unix.
//! - `rust_decimal`: decimals as written, with their own precision.
//! - `rust_xlsxwriter`: writes spreadsheets.
//! - `rustc-hash`: hashes short words faster than the standard library does.
//! - `serde_json`: JSON, with keys in the order written.
//! - `serde`: the wire structs.
//! - `sha2`: the identity of files.
//! - `ttf-parser`: widths of glyphs, so that layout does not depend on the screen.
//! - `zip`: opens the archives that office documents, books and folders of files come in.
//!
//! For tests and measurements only:
//!
//! - `divan`: measures speed, in `benches/`.
//! - `egui_kittest`: drives the window's code without a window.
//! - `insta`: snapshots that a person can review.
//! - `proptest`: properties over made-up input.
//! - `tempfile`: folders that vanish after a test.

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

#[cfg(feature = "window")]
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
