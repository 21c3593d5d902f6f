"""Texts that drive, hide or mislead a program that takes them for its own: those known, and others put together at random."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random

from tests.tui.test_hostile import CASES

ENDS_A_PASTE = "\x1b[201~"


def payloads(number: int, dice: Random) -> list[str]:
    """So many texts, the known ones first."""
    known = [pasted.encode("utf-8", "replace").decode() for pasted, _ in CASES]
    return (known + [dice.choice(MADE)(dice) for _ in range(number)])[:number]


def _numbers(dice: Random) -> str:
    return ";".join(str(dice.choice((0, 1, 2, 5, 8, 31, 47, 1049, 2004, 9999))) for _ in range(dice.randrange(4)))


def _ended(dice: Random) -> str:
    return dice.choice(("\x07", "\x1b\\", "\x9c", "", "\x18", "\r"))


def _made_of(signs: Sequence[str]) -> Callable[[Random], str]:
    return lambda dice: "".join(dice.choice(signs) + dice.choice(("", "ord", "æ")) for _ in range(dice.randint(1, 6)))


MADE: Sequence[Callable[[Random], str]] = (
    lambda dice: f"\x1b[{dice.choice(('', '?', '>', '<', '='))}{_numbers(dice)}{dice.choice('ABCDHJKLMPSTX@chlmnpqrstux')}",
    lambda dice: f"\x1b]{dice.choice((0, 2, 4, 7, 8, 9, 52, 133, 777, 1337))};{dice.choice(('c;', '', ';http://x/'))}aGVq{_ended(dice)}",
    lambda dice: f"\x1b{dice.choice('P_^X')}{dice.choice(('+q544e', '$q m', 'Gf=24;AAAA', '1;2q'))}{_ended(dice)}",
    lambda dice: f"{chr(dice.randrange(0x80, 0xA0))}{_numbers(dice)}{dice.choice('mHJ;')}x{_ended(dice)}",
    lambda dice: f"\x1b{dice.choice('cDEHM78=>NOZ#(')}{dice.choice('08AB')}",
    _made_of([chr(code) for code in (*range(0x20), 0x7F)]),
    _made_of([chr(code) for code in (*range(0x80, 0xA0), 0xAD, 0xFEFF, *range(0x200B, 0x2010), *range(0x2028, 0x202F))]),
    _made_of([chr(code) for code in (*range(0x2060, 0x2070), 0x061C, 0x180E, 0xFFF9, 0xE0001, 0xE0041, 0x3164, 0xFFFE)]),
    _made_of(["[/]", "[red]", "[/red]", "[link=http://x]", "[@click=app.quit]", "[bold", "]", "\\[", "{x}", "%s", "$var"]),
    _made_of(["\u0301" * 40, "🙂", "👩‍👩‍👧", "中", "ﷺ", "\U0001f3fb", "e\u0301"]),
    lambda dice: dice.choice("[\u0301W/\u202e\x1b") * dice.choice((500, 5_000)),
    lambda dice: f"a{ENDS_A_PASTE}{dice.choice(('x', '[B', '~'))}",
)  # fmt: skip
"""CSI, OSC (title, link, clipboard), DCS and its like, C1, ESC, control signs, marks without width, markup, heaps, very long
ones, and the end of a paste."""
