//! The figures in the window: one plot a panel, in a scroll area. Which panel holds what, and where its marks stand, is
//! decided by `chart::figures`; the plots bring axes, pan and zoom.

use super::bars_plot::panel_ui;
use super::figure_controls::Controls;
use super::opening::PATIENCE;
use super::pane::{Request, Shared};
use super::task::{Outcome, Task, let_go};
use crate::chart::panels::{Panel, panels_while};
use crate::chart::{BarSpec, figures};
use crate::model::{Corpus, Datum, Filter, GoOn};
use egui::{Rect, ScrollArea, Sense, Ui, UiBuilder, Vec2};
use std::sync::Arc;

/// Room left and right of the panels.
pub(super) const GUTTER: f32 = 8.0;
/// Up to this many figures are put on panels at once: a frame does not notice.
const AT_ONCE: usize = 500;

/// What panels were built from: the revision of the corpus, and the look.
type Recipe = (u64, BarSpec);

/// Panels, and the corpus that their rows point into: the one that they were built from, its figures converted perhaps.
struct Built {
    corpus: Arc<Corpus>,
    panels: Vec<Panel>,
}

/// The figures pane's own session state.
#[derive(Default)]
pub struct FiguresPane {
    built: Option<(Recipe, Built)>,
    /// The panels that come next; until then those of before stay.
    under_way: Option<(Recipe, Task<Built>)>,
    /// What the user told not to put on panels.
    refused: Option<Recipe>,
    controls: Controls,
    /// The key of the one panel to show; `None` shows all.
    only: Option<String>,
    /// What was selected when the pane last scrolled to it.
    shown: Option<Datum>,
}

impl FiguresPane {
    /// Shows the pane in all the room there is, and returns what the user asked for.
    pub fn ui(&mut self, ui: &mut Ui, shared: &Shared<'_>) -> Vec<Request> {
        let mut requests = Vec::new();
        self.build(ui.ctx(), shared);
        self.waiting_ui(ui);
        let Some((_, built)) = &self.built else {
            return requests;
        };
        let all = &built.panels;
        let shared = &Shared {
            corpus: &built.corpus,
            ..*shared
        };
        if self
            .only
            .as_ref()
            .is_some_and(|key| all.iter().all(|panel| panel.key != *key))
        {
            self.only = None;
        }
        if !all.is_empty() {
            self.controls
                .ui(ui, shared, all, &mut self.only, &mut requests);
        }
        let wanted: Vec<&Panel> = all
            .iter()
            .filter(|panel| self.only.as_ref().is_none_or(|key| *key == panel.key))
            .collect();
        if wanted.is_empty() {
            ui.centered_and_justified(|ui| ui.weak("No figures to show"));
            return requests;
        }
        let jump = shared.selected.filter(|_| self.shown != shared.selected);
        self.shown = shared.selected;
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            panels_ui(ui, shared, &wanted, jump, &mut requests);
        });
        requests
    }

    /// Says that panels are being put together, once that takes long, or that they are not; the user may end it or begin it anew.
    fn waiting_ui(&mut self, ui: &mut Ui) {
        let is_long = |(_, task): &(Recipe, Task<Built>)| task.age() > PATIENCE;
        if self.under_way.as_ref().is_some_and(is_long) {
            ui.ctx().request_repaint_after(PATIENCE);
            ui.horizontal(|ui| {
                ui.weak("Putting figures on charts…");
                if ui.button("Cancel").clicked() {
                    self.refused = self.under_way.take().map(|(recipe, _)| recipe);
                }
            });
        } else if self.refused.is_some() {
            ui.horizontal(|ui| {
                ui.weak("The charts are not up to date");
                if ui.button("Draw them").clicked() {
                    self.refused = None;
                }
            });
        }
    }

    /// Builds the panels anew when what they show has changed.
    fn build(&mut self, ctx: &egui::Context, shared: &Shared<'_>) {
        let now = (shared.revision, shared.bars.clone());
        if self.built.as_ref().is_some_and(|(known, _)| *known == now) {
            self.under_way = None;
            self.refused = None;
            return;
        }
        if self.refused.as_ref().is_some_and(|known| *known == now) {
            return;
        }
        self.refused = None;
        // One at a time: while a brush is drawn, the bars follow as fast as they can be made.
        if self.under_way.is_none() {
            let (corpus, filter) = (Arc::clone(shared.corpus), shared.filter.clone());
            let light = corpus.figures().take(AT_ONCE + 1).count() <= AT_ONCE;
            let bars = shared.bars.clone();
            let task = Task::start(ctx, light, move |effort| {
                Built::of_while(&corpus, &filter, &bars, &|| !effort.is_stopped())
            });
            self.under_way = Some((now, task));
        }
        let Some((recipe, task)) = &self.under_way else {
            return;
        };
        match task.poll() {
            Outcome::Done(built) => {
                let_go(self.built.replace((recipe.clone(), built)));
                self.under_way = None;
            }
            Outcome::Pending => {}
            // Without panels rather than again in every frame.
            Outcome::Lost => {
                let built = Built {
                    corpus: Arc::clone(shared.corpus),
                    panels: Vec::new(),
                };
                self.built = Some((recipe.clone(), built));
                self.under_way = None;
            }
        }
    }
}

impl Built {
    /// `None` once `go_on` says no.
    fn of_while(
        corpus: &Arc<Corpus>,
        filter: &Filter,
        bars: &BarSpec,
        go_on: GoOn<'_>,
    ) -> Option<Self> {
        let corpus = if bars.conversions.is_empty() {
            Arc::clone(corpus)
        } else {
            Arc::new(corpus.converted_while(&bars.conversions, go_on)?)
        };
        Some(Self {
            panels: panels_while(&corpus, filter, bars, go_on)?,
            corpus,
        })
    }
}

fn panels_ui(
    ui: &mut Ui,
    shared: &Shared<'_>,
    wanted: &[&Panel],
    jump: Option<Datum>,
    requests: &mut Vec<Request>,
) {
    let width = (ui.available_width() - 2.0 * GUTTER).max(160.0);
    let (places, height) = figures::arrange(wanted, width);
    let size = Vec2::new(width + 2.0 * GUTTER, height + 2.0 * GUTTER);
    let (whole, _) = ui.allocate_exact_size(size, Sense::hover());
    for (panel, place) in wanted.iter().zip(places) {
        let corner = whole.min + Vec2::new(place.x + GUTTER, place.y + GUTTER);
        let rect = Rect::from_min_size(corner, Vec2::new(place.w, place.h));
        let holds = |datum| matches!(datum, Datum::Figure(r) if panel.rows.iter().any(|row| row.claims.contains(&r)));
        if jump.is_some_and(holds) && !ui.clip_rect().contains_rect(rect) {
            ui.scroll_to_rect(rect, None);
        }
        if ui.is_rect_visible(rect) {
            let mut child = ui.new_child(UiBuilder::new().max_rect(rect).id_salt(&panel.key));
            panel_ui(&mut child, shared, panel, rect, requests);
        }
    }
}
