"""The rules of reports and their sub-periods; each broken one is a Danish sentence that says what to do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from borgerraad_tui.domain.dates import danish_day
from borgerraad_tui.domain.report import Report, ReportPart
from borgerraad_tui.domain.rules import Broken, raise_first
from borgerraad_tui.domain.text import fold
from borgerraad_tui.errors import RuleBroken


def check_report(report: Report, others: Sequence[Report]) -> None:
    """A report's title is its own; RuleBroken names the other one."""
    named = next((other for other in others if fold(other.title) == fold(report.title) and other.id != report.id), None)
    if named is not None:
        raise RuleBroken(f"Der er allerede en beretning med titlen »{named.title}«. Vælg en anden titel.", "title")


def check_part(part: ReportPart, others: Sequence[ReportPart]) -> None:
    """A day belongs to one sub-period of a report at most: RuleBroken for the first that two would count."""
    raise_first(_overlaps(part, others))


def check_unpublished(report: Report) -> None:
    """What was published stands; RuleBroken tells since when."""
    if report.published is not None:
        raise RuleBroken(
            f"Beretningen er offentliggjort {danish_day(report.published)}, og det, der står i den, kan ikke ændres."
            " Tryk n for at lave en ny."
        )


def check_published(report: Report) -> None:
    """Nothing stands of a report that is being written; RuleBroken says how it is published."""
    if report.published is None:
        raise RuleBroken(
            "Beretningen er ikke offentliggjort, så intet ligger fast endnu. Tryk f i Beretning (6) for at offentliggøre den."
        )


def check_not_last(parts: Sequence[ReportPart]) -> None:
    """A report has a sub-period; RuleBroken when the only one is to go."""
    if len(parts) < 2:
        raise RuleBroken("Beretningen har kun den ene delperiode. Tilføj en anden (a), før du fjerner den.")


def _overlaps(part: ReportPart, others: Sequence[ReportPart]) -> Iterator[Broken]:
    for other in others:
        first, last = max(part.first, other.first), min(part.last, other.last)
        if other.id != part.id and first <= last:
            days = danish_day(first) if first == last else f"{danish_day(first)} – {danish_day(last)}"
            named = f"»{other.name}« " if other.name else ""
            yield Broken(
                "first" if part.first == first and part.first > other.first else "last",
                f"{days} ligger også i delperioden {named}({danish_day(other.first)} – {danish_day(other.last)}) og ville blive"
                " talt to gange. Ret en af de to datoer.",
            )
