import CasModel

/// What the fuzzer calls with each input: all that the commands do with a model, few runs of it.
///
/// A trap, a broken bound, a leak or an input that takes too long is found by the fuzzer and the
/// sanitizers. What is wrong without any of these is a failed `require`.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzModels(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let input = FuzzInput(Array(UnsafeBufferPointer(start: start, count: count)))
    do throws(ModelErrors) {
        let model = try input.read()
        Outputs.check(model)
        simulate(model, chance: input.chance)
    } catch {
        Outputs.check(error)
    }
    return 0
}

/// Simulates a model that was read, and writes the results in every way.
private func simulate(_ model: Model, chance: Int) {
    // Large enough for every figure to exist, and of more than one block.
    let options = SimulationOptions(runs: 1500, seed: 1, threads: 1, levels: [0.9, 0.5])
    do throws(SimulationError) {
        let simulator = try Simulator(model)
        let result = try simulator.run(options)
        Outputs.check(result)
        // Each takes as long as all else; which of them comes in turn is the input's own affair.
        switch chance {
        case 0..<ChartKind.allCases.count: Outputs.check(ChartKind.allCases[chance], of: result)
        case 5: Outputs.checkPage(of: result)
        case 6: Outputs.checkDraws(of: simulator, options)
        default: break
        }
    } catch {
        require(!error.description.isEmpty, "an error says what it is")
    }
}

/// Ends the process where something does not hold, so that the fuzzer keeps the input.
func require(_ condition: Bool, _ rule: String) {
    if !condition { fatalError(rule) }
}
