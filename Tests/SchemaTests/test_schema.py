"""Holds models against the JSON Schema that `casmodel schema` prints.

    CASMODEL=.build/release/casmodel python3 -B Tests/SchemaTests/test_schema.py
"""

import json
import os
import pathlib
import re
import subprocess
import tempfile
import unittest

import jsonschema
import yaml

ROOT = pathlib.Path(__file__).resolve().parents[2]
CASMODEL = pathlib.Path(os.environ["CASMODEL"]).resolve()


class Loader(yaml.SafeLoader):
    """YAML as editors read it: with numbers and truth values, but with dates as text."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith("timestamp")]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def load(text):
    """A model's text. Colons and commas within round brackets, which casmodel takes for parts of an expression
    also where YAML does not, are others here."""
    depth = 0
    shielded = []
    for character in text:
        depth = max(depth + (character == "(") - (character == ")"), 0)
        shielded.append({":": "=", ",": ";"}.get(character, character) if depth else character)
    return yaml.load("".join(shielded), Loader)


def casmodel(*arguments, folder=None):
    return subprocess.run([CASMODEL, *arguments], cwd=folder, capture_output=True, text=True)


def documented():
    """The models of the documentation: where they stand, and their text."""
    pages = [ROOT / "README.md", ROOT / "Models/README.md", *ROOT.glob("Documentation/*.md")]
    for page in pages:
        text = page.read_text(encoding="utf-8")
        files = dict(re.findall(r"^```csv (\S+)\n(.*?)^```$", text, re.M | re.S))
        for match in re.finditer(r"^```yaml\n(.*?)^```$", text, re.M | re.S):
            yield f"{page.name}:{text[:match.start()].count(chr(10)) + 1}", match[1], files


#: A model in which every key stands once, so that a mistake can be planted at each.
WHOLE = load((pathlib.Path(__file__).parent / "whole.yaml").read_text(encoding="utf-8"))


def blocks(value, path=()):
    """The blocks of a model whose keys are fixed, with the way to each."""
    named = {
        ("sources",), ("quantities",), ("questions",), ("scenarios",), ("trust",),
        ("scenarios", "*", "quantities"), ("evidence", "*", "readings"),
    }
    if isinstance(value, dict):
        general = tuple("*" if isinstance(step, int) else step for step in path)
        if len(general) > 1 and general[0] == "scenarios":
            general = ("scenarios", "*", *general[2:])
        if general not in named:
            yield path
        for key, item in value.items():
            yield from blocks(item, (*path, key))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from blocks(item, (*path, index))


class SchemaTests(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        printed = casmodel("schema")
        assert printed.returncode == 0, printed.stderr
        cls.schema = json.loads(printed.stdout)
        jsonschema.Draft202012Validator.check_schema(cls.schema)
        cls.validator = jsonschema.Draft202012Validator(cls.schema)

    def problems(self, model):
        return [f"{error.json_path}: {error.message}" for error in self.validator.iter_errors(model)]

    def check(self, text, files=None):
        """The status of `casmodel check`."""
        with tempfile.TemporaryDirectory() as folder:
            for name, content in (files or {}).items():
                (pathlib.Path(folder) / name).write_text(content, encoding="utf-8")
            (pathlib.Path(folder) / "mine.yaml").write_text(text, encoding="utf-8")
            return casmodel("check", "mine.yaml", folder=folder)

    def test_models_that_are_shipped(self):
        models = sorted(ROOT.glob("Models/*.yaml")) + sorted(ROOT.glob("Tests/TwoBuilds/*.yaml"))
        self.assertGreater(len(models), 5)
        for model in models:
            with self.subTest(model.name):
                self.assertEqual(self.problems(load(model.read_text(encoding="utf-8"))), [])

    def test_models_that_are_documented(self):
        right = 0
        for place, text, files in documented():
            with self.subTest(place):
                if self.check(text, files).returncode == 0:
                    right += 1
                    self.assertEqual(self.problems(load(text)), [])
        self.assertGreater(right, 0)

    def test_a_model_with_every_key(self):
        self.assertEqual(self.problems(WHOLE), [])
        outcome = self.check(yaml.safe_dump(WHOLE, allow_unicode=True, sort_keys=False))
        self.assertEqual(outcome.returncode, 0, outcome.stderr)
        text = json.dumps(self.schema)
        for key in set(re.findall(r'"([a-z_]+)": {"description"', text)):
            self.assertIn(f'"{key}"', json.dumps(WHOLE), "whole.yaml lacks a key")

    def changed(self, path, change):
        """The whole model with a change at a place."""
        model = json.loads(json.dumps(WHOLE))
        place = model
        for step in path:
            place = place[step]
        change(place)
        return model

    def test_misspelt_keys(self):
        found = list(blocks(WHOLE))
        self.assertGreater(len(found), 10)
        for path in found:
            with self.subTest(path):
                model = self.changed(path, lambda block: block.update(titel="x"))
                self.assertNotEqual(self.problems(model), [])
                text = yaml.safe_dump(model, allow_unicode=True, sort_keys=False)
                self.assertEqual(self.check(text).returncode, 65)

    def test_other_mistakes(self):
        mistakes = {
            "no quantities": ((), lambda model: [model.pop(key) for key in ("quantities", "extends")]),
            "a date": ((), lambda model: model.update(as_of="24 March 2022")),
            "a list for a value": (("quantities",), lambda block: block.update(killed=[1, 2])),
            "no value": (("quantities", "killed"), lambda block: block.pop("value")),
            "a source without a title": (("sources", "a"), lambda block: block.pop("title")),
            "an address": (("sources", "a"), lambda block: block.update(url="example.org")),
            "a grade": (("sources", "a"), lambda block: block.update(grade="G2")),
            "the trust of no grade": (("trust",), lambda block: block.update(Z9=0.5)),
            "an error": (("evidence", 0), lambda block: block.update(error="lognorml")),
            "a report without a name": (("evidence", 0), lambda block: block.pop("name")),
            "a report about nothing": (("evidence", 0), lambda block: block.pop("about")),
            "about and readings": (("evidence", 1), lambda block: block.update(about="killed")),
            "one reading": (("evidence", 1, "readings"), lambda block: block.pop("dead")),
            "a way to combine": (("combine", 0), lambda block: block.update({"as": "both"})),
            "a combination of one": (("combine", 0), lambda block: block.update(reports=["r"])),
            "two measures": (("correlations", 0), lambda block: block.update(kendall=0.1)),
            "no measure": (("correlations", 0), lambda block: block.pop("spearman")),
            "a list of scenarios": ((), lambda model: model.update(scenarios=["worst"])),
        }
        for name, (path, change) in mistakes.items():
            with self.subTest(name):
                model = self.changed(path, change)
                self.assertNotEqual(self.problems(model), [])
                text = yaml.safe_dump(model, allow_unicode=True, sort_keys=False)
                self.assertEqual(self.check(text).returncode, 65)


if __name__ == "__main__":
    unittest.main()
