//! The toolkit's own widgets in the look of the theme.

use super::fonts;
use super::paint::color;
use crate::chart::Theme;
use crate::chart::theme::size;
use egui::style::{ScrollStyle, TextCursorStyle, WidgetVisuals};
use egui::{Color32, CornerRadius, Margin, Shadow, Stroke, TextStyle, Vec2, Visuals};

/// Gives a context the colours, sizes and habits of a theme.
pub fn apply(ctx: &egui::Context, theme: &Theme) {
    let base = if theme.dark {
        egui::Theme::Dark
    } else {
        egui::Theme::Light
    };
    ctx.set_theme(base);
    // Under both names: what the desktop reports must not bring back the toolkit's own look.
    let style = std::sync::Arc::new(style(theme));
    for name in [egui::Theme::Light, egui::Theme::Dark] {
        ctx.set_style_of(name, std::sync::Arc::clone(&style));
    }
}

/// The style of a theme.
pub fn style(theme: &Theme) -> egui::Style {
    let mut style = egui::Style {
        visuals: visuals(theme),
        animation_time: 0.0,
        explanation_tooltips: false,
        ..egui::Style::default()
    };
    style.text_styles = [
        (TextStyle::Heading, fonts::bold(size::font::TITLE)),
        (TextStyle::Body, fonts::regular(size::font::BODY)),
        (TextStyle::Button, fonts::regular(size::font::BODY)),
        (TextStyle::Monospace, fonts::regular(size::font::BODY)),
        (TextStyle::Small, fonts::regular(size::font::SMALL)),
    ]
    .into();

    let spacing = &mut style.spacing;
    spacing.item_spacing = Vec2::new(size::GAP_2 as f32, size::GAP as f32);
    spacing.button_padding = Vec2::new(size::GAP_2 as f32, 3.0);
    spacing.interact_size = Vec2::new(size::FIELD as f32, size::FIELD as f32);
    spacing.window_margin = Margin::same(size::DIALOG_MARGIN as i8);
    spacing.menu_margin = Margin::same(size::GAP as i8);
    spacing.indent = size::GAP_4 as f32;
    spacing.icon_width = size::ICON as f32;
    spacing.icon_width_inner = 8.0;
    spacing.icon_spacing = 6.0;
    spacing.tooltip_width = 360.0;
    spacing.menu_width = 420.0;
    spacing.menu_spacing = 0.0;
    spacing.combo_height = 320.0;
    spacing.scroll = scroll();

    let interaction = &mut style.interaction;
    interaction.tooltip_delay = size::HOVER_DELAY as f32;
    interaction.show_tooltips_only_when_still = true;
    interaction.selectable_labels = false;
    interaction.resize_grab_radius_side = (size::SPLITTER / 2.0) as f32;
    style
}

/// Thin bars that float over the content and widen under the pointer.
fn scroll() -> ScrollStyle {
    let mut scroll = ScrollStyle::floating();
    scroll.bar_width = 8.0;
    scroll.floating_width = 4.0;
    scroll.handle_min_length = 24.0;
    scroll.bar_inner_margin = 2.0;
    scroll.dormant_handle_opacity = 0.6;
    scroll.active_handle_opacity = 0.8;
    scroll.interact_handle_opacity = 1.0;
    scroll.dormant_background_opacity = 0.0;
    scroll.active_background_opacity = 0.0;
    scroll.interact_background_opacity = 0.0;
    scroll.fade.strength = 0.0;
    scroll
}

fn visuals(theme: &Theme) -> Visuals {
    let base = if theme.dark {
        Visuals::dark()
    } else {
        Visuals::light()
    };
    let line = Stroke::new(size::LINE as f32, color(theme.line));
    let accent = Stroke::new(size::LINE_FOCUS as f32, color(theme.acc));
    let shadow = Shadow {
        offset: [size::SHADOW.0 as i8, size::SHADOW.1 as i8],
        blur: 0,
        spread: 0,
        color: color(theme.shadow),
    };
    let corner = CornerRadius::same(size::RADIUS as u8);
    let mut visuals = Visuals {
        dark_mode: theme.dark,
        override_text_color: None,
        weak_text_color: Some(color(theme.t3)),
        hyperlink_color: color(theme.acc),
        faint_bg_color: color(theme.sunk),
        extreme_bg_color: color(theme.panel),
        text_edit_bg_color: Some(color(theme.panel)),
        code_bg_color: color(theme.sunk),
        warn_fg_color: color(theme.status(crate::assess::Status::Behind).word),
        error_fg_color: color(theme.status(crate::assess::Status::Overdue).word),
        window_corner_radius: corner,
        window_shadow: shadow,
        window_fill: color(theme.panel),
        window_stroke: line,
        window_highlight_topmost: false,
        menu_corner_radius: corner,
        panel_fill: color(theme.win),
        popup_shadow: shadow,
        button_frame: true,
        collapsing_header_frame: false,
        indent_has_left_vline: false,
        striped: false,
        disabled_alpha: 0.55,
        interact_cursor: None,
        text_cursor: TextCursorStyle {
            stroke: Stroke::new(1.5, color(theme.t1)),
            preview: false,
            // A blinking cursor repaints at rest.
            blink: false,
            ..TextCursorStyle::default()
        },
        ..base
    };
    // Selected text must be seen on the ground of a selected row too.
    visuals.selection.bg_fill = color(theme.acc).gamma_multiply(0.28);
    visuals.selection.stroke = accent;
    let widget = |fill: Color32, edge: Stroke, ink: Color32| WidgetVisuals {
        bg_fill: fill,
        weak_bg_fill: fill,
        bg_stroke: edge,
        corner_radius: corner,
        fg_stroke: Stroke::new(size::LINE as f32, ink),
        expansion: 0.0,
    };
    let control = Stroke::new(size::LINE as f32, color(theme.ctl));
    let widgets = &mut visuals.widgets;
    widgets.noninteractive = widget(color(theme.panel), line, color(theme.t2));
    widgets.inactive = widget(color(theme.panel), line, color(theme.t1));
    widgets.hovered = widget(color(theme.hover), control, color(theme.t1));
    widgets.active = widget(
        color(theme.sel),
        Stroke::new(size::LINE as f32, color(theme.acc)),
        color(theme.t1),
    );
    widgets.open = widget(color(theme.sel), control, color(theme.t1));
    visuals
}
