"""The room of a form's fields, which scrolls where they do not fit."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll


class Rows(VerticalScroll, can_focus=False, inherit_bindings=False):
    """The fields below each other; what does not fit is scrolled to.

    `fitted` hears of every change of the room there is, or of what has to fit into it.
    """

    DEFAULT_CSS = "Rows { scrollbar-size-vertical: 1; scrollbar-gutter: stable; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("pageup", "page_up", show=False),
        Binding("pagedown", "page_down", show=False),
    ]

    def __init__(self, fitted: Callable[[], None]) -> None:
        super().__init__()
        self._fitted = fitted

    def on_resize(self) -> None:
        """Tell that there is another room."""
        self._fitted()

    def watch_virtual_size(self) -> None:
        """Tell that there is more or less to fit in, of which Textual sends no event."""
        self._fitted()
