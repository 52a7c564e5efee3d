"""The Prefect flow: the stages of screening.py as tasks. The only file that imports prefect.

A task is a batch of files, not a file (a task costs 15-25 ms, a file often less); threads submit batches and the pool
of bounded children does the work. A failing file is data on the result; a failing batch is retried; the flow fails
when a stage fails.
"""

from __future__ import annotations

import os
import queue
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

# Nothing leaves this machine unless the user named a server; must be said before prefect is imported.
os.environ.setdefault("DO_NOT_TRACK", "1")
os.environ.setdefault("PREFECT_SERVER_ANALYTICS_ENABLED", "false")
os.environ.setdefault("PREFECT_LOGGING_LEVEL", "CRITICAL")
os.environ.setdefault("PREFECT_INTERNAL_LOGGING_LEVEL", "CRITICAL")
os.environ.setdefault("PREFECT_SERVER_LOGGING_LEVEL", "CRITICAL")
os.environ.setdefault("PREFECT_LOGGING_TO_API_WHEN_MISSING_FLOW", "ignore")
os.environ.setdefault("PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS", "180")  # a busy machine is no fault
os.environ.setdefault("PREFECT_CLIENT_MAX_RETRIES", "2")  # a server that is gone holds nobody up for minutes

import httpx
from prefect import flow, get_run_logger, task
from prefect.artifacts import create_markdown_artifact, create_table_artifact
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.schedules import CronSchedule
from prefect.context import FlowRunContext
from prefect.events.worker import EventsWorker
from prefect.futures import as_completed
from prefect.settings import (
    PREFECT_API_URL,
    PREFECT_CLIENT_MAX_RETRIES,
    PREFECT_SERVER_EPHEMERAL_ENABLED,
    temporary_settings,
)
from prefect.task_runners import ThreadPoolTaskRunner
from pydantic import TypeAdapter

from pipeline import intake, screening
from pipeline.errors import ShortlisterError, UsageError
from pipeline.records import Brief, FoundFile, Ranked, Result, SetAside
from pipeline.settings import Options
from pipeline.wanted import Wanted
from pipeline.workshop import Workshop, crew_here, open_workshop, workshop_of

BATCH_RETRIES = 2
PORT_TAKEN = 3  # exit code of a temporary server that then tries another port
SUBMITTED_AT_ONCE = 64  # batches handed to the task runner before the first must be back: memory stays flat
_options = TypeAdapter(Options)


def told(options: Options) -> dict[str, Any]:
    """Options as plain JSON values: what a Prefect deployment keeps as parameters."""
    return _options.dump_python(options, mode="json")  # type: ignore[no-any-return]


@task(name="discover", cache_policy=NO_CACHE, persist_result=False)
def discover(key: str) -> list[FoundFile]:
    """Files below the folders that are not yet kept; the walk itself stays in the workshop."""
    shop = workshop_of(key)
    shop.discovered = screening.discover(
        shop.options, shop.crew, shop.scratch, _audiences.get(key, NOBODY).not_yet()
    )
    return screening.new_files(shop.discovered, shop.store)


@task(
    name="screen-batch",
    cache_policy=NO_CACHE,
    persist_result=False,
    retries=BATCH_RETRIES,
    retry_delay_seconds=1,
)
def screen_batch(key: str, batch: list[FoundFile]) -> list[SetAside]:
    """Reads, parses, assesses and vets one batch of files. Done twice, it gives the same: results are kept by sha256."""
    shop = workshop_of(key)
    return screening.keep(screening.screen_files(batch, shop.crew), shop.store)


@task(
    name="screen-batch",
    cache_policy=NO_CACHE,
    persist_result=False,
    retries=BATCH_RETRIES,
    retry_delay_seconds=1,
)
def screen_batch_elsewhere(options: dict[str, Any], batch: list[FoundFile]) -> screening.Screened:
    """The same on a Dask worker, which opens the files under the same paths and sends the results back."""
    return screening.screen_files(batch, crew_here(_options.validate_python(options)))


@task(name="conclude", cache_policy=NO_CACHE, persist_result=False)
def conclude(key: str) -> Result:
    """Cross-checks, ranking and every output file."""
    shop = workshop_of(key)
    if shop.discovered is None:
        raise RuntimeError("nothing was discovered before the conclusion")
    book = screening.keep_book(shop.discovered, shop.passing, shop.store)
    return screening.conclude(shop.options, shop.discovered, book, shop.store, shop.wanted, shop.timings)


@flow(
    name="shortlist",
    task_runner=ThreadPoolTaskRunner(max_workers=4),  # type: ignore[arg-type]
    persist_result=False,
    validate_parameters=False,
)
def shortlist_flow(options: dict[str, Any]) -> Result:
    """The main job as a flow. ``options``: see `told`. A deployment always comes here with threads; a cluster that the
    options name gets a run of its own below this one."""
    here = FlowRunContext.get()
    if options["dask"] and here is not None and isinstance(here.task_runner, ThreadPoolTaskRunner):
        return _on_dask(options["dask"])(options)  # type: ignore[no-any-return]
    return _whole_way(
        options
    )  # by name, so that a Dask worker is sent no open files and locks along with the flow


def _whole_way(options: dict[str, Any]) -> Result:
    course = _courses.get(os.path.realpath(options["out"]), Course())
    try:
        course.result = _stages(options)
    except BaseException as error:
        course.error = error
        raise
    # The shortlists are complete; a page less on the server changes nothing and is not worth waiting for.
    with suppress(*SERVER_FAULTS), temporary_settings({PREFECT_CLIENT_MAX_RETRIES: 1}):
        _leave_artifacts(course.result)
        get_run_logger().info("ledger %s", course.result.ledger)
    return course.result


def _stages(options: dict[str, Any]) -> Result:
    settings = _options.validate_python(options)
    intake.check_folders(settings.folders)
    asked = Wanted(settings)  # a brief that cannot be used is said before anything is read
    with open_workshop(
        settings, asked, _audiences.get(os.path.realpath(settings.out), NOBODY).progress
    ) as key:
        shop = workshop_of(key)
        started = time.perf_counter()
        todo = discover(key)
        shop.timings["discover"] = time.perf_counter() - started
        started = time.perf_counter()
        _screen_all(shop, key, todo)
        shop.timings["screen"] = time.perf_counter() - started
        return conclude(key)


def _screen_all(shop: Workshop, key: str, todo: list[FoundFile]) -> None:
    parts = screening.batches(todo, shop.options.batch)
    done = 0
    shop.progress("reading", 0, len(todo))
    for at in range(0, len(parts), SUBMITTED_AT_ONCE):
        here = parts[at : at + SUBMITTED_AT_ONCE]
        futures: dict[Any, int] = {}
        for part in here:
            if shop.options.dask:
                futures[screen_batch_elsewhere.submit(told(shop.options), list(part))] = len(part)
            else:
                futures[screen_batch.submit(key, list(part))] = len(part)
        for future in as_completed(list(futures)):
            came = future.result()
            shop.passing += screening.keep(came, shop.store) if shop.options.dask else came
            done += futures[future]
            shop.progress("reading", done, len(todo))


def _leave_artifacts(result: Result) -> None:
    """A table of each shortlist (ids, no names) and a page on the run, for Prefect's own pages."""
    for brief, ranked in result.shortlists:
        create_table_artifact(
            key=f"shortlist-{_key(brief.id)}",
            table=[_place(one) for one in ranked[:100]],
            description=_title(brief),
        )
    lines = [
        "# Shortlist run",
        "",
        "| files | count |",
        "|---|---|",
        *(f"| {name} | {count} |" for name, count in result.ledger.items()),
    ]
    create_markdown_artifact(
        key="shortlist-run", markdown="\n".join(lines), description="What came of every file"
    )


def _key(brief_id: str) -> str:
    return "".join(c if c.isascii() and c.isalnum() else "-" for c in brief_id.lower()).strip("-") or "brief"


def _title(brief: Brief) -> str:
    return f"{brief.title}: candidate ids, best first"


def _place(one: Ranked) -> dict[str, Any]:
    return {
        "rank": one.rank,
        "range": f"{one.rank_low}-{one.rank_high}",
        "candidate_id": one.candidate_id,
        "status": one.status,
        "score": round(one.score, 1),
    }


@dataclass(frozen=True, slots=True)
class Audience:
    """Who stands beside a run: hears of its progress and of what befell it, and is asked, when the files are looked for
    and not before, which of them are still being written (real paths)."""

    progress: screening.Progress = screening.quiet
    not_yet: Callable[[], frozenset[str]] = frozenset
    note: Callable[[str], object] = str


NOBODY = Audience()
_audiences: dict[str, Audience] = {}  # by output folder: a callable cannot be a flow's parameter


@dataclass(slots=True)
class Course:
    """How far the stages of one run came, whatever Prefect says of the run: what they gave, or what ended them."""

    result: Result | None = None
    error: BaseException | None = None


_courses: dict[str, Course] = {}  # by output folder
SERVER_FAULTS = (httpx.HTTPError,)  # unanswered, or answered wrongly


def check_dask(address: str | None) -> None:
    """Raises UsageError for a cluster without a Prefect server: each worker would start one of its own."""
    if address and not os.environ.get("PREFECT_API_URL"):
        raise UsageError(
            "--dask needs a Prefect server that all workers share; start one and set PREFECT_API_URL to it."
        )


def _on_dask(address: str) -> Any:
    """The flow on a Dask cluster. Raises UsageError without a Prefect server."""
    check_dask(address)
    from prefect_dask.task_runners import DaskTaskRunner  # noqa: PLC0415 - Dask takes a second to import

    runner: Any = DaskTaskRunner(address=address)
    return shortlist_flow.with_options(task_runner=runner)


def run(options: Options, audience: Audience = NOBODY) -> Result:
    """Runs the flow here and now; errors of the product come out as they are. Prefect's server only keeps the record of
    a run: where it is gone, the run goes on without it and says so."""
    key = os.path.realpath(options.out)
    _audiences[key], course = audience, Course()
    _courses[key] = course
    try:
        if options.dask:
            return _on_dask(options.dask)(told(options))  # type: ignore[no-any-return]
        _start_a_server()
        return shortlist_flow(told(options))
    except Exception as error:
        if course.error is not None and not _is_servers_fault(course.error):
            raise
        if course.result is None and not _is_servers_fault(error):
            raise
        _forget_the_server()
        if course.result is None and options.dask:
            raise ShortlisterError(
                "Prefect's server stopped answering; the last complete shortlists are untouched. Run again to go on where it"
                " stopped, with --direct to do without server and cluster."
            ) from error
        audience.note(
            "Prefect's server does not answer; the run is done without it and leaves no record there."
        )
        return course.result or screening.screen_folder(
            options.folders,
            options.briefs,
            options.out,
            options=options,
            progress=audience.progress,
            not_yet=audience.not_yet,
        )
    finally:
        _audiences.pop(key, None)
        _courses.pop(key, None)


def _is_servers_fault(error: BaseException | None) -> bool:
    """Whether an error, or one that it came of, is Prefect's server that does not answer or answers wrongly."""
    while error is not None:
        if isinstance(error, SERVER_FAULTS):
            return True
        error = error.__cause__ or error.__context__
    return False


def _start_a_server() -> None:
    """The temporary server, where none is named. Prefect would wait for minutes for one that has died at its start."""
    if PREFECT_API_URL.value() or not PREFECT_SERVER_EPHEMERAL_ENABLED.value():
        return
    from prefect.server.api.server import SubprocessASGIServer  # noqa: PLC0415 - a second that a named server saves

    server = SubprocessASGIServer()
    failed: list[Exception] = []

    def start() -> None:
        try:
            server.start()
        except Exception as error:
            failed.append(error)

    starting = threading.Thread(target=start, daemon=True)
    starting.start()
    while starting.is_alive():
        starting.join(0.2)
        process = server.server_process
        if process is not None and process.poll() not in (None, PORT_TAKEN):
            raise httpx.ConnectError("the temporary server died at its start")
    if failed:
        raise httpx.ConnectError(str(failed[0])) from failed[0]


def _forget_the_server() -> None:
    """Drops the events that a server that is gone would still be sent, each after seconds of trying: with many batches
    the process would take hours to end. A temporary server is started anew by the next run."""
    for worker in list(EventsWorker._instances.values()):  # type: ignore[misc]
        with suppress(queue.Empty):
            while True:
                worker._queue.get_nowait()
                worker._queue.task_done()
    if not PREFECT_API_URL.value():
        from prefect.server.api.server import SubprocessASGIServer  # noqa: PLC0415

        SubprocessASGIServer().stop()


def serve(options: Options, cron: str, name: str, limit: int | None = None) -> None:
    """Serves the flow as a Prefect deployment on a schedule until stopped. Needs PREFECT_API_URL or starts a
    temporary server of its own. ``limit``: stop after so many seconds (tests)."""
    shortlist_flow.serve(name=name, cron=cron, parameters={"options": told(options)}, pause_on_shutdown=True)


def check_cron(cron: str) -> None:
    """Raises UsageError when ``cron`` is not a schedule."""
    try:
        CronSchedule(cron=cron)
    except ValueError as error:
        raise UsageError(
            f'--cron {cron}: not a schedule; write five fields like "0 6 * * *" (every day at six).'
        ) from error
