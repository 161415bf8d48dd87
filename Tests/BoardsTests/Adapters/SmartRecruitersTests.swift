import Domain
import Foundation
import Testing

@testable import Boards

struct SmartRecruitersTests {
    private let api = "https://api.smartrecruiters.com/v1/companies/QuillWorks/postings"
    private let page = "https://jobs.smartrecruiters.com/QuillWorks/744000100000001-ink-quill-maker"

    @Test func `every field of a posting is read`() async throws {
        let reading = try await BoardFixture.read(
            page,
            answers: [
                "\(api)?limit=100&offset=0": "smartrecruiters", "\(api)/744000100000001": "smartrecruiters-posting",
                "\(api)/744000100000002": "smartrecruiters",
            ])
        #expect(reading.company == "Quill Works")
        #expect(reading.careersURL.absoluteString == "https://careers.smartrecruiters.com/QuillWorks")
        #expect(!reading.isTruncated)
        #expect(
            reading.warnings == [
                "1 entry without an id, a title or an address left out",
                "1 of 2 postings have no text: their own pages could not be read",
            ])
        let maker = try #require(reading.postings.first)
        #expect(maker.title == "Ink & Quill Maker")
        #expect(maker.url?.absoluteString == "https://jobs.smartrecruiters.com/QuillWorks/744000100000001")
        #expect(maker.locations == ["Ghent, VLG, Belgium"])
        #expect(maker.workplace == .hybrid)
        #expect(maker.employmentType == .fullTime)
        #expect(maker.department == "Workshop")
        #expect(maker.postedAt == Timestamp.parse("2026-10-05T08:00:00Z"))
        #expect(
            maker.description == """
                Company Description

                We write by hand.

                Job Description

                - Cut quills

                Additional Information

                Bring a knife.
                """)
        #expect(!maker.descriptionHTML.contains("onclick"))
        #expect(reading.postings[1].locations == ["Bruges, BE"])
        #expect(reading.postings[1].workplace == .remote)
    }

    @Test func `an empty list proves nothing`() async throws {
        let answers = TableOfAnswers(["\(api)?limit=100&offset=0": #"{"totalFound": 0, "content": []}"#])
        let reading = try await answers.read("https://careers.smartrecruiters.com/QuillWorks")
        #expect(reading.postings == [])
        #expect(reading.isTruncated)
    }

    @Test func `the widget on a company's page names the board`() async throws {
        let reading = try await TableOfAnswers([
            "https://quill.example/jobs":
                #"<script>widget({"auto_width": true, "company_code": "QuillWorks"})</script>"#,
            "\(api)?limit=100&offset=0": try BoardFixture.text("smartrecruiters"),
        ]).read("https://quill.example/jobs")
        #expect(reading.source == "smartrecruiters")
    }

    @Test func `a changed shape is an error`() async throws {
        let error = await #expect(throws: BoardError.self) {
            try await TableOfAnswers(["\(api)?limit=100&offset=0": #"{"message": "no"}"#]).read(page)
        }
        #expect(error?.kind == .changedShape)
    }
}
