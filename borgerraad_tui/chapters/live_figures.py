"""Figures she puts into a text by name, {klager}: they are filled in when it is printed, and can never go stale."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from borgerraad_tui.statistics.numbers import in_words, one_decimal
from borgerraad_tui.statistics.table import percent

if TYPE_CHECKING:
    from borgerraad_tui.statistics.report import Figures

UNKNOWN = "–"
"""Printed of a figure that a period does not have: a share of nothing, the average of no month."""
LIVE: Mapping[str, tuple[str, Callable[[Figures], str]]] = {
    "registreret": ("alle registrerede henvendelser", lambda figures: str(figures.registered)),
    "udgår": ("henvendelser, der udgår", lambda figures: str(figures.excluded)),
    "indgår": ("henvendelser, der er talt med", lambda figures: str(figures.counted)),
    "klager": ("klager", lambda figures: str(figures.complaints)),
    "andre": ("andre henvendelser", lambda figures: str(figures.others)),
    "klageandel": ("klagernes andel, fx 54 %", lambda figures: _share(figures)),
    "pr. måned": ("henvendelser om måneden, fx 22,2", lambda figures: _monthly(figures, one_decimal)),
    "om måneden": ("det samme i ord, fx godt 22", lambda figures: _monthly(figures, in_words)),
    "konsulentbistand": ("intern konsulentbistand", lambda figures: str(figures.consultations)),
}
"""Each name with what it stands for, and how it is written."""
NAMED = re.compile(r"\{([^{}\n]{1,40})\}")
HINT = "Tal, der følger med: " + ", ".join(f"{{{name}}}" for name in LIVE)


def filled(text: str, figures: Figures) -> str:
    """The text with each named figure of a period in its place; what is no figure stays as it is written."""

    def written(found: re.Match[str]) -> str:
        live = LIVE.get(_name(found))
        return live[1](figures) if live else found[0]

    return NAMED.sub(written, text)


def not_live(text: str, *, of_part: bool) -> str:
    """What in a text will not be filled in, in a sentence; a chapter's own text belongs to no one period."""
    names = [found[0] for found in NAMED.finditer(text) if not of_part or _name(found) not in LIVE]
    if not names:
        return ""
    told = ", ".join(dict.fromkeys(names))
    if not of_part:
        return f"{told} bliver kun til tal i en tekst til en delperiode."
    return f"{told} kendes ikke. {HINT}."


def _name(found: re.Match[str]) -> str:
    return " ".join(found[1].casefold().split())


def _share(figures: Figures) -> str:
    share = percent(figures.complaints, figures.counted)
    return UNKNOWN if share is None else f"{share} %"


def _monthly(figures: Figures, written: Callable[..., str]) -> str:
    return UNKNOWN if figures.per_month is None else written(figures.per_month)
