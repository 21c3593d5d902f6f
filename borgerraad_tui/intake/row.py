"""One line of a sheet while it is read: its cells by heading, and the faults found in them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Final, TypeVar

from borgerraad_tui.domain.cpr import cpr_numbers
from borgerraad_tui.domain.rules import Broken
from borgerraad_tui.domain.text import LONGEST_LINE, clean_text
from borgerraad_tui.errors import RuleBroken
from borgerraad_tui.intake.faults import Fault
from borgerraad_tui.intake.line import Line

Value = TypeVar("Value")
NOTHING: Final[Mapping[str, set[str]]] = {}


class Row:
    """Cells are read by heading; a cell that cannot be read gives a fault and no value, and the others are read on.

    `notices` are worth telling and hinder nothing.
    """

    def __init__(self, headings: tuple[str, ...], line: Line) -> None:
        self.line = line.number
        self.faults: list[Fault] = []
        self.notices: list[Fault] = []
        self._cells = {heading: cell.strip() for heading, cell in zip(headings, line.cells, strict=True)}

    def text(self, heading: str) -> str:
        """The cell without blanks around it; empty where the sheet has no such column."""
        return self._cells.get(heading, "")

    def prose(self, heading: str, longest: int = LONGEST_LINE) -> str:
        """The cell as text that is hers to word: too long is a fault, what looks like a CPR number is only noticed."""
        text = self.text(heading)
        if len(text) > longest and (length := len(clean_text(text))) > longest:
            self.fault(heading, f"Teksten er på {length} tegn, og der er plads til {longest}. Kort den af.")
        if cpr_numbers(text):
            told = "Det ligner et CPR-nummer. Registret skal ikke have det: brug initialer."
            self.notices.append(Fault(self.line, heading, "", told))
        return text

    def read(self, heading: str, reader: Callable[[str], Value]) -> Value | None:
        """The cell's value; None of an empty cell and of one that cannot be read."""
        text = self.text(heading)
        return self._read(heading, text, reader) if text else None

    def read_each(self, heading: str, reader: Callable[[str], Value]) -> tuple[Value, ...]:
        """The values of a cell with several, separated by upright strokes; one that stands twice counts once."""
        pieces = filter(None, (piece.strip() for piece in self.text(heading).split("|")))
        values = [self._read(heading, piece, reader) for piece in pieces]
        return tuple(dict.fromkeys(value for value in values if value is not None))

    def require(self, heading: str) -> None:
        """An empty cell here is a fault."""
        if not self.text(heading):
            self.fault(heading, "Feltet er tomt, men skal udfyldes.")

    def fault(self, heading: str, text: str) -> None:
        """Note a fault of one cell."""
        self.faults.append(Fault(self.line, heading, self.text(heading), text))

    def tell(
        self, rules: Iterable[Broken], fields: Mapping[str, str], leans_on: Mapping[str, set[str]] = NOTHING
    ) -> None:
        """Note broken rules by heading, except where a cell that could not be read may have broken them.

        `fields` has each heading and the field it fills, as the rules call it; `leans_on` whose cells the rules about a column
        look at beside its own.
        """
        headings = {field: heading for heading, field in fields.items()}
        unread = {fault.heading for fault in self.faults}
        for rule in rules:
            heading = headings[rule.field]
            if unread.isdisjoint({heading, *leans_on.get(heading, ())}):
                self.fault(heading, rule.text)

    def _read(self, heading: str, text: str, reader: Callable[[str], Value]) -> Value | None:
        try:
            return reader(text)
        except RuleBroken as error:
            self.fault(heading, error.text)
            return None
