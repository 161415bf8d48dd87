public import Database

/// Work that is queued, and done later by some worker: what it needs to know is its payload.
///
///     struct SendDigest: Job {
///         static let kind = "send-digest"
///         var candidate: CandidateID
///     }
///
///     try SendDigest(candidate: id).enqueue(in: tx, now: now)
public protocol Job: Codable, Sendable {
    /// What tables and logs call it; never changed, because queued jobs carry it.
    static var kind: String { get }

    /// The payload's shape, counted up when a new program could not read an old payload.
    static var version: Int { get }

    /// How often it is started before it is given up.
    static var maxAttempts: Int { get }

    /// While one job of the kind and key is not over, no second is queued; nil for no such rule.
    var uniqueKey: String? { get }

    /// Of all jobs with the key, whatever their kinds, one runs at a time over all machines; nil for no such rule.
    var limitKey: String? { get }

    /// Reads a payload, also one that an older program wrote.
    static func decode(_ payload: JSON, version: Int) throws -> Self
}

extension Job {
    public static var version: Int { 1 }
    public static var maxAttempts: Int { 10 }
    public var uniqueKey: String? { nil }
    public var limitKey: String? { nil }

    public static func decode(_ payload: JSON, version: Int) throws -> Self { try payload.decoded() }
}
