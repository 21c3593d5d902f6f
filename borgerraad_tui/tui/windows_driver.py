"""Textual's Windows driver without the kitty keyboard protocol; importable on Windows only."""

from __future__ import annotations

from textual.drivers import win32, windows_driver
from textual.drivers.windows_driver import WindowsDriver

from borgerraad_tui.tui.pasting import guard_pastes
from borgerraad_tui.tui.platform_driver import is_kitty_request, outlive_windows

guard_pastes(win32)
outlive_windows(windows_driver)


class PlainKeyboardDriver(WindowsDriver):
    """Never asks for the kitty protocol, which Textual's driver does unconditionally."""

    def write(self, data: str) -> None:
        """Write to the terminal what is not a request for the protocol."""
        if not is_kitty_request(data):
            super().write(data)
