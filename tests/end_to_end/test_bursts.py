"""A practised user types ahead: no key is lost or lands in another field."""

from __future__ import annotations

from pathlib import Path

from tests.end_to_end import life_bursts
from tests.end_to_end.bursts import PATIENCE, run
from tests.end_to_end.desk import desk, make_demo, opened


def test_200_records_typed_as_bursts_are_all_right(tmp_path: Path) -> None:
    assert run(200, tmp_path) == []


def test_3_rounds_of_every_form_of_an_inquirys_life_typed_as_bursts_are_all_right(tmp_path: Path) -> None:
    assert life_bursts.run(3, tmp_path) == []


def test_100_records_with_f9_somewhere_in_each_burst_are_all_right(tmp_path: Path) -> None:
    assert run(100, tmp_path, between="f9") == []


def test_30_walk_ins_on_the_road_typed_as_bursts_are_all_right(tmp_path: Path) -> None:
    path = make_demo(tmp_path / "road.db")
    with desk(path) as terminal:
        terminal.wait_for("n Ny")
        for first in (1, 11, 21):
            keys = [[*"abf", *f"sag {number}", "enter", "v", "ctrl+s"] for number in range(first, first + 10)]
            terminal.burst([*(["t"] if first == 1 else []), *(key for each in keys for key in each)])
            # the demo's January holds twelve numbers
            terminal.wait_for(f"2022-{12 + first + 9} registreret", PATIENCE)
        terminal.press("ctrl+q")
        assert terminal.wait_exit(PATIENCE) == 0
    with opened(path) as register:
        found = [register.inquiries.find(2022, 12 + number) for number in range(1, 32)]
    assert [one and (one.subject, one.channel, one.directorate, one.theme, one.action) for one in found] == [
        *(
            (f"sag {number}", "fremmoede", "boern_og_kultur", "forvaltningsret", "vejledning")
            for number in range(1, 31)
        ),
        None,
    ]
