public import Database

/// Names a job for as long as it is kept, and is never given again.
public struct JobID: RawRepresentable, SQLValue, Hashable, Codable, Sendable {
    public let rawValue: Int

    public init(rawValue: Int) {
        self.rawValue = rawValue
    }
}
