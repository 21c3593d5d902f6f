"""The commands of the rooms a report is made in: recommendations, examples, the report itself, and printed figures beside it."""

from __future__ import annotations

from borgerraad_tui.tui.command import LEDGERS, Command

# fmt: off

REPORTING = (
    Command("new_recommendation", ("n",), "Ny", "Ny anbefaling", LEDGERS),
    Command("edit_recommendation", ("enter",), "ret", "Ret anbefalingen, dens svar og handleplan", ("recommendation",)),
    Command("new_status", ("f",), "Følg op", "Følg op på anbefalingen: hvor langt den er", (*LEDGERS, "recommendation")),
    Command(
        "rests_on", ("h",), "Hviler på", "Hvad den hviler på: henvendelser og konsulentbistand",
        (*LEDGERS, "recommendation"),
    ),
    Command(
        "follow_up", ("v",), "Virkning", "Opfølgning på tidligere anbefalinger, med tal før og efter",
        (*LEDGERS, "recommendation"),
    ),
    Command("write_example", ("enter",), "skriv", "Skriv eksemplets tekst ved siden af sagen", ("example",)),
    Command("let_stand", ("l",), "Lad stå", "Lad fundet under markøren stå, som det er skrevet", ("example",)),
    Command("next_pane", ("tab",), "næste del", "Gå til næste del: eksemplet, sagen, fundene, hvorfor", ("example",), "upper"),
    Command("clear_example", ("f",), "Frigiv", "Frigiv eksemplet, så det må stå i en beretning", ("example",)),
    Command("remove_example", (), "", "Fjern eksemplet; sagen selv bliver", ("examples", "example"), "menu"),
    Command("write_piece", ("enter",), "skriv", "Skriv teksten til det, markøren står på; ret en delperiode", ("report",), "upper"),
    Command("new_report", ("n",), "Ny", "Ny beretning", ("report",)),
    Command("turn_piece", ("x", "space"), "Med/ikke", "Med eller ikke med i beretningen", ("report",)),
    Command("new_part", ("a",), "Delperiode", "Tilføj en delperiode", ("report",)),
    Command("read_report", ("l",), "Læs", "Læs beretningen, som den bliver trykt", ("report",)),
    Command("other_report", ("v",), "vælg", "Vælg en anden beretning", ("report",), "upper"),
    Command(
        "copy_piece", ("c",), "kopiér", "Kopiér det, markøren står på, til udklipsholderen", ("report",), "upper",
    ),
    Command("edit_part", (), "", "Ret delperioden, markøren står i", ("report",), "menu"),
    Command("remove_part", (), "", "Fjern delperioden, markøren står i, fra beretningen", ("report",), "menu"),
    Command("report_title", (), "", "Ret beretningens titel", ("report",), "menu"),
    Command("remove_report", (), "", "Slet beretningen, mens den ikke er offentliggjort", ("report",), "menu"),
    Command("publish", ("f",), "Frys", "Offentliggør beretningen: frys dens tal, så de ligger fast", ("report",)),
    Command(
        "since_published", ("h",), "flyttet", "Siden offentliggørelsen: hvad er flyttet, af hvilke sager",
        ("report",), "upper",
    ),
    Command(
        "as_published", ("g",), "frosne tal", "Tallene, som de blev offentliggjort, og det, der stod bag", ("report",), "upper",
    ),
    Command(
        "write_printed", ("enter",), "skriv", "Skriv de trykte tal af: en tabel, eller tallene over dem", ("reconciled",),
    ),
    Command("deviation", ("g",), "Tallet", "Vis et tal, der afviger, i statistikken, med sagerne bag", ("reconciled",)),
    Command("new_printed_period", ("a",), "Delperiode", "Tilføj en delperiode til de trykte tal", ("reconciled",)),
    Command("printed_period", (), "", "Ret en delperiode i de trykte tal", ("reconciled",), "menu"),
    Command("new_printed", ("n",), "Ny", "Nye trykte tal, skrevet af i hånden", ("printed",)),
    Command("read_printed", ("l",), "Læs ind", "Læs trykte tal ind fra en fil", ("printed",)),
    Command("remove_printed", ("x",), "Fjern", "Fjern de trykte tal under markøren", ("printed",)),
    Command("printed_name", (), "", "Ret navnet på de trykte tal", ("printed",), "menu"),
)
# fmt: on
