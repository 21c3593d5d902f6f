"""The printed report's example from Sommersted, day by day in a real terminal: from the first talk in early summer to the question
still open in March.

A citizen asks the substitute about rent and heating at a care home; the adviser takes it up in late summer, asks both Visitationen
and the legal team, and chases; the case is put right in December, and the way there was too slow. What is left is a question to the
department: are there others? The figures beside each day are reckoned from that story alone.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

from borgerraad_tui.store.kinds import LOG_ENTRY, REQUEST
from tests.end_to_end.desk import opened
from tests.end_to_end.terminal import Terminal

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a pty")

PATIENCE = 60.0
"""Seconds for one act on a loaded machine."""
LONG = (80, 150)
"""A window in which all tables stand at once."""
FIRST_REPLY, ANSWER = "Forvaltningens første svar, dage", "Forvaltningens svar, dage"
PROMPT = "Første svar inden for 2 dage"
PROMPT_CELLS = ("i tide", "for sent", "ikke forfaldne", "opgivet", "procent")
CONTACT, CLOSING = "Egen tid til første kontakt, dage", "Egen tid til afslutning, dage"
Figures = dict[str, dict[str, tuple[str, ...]]]

V_AND_S, TOTAL = "Voksen og Sundhed", "I alt"
HALVES: dict[str, tuple[str, ...]] = {V_AND_S: ("1", "50%"), "Diverse": ("1", "50%"), TOTAL: ("2", "100%")}
THEMES: dict[str, tuple[str, ...]] = {
    "Hjemmelsspørgsmål": ("1", "50%"),
    "Andet, fx privatretlige emner": ("1", "50%"),
    TOTAL: ("2", "100%"),
}
NONE_YET: dict[str, tuple[str, ...]] = {TOTAL: ("0", "0%")}
REGISTERED: Figures = {
    "Overblik": {
        "Registrerede henvendelser": ("2",),
        "- ikke taget stilling til": ("0",),
        "Talt med i tabellerne": ("2",),
        "heraf klager": ("1",),
        "heraf andre henvendelser": ("1",),
        "Konsulentbistand": ("0",),
    },
    "Tabel 1": HALVES,
    "Tabel 2": THEMES,
    "Tabel 3": {V_AND_S: ("1", "1", "100%"), "Diverse": ("1", "0", "0%"), TOTAL: ("2", "1", "50%")},
    "Tabel 4": {"Ikke afsluttet": ("1", "100%"), TOTAL: ("1", "100%")},
    "Tabel 5": {"Vejledning": ("1", "100%"), TOTAL: ("1", "100%")},
    "Tabel 6": NONE_YET,
    "Tabel 7": NONE_YET,
    "Tabel 8": NONE_YET,
    "Tabel 9": THEMES,
    CONTACT: {
        V_AND_S: ("1", "0", "0", "0", "0"),
        "Diverse": ("1", "0", "0", "0", "0"),
        TOTAL: ("2", "0", "0", "0", "0"),
    },
}
"""The same from the first day on: one complaint to Voksen og Sundhed, one question answered at once; both heard the same day."""
CLOSED: Figures = REGISTERED | {
    "Tabel 4": {"Undersøgt": ("1", "100%"), TOTAL: ("1", "100%")},
    "Tabel 7": {"Genoptaget af forvaltningen": ("1", "100%"), TOTAL: ("1", "100%")},
    "Yderligere mærker": {"Undersøgt: Kritik": ("1",), "Henvendelser med mærker": ("1",)},
}
"""Taken up again by the department, and criticised for how long it took: one outcome in the tables, one mark beside it."""
NOTHING_ASKED: dict[str, tuple[str, ...]] = {TOTAL: ("0", "0", "-", "-", "-")}


def still_open(days: int) -> Figures:
    """The adviser's own clock while the complaint is so many days old and the other question was closed the day it came."""
    waiting = ("ukendt", "ukendt", f"({days})")
    return {
        CLOSING: {
            V_AND_S: ("1", "1", *waiting),
            "Diverse": ("1", "0", "0", "0", "0"),
            TOTAL: ("2", "1", *waiting),
        }
    }


def waits(v_and_s: str, diverse: str, total: str) -> dict[str, tuple[str, ...]]:
    """The rows of a table of waits: number, without, median, 90 %, longest; or in time, late, not due, given up, share in time."""
    return {V_AND_S: tuple(v_and_s.split()), "Diverse": tuple(diverse.split()), TOTAL: tuple(total.split())}


@contextmanager
def on_day(path: Path, moment: str) -> Iterator[Terminal]:
    """The desk on a day, left in order at the end of it."""
    with Terminal(
        [sys.executable, "-m", "tests.end_to_end.on_day", moment, "--uden-kode", "--fil", str(path)]
    ) as terminal:
        terminal.wait_for("n Ny", PATIENCE)
        yield terminal
        terminal.press("ctrl+q")
        assert terminal.wait_exit(PATIENCE) == 0


def act(terminal: Terminal, keys: Sequence[str], told: str) -> list[str]:
    """Type as fast as a practised hand, and wait for what is said; returns the screen that says it."""
    terminal.burst(keys)
    return terminal.wait_for(told, PATIENCE)


def figures(terminal: Terminal) -> Figures:
    """Every figure of the statistics as they stand on the screen, the average apart, which runs with the days."""
    terminal.resize(*LONG)
    terminal.burst(["s", "a"])
    screen = terminal.wait_for(CLOSING, PATIENCE)
    screen = terminal.wait_until(whole, PATIENCE)
    terminal.burst(["s"])
    terminal.resize(80, 24)
    terminal.wait_for("f Frist", PATIENCE)
    return read_figures(screen)


def whole(screen: Sequence[str]) -> bool:
    """All tables stand there, down to the last cell of the last one, which is drawn last."""
    found = read_figures(screen)
    return len(found.get("Tabel 1", {})) > 1 and len(found.get(PROMPT, {}).get(TOTAL, ())) == len(PROMPT_CELLS)


def read_figures(screen: Sequence[str]) -> Figures:
    """The blocks of the statistics by title, each row's cells by its name."""
    found: Figures = {}
    for row in screen[3:-2]:
        title = re.match(r".(Overblik|Tabel \d+|[^\d]+?, dage|Første svar inden for 2 dage|Yderligere mærker)", row)
        line = re.match(r".(\S.*?) {2,}(\S.*)", re.sub("[█░]", "", row.replace(" %", "%")))
        if title:
            block = found[title[1]] = {}
        elif line and found and not line[1].startswith("Gennemsnit"):
            block[line[1]] = tuple(line[2].split())
    return found


def early_summer(desk: Terminal) -> None:
    """The substitute registers the complaint and what was said, and answers somebody else."""
    act(
        desk,
        [
            "n", *"tkvh", *"Lejeforhold og varme, Sommersted Plejecenter", "enter", *"B.S.", "enter", *"14d hør plejecentret",
            "f8", "tab", "tab", *"Plejec", "ctrl+s",
        ],
        "Gemt: Henvendelse 2021-1 registreret",
    )  # fmt: skip
    act(desk, ["l", *"tb", *"Vikaren: spørger til kontrakt og varme", "ctrl+s"], "Gemt: Log skrevet")
    act(
        desk,
        ["n", *"fada", *"Hvor søger jeg om boligstøtte?", *["tab"] * 4, "v", "ctrl+s"],
        "Gemt: Henvendelse 2021-2 registreret",
    )
    # the period is counted from early summer on, and stays the one that is shown
    desk.burst(["p", "f", *"1-6-2021", "tab", "ctrl+a", "delete", "ctrl+s"])


def late_summer(desk: Terminal) -> None:
    """The adviser finds the step long overdue, talks to the citizen, and asks Visitationen and the legal team."""
    desk.wait_for("Åbne 1 · frist: 1 over", PATIENCE)
    act(
        desk,
        ["l", *"tb", *"Borgerrådgiveren: sagen tages op igen", "tab", "u", *"14d rykker", "ctrl+s"],
        "Næste: 30-08-2021 »rykker«",
    )
    act(
        desk,
        [
            "r",
            "shift+tab",
            "shift+tab",
            *"Visit",
            "enter",
            "tab",
            *"Hvad er grundlaget for kontrakt og varme?",
            "ctrl+s",
        ],
        "Gemt: Spørgsmål til Voksen og Sundhed",
    )
    act(
        desk,
        ["r", *["shift+tab"] * 3, "d", *"Jurid", "enter", "tab", *"Er der hjemmel til at tage betaling?", "ctrl+s"],
        "Gemt: Spørgsmål til Diverse",
    )


def first_chaser(desk: Terminal) -> None:
    """Visitationen is chased; the legal team has written on the 19th that it looks into it."""
    act(desk, ["o", "r"], "Gemt: Rykker 1: spørgsmål til Voksen og Sundhed")
    act(desk, ["down", "enter", *"19/8", "ctrl+s"], "Gemt: Svar noteret: spørgsmål til Diverse")


def autumn(desk: Terminal) -> None:
    """A meeting; Visitationen is chased again and replies the same day; the legal team answered the day before."""
    act(
        desk,
        ["l", *"dmf", *"Borgerrådgiveren: møde med Visitationen", "tab", "u", *"14d svar", "ctrl+s"],
        "Næste: 19-10-2021 »svar«",
    )
    act(desk, ["o", "r"], "Gemt: Rykker 2: spørgsmål til Voksen og Sundhed")
    act(desk, ["enter", "i", "ctrl+s"], "Gemt: Svar noteret: spørgsmål til Voksen og Sundhed")
    act(
        desk,
        ["end", "enter", *"4/10", "tab", *"Der mangler hjemmel", "tab", "j", "ctrl+s"],
        "Gemt: Svar noteret: spørgsmål til Diverse",
    )


def december(desk: Terminal) -> None:
    """The answer has come, the case is put right and closed, and leaves a question: are there others?"""
    act(
        desk,
        ["o", "enter", *"13/12", "tab", *"Praksis var ikke korrekt; rettet for borgeren", "tab", "j", "ctrl+s"],
        "Gemt: Svar noteret: spørgsmål til Voksen og Sundhed",
    )
    act(desk, ["1", "l", "n", *"Borgerrådgiveren: for langsommelig", "ctrl+s"], "Gemt: Log skrevet")
    act(desk, [*"augk"], "tabel 7 Genoptaget af forvaltningen 0→1")
    act(desk, ["ctrl+s"], "Gemt: Henvendelse 2021-1 lukket")
    act(
        desk,
        ["/", *"2021-1", "enter", "m", *"systemisk", "enter", *"Er der andre beboere med samme fejl?", "ctrl+s"],
        "Gemt: Systemisk spørgsmål til Voksen og Sundhed",
    )


def january(desk: Terminal) -> None:
    """No answer yet."""
    act(desk, ["o", "r"], "Gemt: Rykker 1: systemisk spørgsmål til Voksen og Sundhed")


def march(desk: Terminal) -> None:
    """No inquiry is open, but the question is, and it leads back to all that was written."""
    desk.wait_for("Åbne 0", PATIENCE)
    desk.burst(["o"])
    waits_long = re.compile(r"! +2021-1 +V&S +86 d .*Er der andre")
    shown = desk.wait_until(lambda rows: any(waits_long.search(row) for row in rows), PATIENCE)
    assert any("1 åbent spørgsmål · 1 over frist" in row for row in shown), shown
    desk.resize(*LONG)
    desk.press("h")
    for writing in ("Vikaren: spørger til kontrakt", "Borgerrådgiveren: sagen tages op igen", "Der mangler hjemmel"):
        desk.wait_for(writing, PATIENCE)
    desk.resize(80, 24)


DECEMBER = {PROMPT: waits("0 1 1 0 0%", "0 1 0 0 0%", "0 2 1 0 0%")}
"""Visitationen replied after 50 days, the legal team after three; the systemic question of the day is not due."""
LATER = {PROMPT: waits("0 2 0 0 0%", "0 1 0 0 0%", "0 3 0 0 0%")}
SETTLED = CLOSED | {
    CLOSING: waits("1 0 194 194 194", "1 0 0 0 0", "2 0 97 174,6 194"),
    FIRST_REPLY: waits("2 1 ukendt ukendt 50", "1 0 3 3 3", "3 1 50 ukendt 50"),
    ANSWER: waits("2 1 ukendt ukendt 119", "1 0 49 49 49", "3 1 119 ukendt 119"),
}
"""From December on; after 37 days the open question has not waited longest yet."""
UNANSWERED = waits("1 1 ukendt ukendt (0)", "1 1 ukendt ukendt (0)", "2 2 ukendt ukendt (0)")
DAYS: Sequence[tuple[str, Callable[[Terminal], None], Figures]] = (
    (
        "2021-06-03T10:00", early_summer,
        REGISTERED | still_open(0) | {
            FIRST_REPLY: NOTHING_ASKED, ANSWER: NOTHING_ASKED, PROMPT: {TOTAL: ("0", "0", "0", "0", "-")},
        },
    ),
    ("2021-08-16T09:00", late_summer, REGISTERED | still_open(74) | {
        FIRST_REPLY: UNANSWERED, ANSWER: UNANSWERED, PROMPT: waits("0 0 1 0 -", "0 0 1 0 -", "0 0 2 0 -"),
    }),
    (
        "2021-08-24T09:00", first_chaser,
        REGISTERED | still_open(82) | {
            FIRST_REPLY: waits("1 1 ukendt ukendt (8)", "1 0 3 3 3", "2 1 ukendt ukendt (8)"),
            ANSWER: waits("1 1 ukendt ukendt (8)", "1 1 ukendt ukendt (8)", "2 2 ukendt ukendt (8)"),
            # one has waited more than two days, the other came after three
            PROMPT: waits("0 1 0 0 0%", "0 1 0 0 0%", "0 2 0 0 0%"),
        },
    ),
    (
        "2021-10-05T15:00", autumn,
        REGISTERED | still_open(124) | {
            FIRST_REPLY: waits("1 0 50 50 50", "1 0 3 3 3", "2 0 26,5 45,3 50"),
            ANSWER: waits("1 1 ukendt ukendt (50)", "1 0 49 49 49", "2 1 ukendt ukendt (50)"),
            PROMPT: waits("0 1 0 0 0%", "0 1 0 0 0%", "0 2 0 0 0%"),
        },
    ),
    ("2021-12-14T13:00", december, SETTLED | DECEMBER),
    ("2022-01-20T09:00", january, SETTLED | LATER),
    (
        "2022-03-10T09:00", march,
        SETTLED | LATER | {FIRST_REPLY: waits("2 1 ukendt ukendt (86)", "1 0 3 3 3", "3 1 50 ukendt (86)")},
    ),
)  # fmt: skip


def test_the_example_from_sommersted_from_early_summer_to_march(tmp_path: Path) -> None:
    path = tmp_path / "register.db"
    for moment, live, expected in DAYS:
        with on_day(path, moment) as desk:
            live(desk)
            desk.press("1")
            assert figures(desk) == expected, moment
    check_file(path)


def check_file(path: Path) -> None:
    """What the months have left in the register."""
    with opened(path) as register:
        first, other = (register.inquiries.find(2021, number) for number in (1, 2))
        requests = register.records(REQUEST).where("true")
        logged = [entry.happened.isoformat() for entry in register.records(LOG_ENTRY).where("true")]
        assert register.inquiries.find(2021, 3) is None, "no question to a department is an inquiry"
    assert first is not None
    assert other is not None
    assert [one.closed and one.closed.isoformat() for one in (first, other)] == ["2021-12-14", "2021-06-03"]
    assert [(one.scope, one.department, one.chasers, bool(one.settled)) for one in requests] == [
        ("inquiry", "visitationen", 2, True),
        ("inquiry", "juridisk_team", 0, True),
        ("systemic", "plejecentre", 1, False),
    ]
    assert logged == ["2021-06-03", "2021-08-16", "2021-10-05", "2021-12-14"]
