"""Refuses constructs that would make results depend on the machine, the library or the clock.

A line that has a good reason carries "// allowed: reason". The kernel is what steps a month:
sim/base, sim/state, sim/engine and models, without their tests.
"""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
KERNEL = ("sim/base/", "sim/state/", "sim/engine/", "models/")
LIBM = (
    r"\bstd::(exp|exp2|expm1|log|log2|log10|log1p|pow|cbrt|sin|cos|tan|tanh|sinh|cosh|erfc?|[lt]gamma|hypot|fma)\s*\("
)
KERNEL_BANS = {
    r"\b(uniform|normal|bernoulli|binomial|poisson|geometric|exponential|gamma|discrete|lognormal|student_t)"
    r"_(int_|real_)?distribution\b": "its values differ between standard libraries; draw from a Stream",
    r"\bs?rand\s*\(|\brandom_device\b|\bmt19937": "not keyed by entity and month; draw from a Stream",
    r"<chrono>|\bsystem_clock\b|\bsteady_clock\b|\bgettimeofday\b|<ctime>|\bstd::(time|clock)\s*\(": "reads the clock",
    r"<(thread|mutex|atomic|fstream|filesystem|iostream|future|condition_variable)>": "belongs in sim/io",
    r"\bgetenv\b": "results may not depend on the environment",
    LIBM: "libm differs between machines; use sim/base's portable functions",
    r"\bstd::reduce\b|\bexecution::par": "sums in no fixed order",
}
# Looking a name up while a plan is made is harmless; a step must not even be able to iterate one.
STEP = ("sim/base/", "sim/engine/", "models/")
STEP_BANS = {
    r"\bunordered_(multi)?(map|set)\b": "its order differs between libraries; use a sorted container",
}
TREE_BANS = {
    r"(?<![\w.])/(home|root|Users)/\w": "a path of one machine",
    r"--(extra-)?index-url|--find-links": "names a package host; locks hold hashes only",
}
LONGEST_FILE = 400
EXEMPT_FROM_LENGTH = re.compile(r"\.lock$|\.(toml|csv|json|md|svg|txt|po|html|geojson)$|^LICENSE$|\.ipynb$")
TEXT = re.compile(r"\.(h|cpp|py|sh|cmake|in|toml|md|json|lock|js|css|html|txt|cfg|csv)$|^(dev|\.ci/run)$")


def tracked_files() -> list[str]:
    command = ["git", "ls-files", "-co", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()
    return [name for name in listed if TEXT.search(name) and (ROOT / name).is_file()]


def code_of(line: str) -> str:
    return "" if "// allowed: " in line else line.split("//")[0]


def check(name: str, lines: list[str]) -> list[str]:
    problems = []
    is_kernel = name.startswith(KERNEL) and name.endswith((".h", ".cpp")) and not name.endswith("_test.cpp")
    for number, line in enumerate(lines, 1):
        bans = [(code_of(line), KERNEL_BANS)] if is_kernel else []
        if is_kernel and name.startswith(STEP):
            bans.append((code_of(line), STEP_BANS))
        if name != "tests/contract/check_bans.py":
            bans.append((line, TREE_BANS))
        for text, patterns in bans:
            problems += [
                f"{name}:{number}: {match.group(0).strip()}: {why}"
                for pattern, why in patterns.items()
                if (match := re.search(pattern, text))
            ]
    if len(lines) > LONGEST_FILE and not EXEMPT_FROM_LENGTH.search(name):
        problems.append(f"{name}: {len(lines)} lines, over {LONGEST_FILE}; split it by idea")
    return problems


def main() -> int:
    problems = []
    for name in tracked_files():
        problems += check(name, (ROOT / name).read_text(encoding="utf-8").splitlines())
    print("\n".join(problems) or "nothing forbidden found")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
