import Fetch

/// robots.txt, and the question whether an address may be asked for.
enum RobotsTarget {
    /// The file; its last line is asked for, too.
    static func robots(_ bytes: [UInt8]) -> String? {
        let rules = RobotsParser.parse(bytes, product: FetchSettings.productToken)
        let last = bytes.split(separator: UInt8(ascii: "\n")).last.map { String(decoding: $0, as: UTF8.self) } ?? "/"
        for target in ["/", "/jobs?page=2", last] { _ = rules.allows(target) }
        guard rules.allows("/robots.txt") else { return "robots.txt itself is not to be asked for" }
        return rules.crawlDelay.map { $0 < .zero } ?? false ? "a delay below zero" : nil
    }
}
