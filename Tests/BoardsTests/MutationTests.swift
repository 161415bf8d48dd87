@testable import Boards
import Domain
import Fetch
import Foundation
import TestSupport
import Testing

/// Recorded answers, spoiled: whatever comes, there are whole postings or an error that names the address.
@Suite(.needsRecordings)
struct MutationTests {
    /// 1,000 in a run of all tests; `SCOUTLY_LONG_TESTS` says how many times as many.
    private static let copies =
        1_000 * max(1, Int(ProcessInfo.processInfo.environment["SCOUTLY_LONG_TESTS"] ?? "") ?? 1)
    private static let host = "careers.acme.example"

    private static let sources: [String] =
        ["greenhouse", "lever", "ashby", "eightfold", "html", "google"].flatMap(Recordings.files)
        .filter { Recordings.bytes($0).count < 300_000 }

    @Test(arguments: 0..<8)
    func `a spoiled answer gives whole postings or an error that names it`(share: Int) async {
        var random = SeededGenerator(seed: UInt64(share))
        for _ in 0..<(Self.copies / 8) {
            guard let file = Self.sources.randomElement(using: &random),
                let mutation = Mutation.allCases.randomElement(using: &random)
            else { return }
            await expectNoHarm(
                mutation.apply(to: Recordings.bytes(file), &random), as: file, "\(mutation) of share \(share)")
        }
    }

    @Test(arguments: ["greenhouse/ergon-airbnb-greenhouse_sample.json", "html/jsonld_meta_software_engineer.html"])
    func `fifty megabytes in one string are no trouble`(file: String) async {
        let bytes = Recordings.bytes(file)
        for filling in ["a", "&amp;", "; ", "<a href='/jobs/1'>x</a>"] {
            let long = String(repeating: filling, count: 50_000_000 / filling.utf8.count)
            var text = String(decoding: bytes, as: UTF8.self)
            for name in ["title", "description", "content", "absolute_url", "name"] {
                if let place = text.range(of: "\"\(name)\":") {
                    text.replaceSubrange(place, with: "\"\(name)\": \"\(name == "title" ? long : "short")\", \"old\":")
                }
            }
            await expectNoHarm(Array(text.utf8), as: file, "50 MB of \(filling)")
        }
    }

    private func expectNoHarm(_ bytes: [UInt8], as file: String, _ mutation: String) async {
        let comment = Comment(rawValue: "\(file), \(mutation)")
        do {
            let postings = try await read(bytes, as: file)
            for posting in postings { expectComplete(posting, hasText: false, dates: 0..<4_133_980_800) }
            #expect(Set(postings.map(\.id)).count == postings.count, comment)
        } catch let error as BoardError {
            #expect(
                error.description.contains(Self.host) || error.description.contains("explore.jobs.netflix.net"), comment
            )
            #expect(error.description.count < 1_000, comment)
        } catch {
            Issue.record("\(comment): \(type(of: error)) \(error)")
        }
    }

    private func read(_ bytes: [UInt8], as file: String) async throws -> [Posting] {
        let url = URL(string: "https://\(Self.host)/jobs/\(file)")!
        let reader = Reader(
            fetch: { request in
                guard request.url == url || request.url.path == "/api/apply/v2/jobs" else {
                    throw FetchError(.gone, request.url, "answered 404", status: 404)
                }
                return FetchResponse(url: request.url, body: bytes)
            }, maximumPages: 3, maximumDetails: 3)
        switch file.prefix(while: { $0 != "/" }) {
        case "greenhouse": return try Greenhouse().parse(bytes, url).0.postings
        case "lever": return try Lever().parse(bytes, url).postings
        case "ashby": return try Ashby().parse(bytes, url).postings
        case "eightfold":
            let board = Netflix().board(at: URL(string: "https://explore.jobs.netflix.net/careers")!)!
            return try await Netflix().read(board, with: reader).postings
        default: return try await CareersReader(reader: reader).read(url).postings
        }
    }
}
