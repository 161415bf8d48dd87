import Boards
import Domain
import Fetch
import Foundation
import Testing

@testable import scoutly

/// What people type and hand over, and the sentences that answer bad input.
struct InputTests {
    @Test(arguments: [
        ("https://jobs.lever.co/acme", "https://jobs.lever.co/acme"),
        ("jobs.lever.co/acme", "https://jobs.lever.co/acme"),
        ("  http://www.acme.example/jobs?x=1  ", "http://www.acme.example/jobs?x=1"),
        ("Blauwal Werke", "https://blauwal.example/jobs"),
        ("blauwal  werke", "https://blauwal.example/jobs"),
        ("Ärzte+Co", "https://aerzte.example"),
        ("aerzte.io", "https://aerzte.example/io"),
    ])
    func `a place is an address or a name`(argument: String, url: String) throws {
        #expect(try CareersPlace(argument, catalogue: Self.catalogue).url.absoluteString == url)
    }

    @Test(arguments: [
        ("Nobody Knows", "“Nobody Knows”"), ("Blauwal", "did you mean “Blauwal Werke”"),
        ("Twice", "https://twice.example/a"), ("ftp://acme.example/jobs", "ftp"),
        ("file:///etc/passwd", "“file:///etc/passwd”"),
        ("https://", "“https://”"), ("", "“”"), ("javascript://x/%0Aalert(1)", "javascript"),
    ])
    func `a place that is none is named, with a way out`(argument: String, words: String) {
        #expect {
            _ = try CareersPlace(argument, catalogue: Self.catalogue)
        } throws: { error in
            (error as? Failure)?.sentence.contains(words) ?? false && (error as? Failure)?.code == .usage
        }
    }

    private static let catalogue = Catalogue(entries: [
        entry("Blauwal Werke", "https://blauwal.example/jobs"), entry("Twice", "https://twice.example/a"),
        entry("Twice", "https://twice.example/b"), entry("Ärzte+Co", "https://aerzte.example"),
        entry("Aerzte.io", "https://aerzte.example/io"),
    ])

    private static func entry(_ name: String, _ url: String) -> Catalogue.Entry {
        Catalogue.Entry(company: name, url: URL(string: url)!)
    }

    @Test func `postings are read line by line, with what each has`() throws {
        let text = """
            {"id": 1, "title": "Nurse &amp; carer", "description": "<p>Care.</p>", "location": "Leeds"}

            {"title": "Chef", "locations": ["Lyon", "Nice"], "workplace": "onsite", "salary": {"min": 2100.5, "currency": "EUR", "period": "month"}}\r
            {"id": "x", "title": "Cook", "description": "Line one\\nLine two", "url": "https://acme.example/x", "postedAt": "2026-11-01T00:00:00Z"}
            {"id": "x", "title": "Cook again"}
            """
        let file = try PostingsFile(Data(text.utf8), name: "postings.jsonl")
        #expect(file.postings.map(\.id.rawValue) == ["1", "line-3", "x"])
        #expect(file.postings.map(\.title) == ["Nurse & carer", "Chef", "Cook"])
        #expect(file.postings[0].description == "Care.")
        #expect(file.postings[1].locations == ["Lyon", "Nice"])
        #expect(file.postings[1].salary?.min == Decimal(string: "2100.5"))
        #expect(file.postings[2].description == "Line one\nLine two")
        #expect(file.warnings == ["1 line repeats an id and was left out"])
    }

    @Test func `what read prints as JSON can be matched`() throws {
        let posting = Posting(id: PostingID("7"), title: "Nurse", url: URL(string: "https://acme.example/7"))
        let reading = Reading(
            company: "Acme", careersURL: URL(string: "https://acme.example")!, source: "html", postings: [posting])
        let file = try PostingsFile(Data(try Report(reading).json().utf8), name: "report.json")
        #expect(file.postings == [posting])
    }

    @Test(arguments: [
        ("", "no postings"), ("\n \n", "no postings"), ("{\"title\": \"A\"}\nnonsense", "line 2: is not a JSON object"),
        ("{\"id\": 1}", "line 1: there is no “title”"), ("{\"title\": 5}", "line 1: “title” has the wrong type"),
        ("{\"title\": \" \"}", "line 1: “title” cannot be understood"), ("[1]", "line 1: a JSON object belongs there"),
        ("{\"title\": \"A\", \"workplace\": \"moon\"}", "line 1: “workplace”"),
        ("{\"title\": \"A\", \"locations\": \"Leeds\"}", "line 1: “locations” has the wrong type"),
        ("{\"title\": \"A\", \"postedAt\": \"soon\"}", "line 1: “postedAt”"),
    ])
    func `a line that cannot be used is named`(text: String, words: String) {
        #expect {
            _ = try PostingsFile(Data(text.utf8), name: "postings.jsonl")
        } throws: { error in
            (error as? Failure)?.sentence.contains(words) ?? false
                && (error as? Failure)?.sentence.contains("postings.jsonl") ?? false
        }
    }
}

struct SettingsTests {
    @Test func `settings come from the environment`() async throws {
        let settings = try await Settings.load(environment: [
            "HOME": "/home/ada", "SCOUTLY_FETCH_CONNECT_TO": "*:443:127.0.0.1:9443,acme.example:80:[::1]:81",
            "SCOUTLY_FETCH_CA_FILE": "/etc/ca.pem", "SCOUTLY_FETCH_ALLOW_PRIVATE": "127.0.0.1/32, 10.0.0.0/8",
            "SCOUTLY_FETCH_CONTACT": "ada@acme.example", "SCOUTLY_FETCH_API_GAP": "0.25", "SCOUTLY_FETCH_PAGE_GAP": "3",
            "SCOUTLY_FETCH_MAX_REDIRECTS": "2", "SCOUTLY_FETCH_MAX_BYTES": "5000000", "SCOUTLY_FETCH_TIMEOUT": "12",
            "SCOUTLY_FETCH_MAX_RETRIES": "1", "SCOUTLY_FETCH_MAX_WAIT": "60",
        ])
        #expect(settings.fetch.connectTo.count == 2)
        #expect(settings.fetch.allowPrivate.count == 2)
        #expect(settings.fetch.caFile == "/etc/ca.pem")
        #expect(settings.fetch.userAgent.contains("ada@acme.example"))
        #expect(settings.fetch.apiGap == .milliseconds(250))
        #expect(settings.fetch.pageGap == .seconds(3))
        #expect(settings.fetch.timeout == .seconds(12))
        #expect(settings.fetch.maxWait == .seconds(60))
        #expect(settings.fetch.maxRedirects == 2)
        #expect(settings.fetch.maxRetries == 1)
        #expect(settings.fetch.maxBytes == 5_000_000)
        #expect(settings.fetch.cacheDirectory?.path == "/home/ada/.cache/scoutly/answers")
    }

    @Test func `the environment goes before the file, the file before the defaults`() async throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).yaml")
        try "fetch:\n  pageGap: 7\n  maxRetries: 9\n  contact: file@acme.example\n".write(
            to: file, atomically: true, encoding: .utf8)
        defer { try? FileManager.default.removeItem(at: file) }
        let settings = try await Settings.load(environment: [
            "HOME": "/home/ada", "SCOUTLY_CONFIG": file.path, "SCOUTLY_FETCH_MAX_RETRIES": "4",
        ])
        #expect(settings.fetch.pageGap == .seconds(7))
        #expect(settings.fetch.maxRetries == 4)
        #expect(settings.fetch.maxRedirects == 5)
        #expect(settings.fetch.contact == "file@acme.example")
    }

    @Test(arguments: [
        ("SCOUTLY_FETCH_PAGE_GAP", "soon", "SCOUTLY_FETCH_PAGE_GAP"), ("SCOUTLY_FETCH_PAGE_GAP", "-1", "“-1”"),
        ("SCOUTLY_FETCH_PAGE_GAP", "nan", "“nan”"), ("SCOUTLY_FETCH_MAX_REDIRECTS", "many", "fetch.maxRedirects"),
        ("SCOUTLY_FETCH_MAX_BYTES", "1", "from 1024"), ("SCOUTLY_FETCH_CONNECT_TO", "nonsense", "nonsense"),
        ("SCOUTLY_FETCH_ALLOW_PRIVATE", "10.0.0.0/99", "10.0.0.0/99"),
        ("SCOUTLY_CONFIG", "/nowhere/at-all.yaml", "/nowhere/at-all.yaml"),
    ])
    func `a bad setting stops the start with its name`(name: String, value: String, words: String) async {
        await #expect {
            _ = try await Settings.load(environment: ["HOME": "/home/ada", name: value])
        } throws: { error in
            (error as? Failure)?.code == .settings && (error as? Failure)?.sentence.contains(words) ?? false
        }
    }
}
