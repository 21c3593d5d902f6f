"""A list of any length opens and scrolls as one of a hundred: the desk with every inquiry open, and a figure's inquiries.

Keys are pressed in a real terminal; a time ends with the last byte painted. Windows of rows are timed in this process.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import date
from itertools import count
from pathlib import Path
from time import thread_time

from borgerraad_tui.domain.kind import Kind
from borgerraad_tui.statistics.report import Selection
from borgerraad_tui.store.listing import open_inquiries, selected_inquiries
from borgerraad_tui.store.register import Register, open_register
from borgerraad_tui.store.settings import LEFT_ON
from borgerraad_tui.tui.widgets.windows import WINDOW
from tests.bench.first_frame import MARK
from tests.bench.measuring import Bench, Figure, Spread, bench, size_text, timed
from tests.bench.registers import CLOCK
from tests.bench.terminal import Terminal

SHORT = 100
AROUND = ("pagedown", "pagedown", "pageup", "pageup", "end", "home")
"""What a list of a hundred rows has room for."""
ONWARD = (*["pagedown"] * 8, *["pageup"] * 6)
"""Further down than up, so that rows have to be fetched."""
ENDS = ("end", "home")
MOST_OPEN = 100_000
FEW = 1_000
OPENED = 20
"""Times a figure's list is opened anew."""
ALWAYS = date(1990, 1, 1), date(2030, 1, 1)


def measure(run: Bench) -> Iterator[Figure]:
    """Keys on a long list beside the same on a short one, then windows deep in a figure's list beside the first of a short one."""
    short = _pressed(run, run.registers.copy(FEW, "short.db", opened=SHORT), AROUND, deep=False)
    for size in sorted({min(size, MOST_OPEN) for size in run.sizes}):
        path = run.registers.copy(size, "long.db", opened=size)
        for place, deep in (("from the top", False), ("in the middle", True)):
            long = _pressed(run, path, ONWARD if deep else [*ONWARD, *ENDS], deep=deep)
            for key, times in long.items():
                on = f"{size_text(size)} rows open, warm"
                yield _figure(f"{key} {place}", on, times, f"{SHORT} rows", short[key])
    with closing(run.registers.read(FEW)) as register:
        few = {name: _opened(register, chosen, run.rounds) for name, chosen in _selections(register).items()}
    for size in run.sizes:
        with closing(run.registers.read(size)) as register:
            for name, chosen in _selections(register).items():
                on = f"{size_text(size)}, {name}, warm, on CPU"
                yield _figure("open a figure's list", on, _opened(register, chosen, OPENED), "of 1k", few[name])
                yield _figure("windows from its middle", on, _onward(register, chosen), "first of 1k", few[name])


def _figure(what: str, on: str, long: Sequence[float], limit: str, short: Sequence[float]) -> Figure:
    found, against = Spread.of(long), Spread.of(short)
    ratio = found.median / against.median
    return Figure(what, on, found, limit, against, ratio, "<= 2", ratio <= 2)


def _pressed(run: Bench, path: Path, keys: Sequence[str], *, deep: bool) -> dict[str, list[float]]:
    """The seconds of each key; `deep` starts in the middle of the list, where the cursor's row is the lowest."""
    mark = _leave_at(path, deep=deep)
    times: dict[str, list[float]] = {key: [] for key in keys}
    with Terminal("borgerraad_tui", "--fil", path) as desk:
        desk.until("Åbne", mark)
        desk.settle(1.0)
        for _ in range(max(1, run.rounds // 20)):
            for key in keys:
                times[key].append(desk.press(key).settled)
    return times


def _leave_at(path: Path, *, deep: bool) -> str:
    with closing(open_register(path, CLOCK)) as register:
        window = open_inquiries(register.engine)
        row = window.rows(window.count() // 2 if deep else 0, 1)[0]
        register.settings.set(LEFT_ON, str(row.id))
    return row.subject[:MARK]


def _selections(register: Register) -> dict[str, Selection]:
    """Inquiries behind a figure: by kind alone, and by an action, which is sought by another index."""
    action = register.catalogue.id_of("action", "undersoegt") or 0
    return {
        "complaints": Selection(*ALWAYS, "", Kind.COMPLAINT),
        "one action": Selection(*ALWAYS, "action", Kind.COMPLAINT, (action,)),
    }


def _opened(register: Register, chosen: Selection, times: int) -> list[float]:
    """Seconds for the first window of a new list."""
    return timed(lambda: selected_inquiries(register.engine, chosen).rows(0, WINDOW), times, thread_time)


def _onward(register: Register, chosen: Selection) -> list[float]:
    """Seconds for each window after the middle one, which is jumped to unmeasured."""
    window = selected_inquiries(register.engine, chosen)
    starts = count(window.count() // 2, WINDOW)
    window.rows(next(starts), WINDOW)
    whole = max(1, window.count() // 2 // WINDOW - 1)
    return timed(lambda: window.rows(next(starts), WINDOW), min(whole, 200), thread_time)


if __name__ == "__main__":
    bench(measure)
