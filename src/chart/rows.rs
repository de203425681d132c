//! A panel → level bars: one row a category, every claim on it a bar of its own, and claims that differ side by side
//! with the range that they span.

use super::bars::{self, Lane};
use super::panels::{Form, Panel, Row};
use super::scale::LinearScale;
use super::sheet::Sheet;
use super::{Anchor, Fill, Ink, Layer, Mark, Rect, Stroke, TextStyle, words};
use crate::model::{Corpus, Datum, Figure, Kind, Ref, Status};

/// Height of one bar with the air around it.
const BAR_ROW: f32 = 24.0;
/// Thickness of a bar.
const BAR: f32 = 16.0;
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
        _ => panel
            .rows
            .iter()
            .map(|row| row.claims.len().max(1) as f32 * BAR_ROW + ROW_GAP)
            .sum(),
    }
}

/// The scale of a panel's values between two places along the bars.
#[must_use]
pub fn scale(corpus: &Corpus, panel: &Panel, from: f32, to: f32) -> LinearScale {
    let (mut low, mut high) = (0.0_f64, 0.0_f64);
    for (_, figure) in panel.figures(corpus) {
        if let Some((a, b)) = bars::bounds(figure) {
            low = low.min(a);
            high = high.max(b);
        }
    }
    // A share of ten percent and more is best seen as a part of the whole.
    let whole = if panel.unit.key == "fraction" {
        1.0
    } else {
        100.0
    };
    if panel.kind == Kind::Share
        && panel.unit.is_share()
        && low >= 0.0
        && high >= whole / 10.0
        && high <= whole
    {
        return LinearScale {
            low: 0.0,
            high: whole,
            from,
            to,
        };
    }
    LinearScale::for_bars(low, high, from, to, 64.0)
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
fn value(figure: &Figure) -> String {
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

/// Places the rows of a panel into `area` and returns the scale of their values.
pub fn place(sheet: &mut Sheet<'_>, corpus: &Corpus, panel: &Panel, area: Rect) -> LinearScale {
    let label = |row: &Row, r: Ref, figure: &Figure| match panel.form {
        Form::Claims => voice(corpus, r, figure),
        _ => row.label.clone(),
    };
    let (mut widest, mut values) = (0.0_f32, 0.0_f32);
    for row in &panel.rows {
        for (r, figure) in row
            .claims
            .iter()
            .filter_map(|r| Some((*r, corpus.figure(*r)?)))
        {
            widest = widest.max(sheet.width(&label(row, r, figure), TextStyle::Body));
            values = values.max(sheet.width(
                &trailing(corpus, row, r, figure, panel.form),
                TextStyle::Body,
            ));
        }
    }
    let labels = if panel.form == Form::Single || widest <= 0.0 {
        0.0
    } else {
        ((widest + 12.0).min(area.w * 0.36) / 4.0).ceil() * 4.0
    };
    let room = values.min(area.w * 0.5) + 12.0 + bars::ARROW;
    let has_falls = panel
        .figures(corpus)
        .any(|(_, f)| bars::bounds(f).is_some_and(|b| b.0 < 0.0));
    let left = area.x + labels + if has_falls { room } else { 0.0 };
    let right = (area.right() - room).max(left + 24.0);
    let scale = scale(corpus, panel, left, right);
    let mut y = area.y;
    sheet.layer = Layer::Marks;
    for row in &panel.rows {
        let top = y;
        for (index, r) in row.claims.iter().enumerate() {
            let Some(figure) = corpus.figure(*r) else {
                continue;
            };
            let words = if index == 0 || panel.form == Form::Claims {
                label(row, *r, figure)
            } else {
                String::new()
            };
            let height = if panel.form == Form::Claims {
                CLAIM_ROW
            } else {
                BAR_ROW
            };
            let line = Rect::new(area.x, y, area.w, height);
            let drawing = Line {
                corpus,
                panel,
                row,
                labels,
                scale: &scale,
            };
            drawing.draw(sheet, *r, figure, &words, line);
            y += height;
        }
        if panel.form == Form::Claims {
            range(
                sheet,
                corpus,
                row,
                &scale,
                Rect::new(area.x, y, area.w, RANGE_ROW),
            );
            y += RANGE_ROW;
        } else {
            y += ROW_GAP;
        }
        if panel.kind == Kind::Rank {
            continue;
        }
        let foot = if panel.form == Form::Claims {
            y - RANGE_ROW
        } else {
            y - ROW_GAP
        };
        sheet.upright(scale.x_from_value(0.0), top, foot, Ink::Text);
    }
    sheet.layer = Layer::Frame;
    scale
}

/// What stands after a bar: its value, and who says so where several do.
fn trailing(corpus: &Corpus, row: &Row, r: Ref, figure: &Figure, form: Form) -> String {
    if row.claims.len() > 1 && form != Form::Claims {
        format!("{} · {}", value(figure), voice(corpus, r, figure))
    } else {
        value(figure)
    }
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
        let middle = area.y + BAR_ROW / 2.0;
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
        let is_whole = self.panel.kind == Kind::Share && self.scale.low >= 0.0;
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
        let end = bars::draw(sheet, figure, self.scale, lane, Ink::Category(0));
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
    let line = Stroke::of(Ink::Disagreement, 1.5);
    sheet.line((from, y), (to, y), line);
    for x in [from, to] {
        sheet.line((x, y - 4.0), (x, y + 4.0), line);
    }
    let text = format!(
        "claims run from {} to {}",
        words::value(low.2),
        words::value(high.2)
    );
    // The words stand on the side that has more room.
    let (right, left) = (area.right() - to - 8.0, from - 8.0 - area.x);
    let width = sheet.width(&text, TextStyle::Secondary);
    let (anchor, x, room) = if right >= width || right >= left {
        (Anchor::Start, to + 8.0, right)
    } else {
        (Anchor::End, from - 8.0, left)
    };
    let text = sheet.cut(&text, TextStyle::Secondary, room);
    sheet.text(
        (x, y),
        anchor,
        text,
        TextStyle::Secondary,
        Ink::Disagreement,
    );
}
