"""What every counted table is: its rows in printed order, rows of nothing among them, and its total."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar


class CountedRow(Protocol):
    """A row counts something."""

    @property
    def count(self) -> int:
        """How much."""
        ...


RowT = TypeVar("RowT", bound=CountedRow, covariant=True)


@dataclass(frozen=True, slots=True)
class CountedTable(Generic[RowT]):
    """`rows` in printed order, rows of nothing among them; `printed` leaves those out."""

    rows: tuple[RowT, ...]
    total: RowT

    @property
    def printed(self) -> tuple[RowT, ...]:
        """The rows that count anything."""
        return tuple(row for row in self.rows if row.count)

    def lines(self, *, zero_rows: bool = False) -> tuple[RowT, ...]:
        """The rows that are shown, and the total below them."""
        return (*(self.rows if zero_rows else self.printed), self.total)
