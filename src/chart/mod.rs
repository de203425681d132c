//! Corpus → Scene: the only geometry in the program. Screen, SVG, PNG and tests all draw what is placed here.
//!
//! A chart is one file and one row in [`CHARTS`]. Layout depends on its arguments alone: same input, same scene. Has no
//! opinion on colours ([`Ink`] names roles), on fonts ([`Measure`] is handed in) or on the pointer.

mod arrangement;
pub mod axis;
pub mod band;
pub mod bar_spec;
pub mod bars;
pub mod boxes;
pub mod columns;
pub mod crowd;
mod deal;
pub mod dots;
pub mod effort;
mod era_bands;
mod event_mark;
pub mod figures;
mod flags;
pub mod ground;
pub mod index;
mod known;
mod lane_marks;
pub mod lane_rows;
mod lane_stack;
pub mod lanes;
mod legend;
mod narrow;
mod overview;
pub mod pack;
mod packed;
mod panel_form;
mod panel_rows;
pub mod panels;
pub mod periods;
mod reported;
mod room;
pub mod row_fill;
pub mod rows;
pub mod runs;
pub mod scale;
pub mod scene;
pub mod sheet;
pub mod stacked;
pub mod steps;
pub mod timeline;
pub mod tree;
pub mod words;
pub mod zoom;

pub use arrangement::{Arrangement, LaneSort, Place, toggle};
pub use bar_spec::{BarForm, BarSpec, ColourBy, GroupBy, SortBy};
pub use crowd::Crowd;
pub use effort::Effort;
pub use lane_marks::name;
pub use scene::{
    Anchor, Fill, Ink, Item, Layer, Mark, Point, Rect, Scene, Shape, Side, Size, Stroke, Target,
    TextStyle, Zone, ZoneKind,
};

use crate::model::{Corpus, Filter, LabelKind};

/// Measures text for layout, so that charts come out alike on screen and on paper.
pub trait Measure {
    /// How far one character moves the next one, in pixels.
    fn advance(&self, c: char, style: TextStyle) -> f32;

    /// Width in pixels of one line of `text`.
    fn width(&self, text: &str, style: TextStyle) -> f32 {
        text.chars().map(|c| self.advance(c, style)).sum()
    }
}

/// The stretch of time on show, in seconds since 1970-01-01T00:00 civil time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TimeView {
    /// Left edge.
    pub start: f64,
    /// Right edge; always after `start`.
    pub end: f64,
}

impl TimeView {
    /// Length in seconds, never zero.
    #[must_use]
    pub fn span(self) -> f64 {
        (self.end - self.start).max(1e-3)
    }
}

/// What of a chart is in view; session state, never saved.
#[derive(Clone, Debug)]
pub struct View<'a> {
    /// The stretch of time shown by every chart with a time axis; `None` fits everything.
    pub time: Option<TimeView>,
    /// Pixels scrolled down from the top of the content.
    pub scroll: f32,
    /// What is filtered out.
    pub filter: &'a Filter,
    /// "Today", for the today line, in seconds since 1970; `None` draws none (files must not depend on the clock).
    pub today: Option<i64>,
    /// Where it will be seen.
    pub surface: Surface,
}

/// Where a chart will be seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Surface {
    /// In a file: with title, legend and sources, for it must stand alone.
    #[default]
    Paper,
    /// In the window, which has titles of its own: with an overview to move by.
    Screen,
}

impl<'a> View<'a> {
    /// Everything that `filter` lets through, from the top, without a today line, on paper: what files show.
    #[must_use]
    pub fn all(filter: &'a Filter) -> Self {
        Self {
            time: None,
            scroll: 0.0,
            filter,
            today: None,
            surface: Surface::Paper,
        }
    }
}

/// What the lanes of a timeline stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum LaneBy {
    /// One lane an outlet.
    #[default]
    Source,
    /// One lane an article.
    Article,
    /// One lane a topic.
    Topic,
    /// One lane a place.
    Place,
    /// One lane an actor; an event of several stands in each.
    Actor,
    /// One lane a tag; an event of several stands in each.
    Tag,
    /// One lane a category.
    Category,
    /// One lane a day, month or year of publication, in order: what was known when.
    Reported,
    /// One lane for all.
    None,
}

impl LaneBy {
    /// All of them, in the order of display.
    pub const ALL: [Self; 9] = [
        Self::Source,
        Self::Article,
        Self::Topic,
        Self::Place,
        Self::Actor,
        Self::Tag,
        Self::Category,
        Self::Reported,
        Self::None,
    ];

    /// The labels of events that name the lanes; `None` where articles decide.
    #[must_use]
    pub fn label(self) -> Option<LabelKind> {
        match self {
            Self::Topic => Some(LabelKind::Topic),
            Self::Place => Some(LabelKind::Place),
            Self::Actor => Some(LabelKind::Actor),
            Self::Tag => Some(LabelKind::Tag),
            Self::Category => Some(LabelKind::Category),
            Self::Source | Self::Article | Self::Reported | Self::None => None,
        }
    }

    /// The word used in menus, arguments and project files.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Source => "source",
            Self::Article => "article",
            Self::Topic => LabelKind::Topic.word(),
            Self::Place => LabelKind::Place.word(),
            Self::Actor => LabelKind::Actor.word(),
            Self::Tag => LabelKind::Tag.word(),
            Self::Category => LabelKind::Category.word(),
            Self::Reported => "reported",
            Self::None => "none",
        }
    }

    /// Its name in menus.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Source => "Source",
            Self::Article => "Article",
            Self::Topic => "Topic",
            Self::Place => "Place",
            Self::Actor => "Actor",
            Self::Tag => "Tag",
            Self::Category => "Category",
            Self::Reported => "Reported (what was known when)",
            Self::None => "None",
        }
    }

    /// The value with this word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|value| value.word() == word)
    }
}

/// Which chart of what: plain data, saved with a project.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ChartSpec {
    /// The name of a row of [`CHARTS`].
    pub chart: &'static str,
    /// What the lanes of a timeline stand for.
    pub lanes: LaneBy,
    /// How they are arranged.
    pub arrangement: Arrangement,
    /// Only the panel of this key, or those with this in their title, in charts of figures; `None` shows all.
    pub quantity: Option<String>,
    /// How bar charts are to look.
    pub bars: BarSpec,
}

impl Default for ChartSpec {
    fn default() -> Self {
        Self {
            chart: "timeline",
            lanes: LaneBy::default(),
            arrangement: Arrangement::default(),
            quantity: None,
            bars: BarSpec::default(),
        }
    }
}

impl ChartSpec {
    /// The chart called `name` with its usual settings; `None` when there is no such chart.
    ///
    /// ```
    /// # use dateline::chart::ChartSpec;
    /// assert!(ChartSpec::named("timeline").is_some());
    /// assert!(ChartSpec::named("pie").is_none());
    /// ```
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        let chart = CHARTS.iter().find(|chart| chart.name == name)?;
        Some(Self {
            chart: chart.name,
            ..Self::default()
        })
    }
}

/// Everything that a layout function reads.
#[derive(Clone, Copy)]
pub struct Job<'a> {
    /// Which chart of what.
    pub spec: &'a ChartSpec,
    /// What was found.
    pub corpus: &'a Corpus,
    /// What of it is in view.
    pub view: &'a View<'a>,
    /// The surface, in pixels.
    pub size: Size,
    /// Text widths.
    pub measure: &'a dyn Measure,
}

/// One form of chart.
pub struct Chart {
    /// Its name on the command line and in project files.
    pub name: &'static str,
    /// Its name in menus.
    pub title: &'static str,
    /// What it shows, in one sentence.
    pub about: &'static str,
    /// Places its marks.
    pub layout: fn(&Job<'_>) -> Scene,
}

/// Every form of chart: feeds the menu, the command line and the snapshot tests.
pub const CHARTS: &[Chart] = &[
    Chart {
        name: "timeline",
        title: "Timeline",
        about: "Every dated event in its lane, with what is uncertain drawn as uncertain.",
        layout: timeline::layout,
    },
    Chart {
        name: "figures",
        title: "Figures",
        about: "Every figure as a bar, beside those that it may be compared with and no others.",
        layout: figures::layout,
    },
    Chart {
        name: "disagreement",
        title: "Disagreement",
        about: "Claims that differ on one quantity, side by side with who makes them.",
        layout: figures::disagreement,
    },
];

/// Places every mark of a chart. An unknown name draws the first chart.
#[must_use]
pub fn layout(
    spec: &ChartSpec,
    corpus: &Corpus,
    view: &View<'_>,
    size: Size,
    measure: &dyn Measure,
) -> Scene {
    let job = Job {
        spec,
        corpus,
        view,
        size,
        measure,
    };
    CHARTS
        .iter()
        .find(|chart| chart.name == spec.chart)
        .or_else(|| CHARTS.first())
        .map_or_else(Scene::default, |chart| (chart.layout)(&job))
}
