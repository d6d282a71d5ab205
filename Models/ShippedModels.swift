/// The models that are built into the tool.
public struct ShippedModel: Sendable {
    /// The name to run it by, which is its file's name without the ending.
    public let name: String
    /// The model's text, in UTF-8.
    package let bytes: [UInt8]

    /// Every built-in model; the first is the default.
    public static let all: [ShippedModel] = [
        ShippedModel(name: "nato-2022-03-24", bytes: PackageResources.nato_2022_03_24_yaml),
        ShippedModel(
            name: "nato-2022-03-24-reconciled",
            bytes: PackageResources.nato_2022_03_24_reconciled_yaml),
        ShippedModel(name: "russia-2022-03", bytes: PackageResources.russia_2022_03_yaml),
        ShippedModel(
            name: "russia-mod-2022-03-02", bytes: PackageResources.russia_mod_2022_03_02_yaml),
        ShippedModel(name: "ukraine-2022-03-12", bytes: PackageResources.ukraine_2022_03_12_yaml),
    ]
}
