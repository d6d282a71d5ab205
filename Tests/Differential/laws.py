"""Laws with random parameters: their text, and their distribution functions by SciPy.

Nothing here knows how casmodel samples. A law is told by what lies below a value and at it, so that
`below + v at` with a uniform v is uniform, whether the law is continuous, whole or a mixture of both.
"""

import dataclasses
from collections.abc import Callable

import numpy as np
from scipy import special, stats

import landau

Z95 = stats.norm.ppf(0.95)
LANDAU = landau.Landau()


@dataclasses.dataclass
class Law:
    """A law's text; `below(x)` and `at(x)`, P(X < x) and P(X = x); what it may be used for.

    `below` and `at` get the values of the draws and the columns of the other quantities, by name.
    """

    text: str
    below: Callable
    at: Callable
    is_fixed: bool = True
    is_whole: bool = False
    # A single law without steps, of which normal scores can be taken.
    is_smooth: bool = True


def continuous(text, law, is_fixed=True):
    """A continuous law: a frozen law of SciPy, or a function from columns to one."""
    make = law if callable(law) else lambda columns: law
    return Law(text, lambda x, c: make(c).cdf(x), lambda x, c: np.zeros(len(x)), is_fixed)


def whole(text, law, is_fixed=True):
    """A law of whole numbers."""
    make = law if callable(law) else lambda columns: law
    return Law(
        text, lambda x, c: make(c).cdf(x - 1), lambda x, c: make(c).pmf(x), is_fixed, True)


def between(random, low, high):
    """A number of three digits, evenly spread on the scale of logarithms."""
    return float(f"{np.exp(random.uniform(np.log(low), np.log(high))):.3g}")


def located(random):
    """A location and a scale."""
    scale = between(random, 0.01, 1e4)
    return round(random.uniform(-3, 3) * scale, 4), scale


def by_points(random, name, standard, is_log=False):
    """A law of location and scale given by two percentile points, `standard` being the one of 0 and 1."""
    low, high = sorted(random.choice([1, 2.5, 5, 10, 25, 40, 60, 75, 90, 95, 97.5, 99], 2, replace=False))
    location, scale = located(random)
    if is_log:
        location, scale = random.uniform(-1, 5), between(random, 0.05, 2)
    points = [location + scale * standard.ppf(p / 100) for p in (low, high)]
    written = [float(f"{np.exp(x) if is_log else x:.6g}") for x in points]
    if not written[0] < written[1]:
        return by_points(random, name, standard, is_log)
    a, b = np.log(written) if is_log else written
    scale = (b - a) / (standard.ppf(high / 100) - standard.ppf(low / 100))
    location = a - scale * standard.ppf(low / 100)
    text = f"{name}(p{low:g}: {written[0]!r}, p{high:g}: {written[1]!r})"
    return scaled(text, standard, location, scale, is_log)


def scaled(text, standard, location, scale, is_log=False):
    """The law of location + scale z where z has a standard law, or of its exponential."""

    def below(x, columns):
        return standard.cdf(((np.log(x) if is_log else x) - location) / scale)

    return Law(text, below, lambda x, c: np.zeros(len(x)))


def simple(random):
    """One of the laws that are not made of others."""
    return random.choice(SIMPLE)(random)


def _to(random):
    low = between(random, 0.01, 1e5)
    high = low * between(random, 1.01, 20)
    text = f"{low!r} to {high!r}"
    return continuous(text, stats.lognorm(np.log(high / low) / (2 * Z95), scale=np.sqrt(low * high)))


def _normal(random):
    location, scale = located(random)
    named = random.random() < 0.5
    text = f"normal(mean: {location}, sd: {scale})" if named else f"normal({location}, {scale})"
    return continuous(text, stats.norm(location, scale))


def _lognormal(random):
    sigma = between(random, 0.01, 2)
    median = between(random, 1e-3, 1e5)
    form = random.integers(3)
    if form == 0:
        text = f"lognormal(median: {median}, sigma: {sigma})"
    elif form == 1:
        mu = round(np.log(median), 4)
        median = np.exp(mu)
        text = f"lognormal(mu: {mu}, sigma: {sigma})"
    else:
        mean, sd = median, float(f"{median * sigma:.4g}")
        sigma = np.sqrt(np.log1p((sd / mean) ** 2))
        median = mean * np.exp(-(sigma**2) / 2)
        text = f"lognormal(mean: {mean}, sd: {sd})"
    return continuous(text, stats.lognorm(sigma, scale=median))


def _uniform(random):
    location, scale = located(random)
    if random.random() < 0.3:
        return continuous(
            f"uniform(mean: {location}, sd: {scale})",
            stats.uniform(location - np.sqrt(3) * scale, 2 * np.sqrt(3) * scale))
    return continuous(f"uniform({location}, {location + scale!r})", stats.uniform(location, scale))


def _loguniform(random):
    low = between(random, 1e-3, 1e4)
    high = float(f"{low * between(random, 1.1, 1e4):.4g}")
    return continuous(f"loguniform({low}, {high})", stats.loguniform(low, high))


def _bounded(random):
    low, width = located(random)
    mode = low + width * float(random.choice([0, 1, 0.5, random.random()]))
    high = low + width
    mode = min(mode, high)
    # By rounding it might be more.
    share = min((mode - low) / width, 1)
    if random.random() < 0.5:
        return continuous(
            f"triangular({low!r}, {mode!r}, {high!r})", stats.triang(share, low, width))
    shape = between(random, 0.5, 20) if random.random() < 0.5 else 4
    text = f"pert({low!r}, {mode!r}, {high!r})"
    if shape != 4:
        text = f"pert(low: {low!r}, mode: {mode!r}, high: {high!r}, shape: {shape})"
    return continuous(text, stats.beta(1 + shape * share, 1 + shape * (1 - share), low, width))


def _beta(random):
    low, width = located(random) if random.random() < 0.3 else (0, 1)
    bounds = "" if (low, width) == (0, 1) else f", low: {low!r}, high: {low + width!r}"
    if random.random() < 0.5:
        a, b = between(random, 0.3, 50), between(random, 0.3, 50)
        return continuous(f"beta(alpha: {a}, beta: {b}{bounds})", stats.beta(a, b, low, width))
    share = round(random.uniform(0.1, 0.9), 3)
    spread = round(np.sqrt(share * (1 - share)) * random.uniform(0.05, 0.7), 5)
    total = share * (1 - share) / spread**2 - 1
    text = f"beta(mean: {low + width * share!r}, sd: {width * spread!r}{bounds})"
    return continuous(text, stats.beta(share * total, (1 - share) * total, low, width))


def _gamma(random):
    shape, scale = between(random, 0.2, 500), between(random, 0.01, 1e3)
    if random.random() < 0.5:
        return continuous(f"gamma(shape: {shape}, scale: {scale})", stats.gamma(shape, scale=scale))
    mean, sd = scale, float(f"{scale * between(random, 0.05, 1.5):.4g}")
    return continuous(
        f"gamma(mean: {mean}, sd: {sd})", stats.gamma((mean / sd) ** 2, scale=sd**2 / mean))


def _positive(random):
    """Laws above 0 of one scale and mostly a shape."""
    scale, shape = between(random, 0.01, 1e4), between(random, 0.5, 10)
    df, df2 = between(random, 0.8, 60), between(random, 1, 60)
    return [
        continuous(f"exponential(mean: {scale})", stats.expon(scale=scale)),
        continuous(f"exponential(rate: {scale})", stats.expon(scale=1 / scale)),
        continuous(f"weibull({shape}, {scale})", stats.weibull_min(shape, scale=scale)),
        continuous(f"frechet({shape}, {scale})", stats.invweibull(shape, scale=scale)),
        continuous(f"pareto({shape}, {scale})", stats.pareto(shape, scale=scale)),
        continuous(f"rayleigh(scale: {scale})", stats.rayleigh(scale=scale)),
        continuous(f"rayleigh(mean: {scale})", stats.rayleigh(scale=scale / np.sqrt(np.pi / 2))),
        continuous(f"chi_squared({df})", stats.chi2(df)),
        continuous(f"fisher_f({df}, {df2})", stats.f(df, df2)),
    ][random.integers(9)]


def _straight(random):
    """Laws of location and scale."""
    location, scale = located(random)
    df, shape = between(random, 0.8, 60), between(random, 0.3, 10)
    lean = round(random.uniform(-8, 8), 2)
    at = f"location: {location}, scale: {scale}"
    return [
        continuous(f"gumbel({location}, {scale})", stats.gumbel_r(location, scale)),
        continuous(f"gumbel_min({at})", stats.gumbel_l(location, scale)),
        continuous(f"cauchy({at})", stats.cauchy(location, scale)),
        continuous(f"logistic({at})", stats.logistic(location, scale)),
        continuous(
            f"logistic(mean: {location}, sd: {scale})",
            stats.logistic(location, scale * np.sqrt(3) / np.pi)),
        continuous(f"laplace({at})", stats.laplace(location, scale)),
        continuous(
            f"laplace(mean: {location}, sd: {scale})", stats.laplace(location, scale / np.sqrt(2))),
        continuous(f"student_t(df: {df}, {at})", stats.t(df, location, scale)),
        continuous(f"skew_normal({at}, shape: {lean})", stats.skewnorm(lean, location, scale)),
        continuous(
            f"exponential_power(scale: {scale}, shape: {shape})", stats.gennorm(shape, 0, scale)),
        scaled(f"landau({at})", LANDAU, location, scale),
        # The stable laws that have a closed form.
        continuous(f"levy_stable(alpha: 0.5, scale: {scale}, beta: 1)", stats.levy(0, scale)),
        continuous(f"levy_stable(alpha: 2, scale: {scale})", stats.norm(0, np.sqrt(2) * scale)),
        continuous(f"levy_stable(alpha: 1, scale: {scale}, beta: 0)", stats.cauchy(0, scale)),
    ][random.integers(14)]


def _points(random):
    """Laws given by two percentile points."""
    name, standard, is_log = [
        ("normal", stats.norm(), False), ("uniform", stats.uniform(), False),
        ("gumbel", stats.gumbel_r(), False), ("gumbel_min", stats.gumbel_l(), False),
        ("cauchy", stats.cauchy(), False), ("logistic", stats.logistic(), False),
        ("laplace", stats.laplace(), False), ("landau", LANDAU, False),
        ("lognormal", stats.norm(), True), ("weibull", stats.gumbel_l(), True),
        ("frechet", stats.gumbel_r(), True), ("loguniform", stats.uniform(), True),
        ("pareto", stats.expon(), True),
    ][random.integers(13)]
    return by_points(random, name, standard, is_log)


def _metalog(random):
    """Three points of which the middle one is not far from where it is for a logistic law."""
    low, width = located(random)
    a, b, c = low, low + width * random.uniform(0.4, 0.6), low + width
    a, b, c = (float(f"{v:.6g}") for v in (a, b, c))
    if not a < b < c:
        return _metalog(random)
    p = np.array([0.1, 0.5, 0.9])
    logit = special.logit(p)
    terms = np.linalg.solve(np.stack([np.ones(3), logit, (p - 0.5) * logit], axis=1), [a, b, c])

    def below(x, columns):
        """The inverse of the quantile function, by bisection in the logit."""
        least, most = np.full(len(x), -700.0), np.full(len(x), 700.0)
        for _ in range(80):
            middle = (least + most) / 2
            rank = special.expit(middle)
            value = terms[0] + terms[1] * middle + terms[2] * (rank - 0.5) * middle
            least, most = np.where(value < x, middle, least), np.where(value < x, most, middle)
        return special.expit(least)

    return Law(f"metalog(p10: {a!r}, p50: {b!r}, p90: {c!r})", below, lambda x, c: np.zeros(len(x)))


def _count(random):
    n, p = int(between(random, 1, 1e6)), round(random.uniform(0.001, 0.999), 4)
    mean = between(random, 0.01, 1e5)
    n1, n2 = int(between(random, 1, 3000)), int(between(random, 1, 3000))
    draws = int(random.integers(0, n1 + n2 + 1))
    low = int(random.integers(-500, 500))
    high = low + int(between(random, 1, 1000))
    failures = between(random, 0.3, 500)
    spread = float(f"{np.sqrt(mean) * between(random, 1.05, 5):.4g}")
    tail = mean / spread**2
    return [
        whole(f"poisson({mean})", stats.poisson(mean)),
        whole(f"binomial(n: {n}, p: {p})", stats.binom(n, p)),
        whole(f"negative_binomial(n: {failures}, p: {p})", stats.nbinom(failures, p)),
        whole(
            f"negative_binomial(mean: {mean}, sd: {spread})",
            stats.nbinom(mean * tail / (1 - tail), tail)),
        whole(f"geometric(p: {p})", stats.geom(p)),
        whole(f"geometric(mean: {1 + mean})", stats.geom(1 / (1 + mean))),
        whole(f"hypergeometric({n1}, {n2}, {draws})", stats.hypergeom(n1 + n2, n1, draws)),
        whole(f"bernoulli({p})", stats.bernoulli(p)),
        whole(f"integers({low}, {high})", stats.randint(low, high + 1)),
    ][random.integers(9)]


def _choose(random):
    count = int(random.integers(2, 6))
    values = np.sort(random.choice(1000, count, replace=False) / 8 - 20)
    weights = [between(random, 0.1, 10) for _ in values]
    text = ", ".join(f"{w}: {v}" for w, v in zip(weights, values))
    shares = np.array(weights) / sum(weights)
    steps = np.concatenate([[0], np.cumsum(shares)])

    def at(x, columns):
        place = np.clip(np.searchsorted(values, x), 0, count - 1)
        return np.where(values[place] == x, shares[place], 0)

    below = lambda x, c: steps[np.searchsorted(values, x)]
    return Law(f"choose({text})", below, at, is_smooth=False)


SIMPLE = [
    _to, _normal, _lognormal, _uniform, _loguniform, _bounded, _beta, _gamma, _positive, _positive,
    _straight, _straight, _straight, _points, _points, _metalog, _count, _count, _count, _choose,
]

# Continuous ones, for laws that are made of others.
SMOOTH = [_to, _normal, _uniform, _bounded, _gamma, _straight, _lognormal]
