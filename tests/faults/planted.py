"""Words that stand nowhere else, and the search for them in every file under a folder, however they are encoded."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from random import Random
from string import ascii_lowercase
from typing import NamedTuple

LETTERS = 4


class Planted(NamedTuple):
    """So many words of one root, which is random."""

    root: str
    words: list[str]


def new_words(number: int, dice: Random) -> Planted:
    """Words of small letters; an æ ends each third, for what only knows ASCII."""
    root = "".join(dice.choice("bdfgjlmnprtv") for _ in range(6))
    codes = ("".join(ascii_lowercase[number // 26**place % 26] for place in range(LETTERS)) for number in range(number))
    return Planted(root, [f"{root}{code}{'æ' if place % 3 == 0 else ''}" for place, code in enumerate(codes)])


def found_in(content: bytes, planted: Planted) -> set[str]:
    """The words in these bytes: as UTF-8, as UTF-16 of either order, in letters of any size."""
    folded = content.lower()
    wanted = re.compile(planted.root.encode() + rb"[a-z]{%d}" % LETTERS)
    codes = {found.decode() for each in (folded, folded.replace(b"\0", b"")) for found in wanted.findall(each)}
    return {word for word in planted.words if word.rstrip("æ") in codes}


def found_under(folder: Path, planted: Planted) -> Iterator[tuple[Path, set[str]]]:
    """Each file that holds some of them, in its name or in its bytes."""
    for path in sorted(folder.rglob("*")):
        content = path.read_bytes() if path.is_file() else b""
        words = found_in(content, planted) | found_in(str(path).encode(), planted)
        if words:
            yield path, words
