"""The two looks, no colours at all, and the old console: everything is still told apart and nothing needs a better font."""

from __future__ import annotations

import pytest
from rich.segment import Segment
from rich.style import Style
from textual.color import Color

from borgerraad_tui.store.register import Register
from borgerraad_tui.tui.screens.framed import Box
from tests.tui.journey import LARGE, Journey, at_desk
from tests.tui.screen_text import screen_strips
from tests.tui.test_commands import PLACES
from tests.tui.test_theme import contrast

DANISH = set("æøåÆØÅéÉüÜöÖäÄ§½")
"""Letters and signs of Danish text beyond ASCII that the old console's font has, too."""


def segments(desk: Journey) -> list[Segment]:
    """Everything drawn, piece by piece."""
    return [segment for strip in screen_strips(desk.app) for segment in strip]


def shown(segment: Segment) -> Style:
    """The style of a piece, its colours turned where it is drawn reversed."""
    style = segment.style or Style()
    return Style(color=style.bgcolor, bgcolor=style.color) if style.reverse else style


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("theme", ["dag", "nat"])
async def test_every_letter_on_every_screen_can_be_read(demo_register: Register, theme: str, place: str) -> None:
    async with at_desk(demo_register, theme=theme) as desk:
        await desk.press(*PLACES[place])
        own = (
            desk.app.screen.query("Vertical").first().region
            if isinstance(desk.app.screen, Box)
            else desk.app.screen.region
        )
        for row, strip in enumerate(screen_strips(desk.app)):
            if not own.y <= row < own.bottom:
                continue
            for segment in strip.crop(own.x, own.right):
                style = shown(segment)
                if segment.text.strip() and style.color and style.bgcolor:
                    ink, ground = Color.from_rich_color(style.color), Color.from_rich_color(style.bgcolor)
                    assert contrast(ink, ground) >= 7, segment


@pytest.mark.parametrize("place", PLACES)
async def test_the_old_console_gets_no_sign_its_font_lacks(demo_register: Register, place: str) -> None:
    async with at_desk(demo_register, ascii_only=True) as desk:
        await desk.press(*PLACES[place])
        assert not {sign for sign in desk.screen if not sign.isascii()} - DANISH, desk.screen


@pytest.mark.parametrize(
    "keys",
    [
        ("a", "u", "i"),
        ("a", "x", "i"),
        ("a", "u", "i", "ctrl+s"),
        ("n", "q"),
        ("n", *["tab"] * 5, *"3d ring"),
        ("n", *["tab"] * 5, *"99x"),
        ("n", "shift+tab", "shift+tab", *"31/11", "ctrl+s"),
        (*"ntkbf", *"varme", "escape", "home"),
        ("p", "f", "ctrl+a", *"1-1-2021", "tab", *"1-1-2020", "ctrl+s"),
        ("s", "p", "1", "g"),
        ("s", "p", "1", "c"),
        ("/", *"findes ikke"),
        ("n", "f8"),
    ],
)
async def test_what_is_said_in_the_old_console_is_plain_too(demo_register: Register, keys: tuple[str, ...]) -> None:
    async with at_desk(demo_register, ascii_only=True) as desk:
        await desk.press(*keys)
        assert not {sign for sign in desk.screen if not sign.isascii()} - DANISH, desk.screen


async def test_what_she_wrote_is_shown_as_she_wrote_it_in_the_old_console_too(demo_register: Register) -> None:
    async with at_desk(demo_register, ascii_only=True) as desk:
        await desk.press(*"ntkbf", *"ærgrelse – »grov« …", "ctrl+s")
        assert "ærgrelse – »grov« …" in desk.screen


async def test_the_look_is_changed_from_the_menu_and_remembered(demo_register: Register) -> None:
    async with at_desk(demo_register) as desk:
        night = shown(segments(desk)[0]).bgcolor
        await desk.press("m", *"dag og nat", "enter")
        assert desk.app.theme == "dag"
        assert shown(segments(desk)[0]).bgcolor != night
        assert demo_register.settings.get("theme") == "dag"
        await desk.press("m", *"dag og nat", "enter")
        assert shown(segments(desk)[0]).bgcolor == night


@pytest.mark.parametrize("place", PLACES)
async def test_without_colours_everything_is_a_grey(
    demo_register: Register, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with at_desk(demo_register) as desk:
        await desk.press(*PLACES[place])
        for segment in segments(desk):
            colour = segment.style.color if segment.style else None
            assert colour is None or len(set(colour.get_truecolor())) == 1, segment


async def test_without_colours_the_cursor_the_keys_and_the_choice_are_still_seen(
    demo_register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with at_desk(demo_register) as desk:
        reversed_lines = [segment.text for segment in segments(desk) if segment.style and segment.style.reverse]
        assert any("Venter stadig" in text for text in reversed_lines)
        bold = [segment.text for segment in segments(desk) if segment.style and segment.style.bold]
        assert {"n", "a", "f", "s"} <= set(bold)
        await desk.press("n", "t")
        underlined = "".join(
            segment.text
            for segment in segments(desk)
            if segment.style and segment.style.underline and segment.text.isalpha()
        )
        assert underlined.startswith("HVGjTMBFHKAABVTDFHPROIA"), "every letter that can be pressed"
        assert "●Telefon" in desk.screen


@pytest.mark.parametrize("theme", ["dag", "nat"])
async def test_complaint_and_other_late_and_on_time_are_told_by_sign_and_word(
    demo_register: Register, theme: str
) -> None:
    async with at_desk(demo_register, LARGE, theme=theme) as desk:
        assert all(" Klage " in line or " Andet " in line or " Uafklaret " in line for line in desk.lines[4:16])
        assert [line[1] for line in desk.lines[4:16]] == ["!"] * 5 + [" "] * 7
        assert "! OVER FRIST" in desk.screen
