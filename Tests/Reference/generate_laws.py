#!/usr/bin/env python3
"""Reference values for the laws, from mpmath: an implementation that shares no code with casmodel.

Writes laws.json beside this file. Rerun it when a law or a test point is added:

    python3 Tests/Reference/generate_laws.py

Written with mpmath 1.3 and SciPy 1.17 under Python 3; the versions used are recorded in the file.

For each law: mean, sd, and for a range of points x (the doubles nearest the quantiles at PROBABILITIES in
the lower and upper tail) the density, the cumulative probability and the upper tail, each rounded from
60 digits. Quantiles are compared through `p`: the quantile function must give back x at the
probability that x has, so `points` serve both directions.
"""
import json
import os
import sys

import mpmath as mp
import scipy
from scipy import stats

mp.mp.dps = 60
TAILS = [1e-12, 1e-6, 0.05, 0.5]
M = mp.mpf


class Law:
    """Density, tails and a rough quantile (SciPy's, only to choose where to look)."""

    def __init__(self, name, parameters, mean, sd, density, lower, upper, rough, support, discrete=False):
        self.name, self.parameters = name, parameters
        self.mean, self.sd = mean, sd
        self.density, self.lower, self.upper = density, lower, upper
        self.rough, self.support, self.discrete = rough, support, discrete


def smooth_tail(density, x, scale, end):
    """The integral of a bell-shaped density from x towards `end`, for large shapes, by quadrature in
    steps of half a standard deviation; the result has some 30 digits."""
    sign = 1 if end > x else -1
    total, at = M(0), M(x)
    for _ in range(120):
        to = at + sign * scale / 2
        if (end - to) * sign <= 0:
            to = M(end)
        part = mp.quad(density, [at, to] if sign > 0 else [to, at])
        total += part
        at = to
        if at == end or part < total * M(10) ** -32:
            break
    return total


def normal(m, s):
    m_, s_ = M(m), M(s)
    z = lambda x: (x - m_) / s_
    return Law("normal", [m, s], m_, s_,
               lambda x: mp.npdf(z(x)) / s_,
               lambda x: mp.erfc(-z(x) / mp.sqrt(2)) / 2,
               lambda x: mp.erfc(z(x) / mp.sqrt(2)) / 2,
               stats.norm(m, s), (-mp.inf, mp.inf))


def lognormal(mu, s):
    mu_, s_ = M(mu), M(s)
    z = lambda x: (mp.log(x) - mu_) / s_
    mean = mp.exp(mu_ + s_ ** 2 / 2)
    return Law("lognormal", [mu, s], mean, mean * mp.sqrt(mp.expm1(s_ ** 2)),
               lambda x: mp.npdf(z(x)) / s_ / x,
               lambda x: mp.erfc(-z(x) / mp.sqrt(2)) / 2,
               lambda x: mp.erfc(z(x) / mp.sqrt(2)) / 2,
               stats.lognorm(s, scale=float(mp.exp(mu_))), (0, mp.inf))


def uniform(lo, hi):
    a, b = M(lo), M(hi)
    return Law("uniform", [lo, hi], (a + b) / 2, (b - a) / mp.sqrt(12),
               lambda x: 1 / (b - a), lambda x: (x - a) / (b - a), lambda x: (b - x) / (b - a),
               stats.uniform(lo, hi - lo), (a, b))


def triangular(lo, mode, hi):
    a, c, b = M(lo), M(mode), M(hi)

    def density(x):
        if x == c:
            return 2 / (b - a)
        return 2 * (x - a) / ((b - a) * (c - a)) if x < c else 2 * (b - x) / ((b - a) * (b - c))

    def lower(x):
        return (x - a) ** 2 / ((b - a) * (c - a)) if x < c else 1 - upper(x)

    def upper(x):
        return 1 - lower(x) if x < c else (b - x) ** 2 / ((b - a) * (b - c))

    return Law("triangular", [lo, mode, hi], (a + b + c) / 3,
               mp.sqrt(a * a + b * b + c * c - a * b - a * c - b * c) / mp.sqrt(18),
               density, lower, upper, stats.triang((mode - lo) / (hi - lo), lo, hi - lo), (a, b))


def beta_core(name, parameters, a, b, lo, hi):
    a, b, lo, hi = M(a), M(b), M(lo), M(hi)
    w = hi - lo
    B = mp.beta(a, b)

    def tail(a, b, z):
        # The series of DLMF 8.17.8, all of whose terms are positive.
        z = M(z)
        if z == 0:
            return M(0)
        lead = mp.exp(a * mp.log(z) + b * mp.log1p(-z)) / a
        term, total, n = M(1), M(1), 0
        while term > total * M(10) ** -55:
            term *= (a + b + n) * z / (a + 1 + n)
            total += term
            n += 1
        return lead * total / B

    def both(x):
        z = (x - lo) / w
        if max(a, b) > 5000:
            mean = a / (a + b)
            sd = mp.sqrt(a * b / (a + b + 1)) / (a + b)
            f = lambda z: mp.exp((a - 1) * mp.log(z) + (b - 1) * mp.log1p(-z)) / B
            if z < mean:
                p = smooth_tail(f, z, sd, M(0))
                return p, 1 - p
            q = smooth_tail(f, z, sd, M(1))
            return 1 - q, q
        if z < (a + 1) / (a + b + 2):
            p = tail(a, b, z)
            return p, 1 - p
        q = tail(b, a, (hi - x) / w)
        return 1 - q, q

    return Law(name, parameters, lo + w * a / (a + b), w * mp.sqrt(a * b / (a + b + 1)) / (a + b),
               lambda x: mp.exp((a - 1) * mp.log((x - lo) / w) + (b - 1) * mp.log((hi - x) / w)) / B / w,
               lambda x: both(x)[0], lambda x: both(x)[1],
               stats.beta(float(a), float(b), float(lo), float(w)), (lo, hi))


def beta(a, b, lo=0.0, hi=1.0):
    return beta_core("beta", [a, b, lo, hi], a, b, lo, hi)


def pert(lo, mode, hi, shape=4.0):
    l, m, h, s = M(lo), M(mode), M(hi), M(shape)
    return beta_core("pert", [lo, mode, hi, shape],
                     1 + s * (m - l) / (h - l), 1 + s * (h - m) / (h - l), lo, hi)


def gamma_tails(a, z):
    a, z = M(a), M(z)
    if z <= 0:
        return M(0), M(1)
    if a > 1000:
        f = lambda t: mp.exp((a - 1) * mp.log(t) - t - mp.loggamma(a))
        if z < a:
            p = smooth_tail(f, z, mp.sqrt(a), M(0))
            return p, 1 - p
        q = smooth_tail(f, z, mp.sqrt(a), mp.inf)
        return 1 - q, q
    if z < a + 1:
        lead = mp.exp(a * mp.log(z) - z - mp.loggamma(a + 1))
        term, total, n = M(1), M(1), 1
        while term > total * M(10) ** -55:
            term *= z / (a + n)
            total += term
            n += 1
        p = lead * total
        return p, 1 - p
    if a < 5 or z > 3 * a:
        q = mp.gammainc(a, z, regularized=True)
        return 1 - q, q
    # Above the mean: complement of the series with enough digits for the upper tail.
    old = mp.mp.dps
    mp.mp.dps = 400
    lead = mp.exp(a * mp.log(z) - z - mp.loggamma(a + 1))
    term, total, n = M(1), M(1), 1
    while term > total * M(10) ** -395:
        term *= z / (a + n)
        total += term
        n += 1
    p = lead * total
    q = 1 - p
    mp.mp.dps = old
    return +p, +q


def gamma(k, scale):
    k_, s_ = M(k), M(scale)
    return Law("gamma", [k, scale], k_ * s_, mp.sqrt(k_) * s_,
               lambda x: mp.exp((k_ - 1) * mp.log(x / s_) - x / s_ - mp.loggamma(k_)) / s_,
               lambda x: gamma_tails(k_, x / s_)[0], lambda x: gamma_tails(k_, x / s_)[1],
               stats.gamma(k, scale=scale), (0, mp.inf))


def exponential(m):
    m_ = M(m)
    return Law("exponential", [m], m_, m_,
               lambda x: mp.exp(-x / m_) / m_, lambda x: -mp.expm1(-x / m_), lambda x: mp.exp(-x / m_),
               stats.expon(scale=m), (0, mp.inf))


LAWS = [
    normal(0.0, 1.0), normal(50000838.0, 35.8), normal(-3.0, 1e-200), normal(0.0, 1e300),
    lognormal(0.0, 1.0), lognormal(9.235, 0.2316), lognormal(10.0, 0.001), lognormal(0.0, 5.0),
    lognormal(-600.0, 1.0),
    uniform(0.0, 1.0), uniform(7000.0, 15000.0), uniform(-1.0, 1e-3),
    beta(0.3, 0.4), beta(500.0, 0.7), beta(0.7, 500.0), beta(2.0, 5.0), beta(1.0, 1.0), beta(0.5, 0.5),
    beta(1e-3, 2.0), beta(1e-3, 30.0), beta(1e4, 3e4), beta(1e6, 7.0), beta(20.0, 25.0), beta(45.0, 41.0),
    beta(300.0, 22.0), beta(2.0, 5.0, -4.0, 1000.0), beta(1e7, 1e7), beta(0.02, 0.9), beta(3.0, 1e8),
    gamma(0.02, 4.0), gamma(0.2, 4.0), gamma(1.0, 2.0), gamma(2.5, 1e-3), gamma(1e6, 1.0), gamma(19.0, 3.0),
    gamma(21.0, 3.0), gamma(150.0, 7.0), gamma(1e-3, 1.0), gamma(1e4, 1e200), gamma(0.999, 1.0),
    exponential(1.0), exponential(1e-250), exponential(3600.0),
]


def points(law):
    chosen = []
    for p in TAILS:
        chosen += [float(law.rough.ppf(p)), float(law.rough.isf(p))]
    lo, hi = law.support
    return sorted({x for x in chosen if lo < x < hi and mp.isfinite(x) and (x == 0 or abs(x) > 1e-305)})


def number(x):
    return float(mp.nstr(x, 25))


def main():
    out = {"python": sys.version.split()[0], "mpmath": mp.__version__, "scipy": scipy.__version__, "laws": []}
    for law in LAWS:
        rows = []
        for x in points(law):
            X = M(x)
            rows.append([x, number(law.density(X)), number(law.lower(X)), number(law.upper(X))])
        out["laws"].append({"name": law.name, "parameters": law.parameters, "mean": number(law.mean),
                            "sd": number(law.sd), "points": rows})
        print(law.name, law.parameters, len(rows), file=sys.stderr, flush=True)
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "laws.json")
    with open(path, "w") as file:
        json.dump(out, file, indent=1)
        file.write("\n")


if __name__ == "__main__":
    main()
