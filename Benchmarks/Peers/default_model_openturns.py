"""The default model in OpenTURNS: the same inputs, formulas, quantiles and questions.

    python3 Benchmarks/Peers/default_model_openturns.py [RUNS]

Written as its documentation does such studies: a joint distribution of the inputs, a symbolic
function, and the statistics of a sample. `Scripts/compare` runs it in turn with casmodel.
"""

import sys
import time
from math import log

import openturns as ot

RUNS = int(float(sys.argv[1])) if len(sys.argv) > 1 else 10_000_000
Z95 = 1.6448536269514722
PROBABILITIES = [0.001, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.975, 0.99, 0.999]


def lognormal_range(low, high):
    return ot.LogNormal((log(low) + log(high)) / 2, (log(high) - log(low)) / (2 * Z95), 0.0)


start = time.perf_counter()
ot.RandomGenerator.SetSeed(42)
inputs = ot.JointDistribution([
    lognormal_range(7000, 15000),
    ot.LogNormal(log(3), 0.4, 0.0),
    lognormal_range(0.02, 0.18),
    lognormal_range(0.02, 0.5),
    ot.Uniform(150_000, 190_000),
])
model = ot.SymbolicFunction(
    ["killed", "wounded_per_killed", "captured_per_killed", "missing_per_killed", "force"],
    [
        "killed",
        "killed * wounded_per_killed",
        "killed * captured_per_killed",
        "killed * missing_per_killed",
        "killed * (1 + wounded_per_killed)",
        "killed * (1 + wounded_per_killed + captured_per_killed + missing_per_killed)",
        "killed * (1 + wounded_per_killed + captured_per_killed + missing_per_killed) / force",
    ])
names = [
    "killed", "wounded", "captured", "missing", "killed_or_wounded", "total", "share_of_force"]

sample = inputs.getSample(RUNS)
outputs = model(sample)
sampled = time.perf_counter()

means = outputs.computeMean()
sds = outputs.computeStandardDeviation()
quantiles = outputs.computeQuantilePerComponent(PROBABILITIES)
for column, name in enumerate(names):
    pairs = " ".join(
        f"{p:g} {quantiles[row, column]:.10g}" for row, p in enumerate(PROBABILITIES))
    print(f"quantity {name} mean {means[column]:.10g} sd {sds[column]:.10g} {pairs}")
print("question more_than_afghanistan", outputs[:, 0].computeEmpiricalCDF([15000], True))
total = outputs[:, 5]
print("question total_over_40000", total.computeEmpiricalCDF([40000], True))
print(
    "question total_30000_to_40000",
    total.computeEmpiricalCDF([40000]) - total.computeEmpiricalCDF([30000]))
print(f"seconds sampling {sampled - start:.4f} whole {time.perf_counter() - start:.4f}")
