"""Where the native program and the shipped data are."""

from __future__ import annotations

import os
import shutil
import sys
import sysconfig
from collections.abc import Sequence
from pathlib import Path

from querencia.errors import FileError

PROGRAM = "querencia-kernel"


def kernel() -> Path:
    """The native program: of the source tree that this package is, beside this interpreter, or on the path.

    Raises
    ------
    FileError
        It is nowhere.
    """
    package = Path(__file__).resolve().parent
    places = [
        Path(os.environ["QUERENCIA_KERNEL"]) if "QUERENCIA_KERNEL" in os.environ else None,
        package.parent.parent / "build" / "bin" / PROGRAM,
        Path(sysconfig.get_path("scripts")) / PROGRAM,
        Path(sys.executable).parent / PROGRAM,
    ]
    found = next((place for place in places if place and place.is_file()), None)
    on_path = shutil.which(PROGRAM)
    if found is None and on_path is None:
        raise FileError(
            f"{PROGRAM} is not installed beside this package; build it with ./dev build, or reinstall querencia"
        )
    return found or Path(str(on_path))


def share() -> Path:
    """Folder of the shipped ``models/`` and ``scenarios/``."""
    if "QUERENCIA_SHARE" in os.environ:
        return Path(os.environ["QUERENCIA_SHARE"])
    package = Path(__file__).resolve().parent
    for place in (package / "share", package.parent.parent):
        if (place / "models" / "evidence").is_dir():
            return place
    return package / "share"


def environment() -> dict[str, str]:
    """Environment for the native program: it finds the same data as this package."""
    return {**os.environ, "QUERENCIA_SHARE": str(share())}


def replace_by_kernel(arguments: Sequence[str]) -> None:
    """Become the native program: same messages, exit codes and signals. Does not return."""
    program = str(kernel())
    sys.stdout.flush()
    sys.stderr.flush()
    os.execve(program, ["querencia", *arguments], environment())
