import Foundation
import Testing

@Suite("Help and wrong usage")
struct UsageTests {
    @Test(
        "Help is documentation, with an example, and no failure",
        arguments: [
            ["--help"], [], ["simulate", "--help"], ["check", "--help"], ["report", "--help"],
            ["models", "--help"],
            ["models", "show", "--help"], ["help", "simulate"], ["plot", "--help"],
            ["compare", "--help"], ["sweep", "--help"], ["report", "--help"], ["laws", "--help"],
        ])
    func help(arguments: [String]) throws {
        let outcome = try CasmodelProcess.run(arguments, in: Folder())
        #expect(outcome.status == 0)
        #expect(outcome.errors == "")
        #expect(outcome.output.contains("EXAMPLE"))
        #expect(outcome.output.contains("  casmodel "))
        for line in outcome.outputLines { #expect(line.count <= 80, "\(line)") }
    }

    @Test("The help of simulate names every option, default and exit status")
    func simulateHelp() throws {
        let text = try CasmodelProcess.run(["simulate", "--help"], in: Folder()).output
        for part in [
            "--runs", "--seed", "--threads", "--level", "--set", "--csv", "--curves", "--draws",
            "--json", "--allow-invalid", "--version", "default: 1e7", "default: 42",
            "default: 0.9", "  64  ", "  65  ", "  66  ", "  73  ", "  74  ", " 130  ",
        ] {
            #expect(text.contains(part), "\(part)")
        }
    }

    @Test("The help breaks no line of its tables, and the general one has every exit status")
    func helpTables() throws {
        let simulate = try CasmodelProcess.run(["simulate", "--help"], in: Folder())
        let lines = simulate.output.split(separator: "\n")
        let files = lines.drop { $0 != "FILES" }.dropFirst().prefix { $0.hasPrefix("  ") }
        #expect(files.count == 13, "\(files)")
        for line in files { #expect(line.count <= 76, "\(line)") }
        let general = try CasmodelProcess.run(["--help"], in: Folder()).output
        #expect(
            general.contains(" 130   stopped by Ctrl-C (by another signal, 128 and its number)"))
    }

    @Test("The version")
    func version() throws {
        let outcome = try CasmodelProcess.run(["--version"], in: Folder())
        #expect(outcome.status == 0)
        #expect(outcome.output == "casmodel 0.1.0\n")
    }

    static let wrongUsage: [([String], String)] = [
        (["--runs", "abc"], "--runs needs a number such as 1e7, 10M or 10_000_000, got 'abc'"),
        (["--runs", ""], "--runs needs a number such as 1e7, 10M or 10_000_000, got ''"),
        (["--runs", "nan"], "--runs needs a number such as 1e7, 10M or 10_000_000, got 'nan'"),
        (["--runs", "0x10"], "--runs needs a number such as 1e7, 10M or 10_000_000, got '0x10'"),
        (["--runs", "1__0"], "--runs needs a number such as 1e7, 10M or 10_000_000, got '1__0'"),
        (["--runs", "10 M"], "--runs needs a number such as 1e7, 10M or 10_000_000, got '10 M'"),
        (
            ["--runs", "--seed"],
            "--runs needs a number such as 1e7, 10M or 10_000_000, got '--seed'"
        ),
        (["--runs", "-5"], "--runs must be at least 1, got -5"),
        (["--runs", "0"], "--runs must be at least 1, got 0"),
        (["--runs", "1e-400"], "--runs must be at least 1, got 1e-400"),
        (["--runs", "1.5"], "--runs must be a whole number, got 1.5"),
        (["--runs", "1e30"], "--runs must be at most 1,000,000,000,000, got 1e30"),
        (["--runs", "1e999"], "--runs must be at most 1,000,000,000,000, got 1e999"),
        (["--threads", "0"], "--threads must be a whole number from 1 to 1024, got '0'"),
        (["--threads", "-1"], "--threads must be a whole number from 1 to 1024, got '-1'"),
        (["--threads", "1025"], "--threads must be a whole number from 1 to 1024, got '1025'"),
        (["--threads", "2.0"], "--threads must be a whole number from 1 to 1024, got '2.0'"),
        (
            ["--seed", "-1"],
            "--seed must be a whole number from 0 to 18446744073709551615, got '-1'"
        ),
        (
            ["--seed", "18446744073709551616"],
            "--seed must be a whole number from 0 to 18446744073709551615, "
                + "got '18446744073709551616'"
        ),
        (["--level", "0"], "--level must lie between 0 and 1, or 0% and 100%, got 0"),
        (["--level", "1"], "--level must lie between 0 and 1, or 0% and 100%, got 1"),
        (["--level", "100%"], "--level must lie between 0 and 1, or 0% and 100%, got 100%"),
        (["--level", "-0.5"], "--level must lie between 0 and 1, or 0% and 100%, got -0.5"),
        (
            ["--level", "90"],
            "--level must lie between 0 and 1, or 0% and 100%, got 90; write 90% for percent"
        ),
        (["--level", "high"], "--level needs a number such as 0.9 or 90%, got 'high'"),
        (
            ["--set", "killed"],
            "--set needs name=expression, such as \"killed=5000 to 20000\", got 'killed'"
        ),
        (["--set", "=5"], "--set lacks the name before '=' in '=5'"),
        (["--set", "killed= "], "--set lacks the expression after '=' in 'killed='"),
        (["--csv", ""], "--csv needs a file name"),
        (["--csv", "-", "--json", "-"], "--csv and --json cannot both go to standard output"),
        (
            ["--csv", "-", "--draws", "/dev/stdout"],
            "--csv and --draws cannot both go to standard output"
        ),
        (["--csv", "x", "--json", "./x"], "--csv and --json name the same file './x'"),
        (["--csv", "model.yaml"], "--csv would overwrite the model file 'model.yaml'"),
        (["--json", "link.yaml"], "--json would overwrite the model file 'link.yaml'"),
    ]

    @Test(
        "Wrong usage is one sentence and status 64, and nothing is written", arguments: wrongUsage)
    func wrong(arguments: [String], sentence: String) throws {
        let folder = try Folder.withModel()
        try FileManager.default.createSymbolicLink(
            atPath: folder.url.appending(path: "link.yaml").path,
            withDestinationPath: "model.yaml")
        let before = try folder.read("model.yaml")
        let outcome = try CasmodelProcess.run(["simulate", "model.yaml"] + arguments, in: folder)
        #expect(outcome.status == 64)
        #expect(outcome.output == "")
        #expect(outcome.errors == "error: \(sentence)\n")
        #expect(try folder.names == ["link.yaml", "model.yaml"])
        #expect(try folder.read("model.yaml") == before)
    }

    @Test("Unknown options and surplus arguments show the usage")
    func parser() throws {
        let unknown = try CasmodelProcess.run(["simulate", "--run", "5"], in: Folder())
        #expect(unknown.status == 64)
        #expect(unknown.errors.hasPrefix("error: Unknown option '--run'. Did you mean '--runs'?\n"))
        #expect(unknown.errors.contains("casmodel simulate [MODEL] [--runs N]"))
        let missing = try CasmodelProcess.run(["simulate", "--runs"], in: Folder())
        #expect(missing.status == 64)
        #expect(missing.errors.hasPrefix("error: Missing value for '--runs <N>'\n"))
        let surplus = try CasmodelProcess.run(["check", "a", "b"], in: Folder())
        #expect(surplus.status == 64)
        #expect(surplus.errors.hasPrefix("error: Unexpected argument 'b'\n"))
    }

    @Test(
        "A command that there is not",
        arguments: [
            (["simualte"], "'simualte'; did you mean 'simulate'?"),
            (["chek", "x.yaml"], "'chek'; did you mean 'check'?"),
            (["Check", "x.yaml"], "'Check'; did you mean 'check'?"),
            (["hepl"], "'hepl'; did you mean 'help'?"),
            (["help", "chek"], "'chek'; did you mean 'check'?"),
            (["models", "shwo", "x"], "'models shwo'; did you mean 'models show'?"),
            (["models", "nato"], "'models nato'; the commands are models show"),
            (["mine.yaml"], "'mine.yaml'; to run a model, write 'casmodel simulate mine.yaml'"),
        ])
    func unknownCommand(arguments: [String], sentence: String) throws {
        let outcome = try CasmodelProcess.run(arguments, in: Folder())
        #expect(outcome.status == 64)
        #expect(outcome.output == "")
        #expect(outcome.errors == "error: there is no command \(sentence)\n")
    }

    @Test("A command that is near none")
    func farCommand() throws {
        let outcome = try CasmodelProcess.run(["whatever"], in: Folder())
        #expect(outcome.status == 64)
        #expect(
            outcome.errors.hasPrefix(
                "error: there is no command 'whatever'; the commands are simulate, compare, sweep, plot, "
            )
        )
    }

    @Test(
        "Numbers of runs as people write them",
        arguments: [
            ("1e3", 1000), ("2K", 2000), ("2k", 2000), ("1_000", 1000), ("2.5e3", 2500),
            ("0.001M", 1000), ("+7", 7), ("1", 1),
        ])
    func runs(text: String, count: Int) throws {
        let folder = try Folder.withModel()
        let outcome = try CasmodelProcess.run(
            ["simulate", "model.yaml", "--runs", text, "--json", "-"], in: folder)
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.output.contains("\"runs\": \(count),"))
    }
}
