"""The template a Word document is written by: the municipality's own, what it lacks, and the packaged one."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Pt
from hypothesis import given, settings
from hypothesis import strategies as st

from borgerraad_tui.errors import InputRefused
from borgerraad_tui.export import docx_template
from borgerraad_tui.export.document_as_docx import document_as_docx
from borgerraad_tui.export.docx_template import CONTENT_TYPES, DOCUMENT_TYPE, TEMPLATE_TYPE, own_template
from tests.export.documents import PLAIN
from tests.export.word import parts, reopened
from tests.template import PARTS, template


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A municipality's template: a front page, another font for headings."""
    word = docx.Document(str(own_template()))
    word.add_paragraph("Haderslev Kommunes forside")
    word.styles["Heading 1"].font.size = Pt(31)
    path = tmp_path / "kommunens skabelon æøå.docx"
    word.save(str(path))
    return path


def test_the_municipality_s_own_template_gives_front_page_and_look(own: Path) -> None:
    word = reopened(document_as_docx(PLAIN, own))
    assert [paragraph.text for paragraph in word.paragraphs][:2] == ["Haderslev Kommunes forside", "Beretning"]
    assert word.styles["Heading 1"].font.size == Pt(31)
    assert len(word.tables) == 1


def test_a_template_as_word_saves_templates_does_as_well(own: Path, tmp_path: Path) -> None:
    path = tmp_path / "skabelon.dotx"
    with ZipFile(path, "w", ZIP_DEFLATED) as saved:
        for name, part in parts(own.read_bytes()).items():
            saved.writestr(name, part.replace(DOCUMENT_TYPE, TEMPLATE_TYPE) if name == CONTENT_TYPES else part)
    assert TEMPLATE_TYPE in parts(path.read_bytes())[CONTENT_TYPES]
    content = document_as_docx(PLAIN, path)
    assert TEMPLATE_TYPE not in parts(content)[CONTENT_TYPES]
    assert len(reopened(content).tables) == 1


def test_a_template_of_another_language_becomes_danish(tmp_path: Path) -> None:
    path = tmp_path / "english.docx"
    changed = {name: part.replace(b"da-DK", b"en-US") for name, part in parts(own_template().read_bytes()).items()}
    with ZipFile(path, "w") as saved:
        for name, part in changed.items():
            saved.writestr(name, part)
    word = reopened(document_as_docx(PLAIN, path))
    assert {each.get(qn("w:val")) for each in word.styles.element.iter(qn("w:lang"))} == {"da-DK"}


def test_styles_that_a_template_lacks_are_told_as_word_shows_them(tmp_path: Path) -> None:
    word = docx.Document(str(own_template()))
    for name in ("Caption", "Beretning Tabel"):
        word.styles[name].delete()
    path = tmp_path / "mager.docx"
    word.save(str(path))
    with pytest.raises(InputRefused) as refused:
        document_as_docx(PLAIN, path)
    assert "mangler typografierne »Billedtekst«, »Beretning Tabel«. Opret dem i Word" in refused.value.text


@pytest.mark.parametrize(
    ("names", "made", "told"),
    [
        (["Caption"], WD_STYLE_TYPE.CHARACTER, "er typografien »Billedtekst« ikke af typen afsnitstypografi."),
        (
            ["Caption", "Beretning Note"],
            WD_STYLE_TYPE.TABLE,
            "er typografierne »Billedtekst«, »Beretning Note« ikke af typen afsnitstypografi.",
        ),
        (
            ["Beretning Tabel"],
            WD_STYLE_TYPE.PARAGRAPH,
            "er typografien »Beretning Tabel« ikke af typen tabeltypografi.",
        ),
    ],
)
def test_styles_of_another_type_are_told(tmp_path: Path, names: list[str], made: WD_STYLE_TYPE, told: str) -> None:
    word = docx.Document(str(own_template()))
    for name in names:
        word.styles[name].delete()
        word.styles.add_style(name, made)
    path = tmp_path / "anden.docx"
    word.save(str(path))
    with pytest.raises(InputRefused) as refused:
        document_as_docx(PLAIN, path)
    assert told in refused.value.text


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"%PDF-1.7", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"])
def test_what_is_no_word_document_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "brev.docx"
    path.write_bytes(content)
    with pytest.raises(InputRefused, match=r"brev\.docx er ikke en Word-skabelon"):
        document_as_docx(PLAIN, path)


def test_a_template_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputRefused, match="kan ikke læses"):
        document_as_docx(PLAIN, tmp_path / "ingen.docx")


@settings(max_examples=150)
@given(st.data())
def test_a_damaged_template_is_refused_or_serves(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    """Bytes changed in the file itself, and in one of its parts before it is packed."""
    content = own_template().read_bytes()
    if data.draw(st.booleans()):
        whole = parts(content)
        name = data.draw(st.sampled_from(sorted(whole)))
        whole[name] = damaged(whole[name], data)
        packed = BytesIO()
        with ZipFile(packed, "w") as package:
            for each, part in whole.items():
                package.writestr(each, part)
        content = packed.getvalue()
    else:
        content = damaged(content, data)
    path = tmp_path_factory.mktemp("damaged") / "skabelon.docx"
    path.write_bytes(content)
    try:
        docx_template.open_template(path)
    except InputRefused as refused:
        assert "skabelon" in refused.text.lower()


def damaged(content: bytes, data: st.DataObject) -> bytes:
    place = data.draw(st.integers(0, len(content) - 1))
    piece = data.draw(st.one_of(st.binary(max_size=3), st.sampled_from([b"<", b"w:body", b"\x00"])))
    return content[:place] + piece + content[place + data.draw(st.integers(0, 40)) :]


def test_the_packaged_template_is_the_one_that_is_declared() -> None:
    packaged = parts(own_template().read_bytes())
    assert packaged == parts(template()), "run `python -m tests.template`"
    assert set(packaged) == set(PARTS)
