"""Tests what `Scripts/compare` computes, decides and writes, without measuring casmodel.

    python3 Tests/ScriptTests/comparison_tests.py

Programs are made-up scripts, and what they should come to is worked out by hand.
"""

import contextlib
import io
import json
import math
import os
import sys
import tempfile
import unittest
import xml.etree.ElementTree as ElementTree
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "Benchmarks" / "Comparison"))
sys.dont_write_bytecode = True

import answers  # noqa: E402
import chart  # noqa: E402
import compare  # noqa: E402
import programs  # noqa: E402
import report  # noqa: E402
from measuring import (  # noqa: E402
    Measurement, OtherWork, ProgramFailed, Spread, measure, measure_in_turn, paired_ratios)


def shell(text):
    return ["/bin/sh", "-c", text]


class MeasuringTests(unittest.TestCase):
    def test_ratios_are_of_pairs(self):
        # The machine was half as fast in the second round: the ratio does not show it.
        spread = paired_ratios([2.0, 4.0, 3.0], [1.0, 2.0, 1.0])
        self.assertEqual(spread, Spread(2.0, 2.0, 3.0))

    def test_ratios_need_a_partner_each(self):
        for times, base in [([1.0], []), ([], []), ([1.0, 2.0], [1.0])]:
            with self.assertRaises(ValueError):
                paired_ratios(times, base)

    def test_the_middle_of_an_even_number_lies_between_two(self):
        self.assertEqual(Spread.of([4.0, 1.0, 2.0, 3.0]), Spread(2.5, 1.0, 4.0))

    def test_a_process_is_measured_whole(self):
        measurement = measure(shell("sleep 0.1; echo answer; echo chatter >&2"))
        self.assertEqual(measurement.output, "answer\n")
        # A sleep is never shorter than asked for.
        self.assertGreaterEqual(measurement.seconds, 0.1)

    def test_the_peak_of_memory_is_that_of_the_process(self):
        allocate = "import sys; b = bytearray(200_000_000); sys.stdout.write(str(len(b)))"
        measurement = measure([sys.executable, "-c", allocate])
        # The array, and an interpreter of less than 100 MB.
        self.assertGreater(measurement.peak_memory, 200e6)
        self.assertLess(measurement.peak_memory, 300e6)

    def test_a_failing_program_is_reported_with_what_it_said(self):
        with self.assertRaisesRegex(ProgramFailed, "status 3: no such thing"):
            measure(shell("echo no such thing >&2; exit 3"))

    def test_programs_run_in_turn(self):
        order = []
        commands = {"a": shell("echo a"), "b": shell("echo b")}
        measured = measure_in_turn(
            commands, 2, lambda name, measurement: order.append((name, measurement.output)))
        self.assertEqual(order, [("a", "a\n"), ("b", "b\n")] * 2)
        self.assertEqual([len(runs) for runs in measured.values()], [2, 2])

    def test_other_work_is_what_is_neither_idle_nor_ours(self):
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "stat"
            second = os.sysconf("SC_CLK_TCK")

            def tell(busy, idle):
                file.write_text(f"cpu {busy * second} 0 0 {idle * second} 0 0 0 0 0 0\n")

            tell(1000, 1000)
            others = OtherWork(str(file))
            self.assertIsNone(others.share())
            # Three of four thousand seconds; what this test takes itself is lost in them.
            tell(4000, 2000)
            self.assertAlmostEqual(others.share(), 0.75, delta=0.001)
            file.write_text("nothing of the kind\n")
            self.assertIsNone(others.share())
        self.assertIsNone(OtherWork(str(file)).share())


class AnswerTests(unittest.TestCase):
    casmodel = json.dumps({
        "runs": 10000,
        "quantities": {"killed": {
            "mean": 10.0, "mean_mcse": 0.5, "sd": 2.0,
            "quantiles": [{"p": 0.001, "value": 4.0, "mcse": 0.25}]}},
        "questions": {"many": {"probability": 0.5, "mcse": 0.005}},
    })
    peer = "quantity killed mean 10 sd 2 0.001 4\nquestion many 0.5\nseconds sampling 1.5 whole 3\n"

    def difference(self, text):
        return answers.largest_difference(
            answers.of_casmodel(self.casmodel), answers.of_peer(text))

    def test_both_programs_name_the_same_figures(self):
        self.assertEqual(
            set(answers.of_casmodel(self.casmodel)), set(answers.of_peer(self.peer)))
        self.assertEqual(
            set(answers.of_peer(self.peer)), {"killed mean", "killed sd", "killed 0.001", "many"})

    def test_equal_answers_do_not_differ(self):
        self.assertEqual(self.difference(self.peer)[0], 0)

    def test_differences_are_in_errors_of_the_difference(self):
        difference, place = self.difference(self.peer.replace("0.001 4", "0.001 5"))
        self.assertAlmostEqual(difference, 1 / (math.sqrt(2) * 0.25))
        self.assertEqual(place, "killed 0.001")

    def test_the_largest_difference_is_found(self):
        text = self.peer.replace("mean 10", "mean 11").replace("many 0.5", "many 0.55")
        difference, place = self.difference(text)
        self.assertAlmostEqual(difference, 0.05 / (math.sqrt(2) * 0.005))
        self.assertEqual(place, "many")

    def test_a_figure_that_one_program_lacks_is_a_difference(self):
        self.assertEqual(self.difference("quantity killed mean 10 sd 2 0.001 4")[0], math.inf)
        self.assertEqual(self.difference(self.peer + "question more 0.1\n")[0], math.inf)

    def test_no_number_is_a_difference(self):
        self.assertEqual(self.difference(self.peer.replace("sd 2", "sd nan"))[0], math.inf)

    def test_unreadable_answers_are_refused(self):
        for line in ["quantity killed mean ten", "question many", "quantity killed level 3"]:
            with self.assertRaises(answers.UnreadableAnswers):
                answers.of_peer(line)

    def test_the_kurtosis_is_that_of_a_log_normal_law(self):
        # Moments of exp(s Z): E exp(k s Z) = exp(k² s²/2), put together about the mean.
        v = answers._LOG_VARIANCE
        m1, m2, m3, m4 = (math.exp(k * k * v / 2) for k in (1, 2, 3, 4))
        fourth = m4 - 4 * m3 * m1 + 6 * m2 * m1**2 - 3 * m1**4
        self.assertAlmostEqual(
            answers.LARGEST_KURTOSIS, fourth / (m2 - m1**2) ** 2, delta=1e-6)

    def test_a_peer_that_differs_once_fails_for_good(self):
        agreement = answers.Agreement(answers.of_casmodel(self.casmodel), {"c": "the C loop"})
        agreement.check("c", self.peer.replace("mean 10", "mean 20"))
        agreement.check("c", self.peer)
        agreement.check("casmodel", "a table")
        self.assertEqual(
            list(agreement.failures.values()),
            ["the C loop differs in killed mean by 14.1 standard errors"])

    def test_the_times_of_parts_are_read(self):
        self.assertEqual(
            answers.seconds_of_peer(self.peer), {"sampling": 1.5, "whole": 3.0})
        self.assertEqual(answers.seconds_of_peer("quantity killed mean 10"), {})


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


class ChartTests(unittest.TestCase):
    bars = [
        chart.Bar("casmodel", 0.1, None),
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
            if bar.get("class") in ("base", "peer")]

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
            "Time", [chart.Bar("a", 2, None), chart.Bar("b", 1, Spread(0.5, 0.4, 0.6))], [])
        self.root = ElementTree.fromstring(text)
        base, other = self.lengths()
        self.assertAlmostEqual(other / base, 0.5, delta=0.01)


class ProgramTests(unittest.TestCase):
    def missing(self, prepare, **environment):
        old = {name: os.environ.get(name) for name in environment}
        os.environ.update(environment)
        try:
            with tempfile.TemporaryDirectory() as folder:
                with self.assertRaises(programs.Missing) as caught:
                    prepare(Path(folder))
        finally:
            for name, value in old.items():
                if value is None:
                    del os.environ[name]
                else:
                    os.environ[name] = value
        return str(caught.exception)

    def c_loop(self, folder):
        return programs.c_loop(folder, "loop", [])

    def numpy(self, folder):
        return programs.python_program("default_model.py", [], {"numpy": "NumPy"})

    def test_a_missing_compiler_is_named(self):
        self.assertEqual(
            self.missing(self.c_loop, CC="no-such-cc"), "a C compiler (no-such-cc)")

    def test_missing_openmp_is_named(self):
        with tempfile.TemporaryDirectory() as folder:
            compiler = Path(folder) / "cc"
            compiler.write_text('#!/bin/sh\ncase " $* " in *" -fopenmp "*) exit 1 ;; esac\n')
            compiler.chmod(0o755)
            self.assertIn("OpenMP", self.missing(self.c_loop, CC=str(compiler)))

    def test_missing_gsl_and_numpy_are_named(self):
        with tempfile.TemporaryDirectory() as folder:
            for tool in ("cc", "python3"):
                path = Path(folder) / tool
                path.write_text(f"#!/bin/sh\n{'exit 1' if tool == 'python3' else ''}\n")
                path.chmod(0o755)
            self.assertIn(
                "GNU Scientific Library", self.missing(self.c_loop, PATH=folder, CC="cc"))
            self.assertEqual(
                self.missing(self.numpy, PATH=folder), "NumPy (python3 cannot import numpy)")
            (Path(folder) / "python3").unlink()
            self.assertEqual(self.missing(self.numpy, PATH=folder), "python3")

    def test_an_unknown_peer_is_not_made_ready(self):
        with tempfile.TemporaryDirectory() as folder:
            ready, missing = programs.ready_peers(["no-such-peer"], Path(folder))
        self.assertEqual((ready, missing), ({}, []))

    def test_compilers_are_told_apart(self):
        for banner, expected in [
            ("cc (Debian 12.2.0-14+deb12u1) 12.2.0", ("gcc", "12.2.0")),
            ("Apple clang version 15.0.0 (clang-1500.3.9.4)", ("clang", "15.0.0")),
            ("", ("xcc", "of unknown version")),
        ]:
            self.assertEqual(programs.compiler_version(banner, "xcc"), expected)

    def test_the_machine_has_a_name(self):
        self.assertRegex(programs.machine(), r"^\d+ cores? of .+ \(.+\), \w+$")


class WholeTests(unittest.TestCase):
    """A comparison from its options to its status, of made-up programs."""

    def status(self, peer_text, *options, pause=0.2):
        """The exit status; what was printed is kept in `self.said`."""
        with tempfile.TemporaryDirectory() as folder:
            binary = Path(folder) / "casmodel"
            binary.write_text(
                "#!/bin/sh\ncase $* in\n--version) echo casmodel 9.9 ;;\n"
                f"*--json*) cat <<'END'\n{AnswerTests.casmodel}\nEND\n;;\nesac\n")
            binary.chmod(0o755)
            loop = Path(folder) / "loop"
            loop.write_text(f"#!/bin/sh\nsleep {pause}\ncat <<'END'\n{peer_text}\nEND\n")
            loop.chmod(0o755)

            def prepare(_):
                if not peer_text:
                    raise programs.Missing("a compiler")
                return [str(loop)], [("gcc", "12")]

            old = programs.ALL_PEERS, sys.argv
            programs.ALL_PEERS = [programs.Peer(programs.REFERENCE_PEER, "the C loop", prepare)]
            sys.argv = ["compare", f"--casmodel=casmodel=casmodel={binary}", *options]
            said = io.StringIO()
            try:
                with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
                    return compare.main()
            except SystemExit as exit:
                return exit.code
            finally:
                programs.ALL_PEERS, sys.argv = old
                self.said = said.getvalue()

    def test_programs_that_agree(self):
        self.assertEqual(self.status(AnswerTests.peer, "--rounds=2", "--floor"), 0, self.said)
        for part in ["casmodel 9.9, gcc 12", "2 rounds", "sampling alone 1.50 s", "loop 0.0"]:
            self.assertIn(part, self.said)

    def test_programs_that_differ_fail(self):
        text = AnswerTests.peer.replace("many 0.5", "many 0.6")
        self.assertEqual(self.status(text, "--rounds=1"), compare.FAILED)
        self.assertIn("the C loop differs in many by 14.1 standard errors", self.said)

    def test_a_peer_that_cannot_run_is_named_and_is_no_error(self):
        self.assertEqual(self.status("", "--rounds=1"), 0)
        self.assertIn("not compared: the C loop; missing: a compiler", self.said)

    def test_a_floor_without_its_peer_is_an_error(self):
        self.assertEqual(self.status("", "--floor"), compare.UNAVAILABLE)

    def test_wrong_usage_is_told(self):
        for options in [["--runs=many"], ["--rounds=0"], ["--only=nobody"], ["--runs=1e99"]]:
            self.assertEqual(self.status(AnswerTests.peer, *options), compare.USAGE)


class FloorTests(unittest.TestCase):
    def status(self, ratio):
        row = report.Row("the C loop", Spread.of([1.0]), Spread.of([ratio]), 0)
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            return compare.check_floor(row)

    def test_at_the_floor_is_enough_and_below_is_not(self):
        self.assertEqual(self.status(compare.SPEED_FLOOR), 0)
        self.assertEqual(self.status(compare.SPEED_FLOOR * 0.999), compare.FAILED)


if __name__ == "__main__":
    unittest.main()
