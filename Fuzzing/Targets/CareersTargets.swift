import Boards
import Domain
import Fetch
import Foundation

/// Careers pages, feeds and boards, read whole by way of `CareersReader`, as if a server had answered with the bytes.
enum CareersTargets {
    /// Requests that are answered: the page, what it leads to, and what that leads to.
    private static let maximumAnswers = 4
    private static let site = URL(string: "https://careers.acme.example/jobs")

    /// HTML with all that is read in it: links, JSON-LD, microdata, data in scripts, sections, frames.
    static func page(_ bytes: [UInt8]) async -> String? { await read(bytes, as: "text/html; charset=utf-8", at: site) }

    /// RSS, Atom, job feeds, sitemaps, JSON feeds.
    static func feed(_ bytes: [UInt8]) async -> String? { await read(bytes, as: "application/xml", at: site) }

    /// A system's name on the first line, then what the system answers to everything.
    static func board(_ bytes: [UInt8]) async -> String? {
        let parts = bytes.split(separator: UInt8(ascii: "\n"), maxSplits: 1)
        guard parts.count == 2, let address = boards[String(decoding: parts[0], as: UTF8.self)] else { return nil }
        return await read(Array(parts[1]), as: "application/json", at: URL(string: address))
    }

    private static let boards = [
        "amazon": "https://www.amazon.jobs/en/search", "ashby": "https://jobs.ashbyhq.com/acme",
        "bamboohr": "https://acme.bamboohr.com/careers", "breezy": "https://acme.breezy.hr",
        "eightfold": "https://acme.eightfold.ai/careers?domain=acme.example", "gem": "https://jobs.gem.com/acme",
        "google": "https://www.google.com/about/careers/applications/jobs/results/",
        "greenhouse": "https://job-boards.greenhouse.io/acme", "hibob": "https://acme.careers.hibob.com/jobs",
        "icims": "https://careers-acme.icims.com/jobs", "jobvite": "https://jobs.jobvite.com/acme",
        "join": "https://join.com/companies/acme", "lever": "https://jobs.lever.co/acme",
        "netflix": "https://explore.jobs.netflix.net/careers",
        "oracle": "https://eabc.fa.em2.oraclecloud.com/hcmUI/CandidateExperience/en/sites/CX_1",
        "personio": "https://acme.jobs.personio.de", "pinpoint": "https://acme.pinpointhq.com",
        "recruitee": "https://acme.recruitee.com", "rippling": "https://ats.rippling.com/acme/jobs",
        "smartrecruiters": "https://careers.smartrecruiters.com/acme",
        "successfactors": "https://acme.jobs.hr.cloud.sap/search",
        "teamtailor": "https://acme.teamtailor.com/jobs",
        "ultipro": "https://recruiting.ultipro.ca/ACM5000ACME/JobBoard/5f7bb8d1-2914-48c2-aacc-000000000009",
        "workable": "https://apply.workable.com/acme/", "workday": "https://acme.wd3.myworkdayjobs.com/Jobs",
    ]

    private static func read(_ bytes: [UInt8], as contentType: String, at url: URL?) async -> String? {
        guard let url else { return "the address of the target is none" }
        let answers = AnswerCount()
        let reader = Reader(
            fetch: { request in
                guard await answers.next() <= maximumAnswers else {
                    throw FetchError(.gone, request.url, "answered 404", status: 404)
                }
                return FetchResponse(url: request.url, headers: ["content-type": contentType], body: bytes)
            }, maximumPages: 2, maximumDetails: 2)
        do {
            return complaint(about: try await CareersReader(reader: reader).read(url))
        } catch let error as BoardError {
            return error.description.count < 2_000 ? nil : "an error of \(error.description.count) characters"
        } catch {
            return error is FetchError ? nil : "\(type(of: error)) is thrown: \(error)"
        }
    }

    private static func complaint(about reading: Reading) -> String? {
        var ids: Set<PostingID> = []
        for posting in reading.postings {
            if posting.title.isEmpty || posting.id.rawValue.isEmpty { return "a posting without a title or an id" }
            guard ids.insert(posting.id).inserted else { return "two postings with the id \(posting.id)" }
            guard let url = posting.url, ["http", "https"].contains(url.scheme?.lowercased()),
                url.host()?.isEmpty == false
            else { return "“\(posting.title)” is at \(String(describing: posting.url))" }
            if let complaint = MarkupTargets.complaint(aboutHTML: posting.descriptionHTML) { return complaint }
        }
        return nil
    }
}

/// Counts the requests of one reading.
private actor AnswerCount {
    private var count = 0

    func next() -> Int {
        count += 1
        return count
    }
}
