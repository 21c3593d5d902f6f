"""What is called after a register and is not it: set aside, laid there by a sync client, copied by hand, or copies put away."""

from __future__ import annotations

from glob import escape
from pathlib import Path
from typing import Final

from borgerraad_tui.store.paths import is_file, is_folder
from borgerraad_tui.store.safekeeping.backups import own_folder

JOINTS: Final = "[ _.(-]"
"""What may follow a register's name in the name of another file of it."""


def others_of(register: Path) -> list[Path]:
    """The files beside a register, and the folders of copies that are not its own any more, by name."""
    folder, called = register.parent, escape(register.stem)
    files = (path for path in folder.glob(f"{called}{JOINTS}*{escape(register.suffix)}") if is_file(path))
    folders = (path for path in folder.glob(f"{escape(own_folder(register).name)}-*") if is_folder(path))
    return sorted([*files, *folders])
