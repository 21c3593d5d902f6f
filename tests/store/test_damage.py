"""A damaged file: whatever page is hit, reading ends in our own error, never in the driver's."""

from __future__ import annotations

import random
import shutil
from contextlib import closing
from pathlib import Path

from borgerraad_tui.domain.clock import Clock
from borgerraad_tui.errors import BorgerraadError
from borgerraad_tui.store.detail import inquiry_detail
from borgerraad_tui.store.listing import all_inquiries
from borgerraad_tui.store.register import open_register

COPIES = 100


def test_an_overwritten_page_is_told_as_damage_or_changes_nothing_that_is_read(
    demo_file: Path, tmp_path: Path, clock: Clock
) -> None:
    dice, told = random.Random(1), 0
    undamaged = _read_everything(Path(shutil.copyfile(demo_file, tmp_path / "hel.db")), clock)
    assert undamaged is not None
    for number in range(COPIES):
        copy = tmp_path / f"{number}.db"
        shutil.copyfile(demo_file, copy)
        _overwrite_a_page(copy, dice)
        found = _read_everything(copy, clock)
        told += found is None
        assert found in (None, undamaged), f"copy {number} says something else and tells nothing"
    assert told > COPIES // 10, "too little damage was met to say anything"


def _overwrite_a_page(path: Path, dice: random.Random) -> None:
    content = bytearray(path.read_bytes())
    size = int.from_bytes(content[16:18], "big")
    page = dice.randrange(1, len(content) // size)
    content[page * size : (page + 1) * size] = dice.randbytes(size)
    path.write_bytes(content)


def _read_everything(path: Path, clock: Clock) -> list[object] | None:
    """What a register holds, as it is read on screen; None when damage was told."""
    try:
        with closing(open_register(path, clock)) as register:
            window = all_inquiries(register.engine)
            rows = [row for start in range(0, window.count(), 100) for row in window.rows(start, 100)]
            return [
                rows,
                [inquiry_detail(register.engine, row.id) for row in rows],
                register.figures(None, clock.today()),
                register.search.find("børn", 2022),
                [register.history.of_row("inquiry", row.id) for row in rows],
                register.catalogue.entries,
            ]
    except BorgerraadError:
        return None
