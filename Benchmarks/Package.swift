// swift-tools-version: 6.1

import PackageDescription

/// The names of the benchmark targets, each a folder of `Benchmarks/`.
let benchmarks = ["Engine", "Streams", "Laws", "Operations", "Accumulators", "Files"]

/// Measured is what the Makefile builds, the build for this machine's vector unit, unless
/// `CASMODEL_PORTABLE` is `yes`.
let isPortable = Context.environment["CASMODEL_PORTABLE"] == "yes"

/// The name by which the compiler knows the package around this one, which SwiftPM makes of its folder's.
let outerName = Context.packageDirectory.split(separator: "/").dropLast().last.map { folder in
    let identity = folder.lowercased()
    let kept = identity.hasSuffix(".git") ? identity.dropLast(4) : identity[...]
    let characters = kept.map { $0.isLetter || $0.isNumber ? $0 : "_" }
    let isDigitFirst = characters.first?.isNumber ?? false
    return String(isDigitFirst ? ["_"] + characters.dropFirst() : characters)
}

/// Makes a target part of that package for the compiler, so that it can use what is `package` there. It is not
/// to be of its own package, then (`packageAccess`).
let insideCasmodel: [SwiftSetting] = [.unsafeFlags(["-package-name", outerName ?? ""])]

// A package of its own, so that who uses casmodel never fetches the benchmark library.
let package = Package(
    name: "casmodel-benchmarks",
    platforms: [.macOS(.v15)],
    dependencies: [
        .package(name: "casmodel", path: "..", traits: isPortable ? [] : ["NativeVectors"]),
        // Without its default traits, which interpose malloc and reference counting: they need
        // further packages, and what they count is not what these benchmarks are about.
        .package(url: "https://github.com/ordo-one/benchmark", from: "1.38.1", traits: []),
    ],
    targets: [
        .target(
            name: "BenchmarkSupport",
            dependencies: [
                .product(name: "CasModel", package: "casmodel"),
                .product(name: "Benchmark", package: "benchmark"),
            ],
            path: "Benchmarks/BenchmarkSupport",
            packageAccess: false,
            swiftSettings: insideCasmodel
        )
    ]
        + benchmarks.map { name in
            .executableTarget(
                name: name,
                dependencies: [
                    "BenchmarkSupport",
                    .product(name: "CasModel", package: "casmodel"),
                    .product(name: "Benchmark", package: "benchmark"),
                ],
                path: "Benchmarks/\(name)",
                packageAccess: false,
                swiftSettings: insideCasmodel,
                plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]
            )
        },
    swiftLanguageModes: [.v6]
)
