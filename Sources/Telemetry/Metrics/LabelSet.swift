/// A series' labels as they are printed, `kind="scrape",state="done"`: the same whatever order they were given in.
struct LabelSet: Hashable, Comparable {
    /// Without the braces.
    let text: String

    /// - Parameter dimensions: of the same name, the first counts.
    init(_ dimensions: [(String, String)], limits: MetricLimits) {
        guard !dimensions.isEmpty else {
            text = ""
            return
        }
        var labels: [(name: String, value: String)] = []
        for (key, value) in dimensions.prefix(limits.labels) {
            let name = MetricName.label(key)
            if !labels.contains(where: { $0.name == name }) { labels.append((name, value)) }
        }
        labels.sort { $0.name < $1.name }
        text = labels.map { "\($0.name)=\"\(Self.escaped($0.value, limits.labelValueLength))\"" }.joined(separator: ",")
    }

    /// With one more label, as the bucket of a histogram has it.
    func with(_ name: String, _ value: String) -> String {
        (text.isEmpty ? "" : text + ",") + "\(name)=\"\(value)\""
    }

    static func < (left: LabelSet, right: LabelSet) -> Bool { left.text < right.text }

    /// Other control characters are no part of the format, and U+0000 ends Prometheus' reading: they are replaced.
    private static func escaped(_ value: String, _ length: Int) -> String {
        var escaped = ""
        for scalar in value.unicodeScalars.prefix(length) {
            switch scalar {
            case "\\": escaped += "\\\\"
            case "\"": escaped += "\\\""
            case "\n": escaped += "\\n"
            case _ where scalar.properties.generalCategory == .control: escaped += "\u{FFFD}"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}
