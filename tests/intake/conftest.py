"""What sheets are read against in these tests."""

from __future__ import annotations

import pytest

from borgerraad_tui.domain.catalogue import Catalogue
from borgerraad_tui.intake.form import Background
from tests.conftest import NOW


@pytest.fixture(scope="session")
def background(haderslev: Catalogue) -> Background:
    """A new register on 17 January 2022."""
    return Background(haderslev, NOW)
