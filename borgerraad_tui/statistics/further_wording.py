"""Rows of the tables after the nine in words: a sentence a row, for text, screen readers and the clipboard."""

from __future__ import annotations

from fractions import Fraction

from borgerraad_tui.domain.text import counted
from borgerraad_tui.statistics.numbers import decimal_comma
from borgerraad_tui.statistics.promptness import PromptRow
from borgerraad_tui.statistics.waits import WaitRow, WaitSpec


def waited(spec: WaitSpec, row: WaitRow) -> str:
    """How many, how many of them have not ended, and how long: »Teknik og Klima 3 spørgsmål: median 2 dage, ...«"""
    return f"{row.name} {wait_figures(spec, row)}"


def wait_figures(spec: WaitSpec, row: WaitRow) -> str:
    """The same without the row's name."""
    told = counted(row.count, *spec.among) + (f", heraf {row.without} {spec.without}" if row.without else "")
    if row.longest is None:
        return told
    longest = counted(row.longest, "dag", "dage") + (f" ({spec.without})" if row.longest_without else "")
    days = f"median {_days(row.median)}, 90. percentil {_days(row.ninety)}, længst {longest}"
    return f"{told}: {days}"


def kept(row: PromptRow) -> str:
    """How many in time, too late, not due and given up, with the share in time of those due."""
    return f"{row.name} {prompt_figures(row)}"


def prompt_figures(row: PromptRow) -> str:
    """The same without the row's name."""
    not_due = counted(row.not_due, "endnu ikke forfalden", "endnu ikke forfaldne")
    given_up = f", {row.given_up} opgivet inden fristen" if row.given_up else ""
    told = f"{row.in_time} i tide, {row.late} for sent, {not_due}{given_up}"
    return told if row.percent is None else f"{told} ({row.percent} % i tide)"


def _days(value: Fraction | None) -> str:
    return "kendes ikke" if value is None else days_told(value)


def days_told(value: Fraction) -> str:
    """Days with at most one decimal: »1 dag«, »2,5 dage«."""
    return f"{decimal_comma(value, 1)} {'dag' if value == 1 else 'dage'}"
