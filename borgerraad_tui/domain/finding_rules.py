"""The rules of outcomes beside an inquiry's main one; each broken one is a Danish sentence that says what to do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from borgerraad_tui.domain.catalogue import Catalogue
from borgerraad_tui.domain.inquiry import Inquiry
from borgerraad_tui.domain.rules import Broken, raise_first, valid


def check_findings(findings: Sequence[str], inquiry: Inquiry, catalogue: Catalogue) -> None:
    """Raise RuleBroken for the first broken rule; `findings` are catalogue keys, `inquiry` is as it will be saved."""
    raise_first(finding_rules(findings, inquiry, catalogue))


def stands_beside(outcome: str, others: Sequence[str], catalogue: Catalogue) -> bool:
    """Whether an outcome can stand beside others: it is none of them, and none of them excludes it."""
    pairs = catalogue.contradictions("outcome", (outcome, *others))
    return outcome not in others and not any(outcome in (one.key, other.key) for one, other in pairs)


def finding_rules(findings: Sequence[str], inquiry: Inquiry, catalogue: Catalogue) -> Iterator[Broken]:
    """Every broken rule, each at the field `findings`."""
    for key in findings:
        yield from valid(catalogue, "outcome", key, inquiry.closed or inquiry.received, field="findings")
        entry = catalogue.get("outcome", key)
        if entry is not None and entry.parent != inquiry.action:
            told = f"»{entry.name}« hører ikke til den valgte handling. Fjern mærket, eller vælg om."
            yield Broken("findings", told)
    if inquiry.outcome in findings:
        name = catalogue.name("outcome", inquiry.outcome)
        yield Broken("findings", f"»{name}« er allerede udfaldet. Fjern mærket, eller vælg et andet udfald.")
    for one, other in catalogue.contradictions("outcome", (inquiry.outcome, *findings)):
        told = f"»{one.name}« og »{other.name}« udelukker hinanden. Fjern den ene, eller vælg et andet udfald."
        yield Broken("findings", told)
