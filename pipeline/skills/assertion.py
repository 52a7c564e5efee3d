"""Says what the person says about each skill: spaCy component ``skill_assertion``, in the manner of ConText.

Place in the way of the data: inside the skills room, last component. Only asserted mentions count later; negated,
aspired (wished for, being learned, coursework, hypothetical) and other people's ones are kept for the record.
"""

from __future__ import annotations

from bisect import bisect_left

from spacy.language import Language
from spacy.tokens import Doc, Span

from pipeline.skills.cues import ITEM, CueBook, Found
from pipeline.skills.matcher import SPANS, register_extensions
from pipeline.skills.words import reader_of
from skill_taxonomy.loader import load, read_table
from skill_taxonomy.records import Taxonomy

_RANK = {"negated": 0, "other": 1, "aspired": 2, "asserted": 3}
_ITEM_SIGNS = frozenset(",;|•·")
_LIST_WORDS = frozenset(",/|&+()-–—:") | {"and", "or", "both", "experience", "skills", "the"}
# "the Angular part belonged to", "Go services are owned by"
_PARTS = frozenset(
    [
        "part",
        "parts",
        "side",
        "half",
        "piece",
        "bit",
        "stuff",
        "work",
        "code",
        "layer",
        "app",
        "apps",
        "service",
        "services",
        "pipelines",
        "jobs",
        "cluster",
        "clusters",
        "tests",
        "scripts",
        "rewrite",
        "project",
        "migration",
        "port",
        "prototype",
        "system",
        "site",
        "platform",
        "monolith",
    ]
)
_EMPLOYERS = "other_employer"
_NO_FIRMS = frozenset(
    {"language", "framework", "library", "format", "protocol"}
)  # kinds that no firm is named by
KNOWLEDGE = "asserted_knowledge"  # how those tables begin: asserted, and no work with it
_PAIRS = (["and"], ["&"])  # "consultant for SAP and Salesforce"
_SWALLOW = 4  # tokens after a cue within which a weak one only completes it ("want to become proficient in")


class SkillAssertion:
    """spaCy component: sets ``span._.skill_assertion`` and adds the cue to ``span._.skill_rule``."""

    def __init__(self, nlp: Language) -> None:
        self._make_doc = nlp.tokenizer
        self._book: CueBook | None = None
        self._reader = reader_of(nlp)
        self._no_firms: frozenset[str] | None = None

    def use(self, taxonomy: Taxonomy) -> None:
        """Takes from this taxonomy which names an employer may bear."""
        firms = frozenset(read_table("employer.toml")["firms"])
        self._no_firms = frozenset(s.id for s in taxonomy.skills.values() if s.kind in _NO_FIRMS) - firms

    def __call__(self, doc: Doc) -> Doc:
        """The doc with every skill span's assertion set."""
        spans = list(doc.spans.get(SPANS, ()))
        if not spans:
            return doc
        if self._no_firms is None:
            self.use(load())
        if self._book is None:
            self._book = CueBook(
                read_table("context.toml"), lambda text: [token.text for token in self._make_doc(text)]
            )
        read = self._reader.read(doc)
        keys = read.keys
        covered = {place for span in spans for place in range(span.start, span.end)}
        # The words of a soft skill are everyday words, which cues use too.
        names = {p for span in spans if not span._.skill_soft for p in range(span.start, span.end)}
        starts = [span.start for span in spans]
        first = 0
        for low, high in read.statements:
            end = bisect_left(starts, high, first)
            if end > first:
                self._judge(keys, spans[first:end], low, high, covered, names)
            first = end
        return doc

    def _judge(
        self, keys: list[str], spans: list[Span], low: int, high: int, covered: set[int], names: set[int]
    ) -> None:
        assert self._book is not None
        assert self._no_firms is not None
        found = self._book.find(keys, low, high, covered, names)
        walls = [f for f in found if f.cue.category == "terminator"]
        cues = [f for f in found if f.cue.category in _RANK and not _is_swallowed(keys, f, found)]
        employer: Span | None = None  # the last name that is an employer's
        for span in spans:
            best: tuple[int, int, Found] | None = None
            for cue in cues:
                if cue.cue.table == _EMPLOYERS and not self._may_employ(span):
                    continue
                distance = _reach(keys, cue, span, walls, covered)
                if distance is None:
                    continue
                rated = (distance, _RANK[cue.cue.category], cue)
                if best is None or rated[:2] < best[:2]:
                    best = rated
            if best is None and employer is not None and keys[employer.end : span.start] in _PAIRS:
                _say(span, "other", _EMPLOYERS, keys[employer.end : span.start])
                employer = span
            elif best is not None and (
                best[2].cue.category != "asserted" or best[2].cue.table.startswith(KNOWLEDGE)
            ):
                said = best[2].cue
                _say(span, said.category, said.table, keys[best[2].start : best[2].end])
                employer = span if said.table == _EMPLOYERS else None

    def _may_employ(self, span: Span) -> bool:
        """Whether a name may be an employer's: it has its capital ("excel at teamwork"), and firms have such names: who
        "left Java for Go" left a language, while Swift, Dart and Ada are firms too."""
        assert self._no_firms is not None
        return not span.text.islower() and (span.label_ not in self._no_firms or span._.skill_ambiguous)


def _say(span: Span, category: str, table: str, words: list[str]) -> None:
    own = span._
    own.skill_assertion = category
    own.skill_rule = f"{own.skill_rule}; {table}: {' '.join(words)}"


def _reach(keys: list[str], found: Found, span: Span, walls: list[Found], covered: set[int]) -> int | None:
    """Tokens between a cue and a span it reaches, or None where it does not."""
    cue = found.cue
    if cue.direction == "around":
        # Nearer than any cue beside the skill: it names the very words on both its sides.
        return -1 if found.start < span.start and span.end <= found.end else None
    if found.end <= span.start and cue.direction in ("forward", "both"):
        gap = span.start - found.end
        if gap >= cue.scope or any(found.end <= wall.start < span.start for wall in walls):
            return None
        return None if _leaves_bracket(keys, found.end, span.start) else gap
    if found.start >= span.end and cue.direction in ("backward", "both"):
        gap = found.start - span.end
        if cue.scope == ITEM:
            return (
                gap if not any(k in _ITEM_SIGNS for k in keys[span.end : found.start]) and gap <= 3 else None
            )
        between = range(span.end, found.start)
        if gap >= cue.scope or not all(
            p in covered or keys[p] in _LIST_WORDS or keys[p] in _PARTS for p in between
        ):
            return None
        return gap
    return None


def _is_swallowed(keys: list[str], found: Found, others: list[Found]) -> bool:
    if found.cue.table != "asserted_weak":
        return False
    return any(
        other.cue.category in ("negated", "aspired")
        and other.cue.direction == "forward"
        and 0 <= found.start - other.end <= _SWALLOW
        and not any(keys[place] in _ITEM_SIGNS for place in range(other.end, found.start))
        for other in others
    )


def _leaves_bracket(keys: list[str], start: int, end: int) -> bool:
    """Whether a bracket that was open at ``start`` closes before ``end``."""
    depth = 0
    for word in keys[start:end]:
        depth += (word == "(") - (word == ")")
        if depth < 0:
            return True
    return False


@Language.factory("skill_assertion")
def create_skill_assertion(nlp: Language, name: str) -> SkillAssertion:
    """Factory of the component, found by spaCy through its entry point."""
    register_extensions()
    return SkillAssertion(nlp)
