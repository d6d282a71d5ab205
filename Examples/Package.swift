// swift-tools-version: 6.1

import PackageDescription

// A package of its own, which uses casmodel as any program does: what is not `public` is out of its reach.
let package = Package(
    name: "casmodel-examples",
    platforms: [.macOS(.v15)],
    dependencies: [.package(name: "casmodel", path: "..")],
    targets: ["FirstModel", "Reports", "SameResult"].map { name in
        .executableTarget(
            name: name, dependencies: [.product(name: "CasModel", package: "casmodel")],
            exclude: name == "FirstModel" ? ["losses.yaml"] : [])
    },
    swiftLanguageModes: [.v6]
)
