"""Writes what is known of each model for people: the comparison table and the cards.

Beside the way of the data; used by models.evaluate only.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

COLUMNS = {
    "people": "people",
    "role_macro_f1": "role F1",
    "role_accuracy": "role",
    "role_defensible": "role ok",
    "ai_vs_software": "AI/soft.",
    "role_ece": "ECE",
    "specialization_accuracy": "field",
    "specialization_defensible": "field ok",
    "production_kappa_quadratic": "level k2",
    "production_accuracy": "level",
    "production_defensible": "level ok",
    "production_within_one": "level ±1",
    "production_within_one_defensible": "±1 ok",
}
PREFIXES = {
    "role": ("role", "ai_"),
    "specialization": ("specialization",),
    "production": ("production",),
    "lines": ("lines",),
}
PURPOSE = {
    "lines": "For one statement of work: which responsibilities (AR1-AR8, SR1-SR8) and production dimensions (X1-X9) it shows, "
    "whether it is AI or software work, and how far the thing went (none, experimental, shipped, operated).",
    "role": "AI engineer, software engineer, hybrid or other, from recency-weighted masses of the line judgements and the words of "
    "the whole paper.",
    "specialization": "Which of 17 fields the newest described work belongs to, from phrases and skills named in it, what its "
    "statements mean, and the words of the whole paper.",
    "production": "The production level of a person: a rule over line judgements, and how far the paper as a whole bears out what it finds.",
}
METHOD = {
    "lines": "Logistic regressions (scikit-learn) over cues kept as data, the entry's other statements, a closed vocabulary of "
    "words and static sentence vectors; then once more over what these say of the statement and of those around it.",
    "role": "Multinomial logistic regression over named features, three of them from a logistic regression over words (TF-IDF; none "
    "of protected.toml); temperature scaling on people of unseen voices.",
    "specialization": "Conditional logit with one weight a feature for all fields and one intercept a field; its features from "
    "meaning and words are logistic regressions of their own; temperature scaling.",
    "production": "A rule whose thresholds lie near even odds proposes; a multinomial logistic regression over some thirty named values (what the "
    "rule found, the surest lines of jobs alone and together, the role, words of the whole paper) says which level is more likely than not reached. No "
    "level is given without a line that stands for it.",
}


def comparison(table: Mapping[str, Mapping[str, Any]]) -> str:
    """The Markdown table of every set of answers."""
    head = ["answers", *COLUMNS.values()]
    rows = [head, ["---"] * len(head)]
    for name, figures in table.items():
        rows.append([name, *(_cell(figures.get(key)) for key in COLUMNS)])
    return "\n".join("| " + " | ".join(row) + " |" for row in rows)


def figures_of(name: str, table: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """The part of the figures that one model answers for."""
    wanted = (*PREFIXES[name], "people")
    return {
        answers: {key: value for key, value in figures.items() if key.startswith(wanted)}
        for answers, figures in table.items()
        if name != "lines" or "lines" in figures
    }


def card(name: str, table: Mapping[str, Mapping[str, Any]], model: Mapping[str, Any]) -> str:
    """CARD.md of one model."""
    main = next((key for key in ("test part", "unseen voices, all features") if key in table), "")
    parts = [
        f"# Model card: {name}",
        PURPOSE[name],
        f"**Method.** {METHOD[name]} Stored as plain numbers in model.json; applied with numpy; no code in the file.",
        f"**Data.** Fictional résumés written for this project (data/labelled): {model['trained_on']} people in "
        f"{model['voices']} voices were fitted on; sha256 of their texts {model['data_sha256']}. A person is in one part only; "
        "the test part was not used to fit, tune or calibrate.",
        "**Intended use.** To order and explain what a résumé says, with the lines behind it, for a person who decides. Answers "
        "below the stated confidence are handed to a person (`needs_review`).",
        "**Not for.** Rejecting anybody without a person; judging people rather than their papers; languages other than English; "
        "other professions.",
        "**Never looked at.** Name, pronouns, photo, age, nationality, address, school, gaps between jobs; titles set no class. Words that tell "
        "who somebody is or where somebody lives (protected.toml) are weighed by none.",
        "## Figures",
        comparison(table),
        "“Unseen voices” are answers by models that saw no résumé in the same style of writing. “ok”: inside the set of answers that "
        "a reader can defend, “±1 ok”: at most one level off one of them. “k2”: quadratic kappa. Two careful human readers agreed at kappa .83 (role), .68 (specialization), "
        ".82 (production, quadratic).",
    ]
    if main and name in {"role", "specialization", "production"}:
        low, high = table[main][f"{name}_accuracy_95"]
        parts.append(f"95 % interval of accuracy ({main}): {low:.3f} to {high:.3f} (bootstrap over people).")
        parts.append(f"### By class ({main})")
        parts.append(_by_class(table[main][f"{name}_table"]))
    if main and name == "lines":
        figures = table[main]["lines"]
        parts.append(f"### Lines ({main}, {figures['statements']} statements)")
        rows = [(key, value) for key, value in figures.items() if isinstance(value, float)]
        rows += sorted((f"F1 of {key}", value) for key, value in figures["code_f1"].items())
        parts.append(
            "| figure | value |\n|---|---|\n" + "\n".join(f"| {key} | {value:.3f} |" for key, value in rows)
        )
    parts += [
        "## Fairness",
        "tests/fairness changes name, pronouns, age, address, school and gaps in every sample and swaps titles between roles: no "
        "output may change. No group attributes exist in the data, so group error rates cannot be measured here.",
        "## Limits",
        "Written text differs from real résumés; few people a class, so the intervals are wide. Terse lines without a verb, work "
        "described only in a summary, and duties in unusual words are missed most often. Hybrids are the hardest class.",
        "On the test part the figures stay below the goals set for them (role macro-F1 .90, AI against software .95, specialization "
        ".85 and .95 within the defensible set, production quadratic kappa .85 and .98 within one level, ECE .06) wherever the table "
        "shows a lower one. Its people share their voices with people of the training; for a style of writing that nobody foresaw, "
        "expect the figures of unseen voices.",
        "Features and settings were chosen by the figures on unseen voices (about 25 settings of the line model, 110 of the role "
        "model, 55 of the second look, 25 of fields and of what statements mean, 120 of the production rule, 30 of what the whole paper bears out), so those figures are "
        "optimistic; the test part took no part in the choice.",
        "159 people of the test part, those of the first 42 voices, have been measured with every generation of models; 523 more five times, "
        "272 three times, 225 twice, 76 for the first time. Voices whose faults were read one by one while rules were mended have no test people "
        "(data/labelled/learners_only.txt). The test part chose no setting: the words of the "
        "whole paper were added, for role and field and then for the level, because they won on unseen voices; when lines came to be judged twice, "
        "role F1 rose on unseen voices and fell on the test part.",
    ]
    return "\n\n".join(parts) + "\n"


def _by_class(table: Mapping[str, Mapping[str, float]]) -> str:
    rows = ["| class | precision | recall | F1 | people |", "|---|---|---|---|---|"]
    for name, row in table.items():
        rows.append(
            f"| {name} | {row['precision']:.2f} | {row['recall']:.2f} | {row['f1']:.2f} | {row['support']:.0f} |"
        )
    return "\n".join(rows)


def _cell(value: Any) -> str:
    if value is None:
        return ""
    return f"{value:.3f}" if isinstance(value, float) else str(value)
