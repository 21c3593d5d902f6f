"""How what may be read in confidence alone says so: in a sentence, and in the names of its files."""

from __future__ import annotations

WORD = "fortroligt"
CONFIDENTIAL = (
    "FORTROLIGT. Uden tekst, person, sted og afdeling, men ikke anonymt: kun til brug mellem borgerrådgivere og andre, der må"
    " behandle oplysningerne. Pakken er ikke et uddrag efter offentlighedsloven § 11 og må ikke offentliggøres."
)


def confidential_name(name: str) -> str:
    """The name of a file or folder, with the word in front unless it says so itself."""
    return name if WORD in name.lower() else f"{WORD}-{name}"
