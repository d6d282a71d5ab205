"""Holds what casmodel writes as JSON against the schemas that `casmodel schema NAME` prints.

    CASMODEL=.build/release/casmodel python3 -B Tests/SchemaTests/test_output_schema.py
"""

import copy
import json
import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import unittest

import jsonschema

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import outputs

ROOT = pathlib.Path(__file__).resolve().parents[2]
CASMODEL = pathlib.Path(os.environ["CASMODEL"]).resolve()


def members(schema, node, value, path=()):
    """Every member of an object with fixed members in a valid value: the object's definition, the key, and
    the way to it."""
    if "$ref" in node:
        name = node["$ref"].removeprefix("#/$defs/")
        yield from members(schema, {**schema["$defs"][name], "name": name}, value, path)
        return
    for choice in node.get("anyOf", node.get("oneOf", [])):
        if jsonschema.Draft202012Validator({**choice, "$defs": schema["$defs"]}).is_valid(value):
            yield from members(schema, choice, value, path)
            return
    if isinstance(value, dict):
        fixed = node.get("properties")
        for key, item in value.items():
            if fixed is not None:
                yield node.get("name", ""), key, (*path, key)
            inner = fixed[key] if fixed is not None else node["additionalProperties"]
            yield from members(schema, inner, item, (*path, key))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from members(schema, node.get("items", {}), item, (*path, index))


def described(schema):
    """Every member that a schema describes: the object's definition and the key."""
    nodes = {"": schema, **schema["$defs"]}
    return {(name, key) for name, node in nodes.items() for key in node.get("properties", {})}


class OutputSchemaTests(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.folder.cleanup)
        for name, text in outputs.MODELS.items():
            (pathlib.Path(cls.folder.name) / name).write_text(text, encoding="utf-8")
        cls.schemas = {name: json.loads(cls.casmodel("schema", name).stdout) for name in outputs.CALLS}
        for schema in cls.schemas.values():
            jsonschema.Draft202012Validator.check_schema(schema)
        cls.written = {
            name: [(call, json.loads(cls.casmodel(*call).stdout)) for call in calls]
            for name, calls in outputs.CALLS.items()
        }
        cls.written["result"].append(("a result that was stopped", cls.stopped("plain.yaml")))
        cls.written["result"].append(("a weighed result that was stopped", cls.stopped("reports.yaml")))

    @classmethod
    def casmodel(cls, *arguments):
        return subprocess.run([CASMODEL, *arguments], cwd=cls.folder.name, capture_output=True, text=True)

    @classmethod
    def stopped(cls, model):
        """What a simulation writes that is stopped early."""
        arguments = [CASMODEL, "simulate", model, "--runs", "1e12", "--json", "-"]
        with subprocess.Popen(
            arguments, cwd=cls.folder.name, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        ) as process:
            time.sleep(2)
            process.send_signal(signal.SIGINT)
            return json.loads(process.communicate(timeout=60)[0])

    def problems(self, name, value):
        validator = jsonschema.Draft202012Validator(self.schemas[name])
        return [f"{error.json_path}: {error.message[:300]}" for error in validator.iter_errors(value)]

    def test_every_output_fits_its_schema(self):
        for name, found in self.written.items():
            for call, value in found:
                with self.subTest(name, call=call):
                    self.assertEqual(self.problems(name, value), [])

    def test_every_member_is_written_somewhere(self):
        for name, found in self.written.items():
            seen = set()
            for _, value in found:
                seen.update((block, key) for block, key, _ in members(self.schemas[name], self.schemas[name], value))
            with self.subTest(name):
                self.assertEqual(described(self.schemas[name]) - seen - self.elsewhere(name), set())

    @staticmethod
    def elsewhere(name):
        """Members that the outputs of a schema need not show: those of figures, which have one writer, are shown by
        results."""
        blocks = ("quantity", "question", "report", "alternative", "summary", "combination", "evidence")
        if name == "check":
            # A mixture that stands in no other law is one of expressions, and has shares.
            return {("checked_law", "components")}
        if name in ("comparison", "sweep"):
            return {(block, key) for block, key in described(OutputSchemaTests.schemas[name]) if block in blocks}
        return set()

    def test_a_renamed_member_is_found(self):
        for name, found in self.written.items():
            tried = set()
            for call, value in found:
                for block, key, path in members(self.schemas[name], self.schemas[name], value):
                    if (block, key) in tried:
                        continue
                    tried.add((block, key))
                    changed = copy.deepcopy(value)
                    place = changed
                    for step in path[:-1]:
                        place = place[step]
                    place[key + "_"] = place.pop(key)
                    with self.subTest(name, block=block, key=key, call=call):
                        self.assertNotEqual(self.problems(name, changed), [])

    def test_kinds_that_the_outputs_are_to_have(self):
        """The outputs are those of models that they are meant for."""
        found = [value for _, value in self.written["result"]]
        quantities = [quantity for value in found for quantity in value["quantities"].values()]
        reports = [report for value in found for report in value["evidence"]["reports"]]
        self.assertTrue(any(value["partial"] for value in found))
        self.assertTrue(any(quantity["invalid_runs"] for quantity in quantities))
        self.assertTrue(any(quantity["best"] is None for quantity in quantities))
        self.assertEqual({quantity.get("mean_basis") for quantity in quantities}, {None, "law", "none"})
        self.assertTrue(any(len(region["pieces"]) > 1 for quantity in quantities for region in quantity["regions"]))
        self.assertTrue(any(len(quantity["intervals"]) > 2 for quantity in quantities))
        self.assertTrue(any(report["bayes_factor"] is None for report in reports))
        comparisons = [value for _, value in self.written["comparison"]]
        self.assertEqual({value["pairing"] for value in comparisons}, {"common-runs", "independent-draws"})

    def test_evidence_without_reports_is_the_same_for_all(self):
        for call, value in self.written["result"]:
            if not value["evidence"]["reports"]:
                expected = {"effective_sample_size": value["runs"], "pareto_k": None, "reports": []}
                self.assertEqual(value["evidence"], expected, call)
            else:
                by_name = {report["name"]: report for report in value["evidence"]["reports"]}
                self.assertEqual(value["evidence"]["reports_by_name"], by_name, call)

    def test_names(self):
        self.assertEqual(self.casmodel("schema").stdout, self.casmodel("schema", "model").stdout)
        near = self.casmodel("schema", "comparision")
        self.assertEqual((near.returncode, near.stdout), (64, ""))
        self.assertEqual(near.stderr, "error: there is no schema 'comparision'; did you mean 'comparison'?\n")

    def test_the_page_reads_results(self):
        """What the page shows in Python and with jq prints what it says."""
        page = (ROOT / "Documentation/The-JSON-output.md").read_text(encoding="utf-8")
        model = re.search(r"^```yaml\n(.*?)^```$", page, re.M | re.S)[1]
        (pathlib.Path(self.folder.name) / "mine.yaml").write_text(model, encoding="utf-8")
        simulated = self.casmodel(
            "simulate", "mine.yaml", "--runs", "10000", "--json", "result.json", "--csv", "result.csv")
        self.assertEqual(simulated.returncode, 0, simulated.stderr)
        result = json.loads((pathlib.Path(self.folder.name) / "result.json").read_text(encoding="utf-8"))
        expected = str(result["quantities"]["killed"]["best"])
        python = re.search(r"^```python\n(.*?)^```$", page, re.M | re.S)[1]
        printed = subprocess.run(
            [sys.executable, "-c", python], cwd=self.folder.name, capture_output=True, text=True)
        self.assertEqual(printed.returncode, 0, printed.stderr)
        self.assertIn(expected, printed.stdout)
        if shutil.which("jq"):
            jq = re.search(r"^```sh\n(jq .*?)^```$", page, re.M | re.S)[1]
            printed = subprocess.run(["sh", "-ec", jq], cwd=self.folder.name, capture_output=True, text=True)
            report = result["evidence"]["reports_by_name"]["hospitals"]
            self.assertEqual(printed.returncode, 0, printed.stderr)
            self.assertEqual(
                [float(line) for line in printed.stdout.split()],
                [*(result["quantities"]["killed"][key] for key in ("low", "best", "high")),
                 report["probability_right"]])


if __name__ == "__main__":
    unittest.main()
