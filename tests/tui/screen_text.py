"""What a person sees on the screen, as plain text: for reading in assertions and for snapshots."""

from __future__ import annotations

from typing import Any

from textual.app import App
from textual.strip import Strip

from borgerraad_tui.tui.widgets.parts import Parts


def screen_strips(app: App[Any]) -> list[Strip]:
    """Return the lines of the screen on top as drawn, with their styles."""
    return app.screen._compositor.render_strips()


def screen_text(app: App[Any]) -> str:
    """Return the lines of the screen on top without styles, and without the blanks at their ends."""
    return "\n".join(strip.text.rstrip() for strip in screen_strips(app))


def text_of(parts: Parts) -> str:
    """Return the text of parts."""
    return "".join(part.text for part in parts)
