public import Foundation

/// What came back for one request, whatever its status.
public struct Answer: Sendable {
    public var status: Int
    /// Names in lower case; the last of several values, but every `set-cookie`, each on a line of its own.
    public var headers: [String: String]
    /// After content decoding; of what is no success, the first 64 KiB.
    public var body: [UInt8]
    /// The body is the one kept from before, and the host says that it still holds.
    public var isUnchanged: Bool

    public init(status: Int, headers: [String: String] = [:], body: [UInt8], isUnchanged: Bool = false) {
        self.status = status
        self.headers = headers
        self.body = body
        self.isUnchanged = isUnchanged
    }

    var isSuccess: Bool { (200...299).contains(status) }

    /// The answer as a success, nil for a redirect.
    ///
    /// Throws `FetchError` for every other status.
    public func response(from url: URL) throws(FetchError) -> FetchResponse? {
        if RedirectRule.isRedirect(status) { return nil }
        if isSuccess { return FetchResponse(url: url, headers: headers, body: body, isUnchanged: isUnchanged) }
        let kind: FetchError.Kind =
            switch status {
            case 404, 410: .gone
            case 400...499: .denied
            default: .unusable
            }
        throw FetchError(kind, url, "answered \(status)", status: status, body: body)
    }
}
