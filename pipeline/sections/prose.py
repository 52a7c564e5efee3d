"""Running text and the words of names: what tells a sentence from a header; part of the room sections.

In: a phrase. Out: whether it reads as prose. header_rows.py and openings.py cut the headers of posts by it.
"""

from __future__ import annotations

import re

PROSE_END = re.compile(r"[.!?][\"”')]?$")

VERB = re.compile(
    r"^(?:led|built|ran|wrote|made|grew|drove|cut|won|set up|taught|kept|sold|gave|took|held|oversaw|rewrote|rebuilt|overhauled|put|sent|brought|found|chose|became|began|broke|caught|dealt|drew|fought|shrank|sped|sought|spent|stood|swept|told|went|[A-Z][a-z]{2,}ed|manage|develop|design|create|build|lead|work|write|maintain|support|provide|implement|collaborate|"
    r"assist|help|conduct|perform|participate|coordinate|ensure|engage|teach|supervise|responsible|prepare|analyze|analyse|handle|use|test|deploy|integrate|optimize|monitor|i|we|my)\b",
    re.IGNORECASE,
)
SMALL_WORDS = frozenset(
    [
        "a",
        "an",
        "and",
        "at",
        "by",
        "de",
        "for",
        "from",
        "in",
        "into",
        "of",
        "on",
        "or",
        "per",
        "the",
        "to",
        "with",
        "as",
        "via",
        "&",
        "-",
    ]
)


# a further title at the same firm
LATER = re.compile(r"(?:and )?(?:then|later|now|afterwards|subsequently)\s")


def capitalised(text: str) -> bool:
    """Whether at least six in ten of its words, small ones aside, do not begin with a small letter."""
    words = [word for word in re.findall(r"[^\s,|/()–—-]+", text) if word.lower() not in SMALL_WORDS]
    return sum(not word[0].islower() for word in words) >= 0.6 * len(words)


_REMARK = re.compile(r"(?<=\S)\s+\([^()]*\)")


def corporate_end(text: str) -> bool:
    return bool(
        re.search(
            r"\b(?:Inc|Ltd|Corp|Co|LLC|Jr|Sr|Dept|Div|Univ|Inst|Assn|Bros|Govt|(?<=[ .])(?<!\bin )(?<!\band )(?<!\bwith )(?<!\bto )[A-Z]|(?:[^\W\d_]\.\s?){1,3}[^\W\d_])\.$",
            text.strip().rstrip(")"),
            re.IGNORECASE,
        )
    )


_UNIT_END = re.compile(r"\b(?:Dept|Div|Inc|Ltd|Corp|Co|LLC|Univ|Inst|Assn|Bros|Govt)\.\)?$")


def unit_end(text: str) -> bool:
    """Whether the full stop at the end is that of a firm's or a unit's short name ("Vision Lab (Autonomous Driving Div.)")."""
    return bool(_UNIT_END.search(text.strip()))


_LEGAL = frozenset({"AS", "DE"})  # legal forms that fold to small words


_WORD = re.compile(r"[^\s,;|/()]+")


def is_sentence(text: str) -> bool:
    """Whether a line without full stop still reads as prose: few capitals, or a verb that opens it. What stands in brackets
    after something else ("(part-time, beside my studies)") is a remark on a header as often as on a sentence."""
    words = [
        word
        for word in _WORD.findall(_REMARK.sub(" ", text))
        if (word.lower() not in SMALL_WORDS or word in _LEGAL) and word[0].isalpha()
    ]
    if len(words) < 4:
        return False
    capital = sum(word[0].isupper() for word in words) / len(words)
    return (len(words) >= 6 and capital < 0.4) or (bool(VERB.match(text)) and capital < 0.6)
