"""Faults of a sheet, told with line, column, value and what would be accepted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from borgerraad_tui.domain.text import clean_line, near, quoted
from borgerraad_tui.errors import InputRefused

MOST_TOLD = 50
"""More faults than this are only counted: nobody mends them one by one."""


class Fault(NamedTuple):
    """One fault: the line of the sheet (1 is the first), the column's heading, the cell as it stands, and a Danish sentence."""

    line: int
    heading: str
    value: str
    text: str

    def told(self) -> str:
        """The fault as one line, its value quoted once."""
        value = quoted(self.value)
        place = self.heading if value in self.text or not self.value.strip() else f"{self.heading} {value}"
        return f"Linje {self.line}, {place}: {self.text}"


def expected(text: str, names: Sequence[str]) -> str:
    """What could have been meant, and what can stand here: Mente du »tema«? Her kan stå: tema, emne."""
    alike = [f"»{name}«" for name in near(clean_line(text[:200]), names)]
    meant = f"Mente du {' eller '.join(alike)}? " if alike else ""
    return f"{meant}Her kan stå: {', '.join(names) or 'ingenting'}."


def by_line(faults: Sequence[Fault], what: str) -> list[str]:
    """Each as one line, and at last how many more there are of `what`."""
    told = [fault.told() for fault in sorted(faults, key=lambda fault: fault.line)]
    return told if len(told) <= MOST_TOLD else [*told[:MOST_TOLD], f"… og {len(told) - MOST_TOLD} {what} mere."]


def refuse(name: str, faults: Sequence[Fault]) -> InputRefused:
    """The whole file refused, with its faults by line."""
    told = by_line(faults, "fejl")
    return InputRefused(f"Der er {len(faults)} fejl i {name}, så intet er læst ind. Ret arket, og prøv igen.", told)


def unreadable(name: str, why: str) -> InputRefused:
    """A file that is no sheet at all."""
    return InputRefused(f"Filen {name} kan ikke læses: {why}.")
