"""Throwing a draft away: it cannot be undone, so it is asked first."""

from __future__ import annotations

from collections.abc import Sequence

from borgerraad_tui.tui.screens.offers import Offer, PickOffer


class PickDiscard(PickOffer[bool]):
    """Answers whether the draft is to go; the cursor stands on keeping it."""

    TITLE = "Kassér kladden?"

    def offers(self) -> Sequence[Offer[bool]]:
        """Both."""
        return [
            Offer(1, "b", "Behold den", False),
            Offer(2, "k", "Kassér den: den kan ikke hentes igen", True),
        ]
