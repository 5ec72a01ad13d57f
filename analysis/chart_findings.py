"""What each picture shows, as the sentence that stands above it."""

from __future__ import annotations

from querencia_analysis import measures as m
from querencia_analysis.chart_style import words
from querencia_analysis.compare import Comparison, Line


def last_lines(comparison: Comparison, variable: str) -> list[Line]:
    """Lines of a measure for everyone at the last month compared, without masked cells."""
    wanted = (variable, comparison.at[-1], "all")
    lines = [line for line in comparison.lines if (line.measure.variable, line.month, line.group) == wanted]
    return [line for line in lines if not line.masked]


def _strongest(comparison: Comparison, variable: str) -> Line | None:
    """The arm furthest above the base, if one is."""
    lines = [line for line in last_lines(comparison, variable) if line.verdict in ("higher", "one replicate")]
    return max(lines, key=lambda line: line.difference.value, default=None)


def of_scores(comparison: Comparison) -> str:
    """Which arm gains most in each dimension."""
    month, base = comparison.at[-1], words(comparison.base)
    found = {name: line for name in m.DIMENSIONS if (line := _strongest(comparison, name)) is not None}
    if not found:
        return f"No arm's scores can be told from {base} after {month} months"
    gains = {n: f"{m.measure_of(n).label} {m.shown(e.difference.value, 'score', True)}" for n, e in found.items()}
    winners = {line.arm for line in found.values()}
    if len(winners) == 1 and len(found) == len(m.DIMENSIONS):
        winner = words(winners.pop())
        return (
            f"All three scores gain most over {base} under {winner}: {', '.join(gains.values())} after {month} months"
        )
    said = [f"{gain} ({words(found[name].arm)})" for name, gain in gains.items()]
    return f"Largest gains over {base} after {month} months: {', '.join(said)}"


def of_cutoffs(comparison: Comparison) -> str:
    """How many more people are above the middle cut-off."""
    line = _strongest(comparison, m.ABOVE[1])
    month, base = comparison.at[-1], words(comparison.base)
    if line is None:
        return f"No arm lifts more people to 0.50 than {base}, as far as can be told after {month} months"
    more = m.shown(line.difference.value, "share", True).lstrip("+")
    arm = words(line.arm)
    return f"After {month} months {more} more of 100 returnees are at 0.50 or above under {arm} than under {base}"


def of_sustained(comparison: Comparison) -> str:
    """The headline of the strongest arm against the base."""
    line = _strongest(comparison, m.SUSTAINED[0])
    month, base = comparison.at[-1], words(comparison.base)
    if line is None:
        return (
            f"No arm has more people sustainably reintegrated than {base}, as far as can be told after {month} months"
        )
    return (
        f"After {month} months {100 * line.level.value:.1f} % of arrived adults are sustainably reintegrated under "
        f"{words(line.arm)}, {100 * line.base.value:.1f} % under {base}"
    )


def of_costs(comparison: Comparison) -> str:
    """The lowest price of one more person sustainably reintegrated."""
    priced = [cost for cost in comparison.costs if cost.per_sustained_050.priced and cost.per_sustained_050.value > 0]
    if not priced:
        return "For the money spent, no arm shows a gain in people sustainably reintegrated"
    best = min(priced, key=lambda cost: cost.per_sustained_050.value)
    price = rounded(best.per_sustained_050.value)
    return f"One more person sustainably reintegrated costs least under {words(best.arm)}: about {price} USD"


def rounded(value: float) -> str:
    """Three significant figures."""
    digits = max(0, len(str(int(abs(value)))) - 3)
    return f"{round(value, -digits):,.0f}"
