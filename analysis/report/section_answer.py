"""The question, and its answer: the three dimensions first, then the headline."""

from __future__ import annotations

from querencia_analysis import measures as m
from querencia_analysis.report import panels
from querencia_analysis.report.guard import clean
from querencia_analysis.report.maker import Maker, Row, case_of, strongest
from querencia_analysis.report.parts import Column, Figure, Panel, Paragraph, Points, Section, Table

CUTS = (0.33, 0.50, 0.66)


def place_of(maker: Maker) -> str:
    """What the titles of all arms begin with before a colon: most often the country."""
    begins = {title.partition(":")[0].strip() for title in maker.facts.titles.values() if ":" in title}
    return begins.pop() if len(begins) == 1 and all(":" in title for title in maker.facts.titles.values()) else ""


def title_of(maker: Maker) -> str:
    place = place_of(maker)
    return maker.say("title.place", place=place) if place else maker.say("title.plain")


def question(maker: Maker) -> Section:
    facts, words = maker.facts, maker.words
    c = facts.comparison
    key = "question.one_arm" if len(facts.arms) == 1 else "question.arms"
    slots = {"base": maker.arm(facts.base), "months": c.months, "start": words.month(c.start)}
    slots |= {"arm": maker.arm(facts.arms[0])} if len(facts.arms) == 1 else {"count": len(facts.arms)}
    blocks: list[Figure | Paragraph | Points] = [
        Paragraph(maker.say(key, **slots), "lead"),
        Paragraph(maker.say("question.definition")),
        Paragraph(maker.say("question.not_forecast")),
        _arms(maker),
    ]
    return Section("question", maker.say("heading.question"), blocks)


def _arms(maker: Maker) -> Figure:
    facts = maker.facts
    rows: list[Row] = []
    for arm in facts.all_arms:
        programmes = facts.scenarios.get(arm, {}).get("programme", {})
        names = [clean(str(name), 60).replace("_", " ") for name in programmes] if isinstance(programmes, dict) else []
        told = "programme_budget" in facts.home[arm].ds
        budget = float(facts.account("budget", arm)[-1].sum(axis=-1).mean()) if told else None
        rows.append([maker.arm(arm), facts.titles.get(arm, ""), budget, maker.words.listed(names)])
    columns = maker.columns("arm", "title", "budget:money", "programmes")
    table = Table("arms", maker.say("arms.caption"), columns, rows)
    return Figure(
        "arms",
        maker.say("arms.title"),
        maker.say("arms.sentence"),
        table,
        maker.source("programme_budget"),
        maker.say("sure.exact"),
        kind="table",
    )


def answer(maker: Maker) -> Section:
    facts = maker.facts
    blocks: list[Figure | Paragraph | Points] = []
    present = [name for name in m.DIMENSIONS if facts.has(name)]
    blocks.append(Points([dimension(maker, name) for name in present], "cards"))
    blocks.append(Paragraph(headline(maker), "headline"))
    if people := _people(maker):
        blocks.append(Paragraph(people))
    if present:
        blocks.append(_scores(maker, present))
    if facts.has(m.SUSTAINED[0]):
        blocks.append(_sustained(maker))
    if histogram := _distribution(maker):
        blocks.append(histogram)
    return Section("answer", maker.say("heading.answer"), blocks)


def dimension(maker: Maker, variable: str) -> tuple[str, str]:
    """Heading and sentence of one of the three dimensions."""
    facts, name = maker.facts, variable.removeprefix("outcomes_").removesuffix("_sum")
    case = case_of(facts, variable)
    best = strongest(facts, variable)
    slots: dict[str, object] = {"month": facts.last, "base": maker.arm(facts.base)}
    if best and case in ("gain", "one"):
        said = maker.slots_of(best)
        keys = ("arm", "difference", "level", "base_level") + (("low", "high") if case == "gain" else ())
        slots |= {key: said[key] for key in keys}
    return maker.say(f"dimension.{name}"), maker.say(f"{name}.{case}", **slots)


def headline(maker: Maker) -> str:
    """The answer in one number with its interval."""
    facts, variable = maker.facts, m.SUSTAINED[0]
    if not facts.has(variable):
        return maker.say("sustained.missing")
    case, best = case_of(facts, variable), strongest(facts, variable)
    slots: dict[str, object] = {"month": facts.last, "base": maker.arm(facts.base)}
    if best and case in ("gain", "one"):
        said = maker.slots_of(best)
        keys = ("arm", "difference", "level", "base_level") + (("low", "high") if case == "gain" else ())
        slots |= {key: said[key] for key in keys}
    if case == "unclear":
        needed = [line.needed for arm in facts.arms if (line := facts.line(variable, arm)) and line.needed]
        slots["needed"] = maker.words.number(max(needed, default=facts.replicates + 1))
    return maker.say(f"sustained.{case}", **slots)


def sustained_title(maker: Maker) -> str:
    """The headline, short enough for a title."""
    facts = maker.facts
    slots: dict[str, object] = {"month": facts.last, "base": maker.arm(facts.base)}
    best = strongest(facts, m.SUSTAINED[0])
    if facts.replicates == 1:
        return maker.say("sustained_title.one", **slots)
    if best is None:
        return maker.say("sustained_title.none", **slots)
    return maker.say(
        "sustained_title.gain", **{key: maker.slots_of(best)[key] for key in ("arm", "difference")}, **slots
    )


def _people(maker: Maker) -> str:
    best = strongest(maker.facts, m.SUSTAINED[0]) if maker.facts.has(m.SUSTAINED[0]) else None
    cost = next((each for each in maker.facts.comparison.costs if best and each.arm == best.arm), None)
    if not cost or not cost.added_050.known or cost.added_050.low <= 0:
        return ""
    words = maker.words
    numbers = {key: words.people(getattr(cost.added_050, key)) for key in ("value", "low", "high")}
    return maker.say("sustained.people", arm=maker.arm(cost.arm), month=maker.facts.last, **numbers)


def scores_title(maker: Maker, variables: list[str]) -> str:
    """The finding on the three scores together."""
    facts = maker.facts
    best = {name: line for name in variables if (line := strongest(facts, name))}
    slots = {"month": facts.last, "base": maker.arm(facts.base)}
    if facts.replicates == 1:
        return maker.say("scores.one_replicate", **slots)
    if not best:
        cases = {case_of(facts, name) for name in variables}
        key = "loss" if "loss" in cases else "unclear" if "unclear" in cases else "none"
        return maker.say(f"scores.{key}", **slots)
    if len(best) < 3:
        return maker.say("scores.one" if len(best) == 1 else "scores.two", **slots)
    winners = {line.arm for line in best.values()}
    if len(winners) == 1:
        return maker.say("scores.same_arm", arm=maker.arm(winners.pop()), **slots)
    arms = dict(zip(("economic", "social", "psychosocial"), (maker.arm(best[n].arm) for n in variables), strict=True))
    return maker.say("scores.mixed", **arms, **slots)


def _scores(maker: Maker, variables: list[str]) -> Figure:
    facts = maker.facts
    pictures: list[Panel] = []
    rows: list[Row] = []
    for gain in (False, True):
        for name in variables:
            key = name.removeprefix("outcomes_").removesuffix("_sum")
            heading = maker.say(f"panel.{key}_gain" if gain else f"panel.{key}")
            pictures.append(maker.panel(heading, maker.trajectory(name, "score", gain)))
    for name in variables:
        label = maker.measure(m.measure_of(name))
        for arm in facts.arms:
            for month in facts.comparison.at:
                rows.append([label, month, maker.arm(arm), *maker.difference_cells(facts.line(name, arm, month))])
    columns = maker.columns("score", "month:whole", "arm")
    table = Table("scores", maker.say("scores.caption"), [*columns, *maker.difference_columns("score")], rows)
    return Figure(
        "scores",
        scores_title(maker, variables),
        maker.say("scores.sentence"),
        table,
        maker.source(*variables),
        maker.sure("scores"),
        pictures,
        maker.say("scores.alt", base=maker.arm(facts.base)),
    )


def _sustained(maker: Maker) -> Figure:
    facts = maker.facts
    variables = [name for name in m.SUSTAINED if facts.has(name)]
    pictures: list[Panel] = []
    rows: list[Row] = []
    for name in variables:
        cut = maker.words.number(0.5 if name.endswith("050") else 0.66, 2)
        pictures.append(maker.panel(maker.say("panel.sustained", cut=cut), maker.trajectory(name, "share", False)))
        for arm in facts.arms:
            for month in facts.comparison.at:
                rows.append([cut, month, maker.arm(arm), *maker.difference_cells(facts.line(name, arm, month))])
    gained = maker.trajectory(m.SUSTAINED[0], "share", True)
    pictures.append(maker.panel(maker.say("panel.sustained_gain", cut=maker.words.number(0.5, 2)), gained))
    columns = maker.columns("cut", "month:whole", "arm")
    table = Table("sustained", maker.say("sustained.caption"), [*columns, *maker.difference_columns("share")], rows)
    return Figure(
        "sustained",
        sustained_title(maker),
        maker.say("sustained.sentence"),
        table,
        maker.source(*variables),
        maker.sure(),
        pictures,
        maker.say("sustained.alt", base=maker.arm(facts.base)),
    )


def _distribution(maker: Maker) -> Figure | None:
    """Scores of single simulated people against the three cut-offs, last time they were counted one by one."""
    from querencia_analysis.report.people import score_shares

    found = score_shares(maker.facts)
    if not found:
        return None
    month, rows = found
    if not rows or not all(maker.facts.has(name) for name in m.ABOVE):
        return None
    table_rows: list[Row] = []
    for arm in maker.facts.all_arms:
        row: list = [maker.arm(arm)]
        row += [float(maker.facts.values(name, arm)[-1].mean()) for name in m.ABOVE]
        table_rows.append(row)
    cuts = [maker.say("table.at_least", cut=maker.words.number(cut, 2)) for cut in CUTS]
    columns = [Column(maker.say("table.arm")), *(Column(cut, "share") for cut in cuts)]
    table = Table("cutoffs", maker.say("cutoffs.caption"), columns, table_rows)
    best = strongest(maker.facts, m.ABOVE[1])
    slots: dict[str, object] = {"base": maker.arm(maker.facts.base), "month": maker.facts.last}
    case = case_of(maker.facts, m.ABOVE[1])
    if best and case in ("gain", "one"):
        slots |= {key: maker.slots_of(best)[key] for key in ("arm", "difference", "level", "base_level")}
        case = "gain"
    case = {"one_none": "same", "masked": "unclear"}.get(case, case)
    pictures = [maker.panel(maker.say("panel.distribution", month=month), panels.histogram(rows, CUTS, maker.look))]
    for name, cut in zip(m.ABOVE, CUTS, strict=True):
        known = [(maker.short(arm), maker.facts.line(name, arm)) for arm in maker.facts.arms]
        dots = maker.dot_rows([pair for pair in known if pair[1]], 100.0)
        if dots:
            heading = maker.say("panel.cutoffs", cut=maker.words.number(cut, 2))
            pictures.append(maker.panel(heading, panels.dots(dots, maker.look, least=0.5)))
    return Figure(
        "cutoffs",
        maker.say(f"cutoffs.{case}", **slots),
        maker.say("cutoffs.sentence", month=month),
        table,
        maker.source("paired/outcomes_composite", *m.ABOVE),
        maker.sure(),
        pictures,
        maker.say("cutoffs.alt"),
    )
