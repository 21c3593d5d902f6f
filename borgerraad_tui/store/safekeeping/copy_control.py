"""The control of the copies: in each place the newest opens with what she has at hand and is whole, and none ends elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Final

from borgerraad_tui.domain.text import clean_line
from borgerraad_tui.errors import UNKNOWN, FileTrouble, FileUnreadable, WrongPassphrase
from borgerraad_tui.store.cipher import is_locked, is_plain
from borgerraad_tui.store.engine import Engine
from borgerraad_tui.store.paths import is_file
from borgerraad_tui.store.register import Register
from borgerraad_tui.store.safekeeping.backups import Copy, copies_in, is_sound, key_to_copies
from borgerraad_tui.store.safekeeping.chain import heads
from borgerraad_tui.store.safekeeping.keeper import Keeper
from borgerraad_tui.store.safekeeping.key_file import read_keys
from borgerraad_tui.store.safekeeping.restoring import open_copy

REMEDY: Final = "Gør, som der står ved hver; registret selv er ikke forkert af det."
NONE: Final = (
    "der er ingen kopi af registret i {folder}. Er det et drev, så sæt det i; åbn så bordet, og luk det igen, så bliver der lavet"
    " en."
)
DAMAGED: Final = (
    "kopien {name}{more} i {folder} er beskadiget, byttet eller omdøbt. Flyt den et andet sted hen, og lav en ny med"
    " »borgerraad kopier«."
)
FOREIGN: Final = (
    "kopien {name}{more} i {folder} slutter med noget, der ikke står i registrets historik, og kan have det, registret har mistet:"
    " behold den, og se, hvad den har, med »borgerraad gendan --fra MAPPE«."
)
COPY_NOW: Final = (
    "Lav en kopi nu (menuen, eller »borgerraad kopier«), så bliver den skrevet igen; til da åbner kun papiret dem."
)
NO_KEYS: Final = f"nøglefilen i {{folder}} mangler, så adgangskoden åbner ikke kopierne der. {COPY_NOW}"
DAMAGED_KEYS: Final = f"nøglefilen i {{folder}} er beskadiget, så adgangskoden åbner ikke kopierne der. {COPY_NOW}"
OTHER_KEYS: Final = f"nøglefilen i {{folder}} er af en anden adgangskode end den, registret har nu. {COPY_NOW}"


def copies_faults(register: Register) -> Iterator[str]:
    """What is wrong, place by place, each with what to do about it; the demo has no copies, and what is away is not looked at."""
    if register.demo:
        return
    keeper = Keeper(register.engine, register.settings)
    known = heads(register.engine) | keeper.left_behind()
    for folder in keeper.places():
        if keeper.away(folder):
            continue
        told = clean_line(str(folder))
        copies = copies_in(folder)
        keys, wrong = _keys(keeper, register.engine, folder)
        yield from wrong
        own = [copy for copy in copies if copy.head in known]
        if not own:
            yield NONE.format(folder=told)
        damaged = (copy for copy in own if not (is_sound_copy(copy, keys) if copy == own[0] else _may_open(copy)))
        yield from _told(DAMAGED, damaged)
        yield from _told(FOREIGN, (copy for copy in copies if copy.head not in known))


def keys_at_hand(keeper: Keeper, engine: Engine) -> list[str]:
    """What may open a copy of the register wherever it lies, the likeliest first; a plain copy opens with any."""
    return [*reversed(keeper.keys.all()), engine.passphrase]


def is_sound_copy(copy: Copy, keys: Iterable[str]) -> bool:
    """Whether a copy opens with one of the keys and is whole, its history unbroken: one can fall back on it.

    FileInUse or FileUnreadable where that cannot be known now.
    """
    try:
        opened, _ = open_copy(copy, keys)
        with closing(opened):
            return is_sound(opened)
    except UNKNOWN:
        raise
    except FileTrouble:
        return False


def _told(text: str, copies: Iterable[Copy]) -> Iterator[str]:
    """What is wrong with copies of one folder, in one line."""
    found = list(copies)
    if found:
        more = f" (og {len(found) - 1} til)" if len(found) > 1 else ""
        yield text.format(name=found[0].path.name, more=more, folder=clean_line(str(found[0].path.parent)))


def _may_open(copy: Copy) -> bool:
    """Whether a copy begins as one does, which is seen at once; nothing is known of one that the disk does not give."""
    try:
        return not is_file(copy.path) or is_locked(copy.path) or is_plain(copy.path)
    except FileUnreadable:
        return True


def _keys(keeper: Keeper, engine: Engine, folder: Path) -> tuple[list[str], list[str]]:
    """What opens the copies of a place on the day she needs it: the key file, through the passphrase; and what is wrong with that.

    Where the key file gives none, the copies are looked at with what the paper says: they may be whole all the same.
    """
    if not key_to_copies(engine):
        return [""], []
    try:
        keys, wrong = list(reversed(read_keys(folder, engine.passphrase))), NO_KEYS
    except WrongPassphrase:
        keys, wrong = [], OTHER_KEYS
    except UNKNOWN:
        raise
    except FileTrouble:
        keys, wrong = [], DAMAGED_KEYS
    return (keys, []) if keys else (keys_at_hand(keeper, engine), [wrong.format(folder=clean_line(str(folder)))])
