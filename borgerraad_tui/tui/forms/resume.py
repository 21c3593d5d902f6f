"""Taking a draft up again: each form by the name its drafts are filed under."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from borgerraad_tui.errors import RuleBroken
from borgerraad_tui.store.drafts import Draft
from borgerraad_tui.tui.forms.answering import open_answer
from borgerraad_tui.tui.forms.appointment import open_appointment
from borgerraad_tui.tui.forms.asking import open_ask, open_own, open_rephrase, open_systemic
from borgerraad_tui.tui.forms.basis import open_basis, open_pointing
from borgerraad_tui.tui.forms.closing import open_closing
from borgerraad_tui.tui.forms.consultation import open_consultation
from borgerraad_tui.tui.forms.erasing import resume_erasing
from borgerraad_tui.tui.forms.example import open_example_text, open_reason
from borgerraad_tui.tui.forms.exporting import (
    export_breach,
    export_compared,
    export_inquiry,
    export_person,
    export_processing,
    export_published,
    export_question,
    export_recommendations,
    export_reconciled,
    export_report,
    export_since,
    export_statistics,
)
from borgerraad_tui.tui.forms.joining import open_join
from borgerraad_tui.tui.forms.linking import open_link, open_unlink
from borgerraad_tui.tui.forms.lock_after import open_lock_after
from borgerraad_tui.tui.forms.log import open_correction, open_log
from borgerraad_tui.tui.forms.period import open_free_period
from borgerraad_tui.tui.forms.printed import (
    open_new_printed_period,
    open_printed,
    open_printed_file,
    open_printed_name,
    open_printed_period,
)
from borgerraad_tui.tui.forms.printed_table import open_printed_part
from borgerraad_tui.tui.forms.publishing import open_publishing
from borgerraad_tui.tui.forms.question import open_question
from borgerraad_tui.tui.forms.recommendation import open_recommendation, open_status
from borgerraad_tui.tui.forms.registration import open_edit, open_registration
from borgerraad_tui.tui.forms.reminder import open_reminder
from borgerraad_tui.tui.forms.report import open_new_part, open_part, open_report, open_title
from borgerraad_tui.tui.forms.report_text import open_text
from borgerraad_tui.tui.forms.retention import open_hold, open_terms
from borgerraad_tui.tui.forms.road import open_quick
from borgerraad_tui.tui.forms.saved_search import resume_saving
from borgerraad_tui.tui.forms.second_place import open_second_place
from borgerraad_tui.tui.forms.service_level import open_service_level
from borgerraad_tui.tui.forms.step import open_step
from borgerraad_tui.tui.screens.base import RoomScreen
from borgerraad_tui.tui.widgets.fields import Values

OnRow = Callable[[RoomScreen, int, int | None, Values | None], None]
ON_ROWS: Mapping[str, OnRow] = {
    "edit": open_edit, "closing": open_closing, "step": open_step, "log": open_log, "correction": open_correction,
    "reminder": open_reminder, "ask": open_ask, "systemic": open_systemic, "rephrase": open_rephrase, "answer": open_answer,
    "pointing": open_pointing, "basis": open_basis, "recommendation_status": open_status, "example": open_example_text,
    "settlement": open_reason,
    "join": open_join, "link": open_link, "unlink": open_unlink,
    "report_title": open_title, "new_report_part": open_new_part, "report_part": open_part, "report_text": open_text,
    "export_statistics": export_statistics, "export_report": export_report, "export_inquiry": export_inquiry,
    "export_person": export_person,
    "publishing": open_publishing, "export_since": export_since, "export_published": export_published,
    "export_question": export_question,
    "printed_name": open_printed_name, "new_printed_period": open_new_printed_period, "printed_period": open_printed_period,
    "printed_part": open_printed_part, "export_reconciled": export_reconciled,
    "erasing": resume_erasing, "retention_hold": open_hold,
}  # fmt: skip
"""Forms that are opened on a row, and cannot be without it."""
OnRowOrNone = Callable[[RoomScreen, int | None, int | None, Values | None], None]
ON_ROWS_OR_NONE: Mapping[str, OnRowOrNone] = {
    "consultation": open_consultation, "appointment": open_appointment, "recommendation": open_recommendation,
    "question": open_question,
}  # fmt: skip
"""Forms that write something new when they are opened on none."""
NEW: Mapping[str, Callable[[RoomScreen, int | None, Values | None], None]] = {
    "registration": open_registration, "period": open_free_period, "own": open_own, "service_level": open_service_level,
    "lock_after": open_lock_after, "second_place": open_second_place,
    "road": open_quick, "saved_search": resume_saving, "report": open_report, "export_recommendations": export_recommendations,
    "export_compared": export_compared, "export_breach": export_breach, "export_processing": export_processing,
    "printed": open_printed, "printed_file": open_printed_file, "retention_terms": open_terms,
}  # fmt: skip


def resume(room: RoomScreen, draft: Draft) -> None:
    """Open the draft's form with what was typed."""
    if draft.form in NEW:
        NEW[draft.form](room, draft.id, draft.values)
    elif draft.form in ON_ROWS_OR_NONE:
        ON_ROWS_OR_NONE[draft.form](room, draft.target, draft.id, draft.values)
    elif draft.form in ON_ROWS and draft.target is not None:
        ON_ROWS[draft.form](room, draft.target, draft.id, draft.values)
    else:
        raise RuleBroken("Kladden hører til en nyere udgave af programmet og kan ikke åbnes her.")
