"""Whether two programs answer alike: a faster wrong answer is no comparison."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass

#: How many of its standard errors a difference may have. With 108 figures a program and a handful
#: of programs, a difference of six comes by chance less than once in a million comparisons.
ALLOWED_ERRORS = 6.0

#: The largest kurtosis (with 3 for a normal law) of the model's outputs: that of a log-normal
#: quantity with the log-variance of `missing`, the widest of them, ln(15/7)² / (2 z)² for the killed
#: plus ln(25)² / (2 z)² for the ratio, z = 1.645. With w the exponential of the log-variance it is
#: w⁴ + 2 w³ + 3 w² − 3.
_LOG_VARIANCE = (math.log(15 / 7) ** 2 + math.log(25) ** 2) / (2 * 1.6448536269514722) ** 2
_W = math.exp(_LOG_VARIANCE)
LARGEST_KURTOSIS = _W**4 + 2 * _W**3 + 3 * _W**2 - 3


class UnreadableAnswers(Exception):
    """What a program printed is not what is agreed upon."""


@dataclass(frozen=True)
class Figure:
    """A number, and the standard deviation that it has over seeds."""

    value: float
    error: float


def of_casmodel(text: str) -> dict[str, Figure]:
    """Every figure in casmodel's JSON that the peers compute too."""
    result = json.loads(text)
    runs = result["runs"]
    figures = {}
    for name, quantity in result["quantities"].items():
        figures[f"{name} mean"] = Figure(quantity["mean"], quantity["mean_mcse"])
        sd = quantity["sd"]
        figures[f"{name} sd"] = Figure(sd, sd * math.sqrt((LARGEST_KURTOSIS - 1) / (4 * runs)))
        for quantile in quantity["quantiles"]:
            figures[f"{name} {quantile['p']:g}"] = Figure(quantile["value"], quantile["mcse"])
    for name, question in result["questions"].items():
        figures[name] = Figure(question["probability"], question["mcse"])
    return figures


def of_peer(text: str) -> dict[str, float]:
    """The figures that a peer prints, by the same names.

    A peer prints a line `quantity NAME mean M sd S P Q P Q …` for each quantity, with quantiles Q at
    probabilities P, and a line `question NAME PROBABILITY` for each question. Other lines are its
    own affair.
    """
    figures = {}
    for line in text.splitlines():
        words = line.split()
        try:
            if words[:1] == ["quantity"]:
                name, rest = words[1], words[2:]
                for label, value in zip(rest[::2], rest[1::2]):
                    key = label if label in ("mean", "sd") else f"{float(label):g}"
                    figures[f"{name} {key}"] = float(value)
            elif words[:1] == ["question"]:
                figures[words[1]] = float(words[2])
        except (IndexError, ValueError):
            raise UnreadableAnswers(f"cannot read the line: {line}") from None
    return figures


def seconds_of_peer(text: str) -> dict[str, float]:
    """The times that a peer gives for its own parts: `seconds sampling 1.5 whole 2.8`."""
    for line in text.splitlines():
        words = line.split()
        if words[:1] == ["seconds"]:
            return {part: float(value) for part, value in zip(words[1::2], words[2::2])}
    return {}


def largest_difference(
    expected: dict[str, Figure], found: dict[str, float]
) -> tuple[float, str]:
    """The largest difference of two answers in its own standard errors, and where it is.

    Both programs did as many runs and neither knows the other's draws, so the standard error of a
    difference is √2 times that of either. A figure that is missing or not a number differs by
    infinity.
    """
    largest, place = 0.0, "no figure"
    for name in sorted(expected.keys() | found.keys()):
        difference = math.inf
        if name in expected and name in found and math.isfinite(found[name]):
            figure = expected[name]
            distance = abs(found[name] - figure.value)
            error = math.sqrt(2) * figure.error
            difference = distance / error if error > 0 else (0.0 if distance == 0 else math.inf)
        if difference > largest:
            largest, place = difference, name
    return largest, place


class Agreement:
    """Holds the answers of programs to what is expected, as they come in."""

    def __init__(self, expected: dict[str, Figure], titles: dict[str, str]):
        """Checks the programs named in `titles`; other programs' answers are passed over."""
        self.expected = expected
        self.titles = titles
        #: The largest difference of each program so far, in standard errors.
        self.largest: dict[str, float] = {}
        #: A sentence for each program that does not agree.
        self.failures: dict[str, str] = {}

    def check(self, name: str, output: str) -> None:
        if name not in self.titles:
            return
        difference, place = largest_difference(self.expected, of_peer(output))
        self.largest[name] = max(difference, self.largest.get(name, 0))
        if difference > ALLOWED_ERRORS:
            self.failures.setdefault(
                name,
                f"{self.titles[name]} differs in {place} by {difference:.1f} standard errors")

    def text(self) -> str:
        if not self.largest:
            return "There are no peer's answers to compare."
        found = "; ".join(
            f"{self.titles[name]} {difference:.1f}" for name, difference in self.largest.items())
        return (
            f"Largest differences from casmodel's answers, of {len(self.expected)} figures, in"
            f" standard errors (at most {ALLOWED_ERRORS:g} allowed):\n{found}")
