import AsyncHTTPClient
import NIOHTTP1

/// Status and headers of an answer.
struct HTTPHead: Sendable {
    var status: Int
    /// Names in lower case; of several values the first.
    var headers: [String: String]

    init(status: Int, headers: [String: String]) {
        self.status = status
        self.headers = headers
    }

    init(_ response: HTTPClientResponse) {
        status = Int(response.status.code)
        headers = [:]
        for (name, value) in response.headers where headers[name.lowercased()] == nil {
            headers[name.lowercased()] = value
        }
    }

    /// Some servers answer whole although a stream was asked for.
    var isEventStream: Bool { headers["content-type"]?.lowercased().hasPrefix("text/event-stream") ?? false }
}
