import Arithmetic
import Simulation
import Testing

/// A probe does what a simulation's operation does, or its times would be those of something else.
@Suite("Operation probes")
struct OperationProbeTests {
    private func operand(_ index: Int, _ place: Int) -> Double {
        Double(place % 7) + [0.25, 1.5, -3][index]
    }

    @Test func everyOperationHasAProbe() {
        #expect(
            OperationProbe.names.count == UnaryCode.allCases.count + BinaryCode.allCases.count + 1)
        #expect(OperationProbe("no such operation", operand: operand) == nil)
        for name in OperationProbe.names {
            #expect(OperationProbe(name, operand: operand)?.name == name)
        }
    }

    @Test(arguments: UnaryCode.allCases)
    func unary(code: UnaryCode) throws {
        // Between 0 and 1 every operation has a value.
        func operand(_ index: Int, _ place: Int) -> Double { self.operand(index, place) / 8 }
        let probe = try #require(OperationProbe("\(code)", operand: operand))
        #expect(probe.operandCount == 1)
        probe.run(times: 2)
        for (place, result) in probe.results.enumerated() {
            #expect(result == ScalarOperations.apply(code, operand(0, place)))
        }
    }

    @Test(arguments: BinaryCode.allCases)
    func binary(code: BinaryCode) throws {
        let probe = try #require(OperationProbe("\(code)", operand: operand))
        #expect(probe.operandCount == 2)
        // The operands stay as they were, however often the operation runs.
        probe.run(times: 3)
        for (place, result) in probe.results.enumerated() {
            #expect(
                result == ScalarOperations.apply(code, operand(0, place), operand(1, place)))
        }
    }

    @Test func choice() throws {
        let probe = try #require(
            OperationProbe("if") { index, place in index == 0 ? Double(place % 2) : Double(index) })
        #expect(probe.operandCount == 3)
        #expect(probe.results.allSatisfy { $0 == 0 })
        probe.run(times: 0)
        probe.run(times: -1)
        #expect(probe.results.allSatisfy { $0 == 0 })
        probe.run(times: 1)
        for (place, result) in probe.results.enumerated() {
            #expect(result == (place % 2 == 1 ? 1 : 2))
        }
    }
}
