"""What stands at a path, asked so that a path which no system can look up, or a disk that says nothing, is an answer, too.

Python's own questions raise, until 3.14, where a name is too long, a folder is closed to her, or a share is gone. Whoever writes
asks them all the same: there a refusal is told as one.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from borgerraad_tui.errors import FileUnreadable
from borgerraad_tui.store.troubles import UNREADABLE, with_path


def is_folder(path: Path) -> bool:
    """Whether there is a folder, as far as that can be seen."""
    return _seen(path.is_dir)


def is_file(path: Path) -> bool:
    """Whether there is a file, as far as that can be seen."""
    return _seen(path.is_file)


def is_there(path: Path) -> bool:
    """Whether something of that name is there, as far as that can be seen: what may not be written over says no itself."""
    return _seen(path.exists)


def stands(path: Path) -> bool:
    """Whether something of that name is there; FileUnreadable where that cannot be seen."""
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError as error:
        raise FileUnreadable(with_path(UNREADABLE, path)) from error
    return True


def _seen(question: Callable[[], bool]) -> bool:
    try:
        return question()
    except (OSError, ValueError):
        return False
