import Domain
import Fetch
import Foundation
import Synchronization
import Testing

@testable import Boards

/// Which postings' own pages are fetched, and what becomes of those that do not answer.
struct DetailsTests {
    private static let url = URL(string: "https://acme.example/jobs")!

    /// Adds details to a list of these ids.
    private func details(
        of ids: [String], with reader: Reader = Reader(fetch: Unreachable.fetch),
        _ failure: @escaping (String) -> (any Error)? = { _ in nil }
    ) async throws -> (list: PostingList, asked: [String]) {
        var list = PostingList()
        for id in ids { list.add(MadeUpPosting.of(id)) }
        var asked: [String] = []
        try await list.addDetails(company: "Acme", with: reader) { posting in
            asked.append(posting.id.rawValue)
            if let error = failure(posting.id.rawValue) { throw error }
            var posting = posting
            posting.description = "text of \(posting.id)"
            return posting
        }
        return (list, asked)
    }

    private static func answered(_ status: Int) -> FetchError {
        FetchError(status == 404 ? .gone : .denied, url, "answered \(status)", status: status)
    }

    @Test func `own pages are fetched but for postings that are known`() async throws {
        let reader = Reader(fetch: Unreachable.fetch, knows: { $0.id.rawValue == "b" })
        let (list, asked) = try await details(of: ["a", "b", "c"], with: reader)
        #expect(asked == ["a", "c"])
        #expect(list.kept == [PostingID("b")])
        #expect(list.postings.map(\.description) == ["text of a", "", "text of c"])
        #expect(list.warnings == [])
    }

    @Test func `a page that cannot be read leaves its posting without text`() async throws {
        let (list, _) = try await details(of: ["a", "b"]) { $0 == "a" ? Self.answered(403) : nil }
        #expect(list.postings.map(\.description) == ["", "text of b"])
        #expect(list.warnings == ["1 of 2 postings have no text: their own pages could not be read"])
    }

    @Test func `a posting whose page is gone is left out and named`() async throws {
        let (list, _) = try await details(of: ["a", "b", "c"]) { $0 == "a" ? Self.answered(404) : nil }
        #expect(list.postings.map(\.id.rawValue) == ["b", "c"])
        #expect(list.gone == [PostingID("a")])
    }

    @Test func `when most pages are gone the site is broken and nothing is closed`() async throws {
        let (list, _) = try await details(of: ["a", "b", "c"]) { $0 == "c" ? nil : Self.answered(404) }
        #expect(list.postings.count == 3)
        #expect(list.gone == [])
        #expect(list.warnings == ["2 of 3 postings have no text: their own pages are gone, as are too many"])
    }

    @Test func `a site that refuses again and again is left alone`() async throws {
        let (list, asked) = try await details(of: (0..<30).map(String.init)) { _ in Self.answered(403) }
        #expect(asked.count == 10)
        #expect(list.warnings.contains("20 of 30 postings have no text: the site stopped answering"))
    }

    @Test func `no more pages than allowed are fetched, and none when the time is over`() async throws {
        let few = Reader(fetch: Unreachable.fetch, maximumDetails: 1)
        #expect(try await details(of: ["a", "b"], with: few).asked == ["a"])
        let late = Reader(fetch: Unreachable.fetch, isTimeUp: { true })
        let (list, asked) = try await details(of: ["a", "b"], with: late)
        #expect(asked == [])
        #expect(list.warnings == ["2 of 2 postings have no text: the time for this board was over"])
    }

    @Test func `cancellation goes through`() async {
        await #expect(throws: CancellationError.self) { try await details(of: ["a"]) { _ in CancellationError() } }
    }
}
