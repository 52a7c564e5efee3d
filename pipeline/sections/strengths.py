"""How surely a phrase is a title or the name of an organization, by its words; part of the room sections.

In: a phrase. Out: 0 where no word speaks, more the clearer it does. The words are data (vocabulary.toml).
"""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.sections import vocabulary

_LEGAL_FORM = re.compile(
    r"(?:^|[\s,])(?:Inc|LLC|LLP|Ltd|Pvt|Corp|GmbH|PLC|plc|Pty|Pte|S\.?A\.?|S\.?A\.?S|S\.?r\.?l|S\.p\.A|S\.\s?L|S\.\s?Coop|Lda|B\.?V|N\.V|AG|AB|A/S|ApS|Sp\.? z ?o\.?o|s\.?r\.?o|d\.?o\.?o|Kft|O[yÜ]|JSC|K\.K|e\.? ?V|Ltda|Bhd|Co)\.?(?:$|[\s,)])"
)


# "Office of the Chief Engineer", "Society of Actuaries": titles inside the name of a body are nobody's post
_BODY_OF = re.compile(
    r"\boffice of the [^,;|\t–—-]+|\b(?:society|association|institute|institution|college|guild|union|federation|chamber|council|academy)"
    r" of (?:the )?(?:[a-z]+ ){0,2}[a-z]+(?:ers|ors|ists|ants|ians)\b",
    re.IGNORECASE,
)
_BRACKETED = re.compile(r"\([^()]*\)")


# German, Dutch and Nordic titles are one word with what they are of ("Webentwicklerin", "softwareontwikkelaar")
_COMPOUND_ENDS = (
    "entwickler", "entwicklerin", "ontwikkelaar", "utvecklare", "udvikler", "utvikler", "ingenieur",
    "ingenieurin", "ingenjor", "ingenior", "techniker", "technikerin", "berater", "beraterin", "referent",
    "referentin", "architekt", "architektin", "arkitekt", "administrator", "administratorin",
    "koordinator", "koordinatorin", "programmierer", "programmiererin", "leiter", "leiterin", "leider",
    "konsulent", "radgiver", "forsker", "forskare", "developer", "designer", "engineer", "beheerder",
    "adviseur", "programmeur", "analist", "kehittaja", "insinoori", "asiantuntija", "paallikko",
)  # fmt: skip
_UNMARKED = str.maketrans("äåöø", "aaoo")
_WORD = re.compile(r"\w{3,}")


def _is_compound(text: str) -> bool:
    """Whether one of the words has such an end."""
    return any(map(_ends_as_title, _WORD.findall(text.lower().translate(_UNMARKED))))


@lru_cache(maxsize=8192)
def _ends_as_title(word: str) -> bool:
    """Whether a word of two letters more ends in one of those titles."""
    return word[2:].endswith(_COMPOUND_ENDS)


@lru_cache(maxsize=4096)
def title_strength(text: str) -> int:
    """0 no title word, 1 only words that are often something else, 2 a clear title word."""
    text = _BRACKETED.sub(" ", text) if "(" in text and text[0] != "(" else text
    text = _BODY_OF.sub(" ", text) if " of " in text else text
    if _is_compound(text):
        return 2
    if not vocabulary.has("titles", "words", text):
        return 0
    clear = vocabulary.count("titles", "words", text) - vocabulary.count("titles", "weak", text)
    return 2 if clear > 0 or vocabulary.count("titles", "weak", text) > 1 else 1


@lru_cache(maxsize=4096)
def organization_strength(text: str) -> int:
    """0 no organization word, 2 one of them, 3 a legal form ("Inc", "GmbH")."""
    if _LEGAL_FORM.search(text):
        return 3
    return (
        2
        if vocabulary.has("organizations", "words", text) or vocabulary.has("institutions", "words", text)
        else 0
    )
