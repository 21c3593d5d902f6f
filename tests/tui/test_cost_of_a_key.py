"""What a step of the cursor costs, counted in lines made and in questions asked: the same on any machine."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from textual import _callback
from textual.strip import Strip

from borgerraad_tui.domain.inquiry import Inquiry
from borgerraad_tui.store.register import Register
from borgerraad_tui.tui.glyphs import UNICODE
from borgerraad_tui.tui.widgets.parts import Part
from borgerraad_tui.tui.widgets.prose import Paragraph
from tests.conftest import NOW
from tests.tui.journey import LARGE, at_desk
from tests.tui.listing_desk import Desk, Endless, shown
from tests.tui.screen_text import screen_strips
from tests.tui.test_prose import Glancing

NOTE = "Borgeren har ventet siden marts og har ikke hørt fra området. Sag {}, afgørelsen er ikke begrundet."


def counted(monkeypatch: pytest.MonkeyPatch, owner: Any, name: str) -> Callable[[], int]:
    """Count calls of a function; what is returned tells how many there were since it was last asked."""
    real, calls = getattr(owner, name), 0

    def counting(*args: Any, **kwargs: Any) -> Any:
        nonlocal calls
        calls += 1
        return real(*args, **kwargs)

    def taken() -> int:
        nonlocal calls
        found, calls = calls, 0
        return found

    monkeypatch.setattr(owner, name, counting)
    return taken


async def test_a_list_that_scrolls_makes_few_lines_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    app = Desk()
    async with app.run_test(size=LARGE) as pilot:
        await shown(pilot, Endless())
        await pilot.press(*["down"] * 40)
        taken = counted(monkeypatch, Strip, "__init__")
        await pilot.press("down")
        assert app.listing.scroll_offset.y > 0
        assert 0 < taken() <= 2 * 10, (
            "the row left, the row reached and the one that came into view, each with its pieces"
        )


async def test_a_text_in_a_glance_makes_only_its_other_lines_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    app = Glancing()
    async with app.run_test(size=(30, 24)) as pilot:
        app.glance.show(Paragraph([Part(f"linje {number}")]) for number in range(20))
        await pilot.pause()
        taken = counted(monkeypatch, Strip, "__init__")
        app.glance.show(Paragraph([Part("en anden" if number == 7 else f"linje {number}")]) for number in range(20))
        await pilot.pause()
        assert 0 < taken() <= 4
        assert [strip.text.strip() for strip in screen_strips(app)][6:9] == ["linje 6", "en anden", "linje 8"]


async def test_a_step_on_the_desk_makes_few_lines_and_looks_up_few_signatures(
    register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    with register.acts.act("Tres registreret"):
        for number in range(60):
            register.inquiries.add(
                Inquiry(
                    received=NOW.date(),
                    entered=NOW,
                    subject=f"Sag nummer {number}",
                    note=NOTE.format(number),
                    citizen="MB",
                )
            )
    async with at_desk(register, LARGE) as journey:
        # beyond the lower edge, where the list scrolls
        await journey.press(*["down"] * 45)
        lines, signatures = (
            counted(monkeypatch, Strip, "__init__"),
            counted(monkeypatch, _callback, "_count_parameters"),
        )
        steps = 5
        for _ in range(steps):
            await journey.press("down")
        assert "Sag nummer 50" in journey.cursor
        assert 0 < lines() <= steps * 60
        assert signatures() <= steps * 16


async def test_a_list_drawn_without_colours_has_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = Desk()
    async with app.run_test(size=LARGE) as pilot:
        await shown(pilot, Endless())
        for strip in screen_strips(app):
            for segment in strip:
                assert segment.style is not None
                for color in filter(None, (segment.style.color, segment.style.bgcolor)):
                    assert len(set(color.get_truecolor())) == 1, "a grey"


async def test_the_edge_of_a_glance_stands_beside_every_line() -> None:
    app = Glancing(f"{UNICODE.vertical} ")
    async with app.run_test(size=(12, 4)) as pilot:
        app.glance.show([Paragraph([Part("to ord og flere")])])
        await pilot.pause()
        assert [strip.text.rstrip() for strip in screen_strips(app)] == ["│ to ord og", "│ flere", "│", "│"]
