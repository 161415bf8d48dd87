public import Foundation

/// A successful answer, whole.
public struct FetchResponse: Sendable {
    /// The address that answered, after redirects.
    public var url: URL
    /// Names in lower case; the last of several values.
    public var headers: [String: String]
    /// After content decoding.
    public var body: [UInt8]
    /// True when the host said that nothing has changed (304) and the body is the one kept from before.
    public var isUnchanged: Bool

    public init(url: URL, headers: [String: String] = [:], body: [UInt8], isUnchanged: Bool = false) {
        self.url = url
        self.headers = headers
        self.body = body
        self.isUnchanged = isUnchanged
    }
}
