//! Which pane stands where: a tree of tiles that the user can rearrange, or, in a narrow window, one row of tabs.
//!
//! Kept between runs. Has no opinion on what a pane shows.

use super::theme;
use crate::chart::Ink;
use egui::{Color32, Stroke, Ui, Visuals, WidgetText};
use egui_tiles::{
    Behavior, Container, Linear, LinearDir, ResizeState, SimplificationOptions, TabState, Tile,
    TileId, Tiles, Tree, UiResponse,
};

/// Below this width the panes stand in one row of tabs, in pixels.
pub const NARROW: f32 = 1000.0;

/// The panes of the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Pane {
    /// The article.
    Reader,
    /// When it happened.
    Timeline,
    /// How much.
    Figures,
    /// Everything as rows.
    Table,
    /// Everything about the selected datum.
    Inspector,
    /// Articles, filters and leftovers: a pane in a narrow window, the sidebar in a wide one.
    Articles,
}

impl Pane {
    /// The panes of a wide window.
    pub const WIDE: [Self; 5] = [
        Self::Reader,
        Self::Timeline,
        Self::Figures,
        Self::Table,
        Self::Inspector,
    ];
    /// The panes of a narrow window, in the order of tabs.
    pub const NARROW: [Self; 6] = [
        Self::Articles,
        Self::Reader,
        Self::Timeline,
        Self::Figures,
        Self::Table,
        Self::Inspector,
    ];

    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Reader => "Reader",
            Self::Timeline => "Timeline",
            Self::Figures => "Figures",
            Self::Table => "Table",
            Self::Inspector => "Inspector",
            Self::Articles => "Articles",
        }
    }
}

/// The two arrangements, wide and narrow.
#[derive(Clone, serde::Serialize, serde::Deserialize)]
pub struct Layout {
    wide: Tree<Pane>,
    narrow: Tree<Pane>,
    #[serde(skip)]
    is_narrow: bool,
    /// The share of the height that the timeline was last given by [`Self::lean`].
    #[serde(default = "even")]
    leaned: f32,
}

/// Shares of the height that the timeline has above the figures: with both to show, with events alone, with figures alone.
const SHARES: (f32, f32, f32) = (0.48, 0.8, 0.24);

/// How far a share may be from what it was set to before it counts as the user's own.
const NEAR: f32 = 0.005;

fn even() -> f32 {
    SHARES.0
}

impl Default for Layout {
    fn default() -> Self {
        Self {
            wide: wide(),
            narrow: narrow(),
            is_narrow: false,
            leaned: even(),
        }
    }
}

/// One row of tabs, the reader in front.
fn narrow() -> Tree<Pane> {
    let mut tree = Tree::new_tabs(egui::Id::unique("narrow panes"), Pane::NARROW.to_vec());
    tree.make_active(|_, tile| matches!(tile, Tile::Pane(Pane::Reader)));
    tree
}

/// Reader on the left; timeline above figures, table and inspector on the right.
fn wide() -> Tree<Pane> {
    let mut tiles = Tiles::default();
    let [reader, timeline, figures, table, inspector] =
        Pane::WIDE.map(|pane| tiles.insert_pane(pane));
    let reader = tiles.insert_tab_tile(vec![reader]);
    let timeline = tiles.insert_tab_tile(vec![timeline]);
    let lower = tiles.insert_tab_tile(vec![figures, table, inspector]);
    let right = tiles.insert_container(Linear::new_binary(
        LinearDir::Vertical,
        [timeline, lower],
        even(),
    ));
    let root = tiles.insert_container(Linear::new_binary(
        LinearDir::Horizontal,
        [reader, right],
        0.42,
    ));
    Tree::new(egui::Id::unique("wide panes"), root, tiles)
}

impl Layout {
    /// True when every pane can still be reached; a stored layout of another version may have lost one.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        let holds = |tree: &Tree<Pane>, panes: &[Pane]| {
            let held = |pane| tree.tiles.find_pane(pane).is_some();
            tree.root.is_some() && panes.iter().all(held)
        };
        holds(&self.wide, &Pane::WIDE) && holds(&self.narrow, &Pane::NARROW)
    }

    /// Leaves little room to a pane that has nothing to show, until the user moves the edge between timeline and figures.
    pub fn lean(&mut self, has_events: bool, has_figures: bool) {
        let figures_in_front = self.is_in_front(Pane::Figures);
        let wanted = match (has_events, has_figures) {
            (true, false) if figures_in_front => SHARES.1,
            (false, true) => SHARES.2,
            _ => SHARES.0,
        };
        let tiles = &mut self.wide.tiles;
        let timeline = tiles.find_pane(&Pane::Timeline);
        let holder = timeline.and_then(|pane| tiles.parent_of(pane));
        let above = holder.and_then(|holder| tiles.parent_of(holder));
        let (Some(holder), Some(above)) = (holder, above) else {
            return;
        };
        if let Some(Tile::Container(Container::Linear(linear))) = tiles.get_mut(above)
            && linear.dir == LinearDir::Vertical
            && let [upper, lower] = *linear.children
            && upper == holder
        {
            let (own, other) = (linear.shares[upper], linear.shares[lower]);
            let is_own = (own / (own + other) - self.leaned).abs() < NEAR;
            if is_own && (wanted - self.leaned).abs() > NEAR {
                linear.shares.set_share(upper, 2.0 * wanted);
                linear.shares.set_share(lower, 2.0 * (1.0 - wanted));
                self.leaned = wanted;
            }
        }
    }

    /// True when no other tab of a wide window hides a pane.
    fn is_in_front(&self, pane: Pane) -> bool {
        let found = self.wide.tiles.find_pane(&pane);
        found.is_some_and(|id| self.wide.active_tiles().contains(&id))
    }

    /// Brings a pane to the front of its tabs.
    pub fn show(&mut self, pane: Pane) {
        for tree in [&mut self.wide, &mut self.narrow] {
            tree.make_active(|_, tile| matches!(tile, Tile::Pane(p) if *p == pane));
        }
    }

    /// True when the pane can be seen now.
    #[must_use]
    pub fn is_visible(&self, pane: Pane) -> bool {
        let tree = if self.is_narrow {
            &self.narrow
        } else {
            &self.wide
        };
        tree.tiles
            .find_pane(&pane)
            .is_some_and(|id| tree.active_tiles().contains(&id))
    }

    /// Shows the panes, each drawn by `pane_ui`.
    pub fn ui(&mut self, ui: &mut Ui, narrow: bool, pane_ui: &mut dyn FnMut(&mut Ui, Pane)) {
        self.is_narrow = narrow;
        let tree = if narrow {
            &mut self.narrow
        } else {
            &mut self.wide
        };
        let front = front(tree);
        let mut look = Look { pane_ui, front };
        tree.ui(&mut look, ui);
    }
}

/// The tabs that stand before others; a tab without others needs no mark.
fn front(tree: &Tree<Pane>) -> Vec<TileId> {
    tree.tiles
        .tiles()
        .filter_map(|tile| match tile {
            Tile::Container(Container::Tabs(tabs)) if tabs.children.len() > 1 => tabs.active,
            _ => None,
        })
        .collect()
}

struct Look<'a> {
    pane_ui: &'a mut dyn FnMut(&mut Ui, Pane),
    /// Tabs that get a line under their name.
    front: Vec<TileId>,
}

impl Behavior<Pane> for Look<'_> {
    fn pane_ui(&mut self, ui: &mut Ui, _: TileId, pane: &mut Pane) -> UiResponse {
        (self.pane_ui)(ui, *pane);
        UiResponse::None
    }

    fn tab_title_for_pane(&mut self, pane: &Pane) -> WidgetText {
        egui::RichText::new(pane.name()).font(theme::small()).into()
    }

    fn tab_title_for_tile(&mut self, tiles: &Tiles<Pane>, tile_id: TileId) -> WidgetText {
        match tiles.get(tile_id) {
            Some(Tile::Pane(pane)) => self.tab_title_for_pane(pane),
            Some(Tile::Container(Container::Linear(_))) => "Panes".into(),
            _ => "Tabs".into(),
        }
    }

    fn tab_bar_height(&self, _: &egui::Style) -> f32 {
        28.0
    }

    fn tab_title_spacing(&self, _: &Visuals) -> f32 {
        12.0
    }

    fn gap_width(&self, _: &egui::Style) -> f32 {
        1.0
    }

    fn min_size(&self) -> f32 {
        120.0
    }

    fn simplification_options(&self) -> SimplificationOptions {
        SimplificationOptions {
            all_panes_must_have_tabs: true,
            ..SimplificationOptions::default()
        }
    }

    fn resize_stroke(&self, style: &egui::Style, state: ResizeState) -> Stroke {
        match state {
            ResizeState::Idle => theme::hairline(&style.visuals),
            ResizeState::Hovering | ResizeState::Dragging => {
                Stroke::new(2.0, theme::color(&style.visuals, Ink::Accent))
            }
        }
    }

    fn tab_bar_color(&self, visuals: &Visuals) -> Color32 {
        visuals.panel_fill
    }

    fn tab_bg_color(&self, _: &Visuals, _: &Tiles<Pane>, _: TileId, _: &TabState) -> Color32 {
        Color32::TRANSPARENT
    }

    fn tab_outline_stroke(&self, _: &Visuals, _: &Tiles<Pane>, _: TileId, _: &TabState) -> Stroke {
        Stroke::NONE
    }

    fn tab_bar_hline_stroke(&self, visuals: &Visuals) -> Stroke {
        theme::hairline(visuals)
    }

    fn tab_text_color(
        &self,
        visuals: &Visuals,
        _: &Tiles<Pane>,
        _: TileId,
        state: &TabState,
    ) -> Color32 {
        let ink = if state.active {
            Ink::Text
        } else {
            Ink::Secondary
        };
        theme::color(visuals, ink)
    }

    fn on_tab_button(
        &mut self,
        _: &mut Tiles<Pane>,
        tile_id: TileId,
        response: egui::Response,
    ) -> egui::Response {
        if self.front.contains(&tile_id) {
            let visuals = &response.ctx.global_style().visuals;
            let rect = response.rect;
            let line = Stroke::new(2.0, theme::color(visuals, Ink::Accent));
            let painter = response.ctx.layer_painter(response.layer_id);
            painter.hline(rect.x_range().shrink(12.0), rect.bottom() - 1.0, line);
        }
        response
    }

    fn drag_preview_color(&self, visuals: &Visuals) -> Color32 {
        theme::tint(visuals, Ink::Accent).gamma_multiply(0.5)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_layout_holds_every_pane_and_any_of_them_comes_to_the_front() {
        let mut layout = Layout::default();
        assert!(layout.is_whole());
        layout.show(Pane::Inspector);
        let id = layout.wide.tiles.find_pane(&Pane::Inspector);
        let holder = id.and_then(|id| Some((id, layout.wide.tiles.parent_of(id)?)));
        let active =
            holder.and_then(
                |(id, parent)| match layout.wide.tiles.get_container(parent)? {
                    Container::Tabs(tabs) => Some(tabs.is_active(id)),
                    _ => None,
                },
            );
        assert_eq!(active, Some(true));
    }

    /// The share of the height that the timeline has.
    fn share(layout: &Layout) -> f32 {
        let tiles = &layout.wide.tiles;
        let above = |id| tiles.parent_of(id);
        let holder = tiles.find_pane(&Pane::Timeline).and_then(above).unwrap();
        match tiles.get_container(above(holder).unwrap()) {
            Some(Container::Linear(linear)) => linear.shares[holder] / 2.0,
            _ => panic!("no linear layout"),
        }
    }

    #[test]
    fn a_pane_without_content_gives_way_until_the_user_says_otherwise() {
        let mut layout = Layout::default();
        let leans = |layout: &mut Layout, events: bool, figures: bool, wanted: f32| {
            layout.lean(events, figures);
            assert!((share(layout) - wanted).abs() < 1e-3, "{}", share(layout));
        };
        leans(&mut layout, true, false, SHARES.1);
        leans(&mut layout, true, true, SHARES.0);
        leans(&mut layout, false, true, SHARES.2);
        // A table wants its room.
        layout.show(Pane::Table);
        leans(&mut layout, true, false, SHARES.0);
        layout.show(Pane::Figures);
        let upper = layout.wide.tiles.find_pane(&Pane::Timeline).unwrap();
        let upper = layout.wide.tiles.parent_of(upper).unwrap();
        let linear = layout.wide.tiles.parent_of(upper).unwrap();
        if let Some(Tile::Container(Container::Linear(linear))) = layout.wide.tiles.get_mut(linear)
        {
            linear.shares.set_share(upper, 1.2);
        }
        let dragged = share(&layout);
        leans(&mut layout, true, false, dragged);
    }
}
