"""The formats figures are written in. A new one is a module with one function, and a line here."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from borgerraad_tui.export.as_csv import figures_as_csv
from borgerraad_tui.export.as_json import figures_as_json
from borgerraad_tui.export.as_text import figures_as_text
from borgerraad_tui.statistics.further import Further
from borgerraad_tui.statistics.report import Figures

FORMATS: Mapping[str, Callable[[Figures, Further], str]] = {
    "tekst": figures_as_text,
    "json": figures_as_json,
    "csv": figures_as_csv,
}
"""Each format's name and its writer; the first is what is written when nobody asks."""
