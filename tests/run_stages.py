"""Runs the stages of ./dev test, counts what passed and failed, and ends with one line of totals.

usage: run_stages.py [STAGE...]      no name: every stage that is not marked slow
"""

import os
import shutil
import subprocess
import sys
import time
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BUILD = ROOT / "build"
LOGS = BUILD / "log"
JOBS = str(os.cpu_count() or 2)
LINES_SHOWN = 60
FUZZ_LIMITS = ("-max_total_time=300", "-rss_limit_mb=2048", f"-artifact_prefix={LOGS}/")


@dataclass
class Outcome:
    passed: int = 0
    failed: int = 0
    skipped: int = 0

    def __add__(self, other: "Outcome") -> "Outcome":
        return Outcome(self.passed + other.passed, self.failed + other.failed, self.skipped + other.skipped)


def run(name: str, *command: str | Path, env: dict[str, str] | None = None, cwd: Path = ROOT) -> bool:
    """Runs silently into build/log/NAME.log; the end of the log is shown on failure."""
    log = LOGS / f"{name}.log"
    with log.open("w", encoding="utf-8") as out:
        code = subprocess.call(
            [str(part) for part in command], cwd=cwd, env={**os.environ, **(env or {})},
            stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.STDOUT,
        )  # fmt: skip
    if code:
        lines = log.read_text(encoding="utf-8", errors="replace").splitlines()
        print(f"\n--- {name} failed; end of {log.relative_to(ROOT)}:", *lines[-LINES_SHOWN:], sep="\n", flush=True)
    return code == 0


def check(name: str, *command: str | Path, **keywords) -> Outcome:
    return Outcome(passed=1) if run(name, *command, **keywords) else Outcome(failed=1)


def tool(name: str) -> str:
    """The version the project is formatted and checked with, else the distribution's own."""
    return next((found for candidate in (f"{name}-19", name) if (found := shutil.which(candidate))), name)


def files(*patterns: str) -> list[str]:
    command = ["git", "ls-files", "-co", "--exclude-standard", "--", *patterns]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\n")
    return sorted({name for name in listed if name and (ROOT / name).is_file()})


def junit(report: Path, ok: bool) -> Outcome:
    """Counts of a JUnit report; a run that failed without a failing test still counts as one failure."""
    outcome = Outcome()
    if report.exists():
        for case in ElementTree.parse(report).iter("testcase"):
            bad = case.find("failure") is not None or case.find("error") is not None
            idle = case.find("skipped") is not None or case.get("status") in {"notrun", "disabled"}
            outcome += Outcome(failed=1) if bad else Outcome(skipped=1) if idle else Outcome(passed=1)
    return outcome if ok or outcome.failed else outcome + Outcome(failed=1)


def ctest(name: str, folder: Path, *arguments: str, env: dict[str, str] | None = None) -> Outcome:
    report = LOGS / f"{name}.xml"
    report.unlink(missing_ok=True)
    listing = subprocess.run(["ctest", "--test-dir", folder, "-N"], capture_output=True, text=True, check=False)
    if "Total Tests: 0" in listing.stdout:
        return Outcome(skipped=1)
    command = ["ctest", "--test-dir", folder, "-j", JOBS, "--output-on-failure", "--output-junit", report, *arguments]
    return junit(report, run(name, *command, env=env))


def toy_scenarios() -> list[str]:
    return files("scenarios/toy/*.toml")


# --- stages, in the order in which they run ---


def stage_build() -> Outcome:
    return check("build", "cmake", "--build", BUILD)


def stage_lint() -> Outcome:
    outcome = check("arrows", sys.executable, "tests/contract/check_arrows.py")
    outcome += check("bans", sys.executable, "tests/contract/check_bans.py")
    sources = files("*.h", "*.cpp")
    formatter = tool("clang-format")
    version = subprocess.run([formatter, "--version"], capture_output=True, text=True, check=False).stdout
    if sources and " 19." in version:
        outcome += check("clang-format", formatter, "--dry-run", "--Werror", *sources)
    else:
        outcome += Outcome(skipped=1)  # another version formats differently
    outcome += check("ruff", "ruff", "check", ".")
    outcome += check("ruff-format", "ruff", "format", "--check", ".")
    packages = [
        name for name in ("querencia", "querencia_analysis") if (BUILD / "python" / name / "__init__.py").exists()
    ]
    if packages:
        arguments = [part for name in packages for part in ("-p", name)]
        outcome += check("mypy", "mypy", *arguments, env={"MYPYPATH": str(BUILD / "python")})
    else:
        outcome += Outcome(skipped=1)
    return outcome + (
        check("headers-alone", "ninja", "-C", BUILD, "headers-alone") if files("sim/*.h") else Outcome(skipped=1)
    )


def stage_ctest() -> Outcome:
    return ctest("ctest", BUILD)


def sanitized(preset: str, env: dict[str, str]) -> Outcome:
    folder = BUILD / preset
    configured = run(f"configure-{preset}", "cmake", "--preset", preset)
    if not configured or not run(f"build-{preset}", "cmake", "--build", folder):
        return Outcome(failed=1)
    outcome = Outcome(passed=1) + ctest(preset, folder, "-E", "^compile-fail", env=env)
    kernel = folder / "bin" / "querencia-kernel"
    for number, scenario in enumerate(toy_scenarios() if kernel.exists() else []):
        output = folder / f"toy-{number}.h5"
        outcome += check(f"{preset}-toy-{number}", kernel, "run", scenario, "-o", output, "--force", "--quiet", env=env)
    return outcome


def stage_asan() -> Outcome:
    return sanitized("asan", {"UBSAN_OPTIONS": "print_stacktrace=1", "ASAN_OPTIONS": "detect_stack_use_after_return=1"})


def stage_wasm() -> Outcome:
    if not (ROOT / "sim" / "wasm_main.cpp").exists():
        return Outcome(skipped=1)
    return check("wasm", "tests/wasm/build.sh")


def stage_docs() -> Outcome:
    return check("docs-site", "./dev", "docs")


def stage_pytest() -> Outcome:
    if not files("python/tests/test_*.py", "analysis/**/test_*.py", "tests/**/test_*.py"):
        return Outcome(skipped=1)
    report = LOGS / "pytest.xml"
    report.unlink(missing_ok=True)
    folders = [name for name in ("python/tests", "analysis", "tests") if (ROOT / name).is_dir()]
    browser = shutil.which("chromium") or shutil.which("chromium-browser") or ""
    env = {"QUERENCIA_CHROMIUM": browser}
    return junit(report, run("pytest", sys.executable, "-m", "pytest", *folders, f"--junitxml={report}", env=env))


def stage_install() -> Outcome:
    """The route of a user with the Debian packages: pip install . in an environment of its own."""
    needed = ("README.md", "python/querencia/cli.py", "python/bind")
    if not all((ROOT / name).exists() for name in needed):
        return Outcome(skipped=1)
    place = BUILD / "install"
    shutil.rmtree(place, ignore_errors=True)
    python = place / "bin" / "python"
    pip = [python, "-m", "pip", "install", "--retries", "10"]
    ready = run("install-venv", "/usr/bin/python3", "-m", "venv", place)
    ready = ready and run("install-lock", *pip, "--require-hashes", "-r", "requirements.lock")
    # One vector width is enough to prove the route; the twins are built by every other stage.
    if not ready or not run("install", *pip, "--config-settings=cmake.define.QUERENCIA_VARIANTS=OFF", ROOT):
        return Outcome(failed=1)
    script = "import querencia, querencia._kernel, querencia_analysis; print(querencia.__file__)"
    outcome = Outcome(passed=1) + check("install-import", python, "-c", script, cwd=place)
    outcome += check("install-command", place / "bin" / "querencia", "--help", cwd=place)
    for scenario in toy_scenarios()[:1]:
        outcome += check(
            "install-run", place / "bin" / "querencia", "run", ROOT / scenario, "-o", place / "toy.h5", cwd=place
        )
    shutil.rmtree(place, ignore_errors=True)
    return outcome


def stage_tsan() -> Outcome:
    return sanitized("tsan", {"TSAN_OPTIONS": "halt_on_error=1"})


def stage_tidy() -> Outcome:
    others = ("_test.cpp", "wasm_main.cpp")
    sources = [name for name in files("sim/*.cpp", "models/*.cpp", "python/bind/*.cpp") if not name.endswith(others)]
    if not run("build", "cmake", "--build", BUILD):
        return Outcome(failed=1)
    (BUILD / "tidy-files").write_text("\n".join(sources), encoding="utf-8")
    each = ["xargs", "-a", BUILD / "tidy-files", "-n", "1", "-P", JOBS]
    # The compile commands carry GCC's warning options, which clang does not know.
    return check("tidy", *each, tool("clang-tidy"), "--quiet", "-p", BUILD, "--extra-arg=-Wno-unknown-warning-option")


def stage_slurm() -> Outcome:
    return check("slurm", sys.executable, "tests/slurm/two_nodes.py")


def stage_fuzz() -> Outcome:
    targets = [Path(name).stem for name in files("tests/fuzz/*.cpp")]
    if not targets:
        return Outcome(skipped=1)
    folder = BUILD / "fuzz"
    compiler = f"-DCMAKE_CXX_COMPILER={tool('clang++')}"
    if not run("configure-fuzz", "cmake", "--preset", "fuzz", compiler) or not run(
        "build-fuzz", "cmake", "--build", folder
    ):
        return Outcome(failed=1)
    outcome = Outcome(passed=1)
    for target in targets:
        corpus = folder / "corpus" / target
        corpus.mkdir(parents=True, exist_ok=True)
        seeds = [path for path in [ROOT / "tests" / "fuzz" / "seeds" / target] if path.is_dir()]
        outcome += check(target, folder / "bin" / target, *FUZZ_LIMITS, corpus, *seeds)
    return outcome


STAGES: dict[str, Callable[[], Outcome]] = {
    "lint": stage_lint,
    "build": stage_build,
    "ctest": stage_ctest,
    "wasm": stage_wasm,
    "pytest": stage_pytest,
    "asan": stage_asan,
    "install": stage_install,
    "docs": stage_docs,
}
SLOW: dict[str, Callable[[], Outcome]] = {
    "tsan": stage_tsan,
    "tidy": stage_tidy,
    "fuzz": stage_fuzz,
    "slurm": stage_slurm,
}


def main(names: list[str]) -> int:
    known = STAGES | SLOW
    unknown = [name for name in names if name not in known]
    if unknown:
        print(f"unknown stage {', '.join(unknown)}; there are: {', '.join(known)}", file=sys.stderr)
        return 2
    LOGS.mkdir(parents=True, exist_ok=True)
    total = Outcome()
    for name in names or STAGES:
        begin = time.monotonic()
        outcome = known[name]()
        total += outcome
        seconds = time.monotonic() - begin
        counts = f"{outcome.passed:5d} passed {outcome.failed:4d} failed {outcome.skipped:4d} skipped"
        print(f"{name:10s}{counts}{seconds:9.1f} s", flush=True)
    print(f"{total.passed} passed, {total.failed} failed", flush=True)
    return 1 if total.failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
