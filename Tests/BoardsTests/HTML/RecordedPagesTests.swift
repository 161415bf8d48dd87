@testable import Boards
import Domain
import Fetch
import Foundation
import TestSupport
import Testing

/// Recorded pages of careers sites without an interface, against what a person sees on them.
@Suite(.needsRecordings)
struct RecordedPagesTests {
    /// A line of recorded-html.tsv.
    struct Expectation: Sendable, CustomTestStringConvertible {
        var file: String
        /// list, posting, or browser: nothing on it can be read without running scripts.
        var kind: String
        var count: Int
        var title: String
        /// The first posting's first place; empty where the page names none that could be told apart.
        var place: String
        /// Words that stand in the first posting's advert, and nowhere else on its page.
        var words: String
        var testDescription: String { file }
    }

    private static let expectations: [Expectation] = {
        let table = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../Fixtures/recorded-html.tsv").standardizedFileURL
        let text = (try? String(contentsOf: table, encoding: .utf8)) ?? ""
        return text.split(separator: "\n").dropFirst().map { line in
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            return Expectation(
                file: fields[0], kind: fields[1], count: Int(fields[2]) ?? -1, title: fields[3], place: fields[4],
                words: fields[5])
        }
    }()

    @Test func `every recorded page has an expectation`() {
        let rows = ["html", "html-cs", "google"].flatMap(Recordings.rows).map(\.file)
        #expect(Set(Self.expectations.map(\.file)) == Set(rows))
    }

    @Test(arguments: expectations)
    func `a recorded page gives the postings that a person sees`(expected: Expectation) async throws {
        let row = try #require(Recordings.index.first { $0.file == expected.file })
        let reader = Reader(fetch: { request in
            guard request.url == row.url else { throw FetchError(.denied, request.url, "answered 403", status: 403) }
            return FetchResponse(url: row.url, headers: ["content-type": row.contentType], body: row.bytes)
        })
        guard expected.kind != "browser" else {
            let error = await #expect(throws: BoardError.self) { try await CareersReader(reader: reader).read(row.url) }
            #expect(error?.kind == .needsBrowser)
            return
        }
        let reading = try await CareersReader(reader: reader).read(row.url)
        #expect(reading.postings.count == expected.count)
        #expect(reading.postings.first?.title == expected.title)
        for posting in reading.postings { expectComplete(posting) }
        #expect((reading.postings.first?.locations.first ?? "") == expected.place)
        #expect(expected.words.isEmpty || reading.postings.first?.description.contains(expected.words) == true)
        #expect(expected.kind == "list" || reading.postings.first?.description.count ?? 0 > 200)
    }
}
