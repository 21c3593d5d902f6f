"""Whether lines and acts are what was sealed, those that lost words by law among them.

Acts sealed by an earlier version have one digest of each whole line: what is left of such a line is held against what the erasing
act tells of it, and no further. In all later ones every column that was not erased is proved against the seal.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

from borgerraad_tui.domain.cpr import REMOVED as CPR_REMOVED
from borgerraad_tui.domain.text import ERASED
from borgerraad_tui.store.safekeeping.traces import BLANKED, REMOVED
from borgerraad_tui.store.sealing import (
    BY_COLUMN,
    DIGEST,
    SALT,
    WHOLE,
    chained,
    column_digests,
    is_by_column,
    joined_digest,
    line_digest,
    read,
    sha256,
    title_digest,
)

ERASED_LINE: Final = "erased"
"""The place of a line that tells of an erased one: the row is its id; the body's `left` the digest of what is left, `gone` the
digests there were of the columns whose words went."""
ERASED_TITLE: Final = "erased_title"
"""The same of an act's title: the row is the act; `left` the digest of what is left, `title` the one there was."""


class Line(NamedTuple):
    """One line of the history."""

    id: int
    place: str
    row: int
    body: str | None
    salt: bytes


class Sealed(NamedTuple):
    """What an act was sealed with."""

    digests: bytes
    chain: bytes


class Told(NamedTuple):
    """What the latest erasing tells of each line, and of each act's title."""

    lines: Mapping[int, Mapping[str, Any]]
    titles: Mapping[int, Mapping[str, Any]]

    @classmethod
    def by(cls, lines: Mapping[int, Sequence[Line]], acts: Iterable[int]) -> Told:
        """As the erasing acts tell it: what any other act tells is not believed."""
        found: dict[str, dict[int, Mapping[str, Any]]] = {ERASED_LINE: {}, ERASED_TITLE: {}}
        for act in sorted(acts):
            for line in lines.get(act, ()):
                if line.place in found:
                    found[line.place][line.row] = _told(line)
        return cls(found[ERASED_LINE], found[ERASED_TITLE])


def remains(body: str | None) -> str:
    """The digest of what is left of an erased line, as the erasing act tells it."""
    return sha256((body or "").encode()).hex()


def title_remains(head: tuple[object, ...], sealed: Sealed) -> str:
    """The digest of what is left of an act whose title was erased, with what it was sealed with."""
    return sha256(repr(head).encode() + sealed.digests + sealed.chain).hex()


def lines_fit(lines: Sequence[Line], digests: bytes, told: Told, *, by_column: bool) -> bool:
    """Whether an act's lines are those that were sealed."""
    sealed = [digests[start : start + DIGEST] for start in range(0, len(digests), DIGEST)]
    return len(lines) == len(sealed) and all(
        _line_fits(line, kept, told.lines.get(line.id), by_column) for line, kept in zip(lines, sealed, strict=True)
    )


def link_fits(before: bytes, head: tuple[Any, ...], sealed: Sealed, told: Told) -> bool:
    """Whether an act and its seal follow on the link before; never one of an earlier version on one by column."""
    *about, title = head
    erased = told.titles.get(about[0], {})
    left = erased.get("left") == title_remains(head, sealed) and (ERASED in title or CPR_REMOVED in title)
    if not is_by_column(sealed.chain):
        whole = sealed.chain == sha256(before + repr(head).encode() + sealed.digests)
        return (whole or left) and not is_by_column(before)
    # what it was called is as the erasing tells it only where it tells of this title
    try:
        known = bytes.fromhex(str(erased.get("title"))) if left else title_digest(title)
    except ValueError:
        return False
    return len(known) == DIGEST and sealed.chain == chained(before, tuple(about), known, sealed.digests)


def _told(line: Line) -> dict[str, Any]:
    try:
        return read(line.body or "")
    except ValueError:
        return {}


def _line_fits(line: Line, kept: bytes, erased: Mapping[str, Any] | None, by_column: bool) -> bool:
    try:
        if len(line.salt) == SALT:
            made = line_digest if by_column else _digest
            return made(line.place, line.row, line.body, line.salt) == kept
        if erased is None or erased.get("left") != remains(line.body):
            return False
        if line.body is None:
            return line.place in REMOVED
        columns = read(line.body)
        return _proved(line, columns, erased["gone"]) == kept if by_column else _is_erased(line.place, columns)
    except (ValueError, KeyError, TypeError):  # whatever somebody wrote there that no erasing does
        return False


def _digest(place: str, row: int, body: str | None, salt: bytes) -> bytes:
    """The digest of one line as earlier versions made it."""
    return sha256(salt + repr((place, row, body)).encode())


def _proved(line: Line, columns: Mapping[str, Any], gone: Mapping[str, str]) -> bytes:
    """The digest a line must have had; ValueError where something went that no erasing takes."""
    if not all(_is_blank(line.place, column, columns[column]) for column in gone if column != WHOLE):
        raise ValueError
    made = column_digests(columns, line.salt[len(BY_COLUMN) :])
    digests = [
        bytes.fromhex(gone[column]) if column in gone else own for column, own in zip(columns, made, strict=True)
    ]
    return joined_digest(line.place, line.row, bytes.fromhex(gone[WHOLE]), digests)


def _is_blank(place: str, column: str, value: object) -> bool:
    """Whether a column holds what an erasing leaves in it."""
    blank = BLANKED.get(place, {})
    return (column in blank and value in ("", None, blank[column])) or CPR_REMOVED in str(value)


def _is_erased(place: str, columns: Mapping[str, Any]) -> bool:
    """The same of a line of an earlier version, of which nobody can say what it lost."""
    held: Iterator[tuple[str, Any]] = (
        (column, columns[column]) for column in BLANKED.get(place, {}) if column in columns
    )
    blank = place in BLANKED and all(_is_blank(place, column, value) for column, value in held)
    return blank or any(CPR_REMOVED in str(value) for value in columns.values())
