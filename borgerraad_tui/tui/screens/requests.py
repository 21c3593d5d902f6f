"""What the departments owe an answer to: what each directorate owes, and every question that waits, late ones first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from textual.widget import Widget

from borgerraad_tui.domain.text import counted
from borgerraad_tui.store.requests import Ageing, ListedRequest, RequestWindow, ageing, inquiry_of
from borgerraad_tui.tui.commands import bindings
from borgerraad_tui.tui.office import Office
from borgerraad_tui.tui.screens.lists import ListRoom
from borgerraad_tui.tui.screens.request_rows import ageing_lines, limits_of, request_columns
from borgerraad_tui.tui.widgets.lines import Title
from borgerraad_tui.tui.widgets.listing import Listing
from borgerraad_tui.tui.widgets.parts import Part
from borgerraad_tui.tui.widgets.prose import Glance

EMPTY = "Forvaltningen skylder ikke svar på noget. Tryk r på en henvendelse for at spørge, eller n her for at spørge af egen drift."


class Requests(ListRoom[ListedRequest]):
    """All areas, or one of them; settled questions only when asked for."""

    ROOM = "requests"
    BINDINGS = bindings("requests")
    DEFAULT_CSS = "Requests Glance { height: 1; }"

    def __init__(self, office: Office) -> None:
        self._limits = limits_of(office)
        super().__init__(
            office, Listing(request_columns(lambda: self._limits, office.glyphs.late), office.glyphs, empty=EMPTY)
        )
        self.summary = Glance(office.glyphs, "")
        self._ageing: list[Ageing] = []
        self._picked = ""
        self._settled = False

    def content(self) -> Iterable[Widget]:
        """What each directorate owes, and the questions."""
        yield self.summary
        yield self.listing

    def titles(self) -> Iterator[Title]:
        """How many wait, and the service level."""
        own, level = self.office.glyphs.own, counted(self._limits.level, "dag", "dage")
        shown = " · også afgjorte" if self._settled else ""
        number = counted(sum(each.open for each in self._ageing), "åbent spørgsmål", "åbne spørgsmål")
        late = sum(each.late for each in self._ageing)
        yield Title(
            [Part(own(f"OPFØLGNING · hvad forvaltningen skylder{shown}"))], [Part(self.office.day_line(), "muted")]
        )
        yield Title([Part(own(f"{number} · {late} over frist"))], [Part(own(f"svarfrist {level}"), "muted")])

    def read_again(self) -> None:
        """Read what is owed, and the list; the cursor stays on its question."""
        register, self._limits = self.office.register, limits_of(self.office)
        limit = self._limits.late_before
        self._ageing = ageing(register.engine, self.office.catalogue, limit)
        picked = next((each for each in self._ageing if each.name == self._picked), None)
        self._picked = picked.name if picked else ""
        self.summary.display = bool(self._ageing)
        self.summary.styles.height = len(self._ageing) + 1
        self.summary.show(ageing_lines(self._ageing, self._picked, self._limits.today, self.office.glyphs))
        window = RequestWindow(register.engine, limit, picked.directorates if picked else (), settled=self._settled)
        self.listing.show(window, self.listing.cursor_key)

    def inquiry_id(self) -> int | None:
        """The inquiry of the question under the cursor."""
        key = self.listing.cursor_key
        return None if key is None else inquiry_of(self.office.register.engine, key)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There must be a question, or one with an inquiry."""
        if action in ("answer", "chase", "rephrase"):
            return self.listing.cursor_key is not None
        if action == "inquiry":
            return self.inquiry_id() is not None
        return super().check_action(action, parameters)

    def action_open(self) -> None:
        """Enter is about the answer."""
        self.action_answer()

    def action_answer(self) -> None:
        """Write down what has come back."""
        from borgerraad_tui.tui.forms.answering import open_answer

        self.at_cursor(open_answer)

    def action_chase(self) -> None:
        """The department was chased today."""
        from borgerraad_tui.tui.forms.answering import chase

        self.at_cursor(chase)

    def action_rephrase(self) -> None:
        """Change what was asked."""
        from borgerraad_tui.tui.forms.asking import open_rephrase

        self.at_cursor(open_rephrase)

    def action_own_motion(self) -> None:
        """Ask without an inquiry."""
        from borgerraad_tui.tui.forms.asking import open_own

        self.attempt(lambda: open_own(self))

    def action_inquiry(self) -> None:
        """Read the inquiry the question belongs to."""
        identifier = self.inquiry_id()
        if identifier is not None:
            self.open_inquiry(identifier)

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
