"""Is it the same world? Threads, tile sizes, vector widths, resuming, and the browser's kernel: equal to the bit."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import time
from pathlib import Path

import h5py
import numpy as np
import pytest

ROOT = Path(__file__).resolve().parents[2]
TOY = ROOT / "scenarios" / "toy"
BASELINE, TOGETHER = TOY / "baseline.toml", TOY / "together.toml"
MONTHS = 18


def kernel(*arguments: object, check: bool = True, **environment: str) -> subprocess.CompletedProcess[str]:
    command = ["querencia-kernel", *(str(a) for a in arguments)]
    return subprocess.run(
        command,
        check=check,
        capture_output=True,
        text=True,
        env={**os.environ, **environment},
        stdin=subprocess.DEVNULL,
    )


def run(
    output: Path, *arguments: object, scenarios: tuple[Path, ...] = (BASELINE, TOGETHER), **environment: str
) -> str:
    kernel("run", *scenarios, "-o", output, "--months", MONTHS, "--panel", 20, "--quiet", *arguments, **environment)
    return digest(output)


def digest(path: Path) -> str:
    return kernel("digest", path).stdout.split()[0]


@pytest.fixture(scope="module")
def reference(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    path = tmp_path_factory.mktemp("world") / "toy.h5"
    return path, run(path, "--threads", 1)


@pytest.mark.parametrize("threads", [2, 3, 8])
def test_any_number_of_threads(tmp_path: Path, reference: tuple[Path, str], threads: int) -> None:
    assert run(tmp_path / "toy.h5", "--threads", threads) == reference[1]


@pytest.mark.parametrize("block", [64, 333])
def test_any_tile_size(tmp_path: Path, reference: tuple[Path, str], block: int) -> None:
    assert run(tmp_path / "toy.h5", "--threads", 2, "--block", block) == reference[1]


@pytest.mark.parametrize("variant", ["baseline", "v3", "v4"])
def test_any_vector_width(tmp_path: Path, reference: tuple[Path, str], variant: str) -> None:
    flags = Path("/proc/cpuinfo").read_text(encoding="utf-8")
    if (variant == "v3" and " avx2 " not in flags) or (variant == "v4" and " avx512bw " not in flags):
        pytest.skip("this processor has no such vectors")
    assert run(tmp_path / "toy.h5", "--threads", 2, QUERENCIA_ISA=variant) == reference[1]


def test_another_seed_is_another_world(tmp_path: Path, reference: tuple[Path, str]) -> None:
    assert run(tmp_path / "toy.h5", "--seed", 2) != reference[1]


def test_replaying_finds_no_difference(reference: tuple[Path, str]) -> None:
    assert "identical" in kernel("verify", reference[0]).stdout


def test_resuming_equals_not_stopping(tmp_path: Path, reference: tuple[Path, str]) -> None:
    whole = tmp_path / "toy.h5"
    assert run(whole, "--checkpoint-every", 7) == reference[1]
    kernel("resume", tmp_path / "toy.checkpoint-0007.h5", "-o", tmp_path / "resumed.h5", "--quiet")
    assert digest(tmp_path / "resumed.h5") == reference[1]


def test_a_killed_run_leaves_no_file_under_the_final_name(tmp_path: Path) -> None:
    output = tmp_path / "killed.h5"
    process = subprocess.Popen(
        [
            "querencia-kernel",
            "run",
            str(BASELINE),
            "-o",
            str(output),
            "--months",
            "240",
            "--replicates",
            "50",
            "--quiet",
        ],
        stdin=subprocess.DEVNULL,
    )
    time.sleep(1.0)
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert not output.exists()


def test_an_interrupted_run_continues_from_its_checkpoint(tmp_path: Path) -> None:
    output = tmp_path / "stopped.h5"
    process = subprocess.Popen(
        ["querencia-kernel", "run", str(BASELINE), "-o", str(output), "--months", "240", "--replicates", "50"],
        stdin=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    time.sleep(1.5)
    process.send_signal(signal.SIGINT)
    _, told = process.communicate(timeout=60)
    assert process.returncode == 130, told
    assert not output.exists()
    assert "resume" in told
    assert list(tmp_path.glob("stopped.checkpoint-*.h5"))


def test_arms_are_one_world_until_their_first_difference(tmp_path: Path) -> None:
    late = tmp_path / "late.toml"
    late.write_text(
        f'schema = 1\ntitle = "late start"\nextends = "{TOGETHER}"\n'
        + "".join(f'[programme.{name}]\nstart = "9 months"\n' for name in ("business_seed_grant", "pm_plus"))
        + "".join(
            f'[programme.{name}]\nstart = "9 months"\n'
            for name in ("documentation_id_support", "returnee_mentoring", "labelled_host_benefit")
        ),
        encoding="utf-8",
    )
    path = tmp_path / "pair.h5"
    run(path, "--fingerprints", scenarios=(BASELINE, late))
    with h5py.File(path) as file:
        first, second = np.asarray(file["fingerprint"])[:, 0, :]
    assert (first[:10] == second[:10]).all()
    assert (first[12:] != second[12:]).all()


def test_a_programme_without_money_changes_nothing_but_its_account(tmp_path: Path) -> None:
    poor = tmp_path / "poor.toml"
    poor.write_text(
        f'schema = 1\ntitle = "no money"\nextends = "{BASELINE}"\n'
        '[programme.unpaid]\ncard = "pm_plus"\nbudget = 0\n'
        '[programme.unpaid_too]\ncard = "cash_grant_lump_sum"\nbudget = 0\n',
        encoding="utf-8",
    )
    path = tmp_path / "pair.h5"
    run(path, "--fingerprints", scenarios=(BASELINE, poor))
    with h5py.File(path) as file:
        first, second = np.asarray(file["fingerprint"])[:, 0, :]
    assert (first == second).all()


def test_the_browser_kernel_gives_the_same_bits(tmp_path: Path) -> None:
    module_path = ROOT / "build" / "wasm" / "querencia.wasm"
    if not module_path.exists():
        pytest.skip("the wasm stage has not built the module")
    wasmtime = pytest.importorskip("wasmtime")
    path = tmp_path / "toy.h5"
    run(path, "--fingerprints", scenarios=(TOGETHER,))
    with h5py.File(path) as file:
        bundle = bytes(np.asarray(file["catalogue/bundle_0"]))
        native = int(file["fingerprint"][0, 0, MONTHS])
    engine = wasmtime.Engine()
    store = wasmtime.Store(engine)
    store.set_wasi(wasmtime.WasiConfig())
    linker = wasmtime.Linker(engine)
    linker.define_wasi()
    instance = linker.instantiate(store, wasmtime.Module.from_file(engine, str(module_path)))
    call = {name: instance.exports(store)[name] for name in ("_initialize", "querencia_allocate", "querencia_open")}
    call |= {name: instance.exports(store)[name] for name in ("querencia_step", "querencia_fingerprint")}
    call["_initialize"](store)
    at = call["querencia_allocate"](store, len(bundle))
    instance.exports(store)["memory"].write(store, bundle, at)
    assert call["querencia_open"](store, at, len(bundle), 1, 0, MONTHS, 1.0) == 0
    assert call["querencia_step"](store, MONTHS) == 0
    browser = call["querencia_fingerprint"](store)
    assert browser & (2**64 - 1) == native & (2**64 - 1)


def test_json_errors_are_json() -> None:
    result = kernel("run", "no-such.toml", "--json", check=False)
    assert result.returncode != 0
    assert json.loads(result.stdout)["schema"] == 1


def test_a_run_file_names_no_place_on_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from_here = run(tmp_path / "absolute.h5", scenarios=(BASELINE,))
    monkeypatch.chdir(TOY)
    assert run(tmp_path / "relative.h5", scenarios=(Path("baseline.toml"),)) == from_here
    assert str(ROOT).encode() not in (tmp_path / "absolute.h5").read_bytes()
