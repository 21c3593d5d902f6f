"""Typed-ahead keys reach the field and the screen they were meant for."""

from __future__ import annotations

import asyncio
import time
from typing import ClassVar

import pytest
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Input

from borgerraad_tui.tui import typeahead
from borgerraad_tui.tui.typeahead import split_escape
from tests.tui.typing_app import Choice, Form, TypingApp

OPENERS = pytest.mark.parametrize("opener", ["n", "w"], ids=["by callback", "in a worker"])


class SlowToOpen(TypingApp):
    """Holds up the event loop longer than the longest wait when the form is opened, as a first import may."""

    def action_open(self) -> None:
        """Open the form late."""
        time.sleep(typeahead.LONGEST_WAIT + 0.1)
        super().action_open()


class Vanishing(Choice):
    """A field that is removed by the key it takes."""

    def on_key(self, event: events.Key) -> None:
        """Go."""
        self.remove()


class Stuck(Choice):
    """A field whose handler does not come back before it is let go."""

    let_go: asyncio.Event

    async def on_key(self, event: events.Key) -> None:  # type: ignore[override]
        """Wait."""
        await self.let_go.wait()


class OneField(TypingApp):
    """A single field on the first screen; F10 is a priority binding that lets a stuck one go and leaves."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("f10", "give_up", priority=True)]

    def __init__(self, field: Choice) -> None:
        super().__init__()
        self.field = field

    def compose(self) -> ComposeResult:
        """Show the field alone."""
        yield self.field

    def on_mount(self) -> None:
        """Focus it."""
        self.field.focus()

    def action_give_up(self) -> None:
        """Leave."""
        if isinstance(self.field, Stuck):
            self.field.let_go.set()
        self.exit()


class Slow(Choice):
    """A field that thinks for many turns of the event loop before it takes its letter."""

    async def on_key(self, event: events.Key) -> None:  # type: ignore[override]
        """Think."""
        for _ in range(200):
            await asyncio.sleep(0)


class SlowForm(Form):
    """A form of slow fields."""

    def compose(self) -> ComposeResult:
        """Show them."""
        yield Slow(id="first")
        yield Slow(id="second")
        yield Input(id="text")


class SlowApp(TypingApp):
    """Opens the slow form."""

    def action_open(self) -> None:
        """Open it."""
        self.push_screen(SlowForm(), self.keep)


def _click(widget: Widget) -> list[events.Event]:
    x, y = widget.region.offset
    kinds = (events.MouseDown, events.MouseUp)
    return [kind(None, x, y, 0, 0, 1, False, False, False, screen_x=x, screen_y=y) for kind in kinds]


async def _run(app: TypingApp, *keys: str) -> None:
    async with app.run_test():
        app.type(*keys)
        await app.typeahead.settled()


@OPENERS
async def test_forms_typed_as_one_burst_are_all_right(opener: str) -> None:
    app = TypingApp()
    async with app.run_test():
        for number in range(12):
            app.type(opener, "k", "b", *f"sag {number} æø", "ctrl+s")
        await app.typeahead.settled()
    assert app.saved == [f"k b sag {number} æø" for number in range(12)]


@OPENERS
async def test_without_the_queue_the_same_burst_goes_astray(opener: str) -> None:
    app = TypingApp(queued=False)
    async with app.run_test() as pilot:
        app.type(opener, "k", "b", *"sag 1", "ctrl+s")
        await pilot.pause()
    assert app.saved != ["k b sag 1"]


async def test_a_first_import_on_the_way_loses_no_key() -> None:
    app = SlowToOpen()
    async with app.run_test():
        app.type("n", "k", "b", "a", "ctrl+s")
        await app.typeahead.settled()
    assert app.saved == ["k b a"]


async def test_a_paste_keeps_its_place_among_the_keys() -> None:
    app = TypingApp()
    async with app.run_test():
        app.type("n", "k", "b", "a")
        app.post_message(events.Paste("123"))
        app.type("d", "ctrl+s")
        await app.typeahead.settled()
    assert app.saved == ["k b a123d"]


async def test_a_click_keeps_its_place_among_the_keys() -> None:
    app = TypingApp()
    async with app.run_test():
        app.type("n")
        await app.typeahead.settled()
        app.type("k")
        for event in _click(app.screen.query_one("#first")):
            app.post_message(event)
        app.type("m", "b", "ctrl+s")
        await app.typeahead.settled()
    assert app.saved == ["m b "]


async def test_a_form_left_and_opened_again_in_one_burst_starts_empty() -> None:
    app = TypingApp()
    async with app.run_test():
        app.type("n", "k", "escape", "n", "a", "d", "ctrl+s")
        await app.typeahead.settled()
    assert app.saved == ["a d "]


async def test_a_lone_key_goes_on_at_once_and_the_next_waits() -> None:
    app = TypingApp()
    async with app.run_test():
        first = app.typeahead.take(events.Key("y", "y"))
        second = app.typeahead.take(events.Key("y", "y"))
        assert (first, second) == (False, True)


async def test_a_key_that_nobody_takes_comes_back_to_the_app_once() -> None:
    app = TypingApp()
    async with app.run_test():
        app.type("y", "z", "y")
        await app.typeahead.settled()
        assert app.strays == ["y", "z", "y"]


async def test_pilot_sees_what_a_pressed_key_did() -> None:
    app = TypingApp()
    async with app.run_test() as pilot:
        await pilot.press("n", "k", "b", "a", "ctrl+s")
        await app.typeahead.settled()
        assert app.saved == ["k b a"]


async def test_a_field_removed_by_its_key_holds_nothing_up() -> None:
    app = OneField(Vanishing())
    async with app.run_test():
        app.type("k", "y", "z")
        await app.typeahead.settled()
        assert app.strays == ["y", "z"]


async def test_a_handler_that_does_not_come_back_does_not_lock_the_keyboard(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(typeahead, "LONGEST_WAIT", 0.05)
    field = Stuck()
    field.let_go = asyncio.Event()
    app = OneField(field)
    async with app.run_test():
        app.type("k", "f10")
        await app.typeahead.settled()
        assert field.let_go.is_set()


async def test_keys_typed_after_the_way_out_do_nothing() -> None:
    app = TypingApp()
    await _run(app, "x", "y", "z")
    assert (app.return_code, app.strays) == (0, ["x"])
    assert app.typeahead.take(events.Key("y", "y"))


async def test_a_field_that_takes_its_time_holds_the_next_key_back() -> None:
    app = SlowApp()
    await _run(app, "n", "k", "b", "a", "ctrl+s")
    assert app.saved == ["k b a"]


async def test_an_error_from_a_waiting_key_ends_the_app() -> None:
    app = TypingApp()
    with pytest.raises(ZeroDivisionError):
        await _run(app, "y", "c", "z")
    assert app.strays == ["y", "c"]


def test_a_letter_close_behind_esc_is_esc_and_the_letter() -> None:
    split = split_escape(events.Key("alt+n", "n"))
    assert [(event.key, event.character) for event in split if isinstance(event, events.Key)] == [
        ("escape", "\x1b"),
        ("n", "n"),
    ]


def test_a_true_alt_stays_as_it_is() -> None:
    pressed = events.Key("alt+n", None)
    assert split_escape(pressed) == [pressed]
