//! What every interactive pane is given and what it may ask for.
//!
//! A pane reads [`Shared`], keeps only its own session state (scroll, drags, caches) and returns [`Request`]s. It never
//! changes what is shown; the app does, and hands the result back in the next frame.

use crate::chart::{Arrangement, BarSpec, LaneBy, TimeView};
use crate::model::{Corpus, Datum, Filter, Hits};
use crate::paint::theme::Theme;
use std::sync::Arc;

/// What all panes see in one frame.
#[derive(Clone, Copy)]
pub struct Shared<'a> {
    /// What is shown, with the user's corrections applied.
    pub corpus: &'a Arc<Corpus>,
    /// Changes whenever `corpus` or `filter` changes: caches hang on it.
    pub revision: u64,
    /// What is filtered out.
    pub filter: &'a Filter,
    /// The selected datum.
    pub selected: Option<Datum>,
    /// The datum under the pointer, in whichever pane that is.
    pub hovered: Option<Datum>,
    /// What a search has found, while one is on: the rest is dimmed.
    pub hits: Option<&'a Hits>,
    /// The stretch of time on show in every chart with a time axis; `None` fits everything.
    pub time: Option<TimeView>,
    /// Today, in seconds since 1970-01-01T00:00 civil time; `None` draws no today line.
    pub today: Option<i64>,
    /// What the lanes of the timeline stand for.
    pub lanes: LaneBy,
    /// How bar charts are to look.
    pub bars: &'a BarSpec,
    /// How they are arranged.
    pub arrangement: &'a Arrangement,
    /// Light or dark.
    pub theme: Theme,
}

/// What a pane asks the app to do.
#[derive(Clone, Debug, PartialEq)]
pub enum Request {
    /// The pointer is over this; asked again in every frame while it stays there.
    Hover(Datum),
    /// Select this, or nothing, and let every pane show it.
    Select(Option<Datum>),
    /// Show this stretch of time in every chart; `None` fits everything.
    SetView(Option<TimeView>),
    /// Filter every pane by this stretch of seconds since 1970 (half-open), or no longer.
    SetRange(Option<(i64, i64)>),
    /// Change what the lanes stand for.
    SetLanes(LaneBy),
    /// Change how bar charts look.
    SetBars(BarSpec),
    /// Copy the bar charts on show as a picture; `None` copies all of them, else the one of this key.
    CopyChart(Option<String>),
    /// Arrange the lanes otherwise.
    Arrange(Arrangement),
}
