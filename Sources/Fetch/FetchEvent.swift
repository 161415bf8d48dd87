public import Foundation

/// What a person who waits would like to be told.
public enum FetchEvent: Sendable, Hashable {
    /// The host is left alone for so long; `asked` when the host itself wants it so (Retry-After, Crawl-delay).
    case waiting(host: String, for: Duration, asked: Bool)
    /// A try failed for a reason that may pass, and another follows after so long.
    case retrying(URL, after: Duration, because: String)
}
