"""Places outside a person's own inquiries where their name, phone or mail stands: where and when, never the text."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from borgerraad_tui.domain.identifiers import NO_NAMES, spelt
from borgerraad_tui.domain.text import fold
from borgerraad_tui.store.engine import Engine
from borgerraad_tui.store.person_rows import Past
from borgerraad_tui.store.texts import StandingText, earlier_texts, standing_texts

KNOWN_BY = "SELECT citizen, phone, mail FROM inquiry WHERE id = ?"
FEWEST_DIGITS = 8
"""A shorter number is no whole one."""


def mentions(engine: Engine, inquiries: Sequence[int], past: Past) -> list[StandingText]:
    """The places, today's texts before the history; none where nothing is known by which the person could be found."""
    names = _Known(engine, inquiries)
    found = (
        [*standing_texts(engine, names.in_text), *earlier_texts(engine, names.in_text, names.may_be_in)]
        if names
        else []
    )
    return [text for text in found if not _is_own(text, inquiries, past)]


class _Known:
    """What the person is known by in their own inquiries."""

    def __init__(self, engine: Engine, inquiries: Sequence[int]) -> None:
        rows = [engine.first(KNOWN_BY, (inquiry,)) or ("", "", "") for inquiry in inquiries]
        names = {name.strip() for name, _, _ in rows}
        mails = {mail.strip() for _, _, mail in rows}
        self._words = words = sorted(word for word in names | mails if len(word) > 1 and fold(word) not in NO_NAMES)
        # a quotation mark is written otherwise in the history
        self._begins = ["" if set(word) & {'"', "\\"} else word.split()[0].casefold() for word in words]
        numbers = {"".join(re.findall(r"\d", phone)) for _, phone, _ in rows}
        ways = (r"[ .-]?".join(number) for number in sorted(numbers) if len(number) >= FEWEST_DIGITS)
        self._phones = [re.compile(rf"(?<!\d){way}(?!\d)") for way in ways]

    def __bool__(self) -> bool:
        return bool(self._words or self._phones)

    def in_text(self, text: str) -> bool:
        """Whether any of it stands in a text."""
        return any(next(spelt(word, text), None) for word in self._words) or any(
            phone.search(text) for phone in self._phones
        )

    def may_be_in(self, body: str) -> bool:
        """Whether any of it may stand in a row of the history."""
        folded = body.casefold()
        return any(begin in folded for begin in self._begins) or any(phone.search(body) for phone in self._phones)


def _is_own(text: StandingText, inquiries: Collection[int], past: Past) -> bool:
    """Whether a text is of the person's own, and so told in full elsewhere."""
    if text.table == "act":
        return text.row in {done.act for done in past.done}
    return text.inquiry in inquiries or (text.inquiry is None and (text.table, text.row) in past.rows)
