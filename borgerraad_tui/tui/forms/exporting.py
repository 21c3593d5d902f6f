"""What can be written as a document: the statistics of some days, a report, and the recommendations with what came of them."""

from __future__ import annotations

from datetime import date

from borgerraad_tui.chapters.blocks import Document
from borgerraad_tui.chapters.journal import inquiry_document
from borgerraad_tui.chapters.plan import ReportPlan, read_plan, single_period
from borgerraad_tui.chapters.printed_reports import read_kept
from borgerraad_tui.chapters.reconciled import reconciled_document
from borgerraad_tui.chapters.whole import ledger_document, report_document
from borgerraad_tui.export.saving import safe_name
from borgerraad_tui.tui.forms.export import NO, YES, Exported, ExportForm
from borgerraad_tui.tui.screens.base import RoomScreen
from borgerraad_tui.tui.widgets.fields import FieldSpec, Values

STATISTICS = "Borgerrådgiverens statistik"
LEDGER = "Anbefalinger med opfølgning"
COMPARED = "Perioder sammenlignet"
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
    exported = Exported("export_recommendations", None, LEDGER, name, lambda _: ledger_document(register, LEDGER))
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


def days_number(first: date, last: date) -> int:
    """Two days as one number, 2021080120211231: what a draft of an export is about."""
    return int(f"{first:%Y%m%d}{last:%Y%m%d}")


def days_of(number: int) -> tuple[date, date]:
    """The two days of such a number."""
    text = f"{number:016}"
    return date.fromisoformat(text[:8]), date.fromisoformat(text[8:])


def _planned(room: RoomScreen, form: str, target: int, plan: ReportPlan) -> Exported:
    told = room.office.glyphs.own(f"{plan.report.title} · {plan.days}")
    return Exported(form, target, told, safe_name(plan.called), lambda _: report_document(room.office.register, plan))


def _open(room: RoomScreen, exported: Exported, draft: int | None, typed: Values | None) -> None:
    room.app.push_screen(ExportForm(room, exported, draft, typed))
