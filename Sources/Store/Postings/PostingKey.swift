public import Database

/// Names a posting in the database, and in what is queued for it; it is never given again.
public struct PostingKey: RawRepresentable, SQLValue, Hashable, Codable, Sendable {
    public let rawValue: Int

    public init(rawValue: Int) {
        self.rawValue = rawValue
    }
}
