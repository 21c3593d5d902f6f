"""The commands about the register's file: its locks, its copies, and its control. They are in the menu of the desk."""

from __future__ import annotations

from borgerraad_tui.tui.command import BELOW_SEARCH, Command, Room

WHERE: tuple[Room, ...] = ("desk", "control")

# fmt: off

SAFEKEEPING = (
    Command(
        "control", (), "", "Kontrol: se hele registret efter, og hvad du skal gøre, hvis noget er galt", BELOW_SEARCH, "menu",
        leads="screens.control.ControlRoom",
    ),
    Command("control_now", ("a",), "Igen", "Se registret efter igen", ("control",)),
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
    Command(
        "restore", (), "", "Gendan fra en kopi: se, hvad hver kopi holder, og hvad der ville gå tabt", WHERE, "menu",
        errand="restoring",
    ),
)
# fmt: on
