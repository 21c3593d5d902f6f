"""Results on their way to standard output."""

from __future__ import annotations

import click

from borgerraad_tui.errors import OutputRefused


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
