"""`borgerraad demo`: the desk on an invented register that can be played with."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from borgerraad_tui.cli.danish import DanishCommand, Misused
from borgerraad_tui.cli.desk import open_desk, require_terminal
from borgerraad_tui.cli.invocation import Invocation, desk_options, register_options
from borgerraad_tui.cli.output import put
from borgerraad_tui.domain.text import clean_line


@click.command("demo", cls=DanishCommand)
@click.option("--kun-fil", "only_file", is_flag=True, help="Lav kun filen, og åbn ikke bordet. Kræver --fil.")
@register_options
@desk_options
@click.pass_context
def demo(context: click.Context, only_file: bool) -> int:
    """Åbn bordet med et opdigtet register.

    Her er det altid den 17. januar 2022, og du kan prøve alt. Det bliver slettet bagefter, medmindre du med --fil
    skriver, hvor registret skal ligge.
    """
    from borgerraad_tui.intake.demo import build_demo

    invocation: Invocation = context.obj
    if only_file and invocation.file is None:
        raise Misused("--kun-fil kræver, at du skriver, hvor filen skal ligge, med --fil.", context)
    if not only_file:
        require_terminal()
    with _place(invocation.file) as path, closing(build_demo(path, invocation.clock)) as register:
        if not only_file:
            return open_desk(register, invocation)
    put(f"Demoregistret ligger i {clean_line(str(path))}.\n")
    return 0


@contextmanager
def _place(file: Path | None) -> Iterator[Path]:
    if file is not None:
        yield file
        return
    with TemporaryDirectory(prefix="borgerraad-") as folder:
        yield Path(folder) / "demo.db"
