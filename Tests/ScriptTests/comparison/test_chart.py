"""The chart: well-formed, and true to its numbers."""

import unittest
import xml.etree.ElementTree as ElementTree

import support  # noqa: F401
import chart
from measuring import Spread


class ChartTests(unittest.TestCase):
    bars = [
        chart.Bar("casmodel", 0.1, None, own=True),
        chart.Bar("C < GSL & OpenMP", 1.0, Spread(10.0, 9.0, 12.0)),
        chart.Bar("NumPy", 2.0, Spread(20.0, 18.0, 25.0)),
    ]
    text = chart.svg("Time, casmodel = 1", bars=bars, notes=["2 cores & more"])
    space = {"s": "http://www.w3.org/2000/svg"}

    def setUp(self):
        self.root = ElementTree.fromstring(self.text)

    def lengths(self):
        return [
            float(bar.get("width")) for bar in self.root.findall("s:rect", self.space)
            if bar.get("class") in ("own", "peer")]

    def test_bars_are_proportional(self):
        base, c, numpy = self.lengths()
        # Lengths are written to a tenth of a unit.
        self.assertAlmostEqual(c / base, 10, delta=0.2)
        self.assertAlmostEqual(numpy / c, 2, delta=0.01)

    def test_every_bar_has_its_name_and_number(self):
        words = [text.text for text in self.root.findall("s:text", self.space)]
        for word in [
                "casmodel", "C < GSL & OpenMP", "10.0 × (1.00 s)", "20.0 × (2.00 s)",
                "1 (0.100 s)", "2 cores & more"]:
            self.assertIn(word, words)

    def test_spreads_reach_from_least_to_largest(self):
        line = self.root.findall("s:line", self.space)[1]
        length = float(line.get("x2")) - float(line.get("x1"))
        self.assertAlmostEqual(length / self.lengths()[2], (25 - 18) / 20, delta=0.01)

    def test_nothing_leaves_the_picture(self):
        for element in self.root.iter():
            for position in ("x", "x1", "x2"):
                self.assertLess(float(element.get(position, 0)), chart.WIDTH - 40)

    def test_it_is_made_for_light_and_dark(self):
        self.assertIn("prefers-color-scheme: dark", self.text)
        self.assertEqual(self.root.find("s:rect", self.space).get("class"), "page")

    def test_a_slower_casmodel_is_shown_as_such(self):
        text = chart.svg(
            "Time", [chart.Bar("a", 2, None, own=True), chart.Bar("b", 1, Spread(0.5, 0.4, 0.6))], [])
        self.root = ElementTree.fromstring(text)
        base, other = self.lengths()
        self.assertAlmostEqual(other / base, 0.5, delta=0.01)
