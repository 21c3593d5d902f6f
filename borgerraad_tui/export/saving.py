"""Exports on their way to a folder: never over another file in silence, and never half written."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path
from tempfile import NamedTemporaryFile, TemporaryDirectory
from typing import TypeVar

from borgerraad_tui.domain.text import clean_line, quoted
from borgerraad_tui.errors import InputRefused, OutputRefused
from borgerraad_tui.store.paths import is_folder, is_there

RESERVED = re.compile(r"(?i)(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?")
"""Names that are devices on Windows, whatever their ending (Microsoft: Naming Files, Paths, and Namespaces)."""
FORBIDDEN = re.compile(r'[<>:"/\\|?*]')
LONGEST = 120
MOST_BYTES = 200
"""Of a name with its ending; file systems take 255, and what is written beside has a longer one."""
LONGEST_SUFFIX = 8
NO_FOLDER = "Mappen {folder} findes ikke. Lav den først, eller vælg en anden."

Made = TypeVar("Made")


def file_name(wanted: str, suffix: str) -> str:
    """A plain file name with its ending; InputRefused for one that is a path, a device, hidden, empty or too long."""
    name = clean_line(wanted).removesuffix(suffix).rstrip(". ")
    if (
        not name
        or name.startswith(".")
        or FORBIDDEN.search(name)
        or RESERVED.fullmatch(name)
        or _too_long(name + suffix)
    ):
        raise InputRefused(
            f'{quoted(wanted)} kan ikke være navn på en fil. Skriv et kort navn uden / \\ : * ? " < > | og uden punktum forrest.'
        )
    return name + suffix


def safe_name(text: str) -> str:
    """A text as a file's name: what a name may not hold is a hyphen there."""
    plain = re.sub(r"[^\w-]+", "-", clean_line(text)).strip("-_")[:LONGEST]
    plain = plain.encode()[: MOST_BYTES - LONGEST_SUFFIX].decode(errors="ignore").rstrip("-_")
    return f"fil-{plain}" if not plain or RESERVED.fullmatch(plain) else plain


def save(
    folder: Path, name: str, content: bytes, *, replace: bool = False, last_step: Callable[[], None] | None = None
) -> Path:
    """Write a file whole or not at all, beside its place first; returns its path.

    `last_step` is called when all is written and nothing has taken its place yet; what it raises ends it there. InputRefused
    where a file of that name is there and may not be replaced, or the folder is none; OutputRefused where the disk refuses,
    with nothing left behind.
    """
    path = folder / name
    if not is_folder(folder):
        raise InputRefused(NO_FOLDER.format(folder=folder))
    if not replace and is_there(path):
        raise InputRefused(
            f"Filen {path} findes allerede og bliver ikke overskrevet. Vælg et andet navn, eller bed om at overskrive den."
        )
    try:
        _write_beside(path, content, last_step or _nothing, replace=replace)
    except FileExistsError as error:
        raise InputRefused(f"Filen {path} blev lavet af et andet program i mellemtiden. Vælg et andet navn.") from error
    except OSError as error:
        raise OutputRefused(
            f"Filen {path} kunne ikke skrives, og intet er skrevet. Se efter, om disken er fuld, om filen er åben i et andet"
            " program, og om du må bruge mappen."
        ) from error
    return path


def save_folder(folder: Path, name: str, fill: Callable[[Path], Made]) -> tuple[Path, Made]:
    """Have a new folder filled beside its place, and put it there whole or not at all; returns its path and what `fill` did.

    It and its files are for whoever wrote them alone, until she lets others read them.
    InputRefused where something of that name is there; OutputRefused where the disk refuses, with nothing left behind.
    """
    path = folder / name
    if not is_folder(folder):
        raise InputRefused(NO_FOLDER.format(folder=folder))
    if is_there(path):
        raise InputRefused(f"{path} findes allerede og bliver ikke overskrevet. Flyt den, eller vælg et andet navn.")
    try:
        with TemporaryDirectory(dir=folder, prefix=".", suffix=".del", ignore_cleanup_errors=True) as beside:
            filled = Path(beside) / name
            filled.mkdir(mode=0o700)
            made = fill(filled)
            for file in filled.iterdir():
                _close_off(file)
            filled.rename(path)
    except OSError as error:
        raise OutputRefused(
            f"Mappen {path} kunne ikke skrives, og intet er skrevet. Se efter, om disken er fuld, og om du må bruge mappen."
        ) from error
    return path, made


def _close_off(file: Path) -> None:
    """Nobody else reads it, and it is on the disk."""
    file.chmod(0o600)
    with file.open("rb+") as written:
        os.fsync(written.fileno())


def _nothing() -> None:
    """Go on."""


def _too_long(name: str) -> bool:
    return len(name) > LONGEST + LONGEST_SUFFIX or len(name.encode()) > MOST_BYTES


def _write_beside(path: Path, content: bytes, last_step: Callable[[], None], *, replace: bool) -> None:
    with NamedTemporaryFile(dir=path.parent, prefix=".", suffix=".del", delete=False) as beside:
        written = Path(beside.name)
        try:
            beside.write(content)
            beside.flush()
            os.fsync(beside.fileno())
            beside.close()
            last_step()
            _put(written, path, replace=replace)
        except BaseException:
            beside.close()
            written.unlink(missing_ok=True)
            raise


def _put(written: Path, path: Path, *, replace: bool) -> None:
    """Take the place; without `replace` it is taken only if nobody has it."""
    if replace:
        written.replace(path)
        return
    path.touch(exist_ok=False)
    try:
        written.replace(path)
    except BaseException:
        path.unlink(missing_ok=True)
        raise
