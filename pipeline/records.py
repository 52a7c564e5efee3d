"""The frozen records that travel from room to room.

Way of the data: folder -> intake -> reading -> sections -> skills -> assessment -> vetting -> ranking -> reports.
Every room takes records from this file and gives records from this file; none changes one. A value that the
document does not hold is None, never guessed. Dates are strings, ``YYYY-MM`` or ``YYYY`` (``"present"`` only as
the end of a current job). Line numbers are document-wide, start at 1 and only rise, so that one number names
one line whatever page it is on; for text formats it is the number of the line in the file.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Role = Literal["ai_engineer", "software_engineer", "hybrid", "other"]
ROLES: tuple[str, ...] = ("ai_engineer", "software_engineer", "hybrid", "other")

AI_SPECIALIZATIONS: tuple[str, ...] = (
    "llm_applications",
    "retrieval_rag",
    "agents_automation",
    "computer_vision",
    "nlp_speech",
    "recommendation_ranking",
    "predictive_ml",
    "mlops",
)
SOFTWARE_SPECIALIZATIONS: tuple[str, ...] = (
    "frontend",
    "backend_api",
    "full_stack",
    "mobile",
    "cloud_devops",
    "data_engineering",
    "security",
    "systems_embedded",
    "quality_engineering",
)
SPECIALIZATIONS: tuple[str, ...] = (*AI_SPECIALIZATIONS, *SOFTWARE_SPECIALIZATIONS, "none")

PRODUCTION_LEVELS: tuple[str, ...] = ("none", "experimental", "shipped", "operated")  # in rising order
GRADES: tuple[str, ...] = ("claimed", "used", "deep")  # in rising order
ASSERTIONS: tuple[str, ...] = ("asserted", "negated", "aspired", "other")
STATUSES: tuple[str, ...] = ("shortlisted", "considered", "needs_review", "not_matched")
FILE_REASONS: tuple[str, ...] = (
    "encrypted",
    "corrupt",
    "empty",
    "image_only_no_ocr",
    "too_large",
    "timeout",
    "memory",
    "unsupported_type",
    "unsupported_language",
    "not_a_resume",
    "unreadable",
    "unsafe",
)
FLAGS: tuple[str, ...] = (
    "hidden_text",
    "keyword_stuffing",
    "prompt_injection",
    "impossible_experience",
    "date_contradiction",
    "overlapping_jobs",
    "future_date",
    "duplicate_of",
    "near_duplicate_of",
    "homoglyphs",
    "copied_job_description",
    "low_text_quality",
    "unverified_skill_claims",
)


# --- intake -----------------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class FoundFile:
    """A regular file found below a folder: ``path`` to open it, ``source_file`` (relative, "/" between parts)
    to name it in every output, size in bytes and sha256 in hex."""

    path: str
    source_file: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class SetAside:
    """A file that no person could be made of: why (one of FILE_REASONS), and one sentence for a person."""

    source_file: str
    sha256: str | None
    reason: str
    detail: str


# --- reading ----------------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Line:
    """One visible line in the reader's order, with the typography that tells headings from text.

    ``page`` from 1. x0/x1/top/bottom in points from the page's upper left corner, None where the format has no
    pages. ``size`` in points. ``column`` 0 for full width or the only column, 1.. from left to right. ``gap`` is
    the vertical white space above the line in multiples of its height (None at the top of a page or column).
    ``style`` is the format's own heading name where it has one (DOCX "Heading 1", HTML "h2"), ``cell`` marks lines
    out of a table as "row.column". ``ocr`` says that the words were recognised from an image.
    """

    page: int
    number: int
    text: str
    x0: float | None = None
    x1: float | None = None
    top: float | None = None
    bottom: float | None = None
    size: float | None = None
    bold: bool = False
    italic: bool = False
    column: int = 0
    gap: float | None = None
    style: str | None = None
    bullet: bool = False
    cell: str | None = None
    region: str = "body"  # body, header, footer, textbox, sidebar
    ocr: bool = False


@dataclass(frozen=True, slots=True)
class HiddenText:
    """Words that are in the file but that no reader sees: kept apart, reported, never scored.
    ``how``: colour, size, off_page, clip, covered, render_mode, transparent, optional_content, vanish ..."""

    page: int
    text: str
    how: str


@dataclass(frozen=True, slots=True)
class Link:
    """A target behind the text (or written out): ``target`` as in the file, ``text`` what is shown."""

    page: int
    target: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """What one file shows a careful reader.

    ``reader``: name of the reader that won (pdfium, pdfminer, docx, plain, ocr, ...). ``confidence`` 0-1: how sure
    the reading is, ``reasons`` say why it is below 1. ``warnings`` are for run.json and needs_review.
    ``document_date``: date of the document itself by its metadata (YYYY-MM), or None. ``language``: ISO 639-1 or
    None when there is too little text to tell. ``substitutions``: characters that were folded while reading
    (homoglyphs, zero-width), as (line number, what) for vetting.
    """

    lines: tuple[Line, ...]
    pages: int
    reader: str
    format: str
    confidence: float = 1.0
    reasons: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    hidden: tuple[HiddenText, ...] = ()
    links: tuple[Link, ...] = ()
    document_date: str | None = None
    language: str | None = None
    substitutions: tuple[tuple[int, str], ...] = ()

    @property
    def text(self) -> str:
        """The visible text, one line a Line."""
        return "\n".join(line.text for line in self.lines)


# --- sections ---------------------------------------------------------------------------------------------
SECTION_KINDS: tuple[str, ...] = (
    "header",  # the top of the page: name, contact, headline
    "summary",
    "experience",
    "projects",
    "education",
    "skills",
    "certifications",
    "publications",
    "research",  # research posts and research experience
    "teaching",
    "awards",
    "languages",
    "interests",
    "references",
    "volunteering",
    "activities",
    "courses",
    "personal",
    "objective",
    "other",
)


@dataclass(frozen=True, slots=True)
class Section:
    """A run of lines under one heading. ``first``/``last``: line numbers of the body (heading not counted);
    ``heading`` is None where there is none on the page; ``rule`` says what made it a heading."""

    kind: str
    heading: str | None
    first: int
    last: int
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Job:
    """One post. ``kind``: job, internship, freelance, military, volunteer, teaching, research.
    ``lines``: numbers of every line of the entry, header lines too; ``header``: those of the header;
    ``body`` are the described duties (numbers). ``end`` may be "present". ``months``: whole months from start to
    end (present = the document's date), None without dates."""

    title: str | None
    organization: str | None
    location: str | None
    start: str | None
    end: str | None
    current: bool
    kind: str
    page: int
    lines: tuple[int, ...]
    header: tuple[int, ...] = ()
    body: tuple[int, ...] = ()
    team_or_client: str | None = None


@dataclass(frozen=True, slots=True)
class Project:
    """A described project that is not a job; dated or not."""

    name: str | None
    start: str | None
    end: str | None
    page: int
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Education:
    degree: str | None
    field: str | None
    institution: str | None
    start: str | None
    end: str | None
    page: int = 1
    lines: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Contact:
    name: str | None = None
    email: str | None = None
    phone: str | None = None
    location: str | None = None
    links: tuple[str, ...] = ()
    headline: str | None = None


@dataclass(frozen=True, slots=True)
class Outline:
    """The parts of a résumé: sections in reading order, and the facts in them.

    ``newest_date``: newest past date stated anywhere (YYYY-MM or YYYY); ``updated``: a stated update date;
    ``stated_years``: a total of years that the person states ("8+ years of experience"), with ``stated_years_line``.
    ``listed_skills``: skills as written in skill sections, in order. ``doubts``: reasons why the parts may be wrong.
    ``is_resume`` 0-1 with ``not_resume_reason`` (invoice, paper, cover letter, job ad ...) when low.
    """

    sections: tuple[Section, ...]
    contact: Contact
    jobs: tuple[Job, ...]
    projects: tuple[Project, ...]
    education: tuple[Education, ...]
    newest_date: str | None = None
    updated: str | None = None
    stated_years: float | None = None
    stated_years_line: int | None = None
    listed_skills: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    is_resume: float = 1.0
    not_resume_reason: str | None = None


# --- skills -----------------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Mention:
    """One mention of a skill. ``start``/``end`` are offsets in the line's text: ``text[start:end] == surface``.
    ``job``: index into Outline.jobs, ``project``: index into Outline.projects, or None. ``assertion``: one of
    ASSERTIONS; ``rule``: which rule found it and which cue set the assertion."""

    skill_id: str
    surface: str
    page: int
    line: int
    start: int
    end: int
    text: str
    section: str
    job: int | None
    project: int | None
    assertion: str
    rule: str


@dataclass(frozen=True, slots=True)
class SkillUse:
    """One skill of one candidate: grade, months of use (None where only listed or undated), last use (YYYY-MM or
    YYYY), and the asserted mentions it rests on. ``claimed_years``: a claim in words ("10 years of Kubernetes")."""

    skill_id: str
    name: str
    area: str
    surface_forms: tuple[str, ...]
    grade: str
    months: int | None
    last_used: str | None
    evidence: tuple[Mention, ...]
    claimed_years: float | None = None


@dataclass(frozen=True, slots=True)
class SkillSet:
    """All skills of one candidate by id, and every mention (negated, aspired, other's too) for the record.
    ``unknown``: skill-like terms that the taxonomy lacks, as (term, line)."""

    uses: tuple[SkillUse, ...]
    mentions: tuple[Mention, ...]
    unknown: tuple[tuple[str, int], ...] = ()


# --- assessment -------------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Evidence:
    """A line that stands behind a verdict. ``code``: an id of DOMAIN.md (AR1-AR8, SR1-SR8, X1-X9);
    ``stage``: one of PRODUCTION_LEVELS, what the line alone would show; ``rule``: which rule or model said so."""

    code: str
    page: int
    line: int
    text: str
    rule: str
    stage: str = "none"
    job: int | None = None
    project: int | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """A class with its probabilities. ``second``: next best worth naming. ``abstain``: below the threshold: a person
    must look. ``why``: (feature, contribution) pairs, largest first."""

    label: str
    probabilities: tuple[tuple[str, float], ...]
    second: str | None = None
    abstain: bool = False
    why: tuple[tuple[str, float], ...] = ()

    @property
    def confidence(self) -> float:
        """Probability of the label, 0-1."""
        return dict(self.probabilities).get(self.label, 0.0)


@dataclass(frozen=True, slots=True)
class Production:
    level: str
    evidence: tuple[Evidence, ...]  # newest first, distinct lines
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Distance:
    """What is missing for a role: area ids of DOMAIN.md section 2, with names for people."""

    role: str
    missing: tuple[str, ...]
    thin: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Assessment:
    role: Verdict
    specialization: Verdict
    production: Production
    responsibilities: tuple[Evidence, ...]
    relevant_months: int | None
    years_confidence: float
    years_note: str
    distances: tuple[Distance, ...]
    reason: str


# --- vetting ----------------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class FlagEvidence:
    page: int | None
    line: int | None
    text: str


@dataclass(frozen=True, slots=True)
class Flag:
    """A question to ask, never a penalty on the visible merits. ``review``: a person must look before anybody
    decides (sets status needs_review)."""

    flag: str
    detail: str
    evidence: tuple[FlagEvidence, ...] = ()
    review: bool = True


# --- the candidate ----------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Profile:
    """Everything known about one candidate from one file."""

    candidate_id: str
    source_file: str
    sha256: str
    document: Document
    outline: Outline
    skills: SkillSet
    assessment: Assessment
    flags: tuple[Flag, ...] = ()
    other_files: tuple[str, ...] = field(default=())  # further files of the same person

    def line(self, number: int) -> Line | None:
        """The line with this number, or None."""
        return next((line for line in self.document.lines if line.number == number), None)


# --- briefs and ranking -----------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Need:
    """One must-have or nice-to-have: met by any of the skill ids or area ids (A1, S6 ...) in ``any_of``.
    ``words``: as the brief says it. ``min_years`` of use where asked. ``sentence``: where it came from (job ads)."""

    words: str
    any_of: tuple[str, ...]
    min_years: float | None = None
    sentence: str | None = None


@dataclass(frozen=True, slots=True)
class Data:
    sources: str | None = None
    quality: str | None = None
    permissions: str | None = None
    availability: str | None = None


@dataclass(frozen=True, slots=True)
class Product:
    """What is to be built, as the brief says it; None where it says nothing (DOMAIN M1, M4)."""

    problem: str | None = None
    users: str | None = None
    ai_features: tuple[str, ...] = ()
    data: Data | None = None
    budget: str | None = None
    timeline: str | None = None
    success_metrics: tuple[str, ...] = ()
    stage: str | None = None  # prototype, product
    sensitive_data: bool | None = None
    accuracy_needs: str | None = None
    custom_models: bool | None = None


@dataclass(frozen=True, slots=True)
class Brief:
    """A validated hiring brief. ``weights``: share of each part of the score, summing to 1."""

    id: str
    title: str
    role: str
    specializations: tuple[str, ...] = ()
    seniority: str | None = None
    min_years: float | None = None
    must_have: tuple[Need, ...] = ()
    nice_to_have: tuple[Need, ...] = ()
    production_level: str | None = None
    locations: tuple[str, ...] = ()
    weights: tuple[tuple[str, float], ...] = ()
    product: Product | None = None
    team_size: int | None = None
    source_file: str | None = None
    sha256: str | None = None


@dataclass(frozen=True, slots=True)
class Ranked:
    """One candidate's place in one shortlist. ``parts``: (part, points) that add up to ``score`` (0-100).
    ``rank_low``/``rank_high``: best and worst rank under the shakes; ``stays``: share of shakes in the top N.
    ``met``/``missing``/``unknown``: must-haves in the brief's words. ``why_not``: what would have to be true."""

    candidate_id: str
    source_file: str
    rank: int
    rank_low: int
    rank_high: int
    status: str
    score: float
    parts: tuple[tuple[str, float], ...]
    met: tuple[str, ...]
    missing: tuple[str, ...]
    unknown: tuple[str, ...]
    top_skills: tuple[str, ...]
    reason: str
    stays: float = 1.0
    why_not: str = ""
    used_share: float | None = None  # how much of the candidate's strength the job uses (over-fit warning)


@dataclass(frozen=True, slots=True)
class Result:
    """What came of a run. ``ledger``: every file accounted for: files = ranked + set_aside + duplicates + ignored.
    ``names``: candidate_id -> name for the terminal. ``written``: paths of the files written."""

    out: str
    ledger: dict[str, int]
    shortlists: tuple[tuple[Brief, tuple[Ranked, ...]], ...]
    names: dict[str, str]
    written: tuple[str, ...]
    needs_review: int
