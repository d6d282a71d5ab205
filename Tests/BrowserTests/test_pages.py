"""Opens reports in headless Chromium and looks at them as readers do.

    CASMODEL=.build/release/casmodel python3 -B -m unittest discover -s Tests/BrowserTests

What a page shows is held against what `casmodel simulate --json --curves` says of the same run.
"""

import base64
import csv
import functools
import html.parser
import json
import math
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

from browser import Browser

HERE = pathlib.Path(__file__).resolve().parent
CASMODEL = os.environ.get("CASMODEL", "casmodel")
RUNS = "200000"
# Python with html5lib: this one, or the one that the system's packages belong to.
PYTHONS = [sys.executable, os.environ.get("CASMODEL_SYSTEM_PYTHON", "/usr/bin/python3")]

# The archive of the Nu HTML checker; without it one test is skipped, and says so.
CHECKER = os.environ.get("CASMODEL_CHECKER")
# What the checker, in the version of 2020 that Scripts/pages fetches, does not know yet, each with where
# it is defined: CSS Color Adjustment 1, CSS Text 4, and twice CSS Text Decoration 4.
UNKNOWN_TO_CHECKER = {
    f"CSS: “{name}”: Property “{name}” doesn't exist."
    for name in ("color-scheme", "text-wrap", "text-decoration-thickness", "text-underline-offset")}

# The contrast of every piece of text with what it stands on, by the formulas of the Web Content
# Accessibility Guidelines 2.2, "relative luminance" and "contrast ratio".
CONTRAST = r"""(() => {
  const numbers = (colour) => colour.match(/[\d.]+/g).map(Number);
  const luminance = (colour) => {
    const [r, g, b] = numbers(colour).map((v) => v / 255)
      .map((v) => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = (element) => {
    for (let e = element; e; e = e.parentElement) {
      const svg = e.tagName === 'svg' && e.querySelector('rect.f-background');
      const colour = svg ? getComputedStyle(svg).fill : getComputedStyle(e).backgroundColor;
      if ((numbers(colour)[3] ?? 1) > 0) return colour;
    }
    return 'rgb(255, 255, 255)';
  };
  const seen = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    const text = walker.currentNode.textContent.trim();
    if (!text || ['SCRIPT', 'STYLE', 'title', 'desc'].includes(element.tagName)) continue;
    const style = getComputedStyle(element);
    if (style.display === 'none' || style.visibility === 'hidden') continue;
    const colour = element instanceof SVGElement ? style.fill : style.color;
    const pair = [luminance(colour), luminance(ground(element))];
    const size = parseFloat(style.fontSize);
    const isLarge = size >= 24 || (size >= 18.66 && parseInt(style.fontWeight) >= 700);
    seen.push([(Math.max(...pair) + 0.05) / (Math.min(...pair) + 0.05), isLarge, text, colour]);
  }
  return seen;
})()"""

# What a reader can see or hear of the page, without what its script adds.
WORDS = """[...document.querySelectorAll('main *')]
  .filter((e) => !e.matches('.readout, .hint, .mark') && !e.closest('.hint'))
  .flatMap((e) => [...e.childNodes].filter((n) => n.nodeType === 3))
  .map((n) => n.textContent.replace(/\\s+/g, ' ').trim()).filter(Boolean)"""

FIGURES = """[...document.querySelectorAll('figure[data-x]')].map((figure) => {
  const svg = figure.querySelector('svg');
  const box = svg.getBoundingClientRect();
  const ticks = [...svg.querySelectorAll('text')].filter((t) => {
    const top = t.getAttribute('y') - figure.dataset.bottom;
    return t.getAttribute('text-anchor') === 'middle' && top > 0;
  }).map((t) => [t.textContent, Number(t.getAttribute('x'))]);
  const rules = [...svg.querySelectorAll('line')].filter((line) =>
    line.getAttribute('x1') === line.getAttribute('x2')
    && Math.abs(line.getAttribute('y1') - figure.dataset.bottom) < 0.1
    && Number(line.getAttribute('y2')) > Number(line.getAttribute('y1')))
    .map((line) => Number(line.getAttribute('x1')));
  return {...figure.dataset, ticks, rules, pixels: svg.viewBox.baseVal.width,
    box: [box.left, box.top + scrollY, box.width, box.height]};
})"""


def casmodel(*arguments, cwd=None):
    """What casmodel writes to standard output."""
    return subprocess.run(
        [CASMODEL, *arguments], check=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        stdin=subprocess.DEVNULL, cwd=cwd).stdout


class Simulated:
    """What a run says in files."""

    def __init__(self, folder, name, *arguments):
        curves = folder / f"{name}.csv"
        self.json = json.loads(casmodel(
            "simulate", *arguments, "--runs", RUNS, "--curves", str(curves), "--json", "-"))
        self.curves = {}
        with open(curves, newline="", encoding="utf-8") as file:
            for row in csv.DictReader(file):
                self.curves.setdefault(row["quantity"].replace("_", " "), []).append(
                    (float(row["x"]), float(row["cdf"])))
        self.quantities = {
            name.replace("_", " "): value for name, value in self.json["quantities"].items()}

    def below(self, quantity, value):
        """The probability of at most a value, between the curve's points in equal steps."""
        points = self.curves[quantity]
        if value < points[0][0]:
            return 0
        for (x, p), (next_x, next_p) in zip(points, points[1:]):
            if x <= value < next_x:
                return p + (next_p - p) * (value - x) / (next_x - x)
        return points[-1][1]

    def bracket(self, quantity, value):
        """The probabilities at the curve's points to either side of a value of four digits."""
        slack = abs(value) * 5e-4
        points = self.curves[quantity]
        return (max((p for x, p in points if x <= value - slack), default=0),
                min((p for x, p in points if x >= value + slack), default=1))


class Page:
    """A page that casmodel wrote."""

    def __init__(self, folder, name, *arguments):
        self.path = folder / f"{name}.html"
        self.url = self.path.as_uri()
        casmodel(*arguments, str(self.path), "--runs", RUNS)
        self.html = self.path.read_text("utf-8")


class Report(Page, Simulated):
    """The page of a model, and what the same run says otherwise."""

    def __init__(self, folder, model, name):
        Page.__init__(self, folder, name, "report", str(model), "-o")
        Simulated.__init__(self, folder, name, str(model))


class Sides(Page):
    """The page of a comparison, and what the same runs say of each alternative by itself."""

    def __init__(self, folder, name, command, alternatives):
        Page.__init__(self, folder, name, *command)
        self.alternatives = [
            Simulated(folder, f"{name}-{number}", *arguments)
            for number, arguments in enumerate(alternatives)]


class Outline(html.parser.HTMLParser):
    """Headings, tables, figures, ids and links of a page."""

    def __init__(self, text):
        super().__init__()
        self.headings, self.ids, self.links, self.tags, self.events = [], [], [], [], []
        self.cells, self.tables = [], []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        self.tags.append(tag)
        self.events += [name for name in attributes if name.startswith("on")]
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if "id" in attributes:
            self.ids.append(attributes["id"])
        if tag == "a":
            self.links.append(attributes)
        if tag == "table":
            self.tables.append([])
        if tag in ("caption", "th") and self.tables:
            self.tables[-1].append((tag, attributes.get("scope")))


def of_each(kind):
    """A test of one page becomes a test of all of a kind, each named where it fails."""

    def wrapper(test):
        @functools.wraps(test)
        def all_pages(self):
            for name, page in getattr(self, kind).items():
                with self.subTest(name):
                    test(self, page)

        return all_pages

    return wrapper


of_each_page, of_each_report, of_each_comparison = map(of_each, ("pages", "reports", "sides"))


class PageTests(unittest.TestCase):
    """Each test looks at all pages: those of the built-in models, of a hostile one, and of one with
    readings of a report and with opposed reports."""

    @classmethod
    def setUpClass(cls):
        cls.temporary = tempfile.TemporaryDirectory(prefix="casmodel-pages-")
        cls.folder = pathlib.Path(cls.temporary.name)
        names = [line.split()[0] for line in casmodel("models").decode().splitlines()]
        cls.reports = {name: Report(cls.folder, name, name) for name in names}
        for name in ("hostile", "readings"):
            cls.reports[name] = Report(cls.folder, HERE / f"{name}.yaml", name)
        sides = str(HERE / "sides.yaml")
        other = ["--set", "killed=5000 to 20000", "--set", "wounded_per_killed=2 to 3"]
        default, weighed = names[0], names[1]
        cls.sides = {
            # With reports in them.
            "hostile sides": Sides(
                cls.folder, "sides", ["compare", sides, "--scenarios", "--report"],
                [[sides], [sides, "--scenario", "more"], [sides, "--scenario", "without"]]),
            "report with scenarios": Sides(
                cls.folder, "scenarios", ["report", sides, "--scenarios", "-o"],
                [[sides], [sides, "--scenario", "more"], [sides, "--scenario", "without"]]),
            # In common runs.
            "changes": Sides(
                cls.folder, "changes", ["compare", *other, "--report"],
                [[default], [default, *other[:2]], [default, *other[2:]]]),
            "two models": Sides(
                cls.folder, "models", ["compare", default, weighed, "--report"],
                [[default], [weighed]]),
        }
        cls.pages = {**cls.reports, **cls.sides}
        cls.browser = Browser().__enter__()

    @classmethod
    def tearDownClass(cls):
        cls.browser.__exit__()
        cls.temporary.cleanup()

    def test_there_are_pages_with_and_without_evidence(self):
        self.assertGreaterEqual(len(self.reports), 7)
        with_evidence = [r for r in self.reports.values() if 'id="evidence"' in r.html]
        self.assertGreaterEqual(len(with_evidence), 3)
        self.assertLess(len(with_evidence), len(self.reports))

    @of_each_page
    def test_it_opens_in_silence_and_fetches_nothing(self, report):
        with self.browser.page() as page:
            page.open(report.url)
            for x in range(100, 1100, 100):
                page.move(x, 400)
            self.assertEqual(page.requests, [report.url])
            self.assertEqual(page.messages, [])

    def test_it_is_valid(self):
        script = ("import html5lib, sys; parser = html5lib.HTMLParser(strict=True)\n"
                  "for path in sys.argv[1:]: parser.parse(open(path, 'rb').read())")
        python = next(p for p in PYTHONS if os.path.exists(p) and subprocess.run(
            [p, "-c", "import html5lib"], stderr=subprocess.DEVNULL).returncode == 0)
        paths = [str(report.path) for report in self.pages.values()]
        outcome = subprocess.run([python, "-c", script, *paths], stderr=subprocess.PIPE, text=True)
        self.assertEqual(outcome.returncode, 0, outcome.stderr)

    def findings(self, *paths):
        """What the Nu HTML checker says of pages, errors and warnings."""
        outcome = subprocess.run(
            ["java", "-jar", CHECKER, "--format", "json", "--stdout", "--exit-zero-always",
             *map(str, paths)], stdout=subprocess.PIPE, check=True)
        return [
            f"{pathlib.PurePath(m['url']).name}:{m.get('lastLine')}: {m['message']}"
            for m in json.loads(outcome.stdout)["messages"]
            if m["message"] not in UNKNOWN_TO_CHECKER]

    @unittest.skipUnless(CHECKER, "the Nu HTML checker is not here; CASMODEL_CHECKER names it")
    def test_the_nu_html_checker_finds_nothing(self):
        self.assertEqual(self.findings(*(report.path for report in self.pages.values())), [])

    @unittest.skipUnless(CHECKER, "the Nu HTML checker is not here; CASMODEL_CHECKER names it")
    def test_the_nu_html_checker_would_find_something(self):
        page = self.reports["readings"].html
        mistakes = [
            ("<main>", "<main><p><table></table></p>", "No “p” element in scope"),
            ('<h2 id="method"', '<h2 id="estimates"', "Duplicate ID “estimates”"),
            ("margin: 0;", "margin: 0 twice;", "CSS: “margin”"),
            ("<svg ", '<svg colour="red" ', "Attribute “colour” not allowed"),
        ]
        for number, (old, new, _) in enumerate(mistakes):
            self.assertIn(old, page)
            (self.folder / f"wrong-{number}.html").write_text(page.replace(old, new, 1), "utf-8")
        findings = self.findings(*sorted(self.folder.glob("wrong-*.html")))
        for number, (_, _, finding) in enumerate(mistakes):
            self.assertTrue(
                any(finding in f for f in findings if f.startswith(f"wrong-{number}.html")),
                f"{finding}: {findings}")

    @of_each_page
    def test_its_structure_is_that_of_a_document(self, report):
        outline = Outline(report.html)
        self.assertEqual(outline.headings.count(1), 1)
        self.assertEqual(outline.headings[0], 1)
        for before, after in zip(outline.headings, outline.headings[1:]):
            self.assertLessEqual(after, before + 1)
        self.assertEqual(len(outline.ids), len(set(outline.ids)))
        for link in outline.links:
            if link["href"].startswith("#"):
                self.assertIn(link["href"][1:], outline.ids)
            else:
                self.assertRegex(link["href"], "^https?://")
                self.assertEqual(link["rel"], "noreferrer")
        self.assertGreater(len(outline.tables), 0)
        for table in outline.tables:
            self.assertEqual(table[0], ("caption", None))
            self.assertTrue(all(scope for tag, scope in table if tag == "th"))
        for reference in re.findall(r'aria-(?:labelledby|describedby)="([^"]*)"', report.html):
            for target in reference.split():
                self.assertIn(target, outline.ids)

    @of_each_page
    def test_every_picture_has_words(self, report):
        with self.browser.page() as page:
            page.open(report.url)
            pictures = page.evaluate(
                "[...document.querySelectorAll('svg')].map((svg) => [svg.getAttribute('role'), "
                "...svg.getAttribute('aria-labelledby').split(' ')"
                ".map((id) => document.getElementById(id).textContent)])")
            self.assertGreater(len(pictures), 0)
            for role, title, description in pictures:
                self.assertEqual(role, "img")
                self.assertTrue(title)
                self.assertGreater(len(description), 20)

    def test_quantities_by_reading_and_by_the_report_that_is_right(self):
        report = self.reports["readings"]
        evidence = report.json["evidence"]
        tables = {
            "readings-2": evidence["reports"][1]["readings"],
            "right-1": evidence["combinations"][0]["reports"]}
        with self.browser.page() as page:
            page.open(report.url)
            for caption, alternatives in tables.items():
                # Each figure with the headings that a reader hears with it.
                cells = page.evaluate(f"""(() => {{
                    const table = document.getElementById('{caption}').closest('table');
                    return [...table.tBodies].flatMap((body) => [...body.rows].map((row) => [
                        body.querySelector('th[scope=rowgroup]').textContent,
                        row.querySelector('th[scope=row]').textContent,
                        ...[...row.querySelectorAll('td.number')].map((e) => e.textContent)]));
                }})()""")
                self.assertEqual(
                    [cell[:2] for cell in cells],
                    [[quantity, alternative["name"]] for quantity in report.quantities
                     for alternative in alternatives])
                for quantity, name, *figures in cells:
                    values = next(a for a in alternatives if a["name"] == name)["quantities"][
                        quantity.replace(" ", "_")]
                    for figure, part in zip(figures, ("low", "best", "high"), strict=True):
                        # Three digits are right to half of the third.
                        self.assertAlmostEqual(
                            float(figure.replace(",", "")) / values[part], 1, delta=0.0051)

    # Values under the pointer

    def read(self, text):
        """Value and probability of a readout such as `12,300 people: 78.2 % at or below, …`."""
        match = re.match(r"(−?[\d.,]+(?:e[+−]?\d+)?)(?:\s.*)?: (below |above )?([\d.]+)\s% at or below",
                         text)
        self.assertIsNotNone(match, text)
        value = float(match[1].replace(",", "").replace("−", "-").replace("+", ""))
        return value, float(match[3]) / 100

    def readout(self, page, place, figure, x):
        """What a figure tells with the pointer at a place of the window, from its left."""
        _, top, _, height = figure["box"]
        page.evaluate(f"scrollTo(0, {top - 200})")
        page.move(x, top - page.evaluate("scrollY") + height * 0.6)
        return page.evaluate(
            "document.querySelectorAll('figure[data-x]')"
            f"[{place}].querySelector('.readout').textContent")

    def position(self, figure, value):
        """Where a value stands in the window, by the figure's axis."""
        scale = math.log if figure["scale"] == "logarithmic" else float
        low, high = float(figure["low"]), float(figure["high"])
        left, right = float(figure["left"]), float(figure["right"])
        place = left + (scale(value) - scale(low)) / (scale(high) - scale(low)) * (right - left)
        return figure["box"][0] + place / figure["pixels"] * figure["box"][2]

    def value(self, figure, x):
        """The value at a place in the window."""
        low, high = float(figure["low"]), float(figure["high"])
        left, right = float(figure["left"]), float(figure["right"])
        place = (x - figure["box"][0]) / figure["box"][2] * figure["pixels"]
        share = (place - left) / (right - left)
        if figure["scale"] == "logarithmic":
            return math.exp(math.log(low) * (1 - share) + math.log(high) * share)
        return low * (1 - share) + high * share

    @of_each_page
    def test_axes_are_where_their_labels_say(self, report):
        count = 0
        with self.browser.page(width=1600) as page:
            page.open(report.url)
            for figure in page.evaluate(FIGURES):
                for label, x in figure["ticks"]:
                    if not re.fullmatch(r"[−-]?[\d,.]+", label):
                        continue
                    value = float(label.replace(",", "").replace("−", "-"))
                    # A label at an end may stand beside its tick; the tick is where it belongs.
                    tick = min(figure["rules"], key=lambda rule: abs(rule - x))
                    shown = figure["box"][0] + tick / figure["pixels"] * figure["box"][2]
                    self.assertAlmostEqual(
                        self.position(figure, value), shown, delta=1,
                        msg=f"{figure['label']}: {label}")
                    count += 1
        self.assertGreater(count, 2)

    @of_each_report
    def test_the_pointer_reads_what_the_curves_say(self, report):
        count = 0
        with self.browser.page(width=1600, height=1200) as page:
            page.open(report.url)
            for place, figure in enumerate(page.evaluate(FIGURES)):
                quantity = figure["label"]
                lowest, highest = (self.position(figure, float(figure["x"].split()[i]))
                                   for i in (0, -1))
                for share in (0.1, 0.3, 0.5, 0.7, 0.9):
                    x = lowest + share * (highest - lowest)
                    text = self.readout(page, place, figure, x)
                    value, probability = self.read(text)
                    points = self.curves_within(report, figure)
                    # The nearest of the curve's points is told, in four digits.
                    nearest = min(points, key=lambda v: abs(self.position(figure, v) - x))
                    self.assertLess(
                        abs(self.position(figure, value) - x),
                        abs(self.position(figure, nearest) - x) + 1, text)
                    slack = abs(value) * 5e-4
                    self.assertLessEqual(
                        report.below(quantity, value - slack) - 0.00051, probability, text)
                    self.assertGreaterEqual(
                        report.below(quantity, value + slack) + 0.00051, probability, text)
                    count += 1
        self.assertGreater(count, 4)

    def curves_within(self, report, figure):
        low, high = float(figure["low"]), float(figure["high"])
        return [x for x, _ in report.curves[figure["label"]] if low <= x <= high]

    @of_each_report
    def test_the_pointer_reads_the_quantiles(self, report):
        count = 0
        with self.browser.page(width=1600, height=1200) as page:
            page.open(report.url)
            for place, figure in enumerate(page.evaluate(FIGURES)):
                # Values with a probability of their own have no place for each quantile.
                if figure["label"] in ("counts", "fixed", "split"):
                    continue
                pixel = float(figure["right"]) - float(figure["left"])
                for quantile in report.quantities[figure["label"]]["quantiles"]:
                    if not 0.05 <= quantile["p"] <= 0.95:
                        continue
                    x = self.position(figure, quantile["value"])
                    text = self.readout(page, place, figure, x)
                    value, probability = self.read(text)
                    # A point of the curve lies within two pixels, and a pixel's worth of
                    # probability is at most that of the steepest one.
                    reach = 2.5 * self.steepest(report, figure)
                    self.assertAlmostEqual(
                        probability, quantile["p"], delta=reach + 0.001, msg=text)
                    count += 1
        self.assertGreater(count, 4)

    @of_each_comparison
    def test_the_pointer_reads_every_alternative(self, sides):
        count = 0
        with self.browser.page(width=1600, height=1200) as page:
            page.open(sides.url)
            for place, figure in enumerate(page.evaluate(FIGURES)):
                if "letters" not in figure:
                    continue
                quantity = figure["label"]
                low, high = (self.position(figure, float(figure[end])) for end in ("low", "high"))
                for share in (0.1, 0.3, 0.5, 0.7, 0.9):
                    x = low + share * (high - low)
                    text = self.readout(page, place, figure, x)
                    value, first = self.read(text)
                    # One of 161 places along the axis.
                    self.assertLess(abs(self.position(figure, value) - x), (high - low) / 320 + 1)
                    others = re.findall(r", (below |above )?([\d.]+)\s% in ([A-Z])", text)
                    self.assertEqual(
                        [letter for _, _, letter in others], figure["letters"].split()[1:], text)
                    told = [first] + [float(share) / 100 for _, share, _ in others]
                    for alternative, probability in zip(sides.alternatives, told):
                        low_share, high_share = alternative.bracket(quantity, value)
                        self.assertLessEqual(low_share - 0.00051, probability, text)
                        self.assertGreaterEqual(high_share + 0.00051, probability, text)
                    count += 1
        self.assertGreater(count, 4)

    def steepest(self, report, figure):
        """The most probability that one pixel of a figure holds."""
        low = self.position(figure, float(figure["low"]) or 1e-9) if (
            figure["scale"] == "logarithmic") else self.position(figure, float(figure["low"]))
        high = self.position(figure, float(figure["high"]))
        steps = int(high - low)
        values = [report.below(figure["label"], self.value(figure, low + i)) for i in range(steps)]
        return max(b - a for a, b in zip(values, values[1:]))

    @of_each_page
    def test_the_keyboard_reaches_every_curve(self, report):
        with self.browser.page(height=1200) as page:
            page.open(report.url)
            figures = page.evaluate("document.querySelectorAll('figure[data-x]').length")
            self.assertGreater(figures, 0)
            reached = set()
            for _ in range(600):
                page.press("Tab", 9)
                state = page.evaluate(
                    "(() => { const e = document.activeElement; return e === document.body "
                    "? null : [e.getAttribute('role'), [...document.querySelectorAll("
                    "'figure[data-x]')].indexOf(e.closest('figure')), e.matches(':focus-visible')"
                    " && getComputedStyle(e).outlineStyle !== 'none'] })()")
                if state is None:
                    break
                self.assertTrue(state[2], "the focus is not seen")
                if state[0] == "slider":
                    reached.add(state[1])
            self.assertEqual(reached, set(range(figures)))

    @of_each_report
    def test_keys_move_the_mark_and_say_where_it_is(self, report):
        state = """(() => { const e = document.activeElement, f = e.closest('figure');
            return [Number(e.getAttribute('aria-valuenow')), e.getAttribute('aria-valuetext'),
                f.querySelector('.readout').textContent,
                f.querySelector('.mark').getAttribute('visibility')]; })()"""
        with self.browser.page(height=1200) as page:
            page.open(report.url)
            page.evaluate("document.querySelector('[role=slider]').focus()")
            values = page.evaluate(
                "document.querySelector('figure[data-x]').dataset.x.split(' ').map(Number)")
            quantity = page.evaluate(
                "document.querySelector('figure[data-x]').dataset.label")
            value, text, readout, visibility = page.evaluate(state)
            self.assertEqual((text, visibility), (readout, "visible"))
            # It starts at the median.
            self.assertGreaterEqual(self.read(text)[1], 0.4995)
            self.assertLess(report.below(quantity, value * 0.97), 0.5)
            for key, code, isNext in [("ArrowRight", 39, True), ("ArrowLeft", 37, False),
                                      ("PageUp", 33, True), ("PageDown", 34, False)]:
                before = page.evaluate(state)[0]
                page.press(key, code)
                after, text, readout, _ = page.evaluate(state)
                self.assertEqual(text, readout)
                self.assertGreater(after if isNext else before, before if isNext else after, key)
            page.press("Home", 36)
            self.assertEqual(page.evaluate(state)[0], values[0])
            page.press("ArrowLeft", 37)
            self.assertEqual(page.evaluate(state)[0], values[0])
            page.press("End", 35)
            self.assertEqual(page.evaluate(state)[0], values[-1])
            page.evaluate("document.activeElement.blur()")
            self.assertEqual(
                page.evaluate("document.querySelector('.mark').getAttribute('visibility')"),
                "hidden")

    # Looks

    @of_each_page
    def test_text_stands_out_from_its_ground(self, report):
        for dark in (False, True):
            with self.browser.page(dark=dark) as page:
                page.open(report.url)
                seen = page.evaluate(CONTRAST)
                self.assertGreater(len(seen), 80)
                self.assertEqual(len({text for _, _, text, _ in seen if text == "Method"}), 1)
                for ratio, is_large, text, colour in seen:
                    self.assertGreaterEqual(
                        ratio, 3 if is_large else 4.5, f"{text} in {colour}, dark {dark}")
                ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
                self.assertEqual(ground == "rgb(255, 255, 255)", not dark)

    @of_each_page
    def test_nothing_hangs_over_the_window(self, report):
        for width in (360, 470, 600, 1280, 1600):
            with self.browser.page(width=width) as page:
                page.open(report.url)
                self.assertLessEqual(
                    page.evaluate("document.documentElement.scrollWidth"), width)

    @of_each_page
    def test_wide_charts_are_drawn_anew_for_phones(self, report):
        shown = ("[...document.querySelectorAll('.redrawn svg')].filter((svg) => "
                 "svg.getBoundingClientRect().width > 0).map((svg) => "
                 "svg.getBoundingClientRect().width / svg.viewBox.baseVal.width)")
        for width, least in ((360, 0.75), (1280, 0.95)):
            with self.browser.page(width=width) as page:
                page.open(report.url)
                scales = page.evaluate(shown)
                self.assertEqual(
                    len(scales), page.evaluate("document.querySelectorAll('.redrawn').length"))
                for scale in scales:
                    self.assertGreater(scale, least)

    @of_each_page
    def test_it_is_complete_without_its_script(self, report):
        words = []
        for scripts in (True, False):
            with self.browser.page(scripts=scripts) as page:
                page.open(report.url)
                words.append(page.evaluate(WORDS))
                self.assertEqual(
                    page.evaluate("document.querySelectorAll('[role=slider]').length > 0"),
                    scripts)
                self.assertEqual(
                    page.evaluate("[...document.querySelectorAll('.hint')].every((e) => e.hidden)"),
                    not scripts)
        self.assertEqual(*words)
        self.assertGreater(len(words[0]), 80)

    @of_each_page
    def test_it_prints_whole(self, report):
        path = report.path.with_suffix(".pdf")
        with self.browser.page(dark=True) as page:
            page.open(report.url)
            path.write_bytes(base64.b64decode(page.call(
                "Page.printToPDF", preferCSSPageSize=True, printBackground=True,
                paperWidth=8.27, paperHeight=11.69)["data"]))
            headings = page.evaluate(
                "[...document.querySelectorAll('h1, h2, h3')].map((e) => e.textContent)")
            cells = page.evaluate(
                "[...document.querySelectorAll('th, td, dt, .sources a, .address')]"
                ".map((e) => e.textContent)")
        info = subprocess.run(["pdfinfo", path], check=True, capture_output=True, text=True)
        pages = int(re.search(r"Pages:\s+(\d+)", info.stdout)[1])
        self.assertIn(pages, range(2, 30))
        text = subprocess.run(
            ["pdftotext", path, "-"], check=True, capture_output=True, text=True).stdout
        printed = re.sub(r"[^\w%]", "", text)
        for part in headings + cells:
            for word in re.findall(r"[\w%]+", part):
                self.assertIn(word, printed, f"'{part}' is not printed")
        boxes = subprocess.run(
            ["pdftotext", "-bbox", path, "-"], check=True, capture_output=True,
            text=True).stdout
        size = re.search(r'<page width="([\d.]+)" height="([\d.]+)"', boxes)
        width, height = float(size[1]), float(size[2])
        words = re.findall(
            r'<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)"', boxes)
        self.assertGreater(len(words), 300)
        for box in words:
            left, top, right, bottom = map(float, box)
            # The margins of the page are 16 mm and more; a picture's own overhang has no text.
            self.assertGreater(left, 30, box)
            self.assertLess(right, width - 30, box)
            self.assertTrue(0 <= top and bottom <= height, box)

    def print(self, model, *arguments):
        """The text of each printed sheet of a model's page, on A4 and on US Letter."""
        folder = self.folder
        (folder / "printed.yaml").write_text(model)
        path = folder / "printed.html"
        subprocess.run(
            [CASMODEL, "report", "printed.yaml", "-o", path, "--runs", RUNS, *arguments],
            check=True, cwd=folder, stderr=subprocess.DEVNULL)
        for width, height in ((8.27, 11.69), (8.5, 11)):
            with self.browser.page() as page:
                page.open(path.as_uri())
                path.with_suffix(".pdf").write_bytes(base64.b64decode(page.call(
                    "Page.printToPDF", preferCSSPageSize=True, printBackground=True,
                    paperWidth=width, paperHeight=height)["data"]))
            text = subprocess.run(
                ["pdftotext", path.with_suffix(".pdf"), "-"], check=True, capture_output=True,
                text=True).stdout
            yield [" ".join(sheet.split()) for sheet in text.split("\f") if sheet.strip()]

    def test_one_quantity_prints_on_two_sheets(self):
        for model in (HERE / "flood.yaml").read_text(), "quantities: {killed: 7000 to 15000}\n":
            for sheets in self.print(model):
                self.assertEqual(len(sheets), 2, sheets[-1])
                self.assertIn("Appendix", sheets[1])

    def test_the_first_sheet_holds_the_answer(self):
        for sheets in self.print((HERE / "flood.yaml").read_text()):
            for part in (
                    "Given the assumptions below", "Estimates", "Questions",
                    "Beside what was reported", "The assumption that moves it", "Sources",
                    "right in", "more than a thousand"):
                self.assertIn(part, sheets[0])
        for sheets in self.print("extends: nato-2022-03-24-reconciled\ntitle: Printed\n"):
            for part in (
                    "Estimates", "Questions", "Beside what was reported",
                    "The assumptions that move it most", "Sources", "[5]"):
                self.assertIn(part, sheets[0])
            self.assertTrue(sheets[1].startswith("Appendix"), sheets[1][:80])

    # Hostile text

    def test_hostile_text_is_text(self):
        for report in (self.reports["hostile"], self.sides["hostile sides"],
                       self.sides["report with scenarios"]):
            with self.subTest(report.path.name):
                self.check_hostile_text_is_text(report)

    def check_hostile_text_is_text(self, report):
        outline = Outline(report.html)
        self.assertEqual(outline.events, [])
        self.assertEqual(outline.tags.count("script"), 1)
        self.assertEqual(outline.tags.count("style"), 1)
        for tag in ("img", "iframe", "object", "embed", "textarea", "details", "form", "base"):
            self.assertNotIn(tag, outline.tags)
        with self.browser.page() as page:
            page.open(report.url)
            title = "<script>alert(1)</script> & \"quoted\" 'text'"
            for element in ("title", "h1"):
                text = page.evaluate(f"document.querySelector('{element}').textContent")
                self.assertEqual(text.removesuffix(": alternatives side by side"), title)
            addresses = page.evaluate(
                "[...document.querySelectorAll('a')].map((a) => a.getAttribute('href'))"
                ".filter((address) => !address.startsWith('#'))")
            self.assertEqual(addresses, ["https://example.org/report?a=1&b=2"])
            self.assertIn(
                "https://example.org/?a=1&b=\"><script>alert(4)</script>",
                page.evaluate("document.querySelector('.address').textContent"))

    def test_the_policy_stops_what_was_let_in(self):
        with self.browser.page() as page:
            page.open(self.reports["hostile"].url)
            page.evaluate("""(() => {
                const script = document.createElement('script');
                script.textContent = 'window.wasRun = true';
                document.body.append(script);
                const image = new Image();
                image.src = 'https://example.org/x.png';
                image.setAttribute('onerror', 'window.wasRun = true');
                document.body.append(image);
                document.body.insertAdjacentHTML('beforeend', '<p id=p style="color: red">x</p>');
            })()""")
            self.assertIsNone(page.evaluate("window.wasRun"))
            self.assertNotEqual(
                page.evaluate("getComputedStyle(document.getElementById('p')).color"),
                "rgb(255, 0, 0)")
            self.assertTrue(any("Content Security Policy" in m for m in page.messages))
            # What the policy stops is asked for and never sent.
            self.assertEqual(set(page.requests) - {self.reports["hostile"].url}, page.blocked)


if __name__ == "__main__":
    unittest.main()
