"""AES-256 in cipher block chaining, decrypting only: Python has none of its own, and no library is taken in for one proof.

FIPS 197. All blocks are worked on at once, a place in the block at a time: a step is a table look-up over a whole run of bytes
(`bytes.translate`) or one XOR of two long numbers, so 10 MB take about a second.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Final

BLOCK: Final = 16
ROUNDS: Final = 14
POLYNOMIAL: Final = 0x11B
MIXED: Final = (14, 11, 13, 9)
"""What the four bytes of a column are multiplied by, on the way back."""


def decrypted(key: bytes, vectors_and_blocks: bytes) -> bytes:
    """The plain bytes of one run: an initialization vector and the blocks that follow it; whole blocks, a key of 32 bytes."""
    blocks = vectors_and_blocks[BLOCK:]
    plain = _blocks_back(key, blocks)
    return _xor(plain, vectors_and_blocks[: len(blocks)])


def _blocks_back(key: bytes, blocks: bytes) -> bytes:
    boxes = _boxes()
    rounds = _round_keys(key)
    state = [_xor_each(blocks[place::BLOCK], rounds[ROUNDS][place]) for place in range(BLOCK)]
    for number in range(ROUNDS - 1, -1, -1):
        # rows move right, bytes go back through the table, then the round's key
        state = [state[(place - 4 * (place % 4)) % BLOCK].translate(boxes) for place in range(BLOCK)]
        state = [_xor_each(state[place], rounds[number][place]) for place in range(BLOCK)]
        if number:
            state = _unmixed(state)
    out = bytearray(len(blocks))
    for place in range(BLOCK):
        out[place::BLOCK] = state[place]
    return bytes(out)


def _unmixed(state: Sequence[bytes]) -> list[bytes]:
    tables = _multiplied()
    mixed = []
    for place in range(BLOCK):
        column, row = place - place % 4, place % 4
        pieces = (state[column + (row + step) % 4].translate(tables[step]) for step in range(4))
        mixed.append(_xor(*pieces))
    return mixed


def _xor(*runs: bytes) -> bytes:
    result = 0
    for run in runs:
        result ^= int.from_bytes(run, "little")
    return result.to_bytes(len(runs[0]), "little")


def _xor_each(run: bytes, byte: int) -> bytes:
    return run.translate(bytes(each ^ byte for each in range(256)))


def _times(one: int, other: int) -> int:
    product = 0
    while other:
        if other & 1:
            product ^= one
        one = (one << 1) ^ (POLYNOMIAL if one & 0x80 else 0)
        other >>= 1
    return product


@cache
def _multiplied() -> tuple[bytes, ...]:
    return tuple(bytes(_times(byte, by) for byte in range(256)) for by in MIXED)


@cache
def _box() -> bytes:
    """The table of the way there: the inverse in the field, and an affine step."""
    inverse = {0: 0} | {byte: other for byte in range(1, 256) for other in range(1, 256) if _times(byte, other) == 1}

    def turned(byte: int, by: int) -> int:
        return ((byte << by) | (byte >> (8 - by))) & 0xFF

    found = (inverse[byte] for byte in range(256))
    return bytes(each ^ turned(each, 1) ^ turned(each, 2) ^ turned(each, 3) ^ turned(each, 4) ^ 0x63 for each in found)


@cache
def _boxes() -> bytes:
    """The table of the way back."""
    box = _box()
    return bytes(box.index(byte) for byte in range(256))


def _round_keys(key: bytes) -> list[bytes]:
    words = [key[start : start + 4] for start in range(0, len(key), 4)]
    box, constant = _box(), 1
    each = len(words)
    for number in range(each, 4 * (ROUNDS + 1)):
        last = words[-1]
        if number % each == 0:
            last = (last[1:] + last[:1]).translate(box)
            last = bytes([last[0] ^ constant]) + last[1:]
            constant = _times(constant, 2)
        elif number % each == 4:
            last = last.translate(box)
        words.append(_xor(last, words[number - each]))
    return [b"".join(words[start : start + 4]) for start in range(0, len(words), 4)]
