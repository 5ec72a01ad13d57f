"""A real Slurm of two nodes on this host runs a study as an array, loses a task, and gives the digest of one process.

Run by ``./dev soak`` as root. Everything it starts lives in a temporary folder and is stopped at the end.
"""

from __future__ import annotations

import os
import re
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
STUDY = """
schema = 1
title = "Toy on Slurm"
scenarios = ["toy/baseline.toml", "toy/together.toml"]
replicates = 4
months = 24
block = 2
[vary]
"labour/entry_chance" = [0.1, 0.15, 0.2, 0.25]
[keep]
variables = ["outcomes_composite_sum"]
[shards]
runs = 4
"""
CONF = """
ClusterName=study
SlurmctldHost={host}(127.0.0.1)
SlurmctldPort={port}
SlurmUser=root
SlurmdUser=root
AuthType=auth/munge
AuthInfo=socket={folder}/munge.socket
StateSaveLocation={folder}/state
SlurmdSpoolDir={folder}/spool-%n
SlurmctldPidFile={folder}/slurmctld.pid
SlurmdPidFile={folder}/slurmd-%n.pid
SlurmctldLogFile={folder}/slurmctld.log
SlurmdLogFile={folder}/slurmd-%n.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
MpiDefault=none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
SlurmdParameters=config_overrides
SchedulerParameters=sched_interval=1,batch_sched_delay=0
ReturnToService=2
KillWait=2
NodeName=node1 NodeHostname={host} NodeAddr=127.0.0.1 Port={one} CPUs=1 RealMemory=4000 State=UNKNOWN
NodeName=node2 NodeHostname={host} NodeAddr=127.0.0.1 Port={two} CPUs=1 RealMemory=4000 State=UNKNOWN
PartitionName=all Nodes=node1,node2 Default=YES MaxTime=10 State=UP
"""


def free_ports(count: int) -> list[int]:
    held = [socket.socket() for _ in range(count)]
    for each in held:
        each.bind(("127.0.0.1", 0))
    ports = [int(each.getsockname()[1]) for each in held]
    for each in held:
        each.close()
    return ports


class Cluster:
    """Munge, a controller and two nodes, as children of this process."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.children: list[subprocess.Popen[bytes]] = []
        port, one, two = free_ports(3)
        (folder / "state").mkdir()
        (folder / "slurm.conf").write_text(
            CONF.format(host=socket.gethostname(), folder=folder, port=port, one=one, two=two), encoding="utf-8"
        )
        key = folder / "munge.key"
        key.write_bytes(secrets.token_bytes(128))
        key.chmod(0o400)
        self.env = {**os.environ, "SLURM_CONF": str(folder / "slurm.conf")}

    def __enter__(self) -> Cluster:
        try:
            self.begin()
        except BaseException:
            self.__exit__()
            raise
        return self

    def begin(self) -> None:
        at = self.folder
        self.start(
            "munged", "--foreground", "--force", f"--socket={at}/munge.socket", f"--key-file={at}/munge.key",
            f"--pid-file={at}/munge.pid", f"--log-file={at}/munge.log", f"--seed-file={at}/munge.seed",
        )  # fmt: skip
        until(lambda: (at / "munge.socket").exists(), "munge answers")
        self.start("slurmctld", "-D", "-i", "-f", at / "slurm.conf")
        for name in ("node1", "node2"):
            self.start("slurmd", "-D", "-f", at / "slurm.conf", "-N", name)
        until(lambda: self.ask("sinfo", "-h", "-N", "-o", "%N %t").count("idle") == 2, "both nodes are idle")

    def start(self, *words: object) -> None:
        with (self.folder / f"{words[0]}.out").open("ab") as out:
            command = [shutil.which(str(words[0])) or f"/usr/sbin/{words[0]}", *map(str, words[1:])]
            self.children.append(subprocess.Popen(command, env=self.env, stdout=out, stderr=out))

    def ask(self, *words: object) -> str:
        done = subprocess.run([str(w) for w in words], env=self.env, capture_output=True, text=True, check=False)
        return done.stdout

    def __exit__(self, *_: object) -> None:
        for child in reversed(self.children):
            child.terminate()
        for child in self.children:
            try:
                child.wait(timeout=15)
            except subprocess.TimeoutExpired:
                child.kill()


def until(true: object, what: str, seconds: float = 120) -> None:
    limit = time.monotonic() + seconds
    while not true():  # type: ignore[operator]
        if time.monotonic() > limit:
            raise SystemExit(f"two_nodes: waited {seconds:.0f} s in vain until {what}")
        time.sleep(0.2)


def querencia(*words: object, cwd: Path) -> str:
    command = [sys.executable, "-m", "querencia.cli", "study", *map(str, words)]
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"two_nodes: study {words} ended with {done.returncode}: {done.stderr}")
    return done.stdout


def submit(cluster: Cluster, folder: Path, kill: str = "") -> str:
    """Submit the script, wait for its end, and return what each task said; one task may be killed on the way."""
    done = subprocess.run(
        ["sbatch", "--parsable", "study.study/study.sbatch"],
        cwd=folder,
        env={**cluster.env, "PATH": os.environ["PATH"]},
        capture_output=True,
        text=True,
        check=False,
    )
    job = done.stdout.strip()
    if not job:
        raise SystemExit(f"two_nodes: sbatch refused: {done.stderr}")
    nodes = set()
    if kill:
        until(lambda: f"{job}_{kill} R" in cluster.ask("squeue", "-h", "-r", "-o", "%i %t"), "the task runs")
        nodes |= set(cluster.ask("squeue", "-h", "-r", "-t", "R", "-o", "%N").split())
        cluster.ask("scancel", "--signal=KILL", "--full", f"{job}_{kill}")
    until(lambda: not cluster.ask("squeue", "-h", "-o", "%i").strip(), "the array ends", 400)
    return " ".join(sorted(nodes))


def main() -> None:
    missing = [name for name in ("munged", "slurmctld", "slurmd", "sbatch") if not tool(name)]
    if missing:
        raise SystemExit(f"two_nodes: not installed: {', '.join(missing)}")
    with tempfile.TemporaryDirectory(prefix="querencia-slurm-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        shutil.copytree(ROOT / "scenarios" / "toy", folder / "toy")
        (folder / "study.toml").write_text(STUDY, encoding="utf-8")
        alone = querencia("study.toml", "-o", "alone", "--workers", 1, cwd=folder)
        querencia("plan", "study.toml", "--slurm", 4, cwd=folder)
        command = folder / "bin" / "querencia"
        command.parent.mkdir()
        command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m querencia.cli "$@"\n', encoding="utf-8")
        command.chmod(0o755)
        os.environ["PATH"] = f"{command.parent}{os.pathsep}{os.environ['PATH']}"
        with Cluster(folder) as cluster:
            nodes = submit(cluster, folder, kill="1")
            left = 8 - len(list((folder / "study.study" / "shards").glob("*.h5")))
            submit(cluster, folder)
        gathered = querencia("gather", "study.toml", cwd=folder)
    digests = {re.search(r"digest (\w+)", text)[1] for text in (alone, gathered)}  # type: ignore[index]
    print(f"nodes seen running: {nodes}; shards lost with the killed task: {left}; digests: {sorted(digests)}")
    if left == 0 or len(digests) != 1:
        raise SystemExit("two_nodes: nothing was lost, or the digests differ")


def tool(name: str) -> str | None:
    return shutil.which(name) or shutil.which(name, path="/usr/sbin:/sbin")


if __name__ == "__main__":
    main()
