"""Hostile texts in every field and on every screen of the real program, in a terminal: what reaches the terminal is only its own.

What is its own is measured: the same walk over a register with harmless texts. Each round has some payloads. They are pasted into
every field of every form and seen there, each of them in the long form and some in each field in the short one. And they stand in
every column of text on every screen: one behind the other, another one first in each row, as a list shows only how a text begins.
"""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path

from borgerraad_tui.domain.text import LONGEST_LINE, clean_line
from borgerraad_tui.intake.demo import build_demo
from borgerraad_tui.store.register import Register, open_register
from tests.end_to_end.terminal import Terminal
from tests.faults.cheap_keys import CLOCK
from tests.faults.filling import Filling, see
from tests.faults.payloads import payloads
from tests.faults.proof import Outcome, Proof, Trial
from tests.faults.wire import shapes
from tests.running import APART
from tests.tui.secrets import TEXTS, keep_secrets
from tests.tui.test_commands import PLACES
from tests.tui.test_hiding import TELLING
from tests.tui.test_hostile import FORMS

AT_ONCE = 24
"""Payloads of one round."""
IN_SHORT = 2
"""Payloads of each field in the short form."""
ALSO = (
    "whole inquiry",
    "its log",
    "its history",
    "its lines",
    "linking it",
    "its link to take away",
    "asked",
    "filtered",
)
"""Of what shows her words within a room."""
WAYS = {**PLACES, **{name: TELLING[name] for name in ALSO}}
ORDERED = sorted(WAYS, key=lambda name: name not in FORMS)
"""The forms first: on the way to some rooms a report is published, and can be written no more."""
ROWS = 60
"""Newest and oldest rows of each table that are written over: more than a screen shows of either."""
WRITTEN_OTHERWISE = ("act", "history", "draft")
"""By the acts and the drafts themselves."""
NO_FILTERS = ("question", "words")
"""Words that have to be filters; a question without any has a table, too."""
ROOM = 8
"""Letters for a row's number."""
TO_DESK = ("esc",) * 6 + ("1",)
KEYS = {"escape": "esc"}
INSIDE = slice(3, -2)
"""Rows of a screen that its head and its foot do not take."""
HARMLESS = ["Afslag på hjælpemiddel", "Æblegård Plejehjem", "ring til Jensen i morgen"]
DRIVES, HIDING = "U+00AD", "\u00ad"
"""The soft hyphen: a sign that a terminal draws or not as it likes, and that does not bring the tests' own terminal out of step."""
SEEN_FILLED = re.compile(f"q\\d{{5}} zebra{HIDING}")
SHOWN_BY = ("registration", "edit", "inquiry", "recommendations", "examples", "report", "agenda", "filtered")
"""Some forms and some screens, where the control has to be found out in each."""
PROGRAM = "from borgerraad_tui.cli import main\nmain()\n"
CARELESS = f"""
from borgerraad_tui.domain import text
text.clean_text = text.clean_line = lambda given: given
from borgerraad_tui.tui.widgets import parts
parts.shown = lambda given: given
{PROGRAM}"""
"""The program, if it took and drew every text as it comes."""


@dataclass(frozen=True)
class Walk:
    """All that was sent, from where to where at each place, the fields of each form, and the texts that were seen in them."""

    sent: bytes
    stays: dict[str, slice]
    fields: dict[str, int]
    drawn: int

    def at(self, sign: str) -> list[str]:
        """The places where a sign was sent."""
        return [place for place, stay in self.stays.items() if sign.encode() in self.sent[stay]]


class Office:
    """A demo register that can be had again and again, and the program that opens it; `kept` is how it keeps a text."""

    def __init__(self, folder: Path, program: str = PROGRAM, kept: Callable[[str], str] = clean_line) -> None:
        self._made, self._path, self._program = folder / "made.db", folder / "demo.db", folder / "program.py"
        self._kept = kept
        build_demo(self._made, CLOCK).close()
        self._program.write_text(program, encoding="utf-8")

    def filled(self, texts: Sequence[str]) -> None:
        """Lay it anew, with the texts in every column of text, another one first in each."""
        shutil.copy(self._made, self._path)
        with closing(open_register(self._path, CLOCK)) as register:
            keep_secrets(register)
            with register.acts.act(self._line(texts)):
                self._write_over(register, texts)
            register.drafts.keep(None, "registration", None, {"subject": self._line(texts)})
            register.drafts.keep(None, "log", 1, {"text": self._line(texts)})

    def desk(self) -> Terminal:
        """The desk, not yet started."""
        command = [sys.executable, str(self._program), "--fil", str(self._path)]
        return Terminal(command, env=APART)

    def _line(self, texts: Sequence[str]) -> str:
        return self._kept(" ".join(texts))[:LONGEST_LINE]

    def _write_over(self, register: Register, texts: Sequence[str]) -> None:
        firsts = cycle(range(len(texts)))
        for table, column in ((table, column) for table, columns in TEXTS.items() for column in columns):
            if table not in WRITTEN_OTHERWISE:
                change = f"UPDATE {table} SET {column} = ? WHERE id = ?"  # noqa: S608
                ids = [row for (row,) in register.engine.rows(f"SELECT id FROM {table} ORDER BY id")]  # noqa: S608
                for row in dict.fromkeys((*ids[:ROWS], *ids[-ROWS:])):
                    first = next(firsts)
                    # some texts are nothing once they are cleaned, and a name must be another than the next
                    line = self._line([*texts[first:], *texts[:first]])[: LONGEST_LINE - ROOM]
                    register.engine.execute(change, ("" if (table, column) == NO_FILTERS else f"{line} {row}", row))


def _walk(office: Office, texts: Sequence[str], places: Sequence[str], each: int = 1) -> Walk:
    """Go to every screen, and paste so many of the texts into each field of every form."""
    office.filled(texts)
    stays, fields = {}, {}
    with office.desk() as terminal:
        terminal.wait_for("n Ny")
        filling = Filling(terminal, texts, each)
        for name in places:
            came = _go(terminal, name)
            if name in FORMS:
                fields[name] = filling.fill()
                terminal.press("ctrl+s")
                see(terminal)
            stays[name] = slice(came, terminal.received)
            terminal.burst(TO_DESK)
            terminal.wait_until(lambda rows: "1 Bordet" in rows[0])
        terminal.press("ctrl+q")
        assert terminal.wait_exit() == 0
        return Walk(terminal.raw, stays, fields, filling.drawn)


def _go(terminal: Terminal, name: str) -> int:
    """Go to a place from the last row of the desk, and be there; returns how much had been sent before."""
    terminal.press("end")
    desk = see(terminal)
    before = terminal.received
    terminal.burst([KEYS.get(key, key) for key in WAYS[name]])
    place = see(terminal)
    assert name == "desk" or place[INSIDE] != desk[INSIDE], f"no way to {name}:\n" + "\n".join(place)
    return before


def prove(trial: Trial) -> Outcome:
    """Round after round, until every payload was pasted and shown."""
    outcome = Outcome(dict.fromkeys(("payloads", "screens", "fields", "texts seen in a field", "bytes"), 0))
    office = Office(trial.folder)
    calm = _walk(office, HARMLESS, ORDERED[:: 1 if trial.long else 4])
    own = shapes(calm.sent)
    every = payloads(trial.rounds, trial.dice)
    for start in range(0, len(every), AT_ONCE):
        texts = every[start : start + AT_ONCE]
        walk = _walk(office, texts, ORDERED, len(texts) if trial.long else IN_SHORT)
        outcome.count("payloads", len(texts))
        outcome.count("screens", len(ORDERED))
        outcome.count("fields", sum(walk.fields.values()))
        outcome.count("texts seen in a field", walk.drawn)
        outcome.count("bytes", len(walk.sent))
        other = [form for form, fields in calm.fields.items() if walk.fields[form] != fields]
        outcome.wrong += [f"payloads from {start}: not each field of {form}" for form in other]
        outcome.wrong += [f"payloads from {start}: {shape} is not its own" for shape in sorted(shapes(walk.sent) - own)]
    return outcome


def control(trial: Trial) -> Outcome:
    """The same walk with a program that takes all as it comes, and a sign that hides: found in every field, on every screen."""
    office, outcome = Office(trial.folder, CARELESS, str), Outcome()
    walk = _walk(office, [f"zebra{HIDING}"], SHOWN_BY)
    outcome.wrong = [f"{place}: {DRIVES}" for place in walk.at(HIDING)]
    seen = len(set(SEEN_FILLED.findall(walk.sent.decode())))
    if seen == walk.drawn and DRIVES in shapes(walk.sent) - shapes(_walk(office, HARMLESS, SHOWN_BY).sent):
        outcome.wrong.append(f"all {seen} texts in fields")
    return outcome


PROOF = Proof(
    "hostile",
    "hostile texts in every field and on every screen in a terminal: no byte of them reaches it",
    AT_ONCE,
    1_000,
    prove,
    control,
    finds=(*(f"{place}: {DRIVES}" for place in SHOWN_BY), "all"),
)
