import Domain
import Foundation
import Testing

@testable import Boards

struct GoogleCareersTests {
    private let page = "https://www.google.com/about/careers/applications/jobs/results/?q=doodles"

    @Test func `every field of a posting is read`() async throws {
        let reading = try await BoardFixture.read("\(page)&hl=en", answers: [page: "google.html"])
        #expect(reading.company == "Google")
        #expect(reading.warnings == ["1 entry without an id, a title or an address left out"])
        #expect(!reading.isTruncated)
        let archivist = try #require(reading.postings.first)
        #expect(archivist.title == "Doodle Archivist & Framer")
        #expect(
            archivist.url?.absoluteString
                == "https://www.google.com/about/careers/applications/jobs/results/100000000000000001")
        #expect(archivist.locations == ["Zürich, Switzerland", "Oslo, Norway"])
        #expect(archivist.department == "Google Doodles")
        #expect(archivist.postedAt == Date(timeIntervalSince1970: 1_783_000_000))
        #expect(
            archivist.description
                == "Doodles are [many].\n\nResponsibilities\n\n- Frame doodles.\n\nMinimum qualifications:\n\n- Glue")
    }

    @Test(arguments: ["<h1>Careers</h1>", "<script>AF_initDataCallback({key: 'ds:1', data:{\"a\": 1}});</script>"])
    func `a changed shape is an error`(answer: String) async {
        let error = await #expect(throws: BoardError.self) { try await TableOfAnswers([page: answer]).read(page) }
        #expect(error?.kind == .changedShape)
    }
}
