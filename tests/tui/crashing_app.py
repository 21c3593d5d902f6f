"""An app that fails in the way its first argument says, with a citizen's name at hand."""

from __future__ import annotations

import asyncio
import sys
from typing import ClassVar

from rich.console import RenderableType
from rich.text import Text
from textual import work
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Static

from borgerraad_tui.tui.crash import CrashReport, LostInput

SECRET = "Jens Jensen 010190-1234"


class DrawnError(Exception):
    """An error that brings its own picture, which Textual would print."""

    def __rich__(self) -> Text:
        """Show the message."""
        return Text(str(self))


class CrashingApp(App[None]):
    """Each key fails in another place: in a handler, a worker, a thread, a timer, a task, by a picture, or the keyboard."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(key, f"fail_{way}")
        for key, way in zip(
            "hwtmapk", ["here", "worker", "thread", "timer", "apart", "picture", "keyboard"], strict=True
        )
    ]

    def __init__(self) -> None:
        super().__init__()
        self.crash = CrashReport(self)
        self.left_alone: asyncio.Task[None] | None = None

    def compose(self) -> ComposeResult:
        """Show that the app stands."""
        yield Static("Klar")

    def on_mount(self) -> None:
        """Take over the errors of tasks that nobody waits for."""
        self.crash.watch()

    def _handle_exception(self, error: Exception) -> None:
        self.crash.stop(error)

    def panic(self, *renderables: RenderableType) -> None:
        """End without showing what Textual wants shown."""
        self.crash.stop(LostInput())

    def _print_error_renderables(self) -> None:
        self.crash.tell()

    def action_fail_here(self) -> None:
        """Fail in a handler, with the secret in a variable, in the message and in the error that led to it."""
        name = SECRET
        try:
            int(name)
        except ValueError as error:
            raise LookupError(f"kender ikke {name}") from error

    @work
    async def action_fail_worker(self) -> None:
        """Fail in a worker."""
        self.action_fail_here()

    @work(thread=True)
    def action_fail_thread(self) -> None:
        """Fail in a thread."""
        self.action_fail_here()

    def action_fail_timer(self) -> None:
        """Fail in a timer, whose error Textual quotes in one of its own."""
        self.set_timer(0.01, self.action_fail_here)

    def action_fail_apart(self) -> None:
        """Fail in a task that nobody waits for, and let it go."""

        async def fail() -> None:
            self.action_fail_here()

        self.left_alone = asyncio.get_running_loop().create_task(fail())
        self.call_later(setattr, self, "left_alone", None)

    def action_fail_picture(self) -> None:
        """Fail with an error that brings its own picture."""
        raise DrawnError(SECRET)

    def action_fail_keyboard(self) -> None:
        """Do what Textual does when the thread that reads the keyboard fails."""
        self.panic(Text(SECRET))


if __name__ == "__main__":
    app = CrashingApp()
    app.run()
    sys.exit(app.return_code or 0)
