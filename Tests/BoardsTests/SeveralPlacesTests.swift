@testable import Boards
import Domain
import Foundation
import Testing

/// What a system says is one posting in several places, or several languages, is one posting.
struct SeveralPlacesTests {
    struct Answer: Sendable, CustomTestStringConvertible {
        let system: String
        let page: String
        /// By address.
        let answers: [String: String]
        let testDescription: String

        init(_ system: String, _ page: String, _ answers: [String: String]) {
            (self.system, self.page, self.answers, testDescription) = (system, page, answers, system)
        }
    }

    private static let answers = [
        Answer(
            "greenhouse", "https://job-boards.greenhouse.io/loom",
            [
                "https://boards-api.greenhouse.io/v1/boards/loom/jobs?content=true&pay_transparency=true": """
                {"jobs": [{"id": 1, "title": "Weaver", "absolute_url": "https://job-boards.greenhouse.io/loom/jobs/1",
                 "location": {"name": "Oslo, Norway; Bergen, Norway"}}]}
                """
            ]),
        Answer(
            "lever", "https://jobs.lever.co/loom",
            [
                "https://api.lever.co/v0/postings/loom?mode=json": """
                [{"id": "1", "text": "Weaver", "hostedUrl": "https://jobs.lever.co/loom/1", "categories":
                 {"location": "Oslo, Norway", "allLocations": ["Oslo, Norway", "Bergen, Norway"]}}]
                """
            ]),
        Answer(
            "ashby", "https://jobs.ashbyhq.com/loom",
            [
                "https://api.ashbyhq.com/posting-api/job-board/loom?includeCompensation=true": """
                {"jobs": [{"id": "1", "title": "Weaver", "jobUrl": "https://jobs.ashbyhq.com/loom/1",
                 "location": "Oslo, Norway", "secondaryLocations": [{"location": "Bergen, Norway"}]}]}
                """
            ]),
        Answer(
            "smartrecruiters", "https://careers.smartrecruiters.com/Loom",
            [
                "https://api.smartrecruiters.com/v1/companies/Loom/postings?limit=100&offset=0": """
                {"totalFound": 3, "content": [
                 {"id": "74400003", "name": "Vever", "refNumber": "REF1", "defaultJobAd": false,
                  "language": {"code": "no"}, "location": {"fullLocation": "Oslo, Norway"}},
                 {"id": "74400001", "name": "Weaver", "refNumber": "REF1", "defaultJobAd": true,
                  "language": {"code": "en"}, "location": {"fullLocation": "Oslo, Norway"}},
                 {"id": "74400002", "name": "Weaver", "refNumber": "REF1", "defaultJobAd": false,
                  "language": {"code": "en"}, "location": {"fullLocation": "Bergen, Norway"}}]}
                """
            ]),
        Answer(
            "personio", "https://loom.jobs.personio.de",
            [
                "https://loom.jobs.personio.de/xml?language=en": """
                <workzag-jobs><position><id>1</id><name>Weaver</name><office>Oslo, Norway</office>
                <additionalOffices><office>Bergen, Norway</office></additionalOffices></position></workzag-jobs>
                """
            ]),
        Answer(
            "recruitee", "https://loom.recruitee.com",
            [
                "https://loom.recruitee.com/api/offers/": """
                {"offers": [{"id": 1, "title": "Weaver", "careers_url": "https://loom.recruitee.com/o/weaver",
                 "location": "Oslo, Norway", "locations": [{"city": "Oslo", "country": "Norway"},
                 {"city": "Bergen", "country": "Norway"}],
                 "translations": {"en": {"title": "Weaver"}, "no": {"title": "Vever"}}}]}
                """
            ]),
        Answer(
            "jsonld", "https://loom.example/jobs",
            [
                "https://loom.example/jobs": """
                <script type="application/ld+json">[
                 {"@type": "JobPosting", "title": "Weaver", "url": "https://loom.example/jobs/weaver?utm_source=a",
                  "jobLocation": {"address": {"addressLocality": "Oslo", "addressCountry": "Norway"}}},
                 {"@type": "JobPosting", "title": "Weaver", "url": "http://www.loom.example/jobs/weaver/",
                  "jobLocation": [{"address": {"addressLocality": "Bergen", "addressCountry": "Norway"}}]}
                ]</script>
                """
            ]),
    ]

    @Test(arguments: answers)
    func `one posting in two places`(answer: Answer) async throws {
        let reading = try await TableOfAnswers(answer.answers).read(answer.page)
        #expect(reading.source == answer.system)
        #expect(reading.postings.map(\.title) == ["Weaver"])
        #expect(reading.postings.first?.locations == ["Oslo, Norway", "Bergen, Norway"])
        #expect(!reading.isTruncated)
    }

    @Test func `two default adverts with one number are two postings`() async throws {
        let reading = try await TableOfAnswers([
            "https://api.smartrecruiters.com/v1/companies/Loom/postings?limit=100&offset=0": """
            {"totalFound": 2, "content": [
             {"id": "74400001", "name": "Weaver", "refNumber": "NEW", "defaultJobAd": true, "location": {}},
             {"id": "74400002", "name": "Dyer", "refNumber": "NEW", "defaultJobAd": true, "location": {}}]}
            """
        ]).read("https://careers.smartrecruiters.com/Loom")
        #expect(reading.postings.map(\.title) == ["Weaver", "Dyer"])
    }

    @Test func `links that differ by scheme, tracking and a slash are one posting`() async throws {
        let reading = try await TableOfAnswers([
            "https://loom.example/jobs": """
            <h1>Jobs</h1><ul>
            <li><a href="https://loom.example/jobs/weaver?utm_source=x">Weaver</a></li>
            <li><a href="http://loom.example/jobs/weaver/">Weaver</a></li>
            <li><a href="/jobs/weaver#apply">Weaver</a></li>
            <li><a href="/jobs/senior-dyer?gh_src=1">Senior Dyer</a></li>
            <li><a href="/jobs/loom-mechanic">Loom Mechanic</a></li></ul>
            """
        ]).read("https://loom.example/jobs")
        #expect(reading.postings.map(\.title) == ["Weaver", "Senior Dyer", "Loom Mechanic"])
    }
}
