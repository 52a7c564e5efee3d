"""What a header says of how and for whom somebody was hired, beside title and firm; part of the room sections.

In: the text of a header line. Out: the text without the kind of contract, the supervisor, the client and the tax form.
"""

from __future__ import annotations

import re

from pipeline.sections.strengths import title_strength

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
