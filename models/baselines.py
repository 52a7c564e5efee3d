"""What the models must beat: keyword counts, TF-IDF with logistic regression, and titles alone.

Beside the way of the data; used by models.evaluate only.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline

from models import fitting, phrases
from models.examples import Example
from models.features import FIELDS
from pipeline.records import AI_SPECIALIZATIONS, ROLES

if TYPE_CHECKING:
    from models.evaluate import Answers

_AI_TITLE = re.compile(
    r"\b(?:ai|ml|machine learning|data scien\w+|nlp|computer vision|research scientist|deep learning|llm|mlops)\b",
    re.I,
)
_SOFTWARE_TITLE = re.compile(
    r"\b(?:software|developer|programmer|engineer|devops|sre|architect|full[- ]?stack|front-?end|back-?end|sdet)\b",
    re.I,
)
Said = tuple[list[str], list[str], list[str]]  # role, specialization, level


def keywords(learners: Sequence[Example], asked: Sequence[Example]) -> Said:
    """Counts of field phrases and of words of operation in the whole text."""
    fields, cues = phrases.load("fields.toml"), phrases.load("cues.toml")
    duty, release, experiment = (cues.members(name) for name in ("duty", "release", "experiment"))
    roles, best, levels = [], [], []
    for one in asked:
        totals = dict.fromkeys(FIELDS, 0)
        seen: set[str] = set()
        for line in one.text.splitlines():
            for name, count in fields.counts(line).items():
                totals[name] += count
            seen |= cues.found(line)
        ai = sum(totals[name] for name in AI_SPECIALIZATIONS)
        software = sum(totals.values()) - ai
        top = max(FIELDS, key=lambda name: (totals[name], name))
        roles.append(
            "other" if ai + software < 5 else "ai_engineer" if ai > software else "software_engineer"
        )
        best.append(top if totals[top] else "none")
        levels.append(
            "operated"
            if seen & duty
            else "shipped"
            if seen & release
            else "experimental"
            if seen & experiment
            else "none"
        )
    return roles, best, levels


def tfidf(learners: Sequence[Example], asked: Sequence[Example]) -> Said:
    """TF-IDF of words and pairs of words of the whole text, with logistic regression, one model a question."""

    def answer(label: Callable[[Example], str]) -> list[str]:
        model = make_pipeline(
            TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True),
            LogisticRegression(C=10.0, max_iter=1000),
        )
        model.fit([one.text for one in learners], [label(one) for one in learners])
        return [str(value) for value in model.predict([one.text for one in asked])]

    return (
        answer(lambda one: one.role),
        answer(lambda one: one.specialization),
        answer(lambda one: one.production),
    )


def titles(learners: Sequence[Example], asked: Sequence[Example]) -> Said:
    """The newest job's title and nothing else; the commonest level of learners with that role."""
    roles = []
    for one in asked:
        named = [entry.title for entry in one.person.entries if entry.is_job and entry.title]
        title = named[0] if named else ""
        roles.append(
            "ai_engineer"
            if _AI_TITLE.search(title)
            else "software_engineer"
            if _SOFTWARE_TITLE.search(title)
            else "other"
        )

    def commonest(role: str, label: Callable[[Example], str]) -> str:
        found = [label(one) for one in learners if one.role == role]
        return max(sorted(set(found)), key=found.count)

    usual = {
        role: (commonest(role, lambda o: o.specialization), commonest(role, lambda o: o.production))
        for role in ROLES
    }
    return roles, [usual[role][0] for role in roles], [usual[role][1] for role in roles]


BASELINES = {"keyword counts": keywords, "TF-IDF + logistic regression": tfidf, "title only": titles}


def unseen_voices(people: Sequence[Example]) -> dict[str, Answers]:
    """Each baseline's answers for everybody, fitted without their voice."""
    found = {}
    for name, baseline in BASELINES.items():
        by_id: dict[str, tuple[str, str, str]] = {}
        for group in fitting.folds_of(people):
            asked = [one for one in people if one.voice in group]
            said = baseline([one for one in people if one.voice not in group], asked)
            by_id.update({one.id: row for one, row in zip(asked, zip(*said, strict=True), strict=True)})
        found[name] = _answers(people, [by_id[one.id] for one in people])
    return found


def on_test(learners: Sequence[Example], tested: Sequence[Example]) -> dict[str, Answers]:
    """Each baseline's answers for the test part."""
    return {
        name: _answers(tested, list(zip(*baseline(learners, tested), strict=True)))
        for name, baseline in BASELINES.items()
    }


def _answers(people: Sequence[Example], rows: Sequence[tuple[str, str, str]]) -> Answers:
    from models.evaluate import Answers  # noqa: PLC0415 - evaluate imports this module

    answers = Answers(people)
    for role, field, level in rows:
        answers.role.append(role)
        answers.ai_first.append(role == "ai_engineer")
        answers.field.append(field)
        answers.level.append(level)
    return answers
