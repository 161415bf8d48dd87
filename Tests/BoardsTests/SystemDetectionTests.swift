import Fetch
import Foundation
import Testing

@testable import Boards

/// What a company's page must have on it for the board behind it to be found, system by system.
struct SystemDetectionTests {
    @Test(arguments: [
        (#"<iframe src="https://acme.wd5.myworkdayjobs.com/Careers"></iframe>"#, "workday acme.wd5/Careers"),
        (
            #"<a href="https://acme.wd5.myworkdayjobs.com/en-US/Careers/job/Oslo/Weaver_R-1/apply">Weaver</a>"#,
            "workday acme.wd5/Careers"
        ),
        (
            #"<script>var u = "https:\/\/wd3.myworkdaysite.com\/recruiting\/acme\/Jobs"</script>"#,
            "workday acme.wd3/Jobs"
        ),
        (
            #"<a href="https://eabc.fa.em2.oraclecloud.com/hcmUI/CandidateExperience/en/sites/CX_1">Jobs</a>"#,
            "oracle eabc.fa.em2.oraclecloud.com/CX_1"
        ),
        (
            #"<base data-apibaseurl="https://eabc.fa.ocs.oraclecloud.com:443" data-sitenumber="CX_2">"#,
            "oracle eabc.fa.ocs.oraclecloud.com/CX_2"
        ),
        (
            "<script>var CX_CONFIG = {app: {apiBaseUrl: 'https://eabc.fa.us2.oraclecloud.com:443', siteNumber: 'CX_3'}}</script>",
            "oracle eabc.fa.us2.oraclecloud.com/CX_3"
        ),
        (#"<script>widget({"company_code":"Acme1"})</script>"#, "smartrecruiters Acme1"),
        (#"<a href="https://jobs.smartrecruiters.com/Acme1/7439-weaver">Weaver</a>"#, "smartrecruiters Acme1"),
        (#"<script>whr_embed( 313331, {detail: 'titles'})</script>"#, "workable 313331"),
        (#"<a href="https://apply.workable.com/acme/">Jobs</a>"#, "workable acme"),
        (#"<a href="https://ats.rippling.com/acme/jobs">Jobs</a>"#, "rippling acme"),
        (#"<script src="https://acme.breezy.hr/embed/js?inline=true"></script>"#, "breezy acme"),
        (#"<script src="https://acme.bamboohr.com/js/embed.js"></script>"#, "bamboohr acme"),
        (#"<script>window._EF_GROUP_ID = "acme.com"</script>"#, "eightfold www.acme.example"),
        (#"<a href="https://acme.eightfold.ai/careers">Jobs</a>"#, "eightfold acme.eightfold.ai"),
        (
            #"<script>var phApp = phApp || {"widgetApiEndpoint":"https://www.acme.example/widgets"};</script>"#,
            "phenom www.acme.example"
        ),
        (
            #"<iframe data-src="https://careers-acme.icims.com/jobs/search?ss=1&amp;in_iframe=1"></iframe>"#,
            "icims careers-acme"
        ),
        (#"<script src="//rmkcdn.successfactors.com/x.js"></script>"#, "successfactors www.acme.example"),
        (#"<script>j2w.init({siteTypeId: 1})</script>"#, "successfactors www.acme.example"),
    ])
    func `a page names its board`(markup: String, expected: String) {
        #expect(Self.boards(markup) == [expected])
    }

    @Test(arguments: [
        #"<a href="https://www.workday.com">We use Workday</a>"#,
        #"<a href="https://www.icims.com/privacy">Privacy</a>"#,
        #"<a href="https://career5.successfactors.eu/login">Log in</a>"#, "<script>var phApp = 7;</script>",
        #"<script>x("company_code")</script>"#, #"<img src="https://acme.breezy.hr/logo.png">"#,
    ])
    func `a mention is no board`(markup: String) {
        #expect(Self.boards(markup) == [])
    }

    private static func boards(_ markup: String) -> [String] {
        let page = CareersPage(
            FetchResponse(
                url: URL(string: "https://www.acme.example/careers")!,
                body: Array("<html><body>\(markup)</body></html>".utf8)))
        return Registry.standard.adapters.flatMap { $0.boards(in: page) }.map { "\($0.system) \($0.token)" }
    }
}
