public import Foundation

/// Why a request brought nothing, sorted by what the caller can do about it.
public struct FetchError: Error, Sendable {
    public enum Kind: Sendable, Hashable {
        /// Not asked at all: scheme, credentials, a private address, robots.txt. Final.
        case refused
        /// 404 or 410: what was there is gone.
        case gone
        /// 401, 403 and other 4xx: asking again will not help.
        case denied
        /// A redirect where none was wanted, or more of them than allowed.
        case redirected(to: URL?)
        /// 429, 5xx, timeouts, broken connections, after all retries. `after`: how long the host asks to be left alone.
        case unavailable(after: Duration?)
        /// An answer that cannot be used: larger than allowed, or not decodable.
        case unusable
    }

    public var kind: Kind
    public var url: URL
    /// A sentence without a full stop that says what happened ("answered 404", "is a private address (10.0.0.1)").
    public var reason: String
    public var status: Int?
    /// The first 64 KiB of a refusal's body, for systems that explain themselves there.
    public var body: [UInt8]

    public init(_ kind: Kind, _ url: URL, _ reason: String, status: Int? = nil, body: [UInt8] = []) {
        self.kind = kind
        self.url = url
        self.reason = reason
        self.status = status
        self.body = body
    }
}

extension FetchError: CustomStringConvertible {
    public var description: String { "\(url.absoluteString): \(reason)" }
}

/// What the rest of the program asks with: `PoliteClient.fetch` in the program, a table of answers in tests.
public typealias Fetch = @Sendable (FetchRequest) async throws -> FetchResponse
