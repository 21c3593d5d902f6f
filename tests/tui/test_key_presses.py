"""The README's key presses, each played key by key: what it costs, how many screens it passes, and what came of it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from borgerraad_tui.domain.appointment import Appointment
from borgerraad_tui.domain.inquiry import Inquiry
from borgerraad_tui.domain.kind import Kind
from borgerraad_tui.domain.request import Request
from borgerraad_tui.store.kinds import APPOINTMENT, LOG_ENTRY, REQUEST
from tests import key_presses
from tests.conftest import NOW
from tests.key_presses import PATHS, Path
from tests.registers import inquiry
from tests.registers import saved as saved_in
from tests.tui.journey import Journey
from tests.tui.test_registering import saved

TODAY = NOW.date()
AREAS = ("arbejdsmarked_og_borgerservice", "boern_og_kultur", "voksen_og_sundhed", "teknik_og_klima", "diverse")
WANTED = {
    key_presses.PHONE_COMPLAINT: 6, key_presses.WALK_IN: 7, key_presses.CLOSING: 4, key_presses.PHONE_TALK: 6,
    key_presses.RETURNING: 3, key_presses.OWED: 3, key_presses.STATISTICS: 2,
}  # fmt: skip
"""How many presses an act may cost."""


async def play(desk: Journey, path: Path) -> int:
    """Press the keys one by one; returns how many screens were seen beside the desk."""
    begun, seen = desk.app.screen, []
    for key in path.played:
        await desk.press(key)
        seen.append(desk.app.screen)
    return len({id(screen) for screen in seen if screen is not begun})


async def played(desk: Journey, path: Path) -> None:
    """Play an act, and hold its screens against the table."""
    assert await play(desk, path) == path.screens


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.act)
def test_an_act_costs_no_more_than_it_should(path: Path) -> None:
    assert path.presses == WANTED[path]


async def test_a_complaint_by_phone(desk: Journey) -> None:
    await played(desk, key_presses.PHONE_COMPLAINT)
    assert saved(desk) == Inquiry(
        id=saved(desk).id, year=2022, number=13, received=TODAY, entered=NOW, kind=Kind.COMPLAINT, channel="telefon",
        place="haderslev_bibliotek", directorate="boern_og_kultur", theme="forvaltningsret", subject=key_presses.SUBJECT.text,
    )  # fmt: skip


async def test_a_walk_in_in_gram(desk: Journey) -> None:
    with desk.register.acts.act("Kontordag"):
        desk.register.records(APPOINTMENT).add(Appointment(day=TODAY, office=True, place="gram"))
    await played(desk, key_presses.WALK_IN)
    assert saved(desk) == Inquiry(
        id=saved(desk).id, year=2022, number=13, received=TODAY, entered=NOW, kind=Kind.OTHER, channel="fremmoede",
        place="gram", directorate="boern_og_kultur", theme="forvaltningsret", subject=key_presses.SUBJECT.text,
        action="vejledning", closed=TODAY,
    )  # fmt: skip


async def test_closing(desk: Journey) -> None:
    before = saved(desk, 1)
    await played(desk, key_presses.CLOSING)
    assert saved(desk, 1) == before.close(Kind.COMPLAINT, "undersoegt", "ingen_kritik", TODAY)


async def test_a_phone_talk_with_the_next_step(desk: Journey) -> None:
    before = saved(desk, 1)
    await played(desk, key_presses.PHONE_TALK)
    *_, entry = desk.register.records(LOG_ENTRY).where("true")
    assert (entry.inquiry, entry.kind, entry.party, entry.happened) == (before.id, "samtale", "citizen", TODAY)
    assert entry.text == "Ville vide, hvor langt vi er"
    assert saved(desk, 1) == before.plan(TODAY + timedelta(days=3), "ring")
    assert desk.room == "Desk"


async def test_everything_about_a_citizen_who_comes_back(desk: Journey) -> None:
    for day, name in ((date(2021, 9, 1), "Hans Møller"), (date(2021, 10, 4), "Moeller, Hans"), (TODAY, "Krogh")):
        saved_in(desk.register, inquiry(day, citizen=name, subject=f"Fra {name}"))
    await desk.press(*key_presses.RETURNING.played[:-2])
    assert desk.lines[0].startswith(" SØG · 2 fundet"), "the search itself finds both spellings"
    await desk.press("escape")
    await played(desk, key_presses.RETURNING)
    assert desk.lines[0].startswith(" BORGER · Moeller, Hans")
    assert "Fra Hans Møller" in desk.screen
    assert "Fra Moeller, Hans" in desk.screen
    assert "Krogh" not in desk.screen


async def test_what_teknik_og_klima_owes(desk: Journey) -> None:
    with desk.register.acts.act("Spurgt"):
        for area in AREAS:
            asked = Request(scope="own", directorate=area, asked=date(2022, 1, 3), entered=NOW, question="Hvornår?")
            desk.register.records(REQUEST).add(asked)
    await played(desk, key_presses.OWED)
    assert desk.room == "Requests"
    told = [line for line in desk.lines if "Egen drift: Hvornår?" in line]
    assert [" T&K " in line for line in told] == [True], "its own question, and no other area's"


async def test_the_statistics_and_back(desk: Journey) -> None:
    await desk.press(key_presses.STATISTICS.played[0])
    assert desk.room == "Statistics"
    await desk.press("escape")
    await played(desk, key_presses.STATISTICS)
    assert desk.room == "Desk"
