//! Opens the window, or says in one sentence why it cannot be opened and what to install.

use super::App;
use super::open::NativeDialogs;
use super::timing::Timing;
use eframe::Renderer;
use std::fmt;
use std::panic::{self, AssertUnwindSafe};
use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use std::time::Instant;

/// Which way the window is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Draw {
    /// What works best on this machine.
    #[default]
    Auto,
    /// OpenGL.
    Glow,
    /// Vulkan, Metal, Direct3D, or OpenGL where there is none.
    Wgpu,
}

/// Why there is no window.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoWindow {
    /// What is missing, in one sentence.
    pub reason: String,
    /// What to do about it; may be empty.
    pub hint: String,
}

impl fmt::Display for NoWindow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.reason)?;
        if !self.hint.is_empty() {
            write!(f, " {}", self.hint)?;
        }
        Ok(())
    }
}

impl std::error::Error for NoWindow {}

/// Everything that a window needs on Debian and its relatives, in one line.
const PACKAGES: &str = "apt-get install libx11-6 libx11-xcb1 libxcursor1 libxi6 libxkbcommon-x11-0 \
    libwayland-client0 libwayland-egl1 libegl1 libgl1-mesa-dri";

/// Libraries that are loaded at run time, and the Debian package that holds each.
const LIBRARIES: &[(&str, &str)] = &[
    ("libX11-xcb", "libx11-xcb1"),
    ("libX11", "libx11-6"),
    ("libXcursor", "libxcursor1"),
    ("libXi", "libxi6"),
    ("libxkbcommon-x11", "libxkbcommon-x11-0"),
    ("libxkbcommon", "libxkbcommon0"),
    ("libwayland-egl", "libwayland-egl1"),
    ("libwayland-client", "libwayland-client0"),
    ("libEGL", "libegl1 libgl1-mesa-dri"),
    ("libGL", "libegl1 libgl1-mesa-dri"),
];

/// Opens the window on these files, or on the sample when there are none, and returns when it is closed. Tells on standard
/// error how long after `begun` it became useful, if that is given.
///
/// # Errors
/// When there is no display, a system library is missing, or nothing can draw.
pub fn run(inputs: &[PathBuf], draw: Draw, begun: Option<Instant>) -> Result<(), NoWindow> {
    no_display()?;
    let (first, second) = match draw {
        Draw::Glow => (Renderer::Glow, None),
        Draw::Wgpu => (Renderer::Wgpu, None),
        Draw::Auto if cfg!(target_os = "linux") => (Renderer::Glow, Some(Renderer::Wgpu)),
        Draw::Auto => (Renderer::Wgpu, Some(Renderer::Glow)),
    };
    let failed = match attempt(inputs, first, begun) {
        Ok(()) => return Ok(()),
        Err(error) => error,
    };
    match second {
        Some(renderer) if !failed.is_about_display() => {
            attempt(inputs, renderer, begun).map_err(|_| failed.explained())
        }
        _ => Err(failed.explained()),
    }
}

/// Says so when there is nothing to open a window on.
fn no_display() -> Result<(), NoWindow> {
    if !cfg!(target_os = "linux") {
        return Ok(());
    }
    let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    if ["DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET"]
        .into_iter()
        .any(set)
    {
        return Ok(());
    }
    Err(NoWindow {
        reason: "There is no display here: neither WAYLAND_DISPLAY nor DISPLAY is set.".to_owned(),
        hint: "The window needs a desktop session, or ssh -X.".to_owned(),
    })
}

/// What the window system said.
struct Failure(String);

impl Failure {
    fn is_about_display(&self) -> bool {
        self.is_silent_display() || self.0.contains("Library")
    }

    /// True when a display is named but does not answer.
    fn is_silent_display(&self) -> bool {
        let signs = ["XOpenDisplay", "connection to X server", "NoCompositor"];
        signs.iter().any(|sign| self.0.contains(sign))
    }

    fn explained(self) -> NoWindow {
        let is_silent = self.is_silent_display();
        let text = self.0;
        let missing = LIBRARIES
            .iter()
            .find(|(library, _)| text.contains(&format!("{library}.so")));
        if let Some((library, package)) = missing {
            return NoWindow {
                reason: format!("The window needs {library}, which is not installed."),
                hint: format!("Install it with: apt-get install {package}"),
            };
        }
        if is_silent {
            return NoWindow {
                reason: "The display that is set does not answer.".to_owned(),
                hint: "Check DISPLAY or WAYLAND_DISPLAY.".to_owned(),
            };
        }
        let first_line = text.lines().next().unwrap_or_default();
        NoWindow {
            reason: format!("The window could not be opened: {first_line}."),
            hint: if cfg!(target_os = "linux") {
                format!("On Debian and its relatives this installs all it needs: {PACKAGES}")
            } else {
                "Try --renderer glow or --renderer wgpu.".to_owned()
            },
        }
    }
}

/// Opens the window with one way of drawing. A panic of the window system before the first frame counts as a failure.
fn attempt(
    inputs: &[PathBuf],
    renderer: Renderer,
    started: Option<Instant>,
) -> Result<(), Failure> {
    let said = Arc::new(Mutex::new(None::<String>));
    let opened = Arc::new(std::sync::atomic::AtomicBool::new(false));
    let usual = panic::take_hook();
    let (note, begun) = (Arc::clone(&said), Arc::clone(&opened));
    panic::set_hook(Box::new(move |info| {
        if begun.load(std::sync::atomic::Ordering::Relaxed) {
            return usual(info);
        }
        let payload = info.payload();
        let text = payload
            .downcast_ref::<String>()
            .cloned()
            .or_else(|| payload.downcast_ref::<&str>().map(|s| (*s).to_owned()));
        if let Ok(mut note) = note.lock() {
            *note = text;
        }
    }));
    let inputs = inputs.to_vec();
    let result = panic::catch_unwind(AssertUnwindSafe(|| {
        eframe::run_native(
            "Dateline",
            options(renderer),
            Box::new(move |creation| {
                opened.store(true, std::sync::atomic::Ordering::Relaxed);
                super::probe::install(&creation.egui_ctx);
                App::prepare(&creation.egui_ctx);
                let mut app = App::new(Box::<NativeDialogs>::default());
                app.curtain.fall();
                app.timing = started.map(Timing::since);
                if let Some(timing) = &app.timing {
                    timing.tell("window opened");
                }
                app.restore(creation.storage);
                app.begin(&creation.egui_ctx, inputs);
                Ok(Box::new(app))
            }),
        )
    }));
    match result {
        Ok(Ok(())) => Ok(()),
        Ok(Err(error)) => Err(Failure(error.to_string())),
        Err(_) => {
            let text = said.lock().ok().and_then(|mut said| said.take());
            Err(Failure(
                text.unwrap_or_else(|| "the window system failed".to_owned()),
            ))
        }
    }
}

fn options(renderer: Renderer) -> eframe::NativeOptions {
    let mut viewport = egui::ViewportBuilder::default()
        .with_app_id("dateline")
        .with_title("Dateline")
        .with_inner_size([1280.0, 800.0])
        .with_min_inner_size([640.0, 420.0])
        .with_drag_and_drop(true);
    if let Some(icon) = super::icon::icon() {
        viewport = viewport.with_icon(icon);
    }
    eframe::NativeOptions {
        viewport,
        renderer,
        ..eframe::NativeOptions::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn explained(text: &str) -> NoWindow {
        Failure(text.to_owned()).explained()
    }

    #[test]
    fn a_missing_library_is_answered_with_its_package() {
        let panic = "Library libxkbcommon-x11.so could not be loaded.";
        assert!(explained(panic).hint.ends_with("libxkbcommon-x11-0"));
        let error = "opening library failed (libX11-xcb.so.1: cannot open shared object file)";
        assert!(
            explained(error)
                .hint
                .ends_with("apt-get install libx11-xcb1")
        );
    }

    #[test]
    fn anything_else_names_every_package() {
        let told = explained("Failed to create surface for any enabled backend: {}\nmore");
        assert!(told.reason.contains("Failed to create surface") && !told.reason.contains("more"));
        if cfg!(target_os = "linux") {
            assert!(told.hint.contains("libegl1"));
        }
    }
}
