"""Registers of any size, made as the program itself makes them: bulk SQL inside acts, so that history and tally are real.

The spread is invented but plausible: thirty years, more each year, a few directorates and themes with most of the inquiries.
Seeded: the same size gives the same rows.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

from borgerraad_tui.domain.catalogue import Catalogue, Entry
from borgerraad_tui.domain.clock import Clock
from borgerraad_tui.domain.kind import Kind
from borgerraad_tui.intake.catalogues import packaged_catalogue
from borgerraad_tui.store.register import Register, create_register, open_register

SEED = 20_211_127
LAST_DAY = date(2026, 6, 30)
YEARS = 30
CLOCK = Clock(lambda: datetime(2026, 6, 30, 10, 0))
CHUNK = 5_000
"""Rows in one statement."""
ACT = 50_000
"""Rows in one act: an act is sealed in memory."""
OPEN = 100
"""The newest inquiries are open."""
CLOSED_WITH_REASON = 0.04
UNDECIDED = 0.01

COLUMNS = (
    "year", "number", "received", "entered", "kind", "channel", "place", "directorate", "department", "theme", "subject",
    "note", "enquirer", "citizen", "action", "outcome", "closed", "exclusion", "next_due", "next_step", "esdh",
)  # fmt: skip
FILL = (
    f"INSERT INTO inquiry ({', '.join(COLUMNS)})"  # noqa: S608 - the columns above
    f" SELECT {', '.join(f'value ->> {place}' for place in range(len(COLUMNS)))} FROM json_each(?)"
)

WORDS = (
    "afgørelse afslag aktindsigt anke ansøgning barn begrundelse bevilling bolig bopæl byggesag børnefaglig bådplads dagtilbud"
    " egenbetaling ejendom erstatning flytning forælder førtidspension frist fuldmagt genhusning genoptagelse handicap helbred"
    " hjemmehjælp hjælpemiddel høring indsats journal klage kommune kontanthjælp kvittering ledsager lejekontrakt lægeerklæring"
    " merudgift møde nabo notat omsorg opholdssted partshøring pleje plejecenter praktik ret revision sagsbehandler samtykke"
    " skole skøde støj sygedagpenge sølager takst tilkendelse tilsyn træ underretning varme vejledning vejret visitation"
    " ydelse ægtefælle ældrecheck ændring økonomi ønske årsopgørelse åben"
).split()
STEPS = ("", "ring tilbage", "afvent svar", "skriv udtalelse", "rykker til området")


class Registers:
    """Registers in one folder, each made when it is first asked for."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def file(self, size: int, *, opened: int = OPEN) -> Path:
        """A register of `size` inquiries whose newest `opened` are open, closed and indexed; not to be written to."""
        path = self._folder / f"register-{size}-{min(opened, size)}.db"
        if not path.exists():
            unfinished = path.with_suffix(".part")
            unfinished.unlink(missing_ok=True)
            _make(unfinished, size, opened)
            unfinished.rename(path)
        return path

    def copy(self, size: int, *, opened: int = OPEN) -> Path:
        """A copy of it for writing."""
        return Path(shutil.copy(self.file(size, opened=opened), self._folder / "copy.db"))

    def read(self, size: int, *, opened: int = OPEN) -> Register:
        """The register, open."""
        return open_register(self.file(size, opened=opened), CLOCK)


def _make(path: Path, size: int, opened: int) -> None:
    register = create_register(path, CLOCK, "Haderslev Kommune", packaged_catalogue()[1])
    rows = _rows(register.catalogue, size, opened)
    for begun in range(0, size, ACT):
        with register.acts.act("Prøveregistret lagt", "create"):
            for lot in range(begun, min(begun + ACT, size), CHUNK):
                many = [next(rows) for _ in range(lot, min(lot + CHUNK, begun + ACT, size))]
                register.engine.execute(FILL, (json.dumps(many),))
    register.engine.execute("INSERT INTO numbering SELECT year, max(number) FROM inquiry GROUP BY year")
    while register.search.waiting():
        register.search.index_some(CHUNK)
    register.close()


def _rows(catalogue: Catalogue, size: int, opened: int) -> Iterator[list[Any]]:
    random, numbers = Random(SEED), dict[int, int]()
    days = sorted(YEARS * 365 * random.random() ** 0.8 for _ in range(size))
    for place, day in enumerate(days):
        received = LAST_DAY - timedelta(days=int(YEARS * 365 - day))
        numbers[received.year] = numbers.get(received.year, 0) + 1
        yield _row(catalogue, random, received, numbers[received.year], is_open=place >= size - opened)


def _row(catalogue: Catalogue, random: Random, received: date, number: int, *, is_open: bool) -> list[Any]:
    def one(listing: str, chance: float = 1.0, **among: Any) -> Entry | None:
        entries = catalogue.choices(listing, received, **among)
        # the first of a list is taken most often, as in the printed report
        weights = [1 / (place + 1) for place in range(len(entries))]
        return random.choices(entries, weights)[0] if entries and random.random() < chance else None

    kind = random.choice([*Kind, Kind.COMPLAINT]) if random.random() >= UNDECIDED else None
    directorate = one("directorate", 0.97)
    reason = one("exclusion") if not is_open and random.random() < CLOSED_WITH_REASON else None
    action = None if is_open or reason or kind is None else one("action", kind=kind)
    return [
        received.year, number, received.isoformat(), f"{received}T{random.randint(8, 15):02}:{random.randint(0, 59):02}:00",
        kind and kind.value, _id(one("channel")), _id(one("place")), _id(directorate),
        _id(one("department", 0.6, parent=directorate.key) if directorate else None), _id(one("theme", 0.98)),
        _words(random, 3, 6).capitalize(), _words(random, 15, 90), _id(one("enquirer", 0.5)),
        "".join(random.choices("ABCDEFGHIJKLMNOPRSTUVÆØÅ", k=2)), _id(action),
        _id(one("outcome", 0.95, parent=action.key) if action else None),
        None if is_open else min(received + timedelta(days=random.randint(0, 60)), LAST_DAY).isoformat(), _id(reason),
        *_next(random, received, is_open=is_open), f"{received:%y}/{random.randint(1, 99_999)}",
    ]  # fmt: skip


def _next(random: Random, received: date, *, is_open: bool) -> tuple[str | None, str]:
    if not is_open or random.random() < 0.2:
        return None, ""
    return (received + timedelta(days=random.randint(0, 120))).isoformat(), random.choice(STEPS)


def _words(random: Random, least: int, most: int) -> str:
    return " ".join(random.choices(WORDS, k=random.randint(least, most)))


def _id(entry: Entry | None) -> int | None:
    return entry.id if entry else None
