"""Taking a draft up again: each form by the name its drafts are filed under."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from borgerraad_tui.errors import RuleBroken
from borgerraad_tui.store.drafts import Draft
from borgerraad_tui.tui.forms.closing import open_closing
from borgerraad_tui.tui.forms.consultation import open_consultation
from borgerraad_tui.tui.forms.joining import open_join
from borgerraad_tui.tui.forms.linking import open_link, open_unlink
from borgerraad_tui.tui.forms.period import open_free_period
from borgerraad_tui.tui.forms.registration import open_edit, open_registration
from borgerraad_tui.tui.forms.step import open_step
from borgerraad_tui.tui.screens.base import RoomScreen
from borgerraad_tui.tui.widgets.fields import Values

OnInquiry = Callable[[RoomScreen, int, int | None, Values | None], None]
ON_INQUIRIES: Mapping[str, OnInquiry] = {
    "edit": open_edit, "closing": open_closing, "step": open_step,
    "join": open_join, "link": open_link, "unlink": open_unlink,
}  # fmt: skip


def resume(room: RoomScreen, draft: Draft) -> None:
    """Open the draft's form with what was typed."""
    if draft.form == "registration":
        open_registration(room, draft.id, draft.values)
    elif draft.form == "consultation":
        open_consultation(room, draft.target, draft.id, draft.values)
    elif draft.form == "period":
        open_free_period(room, draft.id, draft.values)
    elif draft.form in ON_INQUIRIES and draft.target is not None:
        ON_INQUIRIES[draft.form](room, draft.target, draft.id, draft.values)
    else:
        raise RuleBroken("Kladden hører til en nyere udgave af programmet og kan ikke åbnes her.")
