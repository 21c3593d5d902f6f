"""Every table with a model, declared: `Register.records` reads and writes its rows."""

from __future__ import annotations

from typing import Final

from borgerraad_tui.domain.appointment import Appointment
from borgerraad_tui.domain.connection import Finding, Link, Person
from borgerraad_tui.domain.consultation import Consultation
from borgerraad_tui.domain.erasing import Erasure, RetentionHold, RetentionTerm
from borgerraad_tui.domain.example import Example, Settlement
from borgerraad_tui.domain.log import LogEntry, Reminder
from borgerraad_tui.domain.recommendation import Basis, Recommendation, RecommendationStatus
from borgerraad_tui.domain.report import Frozen, Printed, Question, Report, ReportBlock, ReportPart
from borgerraad_tui.domain.request import Request
from borgerraad_tui.domain.saved_search import SavedSearch
from borgerraad_tui.domain.service_level import ServiceLevel
from borgerraad_tui.store.records import RecordKind

AREA: Final = {"directorate": "directorate", "department": "department"}

CONSULTATION: Final = RecordKind(
    "consultation", Consultation, "Konsulentbistanden", {"kind": "consultation", "directorate": "directorate"}
)
LOG_ENTRY: Final = RecordKind(
    "log_entry", LogEntry, "Loglinjen", {"kind": "log", "manner": "manner", "department": "department"}
)
REMINDER: Final = RecordKind("reminder", Reminder, "Påmindelsen", {})
APPOINTMENT: Final = RecordKind("appointment", Appointment, "Aftalen", {"place": "place"})
REQUEST: Final = RecordKind("request", Request, "Spørgsmålet", AREA)
PERSON: Final = RecordKind("person", Person, "Personen", {})
LINK: Final = RecordKind("link", Link, "Forbindelsen", {})
FINDING: Final = RecordKind("finding", Finding, "Mærket", {"outcome": "outcome"})
RECOMMENDATION: Final = RecordKind("recommendation", Recommendation, "Anbefalingen", {**AREA, "theme": "theme"})
RECOMMENDATION_STATUS: Final = RecordKind("recommendation_status", RecommendationStatus, "Status", {})
BASIS: Final = RecordKind("basis", Basis, "Grundlaget", {})
EXAMPLE: Final = RecordKind("example", Example, "Eksemplet", {})
SETTLEMENT: Final = RecordKind("settlement", Settlement, "Afklaringen", {})
SAVED_SEARCH: Final = RecordKind("saved_search", SavedSearch, "Søgningen", {})
REPORT: Final = RecordKind("report", Report, "Beretningen", {})
REPORT_PART: Final = RecordKind("report_part", ReportPart, "Delperioden", {})
REPORT_BLOCK: Final = RecordKind("report_block", ReportBlock, "Teksten", {})
FROZEN: Final = RecordKind("frozen", Frozen, "De offentliggjorte tal", {})
PRINTED: Final = RecordKind("printed", Printed, "De trykte tal", {})
QUESTION: Final = RecordKind("question", Question, "Spørgsmålet", {})
SERVICE_LEVEL: Final = RecordKind("service_level", ServiceLevel, "Svarfristen", {})
RETENTION_TERM: Final = RecordKind("retention_term", RetentionTerm, "Slettefristen", {"outcome": "outcome"})
RETENTION_HOLD: Final = RecordKind("retention_hold", RetentionHold, "Udsættelsen", {})
ERASURE: Final = RecordKind("erasure", Erasure, "Sletningen", {})
