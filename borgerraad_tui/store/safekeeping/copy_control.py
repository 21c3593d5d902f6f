"""The control of the copies: in each place the newest opens with what she has at hand and is whole, and none ends elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Final

from borgerraad_tui.domain.text import clean_line
from borgerraad_tui.errors import FileTrouble
from borgerraad_tui.store.engine import Engine
from borgerraad_tui.store.register import Register
from borgerraad_tui.store.safekeeping.backups import Copy, copies_in, is_whole, key_to_copies
from borgerraad_tui.store.safekeeping.chain import chain_faults, heads
from borgerraad_tui.store.safekeeping.keeper import Keeper
from borgerraad_tui.store.safekeeping.key_file import read_keys
from borgerraad_tui.store.safekeeping.restoring import open_copy

REMEDY: Final = "Gør, som der står ved hver; registret selv er ikke forkert af det."
NONE: Final = (
    "der er ingen kopi af registret i {folder}. Er det et drev, så sæt det i; åbn så bordet, og luk det igen, så bliver der lavet"
    " en."
)
DAMAGED: Final = (
    "kopien {name} i {folder} er beskadiget, byttet eller omdøbt. Flyt den et andet sted hen, og lav en ny med"
    " »borgerraad kopier«."
)
FOREIGN: Final = (
    "kopien {name}{more} i {folder} slutter med noget, der ikke står i registrets historik, og kan have det, registret har mistet:"
    " behold den, og se, hvad den har, med »borgerraad gendan --fra MAPPE«."
)
KEY_DUE: Final = (
    "nøglen i {folder} er til den adgangskode, der var før. Er det et drev, så sæt det i; kør så »borgerraad kopier«."
    " Papiret åbner kopierne imens."
)
KEY_FOREIGN: Final = (
    "noegle.kopi i {folder} er beskadiget eller et andet registers. Flyt den et andet sted hen, og kør »borgerraad kopier«, så"
    " bliver den skrevet igen. Papiret åbner kopierne imens."
)


def copies_faults(register: Register) -> Iterator[str]:
    """What is wrong, place by place, each with what to do about it; the demo has no copies."""
    if register.demo:
        return
    keeper = Keeper(register.engine, register.settings)
    known = heads(register.engine) | keeper.left_behind()
    for folder in keeper.places():
        told = clean_line(str(folder))
        copies = copies_in(folder)
        yield from _key_faults(keeper, register.engine, folder)
        own = [copy for copy in copies if copy.head in known]
        if own:
            yield from _newest_faults(register.engine, keeper, own[0])
        else:
            yield NONE.format(folder=told)
        foreign = [copy.path.name for copy in copies if copy.head not in known]
        if foreign:
            more = f" (og {len(foreign) - 1} til)" if len(foreign) > 1 else ""
            yield FOREIGN.format(name=foreign[0], more=more, folder=told)


def _newest_faults(engine: Engine, keeper: Keeper, copy: Copy) -> Iterator[str]:
    try:
        opened, _ = open_copy(copy, _keys(engine, keeper, copy.path.parent))
        with closing(opened):
            if is_whole(opened) and not any(chain_faults(opened)):
                return
    except FileTrouble:
        pass
    yield DAMAGED.format(name=copy.path.name, folder=clean_line(str(copy.path.parent)))


def _key_faults(keeper: Keeper, engine: Engine, folder: Path) -> Iterator[str]:
    """Whether the key file opens with the passphrase, as on the day she needs it."""
    try:
        read_keys(folder, engine.passphrase)
    except FileTrouble:
        due = folder in keeper.keys_missing()
        yield (KEY_DUE if due else KEY_FOREIGN).format(folder=clean_line(str(folder)))


def _keys(engine: Engine, keeper: Keeper, folder: Path) -> Sequence[str]:
    """What the key file holds, newest first; where it does not open, what the register itself knows."""
    key = key_to_copies(engine)
    if not key:
        return [""]
    try:
        return [*reversed(read_keys(folder, engine.passphrase)), key]
    except FileTrouble:
        return [key, *reversed(keeper.all_keys())]
