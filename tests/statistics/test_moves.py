"""What a change does to the figures is told cell by cell."""

from __future__ import annotations

from borgerraad_tui.domain.kind import Kind
from borgerraad_tui.statistics.moves import Move, moves
from tests.statistics.counting import figures, inquiries

OPEN = inquiries(3, Kind.COMPLAINT, "diverse", "andet", "open")


def test_closing_moves_a_complaint_from_the_open_row_to_its_action_and_outcome() -> None:
    after = figures(OPEN[:2], inquiries(2, Kind.COMPLAINT, action="open")[2:], [
        inquiries(1, Kind.COMPLAINT, action="undersoegt", outcome="kritik")[2]
    ])  # fmt: skip
    assert list(moves(figures(OPEN), after)) == [
        Move(4, "Undersøgt", 0, 1),
        Move(7, "Kritik", 0, 1),
        Move(4, "Ikke afsluttet", 3, 2),
    ]


def test_what_grows_comes_before_what_shrinks_in_the_order_of_the_tables() -> None:
    before = figures(inquiries(1, Kind.OTHER, "teknik_og_klima", "andet", "forslag"))
    after = figures(inquiries(1, Kind.OTHER, "diverse", "hjemmel", "forslag"))
    assert [(move.table, move.name, move.after - move.before) for move in moves(before, after)] == [
        (1, "Diverse", 1), (2, "Hjemmelsspørgsmål", 1), (3, "Diverse", 1), (9, "Hjemmelsspørgsmål", 1),
        (1, "Teknik og Klima", -1), (2, "Andet", -1), (3, "Teknik og Klima", -1), (9, "Andet", -1),
    ]  # fmt: skip


def test_a_row_that_comes_or_goes_is_told_too() -> None:
    without = figures(inquiries(1, Kind.OTHER, "diverse", action="forslag"))
    excluded = figures(inquiries(1, Kind.OTHER, reason="anden_aarsag"))
    gone = {(move.table, move.name) for move in moves(without, excluded)}
    assert (2, "Tema ikke angivet") in gone
    assert {(move.before, move.after) for move in moves(excluded, without) if move.table} == {(0, 1)}


def test_what_is_left_out_is_told_though_no_table_counts_it() -> None:
    undecided = figures(inquiries(2, None))
    excluded = figures(inquiries(1, None), inquiries(1, None, reason="anden_aarsag"))
    assert list(moves(undecided, excluded)) == [Move(0, "ikke afgjort", 2, 1), Move(0, "udgår", 0, 1)]
    decided = figures(inquiries(1, None), inquiries(1, Kind.OTHER, "diverse"))
    assert next(moves(undecided, decided)) == Move(0, "ikke afgjort", 2, 1)


def test_no_change_moves_nothing() -> None:
    assert list(moves(figures(OPEN), figures(OPEN))) == []
