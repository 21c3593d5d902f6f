"""The de-identified data package: CSV and Parquet with a description that machines read (Frictionless Tabular Data Package).

It is for offices to be read together, in confidence; it is no extract for the public.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from borgerraad_tui.chapters.rules import RULES
from borgerraad_tui.domain.catalogue import LISTS, Catalogue
from borgerraad_tui.export.confidential import CONFIDENTIAL, confidential_name
from borgerraad_tui.statistics.generalise import CLOSED, EXCLUDED, STEPS, WITHHELD, Generalised

INQUIRIES, CATALOGUE = confidential_name("henvendelser"), "katalog"
FIELDS: Mapping[str, tuple[str, str]] = {
    "received": ("modtaget", "Måneden, den er modtaget: 2021-08. Sjældne: kvartal (2021-K3) eller år."),
    "kind": ("art", "klage eller anden; tom: ikke afgjort."),
    "directorate": ("direktoeromraade", "Nøgle i kataloget, liste direktørområder."),
    "theme": ("tema", "Nøgle i kataloget, liste temaer: hovedtemaet."),
    "action": ("handling", "Nøgle i kataloget, liste handlinger."),
    "outcome": ("udfald", "Nøgle i kataloget, liste udfald."),
    "closed": ("lukket", f"Måneden, den er lukket; tom: åben. Sjældne: kvartal, år eller »{CLOSED}«."),
    "excluded": (
        "udgaar",
        f"Nøgle i kataloget, liste udgår: hvorfor den ikke tæller med, for sjældne »{EXCLUDED}«; tom: den tæller med.",
    ),
    "channel": ("kanal", "Nøgle i kataloget, liste kanaler."),
    "enquirer": ("henvender", "Nøgle i kataloget, liste henvendere."),
}
"""Each field of a row: its column and what it holds, besides what stands for left out as too rare."""
RARE = f"»{WITHHELD}«: står ikke her, fordi rækken ellers var for sjælden; det er ikke det samme som tom."
ENTRY_COLUMNS = ("liste", "noegle", "navn", "fra", "til", "blev_til")


@dataclass(frozen=True, slots=True)
class Packed:
    """What goes into a package."""

    municipality: str
    first: date
    last: date
    made: date
    version: str
    limit: int
    rows: Generalised
    catalogue: Catalogue


def write_package(packed: Packed, folder: Path) -> bool:
    """Write the package's files into an empty folder; tells whether Parquet is among them (the extra `pakke` brings it)."""
    from borgerraad_tui.export.csv_cells import csv_text

    columns = ("kommune", *(column for column, _ in FIELDS.values()))
    rows = [(packed.municipality, *(getattr(row, field) for field in FIELDS)) for row in packed.rows.rows]
    tables: Mapping[str, Sequence[Sequence[object]]] = {
        INQUIRIES: [columns, *rows],
        CATALOGUE: [ENTRY_COLUMNS, *_entries(packed.catalogue)],
    }
    parquet = find_spec("duckdb") is not None
    for name, table in tables.items():
        (folder / f"{name}.csv").write_text(csv_text(table), encoding="utf-8", newline="")
        if parquet:
            _write_parquet(folder / f"{name}.parquet", table)
    body = json.dumps(_description(packed, parquet=parquet), ensure_ascii=False, indent=1)
    (folder / "datapackage.json").write_text(body + "\n", encoding="utf-8", newline="")
    return parquet


def _write_parquet(path: Path, table: Sequence[Sequence[object]]) -> None:
    import duckdb

    from borgerraad_tui.export.csv_cells import plain_csv_text

    # not read from the file beside it, where a spreadsheet is kept from running a cell
    plain = path.with_suffix(".plain")
    plain.write_text(plain_csv_text(table), encoding="utf-8", newline="")
    with duckdb.connect() as database:
        rows = database.read_csv(str(plain), header=True, sep=";", quotechar='"', all_varchar=True)
        rows.write_parquet(str(path))
    plain.unlink()


def _entries(catalogue: Catalogue) -> list[Sequence[object]]:
    return [
        (LISTS[entry.list], entry.key, entry.name, entry.valid_from, entry.valid_to, entry.became)
        for entry in catalogue.entries
    ]


def _description(packed: Packed, *, parquet: bool) -> dict[str, Any]:
    fields = [
        {"name": "kommune", "type": "string", "description": "Kommunen, hvis borgerrådgiver har registreret den."},
        *({"name": column, "type": "string", "description": f"{said} {RARE}"} for column, said in FIELDS.values()),
    ]
    entry_fields = [
        {"name": column, "type": "date" if column in ("fra", "til") else "string"} for column in ENTRY_COLUMNS
    ]
    resources = [
        resource
        for name, described in ((INQUIRIES, fields), (CATALOGUE, entry_fields))
        for resource in _resources(name, described, parquet=parquet)
    ]
    return {
        "profile": "data-package",
        "name": "borgerraad-henvendelser",
        "title": f"Henvendelser til borgerrådgiveren i {packed.municipality}",
        "description": CONFIDENTIAL,
        "created": packed.made.isoformat(),
        "temporal": {"from": packed.first.isoformat(), "to": packed.last.isoformat()},
        "generator": f"borgerraad_tui {packed.version}",
        "rules": list(RULES),
        "generalisation": {
            "limit": packed.limit,
            "rows": len(packed.rows.rows),
            "changed": packed.rows.changed,
            "withheld": WITHHELD,
            "steps": list(STEPS),
        },
        "resources": resources,
    }


def _resources(name: str, fields: Sequence[Mapping[str, str]], *, parquet: bool) -> list[dict[str, Any]]:
    described = {"schema": {"fields": list(fields), "missingValues": [""]}}
    found: list[dict[str, Any]] = [
        {
            "name": name, "path": f"{name}.csv", "profile": "tabular-data-resource", "format": "csv", "encoding": "utf-8",
            "dialect": {"delimiter": ";", "header": True}, **described,
        }
    ]  # fmt: skip
    if parquet:
        found.append({"name": f"{name}-parquet", "path": f"{name}.parquet", "format": "parquet", **described})
    return found
