"""Her reasons for erasing or for keeping stay when all else is gone: they must not tell of whom they are."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from borgerraad_tui.domain.words import words_of
from borgerraad_tui.errors import RuleBroken
from borgerraad_tui.store.engine import Engine
from borgerraad_tui.store.safekeeping.traces import LONG_NAME, names_somebody

SHORTEST_NAME: Final = 3
"""Letters of a word that may be part of a name."""
CITIZENS: Final = "SELECT DISTINCT citizen FROM inquiry WHERE citizen <> ''"
TELLING: Final = "Grunden bliver stående og må ikke røbe, hvem det er. Skriv den uden navn, telefon og mail."


def refuse_telling(engine: Engine, reason: str, field: str, known_by: Iterable[str] = ()) -> None:
    """RuleBroken where a reason tells of any of `known_by`, or names any citizen of the register in full, in whatever order."""
    known = tuple(known_by)
    said = {word for word in words_of(reason) if len(word) >= SHORTEST_NAME}
    if names_somebody(reason, known) or any(said.intersection(words_of(text)) for text in known):
        raise RuleBroken(TELLING, field)
    every = set(words_of(reason))
    for (citizen,) in engine.rows(CITIZENS) if len(every) >= LONG_NAME else ():
        name = set(words_of(citizen))
        if len(name) >= LONG_NAME and name <= every and name & said:
            raise RuleBroken(TELLING, field)
