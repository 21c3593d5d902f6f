"""The control of a register: everything that can be wrong with it, looked for one thing at a time, and what to do about it."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager, suppress
from itertools import islice
from secrets import token_hex
from typing import NamedTuple

from borgerraad_tui.domain.rules import broken_rules, consultation_rules
from borgerraad_tui.domain.text import clean_line
from borgerraad_tui.domain.whereabouts import conflict_copies, register_told, second_told
from borgerraad_tui.errors import UNKNOWN, BorgerraadError, SaveFailed
from borgerraad_tui.store.driver import DatabaseError
from borgerraad_tui.store.engine import Engine
from borgerraad_tui.store.name_words import NameWords
from borgerraad_tui.store.opening import open_engine
from borgerraad_tui.store.register import Register
from borgerraad_tui.store.safekeeping.backups import is_whole
from borgerraad_tui.store.safekeeping.chain import chain_faults, heads, row_faults
from borgerraad_tui.store.safekeeping.copy_control import REMEDY, copies_faults
from borgerraad_tui.store.safekeeping.drives import place_of
from borgerraad_tui.store.safekeeping.keeper import Keeper
from borgerraad_tui.store.safekeeping.placing import beside
from borgerraad_tui.store.safekeeping.structure import structure_faults

MOST = 5
"""Faults told of one thing; one is enough to act."""
CONFLICT = (
    "Ved siden af registret ligger {name}, som et synkroniseringsprogram har lavet: flyt den et andet sted hen, og se efter i den,"
    " om noget mangler i registret."
)
KEY = 32
"""Bytes at random."""
STUMBLED = "der står noget, som programmet ikke selv skriver, så resten af dette kunne ikke ses efter ({over})."
UNSEEN = (
    "disken tog ikke imod, eller et andet program bruger en fil, så dette er ikke set helt efter. Det siger intet om, hvorvidt der"
    " er noget galt."
)
TRY_AGAIN = "Gør plads på disken, se efter, om drevet er der, og om du må skrive i mappen, og prøv igen."
NO_PLACE = "Registret kunne ikke ses efter: der er ikke plads på disken til en kopi af det. Gør plads, og prøv igen."
PUBLISHED = (
    "SELECT DISTINCT report.title, frozen.figures ->> '$.head' FROM frozen JOIN report_part ON report_part.id = frozen.part"
    " JOIN report ON report.id = report_part.report WHERE coalesce(frozen.figures ->> '$.head', '') <> '' ORDER BY 1"
)
COUNTED = {
    "directorate": "områder", "theme": "temaer", "action": "afslutninger", "left out": "udeladte",
    "consultation": "konsulentbistand",
}  # fmt: skip
"""What is counted, as she calls it."""
TALLY = "SELECT span, since, part, kind, entry, outcome, n FROM tally WHERE n <> 0"
RESTORE = "Gendan registret fra en kopi: »borgerraad gendan«."
AWAY = (
    "{folder} kan ikke nås nu, så kopierne dér er ikke set efter. Sæt drevet i, så bliver de lavet og set efter igen."
)
NOWHERE = (
    "der er ikke valgt et sted uden for maskinen. Går den i stykker, eller bliver den stjålet, går kopierne med den."
)
ANOTHER = "Menuen (m), »Kopier uden for maskinen«, vælger et sted, fx en USB-nøgle."
TOLD_TO_OTHERS = (
    "Nogen kan have rettet i filen uden om programmet. Gem filen, som den er, og gendan fra en kopi fra før."
)


class Check(NamedTuple):
    """One thing looked at: what it is called, what is wrong with it, and what to do then."""

    name: str
    faults: tuple[str, ...]
    remedy: str
    advice: bool = False
    """Whether what is told is only worth knowing: nothing is wrong with the register or its copies."""
    unseen: bool = False
    """Whether nothing is known of it, because the disk refused."""

    @property
    def is_well(self) -> bool:
        """Nothing is wrong."""
        return not self.faults

    @property
    def mark(self) -> str:
        """How it is, in a word or two."""
        if self.is_well:
            return "i orden"
        return "BEDRE" if self.advice else "UVIST" if self.unseen else "GALT"


class View(NamedTuple):
    """What is looked at: the open register, the same standing still, and what is called after each row that took some work."""

    open: Register
    still: Register
    pace: Callable[[], None]


class _Look(NamedTuple):
    name: str
    faults: Callable[[View], Iterator[str]]
    remedy: str
    advice: bool = False


def controls(register: Register) -> Generator[Check]:
    """Each thing in turn, while nobody writes; the quickest to tell of damage first.

    The register itself is written to only where no copy of it can be made.
    """
    with ExitStack() as held:
        try:
            still = held.enter_context(standing_still(register))
        except BorgerraadError:
            # a full disk, or a damaged register: whatever can be looked at as it is, is
            still = register
        yield from looked(View(register, still, lambda: None))


def looked(view: View) -> Iterator[Check]:
    """Each thing in turn, so that whoever asks can say how far it is."""
    for look in LOOKS:
        faults = tuple(islice(_faults(look, view), MOST))
        unseen = faults == (UNSEEN,)
        yield Check(look.name, faults, TRY_AGAIN if unseen else look.remedy, look.advice, unseen)


def _faults(look: _Look, view: View) -> Iterator[str]:
    """What one look finds; what it stumbles over is found, too, and hinders no other look."""
    try:
        yield from look.faults(view)
    except (SaveFailed, *UNKNOWN, OSError):
        yield UNSEEN
    except BorgerraadError as error:
        yield error.text
    except (DatabaseError, ValueError, LookupError) as error:
        yield STUMBLED.format(over=clean_line(str(error)))


def names() -> list[str]:
    """What is looked at, in order."""
    return [look.name for look in LOOKS]


@contextmanager
def standing_still(register: Register) -> Iterator[Register]:
    """The register as it is now, in a file of its own that is gone afterwards: what looks at it is in nobody's way.

    One that is locked is copied with a key at random, which nobody else has. SaveFailed where the disk refuses.
    """
    held = ExitStack()
    try:
        yield Register(_copied(register.engine, held), register.clock)
    finally:
        # what the disk does not let go of is wiped at the next start
        with suppress(OSError):
            held.close()


def _copied(engine: Engine, held: ExitStack) -> Engine:
    """A copy in a file that is gone when `held` is closed."""
    key = token_hex(KEY) if engine.passphrase else ""
    try:
        working = held.enter_context(beside(engine.path.with_name(f"{engine.path.stem}-kontrol")))
        engine.copy_to(working, key)
        return held.enter_context(closing(open_engine(working, create=False, passphrase=key)))
    except OSError as error:
        raise SaveFailed(NO_PLACE) from error


def _file(view: View) -> Iterator[str]:
    if not is_whole(view.still.engine):
        yield "filens sider hænger ikke sammen."


def _structure(view: View) -> Iterator[str]:
    yield from structure_faults(view.still.engine)


def _history(view: View) -> Iterator[str]:
    yield from chain_faults(view.still.engine, view.pace)
    yield from row_faults(view.still.engine)
    yield from _published(view.still)


def _published(register: Register) -> Iterator[str]:
    """What each published report says of the history still stands in it; those of earlier versions say nothing."""
    known = heads(register.engine)
    for title, head in register.engine.rows(PUBLISHED):
        if head not in known:
            yield f"beretningen »{clean_line(title)}« er offentliggjort på {head}, og det står ikke længere i historikken."


def _tally(view: View) -> Iterator[str]:
    """The tallies against a recount of every row, by the rule that keeps them; nothing of it stays."""
    engine = view.still.engine
    kept = set(engine.rows(TALLY))
    with engine.transaction(keep=False):
        engine.execute("DELETE FROM tally")
        engine.execute("INSERT INTO tally_step SELECT * FROM tally_step")
        engine.execute("INSERT INTO tally_line SELECT day, part, kind, entry, outcome, step FROM consultation_step")
        counted = set(engine.rows(TALLY))
    for _, since, part, *_ in sorted(kept ^ counted, key=str):
        yield f"optællingen {since} ({COUNTED.get(part, part)}) er en anden, end rækkerne giver."


def _rules(view: View) -> Iterator[str]:
    """Every inquiry and consultation against the office's rules and the catalogue."""
    register = view.still
    today = register.clock.today()
    for (identifier,) in register.engine.rows("SELECT id FROM inquiry ORDER BY id"):
        view.pace()
        try:
            inquiry = register.inquiries.get(identifier)
        except (ValueError, KeyError):  # as the models refuse, and what stands in no catalogue
            yield f"henvendelsen med id {identifier} kan ikke læses."
            continue
        for broken in broken_rules(inquiry, register.catalogue, today):
            yield f"henvendelse {inquiry.year}-{inquiry.number}: {broken.text}"
    for consultation in register.consultations.where("true"):
        for broken in consultation_rules(consultation, register.catalogue, today):
            yield f"konsulentbistand {consultation.day}: {broken.text}"


def _search(view: View) -> Iterator[str]:
    view.still.search.index_all()
    view.still.engine.execute("INSERT INTO search (search) VALUES ('integrity-check')")
    if not NameWords(view.still.engine).agree():
        yield "navnene, der kan søges på, er andre, end henvendelserne giver."
    if view.still.search.waiting():
        yield UNSEEN


def _places(view: View) -> Iterator[str]:
    """Where the register lies, and what a sync client laid beside it; the demo may lie anywhere."""
    path = view.open.engine.path
    if view.open.demo:
        return
    yield from filter(None, [register_told(place_of(path.parent))[1]])
    for name in sorted(conflict_copies(path, (each.name for each in path.parent.iterdir()))):
        yield CONFLICT.format(name=clean_line(name))
    yield from Keeper(view.open.engine, view.open.settings).told_readable()


def _second(view: View) -> Iterator[str]:
    """Whether there is a second place, one that a copy is safe in, and could be looked at; the demo needs none."""
    engine, keeper = view.open.engine, Keeper(view.open.engine, view.open.settings)
    second = keeper.second
    if view.open.demo:
        return
    if second is None:
        yield NOWHERE
    elif keeper.away(second):
        yield AWAY.format(folder=clean_line(str(second)))
    else:
        yield from filter(None, [second_told(place_of(second), place_of(engine.path.parent))])


def _copies(view: View) -> Iterator[str]:
    yield from copies_faults(view.open)


LOOKS: Sequence[_Look] = (
    _Look("filen", _file, RESTORE),
    _Look("opbygningen", _structure, TOLD_TO_OTHERS),
    _Look("historikken", _history, TOLD_TO_OTHERS),
    _Look("optællingen", _tally, RESTORE),
    _Look("kataloget og reglerne", _rules, "Åbn de nævnte, og ret dem. Tallene regner dem med, som de står."),
    _Look("stederne", _places, "Gør, som der står; ingen tal er forkerte af det."),
    _Look("stedet til kopier uden for maskinen", _second, ANOTHER, advice=True),
    _Look("søgningen", _search, RESTORE),
    _Look("kopierne", _copies, REMEDY),
)
"""Everything that is looked at, declared once."""
