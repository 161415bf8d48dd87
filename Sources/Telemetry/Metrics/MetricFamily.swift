/// Everything that is measured under one name.
struct MetricFamily {
    enum Kind: String {
        case counter, gauge, histogram
    }

    let name: String
    let kind: Kind
    let help: String?
    var series: [LabelSet: any Series] = [:]

    /// The names of its samples, which no other family may have.
    static func sampleNames(_ name: String, _ kind: Kind) -> [String] {
        kind == .histogram ? [name, name + "_bucket", name + "_sum", name + "_count"] : [name]
    }
}
