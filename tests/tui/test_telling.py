"""Examples on screen: marked, written beside the original, looked through, settled, cleared and taken back."""

from __future__ import annotations

from functools import partial

import pytest
from textual.widget import Widget

from borgerraad_tui.domain.example import Example
from borgerraad_tui.errors import RuleBroken
from borgerraad_tui.store.basis import linked_inquiries
from borgerraad_tui.store.examples import handed_on
from borgerraad_tui.store.kinds import EXAMPLE, SETTLEMENT
from borgerraad_tui.store.register import Register
from borgerraad_tui.tui.forms.example import open_reason
from borgerraad_tui.tui.screens.example import FINDING, ExampleRoom
from tests.registers import inquiry, saved
from tests.tui.journey import LARGE, LONG, Journey, at_desk
from tests.tui.test_hostile import KEPT, NASTY, assert_only_shows, fill


@pytest.fixture
def demo_register(quiet_register: Register) -> Register:
    """The demo's inquiries of which none is an example yet."""
    return quiet_register


def newest(desk: Journey) -> Example:
    """The example marked last."""
    return desk.register.records(EXAMPLE).where("true")[-1]


def found(desk: Journey) -> list[tuple[str, str]]:
    """What the room has found, and whether it stands."""
    lines = [line.strip(" ▶").split("  ") for line in desk.lines if line.rstrip().endswith(("åbent", "står"))]
    return [(next(filter(None, line[1:])).strip(), line[-1].strip()) for line in lines]


async def test_an_inquiry_is_marked_and_told_in_a_burst(desk: Journey) -> None:
    await desk.press("e", "enter", *"Undersøgelsen", "tab", *"En borger ventede.", "enter", *"Hun fik svar.", "ctrl+s")
    assert desk.room == "ExampleRoom"
    assert (newest(desk).title, newest(desk).text) == ("Undersøgelsen", "En borger ventede.\nHun fik svar.")
    assert desk.status == "Gemt: Eksemplets tekst skrevet."
    for told in ("Undersøgelsen", "Hun fik svar.", "Sagen selv", "Venter stadig på børnefaglig undersøgelse"):
        assert told in desk.screen
    await desk.press("escape", "enter")
    assert desk.line("Eksempel ") == "Eksempel     Undersøgelsen · 1 fund mangler"
    await desk.press("e")
    assert (desk.room, len(desk.register.records(EXAMPLE).where("true"))) == ("ExampleRoom", 1)


async def test_own_words_stand_beside_the_original_on_a_wide_screen_and_above_it_on_a_narrow_one(
    demo_register: Register,
) -> None:
    async with at_desk(demo_register, LARGE) as desk:
        await desk.press("e", "enter", *"Titel", "tab", *"Egne ord.")
        assert "Egne ord." in desk.line("KLAGE · Børn og Kultur")
        await desk.press("ctrl+s")
        assert desk.line("KLAGE · Børn og Kultur").startswith("Titel ")
        assert desk.line("Emne ").startswith("Egne ord. ")
        await desk.resize(80, 24)
        assert "Egne ord." not in desk.line("KLAGE · Børn og Kultur")
        assert desk.line("Egne ord.")


async def test_what_could_tell_who_it_is_is_pointed_out_as_it_is_typed_and_settled_before_it_is_cleared(
    desk: Journey,
) -> None:
    await desk.press("k", "p", "1", "e", "enter", *"Lejekontrakt", "tab", *"På Sommersted Plejehjem boede en på 42 år.")
    assert "Kan genkendes på: bestemt sted »Sommersted Plejehjem«, alder »42 år«" in desk.status
    await desk.press("ctrl+s")
    assert found(desk) == [("Sommersted Plejehjem", "åbent"), ("42 år", "åbent")]
    assert "Et bestemt sted kan være så lille, at det peger på én." in desk.screen
    await desk.press("f")
    assert desk.status.startswith("! Eksemplet »Lejekontrakt« kan ikke gives videre: 2 fund mangler")
    assert newest(desk).cleared is None
    await desk.press("l", "l")
    assert found(desk) == [("Sommersted Plejehjem", "står"), ("42 år", "står")]
    await desk.press("f")
    assert desk.status == "Gemt: Eksemplet frigivet."
    assert "frigivet 17-01-2022" in desk.lines[0]
    assert handed_on(desk.register, newest(desk).id or 0).title == "Lejekontrakt"
    await desk.press("ctrl+z", "ctrl+z")
    assert found(desk) == [("Sommersted Plejehjem", "står"), ("42 år", "åbent")]
    with pytest.raises(RuleBroken):
        handed_on(desk.register, newest(desk).id or 0)
    await desk.press("ctrl+y", "ctrl+y")
    assert "frigivet 17-01-2022" in desk.lines[0]


async def test_rewriting_settles_too_and_takes_the_clearing_back(desk: Journey) -> None:
    await desk.press("k", "p", "1", "e", "enter", *"Titel", "tab", *"Hun er 42 år.", "ctrl+s", "l", "f")
    assert newest(desk).cleared is not None
    await desk.press("enter", "ctrl+a", *"Hun er 43 år.", "ctrl+s")
    assert desk.status == "Gemt: Eksemplets tekst skrevet. Det er ikke længere frigivet."
    assert found(desk) == [("43 år", "åbent")]
    assert newest(desk).cleared is None
    await desk.press("enter", "ctrl+a", *"Hun er voksen.", "ctrl+s", "f")
    assert (found(desk), newest(desk).cleared is not None) == ([], True)
    await desk.press("ctrl+z")
    assert "kan frigives" in desk.lines[0]


async def test_a_name_in_the_register_and_a_rare_combination_are_found(demo_register: Register) -> None:
    saved(demo_register, inquiry(citizen="Karen Mikkelsen", subject="Varme", directorate="teknik_og_klima"))
    async with at_desk(demo_register, LARGE) as desk:
        await desk.press("/", *"mikkelsen", "enter", "e", "enter", "tab", *"Fru mikkelsen frøs.", "ctrl+s")
        assert [words for words, _ in found(desk)] == ["mikkelsen", "Teknik og Klima, september 2021"]


LONG_TEXT = (
    *"Sommersted Plejehjem, 42 år, 74 53 44 22, a@b.dk, 3. marts 2021, c@d.dk, 43 år",
    *(key for number in range(30) for key in ("enter", *f"Linje {number}.")),
)
"""Seven findings and a text far longer than its part of the screen."""


async def reads_on(desk: Journey, last: str) -> None:
    """Scroll the part that has the focus to its end, by the arrow alone."""
    part = desk.app.focused
    assert part is not None
    for _ in range(LONG):
        if last in desk.screen:
            return
        above = part.scroll_offset.y
        await desk.press("down")
        await desk.until(partial(scrolled, part, above))
    raise AssertionError(desk.screen)


def scrolled(part: Widget, above: int) -> bool:
    """Whether more lines are above what is seen than there were."""
    return part.scroll_offset.y > above


async def test_all_of_both_texts_and_every_finding_is_reached_by_keys_on_a_small_screen(desk: Journey) -> None:
    await desk.press("e", "enter", *"Titel", "tab", *LONG_TEXT, "ctrl+s")
    assert desk.line("▶ Fund").endswith("↓ 3 under ─"), "seven findings and the rare combination, in five lines"
    assert desk.line("─ Eksemplet").endswith("↓ 29 under ─"), (
        "a title, a line in two, and thirty: 33, of which 4 are seen"
    )
    await desk.press("end")
    assert desk.line("▶ Fund").endswith("↑ 3 over ─")
    assert "Ord: Børn og Kultur, Familierådgivningen, Forvaltningsret" in desk.screen, "what the list has no room for"
    await desk.press("tab", "tab")
    assert desk.line("▶ Eksemplet")
    await reads_on(desk, "Linje 29.")
    assert desk.line("▶ Eksemplet").endswith("over ─"), "nothing is left below"
    await desk.press("tab")
    assert desk.line("▶ Sagen selv")
    await reads_on(desk, "om en dato.")
    await desk.press("tab")
    assert desk.line("▶ Fund")


async def test_hiding_and_showing_again_leaves_every_part_where_it_was_read(desk: Journey) -> None:
    await desk.press("e", "enter", *"Titel", "tab", *LONG_TEXT, "ctrl+s", "end", "tab", "tab")
    await reads_on(desk, "Linje 20.")
    before = desk.lines
    await desk.press("f9")
    assert "Linje" not in desk.screen
    await desk.press("f9")
    assert desk.lines == before
    await desk.press("l")
    assert "Linje 20." in desk.screen, "settling a finding leaves the text there, too"


async def test_the_case_is_read_on_beside_the_form(desk: Journey) -> None:
    await desk.press("e", "enter", *"Titel", "tab", *"Ord")
    assert desk.line("Sagen selv: F6 ruller").endswith("under ─")
    pages = [desk.screen]
    for _ in range(4):
        await desk.press("f6")
        pages.append(desk.screen)
    assert any("om en dato." in page for page in pages)
    assert pages[0] in pages[1:], "after the end it begins again"
    assert (desk.here, desk.values["text"]) == ("text", "Ord")


async def test_a_name_stands_only_with_a_reason_which_is_shown(demo_register: Register) -> None:
    saved(demo_register, inquiry(citizen="Karen Mikkelsen", subject="Varme", directorate="teknik_og_klima"))
    async with at_desk(demo_register) as desk:
        await desk.press("k", "p", "1", "e", "enter", *"Varme", "tab", *"Karen Mikkelsen frøs.", "ctrl+s", "l")
        assert (desk.room, desk.here) == ("FormScreen", "reason")
        assert "Karen Mikkelsen" in desk.line("Navn ")
        await desk.press("ctrl+s")
        assert desk.hint == "! Skriv, hvorfor det må stå, fx: borgmesterens navn, kendt af alle."
        await desk.press(*"Hun er borgmester", "escape", "1", "home")
        assert "Kladde: Hun er borgm" in desk.cursor
        await desk.press("enter", "ctrl+s", "5", "enter")
        assert found(desk) == [("Karen Mikkelsen", "står")]
        assert "Står, fordi: Hun er borgmester" in desk.screen
        (settled,) = desk.register.records(SETTLEMENT).where("true")
        assert (settled.words, settled.reason) == ("Karen Mikkelsen", "Hun er borgmester")
        await desk.press("ctrl+z")
        assert found(desk) == [("Karen Mikkelsen", "åbent")]


async def test_a_cpr_number_is_refused_without_being_asked_for_a_reason(desk: Journey) -> None:
    await desk.press("k", "p", "1", "e", "enter", *"Titel", "tab", *"Det var 010190-1234.", "ctrl+s", "l")
    assert desk.room == "ExampleRoom"
    assert desk.status == "! »010190-1234« ligner et CPR-nummer og må aldrig stå. Slet det i teksten (Enter)."
    assert found(desk) == [("010190-1234", "åbent")]
    assert desk.register.records(SETTLEMENT).where("true") == []


async def test_a_draft_of_a_reason_for_a_cpr_number_says_that_none_will_do(desk: Journey) -> None:
    await desk.press("k", "p", "1", "e", "enter", *"Titel", "tab", *"Det var 010190-1234.", "ctrl+s")
    room = desk.app.screen
    assert isinstance(room, ExampleRoom)
    with pytest.raises(RuleBroken, match="må aldrig stå"):
        open_reason(room, newest(desk).id or 0, typed={FINDING: "cpr 010190-1234", "reason": "x"})


async def test_a_mail_address_stands_only_with_a_reason_of_its_kind(desk: Journey) -> None:
    await desk.press("k", "p", "1", "e", "enter", *"Titel", "tab", *"Skriv til post@haderslev.dk.", "ctrl+s", "l")
    assert desk.here == "reason"
    assert "post@haderslev.dk" in desk.line("Mailadresse ")
    assert "fx: forvaltningens fælles postkasse" in desk.line("Hvorfor ")


async def test_one_that_is_cleared_is_not_cleared_again(desk: Journey) -> None:
    await desk.press("k", "p", "1", "e", "enter", *"Titel", "tab", *"En borger fik svar.", "ctrl+s", "f", "f")
    assert desk.status == (
        "! Eksemplet »Titel« er frigivet allerede, 17-01-2022. Det tages tilbage, når teksten skrives om (Enter)."
    )
    await desk.press("ctrl+z")
    assert "kan frigives" in desk.lines[0], "one act, which an undo takes back"


async def test_the_list_tells_how_far_each_is(desk: Journey) -> None:
    await desk.press("5")
    assert "Ingen eksempler endnu." in desk.screen
    await desk.press(
        "k", "p", "1", "e", "escape", "down", "e", "enter", "tab", *"Hun er 42 år.", "ctrl+s", "escape", "down", "e"
    )
    await desk.press("enter", "tab", *"En borger fik svar.", "ctrl+s", "f", "5")
    assert desk.lines[0].startswith(" EKSEMPLER · 3 i alt")
    states = ["frigivet 17-01-2022", "1 fund mangler", "mangler tekst"]
    assert [
        state for line, state in zip(desk.lines[2:5], states, strict=True) if line.rstrip().endswith(state)
    ] == states
    await desk.press("end", "enter")
    assert (desk.room, "mangler tekst" in desk.lines[0]) == ("ExampleRoom", True)


async def test_without_a_text_it_is_not_cleared_and_the_form_asks_for_one(desk: Journey) -> None:
    await desk.press("e", "f")
    assert desk.status == "! Eksemplet mangler sin tekst. Tryk Enter, og skriv den."
    await desk.press("enter", *"Titel", "ctrl+s")
    assert (desk.here, desk.hint) == ("text", "! Skriv, hvad der skete, så ingen kan kendes.")
    await desk.press("escape", "1", "home")
    assert "Kladde: eksempel 1" in desk.cursor
    await desk.press("enter")
    assert (desk.room, desk.values["title"]) == ("BesideOriginal", "Titel")


async def test_a_mark_that_was_undone_says_so(desk: Journey) -> None:
    await desk.press("e", "ctrl+z")
    assert "Eksemplet findes ikke længere; den er fortrudt." in desk.screen
    await desk.press("f", "enter", "l")
    assert desk.room == "ExampleRoom"
    await desk.press("ctrl+y")
    assert "Sagen selv" in desk.screen


async def test_hostile_text_is_kept_clean_and_only_shows(desk: Journey) -> None:
    await desk.press("k", "p", "1", "e", "enter")
    await fill(desk, NASTY, "title", "text")
    await desk.press("ctrl+s")
    assert (newest(desk).title, newest(desk).text) == (KEPT, KEPT)
    assert_only_shows(desk)
    await desk.press("5")
    assert_only_shows(desk)
    await desk.press("enter", *["l"] * 8)
    assert {row.words for row in desk.register.records(SETTLEMENT).where("true")} == {words for words, _ in found(desk)}
    assert_only_shows(desk)


async def test_a_consultation_is_tied_to_inquiries_by_number_and_shows_it(desk: Journey) -> None:
    await desk.press("k", "n", "s", "b", *"Svarfrister", "tab", *"45", "tab", *"1 2021-31", "ctrl+s")
    key = int(desk.register.engine.one("SELECT max(id) FROM consultation"))
    linked = linked_inquiries(desk.register.engine, "consultation", key)
    assert [(each.year, each.number) for each in linked] == [(2021, 31), (2022, 1)]
    assert desk.line("Henvendelser").startswith("Henvendelser  2021-31 ")
    assert desk.line("Art ").startswith("Art           Sparring 1 (0 t 45 min)")
    assert desk.line("Område ").startswith("Område        B&K 1 (0 t 45 min)")
    await desk.press("enter")
    assert desk.values["inquiries"] == "2021-31, 1"
    await desk.press("tab", "tab", "ctrl+a", *"1", "ctrl+s", "4", "h", "tab", *"17-01", "enter", "ctrl+s", "k")
    assert "Anbefalinger" in desk.line("Anbefalinger")
    assert [each.number for each in linked_inquiries(desk.register.engine, "consultation", key)] == [1]
    await desk.press("ctrl+z", "ctrl+z")
    assert len(linked_inquiries(desk.register.engine, "consultation", key)) == 2


@pytest.mark.parametrize(
    "keys",
    [
        (*"ntkbf", *"En whistleblower ringede"),
        ("k", "n", "s", "tab", *"Anonym indberetning"),
        ("b", "n", *"Whistleblowerordningen"),
        ("e", "enter", "tab", *"Borgeren er whistleblower"),
    ],
    ids=["inquiry", "consultation", "recommendation", "example"],
)
async def test_a_whistleblower_report_is_pointed_out_with_where_it_belongs_and_stops_nothing(
    desk: Journey, keys: tuple[str, ...]
) -> None:
    await desk.press(*keys)
    assert desk.hint.startswith("! Whistleblowersager (")
    assert "egen fortrolighed og hører til i whistleblowerenheden" in desk.hint
    await desk.press("ctrl+s")
    if keys[0] != "k":
        assert desk.status.startswith("Gemt: ")


REMOVE = ("m", *"fjern eksemplet", "enter")


async def test_an_example_is_taken_away_with_what_stood_in_it_and_one_undo_brings_it_all_back(desk: Journey) -> None:
    await desk.press("e", "enter", *"Titel", "tab", *"Hun er 42 år i Gram.", "ctrl+s", "l")
    kept, stands = newest(desk), desk.register.records(SETTLEMENT).where("true")
    assert len(stands) == 1
    await desk.press(*REMOVE)
    assert (desk.room, desk.status) == ("Desk", "Gemt: Eksemplet »Titel« fjernet.")
    assert desk.register.records(EXAMPLE).where("true") == []
    await desk.press("ctrl+z")
    assert (newest(desk), desk.register.records(SETTLEMENT).where("true")) == (kept, stands)
    await desk.press("5", *REMOVE)
    assert (desk.room, desk.register.records(EXAMPLE).where("true")) == ("Examples", [])
    assert "0 i alt" in desk.lines[0]


async def test_a_town_is_not_called_an_institution(desk: Journey) -> None:
    await desk.press("e", "enter", *"Titel", "tab", *"Hun bor i Gram.")
    assert "Kan genkendes på: bestemt sted »Gram«" in desk.status
