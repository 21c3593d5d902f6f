"""Periods side by side as a document: tables a month, the stream through the desk, who came, and what the year comes to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from itertools import combinations, pairwise

from borgerraad_tui.chapters.blocks import Block, Cell, Column, Document, Heading, Measure, Paragraph, TableBlock
from borgerraad_tui.chapters.sentences import share_than_before, sudden, than_before
from borgerraad_tui.domain.dates import danish_day
from borgerraad_tui.domain.period import Period
from borgerraad_tui.domain.text import capitalised, counted
from borgerraad_tui.statistics.by_month import by_month
from borgerraad_tui.statistics.comparison import ComparedRow, Comparison, Names, breaks, compare
from borgerraad_tui.statistics.numbers import decimal_comma, half_up, month_count, one_decimal
from borgerraad_tui.statistics.outlook import Outlook, outlook
from borgerraad_tui.statistics.report import Figures
from borgerraad_tui.store.bridge import Bridge, Touched, bridge, touched
from borgerraad_tui.store.figures import month_lines
from borgerraad_tui.store.register import Register

TITLE = "Perioder sammenlignet"
TABLES = (3, 9, 4, 5, 6, 7, 8)
"""Compared in this order: areas and themes first, as the report does; 1 and 2 are within 3 and 9."""
BETWEEN = " · "
"""Between two periods in a title."""
KNOWN_MONTHS = 12
"""Newest whole months a forecast is judged by, at most."""
SHOWN: tuple[tuple[str, Measure], ...] = (("antal", "count"), ("pr. måned", "days"), ("andel", "percent"))
"""What stands of each row in each period."""
NAMES: dict[Names, str] = {"then": "som dengang", "converted": "omregnet"}
"""How rows are named across a reorganisation, as the screen says it."""


@dataclass(frozen=True, slots=True)
class Compared:
    """Two or more periods, oldest first, and everything counted for them."""

    periods: tuple[Period, ...]
    figures: tuple[Figures, ...]
    bridges: tuple[Bridge, ...]
    touched: tuple[Touched, ...]
    comparisons: tuple[Comparison, ...]
    outlook: Outlook | None
    this_year: Figures
    today: date


def compare_periods(register: Register, periods: Sequence[Period], names: Names) -> Compared:
    """Count each period; they stand by their first day."""
    today = register.clock.today()
    ordered = oldest_first(periods, today)
    spans = [(period.first, period.until(today)) for period in ordered]
    figures = tuple(register.figures(*span) for span in spans)
    this_year = year_so_far(register)
    return Compared(
        periods=ordered,
        figures=figures,
        bridges=tuple(bridge(register.engine, *span) for span in spans),
        touched=tuple(touched(register.engine, *span) for span in spans),
        comparisons=tuple(compare(figures, number, register.catalogue, names) for number in TABLES),
        outlook=year_outlook(register, this_year),
        this_year=this_year,
        today=today,
    )


def oldest_first(periods: Sequence[Period], today: date) -> tuple[Period, ...]:
    """As they stand beside each other."""
    return tuple(sorted(periods, key=lambda period: (period.first, period.until(today))))


def year_so_far(register: Register) -> Figures:
    """The calendar year up to today."""
    today = register.clock.today()
    return register.figures(date(today.year, 1, 1), today)


def year_outlook(register: Register, so_far: Figures) -> Outlook | None:
    """What the calendar year comes to; None while too few whole months are known."""
    today = so_far.today
    last = today.replace(day=1) - timedelta(days=1)
    first = date(last.year - (last.month < KNOWN_MONTHS), last.month % KNOWN_MONTHS + 1, 1)
    begun = register.figures(None, last).first
    if begun is None:
        return None
    # a month that registering began within is no whole one
    first = max(first, begun if begun.day == 1 else date(begun.year + begun.month // 12, begun.month % 12 + 1, 1))
    months = by_month(month_lines(register.engine, first, last), first, last) if first <= last else ()
    return outlook([month.complaints + month.others for month in months], so_far.counted, today)


def comparison_document(register: Register, compared: Compared) -> Document:
    """Everything compared, in order of how often it is asked for."""
    spans = BETWEEN.join(period_title(period, compared.today) for period in compared.periods)
    return Document(register.municipality, TITLE, spans, compared.today, tuple(_blocks(compared)))


def _blocks(compared: Compared) -> Iterator[Block]:
    yield Heading("Antal og gennemsnit", 1, "counts")
    yield _counts(compared)
    yield from _told(compared)
    yield from _overlaps(compared)
    yield Heading("Ind og ud", 1, "stream")
    yield _stream(compared)
    yield Heading("Hvem der kom, og hvad det gjaldt", 1, "persons")
    yield _persons(compared)
    for comparison in compared.comparisons:
        yield from _compared(compared, comparison)
    yield Heading(f"Prognose for {compared.today.year}", 1, "outlook")
    yield Paragraph(outlook_sentence(compared.outlook, compared.today, compared.this_year.undecided), "figures")


def outlook_sentence(found: Outlook | None, today: date, undecided: int) -> str:
    """The forecast with its spread, what it is judged by, and what it leaves out: `undecided` of the year so far."""
    if found is None:
        return "Der er for få hele måneder til en prognose: der skal være mindst tre."
    number = counted(found.so_far, "henvendelse", "henvendelser")
    left_out = ""
    if undecided:
        they = "den" if undecided == 1 else "de"
        cases = counted(undecided, "sag", "sager")
        left_out = f" {cases} er der ikke taget stilling til; {they} er ikke regnet med."
    return (
        f"Til og med {danish_day(today)} er der {number} i {today.year}, der indgår i statistikken.{left_out}"
        f" Fortsætter året som de seneste {counted(found.based_on, 'måned', 'måneder')}, bliver det til"
        f" omkring {found.middle}; fire ud af fem sådanne år ender mellem {found.low} og {found.high}."
    )


def _told(compared: Compared) -> Iterator[Paragraph]:
    """Each period against the one before it; a break of the complaint share is told as such, and as nothing else."""
    names = [_quoted(period, compared.today) for period in compared.periods]
    for place, (before, after) in enumerate(pairwise(compared.figures)):
        found = next(breaks((before, after)), None)
        told = (
            than_before(before, after, names[place], names[place + 1]),
            sudden(*found.shares) if found else share_than_before(before, after, names[place], names[place + 1]),
        )
        text = " ".join(filter(None, told))
        if text:
            yield Paragraph(text, "figures")


def _overlaps(compared: Compared) -> Iterator[Paragraph]:
    """Periods that hold the same days: what was received then is counted in both."""
    for one, other in combinations(compared.periods, 2):
        first = max(one.first, other.first)
        last = min(one.until(compared.today), other.until(compared.today))
        if first <= last:
            both = " og ".join(_quoted(period, compared.today) for period in (one, other))
            days = f"{danish_day(first)} – {danish_day(last)}"
            yield Paragraph(f"{capitalised(both)} har dage fælles, {days}: de er talt med i begge.", "note")


def _quoted(period: Period, today: date) -> str:
    """A period within a sentence; a name stands in marks, as hers."""
    return f"»{period.name}«" if period.name else f"perioden {period_title(period, today)}"


def _counts(compared: Compared) -> TableBlock:
    lines: dict[str, list[Cell]] = {
        "Registreret": [figures.registered for figures in compared.figures],
        "Udgår": [figures.excluded for figures in compared.figures],
        "Ikke taget stilling til": [figures.undecided for figures in compared.figures],
        "Indgår i statistikken": [figures.counted for figures in compared.figures],
        "Måneder": [_rounded(figures.months, 2) for figures in compared.figures],
        "Indgår pr. måned": [_rounded(figures.per_month, 1) for figures in compared.figures],
        "Konsulentbistand": [figures.consultations for figures in compared.figures],
    }
    return _side_by_side(compared, "counts", "Henvendelser i hver periode", lines)


def _stream(compared: Compared) -> TableBlock:
    lines: dict[str, list[Cell]] = {
        "Åbne ved periodens start": [one.open_before for one in compared.bridges],
        "Nye": [one.received for one in compared.bridges],
        "Lukkede": [one.closed for one in compared.bridges],
        "Åbne ved periodens slutning": [one.open_after for one in compared.bridges],
    }
    notes = (
        "Åbne ved starten og nye, fratrukket lukkede, er åbne ved slutningen.",
        "Alle henvendelser, også dem der udgår. En genåbnet henvendelse er åben, fra den kom ind.",
    )
    return _side_by_side(compared, "stream", "Åbne, nye og lukkede", lines, *notes)


def _persons(compared: Compared) -> TableBlock:
    lines: dict[str, list[Cell]] = {
        "Henvendelser, der indgår": [one.inquiries for one in compared.touched],
        "Kendte borgere bag dem": [one.persons for one in compared.touched],
        "Henvendelser uden kendt borger": [one.unknown for one in compared.touched],
        "Temaer, de berører": [one.themes for one in compared.touched],
    }
    note = "En henvendelse tælles under ét tema i tabellerne; her tælles også dens øvrige temaer."
    return _side_by_side(compared, "persons", "Borgere, henvendelser og temaer", lines, note)


def _side_by_side(compared: Compared, key: str, caption: str, lines: dict[str, list[Cell]], *notes: str) -> TableBlock:
    columns = (
        Column("", "name"),
        *(Column(period_title(period, compared.today), "count", period.own_name) for period in compared.periods),
    )
    rows = tuple((name, *cells) for name, cells in lines.items())
    return TableBlock(key, 0, caption, columns, rows, None, tuple(_worded(columns, row) for row in rows), notes)


def _compared(compared: Compared, comparison: Comparison) -> Iterator[Block]:
    if not comparison.rows and not comparison.unmapped:
        return
    spec = comparison.spec
    yield Heading(f"{spec.brief}, {NAMES[comparison.names]}", 1, f"table {spec.number}")
    columns = (
        Column("", "name"),
        *(
            Column(f"{period_title(period, compared.today)}: {what}", measure, period.own_name)
            for what, measure in SHOWN
            for period in compared.periods
        ),
    )
    rows = tuple(_cells(row) for row in (*comparison.rows, *comparison.unmapped))
    notes = [
        f"Pr. måned: antal delt med periodens måneder ({', '.join(month_count(one.months) for one in compared.figures)})."
    ]
    notes += _not_converted(compared, comparison)
    total = _cells(comparison.total)
    worded = tuple(_worded(columns, row) for row in (*rows, total))
    yield TableBlock(f"compared {spec.number}", 0, spec.title, columns, rows, total, worded, tuple(notes))


def _not_converted(compared: Compared, comparison: Comparison) -> Iterator[str]:
    """What the mapping does not lead into the newest organisation, with how many it is, by why."""
    titles = [period_title(period, compared.today) for period in compared.periods]
    for parted, why in (
        (False, "kataloget ikke siger, hvad de blev til"),
        (True, "det, der hed sådan, ikke blev til ét og det samme"),
    ):
        lost = [row for row in comparison.unmapped if (row.name in comparison.parted) == parted]
        if lost:
            yield f"Kan ikke omregnes, fordi {why}: {', '.join(_with_numbers(row, titles) for row in lost)}."


def _with_numbers(row: ComparedRow, titles: Sequence[str]) -> str:
    """Its name and how many there are in each period that has it: »Diverse (63 i Vikarperioden)«."""
    numbers = (
        f"{cell.number} i {title}" for cell, title in zip(row.cells, titles, strict=True) if cell and cell.number
    )
    return f"{row.name} ({', '.join(numbers)})"


def _cells(row: ComparedRow) -> tuple[Cell, ...]:
    """The same measure of every period stands together: periods are side by side however few columns there is room for."""
    numbers = [(cell.number, cell.per_month, cell.percent) if cell else (None, None, None) for cell in row.cells]
    return (row.name, *(cell for measure in zip(*numbers, strict=True) for cell in measure))


def _rounded(value: Fraction | None, digits: int) -> Cell:
    """A number as it is written, which is still one: a whole one as such."""
    if value is None:
        return None
    written = Fraction(half_up(value, digits))
    return int(written) if written.denominator == 1 else written


def _worded(columns: Sequence[Column], row: Sequence[Cell]) -> str:
    told = (
        f"{column.name} {_said(column, cell)}{' %' if column.measure == 'percent' else ''}"
        for column, cell in zip(columns[1:], row[1:], strict=True)
        if cell is not None
    )
    return f"{row[0]}: {', '.join(told)}"


def _said(column: Column, cell: Cell) -> str:
    if not isinstance(cell, Fraction):
        return str(cell)
    return one_decimal(cell) if column.measure == "days" else decimal_comma(cell, column.decimals)


def period_title(period: Period, today: date) -> str:
    """Its name, or its days."""
    return period.name or f"{danish_day(period.first)} – {danish_day(period.until(today))}"
