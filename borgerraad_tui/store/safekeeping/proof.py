"""The proof of an erasure: every word that was taken away is looked for in the bytes of the register and of the files beside it.

Looked for are the words as they were written and in small letters, and whole names, numbers and texts. A word may stand elsewhere
by right, in another citizen's case or in the catalogue: then the place is told. What stands in the bytes and in no row that can be
read would be a remnant, and is told as one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Final, NamedTuple

from borgerraad_tui.domain.text import counted
from borgerraad_tui.domain.words import WORD
from borgerraad_tui.store.engine import Engine
from borgerraad_tui.store.safekeeping.bare import bare_bytes
from borgerraad_tui.store.safekeeping.erasing import Erased
from borgerraad_tui.store.safekeeping.left_behind import left_behind
from borgerraad_tui.store.safekeeping.scan import in_bytes, quoted

SHORTEST: Final = 4
"""Letters of a word looked for by itself: in figures and digests shorter ones stand by chance. Whole names are looked for, too."""
COLUMNS: Final = """
SELECT l.name, c.name FROM pragma_table_list AS l, pragma_table_info(l.name) AS c
WHERE l.schema = 'main' AND l.type = 'table' AND l.name NOT LIKE 'sqlite_%' AND l.name NOT LIKE 'search_%' AND c.type = 'TEXT'
"""
CHANCE: Final = ("SELECT digests FROM seal", "SELECT chain FROM seal", "SELECT salt FROM history")
"""Bytes in which a short word stands by chance."""
BUILT: Final = ("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL", "SELECT k FROM search_config")
"""What every register is built of: the words of its own statements stand in the bytes, and are nobody's."""
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
PLACES_TOLD: Final = 5
"""Places named of a name that stands in many."""
COUNTED: Final = 100
"""Places after which the next table is not looked through for a name."""
PAST: Final = """
SELECT coalesce(json_extract(body, '$.inquiry'), iif(place = 'inquiry', row, NULL)), body FROM history AS line
WHERE body IS NOT NULL AND id NOT IN (SELECT max(id) FROM history GROUP BY place, row)
"""
"""Lines of the history that stand in no row any more; the newest of a row are as it is."""
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


class _Sought(NamedTuple):
    text: str
    quoted: str
    words: frozenset[str]


def prove(engine: Engine, erased: Erased) -> Proof:
    """Look for everything that was taken away; seconds of a large register. OSError where a file cannot be read."""
    words, texts = _sought(erased.texts)
    names = {text.lower() for text in erased.known_by}
    names |= {word for name in names for word in _words(name)}
    contents = {engine.path.name: bare_bytes(engine), **dict(_beside(engine.path))}
    # a whole text that is in no byte is in no row; a name may go on from one page to another
    written = in_bytes(texts, contents.values())
    standing = _standing(engine, words | written | (texts & names), names)
    absent = words - standing.keys()
    found = in_bytes(absent, contents.values()) | (written - standing.keys())
    remnants = (
        (found - _accounted_for(engine, found)) | _indexed(engine, absent) | left_behind(engine, erased, words | texts)
    )
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
    lines = {line.strip().lower() for text in erased for line in text.split("\n")}
    # a number may be written in one elsewhere
    lines |= {line.replace(" ", "") for line in lines if line.replace(" ", "").isdigit()}
    words = {word for line in lines for word in _words(line)}
    return words, {line for line in lines - words if len(line) >= SHORTEST and WORD.search(line)}


def _words(text: str) -> Iterator[str]:
    return (word for word in WORD.findall(text.lower()) if len(word) >= SHORTEST)


def _standing(engine: Engine, sought: Iterable[str], names: Set[str]) -> dict[str, str]:
    """What of it stands in a row that can be read, and where: a name with each place, anything else with the first."""
    by_word: dict[str, list[_Sought]] = {}
    for text in sought:
        each = _Sought(text, quoted(text), frozenset(WORD.findall(text)))
        by_word.setdefault(max(each.words, key=len), []).append(each)
    found: dict[str, dict[tuple[str, int | None], None]] = {}
    for table, select in _selects(engine):
        # an index of names, or what an act is called, tells nothing more of what a row tells
        late = found.keys() if table in LAST and table != "history" else ()
        done = {text for text in found if text not in names or text in late or len(found[text]) >= COUNTED}
        by_word = {word: [one for one in some if one.text not in done] for word, some in by_word.items()}
        for inquiry, *held in engine.stream(select):
            for text in _in_row("\n".join(filter(None, held)).lower(), by_word):
                found.setdefault(text, {})[table, inquiry] = None
    return {text: _all_told(engine, places) for text, places in found.items()}


def _in_row(folded: str, by_word: Mapping[str, Sequence[_Sought]]) -> Iterator[str]:
    stands = set(WORD.findall(folded))
    for word in by_word.keys() & stands:
        for each in by_word[word]:
            if each.words <= stands and (each.text in folded or each.quoted in folded):
                yield each.text


def _selects(engine: Engine) -> Iterator[tuple[str, str]]:
    """Each table that holds text, and how its rows are read: the inquiry one is about, and its texts."""
    for table, columns in _tables(engine):
        about = "id" if table == "inquiry" else "inquiry" if "inquiry" in _names(engine, table) else "NULL"
        # the file's own names
        yield table, PAST if table == "history" else f"SELECT {about}, {', '.join(columns)} FROM {table}"  # noqa: S608


def _all_told(engine: Engine, places: Iterable[tuple[str, int | None]]) -> str:
    told = list(dict.fromkeys(_told(engine, *place) for place in islice(places, COUNTED)))
    least = "mindst " if len(told) >= COUNTED else ""
    more = len(told) - PLACES_TOLD
    shown = ", ".join(told[:PLACES_TOLD])
    return f"{shown} og {least}{counted(more, 'sted', 'steder')} mere" if more > 0 else shown


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


def _accounted_for(engine: Engine, found: set[str]) -> set[str]:
    """What stands within a longer word, across two texts side by side, in how the file is built, or in digests by chance."""
    if not found:
        return set()
    drawn = [row[0] for sql in CHANCE for row in engine.rows(sql)]
    built = [row[0].encode() for sql in BUILT for row in engine.rows(sql)]
    known = in_bytes(found, [b"\n".join([*drawn, *built])])
    for table, columns in _tables(engine):
        for (joined,) in engine.stream(f"SELECT concat({', '.join(columns)}) FROM {table}"):  # noqa: S608 - the file's own names
            known |= {text for text in found - known if text in joined.lower()}
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
