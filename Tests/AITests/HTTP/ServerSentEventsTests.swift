import Testing

@testable import AI

@Suite struct ServerSentEventsTests {
    private func events(_ text: String, chunk: Int) throws -> [ServerSentEvents.Event] {
        var stream = ServerSentEvents(longest: 1_000)
        var events: [ServerSentEvents.Event] = []
        let bytes = Array(text.utf8)
        for start in stride(from: 0, to: bytes.count, by: chunk) {
            events += try stream.read(bytes[start..<min(start + chunk, bytes.count)])
        }
        if let last = stream.finish() { events.append(last) }
        return events
    }

    @Test(arguments: ["\n", "\r\n", "\r"], [1, 2, 3, 1_000])
    func `lines may end in three ways and come in any pieces`(_ end: String, chunk: Int) throws {
        let text = [
            ": a comment", "event: köln", "data: 東京", "data:  two", "id: 7", "retry: 5", "", "", "data", "",
            "data:x", "",
        ].map { $0 + end }.joined()
        #expect(
            try events("\u{FEFF}" + text, chunk: chunk) == [
                .init(name: "köln", data: "東京\n two"), .init(name: "", data: ""), .init(name: "", data: "x"),
            ])
    }

    @Test func `an event whose last line is missing is one all the same`() throws {
        #expect(try events("data: a\n\ndata: b", chunk: 4) == [.init(name: "", data: "a"), .init(name: "", data: "b")])
    }

    @Test func `a name without data is no event`() throws {
        #expect(try events("event: ping\n\ndata: a\n\n", chunk: 5) == [.init(name: "", data: "a")])
    }

    @Test(arguments: ["data: \(String(repeating: "x", count: 1_001))", String(repeating: "data: xxxxx\n", count: 300)])
    func `an event that does not end is not collected for ever`(_ text: String) {
        #expect(throws: ServerSentEvents.TooLong.self) { try events(text, chunk: 7) }
    }
}
