"""The terminal driver the platform needs, where Textual's own will not do."""

from __future__ import annotations

import re
import sys
from types import ModuleType
from typing import Final

from textual.driver import Driver
from textual.drivers._writer_thread import WriterThread

from borgerraad_tui.tui.pasting import guard_pastes

_KITTY_REQUEST: Final = r"\x1b\[[<>=][0-9;]*u"
WRITER: Final = "WriterThread"
"""What Textual's drivers call the thread they make to write to the terminal."""


def driver_class() -> type[Driver] | None:
    """Return the driver to give to the App, or None where Textual's own will do; either makes the parser that guards pastes
    and the writer that outlives the terminal.
    """
    driver: type[Driver] | None = None
    if sys.platform == "win32":
        from borgerraad_tui.tui.windows_driver import PlainKeyboardDriver

        driver = PlainKeyboardDriver
    else:
        from textual.drivers import linux_driver

        guard_pastes(linux_driver)
        outlive_windows(linux_driver)
    return driver


def is_kitty_request(data: str) -> bool:
    """Tell whether a write is nothing but a request to turn the kitty keyboard protocol on, off or over.

    With the protocol on, Windows Terminal swallows what AltGr makes on a Danish keyboard: @ £ $ { [ ] } \\ | ~
    (microsoft/terminal #19977).
    """
    return re.fullmatch(_KITTY_REQUEST, data) is not None


class PatientWriter(WriterThread):
    """Textual's writer, which throws away what nobody can see any more, until it is stopped.

    Textual's ends with the first write that a closed window refuses. What is painted after that fills its queue, and the next to
    put something there, or to end it, would wait for ever.
    """

    def run(self) -> None:
        """Write until the writer is stopped; once the terminal is gone, only empty the queue."""
        gone = False
        while (text := self._queue.get()) is not None:
            gone = gone or not self._written(text)

    def _written(self, text: str) -> bool:
        """Write, and flush when there is a break; False where the terminal refuses (EIO), or the file is closed."""
        try:
            self._file.write(text)
            if self._queue.empty():
                self._file.flush()
        except (OSError, ValueError):
            return False
        return True


def outlive_windows(driver: ModuleType) -> None:
    """Have the drivers of one of Textual's modules make the writer that outlives the terminal."""
    if getattr(driver, WRITER) is not PatientWriter:
        setattr(driver, WRITER, PatientWriter)
