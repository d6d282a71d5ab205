import CasModel
import Foundation
import TestSupport
import Testing

/// What JSON has that its description has not, or the other way round; nil where it fits.
private func misfit(_ value: Any, _ shape: JSONShape) -> String? {
    switch shape {
    case .text: return value is String ? nil : "\(value) is no text"
    case .word(let words):
        return words.contains { $0 == value as? String } ? nil : "\(value) is none of \(words)"
    case .number: return value is NSNumber ? nil : "\(value) is no number"
    case .count:
        return (value as? NSNumber).map { $0.doubleValue.rounded() == $0.doubleValue } == true
            ? nil : "\(value) is no whole number"
    case .truth: return value is Bool ? nil : "\(value) is no truth value"
    case .always(let wanted): return value as? Bool == wanted ? nil : "\(value) is not \(wanted)"
    case .orNull(let shape): return value is NSNull ? nil : misfit(value, shape)
    case .list(let item):
        guard let list = value as? [Any] else { return "\(value) is no list" }
        return list.lazy.compactMap { misfit($0, item) }.first
    case .emptyList: return (value as? [Any])?.isEmpty == true ? nil : "\(value) is not empty"
    case .nothing: return value is NSNull ? nil : "\(value) is not null"
    case .names(let item):
        guard let object = value as? [String: Any] else { return "\(value) is no object" }
        return object.values.lazy.compactMap { misfit($0, item) }.first
    case .block(let block): return misfit(value, block)
    case .either(let blocks):
        let misfits = blocks.map { misfit(value, $0) }
        return misfits.contains(nil) ? nil : misfits.compactMap(\.self).joined(separator: "; ")
    }
}

private func misfit(_ value: Any, _ block: JSONBlock) -> String? {
    guard let object = value as? [String: Any] else { return "\(value) is no object" }
    let members = block.members
    if let extra = object.keys.first(where: { key in !members.contains { $0.name == key } }) {
        return "\(block.name) has \(extra)"
    }
    for member in members {
        if let value = object[member.name] {
            if let found = misfit(value, member.shape) { return "\(member.name): \(found)" }
        } else if member.condition == nil {
            return "\(block.name) lacks \(member.name)"
        }
    }
    return nil
}

@Suite("Descriptions of JSON")
struct JSONShapeTests {
    private static let model = """
        unit: people
        quantities:
          killed: 7000 to 15000
          wounded: killed * (2 to 4)
          lost: log(normal(0.5, 1))
          heavy: cauchy(0, 1)
        questions:
          over: {condition: killed > 9000, given: wounded > 20000}
        evidence:
          - {name: a, about: killed, report: 8000 to 12000, trust: 0.5}
          - {name: b, report: 40000, readings: {hurt: wounded, all: killed + wounded}}
        """

    private let blocks = JSONOutput.all.flatMap(\.blocks)

    private func block(_ name: String) throws -> JSONBlock {
        try #require(blocks.first { $0.name == name })
    }

    private func json(_ bytes: [UInt8]) throws -> Any {
        try JSONSerialization.jsonObject(with: Data(bytes))
    }

    @Test("A result fits its description, and one with a renamed member does not")
    func renamed() throws {
        let result = try Models.simulate(Models.model(Self.model), runs: 2000)
        let written = JSONReport.bytes(of: result)
        let described = try block("result")
        #expect(try misfit(json(written), described) == nil)
        let text = String(decoding: written, as: UTF8.self)
        let keys = try block("quantity").members.filter { $0.condition == nil }.map(\.name)
        for key in keys + ["seed", "trust", "readings", "prior", "asked_runs", "sd_exists", "p"] {
            let renamed = text.replacing("\"\(key)\":", with: "\"\(key)_\":")
            #expect(renamed != text, "\(key)")
            #expect(try misfit(json(Array(renamed.utf8)), described) != nil, "\(key)")
        }
    }

    @Test("Without reports, the evidence has three members and no more")
    func noEvidence() throws {
        let result = try Models.simulate(Models.model("quantities: {x: 1 to 2}"), runs: 500)
        let written = try #require(json(JSONReport.bytes(of: result)) as? [String: Any])
        let noEvidence = try block("no_evidence")
        #expect(misfit(written["evidence"] ?? [:], noEvidence) == nil)
        #expect(try misfit(written["evidence"] ?? [:], block("evidence")) != nil)
        #expect(
            noEvidence.members.map(\.name) == [
                "effective_sample_size", "pareto_k", "reports",
            ])
    }

    @Test("A checked model and its errors fit theirs")
    func checked() throws {
        let shape = try JSONShape.either([block("checked_model"), block("refused_model")])
        #expect(try misfit(json(CheckJSON.bytes(of: Models.model(Self.model))), shape) == nil)
        do {
            _ = try Models.model("quantities: {x: gumbl(1, 2)}")
            Issue.record("a wrong model was read")
        } catch let errors as ModelErrors {
            #expect(try misfit(json(CheckJSON.bytes(of: errors, model: "m")), shape) == nil)
        }
    }

    /// The schemas say where an object stands by its name, so two of one name would be mixed up.
    @Test("Objects have names of their own and sentences that say what they are")
    func names() {
        var members: [String: [String]] = [:]
        for block in blocks {
            let names = block.members.map(\.name)
            #expect(Set(names).count == names.count, "\(block.name)")
            #expect(
                members.updateValue(names, forKey: block.name) ?? names == names, "\(block.name)")
            for sentence in [block.help] + block.members.map(\.help) {
                #expect(sentence.hasSuffix(".") && !sentence.contains("|"), "\(sentence)")
            }
        }
        #expect(members.count > 30)
    }
}
