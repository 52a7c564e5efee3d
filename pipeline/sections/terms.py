"""What a header says of how and for whom somebody was hired, beside title and firm; part of the room sections.

In: the text of a header line. Out: the text without the kind of contract, the supervisor, the client and the tax form; and
title and firm of "Engineer for Northwind".
"""

from __future__ import annotations

import re

from pipeline.sections import vocabulary
from pipeline.sections.folding import fold
from pipeline.sections.strengths import organization_strength, title_strength

_WITH_WHOM = re.compile(
    r"\s*\((?:this is|with|advis[oe]r|supervis(?:or|ed)|under|reporting to|pi)\b[^()]*\)\s*$", re.IGNORECASE
)
# "Scrum Master, Northwind Ltd, Client: a large bank": for whom the employer works
_CLIENT_TAIL = re.compile(r"(?<=\w),\s(?:end[ -])?(?:client|customer|account):\s[^\t]*", re.IGNORECASE)
# "Postdoc with Prof. Aschwanden, NLP Group, University of Bernau"
_UNDER = re.compile(
    r",?\s(?:with|under|advised by|supervised by|in the (?:lab|group|team) of)\s(?:the supervision of\s)?(?:Profs?|Professor|Drs?)\b\.?\s[^,\t]{2,60}(?=[,\t]|$)"
)
_TERMS = re.compile(
    r"[,;]\s(?:(?:in an? )?(?:team|squad) of \d{1,3}(?: (?:people|persons|developers|engineers))?|direct|employee|(?:inside|outside) IR35|umbrella|W-?2|C2C|corp[- ]to[- ]corp|1099)\b(?=\t|$)",
    re.IGNORECASE,
)
# the kind of contract in brackets after the firm or the town: "Goémon Services, Brest (CDI)"
_CONTRACT = re.compile(
    r"\s?\((?:CDI|CDD|CTT|int[ée]rim|alternance|apprentissage|stage|VIE|Vollzeit|Teilzeit|Festanstellung|(?:un)?befristet|full[- ]?time|part[- ]?time|permanent|fixed[- ]term|temporary|temp|contract|contrato|indefinido|tempo indeterminato|CLT|PJ|on[- ]?site|hybrid|remote)(?:,? \d{1,3} ?(?:%|h|hours|months|mois|Monate))?\)(?=\t|$)",
    re.IGNORECASE,
)
ENGAGED = re.compile(
    r"^(?:(?:selected|recent|main|key|consulting|client|freelance)\s)*(?:assignments|engagements|projects|contracts|missions)"
    r"(?:\sfor\s(?:customers|clients))?\s(?:at|of|with|via|through|for)\s(?:the\s)?(?-i:(?=[A-Z]))",
    re.IGNORECASE,
)


def without_terms(text: str) -> str:
    """The text of a header line without the terms of the engagement."""
    bare = ENGAGED.sub("", _CLIENT_TAIL.sub("", _TERMS.sub("", _WITH_WHOM.sub("", _UNDER.sub("", text)))))
    terms = _CONTRACT.search(bare)
    # "Data Engineer (contract)" is how a title is written; after a firm or a town it says how somebody was hired
    titled = terms is not None and title_strength(bare[: terms.start()].rsplit("\t", 1)[-1]) > 0
    return bare if titled else _CONTRACT.sub("", bare)


_KNOWN_DASH = re.compile(r"(?i)\b(full|front|back|co|part|full)\s+[-–]\s+(stack|end|op|founder|time)\b")


def with_known_dashes(text: str) -> str:
    """Keeps "Full - Stack" or "Co - op" together."""
    return _KNOWN_DASH.sub(r"\1-\2", text) if "-" in text or "–" in text else text


# "QA Engineer for Banco del Rivera", but not "Consultant for Machine Learning"
_FOR = re.compile(r"(?P<title>[A-Z][^,;:]{3,50}?)\s(?:for|with)\s(?:the\s)?(?P<firm>[A-Z].{1,80})")


# "Software Engineer in Netravati Software Labs": only where words say that it is a firm
_IN = re.compile(
    r"(?P<title>[A-Z][^,;:]{3,50}?)\s(?:in|en|em|na|no|au|à)\s(?:the\s|la\s|el\s)?(?P<firm>[A-Z][^,;:]{1,60}(?:,\s(?:S\.\s?(?:L|A|Coop|C|R\.\s?L)|Ltda|Lda)\.?(?:\s\([^()]{2,30}\))?)?)"
)


def names_a_field(text: str) -> bool:
    """Whether what stands after "for" or "with" is a tool or a field of work rather than who was worked for."""
    head = text.split(",", maxsplit=1)[0]
    words = fold(head).split()
    tables = (("degrees", "fields"), ("titles", "fields"), ("titles", "kinds"))
    known = set().union(*(vocabulary.words(table, key) for table, key in tables)) | {"and"}
    return fold(head) in vocabulary.known_skills() or (
        organization_strength(head) == 0 and all(word in known for word in words)
    )


def for_whom(text: str) -> list[str] | None:
    """Title and firm of "QA Engineer for Banco del Rivera", or None."""
    served = _FOR.fullmatch(text) or _IN.fullmatch(text)
    if served is None or names_a_field(served["firm"]):
        return None
    strength = organization_strength(served["firm"])
    if title_strength(served["title"]) <= (strength < 3) or (served.re is _IN and strength < 2):
        return None
    return [served["title"], served["firm"]]
