"""Figures small enough to count on one hand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest

from borgerraad_tui.domain.inquiry import Inquiry
from borgerraad_tui.domain.kind import Kind
from borgerraad_tui.domain.request import Request
from borgerraad_tui.statistics.further import Further
from borgerraad_tui.statistics.report import Figures
from borgerraad_tui.store.findings import mark_findings
from borgerraad_tui.store.further import read_further
from borgerraad_tui.store.kinds import FINDING, REQUEST
from borgerraad_tui.store.register import Register
from tests.conftest import NOW


@dataclass(frozen=True)
class Counted:
    """All tables of a period."""

    figures: Figures
    further: Further


def counted(register: Register, first: date | None, last: date) -> Counted:
    """All tables of a period."""
    figures = register.figures(first, last)
    return Counted(figures, read_further(register, figures))


@pytest.fixture
def few(register: Register) -> Counted:
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
    return counted(register, date(2021, 8, 10), date(2021, 9, 5))


@pytest.fixture
def none(register: Register) -> Counted:
    """An empty register until New Year's Eve."""
    return counted(register, None, date(2021, 12, 31))


@pytest.fixture
def waited(register: Register) -> Counted:
    """January 2022 until the 17th: four questions to two directorates, an open inquiry of no directorate, and a closed complaint.

    The complaint is marked with two findings beside its outcome.
    """
    with register.acts.act("Spurgt"):
        for directorate, asked, replied in (
            ("teknik_og_klima", 3, 5), ("teknik_og_klima", 3, 9), ("teknik_og_klima", 16, None), ("voksen_og_sundhed", 10, None),
        ):  # fmt: skip
            question = {"scope": "own", "directorate": directorate, "entered": NOW, "question": "?"}
            days = {"asked": date(2022, 1, asked), "replied": replied and date(2022, 1, replied)}
            register.records(REQUEST).add(Request.model_validate({**question, **days}))
        register.inquiries.add(Inquiry(received=date(2022, 1, 7), entered=NOW, kind=Kind.OTHER))
        closed = register.inquiries.add(
            Inquiry(
                received=date(2022, 1, 4), entered=NOW, kind=Kind.COMPLAINT, channel="telefon", directorate="teknik_og_klima",
                closed=date(2022, 1, 5), action="undersoegt", outcome="genoptaget",
            )
        )  # fmt: skip
        mark_findings(register.records(FINDING), closed.id or 0, ["kritik", "henstilling"])
    return counted(register, date(2022, 1, 1), NOW.date())
