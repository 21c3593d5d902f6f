"""A document as one HTML file: to read, to project on a wall and to print, with nothing fetched and no script."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from importlib.resources import files

from borgerraad_tui.chapters.blocks import Block, Bullets, Chart, Document, Heading, Paragraph, TableBlock
from borgerraad_tui.domain.dates import danish_day
from borgerraad_tui.domain.text import clean_line
from borgerraad_tui.export.cell_text import NUMBERS, row_text, total_text
from borgerraad_tui.export.charts import chart_css, chart_svg
from borgerraad_tui.export.column_widths import column_widths
from borgerraad_tui.export.markup import escaped, escaped_line, paragraphs
from borgerraad_tui.shades import SHADES

NOTHING_FETCHED = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
"""What the page may do, told to the browser: use its own style and nothing else."""
MANY = 6
"""Columns, above which a table is drawn closer."""
PAPER_WIDTH = 170 * 72 / 25.4
"""Points between the margins of A4, as the style sets them."""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with its place in the page: `level` as HTML counts it, the document's title being 1."""

    heading: Heading
    level: int
    anchor: str


def document_as_html(document: Document) -> bytes:
    """UTF-8; a heading's level is never more than one below the one before it."""
    sections = list(_sections(document))
    title = escaped_line(document.title)
    lines = (
        "<!DOCTYPE html>",
        '<html lang="da"><head><meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{escaped(NOTHING_FETCHED)}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{title} · {escaped_line(document.municipality)}</title>",
        f"<style>\n{page_css()}</style></head><body>",
        '<a class="skip" href="#indhold">Gå til teksten</a>',
        f"<header><p>{escaped_line(document.municipality)}</p><h1>{title}</h1>",
        f"<p>{escaped_line(document.about)}</p></header>",
        *_contents(sections),
        '<main id="indhold">',
        *_blocks(document.blocks, sections),
        "</main>",
        f"<footer>Skrevet {danish_day(document.made)}.</footer></body></html>",
    )
    return "\n".join(lines).encode()


def page_css() -> str:
    """The whole style: the colours of both looks, paper always in the light one, and the rules of page and charts."""
    light, dark = _colours("dag"), _colours("nat")
    rules = files("borgerraad_tui").joinpath("templates", "beretning.css").read_text(encoding="utf-8")
    looks = (
        f":root {{ {light} }}\n@media (prefers-color-scheme: dark) {{ :root {{ {dark} }} }}\n"
        f"@media print {{ :root {{ {light} }} }}\n"
    )
    return f"{looks}{rules}{chart_css(lambda role: f'var(--{role})')}\n"


def _colours(look: str) -> str:
    return " ".join(f"--{role}: {getattr(shade, look)};" for role, shade in SHADES.items())


def _sections(document: Document) -> Iterator[Section]:
    level = 1
    for number, heading in enumerate(document.of(Heading), 1):
        level = min(heading.level + 1, level + 1, 6)
        yield Section(heading, level, f"afsnit-{number}")


def _contents(sections: Sequence[Section]) -> Iterator[str]:
    """Chapters, and their parts within them."""
    listed = [section for section in sections if section.level <= 3]
    if not listed:
        return
    yield '<nav aria-labelledby="oversigt"><h2 id="oversigt">Indhold</h2><ul>'
    for section, following in zip(listed, [*listed[1:], None], strict=True):
        after = following.level if following else 2
        opens = "<ul>" if after > section.level else "</li>" + "</ul></li>" * (section.level - after)
        yield f'<li><a href="#{section.anchor}">{escaped_line(section.heading.text)}</a>{opens}'
    yield "</ul></nav>"


def _blocks(blocks: Sequence[Block], sections: Sequence[Section]) -> Iterator[str]:
    coming = iter(sections)
    for number, block in enumerate(blocks, 1):
        match block:
            case Heading(text):
                section = next(coming)
                yield f'<h{section.level} id="{section.anchor}">{escaped_line(text)}</h{section.level}>'
            case Paragraph(text, role):
                for lines in paragraphs(text):
                    yield f'<p class="{role}">{"<br>".join(map(escaped, lines))}</p>'
            case Bullets(items):
                yield f"<ul>{''.join(f'<li>{escaped(item)}</li>' for item in items)}</ul>" if items else ""
            case TableBlock():
                yield from _table(block)
            case Chart():
                yield (
                    f"<figure><figcaption>{escaped_line(block.title)}</figcaption>"
                    f"{chart_svg(block, f'diagram-{number}')}</figure>"
                )


def _table(table: TableBlock) -> Iterator[str]:
    rows = [row_text(table, row) for row in table.rows]
    yield f'<div class="table"><table{_close(table, rows)}><caption>{escaped_line(table.title)}</caption>'
    heads = (
        f'<th scope="col"{_side(table, index)}>{escaped_line(each.name)}</th>'
        for index, each in enumerate(table.columns)
    )
    yield f"<thead><tr>{''.join(heads)}</tr></thead><tbody>"
    yield from (_row(table, row) for row in rows)
    yield "</tbody>"
    if total := total_text(table):
        yield f"<tfoot>{_row(table, total)}</tfoot>"
    yield "</table>"
    yield from (f'<p class="note">{escaped(note)}</p>' for note in table.notes)
    yield "</div>"


def _close(table: TableBlock, rows: Sequence[Sequence[str]]) -> str:
    """Many columns stand closer, and on paper, where nobody can scroll, in letters that let every word stay whole."""
    if len(table.columns) <= MANY:
        return ""
    names = [clean_line(column.name) for column in table.columns]
    right = [column.measure in NUMBERS for column in table.columns]
    size = column_widths([names, *rows, *filter(None, [total_text(table)])], right, PAPER_WIDTH).size
    return f' class="wide" style="--on-paper:{size:.1f}pt"'


def _row(table: TableBlock, cells: Sequence[str]) -> str:
    name, *rest = map(escape, cells)
    values = (f"<td{_side(table, index)}>{cell}</td>" for index, cell in enumerate(rest, 1))
    return f'<tr><th scope="row">{name}</th>{"".join(values)}</tr>'


def _side(table: TableBlock, index: int) -> str:
    return ' class="number"' if table.columns[index].measure in NUMBERS else ""
