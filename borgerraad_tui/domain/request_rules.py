"""The rules of a question to a department; each broken one is a Danish sentence that says what to do."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from borgerraad_tui.domain.catalogue import Catalogue
from borgerraad_tui.domain.dates import danish_day
from borgerraad_tui.domain.inquiry import Inquiry
from borgerraad_tui.domain.request import Request
from borgerraad_tui.domain.rules import Broken, at_home, raise_first, valid


def check_request(request: Request, inquiry: Inquiry | None, catalogue: Catalogue, today: date) -> None:
    """Raise RuleBroken for the first broken rule; `inquiry` is the one it belongs to, if it belongs to one."""
    raise_first(request_rules(request, inquiry, catalogue, today))


def request_rules(request: Request, inquiry: Inquiry | None, catalogue: Catalogue, today: date) -> Iterator[Broken]:
    """Every broken rule of a question; `inquiry` as above."""
    yield from _asked(request, today, inquiry.received if inquiry else None)
    yield from _heard(request, today)
    for day, told in ((request.chased, "rykket"), (request.settled, "afgjort")):
        if day and day < request.asked:
            yield Broken("asked", f"Spørgsmålet er {told} {danish_day(day)}. Det er stillet den dag eller før.")
    yield from valid(catalogue, "directorate", request.directorate, request.asked)
    yield from valid(catalogue, "department", request.department, request.asked)
    yield from at_home(catalogue, request.department, request.directorate)


def _asked(request: Request, today: date, received: date | None) -> Iterator[Broken]:
    asked = request.asked
    if asked > today:
        yield Broken("asked", f"Spurgt {danish_day(asked)} ligger i fremtiden. Skriv den dag, du spurgte.")
    if received and asked < received:
        yield Broken(
            "asked", f"Spurgt {danish_day(asked)} ligger før henvendelsen, der kom {danish_day(received)}. Ret dagen."
        )


def _heard(request: Request, today: date) -> Iterator[Broken]:
    for field, day, told in (("replied", request.replied, "Første svar"), ("answered", request.answered, "Svaret")):
        if day and day > today:
            yield Broken(field, f"{told} {danish_day(day)} ligger i fremtiden. Skriv i dag eller en tidligere dag.")
        if day and day < request.asked:
            yield Broken(
                field,
                f"{told} {danish_day(day)} ligger før spørgsmålet {danish_day(request.asked)}. Ret en af de to datoer.",
            )
    if request.replied and request.answered and request.answered < request.replied:
        yield Broken(
            "answered",
            f"Svaret {danish_day(request.answered)} ligger før første svar {danish_day(request.replied)}."
            " Ret en af de to datoer.",
        )
