"""Giving a search a name, and taking it away again."""

from __future__ import annotations

from functools import partial

from borgerraad_tui.domain import search_line
from borgerraad_tui.domain.saved_search import SavedSearch
from borgerraad_tui.domain.text import clean_line
from borgerraad_tui.errors import RuleBroken
from borgerraad_tui.store.kinds import SAVED_SEARCH
from borgerraad_tui.tui.office import Office
from borgerraad_tui.tui.saving import save
from borgerraad_tui.tui.screens.base import RoomScreen
from borgerraad_tui.tui.screens.form import open_form
from borgerraad_tui.tui.screens.form_plan import FormPlan
from borgerraad_tui.tui.widgets.fields import FieldSpec, Values

SPECS = (
    FieldSpec("name", "Navn", "text", hint="fx Lejekontrakter", width=36, limit=40),
    FieldSpec("words", "Søger", "text"),
)


def open_saving(room: RoomScreen, words: str) -> None:
    """The dialog over the room for these words; RuleBroken when there are none, or a filter among them cannot be read."""
    if not clean_line(words):
        raise RuleBroken("Skriv først det, du vil søge efter.")
    _check_filters(room.office, words)
    _open(room, {"words": words})


def resume_saving(room: RoomScreen, draft: int | None = None, typed: Values | None = None) -> None:
    """The dialog with what a draft of it holds."""
    _open(room, {}, draft, typed)


def forget(room: RoomScreen, search: SavedSearch) -> None:
    """Take a saved search away, as an act that can be undone; BorgerraadError when nothing was saved."""
    records = room.office.register.records(SAVED_SEARCH)
    title = f"Søgningen »{search.name}« fjernet"
    save(room, title, lambda: records.remove(search.id or 0), f"{title}. Ctrl+Z på bordet fortryder.")


def read_search(office: Office, values: Values) -> SavedSearch:
    """The search as the form says it is; RuleBroken names the field to mend."""
    name, words = clean_line(values["name"]), clean_line(values["words"])
    if not name:
        raise RuleBroken("Giv søgningen et navn, så du kan finde den igen.", "name")
    if not words:
        raise RuleBroken("Skriv det, der skal søges efter.", "words")
    _check_filters(office, words)
    if office.register.records(SAVED_SEARCH).where("name = ?", (name,)):
        raise RuleBroken(f"Der er allerede en søgning med navnet »{name}«. Vælg et andet navn.", "name")
    return SavedSearch(name=name, words=words)


def _check_filters(office: Office, words: str) -> None:
    faults = search_line.read_search(words, office.catalogue, office.today).faults
    if faults:
        raise RuleBroken(f"{faults[0]} Så kan søgningen gemmes.", "words")


def _open(room: RoomScreen, values: Values, draft: int | None = None, typed: Values | None = None) -> None:
    plan = FormPlan(
        name="saved_search",
        title="Gem søgningen",
        specs=SPECS,
        values=values,
        read=partial(read_search, room.office),
        write=partial(_write, room),
    )
    open_form(room, plan, draft, typed)


def _write(room: RoomScreen, search: SavedSearch, kept: int | None) -> None:
    title = f"Søgningen »{search.name}« gemt"
    records = room.office.register.records(SAVED_SEARCH)
    save(room, title, lambda: records.add(search), f"{title}. Den står under v på bordet.", kept)
