"""A PNG's pixels, read by the standard alone, to see what was drawn and where."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator

SIGNATURE = b"\x89PNG\r\n\x1a\n"
CHANNELS = {0: 1, 2: 3, 4: 2, 6: 4}


def pixel_rows(png: bytes) -> list[list[bytes]]:
    """Every row's pixels from the top, each its channels' bytes; eight bits a channel, no palette, not interlaced."""
    chunks = dict(_chunks(png))
    width, height, depth, colour, _, _, interlaced = struct.unpack(">IIBBBBB", chunks[b"IHDR"])
    assert (depth, interlaced) == (8, 0)
    step = CHANNELS[colour]
    raw = zlib.decompress(chunks[b"IDAT"])
    line, before, rows = width * step, bytearray(width * step), []
    for row in range(height):
        begins = row * (line + 1)
        before = _unfiltered(raw[begins], raw[begins + 1 : begins + 1 + line], before, step)
        rows.append([bytes(before[place : place + step]) for place in range(0, line, step)])
    return rows


def _chunks(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    assert png.startswith(SIGNATURE)
    place, data = len(SIGNATURE), b""
    while place < len(png):
        length, kind = struct.unpack(">I4s", png[place : place + 8])
        content = png[place + 8 : place + 8 + length]
        if kind == b"IDAT":
            data += content
        yield kind, data if kind == b"IDAT" else content
        place += length + 12


def _unfiltered(kind: int, line: bytes, above: bytearray, step: int) -> bytearray:
    made = bytearray(line)
    for place, value in enumerate(line):
        left = made[place - step] if place >= step else 0
        corner = above[place - step] if place >= step else 0
        made[place] = (value + _predicted(kind, left, above[place], corner)) & 0xFF
    return made


def _predicted(kind: int, left: int, above: int, corner: int) -> int:
    match kind:
        case 0:
            return 0
        case 1:
            return left
        case 2:
            return above
        case 3:
            return (left + above) // 2
    guess = left + above - corner
    return min((left, above, corner), key=lambda value: abs(guess - value))
