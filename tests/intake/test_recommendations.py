"""The sheet of recommendations: the printed report's own, and faults told like those of any sheet."""

from __future__ import annotations

from datetime import date

import pytest

from borgerraad_tui.domain.catalogue import Catalogue
from borgerraad_tui.errors import InputRefused
from borgerraad_tui.intake.form import Background
from borgerraad_tui.intake.reading import read_entries
from borgerraad_tui.intake.recommendations import RECOMMENDATIONS, Given
from borgerraad_tui.store.recommendations import Ledger
from borgerraad_tui.store.register import Register
from tests.conftest import DEMO_SHEETS, NOW

HEADINGS = "givet;titel;direktørområde;afdeling;tema;status"


def read(haderslev: Catalogue, *lines: str) -> list[Given]:
    content = "\n".join([HEADINGS, *lines]).encode()
    return [*read_entries("ark.csv", content, RECOMMENDATIONS.form, Background(haderslev, NOW))]


def test_the_printed_reports_eleven_recommendations_and_its_one_follow_up_are_in_the_demo(
    demo_register: Register,
) -> None:
    rows = Ledger(demo_register.engine).rows(0, 100)
    assert [row.given for row in rows] == ["2021-12-31"] * 11 + ["2018-12-31"]
    # the report's summary: two to the municipality, three to the schools, two to Jobcentret, four to Familierådgivningen
    addressed = [row.department for row in rows if row.given == "2021-12-31"]
    assert [addressed.count(name) for name in ("", "Skoleforvaltningen", "Jobcentret", "Familierådgivningen")] == [
        2,
        3,
        2,
        4,
    ]
    assert rows[-1].title == "Bedre skriftlig kommunikation"
    assert (rows[-1].status, rows[-1].day) == ("under_way", "2021-05-31")
    assert all("Beretning" in row.report and " s. " in row.report for row in rows)


def test_every_row_of_the_demo_sheet_can_be_read(haderslev: Catalogue) -> None:
    content = (DEMO_SHEETS / "anbefalinger.csv").read_bytes()
    assert len(read_entries("anbefalinger.csv", content, RECOMMENDATIONS.form, Background(haderslev, NOW))) == 12


def test_statuses_are_read_with_their_days_and_words_and_a_first_one_is_the_day_given(haderslev: Catalogue) -> None:
    line = "2021-12-31;Frister;Børn og Kultur;Familierådgivningen;;i gang 2022-01-03: webinar: to gange|gennemført 10-01-2022"
    (found,) = read(haderslev, line)
    assert (found.recommendation.directorate, found.recommendation.department) == (
        "boern_og_kultur",
        "familieraadgivningen",
    )
    assert [(each.status, each.day, each.text) for each in found.statuses] == [
        ("given", date(2021, 12, 31), ""),
        ("under_way", date(2022, 1, 3), "webinar: to gange"),
        ("done", date(2022, 1, 10), ""),
    ]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (";Frister;;;;", "Linje 2, givet: Feltet er tomt, men skal udfyldes."),
        ("2021-12-31;;;;;", "Linje 2, titel: Feltet er tomt, men skal udfyldes."),
        ("2022-02-01;Frister;;;;", "Linje 2, givet »2022-02-01«: Datoen 01-02-2022 ligger"),
        ("2021-12-31;Frister;;;;på vej 2022-01-03", "Linje 2, status »på vej 2022-01-03«: »på vej« kendes ikke. "),
        ("2021-12-31;Frister;;;;i gang", "Linje 2, status: Status »i gang« kan ikke læses."),
        ("2021-12-31;Frister;;;;i gang 2021-01-03", "Linje 2, status »i gang 2021-01-03«: Status 03-01-2021 ligger før"),
        ("2021-12-31;Frister;Teknik og Klima;Familierådgivningen;;", "Linje 2, afdeling: Afdelingen »Familierådgivningen« hører"),
        ("2021-12-31;Frister;Teknik;;;", "Linje 2, direktørområde: »Teknik« kendes ikke. Mente du »Teknik og Klima«?"),
    ],
)  # fmt: skip
def test_a_fault_is_told_with_its_line_and_what_could_stand_there(haderslev: Catalogue, line: str, told: str) -> None:
    with pytest.raises(InputRefused) as refused:
        read(haderslev, line)
    assert len(refused.value.faults) == 1
    assert refused.value.faults[0].startswith(told)


def test_headings_that_are_not_its_own_are_refused(haderslev: Catalogue) -> None:
    with pytest.raises(InputRefused) as refused:
        read_entries("ark.csv", b"givet;titler\n2021-12-31;x\n", RECOMMENDATIONS.form, Background(haderslev, NOW))
    assert any("Mente du »titel«" in fault for fault in refused.value.faults)
    assert any("»titel« mangler" in fault for fault in refused.value.faults)
