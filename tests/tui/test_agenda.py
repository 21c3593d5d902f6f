"""The week: office days, meetings, next steps and reminders in one list."""

from __future__ import annotations

from datetime import date

import pytest

from borgerraad_tui.domain.appointment import Appointment
from borgerraad_tui.domain.log import Reminder
from borgerraad_tui.store.agenda import office_of
from borgerraad_tui.store.kinds import APPOINTMENT, REMINDER
from borgerraad_tui.store.register import Register
from borgerraad_tui.tui.widgets.lines import Foot, Key
from tests.tui.journey import Journey


@pytest.fixture
def demo_register(quiet_register: Register) -> Register:
    """The demo's inquiries with an empty agenda."""
    return quiet_register


async def test_the_week_of_today_holds_the_steps_that_fall_in_it_and_what_is_behind(desk: Journey) -> None:
    await desk.press("d")
    assert desk.lines[0].startswith(" DAGSORDEN · uge 3 · 17-01-2022 – 23-01-2022")
    due = desk.register.engine.rows(
        "SELECT number FROM inquiry WHERE closed IS NULL AND next_due <= '2022-01-23' ORDER BY next_due, id"
    )
    shown = [line.split("Skridt")[1].split()[0] for line in desk.lines if " Skridt " in line]
    assert shown == [str(number) for (number,) in due]
    assert len(shown) == 4 + 3, "three are late, as the desk says"


async def test_the_arrows_show_another_week(desk: Journey) -> None:
    await desk.press("d", "left")
    assert "uge 2 · 10-01-2022 – 16-01-2022" in desk.lines[0]
    await desk.press("right", "right")
    assert "uge 4 · 24-01-2022 – 30-01-2022" in desk.lines[0]


async def test_a_monthly_office_day_in_gram_stands_in_every_month(desk: Journey) -> None:
    await desk.press("d", "n", "k", "g", "ctrl+a", *"18/1", "tab", *"10", "tab", "tab", "m", "ctrl+s")
    (day,) = desk.register.records(APPOINTMENT).where("true")
    assert (day.day, day.clock, day.office, day.place, day.repeats) == (
        date(2022, 1, 18),
        "10:00",
        True,
        "gram",
        "monthly",
    )
    assert desk.line("Kontordag").split()[:4] == ["ti", "18/1", "10:00", "Kontor"]
    await desk.press(*["right"] * 4)
    assert "Kontordag · Gram" in desk.line("ti 15/2")
    assert office_of(desk.register, date(2022, 3, 15)) == "gram"
    assert office_of(desk.register, date(2022, 3, 16)) is None


async def test_how_an_appointment_repeats_is_told_with_the_holidays_it_falls_on(desk: Journey) -> None:
    await desk.press("d", "n", "k", "g", "ctrl+a", *"25/3", "tab", "tab", "tab", "m")
    assert "Gentages den 4. fredag i måneden." in desk.screen
    await desk.press("shift+tab", "u")
    assert "Gentages hver fredag; 15-04-2022 er langfredag; 13-05-2022 er store" in desk.screen
    await desk.press("shift+tab", "backspace")
    assert "Gentages den" not in desk.screen
    assert "Gentages hver" not in desk.screen


async def test_a_holiday_stands_first_on_its_day_of_the_week_and_is_nothing_to_open(desk: Journey) -> None:
    await desk.press("d", *["right"] * 12)
    assert " ".join(desk.line("Fridag").split()).lstrip("▶ ").startswith("to 14/4 Fridag skærtorsdag")
    assert [line.split("Fridag")[1].strip() for line in desk.lines if " Fridag " in line] == [
        "skærtorsdag", "langfredag", "påskedag"
    ]  # fmt: skip
    await desk.press("home", "enter", "f", "a")
    assert desk.room == "Agenda"


async def test_enter_opens_what_the_line_is_about(desk: Journey) -> None:
    await desk.press("d", "enter")
    assert desk.room == "InquiryRoom"
    await desk.press("escape", "n", "m", "tab", "tab", "tab", *"Møde med jura", "ctrl+s")
    await desk.press("home")
    await desk.walk_down("Møde med jura")
    await desk.press("enter")
    assert desk.values["text"] == "Møde med jura"


async def test_an_appointment_without_a_place_or_words_is_refused(desk: Journey) -> None:
    await desk.press("d", "n", "k", "ctrl+s")
    assert "En kontordag har et sted." in f"{desk.hint} {desk.status}"
    await desk.press("escape", "n", "m", "ctrl+s")
    assert "Skriv med få ord, hvad aftalen er." in f"{desk.hint} {desk.status}"
    assert desk.register.records(APPOINTMENT).where("true") == []


async def test_a_reminder_is_done_from_the_agenda(desk: Journey) -> None:
    await desk.press("m", *"påmindelse: husk", "enter", *"2d spørg laden", "ctrl+s", "d")
    await desk.walk_down("Husk")
    await desk.press("g")
    assert "spørg laden ·" not in desk.screen
    assert desk.status.startswith("Gemt: Påmindelsen »spørg laden« gjort")


def gram(desk: Journey) -> list[tuple[str, str | None, bool]]:
    """What stands in the agenda's table: day, place, cancelled."""
    books = desk.register.records(APPOINTMENT)
    return [(one.day.isoformat(), one.place, one.cancelled) for one in books.where("true", order="day, id")]


async def to_gram(desk: Journey, weeks: int = 0) -> None:
    """A monthly office day in Gram from 18-01 on, and the cursor on one of its days."""
    await desk.press("d", "n", "k", "g", "ctrl+a", *"18/1", *["tab"] * 3, "m", "ctrl+s", *["right"] * weeks, "home")
    await desk.walk_down("Kontordag · Gram")


async def test_one_office_day_is_moved_alone_and_the_road_follows_it(desk: Journey) -> None:
    await to_gram(desk, 4)
    await desk.press("enter")
    assert "RET AFTALE 15-02-2022 " in desk.screen
    await desk.walk_to("day")
    await desk.press("ctrl+a", *"17/2-2022", "ctrl+s")
    assert desk.status == "Gemt: Aftale rettet på dagen 15-02-2022."
    assert desk.cursor.split()[:3] == ["▶", "to", "17/2"]
    assert gram(desk) == [("2022-01-18", "gram", False), ("2022-02-17", "gram", False)]
    assert [office_of(desk.register, date(2022, 2, day)) for day in (15, 17)] == [None, "gram"]
    assert office_of(desk.register, date(2022, 3, 15)) == "gram"
    await desk.press("ctrl+z")
    assert desk.cursor.split()[:3] == ["▶", "ti", "15/2"]


async def test_all_office_days_from_one_on_are_moved_and_still_repeat(desk: Journey) -> None:
    await to_gram(desk, 4)
    await desk.press("enter", "a")
    assert desk.values["repeats"] == "monthly"
    await desk.walk_to("place")
    await desk.press("v", "ctrl+s")
    assert desk.status == "Gemt: Aftaler rettet fra 15-02-2022."
    days = (date(2022, 1, 18), date(2022, 2, 15), date(2022, 3, 15))
    assert [office_of(desk.register, day) for day in days] == ["gram", "vojens", "vojens"]


async def test_a_draft_about_one_day_is_taken_up_on_that_day_and_can_still_become_all_later_ones(desk: Journey) -> None:
    await to_gram(desk, 4)
    await desk.press("enter")
    await desk.walk_to("text")
    await desk.press(*"Ferie", "escape", "1", "home", "enter")
    assert (desk.values["reach"], desk.values["day"], desk.values["text"]) == ("one", "2022-02-15", "Ferie")
    await desk.walk_to("reach", "shift+tab")
    await desk.press("a")
    assert desk.values["repeats"] == "monthly"
    await desk.walk_to("reach", "shift+tab")
    await desk.press("k", "ctrl+s")
    assert [one.instead for one in desk.register.records(APPOINTMENT).where("text = 'Ferie'")] == [date(2022, 2, 15)]


async def test_one_office_day_is_cancelled_and_in_force_again(desk: Journey) -> None:
    await to_gram(desk, 4)
    await desk.press("a")
    assert "Kun 15-02-2022" in desk.screen
    await desk.press("1")
    assert desk.status == "Gemt: Kontordag 15-02-2022 aflyst."
    assert desk.cursor.split()[:4] == ["▶", "ti", "15/2", "Aflyst"]
    assert office_of(desk.register, date(2022, 2, 15)) is None
    assert "a Gælder igen" in desk.keys
    await desk.press("enter")
    assert "RET AFTALE 15-02-2022 (AFLYST)" in desk.screen
    await desk.press("escape", "a")
    assert desk.status == "Gemt: Kontordag 15-02-2022 gælder igen."
    assert office_of(desk.register, date(2022, 2, 15)) == "gram"


async def test_a_twice_on_a_day_with_a_meeting_is_about_the_office_day_both_times(desk: Journey) -> None:
    with desk.register.acts.act("Møde"):
        desk.register.records(APPOINTMENT).add(Appointment(day=date(2022, 2, 15), text="Møde med jura"))
    await to_gram(desk, 4)
    before = desk.cursor
    await desk.press("a", "1")
    assert desk.cursor == before.replace("Kontor ", "Aflyst ")
    await desk.press("a")
    assert desk.status == "Gemt: Kontordag 15-02-2022 gælder igen."
    assert [one.cancelled for one in desk.register.records(APPOINTMENT).where("text = 'Møde med jura'")] == [False]
    assert desk.cursor == before


async def test_all_later_office_days_are_cancelled_at_once(desk: Journey) -> None:
    await to_gram(desk, 4)
    await desk.press("a", "2")
    assert desk.status == "Gemt: Kontordag 15-02-2022 og alle senere aflyst."
    assert "Kontordag" not in desk.screen.replace(desk.status, "")
    days = (date(2022, 1, 18), date(2022, 2, 15), date(2022, 3, 15))
    assert [office_of(desk.register, day) for day in days] == ["gram", None, None]
    await desk.press("ctrl+z")
    assert [office_of(desk.register, day) for day in days] == ["gram"] * 3


async def test_a_series_that_is_cancelled_whole_is_in_force_again_whole(desk: Journey) -> None:
    await to_gram(desk)
    days = (date(2022, 1, 18), date(2022, 2, 15), date(2022, 3, 15))
    await desk.press("a", "2")
    assert [office_of(desk.register, day) for day in days] == [None] * 3
    await desk.press("a")
    assert desk.status == "Gemt: Kontordag 18-01-2022 og alle senere gælder igen."
    assert [office_of(desk.register, day) for day in days] == ["gram"] * 3


async def test_days_that_stay_cancelled_when_the_series_is_in_force_again_are_told(desk: Journey) -> None:
    await to_gram(desk, 4)
    await desk.press("a", "1", *["left"] * 4)
    await desk.walk_down("Kontordag · Gram")
    await desk.press("a", "2", "a")
    assert desk.status == "Gemt: Kontordag 18-01-2022 og alle senere gælder igen. 1 dag er stadig aflyst."


async def test_a_cancelled_series_is_changed_as_a_whole(desk: Journey) -> None:
    await to_gram(desk)
    await desk.press("a", "2", "enter")
    assert "reach" not in desk.values
    await desk.walk_to("place", "shift+tab")
    await desk.press("v", "ctrl+s", "a")
    assert [office_of(desk.register, date(2022, 1, 18)), office_of(desk.register, date(2022, 2, 15))] == ["vojens"] * 2


async def test_a_day_she_has_changed_is_told_when_the_series_leaves_it(desk: Journey) -> None:
    await to_gram(desk, 8)
    await desk.press("enter")
    await desk.walk_to("text")
    await desk.press(*"Ferie", "ctrl+s", *["left"] * 4)
    await desk.walk_down("Kontordag · Gram")
    await desk.press("enter", "a")
    await desk.walk_to("day")
    await desk.press("ctrl+a", *"16/2-2022", "ctrl+s")
    assert desk.status == "Gemt: Aftaler rettet fra 15-02-2022. 1 dag, du havde ændret, står nu for sig selv."
    assert [office_of(desk.register, date(2022, 3, day)) for day in (15, 16)] == ["gram"] * 2


async def test_a_series_is_not_moved_among_its_earlier_days(desk: Journey) -> None:
    await to_gram(desk, 4)
    await desk.press("enter", "a")
    await desk.walk_to("day")
    await desk.press("ctrl+a", *"18/1-2022", "ctrl+s")
    assert "Rækken står allerede 18-01-2022. Vælg en senere dag" in desk.screen
    assert desk.here == "day"
    assert gram(desk) == [("2022-01-18", "gram", False)]


async def test_a_draft_that_does_not_say_which_day_is_about_the_whole_series(desk: Journey) -> None:
    await to_gram(desk)
    (series,) = desk.register.records(APPOINTMENT).where("true")
    # as the version before kept it
    typed = {
        "what": "office", "place": "vojens", "day": "2022-01-18", "clock": "", "text": "", "repeats": "monthly", "until": "",
    }  # fmt: skip
    desk.register.drafts.keep(None, "appointment", series.id, typed)
    await desk.press("1", "home", "enter")
    assert (desk.values["reach"], desk.values["place"], desk.values["repeats"]) == ("on", "vojens", "monthly")
    await desk.press("ctrl+s")
    assert gram(desk) == [("2022-01-18", "vojens", False)]


async def test_a_meeting_that_is_no_longer_wanted_is_cancelled_with_one_key_and_undone(desk: Journey) -> None:
    await desk.press("d", "n", "m", *["tab"] * 3, *"Møde med jura", "ctrl+s", "home")
    await desk.walk_down("Møde med jura")
    await desk.press("a")
    assert desk.status == "Gemt: Aftale 17-01-2022 aflyst."
    assert "Aflyst" in desk.line("Møde med jura")
    await desk.press("ctrl+z")
    assert "Aftale" in desk.line("Møde med jura")


async def full_week(desk: Journey) -> None:
    """One row of each kind, one of them today, and so many meetings that they fill more than the screen."""
    open_one = desk.register.engine.one("SELECT min(id) FROM inquiry WHERE closed IS NULL")
    with desk.register.acts.act("Travl uge"):
        for number in range(20):
            day = date(2022, 1, 17 + number // 4)
            meeting = Appointment(day=day, clock=f"{8 + number % 4:02}:30", text=f"Møde {number}")
            desk.register.records(APPOINTMENT).add(meeting)
        desk.register.records(APPOINTMENT).add(Appointment(day=date(2022, 1, 21), office=True, place="gram"))
        desk.register.records(APPOINTMENT).add(Appointment(day=date(2022, 1, 21), text="Aflyst møde", cancelled=True))
        desk.register.records(APPOINTMENT).add(
            Appointment(day=date(2022, 1, 21), text="Møde om sagen", inquiry=open_one)
        )
        desk.register.records(REMINDER).add(Reminder(inquiry=open_one, due=date(2022, 1, 21), text="ring til laden"))
    await desk.press("d")


ON_ROWS = {
    "Skridt": {"Enter": "InquiryRoom", "f": "FormScreen", "l": "FormScreen"},
    "Husk": {"Enter": "InquiryRoom", "f": "FormScreen", "l": "FormScreen", "g": "Påmindelsen »ring til laden« gjort"},
    "Kontordag · Gram": {"Enter": "FormScreen", "a": "Kontordag 21-01-2022 aflyst"},
    "Møde 17": {"Enter": "FormScreen", "a": "Aftale 21-01-2022 aflyst"},
    "Aflyst møde": {"Enter": "FormScreen", "a": "Aftale 21-01-2022 gælder igen"},
    "Møde om sagen": {"Enter": "FormScreen", "f": "FormScreen", "l": "FormScreen", "a": "Aftale 21-01-2022 aflyst"},
}
"""The keys about a row that are shown on it, and where each leads or what it says."""


@pytest.mark.parametrize("row", ON_ROWS)
async def test_the_keys_shown_are_those_that_do_something_with_the_row(desk: Journey, row: str) -> None:
    await full_week(desk)
    await desk.walk_down(row)
    foot = desk.app.screen.query_one(Foot)
    shown = [key.key for key in (*foot.upper, *foot.keys) if isinstance(key, Key)]
    assert {key for key in ("Enter", "f", "l", "g", "a") if key in shown} == set(ON_ROWS[row])
    for key, then in ON_ROWS[row].items():
        await desk.press(key.lower())
        if then.endswith(("Room", "Screen")):
            assert desk.room == then, key
            await desk.press("escape")
        else:
            assert desk.status == f"Gemt: {then}."


@pytest.mark.parametrize(("row", "key"), [("Skridt", "g"), ("Skridt", "a"), ("Møde 17", "g"), ("Husk", "a")])
async def test_a_key_that_does_nothing_with_the_row_says_which_does(desk: Journey, row: str, key: str) -> None:
    await full_week(desk)
    await desk.walk_down(row)
    await desk.press(key)
    assert desk.room == "Agenda"
    assert desk.status.startswith(f"{key} ")
    assert "Et næste skridt flyttes med f" in desk.status


async def test_a_next_step_is_moved_from_the_agenda_and_the_cursor_stays_where_it_was(desk: Journey) -> None:
    await desk.press("d", "down")
    before = desk.cursor
    await desk.press("f", "ctrl+a", *"21/1", "ctrl+s")
    assert desk.status.startswith("Gemt: Næste skridt i henvendelse")
    assert desk.cursor.split()[:2] == ["▶", "fr"]
    assert desk.cursor[20:] == before[20:]


async def test_a_full_week_scrolls_with_the_cursor_in_view_and_today_is_told(desk: Journey) -> None:
    await full_week(desk)
    today = [line for line in desk.lines if " Møde " in line and "17/1" in line]
    assert [line[1:12] for line in today] == ["●i dag 17/1"] * 4
    assert [line[1:12] for line in desk.lines if "Skridt" in line and "17/1" in line] == ["!i dag 17/1"] * 2
    await desk.press("end")
    last = desk.cursor
    assert last == desk.lines[21], "the lowest line of the list"
    await desk.press("f9", "f9")
    assert desk.cursor == last
    await desk.press("pageup", "pageup", "home")
    assert desk.cursor == desk.lines[2]
