"""What an identifier looks like in Danish text, as expressions; `identifiers` looks for each in turn.

Every repetition is bounded, so that no text whatever takes long to look through.
"""

from __future__ import annotations

import re
from typing import Final


def set_of(words: str) -> frozenset[str]:
    """The words of a text, to look them up in."""
    return frozenset(words.split())


_WORD = r"[^\W\d_][\w'’-]{0,40}"
_PROPER = r"(?-i:[A-ZÆØÅÄÖÜÉ])[\w'’.-]{0,40}"
_MONTHS = (
    "januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december"
    "|jan|feb|mar|apr|jun|jul|aug|sept?|okt|nov|dec"
)
_NUMBER_WORDS = (
    "et|en|to|tre|fire|fem|seks|syv|otte|ni|ti|elleve|tolv|tretten|fjorten|femten|seksten|sytten|atten|nitten"
    "|(?:(?:en|et|to|tre|fire|fem|seks|syv|otte|ni)og)?(?:tyve|tredive|fyrre|halvtreds|tres|halvfjerds|firs|halvfems)"
)
_DASH = r"[-‐‑–−]"

_GAP = "[ ./-]?"
_DAY_AND_MONTH = (
    rf"(?:(?:0[1-9]|[12]\d|6[1-9]|[78]\d){_GAP}(?:0[1-9]|1[0-2])"
    rf"|[39]0{_GAP}(?:0[13-9]|1[0-2])|[39]1{_GAP}(?:0[13578]|1[02]))"
)
"""A day that its month has; replacement numbers add 60 to it."""
CPR: Final = re.compile(rf"(?<!\d){_DAY_AND_MONTH}{_GAP}\d\d ?{_DASH}? ?(?:\d{{4}}|[xX*]{{4}})(?!\d)")
"""Six and four digits, of which the first four can be a day."""

MAIL: Final = re.compile(r"[^\s@,;:()<>\"]{0,64}\s?(?:@|\(at\)|\[at\])\s?[^\s@,;()<>\"]{1,120}", re.IGNORECASE)

WEB: Final = re.compile(
    r"(?:https?://|www\.)[^\s<>\"]{1,300}"
    r"|(?<![\w@.])[\w-]{1,60}(?:\.[\w-]{1,60}){0,4}\.(?:dk|com|org|net|eu|info|io|de|se|no|nu)\b(?:/[^\s<>\"]{0,300})?",
    re.IGNORECASE,
)

DATE: Final = re.compile(
    r"(?<!\d)(?:\d{4}-\d{1,2}-\d{1,2}|\d{1,2}([./-]) ?\d{1,2}\1 ?(?:\d{4}|\d{2})"
    rf"|\d{{1,2}}\.? ?(?:{_MONTHS})\b\.?(?: ?\d{{4}})?"
    r"|(?:3[01]|[12]\d|0?[1-9])/(?:1[0-2]|0?[1-9])(?:[ -]?\d{4}|-\d\d)?)(?![\d/])",
    re.IGNORECASE,
)
"""A day with its month, the year or not; a month with its year is no exact date."""

PHONE: Final = re.compile(
    r"(?<![\d/])(?:\+\d{1,3}[ .-]?)?\d(?:[ .\u00a0-]?\d){7,30}(?!\d)|\+\d(?:[ ().-]{0,2}\d){6,14}"
)
"""Eight digits or more, in whatever groups."""
YEARS: Final = re.compile(r"(?:19|20)\d\d[-–](?:19|20)\d\d")

CASE_NAMED: Final = re.compile(
    r"\b(?:sags?|journal|j|jr|esdh|akt)[ -]?\.?[ -]?(?:nr|nummer|id)?\b\.?[ :]{0,3}(?-i:[A-Z]{0,5})[-./]?\d[\w./-]{1,30}"
    r"|\b(?-i:[A-Z]{1,5})-?\d{2,6}[-/]\d{1,8}(?:-\d{1,8})?\b"
    r"|(?<![\d.,/-])\d{2}\.\d{2}\.\d{2}-[A-Z]\d[\w-]{0,20}",
    re.IGNORECASE,
)
"""With a word before it, as ESDH systems write it, or by KLE number."""
CASE: Final = re.compile(
    r"(?<![\d.,/-])(?:\d{4}[-/]\d{1,7}|\d{2}/\d{2,7}|\d{2}-\d{3,7})(?:[-/]\d{1,7})?(?![\d])"
    r"|(?<![\d.,])\d{6,}(?!\d)(?! ?kr)"
)
"""As year and number, or simply long."""

STREET: Final = re.compile(
    r"(?:vej|vejen|gade|gaden|gyde|gyden|allé|alle|alléen|alleen|stræde|strædet|plads|pladsen|torv|torvet|vænge|vænget|have|haven"
    r"|park|parken|toft|toften|eng|engen|bakke|bakken|mark|marken|sti|stien|gård|gården|skov|skoven|lund|lunden|kær|kæret|høj|højen"
    r"|bro|broen|kaj|kajen|havn|strand|ager|ageren|løkke|løkken|krog|krogen|dal|dalen|vang|vangen|ring|ringen|boulevard|passage"
    r"|minde|damm?en|hus|huse|klint|næs|led|leddet|løbet|banke|banken|hegn|hegnet)"
    r",?[ \u00a0]{1,2}(?:nr\.? ?)?\d{1,3}(?!\d)(?: ?[A-Za-z]\b)?"
    r"(?:,? ?(?:\d{1,2}\.|st\.?|kl\.?) ?(?:t\.?[vh]\.?|m\.?f\.?|sal|dør \d+)?)?",
    re.IGNORECASE,
)
"""The end of a street's name and its number; the words before it are taken along."""

TOWN: Final = re.compile(
    rf"\b(?:DK-?)?(?!20(?:0[1-9]|[1-9]\d))[1-9]\d{{3}}[ \u00a0]{{1,2}}{_PROPER}(?: [A-ZÆØÅ]{{1,2}}\b)?"
)
"""A postcode and a town; 2001-2099 are years."""

BARE_STREET: Final = re.compile(r"\b[A-ZÆØÅ][\w'’-]{2,30}(?:vej|vejen|gade|gaden|allé|alléen|stræde|strædet|vænget)\b")

_HOUSE = (
    "plejehjem|plejehjemmet|plejecenter|plejecentret|plejecenteret|ældrecenter|ældrecentret|ældrebolig(?:er|erne)?|bosted|bostedet"
    "|botilbud|botilbuddet|skole|skolen|friskole|friskolen|efterskole|efterskolen|specialskole|specialskolen|børnehave|børnehaven"
    "|vuggestue|vuggestuen|dagtilbud|dagtilbuddet|daginstitution|daginstitutionen|institution|institutionen|fritidshjem|sfo|klub"
    "|klubben|værested|værestedet|krisecenter|krisecentret|herberg|herberget|opholdssted|opholdsstedet|døgninstitution"
    "|døgninstitutionen|lægehus|lægehuset|klinik|klinikken|sygehus|sygehuset|sygehjem|kollegium|kollegiet|børnehus|børnehuset"
    "|aktivitetscenter|dagcenter|dagcentret|center|centret|afdeling"
)
HOUSE_AFTER: Final = re.compile(rf"\b(?:{_PROPER} ){{1,3}}(?:{_HOUSE})\b", re.IGNORECASE)
"""Sommersted Plejehjem."""
HOUSE_BEFORE: Final = re.compile(rf"\b(?:{_HOUSE})(?: (?:i|på|ved))? {_PROPER}(?: {_PROPER})?", re.IGNORECASE)
"""Plejehjemmet i Sommersted."""
HOUSE_WITHIN: Final = re.compile(
    r"\b[A-ZÆØÅ][\w'’-]{2,30}?(?:skolen?|plejehjem(?:met)?|plejecent(?:er|ret)|børnehaven?|børnehuset|vuggestuen?|bosted(?:et)?"
    r"|centret|hjemmet|klinikken)\b"
)
"""Louiseskolen."""
NO_HOUSES: Final = set_of(
    "folkeskole folkeskolen specialskole specialskolen privatskole privatskolen grundskole grundskolen plejehjemmet plejecentret"
    " børnehaven vuggestuen almenskole almenskolen hele"
)
NO_NAMES_BEFORE: Final = set_of(
    "en et den det de dem hans hendes deres dets dens sin sit min mit din dit vores jeres barnets borgerens på i til fra om ved af"
    " efter under når da og eller men at som hver ingen denne dette disse"
)
"""Words that begin a sentence before an institution that is not named."""

AGE: Final = re.compile(
    rf"\b(?:\d{{1,3}}[ \u00a0-]?|(?:{_NUMBER_WORDS})[ -]?)årig\w{{0,4}}"
    rf"|(?<![\d.,])(?:\d{{1,3}}|{_NUMBER_WORDS})[ \u00a0](?:år|måneder|måned|uger)[ \u00a0](?:gammel|gammelt|gamle|ung)\b"
    r"|\bfødt\w{0,2}(?: (?:i|den|år))? \d{4}|\b(?:fylder|fyldte|fyldt)(?: snart| lige)? \d{1,3}\b(?: år)?"
    r"|(?<![\d.,/-])\d{1,3}[ \u00a0]år\b",
    re.IGNORECASE,
)
SPANS_OF_TIME: Final = re.compile(
    r"\b(?:i|efter|for|over|gennem|mindst|højst|knap|ca\.?|cirka|omkring|under|hvert|end|hele|de"
    r"|inden for|sidste|tog|taget|tager|varet|ventet|vente) ?$",
    re.IGNORECASE,
)
"""What before a number of years makes them a time that passed, not an age."""

TITLED: Final = re.compile(
    rf"\b(?:hr|fru|frk|frøken|herr|doktor|dr|læge|lærer|pædagog)\.? {_PROPER}(?: {_PROPER}){{0,2}}", re.IGNORECASE
)

WORD: Final = re.compile(_WORD)
PROPER_BEFORE: Final = re.compile(r"(?:[A-ZÆØÅ](?:[\w'’-]{0,30}|[\w'’.-]{0,5}\.) ){0,3}[\w'’.-]{0,40}$")
"""The words of a street's name before its end: H.P. Hanssens, Gl. Skole."""
