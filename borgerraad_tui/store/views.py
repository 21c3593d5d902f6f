"""What of the open inquiries the desk shows: all of them, or one cut of them; each a window over the index of the open ones."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal, NamedTuple

from borgerraad_tui.store.engine import Engine
from borgerraad_tui.store.listing import OPEN_ORDER, InquiryWindow, Order

Cut = Literal["all", "today", "waiting", "late", "directorate", "place"]
WAITING = "EXISTS (SELECT 1 FROM request WHERE request.inquiry = inquiry.id AND settled IS NULL)"


class View(NamedTuple):
    """One cut; `entry` is the number of the catalogue entry it is about, where it is about one."""

    cut: Cut = "all"
    entry: int = 0


def viewed(engine: Engine, view: View, today: date) -> InquiryWindow:
    """The open inquiries of a view, sorted as the desk sorts them all: late, today, dated, undated."""
    return InquiryWindow(engine, _order(view, today))


def used_entries(engine: Engine, column: Literal["directorate", "place"]) -> set[int]:
    """The catalogue entries that open inquiries stand under, ended ones among them."""
    asked = {
        "directorate": "SELECT DISTINCT directorate FROM inquiry WHERE closed IS NULL AND directorate IS NOT NULL",
        "place": "SELECT DISTINCT place FROM inquiry WHERE closed IS NULL AND place IS NOT NULL",
    }
    return {row[0] for row in engine.rows(asked[column])}


def _order(view: View, today: date) -> Order:
    still_open = "closed IS NULL"
    if view.cut == "today":
        return Order(still_open, (), OPEN_ORDER, high=today.isoformat())
    if view.cut == "late":
        return Order(still_open, (), OPEN_ORDER, high=(today - timedelta(days=1)).isoformat())
    if view.cut == "waiting":
        return Order(f"{still_open} AND {WAITING}", (), OPEN_ORDER)
    if view.cut == "directorate":
        # the sign keeps the engine from an index over the closed ones, too
        return Order(f"{still_open} AND +directorate = ?", (view.entry,), OPEN_ORDER)
    if view.cut == "place":
        return Order(f"{still_open} AND +place = ?", (view.entry,), OPEN_ORDER)
    return Order(still_open, (), OPEN_ORDER)
