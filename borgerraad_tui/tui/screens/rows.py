"""How a list of inquiries looks: the columns every such list shares."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date

from borgerraad_tui.domain.dates import short_day
from borgerraad_tui.store.listing import ListedInquiry
from borgerraad_tui.tui.theme import Role
from borgerraad_tui.tui.widgets.columns import Column

KIND_SIGNS = {"complaint": "K", "other": "A", None: "?"}
KIND_WORDS = {"complaint": "Klage", "other": "Andet", None: "Uafklaret"}
KIND_ROLES: dict[str | None, Role] = {"complaint": "complaint", "other": "other", None: "muted"}

WHOLE = len("2021-118")
"""Cells from which a number is written with its whole year."""


def number_text(year: int, number: int, today: date) -> str:
    """An inquiry's number as it can be typed: bare within this year."""
    return str(number) if year == today.year else f"{year}-{number}"


def inquiry_columns(
    today: Callable[[], date],
    late: str,
    seen: Callable[[], date] | None = None,
    *,
    waited: bool = False,
    owed: Callable[[], Collection[int]] = tuple,
    veiled: Callable[[str], str] = str,
) -> tuple[Column[ListedInquiry], ...]:
    """Number, kind, directorate, subject, age and state; `late` is the sign before what is late or due.

    Ages and what is late are told as on the day `seen`, which is today where it is not given; numbers always as today's. Where
    `waited`, the days that a figure of waits counts stand in place of the age. `owed` are the inquiries about which a department
    owes an answer beyond its term: that is said before what they are about, which `veiled` hides while it has to be hidden.
    """
    day = seen or today
    days = (
        Column[ListedInquiry]("Ventet", 8, waited_text, right=True)
        if waited
        else Column[ListedInquiry]("Alder", 6, lambda row: age_text(row, day()), "muted", right=True, wide_only=True)
    )

    def numbered(digits: int) -> Callable[[ListedInquiry], str]:
        return lambda row: _marked(row, today(), late if _pressing(row, day()) else " ", digits)

    def about(row: ListedInquiry) -> str:
        return f"{late} svar: {veiled(row.subject)}" if row.id in owed() else row.subject

    def number_role(row: ListedInquiry) -> Role:
        return "late" if _pressing(row, day()) else "muted"

    return (
        Column("Nr", 9, numbered(8), number_role, right=True, wide_only=True),
        Column("Nr", 8, numbered(7), number_role, narrow_only=True),
        Column("Art", 1, lambda row: KIND_SIGNS[row.kind] if row.id > 0 else "", _kind_role, narrow_only=True),
        Column("Art", 9, lambda row: KIND_WORDS[row.kind] if row.id > 0 else "", _kind_role, wide_only=True),
        Column("Område", 6, lambda row: row.directorate, wide_only=True),
        Column("Område", 3, lambda row: row.directorate, narrow_only=True),
        # a row that says more than what it is about hides its own part of it
        Column("Emne", 0, about, hers=lambda row: row.id > 0 and row.id not in owed()),
        days,
        Column("Næste", 6, lambda row: state_text(row, day()), lambda row: state_role(row, day()), right=True),
    )


def waited_text(row: ListedInquiry) -> str:
    """How long was waited, in days; in parentheses where it did not end."""
    if row.waited is None:
        return ""
    return f"{row.waited.days} d" if row.waited.ended else f"({row.waited.days} d)"


def age_text(row: ListedInquiry, today: date) -> str:
    """How long an open inquiry has lain, in days; how long a closed one took. A draft has no age."""
    if row.id < 0:
        return ""
    end = date.fromisoformat(row.closed) if row.closed else today
    return f"{(end - date.fromisoformat(row.received)).days} d"


def state_text(row: ListedInquiry, today: date) -> str:
    """The next step's day in few cells, or that the inquiry is closed or out; a draft says what it is in its first word."""
    if row.id < 0 and not row.next_due:
        return ""
    if row.excluded:
        return "udgår"
    if row.closed:
        return "lukket"
    return short_day(date.fromisoformat(row.next_due), today) if row.next_due else "udat."


def state_role(row: ListedInquiry, today: date) -> Role:
    """Late and today stand out, what is over steps back."""
    if _pressing(row, today):
        return "late"
    return "text" if row.closed is None and row.next_due else "muted"


def _marked(row: ListedInquiry, today: date, sign: str, width: int) -> str:
    """A sign before, and the number at the right; in few cells every year has two digits, so that all are written alike."""
    number = number_text(row.year, row.number, today) if row.id > 0 else ""
    if len(number) > width or (row.id > 0 and row.year != today.year and width < WHOLE):
        number = f"{row.year % 100:02}-{row.number}"
    return sign + number.rjust(width)


def _kind_role(row: ListedInquiry) -> Role:
    return KIND_ROLES[row.kind]


def _pressing(row: ListedInquiry, today: date) -> bool:
    return row.closed is None and row.next_due is not None and row.next_due <= today.isoformat()
