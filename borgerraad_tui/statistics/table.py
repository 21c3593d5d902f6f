"""The nine tables as data, over one counting function.

Tables 1 and 2 are what the substitute period printed, 3-9 the period after it; every period can show all nine.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from borgerraad_tui.domain.catalogue import Catalogue, Entry
from borgerraad_tui.domain.kind import Kind
from borgerraad_tui.statistics.counted import CountedTable
from borgerraad_tui.statistics.tally import NOT_CLOSED, NOT_GIVEN, TallyLine


@dataclass(frozen=True, slots=True)
class TableSpec:
    """One table: its rows (a catalogue list), whom it counts among, what its percentages are of, and how a row is worded."""

    number: int
    title: str
    rows: str
    not_given: str
    brief: str
    kind: Kind | None = None
    within: str = ""
    """For outcomes: the key of the action they belong to."""
    complaint_share: bool = False
    """Percentages are complaints of the row's own count; otherwise the count of all counted, or of all of `kind`."""
    worded: str = "{name} {cases} ({percent} %)"
    """`count` is the bare number, `cases` and `complaints` a number and its word."""

    @property
    def part(self) -> str:
        """The part of the tally its rows are counted in."""
        return "action" if self.rows == "outcome" else self.rows

    @property
    def among(self) -> str:
        """What the percentages are of, in words that follow a number."""
        return {None: "henvendelser", Kind.COMPLAINT: "klager", Kind.OTHER: "andre henvendelser"}[self.kind]


DIRECTORATES, THEMES = "Område ikke angivet", "Tema ikke angivet"
ACTIONS, OUTCOMES = "Handling ikke angivet", "Udfald ikke angivet"
OPEN_ROW = "Ikke afsluttet"
TOTAL = "I alt"
WITHIN = "Oversigt over henvendelsernes udfald hos borgerrådgiveren inden for kategorien {}"
SHORT = "{name} {count} ({percent} %)"

TABLES = (
    TableSpec(1, "Henvendelsernes fordeling på direktørområder", "directorate", DIRECTORATES, "Område"),
    TableSpec(2, "Henvendelsernes fordeling på tema", "theme", THEMES, "Tema"),
    TableSpec(
        3, "Henvendelsernes fordeling på direktørområde og klageandel", "directorate", DIRECTORATES, "Klageandel",
        complaint_share=True, worded="{name} {cases} - heraf {complaints} ({percent} %)",
    ),
    TableSpec(
        4, "Borgerrådgiverens handlinger ved klager", "action", ACTIONS, "Handlinger ved klager",
        Kind.COMPLAINT, worded=SHORT,
    ),
    TableSpec(
        5, "Borgerrådgiverens handlinger ved henvendelser af andre årsager", "action", ACTIONS, "Handlinger ved andre henvendelser",
        Kind.OTHER, worded=SHORT,
    ),
    TableSpec(
        6, WITHIN.format("Anden behandling og hjælp"), "outcome", OUTCOMES, "Udfald: Anden behandling og hjælp",
        Kind.COMPLAINT, "anden_behandling_og_hjaelp", worded=SHORT,
    ),
    TableSpec(7, WITHIN.format("Undersøgt"), "outcome", OUTCOMES, "Udfald: Undersøgt", Kind.COMPLAINT, "undersoegt", worded=SHORT),
    TableSpec(8, WITHIN.format("Afvist"), "outcome", OUTCOMES, "Udfald: Afvist", Kind.COMPLAINT, "afvist", worded=SHORT),
    TableSpec(9, "Oversigt over henvendelsernes temaer", "theme", THEMES, "Temaer"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Row:
    """One printed row: its count, the complaints among it (table 3), its percentage (None of nothing), and what it counts.

    `entries` are the catalogue ids it adds up (0 not given, -1 not closed); `of` is the number the percentage is taken of.
    """

    name: str
    count: int
    entries: tuple[int, ...]
    percent: int | None
    of: int
    complaints: int | None = None

    @property
    def part_count(self) -> int:
        """The number whose percentage is shown."""
        return self.count if self.complaints is None else self.complaints


@dataclass(frozen=True, slots=True)
class Table(CountedTable[Row]):
    """One of the report's tables, counted; `printed` are the rows the report prints."""

    spec: TableSpec


def action_of(spec: TableSpec) -> str:
    """The name of the action whose outcomes a table counts (tables 6, 7 and 8)."""
    return spec.brief.removeprefix("Udfald: ")


def percent(part: int, whole: int) -> int | None:
    """Whole percent, half up, from the counts themselves; None of nothing (the printed report's rule)."""
    return (200 * part + whole) // (2 * whole) if whole else None


def count_table(spec: TableSpec, lines: Sequence[TallyLine], catalogue: Catalogue, last: date) -> Table:
    """Count one table out of a period's tally lines; `last` is the day whose catalogue decides the order of rows."""
    counts, complaints = _counts(spec, lines, catalogue)
    population = sum(line.n for line in lines if line.part == "directorate" and spec.kind in (None, line.kind))

    def row(name: str, entries: tuple[int, ...]) -> Row:
        n = sum(counts[entry] for entry in entries)
        if not spec.complaint_share:
            return Row(name, n, entries, percent(n, population), population)
        part = sum(complaints[entry] for entry in entries)
        return Row(name, n, entries, percent(part, n), n, part)

    rows = [row(name, ids) for name, ids in _row_names(spec, counts, catalogue, last)]
    rows += [
        row(name, (entry,)) for entry, name in ((NOT_GIVEN, spec.not_given), (NOT_CLOSED, OPEN_ROW)) if counts[entry]
    ]
    return Table(tuple(rows), row(TOTAL, tuple(entry for each in rows for entry in each.entries)), spec)


def count_tables(lines: Sequence[TallyLine], catalogue: Catalogue, last: date) -> tuple[Table, ...]:
    """All nine tables in order."""
    return tuple(count_table(spec, lines, catalogue, last) for spec in TABLES)


def names_of(entries: Iterable[Entry]) -> list[tuple[str, tuple[int, ...]]]:
    """The names that entries print, each once and with the ids of all that print it, in the order they first appear."""
    names: dict[str, list[int]] = {}
    for entry in entries:
        names.setdefault(entry.name, []).append(entry.id)
    return [(name, tuple(ids)) for name, ids in names.items()]


def printed_names(entries: Iterable[Entry], counts: Mapping[int, int], last: date) -> list[tuple[str, tuple[int, ...]]]:
    """The rows of a table in printed order: the entries valid on the last day, and those that anything is counted of."""
    shown = sorted(entries, key=printed_order(last))
    return names_of(entry for entry in shown if counts.get(entry.id) or entry.valid(last))


def _counts(spec: TableSpec, lines: Iterable[TallyLine], catalogue: Catalogue) -> tuple[Counter[int], Counter[int]]:
    """The counts by entry, and the complaints among them."""
    counts: Counter[int] = Counter()
    complaints: Counter[int] = Counter()
    part, actions = spec.part, _same_name(catalogue, spec.within) if spec.within else None
    for line in lines:
        if (
            line.part != part
            or spec.kind not in (None, line.kind)
            or (actions is not None and line.entry not in actions)
        ):
            continue
        entry = line.entry if actions is None else line.outcome
        counts[entry] += line.n
        complaints[entry] += line.n if line.kind == Kind.COMPLAINT else 0
    return counts, complaints


def _row_names(
    spec: TableSpec, counts: Counter[int], catalogue: Catalogue, last: date
) -> list[tuple[str, tuple[int, ...]]]:
    """The rows in printed order."""
    return printed_names(entries_of(spec, catalogue), counts, last)


def entries_of(spec: TableSpec, catalogue: Catalogue) -> list[Entry]:
    """The entries a table can have rows of, in stored order."""
    if spec.within:
        parents = {entry.key for entry in catalogue.of("action") if entry.id in _same_name(catalogue, spec.within)}
        return [entry for entry in catalogue.of("outcome") if entry.parent in parents]
    return [entry for entry in catalogue.of(spec.rows) if spec.kind is None or entry.kind in (None, spec.kind)]


def _same_name(catalogue: Catalogue, action: str) -> set[int]:
    name = catalogue.name("action", action)
    return {entry.id for entry in catalogue.of("action") if entry.name == name and entry.kind == Kind.COMPLAINT}


def printed_order(last: date) -> Callable[[Entry], tuple[bool, int, int]]:
    """Entries valid on the last day in stored order; the others by their own last day, newest first, then stored order."""

    def key(entry: Entry) -> tuple[bool, int, int]:
        if entry.valid(last):
            return False, 0, entry.position
        ended = entry.valid_to if entry.valid_to and entry.valid_to < last else date.min
        return True, -ended.toordinal(), entry.position

    return key
