"""After a crash the user reads our words, and nobody reads what a citizen said."""

from __future__ import annotations

import asyncio

import pytest
from textual.worker import WorkerFailed

from borgerraad_tui.tui.crash import FAREWELL, LONGEST_TRACE, LostInput, places
from tests.tui.crashing_app import SECRET, CrashingApp, DrawnError

WAYS = pytest.mark.parametrize(
    ("key", "error", "told"),
    [
        pytest.param("h", LookupError, "ValueError\n", id="in a handler"),
        pytest.param("w", WorkerFailed, "LookupError\n", id="in a worker"),
        pytest.param("t", WorkerFailed, "LookupError\n", id="in a thread"),
        pytest.param("m", LookupError, "LookupError\n", id="in a timer"),
        pytest.param("a", LookupError, "LookupError\n", id="in a task nobody waits for"),
        pytest.param("p", DrawnError, "DrawnError\n", id="with its own picture"),
        pytest.param("k", LostInput, "LostInput\n", id="in the keyboard's thread"),
    ],
)


async def _crash(app: CrashingApp, key: str) -> None:
    async with app.run_test() as pilot:
        await pilot.press(key)
        async with asyncio.timeout(5):
            await app._exception_event.wait()


@WAYS
async def test_a_crash_shows_our_words_and_no_secret(
    key: str, error: type[Exception], told: str, capfd: pytest.CaptureFixture[str]
) -> None:
    app = CrashingApp()
    with pytest.raises(error):
        await _crash(app, key)
    printed = "".join(capfd.readouterr())
    assert printed.startswith(FAREWELL)
    assert told in printed
    assert not any(word in printed for word in SECRET.split())
    assert app.return_code == 1


async def test_the_place_in_the_code_is_told(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(LookupError):
        await _crash(CrashingApp(), "h")
    assert "  tests/tui/crashing_app.py:" in capfd.readouterr().err


async def test_only_the_first_error_is_told(capfd: pytest.CaptureFixture[str]) -> None:
    app = CrashingApp()
    async with app.run_test():
        app.crash.stop(LookupError())
        app.crash.stop(DrawnError())
        # or the Pilot would raise it
        app._exception = None
    printed = capfd.readouterr().err
    assert (printed.count("LookupError"), printed.count("DrawnError")) == (1, 0)


async def test_an_app_that_ends_well_prints_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    async with CrashingApp().run_test() as pilot:
        await pilot.press("x")
    assert "".join(capfd.readouterr()) == ""


def test_a_recursion_without_end_is_told_by_its_innermost_places() -> None:
    def deeper() -> None:
        deeper()

    with pytest.raises(RecursionError) as caught:
        deeper()
    assert len(places(caught.value)) == 1 + LONGEST_TRACE
