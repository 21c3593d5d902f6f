"""The end of the program after an error nobody expected: our own words, and nothing that a citizen may have said.

Textual's own report shows the local variables, among them names and CPR numbers, and even the text of an exception may
quote what was typed. So only the kinds of the errors and the places in the code are kept.
"""

from __future__ import annotations

import asyncio
import sys
import traceback
from collections.abc import Callable
from contextlib import suppress
from pathlib import PurePath
from typing import Any, Final, TypeVar

from textual.app import App
from textual.driver import Driver
from textual.worker import WorkerFailed

FAREWELL: Final = (
    "Programmet standsede på grund af en fejl. Det, du har skrevet, ligger som kladde, "
    "og det, du har gemt, er gemt. Åbn programmet igen for at fortsætte."
)
KEPT: Final = "Det, du var ved at skrive, ligger som kladde."
LOST: Final = "Kladden kunne ikke gemmes, og det, du havde skrevet, er væk."
WITHOUT_DRAFT: Final = (
    f"Programmet standsede på grund af en fejl. {LOST} Det, du har gemt, er gemt. Åbn programmet igen for at fortsætte."
)
"""The farewell where the disk did not take what was typed."""

LONGEST_TRACE: Final = 30
"""Places to show for one error: the innermost, which also a recursion without end is told by."""


class LostInput(Exception):
    """The thread that reads the keyboard has stopped, so nothing could be typed any more."""


def places(error: BaseException) -> list[str]:
    """Return the kind of the error and the `file:line function` of each place it passed, outermost first.

    The errors that led to it come before it, as in Python's own report.
    """
    lines: list[str] = []
    for link in _chain(error):
        lines.append(f"{type(link).__module__}.{type(link).__qualname__}".removeprefix("builtins."))
        for frame, line in list(traceback.walk_tb(link.__traceback__))[-LONGEST_TRACE:]:
            code = frame.f_code
            lines.append(f"  {'/'.join(PurePath(code.co_filename).parts[-3:])}:{line} {code.co_name}")
    return lines


def _chain(error: BaseException) -> list[BaseException]:
    """Return the error and those that led to it, the first first."""
    chain: list[BaseException] = []
    link: BaseException | None = error
    while link is not None and link not in chain:
        chain.insert(0, link)
        if isinstance(link, WorkerFailed):
            link = link.error
        else:
            link = link.__cause__ or (None if link.__suppress_context__ else link.__context__)
    return chain


def tell_outside(text: str) -> None:
    """Print on the true standard error, once the terminal is the user's own again; to nobody where it is gone."""
    if sys.__stderr__ is not None:
        with suppress(OSError):
            sys.__stderr__.write(text)
            sys.__stderr__.flush()


R = TypeVar("R")


class CrashSafeApp(App[R], inherit_bindings=False):
    """An app that ends in our own words after an error nobody expected."""

    def __init__(self, driver: type[Driver] | None = None) -> None:
        super().__init__(driver_class=driver)
        self.crash = CrashReport(self, self.keep_drafts)

    def keep_drafts(self) -> str:
        """Put on the disk what is typed and not saved; return why it could not be, or nothing."""
        return ""

    def _handle_exception(self, error: Exception) -> None:
        """Textual's report would show a citizen's name, or a passphrase."""
        self.crash.stop(error)

    def panic(self, *renderables: object) -> None:
        """The thread that reads the keyboard has stopped; what it has to say may quote what was typed."""
        self.crash.stop(LostInput())

    def _print_error_renderables(self) -> None:
        # called once the terminal is the user's own again
        self.crash.tell()


class CrashReport:
    """Ends the app after an error, and tells of it once the terminal is the user's own again.

    The first error counts; what it brings down with it is not told.
    """

    def __init__(self, app: App[Any], keep: Callable[[], str] = str) -> None:
        """`keep` puts on the disk what is typed, and returns why it could not."""
        self._app = app
        self._keep = keep
        self._lines: list[str] = []

    def stop(self, error: Exception) -> None:
        """Note where the error came from, end the app with the return code 1, and keep what is typed, if she was at work.

        The error itself is only kept where Textual keeps it, so that a Pilot test fails by it.
        """
        at_work = self._app.return_code is None
        self._app._return_code = 1
        if self._app._exception is None:
            # what is typed counts as lost until it is known to be on the disk
            self._lines = [WITHOUT_DRAFT if at_work else FAREWELL, "", *places(error)]
            self._app._exception = error
            self._app._exception_event.set()
        self._app._close_messages_no_wait()
        if at_work and not self._keep():
            self._lines[0] = FAREWELL

    def say(self, sentence: str) -> None:
        """Have a sentence told at the end, where no error is."""
        if not self._lines:
            self._lines = [sentence]

    def watch(self) -> None:
        """Take the errors of tasks that nobody waits for; asyncio would print their text after the app has ended."""
        asyncio.get_running_loop().set_exception_handler(self._stop_for_task)

    def tell(self) -> None:
        """Print the report, if there is one, on the true standard error, once."""
        lines, self._lines = self._lines, []
        if lines:
            tell_outside("\n".join([*lines, ""]))

    def _stop_for_task(self, loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        error = context.get("exception")
        if isinstance(error, Exception):
            self.stop(error)
