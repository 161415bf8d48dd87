@testable import Boards
import Foundation
import Testing

/// The forms of address that name a board, and those that only look so.
struct BoardAddressTests {
    @Test(arguments: [
        ("https://boards.greenhouse.io/acme", "greenhouse", "acme"),
        ("https://boards.greenhouse.io/acme/jobs/4012345?gh_src=x", "greenhouse", "acme"),
        ("https://job-boards.greenhouse.io/acme/", "greenhouse", "acme"),
        ("https://job-boards.eu.greenhouse.io/acme/jobs/1", "greenhouse", "acme"),
        ("https://boards.greenhouse.io/embed/job_board?for=acme&b=https%3A%2F%2Facme.example", "greenhouse", "acme"),
        ("https://boards.greenhouse.io/embed/job_board/js?for=acme", "greenhouse", "acme"),
        ("https://boards.greenhouse.io/embed/job_app?for=acme&token=4012345", "greenhouse", "acme"),
        ("https://boards-api.greenhouse.io/v1/boards/acme/jobs?content=true", "greenhouse", "acme"),
        ("https://BOARDS.greenhouse.io/Acme", "greenhouse", "Acme"),
        ("https://jobs.lever.co/acme", "lever", "acme"),
        ("https://jobs.lever.co/Acme/4f1e0c3a-0000-4000-8000-000000000000?lever-source=x", "lever", "Acme"),
        ("https://jobs.eu.lever.co/acme", "lever", "acme"),
        ("https://api.lever.co/v0/postings/acme?mode=json", "lever", "acme"),
        ("https://api.eu.lever.co/v0/postings/acme/1", "lever", "acme"),
        ("https://jobs.ashbyhq.com/acme", "ashby", "acme"),
        ("https://jobs.ashbyhq.com/Acme%20Tools/4f1e0c3a-0000-4000-8000-000000000000", "ashby", "Acme Tools"),
        ("https://jobs.ashbyhq.com/acme/embed?version=2", "ashby", "acme"),
        ("https://api.ashbyhq.com/posting-api/job-board/acme?includeCompensation=true", "ashby", "acme"),
        ("https://explore.jobs.netflix.net/careers?query=ios", "netflix", "netflix.com"),
        ("https://explore.jobs.netflix.net/careers/job/790315673635", "netflix", "netflix.com"),
        ("https://explore.jobs.netflix.net/careers?pid=790315673635&domain=netflix.com", "netflix", "netflix.com"),
        ("https://jobs.netflix.com/search?q=ios", "netflix", "netflix.com"),
        ("https://www.netflix.com/jobs", "netflix", "netflix.com"),
        ("https://acme.wd5.myworkdayjobs.com/Careers", "workday", "acme.wd5/Careers"),
        ("https://acme.wd103.myworkdayjobs.com/en-US/2/job/Oslo/Weaver_R-1?source=x", "workday", "acme.wd103/2"),
        ("https://acme.wd5.myworkdayjobs.com/External/", "workday", "acme.wd5/External"),
        ("https://acme.wd5.myworkdayjobs.com/wday/cxs/acme/Careers/jobs", "workday", "acme.wd5/Careers"),
        ("https://acme.wd5.myworkdayjobs.com/", "workday", "acme.wd5"),
        ("https://acme.wd5.myworkdayjobs.com/de-DE", "workday", "acme.wd5"),
        ("https://wd1.myworkdaysite.com/recruiting/acme_inc/Careers", "workday", "acme_inc.wd1/Careers"),
        ("https://wd1.myworkdaysite.com/en-US/recruiting/acme/Careers/job/x/y_R1", "workday", "acme.wd1/Careers"),
        ("https://wd1.myworkdaysite.com/wday/cxs/acme/Careers/job/x", "workday", "acme.wd1/Careers"),
        (
            "https://fa-etqo-saasfaprod1.fa.ocs.oraclecloud.com/hcmUI/CandidateExperience/en/sites/CX_2/requisitions",
            "oracle", "fa-etqo-saasfaprod1.fa.ocs.oraclecloud.com/CX_2"
        ),
        (
            "https://evht.fa.ocs.oraclecloud.eu/hcmUI/CandidateExperience/de/sites/Jobs/job/7/?mode=location", "oracle",
            "evht.fa.ocs.oraclecloud.eu/Jobs"
        ),
        (
            "https://jpmc.fa.oraclecloud.com/hcmRestApi/resources/latest/recruitingCEJobRequisitions?finder=findReqs;siteNumber=CX_1001,limit=5",
            "oracle", "jpmc.fa.oraclecloud.com/CX_1001"
        ),
        (
            "https://careers.smartrecruiters.com/BicycleTherapeutics/careers-page", "smartrecruiters",
            "BicycleTherapeutics"
        ),
        ("https://jobs.smartrecruiters.com/CERN/743999-weaver?oga=true", "smartrecruiters", "CERN"),
        ("https://jobs.smartrecruiters.com/oneclick-ui/company/CERN/publication/x", "smartrecruiters", "CERN"),
        ("https://api.smartrecruiters.com/v1/companies/ASOS/postings", "smartrecruiters", "ASOS"),
        ("https://apply.workable.com/acme-1/?lng=en", "workable", "acme-1"),
        ("https://apply.workable.com/acme/j/0A1B2C/apply/", "workable", "acme"),
        ("https://apply.workable.com/api/v1/widget/accounts/acme?details=true", "workable", "acme"),
        ("https://www.workable.com/api/accounts/acme?details=true", "workable", "acme"),
        ("https://nu-acme.workable.com/", "workable", "nu-acme"),
        ("https://ats.rippling.com/en-GB/acme-limited/jobs", "rippling", "acme-limited"),
        ("https://ats.us1.rippling.com/acme/jobs/aaaaaaaa-0000-4000-8000-000000000001", "rippling", "acme"),
        ("https://api.rippling.com/platform/api/ats/v1/board/acme/jobs", "rippling", "acme"),
        ("https://acme-ag.breezy.hr/p/abc-weaver", "breezy", "acme-ag"),
        ("https://acme.bamboohr.com/jobs/embed2.php", "bamboohr", "acme"),
        ("https://acme.bamboohr.co.uk/careers/39", "bamboohr", "acme"),
        ("https://aexp.eightfold.ai/careers", "eightfold", "aexp.eightfold.ai"),
        ("https://careers-acme.icims.com/jobs/1234/weaver/job?mode=view", "icims", "careers-acme"),
        ("https://acme.jobs.hr.cloud.sap/search/?q=x", "successfactors", "acme.jobs.hr.cloud.sap"),
        ("https://www.amazon.jobs/en/teams/x", "amazon", "amazon"),
        (
            "https://recruiting2.ultipro.com/ACM1/JobBoard/5F7BB8D1-2914-48c2-aacc-000000000009/OpportunityDetail?opportunityId=x",
            "ultipro", "recruiting2.ultipro.com/ACM1/5f7bb8d1-2914-48c2-aacc-000000000009"
        ),
        ("https://careers.google.com/jobs/", "google", "google"),
    ])
    func `an address names its board`(address: String, system: String, token: String) throws {
        let board = try #require(Self.board(address))
        #expect(board.system == system)
        #expect(board.token == token)
    }

    @Test(arguments: [
        "https://acme.example/careers", "https://boards.greenhouse.io/", "https://boards.greenhouse.io/embed/job_board",
        "https://boards.greenhouse.io/embed/job_app?token=4012345", "https://boards.greenhouse.io.evil.example/acme",
        "https://notgreenhouse.io/acme", "https://boards-api.greenhouse.io/v1/boards/", "https://jobs.lever.co/",
        "https://www.lever.co/acme", "https://api.lever.co/v1/opportunities", "https://jobs.ashbyhq.com/",
        "https://jobs.ashbyhq.com/api/non-user-graphql?op=x", "https://jobs.ashbyhq.com/_next/static/x.js",
        "https://www.ashbyhq.com/customers", "https://www.netflix.com/browse", "https://jobs.lever.co/..%2F..%2Fadmin",
        "https://boards.greenhouse.io/embed/job_board?for=..%2Fadmin", "https://jobs.lever.co/%00",
        "https://www.myworkdayjobs.com/Careers", "https://wd5.myworkdaysite.com/",
        "https://acme.wd5.myworkdayjobs.com/wday/x",
        "https://acme.wd5.myworkdayjobs.com.evil.example/Careers", "https://acme.wd5.myworkdayjobs.com/..%2F..%2Fx",
        "https://eabc.fa.em2.oraclecloud.com/hcmUI/CandidateExperience/en", "https://www.oraclecloud.com/en/sites/CX",
        "https://evil.example/hcmUI/CandidateExperience/en/sites/CX_1", "https://careers.smartrecruiters.com/",
        "https://api.smartrecruiters.com/v1/companies", "https://www.smartrecruiters.com/ACME",
        "https://apply.workable.com/j/0A1B2C3D", "https://jobs.workable.com/company/x/jobs-at-y",
        "https://apply.workable.com/api/v1/widget/accounts/", "https://www.workable.com/pricing",
        "https://www.rippling.com/acme", "https://ats.rippling.com/", "https://breezy.hr/",
        "https://www.breezy.hr/pricing",
        "https://www.bamboohr.com/careers", "https://a.b.bamboohr.com/careers", "https://eightfold.ai/careers",
        "https://www.icims.com/careers",
        "https://recruiting.ultipro.com/ACM1/JobBoard/not-a-uuid-at-all-00000000000000000",
        "https://www.google.com/search?q=jobs", "https://www.amazon.com/jobs", "https://www.sap.com/jobs.hr.cloud.sap",
    ])
    func `an address that names none is left alone`(address: String) {
        #expect(Self.board(address) == nil)
    }

    @Test(arguments: [
        ("workday", "acme.wd5/Careers"), ("oracle", "eabc.fa.us2.oraclecloud.com/CX_1"), ("smartrecruiters", "CERN"),
        ("workable", "secheron-s-dot-a"), ("rippling", "chess"), ("breezy", "zeno-power"), ("bamboohr", "amundi"),
        ("eightfold", "jobs.vodafone.com"), ("phenom", "careers.dhl.com"), ("icims", "careers-swissport"),
        ("successfactors", "jobs.acme.example"), ("amazon", "amazon"), ("google", "google"),
        ("ultipro", "recruiting.ultipro.com/ACM1/5f7bb8d1-2914-48c2-aacc-000000000009"),
    ])
    func `a board's own token names it again`(system: String, token: String) throws {
        let adapter = try #require(Registry.standard.adapters.first { $0.system == system })
        let board = try #require(adapter.board(named: token))
        #expect(board.token == token)
        // Systems on hosts of the companies' own know no board by its address.
        if let again = adapter.board(at: board.url) { #expect(again.token == token) }
    }

    @Test(arguments: [
        "", "..", "a/b/c", "a b", "acme.wd5/", "acme.wd5/../x", "10.0.0.1", "localhost", "x@y.example", "a\0b",
    ])
    func `a token that could lead elsewhere names no board`(token: String) {
        let systems: Set = [
            "workday", "oracle", "workable", "breezy", "bamboohr", "eightfold", "phenom", "icims", "successfactors",
            "amazon", "ultipro", "google",
        ]
        let boards = Registry.standard.adapters.filter { systems.contains($0.system) }.compactMap {
            $0.board(named: token)
        }
        #expect(boards.map(\.url) == (token == "localhost" ? boards.map(\.url) : []))
        #expect(boards.allSatisfy { $0.url.host()?.contains(".") == true })
    }

    @Test func `Netflix's filters are kept, other parameters are not`() throws {
        let board = try #require(
            Self.board("https://explore.jobs.netflix.net/careers?query=ios&Teams=A&Teams=B&pid=1&domain=x&location="))
        #expect(board.filters.map(\.description) == ["query=ios", "Teams=A", "Teams=B"])
        #expect(board.url.absoluteString == "https://explore.jobs.netflix.net/careers?query=ios&Teams=A&Teams=B")
    }

    private static func board(_ address: String) -> Board? {
        guard let url = URL(string: address) else { return nil }
        let boards = Registry.standard.adapters.compactMap { $0.board(at: url) }
        #expect(boards.count < 2)
        return boards.first
    }
}
