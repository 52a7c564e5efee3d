"""Reports: the words that a recruiter reads for the ids of the contract and of the domain description.

Names of areas, specializations, duties and production dimensions come from the taxonomy, so that there is one list.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from pipeline.records import AI_SPECIALIZATIONS, SOFTWARE_SPECIALIZATIONS
from skill_taxonomy.loader import read_table

ROLE_NAMES = {
    "ai_engineer": "AI engineer",
    "software_engineer": "Software engineer",
    "hybrid": "Hybrid engineer",
    "other": "Other profession",
}
STATUS_NAMES = {
    "shortlisted": "Shortlisted",
    "considered": "Considered",
    "needs_review": "A person must look",
    "not_matched": "Must-have not met",
}
LEVEL_NAMES = {
    "operated": "Operated",
    "shipped": "Shipped",
    "experimental": "Experimental",
    "none": "None shown",
}
LEVEL_MEANINGS = {
    "operated": "kept it running: on-call, incidents, monitoring, cost, capacity, migration of a live system",
    "shipped": "released or deployed for an employer or for real users",
    "experimental": "something built whose use is not shown: coursework, prototypes, research, or work of which no use is told",
    "none": "the document describes no built thing",
}
PART_NAMES = {
    "must_haves": "Must-haves",
    "specialization": "Specialization",
    "production": "Production experience",
    "role": "Kind of work",
    "years": "Relevant years",
    "responsibilities": "Duties of the role",
    "nice_to_haves": "Nice-to-haves",
}
GRADE_NAMES = {
    "deep": "Deep: long, recent or repeated use with results",
    "used": "Used in a job or project",
    "claimed": "Only listed, no use described",
}
REASON_NAMES = {
    "encrypted": "Asks for a password",
    "corrupt": "Damaged file",
    "empty": "Empty file",
    "image_only_no_ocr": "Picture without text",
    "too_large": "Too large",
    "timeout": "Took too long to read",
    "memory": "Needed too much memory",
    "unsupported_type": "Type not read",
    "unsupported_language": "Language not read",
    "not_a_resume": "Not a résumé",
    "unreadable": "Could not be opened",
    "unsafe": "Unsafe file",
    "low_confidence": "Left open by the document",
    "hidden_text": "Hidden text",
    "keyword_stuffing": "Wall of keywords",
    "prompt_injection": "Orders to a machine",
    "impossible_experience": "More experience than possible",
    "date_contradiction": "Dates disagree",
    "overlapping_jobs": "Overlapping jobs",
    "future_date": "Date in the future",
    "duplicate_of": "Same document again",
    "near_duplicate_of": "Nearly the same document",
    "homoglyphs": "Look-alike letters",
    "copied_job_description": "Copied from a job advertisement",
    "low_text_quality": "Text hard to read",
    "unverified_skill_claims": "Skills listed without use",
}
QUESTIONS = {
    "hidden_text": "Why does the file hold words that nobody can see? They were not counted.",
    "keyword_stuffing": "Where were the listed skills put to use?",
    "prompt_injection": "Why does the document give orders to a reader or a machine? They were not obeyed.",
    "impossible_experience": "How can there be more experience than the technology has years?",
    "date_contradiction": "Which of the dates is right?",
    "overlapping_jobs": "Were these posts held at the same time, and with what hours each?",
    "future_date": "Is this date planned, or a slip?",
    "duplicate_of": "Which of the documents counts?",
    "near_duplicate_of": "Why do two people's documents say nearly the same?",
    "homoglyphs": "Why does the text use look-alike letters?",
    "copied_job_description": "Which of these words are the candidate's own?",
    "low_text_quality": "Can we have a cleaner copy? Parts of the text could not be read.",
    "unverified_skill_claims": "Where were these skills used? The document only lists them.",
    "low_confidence": "The text leaves it open: what does the candidate say?",
}
NOT_COUNTED = {
    "negated": "said not to have",
    "aspired": "only wished for or being learned",
    "other": "somebody else's",
}
# What the models weigh, where it means something to a reader; several measures of one thing share their words.
FEATURE_WORDS = {
    "words ai": "whether its words are those of AI or of software work",
    "words both": "how far its words are of AI and software work together",
    "words elsewhere": "how far its words are those of another profession",
    "job ai": "AI work in jobs",
    "job software": "software work in jobs",
    "job ai share": "how the jobs divide between AI and software",
    "skill ai share in jobs": "which skills the jobs used",
    "skills in jobs": "which skills the jobs used",
    "job technical share": "how much of the jobs is engineering",
    "job neither": "how much of the jobs is engineering",
    "job elsewhere": "how far the jobs are of another profession",
    "job elsewhere share": "how far the jobs are of another profession",
    "newest ai share": "what the newest job is about",
    "newest one-sided": "what the newest job is about",
    "newest technical share": "how much of the newest job is engineering",
    "newest both": "AI and software side by side in the newest job",
    "recent both": "AI and software side by side in recent work",
    "recent balance": "AI and software side by side in recent work",
    "things on both sides": "AI and software side by side in recent work",
    "second on both sides": "AI and software side by side in recent work",
    "third on both sides": "AI and software side by side in recent work",
    "second ai": "AI work in recent jobs",
    "second software": "software work in recent jobs",
    "side ai without job": "projects and studies",
    "side software without job": "projects and studies",
    "side ai share without job": "projects and studies",
    "words": "words of all the work",
    "anchor meaning mean": "what the newest work describes",
    "anchor meaning mass": "what the newest work describes",
    "anchor phrases mass": "what the newest work describes",
    "anchor phrases share": "what the newest work describes",
    "anchor skills mass": "skills of the newest work",
    "anchor skills share": "skills of the newest work",
    "all phrases mass": "what all the work describes",
    "all phrases share": "what all the work describes",
    "all skills mass": "skills over the whole career",
    "all skills share": "skills over the whole career",
    "both ends": "front end and back end together",
}
# What cues.toml calls a line's telling words, where the id alone says little to a reader.
CUE_WORDS = {
    "build verb": "building",
    "ml train": "training models",
    "ml eval": "evaluating models",
    "ml deploy": "deploying models",
    "data prep": "preparing data",
    "llm": "language models",
    "rag": "retrieval",
    "vision": "computer vision",
    "recsys": "recommendation",
    "speech nlp": "speech and language",
    "on call": "on-call",
    "slo": "service levels",
    "ui": "user interface",
    "api": "APIs",
    "auth": "sign-in and permissions",
    "real users": "users",
    "maintained": "maintenance",
    "report work": "reporting",
    "support work": "support",
    "teaching work": "teaching",
    "management work": "management",
    "sales work": "sales",
    "physical work": "work by hand",
    "soft phrase": "general phrases",
}
TRIALS = "of the trials in which weights and readings are varied a little"
NO_DIMENSION = "What was built, no production duty named"
SPECIALIZATION_NONE = "No clear field"

_Names = Mapping[str, str]


@lru_cache(maxsize=1)
def areas() -> _Names:
    """Names of the skill areas by id (A1, S6, P2 ...)."""
    return {key: str(block["name"]) for key, block in read_table("areas.toml").items()}


@lru_cache(maxsize=1)
def specializations() -> _Names:
    """Names of the specializations by id, without the examples in brackets."""
    named = {
        key: str(block["name"]).partition(" (")[0]
        for key, block in read_table("specializations.toml").items()
    }
    return named | {"none": SPECIALIZATION_NONE}


@lru_cache(maxsize=1)
def codes() -> _Names:
    """Names of duties (AR1-AR8, SR1-SR8) and production dimensions (X1-X9) by id."""
    return {
        key: str(block["name"])
        for key, block in read_table("domain.toml").items()
        if block.get("group") in {"responsibility", "production"}
    }


@lru_cache(maxsize=1)
def _known() -> tuple[re.Pattern[str], _Names]:
    named = ROLE_NAMES | {key: name for key, name in specializations().items() if key != "none"}
    inner = "|".join(sorted((key for key in named if "_" in key), key=lambda key: (-len(key), key)))
    return re.compile(rf"\b(?:{inner})\b"), named


def readable(text: str) -> str:
    """A sentence with the ids of roles and specializations in it as names."""
    pattern, named = _known()
    return pattern.sub(lambda hit: _inside(named[hit.group()]), text)


def _inside(name: str) -> str:
    """A name as it stands inside a sentence: "AI engineer", but "software engineer"."""
    return name if name[:2].isupper() else name[:1].lower() + name[1:]


_RULE = re.compile(r"(?:line model |(?P<what>[^()]+) \()(?P<sure>[01]\.\d\d)(?:; (?P<cues>[^()]*?))?\)?")


def rule(told: str) -> str:
    """Why a line counts as a reader says it: "duty named in a job (0.96; incident, llm)" becomes "duty named in a job,
    96 % sure by words of incident, language models". What has another form stays as it is."""
    match = _RULE.fullmatch(told)
    if match is None:
        return told
    said = f"{chance(float(match['sure']))} sure"
    if match["cues"]:
        names = [CUE_WORDS.get(name, name) for name in match["cues"].split(", ")]
        said += f" by words of {', '.join(names)}"
    return f"{match['what']}, {said}" if match["what"] else said


def length(months: int | None) -> str:
    """Months as a person says them: "3 y 9 m", "8 m", or nothing."""
    if not months:
        return ""
    years, rest = divmod(months, 12)
    return " ".join(part for part in (f"{years} y" if years else "", f"{rest} m" if rest else "") if part)


def feature(name: str) -> str:
    """What a model weighed as a recruiter says it; empty for what only a statistician understands."""
    return FEATURE_WORDS.get(name, "")


def fields(wanted: tuple[str, ...]) -> str:
    """The specializations that a brief asks for; a whole side in one word."""
    for side, every in (("AI", AI_SPECIALIZATIONS), ("software", SOFTWARE_SPECIALIZATIONS)):
        if set(every) == set(wanted):
            return f"any {side} specialization"
    return ", ".join(specializations().get(one, one) for one in wanted)


def percent(share: float) -> str:
    """A share of 0-1 as a person reads it."""
    return f"{100 * share:.0f} %"


def chance(probability: float) -> str:
    """A probability as a person reads it: a model is never quite certain."""
    return "over 99 %" if probability >= 0.99 else percent(probability)
