// swift-tools-version: 6.1

import PackageDescription

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

// A package of its own, since it can be built with a fuzzer only: see Scripts/fuzz.
let package = Package(
    name: "casmodel-fuzzing",
    platforms: [.macOS(.v15)],
    dependencies: [.package(name: "casmodel", path: "..")],
    targets: [
        .executableTarget(
            name: "FuzzModels",
            dependencies: [.product(name: "CasModel", package: "casmodel")],
            packageAccess: false,
            // The fuzzer brings the main function.
            swiftSettings: [.unsafeFlags(["-parse-as-library"])] + insideCasmodel
        )
    ],
    swiftLanguageModes: [.v6]
)
