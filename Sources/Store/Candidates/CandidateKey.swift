public import Database

/// Names a candidate in the database, and in what is queued for one; it is never given again.
public struct CandidateKey: RawRepresentable, SQLValue, Hashable, Codable, Sendable {
    public let rawValue: Int

    public init(rawValue: Int) {
        self.rawValue = rawValue
    }
}
