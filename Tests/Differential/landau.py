"""Landau's law, which SciPy has only since version 1.15."""

import numpy as np


class Landau:
    """1 - F(z) is 1/pi times the integral over t > 0 of exp(-t log t - z t) sin(pi t) / t."""

    def __init__(self):
        # Below -3.5 lie 1e-9 of the probability, and above 1e7 lie 1e-7 of it.
        self.points = np.concatenate([np.linspace(-3.5, 10, 1000), np.geomspace(10.01, 1e7, 500)])
        # With t = exp(s), dt / t is ds; the integrand is 0 at both ends, where equal steps are exact.
        s = np.linspace(np.log(1e-11), np.log(60), 6000)
        t = np.exp(s)
        upper = [np.sum(np.exp(-t * s - z * t) * np.sin(np.pi * t)) for z in self.points]
        self.ranks = np.maximum.accumulate(1 - np.array(upper) * (s[1] - s[0]) / np.pi)

    def cdf(self, x):
        """The distribution function, to some 1e-5."""
        return np.interp(x, self.points, self.ranks)

    def ppf(self, p):
        """The quantile of a probability that is not extreme."""
        return np.interp(p, self.ranks, self.points)
