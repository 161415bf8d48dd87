import Testing

@testable import AI

@Suite struct JSONSchemaTests {
    private let schema = JSONSchema.object([
        .init("kind", .choice(["fit", "no fit"])),
        .init("quotes", .array(of: .string(longest: 5), atMost: 2), "Word for word"),
        .init("score", .integer(0...100)), .init("share", .number(0...1)), .init("sure", .boolean),
        .init("note", .nullable(.string(longest: 10))),
    ])

    private func problems(_ json: String) throws -> [String] {
        let value = try #require(JSON(parsing: json.utf8))
        switch schema.conforming(value) {
        case .success: return []
        case .failure(let bad): return bad.problems.map(\.description)
        }
    }

    @Test func `a value of the schema stays as it is`() throws {
        let value: JSON = [
            "kind": "fit", "quotes": ["a"], "score": 7, "share": .number(0.5), "sure": true, "note": .null,
        ]
        #expect(try schema.conforming(value).get() == value)
    }

    @Test func `what no meaning hangs on is put right`() throws {
        let value: JSON = [
            "sure": "true", "extra": 1, "share": "0.25", "score": "85", "kind": "Fit",
            "quotes": ["longer than five", "b", "c"],
        ]
        #expect(
            try schema.conforming(value).get() == [
                "kind": "fit", "quotes": ["longe", "b"], "score": 85, "share": .number(0.25), "sure": true,
                "note": .null,
            ])
    }

    @Test func `what is missing or wrong is told with its place`() throws {
        #expect(
            try problems(#"{"kind":"maybe","quotes":["a",7],"score":8.5,"share":2,"note":[]}"#) == [
                "$.kind is “maybe” and should be one of fit, no fit", "$.quotes[1] is a number and should be a string",
                "$.score is 8.5 and should be an integer", "$.share is 2.0 and should be from 0.0 to 1.0",
                "$.sure is missing", "$.note is an array and should be a string",
            ])
        #expect(try problems("[]") == ["$ is an array and should be an object"])
        #expect(
            try problems(#"{"kind":"fit","quotes":[],"score":101,"share":0,"sure":false}"#)
                == ["$.score is 101 and should be from 0 to 100"])
    }

    @Test func `not more problems are told than help`() throws {
        let schema = JSONSchema.array(of: .integer(0...1), atMost: 1_000)
        guard case .failure(let bad) = schema.conforming(.array(Array(repeating: "x", count: 500))) else {
            Issue.record("conforms")
            return
        }
        #expect(bad.problems.count == 20)
    }

    @Test func `the schema that is enforced says only what all providers know`() {
        #expect(
            schema.json(.enforced).text
                == #"{"type":"object","properties":{"kind":{"type":"string","enum":["fit","no fit"]},"#
                + #""quotes":{"type":"array","items":{"type":"string"},"description":"Word for word"},"#
                + #""score":{"type":"integer"},"share":{"type":"number"},"sure":{"type":"boolean"},"#
                + #""note":{"anyOf":[{"type":"string"},{"type":"null"}]}},"#
                + #""required":["kind","quotes","score","share","sure","note"],"additionalProperties":false}"#)
    }

    @Test func `the schema that is told in words says its limits, too`() {
        #expect(
            JSONSchema.array(of: .integer(0...9), atMost: 3).json(.full)
                == ["type": "array", "items": ["type": "integer", "minimum": 0, "maximum": 9], "maxItems": 3])
        #expect(JSONSchema.string(longest: 4).json(.full) == ["type": "string", "maxLength": 4])
    }
}
