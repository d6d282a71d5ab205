import Foundation
import Testing

@Suite("casmodel plot")
struct PlotTests {
    @Test(
        "Every kind is an SVG file, the same each time",
        arguments: ["density", "interval", "cumulative"])
    func kinds(kind: String) throws {
        let folder = try Folder.withModel()
        for name in ["a.svg", "b.svg"] {
            let outcome = try CasmodelProcess.run(
                ["plot", "model.yaml", "--kind", kind, "--runs", "1e5", "-o", name], in: folder)
            #expect(outcome.status == 0, "\(outcome.errors)")
            #expect(outcome.output.isEmpty)
            #expect(outcome.errors.isEmpty)
        }
        let svg = try folder.read("a.svg")
        #expect(svg.hasPrefix("<svg xmlns=") && svg.hasSuffix("</svg>\n"))
        for part in [
            "Losses, first month", ">killed<", ">wounded<", "An official, to AP", "seed 42",
        ] {
            #expect(svg.contains(part), "\(part)")
        }
        #expect(svg == (try folder.read("b.svg")))
        #expect(try folder.names == ["a.svg", "b.svg", "model.yaml"])
    }

    @Test("SVG goes to standard output, with the theme, width and quantities asked for")
    func standardOutput() throws {
        let outcome = try CasmodelProcess.run(
            [
                "plot", "nato-2022-03-24", "--runs", "1e4", "--quantity", "force", "--quantity",
                "killed", "--theme", "auto", "--width", "640", "-o", "-",
            ], in: Folder())
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.output.contains("width=\"640\""))
        #expect(outcome.output.contains("prefers-color-scheme:dark"))
        let quantities = outcome.output.matches(of: /data-quantity="([a-z_]+)"/).map(\.output.1)
        #expect(quantities == ["force", "killed"])
    }

    @Test("What reports change is drawn also for what they speak of without its being reported")
    func evidence() throws {
        let outcome = try CasmodelProcess.run(
            [
                "plot", "nato-2022-03-24-reconciled", "--runs", "1e5", "--kind", "evidence", "-o",
                "-",
            ], in: Folder())
        #expect(outcome.status == 0, "\(outcome.errors)")
        for part in [">counted<", ">30,000 to 40,000: Senior NATO", ">at most 40,000: Senior NATO"]
        {
            #expect(outcome.output.contains(part), "\(part)")
        }
    }

    static let wrongUsage: [([String], String)] = [
        ([], "plot needs a file to write to, such as -o chart.svg"),
        (
            ["-o", "chart.jpg"],
            "cannot tell the format of 'chart.jpg' (-o): the name must end in .svg or .png, "
                + "or be - for SVG on standard output"
        ),
        (
            ["-o", "a.svg", "--kind", "pie"],
            "--kind must be density, interval, cumulative, evidence or compare, got 'pie'"
        ),
        (["-o", "a.svg", "--theme", "red"], "--theme must be light, dark or auto, got 'red'"),
        (
            ["-o", "a.svg", "--width", "1e9"],
            "--width must be a number from 320 to 4000, got '1e9'"
        ),
        (
            ["-o", "a.svg", "--width", "nan"],
            "--width must be a number from 320 to 4000, got 'nan'"
        ),
        (["-o", "a.svg", "--scale", "2"], "--scale is for PNG; the size of an SVG is its --width"),
        (["-o", "a.png", "--scale", "0"], "--scale must be a number from 0.1 to 10, got '0'"),
        (
            ["-o", "a.svg", "--quantity", "kiled"],
            "the model has no quantity 'kiled' (--quantity); did you mean 'killed'?"
        ),
        (
            ["-o", "a.svg", "--kind", "evidence"],
            "--kind evidence draws what reports change, and the model 'nato-2022-03-24' has none "
                + "under 'evidence:'"
        ),
        (["-o", "a.svg", "--runs", "0"], "--runs must be at least 1, got 0"),
    ]

    @Test("Wrong usage gets one sentence, and leaves no file", arguments: wrongUsage)
    func usage(arguments: [String], sentence: String) throws {
        let folder = try Folder()
        let outcome = try CasmodelProcess.run(["plot"] + arguments, in: folder)
        #expect(outcome.status == 64)
        #expect(outcome.output == "")
        #expect(outcome.errors == "error: \(sentence)\n")
        #expect(try folder.names.isEmpty)
    }

    @Test("PNG without rsvg-convert: a sentence that says how to get it, and no file")
    func missingConverter() throws {
        let folder = try Folder.withModel()
        let outcome = try CasmodelProcess.run(
            ["plot", "model.yaml", "-o", "a.png"], in: folder, environment: ["PATH": "/nowhere"])
        #expect(outcome.status == 69)
        #expect(
            outcome.errors.hasPrefix(
                "error: PNG needs rsvg-convert, which is not installed, for 'a.png' (-o): "))
        #expect(outcome.errors.contains("apt-get install librsvg2-bin"))
        #expect(try folder.names == ["model.yaml"])
    }

    @Test("A converter that fails or gives something else leaves no file")
    func failingConverter() throws {
        let folder = try Folder.withModel()
        for script in ["exit 3", "echo no picture", "head -c 10"] {
            try folder.write("#!/bin/sh\n\(script)\n", to: "rsvg-convert")
            let outcome = try CasmodelProcess.shell(
                "chmod +x rsvg-convert && PATH=\"$PWD:$PATH\" "
                    + "exec \"$casmodel\" plot model.yaml --runs 1e4 -o a.png", in: folder)
            #expect(outcome.status == 74)
            #expect(outcome.errors.hasPrefix("error: rsvg-convert could not make the PNG (status "))
            #expect(try folder.names == ["model.yaml", "rsvg-convert"])
        }
    }

    static let hasConverter: Bool = {
        guard let folder = try? Folder() else { return false }
        return (try? CasmodelProcess.shell("command -v rsvg-convert", in: folder))?.status == 0
    }()

    @Test("A PNG has the pixels asked for", .enabled(if: hasConverter))
    func png() throws {
        let folder = try Folder.withModel()
        let outcome = try CasmodelProcess.run(
            [
                "plot", "model.yaml", "--runs", "1e4", "--width", "600", "--scale", "1.5", "--kind",
                "interval", "--theme", "dark", "-o", "a.PNG",
            ], in: folder)
        #expect(outcome.status == 0, "\(outcome.errors)")
        let bytes = [UInt8](try Data(contentsOf: folder.url.appending(path: "a.PNG")))
        #expect(bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]))
        // The width stands at byte 16, its most significant byte first.
        let width = bytes[16..<20].reduce(0) { $0 * 256 + Int($1) }
        #expect(width == 900)
    }
}
