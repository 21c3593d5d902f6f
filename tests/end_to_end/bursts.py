"""Forms typed as one burst in a real terminal: `python -m tests.end_to_end.bursts 1000`.

Every record is one write of all its keys, records back to back, without waiting for anything the program draws; every fourth
one is closed in the same breath. Then the file is read: every record has to be as it was typed.
"""

from __future__ import annotations

import random
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from tests.end_to_end.desk import desk, make_demo, opened

CHANNELS = {"t": "telefon", "m": "mail", "b": "brev", "f": "fremmoede", "h": "hjemmebesoeg"}
KINDS = {"k": "complaint", "a": "other"}
DIRECTORATES = {
    "a": "arbejdsmarked_og_borgerservice", "b": "boern_og_kultur", "v": "voksen_og_sundhed", "t": "teknik_og_klima", "d": "diverse",
}  # fmt: skip
THEMES = {
    "f": "forvaltningsret", "h": "hjemmel", "p": "proevelse", "r": "retsgrundsaetninger", "o": "opgavevaretagelse",
    "i": "institutioner", "a": "andet",
}  # fmt: skip
CLOSINGS = {"k": (["a", "u", "i"], ("undersoegt", "ingen_kritik")), "a": (["a", "v"], ("vejledning", None))}
BATCH = 10
"""Records that are under way at once; a terminal's input buffer holds some 4,000 bytes."""
PATIENCE = 120.0
"""Seconds for a batch on a loaded machine."""


class Record(NamedTuple):
    """What was typed, and what has to stand in the file."""

    keys: list[str]
    expected: tuple[str | None, ...]


def record(number: int, dice: random.Random) -> Record:
    """A record with letters by chance; the subject is its number."""
    channel, kind, directorate, theme = (
        dice.choice(list(letters)) for letters in (CHANNELS, KINDS, DIRECTORATES, THEMES)
    )
    typed = [channel, kind, directorate, theme]
    keys = ["n", *(letter.upper() if dice.random() < 0.1 else letter for letter in typed), *f"sag {number}", "ctrl+s"]
    action: tuple[str | None, str | None] = (None, None)
    if number % 4 == 0:
        letters, action = CLOSINGS[kind]
        keys += [*letters, "ctrl+s"]
    values = (CHANNELS[channel], KINDS[kind], DIRECTORATES[directorate], THEMES[theme], *action)
    return Record(keys, (f"sag {number}", *values))


def run(records: int, folder: Path, seed: int = 1, *, between: str = "") -> list[str]:
    """Type so many records; returns what is wrong, a line each.

    A key given as `between` changes none of them, and is pressed somewhere within each.
    """
    dice = random.Random(seed)
    path = make_demo(folder / "bursts.db")
    typed = [record(number, dice) for number in range(1, records + 1)]
    if between:
        for each in typed:
            each.keys.insert(dice.randrange(len(each.keys)), between)
    with desk(path) as terminal:
        terminal.wait_for("n Ny")
        for start in range(0, records, BATCH):
            for each in typed[start : start + BATCH]:
                terminal.burst(each.keys)
            # the demo's January holds twelve numbers
            terminal.wait_for(f"2022-{12 + min(start + BATCH, records)} ", PATIENCE)
        terminal.press("ctrl+q")
        status = terminal.wait_exit(PATIENCE)
    faults = [] if status == 0 else [f"exit status {status}"]
    return [*faults, *_differences(path, typed)]


def _differences(path: Path, typed: list[Record]) -> list[str]:
    with opened(path) as register:
        saved = [register.inquiries.find(2022, 12 + number) for number in range(1, len(typed) + 1)]
        beyond = register.inquiries.find(2022, 13 + len(typed))
    found = [
        each and (each.subject, each.channel, each.kind, each.directorate, each.theme, each.action, each.outcome)
        for each in saved
    ]
    wrong = [
        f"typed {each.expected}, saved {there}"
        for each, there in zip(typed, found, strict=True)
        if there is None or there != each.expected
    ]
    return [*wrong, "one record too many"] if beyond else wrong


if __name__ == "__main__":
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    with TemporaryDirectory() as place:
        faults = run(wanted, Path(place))
    sys.stdout.write("\n".join([*faults, f"{wanted} bursts, {len(faults)} wrong", ""]))
    sys.exit(bool(faults))
