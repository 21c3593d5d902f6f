"""The line of a search: words, and filters among them as `område:V&S`. What cannot be read is told, and the rest still counts.

The line as it was typed is all there is of a search: saved, it is read anew each time.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from typing import Any, Final, TypeAlias

from borgerraad_tui.domain.catalogue import Catalogue, Entry
from borgerraad_tui.domain.dates import YEARS, danish_day, parse_day
from borgerraad_tui.domain.day_forms import MONTH_NAMES, WEEKDAYS
from borgerraad_tui.domain.filters import ANY, Filters
from borgerraad_tui.domain.kind import Kind
from borgerraad_tui.domain.text import clean_line, fold, near, quoted
from borgerraad_tui.errors import RuleBroken

FILTERS: Final = (
    ("område:V&S", "direktørområdet: forkortelse eller navn"),
    ("afdeling:job", "afdelingen"),
    ("tema:hjemmel", "temaet, også et øvrigt"),
    ("art:klage", "klagerne; art:andre de andre"),
    ("udfald:kritik", "udfald eller handling; handling:afvist kun handlingen"),
    ("kanal:telefon", "hvordan den kom; henvender:borger, hvem den kom fra"),
    ("sted:gram", "stedet"),
    ("år:2021", "fra det år"),
    ("måned:august", "modtaget i den måned; også kvartal:3 og ugedag:mandag"),
    ("fra:1-8-2021", "fra den dag eller senere"),
    ("til:31-12-2021", "fra den dag eller før"),
    ("er:åben", "kun de åbne; er:lukket kun de lukkede"),
)
"""Each filter by an example, and what it means."""
TOGETHER: Final = 'Flere filtre virker sammen. Et navn med mellemrum: område:"børn og kultur".'
OF_WORDS: Final = "Ordene kan stå hver sit sted i samme henvendelse: emne, log, svar."
OF_NAMES: Final = "Navne findes, hvordan de end staves: moeller finder også Møller."
OF_DAYS: Final = "Dagen er stedets egen: modtaget, ført i log, svaret. Uden ord: modtaget."
"""What a period asks about, with words and without."""

_TOKEN: Final = re.compile(r'(?<!\S)([^\W\d_]+):("[^"]*"?|\S*)')
_LISTS: Final[Mapping[str, tuple[str, ...]]] = {
    "område": ("directorate",),
    "tema": ("theme",),
    "udfald": ("outcome", "action"),
    "sted": ("place",),
    "afdeling": ("department",),
    "handling": ("action",),
    "kanal": ("channel",),
    "henvender": ("enquirer",),
}
_ASKED: Final = dict.fromkeys(("afdeling", "art", "handling", "kanal", "henvender", "måned", "ugedag"), "Hvilken")
"""Which, before a word that is not neuter."""
_NAMES_END: Final = 65
"""Characters of what was not understood and the names that could be meant: with a few words between them a line of 80 cells."""
_OPEN: Final = ("åben", "åbne", "åbent")
_CLOSED: Final = ("lukket", "lukkede")
_SHORTEST_NAME: Final = 3
"""Letters before a colon that are meant as a filter: `kl:10` is text."""
_AS_TYPED: Final = (("æ", "ae", "ae"), ("ø", "oe", "o"), ("å", "aa", "a"))
"""A Danish letter, and how it is typed where there is no key for it."""


Reader: TypeAlias = Callable[[Filters, str, Catalogue, date], Filters]
"""Takes one value in; RuleBroken with what would be accepted."""


@dataclass(frozen=True, slots=True)
class SearchLine:
    """A line as it was understood: the words that are not filters, the filters, and a sentence for each that was not.

    `values` are those there are of each filter whose value is none of them.
    """

    words: str = ""
    filters: Filters = ANY
    faults: tuple[str, ...] = ()
    values: Mapping[str, Sequence[str]] = field(default_factory=dict)


def read_search(text: str, catalogue: Catalogue, today: date) -> SearchLine:
    """Read a line; no text is an error. Where a filter cannot be read and no word stands beside it, nothing is searched for."""
    line = clean_line(text)
    filters, faults, values = ANY, [], {}
    for found in _TOKEN.finditer(line):
        name = _filter_named(found[1])
        try:
            if name:
                filters = _READERS[name](filters, found[2].strip('"').strip(), catalogue, today)
            elif _meant_as_filter(found):
                raise _unknown(found[1])
        except RuleBroken as fault:
            faults.append(fault.text)
            if name in _LISTS:
                values[name] = values_of(name, catalogue)
    if filters.first and filters.last and filters.last < filters.first:
        faults.append(
            f"til:{danish_day(filters.last)} ligger før fra:{danish_day(filters.first)}. Byt om på de to datoer."
        )
    words = _TOKEN.sub(lambda found: "" if _filter_named(found[1]) or _meant_as_filter(found) else found[0], line)
    words = " ".join(words.split())
    # without words the other filters would list more than was asked for, as if the one that failed were met
    return SearchLine(words, filters if words or not faults else ANY, tuple(faults), values)


def values_of(name: str, catalogue: Catalogue) -> Sequence[str]:
    """The values a filter of that name has, in few words each."""
    return list(dict.fromkeys(entry.brief for listing in _LISTS[name] for entry in catalogue.of(listing)))


def _filter_named(word: str) -> str:
    return next((name for name in _READERS if _ways(word) & _ways(name)), "")


def _meant_as_filter(found: re.Match[str]) -> bool:
    """Whether a word, a colon and a value is meant as a filter, though there is none of that name; an address is not."""
    return len(found[1]) >= _SHORTEST_NAME and re.match(r'"?\w', found[2]) is not None


def _unknown(name: str) -> RuleBroken:
    meant = [f"{other}:" for other in near(name, list(_READERS))]
    return RuleBroken(_suggesting(f"{quoted(f'{name}:')} kendes ikke.", meant, list(_READERS)))


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
    told = _not_known(name, value)
    meant = near(value, [text for entry in among for text in dict.fromkeys((entry.brief, entry.name))])
    raise RuleBroken(_suggesting(told, meant, values_of(name, catalogue)))


def _not_known(name: str, value: str) -> str:
    return f"{name}:{quoted(value)} kendes ikke." if value else f"{_ASKED.get(name, 'Hvilket')} {name}?"


def _suggesting(told: str, meant: Sequence[str], known: Sequence[str]) -> str:
    """What was not understood, and the nearest names, or as many of those there are as fit beside it on one line."""
    if meant:
        return f"{told} Mente du {' eller '.join(_fitting(meant, told))}?"
    some = _fitting(known, told)
    return f"{told} Skriv {'' if len(some) == len(known) else 'fx '}{', '.join(some)}."


def _fitting(names: Sequence[str], told: str) -> Sequence[str]:
    """As many as fit beside what is told, and one at least."""
    room = _NAMES_END - len(told)
    return next(
        (names[:number] for number in range(len(names), 1, -1) if len(", ".join(names[:number])) <= room), names[:1]
    )


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


def _one_of(name: str, field: str, values: Mapping[str, Any]) -> Reader:
    """How a filter whose values are a few fixed words is taken in; a word may be only begun."""

    def read(filters: Filters, value: str, catalogue: Catalogue, today: date) -> Filters:
        wanted = _ways(value) - {""}
        found = [worth for word, worth in values.items() if wanted and _begins([word], wanted)]
        if not found:
            told = _not_known(name, value)
            raise RuleBroken(_suggesting(told, near(value, list(values)), list(values)))
        changed: dict[str, Any] = {field: _with(getattr(filters, field), found)}
        return replace(filters, **changed)

    return read


def _with(present: Sequence[Any], more: Sequence[Any]) -> tuple[Any, ...]:
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
    "afdeling": _reader("afdeling", "departments"),
    "art": _one_of("art", "kinds", {kind.label: kind for kind in Kind}),
    "handling": _reader("handling", "actions"),
    "kanal": _reader("kanal", "channels"),
    "henvender": _reader("henvender", "enquirers"),
    "måned": _one_of("måned", "months", {name: number for number, name in enumerate(MONTH_NAMES, 1)}),
    "kvartal": _one_of("kvartal", "quarters", {str(number): number for number in range(1, 5)}),
    "ugedag": _one_of("ugedag", "weekdays", {name: number for number, name in enumerate(WEEKDAYS, 1)}),
}
"""Each filter and how its value is taken in."""
