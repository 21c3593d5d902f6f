"""What one run of the program was asked: which register, with which clock; and how the register is opened."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from borgerraad_tui.cli.danish import FILE, Function, Words
from borgerraad_tui.domain.clock import Clock
from borgerraad_tui.errors import FileLocked, FileTrouble, InputRefused

if TYPE_CHECKING:
    from borgerraad_tui.domain.catalogue import Catalogue
    from borgerraad_tui.store.register import Register


class Left(Exception):
    """She left before the register was open; there is nothing to tell."""


UNREACHABLE = "Filen {path} kan ikke nås. Se efter, om stien er rigtig, og om du må bruge mappen."


@dataclass(eq=False, repr=False)
class Invocation:
    """The clock, and the options that are accepted before the command as well as after it; the last one given counts.

    A plain file is known by its header: `without_passphrase` matters when one is made. `from_stdin`: the passphrase is the first
    line of standard input.
    """

    clock: Clock
    file: Path | None = None
    without_passphrase: bool = False
    from_stdin: bool = False
    catalogue_file: Path | None = None
    ascii_only: bool = False
    theme: str = ""

    @property
    def path(self) -> Path:
        """Where the register lies: where --fil says, else in the platform's folder for a user's data."""
        return self.file or _own_folder() / "register.db"

    @property
    def there(self) -> bool:
        """Whether the register is there; FileTrouble where that cannot be seen."""
        if _there(self.path):
            return True
        from borgerraad_tui.store.register import put_back

        put_back(self.path)
        return _there(self.path)

    @property
    def born(self) -> bool:
        """Whether there is a register to open; an empty file is none yet, and becomes one where one is made."""
        return self.there and self.path.stat().st_size > 0

    @contextmanager
    def existing(self) -> Iterator[Register]:
        """The register, which has to be there; closed again at the end."""
        from borgerraad_tui.store.register import open_register

        if not self.there:
            raise InputRefused(f"Registret {self.path} findes ikke. Skriv, hvor det ligger, med --fil.")
        if self.catalogue_file:
            raise InputRefused(
                f"--katalog bruges kun, når et register laves, og {self.path} findes. Brug »borgerraad katalog FIL«."
            )
        try:
            register = open_register(self.path, self.clock)
        except FileLocked:
            register = self._unlocked()
        with closing(register):
            yield register

    def _unlocked(self) -> Register:
        from borgerraad_tui.cli.passphrases import unlock
        from borgerraad_tui.store.register import open_register

        register = unlock(self, lambda passphrase: open_register(self.path, self.clock, passphrase))
        if register is None:
            raise Left
        return register

    @contextmanager
    def made(self) -> Iterator[Register]:
        """The register, made first where there is none; closed again at the end."""
        if self.born:
            with self.existing() as register:
                yield register
            return
        from borgerraad_tui.cli.passphrases import new_locks
        from borgerraad_tui.store.register import create_register

        municipality, catalogue = self.new_catalogue()
        locks = new_locks(self)
        if self.file is None:
            _make_folder(self.path.parent)
        self._tell_place()
        with closing(create_register(self.path, self.clock, municipality, catalogue, locks=locks)) as register:
            yield register

    def _tell_place(self) -> None:
        """Where a new register had better not lie, before it is there."""
        from borgerraad_tui.cli.output import note
        from borgerraad_tui.domain.whereabouts import register_told
        from borgerraad_tui.store.safekeeping.drives import place_of

        note(*filter(None, [register_told(place_of(self.path.parent))[1]]))

    def new_catalogue(self) -> tuple[str, Catalogue]:
        """The municipality and catalogue that a new register is made with."""
        from borgerraad_tui.intake.catalogues import catalogue_from, packaged_catalogue

        return catalogue_from(self.catalogue_file) if self.catalogue_file else packaged_catalogue()


def _there(path: Path) -> bool:
    """Whether the file is there; FileTrouble where the system does not let that be seen."""
    try:
        return path.stat() is not None
    except FileNotFoundError:
        return False
    except OSError as error:
        raise FileTrouble(UNREACHABLE.format(path=path)) from error


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise FileTrouble(UNREACHABLE.format(path=folder)) from error


def register_options(command: Function) -> Function:
    """Which register: the options of every command."""
    command = _kept("--uden-kode", "without_passphrase", is_flag=True, help="Et nyt register får ingen adgangskode.")(
        command
    )
    text = "Læs adgangskoden fra første linje af standardinput."
    command = _kept("--kode-fra-stdin", "from_stdin", is_flag=True, help=text)(command)
    return _kept("--fil", "file", type=FILE, metavar="FIL", help="Registret, i stedet for dit eget.")(command)


def catalogue_option(command: Function) -> Function:
    """The option of the commands that make a register."""
    text = "Katalog til et nyt register, i stedet for Haderslevs."
    return _kept("--katalog", "catalogue_file", type=FILE, metavar="FIL", help=text)(command)


def desk_options(command: Function) -> Function:
    """The options of the commands that open the desk."""
    command = _kept("--tema", "theme", type=Words(["dag", "nat"]), help="Lyst eller mørkt bord.")(command)
    return _kept("--ascii", "ascii_only", is_flag=True, help="Kun enkle tegn, til ældre terminaler.")(command)


def _kept(*names: str, **attributes: Any) -> Callable[[Function], Function]:
    """An option whose value goes into the invocation's attribute of the same name."""
    return click.option(*names, **attributes, default=None, expose_value=False, callback=_keep)


def _keep(context: click.Context, parameter: click.Parameter, value: object) -> None:
    if value:
        setattr(context.find_object(Invocation), parameter.name or "", value)


def _own_folder() -> Path:
    from platformdirs import user_data_path

    return user_data_path("Borgerraad", appauthor=False)
