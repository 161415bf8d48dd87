/// One step in the schema's history, which is never changed once it has been published.
public struct Migration: Sendable {
    public let name: String
    public let statements: [SQL]

    /// - Parameter statements: without bound values, which a schema cannot have.
    public init(_ name: String, _ statements: [SQL]) {
        self.name = name
        self.statements = statements
    }

    /// Tells an edited migration from the one that ran, by FNV-1a (64 bits) over its words, space aside.
    func checksum(for engine: Engine) throws -> String {
        let words = try statements.flatMap { try Statement($0, for: engine).text.split(whereSeparator: \.isWhitespace) }
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in words.joined(separator: " ").utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        return String(hash, radix: 16)
    }
}
