// swift-tools-version: 6.1

import PackageDescription

/// The names of the benchmark targets, each a folder of `Benchmarks/`.
let benchmarks = ["Engine", "Streams", "Laws", "Operations", "Accumulators", "Output"]

/// Measured is what the Makefile builds, the build for this machine's vector unit, unless
/// `CASMODEL_PORTABLE` is `yes`.
let isPortable = Context.environment["CASMODEL_PORTABLE"] == "yes"

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
            path: "Benchmarks/BenchmarkSupport"
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
                plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]
            )
        },
    swiftLanguageModes: [.v6]
)
