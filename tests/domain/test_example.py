"""An example is handed on only when every finding in it is settled, and other words are another matter."""

from __future__ import annotations

from datetime import date

import pytest

from borgerraad_tui.domain.example import Example, Settlement, open_findings
from borgerraad_tui.domain.identifiers import Finding
from borgerraad_tui.errors import RuleBroken

DAY = date(2022, 1, 17)
HOME = Finding("institution", "Sommersted Plejehjem", 3, 23)
AGE = Finding("age", "42 år", 30, 35)


def example(**fields: object) -> Example:
    return Example.model_validate(
        {"id": 1, "inquiry": 7, "marked": DAY, "title": "Lejekontrakt", "text": "På plejehjemmet."} | fields
    )


def stands(finding: Finding) -> Settlement:
    return Settlement(example=1, kind=finding.kind, words=finding.words)


def test_it_is_cleared_when_each_finding_is_let_stand() -> None:
    assert example().clear(DAY, [HOME, AGE], [stands(HOME), stands(AGE)]).cleared == DAY
    assert example().clear(DAY, [], []).cleared == DAY


def test_it_is_refused_while_one_is_open_and_the_first_is_named() -> None:
    with pytest.raises(RuleBroken) as refused:
        example().clear(DAY, [HOME, AGE], [stands(HOME)])
    assert refused.value.text == (
        "Eksemplet »Lejekontrakt« kan ikke gives videre: 1 fund mangler at blive afklaret, først »42 år«."
        " Skriv det om (Enter), eller lad det stå (l)."
    )


def test_without_a_text_there_is_nothing_to_clear() -> None:
    with pytest.raises(RuleBroken, match="mangler sin tekst"):
        example(text="").clear(DAY, [], [])


def test_one_that_is_cleared_says_so_and_since_when() -> None:
    with pytest.raises(RuleBroken, match="»Lejekontrakt« er frigivet allerede, 17-01-2022") as refused:
        example(cleared=DAY).clear(date(2022, 1, 20), [HOME], [stands(HOME)])
    assert "skrives om (Enter)" in refused.value.text


@pytest.mark.parametrize("kind", ["name", "phone", "mail", "address", "case"])
def test_what_names_one_person_stands_only_with_a_reason(kind: str) -> None:
    with pytest.raises(RuleBroken, match="Skriv, hvorfor det må stå") as refused:
        Settlement(example=1, kind=kind, words="Jens Møller", reason=" ").checked()
    assert refused.value.field == "reason"
    with_reason = Settlement(example=1, kind=kind, words="Jens Møller", reason="Borgmesteren")
    assert with_reason.checked() == with_reason
    assert stands(HOME).checked() == stands(HOME), "a place may stand without one"


@pytest.mark.parametrize(
    ("kind", "words", "told"),
    [
        ("name", "Jens Møller", "fx: borgmesterens navn, kendt af alle."),
        ("phone", "79 79 70 00", "fx: kommunens hovednummer."),
    ],
)
def test_the_reason_asked_for_is_one_of_its_kind(kind: str, words: str, told: str) -> None:
    with pytest.raises(RuleBroken, match=told):
        Settlement(example=1, kind=kind, words=words).checked()


def test_a_cpr_number_never_stands_whatever_the_reason() -> None:
    number = Finding("cpr", "010190-1234", 3, 14)
    settled = Settlement(example=1, kind="cpr", words=number.words, reason="x")
    with pytest.raises(RuleBroken, match="»010190-1234« ligner et CPR-nummer og må aldrig stå"):
        settled.checked()
    assert open_findings([number], [settled]) == [number], "one that was let stand once is open again"
    with pytest.raises(RuleBroken, match=r"først »010190-1234«. Skriv det om \(Enter\)\.$"):
        example(cleared=DAY).handed_on([number], [settled])


def test_only_a_cleared_one_is_handed_on_and_only_while_nothing_new_is_found() -> None:
    with pytest.raises(RuleBroken, match="er ikke frigivet"):
        example().handed_on([], [])
    cleared = example(cleared=DAY)
    assert cleared.handed_on([HOME], [stands(HOME)]) is cleared
    with pytest.raises(RuleBroken, match="1 fund mangler"):
        cleared.handed_on([HOME], [])


@pytest.mark.parametrize(("title", "text"), [("Lejekontrakt", "På et plejehjem."), ("Varme", "På plejehjemmet.")])
def test_other_words_take_the_clearing_back(title: str, text: str) -> None:
    assert example(cleared=DAY).retold(title, text).cleared is None


def test_the_same_words_leave_it_cleared() -> None:
    assert example(cleared=DAY).retold("Lejekontrakt ", "På plejehjemmet.\n").cleared == DAY


def test_what_stands_stands_for_its_kind_and_words_alone() -> None:
    other = Finding("name", "Sommersted Plejehjem")
    assert open_findings([HOME, other, AGE], [stands(HOME)]) == [other, AGE]
