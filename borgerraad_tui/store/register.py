"""The register: one open file and everything that can be asked of it or written to it."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from functools import cached_property
from os.path import exists
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from borgerraad_tui.domain.catalogue import Catalogue
from borgerraad_tui.domain.clock import Clock, standing_still
from borgerraad_tui.errors import FileForeign, FileTrouble, SaveFailed, WrongPassphrase
from borgerraad_tui.store.acts import Acts
from borgerraad_tui.store.catalogue import extend_catalogue, lay_catalogue, load_catalogue, same_entries
from borgerraad_tui.store.drafts import Drafts
from borgerraad_tui.store.engine import Engine
from borgerraad_tui.store.history import History
from borgerraad_tui.store.opening import SCHEMA_VERSION, is_new, open_engine
from borgerraad_tui.store.periods import Periods
from borgerraad_tui.store.settings import DEMO_DAY, KEYS_DUE, MUNICIPALITY, RECOVERY_KEY, Settings
from borgerraad_tui.store.troubles import NO_PLACE, with_path

BEGINNING_GONE = (
    "Adgangskoden åbner kopierne, men ikke registret {path}. Er den ikke lige skiftet, er filen beskadiget:"
    " gendan den med »borgerraad gendan«."
)
EXCHANGED = (
    "Filen {path} er en anden end den, der blev låst: det, du gemte sidst, står ikke i den. Har du selv gendannet den, så luk"
    " programmet (Ctrl+Q), og åbn det igen. Ellers har et andet program byttet den: gendan fra den nyeste kopi med »borgerraad"
    " gendan«."
)
ENDS = ("", "-journal")
"""Of a working file's names."""

if TYPE_CHECKING:
    from borgerraad_tui.domain.consultation import Consultation
    from borgerraad_tui.statistics.report import Figures
    from borgerraad_tui.store.inquiries import Inquiries
    from borgerraad_tui.store.people import People
    from borgerraad_tui.store.records import R, RecordKind, Records
    from borgerraad_tui.store.search import Search


class Register:
    """One open register. Its parts share one engine; `inquiries` and `consultations` bring the models in when first used.

    `demo` tells whether its day stands still, `municipality` whose it is. `catalogue` is what the file holds, read anew
    whenever an act, an undo or a redo has changed it.
    """

    def __init__(self, engine: Engine, clock: Clock) -> None:
        self.engine = engine
        self._saved_last = ""
        self.settings = Settings(engine)
        day = self.settings.get(DEMO_DAY)
        self.demo = bool(day)
        self.municipality = self.settings.get(MUNICIPALITY)
        self.clock = standing_still(clock, date.fromisoformat(day)) if day else clock
        self.acts = Acts(engine, self.clock)
        if engine.one("PRAGMA user_version") < SCHEMA_VERSION:
            from borgerraad_tui.store.migrations import migrate  # late: few starts need it
            from borgerraad_tui.store.safekeeping.keeper import keep_before

            keep_before(self)
            migrate(engine, self.acts)
            self.search.index_all()
        self.catalogue = load_catalogue(engine)
        self.history = History(engine, self.acts, self._catalogue_changed)
        self.drafts = Drafts(engine, self.clock)
        self.periods = Periods(engine)

    @cached_property
    def search(self) -> Search:
        """The search over all words."""
        from borgerraad_tui.store.search import Search  # late: it can read a whole line of filters

        return Search(self.engine)

    @property
    def inquiries(self) -> Inquiries:
        """The inquiries as models."""
        from borgerraad_tui.store.inquiries import Inquiries

        return Inquiries(self.engine, self.catalogue)

    @property
    def consultations(self) -> Records[Consultation]:
        """The consultations as models."""
        from borgerraad_tui.store.kinds import CONSULTATION

        return self.records(CONSULTATION)

    @property
    def people(self) -> People:
        """Who is behind the inquiries."""
        from borgerraad_tui.store.kinds import PERSON
        from borgerraad_tui.store.people import People

        return People(self.engine, self.records(PERSON))

    def records(self, kind: RecordKind[R]) -> Records[R]:
        """The rows of one table as models."""
        from borgerraad_tui.store.records import Records

        return Records(self.engine, self.catalogue, kind)

    def figures(self, first: date | None, last: date) -> Figures:
        """All figures of a period; `first` None counts from the first day that anything was registered on."""
        from borgerraad_tui.store.figures import read_figures  # late: the desk counts nothing before its first frame

        return read_figures(self.engine, self.catalogue, first, last, self.clock.today())

    def extend(self, wanted: Catalogue) -> list[str]:
        """Take in a changed catalogue as one act; returns what changed. No change is no act."""
        if same_entries(self.catalogue, wanted):
            return []
        with self.acts.act("Kataloget ændret"):
            changes = extend_catalogue(self.engine, self.catalogue, wanted)
        self._catalogue_changed()
        return changes

    def shut(self) -> None:
        """Close the file and forget its key, and remember what was saved last."""
        self._saved_last = self._newest_head()
        self.engine.shut()

    def open_again(self, passphrase: str) -> None:
        """Open it again as it was shut: FileForeign where another file has come to its place, which stays closed."""
        from borgerraad_tui.store.safekeeping.chain import act_of  # late: few starts need it

        self.engine.open_again(passphrase)
        if self._saved_last and act_of(self.engine, self._saved_last) is None:
            self.engine.shut()
            raise FileForeign(with_path(EXCHANGED, self.engine.path))

    def _newest_head(self) -> str:
        from borgerraad_tui.store.safekeeping.chain import head_of  # late: as above

        try:
            return head_of(self.engine)
        except FileTrouble:  # a disk that gives nothing now has to let the file be closed all the same
            return ""

    def close(self) -> None:
        """Let the file and its lock go."""
        self.engine.close()

    def _catalogue_changed(self) -> None:
        self.catalogue = load_catalogue(self.engine)


def _opens_copies(path: Path, passphrase: str) -> bool:
    """Whether the key file beside the copies takes the passphrase: what a file's own key is made with is in its first bytes."""
    from borgerraad_tui.store.safekeeping.backups import own_folder  # late: few starts need it
    from borgerraad_tui.store.safekeeping.key_file import read_keys

    try:
        return bool(read_keys(own_folder(path), passphrase))
    except FileTrouble:
        return False


class Locks(NamedTuple):
    """What a new register is locked with; both empty for a plain one."""

    passphrase: str = ""
    recovery_key: str = ""


OPEN = Locks()


def open_register(path: Path, clock: Clock, passphrase: str = "") -> Register:
    """Open a register that exists; FileTrouble when it cannot be used."""
    put_back(path)
    try:
        engine = open_engine(path, create=False, passphrase=passphrase)
    except WrongPassphrase:
        if _opens_copies(path, passphrase):
            raise FileForeign(with_path(BEGINNING_GONE, path)) from None
        raise
    try:
        _clear_left(engine)
        return Register(engine, clock)
    except BaseException:
        engine.close()
        raise


def plain_left(path: Path) -> Path:
    """Where a plain register lies while an encrypted one takes its place."""
    return path.with_name(f".{path.name}.klar.del")


def put_back(path: Path) -> None:
    """Where a power cut left a plain register under its other name alone, give it its own again; FileTrouble where it cannot be."""
    left = plain_left(path)
    try:
        if not path.exists() and left.exists():
            left.rename(path)
    except OSError as error:
        raise FileTrouble(with_path(NO_PLACE, path)) from error


def _clear_left(engine: Engine) -> None:
    """What a stop left of a register; what the disk does not let go of is told, and tried again, with the next copy."""
    path = engine.path
    # the one is written by the control, the other by the proof of an erasure, and both only while the register is open
    working = [
        path.with_name(f".{name}.del{end}")
        for name in (f"{path.stem}-kontrol", f"{path.name}.eftersyn")
        for end in ENDS
    ]
    # of a name too long for its folder this says no, where a Path raises (store/paths.py, which few starts need)
    if any(exists(left) for left in (plain_left(path), *working)):  # noqa: PTH110
        from borgerraad_tui.store.safekeeping.leavings import clear_left, wipe_working  # late: few starts need it

        with suppress(SaveFailed):
            wipe_working(working)
            clear_left(engine)


def create_register(
    path: Path,
    clock: Clock,
    municipality: str,
    catalogue: Catalogue,
    demo_day: date | None = None,
    locks: Locks = OPEN,
) -> Register:
    """Make a new register with its catalogue, all in one transaction; an existing one is only opened.

    With locks a new one is encrypted from its first byte on.
    """
    put_back(path)
    engine = open_engine(path, create=True, passphrase=locks.passphrase)
    try:
        if is_new(engine):
            _birth(engine, clock, municipality, catalogue, demo_day, locks.recovery_key)
        return Register(engine, clock)
    except BaseException:
        engine.close()
        raise


def _birth(
    engine: Engine, clock: Clock, municipality: str, catalogue: Catalogue, demo_day: date | None, recovery_key: str
) -> None:
    from borgerraad_tui.store.schema import lay_schema  # late: once in a register's life

    # one transaction, so that a power cut leaves an empty file or a whole register
    with engine.transaction():
        lay_schema(engine)
        with Acts(engine, clock).act("Registret oprettet", "create"):
            _furnish(engine, municipality, catalogue, demo_day)
            if recovery_key:
                _keep_recovery_key(engine, recovery_key)


def _furnish(engine: Engine, municipality: str, catalogue: Catalogue, demo_day: date | None) -> None:
    lay_catalogue(engine, catalogue)
    settings = Settings(engine)
    settings.set(MUNICIPALITY, municipality)
    if demo_day:
        settings.set(DEMO_DAY, demo_day.isoformat())


def _keep_recovery_key(engine: Engine, key: str) -> None:
    """Its key file beside the copies is written with the first of them."""
    from borgerraad_tui.store.safekeeping.backups import own_folder  # late: once in a register's life

    settings = Settings(engine)
    settings.set(RECOVERY_KEY, key)
    settings.set(KEYS_DUE, str(own_folder(engine.path)))
