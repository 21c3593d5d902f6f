"""Documents to be written: one with something of everything, and any text whatever in every place of one."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from hypothesis import strategies as st

from borgerraad_tui.chapters.blocks import (
    Bullets,
    Chart,
    Column,
    Document,
    Heading,
    Paragraph,
    Series,
    TableBlock,
)  # fmt: skip
from tests.tui.test_hostile import CASES

MARKUP = (
    "</td></table></main><script>alert(1)</script>",
    '"><img src=https://example.org/x onerror=alert(1)>',
    "</title></style></svg><iframe src=//example.org>",
    "<!-- --><![CDATA[ ]]> <?xml ?> &amp; &#0; &lt;b&gt;",
    "javascript:alert(1)",
    "=HYPERLINK(\"https://example.org\")",
    "{{ 7*7 }} ${x} %s",
    "]]></w:t></w:r><w:r><w:instrText>INCLUDETEXT</w:instrText></w:r>",
    "\u202eשלום\u202c مرحبا",
    "ord " * 1250,
    "å" * 5000,
    "\n\n\r\n\t linjer \n\n\n ",
    "",
)  # fmt: skip
ANY_TEXT = st.one_of(
    st.sampled_from([*MARKUP, *(typed for typed, _ in CASES)]),
    st.text(st.characters(exclude_categories=()), max_size=60),
)
"""Half surrogates and control characters among them."""


def document(*texts: str) -> Document:
    """One of everything; the ten texts stand in title, headings, paragraphs, lists, tables and charts."""
    municipality, title, heading, own, item, caption, name, column, note, series = texts
    rows = ((name, 12, 48, Fraction(25, 2), item), ("Diverse", 0, None, None, ""))
    columns = (
        Column("Område", "name"), Column("Antal", "count"), Column(column, "percent"), Column("Svartid", "days"),
        Column("Bemærkning", "text"),
    )  # fmt: skip
    return Document(
        municipality, title, "01-08-2021 – 31-12-2021", date(2022, 1, 17),
        (
            Heading("Statistik"), Heading(heading, 3), Paragraph(own, "own"), Paragraph("12 henvendelser.", "figures"),
            Bullets((item, "Et punkt")),
            TableBlock("table 3", 3, caption, columns, rows, ("I alt", 12, 100, None, ""), (name, "I alt 12"), (note,)),
            Chart("bars", caption, note, "bars", (name, "Diverse"), (
                Series(series, (8, 0), "complaint"), Series("Andre", (4, 0), "other")), (item, "0")),
            Chart("columns", caption, note, "columns", (name, "maj 2021"), (Series(series, (3, 9)),), ("3", "9")),
        ),
    )  # fmt: skip


PLAIN = document(
    "Haderslev Kommune", "Beretning", "Første del", "Egne ord.\n\nNyt afsnit\nmed to linjer.", "Et råd", "Områder",
    "Børn og Kultur", "Klageandel", "En note om æ, ø og å.", "Klager",
)  # fmt: skip
"""Without anything odd."""
PLACES = 10


def any_document() -> st.SearchStrategy[Document]:
    """Any text in each of the places."""
    return st.builds(document, *[ANY_TEXT] * PLACES)
