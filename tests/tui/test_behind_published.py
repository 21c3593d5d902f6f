"""Behind the figures of a published report, on screen: the inquiries, questions and consultations as they were."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator

import pytest

from borgerraad_tui.chapters.plan import read_plan
from borgerraad_tui.chapters.whole import material
from borgerraad_tui.store.register import Register
from tests.tui.journey import LARGE, Journey, at_desk
from tests.tui.test_publishing_room import SECOND, TO_147


@pytest.fixture
async def desk(demo_register: Register) -> AsyncIterator[Journey]:
    """The desk on a large screen."""
    async with at_desk(demo_register, LARGE) as journey:
        yield journey


async def test_an_inquiry_is_listed_as_it_was_and_opens_as_it_is(desk: Journey) -> None:
    await desk.press(
        "6", "f", "ctrl+s", *TO_147, "enter", "ctrl+a", *"Et helt andet emne", "ctrl+s", *SECOND, "g", "enter"
    )
    await desk.press(*["down"] * 40)
    await desk.walk_down("2021-147")
    assert "Lejekontrakt og betaling for varme" in desk.cursor
    await desk.press("enter")
    assert "Et helt andet emne" in desk.screen
    assert "Lejekontrakt og betaling for varme" not in desk.lines[4]


async def test_complaints_behind_a_figure_of_then_stand_alone_too(desk: Journey) -> None:
    await desk.press("6", "f", "ctrl+s", *SECOND, "g", "a", *["right"] * 4, "enter")
    assert desk.lines[0].strip().endswith("25 henvendelser, heraf 12 klager")
    shown = [line for line in desk.lines if line.strip("▶ ").startswith("2021-")]
    await desk.press("h")
    assert desk.lines[0].startswith(" Tabel 3 · Arbejdsmarked og Borgerservice · heraf klager")
    alone = [line.strip("▶ ") for line in desk.lines if line.strip("▶ ").startswith("2021-")]
    assert len(alone) == 12
    assert all(line.split()[1] == "Klage" for line in alone)
    assert len(shown) == 25


async def test_behind_a_frozen_time_of_hers_stands_each_inquiry_with_the_days_of_then(desk: Journey) -> None:
    await desk.press("6", "f", "ctrl+s", *SECOND, "g", "a", *["left"] * 3)
    assert "◀ Til afslutning ▶" in desk.lines[1]
    await desk.walk_down("Børn og Kultur")
    frozen = desk.cursor
    await desk.press("enter")
    assert desk.room == "FoundThen"
    assert desk.lines[0].split()[-2:] == [frozen.split()[3], "henvendelser"]
    assert desk.lines[1].strip().endswith("som offentliggjort 17-01-2022")
    seen = desk.lines[4:20]
    assert all(re.search(r" \(?\d+ d\)? ", line) for line in seen)
    with desk.register.acts.act("Lukket en anden dag"):
        desk.register.engine.execute("UPDATE inquiry SET closed = '2022-01-17' WHERE closed > '2021-08-01'")
    await desk.press("escape", "x", "x", "enter")
    assert desk.lines[4:20] == seen
    await desk.press("escape")
    assert desk.cursor == frozen
    await desk.press("s", "a", "left", "left")
    assert desk.line("Børn og Kultur").strip() != frozen.strip("▶ ")


async def test_behind_a_frozen_finding_stands_its_inquiry_also_when_the_mark_is_gone(desk: Journey) -> None:
    await desk.press("6", "f", "ctrl+s", *SECOND, "g", "a", *["left"] * 7)
    assert "◀ Yderligere mærker ▶" in desk.lines[1]
    with desk.register.acts.act("Intet mærke"):
        desk.register.engine.execute("DELETE FROM finding")
    await desk.press("enter")
    assert desk.lines[0].endswith(" 1 henvendelse")
    assert "21-147" in desk.cursor


async def test_behind_a_frozen_figure_of_the_departments_stand_the_questions_as_they_were(desk: Journey) -> None:
    await desk.press("6", "f", "ctrl+s", *SECOND, "g", "a", "left", "left", "end")
    assert "◀ Svarfristen ▶" in desk.lines[1]
    assert desk.cursor.split()[:6] == ["▶I", "alt", "2", "2", "0", "0"]
    await desk.press("enter")
    assert desk.room == "RequestsThen"
    assert desk.lines[0].startswith(" Første svar inden for 2 dage · I alt")
    assert desk.lines[0].endswith(" 4 spørgsmål")
    seen = desk.lines[3:8]
    with desk.register.acts.act("Hørt siden"):
        for sql in (
            "DELETE FROM request WHERE asked < '2022-01-01' AND inquiry IS NULL",
            "UPDATE request SET question = 'Noget andet', chasers = 0, chased = NULL, settled = '2022-01-17'",
        ):
            desk.register.engine.execute(sql)
    await desk.press("escape", "enter")
    assert desk.lines[3:8] == seen
    await desk.walk_down("2021-194")
    await desk.press("h")
    assert desk.lines[1].strip().startswith("Henvendelsen, som den er nu.")
    await desk.press("escape", "enter")
    assert desk.room == "Requests"
    assert "2021-194" in desk.cursor
    assert "Noget andet" in desk.cursor


async def test_behind_a_month_of_the_frozen_diagram_stand_its_inquiries_as_they_were(desk: Journey) -> None:
    await desk.press("6", "f", "ctrl+s", *SECOND, "g", "a", "left", "end")
    assert "◀ Måned for måned ▶" in desk.lines[1]
    (part,) = (part for part in read_plan(desk.register, 1).parts if "resterende" in part.name)
    months = material(desk.register, part).months
    shown = [line.strip("▶ ").split()[:4] for line in desk.lines[4:9]]
    assert shown == [[*each.name.split(), str(each.complaints + each.others), str(each.complaints)] for each in months]
    number, complaints = desk.cursor.split()[2:4]
    with desk.register.acts.act("Modtaget en anden dag"):
        desk.register.engine.execute(
            "UPDATE inquiry SET received = '2021-10-01' WHERE received BETWEEN '2021-12-01' AND '2021-12-31'"
        )
    await desk.press("enter")
    assert desk.lines[0].startswith(" Måned for måned · december 2021")
    assert desk.lines[0].endswith(f" {number} henvendelser, heraf {complaints} klager")
    await desk.press("escape", "c", "g")
    assert desk.app.clipboard.split("\n")[:2] == ["Måned for måned", "\tAntal\tKlager"]
    await desk.press("g")
    assert desk.status == f"december 2021: {number} af de 111, der er talt med, heraf {complaints} klager."


async def test_a_frozen_question_that_is_gone_says_so_when_it_is_opened(desk: Journey) -> None:
    await desk.press("6", "f", "ctrl+s", *SECOND, "g", "a", "left", "left", "enter")
    with desk.register.acts.act("Fjernet"):
        desk.register.engine.execute("DELETE FROM request")
    await desk.press("enter")
    assert desk.room == "RequestsThen"
    assert desk.status == "! Spørgsmålet findes ikke længere."
    await desk.press("h")
    assert desk.room == "RequestsThen", "one of her own motion has no inquiry"


async def test_behind_the_frozen_number_of_consultations_they_stand_as_they_were(desk: Journey) -> None:
    await desk.press("6", "f", "ctrl+s", *SECOND, "g")
    await desk.walk_down("Konsulentbistand")
    number = desk.cursor.split()[1]
    await desk.press("enter")
    assert desk.room == "ConsultationsThen"
    assert desk.lines[0].endswith(f" {number} i alt")
    seen = [line.strip("▶ ") for line in desk.lines[3:9]]
    newest = "SELECT id FROM consultation WHERE day <= '2021-12-31' ORDER BY day DESC, id DESC LIMIT 1"
    with desk.register.acts.act("Rettet"):
        desk.register.engine.execute("UPDATE consultation SET topic = 'Et helt andet emne', minutes = 999")
        desk.register.engine.execute(f"DELETE FROM consultation WHERE id = ({newest})")  # noqa: S608 - stands above
    await desk.press("escape", "enter")
    assert [line.strip("▶ ") for line in desk.lines[3:9]] == seen
    await desk.press("enter")
    assert desk.room == "ConsultationsThen"
    assert desk.status.startswith("! Konsulentbistanden findes ikke længere")
    await desk.press("down", "enter")
    assert desk.room == "FormScreen"
    assert "Et helt andet emne" in desk.screen
