"""Text made comparable: small letters without accents and punctuation; part of the room sections.

In: a phrase as written. Out: the key under which it is looked up (``fold`` keeps the words apart, ``squeeze`` does not).
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_NOT_WORD = re.compile(r"[\W_]+")


_MARKS = re.compile("[\u0300-\u034e\u0350-\u036f.'’]+")


_OTHER_SCRIPTS = re.compile("[\u0370-\u1fff\u20d0-\u20ff\u2c00-\U0010ffff]")  # with marks of their own


# of ASCII text, whose signs a table turns ten times as quickly as an expression: what becomes of each
_ASCII = [chr(code) for code in range(128)]
_TO_LETTERS = str.maketrans({sign: None for sign in _ASCII if not sign.islower()})
_TO_WORDS = str.maketrans({sign: None if sign in ".'" else " " for sign in _ASCII if not sign.isalnum()})


@lru_cache(maxsize=4096)
def squeeze(text: str) -> str:
    """Only the letters, folded: the key under which names of sections are compared."""
    small = text.casefold().replace("&", " and ")
    if small.isascii():
        return small.translate(_TO_LETTERS)
    decomposed = unicodedata.normalize("NFKD", small)
    return "".join(c for c in decomposed if c.isalpha())


@lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """Lower case, accents and punctuation away, single spaces: for looking words up."""
    if text.isascii():
        return " ".join(text.lower().translate(_TO_WORDS).split())
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    if not _OTHER_SCRIPTS.search(decomposed):
        return " ".join(_NOT_WORD.sub(" ", _MARKS.sub("", decomposed)).split())
    kept = "".join(
        c if c.isalnum() else " " for c in decomposed if not unicodedata.combining(c) and c not in ".'’"
    )
    return " ".join(kept.split())
