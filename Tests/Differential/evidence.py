"""Reports with random properties: their text, and the logarithm of their likelihood by NumPy.

The formulas are those of Documentation/How-casmodel-weighs-reports.md.
"""

import dataclasses

import numpy as np
from scipy import stats

import expressions

Z95 = stats.norm.ppf(0.95)


@dataclasses.dataclass
class Report:
    """A report about an expression."""

    name: str
    about: expressions.Node
    kind: str  # range, about, at least or at most
    numbers: list
    shape: str  # lognormal, normal or hard
    relative_error: float | None
    trust: float | None
    if_wrong: float | None

    def lines(self):
        """The report as a model has it."""
        said = {
            "range": lambda: f"{self.numbers[0]!r} to {self.numbers[1]!r}",
        }.get(self.kind, lambda: f"{self.kind} {self.numbers[0]!r}")()
        lines = [f"- name: {self.name}", f"  about: {expressions.write(self.about)}"]
        lines += [f"  report: {said}", f"  error: {self.shape}"]
        for key in ("relative_error", "trust", "if_wrong"):
            if getattr(self, key) is not None:
                lines.append(f"  {key}: {getattr(self, key)}")
        return lines

    def log_likelihood(self, about):
        """For each value of what it is about; no likelihood at all where there is no value."""
        numbers = np.array(self.numbers)
        if self.shape == "hard":
            return np.log(self._hard(about, numbers))
        if self.shape == "lognormal":
            value = np.where(about > 0, np.log(np.where(about > 0, about, 1)), -np.inf)
            value = np.where(np.isnan(about), np.nan, value)
            points, wide = np.log(numbers), self.if_wrong
            unrelated = 1 / (2 * np.log(10))
            error = self.relative_error or 0.1
        else:
            value, points = about, numbers
            largest = np.max(np.abs(numbers))
            wide = None if self.if_wrong is None else self.if_wrong * largest
            unrelated = 1 / (4 * largest)
            error = (self.relative_error or 0.1) * largest
        if self.kind == "range":
            middle, s = points.mean(), (points[1] - points[0]) / (2 * Z95)
        else:
            middle, s = points[0], error
        if wide is not None:
            wide = max(wide, s)
        result = np.log(self._soft(value, middle, s, wide, unrelated))
        return np.where(np.isnan(about), -np.inf, result)

    def _hard(self, about, numbers):
        inside = {
            "range": lambda: (about >= numbers[0]) & (about <= numbers[-1]),
            "at least": lambda: about >= numbers[0],
            "at most": lambda: about <= numbers[0],
        }[self.kind]()
        return inside.astype(float)

    def _soft(self, value, middle, s, wide, unrelated):
        trust = 1 if self.trust is None else self.trust
        if self.kind in ("at least", "at most"):
            sign = 1 if self.kind == "at least" else -1
            right, wrong = (
                0.5 if sd is None else stats.norm.cdf(sign * (value - middle) / sd)
                for sd in (s, wide))
            return trust * right + (1 - trust) * wrong
        if trust == 1:
            return np.exp(-(((value - middle) / s) ** 2) / 2)
        wrong = unrelated if wide is None else stats.norm.pdf((value - middle) / wide) / wide
        return trust * stats.norm.pdf((value - middle) / s) / s + (1 - trust) * wrong


def make(random, number, about, values):
    """A report about an expression, given the values that it has without any: near the middle of them,
    so that plain runs fit it, or now and then not."""
    finite = values[np.isfinite(values)]
    shape = str(random.choice(["lognormal", "lognormal", "normal", "hard"]))
    if shape == "lognormal":
        finite = finite[finite > 0]
    if len(finite) < len(values) / 2 or len(finite) == 0:
        return None
    low, high = np.quantile(finite, sorted(random.uniform(0.1, 0.9, 2)))
    low, high = float(f"{low:.4g}"), float(f"{high:.4g}")
    if not (1e-6 < abs(low) < 1e12 and 1e-6 < abs(high) < 1e12 and low < high):
        return None
    kind = str(random.choice(["range", "range", "about", "at least", "at most"]))
    if shape == "hard" and kind == "about":
        kind = "range"
    is_loose = kind != "range" and shape != "hard"
    return Report(
        f"report_{number}", about, kind, [low, high] if kind == "range" else [low], shape,
        round(random.uniform(0.05, 0.9), 3) if is_loose and random.random() < 0.7 else None,
        round(random.uniform(0.1, 0.95), 3) if shape != "hard" and random.random() < 0.4 else None,
        round(random.uniform(0.5, 3), 2) if shape == "lognormal" and random.random() < 0.2 else None)
