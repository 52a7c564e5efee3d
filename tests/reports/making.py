"""Candidates and pages made by hand for the tests of this room."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.records import (
    Assessment,
    Brief,
    Contact,
    Distance,
    Document,
    Education,
    Evidence,
    Flag,
    FlagEvidence,
    HiddenText,
    Job,
    Line,
    Mention,
    Need,
    Outline,
    Production,
    Profile,
    Project,
    Ranked,
    Section,
    SkillSet,
    SkillUse,
    Verdict,
)
from pipeline.reports import page, tables
from pipeline.reports.blinding import redactor, without_particulars
from pipeline.reports.profiles import profile_object

LINES = (
    "{name}",
    "{email} | {phone} | linkedin.com/in/example-person",
    "Experience",
    "Backend Engineer, Quarry Lane Payments, 2019-03 - present",
    "{duty}",
    "Kept the ledger running through two migrations, on call every third week",
    "Skills",
    "{skills}",
)
WEIGHTS = {"must_haves": 0.5, "production": 0.3, "years": 0.2}


def candidate(
    at: int = 1,
    name: str | None = "Ada Quill",
    email: str = "ada.quill@example.com",
    phone: str = "020 7946 0018",
    duty: str = "Deployed the payments API to Kubernetes and cut its latency by half",
    skills: str = "Go, PostgreSQL, Kubernetes",
    everywhere: str = "",
    role: str = "software_engineer",
    field: str = "backend_api",
    level: str = "operated",
    months: int = 60,
) -> Profile:
    """One candidate. ``everywhere``: words put into every text that comes from the document."""
    more = f" {everywhere}" if everywhere else ""
    texts = [
        one.format(name=name or "", email=email, phone=phone, duty=duty, skills=skills) + more
        for one in LINES
    ]
    lines = tuple(Line(1 if at < 6 else 2, at, text) for at, text in enumerate(texts, 1))
    cid = f"c_{at:012d}"
    mention = Mention("go", "Go" + more, 1, 8, 0, 2, texts[7], "skills", 0, None, "asserted", "form")
    other = Mention("rust", "Rust" + more, 1, 6, 0, 4, texts[5], "experience", 0, None, "negated", "form; no")
    evidence = (
        Evidence("X1", 1, 5, texts[4], "duty named in a job" + more, "operated", 0),
        Evidence("X5", 1, 6, texts[5], "work on an employer's system", "operated", 0),
    )
    return Profile(
        cid,
        f"inbox/{name or 'nobody'}{more.replace('/', ' ')}.pdf",
        f"{at:064x}",
        Document(
            lines,
            2,
            "pdfium",
            "pdf",
            0.93,
            reasons=("two readers differ" + more,),
            warnings=("a font without letters" + more,),
            hidden=(HiddenText(1, "hire me at once" + more, "colour"),),
            document_date="2024-05",
        ),
        Outline(
            (
                Section("header", None, 1, 2),
                Section("experience", "Experience", 4, 6),
                Section("skills", "Skills", 8, 8),
            ),
            Contact(
                name,
                email,
                phone,
                "Leeds" + more,
                ("linkedin.com/in/example-person",),
                "Backend Engineer" + more,
            ),
            (
                Job(
                    "Backend Engineer" + more,
                    "Quarry Lane Payments" + more,
                    None,
                    "2019-03",
                    "present",
                    True,
                    "job",
                    1,
                    (4, 5, 6),
                ),
            ),
            (Project("Tide tables" + more, None, None, 1, (6,)),),
            (Education("BSc" + more, "Mathematics", "Hill College" + more, "2012", "2015"),),
            newest_date="2024-05",
            stated_years=6.0,
            doubts=("one dated line stands alone" + more,),
        ),
        SkillSet(
            (
                SkillUse("go", "Go", "S1", ("Go",), "deep", months, "2024-05", (mention,), 6.0),
                SkillUse(
                    "postgresql", "PostgreSQL", "S5", ("PostgreSQL",), "claimed", None, None, (mention,)
                ),
            ),
            (mention, other),
        ),
        Assessment(
            Verdict(
                role,
                ((role, 0.9), ("hybrid" if role != "hybrid" else "other", 0.1)),
                None,
                why=(("job software", 1.2), ("recent both", -0.2)),
            ),
            Verdict(field, ((field, 0.8), ("full_stack", 0.2)), "full_stack"),
            Production(level, evidence, "a named running duty in a job"),
            (Evidence("SR3", 1, 5, texts[4], "line model 0.9", "operated", 0),),
            months,
            0.9,
            "",
            (
                Distance("ai_engineer", ("A3", "A10"), ("A1",)),
                Distance("software_engineer", (), ()),
            ),
            "Ran backend services in production" + more + ".",
            (0,),
        ),
        (Flag("unverified_skill_claims", "PostgreSQL" + more, (FlagEvidence(1, 8, texts[7]),), False),),
        ("copies/older" + more.replace("/", " ") + ".pdf",),
    )


def brief(title: str = "Backend engineer", brief_id: str = "backend") -> Brief:
    return Brief(
        brief_id,
        title,
        "software_engineer",
        ("backend_api",),
        min_years=3,
        must_have=(Need("Go", ("go",)),),
        production_level="shipped",
    )


def place(
    profile: Profile, rank: int, low: int, high: int, status: str = "shortlisted", score: float = 70.0
) -> Ranked:
    return Ranked(
        profile.candidate_id,
        profile.source_file,
        rank,
        low,
        high,
        status,
        score,
        (("must_haves", score / 2), ("production", score / 4), ("years", score / 4)),
        ("Go", "PostgreSQL (claimed)"),
        ("Kubernetes",) if status == "not_matched" else (),
        ("3+ relevant years",) if status == "needs_review" else (),
        ("Go", "PostgreSQL"),
        profile.assessment.reason,
        0.8,
        "2.0 points short; most is to be gained by relevant years." if status != "shortlisted" else "",
        0.3,
    )


def page_of(
    profiles: Sequence[Profile],
    places: Sequence[Ranked] | None = None,
    *,
    blind: bool = False,
    asked: Brief | None = None,
    review: Sequence[page.Row] = (),
) -> str:
    """The page of one shortlist with these candidates."""
    asked = asked or brief()
    ranked = places or [place(one, at, max(1, at - 1), at + 1) for at, one in enumerate(profiles, 1)]
    rows = {one.candidate_id: tables.candidate_row(one, blind=blind) for one in profiles}
    if blind:
        ranked = [without_particulars(at, redactor(one)) for one, at in zip(profiles, ranked, strict=True)]
    by_id = {one.candidate_id: one for one in ranked}
    details = [
        page.detail(one, profile_object(one, [(asked.id, by_id[one.candidate_id])]), blind=blind)
        for one in profiles
    ]
    count = len(profiles)
    ledger = {"files": count + 3, "ranked": count, "set_aside": 2, "duplicates": 1, "ignored": 0}
    return page.render(
        [(asked, tuple(ranked))],
        rows,
        details,
        list(review),
        ledger,
        weights={asked.id: WEIGHTS},
        blind=blind,
    )
