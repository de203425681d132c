//! The palette of the charts → the look of the window: fonts, three type sizes, a 4-pixel grid, hairlines, one accent.

use super::settings::{Settings, ThemeChoice};
use crate::chart::Ink;
use crate::paint::font;
use crate::paint::theme::Theme;
use egui::{
    Color32, Context, CornerRadius, FontData, FontDefinitions, FontFamily, FontId, Margin, Shadow,
    Stroke, Style, TextStyle, Ui, Vec2, Visuals,
};
use std::sync::Arc;

/// Titles, in pixels.
pub(super) const TITLE: f32 = 16.0;
/// Values and names, in pixels.
pub(super) const BODY: f32 = 13.0;
/// Notes and labels, in pixels.
pub(super) const SMALL: f32 = 11.0;
/// The article's own text, in pixels; the one size outside the three, as it is set in a book face.
pub(super) const READING: f32 = 17.0;
/// The height of a row that answers to the pointer.
pub(super) const ROW: f32 = 24.0;

const NEWSREADER: &[u8] = include_bytes!("../../assets/fonts/Newsreader-Regular.ttf");

/// The family of titles and labels that carry weight.
#[must_use]
pub(super) fn semibold() -> FontFamily {
    FontFamily::Name("semibold".into())
}

/// The family of the article's text.
#[must_use]
pub(super) fn serif() -> FontFamily {
    FontFamily::Name("serif".into())
}

/// The font of titles.
#[must_use]
pub(super) fn title() -> FontId {
    FontId::new(TITLE, semibold())
}

/// The font of headings inside a pane.
#[must_use]
pub(super) fn strong() -> FontId {
    FontId::new(BODY, semibold())
}

/// The font of values and names.
#[must_use]
pub(super) fn body() -> FontId {
    FontId::new(BODY, FontFamily::Proportional)
}

/// The font of notes.
#[must_use]
pub(super) fn small() -> FontId {
    FontId::new(SMALL, FontFamily::Proportional)
}

/// The font of the article's text.
#[must_use]
pub(super) fn reading() -> FontId {
    FontId::new(READING, serif())
}

/// The palette that the window shows now, known by its ground.
#[must_use]
pub(super) fn of(visuals: &Visuals) -> Theme {
    let ground = |theme: &Theme| rgb(theme.color(Ink::Background)) == visuals.panel_fill;
    let other = Theme::new(visuals.dark_mode, false);
    Theme::ALL.into_iter().find(ground).unwrap_or(other)
}

/// The colour of a role in the palette that the window shows now.
#[must_use]
pub(super) fn color(visuals: &Visuals, ink: Ink) -> Color32 {
    rgb(of(visuals).color(ink))
}

/// The quiet surface of a role.
#[must_use]
pub(super) fn tint(visuals: &Visuals, ink: Ink) -> Color32 {
    rgb(of(visuals).tint(ink))
}

fn rgb([r, g, b]: [u8; 3]) -> Color32 {
    Color32::from_rgb(r, g, b)
}

/// A hairline in the palette that the window shows now.
#[must_use]
pub(super) fn hairline(visuals: &Visuals) -> Stroke {
    Stroke::new(1.0, color(visuals, Ink::Hairline))
}

/// Gives boxes to tick and circles to choose an edge that is seen, which buttons do without.
pub(super) fn edged(ui: &mut Ui) {
    let edge = Stroke::new(1.0, color(ui.visuals(), Ink::Secondary));
    ui.visuals_mut().widgets.inactive.bg_stroke = edge;
}

/// A one-line field, its words in the middle of its height.
pub(super) fn field(text: &mut String) -> egui::TextEdit<'_> {
    egui::TextEdit::singleline(text)
        .margin(Margin::symmetric(8, 4))
        .align(egui::Align2::LEFT_CENTER)
}

/// A sheet that stands over the window until it is answered.
pub(super) fn sheet(style: &Style, name: &str) -> egui::Modal {
    egui::Modal::new(egui::Id::unique(name))
        .frame(egui::Frame::window(style))
        .backdrop_color(Color32::from_black_alpha(64))
}

/// Makes a sheet as wide as it should be, in points, or as the window lets it: at three times its size, the interface has a
/// third of the room.
pub(super) fn widen(ui: &mut Ui, wished: f32) {
    let room = ui.ctx().content_rect().width() - 48.0;
    ui.set_width(wished.min(room));
}

/// A list in a sheet or popup: as high as what it holds, up to `height` in points, from its first frame on. Left to itself it
/// would have the room that the sheet had before, and grow under the pointer.
pub(super) fn list(height: f32) -> egui::ScrollArea {
    egui::ScrollArea::vertical()
        .max_height(height)
        .min_scrolled_height(height)
}

/// Gives a context Dateline's fonts and looks.
pub(super) fn install(ctx: &Context) {
    ctx.set_fonts(fonts());
    ctx.options_mut(|options| {
        // A system that does not say gets paper.
        options.fallback_theme = egui::Theme::Light;
        // The interface grows by commands of its own, so that its size is remembered.
        options.zoom_with_keyboard = false;
    });
    dress(ctx, Look::of(&Settings::default()));
}

/// What of the settings is seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Look {
    theme: ThemeChoice,
    contrast: bool,
    scale: u16,
    still: bool,
}

impl Look {
    /// The look that is set.
    pub(super) fn of(settings: &Settings) -> Self {
        Self {
            theme: settings.theme,
            contrast: settings.contrast,
            scale: settings.scale,
            still: settings.still,
        }
    }
}

/// Shows a look.
pub(super) fn dress(ctx: &Context, look: Look) {
    for (slot, is_dark) in [(egui::Theme::Light, false), (egui::Theme::Dark, true)] {
        let mut style = style(Theme::new(is_dark, look.contrast));
        if look.still {
            style.animation_time = 0.0;
            style.scroll_animation = egui::style::ScrollAnimation::none();
        }
        ctx.set_style_of(slot, style);
    }
    ctx.set_theme(match look.theme {
        ThemeChoice::System => egui::ThemePreference::System,
        ThemeChoice::Light => egui::ThemePreference::Light,
        ThemeChoice::Dark => egui::ThemePreference::Dark,
    });
    ctx.set_zoom_factor(f32::from(look.scale) / 100.0);
}

fn fonts() -> FontDefinitions {
    let mut fonts = FontDefinitions::default();
    let fallback = fonts
        .families
        .get(&FontFamily::Proportional)
        .cloned()
        .unwrap_or_default();
    let files: [(&str, &'static [u8], FontFamily); 3] = [
        ("Inter", font::REGULAR, FontFamily::Proportional),
        ("Inter SemiBold", font::SEMI_BOLD, semibold()),
        ("Newsreader", NEWSREADER, serif()),
    ];
    for (name, file, family) in files {
        fonts
            .font_data
            .insert(name.to_owned(), Arc::new(FontData::from_static(file)));
        // A letter that the book face lacks comes from Inter before it comes from anywhere else.
        let mut order = vec![name.to_owned()];
        if name != "Inter" {
            order.push("Inter".to_owned());
        }
        order.extend(fallback.iter().cloned());
        fonts.families.insert(family, order);
    }
    fonts
}

fn style(theme: Theme) -> Style {
    let mut style = Style {
        visuals: visuals(theme),
        animation_time: 0.1,
        ..Style::default()
    };
    style.text_styles = [
        (TextStyle::Heading, title()),
        (TextStyle::Body, body()),
        (TextStyle::Button, body()),
        (TextStyle::Small, small()),
        (
            TextStyle::Monospace,
            FontId::new(BODY, FontFamily::Monospace),
        ),
    ]
    .into();
    let spacing = &mut style.spacing;
    spacing.item_spacing = Vec2::new(8.0, 4.0);
    spacing.button_padding = Vec2::new(8.0, 4.0);
    spacing.interact_size = Vec2::new(24.0, ROW);
    spacing.window_margin = Margin::same(16);
    spacing.menu_margin = Margin::same(4);
    spacing.indent = 16.0;
    spacing.tooltip_width = 360.0;
    spacing.scroll.bar_width = 8.0;
    spacing.scroll.floating = true;
    style.interaction.tooltip_delay = 0.3;
    style.interaction.selectable_labels = false;
    style
}

fn visuals(theme: Theme) -> Visuals {
    let ink = |ink| rgb(theme.color(ink));
    let mut visuals = if theme.is_dark() {
        Visuals::dark()
    } else {
        Visuals::light()
    };
    let (background, band, text) = (ink(Ink::Background), ink(Ink::Band), ink(Ink::Text));
    let (secondary, rule, accent) = (ink(Ink::Secondary), ink(Ink::Hairline), ink(Ink::Accent));
    visuals.panel_fill = background;
    visuals.window_fill = background;
    visuals.extreme_bg_color = band;
    visuals.text_edit_bg_color = Some(band);
    visuals.faint_bg_color = band;
    visuals.code_bg_color = band;
    visuals.weak_text_color = Some(secondary);
    visuals.hyperlink_color = accent;
    visuals.error_fg_color = ink(Ink::Disagreement);
    visuals.warn_fg_color = ink(Ink::Disagreement);
    visuals.window_stroke = Stroke::new(1.0, rule);
    visuals.window_corner_radius = CornerRadius::same(8);
    visuals.menu_corner_radius = CornerRadius::same(4);
    let shade = if theme.is_dark() { 120 } else { 28 };
    let shadow = Shadow {
        offset: [0, 4],
        blur: 16,
        spread: 0,
        color: Color32::from_black_alpha(shade),
    };
    visuals.window_shadow = shadow;
    visuals.popup_shadow = shadow;
    visuals.selection.bg_fill = rgb(theme.tint(Ink::Accent));
    visuals.selection.stroke = Stroke::new(1.0, accent);
    visuals.text_cursor.stroke = Stroke::new(1.5, accent);
    // Motion only where it explains; a blinking cursor would also keep an idle window busy.
    visuals.text_cursor.blink = false;
    visuals.button_frame = true;
    visuals.indent_has_left_vline = false;
    visuals.striped = false;
    visuals.slider_trailing_fill = true;
    let widgets = &mut visuals.widgets;
    for widget in [
        &mut widgets.noninteractive,
        &mut widgets.inactive,
        &mut widgets.hovered,
        &mut widgets.active,
        &mut widgets.open,
    ] {
        widget.corner_radius = CornerRadius::same(4);
        widget.expansion = 0.0;
        widget.fg_stroke = Stroke::new(1.0, text);
        widget.bg_stroke = Stroke::new(1.0, rule);
        widget.bg_fill = band;
        widget.weak_bg_fill = band;
    }
    widgets.noninteractive.bg_fill = background;
    widgets.inactive.bg_stroke = Stroke::NONE;
    widgets.hovered.bg_fill = rule;
    widgets.hovered.weak_bg_fill = rule;
    widgets.hovered.bg_stroke = Stroke::NONE;
    widgets.active.bg_stroke = Stroke::new(1.0, accent);
    widgets.open.bg_stroke = Stroke::NONE;
    if theme.has_contrast() {
        // Every control has an edge, and the one under the pointer a strong one rather than a grey face.
        widgets.inactive.bg_stroke = Stroke::new(1.0, rule);
        widgets.open.bg_stroke = Stroke::new(1.0, accent);
        widgets.hovered.bg_fill = band;
        widgets.hovered.weak_bg_fill = band;
        widgets.hovered.bg_stroke = Stroke::new(2.0, accent);
        widgets.active.bg_stroke = Stroke::new(2.0, accent);
    }
    visuals
}
