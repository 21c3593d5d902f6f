"""Examples worth telling, the newest mark first, and how far each is from a report."""

from __future__ import annotations

from collections.abc import Iterator

from borgerraad_tui.store.examples import ExampleState, ExampleWindow, ListedExample, example_states
from borgerraad_tui.tui.commands import bindings
from borgerraad_tui.tui.office import Office
from borgerraad_tui.tui.screens.lists import ListRoom
from borgerraad_tui.tui.screens.recommendations import iso_day
from borgerraad_tui.tui.screens.rows import number_text
from borgerraad_tui.tui.theme import Role
from borgerraad_tui.tui.widgets.columns import Column
from borgerraad_tui.tui.widgets.lines import Title
from borgerraad_tui.tui.widgets.listing import Listing
from borgerraad_tui.tui.widgets.parts import Part

EMPTY = "Ingen eksempler endnu. Tryk e på en henvendelse eller konsulentbistand, der er værd at fortælle."
UNTOLD = ExampleState(told=False, left=0, cleared=None)


def state_text(state: ExampleState) -> str:
    """How far an example is from a report."""
    if not state.told:
        return "mangler tekst"
    if state.left:
        return f"{state.left} fund mangler"
    return f"frigivet {iso_day(state.cleared)}" if state.cleared else "kan frigives"


def state_role(state: ExampleState) -> Role:
    """What may go on is good, what may not stands out."""
    if state.left or not state.told:
        return "late"
    return "saved" if state.cleared else "other"


class Examples(ListRoom[ListedExample]):
    """Screen 5."""

    ROOM = "examples"
    BINDINGS = bindings("examples")

    def __init__(self, office: Office) -> None:
        columns: tuple[Column[ListedExample], ...] = (
            Column("Mærket", 10, lambda row: iso_day(row.marked), "muted"),
            Column("Sag", 10, self._about, "key"),
            Column("Eksempel", 0, lambda row: row.title or row.subject, lambda row: "text" if row.title else "muted"),
            Column("Stand", 19, lambda row: state_text(self._state(row)), lambda row: state_role(self._state(row))),
        )
        super().__init__(office, Listing(columns, office.glyphs, empty=EMPTY))
        self._states: dict[int, ExampleState] = {}
        self._number = 0

    def titles(self) -> Iterator[Title]:
        """How many."""
        told = f"EKSEMPLER {self.office.glyphs.separator} {self._number} i alt"
        yield Title([Part(told)], [Part(self.office.day_line(), "muted")])

    def read_again(self) -> None:
        """Read the list; the cursor stays on its row."""
        self._states.clear()
        window = ExampleWindow(self.office.register.engine)
        self._number = window.count()
        self.listing.show(window, self.listing.cursor_key)

    def action_open(self) -> None:
        """Read the one under the cursor beside its original."""
        from borgerraad_tui.tui.screens.example import ExampleRoom

        if self.listing.cursor_key is not None:
            self.app.push_screen(ExampleRoom(self.office, self.listing.cursor_key))

    def action_remove_example(self) -> None:
        """Take the one under the cursor away."""
        from borgerraad_tui.tui.forms.example import remove_example

        self.at_cursor(remove_example)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There must be an example to take away."""
        if action == "remove_example":
            return self.listing.cursor_key is not None
        return super().check_action(action, parameters)

    def _about(self, row: ListedExample) -> str:
        if row.year is None or row.number is None:
            return iso_day(row.day)
        return number_text(row.year, row.number, self.office.today)

    def _state(self, row: ListedExample) -> ExampleState:
        # only those that are seen are looked through, and each once
        if row.id not in self._states:
            self._states |= example_states(self.office.register, [row.id])
        return self._states.get(row.id, UNTOLD)
