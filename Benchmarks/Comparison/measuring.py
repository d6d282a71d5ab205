"""Running programs in turn, and what their times say."""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass


class ProgramFailed(Exception):
    """A program ended with an error; the message names it and holds what it said."""


@dataclass(frozen=True)
class Measurement:
    """One run of a whole process."""

    seconds: float
    #: The most memory that was resident, in bytes.
    peak_memory: int
    #: What it printed on standard output.
    output: str


@dataclass(frozen=True)
class Spread:
    """The middle of some numbers, and how far they lie apart."""

    median: float
    low: float
    high: float

    @staticmethod
    def of(values: list[float]) -> Spread:
        return Spread(statistics.median(values), min(values), max(values))


def measure(command: list[str]) -> Measurement:
    """Runs a command to its end and measures it, from before its start to after its end.

    The peak of memory is the kernel's own count. A process starts as a copy of this one, so peaks
    below this script's own (some 15 MB) are not seen.
    """
    with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as errors:
        start = time.perf_counter()
        process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=output, stderr=errors)
        try:
            _, status, usage = os.wait4(process.pid, 0)
        except BaseException:
            process.kill()
            process.wait()
            raise
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        errors.seek(0)
        if process.returncode != 0:
            said = errors.read().decode(errors="replace").strip()
            raise ProgramFailed(
                f"{' '.join(command)} ended with status {process.returncode}: {said}")
        # macOS counts bytes, Linux and the BSDs kibibytes.
        unit = 1 if sys.platform == "darwin" else 1024
        return Measurement(
            seconds, usage.ru_maxrss * unit, output.read().decode(errors="replace"))


def measure_in_turn(
    commands: dict[str, list[str]], rounds: int, after_each=lambda name, measurement: None
) -> dict[str, list[Measurement]]:
    """Runs every command once a round, so that whatever else the machine does meets them alike."""
    measurements: dict[str, list[Measurement]] = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            measurement = measure(command)
            measurements[name].append(measurement)
            after_each(name, measurement)
    return measurements


def paired_ratios(times: list[float], base_times: list[float]) -> Spread:
    """How many times as long as the base, round by round.

    Each ratio is of two runs that followed one another, so that a machine that slows down for a
    while moves both; the spread is that of the ratios and not of the times.
    """
    if len(times) != len(base_times) or not times:
        raise ValueError(f"{len(times)} times cannot be paired with {len(base_times)}")
    return Spread.of([time / base for time, base in zip(times, base_times)])


class OtherWork:
    """How much of the machine other programs take while this one and its children run."""

    def __init__(self, statistics_file: str = "/proc/stat"):
        """Starts watching; Linux tells in `/proc/stat`, elsewhere nothing is known."""
        self._file = statistics_file
        self._start = self._clocks()

    def share(self) -> float | None:
        """The share of all cores' time since the start, from 0 to 1; None where it is not known."""
        now = self._clocks()
        if now is None or self._start is None or now[1] <= self._start[1]:
            return None
        busy, total, own = (end - start for start, end in zip(self._start, now))
        return min(max((busy - own) / total, 0.0), 1.0)

    def _clocks(self) -> tuple[float, float, float] | None:
        """Seconds of all cores: busy, busy or idle, and busy with this program and its children."""
        try:
            with open(self._file) as file:
                words = file.readline().split()
            # user nice system idle iowait irq softirq steal; guests are part of user.
            ticks = [int(word) for word in words[1:9]]
        except (OSError, ValueError):
            return None
        if words[:1] != ["cpu"] or len(ticks) < 8:
            return None
        second = os.sysconf("SC_CLK_TCK")
        own = sum(
            usage.ru_utime + usage.ru_stime
            for usage in map(
                resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)))
        idle = ticks[3] + ticks[4]
        return (sum(ticks) - idle) / second, sum(ticks) / second, own
