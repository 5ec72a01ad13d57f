"""Checks that includes and imports point only the way the layers allow.

sim/base <- sim/state <- sim/engine <- sim/io <- main and python/bind; models see the first three
and other models' columns.h; analysis sees the public Python package only.
"""

import ast
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LAYERS = ["sim/base", "sim/state", "sim/engine", "sim/io"]
PROGRAMS = {"sim/main.cpp", "sim/wasm_main.cpp"}
INCLUDE = re.compile(r'^\s*#\s*include\s*(?:"([^"]+)"|<([^>]+)>)')
# Outside library -> the folders or files that may know it.
LIBRARIES = {
    re.compile(r"hdf5|H5[A-Z]?\w*\.h"): ["sim/io/"],
    re.compile(r"toml\+\+|toml\.hpp"): ["sim/io/"],
    re.compile(r"tbb/|oneapi/"): ["sim/io/"],
    re.compile(r"nlohmann/"): ["sim/io/", "sim/main.cpp", "python/bind/"],
    re.compile(r"CLI/"): ["sim/main.cpp"],
    re.compile(r"pybind11/|Python\.h"): ["python/bind/"],
}


def layer_of(path: str) -> int | None:
    return next((i for i, layer in enumerate(LAYERS) if path.startswith(layer + "/")), None)


def project_include_allowed(source: str, target: str) -> bool:
    if source in PROGRAMS or source.startswith("python/bind/"):
        return True
    above, below = layer_of(source), layer_of(target)
    if above is not None:
        return below is not None and below <= above
    if source.startswith("models/"):
        if target.startswith("models/"):
            same_model = source.split("/")[1] == target.split("/")[1]
            return same_model or target.endswith("/columns.h")
        return below is not None and LAYERS[below] != "sim/io"
    return True


def library_include_allowed(source: str, target: str) -> bool:
    for library, places in LIBRARIES.items():
        if library.match(target):
            return any(source.startswith(place) for place in places)
    return True


def resolve(source: Path, target: str) -> str | None:
    """Path from the root, or None when the file is not ours (a generated or an outside header)."""
    for base in (ROOT, source.parent):
        found = (base / target).resolve()
        if found.is_file() and found.is_relative_to(ROOT):
            return found.relative_to(ROOT).as_posix()
    return None


def check_cpp(path: Path) -> list[str]:
    source = path.relative_to(ROOT).as_posix()
    problems = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        match = INCLUDE.match(line)
        if not match:
            continue
        target = match.group(1) or match.group(2)
        ours = resolve(path, target) if match.group(1) else None
        allowed = project_include_allowed(source, ours) if ours else library_include_allowed(source, target)
        if not allowed:
            problems.append(f"{source}:{number}: may not include {target}")
    return problems


def imported_modules(path: Path) -> list[tuple[int, str]]:
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found += [(node.lineno, alias.name) for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and not node.level:
            found += [(node.lineno, f"{node.module}.{alias.name}") for alias in node.names]
    return found


def check_python(path: Path) -> list[str]:
    source = path.relative_to(ROOT).as_posix()
    problems = []
    for number, module in imported_modules(path):
        if source.startswith("analysis/"):
            wrong = bool(re.match(r"querencia\.(\w+\.)*_\w", module))
        else:
            wrong = module.split(".")[0] == "querencia_analysis"
        if wrong:
            problems.append(f"{source}:{number}: may not import {module}")
    return problems


def main() -> int:
    problems = []
    for folder in ("sim", "models", "python/bind"):
        for path in sorted((ROOT / folder).rglob("*")):
            # A test may look down from above its layer; what ships may not.
            if path.suffix in {".h", ".cpp"} and not path.name.endswith("_test.cpp"):
                problems += check_cpp(path)
    for folder in ("python/querencia", "analysis"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            if "tests" not in path.parts and "share" not in path.parts:
                problems += check_python(path)
    print("\n".join(problems) or "every arrow points the right way")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
