"""Points out what could tell who a text is about: pure, and rather once too often than once too seldom.

Each finding is settled by writing the text anew or by letting it stand (`Settlement`); nothing here changes a text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final, Literal, NamedTuple, get_args

from borgerraad_tui.domain import identifier_forms as forms
from borgerraad_tui.domain.text import clean_line, fold

IdentifierKind = Literal[
    "cpr", "mail", "web", "date", "address", "phone", "case", "age", "name", "institution", "combination"
]
KINDS: Final[tuple[IdentifierKind, ...]] = get_args(IdentifierKind)

WORDS: Final[dict[IdentifierKind, str]] = {
    "cpr": "CPR-nummer", "mail": "mailadresse", "web": "webadresse", "date": "dato", "address": "adresse",
    "phone": "telefonnummer", "case": "sagsnummer", "age": "alder", "name": "navn", "institution": "bestemt sted",
    "combination": "sjælden",
}  # fmt: skip
"""What a finding is called in a list."""

WHY: Final[dict[IdentifierKind, str]] = {
    "cpr": "Ligner et CPR-nummer. Slet det; det må aldrig stå i en beretning.",
    "mail": "En mailadresse fører til én person. Slet den.",
    "web": "En webadresse kan vise, hvem eller hvilket sted det er. Slet den, eller skriv, hvad der stod der.",
    "date": "En bestemt dag kan genkendes. Skriv årstiden eller måneden, fx i sensommeren.",
    "address": "En adresse viser, hvor nogen bor. Slet den, eller skriv, hvad slags sted det er.",
    "phone": "Ligner et telefonnummer. Slet det.",
    "case": "Ligner et sags- eller journalnummer, som andre kan slå op. Slet det.",
    "age": "En bestemt alder kan genkendes. Skriv fx et barn, en ung, en ældre.",
    "name": "Et navn, eller et navn der står i registret. Skriv borgeren, eller hvad personen er i sagen.",
    "institution": "Et bestemt sted kan være så lille, at det peger på én. Skriv fx et plejehjem, en skole, forvaltningen.",
    "combination": (
        "Så få henvendelser har samme område, afdeling, tema og måned, at det sammen kan pege på én."
        " Nævn dem ikke alle, eller lad stå, hvis teksten ikke gør det."
    ),
}
"""Why a finding is one, and what to do about it."""

LEAST_ALIKE: Final = 3
"""Inquiries that must share area, department, theme and month, before the four together point at nobody."""
SHORTEST_NAME: Final = 3
NO_NAMES: Final = forms.set_of(
    "borger borgeren borgere mor moderen far faderen datter datteren søn sønnen familie familien forældre forældrene barn barnet"
    " ægtefælle kone mand bror søster pårørende virksomhed forening skole skolen anonym ukendt intet navn for med til hun han der"
    " det den som fra ved efter"
)
"""Words that stand where a name could, and are none."""
_TAKEN = "\0"
MOST_NAMED: Final = 4
"""Findings named in a sentence; the room of examples lists them all."""


class Finding(NamedTuple):
    """Something that could tell who it is about: its words in one line, and where they stand (from, up to) in the text.

    A combination stands nowhere: its place is 0, 0.
    """

    kind: IdentifierKind
    words: str
    start: int = 0
    end: int = 0

    @property
    def why(self) -> str:
        """One Danish sentence or two: why it is pointed out, and what to do."""
        return WHY[self.kind]


def known_by(findings: Sequence[Finding]) -> str:
    """What a text can be known by, its first findings named; nothing where there are none."""
    if not findings:
        return ""
    named = ", ".join(f"{WORDS[each.kind]} »{each.words[:30]}«" for each in findings[:MOST_NAMED])
    more = f" og {len(findings) - MOST_NAMED} til" if len(findings) > MOST_NAMED else ""
    return f"Kan genkendes på: {named}{more}"


class Combination(NamedTuple):
    """Where and when an inquiry belongs, in words, and how many inquiries share that."""

    words: str
    alike: int


class Known(NamedTuple):
    """What the register knows: names in it, places of the catalogue, and the combination the example comes from."""

    names: Sequence[str] = ()
    places: Sequence[str] = ()
    combination: Combination | None = None


Search = Callable[[str, Known], Iterable[tuple[int, int]]]


NOTHING: Final = Known()


def identifiers(text: str, known: Known = NOTHING, least_alike: int = LEAST_ALIKE) -> tuple[Finding, ...]:
    """Every finding in a cleaned text, in the order of the text; the same words of one kind are one finding.

    What one kind has taken, the kinds after it do not find again, so a date is no telephone number.
    """
    rest, found = text, []
    for kind, search in SEARCHES:
        spans = list(_apart(_trimmed(text, *span) for span in search(rest, known)))
        found += [Finding(kind, clean_line(text[start:end]), start, end) for start, end in spans]
        for start, end in spans:
            rest = f"{rest[:start]}{_TAKEN * (end - start)}{rest[end:]}"
    first: dict[tuple[str, str], Finding] = {}
    for finding in sorted(found, key=lambda each: each.start):
        first.setdefault((finding.kind, finding.words), finding)
    return (*first.values(), *_rare(known.combination, least_alike))


def _rare(combination: Combination | None, least_alike: int) -> Iterator[Finding]:
    if combination is not None and combination.alike < least_alike:
        yield Finding("combination", clean_line(combination.words))


def _apart(spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Spans that overlap are one."""
    begun: tuple[int, int] | None = None
    for start, end in sorted(span for span in spans if span[0] < span[1]):
        if begun is not None and start < begun[1]:
            begun = (begun[0], max(begun[1], end))
            continue
        if begun is not None:
            yield begun
        begun = (start, end)
    if begun is not None:
        yield begun


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Without the sentence's own signs around it."""
    while end > start and text[end - 1] in " .,;:!?)»\"'\n":
        end -= 1
    while start < end and text[start] in " («»\"'\n":
        start += 1
    return start, end


def _by(*patterns: re.Pattern[str]) -> Search:
    def search(text: str, known: Known) -> Iterator[tuple[int, int]]:
        for pattern in patterns:
            yield from (match.span() for match in pattern.finditer(text))

    return search


def _streets(text: str, known: Known) -> Iterator[tuple[int, int]]:
    for match in forms.STREET.finditer(text):
        before = forms.PROPER_BEFORE.search(text[max(0, match.start() - 140) : match.start()])
        name = before[0] if before else ""
        # what ends a street's name is a common word of its own: vil have 2, ring 74
        if name:
            yield match.start() - len(name), match.end()
    yield from _by(forms.TOWN, forms.BARE_STREET)(text, known)


def _phones(text: str, known: Known) -> Iterator[tuple[int, int]]:
    return (match.span() for match in forms.PHONE.finditer(text) if not forms.YEARS.fullmatch(match[0]))


def _cases(text: str, known: Known) -> Iterator[tuple[int, int]]:
    return (match.span() for match in forms.CASE.finditer(text) if not forms.YEARS.fullmatch(match[0]))


def _ages(text: str, known: Known) -> Iterator[tuple[int, int]]:
    for match in forms.AGE.finditer(text):
        passed = match[0].endswith("år") and forms.SPANS_OF_TIME.search(
            text[max(0, match.start() - 12) : match.start()]
        )
        if not passed:
            yield match.span()


def _names(text: str, known: Known) -> Iterator[tuple[int, int]]:
    whole = [name for name in map(str.strip, known.names) if len(name) > 1 and fold(name) not in NO_NAMES]
    for name in whole:
        yield from spelt(name, text)
    parts = {_alike(word) for name in whole for word in _parts(name)}
    for match in forms.WORD.finditer(text):
        if any(_alike(piece) in parts for piece in _ways(match[0])):
            yield match.span()
    yield from _by(forms.TITLED)(text, known)


def _parts(name: str) -> Iterator[str]:
    """The words of a name that are names themselves: begun with a capital letter, and no common word."""
    for word in re.split(r"[\s-]+", name):
        plain = word.strip(".,;:()'’")
        if len(plain) >= SHORTEST_NAME and plain[0].isupper() and fold(plain) not in NO_NAMES:
            yield plain


def _ways(word: str) -> Iterator[str]:
    """A word as it stands, its pieces between hyphens, and each without the s of the genitive."""
    for piece in {word, *word.split("-")}:
        plain = piece.strip("'’-")
        if len(plain) >= SHORTEST_NAME:
            yield plain
            yield re.sub(r"['’]?s$", "", plain)


def _alike(word: str) -> str:
    """Møller and Moeller, Aagaard and Ågård's first letter, Jenssen and Jensen are spelt alike."""
    plain = fold(word)
    for sign, spelt in (("å", "aa"), ("æ", "ae"), ("ø", "oe"), ("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("é", "e")):
        plain = plain.replace(sign, spelt)
    return re.sub(r"(.)\1", r"\1", plain)


def spelt(words: str, text: str) -> Iterator[tuple[int, int]]:
    """Where these words stand as a whole, whatever their letter case and the blanks between them."""
    pattern = r"\s{1,3}".join(re.escape(word) for word in words.split())
    return (match.span() for match in re.finditer(rf"(?<!\w){pattern}(?!\w{{2}})", text, re.IGNORECASE))


def _institutions(text: str, known: Known) -> Iterator[tuple[int, int]]:
    for match in forms.HOUSE_AFTER.finditer(text):
        words = match[0].split(" ")
        begins = next(place for place, word in enumerate(words) if fold(word) not in forms.NO_NAMES_BEFORE)
        named, house = words[begins:-1], words[-1]
        # Hans skole is a boy's, Hans Skole a school's name
        if named or (begins and house[0].isupper()):
            yield match.end() - len(" ".join([*(named or words[:-1]), house])), match.end()
    yield from _by(forms.HOUSE_BEFORE)(text, known)
    yield from (match.span() for match in forms.HOUSE_WITHIN.finditer(text) if fold(match[0]) not in forms.NO_HOUSES)
    for place in known.places:
        yield from spelt(place, text)


SEARCHES: Final[tuple[tuple[IdentifierKind, Search], ...]] = (
    ("cpr", _by(forms.CPR)),
    ("mail", _by(forms.MAIL)),
    ("web", _by(forms.WEB)),
    ("case", _by(forms.CASE_NAMED)),
    ("date", _by(forms.DATE)),
    ("phone", _phones),
    ("address", _streets),
    ("case", _cases),
    ("age", _ages),
    ("institution", _institutions),
    ("name", _names),
)
"""In this order: what is surest first."""
