"""The comparison from its options to its status."""

import contextlib
import io
import sys
import tempfile
import unittest
from pathlib import Path

from support import CASMODEL, PEER

import compare
import programs
import report
from measuring import Spread


class WholeTests(unittest.TestCase):
    """A comparison from its options to its status, of made-up programs."""

    def status(self, peer_text, *options, pause=0.2, other_build=None):
        """The exit status; what was printed is kept in `self.said`.

        `other_build` is what a second build of casmodel answers.
        """
        with tempfile.TemporaryDirectory() as folder:
            builds = []
            for title, text in [("casmodel", CASMODEL), ("casmodel 2", other_build)]:
                if text:
                    binary = Path(folder) / title.replace(" ", "-")
                    binary.write_text(
                        "#!/bin/sh\ncase $* in\n--version) echo casmodel 9.9 ;;\n"
                        f"*--json*) cat <<'END'\n{text}\nEND\n;;\nesac\n")
                    binary.chmod(0o755)
                    builds.append(f"--casmodel={binary.name}={title}={binary}")
            loop = Path(folder) / "loop"
            loop.write_text(f"#!/bin/sh\nsleep {pause}\ncat <<'END'\n{peer_text}\nEND\n")
            loop.chmod(0o755)

            def prepare(_):
                if not peer_text:
                    raise programs.Missing("a compiler")
                return [str(loop)], [("gcc", "12")]

            old = programs.ALL_PEERS, sys.argv
            programs.ALL_PEERS = [programs.Peer(programs.REFERENCE_PEER, "the C loop", prepare)]
            sys.argv = ["compare", *builds, *options]
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
        self.assertEqual(self.status(PEER, "--rounds=2", "--floor"), 0, self.said)
        for part in ["casmodel 9.9, gcc 12", "2 rounds", "sampling alone 1.50 s", "loop 0.0"]:
            self.assertIn(part, self.said)

    def test_programs_that_differ_fail(self):
        text = PEER.replace("many 0.5", "many 0.6")
        self.assertEqual(self.status(text, "--rounds=1"), compare.FAILED)
        self.assertIn("the C loop differs in many by 14.1 standard errors", self.said)

    def test_two_builds_are_shown(self):
        status = self.status(
            PEER, "--rounds=1", other_build=CASMODEL)
        self.assertEqual(status, 0, self.said)
        self.assertRegex(self.said, r"(?m)^casmodel 2 +\d")

    def test_builds_that_differ_in_a_bit_fail(self):
        other = CASMODEL.replace('"mean": 10.0', '"mean": 10.000000000000002')
        self.assertEqual(
            self.status(PEER, "--rounds=1", other_build=other), compare.FAILED)
        self.assertIn("casmodel 2 gives other bits than casmodel", self.said)

    def test_a_peer_that_cannot_run_is_named_and_is_no_error(self):
        self.assertEqual(self.status("", "--rounds=1"), 0)
        self.assertIn("not compared: the C loop; missing: a compiler", self.said)

    def test_a_floor_without_its_peer_is_an_error(self):
        self.assertEqual(self.status("", "--floor"), compare.UNAVAILABLE)

    def test_wrong_usage_is_told(self):
        for options in [["--runs=many"], ["--rounds=0"], ["--only=nobody"], ["--runs=1e99"]]:
            self.assertEqual(self.status(PEER, *options), compare.USAGE)


class FloorTests(unittest.TestCase):
    def status(self, ratio):
        row = report.Row("the C loop", Spread.of([1.0]), Spread.of([ratio]), 0)
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            return compare.check_floor(row)

    def test_at_the_floor_is_enough_and_below_is_not(self):
        self.assertEqual(self.status(compare.SPEED_FLOOR), 0)
        self.assertEqual(self.status(compare.SPEED_FLOOR * 0.999), compare.FAILED)
