"""What matching costs: milliseconds a résumé, and the ratio when the taxonomy grows to 10,000 skills.

Not a test, since a busy machine would fail it: ``python -m tests.skills.bench`` prints both figures.
"""

from __future__ import annotations

import random
import time

from pipeline.skills import language
from skill_taxonomy import load
from skill_taxonomy.loader import assemble
from skill_taxonomy.records import Skill, Taxonomy

SKILLS = 10_000
ROUNDS = 40
RESUME = "\n".join(
    [
        "Backend engineer with nine years of Python, Go and PostgreSQL; no experience with Scala.",
        "• Moved the order service to Kubernetes, cut p95 latency from 900 ms to 210 ms with Redis.",
        "• Wrote Terraform modules for three regions and the GitHub Actions that apply them.",
        "• Trained a ranker with PyTorch, served it with vLLM, watched drift in Grafana and Prometheus.",
        "• Eager to learn Rust; interviewed candidates on React while the other team used Angular.",
    ]
    * 8
)


def grown(taxonomy: Taxonomy, size: int = SKILLS) -> Taxonomy:
    """The taxonomy with invented tools added, up to ``size`` skills."""
    dice = random.Random(7)
    skills = list(taxonomy.skills.values())
    syllables = ["ba", "ke", "li", "mo", "ru", "ta", "ven", "zor", "qui", "dex", "pha", "glo"]
    taken: set[str] = set()
    while len(skills) < size:
        name = "".join(dice.choice(syllables) for _ in range(4)).title()
        if name not in taken:
            taken.add(name)
            skills.append(
                Skill(f"made_{name.lower()}", name, "S11", "tool", aliases=(f"{name} Cloud", f"{name} 2"))
            )
    return assemble(skills)


def milliseconds(taxonomy: Taxonomy) -> float:
    """Median processor milliseconds for one résumé, after a warm start."""
    nlp = language.build(taxonomy)
    nlp(RESUME)
    times = []
    for _ in range(ROUNDS):
        started = time.process_time()
        nlp(RESUME)
        times.append((time.process_time() - started) * 1000)
    return sorted(times)[ROUNDS // 2]


def main() -> None:
    """Prints both figures."""
    taxonomy = load()
    small, large = milliseconds(taxonomy), milliseconds(grown(taxonomy))
    print(f"{len(taxonomy)} skills: {small:.1f} ms a résumé of {len(RESUME.split())} words")
    print(f"{SKILLS} skills: {large:.1f} ms, ratio {large / small:.2f}")


if __name__ == "__main__":
    main()
