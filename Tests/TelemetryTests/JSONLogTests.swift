import Foundation
import Logging
import Telemetry
import Testing

struct JSONLogTests {
    private let lines = Lines()

    private var last: [String: Any] {
        get throws { try #require(JSONSerialization.jsonObject(with: Data(lines.last.utf8)) as? [String: Any]) }
    }

    @Test func `a line is an object with its members in order`() {
        lines.logger(.json).info("job done", metadata: ["kind": "scrape", "job": .stringConvertible(12)])
        #expect(
            lines.last == #"{"ts":"2026-11-23T16:52:01.250Z","level":"info","label":"scoutly","message":"job done","#
                + #""metadata":{"job":12,"kind":"scrape"}}"# + "\n")
    }

    @Test func `values nest, and numbers and truths stay what they are`() throws {
        lines.logger(.json).info(
            "m",
            metadata: [
                "list": ["a", ["b": .stringConvertible(1.5)]], "truth": .stringConvertible(true),
                "nan": .stringConvertible(Double.nan), "text": .stringConvertible(UUID()),
            ])
        let metadata = try #require(try last["metadata"] as? [String: Any])
        let list = try #require(metadata["list"] as? [Any])
        #expect((list[1] as? [String: Any])?["b"] as? Double == 1.5)
        #expect(metadata["truth"] as? Bool == true)
        #expect(metadata["nan"] as? String == "nan")
    }

    @Test func `whatever a text holds comes back the same, on one line, without control characters`() throws {
        let hostile =
            String(String.UnicodeScalarView((0...0x2FF).compactMap(Unicode.Scalar.init)))
            + "\u{202E}\u{2029}\u{E0041}👩‍💻\\\"/"
        lines.logger(.json).info("\(hostile)", metadata: ["\(hostile)": "\(hostile)"])
        #expect(try last["message"] as? String == hostile)
        #expect((try last["metadata"] as? [String: String])?[hostile] == hostile)
        #expect(lines.last.unicodeScalars.filter { $0.properties.generalCategory == .control } == ["\n"])
    }

    @Test func `an error is a member of its own`() throws {
        struct Broken: Error, CustomStringConvertible { var description: String { "no route" } }
        lines.logger(.json).error("fetch failed", error: Broken())
        #expect(try last["error"] as? String == "no route")
        #expect(try last["metadata"] == nil)
    }
}
