"""The command line of the taxonomy: check, show, export, import, unknown. It parses and prints and decides nothing."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Annotated

import typer

from pipeline import terminal
from pipeline.errors import TaxonomyError, UsageError
from pipeline.printable import plain
from skill_taxonomy.records import TaxonomyFault

app = typer.Typer(
    help="Lint, look at and extend the skill taxonomy.",
    no_args_is_help=True,
    rich_markup_mode=None,
    add_completion=False,
)

Overlay = Annotated[
    str | None,
    typer.Option("--taxonomy", metavar="DIR", help="Folder of TOML files that add or replace skills."),
]
TERMS_SHOWN = 100


def _folder(overlay: str | None) -> Path | None:
    if overlay is not None and not Path(overlay).is_dir():
        raise UsageError(f"--taxonomy {overlay}: there is no such folder.")
    return Path(overlay) if overlay else None


@app.command("check")
def check_cli(taxonomy: Overlay = None) -> None:
    """Lint the taxonomy; exit 2 when something is wrong."""
    from skill_taxonomy import checker, describe, load  # noqa: PLC0415 - help must come at once

    loaded = load(_folder(taxonomy))
    problems = checker.check(loaded)
    for problem in problems:
        terminal.say(str(problem))
    if problems:
        raise TaxonomyError(f"The taxonomy has {len(problems)} problem(s), listed above.")
    terminal.say(describe.summary(loaded))


@app.command("show")
def show_cli(
    skill: Annotated[str | None, typer.Argument(help="A skill's id or any of its names.")] = None,
    taxonomy: Overlay = None,
) -> None:
    """Show a skill: names, area, parents, first release, specializations; without SKILL, the areas and their counts."""
    from skill_taxonomy import describe, load  # noqa: PLC0415

    loaded = load(_folder(taxonomy))
    terminal.say(describe.skill(loaded, skill) if skill else describe.areas(loaded))


@app.command("export")
def export_cli(
    file: Annotated[str, typer.Argument(help="The CSV file to write.")], taxonomy: Overlay = None
) -> None:
    """Write every skill as a CSV row, for a spreadsheet."""
    from skill_taxonomy import exchange, load  # noqa: PLC0415

    try:
        Path(file).write_text(exchange.to_csv(load(_folder(taxonomy))), encoding="utf-8-sig", newline="")
    except OSError as error:
        raise UsageError(f"{file}: cannot be written ({error.strerror}).") from error
    terminal.say(file)


@app.command("import")
def import_cli(
    file: Annotated[str, typer.Argument(help="A CSV file as export writes it.")],
    folder: Annotated[
        str, typer.Argument(help="The overlay folder to write; give it to run with --taxonomy.")
    ],
) -> None:
    """Turn a CSV file into an overlay: the skills that are new or changed, as TOML."""
    from skill_taxonomy import describe, exchange, load  # noqa: PLC0415

    try:
        given = exchange.from_csv(Path(file).read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise UsageError(f"{file}: cannot be read ({error.strerror}).") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{file}: is not UTF-8 text; save it as CSV UTF-8.") from error
    except TaxonomyFault as error:
        raise TaxonomyError(f"{file}: {error}") from error
    known = load()
    changed = [one for one in given.skills.values() if known.skills.get(one.id) != one]
    target = Path(folder) / f"{Path(file).stem}.toml"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(describe.to_toml(changed), encoding="utf-8", newline="\n")
    terminal.say(f"{len(changed)} skills new or changed: {target}")


@app.command("unknown")
def unknown_cli(
    out: Annotated[str, typer.Argument(help="Output folder of a run.")],
) -> None:
    """Skill-like terms that the last run saw and the taxonomy lacks, most frequent first, with an example each."""
    path = Path(out) / "profiles.jsonl"
    if not path.is_file():
        raise UsageError(
            f"{out}: no shortlists here (profiles.jsonl is missing); name the output folder of a run."
        )
    people: Counter[str] = Counter()
    examples: dict[str, str] = {}
    with path.open(encoding="utf-8") as file:
        for line in file:
            value = json.loads(line)
            for one in {one["term"]: one for one in value["unknown_terms"]}.values():
                term = plain(one["term"])
                people[term] += 1
                examples.setdefault(term, f"{value['candidate_id']} line {one['line']}")
    for term, count in sorted(people.items(), key=lambda pair: (-pair[1], pair[0]))[:TERMS_SHOWN]:
        terminal.say(f"{count:5d}  {term}  ({examples[term]})")
    if not people:
        terminal.say("No skill-like terms were seen that the taxonomy lacks.")
