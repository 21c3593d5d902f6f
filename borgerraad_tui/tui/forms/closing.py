"""Closing an inquiry: art, handling, udfald, and beforehand which cells of the tables it will move."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import partial

from borgerraad_tui.domain import rules
from borgerraad_tui.domain.catalogue import Catalogue
from borgerraad_tui.domain.dates import danish_day
from borgerraad_tui.domain.finding_rules import check_findings, stands_beside
from borgerraad_tui.domain.inquiry import Inquiry
from borgerraad_tui.domain.kind import Kind
from borgerraad_tui.domain.period import Period
from borgerraad_tui.domain.text import counted
from borgerraad_tui.errors import RuleBroken
from borgerraad_tui.statistics.moves import Move, moves
from borgerraad_tui.store.findings import findings_of, mark_findings
from borgerraad_tui.store.kinds import FINDING
from borgerraad_tui.store.reminders import reminders_of
from borgerraad_tui.store.requests import requests_of
from borgerraad_tui.tui.forms.choices import catalogue_choices, dialog_title, kinds, outside_period, required_day
from borgerraad_tui.tui.forms.step import step_words
from borgerraad_tui.tui.office import Office
from borgerraad_tui.tui.saving import save, save_change
from borgerraad_tui.tui.screens.base import RoomScreen
from borgerraad_tui.tui.screens.form import open_form
from borgerraad_tui.tui.screens.form_plan import FormPlan
from borgerraad_tui.tui.widgets.choice import JOINT, chosen
from borgerraad_tui.tui.widgets.fields import Choice, FieldSpec, Values

EXCLUDE = "exclude"
SAVED = ("kind", "action", "outcome", "findings", "closed", "exclusion")
"""The fields that hold what the inquiry was closed with; while it is open the day is a suggestion."""


def open_closing(room: RoomScreen, identifier: int, draft: int | None = None, typed: Values | None = None) -> None:
    """The dialog over the room; on a closed inquiry it corrects the closing."""
    office = room.office
    before = office.register.inquiries.get(identifier)
    left = _left_open(office, identifier)
    kind = f" {before.kind.one.upper()}" if before.kind else ""
    plan = FormPlan(
        name="closing",
        title=dialog_title(office, f"Afslut{kind}", before),
        specs=_specs(office),
        values=_values(office, before),
        read=lambda values: read_with_findings(office, values, before),
        write=partial(_write, room, before),
        start="action" if before.kind else "kind",
        target=identifier,
        saved=SAVED if before.closed else [key for key in SAVED if key != "closed"],
        preview=lambda values: " ".join(filter(None, (preview(office, values, before), left))),
        follow=partial(_besides_the_new_main, office.catalogue),
        asked={EXCLUDE: "exclusion"},
    )
    open_form(room, plan, draft, typed)


def _write(room: RoomScreen, before: Inquiry, read: tuple[Inquiry, Sequence[str]], kept: int | None) -> None:
    register, (inquiry, findings) = room.office.register, read
    title = f"Henvendelse {before.year}-{before.number} {'rettet i lukningen' if before.closed else 'lukket'}"
    told = f"Gemt: {title}.{outside_period(room.office, inquiry.received)}"
    marks = register.records(FINDING)
    changed = inquiry != before or set(findings) != set(findings_of(marks, before.id or 0))

    def write() -> None:
        register.inquiries.update(inquiry)
        mark_findings(marks, inquiry.id or 0, findings)

    save_change(room, title, changed, write, told, kept)


def reopen(room: RoomScreen, identifier: int) -> None:
    """Take the ending of an inquiry back, with the step it dropped, as one act; BorgerraadError when nothing was saved."""
    register = room.office.register
    ended = register.inquiries.get(identifier)
    opened = ended.reopen(*register.history.step_before_ending(identifier))
    title = f"Henvendelse {ended.year}-{ended.number} genåbnet"
    told = f"Gemt: {title}. {_step_again(opened, room.office.today)}"
    save(room, title, lambda: register.inquiries.update(opened), told)
    room.refresh_content()


def _step_again(opened: Inquiry, today: date) -> str:
    told = step_words(opened.next_due, opened.next_step)
    late = ", over frist" if opened.next_due and opened.next_due < today else ""
    return f"Næste er igen {told}{late}." if told else "Sæt et næste skridt med f."


def read_closing(office: Office, values: Values, before: Inquiry) -> Inquiry:
    """The inquiry as it will be closed; RuleBroken names the field to mend."""
    closed = required_day(values, "closed", office.today, "Skriv, hvornår henvendelsen blev lukket, fx i for i dag.")
    kind = Kind.of(values["kind"])
    if values["exclusion"]:
        inquiry = before.edit(kind=kind).exclude(values["exclusion"], closed)
    else:
        inquiry = before.close(kind, values["action"] or None, values["outcome"] or None, closed)
    rules.check(inquiry, office.catalogue, office.today)
    if not _closed_without_action(before, inquiry):
        rules.check_closing(inquiry, office.catalogue)
    return inquiry


def read_with_findings(office: Office, values: Values, before: Inquiry) -> tuple[Inquiry, Sequence[str]]:
    """The inquiry as it will be closed, and the outcomes beside its main one; RuleBroken names the field to mend."""
    inquiry, findings = read_closing(office, values, before), chosen(values["findings"])
    check_findings(findings, inquiry, office.catalogue)
    return inquiry, findings


def preview(office: Office, values: Values, before: Inquiry) -> str:
    """Which cells it will move, in the period that holds the day of receipt; empty while the form is not whole."""
    try:
        inquiry = read_closing(office, values, before)
    except RuleBroken:
        return ""
    period = _period_of(office, before.received)
    last = period.until(office.today)
    register = office.register
    now = register.figures(period.first, last)
    with register.acts.trial():
        register.inquiries.update(inquiry)
        then = register.figures(period.first, last)
    where = "" if period is office.period else f" i {f'»{period.name}«' if period.name else period.title()}"
    told = " · ".join(_cells_moved(moves(now, then)))
    return f"Flytter{where}: {told}" if told else f"Flytter ingen tal i tabellerne{where}."


def _left_open(office: Office, identifier: int) -> str:
    """What still hangs on it when it is closed, for that is easily forgotten; empty where nothing does."""
    engine = office.register.engine
    questions = sum(request.settled is None for request in requests_of(engine, identifier))
    reminders = [danish_day(date.fromisoformat(each.due)) for each in reminders_of(engine, identifier)]
    told = (
        f"{counted(questions, 'spørgsmål', 'spørgsmål')} til forvaltningen" if questions else "",
        f"{counted(len(reminders), 'påmindelse', 'påmindelser')} ({', '.join(reminders)})" if reminders else "",
    )
    left = " og ".join(filter(None, told))
    return f"{office.glyphs.late} Stadig åbent: {left}." if left else ""


def _cells_moved(moved: Iterable[Move]) -> Iterator[str]:
    """The cells in words; the same row of two tables is named once."""
    tables: dict[tuple[str, int, int], list[str]] = {}
    for move in moved:
        tables.setdefault((move.name, move.before, move.after), []).append(str(move.table))
    for (name, before, after), numbers in tables.items():
        where = f"tabel {' og '.join(numbers)} " if numbers != ["0"] else ""
        yield f"{where}{name} {before}→{after}"


def _specs(office: Office) -> Sequence[FieldSpec]:
    def stays(values: Values) -> bool:
        return not values.get("exclusion")

    letters = {"X": EXCLUDE}
    actions = catalogue_choices(office, "action", on="closed", of_kind=True)
    outcomes = catalogue_choices(office, "outcome", on="closed", parent="action")
    reasons = catalogue_choices(office, "exclusion", on="closed")
    return (
        FieldSpec("kind", "Art", "choice", kinds, letters=letters),
        FieldSpec("action", "Handling", "choice", actions, reachable=stays, letters=letters, stacked=True),
        FieldSpec(
            "outcome", "Udfald", "choice", outcomes, letters=letters, stacked=True,
            reachable=lambda values: stays(values) and bool(outcomes(values)),
        ),
        FieldSpec(
            "findings", "Også", "many", _besides_main(office.catalogue, outcomes), letters=letters,
            reachable=lambda values: stays(values) and bool(values.get("outcome")),
        ),
        FieldSpec("closed", "Lukket", "day", hint="pil: en dag", direction="past", happened=True),
        FieldSpec("exclusion", "Udgår", "choice", reasons, hint="tryk X", letters=letters),
    )  # fmt: skip


def _besides_the_new_main(catalogue: Catalogue, changed: str, values: Values) -> Values:
    """What becomes the main outcome does not stand beside it any more, nor what that excludes; nothing where all may stay."""
    main, findings = values["outcome"], chosen(values["findings"])
    if changed != "outcome" or not main:
        return {}
    stay = [key for key in findings if stands_beside(key, [main], catalogue)]
    return {} if stay == list(findings) else {"findings": JOINT.join(stay)}


def _besides_main(
    catalogue: Catalogue, outcomes: Callable[[Values], Sequence[Choice]]
) -> Callable[[Values], Sequence[Choice]]:
    """The outcomes that can stand beside the main one and what is marked already; a mark can always be taken away."""

    def offered(values: Values) -> Iterator[Choice]:
        main, marked = values.get("outcome", ""), chosen(values.get("findings", ""))
        for choice in outcomes(values):
            beside = [main] if choice.value in marked else [main, *marked]
            if stands_beside(choice.value, beside, catalogue):
                yield choice

    return lambda values: list(offered(values))


def _values(office: Office, inquiry: Inquiry) -> Values:
    """What it was closed with, or had been closed with before it was opened again; a reason to leave is never suggested."""
    register = office.register
    action, outcome = inquiry.action, inquiry.outcome
    if inquiry.closed is None:
        action, outcome = map(office.catalogue.key_of, register.history.ending_before(inquiry.id or 0))
    return {
        "kind": inquiry.kind.key if inquiry.kind else "",
        "action": action or "",
        "outcome": outcome or "",
        "findings": JOINT.join(findings_of(register.records(FINDING), inquiry.id or 0)),
        "closed": (inquiry.closed or office.today).isoformat(),
        "exclusion": inquiry.exclusion or "",
    }


def _closed_without_action(before: Inquiry, inquiry: Inquiry) -> bool:
    """An older register's inquiry, imported closed without an action, is never asked for one."""
    return before.closed is not None and before.action is None and before.exclusion is None and inquiry.action is None


def _period_of(office: Office, day: date) -> Period:
    """The period shown if it holds the day, else the latest named one that does, else the day's own year."""
    named = sorted(office.register.periods.all(), key=lambda period: period.first, reverse=True)
    known = [office.period, *named]
    year = Period(date(day.year, 1, 1), date(day.year, 12, 31))
    return next((period for period in known if period.holds(day)), year)
