"""The command line: commands to calls, errors to exit codes. It parses and prints and decides nothing.

Exit codes (see errors.py): 0 done, 2 bad usage, brief or taxonomy, 3 nothing to read, 4 with --strict when any file needs
review, 1 anything else. Never a traceback without --debug.
"""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import traceback
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any

import typer

from pipeline import cli_briefs, cli_taxonomy, terminal
from pipeline.errors import DiskFull, ExitCode, NeedsReview, ShortlisterError, UsageError, is_disk_full
from pipeline.settings import Limits, Options, Reading, package_version
from skill_taxonomy.records import TaxonomyFault

app = typer.Typer(
    name="shortlist",
    help="Reads folders of résumés and writes ranked shortlists of AI and software engineers, each verdict with its lines.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)

Folders = Annotated[
    list[str], typer.Argument(help="Folders with résumés (sub-folders are read too).", show_default=False)
]
Briefs = Annotated[
    list[str] | None,
    typer.Option(
        "--brief",
        metavar="FILE",
        help="A hiring brief (YAML, TOML) or a job description; may be given again.",
    ),
]
Roles = Annotated[
    list[str] | None,
    typer.Option("--role", help="A built-in role: ai_engineer or software_engineer; may be given again."),
]
Out = Annotated[str, typer.Option(help="Folder for the shortlists.")]
Top = Annotated[int, typer.Option(min=1, help="How many are shortlisted.")]
Workers = Annotated[int, typer.Option(min=0, help="Child processes; 0 = one a core.")]
Fresh = Annotated[
    bool, typer.Option("--fresh", help="Read every file again, also those known from an earlier run.")
]
Strict = Annotated[bool, typer.Option("--strict", help="Exit with 4 when any file needs a person's review.")]
Direct = Annotated[bool, typer.Option("--direct", help="Run the same stages without Prefect (same output).")]
Blind = Annotated[
    bool, typer.Option("--blind", help="Leave out names, contact details and file names everywhere.")
]
Reader = Annotated[str, typer.Option(help="PDF reader: auto, pdfium or pdfminer.")]
AsOf = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        metavar="YYYY-MM",
        help="The month that 'Present' means; by default each document's own date.",
    ),
]
Overlay = Annotated[
    str | None,
    typer.Option("--taxonomy", metavar="DIR", help="Folder of TOML files that add or replace skills."),
]
Timeout = Annotated[float, typer.Option(min=1, help="Seconds one file may take.")]
NoOcr = Annotated[bool, typer.Option("--no-ocr", help="Do not recognise text in scanned pages.")]
ROLES = ("ai_engineer", "software_engineer")
READERS = ("auto", "pdfium", "pdfminer")


def options_of(
    folders: list[str], briefs: list[str] | None, roles: list[str] | None, out: str, top: int, workers: int, fresh: bool,
    strict: bool, blind: bool, reader: str, as_of: str | None, taxonomy: str | None, timeout: float, no_ocr: bool,
) -> Options:  # fmt: skip
    """Command-line values as Options. Raises UsageError for a value that is not one."""
    if not all(name.strip() for name in (*folders, out, *(briefs or ()))):
        raise UsageError("An empty name was given for a folder or file; is a variable of the shell not set?")
    for role in roles or ():
        if role not in ROLES:
            raise UsageError(f"--role {role}: there is no such built-in role; use {' or '.join(ROLES)}.")
    if reader not in READERS:
        raise UsageError(f"--reader {reader}: there is no such reader; use {', '.join(READERS)}.")
    if as_of is not None and not _is_month(as_of):
        raise UsageError(f"--as-of {as_of}: not a month; write it as YYYY-MM, like 2026-11.")
    if taxonomy is not None and not Path(taxonomy).is_dir():
        raise UsageError(f"--taxonomy {taxonomy}: there is no such folder.")
    return Options(
        folders=tuple(folders), out=out, briefs=tuple(briefs or ()), roles=tuple(roles or ()), top=top, workers=workers,
        blind=blind, fresh=fresh, strict=strict, reading=Reading(reader, not no_ocr, as_of, taxonomy), limits=Limits(seconds=timeout),
    )  # fmt: skip


def _is_month(value: str) -> bool:
    year, dash, month = value.partition("-")
    return (
        len(year) == 4
        and dash == "-"
        and len(month) == 2
        and (year + month).isdigit()
        and 1 <= int(month) <= 12
    )


Dask = Annotated[
    str | None,
    typer.Option(
        metavar="ADDRESS", help="A Dask scheduler whose workers read the files; needs PREFECT_API_URL."
    ),
]


@app.command("run")
def run_cli(
    folders: Folders, brief: Briefs = None, role: Roles = None, out: Out = "shortlists", top: Top = 10, workers: Workers = 0,
    fresh: Fresh = False, strict: Strict = False, direct: Direct = False, blind: Blind = False, reader: Reader = "auto",
    as_of: AsOf = None, taxonomy: Overlay = None, timeout: Timeout = 30.0, no_ocr: NoOcr = False, dask: Dask = None,
) -> None:  # fmt: skip
    """Read, vet, classify and rank every résumé below the folders."""
    options = options_of(folders, brief, role, out, top, workers, fresh, strict, blind, reader, as_of, taxonomy, timeout, no_ocr)  # fmt: skip
    run(replace(options, dask=dask), direct=direct)


def run(options: Options, *, direct: bool) -> None:
    """The main job, shown on the terminal. Raises NeedsReview with ``strict``."""
    from pipeline import intake, screening  # noqa: PLC0415 - spaCy and pandas only when they are needed

    if direct and options.dask:
        raise UsageError("--dask: works through Prefect; leave out --direct.")
    intake.check_folders(options.folders)
    with terminal.progress() as progress:
        if direct:
            result = screening.screen_folder(
                options.folders, options.briefs, options.out, options=options, progress=progress
            )
        else:
            from pipeline import flow  # noqa: PLC0415 - Prefect takes seconds to import

            result = flow.run(options, flow.Audience(progress, note=terminal.note))
    terminal.show_result(result)
    if options.strict and result.needs_review:
        raise NeedsReview(
            f"{result.needs_review} need a person's review; see needs_review.csv in {options.out}."
        )


@app.command("watch")
def watch_cli(
    folder: Annotated[str, typer.Argument(help="The drop folder.")], brief: Briefs = None, role: Roles = None, out: Out = "shortlists",
    top: Top = 10, workers: Workers = 0, fresh: Fresh = False, blind: Blind = False, reader: Reader = "auto", as_of: AsOf = None,
    taxonomy: Overlay = None, timeout: Timeout = 30.0, no_ocr: NoOcr = False, dask: Dask = None,
) -> None:  # fmt: skip
    """Watch a drop folder: take files once they are whole, refresh the shortlists, until stopped (Ctrl-C)."""
    if Path(folder).is_file():
        raise UsageError(f"{folder}: a file; watch takes the folder into which files are dropped.")
    from pipeline import flow, intake, watching  # noqa: PLC0415 - Prefect takes seconds to import
    from pipeline.wanted import Wanted  # noqa: PLC0415

    options = options_of([folder], brief, role, out, top, workers, fresh, False, blind, reader, as_of, taxonomy, timeout, no_ocr)  # fmt: skip
    options = replace(options, dask=dask)
    flow.check_dask(dask)
    intake.check_folders(options.folders)
    Wanted(options)  # what is wrong with a brief is said now, not when the first file comes
    with contextlib.suppress(KeyboardInterrupt):  # how a watch ends
        watching.watch(options, on_result=terminal.show_result, on_note=terminal.note)
    terminal.note("Stopped watching; the last shortlists stay.")


@app.command("schedule")
def schedule_cli(
    folder: Annotated[str, typer.Argument(help="The folder to read at each run.")],
    cron: Annotated[str, typer.Option(help='When, as cron words: "0 6 * * *" is every day at six.')],
    name: Annotated[str, typer.Option(help="Name of the Prefect deployment.")] = "shortlist",
    brief: Briefs = None, role: Roles = None, out: Out = "shortlists", top: Top = 10, workers: Workers = 0, fresh: Fresh = False,
    blind: Blind = False, reader: Reader = "auto", as_of: AsOf = None, taxonomy: Overlay = None, timeout: Timeout = 30.0,
    no_ocr: NoOcr = False, dask: Dask = None,
) -> None:  # fmt: skip
    """Serve the run as a Prefect deployment on a schedule, until stopped (Ctrl-C)."""
    from pipeline import flow, intake  # noqa: PLC0415
    from pipeline.wanted import Wanted  # noqa: PLC0415

    options = options_of([folder], brief, role, out, top, workers, fresh, False, blind, reader, as_of, taxonomy, timeout, no_ocr)  # fmt: skip
    options = replace(options, dask=dask)
    intake.check_folders(options.folders)
    flow.check_cron(cron)
    flow.check_dask(dask)
    Wanted(options)  # what is wrong with a brief is said now, not at six in the morning
    terminal.note(f"Serving '{name}' at '{cron}' for {folder}; stop with Ctrl-C.")
    with contextlib.suppress(KeyboardInterrupt):  # how a service ends
        flow.serve(options, cron, name)


@app.command("explain")
def explain_cli(
    out: Annotated[str, typer.Argument(help="Output folder of a run.")],
    candidate: Annotated[str, typer.Argument(help="Candidate id, file name, or part of the name.")],
) -> None:
    """Show one candidate's whole case: every verdict with the lines it rests on."""
    from pipeline.reports import explain  # noqa: PLC0415

    terminal.say(explain.case(Path(out), candidate))


cli_briefs.register(app)
app.add_typer(cli_taxonomy.app, name="taxonomy")


@app.command("doctor")
def doctor_cli() -> None:
    """Say what this machine can read and what to install for the rest."""
    from pipeline import reading  # noqa: PLC0415

    terminal.show_capabilities(reading.capabilities())


def _version(value: bool) -> None:
    if value:
        terminal.say(f"shortlist {package_version()}")
        raise typer.Exit


@app.callback()
def _root(
    debug: Annotated[bool, typer.Option("--debug", help="Show tracebacks.")] = False,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    if debug:
        os.environ["SHORTLIST_DEBUG"] = "1"


# UsageError of the click that this typer carries (its own copy since 0.26, the package before): both have it here.
WRONG_USE: type[Exception] = typer.BadParameter.__mro__[1]


def _wrong(error: Any) -> None:
    """Says what is wrong with a command line, and which help tells more; without a command, the help itself."""
    context = error.ctx
    if context is not None and type(error).__name__ == "NoArgsIsHelpError":
        terminal.note(context.get_help())
        return
    said = str(error.format_message()).rstrip(".")
    terminal.complain(f"{said}. See {context.command_path if context else 'shortlist'} --help.")


INTERRUPTED = 130  # what typer makes of Ctrl-C


def _stopped() -> ExitCode:
    terminal.complain(
        "Stopped; the last complete shortlists are untouched. Run again to go on where it stopped."
    )
    return ExitCode.OTHER


def main(arguments: list[str] | None = None) -> None:
    """The entry point ``shortlist``: always ends with an exit code of the contract."""
    sys.exit(int(call(sys.argv[1:] if arguments is None else arguments)))


def call(arguments: list[str]) -> ExitCode | int:
    """Runs one command line and gives its exit code; every error is one sentence on stderr."""
    terminal.settle()
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    debug = "--debug" in arguments
    try:
        given = app(
            args=[one for one in arguments if one != "--debug"], prog_name="shortlist", standalone_mode=False
        )
        if given == INTERRUPTED:
            return _stopped()
        return given if isinstance(given, int) else ExitCode.DONE
    except typer.Exit as done:
        return _stopped() if done.exit_code == INTERRUPTED else done.exit_code
    except WRONG_USE as error:
        _wrong(error)
        return ExitCode.USAGE
    except (KeyboardInterrupt, typer.Abort):
        return _stopped()
    except TaxonomyFault as error:
        terminal.complain(str(error))
        return ExitCode.USAGE
    except ShortlisterError as error:
        terminal.complain(str(error))
        return error.exit_code
    except Exception as error:
        if debug:
            traceback.print_exc()
        terminal.complain(
            str(DiskFull())
            if is_disk_full(error)
            else f"Something went wrong ({type(error).__name__}: {error}); run again with --debug for the whole story."
        )
        return ExitCode.OTHER


if __name__ == "__main__":
    main()
