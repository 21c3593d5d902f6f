"""The place outside this machine: never made by the program, and refused when it is no longer what was chosen.

What is mounted in an empty folder leaves that folder behind when it is pulled out: a copy there would lie on the machine's own disk
and be told as one outside it.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from borgerraad_tui.domain.text import clean_line
from borgerraad_tui.store.paths import is_folder
from borgerraad_tui.store.safekeeping.drives import mount_of_folder, same_disk

OWN: Final = "own"
NOT_REACHED: Final = (
    "Der kunne ikke gemmes en kopi i {folder}: mappen kan ikke nås. Sæt drevet i, så kommer kopien af sig selv."
)
NOT_OUTSIDE: Final = (
    "Der kunne ikke gemmes en kopi i {folder}: drevet er ikke sat i, så mappen ligger på et andet drev end det, du valgte. Sæt"
    " drevet i, eller vælg stedet igen."
)


def lies_on(folder: Path, register: Path) -> str:
    """What is remembered of a place when it is chosen: where it is mounted, and whether that is the disk of the register."""
    return "\n".join((mount_of_folder(folder), OWN if _is_own(folder, register) else ""))


def refusal(folder: Path, register: Path, remembered: str) -> str:
    """Why no copy can be made there now, as a sentence; nothing where it can."""
    told = clean_line(str(folder))
    if not is_folder(folder):
        return NOT_REACHED.format(folder=told)
    mount, _, was = remembered.partition("\n")
    elsewhere = mount != mount_of_folder(folder) or (was != OWN and _is_own(folder, register))
    return NOT_OUTSIDE.format(folder=told) if remembered and elsewhere else ""


def _is_own(folder: Path, register: Path) -> bool:
    try:
        return same_disk(folder, register.parent)
    except OSError:
        return False
