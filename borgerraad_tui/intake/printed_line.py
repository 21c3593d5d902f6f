"""One printed row as it is typed by hand: its figures in a line, as they stand in print."""

from __future__ import annotations

import re
from collections.abc import Sequence

from borgerraad_tui.domain.text import clean_line, counted, quoted
from borgerraad_tui.errors import RuleBroken
from borgerraad_tui.intake.printed import LARGEST
from borgerraad_tui.statistics.printed import MEASURES, Measure, PrintedRow
from borgerraad_tui.statistics.table import TableSpec

SIGNS = r"%|[-−–]?[0-9]+(?:[.,][0-9]+)*|[^\s0-9%]+?(?=[-−–]?[0-9]|[\s%]|$)"
THOUSANDS = r"[0-9]{1,3}(?:\.[0-9]{3})+"
AROUND = "()-–—,;:/|"
FILLING = frozenset({"", "henvendelse", "henvendelser", "sag", "sager", "klage", "klager", "er", "udgør"})
"""What stands between the figures in print, and means nothing here."""
OF_THEM = frozenset({"heraf", "hvoraf"})
"""What stands before the complaints among them."""


def columns_of(spec: TableSpec) -> Sequence[Measure]:
    """What the printed table has beside its names, from the left."""
    return ("count", "complaints", "percent") if spec.complaint_share else ("count", "percent")


def told_columns(spec: TableSpec) -> str:
    """The same in words: antal klager procent."""
    return " ".join(MEASURES[measure] for measure in columns_of(spec))


def read_line(name: str, text: str, spec: TableSpec) -> PrintedRow | None:
    """A row of what was typed, »47 40 %« or »42 sager - heraf 30 klager (71 %)«; None where nothing is printed.

    A figure before a percent sign is the percentage, one behind »heraf« the complaints; the others are read from the left.
    RuleBroken for anything else.
    """
    signs = re.findall(SIGNS, clean_line(text))
    found, numbers = _figures(signs, spec)
    free = [measure for measure in columns_of(spec) if measure not in found]
    if signs and not (found or numbers):
        raise RuleBroken(f"Her er ingen tal. {_wanted(spec)}")
    if len(numbers) > len(free):
        raise RuleBroken(_too_many(spec))
    found.update(zip(free, numbers, strict=False))
    return PrintedRow(name, found.get("count"), found.get("complaints"), found.get("percent")) if found else None


def line_of(row: PrintedRow) -> str:
    """A row as it is typed: »42 heraf 30 71 %«."""
    count = [] if row.count is None else [str(row.count)]
    complaints = [] if row.complaints is None else [f"heraf {row.complaints}"]
    percentage = [] if row.percent is None else [f"{row.percent} %"]
    return " ".join([*count, *complaints, *percentage])


def told_line(row: PrintedRow) -> str:
    """How a typed row is understood: »42, heraf 30 klager, 71 %«."""
    count = [] if row.count is None else [str(row.count)]
    complaints = [] if row.complaints is None else [f"heraf {counted(row.complaints, 'klage', 'klager')}"]
    percentage = [] if row.percent is None else [f"{row.percent} %"]
    return ", ".join([*count, *complaints, *percentage])


def read_one(text: str) -> int | None:
    """One figure alone, »118« or »1.118 henvendelser«; None where nothing is printed. RuleBroken for anything else."""
    line = clean_line(text)
    if not line:
        return None
    first, _, rest = line.partition(" ")
    if rest.casefold() not in FILLING:
        raise RuleBroken(f"{quoted(line)} er intet antal. Skriv ét helt tal, fx 118.")
    return _whole(first, "118")


def _figures(signs: Sequence[str], spec: TableSpec) -> tuple[dict[Measure, int], list[int]]:
    """The figures that are told by what stands beside them, and those that are not, from the left."""
    found: dict[Measure, int] = {}
    numbers: list[int] = []
    for before, sign in zip(("", *signs), signs, strict=False):
        word = sign.strip(AROUND).casefold()
        if sign == "%" and numbers and "percent" not in found:
            found["percent"] = numbers.pop()
        elif sign[-1].isdigit() and before.strip(AROUND).casefold() in OF_THEM:
            if "complaints" in found:
                raise RuleBroken(_too_many(spec))
            found["complaints"] = _number(sign, spec)
        elif sign[-1].isdigit():
            numbers.append(_number(sign, spec))
        elif word not in FILLING | OF_THEM:
            raise RuleBroken(f"{quoted(sign)} er intet tal. {_wanted(spec)}")
    return found, numbers


def _number(sign: str, spec: TableSpec) -> int:
    return _whole(sign, _example(spec))


def _whole(sign: str, example: str) -> int:
    plain = sign.replace(".", "") if re.fullmatch(THOUSANDS, sign) else sign
    if not (plain.isascii() and plain.isdigit()):
        raise RuleBroken(f"{quoted(sign)} er intet helt tal. Skriv det som i fx {example}.")
    if len(plain) > len(str(LARGEST)):
        raise RuleBroken(f"{quoted(sign)} er for stort til at stå i en beretning.")
    return int(plain)


def _too_many(spec: TableSpec) -> str:
    return f"Her er flere tal, end tabellen har. {_wanted(spec)}"


def _wanted(spec: TableSpec) -> str:
    return f"Skriv {told_columns(spec)}, fx {_example(spec)}."


def _example(spec: TableSpec) -> str:
    return "42 30 71 %" if spec.complaint_share else "47 40 %"
