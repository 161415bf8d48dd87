import Domain
import Fetch
import Foundation
import Testing

@testable import Boards

/// How the pages of a list are turned, and when that stops.
struct PagesTests {
    private let board = Board(system: "made-up", token: "acme", url: URL(string: "https://acme.example/jobs")!)

    /// Reads a list whose pages are given by their postings' ids.
    private func read(
        _ pages: [[String]], totals: [Int?] = [], failing failure: Int? = nil, isTimeUp: Bool = false, atMost: Int = 250
    ) async throws -> (list: PostingList, starts: [Int]) {
        let reader = Reader(fetch: Unreachable.fetch, maximumPages: atMost, isTimeUp: { isTimeUp })
        var list = PostingList()
        var starts: [Int] = []
        try await list.addPages(of: board, company: "Acme", with: reader) { start in
            if start.page == failure {
                throw FetchError(.unavailable(after: nil), board.url, "answered 503", status: 503)
            }
            starts.append(start.row)
            let ids = start.page < pages.count ? pages[start.page] : []
            return ListPage(
                postings: ids.map { MadeUpPosting.of($0) }, total: start.page < totals.count ? totals[start.page] : nil)
        }
        return (list, starts)
    }

    @Test func `pages are read until an empty one when nobody says how many postings there are`() async throws {
        let (list, starts) = try await read([["a", "b"], ["c"]])
        #expect(list.postings.map(\.id.rawValue) == ["a", "b", "c"])
        #expect(starts == [0, 2, 3])
        #expect(!list.isTruncated)
    }

    @Test func `pages are read until the total, also when later pages give none`() async throws {
        let (list, starts) = try await read([["a", "b"], ["c", "d"], ["never"]], totals: [4, 0])
        #expect(list.postings.count == 4)
        #expect(starts == [0, 2])
        #expect(!list.isTruncated)
    }

    @Test func `a page that repeats an earlier one is the end`() async throws {
        let (list, _) = try await read([["a", "b"], ["a", "b"], ["c"]])
        #expect(list.postings.count == 2)
        #expect(!list.isTruncated)
    }

    @Test func `a list that ends before its total is truncated`() async throws {
        let (list, _) = try await read([["a", "b"], ["b", "a"]], totals: [9])
        #expect(list.isTruncated)
        #expect(list.warnings == ["read 2 of 9 postings: the site gives no more pages"])
    }

    @Test func `a later page that does not answer cuts the list`() async throws {
        let (list, _) = try await read([["a"], ["b"]], failing: 1)
        #expect(list.isTruncated)
        #expect(list.postings.count == 1)
        #expect(list.warnings == ["read 1 posting: the next page answered 503"])
    }

    @Test func `a first page that does not answer is an error`() async throws {
        await #expect(throws: FetchError.self) { try await read([["a"]], failing: 0) }
    }

    @Test func `a list is cut at the limit of pages and when the time is over`() async throws {
        #expect(try await read([["a"], ["b"], ["c"]], atMost: 2).list.isTruncated)
        let (list, starts) = try await read([["a"], ["b"]], isTimeUp: true)
        #expect(starts == [0])
        #expect(list.warnings == ["read 1 posting: the time for this board was over"])
    }

    @Test func `an empty first page with a total is a changed shape and no empty board`() async throws {
        let error = await #expect(throws: BoardError.self) { try await read([[]], totals: [3889]) }
        #expect(error?.kind == .changedShape)
    }
}
