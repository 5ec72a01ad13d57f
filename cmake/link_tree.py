"""Makes this environment import the source tree and offer its commands, without building a wheel.

Run by ./dev with the interpreter of .venv. The metadata written here is what pip would have
written, so that versions and entry points are found the same way in both.
"""

import shutil
import stat
import sys
import sysconfig
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def write_metadata(site: Path, project: dict) -> None:
    for old in site.glob(f"{project['name']}-*.dist-info"):
        shutil.rmtree(old)
    folder = site / f"{project['name']}-{project['version']}.dist-info"
    folder.mkdir()
    (folder / "METADATA").write_text(
        f"Metadata-Version: 2.1\nName: {project['name']}\nVersion: {project['version']}\n", encoding="utf-8"
    )
    groups = {"console_scripts": project.get("scripts", {}), **project.get("entry-points", {})}
    lines = []
    for group, entries in groups.items():
        lines += [f"[{group}]", *(f"{name} = {target}" for name, target in entries.items())]
    (folder / "entry_points.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")


def write_command(name: str, target: str) -> None:
    module, function = target.split(":")
    path = Path(sys.prefix) / "bin" / name
    path.write_text(
        f"#!{sys.prefix}/bin/python\nimport sys\n\nfrom {module} import {function}\n\nsys.exit({function}())\n",
        encoding="utf-8",
    )
    path.chmod(path.stat().st_mode | stat.S_IXUSR | stat.S_IXGRP | stat.S_IXOTH)


def main() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    site = Path(sysconfig.get_paths()["purelib"])
    (site / "querencia-tree.pth").write_text(f"{ROOT / 'build' / 'python'}\n", encoding="utf-8")
    write_metadata(site, project)
    for name, target in project["scripts"].items():
        write_command(name, target)


if __name__ == "__main__":
    main()
