"""What goes to the clipboard: tables with tabs, sentences as they stand, nothing a spreadsheet would run."""

from __future__ import annotations

from borgerraad_tui.chapters.blocks import Block, Bullets, Chart, Column, Heading, Paragraph, Series, TableBlock
from borgerraad_tui.export.copied import copied_text

TABLE = TableBlock(
    "table 3",
    3,
    "Områder",
    (Column("Område", "name"), Column("Antal", "count"), Column("Andel", "percent")),
    (("Børn og Kultur", 42, 71), ("=1+1", 1, None)),
    ("I alt", 43, 69),
    notes=("Uden de åbne.",),
)


def test_a_table_is_rows_with_tabs_under_its_title() -> None:
    assert copied_text([TABLE]).split("\n") == [
        "Tabel 3: Områder",
        "Område\tAntal\tAndel",
        "Børn og Kultur\t42\t71\u00a0%",
        "'=1+1\t1\t–",
        "I alt\t43\t69\u00a0%",
        "Uden de åbne.",
    ]


def test_words_are_copied_as_they_stand_and_a_chart_as_the_sentence_of_what_is_seen() -> None:
    chart = Chart("c", "Temaer", "Temaer: Hjemmel 9 sager.", "bars", ("Hjemmel",), (Series("Antal", (9,)),), ("9",))
    blocks: list[Block] = [Heading("Statistik"), Paragraph("To\nlinjer", "own"), Bullets(("en", "to")), chart]
    assert copied_text(blocks) == "Statistik\n\nTo\nlinjer\n\n- en\n- to\n\nTemaer: Hjemmel 9 sager."
