"""A practised user types ahead: no key is lost or lands in another field."""

from __future__ import annotations

from pathlib import Path

from tests.end_to_end.bursts import run


def test_200_records_typed_as_bursts_are_all_right(tmp_path: Path) -> None:
    assert run(200, tmp_path) == []
