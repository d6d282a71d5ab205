"""The default model in NumPy: the same inputs, formulas, quantiles and questions.

    python3 Benchmarks/Peers/default_model.py [--mkl] [RUNS]

Written as an analyst would write it, with whole arrays; with --mkl the draws are those of Intel's
Math Kernel Library through mkl_random. `Scripts/compare` runs it in turn with casmodel.
"""

import sys
import time

import numpy as np

arguments = [argument for argument in sys.argv[1:] if argument != "--mkl"]
RUNS = int(float(arguments[0])) if arguments else 10_000_000
Z95 = 1.6448536269514722
PROBABILITIES = [0.001, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.975, 0.99, 0.999]

start = time.perf_counter()
if "--mkl" in sys.argv:
    import mkl_random

    # Of its generators and methods, those found fastest.
    generator = mkl_random.MKLRandomState(42, brng="SFMT19937")

    def lognormal(mean, sd):
        return generator.lognormal(mean, sd, RUNS, method="Box-Muller2")

else:
    generator = np.random.default_rng(42)

    def lognormal(mean, sd):
        # Faster than the generator's own lognormal.
        return np.exp(mean + sd * generator.standard_normal(RUNS))


def lognormal_range(low, high):
    return lognormal((np.log(low) + np.log(high)) / 2, (np.log(high) - np.log(low)) / (2 * Z95))


killed = lognormal_range(7000, 15000)
wounded = killed * lognormal(np.log(3), 0.4)
captured = killed * lognormal_range(0.02, 0.18)
missing = killed * lognormal_range(0.02, 0.5)
killed_or_wounded = killed + wounded
total = killed_or_wounded + captured + missing
share_of_force = total / generator.uniform(150_000, 190_000, RUNS)
sampled = time.perf_counter()

quantities = {
    "killed": killed,
    "wounded": wounded,
    "captured": captured,
    "missing": missing,
    "killed_or_wounded": killed_or_wounded,
    "total": total,
    "share_of_force": share_of_force,
}
for name, values in quantities.items():
    quantiles = np.quantile(values, PROBABILITIES)
    pairs = " ".join(f"{p:g} {q:.10g}" for p, q in zip(PROBABILITIES, quantiles))
    print(f"quantity {name} mean {values.mean():.10g} sd {values.std():.10g} {pairs}")
print("question more_than_afghanistan", (killed > 15000).mean())
print("question total_over_40000", (total > 40000).mean())
print("question total_30000_to_40000", ((total >= 30000) & (total <= 40000)).mean())
print(f"seconds sampling {sampled - start:.4f} whole {time.perf_counter() - start:.4f}")
