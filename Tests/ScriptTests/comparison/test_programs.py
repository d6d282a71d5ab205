"""What a program lacks is named."""

import os
import tempfile
import unittest
from pathlib import Path

import support  # noqa: F401
import programs


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
