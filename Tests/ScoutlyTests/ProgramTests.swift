import Foundation
import TestSupport
import Testing

/// The program as a newcomer meets it, without a network.
struct ProgramTests {
    @Test func `the sample is scouted with nothing but the program`() async throws {
        let outcome = try await Program.run(["scout", "--sample", "--all", "--format", "json"])
        #expect(outcome.exitCode == 0, Comment(rawValue: outcome.errors))
        #expect(outcome.errors == "")
        let report = try outcome.json
        #expect(report["company"] as? String == "Skerrivane")
        let postings = try #require(report["postings"] as? [[String: Any]])
        #expect(postings.count == 24)
        let matches = postings.compactMap { $0["match"] as? [String: Any] }
        #expect(postings.first?["title"] as? String == "Senior iOS Engineer")
        #expect(matches.first?["band"] as? String == "excellent")
        let broken = matches.drop { $0["dealBreaker"] is NSNull }
        #expect(broken.count >= 5)
        #expect(broken.allSatisfy { $0["score"] as? Int == 0 && !($0["dealBreaker"] is NSNull) })
        let kinds = Set(broken.compactMap { ($0["dealBreaker"] as? [String: Any])?["kind"] as? String })
        #expect(kinds.isSuperset(of: ["location", "workplace"]))
    }

    @Test func `the same input gives the same output to the byte`() async throws {
        let outputs = try await [1, 2].asyncMap { _ in
            try await Program.run(["scout", "--sample", "--all", "--format", "json"]).output
        }
        #expect(outputs[0] == outputs[1])
    }

    @Test func `postings from a file are ranked`() async throws {
        let lines = """
            {"id": "cook", "title": "Cook", "description": "You cook soups and stews for two hundred guests a day.", "location": "Leeds, UK"}
            {"id": "ios", "title": "iOS Engineer", "description": "Requirements: Swift, SwiftUI, XCTest. Five years of iOS development.", "location": "Valencia, Spain"}
            """
        let outcome = try await Program.run(
            ["match", "--cv", SampleFiles.cv, "--postings", "-", "--format", "csv"], input: lines)
        #expect(outcome.exitCode == 0, Comment(rawValue: outcome.errors))
        let rows = outcome.output.components(separatedBy: "\r\n")
        #expect(rows.count == 4)
        #expect(rows[1].contains("iOS Engineer"))
    }

    @Test(arguments: [
        (["scout"], 64, "url-or-name"), (["scout", "https://acme.example"], 64, "--cv"), (["nonsense"], 64, "nonsense"),
        (["scout", "--sample", "https://acme.example"], 64, "--sample"),
        (["scout", "--sample", "--format", "xml"], 64, "xml"), (["scout", "--sample", "--limit", "-1"], 64, "--limit"),
        (["scout", "--sample", "--selector", "a["], 64, "“a[”"),
        (["scout", "--sample", "--cv", "/nowhere/cv.pdf"], 66, "/nowhere/cv.pdf"),
        (["scout", "--sample", "--cv", "/"], 65, "/"), (["scout", "--sample", "--cv", "/dev/null"], 65, "/dev/null"),
        (["scout", "--sample", "--profile", "/nowhere/p.yaml"], 66, "/nowhere/p.yaml"),
        (["match", "--cv", SampleFiles.cv, "--postings", "/nowhere.jsonl"], 66, "/nowhere.jsonl"),
        (["match", "--cv", SampleFiles.cv, "--postings", SampleFiles.cv], 65, "line 1"),
        (["read", "https://user:secret@acme.example/"], 77, "acme.example"),
        (["read", "http://127.0.0.1:1/"], 77, "127.0.0.1"),
        (["read", "http://localhost/"], 77, "localhost"), (["read", "ftp://acme.example/"], 64, "ftp"),
    ])
    func `bad input gets a sentence that names it, and a code`(arguments: [String], code: Int, word: String)
        async throws
    {
        let outcome = try await Program.run(arguments, environment: ["XDG_CONFIG_HOME": "/nowhere"])
        #expect(outcome.exitCode == code, Comment(rawValue: outcome.errors))
        #expect(outcome.errors.contains(word), Comment(rawValue: outcome.errors))
        #expect(outcome.output == "")
        #expect(!outcome.errors.contains("secret") && !outcome.errors.contains("Fatal error"))
    }

    @Test(arguments: [["--help"], ["scout", "--help"], ["read", "--help"], ["match", "--help"], ["--version"]])
    func `help is given on standard output`(arguments: [String]) async throws {
        let outcome = try await Program.run(arguments)
        #expect(outcome.exitCode == 0)
        #expect(!outcome.output.isEmpty && outcome.errors.isEmpty)
    }
}

extension Sequence {
    fileprivate func asyncMap<Result>(_ transform: (Element) async throws -> Result) async rethrows -> [Result] {
        var results: [Result] = []
        for element in self { results.append(try await transform(element)) }
        return results
    }
}
