"""In which language a document speaks, where a guess by letters is unsure; part of the room sections (reading -> sections).

In: the document with the reader's guess. Out: the code of the language when it is not one that is read, else None. A résumé
is short and full of names of firms, towns and tools, which mislead a guess by letters; its headings and the small words of
its sentences do not: an English résumé from Lagos, Leipzig or Jakarta is English.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections import Counter
from functools import lru_cache
from importlib.resources import files

from pipeline.records import Document
from pipeline.sections.heading_names import CORE, kind_of_name

READ = frozenset({"en"})
ENGLISH = "en"
FEW = 3  # small words that tell nothing: an address, the name of a firm
SURE = 8  # small words of another language that make a document not English, whatever was guessed
ENOUGH = 40  # letters of another script
_SCRIPTS = {
    "CJK": "zh", "HIRAGANA": "ja", "KATAKANA": "ja", "HANGUL": "ko", "CYRILLIC": "ru", "GREEK": "el", "ARABIC": "ar", "HEBREW": "he",
    "DEVANAGARI": "hi", "BENGALI": "bn", "TAMIL": "ta", "TELUGU": "te", "THAI": "th", "GEORGIAN": "ka", "ARMENIAN": "hy",
}  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=1)
def _small_words() -> dict[str, frozenset[str]]:
    table = tomllib.loads(files("pipeline.sections").joinpath("tongues.toml").read_text(encoding="utf-8"))
    return {code: frozenset(words) for code, words in table.items()}


def foreign_language(document: Document) -> str | None:
    """The language of a document that is not read (ISO 639-1, or the reader's guess), None for one that is."""
    guess = document.language
    lines = [line.text for line in document.lines]
    text = " ".join(lines).casefold()
    words = Counter(_WORD.findall(text))
    if (script := _script(text)) is not None:
        return script if guess is None or guess in READ else guess
    counts = {code: sum(words[word] for word in small) for code, small in _small_words().items()}
    english = counts.pop(ENGLISH)
    other, times = max(counts.items(), key=lambda item: (item[1], item[0]))
    if guess is None or guess in READ:
        return other if times >= SURE and times > 2 * english else None
    headings = sum(kind_of_name(line.strip(" :")) in CORE for line in lines if len(line) <= 40)
    native = counts.get(guess)
    if native is None:  # a language that is not told by its small words here: English needs few signs
        return None if english >= FEW or headings else guess
    named = headings >= 2 and native < SURE and english >= 2
    return guess if native > english and not named else None if english or headings else guess


def _script(text: str) -> str | None:
    """The language that the script of most letters stands for, None for Latin letters or hardly any."""
    letters = [char for char in text if char.isalpha()]
    foreign = Counter(
        _SCRIPTS.get(unicodedata.name(char, "").split(" ", 1)[0]) for char in letters if char > "\u024f"
    )
    foreign.pop(None, None)
    if not foreign or sum(foreign.values()) * 2 < len(letters) or sum(foreign.values()) < ENOUGH:
        return None
    if foreign["ja"]:
        return "ja"  # Kana stand among Chinese characters
    return max(foreign.items(), key=lambda item: (item[1], item[0]))[0]
