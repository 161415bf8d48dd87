public import Database
public import Foundation

/// A job that a worker holds, as long as nobody else has been given it since.
public struct ClaimedJob: Sendable {
    public let id: JobID
    public let kind: String
    /// Of the payload.
    public let version: Int
    public let payload: JSON
    public let priority: JobPriority
    /// Which attempt this is, from 1.
    public let attempt: Int
    public let maxAttempts: Int
    public let limitKey: String?
    /// When it became due.
    public let runAt: Date
    /// The fencing token: it grows with every claim, and no write of an older one is accepted.
    public let token: Int

    init(_ row: Row) throws {
        id = try row["id"]
        kind = try row["kind"]
        version = try row["version"]
        payload = try row["payload"]
        priority = try row["priority"]
        attempt = try row["attempt"]
        maxAttempts = try row["max_attempts"]
        limitKey = try row["limit_key"]
        runAt = try row["run_at"]
        token = try row["token"]
    }
}
