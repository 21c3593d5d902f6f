"""Text from outside, made safe to keep and to show: cleaning, comparing, measuring in terminal cells.

Everything a person types or pastes, and everything imported, goes through `clean_line` or `clean_text` once, where it
enters a model. Afterwards it holds no control character, so it cannot drive a terminal or break a document writer.
The expressions are compiled when first used: the desk's first frame measures text and cleans none.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from datetime import date
from functools import lru_cache

_LINE_BREAKS = ("\r\n", "\r", "\v", "\f", "\x85", "\u2028", "\u2029")
# Soft hyphens and the two selectors of text or emoji style say how to draw, not what is written; terminals
# disagree about the width of both.
_DRAWING_HINTS = ("\u00ad", "\ufe0e", "\ufe0f")
_BY_CHARACTER = {"\t": " ", **dict.fromkeys(_LINE_BREAKS, "\n"), **dict.fromkeys(_DRAWING_HINTS, "")}
_BY_CATEGORY = {"Zs": " ", "Cc": "", "Cs": "\ufffd"}
# Letters and marks that Unicode lets a font draw as nothing, beside the whole category Cf.
_INVISIBLE = (
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180d\u180f\u2065\u3164\ufe00-\ufe0d\uffa0\ufff0-\ufff8"
    "\U000e0000-\U000e0fff]"
)
# Everything but the plain signs of a Danish text; only these need a closer look.
_UNUSUAL = "\r\n|[^\n -~\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027\u20ac]"

_PILE = r"[^\w\x00-\u02ff]{32,}"
_FIRST_MARK = "\u0300"
_SKIN_TONES = range(0x1F3FB, 0x1F400)

_CPR = r"(?<!\d)(\d\d)(\d\d)(\d\d)(?:[ \u00a0]?[-\u2010\u2011\u2013\u2212][ \u00a0]?|[ \u00a0])?\d{4}(?!\d)"

ERASED = "(slettet)"
"""Stands where a text was erased that may not be empty, or whose absence would be read as another thing."""
LONGEST_LINE = 300
"""Characters of a subject, a name, a next step or another line."""
LONGEST_NOTE = 20_000
"""Characters of a note."""
_WHISTLEBLOWING = (
    r"(?i)w(?:h)?is(?:t|s)?(?:el|le)[ \u00a0-]?blo|anonym\w*\s+(?:indberet|tip\b|tips\b)|indberet\w*\s+anonymt"
)

_LONGEST_QUOTE = 40
"""Characters of a text that an error quotes."""


def clean_text(text: str) -> str:
    """Make a text of several lines safe to keep and to show; cleaning twice changes nothing.

    The lines end in a plain newline, tabs and all other spaces are blanks, and there are none at a line's end nor
    newlines at the text's end. Soft hyphens and control characters are gone. Marks that cannot be seen but change what
    is seen (direction, zero width, tags) stand as `‹U+202E›`; half surrogates and noncharacters as U+FFFD. Every text
    is accepted; the result is NFC, except where marks are heaped 32 deep (see `_composed`).
    """
    plain = _composed(re.sub(_UNUSUAL, _replaced, text))
    return "\n".join(line.rstrip(" ") for line in plain.split("\n")).rstrip("\n")


def clean_line(text: str) -> str:
    """Make a text of one line: as `clean_text`, its lines joined by one blank each, and no blanks at the ends."""
    return " ".join(filter(None, (line.strip(" ") for line in clean_text(text).split("\n"))))


def looks_like_cpr(text: str) -> str | None:
    """Find the first piece that looks like a Danish CPR number: a possible ddmmyy and four digits.

    Between them there may be a hyphen, a dash or a blank. Check digits are not counted: they have not been required
    since 2007.
    """
    for found in re.finditer(_CPR, text):
        day, month, year = map(int, found.groups())
        if _is_day(2000 + year, month, day):  # 1900 is the only year of the three centuries whose leap day differs
            return found[0]
    return None


def speaks_of_whistleblowing(text: str) -> bool:
    """Tell whether a text speaks of a whistleblower report, an anonymous one among them, however it is spelt.

    Such reports have a confidentiality of their own (whistleblowerloven, lov 1436/2021) and are never kept in this file.
    """
    return re.search(_WHISTLEBLOWING, text) is not None


def fold(text: str) -> str:
    """Make the form in which two names are compared: small letters, single blanks, none at the ends.

    æ, ø and å stay themselves, however they were put together.
    """
    return " ".join(_composed(_composed(text).casefold()).split())


def quoted(text: str) -> str:
    """A piece of what was typed or read, in Danish quotation marks, safe to show and not long."""
    line = clean_line(text[: 2 * _LONGEST_QUOTE])
    return f"»{line if len(line) <= _LONGEST_QUOTE else line[: _LONGEST_QUOTE - 1] + '…'}«"


def capitalised(text: str) -> str:
    """A text whose first letter is raised; the others stand as they are, so `CPR-nummer` stays itself."""
    return text[:1].upper() + text[1:]


def counted(number: int, one: str, many: str) -> str:
    """A number and what it counts: 1 klage, 2 klager."""
    return f"{number} {one if number == 1 else many}"


def near(word: str, names: Sequence[str], alike: float = 0.6) -> list[str]:
    """Find at most three of `names` that `word` may have been meant as, the likeliest first, for an error text.

    A name that begins with the word comes before one that merely resembles it; `alike` is how much it must, from 0 to 1.
    """
    import difflib  # late: only error texts need it, and the first frame would wait for it

    folded = fold(word)
    if not folded:
        return []
    by_fold = {fold(name): name for name in reversed(names)}
    beginning = [name for name in reversed(by_fold) if name.startswith(folded)]
    resembling = difflib.get_close_matches(folded, by_fold, n=3, cutoff=alike)
    return [by_fold[name] for name in dict.fromkeys([*beginning, *resembling])][:3]


def cells(text: str) -> int:
    """Measure a cleaned line in terminal cells: wide signs and emoji take two, combining marks none."""
    return len(text) if is_narrow(text) else sum(map(_width, text))


def fit(text: str, width: int, ellipsis: str = "…") -> str:
    """Cut or pad a cleaned line to exactly `width` terminal cells; `ellipsis`, one cell, ends what was cut."""
    if width <= 0:
        return ""
    if cells(text) > width:
        text = _head(text, width - 1) + ellipsis
    return text + " " * (width - cells(text))


@lru_cache(maxsize=4096)
def _replacement(found: str) -> str:
    """Decide what stands instead of one unusual character (or CRLF)."""
    if found in _BY_CHARACTER:
        return _BY_CHARACTER[found]
    category, code = unicodedata.category(found), ord(found)
    if category in _BY_CATEGORY:
        return _BY_CATEGORY[category]
    if category == "Cf" or re.match(_INVISIBLE, found):
        return f"‹U+{code:04X}›"
    is_noncharacter = code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF
    return "\ufffd" if is_noncharacter else found


def _replaced(match: re.Match[str]) -> str:
    return _replacement(match[0])


def _composed(text: str) -> str:
    """Compose letters and marks (NFC), unless marks are heaped up.

    Putting marks in order takes time with the square of their number: 200,000 of them in a row hold a computer for
    a minute. No language heaps up 32 (UAX #15 sets the limit of a stream-safe text at 30); such a text stays as it is.
    """
    heaped = any(unicodedata.category(sign)[0] == "M" for pile in re.finditer(_PILE, text) for sign in pile[0])
    return text if heaped else unicodedata.normalize("NFC", text)


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def is_narrow(text: str) -> bool:
    """Tell whether every sign takes one cell, without looking at each: true of all text in Danish."""
    return text.isascii() or max(text) < _FIRST_MARK


@lru_cache(maxsize=4096)
def _width(sign: str) -> int:
    category = unicodedata.category(sign)
    if category[0] == "M" or category in ("Cf", "Cc") or ord(sign) in _SKIN_TONES:
        return 0
    # Python 3.11 calls unassigned code points wide; terminals give them one cell.
    return 2 if category != "Cn" and unicodedata.east_asian_width(sign) in "WF" else 1


def _head(text: str, width: int) -> str:
    """Take the longest beginning of at most `width` cells, the marks on its last sign included."""
    if is_narrow(text):
        return text[:width]
    taken = 0
    for place, sign in enumerate(text):
        taken += _width(sign)
        if taken > width:
            return text[:place]
    return text
