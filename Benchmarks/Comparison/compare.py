"""Runs casmodel and its peers in turn on the default model, and compares times and answers.

Called by `Scripts/compare`, which builds casmodel first; that script's help tells the options.
"""

from __future__ import annotations

import argparse
import math
import sys
from pathlib import Path

import answers
import chart
import programs
import report
from measuring import Measurement, OtherWork, ProgramFailed, measure, measure_in_turn

ROOT = Path(__file__).resolve().parent.parent.parent
CHART = ROOT / "Benchmarks" / "ratios.svg"
PAGE = ROOT / "README.md"
BEGIN = "<!-- begin: written by make compare -->"
END = "<!-- end: written by make compare -->"

#: Continuous integration fails where casmodel's portable build is fewer times faster than the loop
#: in C with GSL and OpenMP than this, by the median of three pairs of 5e6 runs. It is half of the
#: lowest such median seen in seven comparisons on two cores, 5.3, while other work took two thirds
#: to four fifths of the machine (the highest: 7.1): far from noise, and near enough to notice that
#: half of the speed is lost.
SPEED_FLOOR = 2.6

# Exit statuses: a program or an answer is wrong; something that was asked for cannot run here.
FAILED = 1
USAGE = 64
UNAVAILABLE = 69


def main() -> int:
    options = read_options()
    builds = [programs.casmodel(*build.split("=", 2)) for build in options.casmodel]
    base = builds[0]
    peers, missing = programs.ready_peers(options.only, ROOT / ".build" / "peers")
    for line in missing:
        print(line)
    if options.floor and programs.REFERENCE_PEER not in peers:
        return complain("the peer that the floor is about cannot run here", UNAVAILABLE)
    compared = {build.name: build for build in builds} | peers

    try:
        results = {
            build.name: answers.of_casmodel(
                measure([*build.command, f"{options.runs:g}", "--json", "-"]).output)
            for build in builds}
        expected = results[base.name]
        agreement = answers.Agreement(
            expected, {name: program.title for name, program in peers.items()})
        # Builds may differ in speed and in nothing else.
        agreement.failures.update(
            (build.name, f"{build.title} gives other bits than {base.title}")
            for build in builds if results[build.name] != expected)
        for program in compared.values():
            # What a first start reads from the disk is nobody's speed.
            measure([*program.command, "1e5"])
        others = OtherWork()
        measurements = measure_in_turn(
            {
                name: [*program.command, f"{options.runs:g}"]
                for name, program in compared.items()
            },
            options.rounds,
            lambda name, measurement: agreement.check(name, measurement.output))
        share = others.share()
    except (ProgramFailed, answers.UnreadableAnswers) as problem:
        return complain(str(problem), FAILED)

    rows = report.rows(
        {name: program.title for name, program in compared.items()}, measurements, base.name)
    machine = programs.machine()
    versions = report.versions_text(
        [version for program in compared.values() for version in program.versions])
    print(
        f"\n{options.runs:,.0f} runs of the default model, whole processes,"
        f" {options.rounds} rounds in turn\n{machine}\n{versions}\n")
    print(report.text_table(rows) + "\n")
    if share is not None:
        print(f"Other work took {share:.0%} of the machine meanwhile.\n")
    print(sampling_alone(compared, measurements), end="")
    print(agreement.text())

    if agreement.failures:
        return complain("the answers do not agree: " + "; ".join(agreement.failures.values()), FAILED)
    if options.write:
        write(rows, len(builds), options, machine, versions, share or 0)
    if options.floor:
        return check_floor(rows[list(compared).index(programs.REFERENCE_PEER)])
    return 0


def read_options() -> argparse.Namespace:
    parser = Parser(
        prog="Scripts/compare", allow_abbrev=False,
        description="Runs casmodel and its peers in turn on the default model: times of whole"
        " processes, ratios, memory, and whether the answers agree.",
        epilog="Peers: " + "; ".join(f"{peer.name} ({peer.title})" for peer in programs.ALL_PEERS))
    parser.add_argument(
        "--runs", type=number_of_runs, default=1e7, help="runs of each program (1e7)")
    parser.add_argument(
        "--rounds", type=number_of_rounds, default=5, help="how often each is run (5)")
    parser.add_argument(
        "--only", action="append", metavar="PEER", help="only this peer; may be repeated",
        choices=[peer.name for peer in programs.ALL_PEERS])
    parser.add_argument(
        "--portable", action="store_true",
        help="only the portable build of casmodel, not that for this machine")
    parser.add_argument(
        "--write", action="store_true",
        help="write the chart Benchmarks/ratios.svg and the table in README.md")
    parser.add_argument(
        "--floor", action="store_true",
        help=f"fail unless casmodel is {SPEED_FLOOR:g} times faster than the loop in C")
    parser.add_argument("--casmodel", action="append", required=True, help=argparse.SUPPRESS)
    return parser.parse_args()


class Parser(argparse.ArgumentParser):
    """A parser that ends with the status by which casmodel's commands report wrong usage."""

    def error(self, message: str):
        self.print_usage(sys.stderr)
        self.exit(USAGE, f"compare: {message}\n")


def number_of_runs(text: str) -> float:
    return whole_number(text, 1e4, 1e9)


def number_of_rounds(text: str) -> int:
    return int(whole_number(text, 1, 1000))


def whole_number(text: str, least: float, most: float) -> float:
    """A whole number, also as 1e7; other texts are errors that say what is wanted."""
    try:
        number = float(text)
    except ValueError:
        number = math.nan
    if not least <= number <= most or number != int(number):
        raise argparse.ArgumentTypeError(
            f"a whole number from {least:,.0f} to {most:,.0f} is needed, got {text}")
    return number


def complain(sentence: str, status: int) -> int:
    print(f"compare: {sentence}", file=sys.stderr)
    return status


def sampling_alone(
    compared: dict[str, programs.Program], measurements: dict[str, list[Measurement]]
) -> str:
    """What the peers say of their own parts: how long they sample, quantiles left out."""
    lines = []
    for name, program in compared.items():
        parts = [
            answers.seconds_of_peer(measurement.output).get("sampling")
            for measurement in measurements[name]]
        known = [part for part in parts if part is not None]
        if known:
            spread = report.Spread.of(known)
            lines.append(
                f"{program.title}: sampling alone {report.digits(spread.median)} s"
                f" ({report.span(spread)})\n")
    return "".join(lines) + ("\n" if lines else "")


def write(
    rows: list[report.Row], builds: int, options: argparse.Namespace, machine: str,
    versions: str, others_share: float
) -> None:
    """The chart, and the table in its page; the first `builds` rows are casmodel's own."""
    runs = f"{options.runs:,.0f} runs of the default model"
    if others_share >= 0.01:
        machine += f", of which other work took {others_share:.0%}"
    CHART.write_text(
        chart.svg(
            f"Time for {runs}, casmodel = 1",
            [
                chart.Bar(row.title, row.seconds.median, row.ratio, own=index < builds)
                for index, row in enumerate(rows)
            ],
            [
                f"Whole processes, medians of {options.rounds} rounds in turn; thin lines: least"
                " to largest ratio.",
                f"{machine}.", f"{versions}.",
            ]))
    content = "\n".join([
        f"{runs.capitalize()}, whole processes, {options.rounds} rounds in turn, on {machine};"
        f" {versions}:", "", report.markdown_table(rows),
    ])
    PAGE.write_text(report.replace_between(PAGE.read_text(), BEGIN, END, content))
    print(f"Wrote {CHART.relative_to(ROOT)} and the table in {PAGE.relative_to(ROOT)}.")


def check_floor(row: report.Row) -> int:
    """Whether casmodel is as many times faster as it must be."""
    if row.ratio is None or row.ratio.median < SPEED_FLOOR:
        return complain(
            f"casmodel must be at least {SPEED_FLOOR:g} times faster than {row.title}"
            f" and is {report.digits(row.ratio.median) if row.ratio else 1} times as fast",
            FAILED)
    print(
        f"casmodel is {report.digits(row.ratio.median)} times faster than {row.title};"
        f" it must be at least {SPEED_FLOOR:g}.")
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
