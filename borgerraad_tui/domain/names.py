"""People made comparable: names however they are spelt, phone numbers by their last eight digits, mails in small letters.

Alike by these words is a likeness and never proof: what is found is shown, and a person decides.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import groupby, takewhile
from typing import NamedTuple

LETTERS = {"å": "aa", "æ": "ae", "ä": "ae", "ø": "oe", "ö": "oe", "ü": "ue", "đ": "d", "ð": "d", "ł": "l"}
"""Letters that are also written with two, or that lose no mark when marks are taken off."""
SOUNDS = {
    "aa": "å", "ae": "æ", "oe": "ø", "ue": "y", "ph": "f", "th": "t", "ch": "k", "ck": "k", "c": "k", "q": "k", "w": "v", "x": "ks",
    "z": "s",
}  # fmt: skip
"""What is written in more ways than one, and how it is compared; of two that fit the longer one holds."""
LETTER = str.maketrans(LETTERS)
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
    """A word as far as it is typed: what the whole one begins with, or, where `whole`, is."""

    word: str
    whole: bool

    def begins(self, word: str) -> bool:
        """Whether a whole word can become of it."""
        return word == self.word if self.whole else word.startswith(self.word)


Asked = tuple[Begun, ...]
"""Words that must all be there."""


def normal(word: str) -> str:
    """One word of a name in the form in which two are compared: Møller, Moeller and Möller are one, as are Jensen and Jenssen."""
    return _single(_sounds(_plain(word)))


def name_words(text: str) -> tuple[str, ...]:
    """The words of a name, each once, in any order alike; initials that stand beside each other are one word."""
    return tuple(dict.fromkeys(_single(_sounds(word)) for word in _words(text)))


def known_under(citizen: str, phone: str, mail: str) -> frozenset[str]:
    """Every word somebody is found by; a name with a hyphen also as it is written in one."""
    names = {word for written in _ways(citizen) for word in name_words(written)}
    return frozenset({*names, *_phones(phone), *_mails(mail)})


def asked(citizen: str, phone: str, mail: str) -> list[Asked]:
    """What is typed so far, as questions: somebody who answers one of them is meant, perhaps."""
    named = [_begun_words(written) for written in _ways(citizen)]
    contacts = [*_phones(phone), *_mails(mail)]
    return [*filter(None, named), *((Begun(word, False),) for word in contacts if len(word) > BEGUN)]


def answers(question: Asked, known: frozenset[str]) -> bool:
    """Whether somebody known under these words is meant by a question."""
    return all(any(begun.begins(word) for word in known) for begun in question)


def begun(word: str) -> str:
    """What the whole word begins with, whatever is typed next: of Mo can come Møller, so it is sure of the M alone."""
    plain = _plain(word)
    coming = [_single(_sounds(plain + more)) for more in ("", *SECONDS)]
    sure = takewhile(lambda signs: len(set(signs)) == 1, zip(*coming, strict=False))
    return "".join(signs[0] for signs in sure)


def phone_digits(text: str) -> str:
    """The last eight digits, or as many as are typed, without the country's own."""
    digits = "".join(re.findall(r"[0-9]", re.sub(r"^\s*(\+|00)\s*45", "", text)))
    return digits[-PHONE:]


def looks_like_contact(text: str) -> bool:
    """Whether a text is a whole phone number or a mail rather than words."""
    return "@" in text or (len(phone_digits(text)) == PHONE and not re.search(r"[^\d\s+()-]|\d{4}-\d", text))


def _begun_words(text: str) -> Asked:
    """The words of a name as begun; a short one is whole, unless a longer one narrows what it can be."""
    words = list(dict.fromkeys(_words(text)))[:MOST_WORDS]
    narrowed = any(len(word) >= BEGUN for word in words)
    heard = (Begun(begun(word), False) if narrowed else Begun(_single(_sounds(word)), True) for word in words)
    return tuple(word for word in heard if word.word)


def _ways(text: str) -> Iterator[str]:
    """A name as it stands, and with its hyphens left out."""
    yield text
    closed = re.sub(r"(?<=\w)[-\u2010\u2011](?=\w)", "", text)
    if closed != text:
        yield closed


def _words(text: str) -> Iterator[str]:
    """The words in plain letters, initials beside each other taken together."""
    for initials, words in groupby(re.findall(r"[^\W_]+", _plain(text)), lambda word: len(word) == 1):
        if initials:
            yield "".join(words)
        else:
            yield from words


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
