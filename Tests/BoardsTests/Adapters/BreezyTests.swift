import Domain
import Foundation
import Testing

@testable import Boards

struct BreezyTests {
    private let posting = "https://mossery.breezy.hr/p/abcdef012345-moss-gardener?src=x"

    @Test func `every field of a posting is read, its text from its page`() async throws {
        let reading = try await BoardFixture.read(
            posting, answers: ["https://mossery.breezy.hr/json": "breezy", posting: "breezy-posting.html"])
        #expect(reading.company == "Mossery")
        #expect(reading.careersURL.absoluteString == "https://mossery.breezy.hr")
        #expect(reading.warnings == [])
        let gardener = try #require(reading.postings.first)
        #expect(gardener.title == "Moss Gardener & Guide")
        #expect(gardener.locations == ["Uji, Kyoto, Japan"])
        #expect(gardener.workplace == nil)
        #expect(gardener.employmentType == .partTime)
        #expect(gardener.department == "Garden")
        #expect(gardener.salary == Salary(min: 1200, max: 1200, currency: nil, period: .hour))
        #expect(gardener.description == "Water moss.")
        let writer = try #require(reading.postings.last)
        #expect(writer.workplace == .hybrid)
        #expect(writer.description == "Write of ferns.")
    }

    @Test func `a posting whose page leads elsewhere is gone, when others are not`() async throws {
        var rows: [String] = []
        var table: [String: String] = [:]
        for number in 1...3 {
            let address = "https://mossery.breezy.hr/p/\(number)"
            rows.append(#"{"id": "\#(number)", "name": "Job \#(number)", "url": "\#(address)"}"#)
            table[address] = try BoardFixture.text("breezy-posting.html")
        }
        table["https://mossery.breezy.hr/json"] = "[\(rows.joined(separator: ","))]"
        table["https://mossery.breezy.hr/"] = "<h1>Jobs</h1>"
        let answers = TableOfAnswers(
            table, redirects: ["https://mossery.breezy.hr/p/2": "https://mossery.breezy.hr/"])
        let reading = try await answers.read("https://mossery.breezy.hr")
        #expect(reading.postings.map(\.id.rawValue) == ["1", "3"])
        #expect(reading.gone == [PostingID("2")])
    }

    @Test(arguments: [#"{"jobs": []}"#, #"[{"id": "1", "name": "No address"}]"#])
    func `a changed shape is an error`(answer: String) async {
        let error = await #expect(throws: BoardError.self) {
            try await TableOfAnswers(["https://mossery.breezy.hr/json": answer]).read("https://mossery.breezy.hr")
        }
        #expect(error?.kind == .changedShape)
    }
}
