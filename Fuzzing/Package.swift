// swift-tools-version: 6.1

import PackageDescription

// A package of its own, since it can be built with a fuzzer only: see Scripts/fuzz.
let package = Package(
    name: "casmodel-fuzzing",
    platforms: [.macOS(.v15)],
    dependencies: [.package(name: "casmodel", path: "..")],
    targets: [
        .executableTarget(
            name: "FuzzModels",
            dependencies: [.product(name: "CasModel", package: "casmodel")],
            // The fuzzer brings the main function.
            swiftSettings: [.unsafeFlags(["-parse-as-library"])]
        )
    ],
    swiftLanguageModes: [.v6]
)
