"""What is assumed, what would change our mind, how it was made."""

from __future__ import annotations

from typing import Any

from querencia_analysis import measures as m
from querencia_analysis.intervals import mean_interval
from querencia_analysis.report.facts import fingerprint, provenance
from querencia_analysis.report.guard import clean
from querencia_analysis.report.maker import Maker, Row, strongest
from querencia_analysis.report.parts import Figure, Paragraph, Points, Section, Table
from querencia_analysis.report.section_time import FOUR_YEARS, leaders

KINDS = ("assumption", "intervention", "outcome", "data")
SHOWN_UNCLEAR = 6


def assumptions(maker: Maker) -> Section:
    facts, say = maker.facts, maker.say
    blocks: list[Figure | Paragraph | Points] = [
        Paragraph(_draws(maker), "missing"),
        Paragraph(say("assume.structure")),
    ]
    stated: dict[str, str] = {}
    for arm in facts.all_arms:
        found = facts.scenarios.get(arm, {}).get("assumption", {})
        if isinstance(found, dict):
            stated |= {
                clean(str(key), 60): clean(str(text), 600) for key, text in found.items() if isinstance(text, str)
            }
    if stated:
        blocks.append(Paragraph(say("assume.stated")))
        blocks.append(Points([(key.replace("_", " "), text) for key, text in list(stated.items())[:40]], "assumptions"))
    else:
        blocks.append(Paragraph(say("assume.none_stated"), "missing"))
    if figure := _sources(maker):
        blocks.append(figure)
    return Section("assumptions", say("heading.assumptions"), blocks)


def _draws(maker: Maker) -> str:
    """Whether the file says anything of parameter uncertainty, and so of which assumptions matter."""
    draw = clean(str(maker.facts.first.ds.attrs.get("parameter_draw", "")), 60)
    if draw in ("", "defaults"):
        return maker.say("assume.defaults", replicates=maker.facts.replicates)
    return maker.say("assume.one_draw", draw=draw)


def source_kind(source: str) -> str:
    """What a parameter's value rests on."""
    word = source.split(":")[0].strip().split(";")[0]
    return word if word in KINDS else "literature"


def _sources(maker: Maker) -> Figure | None:
    parameters = maker.facts.catalogue.get("parameters")
    if not isinstance(parameters, list) or not parameters:
        return None
    say, counts = maker.say, dict.fromkeys((*KINDS, "literature"), 0)
    for each in parameters:
        if isinstance(each, dict):
            counts[source_kind(str(each.get("source", "assumption")))] += 1
    total = sum(counts.values())
    if not total:
        return None
    rows: list[Row] = [[say(f"source.{kind}"), count, count / total] for kind, count in counts.items() if count]
    columns = maker.columns("rests_on", "parameters:whole", "share:share")
    table = Table("parameters", say("assume.caption"), columns, rows)
    title = say("assume.title", assumed=maker.words.number(counts["assumption"]), total=maker.words.number(total))
    return Figure(
        "parameters", title, say("assume.sentence"), table, say("assume.source"), say("sure.exact"), kind="table"
    )


# --- what would change our mind -------------------------------------------------------------------


def minds(maker: Maker) -> Section:
    facts, say = maker.facts, maker.say
    points: list[tuple[str, str]] = []
    if gap := _lead(maker):
        points.append((say("mind.lead"), gap))
    best = strongest(facts, m.SUSTAINED[0]) if facts.has(m.SUSTAINED[0]) else None
    if best and best.difference.known:
        slots = {
            "arm": maker.arm(best.arm),
            "base": maker.arm(facts.base),
            "low": maker.words.points(best.difference.low),
        }
        points.append((say("mind.effect"), say("mind.effect_text", **slots)))
    if unclear := _unclear(maker):
        points.append((say("mind.chance"), unclear))
    points += [(say(f"mind.{key}"), say(f"mind.{key}_text")) for key in ("measure", "parameters", "weights", "trial")]
    return Section("mind", say("heading.mind"), [Paragraph(say("mind.intro")), Points(points, "plain")])


def _lead(maker: Maker) -> str:
    """How much smaller the leader's gain would have to be for the second to draw level."""
    facts, variable = maker.facts, m.SUSTAINED[0]
    if len(facts.arms) < 2 or not facts.has(variable):
        return ""
    month = min(FOUR_YEARS, facts.last)
    first, _ = leaders(maker, variable, month)
    others = [arm for arm in facts.arms if arm != first]
    second = max(others, key=lambda arm: float(facts.values(variable, arm)[month].mean()))
    gap = mean_interval(facts.values(variable, first)[month] - facts.values(variable, second)[month])
    slots: dict[str, Any] = {
        "first": maker.arm(first),
        "second": maker.arm(second),
        "month": month,
        "gap": maker.words.points(gap.value, sign=False),
    }
    if not gap.known or gap.low <= 0:
        return maker.say("mind.lead_unclear", **slots)
    return maker.say("mind.lead_text", **slots)


def _unclear(maker: Maker) -> str:
    """Comparisons that more replicates would settle."""
    facts = maker.facts
    if facts.replicates == 1:
        return maker.say("mind.chance_one")
    lines = [
        line
        for line in facts.comparison.lines
        if line.needed is not None and line.group == "all" and line.month == facts.last
    ]
    if not lines:
        return ""
    most = max(line.needed or 0 for line in lines)
    names = list(dict.fromkeys(maker.measure(line.measure) for line in lines))[:SHOWN_UNCLEAR]
    key = "mind.chance_text" if len(lines) > 1 else "mind.chance_single"
    slots = {"measures": "; ".join(names), "needed": maker.words.number(most), "replicates": facts.replicates}
    return maker.say(key, **slots, **({"count": len(lines)} if len(lines) > 1 else {}))


# --- how it was made ------------------------------------------------------------------------------


def made(maker: Maker) -> Section:
    facts, say = maker.facts, maker.say
    rows: list[Row] = []
    for run in facts.runs:
        attributes = {key: clean(str(value), 300) for key, value in run.ds.attrs.items()}
        prefix = run.path.name
        history = attributes.get("history", "").removeprefix("made by: ")
        inside = provenance(run)
        facts_of = {
            "file": prefix,
            "sha256": fingerprint(run.path),
            "version": attributes.get("kernel_version", ""),
            "commit": inside.get("commit", ""),
            "command": history,
            "seed": attributes.get("seed", ""),
            "draw": attributes.get("parameter_draw", ""),
            "written": inside.get("written", ""),
            "compiler": inside.get("compiler", ""),
            "scale": maker.words.number(run.persons_per_agent, 0 if run.persons_per_agent >= 1 else 2),
            "replicates": str(run.replicates),
            "months": str(run.months),
        }
        rows += [[prefix, say(f"made.{key}"), value or say("made.unknown")] for key, value in facts_of.items()]
    columns = maker.columns("file", "what", "value_plain")
    table = Table("made", say("made.caption"), columns, rows)
    scale = facts.scale
    key = "made.whole" if scale == 1 else "made.scaled"
    slots = {} if scale == 1 else {"people": maker.words.number(scale, 0 if scale >= 1 else 2)}
    figure = Figure(
        "made", say("made.title"), say("made.sentence"), table, say("made.source"), say("sure.exact"), kind="table"
    )
    blocks: list[Figure | Paragraph | Points] = [
        Paragraph(say(key, **slots)),
        Paragraph(
            say("made.replicates_one")
            if facts.replicates == 1
            else say("made.replicates_many", replicates=facts.replicates)
        ),
        Paragraph(say("made.paired")),
        Paragraph(say("made.masks")),
        Paragraph(say("made.weights")),
        figure,
        Paragraph(say("made.limits"), "headline"),
    ]
    return Section("made", say("heading.made"), blocks)
