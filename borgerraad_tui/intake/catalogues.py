"""Catalogues from outside: the packaged one, and a municipality's own file."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from borgerraad_tui.domain.catalogue import Catalogue
from borgerraad_tui.domain.catalogue_file import read_catalogue
from borgerraad_tui.intake.faults import unreadable
from borgerraad_tui.intake.sheet import read_bytes


def packaged_catalogue() -> tuple[str, Catalogue]:
    """The municipality and catalogue a register is born with when no other is given: Haderslev's."""
    text = files("borgerraad_tui").joinpath("catalogues", "haderslev.json").read_text(encoding="utf-8")
    return read_catalogue(text)


def catalogue_from(path: Path) -> tuple[str, Catalogue]:
    """The municipality and catalogue of a file in UTF-8; InputRefused lists its faults."""
    try:
        text = read_bytes(path).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise unreadable(str(path), "den er ikke skrevet i UTF-8") from error
    return read_catalogue(text)
