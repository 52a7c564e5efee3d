"""Reports: report.html, one self-contained page to look at: no network, no inline handlers, everything escaped."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from importlib import resources
from typing import Any

from jinja2 import Environment, StrictUndefined

from pipeline.printable import plain
from pipeline.records import Brief, Ranked

SHOWN_IN_DETAIL = 200  # candidates of each shortlist whose evidence is on the page
PERSONAL = ("name", "email", "phone", "location", "headline", "source_file")

Row = dict[str, object]
Detail = dict[str, Any]


def chosen(shortlists: Iterable[tuple[Brief, Sequence[Ranked]]]) -> frozenset[str]:
    """Ids of the candidates whose evidence the page shows."""
    return frozenset(one.candidate_id for _, ranked in shortlists for one in ranked[:SHOWN_IN_DETAIL])


def blinded(value: dict[str, Any]) -> dict[str, Any]:
    """A profile object without what tells who the person is."""
    hidden = dict.fromkeys(PERSONAL) | {"links": [], "other_files": []}
    return value | hidden


def detail(value: dict[str, Any], *, blind: bool) -> Detail:
    return blinded(value) if blind else value


@lru_cache(maxsize=1)
def _environment() -> Environment:
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters["plain"] = lambda value: plain(str(value)) if value is not None else ""
    return environment


def render(
    shortlists: Sequence[tuple[Brief, Sequence[Ranked]]],
    rows: Mapping[str, Row],
    details: Sequence[Detail],
    review: Sequence[Row],
    ledger: Mapping[str, int],
) -> str:
    """The page as HTML text."""
    source = resources.files("pipeline.reports").joinpath("page.html.jinja").read_text(encoding="utf-8")
    return (
        _environment()
        .from_string(source)
        .render(shortlists=shortlists, rows=rows, details=details, review=review, ledger=ledger)
    )
