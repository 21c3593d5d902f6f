"""Below which count a table for others leaves counts out: what she chose last, also after a restart."""

from __future__ import annotations

from borgerraad_tui.errors import RuleBroken
from borgerraad_tui.statistics.suppression import LEAST_LIMIT, LIMIT
from borgerraad_tui.store.settings import SMALL_COUNTS
from borgerraad_tui.tui.office import Office

HIGHEST = 1000


def small_limit(office: Office) -> int:
    """The limit that stands in the form to begin with, and that a table is shown by."""
    return int(office.register.settings.get(SMALL_COUNTS, str(LIMIT)))


def remember_limit(office: Office, limit: int) -> None:
    """Use it from now on."""
    office.register.settings.set(SMALL_COUNTS, str(limit))


def read_limit(text: str) -> int:
    """A limit as it was typed; RuleBroken when it is none."""
    typed = text.strip()
    if not (typed.isascii() and typed.isdigit() and LEAST_LIMIT <= int(typed[:9]) <= HIGHEST):
        raise RuleBroken(f"Skriv et helt tal fra {LEAST_LIMIT} til {HIGHEST}: mindre antal udelades.", "limit")
    return int(typed)
