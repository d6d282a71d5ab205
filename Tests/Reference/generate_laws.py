#!/usr/bin/env python3
"""Reference values for the laws, from mpmath: an implementation that shares no code with casmodel.
The laws in closed form are in further_laws.py, most of those on whole numbers in discrete_laws.py,
and those without closed forms in tabulated_laws.py.

Writes laws.json beside this file. Rerun it when a law or a test point is added; it takes some three minutes:

    python3 Tests/Reference/generate_laws.py

With names of laws as arguments, only those are computed anew (and those that are not in the file yet).

Written with mpmath 1.3 and SciPy 1.17 under Python 3; the versions used are recorded in the file.

For each law: mean, sd, and for a range of points x (the doubles nearest the quantiles at PROBABILITIES in
the lower and upper tail) the density, the cumulative probability and the upper tail, each rounded from
60 digits. Quantiles are compared through `p`: the quantile function must give back x at the
probability that x has, so `points` serve both directions.
"""
import functools
import json
import math
import os
import sys

import mpmath as mp
import scipy
from scipy import stats

import discrete_laws
import further_laws
import tabulated_laws

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


def poisson(m):
    m_ = M(m)
    sd = mp.sqrt(m_)

    def mass(k):
        return mp.exp(k * mp.log(m_) - m_ - mp.loggamma(k + 1))

    return discrete("poisson", [m], m_, sd, mass, 0, mp.inf, stats.poisson(m))


def binomial(n, p):
    n_, p_ = M(n), M(p)

    def mass(k):
        return mp.exp(mp.loggamma(n_ + 1) - mp.loggamma(k + 1) - mp.loggamma(n_ - k + 1)
                      + k * mp.log(p_) + (n_ - k) * mp.log1p(-p_))

    return discrete("binomial", [n, p], n_ * p_, mp.sqrt(n_ * p_ * (1 - p_)), mass, 0, n_,
                    stats.binom(int(n), p))


def discrete(name, parameters, mean, sd, mass, first, last, rough):
    """Tails by summing from the point outwards, by the ratio of neighbours."""
    def outwards(k, sign):
        total, term, at = M(0), mass(M(k)), M(k)
        while term > 0:
            total += term
            if sign > 0:
                ratio = ((last - at) / (at + 1) * parameters_odds if name == "binomial" else mean / (at + 1))
            else:
                ratio = (at / (last - at + 1) / parameters_odds if name == "binomial" else at / mean)
            term *= ratio
            at += sign
            if term < total * M(10) ** -25 and ratio < 1:
                break
        return total

    parameters_odds = M(parameters[1]) / (1 - M(parameters[1])) if name == "binomial" else None

    @functools.lru_cache
    def both(x):
        if x < mean:
            p = outwards(x, -1)
            return p, 1 - p
        q = outwards(x + 1, 1) if x < last else M(0)
        return 1 - q, q

    return Law(name, parameters, mean, sd, mass, lambda x: both(x)[0], lambda x: both(x)[1], rough,
               (M(first) - M(1) / 2, M(last) + M(1) / 2 if last != mp.inf else last), True)


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
    triangular(0.0, 0.3, 1.0), triangular(-5.0, -5.0, 20.0), triangular(7000.0, 15000.0, 15000.0),
    pert(0.0, 0.3, 1.0), pert(7000.0, 9000.0, 15000.0), pert(-2.0, 5.0, 5.0, 9.5),
    poisson(0.01), poisson(1.0), poisson(3.7), poisson(25.0), poisson(1300.0), poisson(1e5), poisson(1e9),
    binomial(10.0, 0.3), binomial(1.0, 0.5), binomial(500.0, 0.02), binomial(190000.0, 0.08),
    binomial(1e9, 0.5), binomial(1e9, 1e-9), binomial(1e6, 0.999), binomial(60.0, 1e-20),
    exponential(1.0), exponential(1e-250), exponential(3600.0),
]


class Truncated:
    """A law of LAWS restricted to [low, high]; points evenly spread in probability and out in the tails."""

    def __init__(self, base, low, high):
        self.base, self.low, self.high = base, low, high
        self.name, self.parameters = base.name, base.parameters
        lo, hi = base.support
        lo = M(low) if low is not None else lo
        hi = M(high) if high is not None else hi
        lower = lambda x: M(0) if x == -mp.inf else M(1) if x == mp.inf else base.lower(x)
        upper = lambda x: M(1) if x == -mp.inf else M(0) if x == mp.inf else base.upper(x)
        if base.discrete:
            before = (lower(lo - 1), upper(lo - 1)) if lo >= 1 else (M(0), M(1))
        else:
            before = (lower(lo), upper(lo)) if lo > base.support[0] else (M(0), M(1))
        after = (lower(hi), upper(hi)) if hi < base.support[1] else (M(1), M(0))
        mass = after[0] - before[0] if after[0] < 0.5 else before[1] - after[1]
        self.density = lambda x: base.density(x) / mass
        self.lower = lambda x: ((base.lower(x) - before[0]) if base.lower(x) < 0.5
                                else (before[1] - base.upper(x))) / mass
        self.upper = lambda x: ((after[0] - base.lower(x)) if base.lower(x) < 0.5
                                else (base.upper(x) - after[1])) / mass
        self.bounds = (lo, hi)
        self.mass = mass
        if base.discrete:
            end = hi if hi < mp.inf else base.mean + 40 * base.sd + 100
            ks = [M(k) for k in range(max(int(lo), int(base.mean - 40 * base.sd), 0), int(end) + 1)]
            ws = [base.density(k) / mass for k in ks]
            self.mean = mp.fsum(k * w for k, w in zip(ks, ws))
            self.sd = mp.sqrt(mp.fsum((k - self.mean) ** 2 * w for k, w in zip(ks, ws)))
        else:
            cuts = self.cuts()
            self.mean = mp.quad(lambda x: x * self.density(x), cuts)
            self.sd = mp.sqrt(mp.quad(lambda x: (x - self.mean) ** 2 * self.density(x), cuts))

    def find(self, p, tail):
        """The point with this tail, by bisection to 12 digits: only to choose where to look."""
        lo, hi = self.bounds
        lo = max(lo, self.base.mean - 60 * self.base.sd) if lo == -mp.inf else lo
        if hi == mp.inf:
            hi = lo + self.base.sd
            while self.upper(hi) > p / 10:
                hi = lo + 2 * (hi - lo)
        for _ in range(60):
            mid = (lo + hi) / 2
            if (tail(mid) < p) == (tail is self.lower):
                lo = mid
            else:
                hi = mid
        return mid

    def cuts(self):
        inner = [self.find(p, self.lower) for p in (1e-9, 1e-3, 0.2, 0.5)]
        inner += [self.find(p, self.upper) for p in (0.2, 1e-3, 1e-9, 1e-18, 1e-30)]
        lo, hi = self.bounds
        return [lo] + [x for x in inner if lo < x < hi] + ([hi] if hi < mp.inf else [mp.inf])

    def points(self):
        found = [self.find(p, self.lower) for p in TAILS] + [self.find(p, self.upper) for p in TAILS]
        if self.base.discrete:
            found = [mp.floor(x) for x in found]
        lo, hi = self.bounds
        return sorted({float(x) for x in found if lo < x < hi})


TRUNCATED = [
    Truncated(normal(0.0, 1.0), 8.0, None), Truncated(normal(0.0, 1.0), None, -20.0),
    Truncated(normal(0.0, 1.0), -1.0, 2.0), Truncated(normal(50000838.0, 35.8), 50000800.0, None),
    Truncated(lognormal(9.235, 0.2316), 7000.0, 15000.0), Truncated(lognormal(0.0, 1.0), 5000.0, 6000.0),
    Truncated(lognormal(0.0, 5.0), 1e-9, 1e-8), Truncated(exponential(1.0), 100.0, None),
    Truncated(gamma(2.5, 1e-3), 0.02, None), Truncated(beta(2.0, 5.0), 0.9, 0.95),
    Truncated(beta(0.3, 0.4), 0.2, 0.9), Truncated(uniform(0.0, 1.0), 0.25, 0.5),
    Truncated(poisson(25.0), 60.0, None), Truncated(poisson(3.7), 1.0, 5.0),
    Truncated(binomial(500.0, 0.02), None, 4.0), Truncated(poisson(1e5), 99000.0, 101500.0),
]


def points(law):
    chosen = []
    for p in TAILS:
        chosen += [float(law.rough.ppf(p)), float(law.rough.isf(p))]
    lo, hi = law.support
    if law.discrete:
        return sorted({x for x in chosen if lo < x < hi})
    return sorted({x for x in chosen if lo < x < hi and mp.isfinite(x) and (x == 0 or abs(x) > 1e-305)})


def number(x):
    value = float(mp.nstr(x, 25))
    if not math.isfinite(value):
        raise ValueError(f"not a finite reference value: {x}")
    return value


def moment(x):
    """As text where it does not exist, which JSON has no number for."""
    return "nan" if mp.isnan(x) else "inf" if x == mp.inf else number(x)


def rows(xs, law):
    return [[x, number(law.density(M(x))), number(law.lower(M(x))), number(law.upper(M(x)))] for x in xs]


def main(names):
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "laws.json")
    out = {"python": sys.version.split()[0], "mpmath": mp.__version__, "scipy": scipy.__version__, "laws": []}
    kept = {}
    if names:
        with open(path) as file:
            old = json.load(file)
        for entry in old["laws"]:
            if entry["name"] not in names:
                kept[entry["name"], tuple(entry["parameters"])] = entry
        out["truncated"] = old["truncated"]
    for law in LAWS + further_laws.laws(Law, beta_core, gamma_tails) + discrete_laws.laws(Law) + tabulated_laws.laws(Law):
        entry = kept.get((law.name, tuple(law.parameters)))
        if not entry:
            entry = {"name": law.name, "parameters": law.parameters, "mean": moment(law.mean),
                     "sd": moment(law.sd), "points": rows(points(law), law)}
            print(law.name, law.parameters, len(entry["points"]), file=sys.stderr, flush=True)
        out["laws"].append(entry)
    out["metalog"] = tabulated_laws.METALOGS
    if not names:
        out["truncated"] = []
        for law in TRUNCATED:
            out["truncated"].append({
                "name": law.name, "parameters": law.parameters, "low": law.low, "high": law.high,
                "mass": number(law.mass), "mean": number(law.mean), "sd": number(law.sd),
                "points": rows(law.points(), law)})
            print("truncate", law.name, law.parameters, file=sys.stderr, flush=True)
    with open(path, "w") as file:
        json.dump(out, file, indent=1)
        file.write("\n")


if __name__ == "__main__":
    main(sys.argv[1:])
