"""A document as a Word file: named styles from a template, real tables and captions, charts as pictures with alt texts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from borgerraad_tui.chapters.blocks import Block, Bullets, Chart, Document, Heading, Paragraph, Role, TableBlock
from borgerraad_tui.domain.text import clean_line, clean_text
from borgerraad_tui.export import docx_template as styles
from borgerraad_tui.export.cell_text import NUMBERS, row_text, total_text
from borgerraad_tui.export.column_widths import SIZE, Widths, column_parts, column_widths
from borgerraad_tui.export.docx_template import StyleName, open_template
from borgerraad_tui.export.markup import paragraphs
from borgerraad_tui.export.picture import chart_picture
from borgerraad_tui.export.settled_zip import settled_zip

if TYPE_CHECKING:
    from docx.document import Document as Word
    from docx.table import Table, _Row
    from docx.text.paragraph import Paragraph as WordParagraph

ROLES: dict[Role, StyleName] = {
    "body": styles.BODY, "figures": styles.BODY, "note": styles.NOTE, "own": styles.OWN,
}  # fmt: skip
EMU = 360_000
"""Word's own units in a centimetre."""
POINT = 12_700
"""The same in a point."""
LOOK = {"firstRow": 0x20, "lastRow": 0x40, "firstColumn": 0x80, "noHBand": 0x200, "noVBand": 0x400}
"""What of a table's style is used; older programs read the bits, newer ones the words."""
WHOLE = 30
"""A table of at most so many rows is kept on one page."""


def document_as_docx(document: Document, template: Path | None = None) -> bytes:
    """The file's content, the same for the same document; InputRefused for a template that does not serve."""
    word = open_template(template)
    _describe(word, document)
    _say(word, document.title, styles.TITLE)
    _say(word, document.byline, styles.SUBTITLE)
    for block, following in zip(document.blocks, [*document.blocks[1:], None], strict=True):
        _write(word, block, following)
    content = BytesIO()
    word.save(content)
    return settled_zip(content.getvalue(), document.made)


def _describe(word: Word, document: Document) -> None:
    """The document's properties; nothing of the machine or of whoever made the template."""
    made = datetime.combine(document.made, time())
    properties = word.core_properties
    properties.title, properties.subject = _short(document.title), _short(document.about)
    properties.author = properties.last_modified_by = _short(f"Borgerrådgiveren, {document.municipality}")
    properties.created = properties.modified = made
    properties.language, properties.comments, properties.keywords = styles.LANGUAGE, "", ""
    properties.revision = 1


def _short(text: str) -> str:
    return clean_line(text)[:255]  # what a property holds


def _write(word: Word, block: Block, following: Block | None) -> None:
    match block:
        case Heading(text, level):
            _say(word, text, styles.HEADINGS[min(level, len(styles.HEADINGS)) - 1])
        case Paragraph(text, role):
            for lines in paragraphs(text):
                written = word.add_paragraph("\n".join(lines), ROLES[role].name)
                if role == "figures" and isinstance(following, TableBlock):
                    # what a table is about never stands alone at the foot of a page
                    written.paragraph_format.keep_with_next = True
        case Bullets(items):
            for item in items:
                _say(word, item, styles.BULLET)
        case TableBlock():
            _write_table(word, block)
        case Chart():
            _write_chart(word, block)


def _say(word: Word, text: str, style: StyleName) -> WordParagraph:
    return word.add_paragraph(clean_line(text), style.name)


def _write_table(word: Word, block: TableBlock) -> None:
    rows = [[clean_line(column.name) for column in block.columns], *(row_text(block, row) for row in block.rows)]
    total = total_text(block)
    rows += [total] if total else []
    right = [column.measure in NUMBERS for column in block.columns]
    parts = column_parts(rows, _text_width(word) / POINT)
    for number, places in enumerate(parts, 1):
        title = f"{block.title} (del {number} af {len(parts)})" if len(parts) > 1 else block.title
        _say(word, title, styles.CAPTION)
        _write_part(word, block, [[row[place] for place in places] for row in rows], [right[each] for each in places])
        if number < len(parts) or not block.notes:
            # room below the table; and LibreOffice leaves a caption behind that follows a table at once
            word.add_paragraph(style=styles.CELL.name)
    for note in block.notes:
        word.add_paragraph(clean_text(note), styles.NOTE.name)


def _write_part(word: Word, block: TableBlock, rows: Sequence[Sequence[str]], right: Sequence[bool]) -> None:
    """The columns of a table that have room beside each other."""
    from docx.shared import Pt

    widths = column_widths(rows, right, _text_width(word) / POINT)
    table = word.add_table(len(rows), len(right), styles.TABLE.name)
    table.autofit = False
    _describe_table(table, block)
    for column, width in zip(table.columns, widths.columns, strict=True):
        column.width = Pt(width)
    for index, (row, cells) in enumerate(zip(table.rows, rows, strict=True)):
        _fill(row, cells, right, widths)
        _keep(row, heading=index == 0, with_next=len(rows) <= WHOLE and index < len(rows) - 1)


def _fill(row: _Row, cells: Sequence[str], right: Sequence[bool], widths: Widths) -> None:
    from docx.shared import Pt

    for cell, text, number, width in zip(row.cells, cells, right, widths.columns, strict=True):
        cell.width = Pt(width)
        paragraph = cell.paragraphs[0]
        paragraph.style = (styles.NUMBER if number else styles.CELL).name
        written = paragraph.add_run(text)
        if widths.size < SIZE:
            written.font.size = Pt(widths.size)


def _keep(row: _Row, *, heading: bool, with_next: bool) -> None:
    """No row is parted by a page, and the heading stands on every page."""
    from docx.oxml import OxmlElement

    properties = row._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:cantSplit"))
    if heading:
        properties.append(OxmlElement("w:tblHeader"))
    if with_next or heading:
        for cell in row.cells:
            cell.paragraphs[0].paragraph_format.keep_with_next = True


def _describe_table(table: Table, block: TableBlock) -> None:
    """Which rows and columns are headings, and an alternative text of the table's name and rows."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    properties = table._tbl.tblPr
    look = properties.find(qn("w:tblLook"))
    if look is None:
        look = OxmlElement("w:tblLook")
        properties.append(look)
    look.attrib.clear()
    shown = {part: part != "lastRow" or block.total is not None for part in LOOK}
    look.set(qn("w:val"), f"{sum(bit for part, bit in LOOK.items() if shown[part]):04X}")
    for part, is_shown in shown.items():
        look.set(qn(f"w:{part}"), str(int(is_shown)))
    for name, text in (("w:tblCaption", block.title), ("w:tblDescription", "; ".join(block.worded) or block.title)):
        element = OxmlElement(name)
        element.set(qn("w:val"), clean_line(text))
        properties.append(element)


def _write_chart(word: Word, chart: Chart) -> None:
    picture = chart_picture(chart)
    width = _text_width(word)
    width = round(min(width, _text_height(word) / picture.ratio))
    _say(word, chart.title, styles.CAPTION)
    run = word.add_paragraph(style=styles.DIAGRAM.name).add_run()
    placed = run.add_picture(BytesIO(picture.png), width=width)._inline
    for side in ("distT", "distB", "distL", "distR"):
        placed.set(side, "0")  # else some programs move the picture by what they hold for usual
    placed.docPr.set("name", f"Diagram {placed.docPr.id}")
    placed.docPr.set("descr", clean_line(chart.alt))


def _text_width(word: Word) -> int:
    page = word.sections[-1]
    return (page.page_width or 21 * EMU) - (page.left_margin or 0) - (page.right_margin or 0)


def _text_height(word: Word) -> int:
    """What a picture may have of a page, beside its caption."""
    page = word.sections[-1]
    return (page.page_height or 29 * EMU) - (page.top_margin or 0) - (page.bottom_margin or 0) - 2 * EMU
