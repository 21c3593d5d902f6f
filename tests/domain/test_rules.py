"""Each rule of the office stops what breaks it with a sentence that names the field and says what to do."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings

from borgerraad_tui.domain.catalogue import Catalogue
from borgerraad_tui.domain.consultation import Consultation
from borgerraad_tui.domain.inquiry import Inquiry
from borgerraad_tui.domain.kind import Kind
from borgerraad_tui.domain.rules import broken_rules, check, check_closing, check_consultation, consultation_rules
from borgerraad_tui.errors import RuleBroken
from tests.conftest import NOW
from tests.registers import TODAY, inquiry, packaged, valid_consultations, valid_inquiries

WHAT_TO_DO = re.compile(r"\b(Skriv|Vælg|Ret|Fjern|Den dag gjaldt|tryk X)\b")
CLOSED = {"kind": Kind.COMPLAINT, "closed": date(2021, 10, 1)}
LAST_OLD_DAY, FIRST_NEW_DAY = date(2021, 7, 31), date(2021, 8, 1)
REORGANISED = {
    # the areas and themes of the printed report: its tables 1 and 2 before, 3 and 9 after
    ("directorate", LAST_OLD_DAY): {
        "Beskæftigelse og integration", "Børn og Kultur", "Erhvervs- og borgerservice", "Voksen og Sundhed", "Diverse",
    },
    ("directorate", FIRST_NEW_DAY): {
        "Arbejdsmarked og Borgerservice", "Børn og Kultur", "Voksen og Sundhed", "Teknik og Klima", "Diverse",
    },
    ("theme", LAST_OLD_DAY): {
        "Forvaltningslov eller forvaltningsskik", "Hjemmelsspørgsmål", "Opgavevaretagelse", "Prøvelsesspørgsmål",
        "Andet, fx privatretlige emner",
    },
    ("theme", FIRST_NEW_DAY): {
        "Forvaltningsret eller forvaltningsskik", "Hjemmelsspørgsmål", "Prøvelsesspørgsmål", "Retsgrundsætninger",
        "Opgavevaretagelse", "Institutioner", "Andet",
    },
}  # fmt: skip
THE_SAME_SINCE = {"boern_og_kultur", "voksen_og_sundhed", "diverse"}
ENDED = {
    "beskaeftigelse_og_integration", "erhvervs_og_borgerservice",
    "forvaltningslov_2020", "hjemmel_2020", "opgavevaretagelse_2020", "proevelse_2020", "andet_2020",
}  # fmt: skip
ENTRIES = [(entry.list, entry.key) for entry in packaged().entries if entry.list in ("directorate", "theme")]


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"received": date(2022, 1, 18)}, "received", ("Modtaget", "18-01-2022", "fremtiden")),
        ({"closed": date(2022, 1, 18)}, "closed", ("Lukket", "18-01-2022", "fremtiden")),
        ({"closed": date(2021, 9, 5)}, "closed", ("Lukket", "05-09-2021", "06-09-2021")),
        ({"next_due": date(2021, 9, 5)}, "next", ("Næste skridt", "05-09-2021", "06-09-2021")),
        ({"kind": Kind.COMPLAINT, "action": "undersoegt"}, "closed", ("handling", "lukket")),
        ({**CLOSED, "action": "undersøgt"}, "action", ("Handlingen", "»undersøgt«", "kataloget")),
        ({"channel": "due"}, "channel", ("Kanalen", "»due«", "kataloget")),
        ({"place": "bazaren"}, "place", ("Stedet", "»bazaren«")),
        ({"enquirer": "nabo"}, "enquirer", ("Henvenderen", "»nabo«")),
        ({"exclusion": "gad_ikke"}, "exclusion", ("Grunden til at udgå", "»gad_ikke«")),
        ({"department": "jobcentret"}, "department", ("Afdelingen", "Jobcentret", "Arbejdsmarked og Borgerservice")),
        ({"department": "skolerne", "directorate": "diverse"}, "department", ("Afdelingen", "Børn og Kultur")),
        ({"further_themes": ("hjemmel_2020",)}, "further_themes", ("Temaet", "Hjemmelsspørgsmål", "06-09-2021")),
        ({"theme": "andet", "further_themes": ("andet",)}, "further_themes", ("Andet", "hovedtemaet")),
        ({**CLOSED, "action": "vejledning"}, "action", ("Vejledning", "Klage", "Undersøgt", "Afvist")),
        ({**CLOSED, "kind": None, "action": "vejledning"}, "action", ("Vejledning", "arten", "Andre henvendelser")),
        ({**CLOSED, "action": "afvist", "outcome": "kritik"}, "outcome", ("Udfaldet", "Kritik", "Undersøgt")),
    ],
)  # fmt: skip
def test_a_broken_rule_names_its_field_and_says_what_to_do(
    haderslev: Catalogue, changes: dict[str, Any], field: str, words: tuple[str, ...]
) -> None:
    with pytest.raises(RuleBroken) as broken:
        check(inquiry(**changes), haderslev, TODAY)
    assert broken.value.field == field
    assert [word for word in words if word not in broken.value.text] == []
    assert WHAT_TO_DO.search(broken.value.text)


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"received": TODAY, "next_due": TODAY},
        {"closed": date(2021, 9, 6)},
        {**CLOSED, "closed": TODAY, "action": "undersoegt", "outcome": "ingen_kritik"},
        {**CLOSED, "kind": Kind.OTHER, "action": "orientering"},
        {"exclusion": "anden_aarsag", "closed": date(2021, 9, 7)},
        {"theme": "andet", "further_themes": ("hjemmel", "institutioner"), "next_due": date(2030, 1, 1)},
        {"directorate": "arbejdsmarked_og_borgerservice", "department": "jobcentret", "channel": "hjemmebesoeg"},
    ],
)
def test_what_keeps_the_rules_is_let_through(haderslev: Catalogue, changes: dict[str, Any]) -> None:
    check(inquiry(**changes), haderslev, TODAY)


def test_every_broken_rule_is_told_not_only_the_first(haderslev: Catalogue) -> None:
    wrong = inquiry(channel="due", theme="hjemmel_2020", next_due=date(2020, 1, 1))
    assert [rule.field for rule in broken_rules(wrong, haderslev, TODAY)] == ["next", "channel", "theme"]


@pytest.mark.parametrize(("listing", "key"), ENTRIES)
@pytest.mark.parametrize("day", [LAST_OLD_DAY, FIRST_NEW_DAY])
def test_an_area_or_theme_belongs_to_its_side_of_the_reorganisation(
    haderslev: Catalogue, listing: str, key: str, day: date
) -> None:
    valid = key in THE_SAME_SINCE or (key in ENDED) == (day == LAST_OLD_DAY)
    told = broken_rules(inquiry(day, **{listing: key}), haderslev, TODAY)
    assert [rule.field for rule in told] == ([] if valid else [listing])


@pytest.mark.parametrize("wrong", ["directorate", "theme"])
@pytest.mark.parametrize("day", [LAST_OLD_DAY, FIRST_NEW_DAY])
def test_what_was_valid_that_day_is_named(haderslev: Catalogue, wrong: str, day: date) -> None:
    other = {"directorate": ("teknik_og_klima", "erhvervs_og_borgerservice"), "theme": ("andet", "andet_2020")}
    key = other[wrong][day == FIRST_NEW_DAY]
    (rule,) = broken_rules(inquiry(day, **{wrong: key}), haderslev, TODAY)
    assert [name for name in REORGANISED[wrong, day] if name not in rule.text] == []


def test_an_action_goes_by_the_day_it_was_closed_not_received() -> None:
    entries = [
        replace(entry, valid_to=date(2021, 12, 31)) if entry.key == "forslag" else entry for entry in packaged().entries
    ]
    wrong = inquiry(kind=Kind.OTHER, action="forslag", closed=date(2022, 1, 1))
    assert [rule.field for rule in broken_rules(wrong, Catalogue(entries), TODAY)] == ["action"]
    check(wrong.edit(closed=date(2021, 12, 31)), Catalogue(entries), TODAY)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"kind": None}, "kind"),
        ({"kind": Kind.OTHER}, "action"),
        ({"kind": Kind.COMPLAINT}, "action"),
        ({"kind": Kind.COMPLAINT, "action": "undersoegt"}, "outcome"),
    ],
)
def test_closing_on_screen_asks_for_what_is_missing(haderslev: Catalogue, changes: dict[str, Any], field: str) -> None:
    with pytest.raises(RuleBroken) as broken:
        check_closing(inquiry(closed=TODAY, **changes), haderslev)
    assert broken.value.field == field
    assert WHAT_TO_DO.search(broken.value.text)


@pytest.mark.parametrize(
    "changes",
    [
        {"exclusion": "ikke_vendt_tilbage"},
        {"kind": Kind.OTHER, "action": "vejvisning"},
        {"kind": Kind.COMPLAINT, "action": "afvist", "outcome": "foraeldelse"},
    ],
)
def test_closing_asks_no_more_than_the_report_counts(haderslev: Catalogue, changes: dict[str, Any]) -> None:
    check_closing(inquiry(closed=TODAY, **changes), haderslev)


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"day": date(2022, 1, 18)}, "day", ("18-01-2022", "fremtiden")),
        ({"kind": "kaffe"}, "kind", ("Arten", "»kaffe«")),
        ({"day": LAST_OLD_DAY, "directorate": "teknik_og_klima"}, "directorate", ("Området", "31-07-2021", "Diverse")),
    ],
)
def test_a_consultation_keeps_its_rules(
    haderslev: Catalogue, changes: dict[str, Any], field: str, words: tuple[str, ...]
) -> None:
    right = Consultation(day=TODAY, entered=NOW, kind="sparring", directorate="teknik_og_klima")
    check_consultation(right, haderslev, TODAY)
    with pytest.raises(RuleBroken) as broken:
        check_consultation(right.edit(**changes), haderslev, TODAY)
    assert broken.value.field == field
    assert [word for word in words if word not in broken.value.text] == []
    assert WHAT_TO_DO.search(broken.value.text)


@settings(max_examples=60, deadline=None)
@given(any_inquiry=valid_inquiries(), any_consultation=valid_consultations())
def test_the_random_registers_of_the_tests_keep_every_rule(
    any_inquiry: Inquiry, any_consultation: Consultation
) -> None:
    assert list(broken_rules(any_inquiry, packaged(), TODAY)) == []
    assert list(consultation_rules(any_consultation, packaged(), TODAY)) == []
