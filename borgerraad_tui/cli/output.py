"""Results on their way to standard output, and what is told beside them on standard error."""

from __future__ import annotations

import sys

import click

from borgerraad_tui.domain.text import clean_line
from borgerraad_tui.errors import OutputRefused


def note(*lines: str) -> None:
    """Tell something beside the results; file names and what was typed stand in such lines, so each is cleaned here.

    In a terminal no word is broken at its edge.
    """
    for line in lines:
        click.echo(_broken(clean_line(line)) if sys.stderr.isatty() else clean_line(line), err=True)


def _broken(text: str) -> str:
    """No word is broken at the edge of the terminal; what follows begins as far in as the line did."""
    from shutil import get_terminal_size  # late: scripts have no edge
    from textwrap import fill

    indent = " " * (len(text) - len(text.lstrip(" ")))
    columns = get_terminal_size().columns
    return fill(text, columns, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)


def tell(text: str) -> None:
    """Write a result that is to be read, line by line; in a terminal no word is broken at its edge."""
    put("".join(f"{_broken(line) if sys.stdout.isatty() else line}\n" for line in text.splitlines()))


def put(text: str) -> None:
    """Write a result; OutputRefused when it is not taken. A reader that has left is told of as such, BrokenPipeError."""
    try:
        click.echo(text, nl=False)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputRefused(
            "Resultatet kunne ikke skrives ud. Se efter, om disken er fuld, eller skriv det et andet sted hen."
        ) from error
