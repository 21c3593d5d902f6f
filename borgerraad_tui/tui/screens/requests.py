"""What the departments owe an answer to: what each directorate owes, and every question that waits, late ones first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from textual.widget import Widget

from borgerraad_tui.domain.text import counted
from borgerraad_tui.store.requests import Ageing, ageing, owed_requests
from borgerraad_tui.tui.commands import bindings
from borgerraad_tui.tui.office import Office
from borgerraad_tui.tui.screens.request_list import RequestListRoom
from borgerraad_tui.tui.screens.request_rows import ageing_lines
from borgerraad_tui.tui.widgets.lines import Title
from borgerraad_tui.tui.widgets.parts import Part
from borgerraad_tui.tui.widgets.prose import Glance

EMPTY = "Forvaltningen skylder ikke svar på noget. Tryk r på en henvendelse for at spørge, eller n her for at spørge af egen drift."


class Requests(RequestListRoom):
    """All areas, or one of them; settled questions only when asked for."""

    ROOM = "requests"
    BINDINGS = bindings("requests")
    DEFAULT_CSS = "Requests Glance { height: 1; }"

    def __init__(self, office: Office) -> None:
        super().__init__(office, EMPTY)
        self.summary = Glance(office.glyphs, "")
        self._ageing: list[Ageing] = []
        self._picked = ""
        self._settled = False

    def content(self) -> Iterable[Widget]:
        """What each directorate owes, and the questions."""
        yield self.summary
        yield self.listing

    def titles(self) -> Iterator[Title]:
        """How many wait, and the service levels."""
        own, terms = self.office.glyphs.own, self._terms
        told = f"første svar {counted(terms.reply, 'dag', 'dage')} · svar {counted(terms.answer, 'dag', 'dage')}"
        shown = " · også afgjorte" if self._settled else ""
        number = counted(sum(each.open for each in self._ageing), "åbent spørgsmål", "åbne spørgsmål")
        late = sum(each.late for each in self._ageing)
        yield Title(
            [Part(own(f"OPFØLGNING · hvad forvaltningen skylder{shown}"))], [Part(self.office.day_line(), "muted")]
        )
        yield Title([Part(own(f"{number} · {late} over frist"))], [Part(own(told), "muted")])

    def read_again(self) -> None:
        """Read what is owed, and the list; the cursor stays on its question."""
        super().read_again()
        register, terms = self.office.register, self._terms
        self._ageing = ageing(register.engine, self.office.catalogue, terms)
        picked = next((each for each in self._ageing if each.name == self._picked), None)
        self._picked = picked.name if picked else ""
        self.summary.display = bool(self._ageing)
        self.summary.styles.height = len(self._ageing) + 1
        self.summary.show(ageing_lines(self._ageing, self._picked, terms.today, self.office.glyphs))
        window = owed_requests(register.engine, terms, picked.directorates if picked else (), settled=self._settled)
        self.listing.show(window, self.listing.cursor_key)

    def action_own_motion(self) -> None:
        """Ask without an inquiry."""
        from borgerraad_tui.tui.forms.asking import open_own

        self.attempt(lambda: open_own(self))

    def action_settled(self) -> None:
        """Show the settled ones, too, or no more."""
        self._settled = not self._settled
        self.refresh_content()

    def action_previous_area(self) -> None:
        """The area before."""
        self._pick(-1)

    def action_next_area(self) -> None:
        """The next area."""
        self._pick(1)

    def _pick(self, step: int) -> None:
        names = ["", *(each.name for each in self._ageing)]
        self._picked = names[(names.index(self._picked) + step) % len(names)]
        self.refresh_content()
