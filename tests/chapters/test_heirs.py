"""A theme that changed its name within the period is told as one, and the document says that it did."""

from __future__ import annotations

from datetime import date

from borgerraad_tui.chapters.blocks import Paragraph
from borgerraad_tui.chapters.plan import single_period
from borgerraad_tui.chapters.whole import report_document
from borgerraad_tui.store.register import Register


def paragraphs(register: Register, first: date, last: date) -> list[str]:
    document = report_document(register, single_period(register, "Prøve", first, last))
    return [block.text for block in document.of(Paragraph)]


def test_the_theme_sentence_counts_the_old_name_and_the_new_together(demo_register: Register) -> None:
    [said] = [
        text for text in paragraphs(demo_register, date(2020, 8, 1), date(2021, 12, 31)) if "inden for temaet" in text
    ]
    # 172 of the first period and 86 of the second; 258 of 326 is 79.1 per cent
    assert said.startswith("79 % af henvendelserne ligger inden for temaet Forvaltningsret")
    assert "(258 af 326), medregnet det tidligere" in said
    assert said.endswith("(172).")


def test_the_document_says_that_names_changed_within_the_period_and_else_nothing(demo_register: Register) -> None:
    whole = paragraphs(demo_register, date(2020, 8, 1), date(2021, 12, 31))
    assert any(text.startswith("Navnene blev lavet om i perioden: ") for text in whole)
    rest = paragraphs(demo_register, date(2021, 8, 1), date(2021, 12, 31))
    assert not any("lavet om i perioden" in text for text in rest)
