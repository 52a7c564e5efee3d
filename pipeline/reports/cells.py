"""Reports: text from strangers made safe for tables, pages and terminals.

Nobody's résumé can break the table: no cell starts a formula, no control character or direction override survives,
no cell is longer than Excel takes, and no name ("NaN", "TRUE", "1e5", "MAR1") is taken for something else by a spreadsheet.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipeline.printable import plain

CELL_LIMIT = 32_000  # Excel takes 32,767 characters a cell
FORMULA_STARTS = frozenset("=+-@|%＝＋－＠−﹦﹢﹣﹫'\"")
# What spreadsheets take for something else, whatever country they are set to.
_NUMBER = r"[(]?[$€£¥]?\s?(?=[.,\s]*\d)[\d.,\s]*+(?:e[+-]?\d+)?\s?[%$€£¥]?[)]?"
_FRACTION = r"\d{1,9}\s\d{1,9}/\d{1,9}"
_WORD = r"nan|-?inf|infinity|true|false|null|none|nil|n/?a|<na>|#n/?a"
_TIME = r"\d{1,4}(?::\d{1,2}){1,2}(?:[.,]\d{1,9})?(?:\s?[ap]\.?(?:m\.?)?)?|\d{1,2}\s[ap]m?"
_MONTH = (
    r"(?:jan(?:uary|uar|vier|v)?|febr?(?:uary|uar|uari)?|f[eé]vr?(?:ier)?|mar(?:ch|s|zo|t|ço)?|m[aä]r?rz|m[äa]r|apr(?:il|ile)?"
    r"|avr(?:il)?|abr(?:il)?|ma[iyj]|mei|maio|june?|juni|juin|jul[yi]?|juil(?:let)?|aug(?:ust|ustus)?|ago(?:sto)?|ao[uû]t"
    r"|sept?(?:ember|embre|iembre)?|o[ck]t(?:ober|obre)?|nov(?:ember|embre|iembre)?|de[cz](?:ember)?|d[eé]c(?:embre)?"
    r"|dic(?:iembre|embre)?|ene(?:ro)?|gen(?:naio)?|set(?:embro|tembre)?|out(?:ubro)?)"
)
_DAY = (
    rf"\d{{1,4}}[-/.]\s?\d{{1,4}}(?:[-/.]\s?\d{{1,4}})?|(?:\d{{1,4}}[\s./,-]{{0,2}})?{_MONTH}\.?[\s./,'’-]{{0,2}}\d{{1,4}}"
    rf"(?:[\s./,-]{{1,2}}\d{{1,4}})?|\d{{1,4}}[\s./,-]{{0,2}}{_MONTH}\.?"
)
GUESSED = re.compile(
    rf"(?:{_NUMBER}|{_FRACTION}|{_WORD}|{_TIME}|(?:{_DAY})(?:[\sT](?:{_TIME}))?)\Z", re.IGNORECASE
)
_GROUPS = re.compile(r"(\d+)[\s./-](\d.*)\Z")
JOIN = "; "


def cell(value: str | None) -> str:
    """A text cell: None is empty; text that a spreadsheet would run or reinterpret gets a leading apostrophe."""
    if value is None:
        return ""
    text = plain(value)[:CELL_LIMIT]
    if text and (text[0] in FORMULA_STARTS or GUESSED.match(text)):
        return "'" + text
    return text


def phone(value: str | None) -> str:
    """A telephone number that stays one in a spreadsheet: "+44 20 7946 0018" becomes "(+44) 20 7946 0018", and a number
    that some country's spreadsheet would take for an amount or a date has its first group in brackets: "(617) 555 0110"."""
    if value is None:
        return ""
    text = plain(value)
    if text.startswith("+"):
        code, _, rest = text[1:].partition(" ")
        text = f"(+{code}) {rest}".strip()
    elif GUESSED.match(text) and (groups := _GROUPS.match(text)):
        text = f"({groups[1]}) {groups[2]}"
    return cell(text)


def many(values: Iterable[str]) -> str:
    """A list inside a cell. A "; " inside a value becomes ", " so that the list can be taken apart again."""
    return cell(JOIN.join(plain(value).replace(";", ",") for value in values))
