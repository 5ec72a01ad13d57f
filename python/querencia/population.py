"""The synthetic people held against the tables that they were made from."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from querencia.native import share
from querencia.scenario import Scenario, as_scenario, assignments

if TYPE_CHECKING:
    import pandas as pd


def population_check(
    scenario: Scenario | str | os.PathLike[str], *, scale: float | None = None, seed: int | None = None
) -> pd.DataFrame:
    """Make a scenario's people and compare them with every marginal used.

    Parameters
    ----------
    scenario
        A scenario or its file.
    scale, seed
        As in :func:`querencia.run`.

    Returns
    -------
    pandas.DataFrame
        Columns place, marginal, unit, source, synthetic, ok: within 2 %, one point of a share, or what thinning
        explains.
    """
    import pandas as pd

    from querencia import _kernel

    settings = _kernel.RunSettings()
    settings.scale, settings.seed = scale, seed
    arm = as_scenario(scenario)
    source = _kernel.Source(str(arm.path), assignments(arm.overrides))
    rows = _kernel.population_check(source, settings, str(share()))
    return pd.DataFrame(rows, columns=["place", "marginal", "unit", "source", "synthetic", "ok"])


def population_text(checks: pd.DataFrame) -> str:
    """One line per marginal: places, how far off the worst is, and whether all agree."""
    good, whole = int(checks["ok"].sum()), len(checks)
    lines = [
        f"Population check: {good} of {whole} marginals hold within 2 %, one point, or what thinning explains",
        f"  {'marginal':<34}{'places':>7}{'source':>16}{'synthetic':>16}   most apart, in",
    ]
    for marginal, rows in checks.groupby("marginal", sort=False):
        apart = (rows["synthetic"] - rows["source"]).abs() / rows["source"].abs().clip(lower=1e-12)
        worst = rows.loc[apart.idxmax()]
        numbers = f"{worst['source']:>16,.4g}{worst['synthetic']:>16,.4g}"
        mark = "" if rows["ok"].all() else f"   {int((~rows['ok']).sum())} beyond"
        lines.append(f"  {str(marginal)[:33]:<34}{len(rows):>7}{numbers}   {worst['place']}{mark}")
    return "\n".join(lines)
