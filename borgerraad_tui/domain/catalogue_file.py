"""The catalogue as a JSON file that a municipality writes for itself: Danish words, checked whole before anything is used."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from itertools import combinations
from typing import Annotated, Any

from pydantic import Field, StringConstraints, ValidationError

from borgerraad_tui.domain.catalogue import LISTS, NEEDED, PARENTS, REPORTED_ACTIONS, Catalogue, Entry
from borgerraad_tui.domain.dates import danish_day
from borgerraad_tui.domain.kind import Kind
from borgerraad_tui.domain.model import Line, Model
from borgerraad_tui.errors import InputRefused

Key = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$", max_length=60)]
Letter = Annotated[str, StringConstraints(pattern=r"^[A-Z]$")]
Name = Annotated[Line, StringConstraints(min_length=1, max_length=120)]

NOT_READ = "Kataloget kan ikke læses. Ret det, der står nedenfor, og prøv igen; intet er ændret."


class FileEntry(Model):
    """One entry as the file writes it."""

    key: Key = Field(alias="nøgle")
    name: Name = Field(alias="navn")
    short: Name | None = Field(None, alias="kort")
    letter: Letter | None = Field(None, alias="bogstav")
    under: Key | None = Field(None, alias="under")
    became: Key | None = Field(None, alias="blev_til")
    brings: Key | None = Field(None, alias="medfører")
    excludes: Key | None = Field(None, alias="udelukker")
    valid_from: date | None = Field(None, alias="fra")
    valid_to: date | None = Field(None, alias="til")
    remark: Line | None = Field(None, alias="bemærkning")


class CatalogueFile(Model):
    """The whole file: the municipality's name and its lists by their Danish names."""

    municipality: Name = Field(alias="kommune")
    lists: dict[str, tuple[FileEntry, ...]] = Field(alias="lister")


def read_catalogue(text: str) -> tuple[str, Catalogue]:
    """The municipality's name and the catalogue of a file; InputRefused lists every fault."""
    try:
        read = CatalogueFile.model_validate(json.loads(text))
    except RecursionError as error:
        raise InputRefused(NOT_READ, ["Filen er flettet for dybt ind i sig selv til at være et katalog."]) from error
    except json.JSONDecodeError as error:
        raise InputRefused(
            NOT_READ, [f"Linje {error.lineno}, tegn {error.colno}: filen er ikke gyldig JSON."]
        ) from error
    except ValidationError as error:
        raise InputRefused(NOT_READ, [_fault(item["loc"], item["type"]) for item in error.errors()]) from error
    unknown = [name for name in read.lists if name not in LISTS.values()]
    if unknown:
        raise InputRefused(
            NOT_READ, [f"Listen »{name}« kendes ikke. Listerne er: {', '.join(LISTS.values())}." for name in unknown]
        )
    catalogue = Catalogue(_entries(read))
    faults = catalogue_faults(catalogue)
    if faults:
        raise InputRefused(NOT_READ, faults)
    return read.municipality, catalogue


def write_catalogue(municipality: str, catalogue: Catalogue) -> str:
    """The file that `read_catalogue` reads back to the same catalogue: one entry a line."""
    blocks = []
    for listing, title in LISTS.items():
        lines = ",\n".join(
            f"   {json.dumps(_as_written(entry), ensure_ascii=False)}" for entry in catalogue.of(listing)
        )
        blocks.append(f"  {json.dumps(title, ensure_ascii=False)}: [\n{lines}\n  ]")
    lists = ",\n".join(blocks)
    return f'{{\n "kommune": {json.dumps(municipality, ensure_ascii=False)},\n "lister": {{\n{lists}\n }}\n}}\n'


def catalogue_faults(catalogue: Catalogue) -> list[str]:
    """Every fault of a catalogue in Danish: unknown references, keys used twice, letters used twice on one day."""
    faults = [
        f"{LISTS[entry.list]}: {fault}" for entry in catalogue.entries for fault in _entry_faults(entry, catalogue)
    ]
    faults += _missing(catalogue)
    for listing, title in LISTS.items():
        for one, other in combinations(catalogue.of(listing), 2):
            if one.key == other.key:
                faults.append(f"{title}: nøglen »{one.key}« står to gange.")
            elif one.letter and one.letter == other.letter and _same_place(one, other) and _overlap(one, other):
                faults.append(f"{title}: {one.name} og {other.name} har begge bogstavet {one.letter} på samme tid.")
    return faults


def _entries(read: CatalogueFile) -> list[Entry]:
    listings = {title: listing for listing, title in LISTS.items()}
    return [
        _entry(listings[title], position, entry)
        for title, entries in read.lists.items()
        for position, entry in enumerate(entries, start=1)
    ]


def _entry(listing: str, position: int, read: FileEntry) -> Entry:
    under = read.under or ""
    values: dict[str, Any] = read.model_dump(exclude={"under"}, exclude_none=True)
    if listing == "action":
        return Entry(listing, kind=Kind.of(under), position=position, **values)
    return Entry(listing, parent=under, position=position, **values)


def _as_written(entry: Entry) -> dict[str, str]:
    under = entry.kind.key if entry.kind else entry.parent
    written = {
        "nøgle": entry.key, "navn": entry.name, "kort": entry.short, "bogstav": entry.letter, "under": under,
        "fra": entry.valid_from and entry.valid_from.isoformat(), "til": entry.valid_to and entry.valid_to.isoformat(),
        "blev_til": entry.became, "medfører": entry.brings, "udelukker": entry.excludes, "bemærkning": entry.remark,
    }  # fmt: skip
    return {word: value for word, value in written.items() if value}


def _missing(catalogue: Catalogue) -> list[str]:
    """What forms and tables need and the catalogue lacks."""
    faults = [f"{LISTS[listing]}: listen er tom. Skriv mindst én." for listing in NEEDED if not catalogue.of(listing)]
    actions = {entry.key: entry for entry in catalogue.of("action")}
    for key in REPORTED_ACTIONS:
        if key not in actions or actions[key].kind is not Kind.COMPLAINT:
            faults.append(
                f"{LISTS['action']}: handlingen »{key}« mangler under klage. Beretningens tabel 6-8 tæller den."
            )
    if not any(entry.kind is Kind.OTHER for entry in actions.values()):
        faults.append(f"{LISTS['action']}: der mangler handlinger under anden.")
    reported = {catalogue.name("action", key) for key in REPORTED_ACTIONS}
    for entry in catalogue.of("outcome"):
        if catalogue.name("action", entry.parent) not in reported:
            faults.append(f"{LISTS['outcome']}: {entry.name} hører til en handling, som ingen tabel viser udfald for.")
    return faults


def _entry_faults(entry: Entry, catalogue: Catalogue) -> Iterator[str]:
    """Every fault of one entry, without the name of its list."""
    if entry.list == "action" and entry.kind is None:
        yield f"{entry.name} mangler »under«: klage eller anden."
    yield from _reference_faults(entry, catalogue)
    if entry.list in PARENTS and not entry.parent:
        yield f"{entry.name} mangler »under«."
    if entry.list == "outcome" and entry.excludes == entry.key:
        yield f"{entry.name} udelukker sig selv."
    yield from _validity_faults(entry, catalogue)


def _reference_faults(entry: Entry, catalogue: Catalogue) -> Iterator[str]:
    """References where none can be, and to what is not there."""
    references = {
        "under": (PARENTS.get(entry.list), entry.parent),
        "blev_til": (entry.list, entry.became),
        "medfører": ("place", entry.brings),
        "udelukker": ("outcome" if entry.list == "outcome" else None, entry.excludes),
    }
    for word, (listing, key) in references.items():
        if listing is None and key:
            yield f"{entry.name} kan ikke have »{word}«."
        elif listing and key and catalogue.get(listing, key) is None:
            yield f"{entry.name} henviser med »{word}« til »{key}«, som ikke findes i {LISTS[listing]}."


def _validity_faults(entry: Entry, catalogue: Catalogue) -> Iterator[str]:
    """Days that go beyond the parent's, or end before they begin."""
    parent = catalogue.get(PARENTS.get(entry.list, ""), entry.parent)
    if parent and parent.valid_to and (entry.valid_to or date.max) > parent.valid_to:
        ended = danish_day(parent.valid_to)
        yield f"{entry.name} hører til {parent.name}, som slutter {ended}. Slut den samme dag."
    if entry.valid_from and entry.valid_to and entry.valid_to < entry.valid_from:
        yield f"{entry.name} slutter før den begynder."


def _same_place(one: Entry, other: Entry) -> bool:
    return one.parent == other.parent and one.kind == other.kind


def _overlap(one: Entry, other: Entry) -> bool:
    return (one.valid_from or date.min) <= (other.valid_to or date.max) and (other.valid_from or date.min) <= (
        one.valid_to or date.max
    )


def _fault(place: tuple[int | str, ...], kind: str) -> str:
    where = " › ".join(str(part + 1) if isinstance(part, int) else part for part in place)
    other = "kan ikke læses (datoer skrives 2021-08-01)" if kind.startswith("date") else "har en forkert form"
    # of a text that was cleaned first, pydantic tells the same without the prefix
    what = {
        "missing": "mangler",
        "extra_forbidden": "kendes ikke",
        "pattern_mismatch": "har en forkert form (nøgler: a-z, 0-9 og _; bogstaver: ét stort A-Z)",
        "too_short": "er tom",
        "too_long": "er for lang (nøgler: højst 60 tegn; navne: højst 120)",
        "type": "skal være tekst i anførselstegn",
    }.get(kind.removeprefix("string_"), other)
    return f"{where or 'Filen'}: {what}."
