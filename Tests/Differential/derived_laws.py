"""Laws that are made of others or whose parameters are quantities, with random parameters."""

import numpy as np
from scipy import stats

import laws
from laws import Law, Z95, between, continuous, whole


def truncated(random):
    """A law without what lies outside of bounds."""
    law = _simple_for_parts(random)
    low, high = sorted(random.uniform(0.02, 0.98, 2))
    if high - low < 0.05:
        return truncated(random)
    a, b = (float(f"{_quantile(law, p):.6g}") for p in (low, high))
    sides = random.integers(3)
    has_low, has_high = sides != 1, sides != 0
    if law.is_whole or not a < b:
        return truncated(random)
    below = law.below(np.array([a]), {})[0] if has_low else 0
    above = law.below(np.array([b]), {})[0] if has_high else 1
    if not above - below > 0.01:
        return truncated(random)
    bounds = (f", low: {a!r}" if has_low else "") + (f", high: {b!r}" if has_high else "")
    return Law(
        f"truncate({law.text}{bounds})",
        lambda x, c: (law.below(x, c) - below) / (above - below), lambda x, c: np.zeros(len(x)))


def mixed(random):
    """A mixture of laws."""
    parts = [_simple_for_parts(random) for _ in range(random.integers(2, 5))]
    weights = [between(random, 0.1, 10) for _ in parts]
    shares = np.array(weights) / sum(weights)
    text = ", ".join(f"{w}: {p.text}" for w, p in zip(weights, parts))
    return Law(
        f"mixture({text})",
        lambda x, c: sum(s * np.nan_to_num(p.below(x, c)) for s, p in zip(shares, parts)),
        lambda x, c: sum(s * p.at(x, c) for s, p in zip(shares, parts)), is_smooth=False)


def _simple_for_parts(random):
    return random.choice(laws.SMOOTH)(random)


def _quantile(law, p):
    """A quantile by bisection, between the largest numbers of the laws here."""
    low, high = -1e9, 1e9
    for _ in range(200):
        middle = (low + high) / 2
        below = np.nan_to_num(law.below(np.array([middle]), {}))[0]
        low, high = (middle, high) if below < p else (low, middle)
    return low


def varying(random, names):
    """A law whose parameter is a quantity above 0, so that it is another law in each run."""
    name = str(random.choice(names))
    scale = between(random, 0.1, 10)
    return [
        continuous(f"normal(mean: {name}, sd: {scale})", lambda c: stats.norm(c[name], scale), False),
        continuous(f"normal(0, {name})", lambda c: stats.norm(0, c[name]), False),
        continuous(f"exponential(mean: {name})", lambda c: stats.expon(scale=c[name]), False),
        continuous(
            f"uniform({name}, 3 * {name})", lambda c: stats.uniform(c[name], 2 * c[name]), False),
        continuous(
            f"lognormal(median: {name}, sigma: 0.5)", lambda c: stats.lognorm(0.5, scale=c[name]),
            False),
        continuous(
            f"{name} to 2 * {name}",
            lambda c: stats.lognorm(np.log(2) / (2 * Z95), scale=np.sqrt(2) * c[name]), False),
        continuous(f"gamma(2.5, {name})", lambda c: stats.gamma(2.5, scale=c[name]), False),
        continuous(
            f"beta(1 + {name}, 2)", lambda c: stats.beta(1 + c[name], 2), False),
        whole(f"poisson(min({name}, 1e6))", lambda c: stats.poisson(np.minimum(c[name], 1e6)), False),
        whole(
            f"binomial(n: 40, p: {name} / (1 + {name}))",
            lambda c: stats.binom(40, c[name] / (1 + c[name])), False),
    ][random.integers(10)]
