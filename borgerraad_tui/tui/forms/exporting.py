"""What can be written as a document: the statistics of some days, a report, and the recommendations with what came of them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from borgerraad_tui.chapters.blocks import Document
from borgerraad_tui.chapters.breach import TITLE as BREACH
from borgerraad_tui.chapters.compared import TITLE as COMPARED
from borgerraad_tui.chapters.journal import inquiry_document
from borgerraad_tui.chapters.keeping import register_breach
from borgerraad_tui.chapters.own_words import printable
from borgerraad_tui.chapters.person import person_document
from borgerraad_tui.chapters.plan import STATISTICS, ReportPlan, read_plan, single_period
from borgerraad_tui.chapters.printed_reports import read_kept
from borgerraad_tui.chapters.processing import TITLE as PROCESSING
from borgerraad_tui.chapters.processing import processing_document
from borgerraad_tui.chapters.question import answer_document, answer_to
from borgerraad_tui.chapters.reconciled import reconciled_document
from borgerraad_tui.chapters.since import TITLE as SINCE
from borgerraad_tui.chapters.since import since_document
from borgerraad_tui.chapters.whole import ledger_document, report_document, statistics_alone
from borgerraad_tui.domain.report_rules import check_published
from borgerraad_tui.errors import RuleBroken
from borgerraad_tui.export.saving import safe_name
from borgerraad_tui.store.kinds import QUESTION, REPORT_PART
from borgerraad_tui.store.register import Register
from borgerraad_tui.tui.forms.export import NO, YES, Exported, ExportForm
from borgerraad_tui.tui.screens.base import RoomScreen
from borgerraad_tui.tui.small_counts import read_limit, remember_limit, small_limit
from borgerraad_tui.tui.widgets.fields import Choice, FieldSpec, Values

LEDGER = "Anbefalinger med opfølgning"
OTHERS, OWN = Choice("others", "Andre: små tal udelades", "A"), Choice("own", "Eget brug: alle tal", "E")
WHOM = FieldSpec("whom", "Til", "choice", lambda _: (OTHERS, OWN), stacked=True)
SMALLEST = FieldSpec(
    "limit", "Grænse", "text", hint="mindre antal udelades", width=6, limit=4,
    reachable=lambda values: values["whom"] != OWN.value,
)  # fmt: skip
INTERNAL = FieldSpec("internal", "Egne notater", "choice", lambda _: (NO, YES), hint="er kun til dig selv")


def export_statistics(room: RoomScreen, days: int, draft: int | None = None, typed: Values | None = None) -> None:
    """The form for the statistics of some days (`days_number`)."""
    plan = single_period(room.office.register, STATISTICS, *days_of(days))
    _open(room, _planned(room, "export_statistics", days, plan), draft, typed)


def export_report(room: RoomScreen, report: int, draft: int | None = None, typed: Values | None = None) -> None:
    """The form for a saved report; RuleBroken when an undo has taken it away."""
    plan = read_plan(room.office.register, report)
    _open(room, _planned(room, "export_report", report, plan), draft, typed)


def export_recommendations(room: RoomScreen, draft: int | None = None, typed: Values | None = None) -> None:
    """The form for all recommendations."""
    register = room.office.register
    name = safe_name(f"{LEDGER} {room.office.today.isoformat()}")
    exported = Exported(
        "export_recommendations", None, LEDGER, name, lambda _: printable(ledger_document(register, LEDGER))
    )
    _open(room, exported, draft, typed)


def export_compared(room: RoomScreen, draft: int | None = None, typed: Values | None = None) -> None:
    """The form for the periods compared last."""
    from borgerraad_tui.tui.screens.compared import compared_document

    name = safe_name(f"{COMPARED} {room.office.today.isoformat()}")
    exported = Exported("export_compared", None, COMPARED, name, lambda _: compared_document(room.office))
    _open(room, exported, draft, typed)


def export_reconciled(room: RoomScreen, identifier: int, draft: int | None = None, typed: Values | None = None) -> None:
    """The form for a printed report held against the register."""
    register = room.office.register
    one, _ = read_kept(register, identifier)

    def document(_: Values) -> Document:
        now, periods = read_kept(register, identifier)
        return reconciled_document(register, now.name, periods)

    told, name = f"Afstemning af {one.name}", safe_name(f"Afstemning {one.name}")
    _open(room, Exported("export_reconciled", identifier, told, name, document), draft, typed)


def export_inquiry(room: RoomScreen, identifier: int, draft: int | None = None, typed: Values | None = None) -> None:
    """The form for one inquiry, for the journal; her own notes are left out unless she says otherwise."""
    register = room.office.register
    inquiry = register.inquiries.get(identifier)
    number = f"{inquiry.year}-{inquiry.number}"

    def document(values: Values) -> Document:
        now = register.inquiries.get(identifier)
        return inquiry_document(register, now, internal=values["internal"] == YES.value)

    told, name = f"henvendelse {number}", f"henvendelse-{number}"
    asked = {"internal": NO.value}
    _open(room, Exported("export_inquiry", identifier, told, name, document, (INTERNAL,), asked), draft, typed)


def export_person(room: RoomScreen, identifier: int, draft: int | None = None, typed: Values | None = None) -> None:
    """The form for everything about the person behind an inquiry; her own notes as above."""
    register = room.office.register
    inquiry = register.inquiries.get(identifier)
    number = f"{inquiry.year}-{inquiry.number}"

    def document(values: Values) -> Document:
        return person_document(register, identifier, internal=values["internal"] == YES.value)

    told, name = f"alt om personen bag henvendelse {number}", f"indsigt-{number}"
    asked = {"internal": NO.value}
    _open(room, Exported("export_person", identifier, told, name, document, (INTERNAL,), asked), draft, typed)


def export_breach(room: RoomScreen, draft: int | None = None, typed: Values | None = None) -> None:
    """The form for what would be lost with the register as it is now."""
    _open(room, _of_today(room, "export_breach", BREACH, register_breach), draft, typed)


def export_processing(room: RoomScreen, draft: int | None = None, typed: Values | None = None) -> None:
    """The form for the record of processing."""
    _open(room, _of_today(room, "export_processing", PROCESSING, processing_document), draft, typed)


def export_since(room: RoomScreen, report: int, draft: int | None = None, typed: Values | None = None) -> None:
    """The form for what moved since a report was published; RuleBroken when it is not."""
    register = room.office.register
    plan = read_plan(register, report)
    check_published(plan.report)
    told = f"{SINCE} {room.office.glyphs.separator} {plan.report.title}"
    name = safe_name(f"{SINCE} {plan.report.title} {room.office.today.isoformat()}")
    exported = Exported(
        "export_since", report, told, name, lambda _: since_document(register, read_plan(register, report))
    )
    _open(room, exported, draft, typed)


def export_published(room: RoomScreen, part: int, draft: int | None = None, typed: Values | None = None) -> None:
    """The form for the statistics of one sub-period as they were published; RuleBroken when it is not."""
    register = room.office.register
    found = register.records(REPORT_PART).get(part)
    whole = read_plan(register, found.report)
    check_published(whole.report)
    _open(room, _planned(room, "export_published", part, statistics_alone(whole, found)), draft, typed)


def export_question(room: RoomScreen, identifier: int, draft: int | None = None, typed: Values | None = None) -> None:
    """The form for the answer to a question of her own; small counts are left out unless she says that it is for herself."""
    office = room.office
    questions = office.register.records(QUESTION)

    def document(values: Values) -> Document:
        if not values["whom"]:
            raise RuleBroken("Vælg, om det er til andre eller til eget brug.", "whom")
        limit = None if values["whom"] == OWN.value else read_limit(values["limit"])
        answer = answer_to(office.register, questions.get(identifier), office.period, limit)
        if limit is not None:
            remember_limit(office, limit)
        return answer_document(answer, office.register.municipality, office.today)

    told = questions.get(identifier).name
    asked = {"whom": OTHERS.value, "limit": str(small_limit(office))}
    _open(
        room,
        Exported("export_question", identifier, told, safe_name(told), document, (WHOM, SMALLEST), asked),
        draft,
        typed,
    )


def days_number(first: date, last: date) -> int:
    """Two days as one number, 2021080120211231: what a draft of an export is about."""
    return int(f"{first:%Y%m%d}{last:%Y%m%d}")


def days_of(number: int) -> tuple[date, date]:
    """The two days of such a number."""
    text = f"{number:016}"
    return date.fromisoformat(text[:8]), date.fromisoformat(text[8:])


def _planned(room: RoomScreen, form: str, target: int, plan: ReportPlan) -> Exported:
    told = room.office.glyphs.own(f"{plan.report.title} · {plan.days}")
    register = room.office.register
    return Exported(form, target, told, safe_name(plan.called), lambda _: printable(report_document(register, plan)))


def _of_today(room: RoomScreen, form: str, title: str, document: Callable[[Register], Document]) -> Exported:
    """A document about the register as it is now, its file named by the day."""
    name = safe_name(f"{title.partition(':')[0]} {room.office.today.isoformat()}")
    return Exported(form, None, title, name, lambda _: document(room.office.register))


def _open(room: RoomScreen, exported: Exported, draft: int | None, typed: Values | None) -> None:
    room.app.push_screen(ExportForm(room, exported, draft, typed))
