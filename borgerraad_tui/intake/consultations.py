"""Rows of a sheet as consultations."""

from __future__ import annotations

from functools import partial

from borgerraad_tui.domain.consultation import Consultation, read_minutes
from borgerraad_tui.domain.rules import consultation_rules
from borgerraad_tui.intake.form import Background, Form
from borgerraad_tui.intake.row import Row
from borgerraad_tui.intake.values import read_day

KIND = "konsulentbistand"
"""The heading that only a sheet of consultations has."""
FIELDS = {"dato": "day", KIND: "kind", "direktørområde": "directorate", "emne": "topic", "minutter": "minutes"}
"""Each heading and the field it fills, as the rules call it."""


def read_consultation(row: Row, background: Background) -> Consultation | None:
    """The consultation of a row, and its faults noted in the row; None without a day and a kind."""
    row.require("dato")
    row.require(KIND)
    day = row.read("dato", read_day)
    kind = row.read(KIND, partial(background.names.key, "consultation", day=day))
    directorate = row.read("direktørområde", partial(background.names.key, "directorate", day=day))
    minutes = row.read("minutter", read_minutes)
    topic = row.prose("emne")
    if day is None:
        return None
    consultation = Consultation(
        day=day, entered=background.now, kind=kind or "", directorate=directorate, topic=topic, minutes=minutes
    )
    # a kind that could not be read is told already; the other rules do not look at it
    row.tell(consultation_rules(consultation, background.catalogue, background.now.date()), FIELDS)
    return consultation if kind else None


CONSULTATIONS = Form(tuple(FIELDS), required=("dato", KIND), read=read_consultation)
"""A sheet of consultations."""
