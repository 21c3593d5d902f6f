"""What the tally should hold, counted again from the rows, and what it holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from borgerraad_tui.store.engine import Engine

Line = tuple[str, str, int, int]
"""part, kind, entry, outcome."""
Tally = dict[tuple[int, str, str, str, int, int], int]
"""How many by span, date, part, kind, entry and outcome."""


def tally(engine: Engine) -> Tally:
    """The tally's lines; one with nothing in it is no line."""
    return {tuple(line): n for *line, n in engine.execute("SELECT * FROM tally WHERE n <> 0")}


def recounted(engine: Engine) -> Tally:
    """The same from the views a recount reads."""
    counted: Counter[tuple[int, str, str, str, int, int]] = Counter()
    for day, line in _lines(engine):
        for span in (4, 7, 10):
            counted[span, day[:span], *line] += 1
    return dict(counted)


def _lines(engine: Engine) -> Iterator[tuple[str, Line]]:
    for day, kind, area, theme, action, outcome, exclusion, closed, step in engine.execute("SELECT * FROM tally_step"):
        assert step == 1
        if exclusion or not kind:
            yield day, ("left out", kind or "", exclusion or 0, 0)
        else:
            yield day, ("directorate", kind, area or 0, 0)
            yield day, ("theme", kind, theme or 0, 0)
            yield day, ("action", kind, (action or 0) if closed else -1, (outcome or 0) if closed else 0)
    for day, part, kind, entry, area, step in engine.execute("SELECT * FROM consultation_step"):
        assert (part, kind, step) == ("consultation", "", 1)
        yield day, (part, kind, entry, area)
