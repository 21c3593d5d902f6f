"""The Word template a document is laid in: the program's own or the municipality's, with the styles it must name."""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
from importlib.resources import files
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile

from borgerraad_tui.domain.text import clean_line
from borgerraad_tui.errors import InputRefused

if TYPE_CHECKING:
    from docx.document import Document as Word

LANGUAGE = "da-DK"
TEMPLATE_TYPE = b"wordprocessingml.template.main+xml"
DOCUMENT_TYPE = b"wordprocessingml.document.main+xml"
CONTENT_TYPES = "[Content_Types].xml"
PARAGRAPH_STYLE, TABLE_STYLE = 1, 3
"""A style's type, as python-docx numbers them (`WD_STYLE_TYPE`): it is imported when a document is written."""
UNREADABLE = (BadZipFile, KeyError, ValueError, AttributeError, SyntaxError, RuntimeError, EOFError, zlib.error)
"""What python-docx says of a file that is damaged or no Word document; lxml's errors of syntax are Python's."""


class StyleName(NamedTuple):
    """A style's name in the file, and as a Danish Word shows it."""

    name: str
    shown: str


TITLE = StyleName("Title", "Titel")
SUBTITLE = StyleName("Subtitle", "Undertitel")
HEADINGS = tuple(StyleName(f"Heading {level}", f"Overskrift {level}") for level in (1, 2, 3))
CAPTION = StyleName("Caption", "Billedtekst")
BULLET = StyleName("List Bullet", "Opstilling - punkttegn")
BODY = StyleName("Normal", "Normal")
NOTE, OWN, DIAGRAM, CELL, NUMBER, TABLE = (
    StyleName(f"Beretning {name}", f"Beretning {name}")
    for name in ("Note", "Egen tekst", "Diagram", "Tabeltekst", "Tabeltal", "Tabel")
)
STYLES = (TITLE, SUBTITLE, *HEADINGS, CAPTION, BULLET, BODY, NOTE, OWN, DIAGRAM, CELL, NUMBER, TABLE)
"""All that a template has to have."""


def own_template() -> Path:
    """Where the program's own lies, to be copied from."""
    return Path(str(files("borgerraad_tui").joinpath("templates", "beretning.docx")))


def open_template(path: Path | None) -> Word:
    """A new document in a template, a .docx or a .dotx.

    InputRefused for another file, or one that lacks a style or has one of another type.
    """
    word, types = _opened(path or own_template())
    _check_styles(types, path)
    _set_language(word)
    _drop_empty_start(word)
    return word


def _check_styles(types: Mapping[str, int], path: Path | None) -> None:
    """InputRefused where a style is missing, or is of another type than what it is used for."""
    missing = [style for style in STYLES if style.name not in types]
    if missing:
        raise InputRefused(
            f"Skabelonen {path} mangler {_listed(missing)}."
            f" Opret dem i Word, eller kopiér dem fra programmets egen skabelon, {own_template()}."
        )
    of_paragraphs = [style for style in STYLES if style is not TABLE]
    for kind, styles, called in (
        (PARAGRAPH_STYLE, of_paragraphs, "afsnitstypografi"),
        (TABLE_STYLE, [TABLE], "tabeltypografi"),
    ):
        if other := [style for style in styles if types[style.name] != kind]:
            raise InputRefused(
                f"I skabelonen {path} er {_listed(other)} ikke af typen {called}. Slet, og opret igen i Word"
                f" som {called}, eller kopiér fra programmets egen skabelon, {own_template()}."
            )


def _listed(styles: Sequence[StyleName]) -> str:
    word = "typografien" if len(styles) == 1 else "typografierne"
    return f"{word} {', '.join(f'»{style.shown}«' for style in styles)}"


def _opened(path: Path) -> tuple[Word, dict[str, int]]:
    """The document, and the type of each of its styles by its name in the file."""
    from docx import Document

    try:
        word = Document(BytesIO(_as_document(path.read_bytes())))
        return word, {style.name or "": style.type for style in word.styles}
    except OSError as error:
        raise InputRefused(
            f"Skabelonen {path} kan ikke læses. Se efter, om den findes, og om du må åbne den."
        ) from error
    except UNREADABLE as error:
        raise InputRefused(
            f"Skabelonen {clean_line(path.name)} er ikke en Word-skabelon. Gem den fra Word som .docx eller .dotx."
        ) from error


def _as_document(content: bytes) -> bytes:
    """A template is a document under another name; python-docx opens documents alone."""
    with ZipFile(BytesIO(content)) as package:
        if TEMPLATE_TYPE not in package.read(CONTENT_TYPES):
            return content
        renamed = BytesIO()
        with ZipFile(renamed, "w", ZIP_DEFLATED) as document:
            for name in package.namelist():
                part = package.read(name)
                document.writestr(name, part.replace(TEMPLATE_TYPE, DOCUMENT_TYPE) if name == CONTENT_TYPES else part)
    return renamed.getvalue()


def _set_language(word: Word) -> None:
    """Danish, whatever the template was written in, so that spelling is checked and read aloud as Danish."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    for letters in word.styles.element.findall(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}"):
        language = letters.find(qn("w:lang"))
        if language is None:
            language = OxmlElement("w:lang")
            letters.append(language)
        language.set(qn("w:val"), LANGUAGE)


def _drop_empty_start(word: Word) -> None:
    """Word saves no document without a paragraph; a front page of the municipality's own stays."""
    if not word.tables and all(not paragraph.text and not paragraph.runs for paragraph in word.paragraphs):
        for paragraph in word.paragraphs:
            paragraph._p.getparent().remove(paragraph._p)
