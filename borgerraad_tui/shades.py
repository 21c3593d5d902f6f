"""The colours of the program, by what they mean: the same on the screen, in documents and in charts.

Each ink is at least 7:1 on both grounds of its look. No meaning is told by colour alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple, TypeAlias

Ground: TypeAlias = Literal["background", "panel"]
Role: TypeAlias = Literal["text", "muted", "key", "complaint", "other", "late", "saved", "cursor"]


class Shade(NamedTuple):
    """A role's colour in each look, the light and the dark one."""

    dag: str
    nat: str


SHADES: Mapping[Ground | Role, Shade] = {
    "background": Shade(dag="#ffffff", nat="#10151c"),
    "panel": Shade(dag="#eef1f4", nat="#18202a"),
    "text": Shade(dag="#101820", nat="#e8edf2"),
    "muted": Shade(dag="#404a55", nat="#b4bfca"),
    "key": Shade(dag="#6b3500", nat="#ffd479"),
    "complaint": Shade(dag="#853600", nat="#ffb073"),
    "other": Shade(dag="#0a4a82", nat="#8fc7ff"),
    "late": Shade(dag="#8f1515", nat="#ffa3a3"),
    "saved": Shade(dag="#17502a", nat="#9fe0a8"),
    "cursor": Shade(dag="#0a4a82", nat="#ffd479"),
}
