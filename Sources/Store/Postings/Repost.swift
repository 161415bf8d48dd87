public import Foundation

/// That a posting was there before under another id, and since when.
public struct Repost: Sendable, Hashable {
    /// The first of those that repeat each other.
    public var first: PostingKey
    /// When that was first seen.
    public var firstSeenAt: Date
}
