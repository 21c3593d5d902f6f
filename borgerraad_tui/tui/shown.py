"""What the desk shows when it does not show all: a cut of the open inquiries, or what a saved search finds."""

from __future__ import annotations

from typing import NamedTuple

from borgerraad_tui.store.listing import ListedInquiry
from borgerraad_tui.store.views import View, viewed
from borgerraad_tui.tui.office import Office
from borgerraad_tui.tui.widgets.windows import FixedRows, RowSource


class Shown(NamedTuple):
    """What the title line calls it, and the view, or the words of the search."""

    title: str
    view: View = View()
    words: str = ""

    @property
    def reminds(self) -> bool:
        """Whether what is to be remembered today belongs to it."""
        return self.view.cut == "today"


def rows_shown(office: Office, shown: Shown | None) -> RowSource[ListedInquiry]:
    """The inquiries of a view, all that are open without one; BorgerraadError when they cannot be read."""
    register = office.register
    if shown is not None and shown.words:
        from borgerraad_tui.domain.search_line import read_search  # late: the first frame shows no search

        line = read_search(shown.words, office.catalogue, office.today)
        return FixedRows(register.search.find(line.words, office.today.year, line.filters))
    return viewed(register.engine, shown.view if shown else View(), office.today)
