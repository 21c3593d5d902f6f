"""A Word document read back by another library, and its parts as they lie in the package."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

import docx
from docx.document import Document as Word


def reopened(content: bytes) -> Word:
    """The document as python-docx reads it."""
    return docx.Document(BytesIO(content))


def parts(content: bytes) -> dict[str, bytes]:
    """The bytes of every part by its name."""
    with ZipFile(BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}
