"""On the road: seven keys and a subject for whoever walks in, the day's list behind the form, the place by the agenda."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from borgerraad_tui.domain.appointment import Appointment
from borgerraad_tui.domain.inquiry import Inquiry
from borgerraad_tui.domain.kind import Kind
from borgerraad_tui.store.kinds import APPOINTMENT
from borgerraad_tui.store.register import Register
from borgerraad_tui.store.series import write_one
from tests.conftest import NOW
from tests.registers import inquiry
from tests.registers import saved as saved_in
from tests.tui.journey import Journey, at_desk
from tests.tui.test_hostile import KEPT, NASTY, assert_only_shows, fill
from tests.tui.test_registering import saved

TODAY = NOW.date()
SUBJECT = "Hvem kontakter jeg om sygedagpenge"
WALK_IN = ("t", "a", "b", "f", *SUBJECT, "enter", "v", "ctrl+s")


def office_day(register: Register, place: str | None, day: date = TODAY, **fields: Any) -> None:
    """An office day in the agenda."""
    with register.acts.act("Aftale skrevet"):
        register.records(APPOINTMENT).add(Appointment(day=day, office=True, place=place, **fields))


def rows(desk: Journey) -> list[str]:
    """The lines of the day's list."""
    return [line.strip("▶ ") for line in desk.lines[3:] if line[1:6] == "10:00"]


async def test_a_walk_in_in_gram_takes_seven_keys_and_its_subject(desk: Journey) -> None:
    office_day(desk.register, "gram")
    assert len(WALK_IN) - len(SUBJECT) == 7
    await desk.press(*WALK_IN)
    assert saved(desk) == Inquiry(
        id=saved(desk).id, year=2022, number=13, received=TODAY, entered=datetime(2022, 1, 17, 10, 0), kind=Kind.OTHER,
        channel="fremmoede", place="gram", directorate="boern_og_kultur", theme="forvaltningsret", subject=SUBJECT,
        action="vejledning", closed=TODAY,
    )  # fmt: skip
    assert desk.status == "Gemt: Henvendelse 2022-13 registreret og lukket."
    assert (desk.room, desk.here) == ("QuickForm", "kind"), "ready for the next one"
    assert {key: value for key, value in desk.values.items() if value} == {
        "received": "2022-01-17", "place": "gram", "channel": "fremmoede",
    }  # fmt: skip


async def test_the_list_and_its_sums_follow_each_save_and_each_undo(desk: Journey) -> None:
    office_day(desk.register, "gram")
    await desk.press("t")
    assert desk.lines[1].strip() == "I dag i Gram: 0 registreret · 0 lukket · 0 skal følges op"
    await desk.press(*"abfPas", "enter", "v", "ctrl+s", *"kvfPleje", "ctrl+s", *"kbfSkole", "f8")
    await desk.press(*["tab"] * 4, *"3d ring", "ctrl+s")
    assert desk.lines[1].strip() == "I dag i Gram: 3 registreret · 1 lukket · 1 skal følges op"
    assert rows(desk) == [
        "10:00    15 K B&K Skole                              åben · næste 20/1",
        "10:00    14 K V&S Pleje                              åben",
        "10:00    13 A B&K Pas                                lukket: vejledning",
    ]
    await desk.press("escape", "ctrl+z")
    assert desk.lines[1].strip() == "I dag i Gram: 2 registreret · 1 lukket · 0 skal følges op"


@pytest.mark.parametrize(
    ("planned", "last", "place"),
    [
        ("vojens", "gram", "VOJENS"),
        (None, "gram", "GRAM"),
        ("borgerens_hjem", "gram", "HADERSLEV"),
        (None, "", "HADERSLEV"),
        ("", "gram", "GRAM"),
    ],
)
async def test_the_place_is_that_of_the_agenda_else_the_last_one_used(
    demo_register: Register, planned: str | None, last: str, place: str
) -> None:
    demo_register.settings.set("last_place", last)
    if planned is not None:
        office_day(demo_register, planned or None)
    office_day(demo_register, "gram" if planned == "vojens" else "vojens", TODAY + timedelta(days=1))
    async with at_desk(demo_register) as desk:
        await desk.press("t")
        assert desk.lines[0].startswith(f" PÅ FARTEN · {place} ")


@pytest.mark.parametrize(
    ("instead", "place"),
    [
        ({"place": "vojens"}, "VOJENS"),
        ({"cancelled": True}, "HADERSLEV"),
        ({"day": TODAY + timedelta(days=1)}, "HADERSLEV"),
    ],
)
async def test_an_office_day_that_is_otherwise_today_is_where_it_is_now(
    demo_register: Register, instead: dict[str, Any], place: str
) -> None:
    demo_register.settings.set("last_place", "haderslev")
    office_day(demo_register, "gram", repeats="monthly")
    books = demo_register.records(APPOINTMENT)
    (series,) = books.where("repeats = 'monthly' AND day = ?", (TODAY.isoformat(),))
    with demo_register.acts.act("Aftale rettet"):
        write_one(books, series.on(TODAY).edit(**instead))
    async with at_desk(demo_register) as desk:
        await desk.press("t")
        assert desk.lines[0].startswith(f" PÅ FARTEN · {place} ")


async def test_a_monthly_office_day_counts_on_its_weekday(demo_register: Register) -> None:
    office_day(demo_register, "gram", date(2021, 11, 15), repeats="monthly")
    async with at_desk(demo_register) as desk:
        await desk.press("t")
        assert "GRAM" in desk.lines[0], "17 January 2022 is the third Monday of its month as 15 November was"


async def test_f7_changes_the_place_in_the_form_and_in_the_list_and_is_remembered_for_the_day(desk: Journey) -> None:
    await desk.press("t", *"abf", *"Pas")
    for place, title in (("vojens", "VOJENS"), ("gram", "GRAM"), ("haderslev_bibliotek", "HADERSLEV")):
        await desk.press("f7")
        assert desk.values["place"] == place
        # what stands behind a form is drawn with the next frame
        await desk.until(lambda title=title: desk.lines[0].startswith(f" PÅ FARTEN · {title}"))  # type: ignore[misc]
    assert desk.values["subject"] == "Pas", "nothing typed is lost"
    await desk.press("f7", "ctrl+s")
    assert saved(desk).place == "vojens"
    await desk.press("escape", "f7", "escape", "t")
    assert desk.values["place"] == "gram"


async def test_the_place_of_the_road_is_not_preset_at_the_desk(desk: Journey) -> None:
    office_day(desk.register, "gram")
    await desk.press("t", "f7", "f7", *"abfPas", "ctrl+s")
    assert saved(desk).place == "vojens"
    await desk.press("escape", "escape", *"ntkbf", *"Telefonklage", "ctrl+s")
    assert saved(desk, 14).place == "haderslev_bibliotek", "where the desk is"


async def test_without_an_office_day_the_road_begins_where_it_led_last(desk: Journey) -> None:
    await desk.press("t", "f7", *"abfPas", "ctrl+s")
    desk.app.office.stop = None
    await desk.press("escape", "escape", *"ntkbf", *"Telefonklage", "ctrl+s", "t")
    assert desk.lines[0].startswith(" PÅ FARTEN · VOJENS ")


async def test_esc_leads_to_the_list_and_there_keys_are_commands(desk: Journey) -> None:
    await desk.press(*WALK_IN, "escape", "home")
    assert desk.room == "Road"
    assert "13 A B&K Hvem kontakter jeg" in desk.cursor
    await desk.press("enter")
    assert "HENVENDELSE 13" in desk.lines[0]
    await desk.press("escape", "end", "f", *"3d", "ctrl+s")
    assert saved(desk, 12).next_due == date(2022, 1, 20)
    await desk.press("n")
    assert (desk.room, desk.here) == ("QuickForm", "kind")
    await desk.press("escape", "escape")
    assert desk.room == "Desk"


async def test_a_draft_stands_on_the_desk_and_goes_on_where_it_was_begun(desk: Journey) -> None:
    await desk.press("t", "f7", "f7", *"abf", *"Halvt", "escape")
    assert desk.status == "Kladden ligger øverst på bordet."
    await desk.press("escape", "home")
    assert "Kladde: Halvt" in desk.cursor
    assert "på farten" in desk.screen
    desk.app.office.stop = None
    await desk.press("enter")
    assert desk.room == "QuickForm"
    assert desk.lines[0].startswith(" PÅ FARTEN · GRAM ")
    assert (desk.values["place"], desk.values["subject"], desk.here) == ("gram", "Halvt", "subject")
    await desk.press(*" skrevet", "ctrl+s")
    assert (saved(desk).subject, saved(desk).place) == ("Halvt skrevet", "gram")
    assert desk.register.drafts.count() == 0


async def test_after_a_save_a_draft_is_a_new_one_and_nothing_of_the_saved_one_is_left(desk: Journey) -> None:
    await desk.press(*WALK_IN, *"kbf", *"Anden", "f8", "escape")
    [draft] = desk.register.drafts.all()
    assert (draft.values["subject"], draft.values["action"], draft.values["kind"]) == ("Anden", "", "klage")
    assert saved(desk).subject == SUBJECT


async def test_a_refused_save_keeps_what_is_typed(desk: Journey) -> None:
    await desk.press("t", *"abf", "enter", "ctrl+s")
    assert (desk.room, desk.here) == ("QuickForm", "subject")
    assert desk.hint.startswith("! Skriv et emne")


async def test_the_statistics_of_today_leave_the_period_chosen(desk: Journey) -> None:
    chosen = desk.app.office.period
    await desk.press(*WALK_IN, "escape", "s")
    assert desk.lines[0].startswith(" STATISTIK · 17-01-2022 · I dag")
    assert desk.app.office.period == chosen
    await desk.press("s")
    assert desk.room == "Road"
    await desk.press("s", "p", "1")
    assert "01-08-2021 – 31-12-2021" in desk.lines[0], "a period that is chosen here is shown"


def add_today(register: Register, *places: str, **fields: Any) -> None:
    """Inquiries that came in today, one at each of these places."""
    for place in places:
        one = inquiry(TODAY, place=place, kind=Kind.OTHER, directorate="diverse", **fields)
        saved_in(register, one)


async def test_the_statistics_of_today_count_the_days_place_and_the_others_on_a_key(desk: Journey) -> None:
    office_day(desk.register, "gram")
    add_today(desk.register, "gram", "vojens", "vojens")
    await desk.press(*WALK_IN, "escape", "s")
    assert desk.lines[0].split("  ")[0] == " STATISTIK · 17-01-2022 · I dag · Gram"
    assert desk.lines[1].endswith(" 2 henvendelser")
    assert "Konsulentbistand" not in desk.screen, "it has no place"
    assert "h Steder" in desk.keys
    await desk.press("home", "enter")
    assert desk.lines[0].endswith(" 2 henvendelser")
    assert "Om sygedagpenge" not in desk.screen
    assert SUBJECT[:20] in desk.screen
    await desk.press("escape", "h")
    assert desk.lines[0].split("  ")[0] == " STATISTIK · 17-01-2022 · I dag · alle steder"
    today = desk.register.engine.one("SELECT count(*) FROM inquiry WHERE received = '2022-01-17'")
    assert today >= 4
    assert f" {today} henvendelser, 1 ikke afgjort" in desk.lines[1]
    await desk.press("h")
    assert desk.lines[1].endswith(" 2 henvendelser")


async def test_one_place_is_not_written_as_the_document_of_all(desk: Journey) -> None:
    office_day(desk.register, "gram")
    await desk.press("t", "escape", "s")
    assert "Udskriv" not in desk.keys
    await desk.press("u")
    assert desk.room == "Statistics"
    await desk.press("h", "u")
    assert desk.room == "ExportForm"


async def test_of_a_single_day_no_average_is_told_by_the_month(desk: Journey) -> None:
    await desk.press("t", "escape", "s")
    assert "Registrerede henvendelser" in desk.screen
    assert "måned" not in desk.screen
    await desk.press("p", "1")
    assert "Gennemsnit pr. måned (over 5 måneder)" in desk.screen


async def test_a_home_visit_settles_the_place_and_another_channel_brings_the_days_place_back(desk: Journey) -> None:
    office_day(desk.register, "gram")
    await desk.press("t", "f8", "shift+tab", "shift+tab")
    desk.app.screen.query_one("Form").focus_field("channel")  # type: ignore[attr-defined]
    await desk.press("h")
    assert desk.values["place"] == "borgerens_hjem"
    await desk.press("shift+tab", "f")
    assert desk.values["place"] == "gram"


async def test_thirty_walk_ins_typed_as_one_burst_are_all_right(desk: Journey) -> None:
    ends = [("v", "vejledning"), ("f", "vejvisning"), ("o", "orientering")]
    keys = ["t"]
    for number in range(30):
        keys += [*"abf", *f"sag {number}", "enter", ends[number % 3][0], "ctrl+s"]
    await desk.press(*keys)
    found = [saved(desk, 13 + number) for number in range(30)]
    assert [(one.subject, one.action, one.channel, one.closed) for one in found] == [
        (f"sag {number}", ends[number % 3][1], "fremmoede", TODAY) for number in range(30)
    ]
    assert desk.register.inquiries.find(2022, 43) is None


async def test_hostile_text_only_shows(desk: Journey) -> None:
    await desk.press("t", *"abf")
    await fill(desk, NASTY, "subject")
    await desk.press("ctrl+s")
    assert_only_shows(desk)
    assert saved(desk).subject == KEPT
    await desk.press("escape")
    assert_only_shows(desk)
