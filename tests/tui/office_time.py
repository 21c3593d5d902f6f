"""An office's clock, moved by hand."""

from __future__ import annotations

from datetime import datetime

from tests.conftest import NOW


class Time:
    """What the clock says."""

    def __init__(self) -> None:
        self.now: datetime = NOW
