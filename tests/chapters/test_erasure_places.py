"""Where copies still hold what was erased; a register without copies says that there are none."""

from __future__ import annotations

from borgerraad_tui.chapters.erasure import NO_COPIES, erasure_document
from borgerraad_tui.export.document_as_text import document_as_text
from borgerraad_tui.store.register import Register
from borgerraad_tui.store.safekeeping.proof import Proof


def test_a_register_without_copies_says_so(demo_register: Register) -> None:
    told = document_as_text(erasure_document(demo_register, Proof(1, 1, (), (), 10, ("f",)), ())).decode()
    assert NO_COPIES in " ".join(told.split())
