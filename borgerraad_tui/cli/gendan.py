"""`borgerraad gendan`: the register made again from one of its copies."""

from __future__ import annotations

from contextlib import ExitStack
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import click

from borgerraad_tui.cli import desk
from borgerraad_tui.cli.danish import FOLDER, DanishCommand
from borgerraad_tui.cli.invocation import Invocation, register_options
from borgerraad_tui.cli.output import note, put, tell
from borgerraad_tui.domain.text import clean_line
from borgerraad_tui.errors import FileInUse, FileTrouble, InputRefused

if TYPE_CHECKING:
    from collections.abc import Sequence

    from borgerraad_tui.store.safekeeping.backups import Copy
    from borgerraad_tui.tui.gates.restoring import Chosen

NONE = "Der er ingen kopier i {folder}. Skriv, hvor de ligger, med --fra MAPPE."
WHICH = "Skriv, hvilken kopi, med --kopi NAVN. »borgerraad gendan --vis« viser dem, den nyeste først."
NO_SUCH = "I {folder} er der ingen kopi, der hedder {name}. »borgerraad gendan --vis« viser dem, den nyeste først."
OTHERS = "Kopier uden for maskinen vises af »borgerraad gendan --fra MAPPE«."
NEW_PASSPHRASE = "En ny adgangskode"
NOT_RESTORED = "Der er ikke valgt nogen adgangskode, så intet er gendannet: alt er, som det var."
NO_FOLDER = "Mappen {folder} findes ikke. Sæt drevet i, eller skriv en anden med --fra MAPPE."


@click.command("gendan", cls=DanishCommand)
@click.option(
    "--fra", "folder", type=FOLDER, metavar="MAPPE", help="Mappen med kopierne. Ellers den ved siden af registret."
)
@click.option("--vis", "only_show", is_flag=True, help="Vis kopierne, og gør intet.")
@click.option("--kopi", "wanted", metavar="NAVN", help="Kopiens filnavn. Ellers vælger du på skærmen.")
@register_options
@click.pass_obj
def gendan(invocation: Invocation, folder: Path | None, only_show: bool, wanted: str | None) -> None:
    """Lav registret igen af en kopi, også når det ikke kan åbnes.

    Kopien bliver set efter først. Det, der står i registrets sted, bliver lagt til side og aldrig overskrevet.
    Kopierne åbnes af adgangskoden eller af gendannelsesnøglen fra papiret; med --kode-fra-stdin er den første linje
    den ene af dem, og den anden linje en ny adgangskode, når nøglen er brugt.
    """
    from borgerraad_tui.store.paths import is_folder
    from borgerraad_tui.store.safekeeping.backups import own_folder
    from borgerraad_tui.store.safekeeping.restoring import newest_first

    place = folder or own_folder(invocation.path)
    if folder is not None and not is_folder(folder):
        raise InputRefused(NO_FOLDER.format(folder=clean_line(str(folder))))
    copies = newest_first(place)
    if not copies:
        raise InputRefused(NONE.format(folder=place))
    if only_show:
        from borgerraad_tui.cli.copies_told import copy_lines

        put("".join(copy_lines(copies, invocation)))
        return
    trouble = _trouble(invocation)
    chosen = (
        _named(copies, wanted, invocation)
        if wanted or not desk.has_terminal()
        else _on_screen(copies, place, trouble, invocation)
    )
    if chosen is not None:
        _restore(chosen, invocation)


def restored_from(folder: Path, invocation: Invocation) -> bool:
    """Have her choose a copy on the screen, and make it the register; False where she leaves."""
    from borgerraad_tui.store.safekeeping.restoring import newest_first

    chosen = _on_screen(newest_first(folder), folder, "", invocation)
    if chosen is not None:
        _restore(chosen, invocation)
    return chosen is not None


def _trouble(invocation: Invocation) -> str:
    """Why the register itself does not open, if it does not; FileInUse where a window has it open."""
    from borgerraad_tui.errors import FileLocked
    from borgerraad_tui.store.opening import open_engine
    from borgerraad_tui.store.troubles import WAY_BACK

    if not invocation.born:
        return ""
    try:
        open_engine(invocation.path, create=False).close()
    except FileInUse:
        raise
    except FileLocked:
        return ""
    except FileTrouble as error:
        # the way back is where she is
        return error.text.removesuffix(WAY_BACK)
    return ""


def _named(copies: Sequence[Copy], wanted: str | None, invocation: Invocation) -> Chosen:
    from borgerraad_tui.cli.passphrases import first_line
    from borgerraad_tui.store.safekeeping.restoring import keys_to
    from borgerraad_tui.tui.gates.restoring import Chosen

    copy = next((copy for copy in copies if copy.path.name == wanted), None)
    if copy is None:
        raise InputRefused(NO_SUCH.format(name=wanted, folder=copies[0].path.parent) if wanted else WHICH)
    secret = first_line() if invocation.from_stdin else ""
    return Chosen(copy, keys_to(copy.path.parent, secret), secret)


def _on_screen(copies: Sequence[Copy], place: Path, trouble: str, invocation: Invocation) -> Chosen | None:
    from borgerraad_tui.cli.copies_told import losses
    from borgerraad_tui.store.cipher import is_locked
    from borgerraad_tui.store.safekeeping.backups import own_folder
    from borgerraad_tui.tui.gates.restoring import Restoring

    locked = any(is_locked(copy.path) for copy in copies)
    own = own_folder(invocation.path)
    with ExitStack() as held:
        # the register itself is opened once, with what she typed, where that opens it
        told = cache(lambda typed: held.enter_context(losses(invocation, typed)))
        return Restoring(
            trouble, copies, str(place), locked=locked, theme=invocation.theme, own=own,
            lost=lambda copy, typed: told(typed)(copy), beside=OTHERS if place == own else "",
        ).run()  # fmt: skip


def _restore(chosen: Chosen, invocation: Invocation) -> None:
    from borgerraad_tui.store.cipher import is_locked
    from borgerraad_tui.store.safekeeping.restoring import restore

    passphrase = _passphrase(chosen, invocation) if is_locked(chosen.copy.path) else ""
    known = [key for key in chosen.keys if key and key != chosen.typed]
    aside = restore(chosen.copy, chosen.keys, invocation.path, passphrase, invocation.clock.now(), known)
    of = f" --fil {_quoted(clean_line(str(invocation.file)))}" if invocation.file else ""
    tell(f"Registret er gendannet fra kopien af {chosen.copy.made:%d-%m-%Y kl. %H:%M}. Åbn det med »borgerraad{of}«.")
    if aside is not None:
        note(f"Det, der stod der før, ligger i {clean_line(str(aside))}.")


def _quoted(path: str) -> str:
    """A path as it is typed in a terminal."""
    return f'"{path}"' if " " in path else path


def _passphrase(chosen: Chosen, invocation: Invocation) -> str:
    """What opens the register afterwards: the passphrase typed, or a new one where the key from the paper was."""
    from borgerraad_tui.cli.passphrases import new_passphrase
    from borgerraad_tui.domain.passphrase import is_recovery_key

    if not is_recovery_key(chosen.typed):
        return chosen.typed
    return new_passphrase(NEW_PASSPHRASE, NOT_RESTORED, invocation)
