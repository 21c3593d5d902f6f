"""One inquiry in words: the desk's right half and the inquiry's own room."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from borgerraad_tui.domain.dates import danish_day
from borgerraad_tui.domain.text import counted
from borgerraad_tui.store.detail import InquiryDetail
from borgerraad_tui.tui.glyphs import Glyphs
from borgerraad_tui.tui.office import Office
from borgerraad_tui.tui.screens.log_lines import log_lines, reminder_lines
from borgerraad_tui.tui.screens.request_lines import request_lines
from borgerraad_tui.tui.screens.rows import KIND_ROLES, number_text
from borgerraad_tui.tui.screens.ties import tie_facts
from borgerraad_tui.tui.theme import Role
from borgerraad_tui.tui.widgets.parts import Part
from borgerraad_tui.tui.widgets.prose import Paragraph

KIND_TITLES = {"complaint": "KLAGE", "other": "ANDEN HENVENDELSE", None: "ART IKKE AFGJORT"}
LABEL = 9
"""Cells of the label column."""


def inquiry_lines(office: Office, found: InquiryDetail, *, whole: bool = False) -> Iterator[Paragraph]:
    """Everything about one inquiry; the `whole` of it in its own room, where there is room to tell when things were written."""
    separator, found = f" {office.glyphs.separator} ", _veiled(found, office.glyphs)
    yield Paragraph(_heading(found, office.today, separator))
    for label, text, role in _facts(found, office.today, separator):
        if text:
            yield Paragraph([Part(label.ljust(LABEL), "muted"), Part(text, role)], hang=LABEL)
    for label, text in tie_facts(office, found.id):
        yield Paragraph([Part(label.ljust(LABEL), "muted"), Part(text)], hang=LABEL)
    yield from request_lines(office, found.id)
    yield from reminder_lines(office, found.id)
    yield from log_lines(office, found.id, whole=whole)
    if found.note:
        yield Paragraph([Part("Notat", "muted")], rule=True)
        for line in found.note.split("\n"):
            yield Paragraph([Part(line)])


def _veiled(found: InquiryDetail, glyphs: Glyphs) -> InquiryDetail:
    """The inquiry with what she wrote in it as it may be shown now."""
    return found._replace(
        subject=glyphs.hers(found.subject), next_step=glyphs.hers(found.next_step), note=glyphs.hers(found.note),
        citizen=glyphs.hers(found.citizen), phone=glyphs.hers(found.phone), mail=glyphs.hers(found.mail),
        esdh=glyphs.hers(found.esdh),
    )  # fmt: skip


def _heading(found: InquiryDetail, today: date, separator: str) -> list[Part]:
    return [
        Part(number_text(found.year, found.number, today), "key"),
        Part(separator),
        Part(KIND_TITLES[found.kind], KIND_ROLES[found.kind]),
        Part(f"{separator}{found.directorate}" if found.directorate else ""),
    ]


def _facts(found: InquiryDetail, today: date, separator: str) -> Iterator[tuple[str, str, Role]]:
    yield "Emne", found.subject, "text"
    yield "Tema", found.theme or "", "text"
    yield "Også", found.further_themes or "", "text"
    yield "Ind", _received(found, today, separator), "text"
    yield "Næste", *_next(found, today)
    yield "Lukket", _closed(found, separator), "text"
    yield "Udgår", found.exclusion or "", "late"
    yield "Afdeling", found.department or "", "text"
    yield "Hvem", separator.join(part for part in (found.enquirer, found.citizen) if part), "text"
    yield "Kontakt", separator.join(part for part in (found.phone, found.mail) if part), "text"
    yield "ESDH", found.esdh, "text"


def _received(found: InquiryDetail, today: date, separator: str) -> str:
    received = date.fromisoformat(found.received)
    until = date.fromisoformat(found.closed) if found.closed else today
    way = " ".join([danish_day(received), (found.channel or "").lower()]).strip()
    return separator.join(part for part in (way, found.place or "", _days((until - received).days)) if part)


def _next(found: InquiryDetail, today: date) -> tuple[str, Role]:
    if found.closed:
        return "", "text"
    if found.next_due is None:
        return f"uden dato {found.next_step}".strip(), "muted"
    due = date.fromisoformat(found.next_due)
    if due < today:
        late = f"! OVER FRIST {danish_day(due)} ({_days((today - due).days)}) {found.next_step}"
        return late.strip(), "late"
    if due == today:
        return f"! I DAG {found.next_step}".strip(), "late"
    return f"{danish_day(due)} {found.next_step}".strip(), "text"


def _closed(found: InquiryDetail, separator: str) -> str:
    if found.closed is None:
        return ""
    outcome = "; også: ".join(part for part in (found.outcome, found.findings) if part)
    return separator.join(
        part for part in (danish_day(date.fromisoformat(found.closed)), found.action, outcome) if part
    )


def _days(number: int) -> str:
    return counted(number, "dag", "dage")
