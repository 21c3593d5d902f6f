"""The questions of her own that have a name: any two properties against each other, with filters."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from borgerraad_tui.statistics.cross import BY_KEY
from borgerraad_tui.store.kinds import QUESTION
from borgerraad_tui.tui.commands import bindings
from borgerraad_tui.tui.office import Office
from borgerraad_tui.tui.screens.lists import ListRoom
from borgerraad_tui.tui.widgets.columns import Column
from borgerraad_tui.tui.widgets.lines import Title
from borgerraad_tui.tui.widgets.listing import Listing
from borgerraad_tui.tui.widgets.parts import Part
from borgerraad_tui.tui.widgets.windows import FixedRows

EMPTY = "Ingen egne spørgsmål endnu. Tryk n for at tælle to egenskaber mod hinanden, fx område og udfald."


class QuestionRow(NamedTuple):
    """One question as a row."""

    id: int
    name: str
    rows: str
    columns: str
    words: str


class Questions(ListRoom[QuestionRow]):
    """All of them by name."""

    ROOM = "questions"
    BINDINGS = bindings("questions")

    def __init__(self, office: Office) -> None:
        columns: tuple[Column[QuestionRow], ...] = (
            Column("Navn", 0, lambda row: row.name),
            Column("Rækker", 17, lambda row: _label(row.rows)),
            Column("Kolonner", 17, lambda row: _label(row.columns)),
            Column("Filtre", 34, lambda row: row.words, "muted", wide_only=True, hers=True),
        )
        super().__init__(office, Listing(columns, office.glyphs, empty=EMPTY))
        self._number = 0

    def titles(self) -> Iterator[Title]:
        """How many."""
        told = f"EGNE SPØRGSMÅL {self.office.glyphs.separator} {self._number} i alt"
        yield Title([Part(told)], [Part(self.office.day_line(), "muted")])

    def read_again(self) -> None:
        """Read them; the cursor stays on its question."""
        questions = self.office.register.records(QUESTION).where("true", order="name, id")
        self._number = len(questions)
        rows = [QuestionRow(one.id or 0, one.name, one.rows, one.columns, one.words) for one in questions]
        self.listing.show(FixedRows(rows), self.row_to_keep())

    def action_new_question(self) -> None:
        """A blank form."""
        from borgerraad_tui.tui.forms.question import open_question

        self.attempt(lambda: open_question(self))

    def action_open(self) -> None:
        """Its answer for the period shown."""
        from borgerraad_tui.tui.screens.cross import CrossRoom

        if self.listing.cursor_key is not None:
            self.app.push_screen(CrossRoom(self.office, self.listing.cursor_key))

    def action_edit_question(self) -> None:
        """Change the one under the cursor."""
        from borgerraad_tui.tui.forms.question import open_question

        self.at_cursor(open_question)

    def action_remove_question(self) -> None:
        """Take the one under the cursor away."""
        from borgerraad_tui.tui.forms.question import remove_question

        self.at_cursor(remove_question)
        self.refresh_content()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There must be one to change or take away."""
        if action in ("edit_question", "remove_question"):
            return self.listing.cursor_key is not None
        return super().check_action(action, parameters)


def _label(key: str) -> str:
    """What a property is called; one that this program does not know, by its key."""
    return BY_KEY[key].label if key in BY_KEY else key
