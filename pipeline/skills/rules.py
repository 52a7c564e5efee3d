"""What the context of a skill says of a name in its place: the words beside it support it or rule it out.

Place in the way of the data: inside the skills room, asked by ``skill_context``. The rules are data: each skill's
``[context]`` table in the taxonomy.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from spacy.tokens import Span

from pipeline.skills.words import Phrase, Phrases
from skill_taxonomy.records import Context

_WINDOW = 30  # tokens around an ambiguous name in which a word supports it

Fold = Callable[[tuple[str, ...]], tuple[Phrase, ...]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A skill's context, folded for looking up. ``always``: no form needs support, yet what rules a form out holds."""

    near: Phrases = field(default_factory=Phrases)
    list: bool = False
    not_before: tuple[Phrase, ...] = ()
    not_after: tuple[Phrase, ...] = ()
    not_near: Phrases = field(default_factory=Phrases)
    always: bool = False


def rule_of(context: Context, fold: Fold) -> Rule:
    """The rule of a context; ``fold`` reads phrases as the documents are read."""
    return Rule(
        near=Phrases(fold(context.near)),
        list=context.list,
        not_before=fold(context.not_before),
        not_after=fold(context.not_after),
        not_near=Phrases(fold(context.not_near)),
        always=not context.forms,
    )


def ruled_out(
    keys: list[str], span: Span, low: int, high: int, rule: Rule, bare: frozenset[str] = frozenset()
) -> bool:
    """Whether words beside a name rule it out. ``bare``: small words that do not, since the name has its capital
    ("the glue", but "the Glue jobs") or what leads to it speaks of skill ("of Jest", but "knowledge of Jest")."""
    for phrase in rule.not_before:
        first = span.start - len(phrase)
        if (
            first >= 0
            and not (len(phrase) == 1 and phrase[0] in bare)
            and tuple(keys[first : span.start]) == phrase
        ):
            return True
    for phrase in rule.not_after:
        if tuple(keys[span.end : span.end + len(phrase)]) == phrase:
            return True
    return bool(rule.not_near) and rule.not_near.stand_in(
        [*keys[low : span.start], "", *keys[span.end : high]]
    )


def supported(keys: list[str], span: Span, low: int, high: int, rule: Rule, window: int = _WINDOW) -> bool:
    """Whether a word of the rule stands near a name, in the statement from ``low`` to ``high``."""
    low, high = max(low, span.start - window), min(high, span.end + window)
    return rule.near.stand_in([*keys[low : span.start], "", *keys[span.end : high]])
