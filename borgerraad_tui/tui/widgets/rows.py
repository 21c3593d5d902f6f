"""The room of a form's fields, which scrolls where they do not fit."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widget import Widget


class Rows(VerticalScroll, can_focus=False, inherit_bindings=False):
    """The fields below each other; what does not fit is scrolled to.

    `fitted` hears of every change of the room there is, or of what has to fit into it.
    """

    DEFAULT_CSS = "Rows { scrollbar-size-vertical: 1; scrollbar-gutter: stable; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("pageup", "page_up", show=False),
        Binding("pagedown", "page_down", show=False),
    ]

    def __init__(self, fitted: Callable[[], object]) -> None:
        super().__init__()
        self._fitted = fitted

    def show(self, field: Widget, top: int) -> int:
        """Scroll so that a field is seen, from the line `top` on and only as far as needed; returns the line on top then."""
        region = field.virtual_region
        top = min(max(top, region.bottom - self.scrollable_content_region.height), region.y)
        self.scroll_to(y=top, animate=False, immediate=True)
        return top

    def on_resize(self) -> None:
        """Tell that there is another room."""
        self._fitted()

    def watch_virtual_size(self) -> None:
        """Tell that there is more or less to fit in, of which Textual sends no event."""
        self._fitted()
