"""Tables, and their place in a page."""

import unittest

import support  # noqa: F401
import compare
import report
from measuring import Measurement, Spread


class ReportTests(unittest.TestCase):
    rows = report.rows(
        {"casmodel": "casmodel", "c": "C | GSL"},
        {
            "casmodel": [Measurement(0.1, 40_000_000, ""), Measurement(0.2, 42_000_000, "")],
            "c": [Measurement(2.0, 600_000_000, ""), Measurement(3.0, 500_000_000, "")],
        }, "casmodel")

    def test_rows_hold_medians_spreads_and_peaks(self):
        base, peer = self.rows
        self.assertIsNone(base.ratio)
        self.assertEqual(peer.seconds, Spread(2.5, 2.0, 3.0))
        self.assertEqual(peer.ratio, Spread(17.5, 15.0, 20.0))
        self.assertEqual(peer.peak_memory, 600_000_000)

    def test_three_digits(self):
        for value, text in [
            (0.0704, "0.070"), (0.9996, "1.00"), (1.0, "1.00"), (9.996, "10.0"), (21.34, "21.3"),
            (99.96, "100"), (1234.5, "1,234"),
        ]:
            self.assertEqual(report.digits(value), text)

    def test_columns_are_aligned(self):
        lines = report.text_table(self.rows).splitlines()
        self.assertEqual(lines[0].split("  ")[0], "program")
        self.assertEqual({len(line) for line in lines}, {len(lines[0])})
        self.assertIn("15.0 to 20.0", lines[2])

    def test_markdown_keeps_its_columns(self):
        lines = report.markdown_table(self.rows).splitlines()
        self.assertEqual(
            lines[2], "| casmodel | 0.150 (0.100 to 0.200) | 1 | 42 MB |")
        self.assertEqual(
            lines[3], "| C \\| GSL | 2.50 (2.00 to 3.00) | 17.5 (15.0 to 20.0) | 600 MB |")

    def test_versions_are_named_once(self):
        self.assertEqual(
            report.versions_text([("GSL", "2.7"), ("gcc", "12"), ("GSL", "2.7")]),
            "GSL 2.7, gcc 12")

    def test_a_page_changes_between_its_markers_only(self):
        page = "before\n<b>\nold\n<e>\nafter\n"
        self.assertEqual(
            report.replace_between(page, "<b>", "<e>", "new"), "before\n<b>\nnew\n<e>\nafter\n")

    def test_a_page_without_markers_is_left_alone(self):
        for page in ["nothing", "<b> only", "<e> then <b>"]:
            with self.assertRaises(report.MarkersMissing):
                report.replace_between(page, "<b>", "<e>", "new")

    def test_the_readme_has_the_markers(self):
        report.replace_between(compare.PAGE.read_text(), compare.BEGIN, compare.END, "")
