"""Whole models made at random, with what each of their parts should come to."""

import dataclasses

import numpy as np

import derived_laws
import evidence
import expressions
import laws


@dataclasses.dataclass
class RandomModel:
    """Quantities in the order in which each uses only earlier ones, and what is said of them."""

    laws: dict  # name -> laws.Law
    formulas: dict  # name -> expressions.Node
    questions: dict  # name -> expressions.Node
    correlation: tuple | None  # two names, the measure and the number
    reports: list

    def text(self, random):
        """The model as a file; the order of its quantities does not matter."""
        quantities = [(name, law.text) for name, law in self.laws.items()]
        quantities += [(name, expressions.write(node)) for name, node in self.formulas.items()]
        order = random.permutation(len(quantities))
        names = [name for name, _ in quantities]
        lines = ["quantities:"] + ["  %s: %s" % quantities[i] for i in order]
        lines.append(f"report: [{', '.join(names)}]")
        if self.questions:
            lines.append("questions:")
            lines += [f"  {name}: {expressions.write(q)}" for name, q in self.questions.items()]
        if self.correlation:
            first, second, measure, number = self.correlation
            lines += ["correlations:", f"  - between: [{first}, {second}]", f"    {measure}: {number}"]
        if self.reports:
            lines.append("evidence:")
            lines += ["  " + line for report in self.reports for line in report.lines()]
        return "\n".join(lines) + "\n"


NAMES = ["killed", "wounded", "b", "x_1", "потери", "Übrige", "_q", "n", "p5", "rate", "日"]


def make(random):
    """A random model without reports."""
    names = [str(name) for name in random.permutation(NAMES)]
    inputs = {}
    positive = []
    for _ in range(random.integers(1, 5)):
        name = names.pop()
        choice = random.random()
        if choice < 0.15 and positive:
            inputs[name] = derived_laws.varying(random, positive)
        elif choice < 0.25:
            inputs[name] = derived_laws.truncated(random)
        elif choice < 0.35:
            inputs[name] = derived_laws.mixed(random)
        elif choice < 0.5:
            low = laws.between(random, 0.1, 50)
            inputs[name] = laws.continuous(
                f"uniform({low}, {2 * low!r})", laws.stats.uniform(low, low))
            positive.append(name)
        else:
            inputs[name] = laws.simple(random)
    formulas = {}
    for _ in range(random.integers(1, 5)):
        known = list(inputs) + list(formulas)
        formulas[names.pop()] = expressions.make(random, known, int(random.integers(1, 5)))
    known = list(inputs) + list(formulas)
    questions = {
        f"question_{i}": expressions.make_condition(random, known, 2)
        for i in range(random.integers(0, 3))
    }
    straight = [n for n, law in inputs.items() if law.is_fixed and not law.is_whole and law.is_smooth]
    correlation = None
    if len(straight) >= 2 and random.random() < 0.3:
        measure = str(random.choice(["spearman", "kendall", "pearson_of_normals"]))
        correlation = (straight[0], straight[1], measure, round(random.uniform(-0.9, 0.9), 2))
    return RandomModel(inputs, formulas, questions, correlation, [])


def add_reports(random, model, columns):
    """The model with one to three reports that some runs of it fit, or None where none is found."""
    names = list(model.laws) + list(model.formulas)
    values = {name: expressions.Value(columns[name]) for name in names}
    reports = []
    for number in range(random.integers(1, 4)):
        about = expressions.make(random, names, int(random.integers(0, 3)))
        report = evidence.make(random, number, about, open_as_nothing(about, values, len(columns)))
        if report:
            reports.append(report)
    return dataclasses.replace(model, reports=reports) if reports else None


def open_as_nothing(node, values, count):
    """The values of an expression, as many as there are runs."""
    return np.broadcast_to(expressions.compute(node, values).value, count)
