"""The commands about the register as a whole: its locks, copies and control, and the duties of law."""

from __future__ import annotations

from borgerraad_tui.tui.command import AT_INQUIRY, BELOW_SEARCH, ROOMS, Command, Room

WHERE: tuple[Room, ...] = ("desk", "control")
"""Where the register's file is looked after."""

# fmt: off

OWN = (
    Command("mark", ("x", "space"), "Mærk", "Mærk den under markøren til sletning, eller tag mærket af", ("erasing",)),
    Command("mark_all", ("a",), "Alle", "Mærk alle, eller ingen", ("erasing",)),
    Command(
        "erase_marked", ("e",), "Slet", "Slet det, der kan kendes, i de mærkede; der spørges først",
        ("erasing",),
    ),
    Command("hold", ("u",), "Behold", "Behold henvendelsen under markøren til en dag, med en grund", ("erasing",)),
    Command("let_go", ("f",), "Behold ikke", "Behold ikke længere: lad fristen gælde igen", ("erasing",)),
    Command(
        "erased", ("h",), "Slettet", "Hvad der er slettet, hvornår og hvorfor",
        ("erasing",), leads="screens.erased.ErasedRoom",
    ),
    Command("retention_terms", (), "", "Slettefrister: hvor mange år navne og tekster gemmes", ("erasing",), "menu"),
    Command("remove_copies", ("x",), "Slet kopier", "Slet de kopier, der stadig har det slettede", ("erased",)),
)
"""What is done in their own rooms."""
ABOUT_SOMEBODY = (
    Command("remove_cpr", ("x",), "Fjern", "Fjern cifrene i teksten under markøren", ("cpr",)),
    Command(
        "print_person", ("u",), "Udskriv alt", "Alt om personen: alt i registret om borgeren i ét dokument",
        ("person",), about="forms.exporting.export_person",
    ),
    Command(
        "all_about", (), "", "Alt om personen bag, som ét dokument (indsigt)",
        ("desk", "found", "inquiry"), "menu", about="forms.exporting.export_person",
    ),
)
"""Before the printing of the inquiry itself, whose letter the person's takes."""
DUTIES = (
    Command(
        "erase_inquiry", (), "", "Slet det, der kan kendes, i henvendelsen",
        AT_INQUIRY, "menu", about="forms.erasing.open_erase_inquiry",
    ),
    Command(
        "erase_person", (), "", "Slet det, der kan kendes, i alle borgerens henvendelser",
        ("person", "inquiry"), "menu", about="forms.erasing.open_erase_person",
    ),
    Command(
        "erasing", ("7",), "Sletning", "Sletning: hvad der er gemt længere end fristen",
        BELOW_SEARCH, "menu", leads="screens.erasing.ErasingRoom",
    ),
    Command(
        "cpr", (), "", "CPR-numre i teksterne: find dem, og fjern cifrene", ROOMS, "menu", leads="screens.cpr.CprRoom",
    ),
    Command(
        "breach", (), "", "Brud på datasikkerheden: hvad lå på en mistet computer",
        ROOMS, "menu", leads="screens.duties.BreachRoom",
    ),
    Command(
        "processing", (), "", "Fortegnelse over behandlingen, udfyldt efter registret",
        ROOMS, "menu", leads="screens.duties.ProcessingRoom",
    ),
)
"""What leads to them from elsewhere."""
SAFEKEEPING = (
    Command(
        "control", (), "", "Kontrol: se hele registret efter, og hvad der er galt", BELOW_SEARCH, "menu",
        leads="screens.control.ControlRoom",
    ),
    Command("control_now", ("a",), "Igen", "Se registret efter igen", ("control",)),
    Command(
        "passphrase", (), "", "Skift adgangskode, eller lås et ulåst register", WHERE, "menu", errand="passphrase",
    ),
    Command(
        "new_key", (), "", "Ny gendannelsesnøgle: skriv den på papir", WHERE, "menu", errand="new_key",
    ),
    Command(
        "lock_after", (), "", "Lås af sig selv: efter hvor mange minutter uden tast", WHERE, "menu",
    ),
    Command(
        "second_place", (), "", "Kopier uden for maskinen: vælg stedet, fx en USB-nøgle", WHERE, "menu",
    ),
    Command("copy_now", (), "", "Lav en kopi nu", WHERE, "menu"),
    Command(
        "restore", (), "", "Gendan fra en kopi, og se først, hvad der går tabt", WHERE, "menu",
        errand="restoring",
    ),
)
# fmt: on
