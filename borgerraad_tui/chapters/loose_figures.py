"""Figures in her own words that stand in no table and no sentence beside them: to be pointed out, never refused."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from borgerraad_tui.chapters.blocks import Block
from borgerraad_tui.chapters.held_figures import (
    FIGURE,
    PAIR,
    Figure,
    Held,
    changes_in,
    complaints_in,
    held_by,
    plain,
    read,
    sentences,
)


def loose_figures(text: str, blocks: Iterable[Block]) -> list[str]:
    """The figures of a text, as they are written, that the blocks do not hold; each once.

    A percentage is only held by a percentage. In a sentence that names one row, that row must hold them; »a af b« stands in one
    row with its total, or in the sentences; how many are complaints, and how many percent more or fewer, is held by what says so.
    Days, years and references (§ 11, tabel 3, s. 12) are no figures.
    """
    held = held_by(blocks)
    found = (each for sentence in sentences(text) for each in _loose(plain(sentence), _about(sentence, held)))
    return list(dict.fromkeys(found))


def told(figures: Iterable[str]) -> str:
    """They are told in one sentence; nothing where there are none."""
    named = " og ".join(", ".join(figures).rsplit(", ", 1))
    return f"{named} står ikke i tallene." if named else ""


def _about(sentence: str, held: Sequence[Held]) -> Sequence[Held]:
    """What a sentence is held against: the one row it names and what is about all rows, or everything."""
    named = {name for each in held for name in each.names if name in sentence}
    if len(named) != 1:
        return held
    return [each for each in held if not each.names or named <= each.names]


def _loose(said: str, held: Sequence[Held]) -> Iterator[str]:
    stands = {figure for each in held for figure in each.figures}
    single = [found[0] for found in re.finditer(FIGURE, said) if not _among(read(found[0]), stands)]
    yield from single
    if not single:
        yield from _not_together(said, held)


def _among(figure: Figure, stands: set[Figure]) -> bool:
    """A count may be said of a percentage, but a percentage is no count."""
    return figure in stands or (not figure.percent and figure._replace(percent=True) in stands)


def _not_together(said: str, held: Sequence[Held]) -> Iterator[str]:
    """What is said of figures that stand, but not so."""
    told_together = frozenset(figure for each in held if each.told for figure in each.figures)
    together = [told_together, *(each.figures for each in held)]
    for found in PAIR.finditer(said):
        pair = {read(found["part"]), read(found["whole"])}
        if not any(pair <= figures for figures in together):
            yield found[0]
    complaints = {figure for each in held for figure in each.complaints}
    for words, either in complaints_in(said):
        known = any(each.percent == figure.percent for each in complaints for figure in either)
        if known and not either & complaints:
            yield words
    changes = {change for each in held for change in each.changes}
    yield from (words for words, change in changes_in(said) if change not in changes)
