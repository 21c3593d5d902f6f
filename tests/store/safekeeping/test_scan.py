"""Words and texts in bytes: found wherever they begin, however their letters are, and nothing else."""

from __future__ import annotations

import json

import pytest

from borgerraad_tui.store.safekeeping.scan import in_bytes

SOUGHT = ("wvækking", "qzxwvjåse wvækking", "73 91 82 64", 'sagde »ja« og "nej" til alt', "ikke der, hvor der ledes")


@pytest.mark.parametrize("before", range(9))
def test_each_is_found_wherever_it_begins(before: int) -> None:
    for text in SOUGHT:
        content = b"\0" * before + b"ord" + text.upper().encode() + b"x\0\1"
        assert text in in_bytes(SOUGHT, [b"", content])
        assert text not in in_bytes(SOUGHT, [content.replace(text.upper()[-3:].encode(), b"---")])
    quoted = json.dumps({"note": SOUGHT[3]}, ensure_ascii=False).encode()
    assert in_bytes(SOUGHT, [quoted]) == {SOUGHT[3]}


def test_nothing_is_found_where_nothing_is() -> None:
    assert in_bytes(SOUGHT, [b"", b"\0" * 99, b"qzxwvj wv kking 73 91 82 6"]) == set()
