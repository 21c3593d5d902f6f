"""A path as it is typed or pasted: with marks around it, with a tilde, and always whole."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from borgerraad_tui.domain.text import clean_line
from borgerraad_tui.errors import RuleBroken

MARKS = ('""', "''", "»«", "“”", "„“")
"""What file managers put around a path that is copied from them, and what she may."""


def bare(text: str) -> str:
    """What was typed, without the marks around it."""
    line = clean_line(text)
    marked = len(line) > 1 and line[0] + line[-1] in MARKS
    return line[1:-1].strip() if marked else line


def typed_path(text: str, key: str, missing: str, example: str) -> Path:
    """A whole path; RuleBroken at its field, `missing` where nothing is typed; `example` shows how one is written."""
    typed = bare(text)
    if not typed:
        raise RuleBroken(missing, key)
    with suppress(RuntimeError):  # nobody's home: it stays as it was typed, and is nowhere
        typed = str(Path(typed).expanduser())
    path = Path(typed)
    if not path.is_absolute():
        raise RuleBroken(f"Skriv hele stien til {example}.", key)
    return path
