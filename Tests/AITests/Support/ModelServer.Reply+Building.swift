@testable import AI

extension ModelServer.Reply {
    static func json(_ json: JSON, status: Int = 200, headers: [String: String] = [:]) -> Self {
        var reply = Self(status: status, pieces: [Array(json.text.utf8)])
        reply.headers.merge(headers) { $1 }
        return reply
    }

    static func text(_ text: String, status: Int = 200, headers: [String: String] = [:]) -> Self {
        var reply = Self(status: status, pieces: [Array(text.utf8)])
        reply.headers.merge(headers) { $1 }
        return reply
    }

    /// Events of a stream, each sent for itself.
    static func events(_ events: [String]) -> Self {
        Self(headers: ["Content-Type": "text/event-stream"], pieces: events.map { Array($0.utf8) })
    }

    /// The same, byte by byte: no line and no character comes in one piece.
    var byteByByte: Self {
        var reply = self
        reply.pieces = pieces.flatMap { $0.map { [$0] } }
        return reply
    }

    func ending(_ ending: Ending, afterPieces count: Int? = nil) -> Self {
        var reply = self
        reply.ending = ending
        if let count { reply.pieces = Array(pieces.prefix(count)) }
        return reply
    }
}
