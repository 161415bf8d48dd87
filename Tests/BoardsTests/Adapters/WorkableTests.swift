import Domain
import Foundation
import Testing

@testable import Boards

struct WorkableTests {
    private static let widget = "https://apply.workable.com/api/v1/widget/accounts/gullwing?details=true"
    private static let list = "https://apply.workable.com/api/v3/accounts/gullwing/jobs"
    private static let detail = "https://apply.workable.com/api/v2/accounts/gullwing/jobs"

    @Test func `every field of a posting is read`() async throws {
        let reading = try await BoardFixture.read(
            "https://apply.workable.com/gullwing/j/0A1B2C3D4E/",
            answers: [Self.widget: "workable", "\(Self.detail)/5F6A7B8C9D": "workable-posting"])
        #expect(reading.company == "Gullwing Kites")
        #expect(reading.warnings == ["1 entry without an id, a title or an address left out"])
        let tester = try #require(reading.postings.first)
        #expect(tester.id == PostingID("0A1B2C3D4E"))
        #expect(tester.title == "Kite Tester & Pilot")
        #expect(tester.url?.absoluteString == "https://apply.workable.com/j/0A1B2C3D4E")
        #expect(tester.locations == ["Ribe, Denmark"])
        #expect(tester.employmentType == .fullTime)
        #expect(tester.department == "Flight")
        #expect(tester.postedAt == Timestamp.parse("2026-09-02"))
        #expect(tester.descriptionHTML == "<p>Fly <b>kites</b>.</p>")

        let keeper = try #require(reading.postings.last)
        #expect(keeper.workplace == .remote)
        #expect(keeper.employmentType == .fullTime)
        #expect(keeper.description == "Keep string.\n\nRequirements\n\n- Patience")
    }

    @Test func `where the widget fails the list of Workable's own pages is read, page after page`() async throws {
        let answers = TableOfAnswers([
            Self.widget: "<html>", #"\#(Self.list) {"query":""}"#: try BoardFixture.text("workable-page"),
            #"\#(Self.list) {"query":"","token":"dG9rZW4="}"#: try BoardFixture.text("workable-page-2"),
            "\(Self.detail)/0A1B2C3D4E": try BoardFixture.text("workable-posting"),
            "\(Self.detail)/5F6A7B8C9D": try BoardFixture.text("workable-posting"),
            "\(Self.detail)/1122334455": try BoardFixture.text("workable-posting"),
        ])
        let reading = try await answers.read("https://gullwing.workable.com")
        #expect(reading.postings.map(\.title) == ["Kite Tester", "String Keeper", "Tail Weaver"])
        #expect(reading.postings.map(\.workplace) == [.hybrid, .remote, .remote])
        #expect(reading.postings.map(\.employmentType) == [.partTime, .contract, .fullTime])
        #expect(reading.postings[2].locations == ["Esbjerg, Denmark"])
        #expect(!reading.isTruncated)
    }

    @Test func `an account that does not exist is said not to`() async {
        let error = await #expect(throws: BoardError.self) {
            try await TableOfAnswers([:]).read("https://apply.workable.com/gullwing/")
        }
        #expect(error?.kind == .unknownCompany)
    }

    @Test func `the embedded widget names its account by number`() async throws {
        let reading = try await TableOfAnswers([
            "https://gullwing.example/jobs":
                "<script>whr(document).ready(function(){ whr_embed(313331, {}); });</script>",
            "https://apply.workable.com/api/v1/widget/accounts/313331?details=true": try BoardFixture.text("workable"),
        ]).read("https://gullwing.example/jobs")
        #expect(reading.source == "workable")
        #expect(reading.company == "Gullwing Kites")
    }

    @Test func `a shape that both interfaces changed is an error`() async {
        let error = await #expect(throws: BoardError.self) {
            try await TableOfAnswers([Self.widget: "{}", Self.list: "{}"]).read("https://apply.workable.com/gullwing/")
        }
        #expect(error?.kind == .changedShape)
    }
}
