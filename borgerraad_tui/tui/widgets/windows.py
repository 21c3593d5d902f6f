"""Rows of a list of any length, fetched a window at a time."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from typing import Any, Generic, Protocol, TypeVar

WINDOW = 50
MOST_WINDOWS = 16

RowT = TypeVar("RowT", bound=Sequence[Any])
RowT_co = TypeVar("RowT_co", bound=Sequence[Any], covariant=True)


class RowSource(Protocol[RowT_co]):
    """Where rows come from; a row's first value is its key, a number unique within the source."""

    def count(self) -> int:
        """Return the number of rows; asked after the first frame, since counting can cost more than a window."""
        ...

    def rows(self, start: int, number: int) -> Sequence[RowT_co]:
        """Return up to `number` rows from position `start`, fewer where the source ends; BorgerraadError when it cannot."""
        ...

    def index_of(self, key: int) -> int | None:
        """Return the position of the row with a key, or None."""
        ...


class NoRows:
    """A source without rows, for a list in which nothing has been shown yet."""

    def count(self) -> int:
        """Return no rows."""
        return 0

    def rows(self, start: int, number: int) -> Sequence[Any]:
        """Return no rows."""
        return ()

    def index_of(self, key: int) -> int | None:
        """Return no position."""
        return None


class FixedRows(Generic[RowT]):
    """Rows that are all there, as a source for a list; a row's first value is its key."""

    def __init__(self, rows: Sequence[RowT]) -> None:
        self._rows = rows

    def count(self) -> int:
        """How many."""
        return len(self._rows)

    def rows(self, start: int, number: int) -> Sequence[RowT]:
        """A window of them."""
        return self._rows[start : start + number]

    def index_of(self, key: int) -> int | None:
        """Where the row with a key stands."""
        return next((index for index, row in enumerate(self._rows) if row[0] == key), None)


class Windows(Generic[RowT]):
    """One source's rows in windows of 50, of which the sixteen used last are kept.

    Without `far` the first window is read at once; with it the rows are counted instead, and any window may be the first.
    """

    def __init__(self, source: RowSource[RowT], *, far: bool = False) -> None:
        self.source = source
        self._kept: OrderedDict[int, Sequence[RowT]] = OrderedDict()
        first = source.count() if far else len(self._window(0))
        self.seen = first
        """The number of rows as far as it is known: the first window's until the source has counted."""
        self.counted = far or first < WINDOW
        """Whether `seen` is the number of all rows."""

    def count(self) -> int:
        """Return the number of all rows; the source is asked once, and not at all when the first window holds them."""
        if not self.counted:
            self.seen = self.source.count()
            self.counted = True
        return self.seen

    def row(self, index: int) -> RowT | None:
        """Return the row at a position, or None where the source has none, or none any more."""
        if not 0 <= index < self.seen:
            return None
        window = self._window(index // WINDOW)
        return window[index % WINDOW] if index % WINDOW < len(window) else None

    def _window(self, number: int) -> Sequence[RowT]:
        if number in self._kept:
            self._kept.move_to_end(number)
        else:
            # one that cannot be read is met once, and stands empty: a screen asks for it line by line
            self._kept[number] = ()
            self._kept[number] = self.source.rows(number * WINDOW, WINDOW)
            if len(self._kept) > MOST_WINDOWS:
                self._kept.popitem(last=False)
        return self._kept[number]
