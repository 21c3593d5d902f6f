"""What stands in a report beside its figures: her own text to a table or a chapter, and whether it is in at all."""

from __future__ import annotations

from functools import partial

from borgerraad_tui.chapters.live_figures import HINT
from borgerraad_tui.chapters.outline import Outline, OutlineLine, outline_at
from borgerraad_tui.domain.report import ReportBlock
from borgerraad_tui.domain.report_rules import check_unpublished
from borgerraad_tui.domain.text import clean_text
from borgerraad_tui.errors import RuleBroken
from borgerraad_tui.store.kinds import REPORT_BLOCK
from borgerraad_tui.store.register import Register
from borgerraad_tui.tui.forms.example import BesideOriginal
from borgerraad_tui.tui.saving import save, save_change
from borgerraad_tui.tui.screens.base import RoomScreen
from borgerraad_tui.tui.screens.block_lines import block_lines
from borgerraad_tui.tui.screens.example import BESIDE
from borgerraad_tui.tui.screens.form_plan import FormPlan
from borgerraad_tui.tui.widgets.fields import FieldSpec, Values

NOT_CHOSEN = "x er til tabeller, diagrammer og kapitler."


def open_text(room: RoomScreen, key: int, draft: int | None = None, typed: Values | None = None) -> None:
    """The form on one line of an outline, with what it prints beside it."""
    office = room.office
    outline, line = outline_at(office.register, key)
    check_unpublished(outline.plan.report)
    own = office.glyphs.own
    where = f" {office.glyphs.separator} {own(line.part.title)}" if line.part else ""
    plan = FormPlan(
        name="report_text",
        title=f"Tekst til {line.title}{where}",
        specs=(FieldSpec("text", "Tekst", "note", hint=HINT if line.part else ""),),
        values={"text": line.text},
        read=lambda values: clean_text(values["text"]),
        write=partial(_write, room, outline, line),
        target=key,
        preview=lambda values: outline.doubt(line, values["text"]),
        dialog=False,
    )
    width = room.app.size.width
    cells = (width // 2 if width >= BESIDE else width) - 3
    shown = partial(block_lines, outline.printed(line), cells, office.glyphs)
    room.app.push_screen(BesideOriginal(office, plan, shown, draft, typed, "Det trykte"))


def turn_line(room: RoomScreen, key: int) -> None:
    """In becomes not in, and the other way round: one act that can be undone; RuleBroken where there is nothing to choose."""
    outline, line = outline_at(room.office.register, key)
    check_unpublished(outline.plan.report)
    if not line.chosen:
        raise RuleBroken(NOT_CHOSEN)
    said = _said(outline, line)
    title = f"{line.title}: {'ikke med' if line.included else 'med'} i beretningen"
    save(room, title, lambda: _keep(room.office.register, said.edit(included=not line.included)))


def _write(room: RoomScreen, outline: Outline, line: OutlineLine, text: str, kept: int | None) -> None:
    said, register = _said(outline, line), room.office.register
    title = f"Tekst til {line.title} {'skrevet' if text else 'slettet'}"
    sentence = f"Gemt: {title}. {outline.doubt(line, text)}".rstrip()
    save_change(room, title, text != line.text, lambda: _keep(register, said.edit(text=text)), sentence, kept)


def _said(outline: Outline, line: OutlineLine) -> ReportBlock:
    """What is said about a line, as a row: the saved one, or a new one as the program proposes it."""
    return line.said or ReportBlock(
        report=outline.plan.report.id or 0,
        part=line.part.id if line.part else None,
        block=line.block,
        included=line.proposed,
    )


def _keep(register: Register, said: ReportBlock) -> ReportBlock:
    blocks = register.records(REPORT_BLOCK)
    return blocks.add(said) if said.id is None else blocks.update(said)
