"""Where copies are kept outside this machine, too."""

from __future__ import annotations

from pathlib import Path

from borgerraad_tui.domain.text import clean_line
from borgerraad_tui.errors import RuleBroken
from borgerraad_tui.store.safekeeping.keeper import Keeper, outside
from borgerraad_tui.tui.forms.paths import bare, typed_path
from borgerraad_tui.tui.office import DEMO
from borgerraad_tui.tui.screens.base import RoomScreen
from borgerraad_tui.tui.screens.form import open_form
from borgerraad_tui.tui.screens.form_plan import FormPlan
from borgerraad_tui.tui.widgets.fields import FieldSpec, Values

SPECS = (FieldSpec("folder", "Mappe", "text", hint="tom: kun her"),)
ONLY_HERE = "Kopierne ligger fra nu af kun ved siden af registret. De andre bliver liggende, hvor de er."


def open_second_place(room: RoomScreen, draft: int | None = None, typed: Values | None = None) -> None:
    """The dialog over the room; a copy is made there at once."""
    register = room.office.register
    if register.demo:
        raise RuleBroken(DEMO)
    keeper = Keeper(register.engine, register.settings)

    def read(values: Values) -> Path | None:
        return read_place(values, keeper.own)

    def write(folder: Path | None, kept: int | None) -> None:
        # a setting has no history: it is the desk's own, and nothing to undo
        with register.engine.transaction():
            keeper.choose_second(folder)
            register.drafts.drop(kept)
        if folder is None:
            room.say(ONLY_HERE)
        else:
            room.say(f"Kopier lægges fra nu af også i {clean_line(str(folder))}. Den første laves nu.")
            room.action_copy_now()

    plan = FormPlan(
        name="second_place",
        title="Kopier uden for maskinen",
        specs=SPECS,
        values={"folder": str(keeper.second or "")},
        read=read,
        write=write,
    )
    open_form(room, plan, draft, typed)


def read_place(values: Values, own: Path) -> Path | None:
    """The folder, None for none; RuleBroken where copies cannot lie there."""
    if not bare(values["folder"]):
        return None
    return outside(typed_path(values["folder"], "folder", "", "mappen, fx E:\\Kopier"), own)
