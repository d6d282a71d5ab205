// swift-tools-version: 6.1

import PackageDescription

/// Whether SwiftPM made this checkout for a package that depends on a version of casmodel. It refuses
/// such a package where a dependency sets compiler flags of its own, even if they are not in use.
let isDependency = ["/checkouts/", "/registry/"].contains { Context.packageDirectory.contains($0) }

/// Kernels for the vector unit of the machine that builds, on with the trait `NativeVectors`. All
/// targets between which vectors are passed have it.
let vectors: [SwiftSetting] =
    isDependency
    ? []
    : [
        .unsafeFlags(
            ["-Xcc", "-march=native"],
            .when(configuration: .release, traits: ["NativeVectors"]))
    ]

/// For targets in which no run spends its time. Unoptimised they are built several times as fast.
let unhurried: [SwiftSetting] =
    isDependency ? [] : [.unsafeFlags(["-Onone"], .when(configuration: .release))]

/// All libraries. Who imports the umbrella names them too: SwiftPM builds a target anew when a target
/// that it names has changed, and the umbrella itself hardly ever changes.
let libraries: [Target.Dependency] = [
    "Arithmetic", "RandomStreams", "Distributions", "Statistics", "ModelLanguage", "ModelFile",
    "Encoding",
    "Simulation", "Output", "Charts", "Pages", "ShippedModels",
]

let package = Package(
    name: "casmodel",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "casmodel", targets: ["CasModelCommand"]),
        .library(name: "CasModel", targets: ["CasModel"]),
    ],
    traits: [
        .trait(
            name: "NativeVectors",
            description: "Faster, for machines with the vector unit of the one that builds.")
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.6.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.0.0"),
    ],
    targets: [
        // The way of the data, first to last; a target imports only targets above it.
        .systemLibrary(
            name: "CGSL",
            pkgConfig: "gsl",
            providers: [.apt(["libgsl-dev"]), .brew(["gsl"])]
        ),
        .systemLibrary(name: "CVectorUnit"),
        .target(name: "Arithmetic", swiftSettings: vectors),
        .target(name: "RandomStreams", dependencies: ["CGSL"], swiftSettings: vectors),
        .target(
            name: "Distributions", dependencies: ["CGSL", "RandomStreams"],
            swiftSettings: vectors),
        .target(name: "Statistics", dependencies: ["CGSL"], swiftSettings: vectors),
        .target(name: "ModelLanguage", dependencies: ["Arithmetic", "Distributions"]),
        .target(
            name: "ModelFile",
            dependencies: [
                // Only its copy of libyaml is used, event by event.
                "Distributions", "ModelLanguage", .product(name: "Yams", package: "Yams"),
            ],
            swiftSettings: unhurried
        ),
        .target(name: "Encoding", dependencies: ["ModelLanguage"]),
        .target(
            name: "Simulation",
            dependencies: [
                "Arithmetic", "CVectorUnit", "ModelLanguage", "Distributions", "RandomStreams",
                "Statistics",
            ],
            swiftSettings: vectors
        ),
        .target(
            name: "Output",
            dependencies: [
                "Distributions", "Encoding", "ModelLanguage", "Simulation", "Statistics",
            ],
            swiftSettings: unhurried),
        .target(
            name: "Charts",
            dependencies: ["ModelLanguage", "Output", "Simulation", "Statistics"],
            swiftSettings: unhurried),
        .target(
            name: "Pages",
            dependencies: [
                "Charts", "ModelFile", "ModelLanguage", "Output", "Simulation", "Statistics",
            ],
            resources: [
                .embedInCode("Resources/page.css"),
                .embedInCode("Resources/page.js"),
            ],
            swiftSettings: unhurried
        ),
        .target(
            name: "ShippedModels",
            path: "Models",
            exclude: ["README.md"],
            resources: [
                .embedInCode("nato-2022-03-24.yaml"),
                .embedInCode("nato-2022-03-24-reconciled.yaml"),
                .embedInCode("russia-2022-03.yaml"),
                .embedInCode("russia-mod-2022-03-02.yaml"),
                .embedInCode("ukraine-2022-03-12.yaml"),
            ]
        ),
        .target(name: "CasModel", dependencies: libraries),
        .executableTarget(
            name: "CasModelCommand",
            dependencies: libraries + [
                "CasModel",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: unhurried
        ),

        // Tests, one target a layer; support code that never ships has its own.
        .target(
            name: "TestSupport", dependencies: libraries + ["CasModel", "CGSL"],
            path: "Tests/TestSupport"),
        .testTarget(
            name: "CasModelTests", dependencies: libraries + ["CasModel", "TestSupport"],
            swiftSettings: unhurried),
        .testTarget(
            name: "RandomStreamsTests", dependencies: ["RandomStreams", "CGSL", "TestSupport"],
            exclude: ["philox4x32_10.txt"]),
        .testTarget(
            name: "DistributionsTests",
            dependencies: ["Distributions", "ModelLanguage", "TestSupport"]),
        .testTarget(
            name: "StatisticsTests", dependencies: ["Statistics", "CGSL", "TestSupport"]),
        .testTarget(
            name: "ModelTests",
            dependencies: ["Distributions", "ModelLanguage", "ModelFile", "TestSupport"],
            swiftSettings: unhurried),
        .testTarget(
            name: "SimulationTests", dependencies: libraries + ["CasModel", "CGSL", "TestSupport"],
            exclude: ["golden_draws.json"]),
        .testTarget(
            name: "OutputTests", dependencies: libraries + ["CasModel", "TestSupport"],
            exclude: ["Snapshots"], swiftSettings: unhurried),
        .testTarget(
            name: "ChartsTests", dependencies: libraries + ["CasModel", "TestSupport"],
            exclude: ["Snapshots"], swiftSettings: unhurried),
        .testTarget(
            name: "PagesTests", dependencies: libraries + ["CasModel", "TestSupport"],
            swiftSettings: unhurried),
        .testTarget(
            name: "CommandLineTests",
            dependencies: libraries + ["CasModelCommand", "TestSupport"], swiftSettings: unhurried),
    ],
    swiftLanguageModes: [.v6]
)
