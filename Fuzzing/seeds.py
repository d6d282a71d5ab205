"""Gathers the models from which the fuzzer starts: takes the repository's folder and one to write to.

They are the models that ship, those of the tests, every example in the documentation, and the folder
Seeds beside this file: models with something beside them, and ones that were found by the fuzzer.
"""

import pathlib
import re
import sys

root = pathlib.Path(sys.argv[1])
target = pathlib.Path(sys.argv[2])
target.mkdir(parents=True)

for folder in ["Models", "Tests", "Fuzzing/Seeds"]:
    for file in sorted((root / folder).rglob("*.yaml")):
        (target / file.name).write_bytes(file.read_bytes())

for page in [root / "README.md", root / "Models/README.md", *sorted((root / "Documentation").glob("*.md"))]:
    text = page.read_text(encoding="utf-8")
    for number, example in enumerate(re.findall(r"^```yaml.*\n((?s:.*?))^```$", text, re.MULTILINE)):
        data = "=== days.csv\ndays,place\n3,north\n9,south\n" if "empirical(" in example else ""
        (target / f"{page.stem}-{number}.yaml").write_text(example + data, encoding="utf-8")
