"""Charts: what is told by them is the table, nothing is cut, and neither colour nor eyesight is needed."""

from __future__ import annotations

from html import escape
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from borgerraad_tui.chapters.blocks import Chart, Series
from borgerraad_tui.domain.text import clean_line
from borgerraad_tui.errors import OutputRefused
from borgerraad_tui.export import charts, picture
from borgerraad_tui.export.charts import BAR, COLUMN, LINE, NO_NAMES, SIZE, WIDTH, chart_css, chart_svg
from borgerraad_tui.export.measure import text_width, wrap
from borgerraad_tui.export.picture import chart_picture, has_fonts
from borgerraad_tui.shades import SHADES
from tests.export.documents import ANY_TEXT

SVG = "{http://www.w3.org/2000/svg}"
FAMILY = ", ".join(f"'{font}'" for font in charts.FONTS)
AREAS = ("Arbejdsmarked og Borgerservice", "Børn og Kultur", "Diverse")


def stacked(shape: str, names: tuple[str, ...], complaints: tuple[int, ...], others: tuple[int, ...]) -> Chart:
    series = (Series("Klager", complaints, "complaint"), Series("Andre henvendelser", others, "other"))
    labels = tuple(str(one + other) for one, other in zip(complaints, others, strict=True))
    return Chart("key", "Områder", "Områder: tre.", "columns" if shape == "columns" else "bars", names, series, labels)


def drawn(chart: Chart) -> ElementTree.Element:
    return ElementTree.fromstring(chart_svg(chart, "d1"))


def texts(chart: Chart) -> list[str]:
    return [element.text or "" for element in drawn(chart).iter(f"{SVG}text")]


def rects(chart: Chart, tone: str, side: str, thickness: str, of: float) -> list[float]:
    """The lengths of a series' pieces, in order; told from the legend and the plates by how thick they are."""
    found = [each.attrib for each in drawn(chart).iter(f"{SVG}rect") if each.get("class") == tone]
    return [float(each[side]) for each in found if each[thickness] == f"{of:.1f}"]


def test_bars_stand_in_the_table_s_order_and_are_as_long_as_their_numbers() -> None:
    chart = stacked("bars", AREAS, (12, 30, 1), (13, 12, 15))
    complaints = rects(chart, "complaint", "width", "height", BAR)
    others = rects(chart, "other", "width", "height", BAR)
    assert [length / complaints[2] for length in complaints] == pytest.approx([12, 30, 1], rel=0.01)
    assert [length / complaints[2] for length in others] == pytest.approx([13, 12, 15], rel=0.01)
    said = texts(chart)
    assert [text for text in said if text in AREAS] == list(AREAS)
    heights = [float(each.attrib["y"]) for each in drawn(chart).iter(f"{SVG}text") if each.text in AREAS]
    assert heights == sorted(heights)


def test_columns_are_as_high_as_their_numbers() -> None:
    chart = stacked("columns", ("maj 2021", "juni 2021"), (3, 6), (1, 0))
    assert rects(chart, "complaint", "height", "width", charts.WIDEST_COLUMN) == pytest.approx([COLUMN / 2, COLUMN])
    assert rects(chart, "other", "height", "width", charts.WIDEST_COLUMN) == pytest.approx([COLUMN / 6])


@pytest.mark.parametrize("shape", ["bars", "columns"])
def test_nothing_is_drawn_for_nothing_and_its_zero_is_written(shape: str) -> None:
    chart = stacked(shape, ("Ingen",), (0,), (0,))
    assert len([each for each in drawn(chart).iter(f"{SVG}rect") if each.get("class") == "complaint"]) == 1, (
        "the legend's"
    )
    assert texts(chart)[-2:] in (["Ingen", "0"], ["0", "Ingen"])


@pytest.mark.parametrize("shape", ["bars", "columns"])
def test_a_chart_of_no_rows_says_so(shape: str) -> None:
    assert texts(stacked(shape, (), (), ())) == ["Klager", "Andre henvendelser", NO_NAMES]


def test_a_complaint_is_told_from_others_without_colour() -> None:
    chart = drawn(stacked("bars", AREAS, (12, 30, 1), (13, 12, 15)))
    filled: dict[str, set[str | None]] = {"complaint": set(), "other": set()}
    for each in chart.find(f"{SVG}g") or ():
        if each.tag == f"{SVG}rect" and each.get("class") in filled:
            filled[each.attrib["class"]].add(each.get("style"))
    assert filled == {"complaint": {None}, "other": {"fill:url(#d1-hatch)"}}
    assert texts(stacked("bars", AREAS, (12, 30, 1), (13, 12, 15)))[:2] == ["Klager", "Andre henvendelser"]


def test_numbers_stand_in_the_pieces_that_have_room() -> None:
    said = texts(stacked("bars", AREAS, (12, 30, 1), (13, 12, 15)))
    assert [text for text in said if text.isdigit()] == ["12", "13", "25", "30", "12", "42", "15", "16"]


def inside(chart: Chart) -> bool:
    """Whether all that is not turned lies within the picture, by what is measured."""
    svg = drawn(chart)
    width, height = (float(value) for value in svg.attrib["viewBox"].split()[2:])
    turned = {each for group in svg.iter(f"{SVG}g") if "rotate" in group.get("transform", "") for each in group}
    for each in svg.iter(f"{SVG}text"):
        if each not in turned:
            left = float(each.attrib["x"]) - text_width(each.text or "", SIZE) * ANCHORS[each.attrib["text-anchor"]]
            if left < -0.1 or left + text_width(each.text or "", SIZE) > width + 0.1:
                return False
    return all(
        float(r.attrib["x"]) + float(r.attrib["width"]) <= width for r in svg.iter(f"{SVG}rect") if r.get("x")
    ) and (height >= LINE)


ANCHORS = {"start": 0.0, "middle": 0.5, "end": 1.0}
NAMES = st.lists(st.tuples(ANY_TEXT, st.integers(0, 9999), st.integers(0, 9999)), min_size=1, max_size=40)


@given(st.sampled_from(["bars", "columns"]), NAMES)
def test_whatever_the_names_and_numbers_nothing_is_cut(shape: str, rows: list[tuple[str, int, int]]) -> None:
    names, complaints, others = (tuple(column) for column in zip(*rows, strict=True))
    chart = stacked(shape, names, complaints, others)
    assert inside(chart)
    written = "".join("".join(texts(chart)).split())
    for name, complaint, other in rows:
        assert "".join(clean_line(name).split()) in written
        assert str(complaint + other) in written


@pytest.mark.parametrize("rows", [1, 11, 40, 60])
def test_columns_too_many_for_a_row_stand_in_several_as_wide_as_the_page(rows: int) -> None:
    names = tuple(f"september {2000 + number}" for number in range(rows))
    svg = drawn(stacked("columns", names, tuple(range(rows)), tuple(range(rows))))
    assert svg.attrib["width"] == f"{WIDTH:.0f}"
    assert {each.text for each in svg.iter(f"{SVG}text")} >= set(names if rows > 5 else ())


def test_a_line_is_broken_between_words_and_within_a_word_that_is_too_wide() -> None:
    room = text_width("Arbejdsmarked og", SIZE)
    assert wrap("Arbejdsmarked og Borgerservice", room, SIZE) == ["Arbejdsmarked og", "Borgerservice"]
    assert "".join(wrap("Sammensætninger" * 20, room, SIZE)) == "Sammensætninger" * 20
    assert all(text_width(line, SIZE) <= room for line in wrap("Sammensætninger" * 20, room, SIZE))
    assert wrap("", room, SIZE) == [""]


def test_no_sign_is_wider_than_it_is_measured() -> None:
    """Eight of each, moved to the left by what they are measured: nothing of them is left to be seen."""
    signs = [chr(code) for code in (*range(0x21, 0x250), *range(0x2010, 0x203B)) if chr(code).isprintable()]
    assert beyond(signs[0], moved=False) != beyond("", moved=False), "seen where they are not moved"
    assert [sign for sign in signs if beyond(sign) != beyond("")] == []


def beyond(sign: str, *, moved: bool = True) -> bytes:
    """What of eight signs lies beyond their measure, and a unit more for what rounding does."""
    x = -text_width(sign * 8, SIZE) - 1 if moved else 0
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="60" height="24" font-family="{FAMILY}" font-size="{SIZE}">'
        f'<text x="{x}" y="18">{escape(sign * 8)}</text></svg>'
    )
    return picture._png(svg)


def test_what_is_to_be_seen_is_told_to_whoever_does_not_see_it() -> None:
    svg = drawn(stacked("bars", AREAS, (12, 30, 1), (13, 12, 15)))
    described = svg.find(f"{SVG}desc")
    assert described is not None
    assert (svg.get("role"), svg.get("aria-labelledby")) == ("img", described.get("id"))
    assert described.text == "Områder: tre."
    assert svg.findtext(f"{SVG}title") == "Områder"


def test_the_picture_has_its_words_in_danish() -> None:
    pictures = {chart_picture(stacked("bars", (name,), (5,), (7,))).png for name in ("Ø", "Æ", "Å", "O", "")}
    assert len(pictures) == 5, "each is drawn as itself"


def test_the_picture_is_in_the_colours_of_the_light_look(monkeypatch: pytest.MonkeyPatch) -> None:
    drawing: list[str] = []

    def noted(svg: str) -> bytes:
        drawing.append(svg)
        return b"\0" * 16 + b"\0\0\0\1" * 2

    monkeypatch.setattr(picture, "_png", noted)
    monkeypatch.setattr(picture, "has_fonts", lambda: True)
    chart_picture(stacked("bars", AREAS, (12, 30, 1), (13, 12, 15)))
    [svg] = drawing
    for role in ("background", "text", "muted", "complaint", "other"):
        assert f":{SHADES[role].dag}" in svg
    assert "var(" not in svg


@settings(max_examples=10)
@given(ANY_TEXT)
def test_any_text_becomes_a_picture(text: str) -> None:
    assert chart_picture(stacked("bars", (text,), (1,), (2,))).png.startswith(b"\x89PNG")


def test_a_picture_is_as_high_as_its_chart() -> None:
    chart = stacked("bars", AREAS, (12, 30, 1), (13, 12, 15))
    height = float(drawn(chart).attrib["height"])
    assert chart_picture(chart).ratio == pytest.approx(height / WIDTH, rel=0.01)


def test_a_machine_without_fonts_makes_no_picture_without_words(monkeypatch: pytest.MonkeyPatch) -> None:
    assert has_fonts.__wrapped__()
    monkeypatch.setattr(picture, "FONTS", ("En skrift, ingen har",))
    assert not has_fonts.__wrapped__()
    monkeypatch.setattr(picture, "has_fonts", lambda: False)
    with pytest.raises(OutputRefused, match="skrifttyper"):
        chart_picture(stacked("bars", AREAS, (12, 30, 1), (13, 12, 15)))


def test_every_class_that_is_drawn_has_a_colour() -> None:
    css = chart_css(lambda role: SHADES[role].dag)
    used = {
        each.get("class")
        for each in drawn(stacked("bars", AREAS, (12, 30, 1), (13, 12, 15))).iter()
        if each.get("class")
    }
    assert used == {"chart", "paper", "complaint", "other", "on", "rule"}
    assert all(f".{name}" in css for name in used - {"on"})
    assert ".chart text.on{" in css
