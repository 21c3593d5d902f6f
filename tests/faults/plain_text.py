"""Plain text on disk: words planted in every kind of text, a day's work with crashes in it, and a search of every file written.

The day is played by the program itself, in processes with a home, a folder for temporary files and a working folder of their own:
an import, the desk in a terminal, every column there is, a lock, a copy, another passphrase, a restore; killed in the middle of
typing, in the middle of a save, and by a signal that leaves a memory dump where that is not forbidden. It is searched after each.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date, datetime
from pathlib import Path

from borgerraad_tui.domain.clock import Clock
from borgerraad_tui.domain.report import Report, ReportBlock, ReportPart
from borgerraad_tui.store import kinds
from borgerraad_tui.store.register import Register, open_register
from tests.end_to_end.terminal import Terminal
from tests.faults.cheap_keys import FEW, NOW, PASSPHRASE, cheap_keys
from tests.faults.planted import Planted, found_in, found_under, new_words
from tests.faults.proof import Outcome, Proof, Trial
from tests.registers import inquiry, saved
from tests.running import APART
from tests.tui.secrets import TEXTS, keep_secrets

ANOTHER = "helt andre æbler gror"
TYPED = 16
"""Words typed at the desk."""
IN_A_ROW = ("borger", "emne", "notat", "næste tekst", "esdh")
RAISED = """
import os, resource, sys
resource.setrlimit(resource.RLIMIT_CORE, (resource.getrlimit(resource.RLIMIT_CORE)[1],) * 2)
"""
"""As large a memory dump as a process may leave here."""
BARE = f"{RAISED}word = sys.stdin.read()\nos.abort()\n"
"""No program of ours: it takes no care of its memory."""
PROGRAM = f"""{RAISED}
from borgerraad_tui.store import cipher
cipher.ROUNDS = {FEW}
os.chdir(os.environ["HOME"])
from borgerraad_tui.cli import main
main()
"""
SEEN = "memory dump of a bare process with its word in it"
UNSEEN = "bare process without a memory dump: this machine leaves none here, so that the program would leave none was not tried"
SPILLING = 2_000
"""Rows written in the save that is killed: more than are kept in memory."""


class Day:
    """The folder of one day, encrypted or not, and its steps; `written` is what lies there in the end."""

    def __init__(self, folder: Path, planted: Planted, *, locked: bool) -> None:
        self.written, self.planted, self.locked = folder / "written", planted, locked
        self.brought = folder / "brought"
        for each in (self.home, self.written / "tmp", self.brought):
            each.mkdir(parents=True)
        self.passphrase = PASSPHRASE if locked else ""
        self._words = iter(planted.words)
        self._program = self.brought / "program.py"
        self._program.write_text(PROGRAM, encoding="utf-8")

    @property
    def home(self) -> Path:
        """Her own folder."""
        return self.written / "home"

    @property
    def register(self) -> Path:
        """The register's file, where it lies by itself."""
        return self.home / ".local" / "share" / "Borgerraad" / "register.db"

    @property
    def _env(self) -> dict[str, str]:
        kept = {name: value for name, value in APART.items() if not name.startswith("XDG_")}
        return {**kept, "HOME": str(self.home), "TMPDIR": str(self.written / "tmp")}

    def word(self) -> str:
        """The next word that was not planted yet."""
        return next(self._words)

    def left(self) -> Iterator[str]:
        """All words that were not planted yet."""
        yield from self._words

    def command(self, *arguments: str, lines: tuple[str, ...] = ()) -> None:
        """Run a command; with a passphrase, and further lines, where the register is locked."""
        given = "".join(f"{line}\n" for line in (self.passphrase, *lines)) if self.locked else ""
        way = "--kode-fra-stdin" if self.locked else "--uden-kode"
        command = [sys.executable, str(self._program), *arguments, way]
        done = subprocess.run(command, input=given, capture_output=True, text=True, env=self._env)
        assert done.returncode == 0, (arguments, done.stderr)

    def desk(self) -> Terminal:
        """The desk, not yet started."""
        return Terminal([sys.executable, str(self._program)], env=self._env)

    def enter(self, terminal: Terminal) -> None:
        """Give the passphrase, and wait for the desk."""
        if self.locked:
            terminal.wait_for("Adgangskode")
            terminal.send(self.passphrase)
            terminal.press("enter")
        terminal.wait_for("n Ny")

    def opened(self) -> Register:
        """The register, from outside."""
        return open_register(self.register, Clock(datetime.now), self.passphrase)


def _import(day: Day) -> None:
    """A sheet she was sent, with half of the words."""
    rows = max(5, len(day.planted.words) // 2 // len(IN_A_ROW))
    sheet = day.brought / "henvendelser.csv"
    lines = [";".join(["modtaget", "art", "direktørområde", *IN_A_ROW])]
    lines += [";".join(["2022-01-03", "klage", "Børn og Kultur", *(day.word() for _ in IN_A_ROW)]) for _ in range(rows)]
    sheet.write_text("\n".join(lines), encoding="utf-8")
    day.command("importer", str(sheet))
    sheet.write_text(
        "dato;konsulentbistand;direktørområde;emne\n2022-01-03;Sparring;Børn og Kultur;Emne\n", encoding="utf-8"
    )
    day.command("importer", str(sheet))


def _type(day: Day) -> None:
    """Register, log, undo, redo, search, hide, lock; and then the machine goes down in the middle of a form."""
    with day.desk() as terminal:
        day.enter(terminal)
        for _ in range(TYPED // 4):
            subject, name, talk, step = (day.word() for _ in range(4))
            terminal.burst(["n", *"tkbf", *subject, "tab", *name, "ctrl+s"])
            terminal.burst(["l", *"tb", *talk, "tab", *f"3d {step}", "ctrl+s", "ctrl+z", "ctrl+y"])
            terminal.wait_for("Gentaget")
            terminal.burst(["/", *subject, "esc", "f9", "f9"])
        terminal.press("ctrl+l")
        if day.locked:
            terminal.wait_for("Bordet er låst")
            terminal.send(day.passphrase)
            terminal.press("enter")
        terminal.wait_for("n Ny")
        terminal.press("r")
        terminal.paste(f"{day.planted.words[0]} igen")
        terminal.wait_for("kladde gemt")
        terminal.kill()
        terminal.wait_exit()


def _fill(day: Day) -> None:
    """Every text column there is gets a word of its own, and all of it a history; the words left over become a note each."""
    with closing(day.opened()) as register:
        keep_secrets(register)
        with register.acts.act(day.word()):
            _begin_a_report(register)
            for table, column in ((table, column) for table, columns in TEXTS.items() for column in columns):
                if table not in ("act", "history", "draft"):
                    change = f"UPDATE {table} SET {column} = ? WHERE id = (SELECT max(id) FROM {table})"  # noqa: S608
                    if register.engine.one(f"SELECT count(*) FROM {table}"):  # noqa: S608
                        register.engine.execute(change, (day.word(),))
        register.drafts.keep(None, "log", 1, {"text": day.word()})
        for word in day.left():
            saved(register, inquiry(note=word))
        register.search.index_all()


def _begin_a_report(register: Register) -> None:
    report = register.records(kinds.REPORT).add(Report(title="t", entered=NOW))
    part = ReportPart(report=report.id or 0, name="p", first=date(2021, 1, 1), last=date(2021, 12, 31))
    register.records(kinds.REPORT_PART).add(part)
    register.records(kinds.REPORT_BLOCK).add(ReportBlock(report=report.id or 0, block="afterword", text="x"))


def _die_saving(day: Day) -> None:
    """A save so large that its pages reach the disk before its end, and no end."""
    child = os.fork()
    if child == 0:
        try:
            engine = day.opened().engine
            engine.execute("PRAGMA cache_size = 10")
            engine.execute("BEGIN EXCLUSIVE")
            engine.execute("UPDATE act SET title = title || 'x'")
            for word in day.planted.words * (SPILLING // len(day.planted.words)):
                engine.execute("INSERT INTO setting VALUES (hex(randomblob(9)), ?)", (word * 20,))
            os.kill(os.getpid(), signal.SIGKILL)
        finally:
            os._exit(1)
    _, status = os.waitpid(child, 0)
    assert status == signal.SIGKILL, f"the save ended with {status} before it could be killed"


def _come_back(day: Day) -> None:
    """Start after the crash, and leave in order: the last copy is made."""
    with day.desk() as terminal:
        day.enter(terminal)
        terminal.wait_for("Kladde")
        terminal.press("ctrl+q")
        assert terminal.wait_exit() == 0


def _change(day: Day) -> None:
    """The commands that write files: copies, another passphrase, the control, the way back."""
    day.command("kopier")
    if day.locked:
        day.command("adgangskode", lines=(ANOTHER,))
        day.passphrase = ANOTHER
    day.command("kontrol")
    newest = max(path.name for path in day.register.with_name("register-kopier").glob("2*.kopi"))
    day.command("gendan", "--kopi", newest)


def _dump(day: Day) -> None:
    """A signal that leaves the memory behind as a file, where that is allowed."""
    with day.desk() as terminal:
        day.enter(terminal)
        os.kill(terminal.pid, signal.SIGABRT)
        terminal.wait_exit()


STEPS: tuple[Callable[[Day], None], ...] = (_import, _type, _fill, _die_saving, _come_back, _change, _dump)


def _played(trial: Trial, *, locked: bool) -> tuple[Day, dict[str, set[str]]]:
    """Play the day; returns the words found after each step, by step and file."""
    day = Day(trial.folder, new_words(trial.rounds, trial.dice), locked=locked)
    found: dict[str, set[str]] = {}
    with cheap_keys():
        for step in STEPS:
            step(day)
            for path, words in found_under(day.written, day.planted):
                found[f"{step.__name__.strip('_')}: {path.relative_to(day.written)}"] = words
    return day, found


def _held(day: Day) -> Iterator[str]:
    """What the register itself holds, read with its passphrase."""
    with cheap_keys(), closing(day.opened()) as register:
        for (table,) in register.engine.rows(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT GLOB 'search*'"
        ):
            yield repr(register.engine.rows(f"SELECT * FROM {table}"))  # noqa: S608


def _dump_of_a_bare_process(folder: Path, planted: Planted) -> str:
    """What comes of a signal to a process that holds a word: whether a dump of the program would have been seen here."""
    folder.mkdir()
    died = subprocess.run([sys.executable, "-c", BARE], input=planted.words[0], text=True, cwd=folder)
    assert died.returncode == -signal.SIGABRT, f"the bare process ended with {died.returncode}"
    return SEEN if any(found_under(folder, planted)) else UNSEEN


def _files(day: Day) -> int:
    return sum(path.is_file() for path in day.written.rglob("*"))


def prove(trial: Trial) -> Outcome:
    """An encrypted day."""
    day, found = _played(trial, locked=True)
    held = found_in("\n".join(_held(day)).encode(), day.planted)
    missing = set(day.planted.words) - held
    outcome = Outcome({"words in the register": len(held), "files searched at last": _files(day)})
    outcome.count(_dump_of_a_bare_process(trial.folder / "bare", day.planted))
    outcome.wrong = [f"{len(words)} words in {place}" for place, words in found.items()]
    outcome.wrong += [f"{len(missing)} words were never written: the day proves nothing"] if missing else []
    return outcome


def control(trial: Trial) -> Outcome:
    """The same day in a plain register: the search has to find every word."""
    day, found = _played(trial, locked=False)
    words = set().union(*found.values())
    outcome = Outcome({"words found": len(words), "files searched at last": _files(day)})
    outcome.wrong = [f"{place}: {len(each)}" for place, each in found.items()] if len(words) == trial.rounds else []
    return outcome


PROOF = Proof(
    "words",
    "words planted in an encrypted register, searched in every file written",
    200,
    2_000,
    prove,
    control,
    finds=("type: home/.local/share/Borgerraad/register.db", "dump: home/.local/share/Borgerraad/register.db"),
)
