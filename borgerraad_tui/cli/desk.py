"""The way from the command line to the desk."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from borgerraad_tui.errors import InputRefused

if TYPE_CHECKING:
    from borgerraad_tui.cli.invocation import Invocation
    from borgerraad_tui.store.register import Register


def open_desk(register: Register, invocation: Invocation) -> int:
    """Open the desk on a register and wait until it is left; returns the exit status."""
    if sys.platform == "win32":
        # without the kitty protocol a lone Esc is told from other keys by waiting; Textual reads how long when it is imported
        os.environ.setdefault("ESCDELAY", "25")
    from borgerraad_tui.tui.running import run_desk  # late: no other command needs a screen

    return run_desk(register, ascii_only=invocation.ascii_only, theme=invocation.theme, documents=documents_folder)


def require_terminal() -> None:
    """InputRefused where nobody can type and see."""
    if not has_terminal():
        raise InputRefused("Bordet kræver et terminalvindue. Brug »borgerraad liste« eller »statistik« uden et.")


def documents_folder() -> Path:
    """The user's folder for documents if it is there, else the home folder."""
    from platformdirs import user_documents_path

    from borgerraad_tui.store.paths import is_folder

    folder = user_documents_path()
    return folder if is_folder(folder) else Path.home()


def has_terminal() -> bool:
    """Whether somebody can type and see."""
    return sys.stdin.isatty() and sys.stdout.isatty()
