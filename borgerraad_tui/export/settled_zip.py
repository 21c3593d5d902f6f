"""Zip files whose bytes depend on nothing but their content: neither the hour nor the machine they were written on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

FIRST_YEAR = 1980
"""The first that a zip file can name."""


def unchanged(_name: str, part: bytes) -> bytes:
    """A part as it is."""
    return part


def settled_zip(content: bytes, day: date, change: Callable[[str, bytes], bytes] = unchanged) -> bytes:
    """The same files in the same order, each as of midnight of a day; `change` gives what a file of some name is to hold."""
    settled = BytesIO()
    with ZipFile(BytesIO(content)) as source, ZipFile(settled, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            entry = ZipInfo(name, (max(day.year, FIRST_YEAR), day.month, day.day, 0, 0, 0))
            entry.compress_type, entry.create_system = ZIP_DEFLATED, 0
            target.writestr(entry, change(name, source.read(name)))
    return settled.getvalue()
