"""Recommendations on screen: written, answered, followed up, repeated, and tied to what they rest on."""

from __future__ import annotations

import csv
from datetime import date

from borgerraad_tui.domain.recommendation import Recommendation
from borgerraad_tui.store.basis import linked_consultations, linked_inquiries, linked_recommendations
from borgerraad_tui.store.kinds import RECOMMENDATION, RECOMMENDATION_STATUS
from borgerraad_tui.store.register import Register
from tests.conftest import DEMO_SHEETS
from tests.tui.journey import LARGE, Journey, at_desk
from tests.tui.test_hostile import KEPT, NASTY, assert_only_shows, fill

WRITTEN = ("b", "n", *"Svar inden 48 timer", "tab", "b", *"fam", "enter", "f", *"Beretning 2022, s. 3", "ctrl+s")
"""A recommendation to Familierådgivningen, typed without waiting."""


def in_the_sheets(first: str, last: str) -> int:
    """Counted inquiries for Familierådgivningen on the recommendations' theme, as the demo's own sheets have them."""
    rows = [
        row
        for sheet in ("2021.csv", "2022.csv")
        for row in csv.DictReader((DEMO_SHEETS / sheet).read_text(encoding="utf-8").splitlines(), delimiter=";")
    ]
    return sum(
        first <= row["modtaget"] <= last
        and row["afdeling"] == "Familierådgivningen"
        and row["tema"] == "Forvaltningsret eller forvaltningsskik"
        and bool(row["art"])
        and not row.get("udgår")
        for row in rows
    )


def newest(desk: Journey) -> Recommendation:
    """The recommendation saved last."""
    return desk.register.records(RECOMMENDATION).get(
        int(desk.register.engine.one("SELECT max(id) FROM recommendation"))
    )


def stood(desk: Journey, identifier: int) -> list[tuple[str, date, str]]:
    """Where it has stood, by day."""
    rows = desk.register.records(RECOMMENDATION_STATUS).where("recommendation = ?", (identifier,), "day, id")
    return [(row.status, row.day, row.text) for row in rows]


async def test_one_is_written_in_a_burst_and_stands_first(desk: Journey) -> None:
    await desk.press(*WRITTEN)
    saved = newest(desk)
    assert (saved.title, saved.directorate, saved.department) == (
        "Svar inden 48 timer",
        "boern_og_kultur",
        "familieraadgivningen",
    )
    assert (saved.theme, saved.report, saved.given) == ("forvaltningsret", "Beretning 2022, s. 3", date(2022, 1, 17))
    assert stood(desk, saved.id or 0) == [("given", date(2022, 1, 17), "")]
    assert desk.status == "Gemt: Anbefaling skrevet."
    assert desk.lines[0].startswith(" ANBEFALINGER · 13 i alt")
    await desk.press("home")
    assert desk.cursor.split() == ["▶17-01-2022", "B&K", "Svar", "inden", "48", "timer", "givet", "17-01-2022"]
    await desk.press("ctrl+z")
    assert desk.status == "Fortrudt: Anbefaling skrevet"
    assert desk.lines[0].startswith(" ANBEFALINGER · 12 i alt")


async def test_what_is_missing_is_told_at_its_field(desk: Journey) -> None:
    await desk.press("b", "n", "ctrl+s")
    assert (desk.here, desk.hint) == ("title", "! Skriv en kort titel, så du kan kende anbefalingen igen.")
    await desk.press(*"Frister", "shift+tab", "ctrl+a", *"1/2-23", "ctrl+s")
    assert desk.here == "given"
    assert desk.hint == "! Datoen 01-02-2023 ligger i fremtiden. Skriv den dag, anbefalingen blev givet."


async def test_the_reply_and_the_plan_are_written_and_read(desk: Journey) -> None:
    await desk.press(*WRITTEN, "home", "enter", "enter", *"Vi er enige.", "tab", *"Ny svarpolitik fra maj.", "ctrl+s")
    assert (newest(desk).reply, newest(desk).plan) == ("Vi er enige.", "Ny svarpolitik fra maj.")
    assert desk.room == "RecommendationRoom"
    for told in (
        "Til        Familierådgivningen, Børn og Kultur",
        "Vi er enige.",
        "Ny svarpolitik fra maj.",
        "Anbefaling rettet",
    ):
        assert told in desk.screen
    await desk.press("ctrl+z")
    assert "Vi er enige." not in desk.screen


async def test_it_is_followed_up_from_the_list_and_from_its_own_room(desk: Journey) -> None:
    await desk.press("b", "home", "f", "t", *"g", "tab", *"Besluttet i direktionen", "ctrl+s")
    key = int(desk.app.screen.query_one("Listing").cursor_key)  # type: ignore[attr-defined]
    assert desk.status == "Gemt: Anbefaling: tiltrådt."
    assert stood(desk, key)[-1] == ("accepted", date(2022, 1, 16), "Besluttet i direktionen")
    assert desk.cursor.split()[-2:] == ["tiltrådt", "16-01-2022"]
    await desk.press("enter", "f", "n", "ctrl+s")
    assert desk.line("17-01-2022 gennemført")
    await desk.press("f", "o", "ctrl+a", *"1/1-20", "ctrl+s")
    assert (desk.here, desk.hint[:40]) == ("day", "! Status 01-01-2020 ligger før anbefalin")


async def test_its_history_tells_where_it_stood_and_what_it_rests_on(desk: Journey) -> None:
    await desk.resize(*LARGE)
    await desk.press("b", "f", "i", "ctrl+s", "h", *"1", "ctrl+s", "h", "ctrl+a", *"2", "ctrl+s", "enter")
    acts = [act for (act,) in desk.register.engine.rows("SELECT title FROM act WHERE what = 'do' ORDER BY id")]
    assert len(acts) == 3
    for title in acts:
        assert title[:40] in " ".join(desk.screen.split()), title


async def test_a_status_has_to_be_chosen(desk: Journey) -> None:
    await desk.press("b", "f", "ctrl+s")
    assert (desk.here, desk.hint) == ("status", "! Vælg, hvor langt anbefalingen er.")


async def test_one_that_says_an_earlier_one_again_marks_it_as_repeated(desk: Journey) -> None:
    await desk.press("b", "n", *"Svar igen", *["tab"] * 6, *"Bedre skriftlig", "enter", "ctrl+s")
    saved = newest(desk)
    earlier = desk.register.records(RECOMMENDATION).where("title = ?", ("Bedre skriftlig kommunikation",))[0]
    assert saved.repeats == earlier.id
    assert stood(desk, earlier.id or 0)[-1][:2] == ("repeated", date(2022, 1, 17))
    await desk.press("home", "enter")
    assert desk.line("Gentager") == "Gentager   Bedre skriftlig kommunikation (31-12-2018)"
    await desk.press("escape", "end", "enter")
    assert desk.line("Gentaget i") == "Gentaget i Svar igen (17-01-2022)"


async def test_what_it_rests_on_is_told_by_number_and_by_typing(desk: Journey) -> None:
    await desk.press(*WRITTEN, "home", "enter", "h", *"1, 2021-31", "tab", *"Må pårørende", "enter", "ctrl+s")
    key, engine = newest(desk).id or 0, desk.register.engine
    assert [(each.year, each.number) for each in linked_inquiries(engine, "recommendation", key)] == [
        (2021, 31),
        (2022, 1),
    ]
    assert [each.topic[:12] for each in linked_consultations(engine, "recommendation", key)] == ["Må pårørende"]
    assert desk.line("15-12-2021 Sparring: Må pårørende")
    await desk.press("h", "ctrl+a", *"1", "tab", "tab", *"15-12", "enter", "ctrl+s")
    assert [(each.year, each.number) for each in linked_inquiries(engine, "recommendation", key)] == [(2022, 1)]
    assert linked_consultations(engine, "recommendation", key) == []
    await desk.press("ctrl+z", "ctrl+z")
    assert "Intet endnu. Tryk h" in desk.screen


async def test_a_number_nobody_has_is_told(desk: Journey) -> None:
    await desk.press("b", "h", *"1, 2021-9999", "ctrl+s")
    assert (desk.here, desk.hint) == ("inquiries", "! Der findes ingen henvendelse 2021-9999. Ret nummeret.")
    await desk.press("ctrl+a", *"x1", "ctrl+s")
    assert desk.hint.startswith("! Nummeret »x1« kan ikke læses.")


async def test_an_inquiry_points_at_a_recommendation_from_its_menu(desk: Journey) -> None:
    await desk.press("enter", "m", *"peger på", "enter", *"Frister", "enter", "ctrl+s")
    assert desk.status == "Gemt: Henvendelse 2022-1 peger på en anbefaling."
    identifier = desk.app.screen.inquiry_id()  # type: ignore[attr-defined]
    linked = linked_recommendations(desk.register.engine, "inquiry", identifier)
    assert [each.title for each in linked] == ["Frister i Familierådgivningen"]
    assert desk.line("Anbefaling ") == "Anbefaling   Frister i Familierådgivningen (2021)"
    await desk.press("m", *"peger på", "enter")
    assert "Peger allerede på: Frister i Familierådgivningen" in desk.screen
    await desk.press(*"Oplevet", "enter", "ctrl+s")
    assert len(linked_recommendations(desk.register.engine, "inquiry", identifier)) == 2
    await desk.press("ctrl+z")
    assert [each.title for each in linked_recommendations(desk.register.engine, "inquiry", identifier)] == [
        linked[0].title
    ]


async def test_what_came_of_them_is_a_view_with_inquiries_before_and_after(demo_register: Register) -> None:
    async with at_desk(demo_register, LARGE) as desk:
        await desk.press("b", "v")
        assert desk.lines[0].startswith(" OPFØLGNING PÅ TIDLIGERE ANBEFALINGER · givet til og med 17-01-2022")
        before, after = in_the_sheets("2021-12-14", "2021-12-30"), in_the_sheets("2022-01-01", "2022-01-17")
        assert after > 0, "there is something to count"
        assert desk.cursor.split()[-3:] == ["17", str(before), str(after)]
        told = f"{before} henvendelser i 17 dage før (14-12-2021 – 30-12-2021), {after} henvendelser i 17 dage efter"
        assert told in " ".join(desk.screen.split())
        await desk.press("end")
        assert desk.cursor.split()[-2] == "–", "the register begins within the days before"
        assert "som begynder 03-08-2020;" in " ".join(desk.screen.split())
        await desk.press("p", "2")
        assert desk.lines[0].count("30-06-2021") == 1
        assert "1 i alt" in desk.lines[0]
        await desk.press("enter")
        assert desk.room == "RecommendationRoom"
        await desk.press("escape", "v")
        assert desk.room == "Recommendations"


async def test_what_the_figures_are_stands_above_them_on_a_small_screen_too(desk: Journey) -> None:
    await desk.press("b", "v")
    headings, first = desk.lines[2], desk.cursor
    assert headings.split() == ["Givet", "Til", "Anbefaling", "Status", "Svar", "Dage", "Før", "Efter"]
    assert first == desk.lines[3]
    ends = [headings.index(title) + len(title) for title in ("Dage", "Før", "Efter")]
    assert [first[:end].split()[-1] for end in ends] == first.split()[-3:], "each above its own figures"
    await desk.press("end")
    assert desk.lines[2] == headings, "it stays while the list scrolls"


async def test_letters_lead_there_and_back(desk: Journey) -> None:
    await desk.press("4", "b")
    assert desk.room == "Desk"
    await desk.press("b")
    assert "n Ny  f Følg op  h Hviler på  v Virkning" in desk.keys


async def test_a_draft_is_taken_up_where_it_was_left(desk: Journey) -> None:
    await desk.press("b", "n", *"Halvt skrevet", "escape", "1", "home")
    assert "Kladde: Halvt skrevet" in desk.cursor
    await desk.press("enter")
    assert desk.values["title"] == "Halvt skrevet"
    await desk.press("escape", "b", "f", "i", "tab", *"på vej", "escape", "1", "home", "enter")
    assert (desk.values["status"], desk.values["word"]) == ("under_way", "på vej")


async def test_one_that_was_undone_says_so_in_its_room(desk: Journey) -> None:
    await desk.press(*WRITTEN, "home", "enter", "ctrl+z")
    assert "Anbefalingen findes ikke længere; den er fortrudt." in desk.screen
    await desk.press("ctrl+y")
    assert "Svar inden 48 timer" in desk.screen


async def test_hostile_text_is_kept_clean_and_only_shows(desk: Journey) -> None:
    await desk.press("b", "n", "f8")
    await fill(desk, NASTY, "title", "report", "text", "reply", "plan")
    await desk.press("ctrl+s")
    saved = newest(desk)
    assert [saved.title, saved.report, saved.text, saved.reply, saved.plan] == [KEPT] * 5
    await desk.press("home", "f", "g")
    await fill(desk, NASTY, "word")
    await desk.press("ctrl+s")
    assert stood(desk, saved.id or 0)[-1][2] == KEPT
    for keys in (("enter",), ("escape", "v"), ("escape", "h"), ("escape", "1", "m", *"peger på", "enter")):
        await desk.press(*keys)
        assert_only_shows(desk)
