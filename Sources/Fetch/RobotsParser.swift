import Foundation

/// Reads a robots.txt, however untidy, and keeps what it says to us.
package struct RobotsParser {
    /// RFC 9309, 2.5: at least 500 kibibytes must be read; nothing after them is.
    static let maxBytes = 500 * 1024
    static let maxRules = 5_000

    private let product: String
    private var ours = RobotsRules()
    private var everyones = RobotsRules()
    private var isNamed = false
    private var agents: Set<Substring> = []
    private var isInAgents = false

    /// The rules of all groups that name the product, or else of those for `*`.
    package static func parse(_ body: some BidirectionalCollection<UInt8>, product: String) -> RobotsRules {
        var parser = RobotsParser(product: product.lowercased())
        var bytes = body.prefix(maxBytes)
        if bytes.count < body.count {
            // Half a line could forbid far more than the whole one.
            while let last = bytes.last, !last.isLineEnd { bytes.removeLast() }
        }
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
        for line in bytes.split(whereSeparator: \.isLineEnd) {
            parser.read(String(decoding: line.prefix { $0 != UInt8(ascii: "#") }, as: UTF8.self))
        }
        return parser.isNamed ? parser.ours : parser.everyones
    }

    private init(product: String) {
        self.product = product
    }

    private mutating func read(_ line: String) {
        guard let colon = line.firstIndex(of: ":") else { return }
        let value = line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
        switch line[..<colon].trimmingCharacters(in: .whitespaces).lowercased() {
        case "user-agent": addAgent(value)
        case "allow": add(value, allows: true)
        case "disallow": add(value, allows: false)
        case "crawl-delay": addDelay(value)
        default: break
        }
    }

    /// The first of several User-agent lines in a row opens a new group.
    private mutating func addAgent(_ value: String) {
        if !isInAgents { agents = [] }
        isInAgents = true
        let token = value.hasPrefix("*") ? "*" : value.lowercased().prefix { $0.isTokenCharacter }
        agents.insert(token)
        if token == product { isNamed = true }
    }

    private mutating func add(_ path: String, allows: Bool) {
        isInAgents = false
        guard !path.isEmpty else { return }
        let rule = RobotsRules.Rule(allows: allows, pattern: RobotsPattern(path.utf8))
        change { if $0.rules.count < Self.maxRules { $0.rules.append(rule) } }
    }

    private mutating func addDelay(_ value: String) {
        isInAgents = false
        guard let seconds = Double(value), seconds.isFinite, seconds >= 0 else { return }
        let delay: Duration = .milliseconds(Int64(min(seconds, 31_536_000) * 1_000))
        change { $0.crawlDelay = max($0.crawlDelay ?? .zero, delay) }
    }

    private mutating func change(_ edit: (inout RobotsRules) -> Void) {
        if agents.contains(product[...]) { edit(&ours) }
        if agents.contains("*") { edit(&everyones) }
    }
}

extension UInt8 {
    fileprivate var isLineEnd: Bool { self == UInt8(ascii: "\n") || self == UInt8(ascii: "\r") }
}

extension Character {
    /// What a product token is made of (RFC 9309, 2.2.1).
    fileprivate var isTokenCharacter: Bool {
        self == "-" || self == "_" || ("a"..."z").contains(self)
    }
}
