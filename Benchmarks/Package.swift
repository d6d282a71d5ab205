// swift-tools-version: 6.1

import PackageDescription

// A package of its own, so that using casmodel never means fetching the benchmark library.
let package = Package(
    name: "casmodel-benchmarks",
    platforms: [.macOS(.v15)],
    dependencies: [
        .package(name: "casmodel", path: ".."),
        // Without its default traits, so that the jemalloc library is not needed.
        .package(url: "https://github.com/ordo-one/benchmark", from: "1.38.1", traits: []),
    ],
    targets: ["Engine", "Laws", "Accumulators"].map { name in
        .executableTarget(
            name: name,
            dependencies: [
                .product(name: "CasModel", package: "casmodel"),
                .product(name: "Benchmark", package: "benchmark"),
            ],
            path: "Benchmarks/\(name)",
            plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]
        )
    },
    swiftLanguageModes: [.v6]
)
