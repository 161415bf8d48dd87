/// Turns swift-metrics' labels into names that Prometheus takes.
/// https://prometheus.io/docs/concepts/data_model/#metric-names-and-labels
enum MetricName {
    /// "job.run-time" → "job_run_time", with the unit or `_total` behind it unless it is there already.
    static func metric(_ label: String, suffix: String = "") -> String {
        let name = sanitised(label, alsoAllowed: 0x3A)
        return name.hasSuffix(suffix) ? name : name + suffix
    }

    /// Names that start with two underscores are Prometheus' own; `le` tells a histogram's buckets apart.
    static func label(_ key: String) -> String {
        let name = sanitised(key, alsoAllowed: nil)
        if name.hasPrefix("__") { return "_" + name.drop { $0 == "_" } }
        return name == "le" ? "le_" : name
    }

    private static let longest = 200

    private static func sanitised(_ text: String, alsoAllowed: UInt8?) -> String {
        var bytes = text.utf8.prefix(longest).map { isAllowed($0) || $0 == alsoAllowed ? $0 : 0x5F }
        if bytes.first.map({ (0x30...0x39).contains($0) }) ?? true { bytes.insert(0x5F, at: 0) }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func isAllowed(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F: true
        default: false
        }
    }
}
