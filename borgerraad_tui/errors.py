"""Everything the program can say no with; each carries a Danish title, one sentence for the user, and an exit status.

BorgerraadError
├── RuleBroken           a rule of the office, or a value that cannot be read          exit 2
├── InputRefused         a file or an argument from outside, with a list of its faults exit 2
├── FileTrouble          the register cannot be used as it is                          exit 3
│   ├── FileInUse        another window has it open
│   ├── FileForeign      not a register of this program, or damaged
│   ├── FileLocked       encrypted, and no passphrase was given
│   ├── WrongPassphrase  encrypted with another passphrase
│   ├── FileUnreadable   the disk does not give it any more
│   └── FileTooNew       written by a newer version
├── SaveFailed           the disk refused; nothing was written                         exit 1
├── OutputRefused        a result could not be written: standard output, or a file     exit 1
└── OutputStopped        she stopped a document on its way; nothing was written        exit 1
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Final


class BorgerraadError(Exception):
    """The root: `text` is one Danish sentence that says what happened and what to do."""

    title: ClassVar[str] = "Noget gik galt"
    exit_status: ClassVar[int] = 1

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text


class RuleBroken(BorgerraadError):
    """A rule was broken or a value could not be read; nothing has been written. `field` names the field it is about."""

    title = "Det kan ikke gemmes sådan"
    exit_status = 2

    def __init__(self, text: str, field: str = "") -> None:
        super().__init__(text)
        self.field = field


class InputRefused(BorgerraadError):
    """A file or an argument from outside was refused as a whole; `faults` are its single faults in Danish."""

    title = "Det kan ikke læses"
    exit_status = 2

    def __init__(self, text: str, faults: Sequence[str] = ()) -> None:
        super().__init__(text)
        self.faults = tuple(faults)


class FileTrouble(BorgerraadError):
    """The register cannot be used as it is."""

    title = "Registret kan ikke åbnes"
    exit_status = 3


class FileInUse(FileTrouble):
    """Another window or program holds the register's lock."""


class FileForeign(FileTrouble):
    """The file is not a register of this program, or it is damaged."""


class FileLocked(FileTrouble):
    """The file is encrypted: it opens with its passphrase only."""


class WrongPassphrase(FileTrouble):
    """The file is whole, and was encrypted with another passphrase."""


class FileUnreadable(FileTrouble):
    """The disk does not give what is asked of it; what was saved is untouched."""

    title = "Registret kan ikke læses"


class FileTooNew(FileTrouble):
    """The register was written by a newer version of the program."""


UNKNOWN: Final = (FileInUse, FileUnreadable)
"""Of these nothing is known of the file itself: it may be whole."""


class OutputRefused(BorgerraadError):
    """Standard output took no more; the register is not touched by it."""


class OutputStopped(BorgerraadError):
    """She stopped it; nothing of it is left."""


class SaveFailed(BorgerraadError):
    """The disk or the engine refused a write; the transaction was rolled back whole."""

    title = "Der er ikke gemt"
