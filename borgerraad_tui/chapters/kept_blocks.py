"""Blocks of words as plain objects and back, for what a published report keeps of its chapters."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from borgerraad_tui.chapters.blocks import Block, Bullets, Heading, Paragraph

Words = Heading | Paragraph | Bullets


def blocks_to_objects(blocks: Iterable[Block]) -> list[dict[str, Any]]:
    """Everything in them; a table or a chart is counted, and is kept as figures."""
    return [{"block": type(block).__name__, **asdict(block)} for block in blocks if isinstance(block, Words)]


def blocks_from_objects(objects: Iterable[Mapping[str, Any]]) -> list[Block]:
    """What was written."""
    return [_block(each) for each in objects]


def _block(written: Mapping[str, Any]) -> Block:
    kind, fields = written["block"], {name: value for name, value in written.items() if name != "block"}
    if kind == Bullets.__name__:
        return Bullets(tuple(fields["items"]))
    return Heading(**fields) if kind == Heading.__name__ else Paragraph(**fields)
