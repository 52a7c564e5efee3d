"""Reports: report.html, one self-contained page to look at: no network, no inline handlers, everything escaped.

The page is complete without its script: a table for each shortlist, then each candidate's case. The script only sorts,
filters and shows one thing at a time. A strict content security policy lets nothing run but the one style sheet and
the one script whose sha256 it names, so that no words out of a résumé can ever act.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from importlib import resources
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from pipeline.printable import plain
from pipeline.records import Brief, Profile, Ranked
from pipeline.reports import cases, figures, wording
from pipeline.reports.blinding import WITHHELD, Redactor, blinded, withheld

SHOWN_IN_DETAIL = 200  # candidates of each shortlist whose evidence is on the page
SHOWN_AT_MOST = 200  # candidates whose evidence is on the page, over all shortlists
ROWS_AT_MOST = 1_000  # rows of all tables; the tables in CSV are always complete
REVIEW_AT_MOST = 1_000
POLICY = "default-src 'none'; style-src 'sha256-{style}'; script-src 'sha256-{early}' 'sha256-{script}'; base-uri 'none'; form-action 'none'"

EARLY = 'document.documentElement.className = "js";'  # so that cases not asked for are never laid out

Row = dict[str, object]
Detail = dict[str, Any]


def chosen(shortlists: Sequence[tuple[Brief, Sequence[Ranked]]]) -> frozenset[str]:
    """Ids of the candidates whose evidence the page shows: the first of each shortlist, an even share for each."""
    taken: dict[str, None] = {}
    for at in range(SHOWN_IN_DETAIL):
        for _, ranked in shortlists:
            if at < len(ranked) and len(taken) < SHOWN_AT_MOST:
                taken[ranked[at].candidate_id] = None
    return frozenset(taken)


def detail(profile: Profile, value: dict[str, Any], *, blind: bool) -> Detail:
    """A profile object with the visible lines of its document. Blind: without what tells who the person is."""
    lines = [{"number": one.number, "page": one.page, "text": one.text} for one in profile.document.lines]
    if not blind:
        return value | {"lines": lines}
    kept = Redactor(value)
    left_out = withheld(value)
    shown = [
        one | {"text": WITHHELD if one["number"] in left_out else kept.text(str(one["text"]))}
        for one in lines
    ]
    return blinded(value) | {"lines": shown}


def render(
    shortlists: Sequence[tuple[Brief, Sequence[Ranked]]],
    rows: Mapping[str, Row],
    details: Iterable[Detail],
    review: Sequence[Row],
    ledger: Mapping[str, int],
    *,
    names: Mapping[str, str] | None = None,
    weights: Mapping[str, Mapping[str, float]] | None = None,
    blind: bool = False,
) -> str:
    """The page as HTML text. The same input gives the same bytes.

    ``rows``: candidate id -> the columns that do not depend on a brief. ``details``: from detail(). ``review``: rows of
    needs_review.csv. ``ledger``: counts of files. ``names``: candidate id -> what to call the person (else the row's
    name). ``weights``: brief id -> part -> share of the score.
    """
    called = {key: plain(str(row["name"] or key)) for key, row in rows.items()} | dict(names or {})
    details = list(details)
    shown = frozenset(value["candidate_id"] for value in details)
    room = max(1, ROWS_AT_MOST // max(1, len(shortlists)))
    lists = [
        _listing(brief, ranked, (weights or {}).get(brief.id, {}), shown) for brief, ranked in shortlists
    ]
    asked = _review(review, called, shown)
    style, script = _asset("page.css"), _asset("page.js")
    return (
        _environment()
        .get_template("page.html.jinja")
        .render(
            policy=POLICY.format(style=_sha256(style), early=_sha256(EARLY), script=_sha256(script)),
            early=Markup(EARLY),  # noqa: S704 - our own words
            style=Markup(style),  # noqa: S704 - our own file
            script=Markup(script),  # noqa: S704 - our own file
            ledger=ledger,
            blind=blind,
            shortlists=[
                _shortlist(listing, ranked, rows, called, shown, room)
                for listing, (_, ranked) in zip(lists, shortlists, strict=True)
            ],
            cases=(
                cases.case(value, f"k{at}", lists, called)
                for at, value in enumerate(sorted(details, key=lambda one: one["candidate_id"]))
            ),
            review=asked,
            review_total=len(review),
            review_left_out=len(review) - len(asked),
            wording=wording,
        )
        + "\n"
    )


# --- what the templates are given -------------------------------------------------------------------------


def _listing(
    brief: Brief, ranked: Sequence[Ranked], weights: Mapping[str, float], shown: frozenset[str]
) -> cases.Listing:
    return cases.Listing(
        brief,
        {one.candidate_id: one for one in ranked},
        weights,
        figures.level_with(ranked),
        len(ranked),
        shown,
    )


def _shortlist(
    listing: cases.Listing,
    ranked: Sequence[Ranked],
    rows: Mapping[str, Row],
    names: Mapping[str, str],
    shown: frozenset[str],
    room: int,
) -> dict[str, Any]:
    """One shortlist: its brief in words, its charts, its rows."""
    brief = listing.brief
    bands, worst = figures.bands(ranked)
    return {
        "id": anchor(brief.id),
        "brief": brief,
        "role": wording.ROLE_NAMES.get(brief.role, brief.role),
        "fields": wording.fields(brief.specializations),
        "weights": [
            (key, wording.PART_NAMES.get(key, key), share)
            for key, share in sorted(listing.weights.items(), key=lambda pair: (-pair[1], pair[0]))
            if share
        ],
        "counts": {
            status: sum(1 for one in ranked if one.status == status) for status in wording.STATUS_NAMES
        },
        "bands": [
            (band, one, figures.score_bar(one))
            for band in bands
            for one in (listing.places[band.candidate_id],)
        ],
        "worst": worst,
        "charts": [
            (
                "level",
                "Production experience",
                figures.counts(
                    ranked,
                    rows,
                    "production_level",
                    dict(reversed(wording.LEVEL_NAMES.items())),
                    steps=True,
                ),
            ),
            ("role", "Roles", figures.counts(ranked, rows, "role", wording.ROLE_NAMES)),
            (
                "field",
                "Specializations",
                figures.counts(ranked, rows, "specialization", wording.specializations()),
            ),
        ],
        "rows": [
            {
                "one": one,
                "name": names.get(one.candidate_id, one.candidate_id),
                "row": rows[one.candidate_id],
                "open": one.candidate_id in shown,
                "level": listing.level[one.candidate_id][0],
                "level_order": cases.level_order(str(rows[one.candidate_id]["production_level"])),
                "claimed": sum(1 for words in one.met if words.endswith(cases.CLAIM_MARK)),
                "missing": [wording.readable(words) for words in one.missing],
                "unknown": [wording.readable(words) for words in one.unknown],
                "reason": wording.readable(one.reason),
                "bar": figures.score_bar(one),
                "flags": [
                    wording.REASON_NAMES.get(flag, flag)
                    for flag in str(rows[one.candidate_id]["flags"] or "").split("; ")
                    if flag
                ],
            }
            for one in ranked[:room]
        ],
        "names": names,
        "shown": shown,
        "left_out": max(0, len(ranked) - room),
    }


def _review(review: Sequence[Row], names: Mapping[str, str], shown: frozenset[str]) -> list[dict[str, Any]]:
    """Rows of needs_review by reason, candidates before files, each with a name for its reason."""
    result = []
    for row in review[:REVIEW_AT_MOST]:
        candidate = str(row["candidate_id"] or "")
        reason = str(row["reason"])
        result.append(
            {
                "person": candidate in names,
                "name": names.get(candidate, ""),
                "id": candidate,
                "open": candidate in shown,
                "file": str(row["source_file"] or ""),
                "reason": wording.REASON_NAMES.get(reason, reason),
                "question": wording.QUESTIONS.get(reason, "") if candidate in names else "",
                "detail": str(row["detail"] or ""),
            }
        )
    return sorted(result, key=lambda one: not one["person"])


def anchor(brief_id: str) -> str:
    """A brief's id as the name of its place on the page."""
    return "list-" + re.sub(r"[^\w-]", "_", brief_id)


# --- the page's own files ---------------------------------------------------------------------------------


def _asset(name: str) -> str:
    text = resources.files("pipeline.reports").joinpath(name).read_text(encoding="utf-8")
    return text.replace("\r\n", "\n")  # the browser hashes what it sees, and it sees plain line ends


def _sha256(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")


@lru_cache(maxsize=1)
def _environment() -> Environment:
    environment = Environment(
        loader=FunctionLoader(_asset),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.filters["plain"] = lambda value: plain(str(value)) if value is not None else ""
    environment.filters["anchor"] = anchor
    environment.filters["percent"] = wording.percent
    environment.filters["rule"] = wording.rule
    environment.filters["chance"] = wording.chance
    return environment
