//! `dateline render`: files → a chart as SVG or PNG, the same that the window shows.

use super::input::Inputs;
use super::{Output, ThemeName, say};
use crate::chart::{
    self, BarForm, BarSpec, CHARTS, ChartSpec, ColourBy, GroupBy, LaneBy, Size, SortBy, View,
};
use crate::model::{Corpus, Filter, convert};
use crate::paint::png::{PNG_SCALES, scale_of};
use crate::paint::{self, Theme};
use crate::store;
use clap::Args;
use std::path::Path;
use std::process::ExitCode;

/// `dateline render`.
#[derive(Debug, Args)]
pub struct Render {
    /// Which chart.
    #[arg(long, value_name = "NAME", default_value = "timeline", value_parser = chart_names())]
    chart: String,
    /// Width and height in pixels, at a scale of 1.
    #[arg(long, value_name = "WxH", default_value = "1200x700", value_parser = size)]
    size: Size,
    /// Pixels of a PNG to each pixel of the layout, each way: 1 to 4, for sharp type in print and on dense screens.
    /// Default: what the name says (`out@3x.png`), or else 2.
    #[arg(long, value_name = "N", value_parser = scale)]
    scale: Option<u8>,
    /// Light or dark.
    #[arg(long, value_enum, default_value = "light")]
    theme: ThemeName,
    /// What the lanes of a timeline stand for.
    #[arg(long, value_name = "BY", default_value = "source", value_parser = lane_names())]
    lanes: String,
    #[command(flatten)]
    bars: Bars,
    #[command(flatten)]
    inputs: Inputs,
    #[command(flatten)]
    output: Output,
}

/// How bar charts are to look.
#[derive(Debug, Args)]
#[command(next_help_heading = "Bar charts")]
struct Bars {
    /// Only quantities with this in their title.
    #[arg(long, value_name = "TEXT")]
    quantity: Option<String>,
    /// The form; where figures cannot be drawn so, the usual one is taken and the reason said.
    #[arg(long, value_name = "FORM", default_value = "auto", value_parser = words(BarForm::ALL, BarForm::word))]
    form: String,
    /// What the categories are.
    #[arg(long, value_name = "BY", default_value = "auto", value_parser = words(GroupBy::ALL, GroupBy::word))]
    group: String,
    /// The order of categories.
    #[arg(long, value_name = "BY", default_value = "auto", value_parser = words(SortBy::ALL, SortBy::word))]
    sort: String,
    /// What the colour of a bar stands for.
    #[arg(long, value_name = "BY", default_value = "auto", value_parser = words(ColourBy::ALL, ColourBy::word))]
    colour: String,
    /// Leave out the series of this name; may be given again.
    #[arg(long, value_name = "NAME")]
    hide: Vec<String>,
    /// Convert figures; may be given again. Write EUR:USD=1.08, mile:kilometre, per-head=5400000 or share-of=1200000000 USD,
    /// each with @date and (source) after it, or "stated" for the rates that the articles themselves give.
    #[arg(long, value_name = "HOW")]
    convert: Vec<String>,
}

impl Bars {
    /// The look asked for, and the conversions; `corpus` gives stated rates.
    fn spec(&self, corpus: &Corpus) -> Result<BarSpec, String> {
        let mut conversions = Vec::new();
        for text in &self.convert {
            if text == "stated" {
                conversions.extend(convert::stated_rates(corpus));
            } else {
                conversions.push(text.parse()?);
            }
        }
        Ok(BarSpec {
            form: BarForm::from_word(&self.form).unwrap_or_default(),
            group: GroupBy::from_word(&self.group).unwrap_or_default(),
            sort: SortBy::from_word(&self.sort).unwrap_or_default(),
            colour: ColourBy::from_word(&self.colour).unwrap_or_default(),
            hidden: self.hide.clone(),
            conversions,
        })
    }
}

/// The words of a choice, for the argument parser.
fn words<T: Copy>(
    all: &'static [T],
    word: fn(T) -> &'static str,
) -> clap::builder::PossibleValuesParser {
    all.iter()
        .map(|value| word(*value))
        .collect::<Vec<_>>()
        .into()
}

fn chart_names() -> clap::builder::PossibleValuesParser {
    CHARTS
        .iter()
        .map(|chart| chart.name)
        .collect::<Vec<_>>()
        .into()
}

fn lane_names() -> clap::builder::PossibleValuesParser {
    LaneBy::ALL.map(LaneBy::word).to_vec().into()
}

/// Reads `1200x700`.
fn size(text: &str) -> Result<Size, String> {
    let wrong = || format!("\"{text}\" is not a size such as 1200x700");
    let (w, h) = text.split_once(['x', 'X', '×']).ok_or_else(wrong)?;
    let pixels = |text: &str| {
        text.trim()
            .parse::<u16>()
            .map(f32::from)
            .map_err(|_| wrong())
    };
    let size = Size {
        w: pixels(w)?,
        h: pixels(h)?,
    };
    if size.w < 100.0 || size.h < 100.0 || size.w > 8000.0 || size.h > 8000.0 {
        return Err("a side must have between 100 and 8000 pixels".to_owned());
    }
    Ok(size)
}

/// Reads `1` to `4`.
fn scale(text: &str) -> Result<u8, String> {
    let scale = text.parse().ok().filter(|scale| PNG_SCALES.contains(scale));
    scale.ok_or_else(|| {
        let (least, most) = (PNG_SCALES.start(), PNG_SCALES.end());
        format!("a scale is a whole number from {least} to {most}")
    })
}

/// Runs the command.
pub(super) fn run(args: &Render) -> ExitCode {
    let out = &args.output.out;
    if Form::of(out).is_none() {
        say(format_args!(
            "{}: the name must end in .svg or .png",
            out.display()
        ));
        return ExitCode::from(2);
    }
    let found = args.inputs.all();
    if found.articles().is_empty() {
        return ExitCode::from(1);
    }
    let bars = match args.bars.spec(&found) {
        Ok(bars) => bars,
        Err(what) => {
            say(what);
            return ExitCode::from(2);
        }
    };
    let spec = ChartSpec {
        lanes: LaneBy::from_word(&args.lanes).unwrap_or_default(),
        quantity: args.bars.quantity.clone(),
        bars,
        ..ChartSpec::named(&args.chart).unwrap_or_default()
    };
    for (title, why) in chart::figures::refused(&found, &spec) {
        say(format_args!(
            "{title}: not drawn as {}, for {why}",
            args.bars.form
        ));
    }
    let look = Look {
        size: args.size,
        scale: args.scale.unwrap_or_else(|| {
            let stem = out.file_stem().unwrap_or_default();
            scale_of(&stem.to_string_lossy())
        }),
        theme: args.theme.into(),
    };
    match draw(&found, &spec, look, out) {
        Ok(()) => ExitCode::SUCCESS,
        Err(what) => {
            say(what);
            ExitCode::from(1)
        }
    }
}

/// The picture's form, from its name.
enum Form {
    Svg,
    Png,
}

impl Form {
    fn of(path: &Path) -> Option<Self> {
        match path.extension()?.to_string_lossy().to_lowercase().as_str() {
            "svg" => Some(Self::Svg),
            "png" => Some(Self::Png),
            _ => None,
        }
    }
}

/// How a picture is drawn.
#[derive(Clone, Copy)]
pub(super) struct Look {
    /// Width and height in pixels, at a scale of 1.
    pub(super) size: Size,
    /// Pixels of a PNG to each pixel of the layout, each way.
    pub(super) scale: u8,
    /// Light or dark.
    pub(super) theme: Theme,
}

/// Draws one chart into a file.
pub(super) fn draw(
    corpus: &Corpus,
    spec: &ChartSpec,
    look: Look,
    out: &Path,
) -> Result<(), String> {
    let filter = Filter::default();
    let Look { size, scale, theme } = look;
    let scene = chart::layout(spec, corpus, &View::all(&filter), size, &paint::Inter);
    let bytes = match Form::of(out) {
        Some(Form::Png) => paint::png(&scene, theme, f32::from(scale), &|| true)
            .map_err(|what| format!("{}: {what}", out.display()))?,
        _ => paint::svg(&scene, theme).into_bytes(),
    };
    store::write(out, &bytes).map_err(|what| what.to_string())
}

#[cfg(test)]
mod tests {
    use super::size;

    #[test]
    fn sizes_are_read_and_wrong_ones_refused() {
        assert!(size("1200x700").is_ok_and(|size| size.w > 1199.0 && size.h < 701.0));
        for wrong in ["1200", "x", "0x0", "1200x", "99999x99999", "-5x700"] {
            assert!(size(wrong).is_err(), "{wrong}");
        }
    }
}
