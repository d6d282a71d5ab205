import CasModel
import Encoding
import TestSupport
import Testing

private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

/// A result with one quantity whose figures are short numbers.
private func smallResult(
    model: Model = HandMade.model(), runs: Int = 8, questions: [QuestionResult] = []
) -> SimulationResult {
    let quantity = QuantityResult(
        quantityIndex: 2, name: "wounded", unit: "people", validRuns: 7, invalidRuns: 1,
        mean: Estimate(value: 2.5, standardError: .nan), standardDeviation: .infinity,
        minimum: 1, maximum: 4,
        quantiles: [0.025, 0.05, 0.25, 0.5, 0.75, 0.95, 0.975].map {
            QuantileEstimate(probability: $0, value: $0 * 8, standardError: 0.5)
        },
        intervals: [
            CredibleInterval(level: 0.9, kind: .equalTailed, low: 0.4, high: 7.6),
            CredibleInterval(level: 0.9, kind: .highestDensity, low: 1e-7, high: 7),
            CredibleInterval(level: 0.5, kind: .equalTailed, low: 2, high: 6),
            CredibleInterval(level: 0.5, kind: .highestDensity, low: 1, high: 5),
        ],
        distribution: HandMade.atoms([(1, 2), (2, 4), (4, 2)]))
    return SimulationResult(
        model: model, seed: .max, runs: runs, requestedRuns: 8, threads: 1, elapsedSeconds: 0.5,
        quantities: [quantity], questions: questions,
        invalidCauses: [InvalidCause(quantity: "wounded", runs: 1, examinedRuns: 1000)])
}

@Suite("Comma-separated values")
struct CSVTests {
    @Test("A row per quantity and level; what does not exist is empty")
    func summary() {
        #expect(
            text(SummaryCSV.bytes(of: smallResult())) == """
                quantity,unit,mean,mean_mcse,sd,low,best,high,level,q2.5,q5,q25,q50,q75,q95,q97.5,\
                hdi_low,hdi_high,source
                wounded,people,2.5,,,0.4,4,7.6,0.9,0.2,0.4,2,4,6,7.6,7.8,1e-07,7,nato-ap; ratios
                wounded,people,2.5,,,2,4,6,0.5,0.2,0.4,2,4,6,7.6,7.8,1,5,nato-ap; ratios

                """)
    }

    @Test("Fields with commas, quotation marks and line breaks are quoted")
    func quoting() {
        let quantity = HandMade.quantity(
            0, "a,b", unit: "say \"x\"\nand y", distribution: HandMade.atoms([(1, 1)]),
            mean: Estimate(value: 1, standardError: 0), sd: 0, errors: 0)
        let result = SimulationResult(
            model: HandMade.model(), seed: 1, runs: 1, requestedRuns: 1, threads: 1,
            elapsedSeconds: 1, quantities: [quantity], questions: [], invalidCauses: [])
        #expect(
            text(SummaryCSV.bytes(of: result)).hasSuffix(
                """
                source
                "a,b","say ""x""
                and y",1,0,0,1,1,1,0.9,1,1,1,1,1,1,1,1,1,nato-ap

                """))
    }

    @Test("Curves of counts give each number its probability")
    func curves() {
        #expect(
            text(CurvesCSV.bytes(of: smallResult())) == """
                quantity,x,density,cdf
                wounded,1,0.25,0.25
                wounded,2,0.5,0.75
                wounded,4,0.25,1

                """)
    }

    @Test("Draws: a row a run, invalid cells empty")
    func draws() {
        let a: [Double] = [1, -20, .nan, 1.5, 9_007_199_254_740_992, 0]
        let b: [Double] = [0.1, -0.0, .infinity, -1e-9, 1e300, 12]
        let rows = a.withUnsafeBufferPointer { a in
            b.withUnsafeBufferPointer { b in
                text(DrawFormat.csv.rows([a, b]))
            }
        }
        #expect(
            rows == """
                1,0.1
                -20,0
                ,
                1.5,-1e-09
                9007199254740992.0,1e+300
                0,12

                """)
        let alone = a.withUnsafeBufferPointer {
            text(DrawFormat.csv.rows([$0]))
        }
        #expect(alone == "1\n-20\n\"\"\n1.5\n9007199254740992.0\n0\n")
        #expect(
            text(DrawFormat.csv.header(columns: ["killed", "a,b"], rows: 6)) == "killed,\"a,b\"\n")
    }
}

@Suite("JSON")
struct JSONReportTests {
    @Test("One object, keys in order, null for what does not exist")
    func exact() {
        let question = QuestionResult(
            name: "say \"x\"\u{1}\\", title: "",
            probability: Estimate(value: 0.25, standardError: .nan),
            invalidRuns: 0)
        #expect(
            text(JSONReport.bytes(of: smallResult(runs: 7, questions: [question]))) == #"""
                {
                  "casmodel": "0.1.0",
                  "model": "hand-made",
                  "model_sha256": "c0ffee",
                  "seed": 18446744073709551615,
                  "runs": 7,
                  "sampler": "random",
                  "elapsed_seconds": 0.5,
                  "runs_per_second": 14,
                  "partial": true,
                  "quantities": {
                    "wounded": {
                      "unit": "people",
                      "best": 4,
                      "low": 0.4,
                      "high": 7.6,
                      "mean": 2.5,
                      "mean_mcse": null,
                      "sd": null,
                      "invalid_runs": 1,
                      "quantiles": [
                        {"p": 0.025, "value": 0.2, "mcse": 0.5},
                        {"p": 0.05, "value": 0.4, "mcse": 0.5},
                        {"p": 0.25, "value": 2, "mcse": 0.5},
                        {"p": 0.5, "value": 4, "mcse": 0.5},
                        {"p": 0.75, "value": 6, "mcse": 0.5},
                        {"p": 0.95, "value": 7.6, "mcse": 0.5},
                        {"p": 0.975, "value": 7.8, "mcse": 0.5}
                      ],
                      "intervals": [
                        {"level": 0.9, "kind": "equal-tailed", "low": 0.4, "high": 7.6},
                        {"level": 0.9, "kind": "highest-density", "low": 1e-07, "high": 7},
                        {"level": 0.5, "kind": "equal-tailed", "low": 2, "high": 6},
                        {"level": 0.5, "kind": "highest-density", "low": 1, "high": 5}
                      ],
                      "regions": [
                        {
                          "level": 0.9,
                          "pieces": [
                            {"low": 1e-07, "high": 7, "probability": 1}
                          ]
                        },
                        {
                          "level": 0.5,
                          "pieces": [
                            {"low": 1, "high": 5, "probability": 1}
                          ]
                        }
                      ]
                    }
                  },
                  "questions": {
                    "say \"x\"\u0001\\": {"probability": 0.25, "mcse": null}
                  },
                  "evidence": {"effective_sample_size": 7, "pareto_k": null, "reports": []}
                }

                """#)
    }

    @Test("Changed quantities are named, the last change of each")
    func overrides() {
        let model = HandMade.model(overrides: [
            Model.Override(name: "killed", expression: "1"),
            Model.Override(name: "wounded", expression: "2"),
            Model.Override(name: "killed", expression: "3 to 4"),
        ])
        #expect(
            text(JSONReport.bytes(of: smallResult(model: model))).contains(
                """
                  "model_sha256": "c0ffee",
                  "overrides": {"wounded": "2", "killed": "3 to 4"},
                  "seed":
                """))
        #expect(!text(JSONReport.bytes(of: smallResult())).contains("overrides"))
    }
}
