"""What looks like a CPR number in a text: shown without its last digits, and taken out of the text."""

from __future__ import annotations

import re

from borgerraad_tui.domain.identifier_forms import CPR

REMOVED = "[fjernet]"
"""What stands in its place; no longer than the shortest, so that no text grows."""


def cpr_numbers(text: str) -> tuple[str, ...]:
    """What looks like one, each as 010190-xxxx, in the order of the text."""
    return tuple(f"{re.sub(r'[^0-9]', '', found[0])[:6]}-xxxx" for found in CPR.finditer(text))


def without_cpr(text: str) -> str:
    """The text with a mark where each stood."""
    return CPR.sub(REMOVED, text)
