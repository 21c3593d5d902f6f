"""The ways in which one inquiry stands beside another, and their words; apart from the models, so that the desk can read them."""

from __future__ import annotations

from typing import Literal

LinkKind = Literal["continues", "repeats", "same_error"]
LINK_WORDS: dict[LinkKind, tuple[str, str]] = {
    "continues": ("fortsætter", "fortsættes af"),
    "repeats": ("gentager", "gentages af"),
    "same_error": ("samme fejl som", "samme fejl som"),
}
"""A link as it reads from the one side and from the other."""
