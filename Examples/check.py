"""Runs the examples, and holds what they print and what is shown of them against each other.

    check.py ROOT BINARIES

A block fenced as `swift` in README.md or the library's documentation consists of lines that follow each other
in one example; a block fenced as `yaml` there is an example's model; one fenced as `text` is part of what an
example prints.
"""

import os
import pathlib
import re
import subprocess
import sys

EXAMPLES = ["FirstModel", "Reports", "SameResult"]
README_SECTION = "## In a Swift program"
LANDING_PAGE = "CasModel.md"
FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def main():
    root, binaries = map(pathlib.Path, sys.argv[1:])
    printed = {name: output(binaries / name) for name in EXAMPLES}
    problems = []
    for name, text in printed.items():
        kept = root / "Examples" / "Expected" / f"{name}.txt"
        if os.environ.get("CASMODEL_RENEW_EXAMPLES"):
            kept.write_text(text)
        elif text != kept.read_text():
            problems.append(f"{name} prints something else than {kept.name} has:\n{text}")
    sources = {
        "swift": texts(root, "Sources/*/*.swift"),
        "yaml": texts(root, "Sources/*/*.yaml"),
        "text": list(printed.values()),
    }
    for page, text in pages(root):
        blocks = FENCE.findall(text)
        if not blocks and page != LANDING_PAGE:
            problems.append(f"{page} shows no example")
        for kind, block in blocks:
            if kind not in sources or not any(holds(source, block) for source in sources[kind]):
                problems.append(f"{page}: no example has this {kind}:\n{block}")
    if problems:
        sys.exit("\n".join(problems))
    print(f"{len(EXAMPLES)} examples print what they should, and the documentation shows them as they are.")


def output(program):
    run = subprocess.run([program], capture_output=True, text=True, timeout=300)
    if run.returncode != 0:
        sys.exit(f"{program.name} ended with status {run.returncode}:\n{run.stdout}{run.stderr}")
    # How long it took, and on how many threads, is the machine's affair.
    return re.sub(r" runs in .*? threads?, seed", " runs, seed", run.stdout, flags=re.DOTALL)


def texts(root, pattern):
    return [path.read_text() for path in sorted((root / "Examples").glob(pattern))]


def pages(root):
    readme = (root / "README.md").read_text()
    _, _, section = readme.partition(README_SECTION)
    yield "README.md", re.split(r"^## ", section, flags=re.MULTILINE)[0]
    for path in sorted((root / "Sources/CasModel/CasModel.docc").glob("*.md")):
        yield path.name, path.read_text()


def holds(source, block):
    """Whether the block's lines follow each other in the source, however far they are indented."""
    lines = [line.strip() for line in source.splitlines()]
    wanted = [line.strip() for line in block.strip().splitlines()]
    return any(lines[i : i + len(wanted)] == wanted for i in range(len(lines)))


main()
