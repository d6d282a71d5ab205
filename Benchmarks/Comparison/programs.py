"""The programs that are compared: casmodel and its peers, or what each lacks to run here."""

from __future__ import annotations

import os
import platform
import re
import shutil
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

PEERS = Path(__file__).resolve().parent.parent / "Peers"


class Missing(Exception):
    """What a program needs and this machine has not."""


@dataclass(frozen=True)
class Program:
    """Something to run with a number of runs as its last argument."""

    name: str
    title: str
    command: list[str]
    #: What it is made of, with versions: ("NumPy", "2.4.6").
    versions: list[tuple[str, str]] = field(default_factory=list)


@dataclass(frozen=True)
class Peer:
    """A peer, and how to make it ready in a folder for what it builds."""

    name: str
    title: str
    prepare: object

    def ready(self, folder: Path) -> Program:
        """The program; `Missing` where it cannot run here."""
        command, versions = self.prepare(folder)
        return Program(self.name, self.title, command, versions)


def casmodel(name: str, title: str, binary: str) -> Program:
    """A build of casmodel."""
    version = said([binary, "--version"]).split()[-1]
    return Program(
        name, title, [binary, "simulate", "--runs"], [("casmodel", version)])


def said(command: list[str]) -> str:
    """What a command prints; empty where it cannot be run or fails."""
    try:
        done = subprocess.run(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return ""
    return done.stdout.strip()


def compiles(compiler: str, source: str, arguments: list[str]) -> bool:
    """Whether a small C program can be compiled and linked."""
    done = subprocess.run(
        [compiler, "-x", "c", "-", "-o", os.devnull, *arguments], input=source, text=True,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return done.returncode == 0


def c_loop(folder: Path, executable: str, macros: list[str]):
    """Builds the loop in C, as well as the compiler can for this machine."""
    compiler = os.environ.get("CC", "cc")
    if shutil.which(compiler) is None:
        raise Missing(f"a C compiler ({compiler})")
    if not compiles(compiler, "int main(void) { return 0; }", []):
        raise Missing(f"a C compiler that can link ({compiler} cannot)")
    if not compiles(
        compiler, "#include <omp.h>\nint main(void) { return omp_get_num_threads() - 1; }",
        ["-fopenmp"]
    ):
        raise Missing(f"OpenMP ({compiler} -fopenmp does not work)")
    gsl = said(["pkg-config", "--cflags", "--libs", "gsl"]).split()
    if not gsl:
        raise Missing("the GNU Scientific Library, or pkg-config to find it")
    folder.mkdir(parents=True, exist_ok=True)
    binary = folder / executable
    source = PEERS / "default_model.c"
    done = subprocess.run(
        [compiler, "-O3", "-march=native", "-fopenmp", *macros, str(source), "-o", str(binary),
            *gsl],
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if done.returncode != 0:
        raise Missing(f"a C compiler that builds {source.name}: {done.stdout.strip()}")
    banner = said([compiler, "--version"]).splitlines()[:1]
    return [str(binary)], [
        compiler_version(banner[0] if banner else "", compiler),
        ("GSL", said(["pkg-config", "--modversion", "gsl"])),
    ]


def compiler_version(banner: str, compiler: str) -> tuple[str, str]:
    """The name and version in the first line of what `cc --version` prints."""
    version = re.search(r"\d+(?:\.\d+)+", re.sub(r"\([^)]*\)", "", banner))
    name = "clang" if "clang" in banner else "gcc" if re.search(r"^(cc|gcc)\b", banner) else compiler
    return name, version.group() if version else "of unknown version"


def python_program(file: str, arguments: list[str], modules: dict[str, str]):
    """A program for the python3 on the PATH, which needs the given modules, by their names."""
    python = shutil.which("python3")
    if python is None:
        raise Missing("python3")
    versions = []
    for module, title in modules.items():
        version = said([python, "-c", f"import {module}; print({module}.__version__)"])
        if not version:
            raise Missing(f"{title} (python3 cannot import {module})")
        versions.append((title, version))
    versions.append(
        ("Python", said([python, "-c", "import platform; print(platform.python_version())"])))
    return [python, str(PEERS / file), *arguments], versions


#: The peer that continuous integration compares with.
REFERENCE_PEER = "c-gsl"

ALL_PEERS = [
    Peer(
        REFERENCE_PEER, "C with GSL and OpenMP",
        lambda folder: c_loop(folder, "default_model", [])),
    Peer(
        "c-gsl-fastest", "C with GSL's fastest samplers",
        lambda folder: c_loop(folder, "default_model_fastest", ["-DFASTEST_SAMPLERS"])),
    Peer(
        "numpy", "NumPy",
        lambda _: python_program("default_model.py", [], {"numpy": "NumPy"})),
    Peer(
        "numpy-mkl", "NumPy with Intel MKL's draws",
        lambda _: python_program(
            "default_model.py", ["--mkl"], {"numpy": "NumPy", "mkl_random": "mkl_random"})),
    Peer(
        "openturns", "OpenTURNS",
        lambda _: python_program(
            "default_model_openturns.py", [], {"openturns": "OpenTURNS"})),
]


def ready_peers(
    only: list[str] | None, folder: Path
) -> tuple[dict[str, Program], list[str]]:
    """The peers that can run here, by name, and a line for each that cannot.

    With `only`, no others; what is built goes into `folder`.
    """
    ready, missing = {}, []
    for peer in ALL_PEERS:
        if only and peer.name not in only:
            continue
        try:
            ready[peer.name] = peer.ready(folder)
        except Missing as need:
            missing.append(f"not compared: {peer.title}; missing: {need}")
    return ready, missing


def machine() -> str:
    """The machine in a few words: its processor, vector unit and system."""
    name, flags = "", ""
    try:
        text = Path("/proc/cpuinfo").read_text(errors="replace")
        found = re.search(r"^model name\s*:\s*(.+)$", text, re.MULTILINE)
        name = found.group(1) if found else ""
        found = re.search(r"^flags\s*:\s*(.+)$", text, re.MULTILINE)
        flags = f" {found.group(1)} " if found else ""
    except OSError:
        name = said(["sysctl", "-n", "machdep.cpu.brand_string"])
    vectors = (
        ", AVX-512" if " avx512f " in flags else ", AVX2" if " avx2 " in flags else "")
    cores = (
        len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1)
    processor = name or "a processor without a name"
    return (
        f"{cores} core{'' if cores == 1 else 's'} of {processor}"
        f" ({platform.machine()}{vectors}), {platform.system()}")
