"""The terminal driver the platform needs, where Textual's own will not do."""

from __future__ import annotations

import re
import sys
from typing import Final

from textual.driver import Driver

from borgerraad_tui.tui.pasting import guard_pastes

_KITTY_REQUEST: Final = r"\x1b\[[<>=][0-9;]*u"


def driver_class() -> type[Driver] | None:
    """Return the driver to give to the App, or None where Textual's own will do; either makes the parser that guards pastes."""
    driver: type[Driver] | None = None
    if sys.platform == "win32":
        from borgerraad_tui.tui.windows_driver import PlainKeyboardDriver

        driver = PlainKeyboardDriver
    else:
        from textual.drivers import linux_driver

        guard_pastes(linux_driver)
    return driver


def is_kitty_request(data: str) -> bool:
    """Tell whether a write is nothing but a request to turn the kitty keyboard protocol on, off or over.

    With the protocol on, Windows Terminal swallows what AltGr makes on a Danish keyboard: @ £ $ { [ ] } \\ | ~
    (microsoft/terminal #19977).
    """
    return re.fullmatch(_KITTY_REQUEST, data) is not None
