"""What of the catalogue is a talk, and what has reached the citizen: the one place that names those keys.

Free of pydantic: lists and figures read it. A key that a later catalogue ends, renames or merges still counts, along with what
it became.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from borgerraad_tui.domain.catalogue import Catalogue

TALKS = ("samtale", "moede")
"""Log entries in which something was said, and which must be noted."""
SPOKEN = ("telefon", "fremmoede", "hjemmebesoeg")
"""Channels of inquiries that begin with a talk: the citizen called, came or was visited."""
RECEIVED = ("mail_ind", "brev_ind")
"""Manners of what only came in."""
SENT = ("mail_ud", "brev_ud")
"""Manners of what was sent, to the citizen where nobody else is named."""


class Contact(NamedTuple):
    """The same as numbers of catalogue entries, across reorganisations."""

    talks: tuple[int, ...]
    spoken: tuple[int, ...]
    received: tuple[int, ...]
    sent: tuple[int, ...]


def contact_of(catalogue: Catalogue) -> Contact:
    """What counts as a talk and as a contact in this catalogue.

    An inquiry's first contact is the day of receipt where its channel is spoken, else its first log entry with the citizen: a
    talk, a meeting, a mail or letter sent; what only came in is none.
    """
    return Contact(
        talks=_numbers(catalogue, "log", TALKS),
        spoken=_numbers(catalogue, "channel", SPOKEN),
        received=_numbers(catalogue, "manner", RECEIVED),
        sent=_numbers(catalogue, "manner", SENT),
    )


def _numbers(catalogue: Catalogue, listing: str, keys: Iterable[str]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(number for key in keys for number in catalogue.lineage(listing, key)))
