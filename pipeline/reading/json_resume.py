"""JSON Resume files (jsonresume.org schema) -> the lines of the résumé they describe.

Part of reading (folder -> intake -> **reading** -> sections -> ...).
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pipeline.errors import ReadingError
from pipeline.reading.flowing import Flow
from pipeline.reading.plain import decode
from pipeline.records import Document, Link

_TITLES = {
    "work": "Work Experience", "volunteer": "Volunteer Experience", "education": "Education", "awards": "Awards",
    "certificates": "Certifications", "publications": "Publications", "skills": "Skills", "languages": "Languages",
    "interests": "Interests", "references": "References", "projects": "Projects",
}  # fmt: skip
MAX_DEPTH = 20


def read_json(path: Path) -> Document:
    """A JSON Resume in, its lines out. Raises ReadingError: corrupt, unsupported_type."""
    try:
        data = json.loads(decode(path.read_bytes()))
    except (json.JSONDecodeError, RecursionError) as error:
        raise ReadingError("corrupt", "The JSON is damaged.") from error
    if not isinstance(data, dict) or not isinstance(data.get("basics") or data.get("work"), (dict, list)):
        raise ReadingError(
            "unsupported_type", "The JSON is no résumé in the JSON Resume form (jsonresume.org)."
        )
    writer = _Writer()
    writer.basics(data.get("basics") or {})
    for key in [*(k for k in _TITLES if k in data), *sorted(k for k in data if k not in _TITLES)]:
        if key not in {"basics", "meta", "$schema"}:
            writer.section(key, data[key])
    meta = data.get("meta")
    changed = str(meta.get("lastModified") or "")[:7] if isinstance(meta, dict) else ""
    if len(changed) == 7 and changed[:4].isdigit() and changed[4] == "-":
        writer.flow.document_date = changed
    return writer.flow.document("json_resume", "json")


class _Writer:
    def __init__(self) -> None:
        self.flow = Flow()

    def _line(self, text: str, **look: Any) -> None:
        for part in text.splitlines():
            if part.strip():
                self.flow.add(part, **look)

    def basics(self, basics: Any) -> None:
        """Name, headline and contact as the head of the page."""
        if not isinstance(basics, dict):
            return
        self._line(_text(basics.get("name")), style="h1", size=24.0, bold=True)
        self._line(_text(basics.get("label")))
        location = basics.get("location")
        place = ""
        if isinstance(location, dict):
            place = ", ".join(
                _text(location.get(k)) for k in ("city", "region", "countryCode") if location.get(k)
            )
        website = _text(basics.get("url") or basics.get("website"))
        contact = [_text(basics.get("email")), _text(basics.get("phone")), place, website]
        self._line(" | ".join(part for part in contact if part))
        for profile in _list(basics.get("profiles")):
            if isinstance(profile, dict):
                target = _text(profile.get("url"))
                self._line(f"{_text(profile.get('network'))}: {target or _text(profile.get('username'))}")
                if target:
                    self.flow.links.append(Link(1, target, _text(profile.get("network"))))
        if basics.get("summary"):
            self._heading("Summary")
            self._line(_text(basics.get("summary")))

    def _heading(self, text: str) -> None:
        self._line(text, style="h2", size=18.0, bold=True, gap=1.0)

    def section(self, key: str, entries: Any) -> None:
        """One array of the schema under its heading."""
        if not entries:
            return
        self._heading(_TITLES.get(key, key.replace("_", " ").title()))
        for entry in _list(entries):
            if isinstance(entry, dict):
                self._entry(key, entry)
            else:
                self._line(_text(entry), bullet=True)

    def _entry(self, key: str, entry: dict[str, Any]) -> None:
        if key == "skills":
            words = ", ".join(_text(word) for word in _list(entry.get("keywords")))
            self._line(": ".join(part for part in (_text(entry.get("name")), words) if part))
            return
        if key == "languages":
            self._line(
                " - ".join(
                    part for part in (_text(entry.get("language")), _text(entry.get("fluency"))) if part
                )
            )
            return
        if key == "education":
            study = " in ".join(p for p in (_text(entry.get("studyType")), _text(entry.get("area"))) if p)
            head = [study, _text(entry.get("institution"))]
        else:
            head = [
                _text(entry.get("position") or entry.get("title")),
                _text(entry.get("name") or entry.get("company") or entry.get("organization")),
                _text(entry.get("location")),
                _text(entry.get("issuer") or entry.get("publisher") or entry.get("awarder")),
            ]
        dates = _dates(entry)
        title = ", ".join(part for part in head if part)
        self._line("\t".join(part for part in (title, dates) if part), bold=True, gap=0.5)
        for name in ("description", "summary", "reference", "score"):
            self._line(_text(entry.get(name)))
        for name in ("highlights", "courses", "keywords", "roles"):
            for item in _list(entry.get(name)):
                self._line(_text(item), bullet=True)


def _dates(entry: dict[str, Any]) -> str:
    start, end = _text(entry.get("startDate")), _text(entry.get("endDate"))
    if start:
        return f"{_month(start)} - {_month(end) if end else 'Present'}"
    return _month(end or _text(entry.get("date") or entry.get("releaseDate")))


def _month(date: str) -> str:
    """2019-03-01 -> 2019-03: days say nothing here."""
    return date[:7] if len(date) == 10 and date[4:5] == "-" else date


def _list(value: Any) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _text(value: Any) -> str:
    return str(value).strip() if isinstance(value, (str, int, float)) and not isinstance(value, bool) else ""
