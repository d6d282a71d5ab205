"""How programs are run and what their times come to."""

import os
import sys
import tempfile
import unittest
from pathlib import Path

import support  # noqa: F401
from measuring import (
    OtherWork, ProgramFailed, Spread, measure, measure_in_turn, paired_ratios)


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
