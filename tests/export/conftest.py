"""Figures small enough to count on one hand."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from borgerraad_tui.domain.inquiry import Inquiry
from borgerraad_tui.domain.kind import Kind
from borgerraad_tui.statistics.report import Figures
from borgerraad_tui.store.register import Register
from tests.conftest import NOW


@pytest.fixture
def few(register: Register) -> Figures:
    """10 August to 5 September 2021: a closed complaint, an open one, an excluded inquiry and an undecided one.

    Both complaints are Børn og Kultur's; only the closed one has a theme.
    """
    complaint: dict[str, Any] = {"kind": Kind.COMPLAINT, "directorate": "boern_og_kultur"}
    closed = {"closed": date(2021, 9, 1), "action": "undersoegt", "outcome": "henstilling", "theme": "hjemmel"}
    with register.acts.act("Fire henvendelser"):
        for values in (
            {**complaint, **closed},
            complaint,
            {"kind": Kind.OTHER, "exclusion": "anden_aarsag", "closed": date(2021, 9, 1)},
            {},
        ):
            register.inquiries.add(Inquiry(received=date(2021, 8, 12), entered=NOW, **values))
    return register.figures(date(2021, 8, 10), date(2021, 9, 5))


@pytest.fixture
def none(register: Register) -> Figures:
    """An empty register until New Year's Eve."""
    return register.figures(None, date(2021, 12, 31))
