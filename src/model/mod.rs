//! The vocabulary of the program: pure values that every other layer speaks in.
//!
//! Knows no file, no wire format and no window. Everything here can be built by hand in a test.

pub mod carry;
pub mod claims;
pub mod compare;
pub mod concept;
pub mod convert;
pub mod corpus;
mod counted;
pub mod country;
pub mod dispute;
pub mod edit;
mod edtf;
pub mod event;
pub mod facets;
pub mod figure;
pub mod filter;
pub mod find;
pub mod fold;
pub mod gap;
pub mod go_on;
pub mod labels;
pub mod noun;
pub mod said;
pub mod story;
pub mod synthetic;
pub mod text;
pub mod time;
pub mod title;
mod wordings;

pub use claims::{Claim, Quantity, Verdict};
pub use corpus::{Corpus, Datum, Ref, Tie};
pub use dispute::Disputes;
pub use edit::{Edit, Log};
pub use event::{Clause, Diagnostic, Event, Findings, Mentions, Modality, Severity, Tense};
pub use figure::{
    Amount, Basis, Direction, Figure, Kind, Link, LinkKind, Period, Qualifier, Status, Unit,
};
pub use filter::{Facet, Filter, Only, SavedFilter};
pub use find::{Hits, Query};
pub use go_on::GoOn;
pub use labels::{Coordinates, LabelKind, LabelPool, LabelSet, Labels};
pub use text::{Article, ArticleId, FileHash, Identity, Origin, Published, PublishedBasis, Span};
pub use time::{Class, Grain, Interval, Point, Said, Time};
pub use title::Title;
