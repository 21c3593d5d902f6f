"""Files as headings and lines, and files that are none."""

from __future__ import annotations

import io
from datetime import date, datetime
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from borgerraad_tui.errors import InputRefused
from borgerraad_tui.intake import csv_lines, sheet
from borgerraad_tui.intake.sheet import read_bytes, read_sheet
from tests.intake.sheets import workbook


def cells(content: bytes) -> list[tuple[int, tuple[str, ...]]]:
    return [(line.number, line.cells) for line in read_sheet("ark", content).lines]


def refusal(content: bytes) -> str:
    with pytest.raises(InputRefused) as refused:
        read_sheet("ark.csv", content)
    return refused.value.text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_danish_letters_come_through_in_every_encoding_she_may_save_in(encoding: str) -> None:
    found = read_sheet("ark.csv", "modtaget;næste\n2021-08-31;på mandag – åh\n".encode(encoding))
    assert found.headings == ("modtaget", "næste")
    assert found.lines[0].cells == ("2021-08-31", "på mandag – åh")


def test_headings_are_found_whatever_their_case_and_blanks() -> None:
    assert read_sheet("ark", "\n MODTAGET ;Øvrige  Temaer\n".encode()).headings == ("modtaget", "øvrige temaer")


def test_lines_are_numbered_as_the_editor_shows_them() -> None:
    content = b'modtaget;notat\n\na;"to\nlinjer"\n;\nb;c\n'
    assert cells(content) == [(3, ("a", "to\nlinjer")), (6, ("b", "c"))]


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_any_line_end_will_do(line_end: str) -> None:
    assert cells(line_end.join(["a;b", "1;2", "3;4"]).encode()) == [(2, ("1", "2")), (3, ("3", "4"))]


def test_empty_cells_at_the_end_may_be_left_out_or_be_too_many() -> None:
    assert cells(b"a;b;c;;\n1\n1;2;3;;;\n") == [(2, ("1", "", "")), (3, ("1", "2", "3"))]


def test_a_line_with_too_many_fields_is_a_fault() -> None:
    (fault,) = read_sheet("ark", b"a;b\n1;2;3\n").faults
    assert fault.line == 2
    assert "3 felter" in fault.text
    assert "2 overskrifter" in fault.text


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "er tom"),
        (b"\n;;\n  ;\n", "er tom"),
        (b"modtaget\n\x00", "ikke tekst"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00\x00", "ikke tekst"),
        (b"modtaget\n\x81\xff", "ikke tekst"),
        ("modtaget\n".encode("utf-16"), "ikke tekst"),
        (b'modtaget;emne\n2021-08-31;"glemt\n2021-08-31;b\n', "fra linje 2"),
        (b'modtaget;emne\n2021-08-31;b\n2021-08-31;"a" b\n', "fra linje 3"),
        (b"modtaget\n" + b"x" * 200_000, "længere end 131072 tegn"),
        (b"PK\x03\x04 not a workbook", "Excel"),
    ],
)
def test_what_is_no_sheet_is_refused_with_the_reason(content: bytes, why: str) -> None:
    assert why in refusal(content)


def test_a_zip_file_without_a_workbook_is_refused() -> None:
    written = io.BytesIO()
    with ZipFile(written, "w") as archive:
        archive.writestr("hej.txt", "hej")
    assert "Excel" in refusal(written.getvalue())


def test_a_sheet_with_more_lines_than_an_office_writes_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheet, "MOST_LINES", 3)
    assert len(read_sheet("ark", b"a\n1\n2\n").lines) == 2
    assert "mere end 3 linjer" in refusal(b"a\n1\n2\n3\n")


def test_a_file_that_is_too_large_is_not_read(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sheet, "MOST_BYTES", 1_000_000)
    (tmp_path / "stor.csv").write_bytes(b"x" * 1_000_001)
    with pytest.raises(InputRefused, match="mere end 1 MB"):
        read_bytes(tmp_path / "stor.csv")


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputRefused, match=r"mangler\.csv"):
        read_bytes(tmp_path / "mangler.csv")


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(InputRefused):
        read_bytes(tmp_path)


def test_a_workbook_gives_its_first_sheet_with_days_and_whole_numbers_as_text() -> None:
    content = workbook(
        ["modtaget", "lukket", "nummer", "minutter", "emne"],
        [datetime(2021, 8, 31), date(2021, 9, 1), 118, 45.0, "Åben"],
        [],
        [None, None, None, 1.5, datetime(2021, 8, 31, 10, 42)],
    )
    found = read_sheet("ark.xlsx", content)
    assert found.headings == ("modtaget", "lukket", "nummer", "minutter", "emne")
    assert [(line.number, line.cells) for line in found.lines] == [
        (2, ("2021-08-31", "2021-09-01", "118", "45", "Åben")),
        (4, ("", "", "", "1.5", "2021-08-31 10:42:00")),
    ]


def test_a_workbook_row_beyond_the_last_of_excel_is_refused() -> None:
    forged = io.BytesIO()
    with ZipFile(io.BytesIO(workbook(["a"], ["1"]))) as book, ZipFile(forged, "w", ZIP_DEFLATED) as archive:
        for name in book.namelist():
            archive.writestr(name, book.read(name).replace(b'r="2"', b'r="2000000"'))
    assert "Excel" in refusal(forged.getvalue())


def test_quotes_are_read_strictly_because_a_forgotten_one_would_swallow_lines() -> None:
    assert csv_lines.csv_lines("ark", b'a;b\n"x";"y ""z"""\n')[1].cells == ("x", 'y "z"')
