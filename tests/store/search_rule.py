"""The rule of a search in plain Python, for tests to hold the register's answers against."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import product
from typing import Any

from borgerraad_tui.domain.filters import Filters
from borgerraad_tui.domain.names import heard, known_under
from borgerraad_tui.store.matches import Hit

OWN = ("subject", "citizen", "note", "esdh", "step")
"""An inquiry's own texts, the best first."""
Expected = tuple[str, Any, int, set[str]]
"""A hit as it has to be: its day, its kind, its id, and the spots it may be told at."""


def spelled(word: str) -> set[str]:
    """A word with å and aa in every way."""
    parts = re.split("(å|aa)", word.lower())
    return {"".join(way) for way in product(*([part] if part not in ("å", "aa") else ["å", "aa"] for part in parts))}


def matches(query: str, texts: list[str], citizen: str = "") -> bool:
    """Whether every word of the query begins some word of the texts, or is heard in the name: the rule in plain Python."""
    words = [word for word in re.split(r"[\W_]+", " ".join([*texts, citizen]).lower()) if word]
    wanted = [word for word in re.split(r"[\W_]+", query.lower()) if word]
    named = {
        word
        for word, ways in heard(query).items()
        if any(way.begins(known) for way in ways for known in known_under(citizen, "", ""))
    }
    return bool(wanted) and all(
        word in named or any(one.startswith(way) for one in words for way in spelled(word)) for word in wanted
    )


@dataclass
class Part:
    """One text, as the oracle knows it; `row` is its own row's id where it hangs on an inquiry."""

    spot: str
    day: str
    text: str
    row: int = 0


@dataclass
class Thing:
    """Something that can be found, and what the filters ask of it (catalogue ids, True for open)."""

    kind: Any
    id: int
    parts: list[Part]
    directorate: int | None = None
    themes: frozenset[int] = frozenset()
    outcomes: frozenset[int] = frozenset()
    place: int | None = None
    is_open: bool | None = None


def expected(things: list[Thing], query: str, filters: Filters) -> list[Expected]:
    """Every hit with the spots it may be told at: best is what holds most words, of equals its own texts, then the newest."""
    hits = []
    for thing in things:
        citizen = "".join(part.text for part in thing.parts if part.spot == "citizen")
        if not matches(query, [part.text for part in thing.parts], citizen) or not passes(thing, filters):
            continue
        placed = [(held(query, part), part) for part in thing.parts if in_period(part.day, filters)]
        most = max((number for number, _ in placed), default=0)
        if not most:
            continue
        best = [part for number, part in placed if number == most]
        own = [part for part in best if part.spot in (*OWN, thing.kind) or part is thing.parts[0]][:1]
        newest = max(part.day for part in best)
        chosen = own or [part for part in best if part.day == newest]
        hits.append((chosen[0].day, thing.kind, thing.id, {part.spot for part in chosen}))
    return sorted(hits, key=lambda hit: hit[:3], reverse=True)


def held(query: str, part: Part) -> int:
    citizen = part.text if part.spot == "citizen" else ""
    return sum(1 for word in dict.fromkeys(query.lower().split()) if matches(word, [part.text], citizen))


def passes(thing: Thing, filters: Filters) -> bool:
    return all(
        not wanted or present & set(wanted)
        for wanted, present in (
            (filters.directorates, {thing.directorate}),
            (filters.themes, thing.themes),
            (filters.outcomes, thing.outcomes),
            (filters.places, {thing.place}),
            (filters.is_open, {thing.is_open}),
        )
    )


def in_period(day: str, filters: Filters) -> bool:
    after = filters.first is None or filters.first.isoformat() <= day
    before = filters.last is None or day <= filters.last.isoformat()
    return after and before and (not filters.years or int(day[:4]) in filters.years)


def agrees(found: list[Hit], wanted: list[Expected]) -> bool:
    """Whether the hits are those, in their order, each at one of its spots."""
    return [hit[:3] for hit in found] == [hit[:3] for hit in wanted] and all(
        hit.spot in spots for hit, (*_, spots) in zip(found, wanted, strict=True)
    )
