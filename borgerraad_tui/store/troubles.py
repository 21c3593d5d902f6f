"""What the engine's result codes mean to her; every other error of the driver is a fault of the program and stays what it is."""

from __future__ import annotations

from enum import IntEnum
from pathlib import Path

from borgerraad_tui.domain.text import clean_line
from borgerraad_tui.errors import BorgerraadError, FileForeign, FileInUse, FileUnreadable, SaveFailed


class Code(IntEnum):
    """SQLite's primary result codes that are no fault of the program (https://sqlite.org/rescode.html)."""

    BUSY = 5
    LOCKED = 6
    READONLY = 8
    INTERRUPT = 9
    IOERR = 10
    CORRUPT = 11
    FULL = 13
    CANTOPEN = 14
    CONSTRAINT = 19
    NOTADB = 26


UNSPECIFIC = 1
"""SQLITE_ERROR: the words say what it was."""
IN_USE = "Registret er allerede åbent i et andet vindue. Brug det vindue, eller luk det først."
FULL = "Disken er fuld, så der er ikke gemt. Gør plads på disken, og gem igen."
READ_ONLY = "Der må ikke skrives i registret, så der er ikke gemt. Se efter, om filen eller mappen er skrivebeskyttet."
REFUSED = "Disken tog ikke imod, så der er ikke gemt. Prøv igen om lidt."
CONTRADICTED = "Der er ikke gemt: registret modsagde sig selv. Meld det som en fejl."
UNREADABLE = "Disken kunne ikke læses. Se efter, om drevet med filen {path} stadig er der, og prøv igen om lidt."
MOVED = (
    "Et andet program har flyttet eller byttet filen {path}, så der er ikke gemt. Det, du har gemt før, er her endnu: lav en kopi"
    " (menuen, »Lav en kopi nu«), luk programmet, og gendan registret fra kopien."
)
STOPPED = "Det blev afbrudt, før det var færdigt. Prøv igen."
WAY_BACK = " Er det dit register, så lav det igen af en kopi med »borgerraad gendan«."
DAMAGED = f"Filen {{path}} er ikke et register fra dette program, eller den er beskadiget.{WAY_BACK}"
LOCKED = "Registret {path} er låst med en adgangskode."
WRONG_PASSPHRASE = "Adgangskoden passer ikke til registret. Filen er urørt: prøv igen."
NO_PLACE = "Filen {path} kan ikke åbnes. Se efter, om mappen findes, og om du må skrive i den."
COPY_FULL = "I {path} er der ikke plads til en kopi af registret. Gør plads der, og prøv igen. Registret er urørt."
COPY_REFUSED = (
    "I {path} kunne en kopi af registret ikke skrives. Se efter, om drevet er der, og prøv igen. Registret er urørt."
)

WRITING: dict[int, tuple[type[BorgerraadError], str]] = {
    Code.READONLY: (SaveFailed, READ_ONLY),
    Code.IOERR: (SaveFailed, REFUSED),
    Code.FULL: (SaveFailed, FULL),
    Code.CANTOPEN: (SaveFailed, REFUSED),
    Code.CONSTRAINT: (SaveFailed, CONTRADICTED),
}
READING: dict[int, tuple[type[BorgerraadError], str]] = dict.fromkeys(
    (Code.READONLY, Code.IOERR, Code.FULL, Code.CANTOPEN), (FileUnreadable, UNREADABLE)
)
EITHER: dict[int, tuple[type[BorgerraadError], str]] = {
    Code.BUSY: (FileInUse, IN_USE),
    Code.LOCKED: (FileInUse, IN_USE),
    Code.INTERRUPT: (FileUnreadable, STOPPED),
    Code.CORRUPT: (FileForeign, DAMAGED),
    Code.NOTADB: (FileForeign, DAMAGED),
}


SAID = {
    "disk I/O error": Code.IOERR, "database or disk is full": Code.FULL, "unable to open database file": Code.CANTOPEN,
    "attempt to write a readonly database": Code.READONLY, "database disk image is malformed": Code.CORRUPT,
    "file is not a database": Code.NOTADB, "database is locked": Code.BUSY,
    "interrupted": Code.INTERRUPT,
}  # fmt: skip
"""What SQLite says of a code (https://sqlite.org/c3ref/errcode.html), where a copy or an export hands on the words alone."""


def code_of(error: Exception) -> int:
    """SQLite's result code; 0 for what the driver itself finds wrong, but text in the file that is no UTF-8 is damage."""
    if isinstance(error, UnicodeDecodeError) or str(error).startswith("Could not decode to UTF-8"):
        return Code.CORRUPT
    code = int(getattr(error, "sqlite_errorcode", 0))
    return SAID.get(str(error), code) if code <= UNSPECIFIC else code


def told(code: int, path: Path, *, writing: bool) -> BorgerraadError | None:
    """A result code, extended or not, as one Danish sentence; None for one that is the program's own fault."""
    found = (EITHER | (WRITING if writing else READING)).get(code & 0xFF)
    return found and found[0](with_path(found[1], path))


def told_of_copy(code: int, path: Path, copy: Path) -> BorgerraadError:
    """Why a register was not copied: what it says of the register itself, else it is the place of the copy that refused.

    A copy's errors come without a code, so none is taken for the program's own fault.
    """
    of_register = {Code.INTERRUPT, Code.CORRUPT, Code.NOTADB}
    if code & 0xFF in of_register and (found := told(code, path, writing=True)):
        return found
    return SaveFailed(with_path(COPY_FULL if code & 0xFF == Code.FULL else COPY_REFUSED, copy.parent))


def with_path(text: str, path: Path) -> str:
    """A sentence with the file's path in it; a file's name may hold anything, a terminal's codes too."""
    return text.format(path=clean_line(str(path)))
