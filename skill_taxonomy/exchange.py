"""The taxonomy as CSV, for analysts, and back again without loss.

Place in the way of the data: beside it. One row a skill; lists in a cell are separated by "; ", a ";" or "\\" inside
an item is written with a "\\" before it, weights are ``id=0.5``.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Iterable

from skill_taxonomy.loader import assemble, is_usable_id, read_table
from skill_taxonomy.records import KINDS, Context, Skill, Taxonomy, TaxonomyFault

_CONTEXT_LISTS = ("forms", "near", "not_before", "not_after", "not_near")
_LISTS = ("aliases", "exact", "areas", "parents", "implies", "examples", "not_examples")
COLUMNS: tuple[str, ...] = (
    "id", "name", "area", "kind", "aliases", "exact", "areas", "parents", "implies", "similar_to", "first_release",
    "source", "specializations", "examples", "not_examples", "has_context", "context_list",
    *(f"context_{name}" for name in _CONTEXT_LISTS), "file",
)  # fmt: skip


SEPARATORS = ",;\t"  # Excel writes a semicolon where the comma is the decimal sign


def to_csv(taxonomy: Taxonomy) -> str:
    """Every skill as CSV text (RFC 4180), by id."""
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\r\n")
    writer.writeheader()
    for skill in taxonomy.skills.values():
        writer.writerow(_row(skill))
    return out.getvalue()


def from_csv(text: str) -> Taxonomy:
    """The taxonomy that ``to_csv`` wrote; a spreadsheet may have saved it with another separator since. Raises
    TaxonomyFault naming row and column."""
    head = text.partition("\n")[0]
    sign = max(SEPARATORS, key=head.count)
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=sign, restval="")
    missing = [column for column in COLUMNS if column not in (reader.fieldnames or ())]
    if missing:
        raise TaxonomyFault(f"the CSV lacks the column {missing[0]}; export one to see all columns")
    areas = read_table("areas.toml")
    seen: set[str] = set()
    skills = []
    try:
        for number, row in enumerate(reader, start=2):
            _refuse(row, number, areas, seen)
            seen.add(row["id"])
            skills.append(_skill(row, number))
    except csv.Error as error:
        raise TaxonomyFault(f"row {reader.line_num}: no CSV ({error})") from error
    return assemble(skills)


def _refuse(row: dict[str, str], number: int, areas: Collection[str], seen: set[str]) -> None:
    """Raises TaxonomyFault, naming the row, for one that no skill can be made of."""
    if not is_usable_id(row["id"] or ""):
        raise TaxonomyFault(f"row {number}, id: {row['id']!r} is not a usable id; use a-z, 0-9 and _")
    if row["id"] in seen:
        raise TaxonomyFault(f"row {number}, id: {row['id']!r} stands in an earlier row already; give it once")
    for column in ("name", "area", "kind"):
        if not row[column]:
            raise TaxonomyFault(f"row {number}, {column}: missing")
    if row["area"] not in areas:
        raise TaxonomyFault(f"row {number}, area: {row['area']!r} is not one of {', '.join(areas)}")
    if row["kind"] not in KINDS:
        raise TaxonomyFault(f"row {number}, kind: {row['kind']!r} is not one of {', '.join(KINDS)}")


def _row(skill: Skill) -> dict[str, str]:
    row = {
        "id": skill.id,
        "name": skill.name,
        "area": skill.area,
        "kind": skill.kind,
        "first_release": skill.first_release or "",
        "source": skill.source or "",
        "similar_to": _join(f"{key}={weight!r}" for key, weight in skill.similar_to),
        "specializations": _join(f"{key}={weight!r}" for key, weight in skill.specializations),
        "has_context": "yes" if skill.context else "",
        "context_list": "yes" if skill.context and skill.context.list else "",
        "file": skill.file,
    }
    for name in _LISTS:
        row[name] = _join(getattr(skill, name))
    for name in _CONTEXT_LISTS:
        row[f"context_{name}"] = _join(getattr(skill.context, name)) if skill.context else ""
    return row


def _skill(row: dict[str, str], number: int) -> Skill:
    lists = {name: _split(row[name]) for name in _LISTS}
    context = None
    if row["has_context"]:
        rules = {name: _split(row[f"context_{name}"]) for name in _CONTEXT_LISTS}
        context = Context(list=bool(row["context_list"]), **rules)
    return Skill(
        id=row["id"],
        name=row["name"],
        area=row["area"],
        kind=row["kind"],
        first_release=row["first_release"] or None,
        source=row["source"] or None,
        similar_to=_weights(row, "similar_to", number),
        specializations=_weights(row, "specializations", number),
        context=context,
        file=row["file"],
        **lists,
    )


def _weights(row: dict[str, str], column: str, number: int) -> tuple[tuple[str, float], ...]:
    pairs = []
    for item in _split(row[column]):
        key, sign, weight = item.rpartition("=")
        try:
            value = float(weight)
        except ValueError:
            value = -1.0
        if not sign or not 0 <= value <= 1:
            raise TaxonomyFault(
                f"row {number}, {column}: {item!r} is not id=weight with a weight between 0 and 1"
            )
        pairs.append((key, value))
    return tuple(pairs)


def _join(items: Iterable[str]) -> str:
    return "; ".join(item.replace("\\", "\\\\").replace(";", "\\;") for item in items)


def _split(cell: str) -> tuple[str, ...]:
    items: list[str] = []
    item = ""
    place = 0
    while place < len(cell):
        if cell[place] == "\\" and place + 1 < len(cell):
            item += cell[place + 1]
            place += 2
        elif cell.startswith("; ", place):
            items.append(item)
            item = ""
            place += 2
        else:
            item += cell[place]
            place += 1
    return (*items, item) if cell else ()
