"""F9: nothing she wrote is on any screen, behind any dialog or in any field, until F9 shows it again; and nothing is lost by it."""

from __future__ import annotations

from datetime import date

import pytest

from borgerraad_tui.domain.appointment import Appointment
from borgerraad_tui.domain.log import LogEntry, Reminder
from borgerraad_tui.domain.saved_search import SavedSearch
from borgerraad_tui.store.kinds import APPOINTMENT, LOG_ENTRY, REMINDER, SAVED_SEARCH
from borgerraad_tui.store.register import Register
from borgerraad_tui.tui.widgets.form import Form
from tests.conftest import NOW
from tests.tui.journey import LARGE, SMALL, Journey, at_desk
from tests.tui.test_commands import PLACES
from tests.tui.test_hostile import FORMS, assert_only_shows, fill
from tests.tui.test_registering import saved

WORD = "Hemmelig"
SECRET = f"{WORD} [/]«{WORD}» {WORD} børn 🙂 »{WORD}"
TEXTS = {
    "inquiry": ("subject", "note", "citizen", "next_step", "esdh"),
    "log_entry": ("text",),
    "reminder": ("text",),
    "appointment": ("text",),
    "consultation": ("topic",),
    "saved_search": ("name", "words"),
}
"""What she writes; the rest of a row are numbers, days and choices."""


@pytest.fixture
def secretive(demo_register: Register) -> Register:
    """The demo with nothing but a secret in every text, at least one of each kind."""
    talk = LogEntry(inquiry=1, happened=NOW.date(), entered=NOW, kind="samtale")
    with demo_register.acts.act(f"Husk »{SECRET}«"):
        first = demo_register.records(LOG_ENTRY).add(talk.edit(happened=date(2022, 1, 5), text="før"))
        demo_register.records(LOG_ENTRY).add(first.corrected(NOW, text="nu"))
        demo_register.records(LOG_ENTRY).add(talk)
        for due in (date(2022, 1, 10), NOW.date(), date(2022, 1, 20)):
            demo_register.records(REMINDER).add(Reminder(inquiry=1, due=due, text="ring"))
        demo_register.records(APPOINTMENT).add(Appointment(day=NOW.date(), text="møde"))
        demo_register.records(SAVED_SEARCH).add(SavedSearch(name="n", words="w"))
        for table, columns in TEXTS.items():
            empty = " WHERE text <> ''" if table == "log_entry" else ""
            told = ", ".join(f"{column} = ?" for column in columns)
            demo_register.engine.execute(f"UPDATE {table} SET {told}{empty}", (SECRET,) * len(columns))  # noqa: S608
    demo_register.drafts.keep(None, "registration", None, {"subject": SECRET, "note": SECRET})
    demo_register.drafts.keep(None, "log", 1, {"text": SECRET})
    return demo_register


def assert_hidden(desk: Journey) -> None:
    """Not a word of it."""
    assert WORD not in desk.screen, desk.screen
    assert "børn 🙂" not in desk.screen, desk.screen
    assert "skjult" in " ".join(desk.lines[:12])
    assert_only_shows(desk)


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "120x40"])
@pytest.mark.parametrize("place", PLACES)
async def test_no_word_is_on_any_screen_and_all_are_there_again(
    secretive: Register, place: str, size: tuple[int, int]
) -> None:
    async with at_desk(secretive, size) as desk:
        await desk.press("end", *PLACES[place])
        await desk.press("f9")
        assert_hidden(desk)
        await desk.press("f9")
        before = desk.screen
        await desk.press("f9", "f9")
        assert desk.screen == before
        await desk.press("f9")
        while desk.room != "Desk":
            await desk.press("escape")
            assert_hidden(desk)


@pytest.mark.parametrize("place", PLACES)
async def test_screens_that_are_opened_while_it_is_hidden_show_none_of_it(secretive: Register, place: str) -> None:
    async with at_desk(secretive) as desk:
        assert WORD in desk.screen, "there is something to hide"
        await desk.press("f9", "end", *PLACES[place])
        assert_hidden(desk)


async def test_every_row_of_the_desk_hides_with_its_detail(secretive: Register) -> None:
    async with at_desk(secretive, LARGE) as desk:
        await desk.press("f9", "home")
        for _ in range(18):
            assert_hidden(desk)
            await desk.press("down")


async def test_numbers_days_areas_and_figures_stay(secretive: Register) -> None:
    async with at_desk(secretive) as desk:
        await desk.press("f9")
        assert desk.line("5 K B&K").split("│")[0].split() == ["!", "5", "K", "B&K", "•••••", "-3", "d"]
        assert "Åbne 12 · over frist 3" in desk.lines[1]
        await desk.press("s")
        shown = desk.screen
        await desk.press("f9")
        assert shown.replace("skjult", "").split() == desk.screen.split()


@pytest.mark.parametrize("form", [*FORMS, "quick form"])
async def test_what_is_typed_while_it_is_hidden_is_kept_whole(desk: Journey, form: str) -> None:
    await desk.press("f9", *PLACES[form])
    await fill(desk, SECRET)
    assert_hidden(desk)
    texts = [f.spec.key for f in desk.app.screen.query_one(Form).fields if f.spec.kind in ("text", "note") and f.open]
    assert texts or form == "closing"
    for key in texts:
        assert desk.values[key].endswith(SECRET) or SECRET.startswith(desk.values[key]), (
            "behind what stood there, or cut"
        )
        assert WORD in desk.values[key]
    await desk.press("ctrl+s")
    assert_hidden(desk)
    await desk.press("escape")
    assert_hidden(desk)


async def test_an_edit_of_hidden_words_changes_what_is_typed_and_nothing_else(desk: Journey) -> None:
    before = saved(desk, 1)
    await desk.press("home", "f9", "enter", "enter", "end", "backspace", "ctrl+s", "f9")
    assert saved(desk, 1) == before.edit(subject=before.subject[:-1])


@pytest.mark.parametrize("key", ["ctrl+c", "ctrl+x"])
@pytest.mark.parametrize("field", ["subject", "note"])
async def test_hidden_words_are_not_copied_and_she_is_told(desk: Journey, field: str, key: str) -> None:
    desk.app.copy_to_clipboard("fra før")
    await desk.press("n")
    await fill(desk, SECRET, field)
    await desk.press("f9", "ctrl+a", key)
    assert desk.app.clipboard == "fra før"
    assert desk.hint == "Teksten er skjult og bliver ikke kopieret. F9 viser den igen."
    assert desk.values[field] == SECRET
    await desk.press("f9", "ctrl+a", key)
    assert desk.app.clipboard == SECRET


async def test_what_was_said_of_her_words_goes_and_what_is_said_now_hides_them(secretive: Register) -> None:
    async with at_desk(secretive) as desk:
        await desk.press("ctrl+z")
        assert WORD in desk.status
        await desk.press("f9")
        assert_hidden(desk)
        await desk.press("ctrl+y")
        assert desk.status == "Gentaget: Husk »•••••«"


async def test_the_old_console_hides_behind_its_own_sign(secretive: Register) -> None:
    async with at_desk(secretive, ascii_only=True) as desk:
        await desk.press("f9")
        assert_hidden(desk)
        assert "*****" in desk.screen
        assert "•" not in desk.screen


async def test_it_is_shown_again_in_the_next_program(secretive: Register) -> None:
    async with at_desk(secretive) as desk:
        await desk.press("f9", "ctrl+q")
    async with at_desk(secretive) as desk:
        assert WORD in desk.screen
