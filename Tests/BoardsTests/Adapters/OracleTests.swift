import Domain
import Foundation
import Testing

@testable import Boards

struct OracleTests {
    private static let host = "https://eabc.fa.em2.oraclecloud.com"
    private static let page = "\(host)/hcmUI/CandidateExperience/en/sites/CX_1"

    private static func list(_ site: String = "CX_1", from row: Int = 0) -> String {
        "\(host)/hcmRestApi/resources/latest/recruitingCEJobRequisitions?onlyData=true"
            + "&expand=requisitionList.secondaryLocations&finder=findReqs;siteNumber=\(site),facetsList=NONE,limit=200,"
            + "offset=\(row),sortBy=POSTING_DATES_DESC"
    }

    private static func posting(_ id: String, _ site: String = "CX_1") -> String {
        "\(host)/hcmRestApi/resources/latest/recruitingCEJobRequisitionDetails?onlyData=true&expand=all"
            + "&finder=ById;Id=%22\(id)%22,siteNumber=\(site)"
    }

    @Test func `every field of a posting is read`() async throws {
        let reading = try await BoardFixture.read(
            "\(Self.page)/job/1859?utm_source=x",
            answers: [
                Self.list(): "oracle", Self.posting("1859"): "oracle-posting", Self.posting("1860"): "oracle-posting",
            ])
        #expect(reading.company == "Eabc")
        #expect(reading.careersURL.absoluteString == Self.page)
        #expect(reading.warnings == ["1 entry without an id, a title or an address left out"])
        #expect(!reading.isTruncated)
        let cartographer = try #require(reading.postings.first)
        #expect(cartographer.title == "Cartographer & Walker")
        #expect(cartographer.url?.absoluteString == "\(Self.page)/job/1859")
        #expect(
            cartographer.locations == ["Lyon, Auvergne-Rhone-Alpes, France", "Grenoble, France", "Annecy, France"])
        #expect(cartographer.workplace == .hybrid)
        #expect(cartographer.employmentType == .fullTime)
        #expect(cartographer.department == "Maps")
        #expect(cartographer.postedAt == Timestamp.parse("2026-09-03T07:00:00Z"))
        #expect(cartographer.description == "Walk, then draw.\n\nQualifications\n\n- Boots")
        #expect(reading.postings[1].id == PostingID("1860"))
    }

    @Test func `a site with a name is asked for by the number that its page tells`() async throws {
        let page = "\(Self.host)/hcmUI/CandidateExperience/en/sites/Maps-Careers"
        let answers = TableOfAnswers([
            page: #"<base href="/x" data-apibaseurl="\#(Self.host):443" data-sitenumber="CX_7"/><div id="app"></div>"#,
            Self.list("CX_7"): try BoardFixture.text("oracle"),
        ])
        let reading = try await answers.read("\(page)/requisitions")
        #expect(reading.postings.count == 2)
    }

    @Test func `a page on the company's own host names its board`() async throws {
        let answers = TableOfAnswers([
            "https://careers.maps.example/en/sites/CX/jobs":
                #"<html><head><base href="/en/sites/CX" data-apibaseurl="\#(Self.host):443" data-sitenumber="CX"></head></html>"#,
            Self.list("CX"): try BoardFixture.text("oracle"),
        ])
        let reading = try await answers.read("https://careers.maps.example/en/sites/CX/jobs")
        #expect(reading.source == "oracle")
        #expect(reading.careersURL.host() == "careers.maps.example")
    }

    @Test(arguments: [
        #"{"items": []}"#, #"{"items": [{"TotalJobsCount": 12}]}"#,
        #"{"items": [{"TotalJobsCount": 12, "requisitionList": []}]}"#,
    ])
    func `a changed shape is an error`(answer: String) async {
        let error = await #expect(throws: BoardError.self) {
            try await TableOfAnswers([Self.list(): answer]).read(Self.page)
        }
        #expect(error?.kind == .changedShape)
    }
}
