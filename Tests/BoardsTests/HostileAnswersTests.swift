import Domain
import Foundation
import Testing

@testable import Boards

/// Answers made to be slow to read. That none of these tests takes long is the point; a test that hangs has failed.
struct HostileAnswersTests {
    private static let count = 50_000
    private static let url = URL(string: "https://api.acme.example/jobs")!

    @Test func `rows of one posting without end are one posting in as many places as any has`() throws {
        let rows = (0..<Self.count).map {
            #"{"uuid":"a","name":"Weaver","url":"https://ats.rippling.com/a","workLocation":{"label":"Town \#($0)"}}"#
        }
        let list = try Rippling().parse(Array("[\(rows.joined(separator: ","))]".utf8), Self.url)
        #expect(list.postings.map(\.locations.count) == [200])
    }

    @Test func `postings of one requisition without end are one posting in as many places as any has`() {
        var list = PostingList()
        for number in 0..<Self.count {
            let posting = Posting(
                id: PostingID("\(number)"), title: "Weaver", url: Self.url, locations: ["Town \(number)"])
            list.add(posting, of: PostingList.Job(key: "R-7"))
        }
        #expect(list.postings.map(\.locations.count) == [200])
    }
}
