"""A bar chart of ratios as SVG, readable on a light and on a dark page."""

from __future__ import annotations

from dataclasses import dataclass
from xml.sax.saxutils import escape

from measuring import Spread
from report import digits

WIDTH = 760
LABELS = 240
#: Room to the right of the longest bar for its number.
NUMBERS = 120
MARGIN = 20
BAR = 24
PITCH = 38
TOP = 58

# A background of its own: what lies behind a picture on a page follows the page's theme, which a
# picture cannot ask for.
STYLE = """
  text { font: 14px system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; fill: #1f2328 }
  .title { font-weight: 600; font-size: 15px }
  .small { font-size: 12px; fill: #59636e }
  .page { fill: #ffffff }
  .own { fill: #0969da }
  .peer { fill: #9198a1 }
  .spread { stroke: #1f2328; stroke-width: 1.5 }
  @media (prefers-color-scheme: dark) {
    text { fill: #f0f6fc }
    .small { fill: #9198a1 }
    .page { fill: #0d1117 }
    .own { fill: #4493f8 }
    .peer { fill: #656c76 }
    .spread { stroke: #f0f6fc }
  }
""".strip("\n")


@dataclass(frozen=True)
class Bar:
    """A program and its ratio; None for the one to which the others are compared."""

    title: str
    seconds: float
    ratio: Spread | None
    #: Whether it is a build of casmodel, which is shown in the same colour as the first.
    own: bool = False

    @property
    def number(self) -> str:
        """What stands beside the bar."""
        ratio = f"{digits(self.ratio.median)} ×" if self.ratio else "1"
        return f"{ratio} ({digits(self.seconds)} s)"


def svg(title: str, bars: list[Bar], notes: list[str]) -> str:
    """The chart: a bar a program with its number, a thin line from the least to the largest ratio."""
    scale = (WIDTH - LABELS - NUMBERS - MARGIN) / max(
        1.0, max((bar.ratio.high for bar in bars if bar.ratio), default=1.0))
    height = TOP + PITCH * len(bars) + 20 * len(notes) + 12
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}"'
        f' width="{WIDTH}" height="{height}" role="img" aria-labelledby="title">',
        f'<title id="title">{escape(describe(title, bars))}</title>',
        f"<style>\n{STYLE}\n</style>",
        f'<rect class="page" width="{WIDTH}" height="{height}"/>',
        f'<text class="title" x="{MARGIN}" y="32">{escape(title)}</text>',
    ]
    for index, bar in enumerate(bars):
        lines += draw(bar, TOP + PITCH * index, scale)
    below = TOP + PITCH * len(bars) + 14
    for index, note in enumerate(notes):
        lines.append(
            f'<text class="small" x="{MARGIN}" y="{below + 20 * index}">{escape(note)}</text>')
    lines.append("</svg>")
    return "\n".join(lines) + "\n"


def draw(bar: Bar, y: float, scale: float) -> list[str]:
    middle = y + BAR / 2
    length = scale * (bar.ratio.median if bar.ratio else 1)
    lines = [
        f'<text x="{LABELS - 10}" y="{middle + 5:g}" text-anchor="end">{escape(bar.title)}</text>',
        f'<rect class="{"own" if bar.own else "peer"}" x="{LABELS}" y="{y:g}"'
        f' width="{length:.1f}" height="{BAR}" rx="2"/>',
    ]
    end = length
    if bar.ratio:
        low, high = scale * bar.ratio.low, scale * bar.ratio.high
        end = max(length, high)
        lines.append(
            f'<line class="spread" x1="{LABELS + low:.1f}" y1="{middle:g}"'
            f' x2="{LABELS + high:.1f}" y2="{middle:g}"/>')
    lines.append(f'<text x="{LABELS + end + 8:.1f}" y="{middle + 5:g}">{bar.number}</text>')
    return lines


def describe(title: str, bars: list[Bar]) -> str:
    """The chart in words, for those who do not see it."""
    return f"{title}: {', '.join(f'{bar.title} {bar.number}' for bar in bars)}"
