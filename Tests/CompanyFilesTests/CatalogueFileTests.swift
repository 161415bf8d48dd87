import CompanyFiles
import Domain
import Foundation
import TestSupport
import Testing

struct CatalogueFileTests {
    @Test(.needsRecordings) func `the first companies come through whole`() throws {
        let shared = try #require(Recordings.folder)
        let file = try CompanyFile.load(at: shared.appending(path: "catalogue/first-companies.csv"))
        #expect(file.entries.count == 111)
        #expect(file.sentences == [])
        #expect(file.notes == [])
        #expect(file.entries.allSatisfy { $0.company.priority == nil && $0.company.workModel != nil })
    }

    @Test func `a hundred thousand companies are read`() {
        let csv =
            "company_id,company,careers_url,selector,work_model,headquarters,office_locations,fields,createdAt\n"
            + (1...100_000).map {
                "c\($0),Company \($0),https://c\($0).example/jobs,.jobs a,HYBRID,\"Oslo, Norway\",Oslo; Bergen,"
                    + "energy; maps,2025-11-20T08:00:00Z\n"
            }.joined()
        let file = CompanyFile.of(csv)
        #expect(file.entries.count == 100_000)
        #expect(file.problems.isEmpty)
    }

    @Test func `twenty thousand documents are read`() {
        let lines = (1...20_000).map {
            #"{"_id":{"$oid":"656000000000000000000001"},"companyID":"c\#($0)","company":"Company \#($0)","#
                + #""careers_url":"https://c\#($0).example/jobs","selector":".jobs a","work_model":"HYBRID","#
                + #""headquarters":"Oslo, Norway","office_locations":["Oslo","Bergen"],"fields":["energy","maps"],"#
                + #""openToApplication":true,"createdAt":{"$date":"2025-11-20T08:00:00.000Z"},"scrapeErrors":[]}"#
                + "\n"
        }
        let file = CompanyFile.of(lines.joined())
        #expect(file.entries.count == 20_000)
        #expect(file.problems.isEmpty)
    }
}
