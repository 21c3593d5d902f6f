"""How a list of hits looks: what each is about, where the words stand, and a little of the text around them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from borgerraad_tui.domain.dates import danish_day
from borgerraad_tui.domain.words import Piece, excerpt, marked
from borgerraad_tui.store.found_rows import FoundRow
from borgerraad_tui.store.listing import ListedInquiry
from borgerraad_tui.store.places import Spot
from borgerraad_tui.tui.office import Office
from borgerraad_tui.tui.screens.request_lines import OWN_MOTION
from borgerraad_tui.tui.screens.rows import inquiry_columns
from borgerraad_tui.tui.theme import Role
from borgerraad_tui.tui.widgets.columns import Column
from borgerraad_tui.tui.widgets.parts import Part, Parts, cut, measured

SPOTS: dict[Spot, str] = {
    "subject": "emne", "citizen": "navn", "note": "notat", "esdh": "ESDH", "step": "skridt", "log": "log",
    "question": "spurgt", "answer": "svar", "reminder": "husk", "meeting": "aftale", "cancelled": "aflyst", "number": "nummer",
    "contact": "tlf./mail", "consultation": "kons.", "recommendation": "anbef.", "listed": "",
}  # fmt: skip
TITLE_SHARE = 0.4
"""How much of the cell the title may take where a text stands beside it that would fill the rest."""
GAP = "  "


def hit_columns(office: Office, words: Callable[[], Sequence[str]]) -> tuple[Column[FoundRow], ...]:
    """The columns of a list of inquiries, with the place of the hit and the text there; `words` are those looked for."""

    def text(row: FoundRow, width: int) -> Parts:
        return hit_parts(row, words(), width, office.glyphs.ellipsis)

    place = Column[FoundRow]("Fundet", 15, lambda row: spot_text(row, office.today), "muted")
    columns: list[Column[FoundRow]] = []
    for column in inquiry_columns(lambda: office.today, office.glyphs.late):
        if column.title == "Nr":
            columns.append(column_of(column)._replace(text=_numbered(column)))
        elif column.title == "Emne":
            columns += [place, Column("Emne", 0, lambda row: row.title or row.text, parts=text)]
        elif column.title == "Område":
            columns.append(column_of(column)._replace(text=lambda row: row.directorate))
        else:
            columns.append(column_of(column))
    return tuple(columns)


def _numbered(column: Column[ListedInquiry]) -> Callable[[FoundRow], str]:
    """An inquiry's number; a question of her own motion says that it is one."""
    return lambda row: column.text(row.listed) if row.listed else OWN_MOTION if row.kind == "request" else ""


def column_of(column: Column[ListedInquiry]) -> Column[FoundRow]:
    """A column of inquiries for hits: empty where the hit is something else."""
    role = column.role

    def role_of(row: FoundRow) -> Role:
        if isinstance(role, str) or row.listed is None:
            return role if isinstance(role, str) else "muted"
        return role(row.listed)

    return Column(
        column.title, column.width, lambda row: column.text(row.listed) if row.listed else "", role_of, column.right,
        column.wide_only, column.narrow_only,
    )  # fmt: skip


def spot_text(row: FoundRow, today: date) -> str:
    """Where the words were found and the day that place is from: `emne 12-01`; of another year with its year."""
    if row.spot in ("number", "contact"):  # they come first, whenever they are from
        return SPOTS[row.spot]
    day = date.fromisoformat(row.day)
    written = danish_day(day)
    return f"{SPOTS[row.spot]} {written[:5] if day.year == today.year else f'{written[:6]}{written[8:]}'}".strip()


def hit_parts(row: FoundRow, words: Sequence[str], width: int, ellipsis: str) -> list[Part]:
    """The title and, where the words stand elsewhere, the text around the first of them; the words themselves stand out."""
    title = _parts(marked(row.title, words))
    if not row.text:
        return title
    gap = [Part(GAP)] if row.title else []
    share = int(width * TITLE_SHARE) if row.title else 0
    text = _parts(excerpt(row.text, [*words, *row.alike], ellipsis, before=(width - share) // 3), "muted")
    room = max(share, width - measured([*gap, *text]))
    return [*(cut(title, room, ellipsis) if room > 0 else []), *gap, *text]


def _parts(pieces: Sequence[Piece], ground: Role = "text") -> list[Part]:
    return [Part(piece.text, "key" if piece.found else ground) for piece in pieces]
