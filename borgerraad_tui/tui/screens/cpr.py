"""Every text that holds what looks like a CPR number: where it stands, and a key that takes the digits out of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from borgerraad_tui.domain.text import counted
from borgerraad_tui.store.cpr_texts import CprText, cpr_texts, erase_cpr, is_past, remove_cpr
from borgerraad_tui.store.texts import DRAFT, StandingText, dated_place, inquiry_number
from borgerraad_tui.tui.commands import bindings
from borgerraad_tui.tui.office import Office
from borgerraad_tui.tui.saving import save
from borgerraad_tui.tui.screens.ask_first import Question, ask_first
from borgerraad_tui.tui.screens.lists import ListRoom
from borgerraad_tui.tui.theme import Role
from borgerraad_tui.tui.widgets.columns import Column
from borgerraad_tui.tui.widgets.lines import Title
from borgerraad_tui.tui.widgets.listing import Listing
from borgerraad_tui.tui.widgets.parts import Part
from borgerraad_tui.tui.widgets.windows import FixedRows

EMPTY = "Ingen tekst ligner et CPR-nummer: henvendelser, log, beretning, kladder og historik er set efter."
KEPT = "Det, der stod, står i historikken, og kan slettes også dér."
DRAFT_KEPT = "Cifrene er fjernet i kladden. Kladder har ingen historik; kopier fra før har dem, til de går af sig selv."
GONE = "CPR-nummeret er slettet i historikken. Kopier fra før har det, til de går af sig selv."
IN_TEXT = Question(
    "Fjern cifrene i teksten?", "Behold teksten, som den er", "f", "Fjern cifrene; i historikken bliver de stående"
)
IN_DRAFT = Question(
    "Fjern cifrene i kladden?", "Behold kladden, som den er", "f", "Fjern cifrene; det kan ikke fortrydes"
)
IN_HISTORY = Question(
    "Slet cifrene i historikken?", "Behold dem", "s", "Slet dem: det og alt før det kan så ikke fortrydes"
)


class CprRow(NamedTuple):
    """One text as a row: its place in the list, the number of its inquiry, if any, and where it stands in words."""

    key: int
    inquiry: str
    told: str
    found: CprText


class CprRoom(ListRoom[CprRow]):
    """What stands now first, then what is in the history alone; Enter opens the inquiry it belongs to."""

    ROOM = "cpr"
    BINDINGS = bindings("cpr")

    def __init__(self, office: Office) -> None:
        columns = (
            Column[CprRow]("Ligner", 28, _numbers, _role, hers=True, wide_only=True),
            Column[CprRow]("Ligner", 11, _numbers, _role, hers=True, narrow_only=True),
            Column[CprRow]("Henv.", 9, lambda row: row.inquiry, _role, right=True),
            Column[CprRow]("Hvor", 0, lambda row: office.glyphs.own(row.told), _role, hers=False),
        )
        super().__init__(office, Listing(columns, office.glyphs, empty=EMPTY))
        self._rows: Sequence[CprRow] = ()

    def titles(self) -> Iterator[Title]:
        """How many, and where."""
        past = sum(row.found.at.earlier for row in self._rows)
        now = counted(len(self._rows) - past, "tekst", "tekster")
        told = f"CPR-NUMRE I TEKSTERNE · {now} · {past} i historikken"
        yield Title([Part(self.office.glyphs.own(told))], [Part(self.office.day_line(), "muted")])
        yield Title([Part("Først i teksten, så i historikken: x på linjen.", "muted")])

    def read_again(self) -> None:
        """Look all texts through."""
        engine = self.office.register.engine
        texts = enumerate(cpr_texts(engine), start=1)
        self._rows = [
            CprRow(place, inquiry_number(engine, found.at), dated_place(found.at), found) for place, found in texts
        ]
        self.listing.show(FixedRows(self._rows), self.row_to_keep())

    def inquiry_id(self) -> int | None:
        """The inquiry the text under the cursor belongs to."""
        row = self.listing.cursor_row
        return row.found.at.inquiry if row else None

    def action_open(self) -> None:
        """Read the inquiry it stands in."""
        identifier = self.inquiry_id()
        if identifier is None:
            self.say("Teksten hører ikke til en henvendelse.", "muted")
            return
        self.attempt(lambda: self.open_inquiry(identifier))

    def action_remove_cpr(self) -> None:
        """Take the digits out of the text under the cursor, once that was asked."""
        row = self.listing.cursor_row
        if row is not None:
            ask_first(self, _asks(row.found.at), lambda: self._remove(row.found))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There must be a text under the cursor, of an inquiry or not."""
        if action in ("open", "remove_cpr"):
            return self.listing.cursor_key is not None
        return super().check_action(action, parameters)

    def _remove(self, found: CprText) -> None:
        register = self.office.register
        if is_past(found.at):
            erase_cpr(register, found.at)
            self.say(GONE)
            self.refresh_content()
            return
        if found.at.table == DRAFT:
            remove_cpr(register, found.at)
            self.say(DRAFT_KEPT)
            self.refresh_content()
            return
        title = f"CPR-nummer fjernet ({found.at.where})"
        save(self, title, lambda: remove_cpr(register, found.at), f"{title}. {KEPT}")
        self.refresh_content()


def _asks(at: StandingText) -> Question:
    """What is asked before the digits of a text go."""
    if is_past(at):
        return IN_HISTORY
    return IN_DRAFT if at.table == DRAFT else IN_TEXT


def _numbers(row: CprRow) -> str:
    return ", ".join(row.found.numbers)


def _role(row: CprRow) -> Role:
    return "muted" if row.found.at.earlier else "text"
