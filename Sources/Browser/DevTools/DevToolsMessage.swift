import Foundation

/// What Chromium says over the pipe: the answer to a command, or an event.
struct DevToolsMessage: Sendable {
    private struct Envelope: Decodable {
        struct Failure: Decodable { var message: String }

        var id: Int?
        var method: String?
        var sessionId: String?
        var error: Failure?
    }

    private struct Contents<Value: Decodable>: Decodable {
        var result: Value?
        var params: Value?
    }

    /// Of the command that it answers.
    let id: Int?
    /// The event's name, "Fetch.requestPaused".
    let method: String
    let session: String?
    /// Why the command failed.
    let failure: String?
    private let bytes: Data

    /// Nil when it is not in the protocol's shape.
    init?(_ bytes: Data) {
        guard let envelope = try? JSONDecoder().decode(Envelope.self, from: bytes) else { return nil }
        id = envelope.id
        method = envelope.method ?? ""
        session = envelope.sessionId
        failure = envelope.error?.message
        self.bytes = bytes
    }

    /// The command's result or the event's parameters.
    func contents<Value: Decodable>(_ type: Value.Type = Value.self) throws -> Value {
        let contents = try JSONDecoder().decode(Contents<Value>.self, from: bytes)
        guard let value = contents.result ?? contents.params else {
            throw BrowserError(.unavailable, "Chromium answered without a result")
        }
        return value
    }
}
