"""Writing a document from the screen: what is asked, what is there afterwards, what is refused, and Esc while it is written."""

from __future__ import annotations

import json
import os
import threading
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any, NoReturn

import docx
import pytest
from docx.shared import Mm
from textual import events

from borgerraad_tui.chapters.blocks import Document
from borgerraad_tui.export import document_as_json, saving
from borgerraad_tui.export.document_formats import DOCUMENT_FORMATS, format_letters
from borgerraad_tui.export.docx_template import own_template
from borgerraad_tui.store.register import Register
from borgerraad_tui.store.settings import EXPORT_FOLDER
from tests.export.test_saving import refuse
from tests.tui.journey import LARGE, Journey, at_desk
from tests.tui.test_hostile import NASTY, assert_only_shows, fill


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where she keeps documents."""
    made = tmp_path / "Mine dokumenter æøå"
    made.mkdir()
    return made


@pytest.fixture
async def desk(demo_register: Register, folder: Path) -> AsyncIterator[Journey]:
    """The desk, whose last document went into the folder."""
    demo_register.settings.set(EXPORT_FOLDER, str(folder))
    async with at_desk(demo_register, LARGE) as journey:
        yield journey


def written(folder: Path) -> dict[str, Any]:
    """The JSON document that is alone in the folder."""
    (path,) = folder.iterdir()
    body: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return body


class Slow:
    """A format that takes until it is let go on, or is told to fail."""

    def __init__(self) -> None:
        self.begun, self.go_on = threading.Event(), threading.Event()

    def __call__(self, document: Document) -> bytes:
        """Wait, then write."""
        self.begun.set()
        assert self.go_on.wait(30)
        return b"{}"


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> Slow:
    """JSON, slowly."""
    writer = Slow()
    monkeypatch.setattr(document_as_json, "document_as_json", writer)
    return writer


def post(desk: Journey, *keys: str) -> None:
    """Send keys without waiting for anything."""
    for key in keys:
        desk.app.post_message(events.Key(key, key if len(key) == 1 else None))


async def test_three_keys_write_the_statistics_of_the_period_shown(desk: Journey, folder: Path) -> None:
    await desk.press("s", "p", "1", "u", "j", "ctrl+s")
    path = folder / "Borgerrådgiverens-statistik-2021-08-01-2021-12-31.json"
    assert (desk.room, desk.status) == ("Statistics", f"Skrevet: »{path}«")
    body = written(folder)
    assert (body["title"], body["about"]) == ("Borgerrådgiverens statistik", "01-08-2021 – 31-12-2021")
    (table,) = [block for block in body["blocks"] if block.get("table") == 3]
    assert "Børn og Kultur" in json.dumps(table, ensure_ascii=False)


async def test_the_report_is_written_as_it_was_chosen(desk: Journey, folder: Path) -> None:
    await desk.press("6", "home", *["down"] * 5, "x", "down", "enter", *"Min tekst", "ctrl+s", "u", "j", "ctrl+s")
    body = written(folder)
    own = [block["text"] for block in body["blocks"] if block.get("role") == "own"]
    assert "Min tekst" in own
    assert [block["table"] for block in body["blocks"] if block["block"] == "table"][:4] == [1, 2, 3, 4]


async def test_the_municipality_s_own_word_template_is_used_and_remembered(
    desk: Journey, folder: Path, tmp_path: Path
) -> None:
    own = docx.Document(str(own_template()))
    own.sections[0].left_margin = Mm(77)
    template = tmp_path / "kommunens.docx"
    own.save(str(template))
    await desk.press("s", "p", "1", "u")
    assert "Skabelon" not in desk.screen
    await desk.press("d", *["tab"] * 3)
    assert desk.here == "template"
    await desk.press(*"/findes/ikke.docx", "ctrl+s")
    assert desk.hint.removeprefix("! ") == "Skabelonen findes ikke. Ret stien, eller lad feltet være tomt."
    await desk.press("ctrl+a", *str(template), "ctrl+s")
    assert desk.room == "Statistics", desk.status
    (path,) = folder.iterdir()
    margin = docx.Document(str(path)).sections[0].left_margin
    assert margin is not None
    assert round(margin.mm) == 77
    await desk.press("u", "d")
    assert desk.values["template"] == str(template)


async def test_the_recommendations_are_written_with_what_came_of_them(desk: Journey, folder: Path) -> None:
    await desk.press("b", "u", "j", "ctrl+s")
    assert desk.status == f"Skrevet: »{folder / 'Anbefalinger-med-opfølgning-2022-01-17.json'}«"
    headings = [block["text"] for block in written(folder)["blocks"] if block["block"] == "heading"]
    assert headings.count("Bedre skriftlig kommunikation") == 1
    assert headings[0] == "Fokusområder og anbefalinger"


async def test_ctrl_p_is_its_twin(desk: Journey) -> None:
    for keys in (("s",), ("6",), ("b",), ("s", "v"), ()):
        await desk.press("1", *keys, "ctrl+p")
        assert desk.room == "ExportForm"
        await desk.press("escape")


@pytest.mark.parametrize("name", DOCUMENT_FORMATS)
async def test_every_format_has_a_letter_and_is_written(desk: Journey, folder: Path, name: str) -> None:
    await desk.press("6", "u", format_letters()[name].lower(), "ctrl+s")
    (path,) = folder.iterdir()
    assert desk.status == f"Skrevet: »{path}«"
    assert path.suffix == DOCUMENT_FORMATS[name].suffix
    assert path.stat().st_size > 100


def test_the_letters_of_the_formats_are_all_different() -> None:
    letters = format_letters()
    assert list(letters) == list(DOCUMENT_FORMATS)
    assert len(set(letters.values())) == len(letters)
    assert all(len(letter) == 1 and letter.isascii() for letter in letters.values())


async def test_a_file_that_is_there_is_never_overwritten_unasked(desk: Journey, folder: Path) -> None:
    await desk.press("s", "u", "j", "ctrl+s")
    (path,) = folder.iterdir()
    path.write_text("hendes")
    await desk.press("u", "j", "ctrl+s")
    assert (desk.room, desk.here) == ("ExportForm", "name")
    told = "findes allerede. Skriv et andet navn, eller vælg Ja i Overskriv."
    assert desk.hint == f"! »Borgerrådgiverens-statistik-2022-01-01-…« {told}"
    assert path.read_text() == "hendes"
    await desk.press("ctrl+a", *"et andet", "ctrl+s")
    assert (folder / "et andet.json").exists()
    assert path.read_text() == "hendes"
    await desk.press("u", "j", "tab", "tab", "j", "ctrl+s")
    assert desk.status == f"Skrevet: »{path}«"
    assert path.read_text() != "hendes"


@pytest.mark.parametrize(
    ("keys", "field", "told"),
    [
        (("ctrl+s",), "format", "Vælg et format."),
        (
            ("j", "ctrl+a", *"/findes/ikke", "ctrl+s"),
            "folder",
            "Mappen findes ikke. Lav den først, eller skriv en anden.",
        ),
        (("j", "ctrl+a", *"udkast", "ctrl+s"), "folder", "Skriv hele stien til mappen, fx"),
        (("j", "ctrl+a", "delete", "ctrl+s"), "folder", "Skriv den mappe, filen skal ligge i."),
        (("j", "ctrl+a", *"~ukendt/x", "ctrl+s"), "folder", "Skriv hele stien til mappen, fx"),
        (("j", "tab", "ctrl+a", *"../ud", "ctrl+s"), "name", "»../ud« kan ikke være navn på en fil."),
        (("j", "tab", "ctrl+a", *"con", "ctrl+s"), "name", "»con« kan ikke være navn på en fil."),
        (("j", "tab", "ctrl+a", "delete", "ctrl+s"), "name", "»« kan ikke være navn på en fil."),
    ],
)
async def test_what_cannot_be_is_told_at_its_field(
    desk: Journey, folder: Path, keys: tuple[str, ...], field: str, told: str
) -> None:
    await desk.press("s", "u", *keys)
    assert (desk.here, desk.hint.removeprefix("! ")[: len(told)]) == (field, told)
    assert list(folder.iterdir()) == []


async def test_a_home_is_understood_and_the_folder_is_remembered(
    desk: Journey, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    (tmp_path / "andre").mkdir()
    await desk.press("s", "u", "j", "ctrl+a", *"~/andre", "ctrl+s")
    assert len(list((tmp_path / "andre").iterdir())) == 1
    await desk.press("u")
    assert desk.values["folder"] == str(tmp_path / "andre")


async def test_a_folder_that_is_gone_gives_way_to_the_documents(desk: Journey, folder: Path) -> None:
    folder.rmdir()
    await desk.press("s", "u")
    assert Path(desk.values["folder"]) == Path("/dokumenter")


def forbidden(*_: object, **__: object) -> NoReturn:
    """What a folder does that one may not write in."""
    raise PermissionError(13, "Permission denied")


@pytest.mark.parametrize(
    ("owner", "name", "does"),
    [(os, "fsync", refuse), (saving, "NamedTemporaryFile", forbidden), (Path, "replace", forbidden)],
    ids=["a full disk", "a folder for others", "a file that is open elsewhere"],
)
async def test_what_the_disk_refuses_is_told_and_the_form_stays_with_every_word(
    desk: Journey, folder: Path, monkeypatch: pytest.MonkeyPatch, owner: object, name: str, does: Callable[..., object]
) -> None:
    await desk.press("s", "u", "j", "tab", "ctrl+a", *"mit navn")
    with monkeypatch.context() as broken:
        broken.setattr(owner, name, does)
        await desk.press("ctrl+s")
        assert (desk.room, desk.values["name"]) == ("ExportForm", "mit navn")
        assert "mit navn.json kunne ikke skrives, og intet er skrevet. Se efter, om disken er fuld" in desk.status
        assert desk.status.endswith("om filen er åben i et andet program, og om du må bruge mappen.")
        assert list(folder.iterdir()) == []
    await desk.press("ctrl+s")
    assert desk.status.endswith("mit navn.json«")
    assert desk.register.drafts.all() == []


async def until_told(desk: Journey, slow: Slow) -> None:
    """Begin to write, and wait for the line that says so."""
    post(desk, "ctrl+s")
    await desk.until(slow.begun.is_set)
    assert "Skriver" not in desk.status
    await desk.until(lambda: desk.status.startswith("Skriver "))


async def test_what_takes_longer_is_told_and_esc_stops_it_and_leaves_nothing(
    desk: Journey, folder: Path, slow: Slow
) -> None:
    await desk.press("s", "u", "j", "tab", "ctrl+a", *"langsom")
    await until_told(desk, slow)
    assert desk.status == "Skriver »langsom.json« … · Esc stopper"
    post(desk, "escape")
    await desk.until(lambda: desk.status == "Stoppet: intet er skrevet.")
    assert (desk.room, desk.values["name"]) == ("ExportForm", "langsom")
    slow.go_on.set()
    await desk.settle()
    await desk.press("escape", "1")
    assert desk.room == "Desk", "Esc is Esc again"
    assert list(folder.iterdir()) == []


async def test_keys_typed_while_it_is_written_stay_in_order_and_come_after(
    desk: Journey, folder: Path, slow: Slow
) -> None:
    await desk.press("s", "u", "j")
    await until_told(desk, slow)
    post(desk, "n", *"tkbf", *"skrevet imens", "ctrl+s")
    await desk.pilot.pause(0.1)
    assert desk.room == "ExportForm"
    slow.go_on.set()
    await desk.settle()
    assert len(list(folder.iterdir())) == 1
    inquiry = desk.register.inquiries.find(2022, 13)
    assert inquiry is not None
    assert (inquiry.subject, inquiry.channel) == ("skrevet imens", "telefon")
    assert desk.room == "Statistics"


async def test_after_a_stop_the_keys_go_on_in_the_form(desk: Journey, slow: Slow) -> None:
    await desk.press("s", "u", "j", "tab", "ctrl+a", *"x")
    await until_told(desk, slow)
    post(desk, *"yz", "escape", *"æ")
    await desk.until(lambda: desk.values["name"] == "xyzæ")
    slow.go_on.set()


async def test_esc_typed_ahead_before_it_is_offered_is_a_step_back_afterwards(desk: Journey, folder: Path) -> None:
    await desk.press("s", "u", "j", "ctrl+s", "escape")
    assert desk.room == "Desk"
    assert len(list(folder.iterdir())) == 1


async def test_the_last_step_and_a_stop_never_both_happen(
    desk: Journey, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, go_on = threading.Event(), threading.Event()
    replace: Callable[..., Path] = Path.replace

    def slowly(path: Path, target: Path) -> Path:
        begun.set()
        assert go_on.wait(30)
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", slowly)
    await desk.press("s", "u", "j")
    post(desk, "ctrl+s")
    await desk.until(begun.is_set)
    await desk.until(lambda: desk.status.startswith("Skriver "))
    post(desk, "escape")
    await desk.pilot.pause(0.1)
    assert desk.status.startswith("Skriver "), "it is too late to stop"
    go_on.set()
    await desk.settle()
    assert desk.status.startswith("Skrevet: ")
    assert len(list(folder.iterdir())) == 1


async def test_exports_typed_as_bursts_are_all_there(desk: Journey, folder: Path) -> None:
    keys = [key for number in range(10) for key in ("u", "j", "tab", "ctrl+a", *f"nr {number}", "ctrl+s")]
    await desk.press("s", *keys)
    assert sorted(path.name for path in folder.iterdir()) == [f"nr {number}.json" for number in range(10)]
    assert desk.room == "Statistics"


async def test_hostile_text_in_every_field_is_told_or_taken_and_only_shows(desk: Journey, folder: Path) -> None:
    await desk.press("s", "u", "j")
    await fill(desk, NASTY)
    await desk.press("ctrl+s")
    assert_only_shows(desk)
    assert list(folder.iterdir()) == []
    await desk.press("escape", "1", "home", "enter")
    assert desk.room == "ExportForm"
    assert_only_shows(desk)


async def test_a_draft_is_about_the_days_it_was_begun_for(desk: Journey, folder: Path) -> None:
    await desk.press("s", "p", "1", "u", "j", "tab", "end", *" ny", "escape", "p", "2", "1", "home", "enter")
    assert "01-08-2021 – 31-12-2021" in desk.screen
    await desk.press("ctrl+s")
    assert written(folder)["about"] == "01-08-2021 – 31-12-2021"
    assert desk.register.drafts.all() == []


@pytest.mark.parametrize("keys", [("s",), ("6",), ("b",)], ids=["statistics", "report", "recommendations"])
async def test_a_draft_is_taken_up_again_and_gone_when_the_file_is_there(
    desk: Journey, folder: Path, keys: tuple[str, ...]
) -> None:
    await desk.press(*keys, "u", "j", "tab", "end", *"-nyt")
    typed = desk.values
    await desk.press("escape", "1", "home")
    assert "Kladde: " in desk.cursor
    await desk.press("enter")
    assert (desk.room, desk.values) == ("ExportForm", typed)
    await desk.press("ctrl+s")
    assert [path.stem for path in folder.iterdir()] == [typed["name"]]
    assert (desk.room, desk.register.drafts.all()) == ("Desk", [])


async def test_a_print_form_that_was_only_looked_at_leaves_no_draft(desk: Journey, folder: Path) -> None:
    await desk.press("s", "u", "j", "tab", "tab", "j", "escape")
    assert desk.room == "Statistics"
    assert desk.register.drafts.all() == []


async def test_what_was_left_out_is_told_with_the_path(desk: Journey, folder: Path) -> None:
    await desk.press("e", "enter", "tab", *"En borger fik svar.", "ctrl+s", "l", "l", "f")
    assert "frigivet" in desk.screen
    with desk.register.acts.act("Rettet"):
        desk.register.engine.execute("UPDATE example SET text = 'Hun bor i Jomfrustien 4, ring 74 34 34 34.'")
    await desk.press("s", "u", "j", "ctrl+s")
    assert desk.status.startswith("Skrevet: ")
    assert "Ikke med: Eksemplet" in desk.status


async def test_i_copies_the_figure_in_words_with_its_basis(desk: Journey) -> None:
    await desk.press("s", "p", "1", *["right"] * 5, "down", "i")
    sentence = "Undersøgt: 19 af 60 klager = 31,67 %, rundet 32 %."
    assert (desk.app.clipboard, desk.status) == (sentence, f"Kopieret: {sentence}")
