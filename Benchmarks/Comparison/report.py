"""A comparison as text: for a terminal, and for a page in Markdown."""

from __future__ import annotations

from dataclasses import dataclass

from measuring import Measurement, Spread, paired_ratios


@dataclass(frozen=True)
class Row:
    """What was measured of one program."""

    title: str
    seconds: Spread
    #: How many times as long as the base; None for the base itself.
    ratio: Spread | None
    #: The largest peak of its runs, in bytes.
    peak_memory: int


def rows(
    titles: dict[str, str], measurements: dict[str, list[Measurement]], base: str
) -> list[Row]:
    """One row a program, in order; ratios are to the program named `base`."""
    base_times = [measurement.seconds for measurement in measurements[base]]
    result = []
    for name, runs in measurements.items():
        times = [measurement.seconds for measurement in runs]
        result.append(
            Row(
                titles[name], Spread.of(times),
                None if name == base else paired_ratios(times, base_times),
                max(measurement.peak_memory for measurement in runs)))
    return result


def digits(value: float) -> str:
    """A time or ratio with three digits, as many as such measurements bear."""
    for decimals in (3, 2, 1):
        # The rounded value decides, so that 9.996 is written as 10.0.
        if round(abs(value), decimals) < 10 ** (3 - decimals):
            return f"{value:.{decimals}f}"
    return f"{value:,.0f}"


def span(spread: Spread) -> str:
    return f"{digits(spread.low)} to {digits(spread.high)}"


def cells(row: Row) -> list[str]:
    ratio, ratio_span = ("1", "") if row.ratio is None else (digits(row.ratio.median), span(row.ratio))
    return [
        row.title, digits(row.seconds.median), span(row.seconds), ratio, ratio_span,
        f"{row.peak_memory / 1e6:,.0f}",
    ]


HEADINGS = ["program", "seconds", "min to max", "ratio", "min to max", "memory (MB)"]


def text_table(all_rows: list[Row]) -> str:
    """Aligned columns: the first to the left, numbers to the right."""
    lines = [HEADINGS] + [cells(row) for row in all_rows]
    widths = [max(len(line[column]) for line in lines) for column in range(len(HEADINGS))]
    return "\n".join(
        "  ".join(
            cell.ljust(width) if column == 0 else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(line, widths))
        ).rstrip()
        for line in lines)


def markdown_table(all_rows: list[Row]) -> str:
    """The same as a table in Markdown."""
    lines = [
        "| program | seconds, median (min to max) | ratio (min to max) | memory |",
        "|---|---:|---:|---:|",
    ]
    for row in all_rows:
        title, seconds, seconds_span, ratio, ratio_span, memory = cells(row)
        ratio_text = f"{ratio} ({ratio_span})" if ratio_span else ratio
        title = title.replace("|", "\\|")
        lines.append(f"| {title} | {seconds} ({seconds_span}) | {ratio_text} | {memory} MB |")
    return "\n".join(lines)


def versions_text(versions: list[tuple[str, str]]) -> str:
    """Names and versions, each once, in the order in which they came up."""
    return ", ".join(f"{name} {version}" for name, version in dict.fromkeys(versions))


class MarkersMissing(Exception):
    """A page has no place for the table."""


def replace_between(page: str, begin: str, end: str, content: str) -> str:
    """A page with what stands between two marker lines replaced."""
    head, found_begin, rest = page.partition(begin)
    _, found_end, tail = rest.partition(end)
    if not found_begin or not found_end:
        raise MarkersMissing(f"the page lacks the line {begin if not found_begin else end}")
    return f"{head}{begin}\n{content}\n{end}{tail}"
