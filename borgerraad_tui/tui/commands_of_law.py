"""The commands that the law on personal data asks for; they stand among the others in `commands`."""

from __future__ import annotations

from borgerraad_tui.tui.command import ROOMS, Command

IN_ROOMS = (
    Command("remove_cpr", ("x",), "Fjern", "Fjern cifrene i teksten under markøren", ("cpr",)),
    Command(
        "print_person",
        ("u",),
        "Udskriv alt",
        "Alt om personen: skriv alt, registret har om borgeren, som ét dokument",
        ("person",),
        about="forms.exporting.export_person",
    ),
    Command(
        "all_about",
        (),
        "",
        "Alt om personen bag henvendelsen, som ét dokument (indsigt)",
        ("desk", "found", "inquiry"),
        "menu",
        about="forms.exporting.export_person",
    ),
)
"""What is done in a room; before the printing of the inquiry itself, whose letter the person's takes."""

LAW = (
    Command(
        "cpr", (), "", "CPR-numre i teksterne: find dem, og fjern cifrene", ROOMS, "menu", leads="screens.cpr.CprRoom"
    ),
    Command(
        "breach",
        (),
        "",
        "Brud på datasikkerheden: hvad der lå på en computer, der er væk",
        ROOMS,
        "menu",
        leads="screens.duties.BreachRoom",
    ),
    Command(
        "processing",
        (),
        "",
        "Fortegnelse over behandlingen, udfyldt efter registret",
        ROOMS,
        "menu",
        leads="screens.duties.ProcessingRoom",
    ),
)
"""Rooms of their own, found through the menu."""
