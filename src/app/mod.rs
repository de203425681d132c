//! The window: the only place that names egui, eframe, `egui_plot` and rfd.

pub mod pane;
pub mod probe;
