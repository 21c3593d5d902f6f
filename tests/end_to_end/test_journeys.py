"""A day at the desk in a real terminal."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.end_to_end.desk import desk, make_demo, opened
from tests.end_to_end.terminal import Terminal


def has_line(rows: list[str], pattern: str) -> bool:
    """Whether a whole line is of this form."""
    return any(re.fullmatch(pattern, row.rstrip()) for row in rows)


def _start(terminal: Terminal) -> None:
    terminal.wait_for("n Ny")


def test_register_close_see_it_in_the_figures_and_find_it_after_a_restart(tmp_path: Path) -> None:
    path = make_demo(tmp_path / "demo.db")
    with desk(path) as terminal:
        _start(terminal)
        terminal.burst(["n", "t", "k", "b", "f", *"Ingen svar på æøå", "ctrl+s"])
        terminal.wait_for("Gemt: Henvendelse 2022-13 registreret")
        terminal.wait_for("Åbne 13")
        terminal.burst(["a", "u"])
        terminal.press("k")
        terminal.wait_for("tabel 7 Kritik 0→1")
        terminal.press("ctrl+s")
        terminal.wait_for("Gemt: Henvendelse 2022-13 lukket")
        terminal.press("s")
        terminal.wait_until(lambda rows: has_line(rows, r".?Registrerede henvendelser +13 *"))
        terminal.press(*["right"] * 8)
        terminal.wait_until(lambda rows: any("Tabel 7" in row for row in rows))
        terminal.wait_until(lambda rows: has_line(rows, r".?Kritik +1 +14 % █+"))
        terminal.press("ctrl+q")
        assert terminal.wait_exit() == 0
    with desk(path) as terminal:
        # the desk was left in the statistics, and is there again
        terminal.wait_for("STATISTIK")
        terminal.press("/")
        terminal.wait_for("SØG")
        terminal.send("æøå")
        terminal.wait_for("Ingen svar på æøå")
        terminal.press("ctrl+q")
        assert terminal.wait_exit() == 0
    with opened(path) as register:
        inquiry = register.inquiries.find(2022, 13)
        assert inquiry is not None
        assert (inquiry.subject, inquiry.action, inquiry.outcome) == ("Ingen svar på æøå", "undersoegt", "kritik")


@pytest.mark.parametrize("ending", ["kill", "hangup"])
def test_what_was_typed_is_offered_again(tmp_path: Path, ending: str) -> None:
    path = make_demo(tmp_path / "demo.db")
    with desk(path) as terminal:
        _start(terminal)
        terminal.burst(["n", "t", "k", *"b", "f", *"Halvt skrevet"])
        if ending == "kill":
            # the title line says that the draft is on the disk, within two seconds of the last key
            terminal.wait_for("Halvt skrevet")
            terminal.wait_for("kladde gemt", 2.0)
            terminal.kill()
        else:
            terminal.wait_for("Halvt skrevet")
            terminal.hangup()
        terminal.wait_exit()
    with desk(path) as terminal:
        terminal.wait_for("Kladde: Halvt skrevet")
        terminal.press("home", "enter")
        terminal.wait_for("Halvt skrevet")
        terminal.press("ctrl+s")
        terminal.wait_for("Gemt: Henvendelse 2022-13 registreret")
        terminal.press("ctrl+q")
        assert terminal.wait_exit() == 0


def test_after_a_kill_the_draft_is_offered_though_the_statistics_were_left_last(tmp_path: Path) -> None:
    path = make_demo(tmp_path / "demo.db")
    with desk(path) as terminal:
        _start(terminal)
        terminal.press("s")
        terminal.wait_for("STATISTIK")
        terminal.press("ctrl+q")
        assert terminal.wait_exit() == 0
    with desk(path) as terminal:
        terminal.wait_for("STATISTIK")
        terminal.burst(["n", "t", "k", *"b", "f", *"Halvt skrevet"])
        terminal.wait_for("kladde gemt", 2.0)
        terminal.kill()
        terminal.wait_exit()
    with desk(path) as terminal:
        terminal.wait_for("Kladde: Halvt skrevet")
        terminal.wait_for("kladder 1")
        terminal.press("s")
        terminal.wait_until(lambda rows: any("STATISTIK" in row and "kladder 1" in row for row in rows))
        terminal.press("ctrl+q")
        assert terminal.wait_exit() == 0


def test_a_second_start_on_an_open_register_is_refused_in_one_sentence(tmp_path: Path) -> None:
    path = make_demo(tmp_path / "demo.db")
    with desk(path) as first:
        _start(first)
        with desk(path) as second:
            second.wait_for("allerede åbent")
            assert second.wait_exit() == 3
            assert "Traceback" not in "\n".join(second.screen())
        first.press("ctrl+q")
        assert first.wait_exit() == 0
