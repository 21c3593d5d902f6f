"""From a key press to what it paints: in the desk's list and the registration form, beside the smallest app with a field.

In a real terminal: the first byte painted, the last one before it is quiet, and the time on the CPU until then, which others'
programs lengthen far less.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import cycle, islice
from typing import NamedTuple

from tests.bench.measuring import Bench, Figure, Spread, bench, size_text
from tests.bench.minimal import READY
from tests.bench.registers import OPEN
from tests.bench.terminal import Terminal

TO_SUBJECT = "tkaf"
"""Channel, kind, directorate and theme by their letters; each moves on to the next field."""
TYPED = "Frist overskredet, børnefaglig undersøgelse "
SHOWN = 20
"""Letters of the subject that are looked for afterwards."""


class Cost(NamedTuple):
    """Seconds to the first byte painted and to the last one, and on the CPU until it is quiet."""

    painted: float
    settled: float
    on_cpu: float


def measure(run: Bench) -> Iterator[Figure]:
    """Letters into the smallest field; then the cursor down the list, and letters into the form's subject."""
    least = _letters(run)
    for size in run.sizes:
        on = f"{size_text(size)}, {OPEN} open, warm"
        with Terminal("borgerraad_tui", "--fil", run.registers.copy(size, "keys.db")) as desk:
            desk.until("Åbne", "Hjælp")
            desk.settle(1.0)
            yield from _figures("desk, down and up", on, _press(desk, run, ["down", "down", "up"]), least)
            _to_subject(desk)
            yield from _figures("form, a letter", on, _press(desk, run, TYPED), least)
            assert TYPED[:SHOWN] in desk.text() or TYPED.split()[-1] in desk.text(), desk.text()


def _letters(run: Bench) -> Sequence[Cost]:
    with Terminal("tests.bench.minimal", "input") as app:
        app.until(READY)
        app.settle(1.0)
        return _press(app, run, TYPED)


def _to_subject(desk: Terminal) -> None:
    for letter in ("n", *TO_SUBJECT):
        desk.press(letter)
        desk.settle(0.3)


def _press(terminal: Terminal, run: Bench, keys: Iterable[str]) -> Sequence[Cost]:
    """The answers to so many keys; the first few are not counted."""
    return [_cost(terminal, key) for key in islice(cycle(keys), run.rounds + 5)][5:]


def _cost(terminal: Terminal, key: str) -> Cost:
    before = terminal.on_cpu()
    answer = terminal.press(key)
    return Cost(*answer, terminal.on_cpu() - before)


def _figures(what: str, on: str, found: Sequence[Cost], least: Sequence[Cost]) -> Iterator[Figure]:
    # what the frame is followed by (has everybody reacted?) is on the CPU, too: told, but no promise
    for name, place, most in (("painted", 0, 2), ("settled", 1, 2), ("on CPU", 2, None)):
        times, limit = Spread.of(answer[place] for answer in found), Spread.of(answer[place] for answer in least)
        ratio = times.p99 / limit.p99
        yield Figure(
            f"{what}, {name}",
            on,
            times,
            "a field",
            limit,
            ratio,
            f"p99 <= {most}x" if most else "",
            not most or ratio <= most,
        )


if __name__ == "__main__":
    bench(measure)
