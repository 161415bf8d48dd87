import Domain
import Fetch
import Foundation
import TestSupport
import Testing

@testable import Boards

/// The fixtures of the systems, spoiled: whatever comes, in lists and in details, there are whole postings or an error
/// that names the address.
struct MutatedBoardsTests {
    /// 100 for each system in a run of all tests; `SCOUTLY_LONG_TESTS` says how many times as many.
    private static let copies =
        100 * max(1, Int(ProcessInfo.processInfo.environment["SCOUTLY_LONG_TESTS"] ?? "") ?? 1)

    /// One system's board, and which fixture answers which address: the first whose words are in it.
    struct System: Sendable, CustomTestStringConvertible {
        var adapter: any Adapter
        var token: String
        var answers: [(words: String, file: String)]
        var testDescription: String { adapter.system }
    }

    private static let systems: [System] = [
        System(
            adapter: Workday(), token: "skerry.wd3/Careers",
            answers: [("/Careers/jobs", "workday.json"), ("/job/", "workday-posting.json")]),
        System(
            adapter: Oracle(), token: "eabc.fa.em2.oraclecloud.com/CX_1",
            answers: [("Details", "oracle-posting.json"), ("Requisitions", "oracle.json")]),
        System(
            adapter: SmartRecruiters(), token: "QuillWorks",
            answers: [("limit=", "smartrecruiters.json"), ("/postings/", "smartrecruiters-posting.json")]),
        System(
            adapter: Workable(), token: "gullwing",
            answers: [
                ("/v1/", "workable.json"), ("/v3/", "workable-page.json"), ("/v2/", "workable-posting.json"),
            ]),
        System(
            adapter: Rippling(), token: "tintinnabula",
            answers: [("/jobs/", "rippling-posting.json"), ("/jobs", "rippling.json")]),
        System(
            adapter: Breezy(), token: "mossery", answers: [("/json", "breezy.json"), ("/p/", "breezy-posting.html")]),
        System(
            adapter: BambooHR(), token: "rondarafts",
            answers: [("/list", "bamboohr.json"), ("/detail", "bamboohr-posting.json")]),
        System(
            adapter: Eightfold(), token: "kelpco.eightfold.ai",
            answers: [
                ("/search", "eightfold-search.json"), ("_details", "eightfold-position.json"),
                ("/careers", "eightfold-page.html"),
            ]),
        System(
            adapter: Phenom(), token: "careers.acornmills.example",
            answers: [
                ("/widgets", "phenom.json"), ("search-results", "phenom-results.html"),
                ("/job/", "phenom-posting.html"),
                ("", "phenom-page.html"),
            ]),
        System(
            adapter: ICIMS(), token: "careers-saltern",
            answers: [("/jobs/search", "icims.html"), ("/job", "icims-posting.html")]),
        System(
            adapter: SuccessFactors(), token: "jobs.loamworks.example",
            answers: [
                ("/googlefeed", "successfactors.xml"), ("/v1/jobs", "successfactors.json"),
                ("/tile-search", "successfactors-tiles.html"), ("startrow", "successfactors-table.html"),
                ("/job/", "successfactors-posting.html"), ("/search/", "successfactors-posting.html"),
            ]),
        System(adapter: Amazon(), token: "amazon", answers: [("/search.json", "amazon.json")]),
        System(
            adapter: UltiPro(), token: "recruiting.ultipro.ca/PEA5000PEAT/5f7bb8d1-2914-48c2-aacc-000000000009",
            answers: [("LoadSearchResults", "ultipro.json"), ("OpportunityDetail", "ultipro-posting.html")]),
        System(adapter: Paradox(), token: "careers.flipjacks.example", answers: [("/get-jobs", "paradox.json")]),
        System(adapter: GoogleCareers(), token: "google", answers: [("/results/", "google.html")]),
    ]

    @Test(arguments: systems)
    func `spoiled answers give whole postings or an error that names them`(system: System) async throws {
        let board = try #require(system.adapter.board(named: system.token))
        var random = SeededGenerator(seed: UInt64(system.token.utf8.count))
        let files = try system.answers.map { (words: $0.words, bytes: Array(try BoardFixture.text($0.file).utf8)) }
        for copy in 0..<Self.copies {
            guard let mutation = Mutation.allCases.randomElement(using: &random) else { return }
            // One file or all of them, so that lists that hold lead to details that do not.
            let spoiled = files.indices.randomElement(using: &random) ?? 0
            let answers = files.enumerated().map { index, file in
                let isSpoiled = index == spoiled || copy % 4 == 0
                return (file.words, isSpoiled ? mutation.apply(to: file.bytes, &random) : file.bytes)
            }
            await expectNoHarm(
                answers, board, system.adapter, "\(mutation) in copy \(copy) of \(system.adapter.system)")
        }
    }

    private func expectNoHarm(
        _ answers: [(words: String, bytes: [UInt8])], _ board: Board, _ adapter: any Adapter, _ mutation: String
    ) async {
        let comment = Comment(rawValue: mutation)
        let reader = Reader(
            fetch: { request in
                guard
                    let found = answers.first(where: {
                        request.url.absoluteString.contains($0.words) || $0.words.isEmpty
                    })
                else { throw FetchError(.gone, request.url, "answered 404", status: 404) }
                return FetchResponse(url: request.url, body: found.bytes)
            }, maximumPages: 4, maximumDetails: 3)
        do {
            let postings = try await adapter.read(board, with: reader).postings
            for posting in postings { expectComplete(posting, hasText: false, dates: 0..<4_133_980_800) }
            #expect(Set(postings.map(\.id)).count == postings.count, comment)
        } catch let error as BoardError {
            #expect(error.description.contains("https://"), comment)
            #expect(error.description.count < 1_000, comment)
        } catch {
            Issue.record("\(comment): \(type(of: error)) \(error)")
        }
    }
}
