"""The spaCy Language of the skills room: a tokenizer that knows how technology is written, and its components.

Place in the way of the data: folder -> intake -> reading -> sections -> [skills] -> assessment -> ...
Any spaCy user can load the components by name (``nlp.add_pipe("skill_matcher")``); ``build`` gives them together
with the tokenizer. Stays at ``spacy.blank("en")``: no trained model is needed or loaded.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import spacy
from spacy.tokenizer import Tokenizer

from skill_taxonomy.loader import load

if TYPE_CHECKING:
    from spacy.language import Language

    from skill_taxonomy.records import Taxonomy

COMPONENTS = ("skill_matcher", "skill_context", "skill_assertion")

# Signs that open a token: brackets, quotes, bullets, currency. Not the dot of ".NET", not "#" and "@".
_PREFIX = (
    r"""^(?:[\(\[\{<>"'“”‘’«»,;:!?*~|/\\&=•●◦▪■‣·○§€£$–—…]|\.(?![A-Za-z])|\.{2,}|-(?=\w)|-$|\+(?=[A-Za-z]))"""
)
# Signs that close one. "+" stays on C++ and Notepad++, "#" on C#, F#, J#; a version's plus ("ES6+") comes off.
_SUFFIX = r"""(?:[\)\]\}<>"“”«»,;:!?*~|/\\&=•●◦▪■‣·○%€£…–—-]|['’‘](?:[sS])?|(?<![+A-Za-z])\+|(?<=[A-Za-z]{2})(?<![gG+])\+(?!\+)|\.)$"""
# Signs between two tokens without a space ("Prometheus+Grafana", while C++17 is one). A dot between small letter and a capitalised word ends a sentence
# whose space was lost ("Docker.Built"), while Node.js, Socket.IO and ASP.NET keep theirs.
_INFIX = (
    r"""[/|\\,;:•●▪■·→⇒…–—&=~"“”\(\)\[\]\{\}<>]|\.{2,}"""
    r"""|(?<=[^\W_]{2})\+(?=[^\W_]{2})"""
    r"""|(?<=[^\W_])[-‐‑‒](?=[^\W_])|(?<=[+#])-(?=\w)|(?<=[a-z\)])\.(?!Net\b|Core\b)(?=[A-Z][a-z]{2,})"""
)
_URL = (
    r"^(?:(?:https?|ftp|file)://\S+|www\.\S+|[\w.+-]+@[\w-]+\.[\w.-]+"
    r"|[\w-]+(?:\.[\w-]+)*\.(?:com|org|edu|gov|dev|me|uk|de|fr|in|co|app)(?:/\S*)?"
    r"|[\w-]+(?:\.[\w-]+)*\.(?:io|ai)/\S+)$"
)
_APOSTROPHES = frozenset("'’‘")


class _Guarded:
    """An expression that is asked only of what can hold it: the tokenizer asks of every word. It keeps its ``pattern``, which
    spaCy writes to disk."""

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.pattern = pattern
        self._expression = re.compile(pattern, flags)

    def closing(self, token: str) -> re.Match[str] | None:
        """A search of _SUFFIX: what ends in a letter or digit has none, but for an apostrophe and s."""
        if token[-1:].isalnum() and token[-2:-1] not in _APOSTROPHES:
            return None
        return self._expression.search(token)

    def between(self, token: str) -> Iterator[re.Match[str]]:
        """The matches of _INFIX: no sign stands in a token of nothing but letters and digits."""
        return iter(()) if token.isalnum() else self._expression.finditer(token)

    def address(self, token: str) -> re.Match[str] | None:
        """A match of _URL: every address has a dot or a colon."""
        return self._expression.match(token) if "." in token or ":" in token else None


def tokenizer(nlp: Language) -> Tokenizer:
    """A tokenizer for résumés: C++, C#, .NET and Node.js are one token, CI/CD, Java/Kotlin and scikit-learn are
    split at the sign (forms are split the same way), contractions keep English rules, web and mail addresses stay
    whole."""
    rules = {
        text: pieces
        for text, pieces in nlp.Defaults.tokenizer_exceptions.items()
        if "'" in text or "’" in text or (text.endswith(".") and len(text) > 2)
    }
    return Tokenizer(
        nlp.vocab,
        rules=rules,
        prefix_search=re.compile(_PREFIX).match,
        suffix_search=_Guarded(_SUFFIX).closing,
        infix_finditer=_Guarded(_INFIX).between,
        url_match=_Guarded(_URL, re.IGNORECASE).address,
    )


def build(taxonomy: Taxonomy | None = None, *, lean: bool = False) -> Language:
    """A Language whose docs carry ``doc.spans["skills"]``: a span for each mention, ``label_`` the skill's id,
    ``span._.skill_assertion`` one of asserted, negated, aspired, other, and ``span._.skill_rule`` why.
    With no taxonomy, the built-in one is loaded. ``lean``: a new word gets none of spaCy's attributes (``lower_``,
    ``norm_``, ``is_stop``, ``shape_`` ... are empty); the components ask for its text alone, and to fill in the others is
    more than half the time of the tokenizer."""
    nlp = spacy.blank("en")
    if lean:
        getters: Any = nlp.vocab.lex_attr_getters  # type: ignore[attr-defined]
        getters.clear()
    nlp.tokenizer = tokenizer(nlp)
    known = taxonomy if taxonomy is not None else load()
    for name in COMPONENTS:
        component = nlp.add_pipe(name)
        use = getattr(component, "use", None)
        if use is not None:
            use(known)
    return nlp
