"""The kitty keyboard protocol is never asked for on Windows, where it costs the characters behind AltGr."""

from __future__ import annotations

import ast
import sys
from errno import EIO
from importlib.util import find_spec
from io import StringIO
from pathlib import Path
from threading import Thread
from types import ModuleType

import pytest
from textual._xterm_parser import XTermParser
from textual.drivers._writer_thread import MAX_QUEUED_WRITES, WriterThread
from textual.drivers.headless_driver import HeadlessDriver

from borgerraad_tui.store.register import Register
from borgerraad_tui.tui.app import make_app
from borgerraad_tui.tui.pasting import PARSER, PasteSafeParser
from borgerraad_tui.tui.platform_driver import WRITER, PatientWriter, driver_class, is_kitty_request

# https://sw.kovidgoyal.net/kitty/keyboard-protocol/: push is CSI > flags u, pop CSI < u, set CSI = flags ; mode u
KITTY = ["\x1b[>1u", "\x1b[>25u", "\x1b[<u", "\x1b[<1u", "\x1b[=1;2u"]


def _textual_source(module: str) -> str:
    """The source of one of Textual's drivers; those of Windows cannot be imported elsewhere."""
    spec = find_spec("textual.drivers")
    assert spec is not None
    assert spec.submodule_search_locations
    return Path(spec.submodule_search_locations[0], module).read_text(encoding="utf-8")


def _textual_writes() -> set[str]:
    """Every literal text in the source of Textual's Windows driver."""
    return {
        node.value
        for node in ast.walk(ast.parse(_textual_source("windows_driver.py")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


@pytest.mark.parametrize("request_", KITTY)
def test_every_form_of_the_request_is_known(request_: str) -> None:
    assert is_kitty_request(request_)


@pytest.mark.parametrize(
    "text", ["", "u", "æ", "\x1b[?1004h", "\x1b[u", "\x1b[>4;1m", "navn \x1b[>1u", "\x1b[>1u navn"]
)
def test_anything_else_is_let_through(text: str) -> None:
    assert not is_kitty_request(text)


def test_textuals_windows_driver_asks_in_a_form_that_is_known() -> None:
    assert {text for text in _textual_writes() if is_kitty_request(text)} == {"\x1b[>1u", "\x1b[<u"}


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is written to a stand-in for Textual's Windows driver, which is there to be imported."""
    data: list[str] = []

    class WindowsDriver(HeadlessDriver):
        def write(self, text: str) -> None:
            data.append(text)

    stand_in = ModuleType("textual.drivers.windows_driver")
    stand_in.WindowsDriver = WindowsDriver  # type: ignore[attr-defined]
    stand_in.WriterThread = WriterThread  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, stand_in.__name__, stand_in)
    input_loop = ModuleType("textual.drivers.win32")
    input_loop.XTermParser = XTermParser  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, input_loop.__name__, input_loop)
    monkeypatch.setattr("textual.drivers.win32", input_loop, raising=False)
    monkeypatch.setattr("textual.drivers.windows_driver", stand_in, raising=False)
    monkeypatch.delitem(sys.modules, "borgerraad_tui.tui.windows_driver", raising=False)
    return data


def test_on_windows_the_program_runs_on_the_driver_that_leaves_the_keyboard_alone(
    written: list[str], monkeypatch: pytest.MonkeyPatch, demo_register: Register
) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    from borgerraad_tui.tui.windows_driver import PlainKeyboardDriver

    assert driver_class() is PlainKeyboardDriver
    assert make_app(demo_register).driver_class is PlainKeyboardDriver


def test_the_windows_driver_drops_the_request_alone(written: list[str]) -> None:
    from borgerraad_tui.tui.windows_driver import PlainKeyboardDriver

    driver = PlainKeyboardDriver.__new__(PlainKeyboardDriver)
    for data in ["\x1b[?1049h", "\x1b[>1u", "\x1b[?2004h", "\x1b[<u", "\x1b[?1049l"]:
        driver.write(data)
    assert written == ["\x1b[?1049h", "\x1b[?2004h", "\x1b[?1049l"]
    assert vars(sys.modules["textual.drivers.win32"])["XTermParser"] is PasteSafeParser
    assert vars(sys.modules["textual.drivers.windows_driver"])["WriterThread"] is PatientWriter


@pytest.mark.skipif(sys.platform == "win32", reason="what other platforms do")
def test_other_platforms_keep_textuals_driver_with_the_parser_that_guards_pastes() -> None:
    from textual.drivers import linux_driver

    assert driver_class() is None
    assert vars(linux_driver)["XTermParser"] is PasteSafeParser
    assert vars(linux_driver)["WriterThread"] is PatientWriter


class _Vanishing(StringIO):
    """A terminal that refuses after the first write."""

    def write(self, text: str) -> int:
        if self.getvalue():
            raise OSError(EIO, "gone")
        return super().write(text)

    def flush(self) -> None:
        raise OSError(EIO, "gone")


def _paint_and_stop(writer: WriterThread) -> None:
    for _ in range(3 * MAX_QUEUED_WRITES):
        writer.write("x")
    writer.stop()


def test_what_is_painted_for_a_terminal_that_is_gone_holds_up_nobody() -> None:
    writer = PatientWriter(_Vanishing())
    writer.start()
    ended = Thread(target=_paint_and_stop, args=(writer,), daemon=True)
    ended.start()
    ended.join(10)
    assert not ended.is_alive()
    assert not writer.is_alive()


@pytest.mark.parametrize("module", ["linux_driver.py", "windows_driver.py"])
def test_textuals_drivers_make_the_writer_by_the_name_that_is_replaced(module: str) -> None:
    made = [node for node in ast.walk(ast.parse(_textual_source(module))) if isinstance(node, ast.Call)]
    assert WRITER in {node.func.id for node in made if isinstance(node.func, ast.Name)}


@pytest.mark.parametrize("module", ["linux_driver.py", "win32.py"])
def test_textuals_input_loops_make_the_parser_by_the_name_that_is_replaced(module: str) -> None:
    tree = ast.parse(_textual_source(module))
    made = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)]
    assert PARSER in {node.func.id for node in made if isinstance(node.func, ast.Name)}
