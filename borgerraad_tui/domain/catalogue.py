"""The catalogue: the lists she chooses from, each entry with the days it is valid.

Free of pydantic, because the desk's first frame reads it. Entries are never edited away: a reorganisation ends one entry and
begins another.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from borgerraad_tui.domain.kind import Kind
from borgerraad_tui.domain.text import fold

LISTS = {
    "directorate": "direktørområder",
    "department": "afdelinger",
    "theme": "temaer",
    "channel": "kanaler",
    "place": "steder",
    "action": "handlinger",
    "outcome": "udfald",
    "exclusion": "udgår",
    "enquirer": "henvendere",
    "consultation": "konsulentbistand",
    "log": "log",
    "manner": "logmåder",
}
"""Every list: its identifier and its Danish name in a catalogue file."""


REPORTED_ACTIONS = ("anden_behandling_og_hjaelp", "undersoegt", "afvist")
"""What a complaint can end in, each with a table of its outcomes in the report (tables 6, 7 and 8)."""
NEEDED = ("directorate", "theme", "channel", "place", "exclusion", "consultation", "log")
"""Lists no register can do without."""
PARENTS = {"department": "directorate", "outcome": "action", "manner": "log"}
"""Lists whose entries stand below one of another list."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One choice of one list. `valid_from`/`valid_to` are both included; None is without end.

    `became`, `brings` and `excludes` are keys: the entry that took over, a channel's own place, and an outcome that cannot
    stand beside this one.
    """

    list: str
    key: str
    name: str
    id: int = 0
    short: str = ""
    letter: str = ""
    kind: Kind | None = None
    parent: str = ""
    became: str = ""
    brings: str = ""
    excludes: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    position: int = 0
    remark: str = ""

    def valid(self, day: date) -> bool:
        """Whether the entry could be chosen that day."""
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day <= self.valid_to)

    @property
    def brief(self) -> str:
        """The name for narrow places."""
        return self.short or self.name


class Catalogue:
    """All entries of a register, by list and key, in stored order."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.entries = tuple(sorted(entries, key=lambda entry: (list(LISTS).index(entry.list), entry.position)))
        self._by_key = {(entry.list, entry.key): entry for entry in self.entries}
        self._by_id = {entry.id: entry for entry in self.entries}

    def of(self, listing: str) -> tuple[Entry, ...]:
        """One whole list in stored order."""
        return tuple(entry for entry in self.entries if entry.list == listing)

    def get(self, listing: str, key: str | None) -> Entry | None:
        """The entry with this key, or None."""
        return self._by_key.get((listing, key or ""))

    def id_of(self, listing: str, key: str | None) -> int | None:
        """The file's number for a key; None for no key."""
        return self._by_key[listing, key].id if key else None

    def key_of(self, identifier: int | None) -> str | None:
        """The key for the file's number; None for none."""
        return None if identifier is None else self._by_id[identifier].key

    def name(self, listing: str, key: str | None) -> str:
        """The printed name for a key, empty for no key."""
        entry = self.get(listing, key)
        return entry.name if entry else ""

    def lineage(self, listing: str, key: str) -> tuple[int, ...]:
        """The numbers of an entry, of those that became it and of those it became: one thing across reorganisations."""
        entries = self.of(listing)
        before, after = {key}, {key}
        for _ in entries:
            before |= {entry.key for entry in entries if entry.became in before}
            after |= {entry.became for entry in entries if entry.key in after and entry.became}
        return tuple(entry.id for entry in entries if entry.key in before | after)

    def contradictions(self, listing: str, keys: Iterable[str | None]) -> Iterator[tuple[Entry, Entry]]:
        """The pairs among these entries that exclude each other, whichever of the two says so."""
        for one, other in combinations(filter(None, (self.get(listing, key) for key in keys)), 2):
            if one.excludes == other.key or other.excludes == one.key:
                yield one, other

    def choices(
        self, listing: str, day: date, *, parent: str | None = None, kind: Kind | None = None
    ) -> tuple[Entry, ...]:
        """What can be chosen that day, below a parent or of a kind where one is given."""
        return tuple(
            entry
            for entry in self.of(listing)
            if entry.valid(day) and (parent is None or entry.parent == parent) and (kind is None or entry.kind == kind)
        )

    def named(self, listing: str, text: str, day: date | None = None) -> tuple[Entry, ...]:
        """Entries whose name or key is `text` (letter case and surrounding blanks ignored); those valid on `day` first."""
        wanted = fold(text)
        found = [entry for entry in self.of(listing) if wanted in (fold(entry.name), entry.key)]
        return tuple(sorted(found, key=lambda entry: day is not None and not entry.valid(day)))
