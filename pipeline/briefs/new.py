"""Briefs: a new commented brief out of flags, and out of answers on a terminal.

Beside the way of the data: what it writes is read again by brief.py, so that a written brief is always a good one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from pipeline.briefs.brief import brief_id, made_of
from pipeline.briefs.keeping import write_whole
from pipeline.briefs.writing import to_yaml
from pipeline.errors import BriefError
from pipeline.records import PRODUCTION_LEVELS, SPECIALIZATIONS
from skill_taxonomy import Taxonomy

HEADING = """A hiring brief. Check it with `shortlist brief check`, have it examined with `shortlist brief advise`,
and rank by it with `shortlist run FOLDER --brief`. What is commented out is left open."""
QUESTIONS = (
    ("title", "Title of the post"),
    ("role", "Role: ai_engineer, software_engineer or hybrid"),
    ("specializations", f"Fields, with commas between ({', '.join(SPECIALIZATIONS[:-1])}); empty for any"),
    ("must_have", "Must-have skills, with commas between ('AWS or GCP' for alternatives)"),
    ("nice_to_have", "Nice-to-have skills, with commas between"),
    ("seniority", "Seniority: junior, mid, senior, lead, staff; empty for any"),
    ("min_years", "Relevant years at least; empty for any"),
    ("production_level", f"Production level at least: {', '.join(PRODUCTION_LEVELS)}; empty for any"),
)
LISTS = frozenset({"specializations", "must_have", "nice_to_have", "locations"})


def refuse_to_overwrite(path: Path, force: bool) -> None:
    """Raises BriefError for a file that is there, unless told otherwise, and for a name that is no brief's."""
    if path.suffix.lower() not in {".yaml", ".yml"}:
        raise BriefError(f"{path}: a new brief is written as YAML; name it {path.stem or 'brief'}.yaml.")
    if path.exists() and not force:
        raise BriefError(f"{path}: is there already; choose another name or add --force.")


def asked(
    given: Mapping[str, Any],
    ask: Callable[[str, str], str],
    note: Callable[[str], None],
    taxonomy: Taxonomy,
    file: str,
) -> dict[str, Any]:
    """``given`` completed by answers. Each answer is checked at once; a wrong one is explained and asked again."""
    values = dict(given)
    for key, question in QUESTIONS:
        if values.get(key):
            continue
        while True:
            answer = ask(question, "ai_engineer" if key == "role" else "").strip()
            values[key] = _parts(answer) if key in LISTS else answer or None
            try:
                brief_of({**values, "role": values.get("role") or "ai_engineer"}, file, taxonomy)
            except BriefError as error:
                note(str(error))
                continue
            break
    return values


def _parts(answer: str) -> list[str]:
    return [part.strip() for part in answer.split(",") if part.strip()]


def write(path: Path, given: Mapping[str, Any], taxonomy: Taxonomy) -> None:
    """Writes the brief, commented. Raises BriefError for a value that a brief cannot hold."""
    brief = brief_of(given, str(path), taxonomy)
    write_whole(path, to_yaml(brief, taxonomy, HEADING))


def brief_of(given: Mapping[str, Any], where: str, taxonomy: Taxonomy) -> Any:
    """The brief of values as flags give them. Raises BriefError."""
    values = {key: value for key, value in given.items() if value not in (None, [], "")}
    values.setdefault("role", "ai_engineer")
    values["id"] = brief_id(Path(where).stem, where)
    for key in ("must_have", "nice_to_have"):
        values[key] = [_wanted(word) for word in values.get(key, [])]
    if isinstance(values.get("min_years"), str):
        values["min_years"] = values["min_years"].replace(",", ".")
    return made_of(values, where, Path(where).stem, b"", taxonomy)


def _wanted(words: str) -> Any:
    """A skill, or the alternatives of "AWS or GCP"."""
    either = [one.strip() for one in re.split(r"\s+or\s+|\|", words) if one.strip()]
    return words.strip() if len(either) < 2 else {"any_of": either}
