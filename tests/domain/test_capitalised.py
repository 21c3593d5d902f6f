"""A text that begins a line is raised by its first letter alone."""

from __future__ import annotations

import pytest

from borgerraad_tui.domain.text import capitalised


@pytest.mark.parametrize(("text", "raised"), [("CPR-nummer", "CPR-nummer"), ("æble på Fyn", "Æble på Fyn"), ("", "")])
def test_only_the_first_letter_is_raised(text: str, raised: str) -> None:
    assert capitalised(text) == raised
