"""Copies whose register is gone: a new register in its place would take their folder and their key file over."""

from __future__ import annotations

from datetime import date
from itertools import chain, count
from pathlib import Path

from borgerraad_tui.domain.text import clean_line
from borgerraad_tui.errors import SaveFailed
from borgerraad_tui.store.paths import is_there
from borgerraad_tui.store.safekeeping.backups import copies_in, own_folder
from borgerraad_tui.store.safekeeping.key_file import has_keys
from borgerraad_tui.store.safekeeping.placing import to_disk

NOT_MOVED = "Mappen {folder} med kopierne kunne ikke få et andet navn, så der er ikke lavet noget nyt register. Intet er ændret."


def orphans_of(register: Path) -> Path | None:
    """The folder beside a register's place that holds copies or their keys; None where nothing of a register lies there."""
    folder = own_folder(register)
    return folder if copies_in(folder) or has_keys(folder) else None


def aside_for(folder: Path, today: date) -> Path:
    """A name for a folder of copies that no register has: a free one, so that nothing is overwritten."""
    first = folder.with_name(f"{folder.name}-fra-før-{today.isoformat()}")
    numbered = (first.with_name(f"{first.name}-{number}") for number in count(2))
    return next(each for each in chain([first], numbered) if not is_there(each))


def set_orphans_aside(folder: Path, today: date) -> Path:
    """Give the folder that name, with everything in it; SaveFailed where the disk refuses."""
    aside = aside_for(folder, today)
    try:
        folder.rename(aside)
        to_disk(aside.parent)
    except OSError as error:
        raise SaveFailed(NOT_MOVED.format(folder=clean_line(str(folder)))) from error
    return aside
