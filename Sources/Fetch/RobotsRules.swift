/// What one site's robots.txt asks of us (RFC 9309), and how slowly it wants to be read (Crawl-delay).
package struct RobotsRules: Sendable, Hashable {
    struct Rule: Sendable, Hashable {
        var allows: Bool
        var pattern: RobotsPattern
    }

    var rules: [Rule] = []
    /// Not in the RFC, but asked for by many sites, Lever's among them.
    package var crawlDelay: Duration?

    static let allowAll = RobotsRules()

    /// The longest matching pattern decides, Allow when two are equally long; no match allows (RFC 9309, 2.2.2).
    ///
    /// `target`: path and query as in the request line.
    package func allows(_ target: String) -> Bool {
        let path = RobotsPath.normalise(target.utf8, isPattern: false)
        if path.elementsEqual("/robots.txt".utf8) { return true }
        var best: Rule?
        for rule in rules where Self.outranks(rule, best) && rule.pattern.matches(path) {
            best = rule
        }
        return best?.allows ?? true
    }

    private static func outranks(_ rule: Rule, _ other: Rule?) -> Bool {
        guard let other else { return true }
        let (mine, others) = (rule.pattern.length, other.pattern.length)
        return mine > others || (mine == others && rule.allows && !other.allows)
    }
}
