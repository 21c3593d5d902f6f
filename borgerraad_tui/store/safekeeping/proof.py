"""The proof of an erasure: every word that was taken away is looked for in the bytes of the register and of the files beside it.

Looked for are the words as they were written and in small letters, and whole names, numbers and texts. A word may stand elsewhere
by right, in another citizen's case or in the catalogue: then the place is told. What stands in the bytes and in no row that can be
read would be a remnant, and is told as one.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Final, NamedTuple

from borgerraad_tui.domain.words import WORD
from borgerraad_tui.store.engine import Engine
from borgerraad_tui.store.safekeeping.bare import bare_bytes
from borgerraad_tui.store.safekeeping.erasing import Erased

SHORTEST: Final = 4
"""Letters of a word looked for by itself: in figures and digests shorter ones stand by chance. Whole names are looked for, too."""
RUN: Final = re.compile(rb"[0-9A-Za-z\x80-\xff]{%d,}" % SHORTEST)
COLUMNS: Final = """
SELECT l.name, c.name FROM pragma_table_list AS l, pragma_table_info(l.name) AS c
WHERE l.schema = 'main' AND l.type = 'table' AND l.name NOT LIKE 'sqlite_%' AND l.name NOT LIKE 'search_%' AND c.type = 'TEXT'
"""
CHANCE: Final = ("SELECT digests FROM seal", "SELECT chain FROM seal", "SELECT salt FROM history")
"""Bytes in which a short word stands by chance."""
LAST: Final = ("act", "history", "name_word", "search_todo")
BESIDE: Final = ("-journal", "-wal", "-shm")
"""What the engine writes beside a register."""
CALLED: Final[Mapping[str, str]] = {
    "inquiry": "en anden henvendelse", "log_entry": "loggen i en anden henvendelse", "request": "et spørgsmål",
    "reminder": "en påmindelse", "appointment": "en aftale", "link": "en forbindelse", "recommendation": "en anbefaling",
    "recommendation_status": "status på en anbefaling", "consultation": "en konsulentbistand", "example": "et eksempel",
    "settlement": "en afklaring i et eksempel", "saved_search": "en gemt søgning", "question": "et eget spørgsmål",
    "report": "en beretnings titel", "report_part": "en delperiode", "report_block": "en beretnings tekst", "frozen": "frosne tal",
    "period": "en periode", "printed": "trykte tal", "catalogue": "kataloget", "act": "en handlings navn",
    "history": "historikken om noget andet", "draft": "en kladde", "setting": "en indstilling", "name_word": "navnene i søgningen",
    "search_todo": "det, der venter på søgningen", "erasure": "grunden til en sletning", "retention_hold": "grunden til at beholde",
}  # fmt: skip
ABOUT: Final = "SELECT year || '-' || number FROM inquiry WHERE id = ?"


class Elsewhere(NamedTuple):
    """A word, a name or a text that stands in the register by right, and where; `known_by` where somebody is known by it."""

    text: str
    where: str
    known_by: bool


class Proof(NamedTuple):
    """What was looked for and found: how many words and whole texts, what stands elsewhere, and what nothing accounts for.

    `searched` is the number of bytes, `files` the names of the files they came from.
    """

    words: int
    texts: int
    elsewhere: tuple[Elsewhere, ...]
    remnants: tuple[str, ...]
    searched: int
    files: tuple[str, ...]

    @property
    def is_clean(self) -> bool:
        """Nothing was left that should not be."""
        return not self.remnants


def prove(engine: Engine, erased: Erased) -> Proof:
    """Look for everything that was taken away; seconds of a large register. OSError where a file cannot be read."""
    words, texts = _sought(erased.texts)
    standing = _standing(engine, words | texts)
    absent = words - standing.keys()
    contents = {engine.path.name: bare_bytes(engine), **dict(_beside(engine.path))}
    found = {word for content in contents.values() for word in _in_bytes(absent, content)}
    # a text is not there where one of its words is not
    whole = {text for text in texts - standing.keys() if (absent - found).isdisjoint(_words(text))}
    found |= {text for content in contents.values() for text in _in_bytes(whole, content)}
    remnants = (found - _accounted_for(engine, found)) | _indexed(engine, absent)
    names = {text.casefold() for text in erased.known_by}
    names |= {word for name in names for word in _words(name)}
    return Proof(
        len(words),
        len(texts),
        tuple(Elsewhere(text, where, text in names) for text, where in sorted(standing.items())),
        tuple(sorted(remnants)),
        sum(map(len, contents.values())),
        tuple(contents),
    )


def _sought(erased: Iterable[str]) -> tuple[set[str], set[str]]:
    """The words, and the texts of more than one word, line by line, in small letters."""
    lines = {line.strip().casefold() for text in erased for line in text.split("\n")}
    # a number may be written in one elsewhere
    lines |= {line.replace(" ", "") for line in lines if line.replace(" ", "").isdigit()}
    words = {word for line in lines for word in _words(line)}
    return words, {line for line in lines - words if len(line) >= SHORTEST and WORD.search(line)}


def _words(text: str) -> Iterator[str]:
    return (word for word in WORD.findall(text.casefold()) if len(word) >= SHORTEST)


def _standing(engine: Engine, sought: Iterable[str]) -> dict[str, str]:
    """What of it stands in a row that can be read, and where it stands first."""
    by_word: dict[str, list[str]] = {}
    for text in sought:
        by_word.setdefault(max(WORD.findall(text), key=len), []).append(text)
    found: dict[str, str] = {}
    for table, columns in _tables(engine):
        about = "id" if table == "inquiry" else "inquiry" if "inquiry" in _names(engine, table) else "NULL"
        # the file's own names
        for inquiry, *held in engine.stream(f"SELECT {about}, {', '.join(columns)} FROM {table}"):  # noqa: S608
            folded = "\n".join(filter(None, held)).casefold()
            among = (text for word in by_word.keys() & set(WORD.findall(folded)) for text in by_word[word])
            hits = [text for text in among if text not in found and (text in folded or _quoted(text) in folded)]
            if hits:
                found |= dict.fromkeys(hits, _told(engine, table, inquiry))
    return found


def _told(engine: Engine, table: str, inquiry: int | None) -> str:
    number = engine.one(ABOUT, (inquiry,)) if inquiry else None
    return f"{CALLED.get(table, table)} ({number})" if number else CALLED.get(table, table)


def _tables(engine: Engine) -> list[tuple[str, list[str]]]:
    """The tables that hold text and those columns of theirs; what tells of a row itself before its history and its index."""
    columns: dict[str, list[str]] = {}
    for table, column in engine.rows(COLUMNS):
        columns.setdefault(table, []).append(column)
    return sorted(
        columns.items(), key=lambda each: (each[0] in LAST, list(CALLED).index(each[0]) if each[0] in CALLED else 0)
    )


def _names(engine: Engine, table: str) -> set[str]:
    return {row[0] for row in engine.rows("SELECT name FROM pragma_table_info(?)", (table,))}


def _quoted(text: str) -> str:
    """A text as it stands within JSON."""
    return json.dumps(text, ensure_ascii=False)[1:-1]


def _in_bytes(sought: Iterable[str], content: bytes) -> Iterator[str]:
    """What of it stands in the bytes. Words are looked for in the runs of letters, of which most are there many times."""
    runs = b"\n".join(set(RUN.findall(content))).decode(errors="replace").casefold()
    whole = ""
    for text in sought:
        if WORD.fullmatch(text):
            found = text in runs
        else:
            whole = whole or content.decode(errors="replace").casefold()
            found = text in whole or _quoted(text) in whole
        if found:
            yield text


def _accounted_for(engine: Engine, found: set[str]) -> set[str]:
    """What stands within a longer word, or across two texts that lie side by side, and what digests spell by chance."""
    if not found:
        return set()
    drawn = b"\n".join(row[0] for sql in CHANCE for row in engine.rows(sql))
    known = set(_in_bytes(found, drawn))
    for table, columns in _tables(engine):
        for (joined,) in engine.stream(f"SELECT concat({', '.join(columns)}) FROM {table}"):  # noqa: S608 - the file's own names
            known |= {text for text in found - known if text in joined.casefold()}
    return known


def _indexed(engine: Engine, words: set[str]) -> set[str]:
    """Words that the search still knows: its pages hold only what a word adds to the one before it."""
    with _vocabulary(engine):
        return {word for word in words if engine.one("SELECT 1 FROM temp.search_terms WHERE term = ?", (word,))}


@contextmanager
def _vocabulary(engine: Engine) -> Iterator[None]:
    engine.execute("CREATE VIRTUAL TABLE temp.search_terms USING fts5vocab('main', 'search', 'row')")
    try:
        yield
    finally:
        engine.execute("DROP TABLE temp.search_terms")


def _beside(path: Path) -> Iterator[tuple[str, bytes]]:
    """The files of the engine beside a register; its journal is empty between two saves."""
    for ending in BESIDE:
        other = path.with_name(f"{path.name}{ending}")
        if other.exists():
            yield other.name, other.read_bytes()
