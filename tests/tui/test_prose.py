"""Text to be read: wrapped to the width there is, and scrolled."""

from __future__ import annotations

from textual.app import App, ComposeResult

from borgerraad_tui.tui.glyphs import UNICODE
from borgerraad_tui.tui.theme import install
from borgerraad_tui.tui.widgets.parts import Part
from borgerraad_tui.tui.widgets.prose import Paragraph, Prose
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
