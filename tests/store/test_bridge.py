"""The stream through the desk adds up, in any register and any period."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st

from borgerraad_tui.domain.clock import Clock
from borgerraad_tui.domain.inquiry import Inquiry
from borgerraad_tui.store.bridge import bridge, touched
from borgerraad_tui.store.register import Register, create_register
from tests.conftest import NOW
from tests.registers import inquiry, packaged, saved, spans, valid_inquiries

CLOCK = Clock(lambda: NOW)


@given(inquiries=st.lists(valid_inquiries(), max_size=12), span=spans())
def test_open_before_and_received_less_closed_is_open_after(inquiries: list[Inquiry], span: tuple[date, date]) -> None:
    first, last = span
    with TemporaryDirectory() as folder:
        register = create_register(Path(folder) / "r.db", CLOCK, "Haderslev Kommune", packaged())
        for new in inquiries:
            saved(register, new)
        found = bridge(register.engine, first, last)
        register.close()
    assert found.open_before + found.received - found.closed == found.open_after
    assert found.open_before == sum(
        one.received < first and not (one.closed and one.closed < first) for one in inquiries
    )
    assert found.received == sum(first <= one.received <= last for one in inquiries)


def test_somebody_joined_is_one_person_and_a_nameless_caller_none(register: Register) -> None:
    day = date(2021, 9, 6)
    ids = []
    for name in ("Anna B", "A. B.", "Carl D", ""):
        one = inquiry(day, kind="other", citizen=name, theme="forvaltningsret", further_themes=("andet",))
        with register.acts.act("Registreret"):
            ids.append(register.inquiries.add(register.people.with_record(one)).id or 0)
    with register.acts.act("Samlet"):
        register.people.join(ids[0], ids[1])
    found = touched(register.engine, day, day)
    assert found == (4, 2, 1, 8)
    with register.acts.act("Skilt"):
        register.people.part(ids[0])
    assert touched(register.engine, day, day).persons == 3
