"""Registering an inquiry: six keys and a subject, and everything that follows from them at once."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from borgerraad_tui.domain.inquiry import Inquiry
from borgerraad_tui.domain.kind import Kind
from borgerraad_tui.store.register import Register
from tests.tui.journey import LARGE, SMALL, Journey, at_desk

SUBJECT = "Afslag på aflastning, ærgrelse over sagsgangen"


def saved(desk: Journey, number: int = 13, year: int = 2022) -> Inquiry:
    """The inquiry as the file holds it."""
    found = desk.register.inquiries.find(year, number)
    assert found is not None, desk.screen
    return found


async def test_a_telephone_complaint_takes_six_keys_and_its_subject(desk: Journey) -> None:
    await desk.press(*"ntkbf", *SUBJECT, "ctrl+s")
    assert saved(desk) == Inquiry(
        id=saved(desk).id,
        year=2022,
        number=13,
        received=date(2022, 1, 17),
        entered=datetime(2022, 1, 17, 10, 0),
        kind=Kind.COMPLAINT,
        channel="telefon",
        place="haderslev_bibliotek",
        directorate="boern_og_kultur",
        theme="forvaltningsret",
        subject=SUBJECT,
    )


@pytest.mark.parametrize("letters", ["ntkbf", "nTKBF", "ntKbF"])
async def test_caps_lock_does_not_matter_in_the_form(desk: Journey, letters: str) -> None:
    await desk.press(*letters, *"varme", "ctrl+s")
    inquiry = saved(desk)
    assert (inquiry.channel, inquiry.kind, inquiry.directorate, inquiry.theme) == (
        "telefon",
        Kind.COMPLAINT,
        "boern_og_kultur",
        "forvaltningsret",
    )


async def test_the_save_is_told_and_the_cursor_is_on_it(desk: Journey) -> None:
    await desk.press(*"ntkbf", *"Lejekontrakt", "ctrl+s")
    assert desk.status == "Gemt: Henvendelse 2022-13 registreret."
    assert desk.cursor.startswith("▶      13 K B&K Lejekontrakt")
    assert "13 · KLAGE · Børn og Kultur" in desk.screen
    assert "Åbne 13 · frist: 3 over, 2 i dag" in desk.screen


async def test_the_figures_are_one_more_the_moment_it_is_saved(desk: Journey) -> None:
    before = desk.figures()
    await desk.press(*"ntkbf", *"varme", "ctrl+s")
    after = desk.figures()
    assert (after.registered, after.counted, after.complaints) == (
        before.registered + 1,
        before.counted + 1,
        before.complaints + 1,
    )
    assert [
        (table.spec.number, row.name, row.count - old.count)
        for table, earlier in zip(after.tables, before.tables, strict=True)
        for row, old in zip(table.rows, earlier.rows, strict=True)
        if row.count != old.count
    ] == [
        (1, "Børn og Kultur", 1),
        (2, "Forvaltningsret eller forvaltningsskik", 1),
        (3, "Børn og Kultur", 1),
        (4, "Ikke afsluttet", 1),
        (9, "Forvaltningsret eller forvaltningsskik", 1),
    ]


async def test_numbers_go_on_and_one_that_was_undone_is_not_given_again(desk: Journey) -> None:
    await desk.press(*"ntkbf", *"en", "ctrl+s", *"nmavh", *"to", "ctrl+s", "ctrl+z", *"nbkdp", *"tre", "ctrl+s")
    assert saved(desk, 13).subject == "en"
    assert desk.register.inquiries.find(2022, 14) is None
    assert saved(desk, 15).subject == "tre"


async def test_a_home_visit_is_at_the_citizens_home_and_another_channel_brings_the_place_back(desk: Journey) -> None:
    await desk.press("n", "h")
    assert (desk.values["channel"], desk.values["place"]) == ("hjemmebesoeg", "borgerens_hjem")
    await desk.press("shift+tab", "m")
    assert (desk.values["channel"], desk.values["place"]) == ("mail", "haderslev_bibliotek")


async def test_a_place_chosen_by_hand_stays_when_the_channel_changes(desk: Journey) -> None:
    await desk.press("n", "shift+tab", "g", "t", "shift+tab", "m")
    assert desk.values["place"] == "gram"


async def test_the_place_is_remembered_for_the_next_one_but_never_a_home(desk: Journey) -> None:
    await desk.press("n", "shift+tab", "v", *"tkbf", *"i Vojens", "ctrl+s", "n")
    assert desk.values["place"] == "vojens"
    await desk.press(*"hkbf", *"hjemme", "ctrl+s", "n")
    assert desk.values["place"] == "vojens"
    assert saved(desk, 14).place == "borgerens_hjem"


async def test_nothing_is_preset_but_the_day_and_the_place(desk: Journey) -> None:
    await desk.press("n")
    assert {key: value for key, value in desk.values.items() if value} == {
        "received": "2022-01-17",
        "place": "haderslev_bibliotek",
    }
    assert desk.here == "channel"


async def test_a_kind_left_empty_is_not_decided_and_not_counted(desk: Journey) -> None:
    before = desk.figures()
    await desk.press("n", "t", "enter", *"bf", *"klage eller ej", "ctrl+s")
    after = desk.figures()
    assert saved(desk).kind is None
    assert (after.undecided, after.counted) == (before.undecided + 1, before.counted)
    assert desk.cursor.startswith("▶      13 ? B&K klage eller ej")


async def test_nothing_stands_between_the_channel_and_the_subject(desk: Journey) -> None:
    await desk.press("n")
    here = [desk.here]
    for _ in range(5):
        await desk.press("enter")
        here.append(desk.here)
    assert here == ["channel", "kind", "directorate", "theme", "subject", "citizen"]


async def test_a_returning_citizen_and_a_cpr_like_text_take_no_key(desk: Journey) -> None:
    await desk.press(*"ntkbf", *"ringet af 010190-1234 igen", "ctrl+s")
    assert saved(desk).subject == "ringet af 010190-1234 igen"


@pytest.mark.parametrize(
    ("keys", "kind", "action", "outcome"),
    [
        ("ui", Kind.COMPLAINT, "undersoegt", "ingen_kritik"),
        ("bl", Kind.COMPLAINT, "anden_behandling_og_hjaelp", "loest_ved_borgerraadgiveren"),
        ("am", Kind.COMPLAINT, "afvist", "midlertidigt_afvist"),
        ("v", Kind.OTHER, "vejledning", None),
        ("f", Kind.OTHER, "vejvisning", None),
    ],
)
async def test_an_inquiry_is_registered_and_closed_in_one_go(
    desk: Journey, keys: str, kind: Kind, action: str, outcome: str | None
) -> None:
    letter = "k" if kind is Kind.COMPLAINT else "a"
    # subject, citizen, next step and note are left in turn; the note by Tab
    await desk.press(*f"nf{letter}bf", *"i Gram", "enter", "enter", "enter", "tab", *keys, "ctrl+s")
    inquiry = saved(desk)
    assert (inquiry.kind, inquiry.action, inquiry.outcome) == (kind, action, outcome)
    assert inquiry.closed == date(2022, 1, 17)
    assert desk.status == "Gemt: Henvendelse 2022-13 registreret og lukket."
    assert "Åbne 12 ·" in desk.screen


async def test_a_next_step_is_a_day_and_what_is_to_be_done(desk: Journey) -> None:
    await desk.press(*"ntkbf", *"varme", "enter", "enter", *"3d ring til visitationen", "ctrl+s")
    assert (saved(desk).next_due, saved(desk).next_step) == (date(2022, 1, 20), "ring til visitationen")
    assert " 20/1 " in desk.cursor


async def test_the_note_keeps_its_lines(desk: Journey) -> None:
    await desk.press(*"ntkbf", *"varme", "enter", "enter", "enter", *"Første", "enter", *"Anden", "ctrl+s")
    assert saved(desk).note == "Første\nAnden"
    assert "Første" in desk.screen
    assert "Anden" in desk.screen


MAIL = "\n".join(f"Linje {number} af en lang mail fra borgeren" for number in range(1, 31))


@pytest.mark.parametrize("size", [SMALL, LARGE])
@pytest.mark.parametrize(
    ("keys", "left"),
    [
        (("ctrl+z",), "Før"),
        (("ctrl+z", "ctrl+y"), f"Før{MAIL}"),
        (("ctrl+a", "delete", "ctrl+z"), f"Før{MAIL}"),
        (("ctrl+a", "delete", "ctrl+z", "ctrl+y"), ""),
        (("ctrl+a", "x", "ctrl+z", "ctrl+z", "ctrl+y", "ctrl+y"), "x"),
    ],
)
async def test_a_mail_pasted_into_the_note_is_taken_back_and_put_there_again(
    demo_register: Register, size: tuple[int, int], keys: tuple[str, ...], left: str
) -> None:
    async with at_desk(demo_register, size) as desk:
        await desk.press("n", *"tkbf", *SUBJECT)
        await desk.walk_to("note")
        await desk.press(*"Før")
        await desk.paste(MAIL)
        await desk.press(*keys)
        assert desk.values["note"] == left
        await desk.press("ctrl+s")
        assert saved(desk).note == left
