"""The rules of counting in words."""

from __future__ import annotations

RULES = (
    "En henvendelse hører til den periode, den er modtaget i, og tælles én gang: under ét område og ét tema.",
    "Henvendelser, der udgår, og dem, der ikke er taget stilling til, indgår ikke i tabellerne.",
    "Procenter er hele tal, rundet til nærmeste (en halv op), hver af sit eget antal. Summer er talt, aldrig lagt sammen.",
    "Tabel 3 viser klagernes andel af områdets egne henvendelser. Tabel 6, 7 og 8 viser andele af alle klager.",
    "En henvendelse, der er genåbnet, tælles én gang i den periode, den er modtaget i.",
)
"""The rules of counting, as a reader of the report needs them."""
