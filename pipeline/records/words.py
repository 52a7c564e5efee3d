"""The words of every output and every brief, once: what the contract promises to spell so, from TOML to CSV."""

from __future__ import annotations

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
# The areas of DOMAIN.md section 2 that each role lives on.
ROLE_AREAS: dict[str, tuple[str, ...]] = {
    "ai_engineer": tuple(f"A{number}" for number in range(1, 12)),
    "software_engineer": tuple(f"S{number}" for number in range(1, 12)),
}
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
