"""Briefs: advice before anybody is ranked: whom to hire, which hiring mistakes the brief makes, who owns what, what it
costs to consider (DOMAIN sections 6 to 8; the knowledge is in advice.toml).

Beside the way of the data: reads a brief and gives advice; no candidate is looked at and no score is changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pipeline.briefs.signals import Signals, hits, knowledge, own_fields
from pipeline.records import AI_SPECIALIZATIONS, SOFTWARE_SPECIALIZATIONS, Brief, Data, Product
from skill_taxonomy import Taxonomy

RULE_IDS = ("N1", "N2", "N3", "N4", "N5", "N6", "N7")
API_ENOUGH = 3  # of the five conditions of N1
WORDS_SHOWN = 8
OWN_FRONTEND = 4  # words that ask for frontend work from which it gets a seat of its own
ROLES_OF = {"ai": "ai_engineer", "software": "software_engineer"}


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of DOMAIN section 6. ``words``: the words of the brief that it fired on."""

    id: str
    fired: bool
    words: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Mistake:
    """A mistake of DOMAIN section 7 that the brief makes, and what to write instead."""

    id: str
    what: str
    instead: str


@dataclass(frozen=True, slots=True)
class Seat:
    """One role of a split: what it owns and which of the brief's must-haves go with it."""

    role: str
    specializations: tuple[str, ...]
    owns: str
    must_have: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Advice:
    """``needs``: ai, software or both. ``owners``: step -> roles; ``duties``: step -> what each side does there."""

    needs: str
    rules: tuple[Rule, ...]
    mistakes: tuple[Mistake, ...]
    roles: tuple[str, ...]
    split: tuple[Seat, ...]
    owners: dict[str, tuple[str, ...]]
    duties: dict[str, dict[str, str]] = field(default_factory=dict)
    cost: dict[str, Any] = field(default_factory=dict)


def advise(brief: Brief, taxonomy: Taxonomy, text: str | None = None) -> Advice:
    """Advice on a brief. ``text``: the whole job description, where the brief was made of one."""
    signals = Signals.of(brief, taxonomy, text)
    rules = _rules(brief, signals, made_of_text=text is not None)
    fired = {rule.id for rule in rules if rule.fired}
    needs = _needs(brief, fired)
    domains = _domains(brief, taxonomy, text)
    split = _split(brief, needs, domains, taxonomy)
    if "N1" not in fired and {seat.role for seat in split} >= set(ROLES_OF.values()):
        needs = "both"  # whoever is told to split a post in two sides needs both
    if needs == "both" and "N5" not in fired:
        rules = tuple(_fire(rule, ("both sides",)) if rule.id == "N5" else rule for rule in rules)
    alone = _one_is_enough(brief, signals)
    return Advice(
        needs=needs,
        rules=rules,
        mistakes=tuple(_mistakes(brief, needs, domains, split, taxonomy)),
        roles=("hybrid",) if alone and needs == "both" else tuple(dict.fromkeys(seat.role for seat in split)),
        split=split,
        owners=_owners(needs, alone),
        duties={key: dict(step["duties"]) for key, step in knowledge()["steps"].items()},
        cost=_cost(brief, needs),
    )


# --- rules ------------------------------------------------------------------------------------------------


def _rules(brief: Brief, signals: Signals, *, made_of_text: bool) -> tuple[Rule, ...]:
    """N1 to N7, each with the words that it fired on. ``made_of_text``: nobody wrote the brief's fields down; its title
    alone may have given them, and a title ("AI Automation Engineer") rules out no standard API (DOMAIN M2)."""
    product = brief.product or Product()
    strong = signals.any("custom_models", "rag", "agents") + (
        signals["accuracy"] if product.accuracy_needs else ()
    )
    if made_of_text:
        strong = tuple(word for word in strong if not word.startswith("specializations"))
    enough = ("standard_api", "no_training", "simple_data", "people_review", "simple_evaluation")
    n1 = signals.any(*enough)
    api_does = (
        sum(bool(signals[name]) for name in enough) >= API_ENOUGH
        and bool(signals["standard_api"])
        and not strong
    )
    ai_asked = bool(signals["ai_core"]) or brief.role in {"ai_engineer", "hybrid"}
    n2_words = () if api_does else signals.any("custom_models", "rag", "agents")
    if ai_asked and not api_does:
        n2_words += signals.any("sensitive", "accuracy", "evaluation", "monitoring")
    connect = (
        bool(signals["model_exists"]) and not product.custom_models and not signals["unreliable_prototype"]
    )
    n3_words = () if api_does or connect else signals.any("unreliable_prototype", "ai_core")
    if brief.role == "software_engineer" and not (signals["unreliable_prototype"] or product.ai_features):
        n3_words = tuple(w for w in n3_words if w.startswith(("specializations", "must_have")))
    n4_words = signals.any("model_exists", "software_core") if connect else signals["software_core"]
    if brief.role == "ai_engineer":
        n4_words = tuple(
            w for w in n4_words if w not in {"api", "apis", "pipelines", "database", "databases"}
        )
    if brief.role == "software_engineer" and not n4_words:
        n4_words = ("role: software_engineer",)
    if brief.role == "ai_engineer" and not (n3_words or api_does or connect):
        n3_words = ("role: ai_engineer",)
    if brief.role == "hybrid" and not api_does:
        n3_words, n4_words = n3_words or ("role: hybrid",), n4_words or ("role: hybrid",)
    if connect:
        n2_words = signals.any("custom_models")
    both = bool(n2_words or n3_words) and bool(n4_words) and not (api_does or connect)
    n6 = signals["prototype"] if _one_is_enough(brief, signals) else signals["product"] if both else ()
    fired = {"N1": n1 if api_does else (), "N2": n2_words, "N3": n3_words, "N4": n4_words}
    fired |= {
        "N5": (*n3_words[:2], *n4_words[:2]) if both else (),
        "N6": n6,
        "N7": tuple(knowledge()["steps"]),
    }
    return tuple(
        Rule(one, bool(fired[one]), fired[one][:WORDS_SHOWN], knowledge()["rules"][one]) for one in RULE_IDS
    )


def _fire(rule: Rule, words: tuple[str, ...]) -> Rule:
    return Rule(rule.id, True, words, rule.why)


def _needs(brief: Brief, fired: set[str]) -> str:
    """ai, software or both: AI where N2 or N3 fired, software where N4 did; N1 leaves software."""
    if "N1" in fired:
        return "software"
    ai, software = bool(fired & {"N2", "N3"}), "N4" in fired
    if ai and software:
        return "both"
    if ai or software:
        return "ai" if ai else "software"
    return {"ai_engineer": "ai", "software_engineer": "software"}.get(brief.role, "both")


def _one_is_enough(brief: Brief, signals: Signals) -> bool:
    """N6: a small prototype can be one person's."""
    stage = brief.product.stage if brief.product else None
    small = (brief.team_size or 1) == 1
    return small and (
        stage == "prototype" or (stage is None and bool(signals["prototype"]) and not signals["product"])
    )


# --- the split and the owners -----------------------------------------------------------------------------


def _domains(brief: Brief, taxonomy: Taxonomy, text: str | None) -> dict[str, tuple[str, ...]]:
    """Domain -> the must-haves and words by which the brief asks for it."""
    asked: dict[str, tuple[str, ...]] = {}
    passages = [one for one in (brief.title, text) if one]
    for key, domain in knowledge()["domains"].items():
        words = [f"specializations: {name}" for name in brief.specializations if name in domain["fields"]]
        if key in {"frontend", "backend"} and "full_stack" in brief.specializations:
            words.append("specializations: full_stack")
        for need in brief.must_have:
            fields = {name for one in need.any_of if one in taxonomy for name in own_fields(one, taxonomy)}
            areas = {"security": "S9", "frontend": None}.get(key)
            if fields & set(domain["fields"]) or (
                areas and any(one in taxonomy and taxonomy[one].area == areas for one in need.any_of)
            ):
                words.append(need.words)
        words += hits(domain["phrases"], passages)
        if words:
            asked[key] = tuple(dict.fromkeys(words))
    return asked


def _split(
    brief: Brief, needs: str, domains: Mapping[str, tuple[str, ...]], taxonomy: Taxonomy
) -> tuple[Seat, ...]:
    """The roles that together do what the brief asks: a seat for each side, or for each domain where one person is
    asked for many."""
    if len(domains) < knowledge()["mistakes"]["M3"]["few"]:
        return tuple(_seat_of(side, brief, needs, taxonomy) for side in ROLES_OF if needs in {side, "both"})
    table = knowledge()["domains"]
    skills = {need.words for need in brief.must_have}
    together = {"frontend", "backend"} <= set(domains) and len(domains["frontend"]) < OWN_FRONTEND
    seats: list[Seat] = []
    for key, words in domains.items():
        if together and key == "frontend":
            continue  # goes with the backend, as full stack
        owns, fields = table[key]["owns"], tuple(table[key]["fields"])
        if len(fields) > 1:
            fields = tuple(one for one in fields if one in brief.specializations)
        if together and key == "backend":
            owns, fields = f"{table['frontend']['owns']}; {owns}", ("full_stack",)
        asked = (*domains["frontend"], *words) if together and key == "backend" else words
        mine = tuple(dict.fromkeys(word for word in asked if word in skills))
        seats.append(Seat(table[key]["role"], fields, owns, mine))
    return tuple(seats)


def _seat_of(side: str, brief: Brief, needs: str, taxonomy: Taxonomy) -> Seat:
    """The one role of a side, with what it owns in the six steps."""
    known = AI_SPECIALIZATIONS if side == "ai" else SOFTWARE_SPECIALIZATIONS
    duties = [step["duties"][side] for step in knowledge()["steps"].values() if side in step["duties"]]
    mine = [
        need.words
        for need in brief.must_have
        if needs != "both" or _side_of(need.any_of, taxonomy) in {side, None}
    ]
    fields = tuple(one for one in brief.specializations if one in known)
    return Seat(ROLES_OF[side], fields, "; ".join(duties), tuple(mine))


def _side_of(ids: Iterable[str], taxonomy: Taxonomy) -> str | None:
    fields = {name for one in ids if one in taxonomy for name in own_fields(one, taxonomy)}
    ai, software = fields & set(AI_SPECIALIZATIONS), fields & set(SOFTWARE_SPECIALIZATIONS)
    return None if bool(ai) == bool(software) else "ai" if ai else "software"


def _owners(needs: str, alone: bool) -> dict[str, tuple[str, ...]]:
    """Step -> the roles that own it (N7)."""
    owners: dict[str, tuple[str, ...]] = {}
    for key, step in knowledge()["steps"].items():
        if alone and needs == "both":
            owners[key] = ("hybrid",)
        elif needs == "both":
            owners[key] = tuple(ROLES_OF[side] for side in step["sides"])
        else:
            owners[key] = (ROLES_OF[needs],)
    return owners


# --- mistakes ---------------------------------------------------------------------------------------------


def _mistakes(
    brief: Brief,
    needs: str,
    domains: Mapping[str, tuple[str, ...]],
    split: Sequence[Seat],
    taxonomy: Taxonomy,
) -> Iterable[Mistake]:
    told = knowledge()["mistakes"]
    product = brief.product or Product()
    data = product.data or Data()
    lacking = [
        key
        for key in told["M1"]["keys"]
        if not _said(getattr(product, key)) and not (key == "data" and needs == "software")
    ]
    if lacking:
        yield Mistake(
            "M1",
            f"{told['M1']['title']}: the brief does not say {_listed(_spoken(lacking))}.",
            "Write " + "; ".join(told["M1"]["instead"][key] for key in lacking) + ".",
        )
    bare = [
        name
        for name, value in (("specializations", brief.specializations), ("must_have", brief.must_have))
        if not value
    ]
    if bare:
        yield Mistake(
            "M2",
            f"{told['M2']['title']}: '{brief.title}' stands without {_listed(bare)}.",
            told["M2"]["instead"],
        )
    if len(domains) >= told["M3"]["few"] and (brief.team_size or 1) == 1:
        names = [knowledge()["domains"][key]["name"] for key in domains]
        seats = [
            f"{seat.role} ({', '.join(seat.specializations)})" if seat.specializations else seat.role
            for seat in split
        ]
        yield Mistake(
            "M3",
            f"{told['M3']['title']}: {_listed(names)} are asked of one person.",
            f"{told['M3']['instead']}: {'; '.join(seats)}; or set team_size.",
        )
    if needs in {"ai", "both"}:
        open_keys = [key for key in told["M4"]["instead"] if not getattr(data, key)]
        if open_keys:
            yield Mistake(
                "M4",
                f"{told['M4']['title']}: nothing is said about the data's {_listed(open_keys)}.",
                "Write " + "; ".join(told["M4"]["instead"][key] for key in open_keys) + ".",
            )
    if brief.production_level in {None, "none"} or (
        brief.production_level == "experimental" and product.stage != "prototype"
    ):
        instead = told["M5"]["prototype"] if product.stage == "prototype" else told["M5"]["instead"]
        asked = (
            f"asks only for {brief.production_level}" if brief.production_level else "does not ask for any"
        )
        yield Mistake("M5", f"{told['M5']['title']}: the brief {asked}.", instead)


def _said(value: object) -> bool:
    if isinstance(value, Data):
        return any((value.sources, value.quality, value.permissions, value.availability))
    return value not in (None, (), "")


def _spoken(keys: Sequence[str]) -> list[str]:
    return [key.replace("_", " ") for key in keys]


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _cost(brief: Brief, needs: str) -> dict[str, Any]:
    """Reference figures with source, date and caveat, the factors of pay, what else costs, and the user's own budget."""
    told = knowledge()["cost"]
    figures = [
        {k: v for k, v in one.items() if k != "side"}
        for one in told["figures"]
        if needs in {one["side"], "both"}
    ]
    return {
        "figures": [{**one, "caveat": told["caveat"]} for one in figures],
        "caveat": told["caveat"],
        "factors": list(told["factors"]),
        "whole_cost": list(told["whole"]),
        "note": told["note"],
        "budget": brief.product.budget if brief.product else None,
        "team_size": brief.team_size,
    }
