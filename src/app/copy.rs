//! The bar charts on show → a picture on the clipboard, drawn as a file would be, on a thread of its own.

use super::App;
use super::save::Done;
use crate::chart::{self, ChartSpec, Size, View};
use crate::paint;
use egui::ColorImage;
use std::sync::Arc;

/// Width and least height of a copied chart, in pixels.
const SIZE: Size = Size { w: 900.0, h: 200.0 };

/// Pixels of the picture to each pixel of the layout.
const SCALE: f32 = 2.0;

impl App {
    /// Copies the bar charts as a picture: all of them, or the one of this key.
    pub(super) fn copy_chart(&mut self, ctx: &egui::Context, key: Option<String>) {
        let corpus = Arc::clone(self.state.shared_corpus());
        let filter = self.state.filter().clone();
        let time = self.state.time;
        let theme = super::theme::of(&ctx.global_style().visuals);
        let spec = ChartSpec {
            quantity: key,
            bars: self.state.bars.clone(),
            ..ChartSpec::named("figures").unwrap_or_default()
        };
        self.send(ctx, "drawing the chart".to_owned(), move |_| {
            let view = View {
                time,
                ..View::all(&filter)
            };
            let scene = chart::layout(&spec, &corpus, &view, SIZE, &paint::Inter);
            let picture = paint::pixels(&scene, theme, SCALE).map_err(|what| {
                let what = format!("The chart could not be copied: {what}.");
                (
                    what,
                    "Choose one quantity, or export it as SVG instead.".to_owned(),
                )
            })?;
            let image =
                ColorImage::from_rgba_unmultiplied([picture.width, picture.height], &picture.rgba);
            Ok(Done::Drawn(image))
        });
    }
}
