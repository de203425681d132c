//! Scene → SVG: one self-contained file of text and plain shapes, the same bytes for the same scene.
//!
//! Text stays text (selectable, searchable). What stands for data is a group with an accessible name.

use super::font::FAMILY;
use super::theme::{Rgb, Theme};
use crate::chart::{Anchor, Fill, Ink, Item, Point, Rect, Scene, Shape, Side, Stroke, TextStyle};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// Draws a scene as a whole SVG document.
#[must_use]
pub fn svg(scene: &Scene, theme: Theme) -> String {
    let mut writer = Writer {
        out: String::with_capacity(scene.items.len() * 120 + 1024),
        defs: BTreeMap::new(),
        theme,
    };
    let mut body = String::new();
    std::mem::swap(&mut writer.out, &mut body);
    writer.items(scene);
    std::mem::swap(&mut writer.out, &mut body);
    writer.head(scene);
    writer.out.push_str(&body);
    writer.out.push_str("</svg>\n");
    writer.out
}

struct Writer {
    out: String,
    /// Gradients and patterns by their id.
    defs: BTreeMap<String, String>,
    theme: Theme,
}

impl Writer {
    fn head(&mut self, scene: &Scene) {
        let (w, h) = (num(scene.size.w), num(scene.size.h));
        let _ = writeln!(
            self.out,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{w}\" height=\"{h}\" viewBox=\"0 0 {w} {h}\" \
             role=\"img\" aria-labelledby=\"title desc\" font-family=\"{FAMILY}, sans-serif\">"
        );
        let _ = writeln!(
            self.out,
            "<title id=\"title\">{}</title>\n<desc id=\"desc\">{}</desc>",
            escape(&scene.title),
            escape(&scene.summary)
        );
        if !(self.defs.is_empty() && scene.clips.is_empty()) {
            self.out.push_str("<defs>\n");
            for (index, clip) in scene.clips.iter().enumerate() {
                let _ = writeln!(
                    self.out,
                    "<clipPath id=\"clip{index}\"><rect {}/></clipPath>",
                    place(*clip)
                );
            }
            for def in self.defs.values() {
                self.out.push_str(def);
                self.out.push('\n');
            }
            self.out.push_str("</defs>\n");
        }
        let _ = writeln!(
            self.out,
            "<rect width=\"{w}\" height=\"{h}\" fill=\"{}\"/>",
            css(self.theme.color(Ink::Background))
        );
    }

    /// Runs of items with the same clip and target share a group.
    fn items(&mut self, scene: &Scene) {
        let mut open: Option<(Option<u16>, Option<u32>)> = None;
        for item in &scene.items {
            let key = (item.clip, item.target);
            if open != Some(key) {
                self.close(open);
                if let Some(clip) = key.0 {
                    let _ = writeln!(self.out, "<g clip-path=\"url(#clip{clip})\">");
                }
                if let Some(target) = key.1.and_then(|index| scene.targets.get(index as usize)) {
                    let name = escape(&target.name);
                    let _ = writeln!(self.out, "<g role=\"img\"><title>{name}</title>");
                }
                open = Some((
                    key.0,
                    key.1.filter(|&index| scene.targets.len() > index as usize),
                ));
            }
            self.item(item);
        }
        self.close(open);
    }

    fn close(&mut self, open: Option<(Option<u16>, Option<u32>)>) {
        if let Some((clip, target)) = open {
            for _ in 0..usize::from(clip.is_some()) + usize::from(target.is_some()) {
                self.out.push_str("</g>\n");
            }
        }
    }

    fn item(&mut self, item: &Item) {
        match &item.shape {
            Shape::Rect {
                rect,
                radius,
                fill,
                stroke,
            } => {
                let look = self.look(*fill, *stroke);
                let round = if *radius > 0.0 {
                    format!(" rx=\"{}\"", num(*radius))
                } else {
                    String::new()
                };
                let _ = writeln!(self.out, "<rect {}{round}{look}/>", place(*rect));
            }
            Shape::Line { from, to, stroke } => {
                let look = self.stroke(*stroke);
                let _ = writeln!(
                    self.out,
                    "<line x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\"{look}/>",
                    num(from.x),
                    num(from.y),
                    num(to.x),
                    num(to.y)
                );
            }
            Shape::Circle {
                center,
                radius,
                fill,
                stroke,
            } => {
                let look = self.look(*fill, *stroke);
                let _ = writeln!(
                    self.out,
                    "<circle cx=\"{}\" cy=\"{}\" r=\"{}\"{look}/>",
                    num(center.x),
                    num(center.y),
                    num(*radius)
                );
            }
            Shape::Polygon {
                points,
                fill,
                stroke,
            } => {
                let look = self.look(*fill, *stroke);
                let list: Vec<String> = points
                    .iter()
                    .map(|point| format!("{},{}", num(point.x), num(point.y)))
                    .collect();
                let _ = writeln!(self.out, "<polygon points=\"{}\"{look}/>", list.join(" "));
            }
            Shape::Text {
                at,
                anchor,
                text,
                style,
                ink,
            } => self.text(*at, *anchor, text, *style, *ink),
        }
    }

    fn text(&mut self, at: Point, anchor: Anchor, text: &str, style: TextStyle, ink: Ink) {
        let anchor = match anchor {
            Anchor::Start => "",
            Anchor::Middle => " text-anchor=\"middle\"",
            Anchor::End => " text-anchor=\"end\"",
        };
        let weight = if style.is_semibold() {
            " font-weight=\"600\""
        } else {
            ""
        };
        // The middle of Inter's capitals lies 0.364 em above the base line; stated as a number because not every
        // viewer knows `dominant-baseline`.
        let _ = writeln!(
            self.out,
            "<text x=\"{}\" y=\"{}\" font-size=\"{}\"{weight}{anchor} fill=\"{}\">{}</text>",
            num(at.x),
            num(at.y + style.px() * 0.364),
            num(style.px()),
            css(self.theme.color(ink)),
            escape(text)
        );
    }

    fn look(&mut self, fill: Option<Fill>, stroke: Option<Stroke>) -> String {
        let fill = match fill {
            None => "none".to_owned(),
            Some(Fill::Solid(ink)) => css(self.theme.color(ink)),
            Some(Fill::Tint(ink)) => css(self.theme.tint(ink)),
            Some(Fill::Stripes(ink)) => self.stripes(ink),
            Some(Fill::Fade { ink, to, tint }) => self.fade(ink, to, tint),
        };
        let stroke = stroke.map_or_else(String::new, |stroke| self.stroke(stroke));
        format!(" fill=\"{fill}\"{stroke}")
    }

    fn stroke(&self, stroke: Stroke) -> String {
        let dash = if stroke.dashed {
            " stroke-dasharray=\"3 3\""
        } else {
            ""
        };
        let width = if (stroke.width - 1.0).abs() < 1e-3 {
            String::new()
        } else {
            format!(" stroke-width=\"{}\"", num(stroke.width))
        };
        format!(
            " stroke=\"{}\"{width}{dash}",
            css(self.theme.color(stroke.ink))
        )
    }

    fn stripes(&mut self, ink: Ink) -> String {
        let (dark, pale) = (css(self.theme.color(ink)), css(self.theme.tint(ink)));
        let id = format!("stripes-{}", ink_id(ink));
        self.defs.entry(id.clone()).or_insert_with(|| {
            format!(
                "<pattern id=\"{id}\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" \
                 patternTransform=\"rotate(45)\"><rect width=\"6\" height=\"6\" fill=\"{pale}\"/>\
                 <rect width=\"2\" height=\"6\" fill=\"{dark}\"/></pattern>"
            )
        });
        format!("url(#{id})")
    }

    fn fade(&mut self, ink: Ink, to: Side, tint: bool) -> String {
        let color = if tint {
            self.theme.tint(ink)
        } else {
            self.theme.color(ink)
        };
        let (color, gone) = (css(color), css(self.theme.color(Ink::Background)));
        let (side, ends) = match to {
            Side::Left => ("left", "x1=\"1\" x2=\"0\""),
            Side::Right => ("right", "x1=\"0\" x2=\"1\""),
            Side::Top => ("top", "x1=\"0\" x2=\"0\" y1=\"1\" y2=\"0\""),
            Side::Bottom => ("bottom", "x1=\"0\" x2=\"0\" y1=\"0\" y2=\"1\""),
        };
        let shade = if tint { "-tint" } else { "" };
        let id = format!("fade-{}{shade}-{side}", ink_id(ink));
        self.defs.entry(id.clone()).or_insert_with(|| {
            format!(
                "<linearGradient id=\"{id}\" {ends}><stop offset=\"0\" stop-color=\"{color}\"/>\
                 <stop offset=\"1\" stop-color=\"{gone}\" stop-opacity=\"0\"/></linearGradient>"
            )
        });
        format!("url(#{id})")
    }
}

fn ink_id(ink: Ink) -> String {
    match ink {
        Ink::Category(n) => format!("category{n}"),
        other => format!("{other:?}").to_lowercase(),
    }
}

fn css([red, green, blue]: Rgb) -> String {
    format!("#{red:02x}{green:02x}{blue:02x}")
}

fn place(rect: Rect) -> String {
    format!(
        "x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"",
        num(rect.x),
        num(rect.y),
        num(rect.w),
        num(rect.h)
    )
}

/// A coordinate with at most two decimals and no trailing zeros; not a number becomes 0.
fn num(value: f32) -> String {
    if !value.is_finite() {
        return "0".to_owned();
    }
    let mut text = format!("{value:.2}");
    while text.ends_with('0') {
        text.pop();
    }
    if text.ends_with('.') {
        text.pop();
    }
    if text == "-0" { "0".to_owned() } else { text }
}

/// Text made safe for XML: markup escaped, characters that XML 1.0 forbids replaced.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' | '\r' => out.push(' '),
            c if c < ' ' || matches!(c, '\u{FFFE}' | '\u{FFFF}') => out.push('\u{FFFD}'),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::{Layer, Size};

    #[test]
    fn text_is_escaped_and_numbers_are_short() {
        assert_eq!(
            escape("a<b & \"c\"\u{1}"),
            "a&lt;b &amp; &quot;c&quot;\u{FFFD}"
        );
        assert_eq!(
            [num(1.0), num(-0.001), num(0.126), num(f32::NAN)],
            ["1", "0", "0.13", "0"].map(str::to_owned)
        );
    }

    #[test]
    fn a_pattern_is_defined_once_however_often_it_is_used() {
        let item = Item {
            shape: Shape::Rect {
                rect: Rect::new(0.0, 0.0, 9.0, 9.0),
                radius: 0.0,
                fill: Some(Fill::Stripes(Ink::Category(0))),
                stroke: None,
            },
            layer: Layer::Marks,
            clip: None,
            target: None,
        };
        let scene = Scene {
            size: Size { w: 10.0, h: 10.0 },
            items: vec![item.clone(), item],
            ..Scene::default()
        };
        let text = svg(&scene, Theme::Light);
        assert_eq!(text.matches("<pattern").count(), 1);
        assert_eq!(text.matches("url(#stripes-category0)").count(), 2);
    }
}
