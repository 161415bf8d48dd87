/// A CSS selector (Selectors Level 3, without pseudo-elements and dynamic states), ready to be searched with.
///
/// Understood: type, `*`, `#id`, `.class`, `[attribute]` with `= ~= |= ^= $= *=`, `:first-child`, `:last-child`,
/// `:only-child`, `:nth-child(an+b)`, `:empty`, `:not(…)` of one of these, the combinators space, `>`, `+`, `~`, and lists.
public struct CSSSelector: Sendable, Hashable {
    /// As it was written.
    public let source: String
    private let paths: [String]
    /// A longer one is nested or listed to do harm.
    private static let maximumBytes = 1_000

    /// - Throws: `CSSSelectorError`, which names what was not understood.
    public init(_ source: String) throws(CSSSelectorError) {
        self.source = source
        guard source.utf8.count <= Self.maximumBytes else {
            throw CSSSelectorError(description: "the CSS selector is longer than \(Self.maximumBytes) bytes")
        }
        var parser = CSSSelectorParser(source)
        paths = try parser.list()
    }

    /// As XPath, from the document (`""`) or from a node (`"."`) on.
    func xpath(from context: String) -> String {
        paths.map { context + $0 }.joined(separator: " | ")
    }
}

/// A selector that cannot be used, and where it goes wrong.
public struct CSSSelectorError: Error, Sendable, CustomStringConvertible {
    public let description: String
}
