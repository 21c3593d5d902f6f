"""The page: every printed cell, nothing but text from outside, and readable by everyone."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from textual.color import Color

from borgerraad_tui.chapters.blocks import Column, Document, Heading, TableBlock
from borgerraad_tui.domain.text import clean_line
from borgerraad_tui.export.document_as_html import document_as_html, page_css
from borgerraad_tui.store.register import Register
from tests.chapters.test_printed_chapter import PRINTED, document, every_table, printed_rows
from tests.export.documents import PLAIN, any_document
from tests.export.page import Element, read_page, table_rows
from tests.tui.test_theme import contrast

TAGS = {
    "html", "head", "meta", "title", "style", "body", "a", "header", "p", "h1", "h2", "h3", "h4", "nav", "ul", "li", "main",
    "footer", "br", "div", "table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td", "figure", "figcaption", "svg",
    "desc", "defs", "pattern", "rect", "g", "text", "line",
}  # fmt: skip


def shown(row: tuple[object, ...]) -> list[str]:
    name, *counts, percent = row
    return [str(name), *map(str, counts), f"{percent}\N{NO-BREAK SPACE}%"]


@pytest.mark.parametrize("period", PRINTED["periods"], ids=lambda period: period["period"]["name"])
def test_every_cell_is_the_printed_one(demo_register: Register, period: dict[str, Any]) -> None:
    page = read_page(document_as_html(every_table(demo_register, period)))
    tables = {table.all("caption")[0].text: table for table in page.all("table")}
    for expected in period["tables"]:
        table = tables[f"Tabel {expected['table']}: {expected['title']}"]
        assert table_rows(table)[1:] == [shown(row) for row in printed_rows(expected)]


def test_a_table_says_what_its_cells_are(demo_register: Register) -> None:
    page = read_page(document_as_html(document(demo_register, PRINTED["periods"][1])))
    for table in page.all("table"):
        head, *rows = table.all("tr")
        assert [cell.attributes["scope"] for cell in head.all("th")] == ["col"] * len(head.children)
        for row in rows:
            name, *values = (cell for cell in row.children if isinstance(cell, Element))
            assert (name.tag, name.attributes["scope"]) == ("th", "row")
            assert {(value.tag, value.attributes["class"]) for value in values} == {("td", "number")}
        assert table.all("tfoot")[0].all("tr") == rows[-1:], "the total is told from the rows"


def test_headings_go_down_one_level_at_a_time_and_are_all_in_the_contents() -> None:
    page = read_page(document_as_html(PLAIN))
    headings = page.all("h1", "h2", "h3", "h4", "h5", "h6")
    levels = [int(heading.tag[1]) for heading in headings]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(deeper <= level + 1 for level, deeper in pairwise(levels)), (
        "the third level after the first is the second"
    )
    named = {f"#{heading.attributes['id']}" for heading in page.all("main")[0].all("h2", "h3")}
    assert {link.attributes["href"] for link in page.all("nav")[0].all("a")} == named
    assert len(named) == 2


def test_every_chart_is_told_to_whoever_does_not_see_it(demo_register: Register) -> None:
    page = read_page(document_as_html(document(demo_register, PRINTED["periods"][1])))
    charts = page.all("svg")
    assert len(charts) == 5
    for chart in charts:
        told = {each.attributes["id"]: each.text for each in chart.all("desc")}
        assert chart.attributes["role"] == "img"
        assert told[chart.attributes["aria-labelledby"]]
    assert "Børn og Kultur 42 sager - heraf 30 klager (71 %)" in charts[1].all("desc")[0].text


def test_no_name_stands_twice_on_a_page_and_every_one_pointed_at_is_there() -> None:
    content = document_as_html(PLAIN)
    names = [each.attributes["id"] for each in read_page(content).all() if "id" in each.attributes]
    assert len(names) == len(set(names))
    pointed = re.findall(r'(?:url\(#|href="#|labelledby=")([^)"]+)', content.decode())
    assert len(pointed) > 4
    assert set(pointed) <= set(names)


@given(any_document())
def test_text_from_outside_is_nothing_but_text(any_text: Document) -> None:
    content = document_as_html(any_text)
    page = read_page(content)
    for element in page.all():
        assert element.tag in TAGS
        assert not [
            name for name in element.attributes if name.startswith("on") or name in ("src", "srcset", "xlink:href")
        ]
        assert element.attributes.get("href", "#").startswith("#")
        assert re.fullmatch(
            r"(--on-paper:[\d.]+pt|fill:url\(#[-\w]+\)|stroke:none)?", element.attributes.get("style", "")
        )
    style = page.all("style")
    assert [each.text for each in style] == [f"\n{page_css()}"], "none of its own"
    assert "url(" not in style[0].text
    assert "@import" not in style[0].text
    assert [heading.text for heading in page.all("main")[0].all("h2", "h3")] == [
        clean_line(heading.text) for heading in any_text.of(Heading)
    ]
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", content.decode())


def test_the_page_is_danish_and_fetches_nothing() -> None:
    page = read_page(document_as_html(PLAIN))
    assert page.all("html")[0].attributes["lang"] == "da"
    [policy] = [each for each in page.all("meta") if each.attributes.get("http-equiv") == "Content-Security-Policy"]
    assert policy.attributes["content"].startswith("default-src 'none'; style-src 'unsafe-inline'")


def test_her_own_words_keep_their_paragraphs_and_lines() -> None:
    page = read_page(document_as_html(PLAIN))
    own = [each.text for each in page.all("p") if each.attributes.get("class") == "own"]
    assert own == ["Egne ord.", "Nyt afsnit\nmed to linjer."]


def test_a_share_of_nothing_is_a_dash_and_days_have_a_comma() -> None:
    [table] = read_page(document_as_html(PLAIN)).all("table")
    assert table_rows(table)[1:] == [
        ["Børn og Kultur", "12", "48\N{NO-BREAK SPACE}%", "12,5", "Et råd"],
        ["Diverse", "0", "–", "–", ""],
        ["I alt", "12", "100\N{NO-BREAK SPACE}%", "–", ""],
    ]


def test_a_table_of_many_columns_has_letters_that_fit_the_paper() -> None:
    columns = (Column("", "name"), *(Column(f"Vikarperioden: måned {number}", "count") for number in range(9)))
    wide = TableBlock("wide", 0, "Bred", columns, (("Arbejdsmarked", *range(9)),))
    [table] = read_page(document_as_html(replace(PLAIN, blocks=(wide,)))).all("table")
    size = re.fullmatch(r"--on-paper:([\d.]+)pt", table.attributes["style"])
    assert size
    assert 6 <= float(size[1]) < 10
    assert ".wide { font-size: var(--on-paper); }" in page_css()
    [narrow] = read_page(document_as_html(PLAIN)).all("table")
    assert narrow.attributes == {}


def looks() -> dict[str, dict[str, Color]]:
    """The colours of the page's own style: light, dark and printed."""
    found = re.findall(r":root \{([^}]*)\}", page_css())
    assert len(found) == 3
    return {
        look: {name: Color.parse(value) for name, value in re.findall(r"--(\w+): (#\w+);", colours)}
        for look, colours in zip(("light", "dark", "print"), found, strict=True)
    }


@pytest.mark.parametrize("look", ["light", "dark", "print"])
def test_all_that_is_written_or_drawn_stands_out_seven_to_one(look: str) -> None:
    colours = looks()[look]
    inks = set(re.findall(r"(?<![-\w])(?:color|fill|stroke): ?var\(--(\w+)\)", page_css())) - {"background"}
    assert {"text", "muted", "key", "complaint", "other"} <= inks
    for ink in inks:
        assert contrast(colours[ink], colours["background"]) >= 7
        assert contrast(colours[ink], colours["panel"]) >= 7


def test_paper_is_light_whatever_the_screen_is() -> None:
    found = looks()
    assert found["print"] == found["light"] != found["dark"]


def test_nothing_is_parted_by_a_page_that_belongs_together() -> None:
    printed = page_css().partition("@media print {\n  html")[2]
    assert re.search(r"table, figure, [^{]*\{ break-inside: avoid; \}", printed)
    assert re.search(r"h1, h2, [^{]*caption, figcaption \{ break-after: avoid; \}", printed)
    assert "thead { display: table-header-group; }" in printed
    assert ".figures:has(+ .table) { break-after: avoid; }" in printed


def test_the_day_it_was_written_is_on_it() -> None:
    assert PLAIN.made == date(2022, 1, 17)
    assert "Skrevet 17-01-2022." in read_page(document_as_html(PLAIN)).all("footer")[0].text
