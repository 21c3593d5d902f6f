"""What every key does where she stands, and how forms, dates and figures work."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from textual.widget import Widget

from borgerraad_tui.chapters.live_figures import LIVE
from borgerraad_tui.domain.search_line import FILTERS, OF_DAYS, OF_NAMES, OF_WORDS, TOGETHER
from borgerraad_tui.domain.text import capitalised
from borgerraad_tui.tui.command import Room, shown_key
from borgerraad_tui.tui.commands import of_room
from borgerraad_tui.tui.glyphs import Glyphs
from borgerraad_tui.tui.office import Office
from borgerraad_tui.tui.screens.dialog import Dialog
from borgerraad_tui.tui.widgets.lines import Key
from borgerraad_tui.tui.widgets.parts import Part
from borgerraad_tui.tui.widgets.prose import Paragraph, Prose

Topic = Room | Literal["form"]

ROOM_NAMES: dict[Topic, str] = {
    "desk": "Bordet", "statistics": "Statistik", "consultations": "Konsulentbistand", "found": "Henvendelserne bag et tal",
    "found_requests": "Spørgsmålene bag et tal",
    "requests": "Opfølgning", "person": "Borgerens henvendelser", "inquiry": "Henvendelsen", "search": "Søg",
    "agenda": "Dagsordenen", "untold": "Samtaler uden notat", "recommendations": "Anbefalinger",
    "follow_up": "Opfølgning på anbefalinger", "road": "På farten",
    "recommendation": "Anbefalingen", "examples": "Eksempler", "example": "Eksemplet", "report": "Beretningen",
    "compared": "Perioder sammenlignet", "since": "Siden offentliggørelsen", "frozen": "Tallene, som de blev offentliggjort",
    "found_then": "Henvendelserne bag et tal, som de var", "requests_then": "Spørgsmålene bag et tal, som de var",
    "consultations_then": "Konsulentbistanden bag et tal, som den var",
    "questions": "Egne spørgsmål", "cross": "Svaret på et eget spørgsmål",
    "printed": "Trykte tal", "reconciled": "Trykte tal holdt op mod registret", "control": "Kontrol af registret",
    "erasing": "Sletning", "erased": "Hvad der er slettet", "cpr": "CPR-numre i teksterne",
    "breach": "Brud på datasikkerheden", "processing": "Fortegnelse over behandlingen",
    "form": "En formular",
}  # fmt: skip
FORM_KEYS = (
    ("Bogstav", "Det understregede bogstav vælger, og du er i det næste felt."),
    ("Enter, Tab", "Næste felt. I notatet er Enter en ny linje, og Tab går videre."),
    ("Shift+Tab", "Forrige felt."),
    ("Ctrl+S", "Gem. Intet andet gemmer."),
    ("Esc", "Ud. Det, du har skrevet, ligger som kladde øverst på bordet."),
    ("F5", "Samme person som den, linjen nederst viser, når et navn, en telefon eller en mail ligner."),
    ("F6", "Når du skriver et eksempel eller en tekst til beretningen: rul det, der står ved siden af."),
    ("F8", "Flere felter: telefon, mail, afdeling, øvrige temaer, hvem, ESDH."),
    ("X", "I Afslut: lad henvendelsen udgå af statistikken."),
    ("F7", "På farten: det næste sted."),
    ("F9", "Skjul alle navne og tekster, og vis dem igen."),
    ("Ctrl+Z, Ctrl+Y", "Fortryd og gentag det, du har skrevet i et tekstfelt."),
    ("Ctrl+A/C/V", "Markér alt, kopiér, sæt ind."),
)
DATES = (
    ("i, g", "I dag, i går."),
    ("28 eller 28/11", "Den dag. Året skal du aldrig skrive."),
    ("fre", "Fredag: den seneste, når noget er sket; den næste, når noget skal ske."),
    ("3d, 2u, 1m", "Om tre dage, to uger, en måned."),
    ("-2", "For to dage siden."),
    ("pil til siden", "En dag frem eller tilbage, så længe intet er skrevet."),
)
COUNTING = (
    "En henvendelse hører til perioden efter den dag, den blev modtaget, og tælles én gang.",
    "Registrerede = talt med + udgår + ikke afgjort. Tabellerne tæller kun dem, der er talt med.",
    "Procenter er hele, rundet op fra en halv, hver af sit eget antal. Derfor kan de give 99 eller 101 tilsammen.",
    "Et spørgsmål til forvaltningen er over frist, når svarfristen er gået i kalenderdage uden første svar eller uden svar.",
    "I tide er første svar inden svarfristen, i procent af de besvarede og dem over fristen.",
    "Uden for procenten står de, hvis frist ikke er gået endnu, og de, der blev opgivet uden svar inden fristen.",
    "Det, der er uden svar, kontakt eller afslutning, regnes for længere end alt andet: en median, der falder på det, er ukendt.",
    "Længst i parentes betyder, at den længste er uden svar eller kontakt, eller ikke er afsluttet.",
    "I alt er talt, ikke lagt sammen af rundede procenter. Tryk g på et tal for at se, hvad det er en del af.",
)
LABEL = 20


class Help(Dialog[None]):
    """Text to read; Esc closes."""

    TITLE = "Hjælp"
    KEYS = (Key("↑↓", "rul"),)

    def __init__(self, office: Office, topic: Topic) -> None:
        super().__init__(office, classes="tall")
        self.topic = topic
        self.text = Prose(office.glyphs)
        self.text.styles.height = "1fr"

    def content(self) -> Iterable[Widget]:
        """The text."""
        yield self.text

    def on_mount(self) -> None:
        """Start in the text, so that arrows scroll it."""
        self.text.show(help_lines(self.topic, self.office.glyphs))
        self.text.focus()


def help_lines(topic: Topic, glyphs: Glyphs) -> Iterator[Paragraph]:
    """The keys of the topic first, then what is the same everywhere."""
    if topic != "form":
        yield Paragraph([Part(ROOM_NAMES[topic], "key")], rule=True)
        for command, keys in of_room(topic):
            yield _line(glyphs.own("  ".join(shown_key(key) for key in keys)) or "i menuen", command.help)
    if topic == "search":
        yield from _filter_lines()
    for title, pairs in (("Formularer", FORM_KEYS), ("Datoer", DATES)):
        yield Paragraph([Part(title, "key")], rule=True)
        for key, told in pairs:
            yield _line(key, told)
    if topic in ("form", "report"):
        yield Paragraph([Part("Tal i en beretnings tekst, sat ind når den trykkes", "key")], rule=True)
        for name, (meaning, _) in LIVE.items():
            yield _line(f"{{{name}}}", f"{capitalised(meaning)}.")
    yield Paragraph([Part("Sådan tælles der", "key")], rule=True)
    for told in COUNTING:
        yield Paragraph([Part(told)])


def _filter_lines() -> Iterator[Paragraph]:
    yield Paragraph([Part("Filtre", "key")], rule=True)
    for example, meaning in FILTERS:
        yield _line(example, f"{capitalised(meaning)}.")
    for told in (TOGETHER, OF_WORDS, OF_NAMES, OF_DAYS):
        yield Paragraph([Part(told)])


def _line(key: str, told: str) -> Paragraph:
    return Paragraph([Part(f" {key}".ljust(LABEL), "key"), Part(told)], hang=LABEL)
