"""Exact figures of whole models, by closed forms and quadrature.

Writes whole_models.json beside this file. Needs NumPy and SciPy; run again only when a model in
the list below changes. Each case holds a model's quantities, the quantity under test, its mean, its
standard deviation, quantiles by probability and, where given, probabilities of conditions.
"""

import json
import pathlib

import numpy as np
import scipy
from scipy import integrate, optimize, stats

Z95 = stats.norm.ppf(0.95)
P = [0.001, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.975, 0.99, 0.999]


def lognormal_range(low, high):
    """Median and sigma of the log-normal whose 5 % and 95 % points are these."""
    return np.sqrt(low * high), np.log(high / low) / (2 * Z95)


def quantiles_of_law(law):
    return {str(p): float(law.ppf(p)) for p in P}


def quantiles_of_cdf(cdf, low, high):
    return {
        str(p): float(optimize.brentq(lambda x: cdf(x) - p, low, high, xtol=1e-13 * high, rtol=1e-14))
        for p in P
    }


def case(name, quantities, of, mean, sd, quantiles, questions=None):
    return {
        "name": name,
        "quantities": quantities,
        "of": of,
        "mean": None if mean is None else float(mean),
        "sd": None if sd is None else float(sd),
        "quantiles": quantiles,
        "questions": questions or [],
    }


def from_law(name, quantities, of, law):
    return case(name, quantities, of, law.mean(), law.std(), quantiles_of_law(law))


def lognormal(median, sigma):
    return stats.lognorm(s=sigma, scale=median)


cases = []

# Log-normals under products, quotients and powers are log-normal.
k_median, k_sigma = lognormal_range(7000, 15000)
cases.append(from_law("a reported range", "x: 7000 to 15000", "x", lognormal(k_median, k_sigma)))
cases.append(
    from_law(
        "a product of log-normals",
        "killed: 7000 to 15000\nratio: lognormal(median: 3, sigma: 0.4)\nx: killed * ratio",
        "x",
        lognormal(k_median * 3, np.hypot(k_sigma, 0.4)),
    )
)
cases.append(
    from_law(
        "a quotient and a root",
        "a: lognormal(median: 10, sigma: 0.5)\nb: lognormal(2, 0.3)\nx: (a / b) ^ 0.5",
        "x",
        lognormal(np.sqrt(5), np.hypot(0.5, 0.3) / 2),
    )
)
cases.append(
    from_law("exp of a normal", "z: normal(1, 0.5)\nx: exp(z)", "x", lognormal(np.e, 0.5))
)
cases.append(
    from_law(
        "log of a log-normal", "a: lognormal(2, 0.3)\nx: log(a)", "x", stats.norm(np.log(2), 0.3)
    )
)

# Sums.
cases.append(
    from_law(
        "a sum of normals",
        "a: normal(3, 4)\nb: normal(mean: -1, sd: 3)\nx: a + b - 0.5",
        "x",
        stats.norm(1.5, 5),
    )
)
cases.append(
    from_law(
        "a difference of one draw with itself, doubled",
        "a: normal(3, 4)\nx: a + a - 3",
        "x",
        stats.norm(3, 8),
    )
)
cases.append(
    from_law(
        "two uniforms make a triangle",
        "a: uniform(0, 1)\nb: uniform(0, 1)\nx: a + b",
        "x",
        stats.triang(0.5, 0, 2),
    )
)
cases.append(
    from_law(
        "exponentials make a gamma",
        "a: exponential(2)\nb: exponential(2)\nc: exponential(mean: 2)\nx: a + b + c",
        "x",
        stats.gamma(3, scale=2),
    )
)
cases.append(
    from_law(
        "gammas make a beta",
        "a: gamma(2.5, 1)\nb: gamma(shape: 0.7, scale: 1)\nx: a / (a + b)",
        "x",
        stats.beta(2.5, 0.7),
    )
)

# Extremes.
cases.append(
    case(
        "the larger of two exponentials",
        "a: exponential(1)\nb: exponential(1)\nx: max(a, b)",
        "x",
        1.5,
        np.sqrt(1.25),
        {str(p): float(-np.log1p(-np.sqrt(p))) for p in P},
    )
)
cases.append(
    from_law(
        "the smaller of two exponentials",
        "a: exponential(1)\nb: exponential(1)\nx: min(a, b)",
        "x",
        stats.expon(scale=0.5),
    )
)

# Parameters that are quantities.
cases.append(
    from_law(
        "a normal whose mean is normal",
        "m: normal(10, 3)\nx: normal(mean: m, sd: 4)",
        "x",
        stats.norm(10, 5),
    )
)
cases.append(
    from_law(
        "Poisson of a gamma is negative binomial",
        "rate: gamma(3, 5)\nx: poisson(rate)",
        "x",
        stats.nbinom(3, 1 / 6),
    )
)
cases.append(
    from_law(
        "binomial of a beta",
        "share: beta(2, 3)\nx: binomial(n: 40, p: share)",
        "x",
        stats.betabinom(40, 2, 3),
    )
)
cases.append(
    from_law(
        "a uniform between varying ends",
        "low: uniform(0, 1)\nx: uniform(low, low + 1)",
        "x",
        stats.triang(0.5, 0, 2),
    )
)

# Mixtures and choices.


def mixture_cdf(x):
    return 0.3 * stats.norm.cdf(x, 10, 1) + 0.7 * stats.norm.cdf(x, 100, 5)


mixture_mean = 0.3 * 10 + 0.7 * 100
mixture_var = 0.3 * (1 + 10**2) + 0.7 * (25 + 100**2) - mixture_mean**2
cases.append(
    case(
        "a mixture",
        "x: mixture(0.3: normal(10, 1), 0.7: normal(100, 5))",
        "x",
        mixture_mean,
        np.sqrt(mixture_var),
        quantiles_of_cdf(mixture_cdf, -100, 300),
    )
)
cases.append(
    case(
        "a choice by condition",
        "coin: uniform(0, 1)\na: normal(10, 1)\nb: normal(100, 5)\nx: if(coin < 0.3, a, b)",
        "x",
        mixture_mean,
        np.sqrt(mixture_var),
        quantiles_of_cdf(mixture_cdf, -100, 300),
    )
)
cases.append(
    from_law(
        "a truncated tail",
        "x: truncate(normal(0, 1), low: 8)",
        "x",
        stats.truncnorm(8, np.inf),
    )
)

# Cases that break histograms.
cases.append(
    from_law(
        "far from zero", "x: normal(mean: 50000838, sd: 35.8)", "x", stats.norm(50000838, 35.8)
    )
)
cases.append(from_law("straddling zero", "x: uniform(-1, 3)", "x", stats.uniform(-1, 4)))


def clumps_cdf(x):
    return 0.5 * stats.norm.cdf(x, 1, 0.1) + 0.5 * stats.norm.cdf(x, 1e6, 1e5)


clumps_mean = 0.5 * 1 + 0.5 * 1e6
clumps_var = 0.5 * (0.01 + 1) + 0.5 * (1e10 + 1e12) - clumps_mean**2
# The median lies in the gap between the clumps, where any value has the same rank.
clump_quantiles = {
    str(p): float(
        stats.norm.ppf(2 * p, 1, 0.1) if p < 0.5 else stats.norm.ppf(2 * p - 1, 1e6, 1e5)
    )
    for p in P
    if p != 0.5
}
cases.append(
    case(
        "two clumps a factor of a million apart",
        "x: mixture(0.5: normal(1, 0.1), 0.5: normal(1M, 100k))",
        "x",
        clumps_mean,
        np.sqrt(clumps_var),
        clump_quantiles,
    )
)

# The default model's total: killed times one plus three ratios. Given the ratios, the killed are
# log-normal, and Gauss–Hermite quadrature runs over the ratios.
def ratio_range(median, low, high):
    return median, np.log(high / low) / (2 * Z95)


nodes, weights = np.polynomial.hermite_e.hermegauss(96)
weights = weights / weights.sum()
wounded = 3 * np.exp(0.4 * nodes)
captured_median, captured_sigma = 0.06, np.log(0.18 / 0.02) / (2 * Z95)
captured_median = np.sqrt(0.18 * 0.02)
missing_median, missing_sigma = np.sqrt(0.02 * 0.5), np.log(0.5 / 0.02) / (2 * Z95)
captured = captured_median * np.exp(captured_sigma * nodes)
missing = missing_median * np.exp(missing_sigma * nodes)
factor = 1 + wounded[:, None, None] + captured[None, :, None] + missing[None, None, :]
weight = weights[:, None, None] * weights[None, :, None] * weights[None, None, :]


def total_cdf(x):
    return float(np.sum(weight * stats.norm.cdf((np.log(x / factor) - np.log(k_median)) / k_sigma)))


def lognormal_moments(median, sigma):
    law = lognormal(median, sigma)
    return law.mean(), law.var()


k_mean, k_var = lognormal_moments(k_median, k_sigma)
parts = [
    lognormal_moments(3, 0.4),
    lognormal_moments(captured_median, captured_sigma),
    lognormal_moments(missing_median, missing_sigma),
]
f_mean = 1 + sum(m for m, _ in parts)
f_var = sum(v for _, v in parts)
total_mean = k_mean * f_mean
total_var = (k_var + k_mean**2) * (f_var + f_mean**2) - total_mean**2
cases.append(
    case(
        "total losses from a range and three ratios",
        "killed: 7000 to 15000\n"
        "wounded_per_killed: lognormal(median: 3, sigma: 0.4)\n"
        "captured_per_killed: 0.02 to 0.18\n"
        "missing_per_killed: 0.02 to 0.5\n"
        "total: killed * (1 + wounded_per_killed + captured_per_killed + missing_per_killed)",
        "total",
        total_mean,
        np.sqrt(total_var),
        quantiles_of_cdf(total_cdf, 1e3, 1e7),
        [
            ["total > 40000", 1 - total_cdf(40000)],
            ["total >= 30000 and total <= 40000", total_cdf(40000) - total_cdf(30000)],
            ["killed > 15000", 0.05],
        ],
    )
)

# Reported over a share: a quotient of a constant and a beta.
share = stats.beta(6, 6)
cases.append(
    case(
        "a reported number over the share reported",
        "share: beta(6, 6)\nx: 498 / share",
        "x",
        498 * 11 / 5,
        498
        * np.sqrt(
            integrate.quad(lambda s: share.pdf(s) / s**2, 0, 1)[0] - (11 / 5) ** 2
        ),
        {str(p): float(498 / share.isf(p)) for p in P},
    )
)

path = pathlib.Path(__file__).with_name("whole_models.json")
path.write_text(
    json.dumps(
        {
            "generator": "generate_whole_models.py",
            "numpy": np.__version__,
            "scipy": scipy.__version__,
            "cases": cases,
        },
        indent=1,
    )
    + "\n"
)
print(len(cases), "cases")
