"""Hostile texts in every field and on every screen of the real program, in a terminal: what reaches the terminal is only its own.

What is its own is measured: the same walk over a register with harmless texts. Each round has some payloads, pasted into every
field of every form, and standing in every column of text on every screen. They stand one behind the other, another one first in
each field, as a list shows only how a text begins.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Sequence
from contextlib import closing
from itertools import cycle
from pathlib import Path
from random import Random

from borgerraad_tui.domain.text import LONGEST_LINE, clean_line
from borgerraad_tui.intake.demo import build_demo
from borgerraad_tui.store.register import Register, open_register
from borgerraad_tui.tui.widgets.lines import HIDDEN
from tests.end_to_end.terminal import Terminal
from tests.end_to_end.test_pasting import bracketed
from tests.faults.cheap_keys import CLOCK
from tests.faults.proof import Outcome, Proof, Trial
from tests.faults.wire import shapes
from tests.running import APART
from tests.tui.secrets import TEXTS, keep_secrets
from tests.tui.test_commands import PLACES
from tests.tui.test_hostile import CASES, FORMS

AT_ONCE = 24
"""Payloads of one round."""
FIELDS = 14
"""Fields of the longest form."""
ROWS = 60
"""Newest rows of each table that are written over: more than a screen shows."""
WRITTEN_OTHERWISE = ("act", "history", "draft", "printed", "question")
"""By the acts, the drafts and the forms themselves."""
HOME = ("esc",) * 6 + ("1",)
KEYS = {"escape": "esc"}
TO_SUBJECT = "ntkbf"
"""By telephone, a complaint, and on to the words."""
DRIVING = "zebra\u202e"
HARMLESS = ["Afslag på hjælpemiddel", "Æblegård Plejehjem", "ring til Jensen i morgen"]
PROGRAM = "from borgerraad_tui.cli import main\nmain()\n"
CARELESS = f"""
from borgerraad_tui.domain import text
text.clean_text = text.clean_line = lambda given: given
{PROGRAM}"""
"""The program, if it took every text as it comes."""


def payloads(number: int, dice: Random) -> list[str]:
    """Texts that drive, hide or mislead: those known, and others put together at random."""
    known = [pasted.encode("utf-8", "replace").decode() for pasted, _ in CASES]
    return (known + [dice.choice(MADE)(dice) for _ in range(number)])[:number]


def _numbers(dice: Random) -> str:
    return ";".join(str(dice.choice((0, 1, 2, 5, 8, 31, 47, 1049, 2004, 9999))) for _ in range(dice.randrange(4)))


def _ended(dice: Random) -> str:
    return dice.choice(("\x07", "\x1b\\", "\x9c", "", "\x18", "\r"))


def _made_of(signs: Sequence[str]) -> Callable[[Random], str]:
    return lambda dice: "".join(dice.choice(signs) + dice.choice(("", "ord", "æ")) for _ in range(dice.randint(1, 6)))


MADE: Sequence[Callable[[Random], str]] = (
    lambda dice: f"\x1b[{dice.choice(('', '?', '>', '<', '='))}{_numbers(dice)}{dice.choice('ABCDHJKLMPSTX@chlmnpqrstux')}",
    lambda dice: f"\x1b]{dice.choice((0, 2, 4, 7, 8, 9, 52, 133, 777, 1337))};{dice.choice(('c;', '', ';http://x/'))}aGVq{_ended(dice)}",
    lambda dice: f"\x1b{dice.choice('P_^X')}{dice.choice(('+q544e', '$q m', 'Gf=24;AAAA', '1;2q'))}{_ended(dice)}",
    lambda dice: f"{chr(dice.randrange(0x80, 0xA0))}{_numbers(dice)}{dice.choice('mHJ;')}x{_ended(dice)}",
    lambda dice: f"\x1b{dice.choice('cDEHM78=>NOZ#(')}{dice.choice('08AB')}",
    _made_of([chr(code) for code in (*range(0x20), 0x7F)]),
    _made_of([chr(code) for code in (*range(0x80, 0xA0), 0xAD, 0xFEFF, *range(0x200B, 0x2010), *range(0x2028, 0x202F))]),
    _made_of([chr(code) for code in (*range(0x2060, 0x2070), 0x061C, 0x180E, 0xFFF9, 0xE0001, 0xE0041, 0x3164, 0xFFFE)]),
    _made_of(["[/]", "[red]", "[/red]", "[link=http://x]", "[@click=app.quit]", "[bold", "]", "\\[", "{x}", "%s", "$var"]),
    _made_of(["\u0301" * 40, "🙂", "👩‍👩‍👧", "中", "ﷺ", "\U0001f3fb", "e\u0301"]),
    lambda dice: dice.choice("[\u0301W/\u202e\x1b") * dice.choice((500, 5_000)),
    lambda dice: f"a\x1b[201~{dice.choice(('x', '[B', '~'))}",
)  # fmt: skip
"""CSI, OSC (title, link, clipboard), DCS and its like, C1, ESC, control signs, marks without width, markup, heaps, very long
ones, and the end of a paste."""
ROOM = 8
"""Letters for a row's number."""


class Office:
    """A demo register that can be had again and again, and the program that opens it."""

    def __init__(self, folder: Path, program: str = PROGRAM) -> None:
        self._made, self._path, self._program = folder / "made.db", folder / "demo.db", folder / "program.py"
        build_demo(self._made, CLOCK).close()
        self._program.write_text(program, encoding="utf-8")

    def filled(self, texts: Sequence[str]) -> None:
        """Lay it anew, with the texts in every column of text, another one first in each."""
        shutil.copy(self._made, self._path)
        with closing(open_register(self._path, CLOCK)) as register:
            keep_secrets(register)
            with register.acts.act(_line(texts)):
                _write_over(register, texts)
            register.drafts.keep(None, "registration", None, {"subject": _line(texts)})
            register.drafts.keep(None, "log", 1, {"text": _line(texts)})

    def desk(self) -> Terminal:
        """The desk, not yet started."""
        command = [sys.executable, str(self._program), "--fil", str(self._path)]
        return Terminal(command, env=APART)


def _line(texts: Sequence[str]) -> str:
    """As every way into the register makes it."""
    return clean_line(" ".join(texts))[:LONGEST_LINE]


def _write_over(register: Register, texts: Sequence[str]) -> None:
    firsts = cycle(range(len(texts)))
    for table, column in ((table, column) for table, columns in TEXTS.items() for column in columns):
        if table not in WRITTEN_OTHERWISE:
            change = f"UPDATE {table} SET {column} = ? WHERE id = ?"  # noqa: S608
            for (row,) in register.engine.rows(f"SELECT id FROM {table} ORDER BY id DESC LIMIT {ROWS}"):  # noqa: S608
                first = next(firsts)
                # some texts are nothing once they are cleaned, and a name must be another than the next
                line = _line([*texts[first:], *texts[:first]])[: LONGEST_LINE - ROOM]
                register.engine.execute(change, (f"{line} {row}", row))


def _walk(office: Office, texts: Sequence[str], places: Sequence[str]) -> bytes:
    """Go to every screen, and then into every form, and paste into each of its fields; returns every byte sent."""
    office.filled(texts)
    pasted = cycle(texts)
    with office.desk() as terminal:
        terminal.wait_for("n Ny")
        for name in places:
            terminal.burst([KEYS.get(key, key) for key in PLACES[name]])
            _see(terminal)
            if name in FORMS:
                terminal.send("".join(f"{bracketed(next(pasted))}\t" for _ in range(FIELDS)))
                _see(terminal)
                terminal.press("ctrl+s")
                _see(terminal)
            terminal.burst(HOME)
            terminal.wait_until(lambda rows: "1 Bordet" in rows[0])
        terminal.press("ctrl+q")
        assert terminal.wait_exit() == 0
        return terminal.raw


def _see(terminal: Terminal) -> None:
    """Have the program come to all that was pressed so far, however busy the machine is: hide it behind that, and show it again."""
    terminal.press("f9")
    terminal.wait_for(HIDDEN)
    terminal.press("f9")
    terminal.wait_until(lambda rows: not any(HIDDEN in row for row in rows))


def prove(trial: Trial) -> Outcome:
    """Round after round, until each payload was in each field and on each screen."""
    outcome = Outcome({"payloads": 0, "screens": 0, "bytes": 0})
    office = Office(trial.folder)
    own = shapes(_walk(office, HARMLESS, list(PLACES)[:: 1 if trial.long else 4]))
    every = payloads(trial.rounds, trial.dice)
    for start in range(0, len(every), AT_ONCE):
        texts = every[start : start + AT_ONCE]
        sent = _walk(office, texts, list(PLACES))
        outcome.count("payloads", len(texts))
        outcome.count("screens", len(PLACES))
        outcome.count("bytes", len(sent))
        outcome.wrong += [f"payloads from {start}: {shape} is not its own" for shape in sorted(shapes(sent) - own)]
    return outcome


def control(trial: Trial) -> Outcome:
    """A program that takes every text as it comes, with one in the subject of a registration that drives and stays in sight."""
    office, outcome = Office(trial.folder, CARELESS), Outcome()
    own = shapes(_walk(office, HARMLESS, ["registration"]))
    office.filled(HARMLESS)
    with office.desk() as terminal:
        terminal.wait_for("n Ny")
        terminal.burst(TO_SUBJECT)
        terminal.send(bracketed(DRIVING))
        terminal.wait_for("zebra")
        terminal.press("ctrl+q")
        terminal.wait_exit()
        sent = terminal.raw
    outcome.wrong = sorted(shapes(sent) - own)
    return outcome


PROOF = Proof(
    "hostile",
    "hostile texts in every field and on every screen in a terminal: no byte of them reaches it",
    AT_ONCE,
    1_000,
    prove,
    control,
    finds=("U+202E",),
)
