"""Reading for the tables after the nine."""

from __future__ import annotations

from datetime import date

from borgerraad_tui.statistics.further import Further, count_further
from borgerraad_tui.statistics.report import Figures
from borgerraad_tui.store.findings import finding_counts
from borgerraad_tui.store.register import Register
from borgerraad_tui.store.requests import service_terms
from borgerraad_tui.store.waits import read_waits


def read_further(register: Register, figures: Figures) -> Further:
    """The further tables of the period whose figures these are; without a first day, of all until its last."""
    engine, first, last = register.engine, figures.first or date.min, figures.last
    return count_further(
        finding_counts(engine, first, last),
        read_waits(engine, register.catalogue, first, last, figures.today),
        service_terms(register.engine, figures.today).reply,
        register.catalogue,
        min(last, figures.today),
    )
