//! What a chart on paper carries besides its marks: title, sentence, legend, sources.

use super::event_mark::{self, Look};
use super::lanes::Lanes;
use super::pack::DOT;
use super::sheet::Sheet;
use super::{Anchor, Fill, Ink, Rect, Side, Stroke, TextStyle, words};
use crate::model::{Corpus, Modality};

/// Height of title and sentence above the plot.
pub(super) const HEAD: f32 = 68.0;
/// Height of the line of sources below the plot.
const CREDIT: f32 = 36.0;
/// Height of the legend, where one is needed.
const LEGEND: f32 = 28.0;
/// From the left and right edge.
const MARGIN: f32 = 16.0;

/// Which looks occur, so that the legend explains these and no others.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Looks {
    bits: u16,
}

/// Every look that the legend can explain.
const ENTRIES: [(&str, Look); 8] = [
    ("at this moment", PLAIN),
    (
        "some time within",
        Look {
            within: true,
            ..PLAIN
        },
    ),
    ("all this time", PLAIN),
    (
        "planned",
        Look {
            modality: Modality::Planned,
            ..PLAIN
        },
    ),
    (
        "conditional",
        Look {
            modality: Modality::Conditional,
            ..PLAIN
        },
    ),
    (
        "recurring",
        Look {
            modality: Modality::Recurring,
            ..PLAIN
        },
    ),
    (
        "about",
        Look {
            within: true,
            soft_left: true,
            soft_right: true,
            ..PLAIN
        },
    ),
    (
        "dated differently elsewhere",
        Look {
            disputed: true,
            ..PLAIN
        },
    ),
];

const PLAIN: Look = Look {
    ink: Ink::Secondary,
    modality: Modality::Happened,
    within: false,
    soft_left: false,
    soft_right: false,
    open_left: false,
    open_right: false,
    disputed: false,
};

impl Looks {
    /// The looks of all events in these lanes at this zoom.
    pub(super) fn of(lanes: &Lanes, seconds_per_px: f64) -> Self {
        let mut bits = 0;
        for entry in lanes.lanes.iter().flat_map(|lane| lane.index.entries()) {
            let look = Look::of(entry.form, Ink::Secondary);
            bits |= match look.modality {
                Modality::Happened => 0,
                Modality::Planned => 1 << 3,
                Modality::Conditional => 1 << 4,
                Modality::Recurring => 1 << 5,
            };
            if look.soft_left || look.soft_right {
                bits |= 1 << 6;
            }
            if look.disputed {
                bits |= 1 << 7;
            }
            let is_dot = ((entry.end - entry.start) as f64) < DOT * seconds_per_px;
            bits |= match (is_dot, look.within) {
                (true, _) => 0,
                (false, true) => 1 << 1,
                (false, false) => 1 << 2,
            };
        }
        // "At this moment" only needs saying beside something else.
        Self {
            bits: bits | u16::from(bits != 0),
        }
    }

    fn needs_legend(self) -> bool {
        self.bits & !0b11 != 0
    }
}

/// Outlets that are named where everything comes from.
const MOST_NAMED: usize = 8;

/// Height of everything below the plot.
pub(super) fn foot(looks: Looks) -> f32 {
    CREDIT + if looks.needs_legend() { LEGEND } else { 0.0 }
}

/// Where everything comes from, in one sentence.
pub(super) fn sources(corpus: &Corpus) -> String {
    let names: Vec<&str> = corpus
        .sources()
        .iter()
        .map(String::as_str)
        .filter(|name| !name.is_empty())
        .collect();
    let articles = words::counted(corpus.articles().len(), "article");
    match names.as_slice() {
        [] => format!("From {articles}."),
        [one] => format!("Source: {one}, {articles}."),
        many if many.len() > MOST_NAMED => {
            let (first, rest) = many.split_at(MOST_NAMED - 1);
            let (first, more) = (first.join(", "), rest.len());
            format!("Sources: {first} and {more} more; {articles}.")
        }
        many => format!("Sources: {}; {articles}.", many.join(", ")),
    }
}

/// Where the events of a timeline come from, and how they were read.
pub(super) fn credit(corpus: &Corpus) -> String {
    format!("{} Dates as read by Dateline.", sources(corpus))
}

/// The legend of bars: forecast, about, open, range, where they occur.
pub(super) fn bars(sheet: &mut Sheet<'_>, seen: [bool; 4], y: f32) {
    let ink = Ink::Category(0);
    let entries = ["forecast or target", "about", "or more", "from … to"];
    let mut x = MARGIN;
    for (kind, (words, _)) in entries
        .into_iter()
        .zip(seen)
        .enumerate()
        .filter(|(_, (_, is_seen))| *is_seen)
    {
        let (top, w) = (y - 6.0, 28.0);
        match kind {
            0 => sheet.fill(Rect::new(x, top, w, 12.0), Fill::Stripes(ink)),
            1 => {
                sheet.fill(Rect::new(x, top, w - 16.0, 12.0), Fill::Solid(ink));
                let fade = Fill::Fade {
                    ink,
                    to: Side::Right,
                    tint: false,
                };
                sheet.fill(Rect::new(x + w - 16.0, top, 16.0, 12.0), fade);
            }
            2 => {
                sheet.fill(Rect::new(x, top, w - 11.0, 12.0), Fill::Solid(ink));
                let head = [(x + w - 9.0, top), (x + w, y), (x + w - 9.0, y + 6.0)];
                sheet.polygon(&head, Some(Fill::Solid(ink)), None);
            }
            _ => {
                sheet.line((x, y), (x + 12.0, y), Stroke::thin(ink));
                sheet.fill(Rect::new(x + 12.0, top, w - 12.0, 12.0), Fill::Solid(ink));
            }
        }
        let width = sheet.width(words, TextStyle::Secondary);
        sheet.text(
            (x + w + 6.0, y),
            Anchor::Start,
            words,
            TextStyle::Secondary,
            Ink::Secondary,
        );
        x += w + 6.0 + width + 20.0;
    }
}

/// Draws title, sentence, legend and sources of a timeline on paper.
pub(super) fn paper(sheet: &mut Sheet<'_>, sentence: &str, credit: &str, looks: Looks) {
    let size = sheet.scene.size;
    let room = size.w - 2.0 * MARGIN;
    let title = sheet.scene.title.clone();
    heading(sheet, &title, sentence);
    let base = size.h - CREDIT;
    if looks.needs_legend() {
        legend(sheet, looks, base - LEGEND / 2.0 + 4.0);
    }
    let credit = sheet.cut(credit, TextStyle::Secondary, room);
    let at = (MARGIN, size.h - 16.0);
    sheet.text(
        at,
        Anchor::Start,
        credit,
        TextStyle::Secondary,
        Ink::Secondary,
    );
}

/// Draws a title and the sentence under it.
pub(super) fn heading(sheet: &mut Sheet<'_>, title: &str, sentence: &str) {
    let room = sheet.scene.size.w - 2.0 * MARGIN;
    let title = sheet.cut(title, TextStyle::Title, room);
    sheet.text(
        (MARGIN, 24.0),
        Anchor::Start,
        title,
        TextStyle::Title,
        Ink::Text,
    );
    let sentence = sheet.cut(sentence, TextStyle::Body, room);
    sheet.text(
        (MARGIN, 46.0),
        Anchor::Start,
        sentence,
        TextStyle::Body,
        Ink::Secondary,
    );
}

fn legend(sheet: &mut Sheet<'_>, looks: Looks, y: f32) {
    let mut x = MARGIN;
    for (bit, (words, look)) in ENTRIES.iter().enumerate() {
        if looks.bits & (1 << bit) == 0 {
            continue;
        }
        let instant = bit == 0 || (3..6).contains(&bit);
        let w = if instant { 10.0 } else { 32.0 };
        let width = sheet.width(words, TextStyle::Secondary);
        if x + w + 6.0 + width > sheet.scene.size.w - MARGIN {
            return;
        }
        event_mark::draw(sheet, *look, x, x + w, y);
        let style = TextStyle::Secondary;
        sheet.text(
            (x + w + 6.0, y),
            Anchor::Start,
            *words,
            style,
            Ink::Secondary,
        );
        x += w + 6.0 + width + 20.0;
    }
}
