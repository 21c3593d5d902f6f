"""Records: model to row and back, the same for every table with a model. Every write happens inside an open act."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from borgerraad_tui.domain.catalogue import Catalogue
from borgerraad_tui.domain.model import Record
from borgerraad_tui.errors import RuleBroken
from borgerraad_tui.store.engine import Engine

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class RecordKind(Generic[R]):
    """One table and its model, whose fields are the table's columns.

    `named` is what a sentence calls one, in the definite form. `catalogued` are the columns that hold a catalogue entry, each
    with its list; the model holds the entry's key.
    """

    table: str
    model: type[R]
    named: str
    catalogued: Mapping[str, str]


class Records(Generic[R]):
    """The rows of one table in one open register."""

    def __init__(self, engine: Engine, catalogue: Catalogue, kind: RecordKind[R]) -> None:
        self._engine = engine
        self._catalogue = catalogue
        self._kind = kind

    def get(self, identifier: int) -> R:
        """One by id; RuleBroken when an undo has taken it away."""
        found = self.where("id = ?", (identifier,))
        if not found:
            raise RuleBroken(f"{self._kind.named} findes ikke længere; den er fortrudt. Tryk Ctrl+Y for at gentage.")
        return found[0]

    def where(self, condition: str, values: tuple[Any, ...] = (), order: str = "id") -> list[R]:
        """All that fulfil a condition; condition and order are the program's own SQL, the values are bound."""
        sql = f"SELECT * FROM {self._kind.table} WHERE {condition} ORDER BY {order}"  # noqa: S608 - declared, see above
        return [self._model(row) for row in self._engine.dicts(sql, values)]

    def add(self, record: R) -> R:
        """Write a new one."""
        inserted = self._engine.tables.table(self._kind.table).insert(self._row(record))
        return record.model_copy(update={"id": int(inserted.last_pk or 0)})

    def update(self, record: R) -> R:
        """Write a changed one."""
        assert record.id is not None, "only what is saved can be updated"
        self._engine.tables.table(self._kind.table).update(record.id, self._row(record))
        return record

    def remove(self, identifier: int) -> None:
        """Take one away; the history keeps it, and an undo brings it back."""
        self._engine.execute(f"DELETE FROM {self._kind.table} WHERE id = ?", (identifier,))  # noqa: S608 - declared, see above

    def _row(self, record: R) -> dict[str, Any]:
        row = record.model_dump(mode="json", exclude={"id"})
        keys = {
            column: self._catalogue.id_of(listing, row[column]) for column, listing in self._kind.catalogued.items()
        }
        return {**row, **keys}

    def _model(self, row: dict[str, Any]) -> R:
        keys = {column: self._catalogue.key_of(row[column]) for column in self._kind.catalogued}
        return self._kind.model.model_validate({**row, **keys})
