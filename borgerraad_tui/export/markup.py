"""Text from outside on its way into markup."""

from __future__ import annotations

from html import escape

from borgerraad_tui.domain.text import clean_line, clean_text


def escaped(text: str) -> str:
    """A text of several lines that is nothing but text in HTML, XML and their attributes."""
    return escape(clean_text(text))


def escaped_line(text: str) -> str:
    """The same of one line."""
    return escape(clean_line(text))


def paragraphs(text: str) -> list[list[str]]:
    """A text's paragraphs, parted by empty lines, as their lines; blanks around a line are no part of it."""
    found: list[list[str]] = [[]]
    for line in clean_text(text).split("\n"):
        if line.strip():
            found[-1].append(line.strip())
        elif found[-1]:
            found.append([])
    return [lines for lines in found if lines]
