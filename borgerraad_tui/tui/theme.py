"""The two looks of the program, `dag` and `nat`, built from the one table of roles (`shades.py`).

A role is what a colour means, not what it is. In CSS a role is one of Textual's own variables, so that Textual's
widgets follow without rules of their own; widgets that draw their own lines ask `palette(self)[role]`.

| role       | in CSS                   | used for                                                       |
| ---------- | ------------------------ | -------------------------------------------------------------- |
| background | $background, $surface    | the page                                                       |
| panel      | $panel                   | the one shade beside it: fields, dialogs                       |
| text       | $foreground, $text       | text                                                           |
| muted      | $secondary, $text-muted  | labels, rules, what is less important                          |
| key        | $primary                 | what can be pressed                                            |
| complaint  | $warning                 | a complaint                                                    |
| other      | $accent                  | another inquiry                                                |
| late       | $error                   | late, and errors: always with `!` and a word                   |
| saved      | $success                 | saved, on time                                                 |
| cursor     | $block-cursor-background | the row under the cursor, with $block-cursor-foreground on it  |
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any, ClassVar, Literal, TypeAlias, get_args

from rich.style import Style
from textual.scrollbar import ScrollBar, ScrollBarRender
from textual.theme import Theme

from borgerraad_tui.shades import SHADES, Ground
from borgerraad_tui.shades import Role as Role

if TYPE_CHECKING:
    from textual.app import App
    from textual.color import Color
    from textual.widget import Widget

Palette: TypeAlias = Mapping[Role, Style]
INKS: tuple[Role, ...] = get_args(Role)

# Textual mixes these itself from the ones a theme names, in shades too weak to read.
VARIABLES: Mapping[Ground | Role, tuple[str, ...]] = {
    "background": (
        "block-cursor-foreground",
        "input-cursor-foreground",
        "input-selection-foreground",
        "link-color-hover",
    ),
    "panel": (
        "surface-active",
        "block-hover-background",
        "block-cursor-blurred-background",
        "scrollbar-background",
        "scrollbar-background-hover",
        "scrollbar-background-active",
        "scrollbar-corner-color",
        "primary-muted",
        "secondary-muted",
        "warning-muted",
        "accent-muted",
        "error-muted",
        "success-muted",
    ),
    "text": (
        "text",
        "button-foreground",
        "button-color-foreground",
        "block-cursor-blurred-foreground",
        "input-cursor-background",
    ),
    "muted": (
        "text-muted",
        "text-disabled",
        "text-secondary",
        "foreground-muted",
        "foreground-disabled",
        "border-blurred",
        "scrollbar",
    ),
    "key": ("text-primary", "border", "link-color", "link-background-hover", "scrollbar-hover", "scrollbar-active"),
    "complaint": ("text-warning",),
    "other": ("text-accent",),
    "late": ("text-error",),
    "saved": ("text-success",),
    "cursor": ("block-cursor-background", "input-selection-background"),
}


def _theme(name: Literal["dag", "nat"]) -> Theme:
    """Build one theme from the tables."""
    colours: dict[Ground | Role, str] = {role: getattr(shade, name) for role, shade in SHADES.items()}
    return Theme(
        name=name,
        dark=name == "nat",
        primary=colours["key"],
        secondary=colours["muted"],
        warning=colours["complaint"],
        accent=colours["other"],
        error=colours["late"],
        success=colours["saved"],
        foreground=colours["text"],
        background=colours["background"],
        surface=colours["background"],
        panel=colours["panel"],
        boost=colours["panel"],
        variables={variable: colours[role] for role, variables in VARIABLES.items() for variable in variables},
    )


DAG = _theme("dag")
NAT = _theme("nat")


class WholeCells(ScrollBarRender):
    """Scroll bars in whole cells: the font of the old console lacks the eighths of a block that Textual ends them with."""

    VERTICAL_BARS: ClassVar[list[str]] = [" "]


def install(app: App[Any], theme: Theme = NAT) -> None:
    """Register both themes with an app and put one on; meant for the app's `__init__`, so that its CSS can use them."""
    for each in (DAG, NAT):
        app.register_theme(each)
    app.theme = theme.name
    ScrollBar.renderer = WholeCells


@lru_cache(maxsize=16)
def styles(dark: bool, background: Color) -> Palette:
    """Return a style for every role on a background.

    The cursor's style carries reverse video itself, and what can be pressed is bold: both are still told apart where
    the colours are taken away (NO_COLOR, a console of 16 colours).
    """
    ground = background.rich_color
    drawn = {role: Style(color=SHADES[role].nat if dark else SHADES[role].dag, bgcolor=ground) for role in INKS}
    drawn["key"] += Style(bold=True)
    drawn["cursor"] += Style(reverse=True)
    return drawn


def palette(widget: Widget) -> Palette:
    """Return the styles for a widget as it stands now: for the theme that is on and the widget's own background."""
    return styles(widget.app.current_theme.dark, widget.visual_style.background)
