"""Writing the service levels; `requests.service_terms` reads them."""

from __future__ import annotations

from borgerraad_tui.domain.service_level import ServiceLevel
from borgerraad_tui.store.kinds import SERVICE_LEVEL
from borgerraad_tui.store.register import Register


def set_service_level(register: Register, reply: int, answer: int) -> None:
    """The days of the first reply and of the answer, written inside an open act."""
    records = register.records(SERVICE_LEVEL)
    standing = records.where("true")
    if standing:
        records.update(standing[0].edit(reply=reply, answer=answer))
    else:
        records.add(ServiceLevel(reply=reply, answer=answer))
