"""Declared beliefs as quantile functions: their two numbers are the central 95 % bounds, in the parameter's unit."""

from __future__ import annotations

import math
from functools import lru_cache
from statistics import NormalDist
from typing import Any

from querencia.errors import ScenarioError

__all__ = ["quantile", "require_possible"]

LOW, HIGH = 0.025, 0.975
Z = NormalDist().inv_cdf(HIGH)


def require_possible(name: str, prior: dict[str, Any], low: float, high: float) -> None:
    """Refuse a belief that no distribution has.

    Raises
    ------
    ScenarioError
        The parameter is fixed, its bounds are crossed, or they lie outside what the shape or the range allows.
    """
    shape, a, b = prior["shape"], float(prior["a"]), float(prior["b"])
    why = ""
    if shape == "fixed":
        why = "it is fixed: no belief about it is declared; vary it in [vary] instead"
    elif not a < b:
        why = f"its 95 % bounds are {a:g} and {b:g}, which leave nothing between them"
    elif shape == "lognormal" and a <= 0:
        why = f"it is lognormal, but its lower bound {a:g} is not above zero"
    elif shape == "beta" and not 0 < a < b < 1:
        why = f"it is a beta, but its bounds {a:g} and {b:g} are not between 0 and 1"
    elif b <= low or a >= high:
        why = f"its bounds {a:g} to {b:g} lie outside its range {low:g} to {high:g}"
    if why:
        raise ScenarioError(f"cannot draw {name}: {why}")


def quantile(prior: dict[str, Any], low: float, high: float, u: float) -> float:
    """Value at probability ``u`` of the belief, cut to the range by renormalising.

    Examples
    --------
    >>> round(quantile({"shape": "uniform", "a": 0.25, "b": 0.75}, 0.0, 1.0, 0.5), 3)
    0.5
    >>> round(quantile({"shape": "lognormal", "a": 0.1, "b": 10.0}, 0.0, 100.0, 0.5), 2)
    1.0
    """
    shape, a, b = prior["shape"], float(prior["a"]), float(prior["b"])
    if shape == "uniform":  # 95 % of a uniform: the whole is a little wider, within the range
        margin = (b - a) * (1 - (HIGH - LOW)) / (2 * (HIGH - LOW))
        bottom, top = max(low, a - margin), min(high, b + margin)
        return bottom + u * (top - bottom)
    if shape == "normal":
        belief = NormalDist((a + b) / 2, (b - a) / (2 * Z))
        return _cut(belief.cdf, belief.inv_cdf, low, high, u)
    if shape == "lognormal":
        belief = NormalDist((math.log(a) + math.log(b)) / 2, (math.log(b) - math.log(a)) / (2 * Z))
        bottom = math.log(low) if low > 0 else -math.inf
        return math.exp(_cut(belief.cdf, belief.inv_cdf, bottom, math.log(high), u))
    from scipy.stats import beta

    one, two = _beta_shape(a, b)
    return _cut(lambda x: float(beta.cdf(x, one, two)), lambda p: float(beta.ppf(p, one, two)), low, high, u)


def _cut(cdf: Any, inverse: Any, low: float, high: float, u: float) -> float:
    below = cdf(low) if math.isfinite(low) else 0.0
    above = cdf(high) if math.isfinite(high) else 1.0
    p = below + min(max(u, 1e-9), 1 - 1e-9) * (above - below)
    return min(max(float(inverse(min(max(p, 1e-12), 1 - 1e-12))), low), high)


@lru_cache(maxsize=1024)
def _beta_shape(a: float, b: float) -> tuple[float, float]:
    """The beta whose central 95 % lie between ``a`` and ``b``."""
    from scipy.optimize import least_squares
    from scipy.stats import beta

    middle = (a + b) / 2
    size = max(middle * (1 - middle) / ((b - a) / (2 * Z)) ** 2 - 1, 0.1)

    def misses(logs: Any) -> Any:
        one, two = math.exp(logs[0]), math.exp(logs[1])
        return [beta.ppf(LOW, one, two) - a, beta.ppf(HIGH, one, two) - b]

    found = least_squares(misses, [math.log(middle * size), math.log((1 - middle) * size)], xtol=1e-12, ftol=1e-12)
    return math.exp(found.x[0]), math.exp(found.x[1])
