"""The packaged catalogue holds the report's words and the keyboard's letters; a file with faults is refused with each of them."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from borgerraad_tui.domain.catalogue import LISTS, Catalogue, Entry
from borgerraad_tui.domain.catalogue_file import read_catalogue, write_catalogue
from borgerraad_tui.domain.kind import Kind
from borgerraad_tui.errors import InputRefused

PRINTED = json.loads((Path(__file__).parents[1] / "statistics" / "printed-tables.json").read_text(encoding="utf-8"))
PACKAGED = files("borgerraad_tui").joinpath("catalogues", "haderslev.json").read_bytes().decode("utf-8")
OLD, NEW = date(2021, 7, 31), date(2021, 8, 1)
COMPLAINT, OTHER = {"kind": Kind.COMPLAINT}, {"kind": Kind.OTHER}

Fault = Callable[[dict[str, Any]], object]


def entries(body: dict[str, Any], title: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = body["lister"][title]
    return found


def faults_of(text: str) -> str:
    with pytest.raises(InputRefused) as refused:
        read_catalogue(text)
    assert "intet er ændret" in refused.value.text
    return "\n".join(refused.value.faults)


def test_the_packaged_catalogue_is_written_again_byte_for_byte() -> None:
    municipality, catalogue = read_catalogue(PACKAGED)
    assert municipality == "Haderslev Kommune"
    assert write_catalogue(municipality, catalogue) == PACKAGED


def test_every_list_is_filled_and_in_the_files_order(haderslev: Catalogue) -> None:
    body = json.loads(PACKAGED)
    written = {title: [entry.key for entry in haderslev.of(listing)] for listing, title in LISTS.items()}
    assert written == {title: [entry["nøgle"] for entry in entries(body, title)] for title in body["lister"]}
    assert all(written.values())


@pytest.mark.parametrize(("period", "day"), [(0, OLD), (1, date(2021, 12, 31))])
def test_every_name_of_the_printed_tables_can_be_chosen_in_its_period(
    haderslev: Catalogue, period: int, day: date
) -> None:
    lists = {1: "directorate", 2: "theme", 3: "directorate", 4: "action", 5: "action", 9: "theme"}
    for table in PRINTED["periods"][period]["tables"]:
        names = {entry.name for entry in haderslev.choices(lists.get(table["table"], "outcome"), day)}
        assert [row["name"] for row in table["rows"] if row["name"] not in names] == []


@pytest.mark.parametrize(
    ("action", "outcomes"),
    [
        ("undersoegt", ["Genoptaget af forvaltningen", "Henstilling", "Kritik", "Ingen kritik"]),
        ("afvist", ["Ikke fornødent grundlag", "Manglende kompetence", "Forældelse", "Midlertidigt afvist"]),
        (
            "anden_behandling_og_hjaelp",
            ["Styrket dialog", "Hjælp til klageprocessen", "Udsigtsløs", "Løst ved borgerrådgiveren"],
        ),
        ("vejledning", []),
    ],
)
def test_an_action_has_the_outcomes_the_report_names(haderslev: Catalogue, action: str, outcomes: list[str]) -> None:
    assert {entry.name for entry in haderslev.choices("outcome", NEW, parent=action)} == set(outcomes)


@pytest.mark.parametrize(
    ("listing", "day", "among", "letters"),
    [
        ("directorate", NEW, {}, "A B V T D"),
        ("directorate", OLD, {}, "I B E V D"),
        ("theme", NEW, {}, "F H P R O I A"),
        ("theme", OLD, {}, "F H O P A"),
        ("channel", NEW, {}, "T M B F H"),
        ("place", NEW, {}, "H V G J"),
        ("action", NEW, COMPLAINT, "B U A"),
        ("action", NEW, OTHER, "V F O I S"),
        ("outcome", NEW, {"parent": "anden_behandling_og_hjaelp"}, "D H U L"),
        ("outcome", NEW, {"parent": "undersoegt"}, "G H K I"),
        ("outcome", NEW, {"parent": "afvist"}, "G K F M"),
        ("exclusion", NEW, {}, "I A"),
        ("enquirer", NEW, {}, "B P V F M"),
        ("consultation", NEW, {}, "S A O U"),
    ],
)
def test_the_letters_are_the_keyboards(
    haderslev: Catalogue, listing: str, day: date, among: dict[str, Any], letters: str
) -> None:
    assert [entry.letter for entry in haderslev.choices(listing, day, **among)] == letters.split()


def test_a_home_visit_brings_the_citizens_home(haderslev: Catalogue) -> None:
    brings = {entry.key: entry.brings for entry in haderslev.of("channel") if entry.brings}
    assert brings == {"hjemmebesoeg": "borgerens_hjem"}


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (lambda body: body.pop("kommune"), "kommune: mangler."),
        (lambda body: body.update(by="Haderslev"), "by: kendes ikke."),
        (lambda body: body["lister"].update(farver=[]), "Listen »farver« kendes ikke. Listerne er: direktørområder"),
        (lambda body: body["lister"].update(temaer="ingen"), "lister › temaer: har en forkert form."),
        (lambda body: entries(body, "temaer")[0].pop("navn"), "lister › temaer › 1 › navn: mangler."),
        (lambda body: entries(body, "temaer")[1].update(farve="rød"), "temaer › 2 › farve: kendes ikke."),
        (lambda body: entries(body, "temaer")[2].update(navn=""), "temaer › 3 › navn: er tom."),
        (lambda body: entries(body, "temaer")[2].update(navn="x" * 121), "temaer › 3 › navn: er for lang"),
        (lambda body: entries(body, "temaer")[2].update(navn=7), "temaer › 3 › navn: skal være tekst"),
        (lambda body: entries(body, "temaer")[0].update(nøgle="Æble"), "temaer › 1 › nøgle: har en forkert form (nøgl"),
        (lambda body: entries(body, "temaer")[0].update(bogstav="Å"), "temaer › 1 › bogstav: har en forkert form"),
        (lambda body: entries(body, "temaer")[0].update(til="31-7-2021"), "temaer › 1 › til: kan ikke læses (datoer"),
        (lambda body: entries(body, "temaer")[0].update(fra="2021-08-01"), "Forvaltningslov eller forvaltningsskik slutter"),
        (lambda body: entries(body, "temaer")[5].update(nøgle="andet"), "temaer: nøglen »andet« står to gange."),
        (lambda body: entries(body, "temaer")[6].update(bogstav="F"), "Hjemmelsspørgsmål har begge bogstavet F"),
        (lambda body: entries(body, "temaer")[6].update(under="andet"), "kan ikke have »under«"),
        (lambda body: entries(body, "handlinger")[0].update(under="ros"), "mangler »under«: klage eller anden"),
        (lambda body: entries(body, "udfald")[0].pop("under"), "Styrket dialog mangler »under«"),
        (lambda body: entries(body, "udfald")[0].update(under="ros"), "henviser med »under« til »ros«, som ikke findes"),
        (lambda body: entries(body, "afdelinger")[0].update(blev_til="nav"), "»blev_til« til »nav«, som ikke findes i af"),
        (lambda body: entries(body, "kanaler")[0].update(medfører="odense"), "»medfører« til »odense«, som ikke findes i"),
        (lambda body: entries(body, "udfald")[0].update(udelukker="ros"), "»udelukker« til »ros«, som ikke findes i udfald"),
        (lambda body: entries(body, "udfald")[0].update(udelukker="styrket_dialog"), "Styrket dialog udelukker sig selv."),
        (lambda body: entries(body, "kanaler")[0].update(udelukker="mail"), "Telefon kan ikke have »udelukker«"),
    ],
)  # fmt: skip
def test_a_fault_is_told_with_its_place(spoil: Fault, told: str) -> None:
    body = json.loads(PACKAGED)
    spoil(body)
    assert told in faults_of(json.dumps(body))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{", "Linje 1, tegn 2: filen er ikke gyldig JSON."),
        ("", "Linje 1, tegn 1: filen er ikke gyldig JSON."),
        ("[]", "Filen: har en forkert form."),
        ('"katalog"', "Filen: har en forkert form."),
    ],
)
def test_what_is_no_catalogue_at_all_is_told(text: str, told: str) -> None:
    assert faults_of(text) == told


def test_all_faults_are_told_at_once() -> None:
    body = json.loads(PACKAGED)
    entries(body, "temaer")[6]["bogstav"] = "F"
    entries(body, "steder")[1]["bogstav"] = "H"
    assert len(faults_of(json.dumps(body)).splitlines()) == 2


def test_the_same_letter_may_stand_before_and_after_a_reorganisation(haderslev: Catalogue) -> None:
    old = Entry("theme", "gammel", "Gammel", letter="Q", valid_to=OLD, position=90)
    new = Entry("theme", "ny", "Ny", letter="Q", valid_from=NEW, position=91)
    text = write_catalogue("Haderslev Kommune", Catalogue([*haderslev.entries, old, new]))
    assert [entry.key for entry in read_catalogue(text)[1].of("theme")][-2:] == ["gammel", "ny"]


def test_names_are_cleaned_as_they_are_read() -> None:
    body = json.loads(PACKAGED)
    entries(body, "steder")[1]["navn"] = " Vojens\x1b[2J\n"
    assert read_catalogue(json.dumps(body))[1].name("place", "vojens") == "Vojens[2J"
