"""The two kinds of inquiry the report tells apart; None is "not decided yet" (ikke taget stilling til)."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """Complaint or other inquiry. Values are what the file holds."""

    COMPLAINT = "complaint"
    OTHER = "other"

    @property
    def key(self) -> str:
        """The Danish word of files and forms: klage, anden."""
        return "klage" if self is Kind.COMPLAINT else "anden"

    @property
    def label(self) -> str:
        """The report's own words."""
        return "Klage" if self is Kind.COMPLAINT else "Andre henvendelser"

    @property
    def one(self) -> str:
        """The word for one of them."""
        return "Klage" if self is Kind.COMPLAINT else "Anden henvendelse"

    @property
    def letter(self) -> str:
        """Its key in a form."""
        return "K" if self is Kind.COMPLAINT else "A"

    @classmethod
    def of(cls, key: str) -> Kind | None:
        """The kind with this Danish key; None for an empty key."""
        return next((kind for kind in cls if kind.key == key), None)
