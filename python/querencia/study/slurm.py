"""The script of a Slurm array whose tasks share a study."""

from __future__ import annotations

import shlex
from pathlib import Path

from querencia.study.plan import Plan

__all__ = ["sbatch_text", "write_sbatch"]

MOST_TASKS = 1000


def sbatch_text(plan: Plan, study: Path, tasks: int = 0) -> str:
    """The script; submitting it again runs what is missing."""
    count = min(tasks or len(plan.shards), len(plan.shards), MOST_TASKS)
    memory = -(-plan.needs.memory_per_worker // 1_000_000)
    name = f"querencia-{plan.folder.stem}"
    command = f"querencia study run {shlex.quote(str(study))} -o {shlex.quote(str(plan.folder))}"
    return f"""#!/bin/sh
#SBATCH --job-name={shlex.quote(name)}
#SBATCH --array=1-{count}
#SBATCH --ntasks=1
#SBATCH --cpus-per-task=1
#SBATCH --mem={memory}M
#SBATCH --output={name}-%a.log
# Submit with sbatch from the folder in which the study was planned. Every task runs its share of shards and leaves
# one file for each; submit again to run what is missing (one task: --array=3).
# Then: querencia study gather {study.name}
cd "${{SLURM_SUBMIT_DIR:-.}}" || exit 4
exec {command} --workers 1 --threads "${{SLURM_CPUS_PER_TASK:-1}}" --shard "${{SLURM_ARRAY_TASK_ID}}/{count}"
"""


def write_sbatch(plan: Plan, study: Path, tasks: int = 0) -> Path:
    path = plan.folder / "study.sbatch"
    path.write_text(sbatch_text(plan, study, tasks), encoding="utf-8")
    return path
