//! The window as a screen reader is told of it → a text file, for tests that drive the real window from outside.
//!
//! Off unless `DATELINE_PROBE` names a file. One line a node, sorted: role, left, top, width, height (in pixels of the
//! window), state, name, value, separated by tabs. Written only when it changes, and then as a whole. Has no opinion on
//! what stands where.

use egui::accesskit::{Node, Toggled, TreeUpdate};
use egui::{Context, FullOutput, Plugin};
use std::path::{Path, PathBuf};

/// Starts to write the file, when the environment asks for one.
pub fn install(ctx: &Context) {
    if let Some(path) = std::env::var_os("DATELINE_PROBE").filter(|path| !path.is_empty()) {
        ctx.enable_accesskit();
        ctx.add_plugin(Probe {
            path: path.into(),
            written: String::new(),
        });
    }
}

struct Probe {
    path: PathBuf,
    written: String,
}

impl Plugin for Probe {
    fn debug_name(&self) -> &'static str {
        "probe"
    }

    fn output_hook(&mut self, ctx: &Context, output: &mut FullOutput) {
        let Some(update) = &output.platform_output.accesskit_update else {
            return;
        };
        let text = describe(update, f64::from(ctx.pixels_per_point()));
        if text != self.written && replace(&self.path, &text).is_ok() {
            self.written = text;
        }
    }
}

/// Writes beside the file and moves it there, so that nobody reads half of it.
fn replace(path: &Path, text: &str) -> std::io::Result<()> {
    let draft = path.with_extension("new");
    std::fs::write(&draft, text)?;
    std::fs::rename(&draft, path)
}

/// Every node that has a place and a name or a value.
fn describe(update: &TreeUpdate, scale: f64) -> String {
    let mut lines: Vec<(i64, i64, String)> = update
        .nodes
        .iter()
        .filter_map(|(id, node)| line(node, *id == update.focus, scale))
        .collect();
    lines.sort();
    lines.into_iter().map(|(_, _, line)| line).collect()
}

fn line(node: &Node, focused: bool, scale: f64) -> Option<(i64, i64, String)> {
    let place = node.bounds()?;
    let (name, value) = (
        node.label().unwrap_or_default(),
        node.value().unwrap_or_default(),
    );
    if name.is_empty() && value.is_empty() {
        return None;
    }
    let px = |points: f64| (points * scale).round() as i64;
    let (left, top) = (px(place.x0), px(place.y0));
    // What is not laid out yet reaches from one end of the numbers to the other.
    let width = px(place.x1).saturating_sub(left);
    let height = px(place.y1).saturating_sub(top);
    let selected = node.is_selected() == Some(true) || node.toggled() == Some(Toggled::True);
    let state = match (focused, selected) {
        (true, true) => "focused,selected",
        (true, false) => "focused",
        (false, true) => "selected",
        (false, false) => "-",
    };
    let plain = |text: &str| text.replace(['\t', '\n', '\r'], " ");
    let role = node.role();
    let line = format!(
        "{role:?}\t{left}\t{top}\t{width}\t{height}\t{state}\t{}\t{}\n",
        plain(name),
        plain(value)
    );
    Some((top, left, line))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_named_control_is_told_with_its_place() {
        let ctx = Context::default();
        ctx.enable_accesskit();
        let mut told = String::new();
        for _ in 0..2 {
            let output = ctx.run_ui(egui::RawInput::default(), |ui| {
                let _ = ui.button("Open\tnow…");
            });
            if let Some(update) = &output.platform_output.accesskit_update {
                told = describe(update, 2.0);
            }
            output.drop_without_applying_deltas();
        }
        let line = told.lines().find(|line| line.starts_with("Button\t"));
        let fields: Vec<&str> = line.unwrap().split('\t').collect();
        assert_eq!(fields.len(), 8);
        assert_eq!(fields[6], "Open now…");
        assert!(fields[3].parse::<i64>().unwrap() > 60);
    }
}
