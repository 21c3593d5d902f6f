"""The catalogue in the file: read at start with bare SQL, laid at birth, extended later."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from borgerraad_tui.domain.catalogue import LISTS, PARENTS, Catalogue, Entry
from borgerraad_tui.domain.dates import danish_day
from borgerraad_tui.domain.kind import Kind
from borgerraad_tui.errors import InputRefused
from borgerraad_tui.store.engine import Engine

USED_ON = {
    "directorate": (
        "SELECT max(received) FROM inquiry WHERE directorate = ?",
        "SELECT max(day) FROM consultation WHERE directorate = ?",
        "SELECT max(asked) FROM request WHERE directorate = ?",
        "SELECT max(given) FROM recommendation WHERE directorate = ?",
    ),
    "department": (
        "SELECT max(received) FROM inquiry WHERE department = ?",
        "SELECT max(happened) FROM log_entry WHERE department = ?",
        "SELECT max(asked) FROM request WHERE department = ?",
        "SELECT max(given) FROM recommendation WHERE department = ?",
    ),
    "theme": (
        "SELECT max(received) FROM inquiry WHERE theme = ?",
        "SELECT max(received) FROM inquiry JOIN further_theme AS further ON further.inquiry = inquiry.id WHERE further.theme = ?",
        "SELECT max(given) FROM recommendation WHERE theme = ?",
    ),
    "channel": ("SELECT max(received) FROM inquiry WHERE channel = ?",),
    "place": (
        "SELECT max(received) FROM inquiry WHERE place = ?",
        "SELECT max(coalesce(until, day)) FROM appointment WHERE place = ?",
    ),
    "action": ("SELECT max(closed) FROM inquiry WHERE action = ?",),
    "outcome": (
        "SELECT max(closed) FROM inquiry WHERE outcome = ?",
        "SELECT max(coalesce(closed, received)) FROM inquiry AS i JOIN finding AS f ON f.inquiry = i.id WHERE f.outcome = ?",
    ),
    "exclusion": ("SELECT max(coalesce(closed, received)) FROM inquiry WHERE exclusion = ?",),
    "enquirer": ("SELECT max(received) FROM inquiry WHERE enquirer = ?",),
    "consultation": ("SELECT max(day) FROM consultation WHERE kind = ?",),
    "log": ("SELECT max(happened) FROM log_entry WHERE kind = ?",),
    "manner": ("SELECT max(happened) FROM log_entry WHERE manner = ?",),
}
"""The newest day each list's entry is used on."""

ENTRY_SQL = """
SELECT e.id, e.list, e.key, e.name, e.short, e.letter, e.kind, parent.key, became.key, brings.key,
       excludes.key, e.valid_from, e.valid_to, e.position, e.remark
FROM catalogue AS e
LEFT JOIN catalogue AS parent ON parent.id = e.parent
LEFT JOIN catalogue AS became ON became.id = e.became
LEFT JOIN catalogue AS brings ON brings.id = e.brings
LEFT JOIN catalogue AS excludes ON excludes.id = e.excludes
"""


def load_catalogue(engine: Engine) -> Catalogue:
    """All entries of the file."""
    return Catalogue(_entry(row) for row in engine.rows(ENTRY_SQL))


def lay_catalogue(engine: Engine, catalogue: Catalogue) -> None:
    """Write a whole catalogue into a register that has none, inside the open act."""
    for entry in catalogue.entries:
        engine.tables.table("catalogue").insert(_row(engine, entry))
    _lay_references(engine, catalogue)


def same_entries(one: Catalogue, other: Catalogue) -> bool:
    """Whether two catalogues hold the same, whatever numbers the file has given their entries."""
    return [replace(entry, id=0) for entry in one.entries] == [replace(entry, id=0) for entry in other.entries]


def extend_catalogue(engine: Engine, present: Catalogue, wanted: Catalogue) -> list[str]:
    """Take in a changed catalogue inside the open act: new entries are added, ended ones end. Returns what changed, in Danish.

    An entry that is used is never edited: InputRefused names each such change, and nothing is written.
    """
    pairs = [(present.get(entry.list, entry.key), entry) for entry in wanted.entries]
    faults = [fault for before, entry in pairs if before for fault in _faults(engine, before, entry)]
    faults += [
        f"»{entry.name}« ({entry.key}) mangler i filen. Slut den med »til« i stedet for at fjerne den."
        for entry in present.entries
        if wanted.get(entry.list, entry.key) is None
    ]
    if faults:
        raise InputRefused("Kataloget kan ikke ændres sådan; intet er ændret.", faults)
    for before, entry in pairs:
        if before is None:
            engine.tables.table("catalogue").insert(_row(engine, entry))
        elif _settled(before) != _settled(entry):
            engine.tables.table("catalogue").update(before.id, _row(engine, entry))
    _lay_references(engine, wanted)
    return [*(told for before, entry in pairs if (told := _told(before, entry))), *_reordered(present, wanted)]


def _row(engine: Engine, entry: Entry) -> dict[str, Any]:
    parent = engine.one("SELECT id FROM catalogue WHERE list = ? AND key = ?", (PARENTS.get(entry.list), entry.parent))
    return {
        "list": entry.list,
        "key": entry.key,
        "name": entry.name,
        "short": entry.short or None,
        "letter": entry.letter or None,
        "kind": entry.kind and entry.kind.value,
        "parent": parent,
        "valid_from": entry.valid_from and entry.valid_from.isoformat(),
        "valid_to": entry.valid_to and entry.valid_to.isoformat(),
        "position": entry.position,
        "remark": entry.remark or None,
    }


def _lay_references(engine: Engine, catalogue: Catalogue) -> None:
    """Entries name each other by key; once all have an id, the references can be laid."""
    stored = load_catalogue(engine)
    for entry in catalogue.entries:
        now = stored.get(entry.list, entry.key)
        if now and (now.became, now.brings, now.excludes) != (entry.became, entry.brings, entry.excludes):
            references = {
                "became": stored.id_of(entry.list, entry.became),
                "brings": stored.id_of("place", entry.brings),
                "excludes": stored.id_of("outcome", entry.excludes),
            }
            engine.tables.table("catalogue").update(now.id, references)


def _faults(engine: Engine, before: Entry, entry: Entry) -> Iterator[str]:
    used = _last_use(engine, before)
    if used is None:
        return
    allowed = replace(
        entry, valid_to=before.valid_to, became=before.became, excludes=before.excludes, remark=before.remark
    )
    if _unplaced(before) != _unplaced(allowed):
        yield f"»{before.name}« ({before.key}) er brugt og kan ikke ændres. Slut den med »til«, og tilføj en ny."
    if entry.valid_to and entry.valid_to < used:
        yield f"»{before.name}« er brugt {danish_day(used)} og kan ikke slutte før. Sæt »til« til den dag eller senere."


def _last_use(engine: Engine, entry: Entry) -> date | None:
    days = [engine.one(sql, (entry.id,)) for sql in USED_ON[entry.list]]
    return max((date.fromisoformat(day) for day in days if day), default=None)


def _settled(entry: Entry) -> Entry:
    return replace(entry, id=0, became="", brings="", excludes="")


def _unplaced(entry: Entry) -> Entry:
    return replace(entry, id=0, position=0)


def _told(before: Entry | None, entry: Entry) -> str:
    if before is None:
        return f"ny: {entry.name}"
    if _unplaced(before) == _unplaced(entry):
        return ""
    if entry.valid_to and before.valid_to != entry.valid_to:
        return f"slutter {danish_day(entry.valid_to)}: {entry.name}"
    return f"ændret: {entry.name}"


def _reordered(present: Catalogue, wanted: Catalogue) -> Iterator[str]:
    """The lists whose old entries stand in another order than before."""
    for listing, title in LISTS.items():
        before = [entry.key for entry in present.of(listing)]
        after = [entry.key for entry in wanted.of(listing) if entry.key in before]
        if before != after:
            yield f"ny rækkefølge: {title}"


def _entry(row: tuple[Any, ...]) -> Entry:
    (
        identifier,
        listing,
        key,
        name,
        short,
        letter,
        kind,
        parent,
        became,
        brings,
        excludes,
        first,
        last,
        position,
        remark,
    ) = row
    return Entry(
        list=listing, key=key, name=name, id=identifier, short=short or "", letter=letter or "",
        kind=Kind(kind) if kind else None, parent=parent or "", became=became or "", brings=brings or "",
        excludes=excludes or "",
        valid_from=date.fromisoformat(first) if first else None, valid_to=date.fromisoformat(last) if last else None,
        position=position, remark=remark or "",
    )  # fmt: skip
