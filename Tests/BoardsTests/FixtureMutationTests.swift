@testable import Boards
import Domain
import Fetch
import Foundation
import TestSupport
import Testing

/// Fictional answers of every system and build of page, spoiled: whatever comes, there are whole postings or an error
/// that names the address.
struct FixtureMutationTests {
    /// 1,000 in a run of all tests; `SCOUTLY_LONG_TESTS` says how many times as many.
    private static let copies =
        1_000 * max(1, Int(ProcessInfo.processInfo.environment["SCOUTLY_LONG_TESTS"] ?? "") ?? 1)
    private static let url = URL(string: "https://careers.acme.example/jobs")!
    private static let board = Board(system: "gem", token: "acme", url: url)

    private static let boards = [
        "recruitee.json", "pinpoint.json", "hibob.json", "gem.json", "gem-page.json", "personio.xml",
        "teamtailor-1.xml",
        "teamtailor.json", "jobvite.xml", "join-1.html", "job-list.xml", "job-atom.xml",
    ]
    private static let pages = [
        "next-data", "window-state", "flight", "nuxt", "slugs", "microdata", "item-list", "long-page", "details-page",
        "routes", "saved-cards", "load-more", "framed",
    ]
    private static let sources: [String: [UInt8]] = {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures")
        let files = boards.map { "boards/\($0)" } + pages.map { "html/\($0).html" }
        return Dictionary(
            uniqueKeysWithValues: files.map { file in
                (file, (try? Data(contentsOf: folder.appending(path: file))).map { [UInt8]($0) } ?? [])
            })
    }()

    @Test func `there is something to spoil`() {
        #expect(Self.sources.values.allSatisfy { $0.count > 100 })
    }

    @Test(arguments: 0..<8)
    func `a spoiled answer gives whole postings or an error that names it`(share: Int) async {
        var random = SeededGenerator(seed: UInt64(share) + 1_000)
        let files = Self.sources.keys.sorted()
        for _ in 0..<(Self.copies / 8) {
            guard let file = files.randomElement(using: &random), let bytes = Self.sources[file],
                let mutation = Mutation.allCases.randomElement(using: &random)
            else { return }
            await expectNoHarm(mutation.apply(to: bytes, &random), as: file, "\(mutation) of share \(share)")
        }
    }

    @Test func `brackets without end in a script cost no more than a page`() async {
        for script in ["={", "=[", #"=""#, "=[{", "({"] {
            let body = "<script>\(String(repeating: script, count: 200_000))</script>"
            await expectNoHarm(Array(body.utf8), as: "html/x.html", "brackets \(script)")
        }
    }

    private func expectNoHarm(_ bytes: [UInt8], as file: String, _ mutation: String) async {
        let comment = Comment(rawValue: "\(file), \(mutation)")
        do {
            let postings = try await read(bytes, as: file)
            for posting in postings { expectComplete(posting, hasText: false, dates: 0..<4_133_980_800) }
            #expect(Set(postings.map(\.id)).count == postings.count, comment)
        } catch let error as BoardError {
            #expect(error.description.contains("careers.acme.example"), comment)
            #expect(error.description.count < 1_000, comment)
        } catch {
            Issue.record("\(comment): \(type(of: error)) \(error)")
        }
    }

    private func read(_ bytes: [UInt8], as file: String) async throws -> [Posting] {
        let url = Self.url
        switch file {
        case "boards/recruitee.json": return try Recruitee().parse(bytes, url).0.postings
        case "boards/pinpoint.json": return try Pinpoint().parse(bytes, url).postings
        case "boards/hibob.json": return try HiBob().parse(bytes, url).postings
        case "boards/gem.json": return try Gem().parse(bytes, url).postings
        case "boards/gem-page.json": return try Gem().parsePage(bytes, url, of: Self.board).postings
        case "boards/personio.xml": return try Personio().parse(bytes, url).0.postings
        case "boards/teamtailor-1.xml": return unique(try Teamtailor().parse(bytes, url).postings)
        case "boards/teamtailor.json": return try Teamtailor().parseJSON(bytes, url).0.postings
        case "boards/jobvite.xml": return try Jobvite().parse(bytes, url).postings
        case "boards/join-1.html":
            return unique(try Join().state(of: CareersPage(FetchResponse(url: url, body: bytes))).list.postings)
        default: return try await CareersReader(reader: reader(bytes)).read(url).postings
        }
    }

    private func unique(_ postings: [Posting?]) -> [Posting] {
        var list = PostingList()
        for posting in postings { list.add(posting) }
        return list.postings
    }

    private func reader(_ bytes: [UInt8]) -> Reader {
        Reader(
            fetch: { request in
                guard request.url == Self.url else {
                    throw FetchError(.gone, request.url, "answered 404", status: 404)
                }
                return FetchResponse(url: request.url, body: bytes)
            }, maximumPages: 3, maximumDetails: 3)
    }
}
