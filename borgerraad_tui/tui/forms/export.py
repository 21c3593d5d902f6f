"""Writing a document: which format, which folder, which name. Nothing is overwritten unasked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Protocol, cast

from borgerraad_tui.chapters.blocks import Document
from borgerraad_tui.domain.text import clean_line, quoted
from borgerraad_tui.errors import BorgerraadError, InputRefused, OutputStopped, RuleBroken
from borgerraad_tui.export.document_formats import DOCUMENT_FORMATS, DocumentFormat, format_letters
from borgerraad_tui.export.saving import file_name, save
from borgerraad_tui.store.paths import is_folder, is_there
from borgerraad_tui.store.settings import EXPORT_FOLDER, TEMPLATE
from borgerraad_tui.tui.forms.paths import bare, typed_path
from borgerraad_tui.tui.office import Office
from borgerraad_tui.tui.screens.base import RoomScreen
from borgerraad_tui.tui.screens.form import FormScreen
from borgerraad_tui.tui.screens.form_plan import FormPlan
from borgerraad_tui.tui.typeahead import TypeAhead
from borgerraad_tui.tui.widgets.fields import Choice, FieldSpec, Values
from borgerraad_tui.tui.writing import work_aside

LETTERS = format_letters()
FORMATS = tuple(Choice(name, each.label, LETTERS[name]) for name, each in DOCUMENT_FORMATS.items())
YES, NO = Choice("yes", "Ja", "J"), Choice("no", "Nej", "N")
FORMAT = FieldSpec("format", "Format", "choice", lambda _: FORMATS, stacked=True)
FILE = (
    FieldSpec("folder", "Mappe", "text"),
    FieldSpec("name", "Navn", "text"),
    FieldSpec("replace", "Overskriv", "choice", lambda _: (NO, YES), hint="en fil, der har det navn"),
    FieldSpec(
        "template",
        "Skabelon",
        "text",
        hint="kommunens egen, eller tom",
        reachable=lambda values: _has_template(values["format"]),
    ),
)


@dataclass(frozen=True, slots=True)
class Exported:
    """What is written: the name and the target of its drafts, how it is called, the file's name to begin with, and its making.

    `asks` are fields of its own, with `values` to begin with; the document is made of what they say, and RuleBroken names the
    one to mend.
    """

    form: str
    target: int | None
    told: str
    name: str
    document: Callable[[Values], Document]
    asks: tuple[FieldSpec, ...] = ()
    values: Values = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Order:
    """What was asked for."""

    written: DocumentFormat
    folder: Path
    name: str
    replace: bool
    template: Path | None
    asked: Values


class HoldsKeys(Protocol):
    """The app, which keeps typed keys in order."""

    typeahead: TypeAhead


class ExportForm(FormScreen):
    """Ctrl+S writes; the form goes when the file is there, and stays with every word when it is refused or stopped."""

    def __init__(self, room: RoomScreen, exported: Exported, draft: int | None, typed: Values | None) -> None:
        office = room.office
        self.room, self.exported = room, exported
        plan = FormPlan(
            name=exported.form,
            title=f"Udskriv {office.glyphs.separator} {exported.told}",
            specs=(FORMAT, *exported.asks, *FILE),
            values={
                "folder": str(_usual_folder(office)),
                "name": exported.name,
                "replace": NO.value,
                "template": office.register.settings.get(TEMPLATE),
                **exported.values,
            },
            read=read_order,
            write=self._begin,
            does="skriv",
            target=exported.target,
            preview=_path_told,
        )
        super().__init__(office, plan, draft, typed)

    def _is_slip(self, changed: Sequence[str], values: Values) -> bool:
        """A form that was opened and left is none to go on with, whatever was chosen in it: only words typed are kept."""
        typed = {field.spec.key for field in self.form.fields if field.spec.kind in ("text", "note")}
        return not typed & set(changed)

    def finish(self) -> None:
        """Nothing yet: the writing has only begun."""

    def _begin(self, order: Order, _draft: int | None) -> None:
        """Make the document, and have it written while nothing else is done."""
        document = self.exported.document(order.asked)
        keys = cast(HoldsKeys, self.app).typeahead
        keys.hold()
        said = f"Skriver »{order.name}« … · Esc stopper"
        work = partial(_write, order, document)
        done = partial(self._written, order, document.remarks)
        self.run_worker(work_aside(self, keys, said, work, done, self._not_written), exclusive=False)

    def _written(self, order: Order, remarks: Sequence[str], path: Path) -> None:
        register = self.office.register
        # the file is there, whatever becomes of these
        with suppress(BorgerraadError):
            register.drafts.drop(self.drafting.identifier)
        with suppress(BorgerraadError):
            register.settings.set(EXPORT_FOLDER, str(path.parent))
            if order.written.has_template:
                register.settings.set(TEMPLATE, str(order.template or ""))
        left_out = f" Ikke med: {remarks[0]}" if remarks else ""
        more = f" Og {len(remarks) - 1} til." if len(remarks) > 1 else ""
        told = f"Skrevet: »{path}«{left_out}{more}"
        self.room.say(told)
        self.dismiss(None)
        if more:
            self.room.call_later(_tell_all, self.room, remarks, told)

    def _not_written(self, error: BorgerraadError) -> None:
        self.foot.say(error.text, "muted" if isinstance(error, OutputStopped) else "late")


def read_order(values: Values) -> Order:
    """The order as the form says it is; RuleBroken names the field to mend."""
    if not values["format"]:
        raise RuleBroken("Vælg et format.", "format")
    written = DOCUMENT_FORMATS[values["format"]]
    folder = _folder(values["folder"])
    replace = values["replace"] == YES.value
    name = _file(values["name"], written.suffix)
    # the path is long, and what to do has to be read to its end
    if not replace and is_there(folder / name):
        raise RuleBroken(f"{quoted(name)} findes allerede. Skriv et andet navn, eller vælg Ja i Overskriv.", "name")
    return Order(written, folder, name, replace, _template(values.get("template", "")), values)


def _has_template(name: str) -> bool:
    return name in DOCUMENT_FORMATS and DOCUMENT_FORMATS[name].has_template


def _template(text: str) -> Path | None:
    if not bare(text):
        return None
    path = typed_path(text, "template", "", f"skabelonen, fx {Path.home() / 'beretning.dotx'}")
    if not is_there(path):
        raise RuleBroken("Skabelonen findes ikke. Ret stien, eller lad feltet være tomt.", "template")
    return path


def _folder(text: str) -> Path:
    folder = typed_path(text, "folder", "Skriv den mappe, filen skal ligge i.", f"mappen, fx {Path.home()}")
    if not is_folder(folder):
        raise RuleBroken("Mappen findes ikke. Lav den først, eller skriv en anden.", "folder")
    return folder


def _file(text: str, suffix: str) -> str:
    try:
        return file_name(text, suffix)
    except InputRefused as error:
        raise RuleBroken(error.text, "name") from error


def _write(order: Order, document: Document, last_step: Callable[[], None]) -> Path:
    content = order.written.write(document, order.template)
    return save(order.folder, order.name, content, replace=order.replace, last_step=last_step)


def _tell_all(room: RoomScreen, remarks: Sequence[str], told: str) -> None:
    from borgerraad_tui.tui.screens.left_out import LeftOut  # late: most documents leave out nothing

    room.app.push_screen(LeftOut(room.office, remarks), lambda _: room.say(told))


def _path_told(values: Values) -> str:
    """The whole path, as soon as there is one."""
    written = DOCUMENT_FORMATS.get(values["format"])
    folder, name = bare(values["folder"]), clean_line(values["name"])
    if written is None or not folder or not name:
        return ""
    return f"Bliver til »{Path(folder) / (name.removesuffix(written.suffix) + written.suffix)}«"


def _usual_folder(office: Office) -> Path:
    """Where the last one was written, if it is still there, else where documents are kept."""
    last = office.register.settings.get(EXPORT_FOLDER)
    return Path(last) if last and is_folder(Path(last)) else office.documents()
