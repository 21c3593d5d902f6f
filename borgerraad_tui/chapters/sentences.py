"""Sentences made from figures, in the printed report's own words: a text can never say another number than its table.

Each takes finished figures and returns one paragraph, or an empty text where there is nothing to say.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from borgerraad_tui.domain.text import counted
from borgerraad_tui.statistics.findings import FindingTable
from borgerraad_tui.statistics.further_wording import days_told
from borgerraad_tui.statistics.numbers import decimal_comma, in_words, month_count, one_decimal
from borgerraad_tui.statistics.promptness import PromptTable
from borgerraad_tui.statistics.report import Figures
from borgerraad_tui.statistics.table import Row, Table, action_of, percent
from borgerraad_tui.statistics.waits import WaitedFor, WaitTable

SMALL_NUMBERS = ("nul", "en", "to", "tre", "fire", "fem", "seks", "syv", "otte", "ni", "ti", "elleve", "tolv")
REASONS = {
    "Borgeren er ikke vendt tilbage": "borgeren ikke er vendt tilbage",
    "Lukket af anden årsag": "sagen er lukket af anden årsag",
}
"""Reasons to leave the statistics, as the printed report says them within a sentence; any other is quoted."""
HALF: dict[WaitedFor, str] = {
    "reply": "af spørgsmålene til forvaltningen fik et første svar",
    "answer": "af spørgsmålene til forvaltningen blev besvaret",
    "contact": "af borgerne blev kontaktet",
    "closing": "af henvendelserne blev afsluttet",
}
"""What happened to half of all within the median, by the clock."""


def registered(figures: Figures) -> str:
    """How many there were, how many leave the statistics and why, and how many are counted."""
    text = f"Der er i perioden registreret {counted(figures.registered, 'borgerhenvendelse', 'borgerhenvendelser')}"
    if figures.excluded:
        text += f", {_leaving(figures)} af statistikken, {_why(figures)}"
    text += "."
    if figures.undecided:
        text += f" {_cases(figures.undecided)} er der ikke taget stilling til."
    if figures.excluded or figures.undecided:
        text += f" I statistikken regnes derfor med {counted(figures.counted, 'henvendelse', 'henvendelser')}."
    return text


def kinds(figures: Figures) -> str:
    """How many are complaints and how many are not."""
    if not figures.counted:
        return ""
    complaints = counted(figures.complaints, "henvendelse er en klage", "henvendelser er klager")
    others = counted(figures.others, "er en anden henvendelse", "er andre henvendelser")
    return f"{complaints}, og {others}."


def a_month(figures: Figures) -> str:
    """The monthly average with its divisor: »Det svarer til godt 22 henvendelser om måneden over fem måneder.«"""
    if figures.per_month is None or not figures.counted:
        return ""
    return f"Det svarer til {_said(figures.per_month)} om måneden over {months_in_words(figures.months)}."


def consultations(figures: Figures) -> str:
    """How much internal consultancy there was, beside the inquiries."""
    if not figures.consultations:
        return "Der er i perioden ikke registreret intern konsulentbistand."
    number = counted(figures.consultations, "intern konsulentbistand", "interne konsulent- eller sparringsfunktioner")
    they = "Den" if figures.consultations == 1 else "De"
    return f"Der er i perioden registreret {number}. {they} tælles ved siden af henvendelserne, ikke iblandt dem."


def complaint_shares(table: Table) -> str:
    """The share of complaints of all, and where it is highest (table 3)."""
    if not table.total.count or table.total.percent is None:
        return ""
    text = f"{table.total.percent} % af henvendelserne er klager."
    # a row without an entry is no area, and what is printed alike is no higher
    rows = [row for row in _given(table) if row.percent is not None]
    top = max((row.percent or 0 for row in rows), default=0)
    highest = [row for row in rows if row.percent == top]
    if len(highest) == 1 and len(rows) > 1:
        row = highest[0]
        text += f" Andelen er højest i {row.name}, hvor {row.complaints} af {row.count} er klager ({row.percent} %)."
    return text


def made_of(period: str, figures: Figures) -> str:
    """What a period's tables are made of, from everything registered to what the average is divided by."""
    parts = (
        f"{figures.registered} registreret",
        f"{figures.excluded} udgår",
        f"{figures.undecided} ikke taget stilling til",
        f"{figures.counted} indgår ({figures.complaints} klager, {figures.others} andre)",
        f"{figures.consultations} konsulentbistand",
        f"{month_count(figures.months)} i gennemsnittet",
    )
    return f"Grundlag, {period}: {', '.join(parts)}."


def most_frequent(found: Sequence[Sequence[Row]], among: str) -> str:
    """What most of a table's inquiries share: »77 % af henvendelserne ligger inden for temaet ...«; `among` names the rows.

    `found` are the rows, those together that are one thing under an old and a new name. Empty where several are the most, or where
    more than one became the same.
    """
    sizes = [sum(row.count for row in family) for family in found]
    if not sizes or sizes.count(max(sizes)) > 1:
        return ""
    *before, row = found[sizes.index(max(sizes))]
    share = percent(max(sizes), row.of)
    if share is None or len(before) > 1:
        return ""
    told = f"{share} % af henvendelserne ligger inden for {among} {row.name} ({max(sizes)} af {row.of})"
    return f"{told}, medregnet det tidligere {before[0].name} ({before[0].count})." if before else f"{told}."


def outcomes(table: Table) -> str:
    """How large a part of all complaints an action's outcomes make up (tables 6, 7 and 8)."""
    if not table.total.count or table.total.percent is None:
        return ""
    complaints = f"{table.total.count} af {counted(table.total.of, 'klage', 'klager')} ({table.total.percent} %)"
    return f"{complaints} endte i kategorien {action_of(table.spec)}."


def waited_half(table: WaitTable) -> str:
    """What half of all had within the median: »Mindst halvdelen ... fik et første svar inden for 2 dage.« Nothing if not known."""
    median = table.total.median
    if median is None:
        return ""
    within = f"inden for {days_told(median)}" if median else "samme dag"
    return f"Mindst halvdelen {HALF[table.spec.waited_for]} {within}."


def service_level(table: PromptTable) -> str:
    """How large a part of the questions had a first reply within the service level, and how many cannot be judged by it."""
    total = table.total
    not_due = f"{total.not_due}, der endnu ikke er {'forfaldent' if total.not_due == 1 else 'forfaldne'}"
    given_up = f"{total.given_up}, der blev opgivet inden fristen"
    beside = ", og ".join(told for n, told in ((total.not_due, not_due), (total.given_up, given_up)) if n)
    left_out = f" Ikke regnet med: {beside}." if beside else ""
    if total.percent is None:
        return f"Om et første svar kom i tide, kan ikke siges om noget spørgsmål til forvaltningen.{left_out}"
    within = f"inden for {counted(table.level, 'dag', 'dage')} ({total.in_time} af {total.due})"
    return f"{total.percent} % af spørgsmålene til forvaltningen fik et første svar {within}.{left_out}"


def marked(table: FindingTable) -> str:
    """How many inquiries have an outcome beside the one they are counted under."""
    beside = "har mærker ud over det udfald,"
    return counted(
        table.total.count, f"henvendelse {beside} den tælles under.", f"henvendelser {beside} de tælles under."
    )


def than_before(before: Figures, after: Figures, earlier: str, later: str) -> str:
    """One period a month against the one before it, more, fewer or as many; the two periods are called as given.

    »I Resten indgår 22,2 henvendelser om måneden mod 19,5 i Vikarperioden: 14 % flere.« Empty where either has no months.
    """
    if before.per_month is None or after.per_month is None:
        return ""
    now, then = one_decimal(after.per_month), one_decimal(before.per_month)
    said = f"I {later} indgår {now} henvendelser om måneden mod {then} i {earlier}"
    # what is printed alike is called alike
    return f"{said}: {_as_many(before.per_month, after.per_month) if now != then else 'lige så mange'}."


def share_than_before(before: Figures, after: Figures, earlier: str, later: str) -> str:
    """The complaint share against the one before: risen, fallen or unchanged, in the whole percents that the tables print.

    Empty where either period is less than a month: so few inquiries tell nothing of a share.
    """
    then, now = (percent(figures.complaints, figures.counted) for figures in (before, after))
    if then is None or now is None or min(before.months, after.months) < 1:
        return ""
    if now == then:
        return f"Klageandelen er {now} % i {later} som i {earlier}."
    return f"Klageandelen er {'steget' if now > then else 'faldet'} fra {then} % i {earlier} til {now} % i {later}."


def sudden(before: int, after: int) -> str:
    """A break of the complaint share, upwards or downwards, and how not to read it."""
    jumps, leap, less = ("springer", "spring", "mere") if after > before else ("falder", "fald", "mindre")
    return (
        f"Klageandelen {jumps} fra {before} % til {after} %. Så stort et {leap} på én gang skyldes snarere, at der er"
        f" registreret på en anden måde, end at borgerne klager {less}. Læs det ikke som en udvikling."
    )


def months_in_words(months: Fraction) -> str:
    """A divisor in words: »fem måneder«, »én måned«, »4,52 måneder«."""
    if months == 1:
        return "én måned"
    if months.denominator == 1 and months < len(SMALL_NUMBERS):
        return f"{SMALL_NUMBERS[int(months)]} måneder"
    return f"{decimal_comma(months, 2)} måneder"


def _as_many(before: Fraction, after: Fraction) -> str:
    """How many more or fewer, in whole percent of what there was before."""
    if not before:
        return "flere end ingen"
    change = percent(
        abs((after - before).numerator * before.denominator), (after - before).denominator * before.numerator
    )
    direction = "flere" if after > before else "færre"
    return f"{change} % {direction}" if change else "næsten lige så mange"


def _leaving(figures: Figures) -> str:
    """How many of those registered leave the statistics: »hvoraf 7 udgår«, »som alle udgår«."""
    if figures.excluded < figures.registered:
        return f"hvoraf {figures.excluded} udgår"
    return "som udgår" if figures.registered == 1 else "som alle udgår"


def _said(average: Fraction) -> str:
    """A monthly average with what it counts; a small one as the number it is, for »godt 0« says nothing."""
    if average < 2:
        number = decimal_comma(average, 2)
        return f"{number} {'henvendelse' if number == '1' else 'henvendelser'}"
    return f"{in_words(average)} henvendelser"


def _cases(number: int) -> str:
    return counted(number, "sag", "sager")


def _why(figures: Figures) -> str:
    """The reasons in one clause; two are »enten fordi ... eller fordi ...«."""
    reasons = [REASONS.get(reason.name, f"årsagen er »{reason.name}«") for reason in figures.excluded_by]
    if len(reasons) == 1:
        return f"fordi {reasons[0]}"
    return "enten " + ", ".join(f"fordi {reason}" for reason in reasons[:-1]) + f", eller fordi {reasons[-1]}"


def _given(table: Table) -> list[Row]:
    """The printed rows that are entries of the catalogue."""
    return [row for row in table.printed if row.entries and min(row.entries) > 0]
