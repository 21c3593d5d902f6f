"""Text to be read: wrapped to the width there is, and scrolled."""

from __future__ import annotations

import pytest
from textual.app import App, ComposeResult
from textual.screen import Screen

from borgerraad_tui.tui.glyphs import UNICODE
from borgerraad_tui.tui.theme import install
from borgerraad_tui.tui.widgets.parts import Part
from borgerraad_tui.tui.widgets.prose import Glance, Paragraph, Prose
from tests.tui.screen_text import screen_text


class Reading(App[None]):
    """An app with one text to read."""

    def __init__(self) -> None:
        super().__init__()
        install(self)
        self.animation_level = "none"
        self.prose = Prose(UNICODE)

    def compose(self) -> ComposeResult:
        """Show the text."""
        yield self.prose

    def on_mount(self) -> None:
        """Fill it before its width is known."""
        self.prose.focus()
        self.prose.show(
            [
                Paragraph([Part("118 · KLAGE · Voksen og Sundhed")]),
                Paragraph([Part("Emne  ", "muted"), Part("Lejekontrakt og varme, plejecenter [/]")], hang=6),
                Paragraph([Part("Log")], rule=True),
                *(Paragraph([Part(f"{day}-11 Mail")]) for day in range(1, 31)),
                Paragraph(rule=True),
            ]
        )


async def test_prose_is_wrapped_to_its_width_and_wrapped_again_to_another() -> None:
    app = Reading()
    async with app.run_test(size=(34, 12)) as pilot:
        assert screen_text(app).split("\n")[:5] == [
            "118 · KLAGE · Voksen og Sundhed",
            "Emne  Lejekontrakt og varme,",
            "      plejecenter [/]",
            "─ Log ───────────────────────────",
            "1-11 Mail",
        ]
        await pilot.resize_terminal(80, 12)
        await pilot.pause()
        assert screen_text(app).split("\n")[1] == "Emne  Lejekontrakt og varme, plejecenter [/]"


async def test_prose_scrolls_by_keys_to_its_last_line() -> None:
    app = Reading()
    async with app.run_test(size=(80, 12)) as pilot:
        await pilot.pause()
        await pilot.press("end")
        assert screen_text(app).split("\n")[-2:] == ["30-11 Mail", "─" * 79]
        app.prose.show([Paragraph([Part("Kort")])])
        await pilot.pause()
        assert screen_text(app).split("\n")[0] == "Kort"


class Glancing(App[None]):
    """An app with the top of a text."""

    def __init__(self, edge: str = "") -> None:
        super().__init__()
        install(self)
        self.glance = Glance(UNICODE, "… resten", edge)

    def compose(self) -> ComposeResult:
        """Show the text."""
        yield self.glance


async def test_a_glance_says_that_there_is_more_than_fits() -> None:
    app = Glancing()
    async with app.run_test(size=(30, 4)) as pilot:
        app.glance.show(Paragraph([Part(f"linje {number}")]) for number in range(1, 5))
        await pilot.pause()
        assert screen_text(app).split("\n") == ["linje 1", "linje 2", "linje 3", "linje 4"]
        app.glance.show(Paragraph([Part(f"linje {number}")]) for number in range(1, 6))
        await pilot.pause()
        assert screen_text(app).split("\n") == ["linje 1", "linje 2", "linje 3", "… resten"]


async def test_another_text_in_a_glance_lays_nothing_out_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    app = Glancing()
    async with app.run_test(size=(30, 4)) as pilot:
        await pilot.pause()
        laid_out: list[Screen[object]] = []
        monkeypatch.setattr(Screen, "_refresh_layout", lambda screen, *_, **__: laid_out.append(screen))
        for lines in (1, 10, 2):
            app.glance.show(Paragraph([Part("linje")]) for _ in range(lines))
            await pilot.pause()
        assert not laid_out
