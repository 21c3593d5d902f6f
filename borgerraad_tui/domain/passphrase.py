"""Passphrases and recovery keys: how strong one is in words, and a key that can be written on paper and typed again."""

from __future__ import annotations

import hashlib
import secrets
from typing import Literal, NamedTuple

from borgerraad_tui.errors import RuleBroken

SHORTEST = 10
"""Characters of a passphrase at least: with a fifth of a second a guess, what is shorter can be tried through."""
LOOKED_AT = 72
"""Characters of a passphrase that are judged, so that the judging keeps up with her typing."""
FAIR, STRONG = 3, 4
"""zxcvbn's scores (https://github.com/dropbox/zxcvbn): from 10^8 and from 10^10 guesses."""
TRIED_FIRST = (
    "adgangskode adgangsord kodeord kode hemmelig hemmelighed velkommen password register registret nøgle"
    " borger borgeren borgerråd borgerraad borgerrådgiver borgerraadgiver borgerrådgiveren borgerraadgiveren rådgiver raadgiver"
    " kommune kommunen rådhus raadhus forvaltning ombudsmand henvendelse klage beretning danmark"
    " haderslev vojens gram sommersted christiansfeld arnum hoptrup hammelev skrydstrup sønderjylland soenderjylland"
    " forår foraar sommer efterår efteraar vinter jul påske paaske"
    " januar februar marts april maj juni juli august september oktober november december"
    " mandag tirsdag onsdag torsdag fredag lørdag loerdag søndag soendag"
)
"""Danish words that somebody who guesses in this office begins with; zxcvbn's own lists are English."""
SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32 (https://www.crockford.com/base32.html): no letter that looks like a digit."""
LOOKALIKES = str.maketrans("OIL", "011")
GROUPS, GROUP = 6, 5
CHECKED = 2
"""Thirty signs: 28 at random (140 bits) and two that the others decide."""
ASKED_BACK = 2
"""Groups that are typed back, to prove that the paper was written."""


class Strength(NamedTuple):
    """How a passphrase stands: what it is called, and what would make it better."""

    level: Literal["weak", "fair", "strong"]
    words: str


def strength(passphrase: str) -> Strength:
    """Judged by how many guesses it would stand, with and without its blanks: words that follow from each other add little."""
    if len(passphrase) < SHORTEST:
        return Strength("weak", f"for kort: {SHORTEST} tegn eller flere, gerne fire-fem ord efter hinanden")
    score = min(_score(passphrase), _score("".join(passphrase.split())))
    if score < FAIR:
        return Strength("weak", "svag, for den er let at gætte: brug fire-fem ord, der ikke hører sammen")
    if score < STRONG:
        return Strength("fair", "god nok; et ord mere gør den stærk")
    return Strength("strong", "stærk")


def _score(passphrase: str) -> int:
    from zxcvbn import zxcvbn  # late: its lists of words take a moment, and a passphrase is seldom chosen

    return int(zxcvbn(passphrase[:LOOKED_AT], user_inputs=TRIED_FIRST.split())["score"]) if passphrase else 0


def check_passphrase(passphrase: str, again: str) -> str:
    """The passphrase; RuleBroken when it is too weak or was typed otherwise the second time."""
    found = strength(passphrase)
    if found.level == "weak":
        raise RuleBroken(f"Adgangskoden er {found.words}.", "first")
    if passphrase != again:
        raise RuleBroken("De to adgangskoder er ikke ens. Skriv den samme igen.", "again")
    return passphrase


def new_recovery_key() -> str:
    """A key at random, as it is written: six groups of five signs."""
    signs = "".join(secrets.choice(SIGNS) for _ in range(GROUPS * GROUP - CHECKED))
    return written(signs + _check_signs(signs))


def written(signs: str) -> str:
    """Signs in groups, as they stand on the paper."""
    return "-".join(signs[start : start + GROUP] for start in range(0, len(signs), GROUP))


def is_recovery_key(text: str) -> bool:
    """Whether it is written as a key is, to its last check sign."""
    try:
        return bool(read_recovery_key(text))
    except RuleBroken:
        return False


def read_recovery_key(text: str) -> str:
    """A key as it was written, however it is typed; RuleBroken says what is wrong with it."""
    signs = "".join(text.upper().replace("-", " ").split()).translate(LOOKALIKES)
    if wrong := [sign for sign in signs if sign not in SIGNS]:
        raise RuleBroken(f"»{wrong[0]}« står ikke i nogen gendannelsesnøgle. Se på papiret igen.", "key")
    if len(signs) != GROUPS * GROUP:
        raise RuleBroken(
            f"En gendannelsesnøgle er {GROUPS} grupper med {GROUP} tegn. Du har skrevet {len(signs)} tegn ud af {GROUPS * GROUP}.",
            "key",
        )
    if _check_signs(signs[:-CHECKED]) != signs[-CHECKED:]:
        raise RuleBroken("Et tegn i gendannelsesnøglen er skrevet forkert. Læs papiret igen, gruppe for gruppe.", "key")
    return written(signs)


def groups_to_type() -> tuple[int, ...]:
    """Which groups are typed back, counted from 1."""
    return tuple(sorted(secrets.SystemRandom().sample(range(1, GROUPS + 1), ASKED_BACK)))


def group(key: str, number: int) -> str:
    """One group of a key, counted from 1."""
    return key.split("-")[number - 1]


def same_group(typed: str, key: str, number: int) -> bool:
    """Whether what was typed is that group of the key."""
    return "".join(typed.upper().split()).translate(LOOKALIKES) == group(key, number)


def _check_signs(signs: str) -> str:
    """A slip of the pen gives others, but once in 1,024."""
    found = hashlib.sha256(signs.encode()).digest()
    return "".join(SIGNS[byte % len(SIGNS)] for byte in found[:CHECKED])
