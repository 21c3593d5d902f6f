"""The line of a search: words, and filters among them as `område:V&S`. What cannot be read is told, and the rest still counts.

The line as it was typed is all there is of a search: saved, it is read anew each time.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Any, Final, TypeAlias

from borgerraad_tui.domain.catalogue import Catalogue, Entry
from borgerraad_tui.domain.dates import YEARS, danish_day, parse_day
from borgerraad_tui.domain.text import clean_line, fold, near, quoted
from borgerraad_tui.errors import RuleBroken

FILTERS: Final = (
    ("område:V&S", "direktørområdet: forkortelse eller navn"),
    ("tema:hjemmel", "temaet, også et øvrigt"),
    ("udfald:kritik", "udfaldet eller handlingen, også et fund ved siden af"),
    ("sted:gram", "stedet"),
    ("år:2021", "modtaget det år"),
    ("fra:1-8-2021", "modtaget den dag eller senere"),
    ("til:31-12-2021", "modtaget den dag eller før"),
    ("er:åben", "kun de åbne; er:lukket kun de lukkede"),
)
"""Each filter by an example, and what it means."""
TOGETHER: Final = 'Flere filtre virker sammen. Et navn med mellemrum: område:"børn og kultur".'

_TOKEN: Final = re.compile(r'(?<!\S)([^\W\d_]+):("[^"]*"?|\S*)')
_LISTS: Final[Mapping[str, tuple[str, ...]]] = {
    "område": ("directorate",),
    "tema": ("theme",),
    "udfald": ("outcome", "action"),
    "sted": ("place",),
}
_MOST_NAMED: Final = 8
"""Entries that are named where none was meant; of a longer list those that come near, or the first."""
_OPEN: Final = ("åben", "åbne", "åbent")
_CLOSED: Final = ("lukket", "lukkede")
_AS_TYPED: Final = (("æ", "ae", "ae"), ("ø", "oe", "o"), ("å", "aa", "a"))
"""A Danish letter, and how it is typed where there is no key for it."""


@dataclass(frozen=True, slots=True)
class Filters:
    """What a hit must be; entries are the file's numbers, several of one filter are either of them, and empty is any."""

    directorates: tuple[int, ...] = ()
    themes: tuple[int, ...] = ()
    outcomes: tuple[int, ...] = ()
    places: tuple[int, ...] = ()
    years: tuple[int, ...] = ()
    first: date | None = None
    last: date | None = None
    is_open: tuple[bool, ...] = ()


ANY: Final = Filters()
Reader: TypeAlias = Callable[[Filters, str, Catalogue, date], Filters]
"""Takes one value in; RuleBroken with what would be accepted."""


@dataclass(frozen=True, slots=True)
class SearchLine:
    """A line as it was understood: the words that are not filters, the filters, and a sentence for each that was not."""

    words: str = ""
    filters: Filters = ANY
    faults: tuple[str, ...] = ()


def read_search(text: str, catalogue: Catalogue, today: date) -> SearchLine:
    """Read a line; no text is an error."""
    line = clean_line(text)
    filters, faults = ANY, []
    for found in _TOKEN.finditer(line):
        name = _filter_named(found[1])
        if name:
            try:
                filters = _READERS[name](filters, found[2].strip('"').strip(), catalogue, today)
            except RuleBroken as fault:
                faults.append(fault.text)
    if filters.first and filters.last and filters.last < filters.first:
        faults.append(
            f"til:{danish_day(filters.last)} ligger før fra:{danish_day(filters.first)}. Byt om på de to datoer."
        )
    words = _TOKEN.sub(lambda found: "" if _filter_named(found[1]) else found[0], line)
    return SearchLine(" ".join(words.split()), filters, tuple(faults))


def _filter_named(word: str) -> str:
    return next((name for name in _READERS if _ways(word) & _ways(name)), "")


@lru_cache(maxsize=1024)
def _ways(text: str) -> frozenset[str]:
    """A text as it may be typed: letters and digits alone, Danish letters as they are, in two letters, or without their marks."""
    plain = "".join(sign for sign in fold(text) if sign.isalnum())
    pairs, bare = plain, plain
    for letter, pair, mark in _AS_TYPED:
        pairs, bare = pairs.replace(letter, pair), bare.replace(letter, mark)
    return frozenset((plain, pairs, bare))


def _entries(name: str, value: str, catalogue: Catalogue) -> tuple[int, ...]:
    """The entries a value means: those it names, else those it begins, else those with a word that it begins."""
    among = [entry for listing in _LISTS[name] for entry in catalogue.of(listing)]
    wanted = _ways(value) - {""}
    for fits in (_named, _begun, _begun_within):
        found = tuple(entry.id for entry in among if wanted and fits(entry, wanted))
        if found:
            return found
    known = list(dict.fromkeys(entry.brief for entry in among))
    some = known if len(known) <= _MOST_NAMED else near(value, known) or known[:_MOST_NAMED]
    told = f"{name}:{quoted(value)} kendes ikke." if value else f"Hvilket {name}?"
    raise RuleBroken(f"{told} Skriv {name}: og {'en af' if some is known else 'fx'} {', '.join(some)}.")


def _named(entry: Entry, wanted: frozenset[str]) -> bool:
    return any(wanted & _ways(text) for text in (entry.name, entry.short, entry.key))


def _begun(entry: Entry, wanted: frozenset[str]) -> bool:
    return _begins([entry.name, entry.short], wanted)


def _begun_within(entry: Entry, wanted: frozenset[str]) -> bool:
    return _begins(entry.name.split(), wanted)


def _begins(texts: Iterable[str], wanted: frozenset[str]) -> bool:
    return any(way.startswith(tuple(wanted)) for text in texts for way in _ways(text))


def _reader(name: str, field: str) -> Reader:
    """How a filter whose values are entries of a list is taken in."""

    def read(filters: Filters, value: str, catalogue: Catalogue, today: date) -> Filters:
        changed: dict[str, Any] = {field: _with(getattr(filters, field), _entries(name, value, catalogue))}
        return replace(filters, **changed)

    return read


def _with(present: Sequence[int], more: Sequence[int]) -> tuple[int, ...]:
    return tuple(dict.fromkeys([*present, *more]))


def _year(filters: Filters, value: str, catalogue: Catalogue, today: date) -> Filters:
    year = int(value) if re.fullmatch("[0-9]{2}|[0-9]{4}", value) else 0
    year += 2000 if len(value) == 2 and year < 100 else 0
    if year not in YEARS:
        raise RuleBroken(f"år:{quoted(value)} kan ikke læses. Skriv fx år:{today.year}.")
    return replace(filters, years=_with(filters.years, [year]))


def _first(filters: Filters, value: str, catalogue: Catalogue, today: date) -> Filters:
    day = _day("fra", value, today)
    return replace(filters, first=max(filters.first or day, day))


def _last(filters: Filters, value: str, catalogue: Catalogue, today: date) -> Filters:
    day = _day("til", value, today)
    return replace(filters, last=min(filters.last or day, day))


def _day(name: str, value: str, today: date) -> date:
    try:
        return parse_day(value, today, "past")
    except RuleBroken as fault:
        raise RuleBroken(f"{name}: {fault.text}") from fault


def _state(filters: Filters, value: str, catalogue: Catalogue, today: date) -> Filters:
    for words, is_open in ((_OPEN, True), (_CLOSED, False)):
        if any(_ways(value) & _ways(word) for word in words):
            return replace(filters, is_open=tuple(dict.fromkeys([*filters.is_open, is_open])))
    raise RuleBroken(f"er:{quoted(value)} kendes ikke. Skriv er:åben eller er:lukket.")


_READERS: Final[Mapping[str, Reader]] = {
    "område": _reader("område", "directorates"),
    "tema": _reader("tema", "themes"),
    "udfald": _reader("udfald", "outcomes"),
    "sted": _reader("sted", "places"),
    "år": _year,
    "fra": _first,
    "til": _last,
    "er": _state,
}
"""Each filter and how its value is taken in."""
