"""Examples worth telling: a case in words that point at nobody, and what was looked at before it may go into a report."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Final, Self

from borgerraad_tui.domain.dates import danish_day
from borgerraad_tui.domain.model import Line, Record, Text
from borgerraad_tui.errors import RuleBroken

if TYPE_CHECKING:
    from borgerraad_tui.domain.identifiers import (
        Finding,
    )  # its expressions are compiled when something is looked through


NEVER_STANDS: Final = frozenset({"cpr"})
"""Kinds of finding that no reason lets stand."""
NAMES_ONE: Final[Mapping[str, str]] = {
    "name": "borgmesterens navn, kendt af alle", "phone": "kommunens hovednummer", "mail": "forvaltningens fælles postkasse",
    "address": "rådhusets adresse", "case": "en offentliggjort afgørelse",
}  # fmt: skip
"""Kinds of finding that point at one person by themselves: why one may stand is written down, as for instance that."""

POINTS_AT_ONE: Final = NEVER_STANDS.union(NAMES_ONE)
"""Kinds of finding that point at one person by themselves, whether or not they may stand."""


class Example(Record):
    """One inquiry or consultation told anonymously; `cleared` is the day every finding was settled and it may be handed on."""

    inquiry: int | None = None
    consultation: int | None = None
    marked: date
    title: Line = ""
    text: Text = ""
    cleared: date | None = None

    def retold(self, title: str, text: str) -> Self:
        """A copy in other words; other words are not cleared."""
        told = self.edit(title=title, text=text)
        same = (told.title, told.text) == (self.title, self.text)
        return told if same else told.edit(cleared=None)

    def clear(self, today: date, findings: Iterable[Finding], settled: Iterable[Settlement]) -> Self:
        """A copy that may be handed on; RuleBroken while it has no text or a finding is open, and when it may be already."""
        self._refuse_open(findings, settled)
        if self.cleared is not None:
            day = danish_day(self.cleared)
            raise RuleBroken(
                f"{self._called()} er frigivet allerede, {day}. Det tages tilbage, når teksten skrives om (Enter)."
            )
        return self.edit(cleared=today)

    def handed_on(self, findings: Iterable[Finding], settled: Iterable[Settlement]) -> Self:
        """This example, for a report; RuleBroken unless it is cleared and nothing found since then is open."""
        self._refuse_open(findings, settled)
        if self.cleared is None:
            raise RuleBroken(
                f"{self._called()} er ikke frigivet. Åbn det i Eksempler (5), og tryk f, når det må fortælles."
            )
        return self

    def _refuse_open(self, findings: Iterable[Finding], settled: Iterable[Settlement]) -> None:
        if not self.text:
            raise RuleBroken(f"{self._called()} mangler sin tekst. Tryk Enter, og skriv den.", "text")
        left = open_findings(findings, settled)
        if left:
            number = f"{len(left)} fund"
            first = left[0]
            otherwise = "." if first.kind in NEVER_STANDS else ", eller lad det stå (l)."
            raise RuleBroken(
                f"{self._called()} kan ikke gives videre: {number} mangler at blive afklaret, først »{first.words[:60]}«."
                f" Skriv det om (Enter){otherwise}",
                "text",
            )

    def _called(self) -> str:
        return f"Eksemplet »{self.title[:40]}«" if self.title else "Eksemplet"


class Settlement(Record):
    """A finding of the program's that she has looked at and let stand, with the words it was about."""

    example: int
    kind: str
    words: Line
    reason: Line = ""

    def checked(self) -> Self:
        """This settlement; RuleBroken for what may never stand, and while what names one person has no reason to."""
        refuse_never(self.kind, self.words)
        if self.kind in NAMES_ONE and not self.reason:
            raise RuleBroken(f"Skriv, hvorfor det må stå, fx: {NAMES_ONE[self.kind]}.", "reason")
        return self


def refuse_never(kind: str, words: str) -> None:
    """RuleBroken for what no reason lets stand."""
    if kind in NEVER_STANDS:
        raise RuleBroken(f"»{words[:60]}« ligner et CPR-nummer og må aldrig stå. Slet det i teksten (Enter).")


def open_findings(findings: Iterable[Finding], settled: Iterable[Settlement]) -> list[Finding]:
    """The findings she has not let stand, and those that never may; other words are another finding."""
    stands = {(each.kind, each.words) for each in settled if each.kind not in NEVER_STANDS}
    return [finding for finding in findings if (finding.kind, finding.words) not in stands]
