"""A published report stands by its figures, whatever happens afterwards, and tells exactly what moved."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import Any

import pytest

from borgerraad_tui.chapters.blocks import Paragraph, TableBlock
from borgerraad_tui.chapters.own_words import printable
from borgerraad_tui.chapters.plan import ReportPlan, read_plan, single_period
from borgerraad_tui.chapters.publishing import moved_after, publish, published_part
from borgerraad_tui.chapters.since import NOT_THERE, Since, since_published
from borgerraad_tui.chapters.whole import report_document
from borgerraad_tui.domain.clock import Clock
from borgerraad_tui.domain.inquiry import Inquiry
from borgerraad_tui.domain.report import Report, ReportBlock, ReportPart
from borgerraad_tui.errors import RuleBroken
from borgerraad_tui.statistics.facts import selected
from borgerraad_tui.statistics.kept import figures_from_json, figures_to_json, further_from_json
from borgerraad_tui.statistics.report import Figures, Selection, behind
from borgerraad_tui.store.facts import as_they_were
from borgerraad_tui.store.further import read_further
from borgerraad_tui.store.kinds import REPORT, REPORT_BLOCK, REPORT_PART
from borgerraad_tui.store.listing import selected_inquiries
from borgerraad_tui.store.register import Register
from borgerraad_tui.store.safekeeping.chain import head_of
from borgerraad_tui.store.safekeeping.control import controls
from tests.conftest import NOW
from tests.registers import changed, inquiry, saved
from tests.running import ran

FIRST, LAST = date(2021, 8, 1), date(2021, 12, 31)
PUBLISHED = date(2022, 1, 10)


def published(register: Register, day: date = PUBLISHED) -> ReportPlan:
    with register.acts.act("Beretning"):
        report = register.records(REPORT).add(Report(title="Beretning 2021", entered=NOW))
        register.records(REPORT_PART).add(ReportPart(report=report.id or 0, first=FIRST, last=LAST))
    with register.acts.act("Offentliggjort"):
        publish(register, report.id or 0, day)
    return read_plan(register, report.id or 0)


def movers(register: Register, plan: ReportPlan) -> list[Since]:
    """The sub-periods that something moved in."""
    return [since for since in since_published(register, plan) if since.moved]


def cells(register: Register, plan: ReportPlan) -> list[object]:
    return [(table.key, table.rows, table.total) for table in report_document(register, plan).of(TableBlock)]


def selections(figures: Figures, register: Register) -> Iterator[Selection]:
    """Every figure there is of a period."""
    yield Selection(FIRST, LAST, "registered")
    yield Selection(FIRST, LAST)
    for reason in figures.excluded_by:
        yield Selection(FIRST, LAST, "left out", None, reason.entries)
    for table in figures.tables:
        for row in table.lines():
            yield behind(figures, table, row, register.catalogue)


def scrambled(register: Register, random: Random, one: Inquiry) -> Inquiry:
    """An edit that keeps the rules and may move any table."""
    catalogue, kind = register.catalogue, random.choice(["complaint", "other"])
    keys = [entry.key for entry in catalogue.choices("directorate", one.received)]
    themes = [entry.key for entry in catalogue.choices("theme", one.received)]
    ending: dict[str, Any] = {"closed": None, "action": None, "outcome": None, "exclusion": None}
    if random.random() < 0.2:
        ending |= {"exclusion": random.choice(catalogue.of("exclusion")).key}
    return changed(
        register, one, kind=kind, directorate=random.choice(keys), theme=random.choice(themes),
        further_themes=(), department=None, **ending,
    )  # fmt: skip


def test_figures_are_read_back_as_they_were_counted(demo_register: Register) -> None:
    figures = demo_register.figures(FIRST, LAST)
    further = read_further(demo_register, figures)
    kept = figures_to_json(figures, further)
    assert figures_from_json(kept) == figures
    assert further_from_json(kept) == further


def test_a_thousand_random_edits_leave_the_frozen_figures_alone_and_every_mover_is_named(
    demo_register: Register,
) -> None:
    register, random = demo_register, Random(4711)
    plan = published(register)
    before = cells(register, plan)
    inquiries = register.inquiries
    ids = [row.id for row in selected_inquiries(register.engine, Selection(FIRST, LAST, "registered")).rows(0, 1000)]
    were = {each: inquiries.get(each) for each in ids}
    for _ in range(1000):
        scrambled(register, random, register.inquiries.get(random.choice(ids)))
    assert cells(register, plan) == before
    (since,) = movers(register, plan)
    now = {each: register.inquiries.get(each) for each in ids}
    assert {each.id for each in since.inquiries} == {each for each in ids if weight(now[each]) != weight(were[each])}


def weight(one: Inquiry) -> tuple[object, ...]:
    """Everything that is printed of an inquiry whose kind is decided, as the rules of counting have it."""
    if one.exclusion:
        return ("udgår", one.exclusion)
    ending = (one.action, one.outcome) if one.closed else ("åben",)
    return (one.kind, one.received, one.directorate, one.theme, *ending)


@pytest.mark.parametrize(
    ("before", "changes"),
    [
        ({"kind": "complaint", "exclusion": "andet_omraade", "theme": "andet"}, {"theme": "hjemmel"}),
        ({"kind": None, "theme": "andet"}, {"theme": "hjemmel"}),
        ({"kind": "complaint", "exclusion": "andet_omraade"}, {"received": FIRST + timedelta(days=1)}),
    ],
)
def test_one_that_was_changed_in_what_is_not_counted_moved_nothing(
    register: Register, before: dict[str, Any], changes: dict[str, Any]
) -> None:
    if "exclusion" in before:
        before = {**before, "exclusion": register.catalogue.of("exclusion")[0].key}
    one = saved(register, inquiry(FIRST, **before))
    plan = published(register)
    changed(register, one, **changes)
    (since,) = since_published(register, plan)
    assert (list(since.figures), since.inquiries) == ([], ())


def test_one_that_came_later_and_one_that_left_the_period_are_told(register: Register) -> None:
    stays, leaves = saved(register, inquiry(FIRST, kind="other")), saved(register, inquiry(LAST, kind="complaint"))
    plan = published(register)
    assert movers(register, plan) == []
    late = saved(register, inquiry(LAST, kind="complaint"))
    changed(register, leaves, received=LAST + timedelta(days=1))
    (since,) = movers(register, plan)
    told = {each.id: (each.then != (NOT_THERE,), each.now != (NOT_THERE,)) for each in since.inquiries}
    assert told == {leaves.id: (True, False), late.id: (False, True)}
    assert stays.id not in told


def test_what_was_changed_and_changed_back_has_not_moved(register: Register) -> None:
    one = saved(register, inquiry(FIRST, kind="other"))
    plan = published(register)
    changed(register, changed(register, one, kind="complaint"), kind="other")
    assert movers(register, plan) == []


def test_the_facts_behind_any_frozen_figure_are_those_of_the_register_s_own_lists(demo_register: Register) -> None:
    plan = published(demo_register)
    kept = published_part(demo_register, plan.parts[0])
    assert kept is not None
    for selection in selections(kept.figures, demo_register):
        window = selected_inquiries(demo_register.engine, selection)
        assert [fact.id for fact in selected(kept.facts, selection)] == [row.id for row in window.rows(0, 1000)]


def test_an_inquiry_is_seen_as_it_was(register: Register) -> None:
    one = saved(register, inquiry(FIRST, kind="complaint", subject="Som det stod", directorate="diverse"))
    plan = published(register)
    changed(register, one, subject="Rettet siden", directorate="boern_og_kultur")
    kept = published_part(register, plan.parts[0])
    assert kept is not None
    (seen,) = as_they_were(register.engine, register.catalogue, kept.act, [one.id or 0])
    assert (seen.subject, seen.directorate) == ("Som det stod", "Div")


def test_publishing_is_undone_like_any_act(register: Register) -> None:
    plan = published(register)
    assert register.history.undo() == "Offentliggjort"
    again = read_plan(register, plan.report.id or 0)
    assert again.report.published is None
    assert published_part(register, again.parts[0]) is None


@pytest.mark.parametrize("day", [LAST, date(2022, 1, 18)])
def test_a_day_before_its_end_or_to_come_is_refused(register: Register, day: date) -> None:
    with pytest.raises(RuleBroken, match="efter beretningens sidste dag"):
        published(register, day)


def test_those_that_count_otherwise_since_the_day_it_was_laid_before_the_council_are_told_of(
    register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(register.acts, "_clock", Clock(lambda: NOW - timedelta(days=5)))
    one, same = (saved(register, inquiry(FIRST, kind="complaint")) for _ in range(2))
    monkeypatch.setattr(register.acts, "_clock", Clock(lambda: NOW))
    plan = single_period(register, "Beretning", FIRST, LAST)
    today = NOW.date()
    laid = today - timedelta(days=3)
    assert moved_after(register, plan, laid) == 0
    changed(register, one, kind="other")
    changed(register, same, subject="Et andet emne")
    saved(register, inquiry(LAST, kind="other"))
    assert [moved_after(register, plan, day) for day in (date(2021, 1, 1), laid, today)] == [0, 2, 0]


def test_a_report_without_a_sub_period_is_refused_with_what_to_do(register: Register) -> None:
    with register.acts.act("Beretning"):
        report = register.records(REPORT).add(Report(title="Tom", entered=NOW))
    with pytest.raises(RuleBroken, match="»Tom« har ingen delperiode"):
        read_plan(register, report.id or 0)
    path = register.engine.path
    register.close()
    made = ran("eksporter", "--beretning", "Tom", "--format", "tekst", "--ud", path.parent, "--fil", path)
    assert made.status == 2
    assert "»Tom« har ingen delperiode" in made.told


def test_it_is_published_once(register: Register) -> None:
    plan = published(register)
    with pytest.raises(RuleBroken, match="ligger fast"), register.acts.act("Igen"):
        publish(register, plan.report.id or 0, PUBLISHED)


def test_a_cpr_number_in_her_own_words_is_neither_frozen_nor_printed(demo_register: Register) -> None:
    with demo_register.acts.act("Beretning"):
        report = demo_register.records(REPORT).add(Report(title="Beretning 2021", entered=NOW)).id or 0
        part = demo_register.records(REPORT_PART).add(ReportPart(report=report, first=FIRST, last=LAST)).id
        said = demo_register.records(REPORT_BLOCK).add(
            ReportBlock(report=report, part=part, block="opening", text="Knud Hansen, 010190-1234.")
        )
    looks_like_it = r"»010190-1234« \(.*01-08-2021 – 31-12-2021\) ligner et CPR-nummer"
    with pytest.raises(RuleBroken, match=looks_like_it), demo_register.acts.act("Fryses"):
        publish(demo_register, report, PUBLISHED)
    assert demo_register.records(REPORT).get(report).published is None
    with pytest.raises(RuleBroken, match=looks_like_it):
        printable(report_document(demo_register, read_plan(demo_register, report)))
    with demo_register.acts.act("Rettet"):
        demo_register.records(REPORT_BLOCK).update(said.edit(text="En borger, den 01-01-1990 kl. 12."))
    with demo_register.acts.act("Fryses"):
        publish(demo_register, report, PUBLISHED)
    document = report_document(demo_register, read_plan(demo_register, report))
    assert printable(document) == document


def test_a_published_report_says_where_the_history_ended_and_the_control_sees_when_that_is_cut_off(
    register: Register,
) -> None:
    saved(register, inquiry(FIRST, kind="other"))
    with register.acts.act("Beretning"):
        report = register.records(REPORT).add(Report(title="Beretning 2021", entered=NOW))
        register.records(REPORT_PART).add(ReportPart(report=report.id or 0, first=FIRST, last=LAST))
    end = head_of(register.engine)
    with register.acts.act("Offentliggjort"):
        publish(register, report.id or 0, PUBLISHED)
    plan = read_plan(register, report.id or 0)
    last = list(report_document(register, plan).of(Paragraph))[-1]
    assert last.text.startswith(f"Registrets historik sluttede ved offentliggørelsen med {end}.")
    assert last.role == "note"
    assert historikken(register) == ()
    register.engine.execute("DROP TRIGGER seal_never_changed")
    register.engine.execute("UPDATE seal SET chain = zeroblob(32) WHERE lower(hex(chain)) LIKE ?", (f"{end}%",))
    told = f"beretningen »Beretning 2021« er offentliggjort på {end}, og det står ikke længere i historikken."
    assert told in historikken(register)


def test_a_report_published_by_an_earlier_version_says_nothing_of_the_history_and_is_in_order(
    register: Register,
) -> None:
    plan = published(register)
    with register.acts.act("Som før"):
        register.engine.execute("UPDATE frozen SET figures = json_remove(figures, '$.head')")
    assert not [each for each in report_document(register, plan).of(Paragraph) if "historik" in each.text]
    assert historikken(register) == ()


def historikken(register: Register) -> tuple[str, ...]:
    """What the control finds wrong with the history."""
    return next(check.faults for check in controls(register) if check.name == "historikken")
