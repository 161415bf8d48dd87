import NIOCore
public import NIOHTTP1

/// What a `TestServer` answers.
public struct TestReply: Sendable {
    public enum Ending: Sendable {
        case whole
        /// Closes after so many bytes of the body, which was announced whole.
        case cut(after: Int)
        /// Never answers.
        case silent
        /// Sends the head, and then nothing more.
        case stalledBody
    }

    public var status = 200
    public var headers: [String: String] = [:]
    public var body: [UInt8] = []
    public var ending = Ending.whole

    public init(
        status: Int = 200, headers: [String: String] = [:], body: [UInt8] = [], ending: Ending = .whole
    ) {
        self.status = status
        self.headers = headers
        self.body = body
        self.ending = ending
    }

    public static func text(_ text: String, status: Int = 200, headers: [String: String] = [:]) -> TestReply {
        TestReply(status: status, headers: headers, body: Array(text.utf8))
    }

    public static func redirect(_ status: Int = 302, to location: String) -> TestReply {
        TestReply(status: status, headers: ["Location": location])
    }
}

/// What a `TestServer` was asked.
public struct TestRequest: Sendable {
    public var method: String
    public var target: String
    public var headers: HTTPHeaders
    public var body: String

    public var host: String { header("host") ?? "" }

    public func header(_ name: String) -> String? { headers.first(name: name) }
}
