"""A plain register turned into an encrypted one: whole at every moment, its copies' key in it, nothing plain left behind.

And what is told of a lock that was laid or changed, or was not.
"""

from __future__ import annotations

from contextlib import closing, suppress
from pathlib import Path

from borgerraad_tui.domain.text import clean_line
from borgerraad_tui.errors import SaveFailed
from borgerraad_tui.store.engine import Engine
from borgerraad_tui.store.opening import open_engine
from borgerraad_tui.store.register import plain_left
from borgerraad_tui.store.safekeeping.backups import is_whole, state_of
from borgerraad_tui.store.safekeeping.keeper import Keeper
from borgerraad_tui.store.safekeeping.placing import Unconfirmed, beside, name_aside, name_back, put_in_place, wipe
from borgerraad_tui.store.settings import Settings

NOTHING = "Der er intet ændret."
LOCKED_NOW = "Registret er låst. Det åbnes nu kun med adgangskoden."
KEY_STAYS = "Nøglen er ikke skrevet af, så der er ingen ny. Den, der var før, gælder endnu."
KEY_NOT_EVERYWHERE = "Gem også det gamle papir: det nye åbner endnu ikke kopierne alle steder."
NOT_WRITTEN = "Registret kunne ikke låses. Se efter, om der er plads på disken. Det er, som det var."
MOVED = (
    "Registret kunne ikke låses, og ligger nu i {path}. Har et andet program lagt en fil på dets plads, så flyt den. Start så"
    " programmet igen, så kommer registret tilbage."
)
IN_THE_WAY = "Filen {path} ligger i vejen og er ikke dette register. Flyt den et andet sted hen, og prøv igen."


def lock_plain(path: Path, passphrase: str, recovery_key: str) -> None:
    """Encrypt a plain register that nobody has open; what the disk does not let go of the plain one goes with the next copy.

    `recovery_key` is on paper already: it stands in the encrypted one before that takes its place, and key files are owed.
    SaveFailed where the disk refuses, and then the register is as it was. The encrypted one is checked against the plain one, whose
    bytes are written over before they are let go. What a disk keeps of its own accord (a copy of a worn block) no program reaches.
    """
    left = plain_left(path)
    try:
        with closing(open_engine(path, create=False)) as engine, beside(path) as working:
            if left.exists():
                raise SaveFailed(IN_THE_WAY.format(path=clean_line(str(left))))
            engine.copy_to(working, passphrase)
            if not _is_same(working, path, passphrase, recovery_key, engine):
                raise SaveFailed(NOT_WRITTEN)
            engine.close()
            _exchanged(working, path, left)
    except OSError as error:
        raise SaveFailed(NOT_WRITTEN) from error


def _exchanged(working: Path, path: Path, left: Path) -> None:
    name_aside(path, left)
    try:
        put_in_place(working, path)
    except Unconfirmed:
        # a power cut could bring the plain one back: its bytes stay until the disk has confirmed the other
        return
    except OSError as error:
        if not name_back(path, left):
            raise SaveFailed(MOVED.format(path=clean_line(str(left)))) from error
        raise
    # the next copy tries again, and tells
    with suppress(OSError):
        wipe(left)


def _is_same(working: Path, path: Path, passphrase: str, recovery_key: str, origin: Engine) -> bool:
    with closing(open_engine(working, create=False, passphrase=passphrase)) as made:
        Keeper(made, Settings(made), path).use_recovery_key(recovery_key)
        return is_whole(made) and state_of(made) == state_of(origin)
