"""The README says what is true: its derived parts are up to date, its commands exist."""

from __future__ import annotations

import re
from pathlib import Path

from click.testing import CliRunner

from borgerraad_tui.cli.program import COMMANDS as CLI_COMMANDS
from borgerraad_tui.cli.program import program
from borgerraad_tui.statistics.waits import NOT_KNOWN
from tests.readme import README, rendered


async def test_the_key_table_and_the_pictures_are_those_of_the_program(tmp_path: Path) -> None:
    text = README.read_text(encoding="utf-8")
    assert await rendered(text, tmp_path) == text, "run `python -m tests.readme`"


def test_every_command_line_command_is_in_the_readme_and_the_other_way_round() -> None:
    named = set(re.findall(r"`borgerraad (\w+)", README.read_text(encoding="utf-8")))
    assert named == set(CLI_COMMANDS)


def test_the_help_page_names_every_command() -> None:
    told = CliRunner().invoke(program, ["--help"]).output
    assert all(name in told for name in CLI_COMMANDS)


def test_an_unknown_wait_and_one_that_has_not_ended_are_written_as_the_screen_writes_them() -> None:
    text = README.read_text(encoding="utf-8")
    assert f"reads `{NOT_KNOWN}`; `(28)` is a longest" in " ".join(text.split())
    assert "`28+`" not in text
