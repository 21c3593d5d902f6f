"""F9 in a real terminal: once it is pressed, not a byte of what she wrote is sent until it is pressed again."""

from __future__ import annotations

from pathlib import Path

from tests.end_to_end.desk import desk, make_demo, opened
from tests.tui.secrets import WORD, keep_secrets

HIDDEN = "Skjult · F9 viser igen"
ROOMS = {
    "enter": "HENVENDELSE", "s": "STATISTIK", "k": "KONSULENTBISTAND", "b": "ANBEFALINGER", "5": "EKSEMPLER", "d": "DAGSORDEN",
    "o": "OPFØLGNING", "n": "NY HENVENDELSE", "f1": "Hjælp",
}  # fmt: skip


def test_no_byte_of_hers_is_sent_while_it_is_hidden(tmp_path: Path) -> None:
    path = make_demo(tmp_path / "secrets.db")
    with opened(path) as register:
        keep_secrets(register)
    with desk(path, columns=120, rows=40) as terminal:
        terminal.wait_for("n Ny")
        terminal.wait_for(WORD)
        terminal.press("end", "f9")
        terminal.wait_until(lambda rows: HIDDEN in rows[0] and not any(WORD in row for row in rows))
        sent = len(terminal.raw)
        for key, heading in ROOMS.items():
            terminal.press(key)
            terminal.wait_for(heading)
            terminal.press("esc", *(["esc"] if key == "n" else []))
            terminal.wait_for("1 Bordet")
        hidden = terminal.raw[sent:]
        assert HIDDEN.encode() in hidden
        assert WORD.encode() not in hidden
        terminal.press("f9")
        terminal.wait_until(lambda rows: HIDDEN not in rows[0] and any(WORD in row for row in rows))
        terminal.press("ctrl+q")
        assert terminal.wait_exit() == 0
