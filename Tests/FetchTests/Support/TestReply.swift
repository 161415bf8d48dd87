import NIOCore
import NIOHTTP1

/// What a `TestServer` answers.
struct TestReply: Sendable {
    enum Ending: Sendable {
        case whole
        /// Closes after so many bytes of the body, which was announced whole.
        case cut(after: Int)
        /// Never answers.
        case silent
        /// Sends the head, and then nothing more.
        case stalledBody
    }

    var status = 200
    var headers: [String: String] = [:]
    var body: [UInt8] = []
    var ending = Ending.whole

    static func text(_ text: String, status: Int = 200, headers: [String: String] = [:]) -> TestReply {
        TestReply(status: status, headers: headers, body: Array(text.utf8))
    }

    static func redirect(_ status: Int = 302, to location: String) -> TestReply {
        TestReply(status: status, headers: ["Location": location])
    }
}

/// What a `TestServer` was asked.
struct TestRequest: Sendable {
    var method: String
    var target: String
    var headers: HTTPHeaders
    var body: String

    var host: String { header("host") ?? "" }

    func header(_ name: String) -> String? { headers.first(name: name) }
}
