"""A stage for form tests: an app with one form in it, the registration's fields, and a look at what is drawn."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import date
from typing import ClassVar

from textual import events
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.pilot import Pilot

from borgerraad_tui.tui.glyphs import UNICODE, Glyphs
from borgerraad_tui.tui.theme import install
from borgerraad_tui.tui.typeahead import TypeAhead
from borgerraad_tui.tui.widgets.fields import Choice, Field, FieldSpec, Values
from borgerraad_tui.tui.widgets.form import Form
from borgerraad_tui.tui.widgets.hints import Hint
from tests.tui.screen_text import screen_text

HOSTILE = "Jens [/] Jensen [@click=app.quit]x[/red]"
"""Markup that ends or drives a program that takes it for its own."""

TODAY = date(2021, 11, 27)
"""A Saturday."""

CHANNELS = (
    Choice("telefon", "Telefon", "T"),
    Choice("mail", "Mail", "M"),
    Choice("brev", "Brev", "B"),
    Choice("fremmoede", "Fremmøde", "F"),
    Choice("hjemmebesoeg", "Hjemmebesøg", "H"),
)
KINDS = (Choice("klage", "Klage", "K"), Choice("anden", "Andre henvendelser", "A"))
DIRECTORATES = (
    Choice("arbejdsmarked", "Arbejdsmarked og Borgerservice", "A"),
    Choice("boern", "Børn og Kultur", "B"),
    Choice("voksen", "Voksen og Sundhed", "V"),
    Choice("teknik", "Teknik og Klima", "T"),
    Choice("diverse", "Diverse", "D"),
)
THEMES = (
    Choice("forvaltningsret", "Forvaltningsret/-skik", "F"),
    Choice("hjemmel", "Hjemmel", "H"),
    Choice("proevelse", "Prøvelse", "P"),
    Choice("retsgrundsaetninger", "Retsgrundsætninger", "R"),
    Choice("opgavevaretagelse", "Opgavevaretagelse", "O"),
    Choice("institutioner", "Institutioner", "I"),
    Choice("andet", "Andet", "A"),
)
PLACES = (Choice("haderslev", "Haderslev", "H"), Choice("vojens", "Vojens", "V"), Choice("gram", "Gram", "G"))
DEPARTMENTS = (
    Choice("byg_og_vand", "Byg og vand"),
    Choice("jobcentret", "Jobcentret"),
    Choice("visitationen", "Visitationen"),
    Choice("vej_og_trafik", "Vej og trafik"),
    Choice("aeldre", "Ældreområdet"),
)
ACTIONS = {
    "klage": (
        Choice("hjaelp", "Anden behandling og hjælp", "B"),
        Choice("undersoegt", "Undersøgt", "U"),
        Choice("afvist", "Afvist", "A"),
    ),
    "anden": (Choice("vejledning", "Vejledning", "V"), Choice("vejvisning", "Vejvisning/videreformidlet", "F")),
}
OUTCOMES = {
    "undersoegt": (Choice("genoptaget", "Genoptaget", "G"), Choice("kritik", "Kritik", "K")),
    "hjaelp": (Choice("styrket_dialog", "Styrket dialog", "D"),),
}


def fixed(choices: Sequence[Choice]) -> Callable[[Values], Sequence[Choice]]:
    """Return choices that depend on nothing, as a spec wants them."""
    return lambda values: choices


DAY = FieldSpec("received", "Dato", "day", hint="i=i dag g=i går")
PLACE = FieldSpec("place", "Sted", "choice", fixed(PLACES))
CHANNEL = FieldSpec("channel", "Kanal", "choice", fixed(CHANNELS))
KIND = FieldSpec("kind", "Art", "choice", fixed(KINDS), letters={"X": "exclusion"})
DIRECTORATE = FieldSpec("directorate", "Område", "choice", fixed(DIRECTORATES))
THEME = FieldSpec("theme", "Tema", "choice", fixed(THEMES))
SUBJECT = FieldSpec("subject", "Emne", "text", hint="kort, uden CPR")
CITIZEN = FieldSpec("citizen", "Borger", "text", hint="initialer/reference, må stå tomt", width=20)
STEP = FieldSpec("step", "Næste", "step", hint="fx 3d, fre, 2/12")
NOTE = FieldSpec("note", "Notat", "note")
ACTION = FieldSpec("action", "Luk nu?", "choice", lambda values: ACTIONS.get(values["kind"], ()))
OUTCOME = FieldSpec(
    "outcome",
    "Udfald",
    "choice",
    lambda values: OUTCOMES.get(values["action"], ()),
    reachable=lambda values: values["action"] in OUTCOMES,
)
PICK = FieldSpec("department", "Afdeling", "pick", fixed(DEPARTMENTS), hint="må stå tomt")
DEPARTMENT = FieldSpec("department", "Afdeling", "pick", fixed(DEPARTMENTS), tail=True)
MORE_THEMES = FieldSpec("more_themes", "Øvrige temaer", "many", fixed(THEMES), tail=True)

REGISTRATION = (
    *(DAY, PLACE, CHANNEL, KIND, DIRECTORATE, THEME, SUBJECT, CITIZEN, STEP, NOTE, ACTION, OUTCOME),
    *(DEPARTMENT, MORE_THEMES),
)


class Stage(App[None]):
    """A form with keys around it that a form must never let through."""

    ENABLE_COMMAND_PALETTE = False
    CSS = "Form { height: 1fr; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+z", "stray('ctrl+z')"),
        Binding("ctrl+y", "stray('ctrl+y')"),
        Binding("ctrl+j", "stray('ctrl+j')"),
        Binding("enter", "stray('enter')"),
        Binding("f6", "stray('f6')"),
        Binding("q", "stray('q')"),
    ]

    def __init__(
        self,
        specs: Sequence[FieldSpec],
        values: Values | None = None,
        *,
        start: str = "",
        glyphs: Glyphs = UNICODE,
    ) -> None:
        super().__init__()
        install(self)
        self.form = Form(specs, lambda: TODAY, glyphs, values)
        self.form.focus_field(start or specs[0].key)
        self.typeahead = TypeAhead(self)
        self.strays: list[str] = []
        self.changes: list[str] = []
        self.asked: list[tuple[str, str]] = []
        self.finished = 0

    def compose(self) -> ComposeResult:
        """Show the form alone."""
        yield self.form

    async def on_event(self, event: events.Event) -> None:
        """Let keys wait for each other, as in the program."""
        if not self.typeahead.take(event):
            await super().on_event(event)

    def on_unmount(self) -> None:
        """Close the queue."""
        self.typeahead.close()

    def action_stray(self, key: str) -> None:
        """Note a key that came out of the form."""
        self.strays.append(key)

    def on_form_changed(self, event: Form.Changed) -> None:
        """Note which field changed."""
        self.changes.append(event.key)

    def on_form_finished(self) -> None:
        """Count the times the last field was left."""
        self.finished += 1

    def on_field_asked(self, event: Field.Asked) -> None:
        """Note what was asked for."""
        self.asked.append((event.key, event.what))

    @property
    def here(self) -> str:
        """The key of the field that has the focus."""
        fields = [
            node for node in (self.focused.ancestors_with_self if self.focused else ()) if isinstance(node, Field)
        ]
        return fields[0].spec.key if fields else ""

    def value(self, key: str = "") -> str:
        """Return the value of a field, the focused one unless another is named."""
        return self.form.values()[key or self.here]

    def line(self, label: str) -> str:
        """Return what is drawn in the first line of the field with this label, the label included."""
        return next(line[2:] for line in screen_text(self).split("\n") if line[2:].startswith(label))

    @property
    def hint(self) -> str:
        """What is drawn below the fields, its lines joined."""
        region = self.form.query_one(Hint).region
        return " ".join(line.strip() for line in screen_text(self).split("\n")[region.y : region.bottom])


@asynccontextmanager
async def stage(
    *specs: FieldSpec, values: Values | None = None, start: str = "", size: tuple[int, int] = (80, 24)
) -> AsyncIterator[tuple[Stage, Pilot[None]]]:
    """Show these fields, or the registration's when none are named, with the focus in `start` or the first."""
    app = Stage(specs or REGISTRATION, values, start=start)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield app, pilot


async def paste(pilot: Pilot[None], text: str) -> None:
    """Paste a text as a terminal does, in brackets."""
    pilot.app.post_message(events.Paste(text))
    await pilot.pause()


async def write(pilot: Pilot[None], text: str) -> None:
    """Type a text key by key, blanks and signs included."""
    for letter in text:
        pilot.app.post_message(events.Key("space" if letter == " " else letter, letter))
    await pilot.pause()
    if isinstance(pilot.app, Stage):
        await pilot.app.typeahead.settled()
    await pilot.pause()
