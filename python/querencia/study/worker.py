"""A worker process: reads shard numbers from standard input, answers in lines of JSON. Started by ``pool.py``.

Its own program rather than a pool of the standard library: it needs no importable main module, and a killed one is
seen at once by the end of its output.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from typing import Any

from querencia.study.shard import run_shard


def stop(*_: object) -> None:
    """Asked to end: what is under way is tidied up on the way out."""
    sys.exit(143)


def main() -> None:
    signal.signal(signal.SIGTERM, stop)
    folder, threads = sys.argv[1], int(sys.argv[2])
    out = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # whatever a library prints must not mix with the answers

    def answer(content: dict[str, Any]) -> None:
        out.write(json.dumps(content) + "\n")
        out.flush()

    try:
        for line in sys.stdin:
            try:
                answer({"result": run_shard(folder, int(line), threads, lambda runs: answer({"runs": runs}))})
            except Exception as error:
                answer({"error": f"{type(error).__name__}: {error}"})
    except (KeyboardInterrupt, BrokenPipeError):
        sys.exit(130)


if __name__ == "__main__":
    main()
