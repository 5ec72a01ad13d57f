"""The command ``querencia``. Thin: commands of the kernel are handed to the native program, others call functions."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from importlib.metadata import entry_points, version
from pathlib import Path
from typing import Annotated, Any

import typer

from querencia.errors import FileError, QuerenciaError, ScenarioError, StateError
from querencia.native import replace_by_kernel

DONE, OUR_BUG, USAGE, SCENARIO, DATA, MODEL, OUTPUT, INTERRUPTED = 0, 1, 2, 3, 4, 5, 6, 130

app = typer.Typer(
    name="querencia",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
PASSED_ON = {"ignore_unknown_options": True, "allow_extra_args": True, "help_option_names": []}
NATIVE = {
    "run": "Run scenarios, as arms of a comparison, into one file.",
    "validate": "Report every problem of scenarios at once; runs nothing.",
    "resolve": "Print a scenario flat, with who set each value.",
    "schema": "Print the JSON Schema of scenario files, for editors.",
    "explain": "Say what an error code means, with an example and a fix.",
    "catalogue": "List declarations, cards, and the plan of a month.",
    "resume": "Continue a run from a checkpoint.",
    "verify": "Replay a run file and name the first difference.",
    "digest": "Print the digest of a run file's content.",
}

Json = Annotated[bool, typer.Option("--json", help="One JSON object on standard output.")]


def exit_code_of(error: BaseException) -> int:
    """What the shell is told."""
    given = getattr(error, "exit_code", None)
    if isinstance(given, int):
        return given
    kinds: list[tuple[type[BaseException], int]] = [
        (ScenarioError, SCENARIO), (StateError, MODEL), (FileError, DATA), (KeyboardInterrupt, INTERRUPTED),
        (QuerenciaError, USAGE),
    ]  # fmt: skip
    return next((code for kind, code in kinds if isinstance(error, kind)), OUR_BUG)


def fail(error: BaseException) -> int:
    """Say what went wrong on standard error, or as one JSON object if asked for, and return the exit code."""
    code = exit_code_of(error)
    says = getattr(error, "format_message", None)  # wrong usage, as Typer words it
    message = says() if says else "stopped" if isinstance(error, KeyboardInterrupt) else str(error)
    if code == OUR_BUG:
        message = f"this is a bug of the program: {type(error).__name__}: {message}; please report it with the command"
    if "--json" in sys.argv:
        out: dict[str, Any] = {"schema": 1, "ok": False, "exit_code": code, "message": message}
        problems = getattr(error, "problems", None)
        print(json.dumps({**out, "problems": problems} if problems else out, indent=2))
    elif code == USAGE and says:
        print(f"error: {message}\n       usage: querencia --help", file=sys.stderr)
    else:
        print(message if message.startswith(("error", "stopped")) else f"error: {message}", file=sys.stderr)
    return code


def _pass_on(name: str) -> Callable[[typer.Context], None]:
    def command(context: typer.Context) -> None:
        replace_by_kernel([name, *context.args])

    return command


for _name, _help in NATIVE.items():
    app.command(_name, help=_help, context_settings=PASSED_ON, add_help_option=False)(_pass_on(_name))


def _show_version(wanted: bool) -> None:
    if wanted:
        print(f"querencia {version('querencia')}")
        raise typer.Exit


@app.callback()
def querencia(
    _version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Examples:

    \b
      querencia demo
      querencia run baseline.toml cash.toml --scale 0.1 --replicates 8 -o arms.h5

    Agent-based simulation of migrant reintegration: run scenarios, compare their arms person by person.
    """


@app.command()
def life(
    file: Annotated[Path, typer.Argument(help="Run file.", show_default=False)],
    person: Annotated[int, typer.Option("--person", help="Id of a simulated person.", show_default=False)],
    replicate: Annotated[int, typer.Option(help="Which replicate to replay.")] = 0,
    threads: Annotated[int, typer.Option(help="Threads; 0: all cores.")] = 0,
    as_json: Json = False,
) -> None:
    """Follow one simulated person through every arm.

    Month by month, with the month in which the twin lives part.

    \b
    Examples:
      querencia life arms.h5 --person 1204
      querencia life arms.h5 --person 1204 --json
    """
    from querencia.lives import life_text, twin_lives

    lives = twin_lives(file, person, replicate=replicate, threads=threads)
    print(json.dumps({"schema": 1, **lives}, indent=1) if as_json else life_text(lives))


@app.command()
def doctor(as_json: Json = False) -> None:
    """Say what is installed, for a bug report.

    Versions, threads, memory, disk and readers found; nothing personal.

    \b
    Examples:
      querencia doctor
      querencia doctor --json
    """
    from querencia.doctor import report, report_text

    print(json.dumps(report(), indent=2) if as_json else report_text(report()))


@app.command()
def new(
    kind: Annotated[str, typer.Argument(help="programme or scenario.", show_default=False)],
    name: Annotated[str, typer.Argument(help="Lower case, underscores.", show_default=False)],
    extends: Annotated[Path | None, typer.Option(help="Scenario to start from.", show_default=False)] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace a file that exists.")] = False,
    as_json: Json = False,
) -> None:
    """Write a commented NAME.toml to start from.

    \b
    Examples:
      querencia new scenario my_country
      querencia new programme mentoring_for_all --extends baseline.toml
    """
    from querencia.start import write_start

    path = write_start(kind, name, extends=extends, force=force)
    print(json.dumps({"schema": 1, "path": str(path)}) if as_json else path)
    print(f"next: querencia validate {path}", file=sys.stderr)


def _add_registered() -> None:
    """Commands of other packages. All are loaded, since help lists them; they import what they need when called."""
    for point in sorted(entry_points(group="querencia.commands"), key=lambda point: point.name):
        app.command(point.name)(point.load())


def main() -> int:
    """Run the command line and return the exit code."""
    _add_registered()
    try:
        code = app(standalone_mode=False, prog_name="querencia")
    except BrokenPipeError:  # the reader of our output has gone
        sys.stderr.close()
        return DONE
    except (Exception, KeyboardInterrupt) as error:
        if type(error).__name__ == "Abort":
            error = KeyboardInterrupt()
        return fail(error)
    return code if isinstance(code, int) else DONE


if __name__ == "__main__":
    sys.exit(main())
