"""People made comparable: names however they are spelt, phone numbers by their last eight digits, mails in small letters.

Alike by these words is a likeness and never proof: what is found is shown, and a person decides.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from borgerraad_tui.domain.words import WORD

LETTERS = {"å": "aa", "æ": "ae", "ä": "ae", "ø": "oe", "ö": "oe", "ü": "ue", "đ": "d", "ð": "d", "ł": "l"}
"""Letters that are also written with two, or that lose no mark when marks are taken off."""
SOUNDS = {
    "aa": "å", "ae": "æ", "oe": "ø", "ue": "y", "ph": "f", "th": "t", "ch": "k", "ck": "k", "c": "k", "q": "k", "w": "v", "x": "ks",
    "z": "s",
}  # fmt: skip
"""What is written in more ways than one, and how it is compared; of two that fit the longer one holds."""
LETTER = str.maketrans(LETTERS)
HYPHENED = re.compile(rf"{WORD.pattern}(?:[-\u2010\u2011]{WORD.pattern})*")
"""A word with whatever hyphens hold to it."""
SOUND = re.compile("|".join(sorted(SOUNDS, key=len, reverse=True)))
SECONDS = "".join(sorted({pair[1] for pair in SOUNDS if len(pair) > 1}))
BEGUN = 3
"""Letters from which on a word may be only begun."""
MOST_WORDS = 8
"""Words of a name that are asked for."""
PHONE = 8
"""Digits of a Danish phone number."""
PHONE_MARK, MAIL_MARK = "+", "@"
"""What stands before a phone number and a mail among the words: no word of a name begins with either."""


class Begun(NamedTuple):
    """A word as far as it is typed: one of `ways` is what the whole one begins with, or, where `whole`, is."""

    ways: tuple[str, ...]
    whole: bool

    def begins(self, word: str) -> bool:
        """Whether a whole word can become of it."""
        return word in self.ways if self.whole else word.startswith(self.ways)


Asked = tuple[Begun, ...]
"""Words that must all be there."""


def normal(word: str) -> str:
    """One word of a name in the form in which two are compared: Møller, Moeller and Möller are one, as are Jensen and Jenssen."""
    return _single(_sounds(_plain(word)))


def name_words(text: str) -> tuple[str, ...]:
    """The words of a name, each once, in any order alike; initials that stand beside each other are one word."""
    return tuple(dict.fromkeys(_single(_sounds(word.plain)) for word in _words(text, WORD)))


def plain_words(text: str) -> frozenset[str]:
    """The words of a name as they are spelt, in any order: Møller and Moeller are one, Møler sounds alike and is another."""
    return frozenset(word.plain for word in _words(text, WORD))


def spelt(citizen: str) -> frozenset[tuple[str, str]]:
    """Every word of a name in the form in which it is compared, each with the words it is written with."""
    return frozenset((_single(_sounds(word.plain)), word.written) for way in _ways(citizen) for word in way)


def known_under(citizen: str, phone: str, mail: str) -> frozenset[str]:
    """Every word somebody is found by; a name with a hyphen also as it is written in one."""
    return frozenset({*(word for word, _ in spelt(citizen)), *contacts(phone, mail)})


def contacts(phone: str, mail: str) -> frozenset[str]:
    """Every phone number and every mail somebody is found by."""
    return frozenset({*_phones(phone), *_mails(mail)})


def asked(citizen: str, phone: str, mail: str) -> list[Asked]:
    """What is typed so far, as questions: somebody who answers one of them is meant, perhaps."""
    named = [_begun_words(way) for way in _ways(citizen)]
    reached = [*_phones(phone), *_mails(mail)]
    return [*filter(None, named), *((Begun((word,), False),) for word in reached if len(word) > BEGUN)]


def heard(text: str) -> Mapping[str, Iterable[Begun]]:
    """What each word of a search can be of a name: by the same rule as names that are typed, a short word always whole.

    The words of one with a hyphen, and initials beside each other, are also what they are together.
    """
    found: dict[str, set[Begun]] = {}
    for way in _ways(text):
        for word in way[:MOST_WORDS]:
            for part in word.written.split():
                found.setdefault(part, set()).add(_begun_word(word.plain, len(word.plain) >= BEGUN))
    return found


def answers(question: Asked, known: frozenset[str]) -> bool:
    """Whether somebody known under these words is meant by a question."""
    return all(any(begun.begins(word) for word in known) for begun in question)


def begun(word: str) -> tuple[str, ...]:
    """What the whole word begins with, one of these, whatever is typed next: of Mo can come Mogens and Møller (Moeller)."""
    plain = _plain(word)
    coming = sorted({_single(_sounds(plain + more)) for more in ("", *SECONDS)})
    return tuple(way for way in coming if not any(way != other and way.startswith(other) for other in coming))


def phone_digits(text: str) -> str:
    """The last eight digits, or as many as are typed, without the country's own."""
    digits = "".join(re.findall(r"[0-9]", re.sub(r"^\s*(\+|00)\s*45", "", text)))
    return digits[-PHONE:]


def looks_like_contact(text: str) -> bool:
    """Whether a text is a whole phone number or a mail rather than words."""
    return "@" in text or (len(phone_digits(text)) == PHONE and not re.search(r"[^\d\s+()-]|\d{4}-\d", text))


class _Word(NamedTuple):
    """A word of a name in plain letters, and as it is written: initials that are one word stand apart in it."""

    plain: str
    written: str


def _begun_words(way: Iterable[_Word]) -> Asked:
    """The words of a name as begun; a short one is whole, unless a longer one narrows what it can be."""
    words = list(dict.fromkeys(word.plain for word in way))[:MOST_WORDS]
    narrowed = any(len(word) >= BEGUN for word in words)
    return tuple(_begun_word(word, narrowed) for word in words)


def _begun_word(plain: str, more: bool) -> Begun:
    return Begun(begun(plain), False) if more else Begun((_single(_sounds(plain)),), True)


def _ways(text: str) -> Iterator[Sequence[_Word]]:
    """The words of a name as it stands, and with its hyphens left out."""
    apart, together = list(_words(text, WORD)), list(_words(text, HYPHENED))
    yield apart
    if together != apart:
        yield together


def _words(text: str, cut: re.Pattern[str]) -> Iterator[_Word]:
    """The words, initials beside each other taken together."""
    found = (WORD.findall(word) for word in cut.findall(unicodedata.normalize("NFC", text).lower()))
    for initials, words in groupby(found, lambda parts: len(parts) == len(parts[0]) == 1):
        for parts in [[part for word in words for part in word]] if initials else words:
            plain = "".join(WORD.findall(_plain("".join(parts))))
            if plain:
                yield _Word(plain, " ".join(parts))


def _plain(text: str) -> str:
    """Small letters without marks; those with a spelling of their own in two."""
    spelt = unicodedata.normalize("NFC", text.casefold()).translate(LETTER)
    marked = unicodedata.normalize("NFKD", spelt)
    return "".join(sign for sign in marked if unicodedata.category(sign) != "Mn").casefold()


def _sounds(plain: str) -> str:
    return SOUND.sub(lambda found: SOUNDS[found[0]], plain)


def _single(word: str) -> str:
    return re.sub(r"(.)\1+", r"\1", word)


def _phones(text: str) -> Iterator[str]:
    numbers = (phone_digits(part) for part in re.split(r"[/,;]", text))
    return (PHONE_MARK + digits for digits in numbers if digits)


def _mails(text: str) -> Iterator[str]:
    return (MAIL_MARK + mail for mail in re.split(r"[\s,;<>]+", text.casefold()) if mail)
