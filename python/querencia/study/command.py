"""``querencia study``. Imports wait until the command is called."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from querencia.study.execute import Outcome
    from querencia.study.study import Study

__all__ = ["study_command"]

VERBS = ("plan", "run", "gather")
INCOMPLETE = 7


def study_command(
    words: Annotated[list[str], typer.Argument(metavar="[plan|run|gather] STUDY.toml", show_default=False)],
    folder: Annotated[
        Path | None,
        typer.Option("-o", "--folder", help="Folder of the study; default: STUDY.study.", show_default=False),
    ] = None,
    shard: Annotated[str, typer.Option(help="Run the i-th of n shares: i/n.", show_default=False)] = "",
    scheduler: Annotated[
        str, typer.Option(help="Dask: local, or the address of a scheduler.", show_default=False)
    ] = "",
    workers: Annotated[int, typer.Option(help="Processes; 0: one for each core; 1: this process.")] = 0,
    threads: Annotated[int, typer.Option(help="Threads of each process; 0: cores over workers.")] = 0,
    slurm: Annotated[int, typer.Option(help="Tasks of the Slurm script; 0: one for each shard.")] = 0,
    partial: Annotated[bool, typer.Option("--partial", help="Gather what there is.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Begin anew in a folder that holds another study.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", help="No progress.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object on standard output.")] = False,
) -> int:
    """Plan, run and gather many paired runs; without a verb all three.

    Running again does what is missing. A folder beside the file holds plan, shards, cube.h5, runs.csv and runs.parquet.

    \b
    Examples:
      querencia study sweep.toml
      querencia study run sweep.toml --shard 2/8
      querencia study sweep.toml --scheduler tcp://head:8786 --json
    """
    from querencia.study.study import Study

    verb, file = _verb(words)
    _tidy_when_terminated()
    study = Study(file, folder)
    shown: bool = not quiet and not as_json and sys.stderr.isatty()
    if study.spec.kind == "optimise" and verb in ("all", "run"):
        return _optimise(study, force, workers, threads, scheduler, shown, as_json)
    told: dict[str, Any] = {"schema": 1, "kind": "study", "folder": str(study.folder)}
    if verb in ("plan", "all"):
        _plan(study, force, slurm, told, verb, as_json)
    outcome = None
    if verb in ("run", "all"):
        outcome = _run(study, shard, scheduler, workers, threads, shown)
        told["run"] = _facts(study, outcome)
    if verb in ("gather", "all") and (outcome is None or (outcome.complete and not shard) or partial):
        study.gather(partial=partial)
        told |= {"digest": study.digest, "result": study.result}
    code = 0 if outcome is None or outcome.complete else INCOMPLETE
    if as_json:
        print(json.dumps({**told, "ok": code == 0, "exit_code": code}, indent=1))
    else:
        _say(study, verb, outcome, told)
    return code


def _tidy_when_terminated() -> None:
    """SIGTERM, as Slurm sends it before the limit, ends the study with 143 and leaves only whole shards."""
    import signal

    from querencia.study.worker import stop

    signal.signal(signal.SIGTERM, stop)


def _verb(words: list[str]) -> tuple[str, Path]:
    if len(words) == 1 and words[0] not in VERBS:
        return "all", Path(words[0])
    if len(words) != 2 or words[0] not in VERBS:
        from querencia.study.reading import nearest

        if len(words) == 2:
            raise typer.BadParameter(f"{words[0]!r} is not plan, run or gather{nearest(words[0], VERBS)}")
        raise typer.BadParameter("give one study file: querencia study [plan|run|gather] STUDY.toml")
    return words[0], Path(words[1])


def _plan(study: Study, force: bool, slurm: int, told: dict[str, Any], verb: str, as_json: bool) -> None:
    from querencia.study.slurm import write_sbatch

    plan = study.plan(force=force)
    script = write_sbatch(plan, study.path, slurm)
    told["plan"] = {
        "runs": plan.runs, "scenarios": plan.names, "points": len(plan.points), "replicates": plan.replicates,
        "shards": len(plan.shards), "digest": plan.digest, "needs": plan.needs.to_dict(), "slurm": str(script),
    }  # fmt: skip
    if as_json:
        return
    megabytes = plan.needs.disk / 1e6, plan.needs.memory_per_worker / 1e6
    text = (
        f"{plan.runs:,} runs: {len(plan.names)} scenarios x {len(plan.points):,} points x {plan.replicates} "
        f"replicates, in {len(plan.shards)} shards\n"
        f"up to {megabytes[0]:,.1f} MB of disk, {megabytes[1]:,.0f} MB of memory a worker"
    )
    print(text, file=sys.stdout if verb == "plan" else sys.stderr)
    if verb == "plan":
        print(f"next: querencia study run {study.path}, or sbatch {script}", file=sys.stderr)


def _run(study: Study, shard: str, scheduler: str, workers: int, threads: int, shown: bool) -> Outcome:
    from querencia.study.execute import part_of

    share = part_of(shard) if shard else (1, 1)
    return study.run(workers=workers, threads=threads, scheduler=scheduler, shard=share, progress=shown)


def _facts(study: Study, outcome: Outcome) -> dict[str, Any]:
    plan = study.planned
    failed = [
        {
            "scenario": plan.names[each["scenario"]], "point": each["point"], "replicate": each["replicate"],
            "seed": plan.seed_of(each["replicate"])[0], "message": each["message"],
            "command": plan.command(each["scenario"], each["point"], each["replicate"]),
        }
        for each in outcome.failed
    ]  # fmt: skip
    rate = 60 * outcome.ran / outcome.seconds if outcome.seconds else 0.0
    return {
        "shards_done": outcome.done, "shards": outcome.planned, "missing": outcome.missing, "failed": failed,
        "errors": outcome.errors, "runs": outcome.ran, "seconds": outcome.seconds, "runs_per_minute": rate,
        "kernel_seconds": outcome.kernel_seconds, "worker_seconds": outcome.busy_seconds,
        "precision": outcome.precision,
    }  # fmt: skip


def _say(study: Study, verb: str, outcome: Outcome | None, told: dict[str, Any]) -> None:
    if outcome is not None:
        facts = told["run"]
        print(
            f"{facts['shards_done']} of {facts['shards']} shards done; {facts['runs']:,} runs in "
            f"{facts['seconds']:.1f} s, {facts['runs_per_minute']:,.0f} a minute",
            file=sys.stderr,
        )
        for error in outcome.errors:
            print(f"error: {error}", file=sys.stderr)
        for each in facts["failed"][:20]:
            print(
                f"failed: {each['scenario']}, point {each['point']}, replicate {each['replicate']}, seed "
                f"{each['seed']}: {each['message'].splitlines()[0]}\n  again: cd {study.folder} && {each['command']}",
                file=sys.stderr,
            )
        if len(facts["failed"]) > 20:
            print(f"and {len(facts['failed']) - 20} more failed runs; --json lists all", file=sys.stderr)
        if not outcome.complete:
            print(f"incomplete: run again what is missing: querencia study run {study.path}", file=sys.stderr)
        if outcome.precision:
            print(outcome.precision["verdict"])
    if "digest" in told:
        from querencia.study.report import result_text

        print(result_text(told["result"]), end="")
        print(f"{study.folder}\ndigest {told['digest']}")
        print(
            f"next: python: querencia.Study({str(study.path)!r}).ds, or open {study.folder}/runs.csv", file=sys.stderr
        )
    elif verb == "run" and outcome is not None and outcome.complete:
        print(f"next: querencia study gather {study.path}", file=sys.stderr)


def _optimise(study: Study, force: bool, workers: int, threads: int, scheduler: str, shown: bool, as_json: bool) -> int:
    from querencia.study.frontier import optimise
    from querencia.study.report import result_text

    result = optimise(study, force=force, workers=workers, threads=threads, scheduler=scheduler, progress=shown)
    if as_json:
        print(
            json.dumps(
                {"schema": 1, "kind": "study", "folder": str(study.folder), "ok": True, "result": result}, indent=1
            )
        )
    else:
        print(result_text(result), end="")
        print(f"{result['runs']:,} runs, {result['runs_per_minute']:,.0f} a minute; {study.folder}", file=sys.stderr)
    return 0
