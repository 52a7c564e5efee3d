"""Headers in small letters whose period stands at an edge of the line; part of the room sections (reading -> sections -> skills).

In: a row. Out: whether it is a header though few of its words have capitals: "Diario La Docta, infrastructure. May 2015 –
June 2022", "2020 - 2023 Biblo, the joint lending service of 44 libraries". Used by header_rows.py.
"""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.sections import vocabulary
from pipeline.sections.header_sentences import STOP
from pipeline.sections.places import is_location
from pipeline.sections.prose import PROSE_END, SMALL_WORDS, VERB, corporate_end, is_sentence
from pipeline.sections.rows import Row
from pipeline.sections.strengths import organization_strength, title_strength

_FROM = re.compile(r"\b(?:from|since)$", re.IGNORECASE)
_NAME_END = re.compile(r",\s|\.\s|:\s|;\s|\s\(|\s[–—|-]\s|\t")
_PARTS = re.compile(r"(,\s|:\s|;\s|\s[–—|-]\s|\t)")
_CLAUSE = re.compile(
    r"\b(?:I|I['’]\w+|we|my|our|me|is|are|was|were|has|have|had|been|which|that|when|where)\b"
    r"|^(?:what|how|why|before|after|then|since|until|during|in|on|at|from|for|with|the|this|these|some)\b",
    re.IGNORECASE,
)
# "Assignment 3. Bus operator, demand forecasting, 2017 – 2018": an item of the post above
_NUMBERED = re.compile(r"[^\W\d_]+(?:\s[^\W\d_]+)?\s?(?:no\.?\s?|#\s?)?\d{1,2}\b[.:,]", re.IGNORECASE)
_REMARK = re.compile(r"\s\([^()]*\)")
_JOINING = frozenset(
    {"des", "les", "und", "och", "og", "i"}
)  # in names of firms, beside the small words of people's names
_ELIDED = re.compile(r"^[dl]['’](?=\w)")  # "d'Armor"
_LONGEST = 14
_LONGEST_NAME = 7


def has_period_at_edge(row: Row) -> bool:
    """Whether a row is a name, what it is or was for, and a period that closes or opens it, and no sentence."""
    return _text_beside(row) is not None


def edge_header(row: Row) -> str | None:
    """Of such a row the header without period and description, its parts set apart ("Diario La Docta"); None where capitals
    make it a header like others."""
    text = _text_beside(row)
    if text is None or len(row.cells) > 1:
        return None
    outside = f"{row.text[: row.spans[0].begin]}{row.text[row.spans[0].stop :]}".strip()
    stopped = PROSE_END.search(outside) and not corporate_end(outside)
    if not (is_sentence(outside) or stopped):
        return None
    sentences = [_PARTS.split(sentence) for sentence in STOP.split(_REMARK.sub("", text))]
    titled = any(title_strength(part) for parts in sentences for part in parts[::2])
    kept = list[str]()
    for parts in sentences:
        told = "".join(
            mark + part
            for mark, part in zip(["", *parts[1::2]], parts[::2], strict=True)
            if title_strength(part)
            or (part[:1].isupper() and (titled or is_location(part) or part is sentences[0][0]))
        )
        kept += [told] if told else []
    return "\t".join(kept)


def _text_beside(row: Row) -> str | None:
    if row.bullet or len(row.spans) != 1 or not row.spans[0].ranged:
        return None
    span = row.spans[0]
    head, tail = row.text[: span.begin].rstrip(), row.text[span.stop :].strip(" .,:|–—-)\t")
    if head and not tail:
        text = _FROM.sub("", head).rstrip()
        if text[-1:] not in {".", ",", "—", "–", "-", "|", "(", ":"}:
            return None
        text = text.rstrip(" ,:|–—-(") if corporate_end(text) else text.rstrip(" .,:|–—-(")
    elif tail and not head:
        text = tail
        if PROSE_END.search(row.text) and ". " in text:
            return None
    else:
        return None
    if text.count("(") != text.count(")"):
        return None
    fits = len(text.split()) <= _LONGEST and not _CLAUSE.search(text) and not _NUMBERED.match(text)
    return text if fits and _opens_with_a_name(text) else None


def _opens_with_a_name(text: str) -> bool:
    """Whether what stands before the first mark is a name: short, opened by a capital and no verb, half of it in capitals or
    with a word of firms or titles."""
    found = _NAME_END.search(text)
    name = text[: found.start()] if found else text
    words = [_ELIDED.sub("", word) for word in name.split() if word.lower() not in _small_words()]
    if found is None or not 0 < len(words) <= _LONGEST_NAME or not name[:1].isupper() or VERB.match(name):
        return False
    capitals = sum(not word[0].islower() for word in words)
    return capitals * 3 >= len(words) * 2 or max(organization_strength(name), title_strength(name)) > 1


@lru_cache(maxsize=1)
def _small_words() -> frozenset[str]:
    """Words without a capital that stand inside names."""
    return SMALL_WORDS | _JOINING | vocabulary.words("people", "particles")
