"""The answer to a question of her own: its table for the period shown, all of it or as others may see it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from textual import events
from textual.widget import Widget

from borgerraad_tui.chapters.question import (
    LEFT_OUT,
    Answer,
    answer_table,
    answer_to,
    behind_figure,
    figure_basis,
    figure_name,
    told_left_out,
)
from borgerraad_tui.domain.report import Question
from borgerraad_tui.domain.text import counted
from borgerraad_tui.errors import RuleBroken
from borgerraad_tui.store.kinds import QUESTION
from borgerraad_tui.tui.commands import bindings
from borgerraad_tui.tui.office import Office
from borgerraad_tui.tui.screens.base import RoomScreen
from borgerraad_tui.tui.small_counts import small_limit
from borgerraad_tui.tui.sources import Live
from borgerraad_tui.tui.widgets.grid import CrossGrid, GridTable
from borgerraad_tui.tui.widgets.lines import Title
from borgerraad_tui.tui.widgets.parts import Part, wrap

OF_TABLE = ("show_behind", "basis", "copy", "copy_figure", "export", "as_others")
"""What can be done with a table, where there is one."""


class CrossRoom(RoomScreen):
    """One question; every figure opens the inquiries it counts."""

    ROOM = "cross"
    BINDINGS = bindings("cross")
    SIDEWAYS = True

    def __init__(self, office: Office, identifier: int) -> None:
        super().__init__(office)
        self.identifier = identifier
        self.grid = CrossGrid(office.glyphs)
        self._question: Question | None = None
        self._answer: Answer | None = None
        self._for_others = False

    def content(self) -> Iterable[Widget]:
        """The table."""
        yield self.grid

    def on_mount(self) -> None:
        """Start in the table."""
        self.grid.focus()

    def titles(self) -> Iterator[Title]:
        """The question, what its table counts, and to others what was left out."""
        glyphs, question, answer = self.office.glyphs, self._question, self._answer
        name = f" {glyphs.separator} {glyphs.hers(question.name)}" if question else ""
        yield Title([Part(f"SPØRGSMÅL{name}")], [Part(self.office.day_line(), "muted")])
        if answer is None:
            return
        yield Title([Part(glyphs.own(f"{answer.table.title} · {answer.days}"))], [self._counted(answer)])
        if answer.words:
            yield Title([Part("Kun "), Part(glyphs.hers(answer.words))])
        for told in told_left_out(answer):
            # the line is as wide as the head draws it
            yield from (Title(line) for line in wrap([Part(told, "muted")], max(1, self.size.width - 2)))

    def read_again(self) -> None:
        """Count again; a question that was undone, or that cannot be counted, says so."""
        try:
            self._question = self.office.register.records(QUESTION).get(self.identifier)
            answer = answer_to(self.office.register, self._question, self.office.period)
        except RuleBroken as error:
            self._answer = None
            self.grid.tell(self.office.glyphs.own(error.text))
            return
        self._answer = replace(answer, limit=small_limit(self.office)) if self._for_others else answer
        self.grid.show(_shown(self._answer, self.office))

    def on_resize(self, event: events.Resize) -> None:
        """Break what is said about the table anew."""
        self.call_after_refresh(self.attempt, self.show_titles)

    def action_as_others(self) -> None:
        """As others may see it, or every count again."""
        self._for_others = not self._for_others
        self.refresh_content()
        self.say("Vist, som andre må se det." if self._for_others else "Alle tal vises.", "text")

    def action_show_behind(self) -> None:
        """The inquiries that the figure under the cursor counts, unless it is left out."""
        from borgerraad_tui.tui.screens.found import Found

        answer, spot = self._answer, self.grid.cursor
        if answer is None:
            return
        if spot in answer.left_out.spots:
            self.say(f"Tallet er {LEFT_OUT}. Tryk x for at se alle tal.", "muted")
            return
        register, named = self.office.register, figure_name(answer, spot)
        self.app.push_screen(
            Found(self.office, Live(self.office), lambda: behind_figure(register, answer, spot), named)
        )

    def on_cross_grid_opened(self, message: CrossGrid.Opened) -> None:
        """A click opens, too."""
        self.attempt(self.action_show_behind)

    def action_basis(self) -> None:
        """What the figure under the cursor counts."""
        if self._answer is not None:
            self.say(self._in_words(self._answer), "text")

    def action_copy(self) -> None:
        """The table as it is shown, as text, to the clipboard."""
        from borgerraad_tui.export.copied import copied_text

        if self._answer is not None:
            self.app.copy_to_clipboard(copied_text([answer_table(self._answer)]))
            self.say(f"Kopieret: {self._answer.table.title}")

    def action_copy_figure(self) -> None:
        """The figure under the cursor as a sentence to the clipboard."""
        if self._answer is not None:
            sentence = self._in_words(self._answer)
            self.app.copy_to_clipboard(sentence)
            self.say(f"Kopieret: {sentence}")

    def action_export(self) -> None:
        """Write the table as a document, for others or for herself."""
        from borgerraad_tui.tui.forms.exporting import export_question

        self.attempt(lambda: export_question(self, self.identifier))

    def action_edit_question(self) -> None:
        """Change the question."""
        from borgerraad_tui.tui.forms.question import open_question

        self.attempt(lambda: open_question(self, self.identifier))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There must be a table."""
        if action in OF_TABLE:
            return self._answer is not None
        return super().check_action(action, parameters)

    def _in_words(self, answer: Answer) -> str:
        spot = self.grid.cursor
        return f"{figure_name(answer, spot)}: {figure_basis(answer, spot)}"

    def _counted(self, answer: Answer) -> Part:
        """How many there are, unless others look."""
        if answer.limit is not None:
            return Part("som andre ser det", "key")
        return Part(counted(answer.table.grid[-1][-1], "henvendelse", "henvendelser"))


def _shown(answer: Answer, office: Office) -> GridTable:
    """The table as the screen shows it."""
    from borgerraad_tui.export.cell_text import row_text, total_text

    block = answer_table(answer)
    corner, *heads = (column.name for column in block.columns)
    rows = [*(row_text(block, row) for row in block.rows), total_text(block) or []]
    own = office.glyphs.own
    return GridTable(
        corner, tuple(heads), tuple(row[0] for row in rows), tuple(tuple(own(cell) for cell in row[1:]) for row in rows)
    )
