"""What was taken away and still stands in a row, or a line of the history, that is about an erased inquiry: nothing should."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Set
from typing import Final

from borgerraad_tui.domain.words import WORD
from borgerraad_tui.store.drafts import Drafts, inquiries_behind
from borgerraad_tui.store.engine import Engine
from borgerraad_tui.store.safekeeping.erasing import FROM_FILE, QUOTED, Erased
from borgerraad_tui.store.safekeeping.traces import traces_of
from borgerraad_tui.store.word_index import APART

NAMES: Final = "SELECT word || ' ' || written FROM name_word WHERE inquiry IN (SELECT value FROM json_each(?))"
WAITING: Final = """
SELECT concat_ws(' ', citizen, text, marks) FROM search_todo
WHERE doc IN (SELECT value FROM json_each(:inquiries)) AND doc < 1 << :apart AND id IS NOT NULL
"""
TITLES: Final = "SELECT title FROM act WHERE id IN (SELECT value FROM json_each(?))"
AFTER: Final = 2**62
"""An act after all others."""


def left_behind(engine: Engine, erased: Erased, sought: Set[str]) -> set[str]:
    """What of it stands there.

    In what an act is called only whole texts are looked for, whose words are common, and in her own words there those of a name.
    """
    found = traces_of(engine, erased.inquiries, AFTER)
    among = json.dumps(erased.inquiries)
    held = [*found.texts, *_drafted(engine, erased)]
    held += [row[0] for row in engine.rows(NAMES, (among,))]
    held += [row[0] for row in engine.rows(WAITING, {"inquiries": among, "apart": APART})]
    # what was found to be about them before the names went: a search that was removed tells nothing of whom any more
    acts = erased.acts | {act for act in found.acts if act < erased.act}
    titles = [row[0] for row in engine.rows(TITLES, (json.dumps(sorted(acts)),))]
    texts = {text for text in sought if not WORD.fullmatch(text)}
    names = sought & {word for known in erased.known_by for word in WORD.findall(known.lower())}
    return _among(sought, held) | _among(texts, titles) | _among(names, _typed(titles))


def _typed(titles: Iterable[str]) -> Iterator[str]:
    """What was typed into a form or called a file, of what acts are called: somebody's name may be a word of the program's own."""
    return (piece for title in titles for own in (QUOTED, FROM_FILE) for piece in own.findall(title))


def _drafted(engine: Engine, erased: Erased) -> Iterator[str]:
    drafts = Drafts.on_disk(engine)
    behind = inquiries_behind(engine, drafts)
    return (value for draft in drafts if behind.get(draft.id) in erased.inquiries for value in draft.values.values())


def _among(sought: Iterable[str], held: Iterable[str]) -> set[str]:
    folded = "\n".join(held).lower()
    words = set(WORD.findall(folded))
    return {text for text in sought if text in words or (text in folded and not WORD.fullmatch(text))}
