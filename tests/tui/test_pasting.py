"""A paste is one paste, whatever is in it and however it arrives."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events
from textual.message import Message

from borgerraad_tui.tui.pasting import PasteSafeParser

START, END = "\x1b[200~", "\x1b[201~"
PASTED = "hej\x1b[31mrødt\x1b[0m\rlinje to\x1b"
TAKEN = PASTED.replace("\x1b", "\x1a")


def heard(*chunks: str) -> list[Message]:
    """What the parser makes of these chunks."""
    parser = PasteSafeParser()
    return [event for chunk in chunks for event in parser.feed(chunk)]


def told(messages: list[Message]) -> list[tuple[str, str]]:
    """Kind and content of each."""
    return [
        ("paste", message.text) if isinstance(message, events.Paste) else ("key", message.key)
        for message in messages
        if isinstance(message, events.Paste | events.Key)
    ]


WHOLE = f"a{START}{PASTED}{END}b"


@pytest.mark.parametrize("cut", range(1, len(WHOLE)))
def test_a_paste_with_esc_is_whole_and_in_its_place_wherever_a_chunk_ends(cut: int) -> None:
    assert told(heard(WHOLE[:cut], WHOLE[cut:])) == [("key", "a"), ("paste", TAKEN), ("key", "b")]


def test_a_paste_may_arrive_letter_by_letter_and_another_follow_it() -> None:
    assert told(heard(*WHOLE, *f"{START}to{END}")) == [("key", "a"), ("paste", TAKEN), ("key", "b"), ("paste", "to")]


def test_the_end_of_the_bytes_is_told_on() -> None:
    assert told(heard("a", "")) == [("key", "a")]


@given(st.text(st.sampled_from("\x1b[20~1aA;m\r"), max_size=40).filter(lambda text: END not in text + END[:-1]))
def test_nothing_in_a_paste_becomes_a_key(text: str) -> None:
    assert all(kind == "paste" for kind, _ in told(heard(f"{START}{text}{END}")))


@pytest.mark.parametrize("keys", ["\x1b[A", "\x1bOS", "\x1b[15~"])
def test_keys_outside_a_paste_are_what_they_were(keys: str) -> None:
    assert [kind for kind, _ in told(heard(keys))] == ["key"]
