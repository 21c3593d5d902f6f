"""A report as lines: its sub-periods with every piece, the days between them, and its chapters, each with what it would print."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from typing import Literal
from zlib import crc32

from borgerraad_tui.chapters.blocks import Block, Paragraph
from borgerraad_tui.chapters.live_figures import filled, not_live
from borgerraad_tui.chapters.loose_figures import loose_figures, told
from borgerraad_tui.chapters.own_words import pointed_at
from borgerraad_tui.chapters.parts import PIECES, Material, Piece, part_blocks
from borgerraad_tui.chapters.plan import ReportPlan, Span, gap_told, read_plan
from borgerraad_tui.chapters.whole import CHAPTERS, STATISTICS, Chapter, Reading, material
from borgerraad_tui.domain.report import ReportBlock, ReportPart
from borgerraad_tui.errors import RuleBroken
from borgerraad_tui.store.examples import Scanner
from borgerraad_tui.store.kinds import REPORT_PART
from borgerraad_tui.store.register import Register

GAP = "gap"
"""What stands in place of a piece's key for the days before a part."""
OWNER_BITS = 32


@dataclass(frozen=True, slots=True)
class OutlineLine:
    """One line. `key` is its own in the file, whatever version of the program shows it; `title` is what the screen calls it.

    `part` is the one it belongs to, or, of a gap, the one that follows; chapters have none. `said` is what she has chosen and
    written, None for what is as proposed.
    """

    key: int
    what: Literal["part", "gap", "piece", "chapter"]
    title: str
    part: ReportPart | None = None
    block: str = ""
    said: ReportBlock | None = None
    proposed: bool = True
    gap: Span | None = None

    @property
    def chosen(self) -> bool:
        """Whether it can be in or not, and have a text."""
        return self.what in ("piece", "chapter")

    @property
    def included(self) -> bool:
        """Whether it is in."""
        return self.said.included if self.said else self.proposed

    @property
    def text(self) -> str:
        """Her own text beside it."""
        return self.said.text if self.said else ""


class Outline:
    """One report's lines. What is counted for a sub-period is counted once, when the first of its lines is looked at."""

    def __init__(self, register: Register, plan: ReportPlan) -> None:
        self.plan = plan
        self._register = register
        self._reading = Reading(register, plan)
        self._scanner = cache(lambda: Scanner(register))
        self._counted: dict[int, Material] = {}
        self._figures: dict[int, list[Block]] = {}
        self.lines: Sequence[OutlineLine] = tuple(self._lines())

    def line(self, key: int) -> OutlineLine | None:
        """The line with a key."""
        return next((line for line in self.lines if line.key == key), None)

    @property
    def statistics_included(self) -> bool:
        """Whether the sub-periods are printed at all."""
        return all(line.included for line in self.lines if (line.what, line.block) == ("chapter", STATISTICS))

    def printed(self, line: OutlineLine) -> list[Block]:
        """What the line prints of its own, whether it is in or not."""
        return list(self._built(line))

    def blocks(self, line: OutlineLine) -> list[Block]:
        """The same with her own text last."""
        if not line.text:
            return self.printed(line)
        text = filled(line.text, self._material(line.part).figures) if line.part else line.text
        return [*self._built(line), Paragraph(text, "own")]

    def loose(self, line: OutlineLine, text: str) -> list[str]:
        """The figures of a text beside the line that do not stand in what it prints, or, beside a chapter, in no part."""
        return loose_figures(text, self._beside(line)) if text else []

    def doubt(self, line: OutlineLine, text: str) -> str:
        """What is worth another look in a text beside the line: figures that stand nowhere or have no name, and who is named."""
        if not text:
            return ""
        not_filled = not_live(text, of_part=line.part is not None)
        return " ".join(filter(None, (told(self.loose(line, text)), not_filled, pointed_at(self._scanner(), text))))

    def doubts(self) -> Iterator[str]:
        """What is worth another look before it is published, a sentence each: days in no part, and doubts of texts."""
        for line in self.lines:
            if line.what == "gap":
                yield line.title
            elif line.included and (doubt := self.doubt(line, line.text)):
                where = f" ({line.part.title})" if line.part else ""
                yield f"Teksten til {line.title}{where}: {doubt}"

    def _lines(self) -> Iterator[OutlineLine]:
        gaps = {last + timedelta(days=1): (first, last) for first, last in self.plan.gaps()}
        for part in self.plan.parts:
            gap = gaps.pop(part.first, None)
            if gap is not None:
                yield OutlineLine(line_key(GAP, part), "gap", gap_told(*gap), part, gap=gap)
            yield OutlineLine(line_key("", part), "part", part.title, part)
            chosen = self.plan.chosen.get(part.id, {})
            for piece in PIECES:
                said = chosen.get(piece.key)
                yield OutlineLine(
                    line_key(piece.key, part), "piece", piece.title, part, piece.key, said, piece.proposed
                )
        of_report = self.plan.chosen.get(None, {})
        for chapter in CHAPTERS:
            key = line_key(chapter.key, report=self.plan.report.id or 0)
            yield OutlineLine(key, "chapter", chapter.title, None, chapter.key, of_report.get(chapter.key))

    def _built(self, line: OutlineLine) -> Iterator[Block]:
        if line.what == "gap":
            yield Paragraph(line.title, "note")
        elif line.part is None:
            yield from _chapter(line.block).build(self._reading)
        elif line.what == "part":
            yield from part_blocks(self._material(line.part), self.plan.chosen.get(line.part.id, {}))
        else:
            yield from _piece(line.block).build(self._material(line.part))

    def _beside(self, line: OutlineLine) -> list[Block]:
        """What the line prints itself; beside a chapter, every piece of all parts, in or not."""
        if line.part is not None:
            return self.printed(line)
        return [block for part in self.plan.parts for block in self._pieces(part)]

    def _pieces(self, part: ReportPart) -> list[Block]:
        identifier = part.id or 0
        if identifier not in self._figures:
            counted = self._material(part)
            self._figures[identifier] = [block for piece in PIECES for block in piece.build(counted)]
        return self._figures[identifier]

    def _material(self, part: ReportPart) -> Material:
        identifier = part.id or 0
        if identifier not in self._counted:
            self._counted[identifier] = material(self._register, part)
        return self._counted[identifier]


def line_key(block: str, part: ReportPart | None = None, report: int = 0) -> int:
    """The key of a line of a part, or of a chapter of a report: rows of the list and drafts of texts are known by it."""
    named = crc32(block.encode())
    return (part.id or 0) << OWNER_BITS | named if part else -(report << OWNER_BITS | named)


def outline_at(register: Register, key: int) -> tuple[Outline, OutlineLine]:
    """The line with a key, and the outline it stands in; RuleBroken when an undo has taken it away."""
    owner = abs(key) >> OWNER_BITS
    report = register.records(REPORT_PART).get(owner).report if key > 0 else owner
    outline = Outline(register, read_plan(register, report))
    line = outline.line(key)
    if line is None:
        raise RuleBroken("Det står ikke længere i beretningen. Se efter i Beretning (6).")
    return outline, line


def _piece(key: str) -> Piece:
    return next(piece for piece in PIECES if piece.key == key)


def _chapter(key: str) -> Chapter:
    return next(chapter for chapter in CHAPTERS if chapter.key == key)
