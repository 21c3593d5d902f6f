"""The tables after the nine as blocks: outcomes beside the main one, waits, and whether the service level was kept."""

from __future__ import annotations

from collections.abc import Iterator

from borgerraad_tui.chapters import sentences
from borgerraad_tui.chapters.blocks import Block, Cell, Column, Paragraph, TableBlock
from borgerraad_tui.chapters.tables import ROWS
from borgerraad_tui.statistics.findings import FINDINGS, FINDINGS_BASIS, FINDINGS_TITLE, FindingTable
from borgerraad_tui.statistics.further import Further
from borgerraad_tui.statistics.further_wording import kept, waited
from borgerraad_tui.statistics.promptness import PROMPTNESS, PromptRow, PromptTable
from borgerraad_tui.statistics.waits import QUESTIONS, WaitRow, WaitTable

AREA = Column(ROWS["directorate"], "name")
PROMPT_COLUMNS = (
    AREA, Column("I tide", "count"), Column("For sent", "count"), Column("Endnu ikke forfaldne", "count"),
    Column("Opgivet inden fristen", "count"), Column("Andel i tide", "percent"),
)  # fmt: skip
NOTHING = "I perioden er der ingen {}."


def finding_blocks(further: Further) -> Iterator[Block]:
    """Outcomes beside those that inquiries are counted under."""
    table = further.findings
    if not table.total.count:
        yield Paragraph(NOTHING.format("mærker ud over udfaldene"), "figures")
        return
    yield Paragraph(sentences.marked(table), "figures")
    yield _findings(table)


def wait_blocks(further: Further, number: int) -> Iterator[Block]:
    """One of the four clocks, by its table's number."""
    table = next(table for table in further.waits if table.spec.number == number)
    if not table.total.count:
        yield Paragraph(NOTHING.format(table.spec.among[1]), "figures")
        return
    if said := sentences.waited_half(table):
        yield Paragraph(said, "figures")
    yield _waits(table)


def promptness_blocks(further: Further) -> Iterator[Block]:
    """First replies beside the service level."""
    table = further.promptness
    if not table.total.count:
        yield Paragraph(NOTHING.format(QUESTIONS[1]), "figures")
        return
    yield Paragraph(sentences.service_level(table), "figures")
    yield _promptness(table)


def _findings(table: FindingTable) -> TableBlock:
    return TableBlock(
        key=f"table {FINDINGS}",
        number=FINDINGS,
        caption=FINDINGS_TITLE,
        columns=(Column(ROWS["outcome"], "name"), Column("Antal", "count")),
        rows=tuple((row.name, row.count) for row in table.printed),
        total=(table.total.name, table.total.count),
        worded=tuple(f"{row.name} {row.count}" for row in (*table.printed, table.total)),
        notes=(FINDINGS_BASIS,),
    )


def _waits(table: WaitTable) -> TableBlock:
    spec = table.spec
    # days of one decimal at most stand in one column, whole days among them
    days = (Column(name, "days") for name in ("Median", "90. percentil", "Længst"))
    return TableBlock(
        key=f"table {spec.number}",
        number=spec.number,
        caption=spec.title,
        columns=(AREA, Column("Antal", "count"), Column(spec.without.capitalize(), "count"), *days),
        rows=tuple(map(_wait_cells, table.printed)),
        total=_wait_cells(table.total),
        worded=tuple(waited(spec, row) for row in (*table.printed, table.total)),
        notes=tuple(_wait_notes(table)),
    )


def _wait_cells(row: WaitRow) -> tuple[Cell, ...]:
    return row.name, row.count, row.without, row.median, row.ninety, row.longest


def _wait_notes(table: WaitTable) -> Iterator[str]:
    without = table.spec.without
    yield "Alle kalenderens dage tælles."
    if table.total.without:
        alone = table.total.without == 1
        who, longest = ("Den ene", "den") if alone else (f"De {table.total.without}", "de")
        yield f"{who} {without} er regnet med som {longest} længste."
    if any(None in (row.median, row.ninety) for row in (*table.printed, table.total)):
        yield f"Hvor medianen eller 90. percentil ikke er angivet, ligger den blandt dem {without}."
    if areas := ", ".join(row.name for row in table.printed if row.longest_without):
        yield f"Den længste er {without} i: {areas}."


def _promptness(table: PromptTable) -> TableBlock:
    return TableBlock(
        key=f"table {PROMPTNESS}",
        number=PROMPTNESS,
        caption=table.title,
        columns=PROMPT_COLUMNS,
        rows=tuple(map(_prompt_cells, table.printed)),
        total=_prompt_cells(table.total),
        worded=tuple(kept(row) for row in (*table.printed, table.total)),
        notes=("Andelen er af dem, der er besvaret, eller hvis frist er udløbet. Alle kalenderens dage tælles.",),
    )


def _prompt_cells(row: PromptRow) -> tuple[Cell, ...]:
    return row.name, row.in_time, row.late, row.not_due, row.given_up, row.percent
