"""Taking a draft up again: each form by the name its drafts are filed under."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from borgerraad_tui.errors import RuleBroken
from borgerraad_tui.store.drafts import Draft
from borgerraad_tui.tui.forms.basis import open_basis, open_pointing
from borgerraad_tui.tui.forms.closing import open_closing
from borgerraad_tui.tui.forms.consultation import open_consultation
from borgerraad_tui.tui.forms.example import open_example_text
from borgerraad_tui.tui.forms.period import open_free_period
from borgerraad_tui.tui.forms.recommendation import open_recommendation, open_status
from borgerraad_tui.tui.forms.registration import open_edit, open_registration
from borgerraad_tui.tui.forms.step import open_step
from borgerraad_tui.tui.screens.base import RoomScreen
from borgerraad_tui.tui.widgets.fields import Values

OnRow = Callable[[RoomScreen, int, int | None, Values | None], None]
ON_ROWS: Mapping[str, OnRow] = {
    "edit": open_edit, "closing": open_closing, "step": open_step, "pointing": open_pointing, "basis": open_basis,
    "recommendation_status": open_status, "example": open_example_text,
}  # fmt: skip
"""Forms that are always opened on a saved row."""


def resume(room: RoomScreen, draft: Draft) -> None:
    """Open the draft's form with what was typed."""
    if draft.form == "registration":
        open_registration(room, draft.id, draft.values)
    elif draft.form == "consultation":
        open_consultation(room, draft.target, draft.id, draft.values)
    elif draft.form == "period":
        open_free_period(room, draft.id, draft.values)
    elif draft.form == "recommendation":
        open_recommendation(room, draft.target, draft.id, draft.values)
    elif draft.form in ON_ROWS and draft.target is not None:
        ON_ROWS[draft.form](room, draft.target, draft.id, draft.values)
    else:
        raise RuleBroken("Kladden hører til en nyere udgave af programmet og kan ikke åbnes her.")
