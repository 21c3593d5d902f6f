"""Registers of any size, made as the program itself makes them: bulk SQL inside acts, so that history and tally are real.

The spread is invented but plausible: thirty years, more each year, a few directorates and themes with most of the inquiries.
Seeded: the same size gives the same rows.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Sequence
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
EXCLUDED = 0.04
UNDECIDED = 0.01

COLUMNS = (
    "year", "number", "received", "entered", "kind", "channel", "place", "directorate", "department", "theme", "enquirer",
    "action", "outcome", "exclusion", "subject", "note", "citizen", "closed", "next_due", "next_step", "esdh", "phone", "mail",
)  # fmt: skip
FILL = (
    f"INSERT INTO inquiry ({', '.join(COLUMNS)})"  # noqa: S608 - the columns above
    f" SELECT {', '.join(f'value ->> {place}' for place in range(len(COLUMNS)))} FROM json_each(?)"
)
FILL_LOG = (
    "INSERT INTO log_entry (inquiry, happened, entered, kind, text)"
    " SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4 FROM json_each(?)"
)

LANGUAGE = (
    "afgørelse afslag aktindsigt anke ansøgning barn begrundelse bevilling bolig bopæl byggesag børnefaglig bådplads dagtilbud"
    " egenbetaling ejendom erstatning flytning forælder førtidspension frist fuldmagt genhusning genoptagelse handicap helbred"
    " hjemmehjælp hjælpemiddel høring indsats journal klage kommune kontanthjælp kvittering ledsager lejekontrakt lægeerklæring"
    " merudgift møde nabo notat omsorg opholdssted partshøring pleje plejecenter praktik ret revision sagsbehandler samtykke"
    " skole skøde støj sygedagpenge sølager takst tilkendelse tilsyn træ underretning varme vejledning vejret visitation"
    " ydelse ægtefælle ældrecheck ændring økonomi ønske årsopgørelse åben"
)
WORDS = LANGUAGE.split()
GIVEN = (
    "Peter Michael Jens Lars Anne Hans Mette Kirsten Thomas Hanne Anna Christian Helle Susanne Martin Lene Maria Inge"
    " Ahmad Åse Sofie Jørgen Karen Ole Birthe Zeynep Frederik Ida Anne-Marie Kaj Ellen Wilhelm Ditte Viggo Gudrun Aage"
)
INHERITED = (
    "Nielsen Jensen Hansen Andersen Pedersen Christensen Larsen Sørensen Rasmussen Petersen Jørgensen Madsen Kristensen"
    " Olsen Thomsen Christiansen Poulsen Møller Mortensen Knudsen Schmidt Lund Holm Bach Krogh Østergaard Bæk Åkjær Ali"
)
FIRST_NAMES, LAST_NAMES = GIVEN.split(), INHERITED.split()
NAMED = 0.8
"""Inquiries with a whole name; the others have initials."""
STEPS = ("", "ring tilbage", "afvent svar", "skriv udtalelse", "rykker til området")


class Registers:
    """Registers in one folder, each made when it is first asked for."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def file(self, size: int, *, opened: int = OPEN, logged: int = 0) -> Path:
        """A register of `size` inquiries whose newest `opened` are open, closed and indexed; not to be written to.

        Each inquiry has `logged` entries in its log.
        """
        path = self._folder / f"register-{size}-{min(opened, size)}-{logged}.db"
        if not path.exists():
            unfinished = path.with_suffix(".part")
            unfinished.unlink(missing_ok=True)
            _make(unfinished, size, opened, logged)
            unfinished.rename(path)
            Path(f"{unfinished}-journal").unlink(missing_ok=True)
        return path

    def copy(self, size: int, name: str, *, opened: int = OPEN) -> Path:
        """A copy of it for writing, over the one of that name before."""
        return Path(shutil.copy(self.file(size, opened=opened), self._folder / name))

    def empty(self, name: str) -> Path:
        """Where a new file can be made in the same folder."""
        path = self._folder / name
        path.unlink(missing_ok=True)
        return path

    def read(self, size: int, *, opened: int = OPEN, logged: int = 0) -> Register:
        """The register, open."""
        return open_register(self.file(size, opened=opened, logged=logged), CLOCK)


def _make(path: Path, size: int, opened: int, logged: int) -> None:
    register = create_register(path, CLOCK, "Haderslev Kommune", packaged_catalogue()[1])
    drawing = _Drawing(register.catalogue)
    rows = drawing.rows(size, opened)
    for begun in range(0, size, ACT):
        with register.acts.act("Prøveregistret lagt", "create"):
            for lot in range(begun, min(begun + ACT, size), CHUNK):
                many = [next(rows) for _ in range(lot, min(lot + CHUNK, begun + ACT, size))]
                register.engine.execute(FILL, (json.dumps(many),))
                entries = [drawing.entry(lot + place, row) for place, row in enumerate(many, 1) for _ in range(logged)]
                register.engine.execute(FILL_LOG, (json.dumps(entries),))
    register.engine.execute("INSERT INTO numbering SELECT year, max(number) FROM inquiry GROUP BY year")
    while register.search.waiting():
        register.search.index_some(CHUNK)
    register.close()


class _Drawing:
    """Draws rows at random; the choices of a month are looked up once."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._random = Random(SEED)
        self._choices: dict[tuple[str, date, str | None], tuple[Sequence[Entry], Sequence[float]]] = {}

    def rows(self, size: int, opened: int) -> Iterator[list[Any]]:
        """So many rows in the order they were received, numbered within their year."""
        numbers: dict[int, int] = {}
        days = sorted(YEARS * 365 * self._random.random() ** 0.8 for _ in range(size))
        for place, day in enumerate(days):
            received = LAST_DAY - timedelta(days=int(YEARS * 365 - day))
            numbers[received.year] = numbers.get(received.year, 0) + 1
            yield self._row(received, numbers[received.year], is_open=place >= size - opened)

    def entry(self, inquiry: int, row: Sequence[Any]) -> list[Any]:
        """A log entry of an inquiry whose row was drawn."""
        received = date.fromisoformat(row[COLUMNS.index("received")])
        happened = min(received + timedelta(days=self._random.randint(0, 60)), LAST_DAY)
        kind = self._one("log", received)
        return [inquiry, happened.isoformat(), f"{happened}T10:20:00", kind and kind.id, self._words(5, 30)]

    def _row(self, received: date, number: int, *, is_open: bool) -> list[Any]:
        kind = None if self._chance(UNDECIDED) else self._random.choice([*Kind, Kind.COMPLAINT])
        directorate = self._one("directorate", received, 0.97)
        reason = None if is_open else self._one("exclusion", received, EXCLUDED)
        action = None if is_open or reason or kind is None else self._one("action", received, among=kind.value)
        entries = (
            self._one("channel", received), self._one("place", received), directorate,
            directorate and self._one("department", received, 0.6, directorate.key), self._one("theme", received, 0.98),
            self._one("enquirer", received, 0.5), action, action and self._one("outcome", received, 0.95, action.key), reason,
        )  # fmt: skip
        return [
            received.year, number, received.isoformat(), f"{received}T{self._random.randint(8, 15):02}:20:00",
            kind and kind.value, *(entry and entry.id for entry in entries), self._words(3, 6).capitalize(),
            self._words(15, 90), self._name(), *self._end(received, is_open=is_open),
            f"{received:%y}/{self._random.randint(1, 99_999)}", *self._contacts(),
        ]  # fmt: skip

    def _name(self) -> str:
        """A whole name, its parts as common as names are, or initials."""
        if not self._chance(NAMED):
            return "".join(self._random.choices("ABCDEFGHIJKLMNOPRSTUVÆØÅ", k=2))
        parts = self._random.choices(FIRST_NAMES, _falling(FIRST_NAMES), k=2)
        return " ".join([*parts[: self._random.randint(1, 2)], *self._random.choices(LAST_NAMES, _falling(LAST_NAMES))])

    def _contacts(self) -> tuple[str, str]:
        """A phone number and a mail, each for some."""
        phone = f"{self._random.randint(20_000_000, 99_999_999)}" if self._chance(0.6) else ""
        mail = f"{self._random.choice(WORDS)}{self._random.randint(1, 9_999)}@eksempel.dk" if self._chance(0.3) else ""
        return phone, mail

    def _one(self, listing: str, received: date, chance: float = 1.0, among: str | None = None) -> Entry | None:
        """An entry of the list, the first ones most often; None where there is none, or when chance has it."""
        if not self._chance(chance):
            return None
        asked = (listing, received.replace(day=1), among)
        if asked not in self._choices:
            found = [
                entry
                for entry in self._catalogue.choices(listing, received)
                if among is None or among in (entry.parent, entry.kind)
            ]
            self._choices[asked] = found, [1 / (place + 1) for place in range(len(found))]
        entries, weights = self._choices[asked]
        return self._random.choices(entries, weights)[0] if entries else None

    def _end(self, received: date, *, is_open: bool) -> tuple[str | None, str | None, str]:
        """The day it was closed, the day of the next step, and the step."""
        if not is_open:
            return min(received + timedelta(days=self._random.randint(0, 60)), LAST_DAY).isoformat(), None, ""
        if self._chance(0.2):
            return None, None, ""
        return None, (received + timedelta(days=self._random.randint(0, 120))).isoformat(), self._random.choice(STEPS)

    def _chance(self, chance: float) -> bool:
        return self._random.random() < chance

    def _words(self, least: int, most: int) -> str:
        return " ".join(self._random.choices(WORDS, k=self._random.randint(least, most)))


def _falling(names: Sequence[str]) -> Sequence[float]:
    """The first names are the most common ones."""
    return [1 / (place + 4) for place in range(len(names))]
