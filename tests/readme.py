"""The derived parts of the README: tables of keys and key presses, and pictures. `python -m tests.readme` writes them."""

from __future__ import annotations

import asyncio
import re
from datetime import datetime
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from borgerraad_tui.domain.clock import Clock
from borgerraad_tui.intake.demo import build_demo
from borgerraad_tui.tui.app import make_app
from borgerraad_tui.tui.command import BELOW_SEARCH, ROOMS, Command
from borgerraad_tui.tui.commands import COMMANDS
from tests.key_presses import PATHS
from tests.tui.screen_text import screen_text

README = Path(__file__).parents[1] / "README.md"
ROOM_NAMES = {
    "desk": "Bordet", "statistics": "Statistik", "consultations": "Konsulent", "found": "bag et tal",
    "found_requests": "spørgsmål bag et tal", "inquiry": "henvendelsen",
    "requests": "Opfølgning", "person": "borgeren", "search": "Søg", "recommendations": "Anbefalinger", "follow_up": "Virkning",
    "recommendation": "anbefalingen", "agenda": "Dagsorden", "road": "på farten", "untold": "uden notat",
    "examples": "Eksempler", "example": "eksemplet", "report": "Beretning", "compared": "sammenligning",
    "since": "siden offentliggørelsen", "frozen": "frosne tal", "found_then": "bag et frosset tal",
    "requests_then": "spørgsmål bag et frosset tal", "consultations_then": "konsulentbistand bag et frosset tal",
    "questions": "Egne spørgsmål", "cross": "et eget spørgsmål",
    "printed": "trykte tal", "reconciled": "afstemning", "control": "kontrol",
    "erasing": "Sletning", "erased": "det slettede", "cpr": "CPR-numre", "breach": "brud", "processing": "fortegnelse",
}  # fmt: skip
PICTURES = (
    ("The desk, at 80x24:", ()),
    (
        "The statistics of the printed period (`s`, then `p 1`), one table:",
        ("s", "p", "1", "right", "right", "right", "right"),
    ),
    ("Closing a complaint; the line below says beforehand which figures it moves (`a u i`):", ("a", "u", "i")),
)


def key_table() -> str:
    """Every command with a key: its keys, what it does, where."""
    rows = [f"| {_keys(command)} | {command.help} | {_where(command)} |" for command in COMMANDS if command.keys]
    return "\n".join(["| keys | what | where |", "| --- | --- | --- |", *rows])


def press_table() -> str:
    """What frequent acts cost in key presses and screens."""
    rows = [f"| {path.act} | {path.shown} | {path.presses} | {path.screens} |" for path in PATHS]
    return "\n".join(["| act | keys | presses | screens |", "| --- | --- | --- | --- |", *rows])


async def pictures(folder: Path) -> str:
    """The screens as text, from a fresh demo register for each."""
    drawn = []
    for number, (title, keys) in enumerate(PICTURES):
        register = build_demo(folder / f"{number}.db", Clock(lambda: datetime(2022, 1, 17, 10, 0)))
        app = make_app(register)
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            for key in keys:
                await pilot.press(key)
                await app.typeahead.settled()
            await pilot.pause()
            drawn.append(f"{title}\n\n```text\n{screen_text(app)}\n```")
        register.close()
    return "\n\n".join(drawn)


async def rendered(text: str, folder: Path) -> str:
    """The README with its derived parts as they should be."""
    for mark, part in (("presses", press_table()), ("keys", key_table()), ("pictures", await pictures(folder))):
        text = re.sub(
            rf"(<!-- {mark} -->\n).*?(<!-- /{mark} -->)",
            partial(_between, part),
            text,
            flags=re.S,
        )
    return text


def _between(part: str, found: re.Match[str]) -> str:
    return f"{found[1]}\n{part}\n\n{found[2]}"


def _keys(command: Command) -> str:
    # the key bar names both arrows once
    return ", ".join(f"`{key.removeprefix('←') or key}`" for key in command.shown_keys)


def _where(command: Command) -> str:
    wide = {ROOMS: "everywhere", BELOW_SEARCH: f"everywhere but {ROOM_NAMES['search']}"}
    return wide.get(command.rooms) or ", ".join(ROOM_NAMES[room] for room in command.rooms)


if __name__ == "__main__":
    with TemporaryDirectory() as place:
        README.write_text(asyncio.run(rendered(README.read_text(encoding="utf-8"), Path(place))), encoding="utf-8")
