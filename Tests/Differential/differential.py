"""Random models, simulated by casmodel and computed anew by SciPy and NumPy: see Scripts/differential."""

import argparse
import collections
import json
import pathlib
import subprocess
import sys
import tempfile

import numpy as np

import checks
import models


def main():
    parser = argparse.ArgumentParser(
        prog="Scripts/differential",
        description="Makes random models and holds casmodel's draws and figures of them against "
        "SciPy's distribution functions and NumPy's arithmetic on the same draws.")
    parser.add_argument("--casmodel", required=True, help=argparse.SUPPRESS)
    parser.add_argument("--models", type=int, default=300, help="how many (300)")
    parser.add_argument("--seed", type=int, default=1, help="of the first model (1)")
    parser.add_argument("--runs", type=int, default=20_000, help="of each model (20,000)")
    parser.add_argument("--keep", type=pathlib.Path, help="a folder for the models that fail")
    arguments = parser.parse_args()
    # What has no value is part of the comparison.
    np.seterr(all="ignore")

    counts = collections.Counter()
    failures = 0
    with tempfile.TemporaryDirectory() as folder:
        for seed in range(arguments.seed, arguments.seed + arguments.models):
            text, wrong = try_model(seed, arguments, pathlib.Path(folder), counts)
            if not wrong:
                continue
            failures += 1
            print(f"\nmodel {seed} (--seed {seed} --models 1 tries it again):\n{text}")
            print("\n".join(f"  wrong: {sentence}" for sentence in wrong), flush=True)
            if arguments.keep:
                arguments.keep.mkdir(parents=True, exist_ok=True)
                (arguments.keep / f"model-{seed}.yaml").write_text(text, encoding="utf-8")
    print(
        f"{arguments.models} random models: {counts['laws']} laws, {counts['formulas']} formulas, "
        f"{counts['reports']} reports in {counts['weighed']} of them; "
        f"{counts['refused']} refused, {failures} wrong.")
    # A test that compares next to nothing must not pass.
    if counts["refused"] > 0.3 * arguments.models + 3:
        sys.exit("Too many models were refused.")
    sys.exit(1 if failures else 0)


def try_model(seed, arguments, folder, counts):
    """One model, without reports and then with some; its text and what is wrong."""
    random = np.random.default_rng(seed)
    model = models.make(random)
    text = model.text(random)
    columns, figures, problem = simulate(text, seed, arguments, folder)
    if problem is not None:
        return text, refusal(problem, counts)
    counts["laws"] += len(model.laws)
    counts["formulas"] += len(model.formulas)
    wrong = checks.check_laws(model, columns, random)
    wrong += checks.check_correlation(model, columns)
    wrong += checks.check_formulas(model, columns)
    wrong += checks.check_figures(model, columns, figures, np.ones(len(columns)))
    reported = models.add_reports(random, model, columns) if random.random() < 0.5 else None
    if wrong or not reported:
        return text, wrong

    text = reported.text(random)
    columns, figures, problem = simulate(text, seed, arguments, folder, weighted=True)
    if problem is not None:
        return text, refusal(problem, counts)
    counts["weighed"] += 1
    counts["reports"] += len(reported.reports)
    weights = columns[columns.dtype.names[-1]]
    wrong += checks.check_formulas(reported, columns)
    wrong += checks.check_weights(reported, columns, figures)
    wrong += checks.check_figures(reported, columns, figures, weights)
    return text, wrong


def refusal(problem, counts):
    """What is wrong with a model that was not simulated: nothing, where a sentence says why."""
    status, message = problem
    counts["refused"] += 1
    if status == 65 and message.strip():
        return []
    return [f"ended with status {status}: {message}"]


def simulate(text, seed, arguments, folder, weighted=False):
    """The draws and figures of a model, or how casmodel ended instead; weighted draws are the runs, and
    have their weights in the last column."""
    model, draws, figures = folder / "model.yaml", folder / "draws.npy", folder / "figures.json"
    model.write_text(text, encoding="utf-8")
    command = [arguments.casmodel, "simulate", model, "--runs", str(arguments.runs)]
    command += ["--seed", str(seed), "--allow-invalid", "--draws", draws, "--json", figures]
    if weighted:
        command.append("--weights")
    try:
        run = subprocess.run(command, capture_output=True, text=True, timeout=600, check=False)
    except subprocess.TimeoutExpired:
        return None, None, ("timeout", "it took more than ten minutes")
    if run.returncode != 0:
        return None, None, (run.returncode, run.stderr)
    return np.load(draws), json.loads(figures.read_text(encoding="utf-8")), None


if __name__ == "__main__":
    main()
