"""The keys that open the copies of one register: those there have been, and what stands of them in each place."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from borgerraad_tui.errors import UNKNOWN, FileTrouble
from borgerraad_tui.store.engine import Engine
from borgerraad_tui.store.safekeeping.backups import recovery_key_of
from borgerraad_tui.store.safekeeping.key_file import read_keys, set_keys_aside, write_keys
from borgerraad_tui.store.settings import COPIED_WITH, EARLIER_KEYS, KEYS_DUE, RECOVERY_KEY, Settings

MARK: Final = 16
"""Signs of a recovery key's fingerprint."""


class CopyKeys:
    """The recovery keys of a register, and the key file beside its copies in each place."""

    def __init__(self, engine: Engine, settings: Settings) -> None:
        self._engine = engine
        self._settings = settings

    def all(self) -> list[str]:
        """Every recovery key there has been, oldest first."""
        return list(filter(None, [*self._earlier(), recovery_key_of(self._engine)]))

    def use(self, key: str) -> None:
        """Have copies open with this key from now on; the one before is kept for those made with it."""
        self._settings.set(EARLIER_KEYS, "\n".join(self.all()))
        self._settings.set(RECOVERY_KEY, key)

    def know(self, keys: Sequence[str]) -> None:
        """Keep keys of copies made with them, too."""
        missing = [key for key in keys if key not in self.all()]
        if missing:
            self._settings.set(EARLIER_KEYS, "\n".join([*self._earlier(), *missing]))

    def of_now(self, folder: Path) -> str:
        """How it is noted that the newest copy of a place was made with the key of now."""
        return f"{hashlib.sha256(recovery_key_of(self._engine).encode()).hexdigest()[:MARK]} {folder}"

    def opens_newest(self, folder: Path) -> bool:
        """Whether the newest copy of a place was made with the recovery key of now; plain copies need none."""
        return not recovery_key_of(self._engine) or self.of_now(folder) in self._copied_with()

    def made_with(self, noted: str) -> None:
        """Note what `of_now` said of a place before its newest copy was made."""
        others = {each for each in self._copied_with() if each[MARK + 1 :] != noted[MARK + 1 :]}
        self._settings.set(COPIED_WITH, "\n".join(sorted(others | {noted})))

    def owe(self, folder: Path) -> None:
        """The key file of a place is of an earlier passphrase or key from now on, until it is written."""
        self._settings.set(KEYS_DUE, "\n".join(sorted(str(each) for each in self.due() | {folder})))

    def due(self) -> set[Path]:
        """Places whose key file is owed, also those where copies are kept no more."""
        return {Path(each) for each in self._settings.get(KEYS_DUE).splitlines() if each}

    def places(self) -> set[Path]:
        """Every folder that copies were made in, as far as it is noted: also those where they are kept no more."""
        return self.due() | {Path(each[MARK + 1 :]) for each in self._copied_with()}

    def are_wanted(self, folder: Path) -> bool:
        """Whether a place has no key file that the passphrase opens; a look that works out one key.

        It may be of another passphrase, damaged, or not there: the folder was emptied, or the register was moved to another one.
        """
        if folder in self.due():
            return True
        return bool(recovery_key_of(self._engine)) and self._in(folder) != self.all()

    def are_of_another(self, folder: Path) -> bool:
        """Whether a place has a key file that the passphrase does not open, and that is owed to no earlier one."""
        return folder not in self.due() and self._in(folder) is None

    def write(self, folder: Path) -> None:
        """Write them over what is of an earlier passphrase; another file may be all that opens another register's copies.

        Keys that stand there alone open copies made after the one that the register was made from. SaveFailed where the disk
        refuses.
        """
        if self.are_of_another(folder):
            set_keys_aside(folder)
        else:
            self.know(self._in(folder) or ())
        if recovery_key_of(self._engine):
            write_keys(folder, self._engine.passphrase, self.all())
            read_keys(folder, self._engine.passphrase)
        self._settings.set(KEYS_DUE, "\n".join(str(each) for each in self.due() - {folder}))

    def _in(self, folder: Path) -> list[str] | None:
        """The keys that the passphrase opens in a place; None where there is a key file that it does not open.

        FileInUse or FileUnreadable where that cannot be known now: it may be whole.
        """
        try:
            return read_keys(folder, self._engine.passphrase)
        except UNKNOWN:
            raise
        except FileTrouble:
            return None

    def _copied_with(self) -> set[str]:
        return set(self._settings.get(COPIED_WITH).splitlines())

    def _earlier(self) -> list[str]:
        return self._settings.get(EARLIER_KEYS).splitlines()
