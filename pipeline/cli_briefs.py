"""The command line's part about briefs and teams: `shortlist brief new|check|advise` and `shortlist team`.

It parses and prints and decides nothing; cli.py registers it.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from pipeline import terminal
from pipeline.errors import UsageError

brief_app = typer.Typer(
    help="Write, check or examine a hiring brief.", no_args_is_help=True, rich_markup_mode=None
)

File = Annotated[
    str, typer.Argument(help="A brief (YAML, TOML) or a job description (.txt, .md, .pdf, .docx).")
]
Overlay = Annotated[
    str | None,
    typer.Option("--taxonomy", metavar="DIR", help="Folder of TOML files that add or replace skills."),
]
AsJson = Annotated[bool, typer.Option("--json", help="As one JSON object.")]


def register(app: typer.Typer) -> None:
    """Adds the commands to the command line."""
    app.add_typer(brief_app, name="brief")
    app.command("team")(team_cli)


@brief_app.command("new")
def new_cli(
    file: Annotated[str, typer.Argument(help="The brief to write (.yaml).")],
    title: Annotated[str | None, typer.Option(help="Title of the post.")] = None,
    role: Annotated[str | None, typer.Option(help="ai_engineer, software_engineer or hybrid.")] = None,
    specialization: Annotated[
        list[str] | None, typer.Option("--specialization", help="A field of work; may be given again.")
    ] = None,
    must: Annotated[
        list[str] | None,
        typer.Option("--must", metavar="SKILL", help="A must-have; 'AWS or GCP' for alternatives; again."),
    ] = None,
    nice: Annotated[
        list[str] | None, typer.Option("--nice", metavar="SKILL", help="A nice-to-have; may be given again.")
    ] = None,
    seniority: Annotated[str | None, typer.Option(help="junior, mid, senior, lead or staff.")] = None,
    min_years: Annotated[float | None, typer.Option(help="Relevant years at least.")] = None,
    production_level: Annotated[
        str | None, typer.Option(help="none, experimental, shipped or operated, at least.")
    ] = None,
    location: Annotated[
        list[str] | None, typer.Option("--location", help="A place; may be given again.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Write over a file that is there.")] = False,
    taxonomy: Overlay = None,
) -> None:
    """Write a commented brief; on a terminal it asks for what no option gives."""
    from pipeline.briefs import new  # noqa: PLC0415

    given: dict[str, Any] = {
        "title": title, "role": role, "specializations": specialization, "must_have": must, "nice_to_have": nice,
        "seniority": seniority, "min_years": min_years, "production_level": production_level, "locations": location,
    }  # fmt: skip
    new.refuse_to_overwrite(Path(file), force)
    loaded = _taxonomy(taxonomy)
    if sys.stdin.isatty() and sys.stderr.isatty():
        given = new.asked(given, _ask, terminal.note, loaded, file)
    new.write(Path(file), given, loaded)
    terminal.say(f"{file} is written. Fill in what is commented out, then: shortlist brief advise {file}")


def _ask(question: str, default: str) -> str:
    return str(typer.prompt(question, default=default, show_default=bool(default), err=True))


@brief_app.command("check")
def check_cli(file: File, taxonomy: Overlay = None) -> None:
    """Check a brief; exit 2 with one sentence when it cannot be used."""
    from pipeline import wanted  # noqa: PLC0415

    brief = wanted.load_brief(file, _taxonomy(taxonomy)).brief
    terminal.say(
        f"{file}: good. {brief.title} ({brief.role}), {_count(len(brief.must_have), 'must-have')}, "
        f"{_count(len(brief.nice_to_have), 'nice-to-have')}."
    )


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


@brief_app.command("advise")
def advise_cli(file: File, as_json: AsJson = False, taxonomy: Overlay = None) -> None:
    """Say whom to hire (AI, software or both), which hiring mistakes the brief makes, and what it costs."""
    from pipeline import wanted  # noqa: PLC0415
    from pipeline.briefs import advice, telling  # noqa: PLC0415

    known = _taxonomy(taxonomy)
    loaded = wanted.load_brief(file, known)
    given = advice.advise(loaded.brief, known, loaded.text)
    if as_json:
        terminal.say(json.dumps(telling.to_json(given), ensure_ascii=True, indent=2))
    else:
        terminal.say(telling.to_text(given, loaded.brief))


def team_cli(
    out: Annotated[str, typer.Argument(help="Output folder of a run.")],
    brief: Annotated[
        str, typer.Option("--brief", metavar="FILE", help="The brief that the team shall cover.")
    ],
    size: Annotated[
        int | None,
        typer.Option("--size", min=1, max=8, help="People at most; the brief's team_size, else 3."),
    ] = None,
    as_json: AsJson = False,
    taxonomy: Overlay = None,
) -> None:
    """Propose small teams out of a run's candidates that together cover a brief."""
    from pipeline import wanted  # noqa: PLC0415
    from pipeline.briefs import team, team_telling  # noqa: PLC0415

    if not Path(out).is_dir():
        raise UsageError(f"{out}: there is no such folder; name the output folder of a run.")
    known = _taxonomy(taxonomy)
    loaded = wanted.load_brief(brief, known)
    proposal = team.propose(
        team.read_members(Path(out), loaded.brief, known), loaded.brief, known, size, loaded.text
    )
    if as_json:
        terminal.say(json.dumps(team_telling.to_json(proposal, loaded.brief), ensure_ascii=True, indent=2))
    else:
        terminal.say(team_telling.to_text(proposal, loaded.brief))


def _taxonomy(overlay: str | None) -> Any:
    from skill_taxonomy import load  # noqa: PLC0415

    if overlay is not None and not Path(overlay).is_dir():
        raise UsageError(f"--taxonomy {overlay}: there is no such folder.")
    return load(Path(overlay) if overlay else None)
