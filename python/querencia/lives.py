"""One simulated person in every arm of a run file."""

from __future__ import annotations

import os
from typing import Any


def twin_lives(path: str | os.PathLike[str], person: int, *, replicate: int = 0, threads: int = 0) -> dict[str, Any]:
    """Replay a run and follow one person through all arms.

    Parameters
    ----------
    path
        Run file.
    person
        Id as in ``Run.paired.returnee`` or ``Run.panel.person``.
    replicate
        Which replicate to replay.
    threads
        0: all cores.

    Returns
    -------
    dict
        person, community, columns, units, labels, split_month, split_columns, and lives: per arm, months as
        ``[month, values]`` and events as ``[month, name, value]``. Sensitive columns are left out.
    """
    from querencia import _kernel

    lives: dict[str, Any] = _kernel.life(os.fspath(path), person, replicate, threads)
    return lives


def life_text(lives: dict[str, Any]) -> str:
    """What changed in each arm, month by month, and the event that split the lives."""
    place, split = lives["community"], lives["split_month"]
    lines = [f"Simulated person {lives['person']} of {place}; no real person."]
    if split < 0:
        lines.append("The lives are the same in every arm.")
    else:
        lines.append(f"The lives part in month {split}: {', '.join(lives['split_columns'][:6])}.")
    for life in lives["lives"]:
        lines += ["", life["arm"], *_changes(life, lives)]
    return "\n".join(lines)


def _changes(life: dict[str, Any], lives: dict[str, Any]) -> list[str]:
    """Changes of categories, events, and the scores once a year."""
    labels = [words.split() for words in lives["labels"]]
    scores = [
        i for i, name in enumerate(lives["columns"]) if name.startswith("outcomes/") and lives["units"][i] == "score"
    ]
    events: dict[int, list[str]] = {}
    for month, name, value in life["events"]:
        events.setdefault(month, []).append(f"{name} ({value:g})" if value else name)
    lines, before = [], None
    for month, values in life["months"]:
        said = list(events.get(month, []))
        if before is not None:
            said += [
                f"{lives['columns'][i]}: {_label(words, before[i])} to {_label(words, values[i])}"
                for i, words in enumerate(labels)
                if words and values[i] != before[i]
            ]
        if month % 12 == 0 and any(values[i] for i in scores):
            said.append(", ".join(f"{lives['columns'][i].split('/')[1]} {values[i]:.2f}" for i in scores))
        lines += [f"  month {month:>3}  {text}" if k == 0 else f"             {text}" for k, text in enumerate(said)]
        before = values
    return lines


def _label(words: list[str], code: float) -> str:
    return words[int(code)] if 0 <= int(code) < len(words) else f"{code:g}"
