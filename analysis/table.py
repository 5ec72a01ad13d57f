"""A comparison as plain text: aligned, a hundred columns wide, in words that claim no more than the model can."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from textwrap import fill
from typing import TYPE_CHECKING

from querencia_analysis import measures as m
from querencia_analysis.costs import ArmCosts
from querencia_analysis.intervals import Interval, Ratio

if TYPE_CHECKING:
    from querencia_analysis.compare import Comparison, Line

NAME, LABEL, BASE, ARMS_ABREAST, UNCLEAR_SHOWN = 26, 39, 9, 3, 8
MONEY = (("million", 1e6), ("thousand", 1e3), ("one by one", 1.0))
GROUP_MEASURES = (*m.SUSTAINED, m.COMPOSITE, "outcomes_departed_by_necessity", "outcomes_self_sufficient")


def render(comparison: Comparison, width: int = 100) -> str:
    """The whole text."""
    blocks = [comparison.arms[i : i + ARMS_ABREAST] for i in range(0, len(comparison.arms), ARMS_ABREAST)]
    parts = [_heading(comparison, width)]
    for arms in blocks:
        parts += [_section(comparison, section, arms, width) for section in m.SECTIONS]
        parts.append(_groups(comparison, arms, width))
        parts.append(_costs(comparison, arms, width))
    parts += [
        _people(comparison, width),
        _pairing(comparison, width),
        _unclear(comparison, width),
        _limits(comparison, width),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _heading(comparison: Comparison, width: int) -> str:
    agents = comparison.persons_per_agent
    scale = f"; one simulated person stands for {agents:g}" if agents != 1 else ""
    count = comparison.replicates
    facts = (
        f"{comparison.months} months from {comparison.start}; {count} replicate{'s' * (count > 1)} paired by seed and "
        f"person; seed {comparison.seed}{scale}."
    )
    how = (
        "Each arm: its difference with the 95 % interval over replicates (chance only, not parameters); shares in "
        "percentage points. In this model, under these assumptions."
    )
    arms = ", ".join(comparison.arms)
    return "\n".join([fill(f"Compared with {comparison.base}: {arms}", width), fill(facts, width), fill(how, width)])


def _section(comparison: Comparison, section: str, arms: Sequence[str], width: int) -> str:
    lines = [line for line in comparison.lines if line.measure.section == section and line.group == "all"]
    if not lines:
        return ""
    rows = [
        _header(section, comparison.base, arms, width),
        fill(m.SECTION_NOTES[section], width - 2, initial_indent="  ", subsequent_indent="  "),
    ]
    for measure in dict.fromkeys(line.measure for line in lines):
        months = comparison.at[-1:] if section in m.LAST_MONTH_ONLY else comparison.at
        for month in months:
            name = measure.label if month == months[0] else ""
            label = f"  {name:<{NAME}.{NAME}} month {month:>3}"
            rows.append(_row(comparison, measure.variable, month, "all", arms, label, width))
    return "\n".join(rows)


def _note(text: str, width: int) -> str:
    return fill(text, width - 2, initial_indent="  ", subsequent_indent="  ")


def _groups(comparison: Comparison, arms: Sequence[str], width: int) -> str:
    groups = [group for group in comparison.groups if group != "all"]
    shown = {
        line.measure.variable: line.measure for line in comparison.lines if line.measure.variable in GROUP_MEASURES
    }
    if not groups:
        return ""
    month, parts = comparison.at[-1], []
    for variable, measure in shown.items():
        title = f"Sustained {measure.label}" if measure.section == m.HEADLINE else measure.label.capitalize()
        rows = [_header(f"{title}, month {month}", comparison.base, arms, width)]
        rows += [_row(comparison, variable, month, group, arms, f"  {_group(group)}", width) for group in groups]
        parts.append("\n".join(rows))
    return "\n\n".join(parts)


def _group(name: str) -> str:
    return name.replace(":", ": ").replace("_", " ")


def _columns(arms: Sequence[str], width: int) -> int:
    return min(20, (width - LABEL - BASE) // max(len(arms), 1))


def _header(title: str, base: str, arms: Sequence[str], width: int) -> str:
    each = _columns(arms, width)
    return f"{title:<{LABEL}.{LABEL}}{_fit(base, BASE)}" + "".join(_fit(arm, each) for arm in arms)


def _fit(text: str, width: int) -> str:
    short = text if len(text) < width else text[: width - 2] + "…"
    return f"{short:>{width}}"


def _row(
    comparison: Comparison, variable: str, month: int, group: str, arms: Sequence[str], label: str, width: int
) -> str:
    each = _columns(arms, width)
    lines = [comparison.line(variable, arm, month, group) for arm in arms]
    base = next((line for line in lines if not line.masked), lines[0])
    below = "< 10" if base.masked else m.shown(base.base.value, base.measure.kind)
    return f"{label:<{LABEL}.{LABEL}}{below:>{BASE}}" + "".join(f"{_difference(line):>{each}}" for line in lines)


def _difference(line: Line) -> str:
    if line.masked:
        return "under 10 people"
    kind, value = line.measure.kind, line.difference
    text = m.shown(value.value, kind, difference=True)
    if value.known:
        half = m.shown((value.high - value.low) / 2, kind, difference=True).lstrip("+")
        smallest = {"share": "0.1", "score": "0.001"}.get(kind, "0.01")
        shown = float(half.replace(",", "")) or not value.high > value.low
        text += f" ± {half}" if shown else f" ± <{smallest}"
    return text + ("?" if line.verdict == "not enough replicates to tell" else " ")


def _plus_minus(value: Interval, say: Callable[[float], str]) -> str:
    half = (value.high - value.low) / 2
    return f"{say(value.value)} ± {say(half).lstrip('+')}" if value.known else say(value.value)


def _costs(comparison: Comparison, arms: Sequence[str], width: int) -> str:
    costs = [each for each in comparison.costs if each.arm in arms]
    if not costs or not any(each.extra_discounted.value for each in costs):
        return ""
    terms, label = comparison.terms, LABEL - 3
    each = min(24, (width - label) // len(costs))
    note = (
        f"  beyond {comparison.base}; {terms.currency}, prices of {terms.price_year}, discounted at "
        f"{terms.discount_rate}; perspective: {terms.perspective}"
    )
    rows = [f"{f'Costs to month {costs[0].month}':<{label}}" + "".join(_fit(c.arm, each) for c in costs)]
    rows.append(fill(note, width - 2, subsequent_indent="  "))
    for name, cells in _cost_rows(costs):
        rows.append(f"  {name:<{label - 2}}" + "".join(f"{cell:>{each}}" for cell in cells))
    return "\n".join(rows)


def _cost_rows(costs: Sequence[ArmCosts]) -> list[tuple[str, list[str]]]:
    def ratio(name: str, ratios: Sequence[Ratio]) -> list[tuple[str, list[str]]]:
        rows = [(name, [_price(r.value) if r.priced else r.verdict for r in ratios])]
        bounds = [f"{_price(r.low)} to {_price(r.high)}" if r.verdict == "interval" else "" for r in ratios]
        return [*rows, ("  95 % interval", bounds)] if any(bounds) else rows

    largest = max(abs(c.extra_discounted.value) for c in costs)
    name, unit = next((pair for pair in MONEY if largest >= pair[1]), MONEY[-1])

    def money(value: float) -> str:
        return f"{value / unit:,.2f}"

    def people(value: float) -> str:
        return f"{round(value):+,}" if round(value) else "0"

    return [
        (f"spent, {name}", [_plus_minus(c.extra_discounted, money) for c in costs]),
        ("enrolments, additional", [people(c.enrolled.value) for c in costs]),
        *ratio("cost per enrolment", [c.per_enrolment for c in costs]),
        ("more adults reached and present", [people(c.reached.value) for c in costs]),
        *ratio("cost per one of them", [c.per_reached for c in costs]),
        ("more adults sustained at 0.50", [_plus_minus(c.added_050, people) for c in costs]),
        *ratio("cost per one of them", [c.per_sustained_050 for c in costs]),
        ("more adults sustained at 0.66", [_plus_minus(c.added_066, people) for c in costs]),
        *ratio("cost per one of them", [c.per_sustained_066 for c in costs]),
        *ratio("per 0.01 of one composite score", [c.per_point for c in costs]),
    ]


def _price(value: float) -> str:
    """Three significant figures: more would promise what no interval supports."""
    digits = max(0, len(str(int(abs(value)))) - 3)
    return f"{round(value, -digits):,.0f}"


def _people(comparison: Comparison, width: int) -> str:
    pairs = [pair for pair in comparison.people if pair.score == "composite" and pair.people >= 10]
    if not pairs:
        return ""
    last = max(pair.month for pair in pairs)
    rows = [f"The same person in both arms, month {last}"]
    for pair in (pair for pair in pairs if pair.month == last):
        rows.append(
            fill(
                f"  {pair.arm}: of 100 returnees present in both, the composite is higher by 0.05 or more for "
                f"{100 * pair.better:.0f} and lower for {100 * pair.worse:.0f}; of 100 present in either, "
                f"{100 * pair.stayed_more:.1f} only in this arm and {100 * pair.stayed_less:.1f} only in "
                f"{comparison.base}.",
                width,
                subsequent_indent="    ",
            )
        )
    return "\n".join(rows)


def _pairing(comparison: Comparison, width: int) -> str:
    last = comparison.at[-1]
    said = []
    headline = [line for line in comparison.lines if line.measure.variable == m.SUSTAINED[0] and line.month == last]
    by_replicate = [line.removed for line in headline if line.group == "all" and line.removed == line.removed]
    by_person = [p.removed for p in comparison.people if p.score == "composite" and p.removed == p.removed]
    if by_replicate:
        said.append(f"by replicate {_range(by_replicate)} of the variance of differences in sustained reintegration")
    if by_person:
        said.append(f"by person {_range(by_person)} of that of composite scores")
    return fill("Pairing removed, " + ", and ".join(said) + ".", width) if said else ""


def _range(values: Sequence[float]) -> str:
    low, high = (f"{100 * value:.0f}" for value in (min(values), max(values)))
    return f"{low} %" if low == high else f"{low} to {high} %"


def _unclear(comparison: Comparison, width: int) -> str:
    if comparison.replicates == 1:
        return fill(
            "One replicate: no interval can be given, and no difference told from chance. Use --replicates 8.", width
        )
    unclear = [line for line in comparison.lines if line.needed is not None]
    if not unclear:
        return ""
    unclear.sort(key=lambda line: (line.group != "all", -line.month, m.SECTIONS.index(line.measure.section)))
    said = []
    for line in unclear[:UNCLEAR_SHOWN]:
        group = "" if line.group == "all" else f" ({_group(line.group)})"
        section = "sustained " if line.measure.section == m.HEADLINE else ""
        said.append(f"{section}{line.measure.label}{group}, month {line.month}, {line.arm} (about {line.needed:,})")
    more = f"; and {len(unclear) - UNCLEAR_SHOWN} more in --json" if len(unclear) > UNCLEAR_SHOWN else ""
    return fill("? Not enough replicates to tell, and how many would do: " + "; ".join(said) + more + ".", width)


def _limits(comparison: Comparison, width: int) -> str:
    return fill(comparison.limits, width) if comparison.limits else ""
