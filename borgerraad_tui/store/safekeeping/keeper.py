"""What one open register keeps of copies: where, and when the last checked one was made."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from borgerraad_tui.domain.passphrase import new_recovery_key
from borgerraad_tui.domain.text import clean_line, quoted
from borgerraad_tui.errors import BorgerraadError, FileUnreadable, RuleBroken, SaveFailed
from borgerraad_tui.store.cipher import is_locked, is_plain
from borgerraad_tui.store.engine import Engine
from borgerraad_tui.store.paths import is_file, is_folder
from borgerraad_tui.store.safekeeping.backups import (
    NOT_WRITTEN,
    Copy,
    copies_in,
    keep_copy,
    key_to_copies,
    own_folder,
    recovery_key_of,
    thin_out,
)
from borgerraad_tui.store.safekeeping.chain import head_of, heads
from borgerraad_tui.store.safekeeping.copy_keys import CopyKeys
from borgerraad_tui.store.safekeeping.leavings import clear_left, told_readable, wipe_plain_copies
from borgerraad_tui.store.safekeeping.lost import drafts_since
from borgerraad_tui.store.safekeeping.placing import make_folder
from borgerraad_tui.store.safekeeping.second_place import lies_on, refusal
from borgerraad_tui.store.settings import LEFT_BEHIND, SECOND_ON, SECOND_PLACE, Settings

if TYPE_CHECKING:
    from borgerraad_tui.store.register import Register

EVERY = timedelta(minutes=30)
"""Between two copies while things are saved."""
ANOTHERS = (
    "I {folder} ligger nøglen til kopier, som dette registers adgangskode ikke åbner. Vælg en anden mappe, fx en ny på samme"
    " drev."
)
PLAIN_STAYS = "I {folder} ligger der noget fra før registret blev låst, og det kunne ikke slettes. Det prøves igen ved næste kopi."


class Standing(NamedTuple):
    """How one place stands: its newest checked copy, and whether nothing was written since and the key of now opens it.

    A copy that holds what is saved now, and the drafts, is the newest, whatever the clock was when it was made.
    """

    folder: Path
    newest: Copy | None
    current: bool


class Keeper:
    """Copies of one register in its own folder and, where one is chosen, in a second place."""

    def __init__(self, engine: Engine, settings: Settings, path: Path | None = None) -> None:
        """`path` is where the register will lie, when it is not there yet."""
        self._engine = engine
        self._path = path or engine.path
        self._settings = settings
        self.keys = CopyKeys(engine, settings)

    @property
    def own(self) -> Path:
        """The folder beside the register."""
        return own_folder(self._path)

    @property
    def second(self) -> Path | None:
        """The folder outside this machine, if one is chosen."""
        chosen = self._settings.get(SECOND_PLACE)
        return Path(chosen) if chosen else None

    def places(self) -> Iterator[Path]:
        """Where copies are kept."""
        yield self.own
        if self.second is not None:
            yield self.second

    def standing(self, folder: Path) -> Standing:
        """How a place stands now; a place that is not reached has no copy, and a copy from before the lock is none."""
        if self.away(folder):
            return Standing(folder, None, current=False)
        locked = bool(key_to_copies(self._engine))
        copies, head = [copy for copy in copies_in(folder) if _is_of(copy, locked=locked)], head_of(self._engine)
        of_now = (copy for copy in copies if copy.head == head and not drafts_since(self._engine, copy))
        current = next(of_now, None) if self.keys.opens_newest(folder) else None
        return Standing(folder, current or next(iter(copies), None), current is not None)

    def away(self, folder: Path) -> str:
        """Why no copy can be made in a place now, nor one be seen there; nothing where it can."""
        return refusal(folder, self._path, self._settings.get(SECOND_ON)) if folder == self.second else ""

    @property
    def is_everywhere(self) -> bool:
        """Whether each place has a copy of what is saved now, which the key of now opens."""
        return all(self.standing(folder).current for folder in self.places())

    def is_due(self, now: datetime) -> bool:
        """Whether a copy should be made in the own folder: something was saved since the last, and that is half an hour ago."""
        own = self.standing(self.own)
        # one from after now was made before the clock was set back
        return not own.current and (own.newest is None or not timedelta(0) <= now - own.newest.made < EVERY)

    def keep(self, now: datetime) -> list[BorgerraadError]:
        """Make a copy in each place where the newest is not current, and thin out; returns why it failed, place by place.

        It may run beside other work. A place that cannot be reached hinders no other. What a stop in the middle of locking left
        is brought to its end first.
        """
        try:
            if self._engine.passphrase and not recovery_key_of(self._engine):
                self.new_recovery_key()
            places = list(self.places())
        except BorgerraadError as error:
            return [error]
        return [refused for folder in places if (refused := self._kept(folder, now))]

    def _kept(self, folder: Path, now: datetime) -> BorgerraadError | None:
        """Have a place hold a copy of now; returns why it does not."""
        try:
            self._ready(folder)
            if not self.standing(folder).current:
                opened_with = self.keys.of_now(folder)
                thin_out(folder, keep_copy(self._engine, folder, now), heads(self._engine))
                self.keys.made_with(opened_with)
            self._let_plain_go(folder)
        except BorgerraadError as error:
            return error
        except OSError:
            return SaveFailed(NOT_WRITTEN.format(folder=clean_line(str(folder))))
        return None

    def keep_before(self, now: datetime) -> None:
        """A copy of what is there before much is changed at once, beside the register; SaveFailed where it cannot be made."""
        self._ready(self.own)
        keep_copy(self._engine, self.own, now, before=True)

    def _ready(self, folder: Path) -> None:
        """Have a place ready for a copy, its key file there; only the own folder is made. SaveFailed where it cannot hold one."""
        told = self.away(folder)
        if told:
            raise SaveFailed(told)
        if folder == self.own:
            try:
                make_folder(folder)
            except OSError as error:
                raise SaveFailed(NOT_WRITTEN.format(folder=clean_line(str(folder)))) from error
        # first what opens a copy, then the copy: a stop between them leaves none that only paper opens
        if self.keys.are_wanted(folder):
            self.keys.write(folder)

    def _let_plain_go(self, folder: Path) -> None:
        """Wipe what could be read without a passphrase, once an encrypted copy has come to its place."""
        if self._engine.passphrase:
            clear_left(self._engine)
            try:
                wipe_plain_copies(folder, heads(self._engine))
            except OSError as error:
                raise SaveFailed(PLAIN_STAYS.format(folder=folder)) from error

    def choose_second(self, folder: Path | None) -> None:
        """Keep copies there from now on, too; None: nowhere else. RuleBroken where the copies of another register lie."""
        if folder and self.keys.are_of_another(folder):
            raise RuleBroken(ANOTHERS.format(folder=clean_line(str(folder))), "folder")
        self._settings.set(SECOND_PLACE, str(folder) if folder else "")
        self._settings.set(SECOND_ON, lies_on(folder, self._path) if folder else "")

    def new_recovery_key(self) -> str:
        """Make a new key for the copies from now on; those made before open with the earlier one, which the key files hold."""
        key = new_recovery_key()
        self.use_recovery_key(key)
        return key

    def use_recovery_key(self, key: str) -> None:
        """The same with a key that was written on paper already."""
        self.keys.use(key)
        self._owe_keys()

    def _owe_keys(self) -> None:
        """Have the key files of all places written anew, at the next contact where not now.

        Asked while the passphrase still opens them.
        """
        for folder in self.places():
            if self.away(folder) or not self.keys.are_of_another(folder):
                self.keys.owe(folder)

    def after_restore(self, known: Sequence[str]) -> None:
        """Keep what a copy that became the register could not hold: the keys of copies made after it, and that these are known.

        Their heads are in no history any more; without this each of them would look like a tail that was cut off.
        """
        there = heads(self._engine)
        left = {copy.head for folder in self.places() for copy in copies_in(folder)} - there
        self._settings.set(LEFT_BEHIND, "\n".join(sorted(left | self.left_behind())))
        self.keys.know(known)

    def left_behind(self) -> set[str]:
        """Heads of copies made after the one that the register was made from."""
        return set(self._settings.get(LEFT_BEHIND).splitlines())

    def change_passphrase(self, passphrase: str) -> None:
        """Encrypt the register with another one; key files are owed first, so that a power cut leaves none forgotten."""
        self._owe_keys()
        self._engine.change_key(passphrase)

    def told_readable(self) -> list[str]:
        """What can be read beside a locked register and among its copies, as a sentence; nothing where there is nothing."""
        return told_readable(self._engine, self.places())

    def keys_missing(self) -> list[Path]:
        """Places whose key file does not fit the passphrase yet."""
        return sorted(self.keys.due() & set(self.places()))


def keep_before(register: Register) -> None:
    """A copy before much is changed at once; the demo has none. SaveFailed where it cannot be made: then nothing is changed."""
    if not register.demo:
        Keeper(register.engine, register.settings).keep_before(register.clock.now())


def told_after(keeper: Keeper, now: datetime) -> list[str]:
    """Copy once the locks were changed; returns what was refused, what has to wait, and what can still be read without a lock."""
    refused = [error.text for error in keeper.keep(now)]
    return [*refused, *map(told_missing, keeper.keys_missing()), *keeper.told_readable()]


def told_missing(folder: Path) -> str:
    """A place whose key file is of an earlier passphrase, as a sentence."""
    return f"Nøglen i {clean_line(str(folder))} er ikke skrevet endnu; det sker, næste gang den kan nås."


def outside(folder: Path, own: Path) -> Path:
    """A whole path that can be a second place; RuleBroken where there is no such folder, or it is the one beside the register."""
    told = quoted(str(folder))
    if not is_folder(folder):
        raise RuleBroken(f"Mappen {told} findes ikke. Sæt drevet i, eller lav mappen først.", "folder")
    if folder == own.absolute():
        raise RuleBroken(f"I {told} ligger kopierne allerede. Vælg et sted uden for computeren.", "folder")
    return folder


def _is_of(copy: Copy, *, locked: bool) -> bool:
    """Whether a copy is one of a locked register, or of a plain one; a damaged one, or one that the disk does not give, is none."""
    looks = is_locked if locked else is_plain
    try:
        return is_file(copy.path) and looks(copy.path)
    except FileUnreadable:
        return False
