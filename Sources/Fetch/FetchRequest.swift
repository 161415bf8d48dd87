public import Foundation

/// One question to another machine. Everything else (robots.txt, pacing, retries, caching) is the client's.
public struct FetchRequest: Sendable, Hashable {
    public enum Method: String, Sendable { case get = "GET", post = "POST" }

    /// How long to leave a host alone after a request, unless robots.txt or the host ask for longer.
    public enum Pace: Sendable {
        /// A job board's API, made to be read by programs: 0.5 s by default.
        case api
        /// Anything else: 2 s by default.
        case page
        /// What a browser asks for to draw one page (scripts, styles, data), in answer to one visit: 50 ms by default.
        case part
    }

    public var url: URL
    /// POST is for questions that change nothing: it is retried as GET is, but neither kept nor asked conditionally.
    public var method: Method
    /// Sent beside the client's own (User-Agent, Accept-Encoding, validators).
    public var headers: [String: String]
    public var body: String?
    public var pace: Pace
    /// False where a redirect means that the address is wrong, as with an API.
    public var followsRedirects: Bool

    public init(
        _ url: URL, method: Method = .get, headers: [String: String] = [:], body: String? = nil, pace: Pace = .page,
        followsRedirects: Bool = true
    ) {
        self.url = url
        self.method = method
        self.headers = headers
        self.body = body
        self.pace = pace
        self.followsRedirects = followsRedirects
    }
}
