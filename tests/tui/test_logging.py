"""Noting what was said, and in the same form the next step; what was noted is corrected by appending."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from borgerraad_tui.domain.inquiry import Inquiry
from borgerraad_tui.domain.log import LogEntry
from borgerraad_tui.store.kinds import LOG_ENTRY, REMINDER
from borgerraad_tui.store.log import untold
from borgerraad_tui.store.register import Register
from tests.conftest import NOW
from tests.registers import inquiry, saved
from tests.tui.journey import Journey, at_desk

TODAY = NOW.date()


@pytest.fixture
def demo_register(quiet_register: Register) -> Register:
    """The demo's inquiries with an empty log."""
    return quiet_register


def entries(desk: Journey) -> list[LogEntry]:
    """All entries of the register."""
    return desk.register.records(LOG_ENTRY).where("true")


def first(desk: Journey) -> Inquiry:
    """The inquiry the cursor stands on at first."""
    found = desk.register.inquiries.find(2022, 1)
    assert found is not None
    return found


async def test_a_phone_talk_is_noted_and_the_next_step_set_in_one_form(desk: Journey) -> None:
    await desk.press("l", "t", "b", *"Ville vide, hvor langt vi er", "tab", "tab", *"3d ring igen", "ctrl+s")
    assert desk.status == "Gemt: Log skrevet i henvendelse 2022-1. Næste: 20-01-2022 »ring igen«."
    (entry,) = entries(desk)
    assert (entry.kind, entry.party, entry.happened, entry.entered) == ("samtale", "citizen", TODAY, NOW)
    assert entry.text == "Ville vide, hvor langt vi er"
    inquiry = first(desk)
    assert (inquiry.next_due, inquiry.next_step) == (date(2022, 1, 20), "ring igen")
    await desk.press("enter")
    assert desk.line("Ville vide").split()[:4] == ["i", "dag", "Samtale", "Borger:"]


async def test_one_undo_takes_the_entry_and_the_step_back_together(desk: Journey) -> None:
    before = first(desk)
    await desk.press("l", "t", "b", *"Talt", "tab", "tab", *"3d ring", "ctrl+s", "ctrl+z")
    assert entries(desk) == []
    assert first(desk) == before
    await desk.press("ctrl+y")
    assert [entry.text for entry in entries(desk)] == ["Talt"]
    assert first(desk).next_step == "ring"


async def test_a_talk_can_settle_the_step_it_was_about(desk: Journey) -> None:
    await desk.press("l", "t", "f", *"Svaret er her", "tab", "u", "ctrl+s")
    assert desk.status == "Gemt: Log skrevet i henvendelse 2022-1. Skridtet er udført."
    inquiry = first(desk)
    assert (inquiry.next_due, inquiry.next_step) == (None, "")


async def test_left_alone_the_step_stays(desk: Journey) -> None:
    before = first(desk)
    await desk.press("l", "n", *"Kun et notat", "ctrl+s")
    assert desk.status == "Gemt: Log skrevet i henvendelse 2022-1."
    assert first(desk) == before


@pytest.mark.parametrize(
    ("keys", "manner", "shown"),
    [
        ("mi", "mail_ind", "Mail ind"), ("mu", "mail_ud", "Mail ud"), ("bi", "brev_ind", "Brev ind"),
        ("df", "moede_forvaltning", "Møde"),
    ],
)  # fmt: skip
async def test_a_mail_goes_in_or_out_and_a_meeting_is_with_somebody(
    desk: Journey, keys: str, manner: str, shown: str
) -> None:
    await desk.press("l", *keys, "b", *"Indhold", "ctrl+s")
    assert [entry.manner for entry in entries(desk)] == [manner]
    assert shown in desk.line("Indhold")


async def test_when_it_happened_is_kept_apart_from_when_it_was_written(desk: Journey) -> None:
    await desk.press("l", "t", "b", *"Talt i fredags", "f8", *"fre", "tab", *"9.30", "tab", *"1:15", "ctrl+s")
    (entry,) = entries(desk)
    assert (entry.happened, entry.clock, entry.minutes, entry.entered) == (date(2022, 1, 14), "09:30", 75, NOW)
    await desk.press("enter")
    assert desk.line("kl. 09:30").strip().startswith("kl. 09:30 · 75 min · skrevet 17-01-2022 10:00")


async def test_a_correction_is_appended_and_the_earlier_words_can_be_read(desk: Journey) -> None:
    await desk.press("l", "t", "b", *"Sagen er fra 2019", "ctrl+s", "enter")
    await desk.press("m", *"ret en linje", "enter", "enter", "ctrl+a", *"Sagen er fra 2020", "ctrl+s")
    first, second = entries(desk)
    assert (first.text, second.text, second.corrects) == ("Sagen er fra 2019", "Sagen er fra 2020", first.id)
    assert "Borger: Sagen er fra 2020" in desk.screen
    assert "før, skrevet 17-01-2022 10:00: Sagen er fra 2019" in desk.screen
    await desk.press("escape")
    assert "2019" not in desk.screen, "the desk shows how it stands now"
    await desk.press("enter", "ctrl+z")
    assert "2020" not in desk.line("Borger: Sagen er fra")


async def test_talks_of_today_without_a_note_are_a_list_that_empties_itself(desk: Journey) -> None:
    await desk.press("l", "t", "b", "ctrl+s", "down", "l", "n", *"notat", "ctrl+s", "m", *"uden notat", "enter")
    assert desk.lines[0].startswith(" SAMTALER I DAG UDEN NOTAT · 1")
    await desk.press("enter", *"Hun ringer igen fredag", "ctrl+s")
    assert desk.lines[0].startswith(" SAMTALER I DAG UDEN NOTAT · 0")
    assert "Alle samtaler og møder i dag har et notat." in desk.screen


UNWRITTEN = ("n", "t", "a", "b", "f", *"Om pas", "ctrl+s", "m", *"uden notat", "enter")
"""Somebody called, and nothing but the subject was written down."""


async def test_the_letter_of_the_log_writes_the_missing_words_and_no_second_entry(desk: Journey) -> None:
    await desk.press("l", "t", "b", "ctrl+s", "m", *"uden notat", "enter", "l", *"Hun ringer igen", "ctrl+s")
    assert desk.lines[0].startswith(" SAMTALER I DAG UDEN NOTAT · 0")
    assert [entry.text for entry in entries(desk) if entry.corrects] == ["Hun ringer igen"]


async def test_an_inquiry_by_phone_of_which_nothing_is_written_stands_there_and_enter_writes_it(desk: Journey) -> None:
    await desk.press(*UNWRITTEN)
    assert desk.lines[0].startswith(" SAMTALER I DAG UDEN NOTAT · 1")
    assert desk.cursor.split() == ["▶", "13", "Telefon", "Om", "pas"]
    await desk.press("enter")
    assert (desk.here, desk.values["kind"], desk.values["party"]) == ("text", "samtale", "citizen")
    await desk.press(*"Vil vide, hvad det koster", "ctrl+s")
    assert desk.room == "UntoldRoom"
    assert desk.lines[0].startswith(" SAMTALER I DAG UDEN NOTAT · 0")
    (entry,) = entries(desk)
    assert (entry.kind, entry.party, entry.happened, entry.text) == (
        "samtale", "citizen", TODAY, "Vil vide, hvad det koster",
    )  # fmt: skip
    await desk.press("ctrl+z")
    assert desk.lines[0].startswith(" SAMTALER I DAG UDEN NOTAT · 1")


@pytest.mark.parametrize(
    ("channel", "fields", "entry", "listed"),
    [
        ("telefon", {}, None, ["Telefon"]),
        ("fremmoede", {"closed": TODAY}, None, ["Fremmøde"]),
        ("hjemmebesoeg", {}, None, ["Hjemmebesøg"]),
        ("mail", {}, None, []),
        ("telefon", {"note": "Hun er utryg"}, None, []),
        ("telefon", {"received": date(2022, 1, 14)}, None, []),
        ("telefon", {}, {"kind": "notat", "text": "Hun er utryg"}, []),
        ("telefon", {}, {"kind": "mail", "manner": "mail_ind"}, ["Telefon"]),
        ("telefon", {}, {"kind": "samtale"}, ["Samtale eller telefon"]),
        ("mail", {}, {"kind": "moede"}, ["Møde"]),
    ],
)
def test_what_was_said_today_and_not_written_down(
    register: Register, channel: str, fields: dict[str, Any], entry: dict[str, Any] | None, listed: list[str]
) -> None:
    one = saved(register, inquiry(**{"received": TODAY, "channel": channel, **fields}))
    if entry:
        with register.acts.act("Log"):
            noted = {"inquiry": one.id, "happened": TODAY, "entered": NOW, **entry}
            register.records(LOG_ENTRY).add(LogEntry.model_validate(noted))
    found = untold(register.engine, register.catalogue, TODAY)
    assert [row.named for row in found] == listed
    assert [(row.kind, row.id, row.inquiry) for row in found] == [
        ("entry" if row.named in ("Samtale eller telefon", "Møde") else "inquiry", 1, one.id) for row in found
    ], "each with its own id, an inquiry's and an entry's alike"


@pytest.mark.parametrize(
    ("keys", "refusal"),
    [
        (("l", "ctrl+s"), "Vælg, hvad det var: samtale, mail, brev, møde eller notat."),
        (("l", "t", "b", "f8", *"18-1-2022", "ctrl+s"), "Datoen 18-01-2022 ligger i fremtiden."),
        (("l", "t", "b", "f8", "tab", *"25:00", "ctrl+s"), "»25:00« kan ikke læses som et klokkeslæt."),
        (("l", "t", "b", "f8", "tab", "tab", *"længe", "ctrl+s"), "Minutterne »længe« kan ikke læses."),
        (("l", "t", "b", "tab", "b", *"fre ny dato", "ctrl+s"), "Skridtet bliver, men der står et nyt."),
    ],
)
async def test_what_cannot_be_is_refused_in_one_sentence_and_nothing_is_written(
    desk: Journey, keys: tuple[str, ...], refusal: str
) -> None:
    before = first(desk)
    await desk.press(*keys)
    assert refusal in f"{desk.hint} {desk.status}"
    assert desk.room == "FormScreen"
    assert (entries(desk), first(desk)) == ([], before)


async def test_a_draft_of_a_correction_corrects_the_entry_as_it_stands_by_then(desk: Journey) -> None:
    correct = ("m", *"ret en linje", "enter", "enter")
    await desk.press("l", "t", "b", *"Først", "ctrl+s", "enter", *correct, *" halvt", "escape")
    await desk.press(*correct, "ctrl+a", *"Rettet", "ctrl+s", "1", "home", "enter")
    assert desk.values["text"] == "Først halvt"
    await desk.press("ctrl+s")
    assert desk.status == "Gemt: Log rettet i henvendelse 2022-1."
    first, second, third = entries(desk)
    assert [first.text, second.text, third.text] == ["Først", "Rettet", "Først halvt"]
    assert (second.corrects, third.corrects) == (first.id, second.id)
    assert desk.register.drafts.count() == 0


async def test_the_whole_form_typed_as_one_burst_is_right(desk: Journey) -> None:
    for number in range(10):
        await desk.press("l", "t", "f", *f"samtale {number}", "tab", "tab", *f"{number + 1}d skridt", "ctrl+s")
    assert [entry.text for entry in entries(desk)] == [f"samtale {number}" for number in range(10)]


async def test_a_reminder_that_is_due_stands_on_top_and_goes_when_it_is_done(desk: Journey) -> None:
    await desk.press("down", "m", *"påmindelse: husk", "enter", *"17/1 hent brev", "ctrl+s")
    assert desk.lines[3].split("│")[0].split() == ["!", "Husk", "4:", "hent", "brev", "i", "dag"]
    await desk.press("home", "g")
    assert desk.status == "Gemt: Påmindelsen »hent brev« gjort."
    assert "Husk 4" not in desk.screen
    assert [one.done for one in desk.register.records(REMINDER).where("true")] == [TODAY]
    await desk.press("ctrl+z")
    assert "Husk 4: hent brev" in desk.screen


async def test_a_reminder_for_later_waits_and_is_told_in_the_inquiry(desk: Journey) -> None:
    await desk.press("m", *"påmindelse: husk", "enter", *"3d ring til ham", "ctrl+s")
    assert "Husk 1:" not in desk.screen
    await desk.press("enter")
    assert desk.line("Husk").split() == ["Husk", "20-01-2022", "ring", "til", "ham"]


async def test_enter_on_a_due_reminder_opens_its_inquiry(desk: Journey) -> None:
    await desk.press("down", "m", *"påmindelse: husk", "enter", *"17/1 ring", "ctrl+s", "home", "enter")
    assert desk.room == "InquiryRoom"
    assert desk.lines[0].startswith(" HENVENDELSE 4")


@pytest.mark.parametrize("form", [("l", "t", "b", *"Halvt"), ("m", *"påmindelse: husk", "enter", *"3d halvt")])
async def test_a_draft_is_offered_again(desk: Journey, form: tuple[str, ...]) -> None:
    await desk.press(*form, "escape", "home")
    assert "Kladde" in desk.cursor
    await desk.press("enter")
    assert desk.room == "FormScreen"
    assert "alvt" in " ".join(desk.values.values())


async def test_a_mails_way_is_told_once_and_apart_from_its_words(register: Register) -> None:
    one = saved(register, inquiry(date(2021, 9, 1)))
    assert one.id is not None
    with register.acts.act("Skrevet"):
        entry = LogEntry(
            inquiry=one.id, happened=date(2021, 9, 14), entered=NOW, kind="mail", manner="mail_ind", text="Tak"
        )
        register.records(LOG_ENTRY).add(entry)
    async with at_desk(register) as desk:
        await desk.press("enter")
        assert desk.line("Tak") == "14-09-21 Mail ind Tak"
        assert [line.strip() for line in desk.lines].count("Ind") == 0
