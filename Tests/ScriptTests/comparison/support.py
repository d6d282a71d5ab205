"""What the tests of the comparison share: where its modules are, and made-up answers."""

import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[3] / "Benchmarks" / "Comparison"))

#: casmodel's answers in JSON.
CASMODEL = json.dumps({
    "runs": 10000,
    "quantities": {"killed": {
        "mean": 10.0, "mean_mcse": 0.5, "sd": 2.0,
        "quantiles": [{"p": 0.001, "value": 4.0, "mcse": 0.25}]}},
    "questions": {"many": {"probability": 0.5, "mcse": 0.005}},
})

#: The same answers as a peer prints them.
PEER = "quantity killed mean 10 sd 2 0.001 4\nquestion many 0.5\nseconds sampling 1.5 whole 3\n"
