"""What is done where a new register is asked for in the place of one that is gone and has left its copies."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from borgerraad_tui.cli import desk
from borgerraad_tui.errors import InputRefused

if TYPE_CHECKING:
    from borgerraad_tui.cli.invocation import Invocation

GONE = (
    "I {folder} ligger kopier af et register, men selve filen {path} er væk. Der er ikke lavet noget nyt: brug »borgerraad"
    " gendan« til at lave det igen, eller giv mappen med kopierne et andet navn først."
)


def wants_new(folder: Path, invocation: Invocation) -> bool:
    """Ask what she wants; False: it was restored. InputRefused where nobody can be asked, Left where she leaves."""
    from borgerraad_tui.cli.invocation import Left
    from borgerraad_tui.store.safekeeping.orphans import aside_for

    if invocation.from_stdin or not desk.has_terminal():
        raise InputRefused(GONE.format(folder=folder, path=invocation.path))
    from borgerraad_tui.tui.gates.gone import Gone

    aside = aside_for(folder, invocation.clock.today()).name
    answer = Gone(str(invocation.path), aside, invocation.theme).run()
    if answer == "restore":
        from borgerraad_tui.cli.gendan import restored_from

        if restored_from(folder, invocation):
            return False
        answer = None
    if answer is None:
        raise Left
    return True


@contextmanager
def out_of_the_way(folder: Path | None, invocation: Invocation) -> Iterator[None]:
    """The old copies lie in a folder of their own while a new register is made; back in theirs where none was made."""
    if folder is None:
        yield
        return
    from borgerraad_tui.cli.output import note
    from borgerraad_tui.store.safekeeping.orphans import set_orphans_aside

    aside = set_orphans_aside(folder, invocation.clock.today())
    try:
        yield
    except BaseException:
        aside.rename(folder)
        raise
    note(f"Kopierne af det gamle register ligger i {aside}.")
