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

    /// While one job of the kind and key is scheduled, ready or running, no second is queued; nil for no such rule.
    var uniqueKey: String? { get }
}

extension Job {
    public static var version: Int { 1 }
    public static var maxAttempts: Int { 10 }
    public var uniqueKey: String? { nil }
}
