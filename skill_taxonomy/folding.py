"""One spelling for many: how surface forms and words are folded before they are compared.

Place in the way of the data: beside it; the taxonomy's index and the skill matcher fold with the same functions.
"""

from __future__ import annotations

import re
import unicodedata

# Letters of other scripts (and look-alike signs) that a reader takes for a Latin letter, after Unicode's
# confusables (UTS 39); only those whose picture is the same in common fonts.
_LOOK_ALIKE = {
    "а": "a", "в": "b", "е": "e", "к": "k", "м": "m", "н": "h", "о": "o", "р": "p", "с": "c", "т": "t",
    "у": "y", "х": "x", "і": "i", "ј": "j", "ѕ": "s", "ԁ": "d", "ԛ": "q", "ԝ": "w", "һ": "h", "ո": "n",
    "А": "A", "В": "B", "Е": "E", "К": "K", "М": "M", "Н": "H", "О": "O", "Р": "P", "С": "C", "Т": "T",
    "У": "Y", "Х": "X", "І": "I", "Ј": "J", "Ѕ": "S", "Ԁ": "D", "Ԛ": "Q", "Ԝ": "W",
    "α": "a", "ο": "o", "ρ": "p", "ν": "v", "ι": "i", "κ": "k", "υ": "u", "χ": "x",
    "Α": "A", "Β": "B", "Ε": "E", "Ζ": "Z", "Η": "H", "Ι": "I", "Κ": "K", "Μ": "M", "Ν": "N", "Ο": "O",
    "Ρ": "P", "Τ": "T", "Υ": "Y", "Χ": "X", "ɡ": "g", "ɑ": "a", "ı": "i", "ⅼ": "l",
}  # fmt: skip
_INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad\u180e\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
_DASHES = "\u2010\u2011\u2012\u2013\u2212\ufe63\uff0d"
_TABLE = str.maketrans(
    {**_LOOK_ALIKE, **dict.fromkeys(_INVISIBLE), **dict.fromkeys(_DASHES, "-"), "’": "'", "‘": "'", "`": "'"}
)
_UNSEEN = {**{ord(char): None for char in _INVISIBLE}, **{ord(char): "-" for char in _DASHES}}
_LATIN = re.compile(r"[A-Za-z]")
_GAPS = re.compile(r"[\s_\-]+")


def plain(text: str) -> str:
    """The same text, case kept, with compatibility forms (ligatures, full-width letters), look-alike letters,
    invisible characters and typographic dashes and quotes replaced by the plain ones. A word written wholly in
    another script stays as it is: only a mixture is a disguise."""
    if text.isascii():
        return text
    text = unicodedata.normalize("NFKC", text)
    text = text.translate(_TABLE) if _LATIN.search(text) else text.translate(_UNSEEN)
    return text


def fold(text: str) -> str:
    """The key of a surface form in any case: plain, casefolded, with spaces, hyphens and underscores as one space."""
    return _GAPS.sub(" ", plain(text).casefold()).strip()


def fold_exact(text: str) -> str:
    """The key of a surface form in exactly this case."""
    return _GAPS.sub(" ", plain(text)).strip()
