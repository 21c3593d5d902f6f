"""Copies that may hold somebody in a draft alone: they were made while a form was half typed, before anything of it was saved.

What was in a draft that became a row is known no more, only that it stood until then. So a copy is opened and looked at: without a
draft that could have become the row it holds none of it, and neither do those made before it; with one it may, as it may be about
somebody else. Not told are a draft that was dropped and typed again later, and somebody named in a draft about something else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from functools import cache
from typing import Final

from borgerraad_tui.errors import BorgerraadError
from borgerraad_tui.store.drafts import Drafts, inquiries_behind
from borgerraad_tui.store.engine import Engine
from borgerraad_tui.store.safekeeping.backups import Copy
from borgerraad_tui.store.safekeeping.restoring import open_copy

NEW: Final = "registration"
"""The form that a new inquiry is typed into."""
Looked = Mapping[int, int | None]
"""The drafts of a copy that are about an inquiry or become one: the inquiry by the draft's id, None for a new one."""


def looking(engine: Engine, keys: Sequence[str]) -> Callable[[Copy], Looked | None]:
    """A look into copies with these keys, once into each, in tenths of a second; None of one that cannot be opened.

    Drafts that stand in the register now became nothing, and are left out.
    """
    now = {draft.id for draft in Drafts.on_disk(engine)}

    @cache
    def look(copy: Copy) -> Looked | None:
        try:
            opened, _ = open_copy(copy, keys)
            with closing(opened):
                drafts = [draft for draft in Drafts.on_disk(opened) if draft.id not in now]
                behind = inquiries_behind(opened, drafts)
        except BorgerraadError:
            return None
        return {draft.id: behind.get(draft.id) for draft in drafts if draft.form == NEW or draft.id in behind}

    return look


def may_hold(newest_first: Iterable[Copy], inquiry: int, look: Callable[[Copy], Looked | None]) -> Iterator[Copy]:
    """Of the copies from before anything of an inquiry was saved, those that may hold it in a draft.

    A draft keeps its id as long as it stands: back from the newest, those are told that have one which all after them have, too.
    One that cannot be opened may hold anything.
    """
    standing: set[int] | None = None
    for copy in newest_first:
        looked = look(copy)
        if looked is not None:
            there = {draft for draft, about in looked.items() if about in (None, inquiry)}
            standing = there if standing is None else standing & there
            if not standing:
                return
        yield copy
