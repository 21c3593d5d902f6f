"""`borgerraad eksporter` to a document: where it goes, and the municipality's own template."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from borgerraad_tui.export.docx_template import own_template
from tests.export.page import read_page
from tests.running import ran

PERIOD = ("--fra", "2021-08-01", "--til", "2021-12-31")


def test_a_word_document_and_a_page_are_written_where_they_are_asked_for(demo_file: Path, tmp_path: Path) -> None:
    for wanted in ("docx", "html"):
        ended = ran(
            "eksporter", "--fil", demo_file, *PERIOD, "--format", wanted, "--ud", tmp_path, "--navn", "kapitlet"
        )
        assert (ended.status, ended.output) == (0, f"{tmp_path / f'kapitlet.{wanted}'}\n")
    assert len(docx.Document(str(tmp_path / "kapitlet.docx")).tables) == 7
    assert len(read_page((tmp_path / "kapitlet.html").read_bytes()).all("table")) == 7


def test_the_municipality_s_template_is_taken(demo_file: Path, tmp_path: Path) -> None:
    word = docx.Document(str(own_template()))
    word.add_paragraph("Kommunens forside")
    template = tmp_path / "skabelon.docx"
    word.save(str(template))
    ended = ran(
        "eksporter",
        "--fil",
        demo_file,
        *PERIOD,
        "--format",
        "docx",
        "--ud",
        tmp_path,
        "--navn",
        "a",
        "--skabelon",
        template,
    )
    assert ended.status == 0
    assert docx.Document(str(tmp_path / "a.docx")).paragraphs[0].text == "Kommunens forside"


@pytest.mark.parametrize(
    ("wanted", "told"), [("html", "har ingen skabelon"), ("pakke", "har ingen skabelon"), ("docx", "kan ikke læses")]
)
def test_a_template_that_cannot_be_used_is_told_and_nothing_is_written(
    demo_file: Path, tmp_path: Path, wanted: str, told: str
) -> None:
    out = tmp_path / "ud"
    out.mkdir()
    ended = ran(
        "eksporter", "--fil", demo_file, *PERIOD, "--format", wanted, "--ud", out, "--skabelon", tmp_path / "ingen.docx"
    )
    assert (ended.status, ended.output) == (2, "")
    assert told in ended.told
    assert list(out.iterdir()) == []
