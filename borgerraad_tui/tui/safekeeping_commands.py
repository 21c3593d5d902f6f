"""The commands about the register's file: its locks, its copies, and its control. They are in the menu of the desk."""

from __future__ import annotations

from borgerraad_tui.tui.command import Command, Room

WHERE: tuple[Room, ...] = ("desk",)

# fmt: off

SAFEKEEPING = (
    Command(
        "passphrase", (), "", "Skift adgangskode, eller lås et register, der ingen har", WHERE, "menu", errand="passphrase",
    ),
    Command(
        "new_key", (), "", "Ny gendannelsesnøgle: skriv den på papir", WHERE, "menu", errand="new_key",
    ),
    Command(
        "lock_after", (), "", "Lås af sig selv: efter hvor mange minutter uden en tast", WHERE, "menu",
    ),
    Command(
        "second_place", (), "", "Kopier uden for maskinen: vælg stedet, fx en USB-nøgle", WHERE, "menu",
    ),
    Command("copy_now", (), "", "Lav en kopi nu", WHERE, "menu"),
)
# fmt: on
