import Foundation

/// One POST of JSON.
struct HTTPCall: Sendable {
    var url: URL
    var headers: [(String, String)]
    var body: String
    /// Whether the answer is asked for piece by piece.
    var streams: Bool
    var timeout: Duration
    var firstByte: Duration
    var silence: Duration
    var maxBytes: Int

    init(
        _ path: String, of settings: ProviderSettings, headers: [(String, String)], body: JSON, streams: Bool,
        timeout: Duration
    ) {
        url = URL(string: settings.baseURL.absoluteString.trimmingSuffix("/") + path) ?? settings.baseURL
        self.headers = headers
        self.body = body.merging(settings.extra).text
        self.streams = streams
        self.timeout = timeout
        firstByte = streams ? settings.patience.firstByte : timeout
        silence = settings.patience.silence
        maxBytes = settings.maxBytes
    }
}

extension String {
    fileprivate func trimmingSuffix(_ suffix: String) -> String {
        hasSuffix(suffix) ? String(dropLast(suffix.count)) : self
    }
}
