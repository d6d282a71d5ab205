"""What must hold between the draws and figures of casmodel and what SciPy and NumPy make of a model.

Each check returns the sentences of what is wrong. Tests of chance have α = 1e-9 each: the 20,000 of two
thousand models together go wrong by chance once in 50,000 times, and seeds are fixed besides.
"""

import numpy as np
from scipy import stats

import expressions

ALPHA = 1e-9
# As many standard errors.
DEVIATIONS = 6.2


def check_laws(model, columns, random):
    """The draws of each law against its distribution function (Kolmogorov and Smirnov)."""
    wrong = []
    for name, law in model.laws.items():
        x = columns[name]
        below, at = law.below(x, columns), law.at(x, columns)
        rank = below + random.random(len(x)) * at
        test = stats.kstest(rank, "uniform")
        if not test.pvalue > ALPHA:
            wrong.append(
                f"{name}: {law.text} has draws of another law: D = {test.statistic:.4g}, "
                f"p = {test.pvalue:.2g}")
    return wrong


def check_correlation(model, columns):
    """The measure of two correlated laws against its sampling error."""
    if not model.correlation:
        return []
    first, second, measure, number = model.correlation
    x, y = columns[first], columns[second]
    if measure == "kendall":
        found = stats.kendalltau(x, y)[0]
    else:
        found = stats.spearmanr(x, y)[0]
        if measure == "pearson_of_normals":
            found = 2 * np.sin(np.pi * found / 6)
    # No measure varies more than that of independent numbers times 1.1 (that of the last line).
    if abs(found - number) < 1.1 * DEVIATIONS / np.sqrt(len(x)):
        return []
    return [f"{measure} of {first} and {second} is {found:.4f} and not {number}"]


def check_formulas(model, columns):
    """Each formula run by run, from casmodel's own draws of what it names."""
    wrong = []
    values = {name: expressions.Value(columns[name]) for name in columns.dtype.names}
    for name, node in model.formulas.items():
        result = expressions.compute(node, values)
        expected = np.broadcast_to(result.value, len(columns))
        error = np.broadcast_to(result.error, len(columns))
        found = columns[name]
        both = np.isnan(expected) & np.isnan(found)
        # Below the least normal number digits are lost.
        near = np.abs(found - expected) <= error + 1e-307
        bad = ~(both | near | np.isinf(error))
        if bad.any():
            run = int(np.flatnonzero(bad)[0])
            wrong.append(
                f"{name}: {expressions.write(node)} is {found[run]!r} and not {expected[run]!r} "
                f"(to {error[run]:.2g}) in run {run}, and wrong in {bad.sum()} runs; there "
                + ", ".join(f"{n} = {columns[n][run]!r}" for n in columns.dtype.names))
    return wrong


def check_figures(model, columns, figures, weights):
    """Means, standard deviations, quantiles and answers against those of the same draws."""
    wrong = []
    for name, figure in figures["quantities"].items():
        x = columns[name]
        valid = np.isfinite(x)
        w = weights * valid
        if not model.reports and figure["invalid_runs"] != np.sum(~valid):
            wrong.append(f"{name}: {figure['invalid_runs']} invalid runs and not {np.sum(~valid)}")
        if not w.sum() > 0:
            continue
        rounding = _rounding(weights, model.reports)[valid]
        wrong += [f"{name}: {text}" for text in _moments(x[valid], w[valid], rounding, figure)]
        wrong += [f"{name}: {text}" for text in _quantiles(x[valid], w[valid], rounding, figure)]
    values = {name: expressions.Value(columns[name]) for name in columns.dtype.names}
    for name, answer in figures.get("questions", {}).items():
        result = expressions.compute(model.questions[name], values)
        truth = np.broadcast_to(result.value, len(columns))
        is_open = np.broadcast_to(np.isinf(result.error), len(columns))
        # A product or sum beyond the largest number is infinite in a question, and no value among the draws.
        for x in (columns[name] for name in columns.dtype.names):
            if np.any(np.abs(x[np.isfinite(x)]) > 1e280):
                is_open = is_open | ~np.isfinite(x)
        w = weights * ~np.isnan(truth)
        found = answer["probability"]
        if found is None or not w.sum() > 0:
            continue
        exact = np.sum(w * np.nan_to_num(truth)) / w.sum()
        slack = 2 * np.sum(weights * is_open) / w.sum()
        rounding = _rounding(weights, model.reports)
        slack += DEVIATIONS * np.sqrt(np.sum(rounding * (np.nan_to_num(truth) - exact) ** 2)) / w.sum()
        if not abs(found - exact) <= 1e-9 + slack:
            wrong.append(f"{name}: probability {found} and not {exact} of the same draws")
    return wrong


def _rounding(weights, reports):
    """The variances of the weights that figures are made with: casmodel rounds them at random to whole
    units, 1/256 of what a typical run weighs by some first runs, whence the factor."""
    if not reports:
        return np.zeros(len(weights))
    unit = 1.5 * np.sum(weights**2) / np.sum(weights) / 256
    return unit * np.minimum(weights, unit / 4)


def _moments(x, w, rounding, figure):
    mean = figure.get("mean")
    scale = np.max(np.abs(x))
    if "mean_basis" in figure:
        # The law's own mean or none, where a few values far out decide that of the draws.
        median = np.median(x)
        low, high = np.quantile(x, [0.01, 0.99])
        if np.max(np.abs(x - median)) > 3 * (high - low) or np.any(w != w[0]):
            return []
        return ["its mean is not that of the draws, though none of them lies far out"]
    if mean is None or not 1e-70 < scale < 1e70:
        return []
    exact = np.sum(w * x) / np.sum(w)
    # Sums of n numbers, each rounded: n ulp at the very worst.
    slack = 1e-12 * np.sum(w * np.abs(x)) / np.sum(w)
    slack += DEVIATIONS * np.sqrt(np.sum(rounding * (x - exact) ** 2)) / np.sum(w)
    if not abs(mean - exact) <= slack:
        return [f"mean {mean} and not {exact} of the same draws"]
    sd = figure.get("sd")
    if sd is None:
        return []
    spread = np.sqrt(np.sum(w * (x - exact) ** 2) / np.sum(w))
    # Whether it is divided by n or n - 1 is no matter here.
    effective = np.sum(w) ** 2 / np.sum(w**2)
    slack = 2 * spread / effective + 1e-7 * scale
    if spread > 0:
        squares = (x - exact) ** 2 - spread**2
        slack += DEVIATIONS * np.sqrt(np.sum(rounding * squares**2)) / np.sum(w) / spread
    if not abs(sd - spread) <= slack:
        return [f"sd {sd} and not {spread} of the same draws"]
    return []


def _quantiles(x, w, rounding, figure):
    wrong = []
    order = np.argsort(x)
    x, share = x[order], np.cumsum(w[order]) / np.sum(w)
    rounding = DEVIATIONS * np.sqrt(np.sum(rounding)) / np.sum(w)
    effective = np.sum(w) ** 2 / np.sum(w**2)
    for quantile in figure["quantiles"]:
        p, value = quantile["p"], quantile["value"]
        if value is None:
            continue
        # Ranks just below and above the value.
        near = 1e-9 * abs(value)
        low = np.searchsorted(x, value - near, "left")
        high = np.searchsorted(x, value + near, "right")
        low = share[low - 1] if low > 0 else 0
        high = share[high - 1] if high > 0 else 0
        distance = max(low - p, p - high, 0)
        # The bins cost some rank; a small part of its standard error, and the draws next to it.
        slack = 0.35 * np.sqrt(p * (1 - p) / effective) + 2.5 * np.max(w) / np.sum(w) + rounding
        if not distance <= slack:
            wrong.append(
                f"quantile {p} is {value}, of rank {low} to {high} in the same draws")
    return wrong


def check_weights(model, columns, figures):
    """The weight of each run, up to one factor for all: only where runs are drawn as without reports."""
    if figures["evidence"]["adapted"]:
        return []
    values = {name: expressions.Value(columns[name]) for name in columns.dtype.names}
    logs = np.zeros(len(columns))
    known = np.ones(len(columns), bool)
    for report in model.reports:
        about = expressions.compute(report.about, values)
        value = np.broadcast_to(about.value, len(columns))
        error = np.broadcast_to(about.error, len(columns))
        logs = logs + report.log_likelihood(value)
        around = [report.log_likelihood(value + s * np.where(np.isinf(error), 0, error)) for s in (-1, 1)]
        known &= ~np.isinf(error) & ~(np.abs(around[0] - around[1]) > 1e-9)
    weight = columns[columns.dtype.names[-1]]
    found = np.log(weight)
    # Likelihoods far below the largest may be taken as none.
    largest = np.max(logs)
    compared = known & (logs > largest - 30)
    if not compared.any():
        return []
    factor = np.median((found - logs)[compared])
    bad = compared & ~(np.abs(found - logs - factor) < 1e-8)
    bad |= known & (logs < largest - 700) & ~(found < factor + largest - 600)
    if not bad.any():
        return []
    run = int(np.flatnonzero(bad)[0])
    return [
        f"the weight of run {run} is {weight[run]} and not {np.exp(logs[run] + factor)}; "
        f"{bad.sum()} of {compared.sum()} are wrong; there "
        + ", ".join(f"{n} = {columns[n][run]!r}" for n in columns.dtype.names)]
