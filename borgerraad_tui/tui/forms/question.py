"""A question of her own: which properties make the rows and columns of its table, and which inquiries it counts."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from borgerraad_tui.chapters.question import read_filters
from borgerraad_tui.domain.report import Question
from borgerraad_tui.domain.text import clean_line
from borgerraad_tui.errors import RuleBroken
from borgerraad_tui.statistics.cross import PROPERTIES, property_of, table_title
from borgerraad_tui.store.kinds import QUESTION
from borgerraad_tui.tui.office import Office
from borgerraad_tui.tui.saving import save
from borgerraad_tui.tui.screens.base import RoomScreen
from borgerraad_tui.tui.screens.form import open_form
from borgerraad_tui.tui.screens.form_plan import FormPlan
from borgerraad_tui.tui.screens.questions import Questions
from borgerraad_tui.tui.widgets.fields import Choice, FieldSpec, Values

LETTERS: Mapping[str, str] = {
    "directorate": "O", "department": "D", "theme": "T", "kind": "A", "action": "H", "outcome": "U", "state": "L",
    "channel": "K", "place": "S", "enquirer": "N", "month": "M", "quarter": "V", "year": "R", "weekday": "G",
}  # fmt: skip
"""Each property's letter, which stands in its name."""
CHOICES = tuple(Choice(each.key, each.label, LETTERS[each.key]) for each in PROPERTIES)
SPECS = (
    FieldSpec("name", "Navn", "text", hint="fx Klager efter måned", width=36, limit=60),
    FieldSpec("rows", "Rækker", "choice", lambda _: CHOICES),
    FieldSpec("columns", "Kolonner", "choice", lambda _: CHOICES, hint="tom: kun i alt"),
    FieldSpec("words", "Filtre", "text", hint="fx område:V&S er:lukket"),
)


def open_question(
    room: RoomScreen, identifier: int | None = None, draft: int | None = None, typed: Values | None = None
) -> None:
    """A blank form, or the one of a saved question."""
    before = room.office.register.records(QUESTION).get(identifier) if identifier else None
    plan = FormPlan(
        name="question",
        title="Ret spørgsmålet" if before else "Nyt spørgsmål",
        specs=SPECS,
        values=_values(before) if before else {},
        read=partial(read_question, room.office, before),
        write=partial(_write, room),
        target=identifier,
        saved=[*_values(before)] if before else (),
        preview=partial(_told, room.office),
    )
    open_form(room, plan, draft, typed)


def remove_question(room: RoomScreen, identifier: int) -> None:
    """Take a question away, as an act that can be undone."""
    records = room.office.register.records(QUESTION)
    title = f"Spørgsmålet »{records.get(identifier).name}« fjernet"
    save(room, title, lambda: records.remove(identifier), f"{title}. Ctrl+Z fortryder.")


def read_question(office: Office, before: Question | None, values: Values) -> Question:
    """The question as the form says it is; RuleBroken names the field to mend."""
    identifier, name = before.id if before else None, clean_line(values["name"])
    if not name:
        raise RuleBroken("Giv spørgsmålet et navn, så du kan finde det igen.", "name")
    if office.register.records(QUESTION).where("name = ? AND id <> ?", (name, identifier or 0)):
        raise RuleBroken(f"Der er allerede et spørgsmål med navnet »{name}«. Vælg et andet navn.", "name")
    if not values["rows"]:
        raise RuleBroken("Vælg, hvad rækkerne er, fx O for område.", "rows")
    if values["rows"] == values["columns"]:
        raise RuleBroken("Kolonnerne er det samme som rækkerne. Vælg noget andet, eller slet valget.", "columns")
    _check_filters(office, values)
    return Question(
        id=identifier, name=name, rows=values["rows"], columns=values["columns"], words=clean_line(values["words"])
    )


def _check_filters(office: Office, values: Values) -> None:
    """Whether the filters can be read, by the same rule as in the search."""
    _, faults = read_filters(values["words"], office.catalogue, office.today)
    if faults:
        raise RuleBroken(faults[0], "words")


def _told(office: Office, values: Values) -> str:
    """What will be counted; a filter that cannot be read is told at once."""
    _check_filters(office, values)
    if not values["rows"] or values["rows"] == values["columns"]:
        return ""
    columns = property_of(values["columns"]) if values["columns"] else None
    return f"{table_title(property_of(values['rows']), columns)}."


def _write(room: RoomScreen, question: Question, kept: int | None) -> None:
    records = room.office.register.records(QUESTION)
    done, write = ("rettet", records.update) if question.id else ("skrevet", records.add)
    written = save(room, f"Spørgsmålet »{question.name}« {done}", lambda: write(question), draft=kept)
    if isinstance(room, Questions):
        room.next_row = written.id


def _values(question: Question) -> Values:
    return {"name": question.name, "rows": question.rows, "columns": question.columns, "words": question.words}
