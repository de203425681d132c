//! A panel → level bars: one row a category, every claim on it a bar of its own, and claims that differ side by side
//! with the range that they span.

use super::bars::{self, Lane};
use super::panels::{Form, Panel, Row};
use super::scale::LinearScale;
use super::sheet::Sheet;
use super::{Anchor, Fill, Ink, Layer, Mark, Rect, Stroke, TextStyle, words};
use crate::model::{Corpus, Datum, Figure, Kind, Ref, Status, Verdict};

/// Height of one bar with the air around it.
const BAR_ROW: f32 = 24.0;
/// Thickness of a bar.
const BAR: f32 = 16.0;
/// Height of one bar in a cluster.
const GROUPED_ROW: f32 = 18.0;
/// Air between clusters.
const CLUSTER_GAP: f32 = 10.0;
/// Claims whose words are measured to find out how much room words need.
const MEASURED: usize = 300;
/// Height of a claim with its quote.
const CLAIM_ROW: f32 = 40.0;
/// Height of the line that says how far claims lie apart.
const RANGE_ROW: f32 = 24.0;
/// Air between rows of several claims.
const ROW_GAP: f32 = 4.0;

/// Height of the rows of a panel.
#[must_use]
pub fn height(panel: &Panel) -> f32 {
    match panel.form {
        Form::Claims => panel.claims() as f32 * CLAIM_ROW + RANGE_ROW,
        Form::Grouped => {
            let clusters = panel.rows.chunk_by(|a, b| a.cluster == b.cluster).count();
            panel.claims() as f32 * GROUPED_ROW + clusters as f32 * CLUSTER_GAP
        }
        _ => panel
            .rows
            .iter()
            .map(|row| row.claims.len().max(1) as f32 * BAR_ROW + ROW_GAP)
            .sum(),
    }
}

/// The scale of a panel's values between two places along the bars.
#[must_use]
pub fn scale(panel: &Panel, from: f32, to: f32) -> LinearScale {
    let (low, high) = panel.span;
    of_whole(panel, from, to).unwrap_or_else(|| LinearScale::for_bars(low, high, from, to, 64.0))
}

/// The scale of the whole that a panel's values are shares of, where they are: one of ten percent and more is best seen as a
/// part of it.
#[must_use]
pub fn of_whole(panel: &Panel, from: f32, to: f32) -> Option<LinearScale> {
    let ((low, high), whole) = (panel.span, 100.0);
    let is_share = panel.kind == Kind::Share
        && panel.unit.is_share()
        && low >= 0.0
        && (whole / 10.0..=whole).contains(&high);
    is_share.then_some(LinearScale {
        low: 0.0,
        high: whole,
        from,
        to,
    })
}

/// Who says so: the speaker, else the source.
#[must_use]
pub fn voice(corpus: &Corpus, r: Ref, figure: &Figure) -> String {
    let source = corpus
        .article(r.article)
        .map_or("", |findings| findings.article.source_name());
    match &figure.speaker {
        Some(speaker) => speaker.clone(),
        None if source.is_empty() => "The article".to_owned(),
        None => source.to_owned(),
    }
}

/// A figure's value with what its standing adds.
#[must_use]
pub fn value(figure: &Figure) -> String {
    let standing = match figure.status {
        Status::Actual | Status::Claimed => return words::value(figure),
        other => other.word(),
    };
    format!("{} {standing}", words::value(figure))
}

/// What a screen reader says of a figure: measure, whose, when, value, voice.
#[must_use]
pub fn name(corpus: &Corpus, r: Ref, figure: &Figure) -> String {
    let period = figure
        .period
        .as_ref()
        .map(|period| words::interval(period.interval));
    let unit = figure.unit.label();
    let unit = if words::affixes(&figure.unit) == (String::new(), "") {
        unit
    } else {
        String::new()
    };
    let value = value(figure);
    let parts = [
        figure.measure.as_deref().unwrap_or(""),
        figure.entity.as_deref().unwrap_or(""),
        period.as_deref().unwrap_or(""),
        value.as_str(),
    ];
    let said: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    let unit = if unit.is_empty() {
        unit
    } else {
        format!(" {unit}")
    };
    format!("{}{unit}, {}", said.join(", "), voice(corpus, r, figure))
}

/// Places the rows of a panel into `area` and returns the scale of their values. Rows outside `sheet.visible` are left out.
pub fn place(sheet: &mut Sheet<'_>, corpus: &Corpus, panel: &Panel, area: Rect) -> LinearScale {
    let (labels, values) = widths(sheet, corpus, panel);
    let labels = if panel.form == Form::Single || labels <= 0.0 {
        0.0
    } else {
        ((labels + 12.0).min(area.w * 0.36) / 4.0).ceil() * 4.0
    };
    let room = values.min(area.w * 0.5) + 12.0 + bars::ARROW;
    let left = area.x + labels + if panel.span.0 < 0.0 { room } else { 0.0 };
    let right = (area.right() - room).max(left + 24.0);
    let scale = scale(panel, left, right);
    let mut y = area.y;
    sheet.layer = Layer::Marks;
    let mut cluster: Option<&str> = None;
    for row in &panel.rows {
        let begins = cluster != Some(&row.cluster);
        if panel.form == Form::Grouped && begins && cluster.is_some() {
            y += CLUSTER_GAP;
        }
        cluster = Some(&row.cluster);
        let top = y;
        let height = claim_height(panel.form);
        let drawing = Line {
            corpus,
            panel,
            row,
            labels,
            scale: &scale,
        };
        for (index, r) in row.claims.iter().enumerate() {
            let line = Rect::new(area.x, y, area.w, height);
            y += height;
            if !sheet.shows(line) {
                continue;
            }
            if let Some(figure) = corpus.figure(*r) {
                let words = label(corpus, panel, row, (index, begins), *r, figure);
                drawing.draw(sheet, *r, figure, &words, line);
            }
        }
        let foot = y;
        match panel.form {
            Form::Claims => {
                let line = Rect::new(area.x, y, area.w, RANGE_ROW);
                range(sheet, corpus, row, &scale, line);
                y += RANGE_ROW;
            }
            Form::Grouped => {}
            _ => y += ROW_GAP,
        }
        if panel.kind != Kind::Rank && sheet.shows(Rect::new(area.x, top, area.w, foot - top)) {
            sheet.upright(scale.x_from_value(0.0), top, foot, Ink::Text);
        }
    }
    sheet.layer = Layer::Frame;
    scale
}

/// Height of one claim.
fn claim_height(form: Form) -> f32 {
    match form {
        Form::Claims => CLAIM_ROW,
        Form::Grouped => GROUPED_ROW,
        _ => BAR_ROW,
    }
}

/// What stands before a bar: who says so where claims differ, its cluster where bars stand in clusters, else its row.
fn label(
    corpus: &Corpus,
    panel: &Panel,
    row: &Row,
    (index, begins): (usize, bool),
    r: Ref,
    figure: &Figure,
) -> String {
    match panel.form {
        Form::Claims => voice(corpus, r, figure),
        _ if index > 0 => String::new(),
        Form::Grouped if begins => row.cluster.clone(),
        Form::Grouped => String::new(),
        _ => row.label.clone(),
    }
}

/// The room that the words before and after the bars take, measured on the first rows.
fn widths(sheet: &Sheet<'_>, corpus: &Corpus, panel: &Panel) -> (f32, f32) {
    let (mut labels, mut values) = (0.0_f32, 0.0_f32);
    let claims = panel
        .rows
        .iter()
        .flat_map(|row| row.claims.iter().map(move |r| (row, *r)));
    for (row, r) in claims.take(MEASURED) {
        let Some(figure) = corpus.figure(r) else {
            continue;
        };
        let before = label(corpus, panel, row, (0, true), r, figure);
        let after = trailing(corpus, row, r, figure, panel.form);
        labels = labels.max(sheet.width(&before, TextStyle::Body));
        values = values.max(sheet.width(&after, TextStyle::Body));
    }
    (labels, values)
}

/// What stands after a bar: its value, and who says so where several do.
fn trailing(corpus: &Corpus, row: &Row, r: Ref, figure: &Figure, form: Form) -> String {
    if row.claims.len() > 1 && form != Form::Claims {
        format!("{} · {}", value(figure), voice(corpus, r, figure))
    } else {
        value(figure)
    }
}

/// The colour of a series; from the ninth on, grey.
#[must_use]
pub fn ink(series: usize) -> Ink {
    Ink::Category(u8::try_from(series).unwrap_or(u8::MAX))
}

/// What one line of a panel needs.
struct Line<'a> {
    corpus: &'a Corpus,
    panel: &'a Panel,
    row: &'a Row,
    labels: f32,
    scale: &'a LinearScale,
}

impl Line<'_> {
    fn draw(&self, sheet: &mut Sheet<'_>, r: Ref, figure: &Figure, label: &str, area: Rect) {
        let grouped = self.panel.form == Form::Grouped;
        let middle = area.y + if grouped { GROUPED_ROW } else { BAR_ROW } / 2.0;
        sheet.begin(
            area,
            Mark::One(Datum::Figure(r)),
            name(self.corpus, r, figure),
        );
        let words = sheet.cut(label, TextStyle::Body, self.labels - 8.0);
        sheet.text(
            (area.x, middle),
            Anchor::Start,
            words,
            TextStyle::Body,
            Ink::Text,
        );
        let trailing = trailing(self.corpus, self.row, r, figure, self.panel.form);
        if figure.kind == Kind::Rank {
            // A place in an order has no length.
            let at = (self.scale.x_from_value(0.0), middle);
            let words = sheet.cut(&trailing, TextStyle::Strong, area.right() - at.0);
            sheet.text(at, Anchor::Start, words, TextStyle::Strong, Ink::Text);
            sheet.end();
            return;
        }
        let is_whole = self.panel.kind == Kind::Share && self.scale.low >= 0.0 && !grouped;
        if is_whole {
            let (from, to) = (self.scale.from, self.scale.to);
            let track = Rect::new(from, middle - BAR / 2.0, to - from, BAR);
            sheet.fill(track, Fill::Solid(Ink::Band));
        }
        let lane = Lane {
            from: middle - BAR / 2.0,
            to: middle + BAR / 2.0,
            upright: false,
        };
        let ink = if self.row.superseded.contains(&r) {
            Ink::Empty
        } else {
            ink(self.row.series)
        };
        let end = bars::draw(sheet, figure, self.scale, lane, ink);
        let falls = end < self.scale.x_from_value(0.0);
        let end = if is_whole && !falls {
            end.max(self.scale.to)
        } else {
            end
        };
        let (anchor, x, room) = if falls {
            (Anchor::End, end - 8.0, end - 8.0 - area.x - self.labels)
        } else {
            (Anchor::Start, end + 8.0, area.right() - end - 8.0)
        };
        let words = sheet.cut(&trailing, TextStyle::Body, room);
        sheet.text((x, middle), anchor, words, TextStyle::Body, Ink::Text);
        if self.panel.form == Form::Claims {
            self.quote(sheet, r, area);
        }
        sheet.end();
    }

    /// The sentence behind a claim, and when it was reported.
    fn quote(&self, sheet: &mut Sheet<'_>, r: Ref, area: Rect) {
        let Some(findings) = self.corpus.article(r.article) else {
            return;
        };
        let sentence = self.corpus.sentence(Datum::Figure(r)).unwrap_or_default();
        let quote: Vec<&str> = findings.quote(sentence).split_whitespace().collect();
        let reported = findings
            .published
            .date
            .map_or_else(String::new, |date| format!(", {}", words::point(date)));
        let source = findings.article.source_name();
        let from = format!("{source}{reported}");
        let from = if source.is_empty() {
            String::new()
        } else {
            format!("{from}: ")
        };
        let text = format!("{from}“{}”", quote.join(" "));
        let left = area.x + self.labels + 8.0;
        let text = sheet.cut(&text, TextStyle::Secondary, area.right() - left);
        let at = (left, area.y + BAR_ROW + 4.0);
        sheet.text(
            at,
            Anchor::Start,
            text,
            TextStyle::Secondary,
            Ink::Secondary,
        );
    }
}

/// From the lowest to the highest claim, with both ends named; no mean of them.
fn range(sheet: &mut Sheet<'_>, corpus: &Corpus, row: &Row, scale: &LinearScale, area: Rect) {
    let mut claims: Vec<(f64, f64, &Figure)> = row
        .claims
        .iter()
        .filter_map(|r| corpus.figure(*r))
        .filter_map(|figure| bars::bounds(figure).map(|(low, high)| (low, high, figure)))
        .collect();
    claims.sort_by(|a, b| a.0.total_cmp(&b.0));
    let Some(low) = claims.first().copied() else {
        return;
    };
    let Some(high) = claims.iter().copied().max_by(|a, b| a.1.total_cmp(&b.1)) else {
        return;
    };
    let y = area.y + 8.0;
    let (from, to) = (scale.x_from_value(low.0), scale.x_from_value(high.1));
    let revised = row.verdict == Verdict::Revised;
    let ink = if revised {
        Ink::Secondary
    } else {
        Ink::Disagreement
    };
    let line = Stroke::of(ink, 1.5);
    sheet.line((from, y), (to, y), line);
    for x in [from, to] {
        sheet.line((x, y - 4.0), (x, y + 4.0), line);
    }
    let (from_words, to_words) = (words::value(low.2), words::value(high.2));
    let text = if revised {
        format!("revised between {from_words} and {to_words}")
    } else {
        format!("claims run from {from_words} to {to_words}")
    };
    // The words stand on the side that has more room.
    let (right, left) = (area.right() - to - 8.0, from - 8.0 - area.x);
    let width = sheet.width(&text, TextStyle::Secondary);
    let (anchor, x, room) = if right >= width || right >= left {
        (Anchor::Start, to + 8.0, right)
    } else {
        (Anchor::End, from - 8.0, left)
    };
    let text = sheet.cut(&text, TextStyle::Secondary, room);
    sheet.text((x, y), anchor, text, TextStyle::Secondary, ink);
}
