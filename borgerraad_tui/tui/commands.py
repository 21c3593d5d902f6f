"""Every command, declared once: keys, key bar, menu, help and the README's table are all derived from here.

A key belongs to the first command declared for a room, so a room's own commands stand before the common ones.
"""

from __future__ import annotations

from collections.abc import Iterator

from textual.binding import Binding, BindingType

from borgerraad_tui.tui.command import (
    ASKING,
    AT_INQUIRY,
    BELOW_SEARCH,
    BOARDS,
    DOCUMENTS,
    FIGURES,
    INQUIRY_LISTS,
    LEDGERS,
    ON_INQUIRY,
    QUESTIONS,
    RECONCILING,
    ROOMS,
    THEN,
    Command,
    Room,
    shown_key,
)
from borgerraad_tui.tui.register_commands import ABOUT_SOMEBODY, DUTIES, OWN, SAFEKEEPING
from borgerraad_tui.tui.report_commands import REPORTING

# fmt: off

COMMANDS = (
    *OWN,
    *REPORTING,
    Command("new_consultation", ("n",), "Ny", "Ny konsulentbistand", ("consultations",)),
    Command("new_appointment", ("n",), "Ny", "Ny aftale eller kontordag", ("agenda",)),
    Command("cancel", ("a",), "Aflys", "Aflys aftalen under markøren, eller lad den gælde igen", ("agenda",)),
    Command("new_question", ("n",), "Ny", "Nyt eget spørgsmål", ("questions",)),
    Command("edit_question", (), "", "Ret det egne spørgsmål: navn, rækker, kolonner og filtre", ("questions", "cross"), "menu"),
    Command("remove_question", (), "", "Fjern det egne spørgsmål, markøren står på", ("questions",), "menu"),
    Command("as_others", ("x",), "Som andre", "Tabellen, som andre må se den (uden små tal); eller hele", ("cross",)),
    Command("own_motion", ("n",), "Egen drift", "Spørg forvaltningen af egen drift", ("requests",)),
    Command("quick", ("n",), "Ny her", "Ny henvendelse her, hurtigt", ("road",)),
    Command("register", ("n", "f2", "ctrl+n"), "Ny", "Ny henvendelse", ROOMS),
    Command(
        "open", ("enter",), "åbn", "Åbn og læs det, markøren står på",
        (
            *INQUIRY_LISTS, "consultations", "agenda", "untold", "road", *LEDGERS, "examples", "since", *THEN,
            "questions", "printed", "erasing", "cpr",
        ),
        "upper",
    ),
    Command("answer", ("enter",), "svar", "Notér første svar, svar, og om spørgsmålet er afgjort", QUESTIONS, "upper"),
    Command("edit", ("enter",), "ret", "Ret henvendelsen", ("inquiry",)),
    Command(
        "show_behind", ("enter",), "sagerne bag tallet", "Vis henvendelserne eller spørgsmålene bag tallet",
        FIGURES, "upper",
    ),
    Command(
        "log", ("l",), "Log", "Skriv i loggen: samtale, møde, mail, brev eller notat",
        ON_INQUIRY, about="forms.log.open_log",
    ),
    Command(
        "conclude", ("a",), "Afslut", "Afslut: handling og udfald, eller lad sagen udgå",
        (*AT_INQUIRY, "road"), about="forms.closing.open_closing",
    ),
    Command("plan", ("f",), "Frist", "Frist og næste skridt", (*AT_INQUIRY, "agenda", "road"), about="forms.step.open_step"),
    Command("next_stop", ("f7",), "skift sted", "Skift til det næste sted", ("road",), "upper"),
    Command("statistics_today", ("s",), "Statistik i dag", "Statistik for i dag, på dette sted", ("road",)),
    Command("view", ("v",), "vis", "Vis kun nogle af de åbne, og alle igen", ("desk",), "upper"),
    Command("remind", (), "", "Påmindelse: husk noget på en dag", ON_INQUIRY, "menu", about="forms.reminder.open_reminder"),
    Command("correct_log", (), "", "Ret en linje i loggen", ("inquiry",), "menu"),
    Command("done", ("g",), "gjort", "Påmindelsen under markøren er gjort", ("desk", "agenda"), "upper"),
    Command("week_left", ("left",), "", "Ugen før", ("agenda",), "menu"),
    Command("week_right", ("right",), "uge", "Næste uge", ("agenda",), "upper"),
    Command("complaints", ("h",), "Heraf klager", "Vis kun klagerne bag tallet, eller alle igen", ("found", "found_then")),
    Command(
        "ask", ("r",), "spørg", "Spørg forvaltningen om henvendelsen",
        AT_INQUIRY, "upper", about="forms.asking.open_ask",
    ),
    Command("chase", ("r",), "Rykker", "Rykker: forvaltningen er rykket i dag", QUESTIONS),
    Command("inquiry", ("h",), "Henvendelsen", "Åbn henvendelsen, spørgsmålet hører til", (*QUESTIONS, "requests_then")),
    Command("settled", ("a",), "Alle", "Vis også afgjorte spørgsmål, eller kun dem, der venter", ("requests",)),
    Command("previous_area", ("left",), "", "Forrige område", ("requests",), "menu"),
    Command("next_area", ("right",), "område", "Næste område", ("requests",), "upper"),
    Command(
        "ask_systemic", (), "", "Systemisk spørgsmål: er der andre med samme fejl?",
        (*AT_INQUIRY, *QUESTIONS), "menu", about="forms.asking.open_systemic",
    ),
    Command("rephrase", (), "", "Ret spørgsmålets område, dag eller ordlyd", QUESTIONS, "menu"),
    Command(
        "service_level", (), "", "Svarfrist: dage til forvaltningens første svar og svaret",
        ("desk", "agenda", *QUESTIONS, "statistics"), "menu",
    ),
    Command(
        "tell_consultation", ("e",), "Eksempel", "Gør konsulentbistanden til et eksempel, og skriv teksten",
        ("consultations",),
    ),
    Command(
        "tell", ("e",), "Eksempel", "Gør henvendelsen til et eksempel, og skriv teksten",
        AT_INQUIRY, "menu", about="screens.example.tell_inquiry",
    ),
    Command(
        "point_at_recommendation", (), "", "Peger på anbefaling: den hviler på henvendelsen",
        AT_INQUIRY, "menu", about="forms.basis.open_pointing",
    ),
    Command(
        "people", ("h",), "Borger", "Borgerens andre henvendelser, og dem der ligner",
        AT_INQUIRY, "menu", about="screens.person.open_person",
    ),
    Command(
        "join", (), "", "Saml med en anden henvendelses person",
        AT_INQUIRY, "menu", about="forms.joining.open_join",
    ),
    Command(
        "part", (), "", "Skil fra de andre: ikke samme person",
        AT_INQUIRY, "menu", about="forms.joining.part",
    ),
    Command(
        "link", (), "", "Forbind med en anden henvendelse",
        AT_INQUIRY, "menu", about="forms.linking.open_link",
    ),
    Command(
        "unlink", (), "", "Fjern en forbindelse til en anden henvendelse",
        AT_INQUIRY, "menu", about="forms.linking.open_unlink",
    ),
    Command("pick_left", ("left",), "", "Forrige tabel", BOARDS, "menu"),
    Command("pick_right", ("right",), "tabel", "Næste tabel", BOARDS, "upper"),
    Command("all_tables", ("a",), "Alle", "Alle tabeller på én gang", BOARDS),
    Command("all_places", ("h",), "Steder", "Statistik for i dag: alle steder, eller dagens sted igen", ("statistics",)),
    Command("basis", ("g",), "Grundlag", "Grundlag: hvad tallet er en del af", FIGURES),
    Command("copy", ("c",), "kopiér", "Kopiér tabellen til udklipsholderen", FIGURES, "upper"),
    Command(
        "copy_figure", ("i",), "i ord", "Kopiér tallet i ord, med det, det er en del af", FIGURES, "upper",
    ),
    Command(
        "export", ("u", "ctrl+p"), "Udskriv", "Udskriv: skriv det, der vises, som et dokument",
        (*FIGURES, "report", "recommendations", *DOCUMENTS),
    ),
    *ABOUT_SOMEBODY,
    Command(
        "print_inquiry", ("u", "ctrl+p"), "Udskriv", "Udskriv henvendelsen til journalen",
        AT_INQUIRY, "menu", about="forms.exporting.export_inquiry",
    ),
    Command("copy_document", ("c",), "Kopiér", "Kopiér det hele til udklipsholderen", (*DOCUMENTS, "control", "erased")),
    Command("more_periods", ("a", "p", "f6"), "Tilføj", "Tilføj en periode til sammenligningen", ("compared",)),
    Command("fewer_periods", ("x",), "Fjern", "Fjern en periode fra sammenligningen", ("compared",)),
    Command(
        "other_names", ("v",), "Omregn", "Omregn gamle områder og temaer til nye, eller som dengang", ("compared",),
    ),
    Command(
        "compared", ("v",), "Sammenlign", "Sammenlign: perioder ved siden af hinanden",
        ("statistics",), leads="screens.compared.ComparedRoom",
    ),
    Command(
        "questions", ("e",), "egne spørgsmål", "Egne spørgsmål: to egenskaber mod hinanden, med filtre",
        ASKING, "upper", leads="screens.questions.Questions",
    ),
    Command(
        "own_questions", (), "", "Til egne spørgsmål: tabeller over to egenskaber",
        tuple(room for room in ROOMS if room not in ASKING), "menu",
    ),
    Command(
        "printed", ("e",), "Afstem", "Afstem: hold en trykt beretnings tal op mod registret",
        RECONCILING, leads="screens.printed.PrintedRoom",
    ),
    Command(
        "reconciling", (), "", "Trykte tal: afstem en trykt beretning med registret",
        tuple(room for room in ROOMS if room not in RECONCILING), "menu",
    ),
    Command(
        "statistics", ("s", "f4", "2"), "Statistik", "Statistik, frem og tilbage",
        BELOW_SEARCH, leads="screens.statistics.Statistics",
    ),
    Command("period", ("p", "f6"), "Periode", "Vælg periode for statistikken", BELOW_SEARCH),
    Command("zero_rows", ("0",), "Nuller", "Vis eller skjul rækker uden henvendelser", BOARDS),
    Command(
        "consultations", ("k", "3"), "Konsulent", "Konsulentbistand",
        BELOW_SEARCH, leads="screens.consultations.Consultations",
    ),
    Command(
        "agenda", ("d",), "Dagsorden", "Dagsorden: ugens aftaler, frister og påmindelser",
        BELOW_SEARCH, leads="screens.agenda.Agenda",
    ),
    Command(
        "road", ("t", "f7"), "På farten", "På farten: hurtig registrering i Vojens og Gram",
        BELOW_SEARCH, leads="screens.road.Road",
    ),
    Command("untold", (), "", "Samtaler i dag uden notat", ROOMS, "menu", leads="screens.untold.UntoldRoom"),
    Command("desk", ("1",), "Bordet", "Bordet: alle åbne henvendelser", BELOW_SEARCH, "menu", leads="screens.desk.Desk"),
    Command(
        "search", ("slash", "f3", "ctrl+f"), "søg", "Søg i emne, notat, navn, nummer, log og resten, med filtre",
        BELOW_SEARCH, "upper", leads="screens.search.SearchRoom",
    ),
    Command(
        "recommendations", ("b", "4"), "Anbefalinger", "Anbefalinger fra alle år",
        BELOW_SEARCH, "menu", leads="screens.recommendations.Recommendations",
    ),
    Command(
        "examples", ("5",), "Eksempler", "Eksempler, der er værd at fortælle",
        BELOW_SEARCH, "menu", leads="screens.examples.Examples",
    ),
    Command(
        "report", ("6",), "Beretning", "Beretning: alt, hvad der skal stå i den",
        BELOW_SEARCH, "menu", leads="screens.report.ReportRoom",
    ),
    *DUTIES,
    Command("undo", ("ctrl+z",), "fortryd", "Fortryd det sidst gemte, så mange gange det skal være", BELOW_SEARCH, "upper"),
    Command("redo", ("ctrl+y",), "gentag", "Gentag det, der blev fortrudt", BELOW_SEARCH, "menu"),
    Command(
        "reopen", (), "", "Genåbn: tag afslutningen tilbage",
        ("found", "person", "inquiry", "search", "road"), "menu", about="forms.closing.reopen",
    ),
    Command("save_search", (), "", "Gem søgningen med et navn", ("search",), "menu"),
    Command("saved_searches", (), "", "Gemte søgninger: søg igen", ("search",), "menu"),
    Command("forget_search", (), "", "Fjern en gemt søgning", ("search",), "menu"),
    Command("discard", (), "", "Kassér kladden under markøren", ("desk",), "menu"),
    Command("veil", ("f9",), "Skjul", "Skjul alle navne og tekster, og vis dem igen", ROOMS, "menu"),
    Command("lock", ("ctrl+l",), "", "Lås: bordet vises igen, når adgangskoden er skrevet", ROOMS, "menu"),
    *SAFEKEEPING,
    Command("theme", (), "", "Skift mellem udseendet dag og nat", ROOMS, "menu"),
    Command("back", ("escape",), "tilbage", "Et skridt tilbage; intet går tabt", ROOMS, "upper"),
    Command(
        "requests", ("o",), "opfølgning", "Opfølgning: hvad forvaltningen skylder svar på",
        BELOW_SEARCH, "upper", leads="screens.requests.Requests",
    ),
    Command("help", ("question_mark", "f1"), "Hjælp", "Hjælp", ROOMS, always=True),
    Command("menu", ("m", "f10"), "Menu", "Menu: alle kommandoer", ROOMS, always=True),
    Command("leave", ("ctrl+q",), "Slut", "Afslut programmet; alt er gemt", ROOMS, "menu"),
)
# fmt: on


def of_room(room: Room) -> Iterator[tuple[Command, tuple[str, ...]]]:
    """The room's commands, each with the keys that are its own there."""
    taken: set[str] = set()
    for command in COMMANDS:
        if room in command.rooms:
            keys = tuple(
                key for key in command.keys if key not in taken and (room != "search" or len(shown_key(key)) > 1)
            )
            taken.update(keys)
            if keys or not command.keys:
                yield command, keys


def bindings(room: Room) -> list[BindingType]:
    """A room's key bindings; each binding's id is its command's id. A letter is the same with Caps Lock on."""
    return [
        Binding(
            ",".join(typed for key in keys for typed in _either_case(key)), command.action, command.label, id=command.id
        )
        for command, keys in of_room(room)
        if keys
    ]


def command_named(identifier: str) -> Command | None:
    """The command with this id."""
    return next((command for command in COMMANDS if command.id == identifier), None)


def action_of(name: str) -> str:
    """What a screen runs for a command's id; any other name is an action itself."""
    command = command_named(name)
    return command.action if command else name


def _either_case(key: str) -> tuple[str, ...]:
    return (key, key.upper()) if len(key) == 1 and key.isalpha() else (key,)
