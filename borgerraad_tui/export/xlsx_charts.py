"""Charts of a workbook, drawn by the spreadsheet from the numbers beside them, in the look of the other formats' charts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from borgerraad_tui.chapters.blocks import Chart, Series, Tone
from borgerraad_tui.shades import SHADES

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook

WIDTH, LEAST_HEIGHT, COLUMNS_HEIGHT, BAR_HEIGHT, AROUND_BARS = 720, 300, 380, 34, 140
"""Pixels, as spreadsheets count them."""
FIRST_ROW = 3
"""Where the numbers begin; the headings stand above them, the title on top."""
_PAPER, _OTHER, _TEXT = (SHADES[role].dag for role in ("background", "other", "text"))
LEAST_PART = {"bars": 30, "columns": 12}
"""Of the longest bar, and of the highest column: a smaller piece has no room for its number."""
AT_THE_END = {"value": True, "position": "outside_end", "font": {"color": _TEXT}}
GRID = {"visible": True, "line": {"color": "#C3CAD2", "width": 0.5}}
NO_GRID = {"visible": False}
FILLS: dict[Tone, dict[str, dict[str, str]]] = {
    "plain": {"fill": {"color": SHADES["muted"].dag}},
    "complaint": {"fill": {"color": SHADES["complaint"].dag}},
    "other": {
        "pattern": {"pattern": "wide_upward_diagonal", "fg_color": _OTHER, "bg_color": _PAPER},
        "border": {"color": _OTHER},
    },
}
"""How a series is filled: complaints and others are told apart without colour, too."""


def drawn_chart(workbook: Workbook, chart: Chart, sheet: str) -> Any:
    """The chart over a sheet that holds its names and numbers."""
    lying = chart.shape == "bars"
    several = len(chart.series) > 1
    kind = {"type": "bar" if lying else "column", **({"subtype": "stacked"} if several else {})}
    drawn = workbook.add_chart(kind)
    for number in range(len(chart.series)):
        drawn.add_series(_series(chart, number, sheet))
    drawn.set_title({"name": [sheet, 0, 0], "name_font": {"size": 12, "color": _TEXT}})
    drawn.set_legend({"position": "top"} if several else {"none": True})
    if lying:
        # bars are drawn from below: turned round they stand in the table's order, their axis below them again
        drawn.set_y_axis({"reverse": True, "major_gridlines": NO_GRID})
        drawn.set_x_axis({"label_position": "high", "major_gridlines": GRID, "num_format": "#,##0"})
    else:
        drawn.set_y_axis({"major_gridlines": GRID, "num_format": "#,##0"})
    drawn.set_size({"width": WIDTH, "height": chart_height(chart)})
    return drawn


def chart_height(chart: Chart) -> int:
    """How high the chart is drawn."""
    if chart.shape == "columns":
        return COLUMNS_HEIGHT
    return max(LEAST_HEIGHT, BAR_HEIGHT * len(chart.names) + AROUND_BARS)


def _series(chart: Chart, number: int, sheet: str) -> dict[str, Any]:
    """One of them by its place, as the spreadsheet finds and fills it."""
    series, column, last = chart.series[number], number + 1, len(chart.names) + FIRST_ROW - 1
    return {
        "name": [sheet, FIRST_ROW - 1, column],
        "categories": [sheet, FIRST_ROW, 0, last, 0],
        "values": [sheet, FIRST_ROW, column, last, column],
        "data_labels": _within(chart, series) if len(chart.series) > 1 else AT_THE_END,
        "gap": 60,
        **FILLS[series.tone],
    }


def _within(chart: Chart, series: Series) -> dict[str, Any]:
    """Each number within its piece where that has room for it; on hatching it stands on paper."""
    highest = max(sum(values) for values in zip(*(one.values for one in chart.series), strict=True))
    narrow = [value * LEAST_PART[chart.shape] < highest for value in series.values]
    hatched = series.tone == "other"
    paper = {"fill": {"color": _PAPER}} if hatched else {}
    return {
        "value": True,
        "position": "center",
        "font": {"color": _TEXT if hatched else _PAPER},
        "custom": [{"delete": True} if left_out else None for left_out in narrow],
        **paper,
    }
