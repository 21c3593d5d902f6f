"""F9: nothing she wrote is on any screen, behind any dialog or in any field, until F9 shows it again; and nothing is lost by it."""

from __future__ import annotations

import re
from datetime import date

import pytest

from borgerraad_tui.domain.period import Period
from borgerraad_tui.store.register import Register
from borgerraad_tui.tui.glyphs import UNICODE
from borgerraad_tui.tui.screens.left_out import LeftOut
from borgerraad_tui.tui.widgets.form import Form
from tests.tui.journey import LARGE, LONG, SMALL, Journey, at_desk
from tests.tui.secrets import GIVES_AWAY, OTHERS, SECRET, TEXTS, WORD, keep_secrets, text_columns
from tests.tui.test_commands import PLACES
from tests.tui.test_help_and_menu import TO_ROOM
from tests.tui.test_hostile import FORMS, assert_only_shows, fill
from tests.tui.test_registering import saved
from tests.tui.test_snapshots import rest

FIRST = ("/", *"2020-1", "enter")
"""The inquiry that everything hangs on."""
TELLING: dict[str, tuple[str, ...]] = {
    "whole inquiry": FIRST, "its log": (*FIRST, "pagedown"),
    "its history": (*FIRST, *["pagedown"] * 6), "its form": (*FIRST, "enter"),
    "its closing": (*FIRST, "a"), "its log form": (*FIRST, "l"), "its lines": (*FIRST, "m", *"ret en linje", "enter"),
    "its reminder": (*FIRST, "m", *"påmindelse: husk", "enter"),
    "its correction": (*FIRST, "m", *"ret en linje", "enter", "end", "enter"),
    "its person": (*FIRST, "h"), "joining it": (*FIRST, "m", *"saml med", "enter", *"2020-7"),
    "linking it": (*FIRST, "m", *"forbind med", "enter", *"2020-7"), "its link to take away": (*FIRST, "m", *"fjern en", "enter"),
    "its question": (*FIRST, "r"), "its systemic question": (*FIRST, "m", *"systemisk", "enter"),
    "its example": (*FIRST, "e"), "its example's form": (*FIRST, "e", "enter"),
    "pointing from it": (*FIRST, "m", *"peger på", "enter"),
    "drafts": ("home",), "draft of a period": ("home", "down"), "draft taken up": ("home", "down", "down", "down", "enter"),
    "reminder": ("home", *["down"] * 4), "late one": ("home", *["down"] * 6), "its log on the desk": ("home", *["down"] * 6, "l"),
    "its deadline": ("home", *["down"] * 6, "f"),
    "asked": ("o",), "settled ones, too": ("o", "a"), "answer": ("o", "enter"),
    "question changed": ("o", "m", *"ret spørg", "enter"),
    "recommendations": ("b",), "recommendation": ("b", "enter"), "recommendation's form": ("b", "enter", "enter"),
    "recommendation's status": ("b", "f"), "what it rests on": ("b", "h", "tab"), "what it rested on": ("b", "h", "tab", "tab"),
    "follow up": ("b", "v"), "what it repeats": ("b", "n", *"T", "f8", *["tab"] * 3),
    "consultations": ("k", "p", "1"), "consultation with links": ("k", "p", "1", "end"),
    "consultation's form": ("k", "p", "1", "end", "enter"),
    "consultation's example": ("k", "p", "1", "e"), "examples": ("5",), "agenda": ("d",),
    "talks without a note": ("m", *"uden notat", "enter"), "search": ("/", *WORD), "filtered": ("/", *"er:åben"),
    "searches": ("v", "g"), "search on the desk": ("v", "g", "1"), "periods": ("p",), "period": ("s", "p", "3"),
    "returning citizen": ("n", *"tkbfx", "enter", *"Xenia"), "same person": ("n", *"tkbfx", "enter", *"Xenia", "f5", "f8"),
    "comparison": ("s", "v"), "period to take away": ("s", "v", "x"), "printed reports": ("6", "e"),
    "reconciliation": ("6", "e", "enter"), "printed figure": ("6", "e", "enter", "g", "1"),
    "printed periods": PLACES["printed periods"],
    "printed parts": PLACES["printed parts"], "what moved": TO_ROOM["since"], "own questions": TO_ROOM["questions"],
    "answer to one": TO_ROOM["cross"], "whole report": ("6", "home", *["down"] * 3, "l"),
    "due": TO_ROOM["erasing"], "kept longer": (*TO_ROOM["erasing"], "u"), "erasing marked": (*TO_ROOM["erasing"], "x", "e"),
    "doubtful line": ("6", "home", *["down"] * 3), "copied piece": ("6", "home", "c"), "copied": ("6", "e", "enter", "c"),
    "unknown filter": ("/", *f"fra:{WORD}"), "picked": ("b", "h", "tab", *WORD, "enter"),
    "undone": ("home", "ctrl+z"), "redone": ("home", "ctrl+z", "ctrl+y"),
}  # fmt: skip
"""Keys that lead to where her words are shown, in every room, form, dialog and line there is."""


@pytest.fixture
def secretive(demo_register: Register) -> Register:
    """The demo with nothing but a secret in every text."""
    return keep_secrets(demo_register)


def assert_hidden(desk: Journey) -> None:
    """Not a word of it, and the head of the screen on top says why."""
    assert GIVES_AWAY not in desk.screen.lower(), desk.screen
    assert "🙂" not in desk.screen, desk.screen
    assert re.search("Skjult [·-] F9 viser igen", desk.screen)
    assert_only_shows(desk)


async def leave(desk: Journey) -> None:
    """Step by step back to the desk, and nothing shows on the way."""
    for _ in range(LONG):
        if desk.room == "Desk":
            return
        await desk.press("escape")
        assert_hidden(desk)
    raise AssertionError(desk.screen)


def test_every_text_in_the_file_is_a_secret_or_none_of_hers(demo_register: Register) -> None:
    known = [(table, column) for each in (TEXTS, OTHERS) for table, columns in each.items() for column in columns]
    assert sorted(known) == sorted(text_columns(demo_register)), "a new text: is it hers?"


@pytest.mark.parametrize("place", TELLING)
async def test_her_words_go_wherever_they_are_shown_and_come_back(secretive: Register, place: str) -> None:
    async with at_desk(secretive) as desk:
        await desk.press("end", *TELLING[place])
        await rest(desk)
        assert GIVES_AWAY in desk.screen.lower(), "there is something to hide"
        await desk.press("f9")
        assert_hidden(desk)
        await desk.resize(*LARGE)
        assert_hidden(desk)
        await desk.resize(*SMALL)
        await desk.press("f9")
        before = desk.screen
        assert GIVES_AWAY in before.lower()
        await desk.press("f9", "f9")
        assert desk.screen == before
        await desk.press("f9")
        await leave(desk)


@pytest.mark.parametrize("place", [*PLACES, *(place for place in TELLING if place not in PLACES)])
async def test_screens_opened_while_it_is_hidden_show_none_of_it_until_it_is_shown(
    secretive: Register, place: str
) -> None:
    async with at_desk(secretive, LARGE) as desk:
        await desk.press("f9", "end", *({**PLACES, **TELLING})[place])
        assert_hidden(desk)
        await desk.resize(*SMALL)
        assert_hidden(desk)
        # the head tells of a draft as soon as it is kept
        hidden = desk.lines[1:]
        await desk.press("f9")
        assert UNICODE.hidden not in desk.screen, "all of it comes back"
        await desk.press("f9")
        assert desk.lines[1:] == hidden
        assert_hidden(desk)
        await leave(desk)


async def test_what_a_written_file_leaves_out_hides_while_it_is_read(desk: Journey) -> None:
    desk.app.push_screen(LeftOut(desk.app.office, [f"Eksemplet »{SECRET}« er ikke skrevet om."]))
    await desk.settle()
    assert SECRET in desk.screen
    await desk.press("f9")
    assert_hidden(desk)
    await desk.press("f9")
    assert SECRET in desk.screen


async def test_every_row_of_the_desk_hides_with_its_detail(secretive: Register) -> None:
    async with at_desk(secretive, LARGE) as desk:
        await desk.press("f9", "home")
        for _ in range(18):
            assert_hidden(desk)
            await desk.press("down")


async def test_numbers_days_areas_and_figures_stay(secretive: Register) -> None:
    async with at_desk(secretive) as desk:
        await desk.press("f9")
        assert desk.line("5 K B&K").split("│")[0].split() == [
            *("!", "5", "K", "B&K", "!", "svar:", "•••••", "-3", "d"),
        ]
        assert "Husk 2020-1: •••••      i dag" in desk.screen
        assert "Kladde: log 2020-1 •" in desk.screen
        assert "Åbne 12 · frist: 3 over" in desk.lines[1]
        await desk.press("s")
        shown = desk.lines[1:]
        await desk.press("f9")
        assert shown == desk.lines[1:]


@pytest.mark.parametrize("form", [*FORMS, "quick form"])
async def test_what_is_typed_while_it_is_hidden_is_kept_whole(desk: Journey, form: str) -> None:
    await desk.press("f9", *PLACES[form])
    before = desk.values
    await fill(desk, SECRET)
    assert_hidden(desk)
    fields = [field for field in desk.app.screen.query_one(Form).fields if field.spec.kind in ("text", "note")]
    texts = [field for field in fields if field.open]
    assert texts or form in ("closing", "pointing", "reminder", "publishing")
    for field in texts:
        stood, limit = before[field.spec.key], field.spec.limit or len(SECRET) + len(before[field.spec.key])
        # a figure is typed over, any other text goes on
        stays = "" if field.spec.figure else stood
        assert field.value == f"{stays}{SECRET}"[:limit]
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


async def test_what_was_said_stays_and_hides_what_it_quotes(secretive: Register) -> None:
    async with at_desk(secretive) as desk:
        await desk.press("ctrl+z")
        assert WORD in desk.status
        await desk.press("f9")
        assert_hidden(desk)
        assert desk.status == "Fortrudt: Husk »•••••«"
        await desk.press("ctrl+y")
        assert desk.status == "Gentaget: Husk »•••••«"
        await desk.press("f9")
        assert desk.status == f"Gentaget: Husk »{SECRET}«"


async def test_a_refusal_stays_below_its_form_and_hides_what_it_quotes(desk: Journey) -> None:
    await desk.press("n", "tab", "shift+tab", "shift+tab", "shift+tab", *"zyxdag", "tab")
    told = desk.hint
    assert "»zyxdag«" in told
    await desk.press("f9")
    assert_hidden(desk)
    assert desk.hint == told.replace("zyxdag", "•••••")
    await desk.press("f9")
    assert desk.hint == told


async def test_f9_between_keys_typed_ahead_loses_none_of_them(desk: Journey) -> None:
    await desk.press(
        "n", "f9", *"tk", "f9", "f9", *"bf", *"Leje", "f9", *"kontrakt", "enter", "f9", *"N.N.", "enter", *"3d r", "f9", *"ing",
        "enter", *"Brev", "f9", "enter", *"kommer", "ctrl+s", "f9", "f9",
    )  # fmt: skip
    inquiry = saved(desk)
    assert (inquiry.channel, inquiry.directorate, inquiry.theme) == ("telefon", "boern_og_kultur", "forvaltningsret")
    assert (inquiry.subject, inquiry.citizen, inquiry.next_step, inquiry.note) == (
        "Lejekontrakt", "N.N.", "ring", "Brev\nkommer",
    )  # fmt: skip
    assert "Skjult" in desk.lines[0], "turned seven times"


async def test_the_old_console_hides_behind_its_own_sign(secretive: Register) -> None:
    async with at_desk(secretive, ascii_only=True) as desk:
        await desk.press("f9")
        assert_hidden(desk)
        assert "*****" in desk.screen
        assert "•" not in desk.screen


async def test_the_old_console_hides_her_step_in_a_hint(secretive: Register) -> None:
    async with at_desk(secretive, ascii_only=True) as desk:
        await desk.press("f9", "home", *["down"] * 6, "l", "t")
        assert_hidden(desk)


async def test_it_is_shown_again_in_the_next_program(secretive: Register) -> None:
    async with at_desk(secretive) as desk:
        await desk.press("f9", "ctrl+q")
    async with at_desk(secretive) as desk:
        assert WORD in desk.screen


@pytest.mark.parametrize(
    ("keys", "figures"),
    [
        (("l", "t", "f8"), {"clock": "11:47", "minutes": "48"}),
        (("k", "n", "s", "b"), {"minutes": "1 t 47 min"}),
        (("d", "n"), {"clock": "11:47"}),
        (("o", "m", *"svarfrist", "enter"), {"days": "14"}),
    ],
    ids=["log", "consultation", "appointment", "service level"],
)
async def test_a_time_of_day_and_a_number_in_a_form_stay_readable(
    desk: Journey, keys: tuple[str, ...], figures: dict[str, str]
) -> None:
    await desk.press(*keys, "f9")
    for field, figure in figures.items():
        await desk.walk_to(field)
        await desk.press("ctrl+a", *figure)
        assert figure in desk.screen
        assert desk.values[field] == figure


@pytest.mark.parametrize("number", ["0101901234", "010190-1234", "74534422", "74 53 44 22"])
async def test_a_cpr_or_telephone_number_in_a_field_of_a_figure_is_hidden(desk: Journey, number: str) -> None:
    await desk.press("k", "n", "s", "b", "f9")
    await desk.walk_to("minutes")
    await desk.press("ctrl+a", *number)
    assert desk.values["minutes"] == number
    assert number not in desk.screen
    assert number[-4:] not in desk.screen


@pytest.mark.parametrize(("sign", "shown"), [("1", False), ("m", True)], ids=["named by her", "ready-made"])
async def test_the_statistics_hide_the_name_of_a_period_where_it_is_hers_alone(
    desk: Journey, sign: str, shown: bool
) -> None:
    await desk.resize(*LARGE)
    await desk.press("s", "p", sign)
    name = desk.app.office.period.name[:12]
    assert name
    assert name in desk.lines[0]
    await desk.press("f9")
    assert (name in desk.lines[0]) is shown


async def test_the_statistics_hide_the_name_of_a_printed_period(desk: Journey) -> None:
    await desk.resize(*LARGE)
    await desk.press(*PLACES["printed deviations"], "1")
    assert desk.room == "Statistics"
    name = "Den resterende beretningsperiode"
    assert name in desk.lines[0]
    await desk.press("f9")
    assert name not in desk.screen


async def test_the_statistics_hide_the_name_of_a_period_that_is_gone(desk: Journey) -> None:
    desk.app.office.period = Period(date(2020, 8, 1), date(2021, 6, 30), "Vikarperioden")
    await desk.press("s")
    assert "Vikarperioden" in desk.lines[0]
    await desk.press("f9")
    assert "Vikarperioden" not in desk.screen
