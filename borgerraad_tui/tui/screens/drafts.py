"""How a draft looks: a line on top of the desk, and what was typed beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from borgerraad_tui.domain.dates import danish_day, read_iso
from borgerraad_tui.store.drafts import TEXT_FIELDS, Draft, inquiries_behind
from borgerraad_tui.store.listing import ListedInquiry, chosen_inquiries
from borgerraad_tui.tui.glyphs import Glyphs
from borgerraad_tui.tui.office import Office
from borgerraad_tui.tui.screens.rows import number_text
from borgerraad_tui.tui.widgets.parts import Part
from borgerraad_tui.tui.widgets.prose import Paragraph

PREFIX = "Kladde: "
IN_MEMORY = "Kladde, kun i hukommelsen: "
NEW = {
    "registration": "ny henvendelse", "consultation": "konsulentbistand", "period": "periode", "own": "spørgsmål af egen drift",
    "answer": "svar fra forvaltningen", "rephrase": "ret spørgsmål", "service_level": "svarfrist", "appointment": "aftale",
    "correction": "ret log", "recommendation": "anbefaling", "recommendation_status": "status på en anbefaling",
    "basis": "hvad en anbefaling hviler på", "example": "eksempel", "settlement": "lad et fund stå",
    "road": "på farten", "saved_search": "gem søgning",
    "report": "beretning", "report_title": "beretningens titel", "new_report_part": "delperiode", "report_part": "ret delperiode",
    "report_text": "tekst til beretningen", "export_statistics": "udskriv statistik", "export_report": "udskriv beretning",
    "export_recommendations": "udskriv anbefalinger", "export_compared": "udskriv sammenligning",
    "publishing": "offentliggør beretning", "export_since": "udskriv flyttede tal", "export_published": "udskriv frosne tal",
    "question": "eget spørgsmål", "export_question": "udskriv eget spørgsmål",
    "printed": "trykte tal", "printed_file": "læs trykte tal ind", "printed_name": "de trykte tals navn",
    "new_printed_period": "delperiode i trykte tal", "printed_period": "ret delperiode i trykte tal", "printed_part": "trykte tal",
    "export_reconciled": "udskriv afstemning", "retention_terms": "slettefrister", "lock_after": "lås af sig selv",
    "second_place": "kopier uden for maskinen",
    "export_breach": "udskriv brud", "export_processing": "udskriv fortegnelse",
}  # fmt: skip
CHANGES = {
    "edit": "ret", "closing": "afslut", "step": "frist", "log": "log", "reminder": "husk", "ask": "spørg", "systemic": "systemisk",
    "pointing": "peger på anbefaling:", "join": "samme person:", "link": "forbind", "unlink": "fjern forbindelse:",
    "export_inquiry": "udskriv", "export_person": "udskriv alt om", "erasing": "slet det, der kan kendes:",
    "retention_hold": "behold",
}  # fmt: skip
"""Forms that are opened on an inquiry."""
BESIDE = {
    "answer": "svar", "rephrase": "ret spørgsmål", "correction": "ret log", "example": "eksempel", "appointment": "aftale",
}  # fmt: skip
"""Forms that are opened on what may belong to one."""
ABOUT = {**CHANGES, **BESIDE}


def draft_rows(office: Office, drafts: Sequence[Draft]) -> list[ListedInquiry]:
    """The drafts as rows of a list of inquiries; a draft's key is its id below zero."""
    engine = office.register.engine
    behind = inquiries_behind(engine, drafts)
    about = {row.id: row for row in chosen_inquiries(engine, [*behind.values()])} if behind else {}
    return [_row(draft, _told(draft, about.get(behind.get(draft.id, 0)), office)) for draft in drafts]


def draft_lines(draft: Draft, row: ListedInquiry, glyphs: Glyphs) -> Iterator[Paragraph]:
    """What was typed, and how to go on."""
    called = row.subject.removeprefix(PREFIX).removeprefix(IN_MEMORY)
    named = ABOUT.get(draft.form)
    title = called if named and called.startswith(f"{named} ") else NEW.get(draft.form) or called
    yield Paragraph([Part("KLADDE", "key"), Part(f" {glyphs.separator} {title}")])
    if not draft.on_disk:
        yield Paragraph([Part("Kun i hukommelsen: disken tog ikke imod. Den skrives, så snart der er plads.", "late")])
    written = f"{danish_day(date.fromisoformat(draft.saved_at[:10]))} kl. {draft.saved_at[11:16]}"
    yield Paragraph([Part(f"Skrevet {written}. Enter åbner den igen, menuen (m) kasserer den.", "muted")])
    for text in _typed(draft):
        yield Paragraph()
        yield Paragraph([Part(glyphs.hers(text))])


def _typed(draft: Draft) -> Iterable[str]:
    return filter(None, (draft.values.get(field) for field in TEXT_FIELDS))


def _told(draft: Draft, about: ListedInquiry | None, office: Office) -> str:
    hers = office.glyphs.hers
    if about is not None:
        number = number_text(about.year, about.number, office.today)
        return f"{ABOUT[draft.form]} {number} {hers(about.subject)}"
    if draft.form == "period":
        return f"periode {hers(draft.values.get('name', '')) or _days(draft, office.glyphs)}".strip()
    return next(map(hers, _typed(draft)), NEW.get(draft.form, "ændring"))


def _days(draft: Draft, glyphs: Glyphs) -> str:
    """The days of a period that has no name; what is no day stands as it was typed."""
    typed = [draft.values.get(key, "") for key in ("first", "last")]
    days = [read_iso(day) for day in typed]
    return " - ".join(
        danish_day(day) if day else glyphs.hers(text) for day, text in zip(days, typed, strict=True) if text
    )


def _row(draft: Draft, told: str) -> ListedInquiry:
    return ListedInquiry(
        id=-draft.id, year=0, number=0, kind=None, received=draft.saved_at[:10], closed=None, next_due=None, next_step="",
        subject=f"{PREFIX if draft.on_disk else IN_MEMORY}{told}", directorate="", excluded=0,
    )  # fmt: skip
