import Domain
import Fetch
import Foundation
import Synchronization
import TestSupport
import Testing

@testable import Boards

/// Recorded lists of systems that take several requests: each is the answer to the first of them, and nothing else is
/// answered.
@Suite(.needsRecordings)
struct RecordedListsTests {
    /// Folders of recordings, and a board that they could be of.
    private static let boards = [
        "workday": "https://nvidia.wd5.myworkdayjobs.com/NVIDIAExternalCareerSite",
        "smartrecruiters": "https://careers.smartrecruiters.com/WesternDigital",
        "workable": "https://apply.workable.com/zego",
        "rippling": "https://ats.rippling.com/11fs-group-ltd/jobs",
        "breezy": "https://10-4-truck-recruiting.breezy.hr",
        "oracle": "https://effx.fa.ca2.oraclecloud.com/hcmUI/CandidateExperience/en/sites/CX_1",
        "phenom": "https://careers.mcdonalds.ca/jobs",
        "amazon": "https://www.amazon.jobs/en/search",
        "ultipro": "https://recruiting.ultipro.ca/PAS5000PASON/JobBoard/5f7bb8d1-2914-48c2-aacc-5eea9dd1a2dd",
        "google": "https://www.google.com/about/careers/applications/jobs/results/",
        "bamboohr": "https://example-tenant.bamboohr.com/careers",
    ]

    @Test(
        arguments: Recordings.expected.filter { boards[String($0.key.prefix { $0 != "/" })] != nil }.sorted {
            $0.key < $1.key
        })
    func `a recorded list is read whole`(file: String, count: Int) async throws {
        let reading = try await Self.read(file)
        #expect(reading.postings.count == count)
        for posting in reading.postings { expectComplete(posting) }
    }

    static func read(_ file: String) async throws -> Reading {
        let board = try #require(boards[String(file.prefix { $0 != "/" })].flatMap(URL.init(string:)))
        return try await read(Recordings.bytes(file), at: board)
    }

    static func read(_ bytes: [UInt8], at board: URL) async throws -> Reading {
        let isFirst = Mutex(true)
        let reader = Reader(
            fetch: { request in
                guard isFirst.withLock({ exchange(&$0, with: false) }) else {
                    throw FetchError(.unavailable(after: nil), request.url, "is not recorded")
                }
                return FetchResponse(url: request.url, body: bytes)
            }, knows: { _ in true })
        return try await CareersReader(reader: reader).read(board)
    }

    @Test func `the fields of recorded postings are in their places`() async throws {
        let nvidia = try await Self.read("workday/jobos-nvidia.json")
        #expect(nvidia.company == "NVIDIA")
        #expect(nvidia.isTruncated)
        #expect(nvidia.postings[0].id == PostingID("JR2021016"))
        #expect(nvidia.postings[0].locations == [])
        #expect(nvidia.postings[1].locations == ["US, CA, Santa Clara"])
        #expect(nvidia.postings[3].workplace == .remote)

        let technician = try #require(try await Self.read("smartrecruiters/jobos-westerndigital.json").postings.first)
        #expect(technician.locations == ["Bayan Lepas, Penang, Malaysia"])
        #expect(technician.employmentType == .fullTime)
        #expect(technician.department == "Engineering")
        #expect(technician.postedAt == Timestamp.parse("2026-08-17T07:35:02.787Z"))

        let handler = try #require(
            try await Self.read("workable/ergon-zego-workable_sample.json").postings.dropFirst().first)
        #expect(handler.title == "Claims Handler - Third Party")
        #expect(handler.locations == ["Halifax, England, United Kingdom"])
        #expect(handler.employmentType == .fullTime)

        let trucks = try await Self.read("breezy/ergon-10-4-truck-recruiting-breezy_jobs.json")
        #expect(trucks.company == "10-4 Truck Recruiting")
        #expect(trucks.postings.map(\.workplace) == [nil, .remote, nil])
        #expect(trucks.postings.map(\.employmentType) == [.fullTime, .contract, .internship])
        #expect(trucks.postings[0].salary == Salary(min: 1400, max: 1800, currency: nil, period: nil))

        let alithya = try await Self.read("oracle/effx-fa-ca2-listing.json")
        #expect(alithya.postings.map(\.workplace) == [.remote, .onSite])
        #expect(alithya.postings[1].locations == ["Lyon, Auvergne-Rhone-Alpes, France"])

        let flights = try await Self.read("bamboohr/ergon--bamboohr_jobs.json")
        #expect(flights.postings.map(\.workplace) == [.onSite, .remote, .hybrid])
        #expect(flights.postings[1].locations == ["Edmonton, Alberta, Canada"])
    }

    /// Files that nobody counted: what is to be seen in them.
    @Test(arguments: [
        ("oracle/effx-fa-ca2-listing.json", ["Content Associate", "IT Support Technician"], false),
        (
            "amazon/hunter-amazon_search.json",
            [
                "Software Development Engineer, Amazon Fulfillment Technologies",
                "Software Development Engineer Intern, AWS",
            ],
            false
        ),
        (
            "phenom/mcdonalds_ca_page1.json",
            ["17th & Tamarack McDonald's Full-Time Crew Member", "17th & Tamarack McDonald's Part-Time Crew Member"],
            true
        ),
        (
            "ultipro/hunter-pason.json",
            ["Field Service Technician - Peace River", "Operations Administrator"], false
        ),
        (
            "google/hunter-google_careers.html",
            ["Software Developer III, Google Cloud", "Software Engineer, Early Career"], false
        ),
    ])
    func `a recorded list without a count is read`(file: String, titles: [String], isTruncated: Bool) async throws {
        let reading = try await Self.read(file)
        #expect(Array(reading.postings.map(\.title).prefix(2)) == titles)
        #expect(reading.isTruncated == isTruncated)
        for posting in reading.postings { expectComplete(posting) }
    }

    @Test func `a recorded list that is empty and counts thousands is a changed shape`() async {
        let error = await #expect(throws: BoardError.self) {
            try await Self.read("phenom/mcdonalds_ca_empty.json")
        }
        #expect(error?.kind == .changedShape)
    }

    @Test func `Microsoft's recorded search is read as Eightfold's`() async throws {
        let board = try #require(
            Eightfold().board(at: URL(string: "https://microsoft.eightfold.ai/careers?domain=microsoft.com")!))
        let bytes = Recordings.bytes("microsoft/jobwatch-pcsx-search-cut.json")
        let reader = Reader(
            fetch: { request in
                guard request.url.path == "/api/pcsx/search" else {
                    throw FetchError(.denied, request.url, "answered 403", status: 403)
                }
                return FetchResponse(url: request.url, body: bytes)
            }, knows: { _ in true })
        let reading = try await Eightfold().read(board, with: reader)
        #expect(reading.postings.count == 4)
        #expect(reading.postings[3].locations.count == 2)
        #expect(reading.postings[3].workplace == .onSite)
    }

    @Test func `a recorded posting of Workday and one of SmartRecruiters give their text`() throws {
        let listed = MadeUpPosting.of("1")
        let visa = try SmartRecruiters().details(
            of: listed, in: Recordings.bytes("smartrecruiters/jsp-smartrecruiters_detail.json"), listed.url!)
        #expect(visa.description.hasPrefix("Additional Information\n\nAll your information will be kept confidential"))
        let engineer = try Workday().details(
            of: listed, in: Recordings.bytes("workday/fidelity-job-detail.json"), listed.url!)
        #expect(engineer.title == "Senior Software Engineer/Developer")
        #expect(engineer.locations == ["Westlake, TX"])
        #expect(engineer.employmentType == .fullTime)
        #expect(engineer.description.contains("Designs software development using object-oriented programming"))
    }
}

private func exchange(_ value: inout Bool, with new: Bool) -> Bool {
    defer { value = new }
    return value
}
