"""Outputs of many kinds, to be held against their schemas: models for them, and how casmodel is called."""

#: Quantities of every form, questions, scenarios and correlations; without reports.
PLAIN = """
title: Losses | "one" month
as_of: 2022-03-24
unit: people
sources:
  ap: {title: An official, date: 2022-03-23, grade: B2, url: "https://example.org/a", quote: "7,000", origin: o}
  wars: {title: Past wars}
quantities:
  killed: {value: 7000 to 15000, source: [ap, wars], note: A range, title: Soldiers killed}
  ratio: {value: "truncate(normal(mean: 3, sd: 0.5), low: 0)", unit: ratio}
  wounded: killed * ratio + uniform(0, 10)
  missing: poisson(killed / 100)
  captured: poisson(12)
  humps: "mixture(0.5: normal(10, 1), 0.5: truncate(normal(100, 1), high: 104))"
  mixed: "mixture(0.5: ratio, 0.5: killed)"
  share: "dirichlet(a: 2, b: 3)"
  total: killed + wounded
report: [killed, wounded, missing, captured, humps, mixed, share.a]
headline: killed
questions:
  over: {condition: killed > 15000, title: "More than 15,000?"}
  if_many: {condition: wounded > 40000, given: killed > 12000}
  never_asked: {condition: wounded > 40000, given: killed < 0}
correlations:
  - {between: [killed, ratio], spearman: -0.3}
scenarios:
  worse: {title: A bad month, note: A note, quantities: {ratio: 2 to 8, captured: poisson(40)}}
"""

#: Reports with partial trust, readings and all ways to combine.
REPORTS = """
unit: people
sources:
  a: {title: A ministry, grade: B2, origin: o}
  b: {title: A newspaper, grade: C3, origin: o}
quantities:
  killed: 7000 to 15000
  wounded: killed * (2 to 6)
  captured: poisson(120)
report: [killed, wounded]
questions:
  over: killed > 11000
evidence:
  - {name: half, about: killed, report: 8000 to 12000, trust: 0.5}
  - {name: full, about: killed + wounded, report: at most 90000}
  - {name: origin-1, about: wounded, report: 30000 to 50000, source: a}
  - {name: origin-2, about: wounded, report: 33000, source: b}
  - {name: read, report: 40000, readings: {hurt: {about: wounded, weight: 3}, all: {about: killed + wounded}}}
  - {name: either, about: captured, report: 100 to 130}
  - {name: other, about: captured, report: at least 90}
  - {name: counted, about: killed / 100, report: 105 counted}
  - {name: pooled, about: killed, report: 9000 to 12000}
  - {name: pooled-too, about: killed, report: about 11000}
  - {name: false, about: killed, report: 90000 to 99000, trust: 0.9}
combine:
  - {as: any, reports: [either, other], weights: [1, 2]}
  - {as: pool, reports: [pooled, pooled-too]}
  - {as: all, reports: [half, full]}
scenarios:
  less:
    without: [false]
    evidence: [{name: half, trust: 0.2}, {name: new, about: killed, report: at least 6000}]
    quantities: {captured: poisson(200)}
"""

#: Reports in the far tails.
FAR = """
quantities: {x: uniform(0, 1), y: "normal(0, 1)"}
report: [x, y]
evidence:
  - {name: high, about: x, report: 0.9999999 to 1, error: hard}
  - {name: far, about: y, report: 5.9 to 6, error: hard}
  - {name: here, about: x + y, report: 6.85 to 7, error: hard}
"""

#: Reports that take so many runs to fit that nothing is said of each alone.
SEARCHED = "\n".join(
    ["quantities:", *(f"  a{i}: 1 to 2" for i in range(20)), "evidence:"]
    + [f"  - {{name: e{i}, about: a{2 * i} * a{2 * i + 1}, report: 9 to 9.1}}" for i in range(10)])

#: Quantities without values in some or all runs, or without moments.
UNSOUND = """
quantities:
  some: "log(normal(1, 1))"
  none: "log(-uniform(1, 2))"
  no_mean: cauchy(0, 1)
  no_sd: pareto(1.5, 40)
  law: "lognormal(mu: 0, sigma: 6)"
  nothing: "lognormal(mu: 0, sigma: 6) + uniform(0, 1)"
questions:
  lost: none > 1
"""

#: A model that `casmodel check` doubts in every way.
DOUBTED = """
quantities:
  killed: 10 to 1000000
  unused: 5
  nested: "truncate(mixture(0.4: normal(10, 1), 0.3: truncate(normal(9, 1), high: 9), 0.3: mixture(0.5: normal(1, 1), 0.5: normal(3, 1))), low: 0)"
  twice: "truncate(truncate(normal(0, 1), low: -1), high: 1)"
questions:
  sure: {condition: killed > 15.000}
evidence:
  - {name: r, about: killed, report: 3.500 to 12.250}
"""

MISSING = "extends: plain.yaml\nquantities: {killed: gumbl(1, 2)}\n"

WRONG = """
titel: A model
quantities:
  killed: 7000 to
  wounded: kiled * 3
"""

MODELS = {
    "plain.yaml": PLAIN, "reports.yaml": REPORTS, "far.yaml": FAR, "searched.yaml": SEARCHED, "unsound.yaml": UNSOUND,
    "doubted.yaml": DOUBTED, "wrong.yaml": WRONG,
    "missing.yaml": MISSING,
}
SHIPPED = [
    "nato-2022-03-24", "nato-2022-03-24-reconciled", "russia-2022-03", "russia-mod-2022-03-02",
    "ukraine-2022-03-12",
]


def run(*arguments, runs=4000):
    """The arguments of a command that writes JSON to standard output."""
    return (*arguments, "--runs", str(runs), "--allow-invalid", "--json", "-")


#: For each schema, calls whose output it describes.
CALLS = {
    "result": [
        *(run("simulate", model) for model in SHIPPED),
        run("simulate", "plain.yaml"),
        run("simulate", "plain.yaml", "--level", "0.5", "--level", "0.9"),
        run("simulate", "plain.yaml", "--scenario", "worse", "--seed", str(2**64 - 1)),
        run("simulate", "plain.yaml", "--set", "captured=7", "--set", "captured=poisson(9)"),
        run("simulate", "plain.yaml", runs=1), run("simulate", "plain.yaml", runs=2),
        run("simulate", "plain.yaml", runs=17), run("simulate", "plain.yaml", runs=100_000),
        run("simulate", "reports.yaml"), run("simulate", "reports.yaml", runs=20),
        run("simulate", "reports.yaml", "--scenario", "less", "--quantity", "captured"),
        run("simulate", "far.yaml"), run("simulate", "searched.yaml", runs=1000),
        run("simulate", "unsound.yaml"), run("simulate", "unsound.yaml", runs=100_000),
    ],
    "comparison": [
        run("compare", "russia-2022-03", "nato-2022-03-24"),
        run("compare", "nato-2022-03-24-reconciled", "nato-2022-03-24"),
        run("compare", "plain.yaml", "--scenarios", "--set", "killed=9000; captured=3"),
        run("compare", "reports.yaml", "--scenarios", "--level", "0.5", "--level", "0.9"),
        run("compare", "unsound.yaml", "--set", "none=log(-1 * uniform(2, 3))"),
        run("compare", "plain.yaml", "--set", "captured=7", runs=1),
    ],
    "sweep": [
        run("sweep", "plain.yaml", "--vary", "captured=1 to 5 in 3", "--vary", "ratio=2, 3"),
        run("sweep", "plain.yaml", "--vary", "captured=1, 2", "--scenario", "worse", "--set", "ratio=2"),
        run("sweep", "reports.yaml", "--vary", "captured=90, 120"),
        run("sweep", "unsound.yaml", "--vary", "no_sd=1, 2", runs=50),
    ],
    "check": [
        ("check", model, "--format", "json")
        for model in [*SHIPPED, "plain.yaml", "reports.yaml", "unsound.yaml", "doubted.yaml", "wrong.yaml"]
    ] + [
        ("check", "plain.yaml", "--scenario", "worse", "--format", "json"),
        ("check", "missing.yaml", "--format", "json"),
    ],
    "laws": [("laws", "--format", "json"), ("laws", "gumbel", "--format", "json")],
    "models": [("models", "--format", "json")],
}
