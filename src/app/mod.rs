//! The window: the only place that names egui, eframe, `egui_plot` and rfd.

mod chart_tip;
pub mod pane;
pub mod probe;
mod scene;
pub mod timeline_pane;
mod zoom;
