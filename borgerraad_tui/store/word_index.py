"""A full-text index that is kept in idle time: what waits for it stands in a table beside it, with the words it still holds."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from borgerraad_tui.store.engine import Engine


class WordIndex:
    """One index and its table of what waits.

    `columns` are its texts; `learn` are SELECTs of the waiting rows up to an id, each as it stands now: its number and texts.
    `beside` learns something else of the rows up to an id, in the same transaction.
    """

    def __init__(
        self,
        engine: Engine,
        name: str,
        columns: Sequence[str],
        learn: Sequence[str],
        beside: Callable[[int], None] | None = None,
    ) -> None:
        self._engine = engine
        self._beside = beside
        self._todo = f"{name}_todo"
        texts = ", ".join(columns)
        forget = f"SELECT 'delete', id, {texts} FROM {name}_todo WHERE was AND id <= ?"  # noqa: S608 - names are declared
        self._steps = (
            f"INSERT INTO {name} ({name}, rowid, {texts}) {forget}",
            *(f"INSERT INTO {name} (rowid, {texts}) {select}" for select in learn),
            f"DELETE FROM {name}_todo WHERE id <= ?",  # noqa: S608
        )

    def waiting(self) -> bool:
        """Whether words wait to be indexed."""
        return bool(self._engine.one(f"SELECT 1 FROM {self._todo} LIMIT 1"))  # noqa: S608

    def index_some(self, most: int) -> None:
        """Index what waits first, in one transaction."""
        some = f"SELECT id FROM {self._todo} ORDER BY id LIMIT ?"  # noqa: S608
        last = self._engine.one(f"SELECT max(id) FROM ({some})", (most,))  # noqa: S608
        if last is None:
            return
        with self._engine.transaction():
            if self._beside is not None:
                self._beside(last)
            for sql in self._steps:
                self._engine.execute(sql, (last,))
