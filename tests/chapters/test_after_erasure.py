"""A report that was published, and every figure that is counted now, stand as they were after names and texts are erased."""

from __future__ import annotations

from borgerraad_tui.store.register import Register
from borgerraad_tui.store.safekeeping.chain import chain_faults
from borgerraad_tui.store.safekeeping.erasing import erase
from tests.chapters.test_publishing import FIRST, LAST, cells, movers, published
from tests.chapters.test_since import every_table

FROZEN = "SELECT * FROM frozen"


def test_nothing_moves_in_any_table_when_a_whole_period_is_erased(demo_register: Register) -> None:
    register = demo_register
    plan, tables = published(register), every_table(register, FIRST, LAST)
    frozen, printed = register.engine.rows(FROZEN), cells(register, plan)
    sql = "SELECT id FROM inquiry WHERE received BETWEEN ? AND ?"
    chosen = [row[0] for row in register.engine.rows(sql, (FIRST.isoformat(), LAST.isoformat()))]
    assert len(chosen) > 50
    erase(register, chosen, "term")
    assert every_table(register, FIRST, LAST) == tables
    assert register.engine.rows(FROZEN) == frozen
    assert cells(register, plan) == printed
    assert movers(register, plan) == []
    assert list(chain_faults(register.engine)) == []
    left = "SELECT count(*) FROM inquiry WHERE received BETWEEN ? AND ? AND (citizen <> '' OR note <> '')"
    assert register.engine.one(left, (FIRST.isoformat(), LAST.isoformat())) == 0
